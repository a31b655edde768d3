/*
 * How sure the advice on a need is: what stands first under other weights,
 * what each rival would take to be first, and what would have to give where
 * nothing is left.
 *
 * Nothing here changes the advice. All of it is exact: a weight at which the
 * first option changes is a fraction of integers.
 */
#ifndef VPCADVISE_DECISION_H
#define VPCADVISE_DECISION_H

#include "vpcadvise/advice.h"

/* ---- Stability -------------------------------------------------------- */

/* A lead under so many points is close. */
#define VPCA_CLOSE_MARGIN 25
/* So is a first that wins under a smaller share of the weightings: percent. */
#define VPCA_CLOSE_SHARE 60

enum vpca_verdict {
    VPCA_NOTHING_LEFT,
    VPCA_ONLY_ONE_LEFT,   /* one is ranked, proven or open */
    VPCA_ONLY_ONE_PROVEN, /* others are ranked, but open */
    VPCA_TIE,             /* the first two have the same score */
    VPCA_CLOSE,
    VPCA_CLEAR,
    VPCA_VERDICT_COUNT
};
const char *vpca_verdict_name(enum vpca_verdict verdict); /* "clear", ... */

/* A weight of one criterion beyond which another option is first, the other
 * weights as they stand. */
struct vpca_crossing {
    size_t criterion;
    int64_t numerator; /* the weight, in lowest terms; there both are even */
    int64_t denominator;
    bool above; /* it is first above that weight, else below */
    const struct vpca_entry *first; /* of advice->all */
    bool beyond_scale;              /* above what a file may say */
    bool flip; /* the nearest to today's weight on its side */
    /* The nearest weight in tenths at which it is first; -1: between two. */
    int64_t tenths;
};

struct vpca_win {
    const struct vpca_entry *entry; /* of advice->all */
    unsigned count;
};

struct vpca_stability {
    enum vpca_verdict verdict;
    const struct vpca_entry *first;  /* of advice->entries; NULL: none */
    const struct vpca_entry *second; /* the next of the same status, or NULL */
    int margin;                      /* of the scores of those two */
    bool doubtful; /* what is unknown of the points can turn the order */
    /* The facts that a file can tell among them; in order. */
    struct vpca_unknowns doubts;
    unsigned weightings;
    unsigned won;                /* by the first, with any second path */
    const struct vpca_win *wins; /* those above 0, most first */
    size_t win_count;
    const struct vpca_crossing *crossings; /* the nearest first */
    size_t crossing_count;
};

/* Lives in `arena` and refers to the advice. */
const struct vpca_stability *
vpca_stability_find(vpca_arena *arena, const struct vpca_advice *advice);

/* ---- Profiles --------------------------------------------------------- */

/* What is first where a profile weighs the need in place of the file. */
struct vpca_under_profile {
    const struct vpca_profile *profile;
    const struct vpca_option *first;  /* NULL: every option is excluded */
    const struct vpca_option *backup; /* its second path, or NULL */
    enum vpca_status status;          /* of the first */
    int score;
    const struct vpca_option *second; /* the next of that status, or NULL */
    int margin;                       /* of the scores of those two */
};

struct vpca_under_profiles {
    const struct vpca_under_profile *items; /* every profile, by id */
    size_t count;
};

struct vpca_under_profiles vpca_profiles_try(vpca_arena *arena,
                                             const struct vpca_advice *advice);

/* ---- Rivals ----------------------------------------------------------- */

enum vpca_rival_kind {
    VPCA_RIVAL_WEIGHT, /* another weight of one criterion */
    VPCA_RIVAL_DEMAND, /* one demand relaxed or dropped */
    VPCA_RIVAL_ANSWER, /* what it is open for, settled */
    VPCA_RIVAL_NONE,
    VPCA_RIVAL_KIND_COUNT
};
const char *vpca_rival_kind_name(enum vpca_rival_kind kind);

