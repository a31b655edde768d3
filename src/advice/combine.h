/* Arithmetic on values: products, sums, the weaker and stronger of two. */
#ifndef VPCADVISE_ADVICE_COMBINE_H
#define VPCADVISE_ADVICE_COMBINE_H

#include "vpcadvise/facts.h"

/* Non-negative; VPCA_INFINITE stays what it is. */
int64_t saturating_add(int64_t a, int64_t b);
int64_t saturating_multiply(int64_t a, int64_t b);

/* Absent counts as the other one; not stated wins over stated. */
struct vpca_value value_weaker(const struct vpca_value *a,
                               const struct vpca_value *b,
                               enum vpca_direction direction);
struct vpca_value value_stronger(const struct vpca_value *a,
                                 const struct vpca_value *b,
                                 enum vpca_direction direction);
struct vpca_value value_sum(const struct vpca_value *a,
                            const struct vpca_value *b);
struct vpca_value value_product(const struct vpca_value *a,
                                const struct vpca_value *b);
struct vpca_value value_union(const struct vpca_value *a,
                              const struct vpca_value *b);
struct vpca_value value_intersection(const struct vpca_value *a,
                                     const struct vpca_value *b);

#endif
