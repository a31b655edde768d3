/* Arithmetic on figures that are known in part. */
#include "whole.h"

static int64_t plus(int64_t a, int64_t b)
{
    return a > VPCA_INFINITE - b ? VPCA_INFINITE : a + b;
}

static int64_t times(int64_t a, int64_t b)
{
    if (a == 0 || b == 0)
        return 0;
    return a > VPCA_INFINITE / b ? VPCA_INFINITE : a * b;
}

struct vpca_range figures_times(struct vpca_range a, struct vpca_range b)
{
    return (struct vpca_range){times(a.low, b.low), times(a.high, b.high)};
}

struct vpca_range figures_later(struct vpca_range a, struct vpca_range b)
{
    return (struct vpca_range){a.low > b.low ? a.low : b.low,
                               a.high > b.high ? a.high : b.high};
}

struct vpca_range figures_plus(struct vpca_range a, struct vpca_range b)
{
    return (struct vpca_range){plus(a.low, b.low), plus(a.high, b.high)};
}

struct vpca_range figures_of(const struct vpca_value *value)
{
    if (value->state != VPCA_STATED || value->unknown)
        return (struct vpca_range){0, VPCA_INFINITE};
    return (struct vpca_range){value->as.quantity.low, value->as.quantity.high};
}
