/* Saturating interval arithmetic on whole numbers. */
#include "range.h"

struct range range_exact(int64_t number)
{
    return (struct range){number, number};
}

struct range range_of(const struct vpca_value *value)
{
    if (value->state != VPCA_STATED)
        return (struct range){0, VPCA_INFINITE};
    return (struct range){value->as.quantity.low, value->as.quantity.high};
}

struct vpca_value range_value(struct range range)
{
    if (range.low == 0 && range.high == VPCA_INFINITE)
        return vpca_value_unknown(VPCA_TYPE_QUANTITY, VPCA_CAUSE_FILE);
    return vpca_value_quantity(range.low, range.high, VPCA_CAUSE_FILE);
}

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

struct range range_plus(struct range a, struct range b)
{
    return (struct range){plus(a.low, b.low), plus(a.high, b.high)};
}

struct range range_times(struct range a, struct range b)
{
    return (struct range){times(a.low, b.low), times(a.high, b.high)};
}

struct range range_max(struct range a, struct range b)
{
    return (struct range){a.low > b.low ? a.low : b.low,
                          a.high > b.high ? a.high : b.high};
}

int64_t int_scale(int64_t number, int64_t by, int64_t over)
{
    int64_t whole;
    int64_t rest;

    if (by == 0)
        return 0;
    if (number == VPCA_INFINITE)
        return VPCA_INFINITE;
    whole = times(number / over, by);
    rest = times(number % over, by);
    /* Where the rest alone overflows, its last digits do not matter. */
    if (rest == VPCA_INFINITE)
        return plus(whole, times(number % over, by / over));
    return whole == VPCA_INFINITE ? whole : plus(whole, rest / over);
}

int64_t int_share(int64_t number, int64_t millionths)
{
    return int_scale(number, millionths, 1000000);
}
