/* What needs bring to each place, for the limits of the pack. */
#ifndef VPCADVISE_ESTATE_TALLY_H
#define VPCADVISE_ESTATE_TALLY_H

#include "keys.h"
#include "whole.h"

#define NOTHING SIZE_MAX

/* Somewhere that one limit counts. */
struct place {
    const struct vpca_quota *limit;
    const struct vpca_member *member; /* SITE, VPC */
    const char *region;
    const char *account;
    const struct vpca_need *needs[VPCA_CONFLICT_NEEDS]; /* least names */
    size_t named;
    size_t need_count;
    const struct vpca_need *last; /* the need that was counted last */
    size_t things;                /* the first of a chain, or NOTHING */
};

/* One thing at a place; several needs may bring it. */
struct thing {
    struct vpca_range count;
    const struct vpca_member *member; /* what is reached, or NULL */
    const struct vpca_need *need;     /* the first by name that brings it */
    size_t next;                      /* in the chain of its place */
};

struct vpca_tally {
    struct keys place_keys;
    struct keys thing_keys;
    struct place *places; /* by number */
    size_t place_capacity;
    struct thing *things; /* by number */
    size_t thing_capacity;
    vpca_names *labels; /* of Regions and accounts: their numbers */
    size_t label_count;
    size_t visits; /* pairs of networks that were looked at */
};

struct vpca_tally *tally_new(vpca_arena *arena);
/* Counts what the option of a need, and its second path, bring. */
void tally_count(struct vpca_estate *estate, const struct vpca_advice *advice,
                 const struct vpca_entry *entry);

/* ---- reached.c: what a place reaches, pair by pair --------------------- */

/* What an item of a limit brings, while pairs are walked. */
struct bringing {
    struct vpca_estate *estate;
    const struct vpca_need *need;
    const struct vpca_quota *limit;
    const struct vpca_quota_item *item;
    struct vpca_range times;
};

/* The pairs of networks that the need joins: an upper bound. */
size_t pairs_of(const struct vpca_need *need);
/* Looks at each pair from both sides. */
void pairs_walk(const struct bringing *bringing);
/* Adds a thing to a place; `reached` and `through` tell it from others. */
void thing_add(const struct bringing *bringing, const struct place *at,
               const struct vpca_member *reached,
               const struct vpca_member *through, struct vpca_range count);

/* ---- alike.c: what must differ at one place ---------------------------- */

/* Conflicts that are found, while they are gathered. */
struct finding {
    struct vpca_estate *estate;
    vpca_arena *scratch;
    struct vpca_conflict *items;
    size_t count;
    size_t capacity;
};

void finding_add(struct finding *finding, const struct place *place,
                 struct vpca_conflict conflict);
/* Compares what is reached from the place. */
void alike_find(struct finding *finding, const struct place *place);

#endif
