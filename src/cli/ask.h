/* What vpcadvise ask asks, and how the answers get into the file. */
#ifndef CLI_ASK_H
#define CLI_ASK_H

#include "options.h"

/* ---- ask_questions.c -------------------------------------------------- */

/* One key of the file that is not there, or not known. */
struct ask_question {
    const char *path; /* "sites.fra-dc.gateway.bgp" */
    const char *text; /* what is asked */
    const char *why;  /* what becomes of the decision, or NULL */
};

struct ask_questions {
    struct ask_question *items;
    size_t count;
    size_t capacity;
};

/* What the decision on the need depends on, most important first. */
struct ask_questions ask_questions_find(vpca_arena *arena,
                                        const struct vpca_advice *advice);

/* ---- ask_forms.c ------------------------------------------------------ */

/* What a value at the path may be: "yes or no". */
const char *ask_form(vpca_arena *arena, const struct vpca_ruleset *rules,
                     const char *path);

/* ---- ask_session.c ---------------------------------------------------- */

struct ask_session {
    const struct options *options;
    const struct vpca_ruleset *rules;
    const struct vpca_source *source; /* with the answers so far */
    const struct vpca_model *model;   /* of that text */
    vpca_arena *arena;                /* of the model */
    vpca_names *settled; /* paths that are answered or passed over */
    size_t answered;
    FILE *out;
};

/* Sets a value in the text, where the file is still one that can be advised
 * on. False, and `diags` says why, when it is not; nothing changed then. */
bool ask_session_set(struct ask_session *session, const char *path,
                     const char *value, struct vpca_diags *diags);
/* Asks on the terminal until nothing is open or nobody answers. */
void ask_session_run(struct ask_session *session);

#endif
