/* What an option costs a month, and what that is made of. */
#include <string.h>

#include "builder.h"
#include "words.h"

static const struct vpca_fact money = {
    .name = "option.cost",
    .scope = VPCA_SCOPE_OPTION,
    .type = VPCA_TYPE_QUANTITY,
    .unit = VPCA_UNIT_MONEY,
};
static const struct vpca_fact times_fact = {
    .name = "option.times",
    .scope = VPCA_SCOPE_OPTION,
    .type = VPCA_TYPE_QUANTITY,
    .unit = VPCA_UNIT_COUNT,
};
static const struct vpca_fact volume_fact = {
    .name = "option.volume",
    .scope = VPCA_SCOPE_OPTION,
    .type = VPCA_TYPE_QUANTITY,
    .unit = VPCA_UNIT_RATE,
};

static bool is_known(const struct vpca_value *value)
{
    return value->state == VPCA_STATED && !value->unknown;
}

int64_t cents_low(const struct vpca_value *cents)
{
    return is_known(cents) ? cents->as.quantity.low : 0;
}

int64_t cents_high(const struct vpca_value *cents)
{
    if (!is_known(cents) || cents->as.quantity.high == VPCA_INFINITE)
        return -1;
    return cents->as.quantity.high;
}

const char *component_text(const struct builder *builder,
                           const struct vpca_price *price,
                           const struct vpca_value *times)
{
    const char *name = price->text;

    if (!is_known(times))
        return name;
    if (price->per == VPCA_PER_GB)
        return vpca_arena_printf(builder->arena, "%s of %s",
                                 value_phrase(builder, &volume_fact, times),
                                 name);
    if (times->as.quantity.low == 1 && times->as.quantity.high == 1)
        return name;
    return vpca_arena_printf(builder->arena, "%s x %s",
                             value_text(builder, &times_fact, times), name);
}

const char *cents_text(const struct builder *builder,
                       const struct vpca_value *cents)
{
    return value_phrase(builder, &money, cents);
}

const char *total_text(const struct builder *builder,
                       const struct vpca_value *cents)
{
    int64_t low = cents_low(cents);
    const char *amount = value_phrase(builder, &money, cents);

    if (!is_known(cents))
        return "cost unknown";
    if (low != cents_high(cents))
        return amount;
    if (low == 0)
        return "nothing that is billed by the month";
    return vpca_arena_printf(builder->arena, "about %s", amount);
}

/* ---- The one line ----------------------------------------------------- */

/* An open end is more than any figure. */
static int64_t most_of(const struct vpca_report_cost_line *line)
{
    return line->cents_high < 0 ? INT64_MAX : line->cents_high;
}

static int compare_amounts(const void *a, const void *b, void *context)
{
    const struct vpca_report_cost_line *first =
        *(const struct vpca_report_cost_line *const *)a;
    const struct vpca_report_cost_line *second =
        *(const struct vpca_report_cost_line *const *)b;

    (void)context;
    if (most_of(first) != most_of(second))
        return most_of(first) > most_of(second) ? -1 : 1;
    return 0;
}

void dates_widen(struct dates *dates, const char *date)
{
    if (!date)
        return;
    if (!dates->first || strcmp(date, dates->first) < 0)
        dates->first = date;
    if (!dates->last || strcmp(date, dates->last) > 0)
        dates->last = date;
}

void dates_add(struct vpca_text *text, const struct dates *dates)
{
    if (!dates->first)
        return;
    vpca_text_addf(text, "; prices of %s", dates->first);
    if (strcmp(dates->first, dates->last) != 0)
        vpca_text_addf(text, " to %s", dates->last);
}

/* Which of two like lines is the second path's cannot be told otherwise. */
static bool is_of_backup(const struct vpca_entry *entry,
                         const struct vpca_report_cost_line *line)
{
    return entry->backup && strcmp(line->option, entry->backup->id) == 0;
}

static void line_join(const struct builder *builder,
                      struct vpca_report_cost_line *line,
                      const struct vpca_report_cost_line *more)
{
    struct vpca_value cents;

    line->cents_low += more->cents_low;
    line->cents_high = line->cents_high < 0 || more->cents_high < 0
                           ? -1
                           : line->cents_high + more->cents_high;
    cents = vpca_value_quantity(
        line->cents_low,
        line->cents_high < 0 ? VPCA_INFINITE : line->cents_high, 0);
    cents.unknown = line->cents_low == 0 && line->cents_high < 0;
    line->amount = value_phrase(builder, &money, &cents);
}

/* A price that stands in several lines, as each of ports by size may, is one
 * item of the bill. */
static size_t joined_lines(const struct builder *builder,
                           const struct vpca_report_option *option,
                           const struct vpca_report_cost_line **ret_lines)
{
    struct vpca_report_cost_line *lines =
        vpca_arena_array(builder->arena, option->cost_count, sizeof(*lines));
    size_t count = 0;

    for (size_t i = 0; i < option->cost_count; i++) {
        const struct vpca_report_cost_line *line = &option->costs[i];
        size_t at = 0;

        while (at < count && (strcmp(lines[at].text, line->text) != 0 ||
                              strcmp(lines[at].option, line->option) != 0))
            at++;
        if (at < count)
            line_join(builder, &lines[at], line);
        else
            lines[count++] = *line;
    }
    for (size_t i = 0; i < count; i++)
        ret_lines[i] = &lines[i];
    return count;
}

static const char *detail_text(const struct builder *builder,
                               const struct vpca_entry *entry,
                               const struct vpca_report_option *option)
{
    const struct vpca_report_cost_line **order = vpca_arena_array(
        builder->arena, option->cost_count, sizeof(const void *));
    size_t count = joined_lines(builder, option, order);
    struct dates dates = {NULL, NULL};
    struct vpca_text text;

    if (count == 0)
        return NULL;
    vpca_sort(builder->arena, order, count, sizeof(const void *),
              compare_amounts, NULL);
    vpca_text_init(&text, builder->arena);
    for (size_t i = 0; i < count && (i == 0 || most_of(order[i]) > 0); i++)
        vpca_text_addf(&text, "%s%s %s%s", i ? ", " : "", order[i]->text,
                       order[i]->amount,
                       is_of_backup(entry, order[i]) ? " (second path)" : "");
    for (size_t i = 0; i < option->cost_count; i++)
        dates_widen(&dates, option->costs[i].as_of);
    dates_add(&text, &dates);
    return text.bytes;
}

void costs_fill(const struct builder *builder, const struct vpca_entry *entry,
                struct vpca_report_option *option)
{
    option->costs = vpca_arena_array(builder->arena, entry->cost_count,
                                     sizeof(*option->costs));
    option->cost_count = entry->cost_count;
    for (size_t i = 0; i < entry->cost_count; i++) {
        const struct vpca_cost_line *line = &entry->costs[i];

        option->costs[i] = (struct vpca_report_cost_line){
            .text = component_text(builder, line->price, &line->factor),
            .option = line->option->id,
            .amount = value_phrase(builder, &money, &line->cents),
            .cents_low = cents_low(&line->cents),
            .cents_high = cents_high(&line->cents),
            .as_of = line->price->as_of,
            .basis = basis_of(builder, &line->price->basis, NULL),
        };
    }
    option->cost = total_text(builder, &entry->monthly_cost);
    option->cost_detail = detail_text(builder, entry, option);
    option->cents_low = cents_low(&entry->monthly_cost);
    option->cents_high = cents_high(&entry->monthly_cost);
}
