/*
 * The whole network: what the answers to all needs come to together.
 *
 * It never changes the advice on a need. Of each need a compact summary is
 * kept, so that memory stays small; what is found rests on those alone. Needs
 * are taken in the order of their names, so that the order of the file changes
 * nothing (docs/estate.md).
 */
#ifndef VPCADVISE_ESTATE_H
#define VPCADVISE_ESTATE_H

#include "vpcadvise/advice.h"

/* At most so many options of one need take part. */
#define VPCA_ESTATE_CHOICES 4
/* Up to so many combinations of one group of needs are all tried; and so many
 * of all groups together. */
#define VPCA_ESTATE_EXACT     20000
#define VPCA_ESTATE_EXACT_ALL 200000
/* A combination is valued in millionths of a point. */
#define VPCA_ESTATE_UNIT 1000000

/* A figure that is known in part; VPCA_INFINITE: open. */
struct vpca_range {
    int64_t low;
    int64_t high;
};

/* A cost line of a choice. */
struct vpca_estate_part {
    const struct vpca_price *price;
    const struct vpca_thing *thing; /* that it is a part of, or NULL */
    bool backup;                    /* of the second path */
    struct vpca_range factor;
    struct vpca_range cents; /* a month */
};

/* A line of the ledger that follows from the cost. */
struct vpca_cost_points {
    const struct vpca_rule *rule;
    int weight;
    int points;
};

/* An option of a need, with its second path, that may be built. */
struct vpca_estate_choice {
    const struct vpca_option *option;
    const struct vpca_option *backup; /* or NULL */
    enum vpca_status status;          /* FEASIBLE, or OPEN */
    int64_t total;                    /* as in struct vpca_entry */
    int64_t weight_sum;
    struct vpca_range cents; /* a month, built for this need alone */
    const struct vpca_estate_part *parts;
    size_t part_count;
    const struct vpca_cost_points *cost_points;
    size_t cost_points_count;
};

/* A need with its choices, the best first. A need with nothing left has none.
 * An option that the file chose, and that is not excluded, is the only one. */
struct vpca_estate_need {
    const struct vpca_need *need;
    struct vpca_estate_choice *choices;
    size_t choice_count;
    bool chosen; /* the file chose it */
    /* What one source needs at its peak, of each path; 0: not demanded. */
    struct vpca_range bandwidth[2];
    size_t picked; /* the choice that the whole network takes */
    /* What it pays of that, where it shares; a month. */
    struct vpca_range cents;
    /* Of what it shares, that which saves it most: an index of `shared`, or
     * VPCA_NONE. */
    size_t saves_most;
};

/* All that is built of one price. */
struct vpca_bill_line {
    const struct vpca_price *price;
    struct vpca_range factor;
    struct vpca_range cents;
};

/* Something that several needs use together. */
struct vpca_estate_shared {
    const struct vpca_thing *thing;
    const char *place;   /* "fra-dc", "fra-dc and prod"; "": the network */
    const size_t *needs; /* indexes, by name */
    size_t need_count;
    const struct vpca_bill_line *lines;
    size_t line_count;
    struct vpca_range cents;
    struct vpca_range apart;     /* what they would cost each for itself */
    struct vpca_range bandwidth; /* of a thing with sizes: what all ask of it
                                    together; else 0 */
};

struct vpca_bill {
    const struct vpca_bill_line *lines; /* by price id */
    size_t line_count;
    struct vpca_range cents; /* of all lines */
    struct vpca_range apart; /* of the same options, nothing shared */
    struct vpca_range alone; /* of each need's first choice by itself */
};

/* ---- Conflicts -------------------------------------------------------- */

/* So many needs of a conflict are named, and the rest only counted. */
#define VPCA_CONFLICT_NEEDS 4

/* What cannot be built as the needs ask together, or only when more is asked
 * for. It never changes the answer to a need. */
