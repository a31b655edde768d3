/*
 * Advice on one need: which options are feasible, in what order, and why.
 *
 * One need at a time, in an arena that the caller resets. The ledger of an
 * entry adds up to its total exactly; integers only; the order is total and
 * does not depend on the order of the file or of the pack.
 */
#ifndef VPCADVISE_ADVICE_H
#define VPCADVISE_ADVICE_H

#include "vpcadvise/model.h"

enum vpca_status {
    VPCA_FEASIBLE, /* proven, as far as something was demanded */
    VPCA_OPEN,     /* a stated demand is not proven to be met: "if ..." */
    VPCA_EXCLUDED,
    VPCA_NOT_CONSIDERED, /* a pair, where nothing asks for one */
    VPCA_STATUS_COUNT
};
const char *vpca_status_name(enum vpca_status status); /* "feasible", ... */

/* Which path of a pair a line speaks of. */
enum vpca_path {
    VPCA_PATH_WHOLE,
    VPCA_PATH_PRIMARY,
    VPCA_PATH_BACKUP,
};

/* A rule that fired, or might. Its message is filled from the entry's values
 * (`path` tells which) and the member. */
struct vpca_line {
    const struct vpca_rule *rule;
    enum vpca_truth truth; /* TRUE, UNKNOWN or SILENT_SOURCE */
    enum vpca_path path;
    const struct vpca_member *member; /* that made it fire, or NULL */
    bool waived;
    const struct vpca_waiver *waiver;
};

/* The nearest value of one demand with which an exclusion would not fire. */
struct vpca_nearest_pass {
    const struct vpca_fact *fact; /* NULL: no single demand would do */
    struct vpca_value value;      /* absent: it would pass without the demand */
};

struct vpca_failure {
    struct vpca_line line;
    struct vpca_nearest_pass pass;
};

/* One product of the ledger. The base of a criterion has no rule. */
struct vpca_ledger_line {
    size_t criterion;
    const struct vpca_rule *rule; /* NULL: base */
    const struct vpca_member *member;
    int weight;   /* divided by the greatest common divisor of all */
    int points;   /* counted */
    bool quarter; /* a further match: a quarter of its points */
    bool sure;    /* the rule's condition is true; a base is sure */
    /* What the points may be when the rule's condition is unknown (then
     * `points` is 0) or its band is (then `points` is the least). */
    int least;
    int most;
};

struct vpca_cost_line {
    const struct vpca_price *price;
    const struct vpca_thing *thing;   /* that it is a part of, or NULL */
    const struct vpca_option *option; /* of which path */
    struct vpca_value factor;         /* product of the counted factors */
    struct vpca_value cents;          /* quantity: US cents a month */
    uint64_t assumed; /* assumptions it rests on: bits by index */
};

/* What happens when one component fails. */
struct vpca_failure_row {
    size_t failure; /* a word of need.survive */
    /* What may become of the connection: bits over enum vpca_survival, one
     * unless a condition of the table is unknown. */
    unsigned bits;
    /* The case that holds; of several that may, the one that survives least.
     * `path` is that whose table it stands in: WHOLE for an option by itself,
     * and for what the pack says of the pair. */
    const struct vpca_failure_case *given;
    enum vpca_path path;
    /* The path that carries the traffic then, where that of the row does not:
     * PRIMARY or BACKUP; else WHOLE. */
    enum vpca_path carrier;
};

struct vpca_entry {
    const struct vpca_option *option; /* the primary */
    const struct vpca_option *backup; /* the second path, or NULL */
    const struct vpca_pair *pair;     /* or NULL */
    enum vpca_status status;
    unsigned rank; /* from 1; 0 when not ranked */
    int score;     /* 0..1000: total / weight_sum, rounded half up */
    int64_t total; /* exact */
    int64_t weight_sum;
    bool chosen;
    bool waived;                         /* ranks only because of a waiver */
    bool ruled_out;                      /* by options: only / not */
    const struct vpca_failure *failures; /* true exclusions, by rule id;
                                            waived ones too */
    size_t failure_count;
    const struct vpca_line *conditions; /* why it is open */
    size_t condition_count;
    const struct vpca_line *provisos; /* unknown exclusions that no stated
                                         demand is behind: "provided that" */
    size_t proviso_count;
    const struct vpca_line *notes; /* advantage, limitation, caveat; and
                                      exclusions that the source leaves open */
    size_t note_count;
    const struct vpca_line *builds; /* in order */
    size_t build_count;
    size_t caveats; /* how many of the notes are caveats */
    const struct vpca_failure_row *failure_rows; /* one for each failure */
    size_t failure_row_count;
    const struct vpca_ledger_line *ledger; /* by criterion, base first */
    size_t ledger_count;
    const int *points; /* by criterion: the sum, 0..1000 */
    const struct vpca_cost_line *costs;
    size_t cost_count;
    struct vpca_value monthly_cost; /* cents a month */
    /* The values behind the messages. */
    const struct vpca_value *values; /* by option fact index */
    const struct vpca_value *primary_values;
    const struct vpca_value *backup_values; /* its own where it is no pair */
    /* The case that gave each option fact, by option fact index; NULL where
     * no case did. Of several that may, the last. */
    const struct vpca_fact_case *const *primary_cases;
    const struct vpca_fact_case *const *backup_cases;
};

