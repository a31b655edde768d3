/*
 * How sure the advice on a need is: what stands first under other weights,
 * and what each rival would take to be first.
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

#endif