struct vpca_conflict {
    const struct vpca_quota *limit;
    bool hard; /* there cannot be more; else more can be asked for */
    bool sure; /* else it depends on what the file does not tell */
    /* Where: a site or VPC, or a Region, or nothing for the whole network. */
    const struct vpca_member *member;
    const char *region;
    const char *account;                /* NULL: not told, or several are */
    struct vpca_range count;            /* of what is counted */
    int64_t most;                       /* the quota or limit that is crossed */
    const struct vpca_member *alike[2]; /* of a comparison, by name */
    const struct vpca_need *const *needs; /* by name */
    size_t named;                         /* VPCA_CONFLICT_NEEDS at most */
    size_t need_count;
};

/* ---- Phases ----------------------------------------------------------- */

/* A demand that is not met before the option itself is ready. */
struct vpca_lack {
    const struct vpca_fact *fact;
    struct vpca_value demanded;
    struct vpca_value given; /* the most that is; absent: nothing of it */
};

/* What can serve a need until its option is ready. */
struct vpca_interim {
    const struct vpca_option *option; /* NULL: none was found */
    enum vpca_status status;          /* OPEN: not proven either */
    struct vpca_range ready;          /* seconds from the start */
    bool current;                     /* it is in use today */
    bool stays; /* it is the second path of what is built */
    const struct vpca_lack *lacks;
    size_t lack_count;
};

enum vpca_lateness {
    VPCA_IN_TIME, /* or nothing says when it must be ready */
    VPCA_MAY_BE_LATE,
    VPCA_LATE,
};

/* A need in its phase. Times are in seconds. */
struct vpca_planned {
    const struct vpca_need *need;
    const struct vpca_option *option; /* NULL, in no phase: nothing is left */
    const struct vpca_option *backup; /* or NULL */
    struct vpca_range lead;           /* from when work on it begins */
    struct vpca_range ready; /* from the start, with what it waits for */
    enum vpca_lateness late;
    struct vpca_range due; /* where a time is demanded; else 0 to open */
    struct vpca_interim interim;
};

struct vpca_phase {
    const struct vpca_planned *const *needs; /* by when ready, option, name */
    size_t need_count;
    struct vpca_range ready; /* all of it */
};

struct vpca_tally; /* what is counted for limits */
struct vpca_plan;  /* what is kept for phases */
struct vpca_estate_work;

struct vpca_estate {
    vpca_arena *arena;
    struct vpca_estate_work *work; /* once it is settled */
    const struct vpca_model *model;
    struct vpca_estate_need *needs; /* in the order they were added */
    size_t need_count;
    const size_t *order;                     /* indexes of needs, by name */
    const struct vpca_estate_shared *shared; /* what saves most first */
    size_t shared_count;
    bool exact;        /* no combination does better */
    int64_t value;     /* of all needs with what they share: the sum of their
                          scores, in units */
    int64_t own_value; /* the same with each need's first choice */
    struct vpca_bill bill;
    struct vpca_tally *tally;
    struct vpca_plan *plan;
    const struct vpca_conflict *conflicts; /* hard ones first */
    size_t conflict_count;
    size_t uncounted; /* needs that join too many pairs to count */
    /* In order; a need once, one with nothing left to build not at all. */
    const struct vpca_phase *phases;
    size_t phase_count;
};

/* Room for every need of the model. */
struct vpca_estate *vpca_estate_new(vpca_arena *arena,
                                    const struct vpca_model *model);
/* Keeps what is needed of the advice on a need; the advice may go then. */
void vpca_estate_add(struct vpca_estate *estate,
                     const struct vpca_advice *advice);
/* Works out what all needs come to together, once, at the end. */
void vpca_estate_settle(struct vpca_estate *estate);
/* The value, in units, of a combination: a choice for each need, by index; of
 * a need without choices it is not read. The estate is settled, and what was
 * picked stays. */
int64_t vpca_estate_value(struct vpca_estate *estate, const size_t *picks);

#endif
