/* What the answers to all needs come to together. */
#include <string.h>

#include "builder.h"
#include "words.h"

static struct vpca_value value_of(struct vpca_range range)
{
    struct vpca_value value =
        vpca_value_quantity(range.low, range.high, VPCA_CAUSE_FILE);

    value.unknown = range.low == 0 && range.high == VPCA_INFINITE;
    return value;
}

static int64_t end_of(int64_t high)
{
    return high == VPCA_INFINITE ? -1 : high;
}

static const char *const units[] = {
    [VPCA_PER_HOUR] = "hour",
    [VPCA_PER_MONTH] = "month",
    [VPCA_PER_GB] = "GB",
};

/* ---- Bill ------------------------------------------------------------- */

static struct vpca_report_bill_line line_of(const struct builder *builder,
                                            const struct vpca_bill_line *line)
{
    struct vpca_value factor = value_of(line->factor);
    struct vpca_value cents = value_of(line->cents);

    return (struct vpca_report_bill_line){
        .price = line->price->id,
        .text = component_text(builder, line->price, &factor),
        .amount = cents_text(builder, &cents),
        .per = units[line->price->per],
        .count_low = line->factor.low,
        .count_high = end_of(line->factor.high),
        .cents_low = line->cents.low,
        .cents_high = end_of(line->cents.high),
        .as_of = line->price->as_of,
        .basis = basis_of(builder, &line->price->basis, NULL),
    };
}

static void dates_add(struct vpca_text *text, const struct vpca_bill *bill)
{
    const char *first = NULL;
    const char *last = NULL;

    for (size_t i = 0; i < bill->line_count; i++) {
        const char *date = bill->lines[i].price->as_of;

        if (!first || strcmp(date, first) < 0)
            first = date;
        if (!last || strcmp(date, last) > 0)
            last = date;
    }
    if (!first)
        return;
    vpca_text_addf(text, "; prices of %s", first);
    if (strcmp(first, last) != 0)
        vpca_text_addf(text, " to %s", last);
}

static void bill_fill(const struct builder *builder,
                      const struct vpca_bill *bill,
                      struct vpca_report_estate *report)
{
    struct vpca_value total = value_of(bill->cents);
    struct vpca_text text;

    report->bill = vpca_arena_array(builder->arena, bill->line_count,
                                    sizeof(*report->bill));
    report->bill_count = bill->line_count;
    for (size_t i = 0; i < bill->line_count; i++)
        report->bill[i] = line_of(builder, &bill->lines[i]);
    vpca_text_init(&text, builder->arena);
    vpca_text_add(&text, total_text(builder, &total));
    dates_add(&text, bill);
    report->total = text.bytes;
    report->cents_low = bill->cents.low;
    report->cents_high = end_of(bill->cents.high);
    report->alone_low = bill->alone.low;
    report->alone_high = end_of(bill->alone.high);
}

struct vpca_report_estate *vpca_report_estate(vpca_arena *arena,
                                              const struct vpca_estate *estate)
{
    const struct builder builder = {.arena = arena,
                                    .rules = estate->model->rules};
    struct vpca_report_estate *report =
        vpca_arena_alloc(arena, sizeof(*report));

    for (size_t i = 0; i < estate->need_count; i++)
        report->counted += estate->needs[i].choice_count > 0;
    bill_fill(&builder, &estate->bill, report);
    conflicts_fill(&builder, estate, report);
    phases_fill(&builder, estate, report);
    report->shown = report->counted > 1 && report->bill_count > 0;
    return report;
}
