/*
 * Advice cases: public decisions, the needs behind them, and how the
 * program's advice compares with what the source chose.
 */
#ifndef VPCA_GRADING_H
#define VPCA_GRADING_H

#include "vpcadvise/advice.h"

#define TODAY        "2026-11-24"
#define ANSWER_LIMIT 8
#define LAST_ROUND   2 /* of collecting cases; at most 9 */
#define CASES_OF_URL 3 /* at most, so that no source counts too much */

/* An option with its second path as a source names it. `twice`: written
 * "x + x", the option built twice without a second path of another kind. */
struct answer {
    const struct vpca_option *option;
    const struct vpca_option *backup;
    bool twice;
};

struct answers {
    struct answer items[ANSWER_LIMIT];
    size_t count;
};

enum half {
    HALF_DEVELOPMENT,
    HALF_HELD_OUT,
    HALF_COUNT,
};

struct advice_case {
    const char *name; /* the file's, without folder and ending */
    enum half half;
    const char *title;
    const char *by;
    const char *url;
    const char *date;
    const char *kind;
    struct answers choice; /* several that the source presents as equal */
    struct answers accepted;
    struct answers impossible;
    const char *why;
    const char *beyond;
    const char *difference; /* why the program differs, or NULL */
    const struct vpca_node *root;
    const struct vpca_model *model; /* its requirements, with one need */
};

struct advice_cases {
    struct advice_case *items; /* by name */
    size_t count;
};

/* ---- read.c ------------------------------------------------------------ */

extern const char *const source_kinds[]; /* NULL ends them */

/* Reads every file; one named differences.yaml gives the reasons why the
 * program differs. Mistakes are in `diags`; what is wrong is left out. */
struct advice_cases advice_cases_read(vpca_arena *arena,
                                      const struct vpca_ruleset *rules,
                                      char *const *paths, size_t count,
                                      struct vpca_diags *diags);
/* One of them. False when something is wrong with it, which was reported. */
bool advice_case_read(vpca_arena *arena, const struct vpca_ruleset *rules,
                      const struct vpca_source *source,
                      struct vpca_diags *diags, struct advice_case *ret_case);
/* Reports each case beyond CASES_OF_URL of one source. */
void advice_urls_check(const struct advice_cases *cases,
                       struct vpca_diags *diags);
/* Which half a case belongs to. Of the last round, that of its name: FNV-1a of
 * 32 bits, even or odd. The earlier rounds were seen, and are development. */
enum half half_of(const char *name, unsigned round);
const char *half_name(enum half half);

/* ---- judge.c ----------------------------------------------------------- */

enum grade {
    GRADE_FIRST,
    GRADE_ACCEPTED,
    GRADE_DIFFERS,
    GRADE_INFEASIBLE, /* what is first cannot serve, says the source */
    GRADE_COUNT,
};
const char *grade_name(enum grade grade);
bool grade_passes(enum grade grade);

enum grade case_judge(const struct advice_case *one,
                      const struct vpca_advice *advice);

/* ---- print.c, page.c --------------------------------------------------- */

void answers_write(struct vpca_text *text, const struct answers *answers);
void entry_write(struct vpca_text *text, const struct vpca_entry *entry);
/* What the source chose, what the program puts first, and what speaks
 * against the choice. */
void case_write(struct vpca_text *text, const struct advice_case *one,
                const struct vpca_advice *advice, enum grade grade);

struct result {
    const struct advice_case *one;
    enum grade grade;
    const char *first; /* of the program, as text */
};

struct results {
    struct result *items;
    size_t count;
};

struct tally {
    size_t grades[GRADE_COUNT];
    size_t count;
};
void tally_add(struct tally *tally, enum grade grade);
/* Of a thousand: those that pass, rounded down. */
unsigned tally_share(const struct tally *tally);

/* The page docs/advice-quality.md. */
void page_write(struct vpca_text *text, const struct vpca_ruleset *rules,
                const struct results *results);

#endif