struct vpca_advice {
    const struct vpca_model *model;
    const struct vpca_need *need;
    const struct vpca_value *need_values;
    const struct vpca_value *backup_need_values;
    bool pairs_considered;
    /* One entry per option of the need's kind, ranked first: by rank, then
     * excluded by id. Where pairs are considered, an option's entry is the
     * better of itself and its best pair (each primary is shown once). */
    const struct vpca_entry *entries;
    size_t entry_count;
    size_t ranked_count;
    /* Every single option and pair that was judged, ranked on its own: what
     * the published laws are about. */
    const struct vpca_entry *all;
    size_t all_count;
    const struct vpca_assumption *const *assumptions; /* that mattered */
    size_t assumption_count;
    const bool *waivers_used; /* by need->waivers: it silences something */
};

/* The advice on a need of the model. It lives in `arena` and refers to the
 * model. */
const struct vpca_advice *vpca_advise(vpca_arena *arena,
                                      const struct vpca_model *model,
                                      const struct vpca_need *need);

/* The judgement on what the need says is chosen: with a second path named, on
 * that very pair; else the better of the option alone and its pairs. NULL
 * where nothing is chosen, or no entry is that. */
const struct vpca_entry *vpca_advice_chosen(const struct vpca_advice *advice);
/* Whether what comes first is that option, with that second path where one is
 * named. */
bool vpca_advice_is_first(const struct vpca_advice *advice,
                          const struct vpca_option *const pair[2]);

/* ---- Again, for another cost ------------------------------------------ */

/* What so many of a price cost: US cents a month. */
int64_t vpca_price_cents(const struct vpca_price *price, int64_t factor);
/* The points that a rule with bands or a scale gives for a quantity; where it
 * is spread, the least. */
int vpca_rule_points_at(const struct vpca_rule *rule,
                        const struct vpca_value *value);

/* ---- What is unknown -------------------------------------------------- */

enum {
    VPCA_BEHIND_CONDITIONS = 1,
    VPCA_BEHIND_PROVISOS = 2,
    VPCA_BEHIND_POINTS = 4, /* lines of the ledger that are not settled */
};

/* An entry of `all` or `entries`, and what of it to look behind. */
struct vpca_traced {
    const struct vpca_entry *entry;
    unsigned behind; /* bits of the above */
};

struct vpca_unknowns {
    const struct vpca_fact_ref *items;
    size_t count;
};

/* The facts that are unknown, or known in part, because of the file, and on
 * which these things rest; in order and each once. A waived line rests on
 * nothing. */
struct vpca_unknowns vpca_unknowns_trace(vpca_arena *arena,
                                         const struct vpca_advice *advice,
                                         const struct vpca_traced *traced,
                                         size_t count);
/* Facts in their order, then tags by name; of members by name. */
int vpca_fact_ref_compare(const struct vpca_fact_ref *a,
                          const struct vpca_fact_ref *b);

/* ---- Why -------------------------------------------------------------- */

/* A condition as it was judged, with the values that it saw. */
struct vpca_trace_test {
    const struct vpca_condition *condition;
    enum vpca_truth truth;
    struct vpca_value left;  /* TEST */
    struct vpca_value right; /* TEST, of a relation with a right side */
    const struct vpca_trace_test *children; /* ALL, ANY: each was judged */
    size_t child_count;
};

/* A rule as it was judged, true or not. */
struct vpca_trace_rule {
    const struct vpca_rule *rule;
    enum vpca_path path; /* as in struct vpca_line */
    enum vpca_truth truth;
    /* Of a rule that reads members: whose values these are, and how many
     * members it was judged for. NULL where the need has no such member. */
    const struct vpca_member *member;
    size_t member_count;
    const struct vpca_trace_test *when; /* NULL: no condition, or no member */
};

struct vpca_trace {
    const struct vpca_trace_rule *items;
    size_t count;
};

/* Every rule that an entry of advice->all was judged by: of an option each
 * once. Of a pair those that judge a path stand for each path; so do they of
 * an option whose second path has demands of its own. In the order of the
 * rule set, path by path. An option that the file rules out is traced all the
 * same; a pair that was not considered has no trace. */
struct vpca_trace vpca_trace(vpca_arena *arena,
                             const struct vpca_advice *advice,
                             const struct vpca_entry *entry);

#endif
