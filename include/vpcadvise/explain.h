/*
 * Explanations of what the program knows and of what it decided.
 *
 * An explanation is a small document of blocks, ready to be laid out. What
 * stands in it is decided here; a renderer knows only the kinds of blocks.
 */
#ifndef VPCADVISE_EXPLAIN_H
#define VPCADVISE_EXPLAIN_H

#include "vpcadvise/evidence.h"
#include "vpcadvise/report.h"

/* ---- Documents -------------------------------------------------------- */

enum vpca_block_kind {
    VPCA_BLOCK_TITLE,
    VPCA_BLOCK_HEADING,
    VPCA_BLOCK_TEXT, /* a paragraph */
    VPCA_BLOCK_ROW,  /* `name` and what it is; those that follow each other
                        have one column of names */
    VPCA_BLOCK_ITEM, /* one of a list */
    VPCA_BLOCK_CODE, /* lines as they stand */
    VPCA_BLOCK_TABLE,
};

struct vpca_block {
    enum vpca_block_kind kind;
    unsigned depth;   /* how far it is set in */
    const char *name; /* of a ROW */
    const char *text; /* of all but a TABLE; a CODE has line breaks */
    enum vpca_tone tone;
    /* TABLE: row by row, the head first. Of the columns the last may wrap. */
    const char *const *cells;
    size_t rows; /* the head included */
    size_t columns;
};

struct vpca_doc {
    struct vpca_block *blocks;
    size_t count;
    size_t capacity;
};

/* ---- What is known ---------------------------------------------------- */

/* What a name of the pack or the program means, why, and from where: an
 * option, a rule, a claim, a fact, ..., or a diagnostic code, a gate, or a
 * word for all of a kind ("rules", "words"). Of a name that fits several
 * things all are explained. NULL where it fits none; then the nearest that
 * could be explained is in `ret_near`, or NULL. */
const struct vpca_doc *vpca_explain(vpca_arena *arena,
                                    const struct vpca_ruleset *rules,
                                    const char *name, const char **ret_near);
/* What there is to explain: the kinds of things, and how many of each. */
const struct vpca_doc *vpca_explain_topics(vpca_arena *arena,
                                           const struct vpca_ruleset *rules);
/* A table of all options. */
const struct vpca_doc *vpca_explain_options(vpca_arena *arena,
                                            const struct vpca_ruleset *rules);
/* Calls `visit` for every name that can be explained, kind by kind. */
void vpca_explain_names(vpca_arena *arena, const struct vpca_ruleset *rules,
                        void (*visit)(void *context, const char *name),
                        void *context);

/* ---- What was decided ------------------------------------------------- */

/* What is asked: of the need of that name, why an option, or a pair of a
 * primary and a second path ("a+b"), stands where it does. */
struct vpca_why {
    const char *need;
    const char *option;
    bool all; /* rules that did not fire, too, however far they missed */
};

/* The ledger, and the rules with what they saw. NULL where the need or the
 * option is not known: then `ret_problem` says so and `ret_near` names the
 * nearest, or is NULL. */
const struct vpca_doc *vpca_explain_why(vpca_arena *arena,
                                        const struct vpca_model *model,
                                        const struct vpca_why *question,
                                        const char **ret_problem,
                                        const char **ret_near);

#endif