/* What would make an option first that is not. */
struct vpca_rival {
    const struct vpca_entry *entry; /* of advice->entries */
    enum vpca_rival_kind kind;
    const struct vpca_crossing *crossing; /* WEIGHT */
    const struct vpca_nearest_pass *pass; /* DEMAND */
};

struct vpca_rivals {
    const struct vpca_rival *items; /* every entry but the first, in order */
    size_t count;
};

struct vpca_rivals vpca_rivals_find(vpca_arena *arena,
                                    const struct vpca_advice *advice,
                                    const struct vpca_stability *stability);

/* ---- Outcomes --------------------------------------------------------- */

/* What a need is decided as. */
struct vpca_outcome {
    bool possible;                    /* false: there is no such need */
    const struct vpca_option *first;  /* NULL: nothing is left */
    const struct vpca_option *backup; /* its second path, or NULL */
    enum vpca_status status;          /* of the first; EXCLUDED without one */
    uint64_t feasible;                /* options: bits over the symbols */
    uint64_t open;
};

/* `advice` may be NULL: not possible. */
struct vpca_outcome vpca_outcome_of(const struct vpca_advice *advice);
/* The same first with the same second path and status. */
bool vpca_outcome_same_first(const struct vpca_outcome *a,
                             const struct vpca_outcome *b);
/* The same in everything. */
bool vpca_outcome_equal(const struct vpca_outcome *a,
                        const struct vpca_outcome *b);

/* ---- Stretches -------------------------------------------------------- */

/* The advice under a value, in `arena`, or NULL where there is no such need.
 * `arena` is reset when the advice was looked at. */
typedef const struct vpca_advice *vpca_decide(void *context, vpca_arena *arena,
                                              const struct vpca_value *value);

/* A decide: the need of a model where one fact that is unknown, or known in
 * part, has the value. `context` is a struct vpca_telling. */
struct vpca_telling {
    const struct vpca_model *model;
    const struct vpca_need *need;
    struct vpca_fact_ref ref;
};
vpca_decide vpca_decide_told;

/* A quantity from `low` to `high`, in base units and inclusive. */
struct vpca_scan {
    vpca_decide *decide; /* is given single figures */
    void *context;
    /* `decide` takes from where to where as well, and then gives the advice
     * where the figure may be any of them. It is asked first whether that is
     * proof enough. */
    bool ranges;
    int64_t low;
    int64_t high;
    /* Where a condition, band or scale may turn; in order, as
     * vpca_scan_breaks gives them. */
    const int64_t *breaks;
    size_t break_count;
    size_t limit; /* of calls of `decide`; 2 at least */
};

/* Values under which the outcome is the same. */
struct vpca_stretch {
    int64_t low; /* inclusive; of a list of values: indexes */
    int64_t high;
    struct vpca_outcome outcome;
    /* By how many points the first leads the next of its status at either
     * end; -1 where there is none. */
    int lead_low;
    int lead_high;
    /* False where the limit was reached: it may hold others, and may end
     * elsewhere. */
    bool exact;
};

struct vpca_stretches {
    const struct vpca_stretch *items; /* without a gap, from low to high */
    size_t count;
    size_t calls; /* of `decide` */
    bool exact;   /* every one is */
};

/* Stretches of a quantity. Between neighboring breaks every line of a ledger
 * is taken to rise or fall throughout, and a rule that holds at both ends to
 * hold between them; under that, every change is found, to the unit. */
struct vpca_stretches vpca_stretches_find(vpca_arena *arena,
                                          const struct vpca_scan *scan);
/* Each of a list of values by itself, neighbors with the same outcome
 * joined. */
struct vpca_stretches
vpca_stretches_of_values(vpca_arena *arena, vpca_decide *decide, void *context,
                         const struct vpca_value *values, size_t count);
/* Those with the same first, second path and status joined; their sets of
 * feasible and open options are then those that are so throughout. */
