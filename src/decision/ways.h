/* What the files of the ways out share. */
#ifndef VPCADVISE_DECISION_WAYS_H
#define VPCADVISE_DECISION_WAYS_H

#include "vpcadvise/decision.h"

/* What may give by itself: a demand, a word of those that must be survived,
 * or what options: rules. */
struct part {
    struct vpca_giving whole; /* as it goes altogether */
    uint64_t word;            /* that goes, of a set; else 0 */
};

enum { PARTS_MOST = 64 }; /* bits of a set of them */

/* A set of parts that together leave something. */
struct exit_found {
    uint64_t parts;
    unsigned size;
    enum vpca_status status; /* of what is first */
};

struct search {
    const struct vpca_advice *advice;
    vpca_arena *arena;
    vpca_arena *scratch; /* reset before each try */
    struct part parts[PARTS_MOST];
    size_t part_count;
    unsigned tries;
    struct exit_found *found;
    size_t found_count;
    size_t found_capacity;
};

/* Judges the need anew; what it returns lasts until the next call. */
const struct vpca_advice *search_try(struct search *search,
                                     const struct vpca_giving *items,
                                     size_t count);
/* The parts as demands, words of one set together; `ret_items` has room for
 * PARTS_MOST. */
size_t search_givings(const struct search *search, uint64_t parts,
                      struct vpca_giving *ret_items);

/* ways_search.c: finds the smallest sets, in order. */
void search_run(struct search *search);
/* ways_relax.c: lets each demand give only as far as it must. */
void search_relax(struct search *search, struct vpca_giving *items,
                  size_t count);

#endif
