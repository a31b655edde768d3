/*
 * Whole numbers that are not known exactly: saturating interval arithmetic.
 */
#ifndef VPCADVISE_MODEL_RANGE_H
#define VPCADVISE_MODEL_RANGE_H

#include "vpcadvise/facts.h"

/* Not negative; VPCA_INFINITE is open. */
struct range {
    int64_t low;
    int64_t high;
};

struct range range_exact(int64_t number);
struct range range_of(const struct vpca_value *value); /* a quantity */
/* A value that the file would have to say more of when it is spread;
 * unknown when nothing is known. */
struct vpca_value range_value(struct range range);
struct range range_plus(struct range a, struct range b);
struct range range_times(struct range a, struct range b);
struct range range_max(struct range a, struct range b);
/* number x millionths / 1,000,000, rounded down; infinity stays, unless of
 * nothing. */
int64_t int_share(int64_t number, int64_t millionths);
/* number x by / over, rounded down, without overflow on the way. */
int64_t int_scale(int64_t number, int64_t by, int64_t over);

#endif
