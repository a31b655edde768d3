/* The bill of the whole network. */
#include <string.h>

#include "estate.h"

struct vpca_value figures_value(struct vpca_range range)
{
    struct vpca_value value =
        vpca_value_quantity(range.low, range.high, VPCA_CAUSE_FILE);

    value.unknown = range.low == 0 && range.high == VPCA_INFINITE;
    return value;
}

int64_t figures_end(int64_t high)
{
    return high == VPCA_INFINITE ? -1 : high;
}

const char *figures_money(const struct builder *builder,
                          struct vpca_range range)
{
    struct vpca_value value = figures_value(range);

    return cents_text(builder, &value);
}

struct vpca_report_bill_line bill_line_of(const struct builder *builder,
                                          const struct vpca_bill_line *line)
{
    static const char *const units[] = {
        [VPCA_PER_HOUR] = "hour",
        [VPCA_PER_MONTH] = "month",
        [VPCA_PER_GB] = "GB",
    };
    struct vpca_value factor = figures_value(line->factor);

    return (struct vpca_report_bill_line){
        .price = line->price->id,
        .text = component_text(builder, line->price, &factor),
        .amount = figures_money(builder, line->cents),
        .per = units[line->price->per],
        .count_low = line->factor.low,
        .count_high = figures_end(line->factor.high),
        .cents_low = line->cents.low,
        .cents_high = figures_end(line->cents.high),
        .as_of = line->price->as_of,
        .basis = basis_of(builder, &line->price->basis, NULL),
    };
}

static bool is_open(struct vpca_range range)
{
    return range.high == VPCA_INFINITE;
}

/* Where both are known, the difference; else both as they are. */
static const char *against_text(const struct builder *builder,
                                const struct vpca_bill *bill)
{
    const char *alone = figures_money(builder, bill->alone);
    struct vpca_range less = {bill->alone.low - bill->cents.low,
                              bill->alone.high - bill->cents.high};
    struct vpca_range least = less;
    bool more = less.high < 0;

    if (bill->alone.low == bill->cents.low &&
        bill->alone.high == bill->cents.high)
        return NULL;
    if (is_open(bill->alone) || is_open(bill->cents))
        return vpca_arena_printf(
            builder->arena, "need by need, each with its own first: %s", alone);
    if (more)
        less = (struct vpca_range){-least.low, -least.high};
    if (less.low > less.high)
        less = (struct vpca_range){less.high, less.low};
    if (less.low < 0)
        less.low = 0;
    return vpca_arena_printf(builder->arena,
                             "need by need, each with its own first: %s; "
                             "together %s %s",
                             alone, figures_money(builder, less),
                             more ? "more" : "less");
}

void bill_fill(const struct builder *builder, const struct vpca_bill *bill,
               struct vpca_report_estate *report)
{
    struct vpca_value total = figures_value(bill->cents);
    struct dates dates = {NULL, NULL};
    struct vpca_text text;

    report->bill = vpca_arena_array(builder->arena, bill->line_count,
                                    sizeof(*report->bill));
    report->bill_count = bill->line_count;
    for (size_t i = 0; i < bill->line_count; i++) {
        report->bill[i] = bill_line_of(builder, &bill->lines[i]);
        dates_widen(&dates, bill->lines[i].price->as_of);
    }
    vpca_text_init(&text, builder->arena);
    vpca_text_add(&text, total_text(builder, &total));
    dates_add(&text, &dates);
    report->total = text.bytes;
    report->cents_low = bill->cents.low;
    report->cents_high = figures_end(bill->cents.high);
    report->apart_low = bill->apart.low;
    report->apart_high = figures_end(bill->apart.high);
    report->alone_low = bill->alone.low;
    report->alone_high = figures_end(bill->alone.high);
    report->against = against_text(builder, bill);
}
