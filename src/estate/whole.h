/* What the files of the estate stage share. */
#ifndef VPCADVISE_ESTATE_WHOLE_H
#define VPCADVISE_ESTATE_WHOLE_H

#include "vpcadvise/estate.h"

/* ---- figures.c -------------------------------------------------------- */

/* Figures are not negative; VPCA_INFINITE stays what it is. */
int64_t figure_plus(int64_t a, int64_t b);
int64_t figure_minus(int64_t a, int64_t b);
int64_t figure_times(int64_t a, int64_t b);
/* a x b / c, rounded down; c > 0 */
int64_t figure_share(int64_t a, int64_t b, int64_t c);
struct vpca_range figures_plus(struct vpca_range a, struct vpca_range b);
struct vpca_range figures_times(struct vpca_range a, struct vpca_range b);
/* The larger of both ends. */
struct vpca_range figures_later(struct vpca_range a, struct vpca_range b);
struct vpca_range figures_minus(struct vpca_range a, struct vpca_range b);
struct vpca_range figures_most(struct vpca_range a, struct vpca_range b);
/* Of a quantity; what is not known may be anything. */
struct vpca_range figures_of(const struct vpca_value *value);

/* ---- spots.c --------------------------------------------------------- */

/* One of the places at which a need has a thing. */
struct spot {
    const char *name;
    int64_t weight; /* how many of the thing it has there, of `total` */
};

struct spots {
    const struct spot *items;
    size_t count;  /* 0: they are not known well enough to be shared */
    int64_t total; /* of the weights; 0: not known, and it is one place */
};

struct spots spots_find(const struct vpca_estate *estate,
                        const struct vpca_need *need, enum vpca_shared shared);
/* All of them as one place. */
struct spots spots_join(const struct vpca_estate *estate, struct spots spots);

/* ---- slots.c: a thing at a place -------------------------------------- */

struct slot {
    const struct vpca_thing *thing;
    const char *place;
    struct vpca_bill_line *lines; /* a line for each price */
    size_t line_count;
    size_t line_capacity;
    size_t *users; /* needs that may use it, by index, each once */
    size_t user_count;
    size_t user_capacity;
    /* What the picks make of it. */
    size_t count;          /* needs that use it */
    bool sized;            /* one of its prices is a size */
    struct vpca_range sum; /* what they would pay each for itself */
    struct vpca_range cents;
    struct vpca_range bandwidth; /* that they ask of it together */
    struct vpca_range copies;
};

/* The parts of a choice of one price in one slot; VPCA_NONE: nobody else's. */
struct piece {
    size_t slot;
    size_t line; /* of the slot */
    const struct vpca_price *price;
    struct vpca_range factor;
    struct vpca_range most; /* of the factors of the parts */
    struct vpca_range cents;
    struct vpca_range bandwidth;
};

/* A choice as pieces, by slot. */
struct plan {
    struct piece *pieces;
    size_t count;
    bool dropped; /* another is never worse */
    bool lonely;  /* nobody else may use what it uses */
};

/* The work on an estate: a plan for each choice. */
struct vpca_estate_work {
    struct vpca_estate *estate;
    struct slot *slots;
    size_t slot_count;
    size_t slot_capacity;
    vpca_names *slot_names;
    struct plan (*plans)[VPCA_ESTATE_CHOICES]; /* by need */
};

/* Makes plans and slots of all choices, and forgets slots of one need. */
void plans_make(struct vpca_estate_work *work);
/* Works out what the picks make of a slot. */
void slot_settle(const struct vpca_estate_work *work, struct slot *slot);
/* Whether it is one for all that use it, rather than one for each. */
bool slot_is_shared(const struct slot *slot);
/* What one of its users, who would pay `own` alone, pays. */
struct vpca_range slot_share(const struct slot *slot, struct vpca_range own);
/* Where the pieces of the next slot start. */
size_t pieces_end(const struct plan *plan, size_t start);
struct vpca_range pieces_cents(const struct plan *plan, size_t start,
                               size_t end);

/* ---- value.c ---------------------------------------------------------- */

/* What a need pays with what its pick shares. */
struct vpca_range need_cents(const struct vpca_estate_work *work, size_t need);
/* The score of its pick in units, at that cost. */
int64_t need_value(const struct vpca_estate_work *work, size_t need);
/* The score of a choice where nothing is shared. */
int64_t choice_value(const struct vpca_estate_choice *choice,
                     struct vpca_range cents);

/* ---- search.c --------------------------------------------------------- */

/* Picks a choice for each need, and settles all slots. */
void picks_search(struct vpca_estate_work *work);
/* The value of all picks. */
int64_t picks_value(const struct vpca_estate_work *work);

/* ---- groups.c --------------------------------------------------------- */

/* Needs that may share something, directly or by way of others. */
struct group {
    const size_t *needs; /* by name */
    size_t count;
};

struct groups {
    const struct group *items; /* of two needs or more */
    size_t count;
};

struct groups groups_find(const struct vpca_estate_work *work);

/* ---- improve.c -------------------------------------------------------- */

/* Changes one pick of a group at a time as long as that is better. */
void group_improve(struct vpca_estate_work *work, const struct group *group);
/* Settles every slot that a choice of the need may use. */
void need_settle(const struct vpca_estate_work *work, size_t need);

/* ---- bill.c ----------------------------------------------------------- */

/* Adds up what the picked choices come to, and what is shared. */
void bill_settle(struct vpca_estate_work *work);

/* ---- conflicts.c ------------------------------------------------------ */

/* Holds what was counted against the limits of the pack. */
void conflicts_settle(struct vpca_estate *estate);

/* ---- plan.c, interim.c, phases.c -------------------------------------- */

struct vpca_plan *plan_new(vpca_arena *arena, const struct vpca_model *model);
/* Keeps how long the need takes and what could serve it until then. `entry`
 * is what is built for it, or NULL. */
void plan_add(struct vpca_estate *estate, const struct vpca_advice *advice,
              const struct vpca_entry *entry);
/* What could serve the need until the entry is ready. */
struct vpca_interim interim_find(struct vpca_estate *estate,
                                 const struct vpca_advice *advice,
                                 const struct vpca_entry *entry);
/* Puts the needs in order. */
void phases_settle(struct vpca_estate *estate);

#endif
