/*
 * The whole network: what the answers to all needs come to together.
 *
 * It never changes the advice on a need. Of each need a compact summary is
 * kept, so that memory stays small; what is found rests on those alone.
 */
#ifndef VPCADVISE_ESTATE_H
#define VPCADVISE_ESTATE_H

#include "vpcadvise/advice.h"

/* At most so many options of one need take part. */
#define VPCA_ESTATE_CHOICES 4

/* A figure that is known in part; VPCA_INFINITE: open. */
struct vpca_range {
    int64_t low;
    int64_t high;
};

/* A cost line of a choice. */
struct vpca_estate_part {
    const struct vpca_price *price;
    struct vpca_range factor;
    struct vpca_range cents; /* a month */
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
};

/* A need with its choices, the best first. A need with nothing left has none.
 * An option that the file chose, and that is not excluded, is the only one. */
struct vpca_estate_need {
    const struct vpca_need *need;
    struct vpca_estate_choice *choices;
    size_t choice_count;
    bool chosen;   /* the file chose it */
    size_t picked; /* the choice that the whole network takes */
};

/* All that is built of one price. */
struct vpca_bill_line {
    const struct vpca_price *price;
    struct vpca_range factor;
    struct vpca_range cents;
};

struct vpca_bill {
    const struct vpca_bill_line *lines; /* by price id */
    size_t line_count;
    struct vpca_range cents; /* of all lines */
    struct vpca_range alone; /* of each need's first choice by itself */
};

struct vpca_estate {
    vpca_arena *arena;
    const struct vpca_model *model;
    struct vpca_estate_need *needs; /* in the order they were added */
    size_t need_count;
    struct vpca_bill bill;
};

/* Room for every need of the model. */
struct vpca_estate *vpca_estate_new(vpca_arena *arena,
                                    const struct vpca_model *model);
/* Keeps what is needed of the advice on a need; the advice may go then. */
void vpca_estate_add(struct vpca_estate *estate,
                     const struct vpca_advice *advice);
/* Works out what all needs come to together, once, at the end. */
void vpca_estate_settle(struct vpca_estate *estate);

#endif