struct vpca_stretches
vpca_stretches_by_first(vpca_arena *arena,
                        const struct vpca_stretches *stretches);

/* Sets the breaks of a scan of quantities of that unit: each figure that
 * anything of the pack compares one with, or that one is compared with in the
 * advice, and its neighbors; and `steps` for each doubling. */
void vpca_scan_breaks(vpca_arena *arena, const struct vpca_advice *advice,
                      enum vpca_unit unit, unsigned steps,
                      struct vpca_scan *scan);

/* ---- Ways out --------------------------------------------------------- */

/* So many are told at most. */
#define VPCA_WAYS_OUT_MOST 3

/* A demand that would have to give, and how far. */
struct vpca_giving {
    struct vpca_concession conceded;
    const struct vpca_statement *statement; /* NULL: it is of options: */
};

/* Demands that together leave something when they give way, where no part of
 * them does. Each gives as little as is enough beside the others; of a set
 * that must be survived, words by themselves. */
struct vpca_way_out {
    const struct vpca_giving *items;
    size_t count;
    unsigned size; /* demands: of a set that must be survived, its words */
    const struct vpca_option *option; /* that is first then */
    const struct vpca_option *backup; /* its second path, or NULL */
    enum vpca_status status;
    int score;
};

struct vpca_ways_out {
    struct vpca_way_out *items; /* fewest demands first; then those that leave
                                   something proven; then in order of facts */
    size_t count; /* 0: something is ranked, or no demand is behind it */
};

/* The demands that would have to give where no option is left. Up to
 * VPCA_WAYS_OUT_MOST of the smallest sets. */
struct vpca_ways_out vpca_ways_out_find(vpca_arena *arena,
                                        const struct vpca_advice *advice);

/* ---- Questions -------------------------------------------------------- */

/* What an answer may do. */
enum vpca_influence {
    VPCA_INFLUENCE_FIRST,    /* another first, or another second path */
    VPCA_INFLUENCE_FEASIBLE, /* the same first; what is feasible changes */
    VPCA_INFLUENCE_MAYBE,    /* only bounds over all that is unknown keep it */
    VPCA_INFLUENCE_COUNT
};
/* "first", "feasible", "may-matter" */
const char *vpca_influence_name(enum vpca_influence influence);

/* One answer, or a stretch of figures. */
struct vpca_answer {
    struct vpca_value value; /* of a quantity: from low to high */
    struct vpca_outcome outcome;
    bool exact; /* as of a stretch */
};

struct vpca_question {
    /* The same fact of one member or several, which are told the same; or of
     * the need. */
    const struct vpca_fact_ref *refs;
    size_t ref_count;
    enum vpca_influence influence;
    /* Everything that it may be, the other facts as they stand. None of a
     * fact that no file can tell as a value, such as a name, and where the
     * calls were used up: then it is MAYBE. */
    const struct vpca_answer *answers;
    size_t answer_count;
    int swing; /* points by which its answers move the lead of the first */
    /* For FIRST, where no answer by itself changes who is first: the other
     * question of the list with which one does; else VPCA_NONE. */
    size_t with;
};

struct vpca_questions {
    const struct vpca_question *items; /* by influence, then swing */
    size_t count;
    size_t calls; /* how often the need was judged */
};

/* What to ask of a need: the facts unknown because of the file on whose answer
 * it can depend who is first, or what is feasible. None that could change who
 * is first is left out, whatever the others turn out to be: all are told at
 * once as everything that they may be, and what cannot be first under that
 * never is. The need is judged about `calls` times at most. */
struct vpca_questions vpca_questions_find(vpca_arena *arena,
                                          const struct vpca_advice *advice,
                                          size_t calls);

/* How often a need may be judged for its questions in a file with so many
 * needs: enough for all of them in a small one, a few in a large one. */
size_t vpca_questions_share(size_t needs);

#endif
