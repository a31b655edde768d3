/* Those that could be first, compared under any weights. */
#ifndef VPCADVISE_DECISION_FIELD_H
#define VPCADVISE_DECISION_FIELD_H

#include "vpcadvise/decision.h"

/* Options and pairs of the status of the first, in the order that decides
 * where totals are the same. */
struct field {
    const struct vpca_advice *advice;
    const int *weights; /* as the file gives them */
    size_t criterion_count;
    const struct vpca_entry **items;
    size_t count;
};

/* The pair that was decided on stands for its primary, whatever the weights
 * are. */
bool entry_is_replaced(const struct vpca_advice *advice,
                       const struct vpca_entry *entry);

struct field field_of(vpca_arena *arena, const struct vpca_advice *advice);

/* The exact sum of an entry under weights. */
int64_t field_total(const struct field *field, const struct vpca_entry *entry,
                    const int64_t *weights);
/* Who is first under weights; there is one at least. */
const struct vpca_entry *field_first(const struct field *field,
                                     const int64_t *weights);
/* Whether another is at least as good on every criterion and better on one. */
bool field_dominates(const struct field *field, const struct vpca_entry *entry);

/* crossings.c: what is first under any weight of one criterion, from today's
 * to either side, for all criteria. */
void crossings_find(vpca_arena *arena, const struct field *field,
                    struct vpca_stability *stability);

/* grid.c: who is first under each of the weightings. */
void grid_count(vpca_arena *arena, const struct field *field,
                struct vpca_stability *stability);

#endif
