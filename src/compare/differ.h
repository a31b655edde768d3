/* What the parts of a comparison share. */
#ifndef VPCADVISE_COMPARE_DIFFER_H
#define VPCADVISE_COMPARE_DIFFER_H

#include "state.h"

struct differ {
    vpca_arena *arena;
    const struct vpca_snapshot *before;
    const struct vpca_snapshot *after;
    /* What the files say otherwise; empty unless both are known. */
    struct vpca_differences facts;
    /* By its index: the section and name that a fact of `facts` stands under,
     * and whether a need shows it. */
    const struct vpca_snapshot_fact **places;
    size_t place_capacity;
    bool *shown;
};

void differ_add(const struct differ *differ, struct vpca_differences *list,
                const struct vpca_difference *difference);
/* Fills differ->facts. */
void differ_read_facts(struct differ *differ);
/* What is said otherwise of a need and its members; either may be NULL. */
void differ_add_facts(struct differ *differ,
                      const struct vpca_snapshot_need *before,
                      const struct vpca_snapshot_need *after,
                      struct vpca_differences *list);
/* What no need shows. */
void differ_add_other_facts(const struct differ *differ,
                            struct vpca_differences *list);
/* Options of one need, both there. */
void differ_add_options(const struct differ *differ,
                        const struct vpca_snapshot_need *before,
                        const struct vpca_snapshot_need *after,
                        struct vpca_differences *list);

#endif
