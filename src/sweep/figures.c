/* Figures of a quantity as text: exact for files, rounded for people. */
#include "figures.h"

#include <inttypes.h>
#include <string.h>

#define MILLIONTHS_PER_PERCENT INT64_C(10000)
#define CENTS                  INT64_C(100)
#define FAR_APART              8   /* times */
#define KEPT                   100 /* two figures of a rounded one */

const char *figure_unit(enum vpca_unit unit)
{
    static const char *const units[] = {
        [VPCA_UNIT_COUNT] = "",
        [VPCA_UNIT_BANDWIDTH] = "bps",
        [VPCA_UNIT_RATE] = "bytes/month",
        [VPCA_UNIT_VOLUME] = "bytes",
        [VPCA_UNIT_TIME] = "seconds",
        [VPCA_UNIT_LATENCY] = "us",
        [VPCA_UNIT_SHARE] = "millionths",
        [VPCA_UNIT_BYTES] = "bytes",
        [VPCA_UNIT_MONEY] = "US cents/month",
    };

    return units[unit];
}

const char *figure_exact(vpca_arena *arena, enum vpca_unit unit, int64_t figure)
{
    if (unit == VPCA_UNIT_COUNT)
        return vpca_arena_printf(arena, "%" PRId64, figure);
    if (unit == VPCA_UNIT_SHARE)
        return vpca_arena_printf(arena, "%" PRId64 ".%04" PRId64 " %%",
                                 figure / MILLIONTHS_PER_PERCENT,
                                 figure % MILLIONTHS_PER_PERCENT);
    if (unit == VPCA_UNIT_MONEY)
        return vpca_arena_printf(arena, "%" PRId64 ".%02" PRId64 " USD/month",
                                 figure / CENTS, figure % CENTS);
    return vpca_arena_printf(arena, "%" PRId64 " %s", figure,
                             figure_unit(unit));
}

const char *figure_shown(vpca_arena *arena, enum vpca_unit unit, int64_t figure)
{
    struct vpca_text text;

    vpca_text_init(&text, arena);
    vpca_quantity_write(&text, unit, figure);
    return text.bytes;
}

bool figure_is_shown_exactly(vpca_arena *arena, const struct vpca_fact *fact,
                             int64_t figure)
{
    const char *text = figure_shown(arena, fact->unit, figure);
    const struct vpca_source *source =
        vpca_source_new(arena, "", text, strlen(text));
    struct vpca_diags diags;
    const struct vpca_value_reader reader = {.arena = arena, .diags = &diags};
    const struct vpca_node *node;
    struct vpca_value value;

    vpca_diags_init(&diags, arena);
    node = vpca_document_parse(arena, source, &diags);
    return node && vpca_value_read(&reader, fact, NULL, node, &value) &&
           value.as.quantity.low == figure;
}

/* ---- Between the ends ------------------------------------------------- */

/* The figure `part` of `parts` on the way from low to high; both small enough
 * for the product of their distance, as each doubling is walked by itself. */
static int64_t by_steps(int64_t low, int64_t high, int64_t part, int64_t parts)
{
    int64_t distance = high - low;

    return low + distance / parts * part + distance % parts * part / parts;
}

/* Doublings from low on, the last one cut at high: equal parts of each. */
static int64_t by_doublings(int64_t low, int64_t high, int64_t part,
                            int64_t parts)
{
    int64_t doublings = 0;
    int64_t at;

    for (int64_t end = low; end<high; end = end> high / 2 ? high : end * 2)
        doublings++;
    part *= doublings; /* in parts of one doubling */
    at = low;
    for (; part >= parts; part -= parts)
        at = at > high / 2 ? high : at * 2;
    return by_steps(at, at > high / 2 ? high : at * 2, part, parts);
}

static int64_t rounded(int64_t figure)
{
    int64_t unit = 1;

    while (figure / unit >= KEPT)
        unit *= 10;
    return (figure + unit / 2) / unit * unit;
}

int64_t figure_between(const struct vpca_axis *axis, size_t index, size_t count)
{
    int64_t low = axis->low;
    int64_t high = axis->high;
    int64_t part = (int64_t)index;
    int64_t parts = (int64_t)count - 1;
    int64_t figure;

    if (index == 0 || count < 2)
        return low;
    if (index + 1 == count)
        return high;
    figure = low > 0 && high / FAR_APART >= low
                 ? by_doublings(low, high, part, parts)
                 : by_steps(low, high, part, parts);
    figure = rounded(figure);
    return figure < low ? low : figure > high ? high : figure;
}
