/* Arithmetic on figures that are known in part. */
#include "whole.h"

int64_t figure_plus(int64_t a, int64_t b)
{
    return a > VPCA_INFINITE - b ? VPCA_INFINITE : a + b;
}

int64_t figure_minus(int64_t a, int64_t b)
{
    if (a == VPCA_INFINITE)
        return a;
    return b > a ? 0 : a - b;
}

int64_t figure_times(int64_t a, int64_t b)
{
    if (a == 0 || b == 0)
        return 0;
    return a > VPCA_INFINITE / b ? VPCA_INFINITE : a * b;
}

int64_t figure_share(int64_t a, int64_t b, int64_t c)
{
    /* What is lost is a part in a thousand million. */
    while (b > INT32_MAX || c > INT32_MAX) {
        b /= 2;
        c /= 2;
    }
    if (c == 0)
        return 0;
    return figure_plus(figure_times(a / c, b), a % c * b / c);
}

struct vpca_range figures_times(struct vpca_range a, struct vpca_range b)
{
    return (struct vpca_range){figure_times(a.low, b.low),
                               figure_times(a.high, b.high)};
}

struct vpca_range figures_later(struct vpca_range a, struct vpca_range b)
{
    return (struct vpca_range){a.low > b.low ? a.low : b.low,
                               a.high > b.high ? a.high : b.high};
}

struct vpca_range figures_plus(struct vpca_range a, struct vpca_range b)
{
    return (struct vpca_range){figure_plus(a.low, b.low),
                               figure_plus(a.high, b.high)};
}

struct vpca_range figures_minus(struct vpca_range a, struct vpca_range b)
{
    return (struct vpca_range){figure_minus(a.low, b.low),
                               figure_minus(a.high, b.high)};
}

struct vpca_range figures_most(struct vpca_range a, struct vpca_range b)
{
    return (struct vpca_range){a.low > b.low ? a.low : b.low,
                               a.high > b.high ? a.high : b.high};
}

struct vpca_range figures_of(const struct vpca_value *value)
{
    if (value->state != VPCA_STATED || value->unknown)
        return (struct vpca_range){0, VPCA_INFINITE};
    return (struct vpca_range){value->as.quantity.low, value->as.quantity.high};
}
