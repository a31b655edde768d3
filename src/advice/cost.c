/* What an option costs a month: price times factors, in integers. */
#include "judge.h"
#include "combine.h"

#include <assert.h>

#define BYTES_PER_GB          INT64_C(1000000000)
#define MICRODOLLARS_PER_CENT 10000

/* ---- Factors ---------------------------------------------------------- */

static size_t assumption_find(const struct vpca_ruleset *rules,
                              const struct vpca_fact *fact)
{
    for (size_t i = 0; i < rules->assumption_count; i++) {
        if (rules->assumptions[i].fact == fact)
            return i;
    }
    return VPCA_NONE;
}

static bool is_open_ended(const struct vpca_value *value)
{
    return value->state != VPCA_STATED || value->unknown ||
           (value->choice == 0 && value->as.quantity.high == VPCA_INFINITE);
}

/* What is known of the figure, with the pack's assumption for its open end:
 * never less than what the file says. */
static struct vpca_value assume(struct judge *judge, size_t index,
                                const struct vpca_value *value)
{
    const struct vpca_value *assumed = &judge->rules->assumptions[index].value;
    int64_t low = value->as.quantity.low;

    assert(index < 64); /* one for each fact of a need, and they are fewer */
    judge->assumed |= UINT64_C(1) << index;
    if (value->state != VPCA_STATED || value->unknown)
        return *assumed;
    return vpca_value_quantity(
        low, assumed->as.quantity.high > low ? assumed->as.quantity.high : low,
        VPCA_CAUSE_FILE);
}

static struct vpca_value factor_value(struct filler *filler,
                                      const struct vpca_operand *operand)
{
    struct judge *judge = filler->judge;
    struct vpca_value value;
    size_t index = VPCA_NONE;

    filler_need_operand(filler, operand);
    value =
        operand_over_members(judge, operand, &filler->view, VPCA_NO_DIRECTION);
    assert(value.type == VPCA_TYPE_QUANTITY);
    if (is_open_ended(&value) && operand->scope == VPCA_SCOPE_NEED)
        index = assumption_find(judge->rules, operand->fact);
    if (index != VPCA_NONE)
        value = assume(judge, index, &value);
    if (value.state != VPCA_STATED)
        value = vpca_value_unknown(VPCA_TYPE_QUANTITY, VPCA_CAUSE_PACK);
    /* Which of the choices will be taken, and paid, is not known. */
    if (value.choice != 0)
        value.cause = VPCA_CAUSE_PACK;
    value.choice = 0;
    return value;
}

/* ---- Money ------------------------------------------------------------ */

/* a x b / c rounded down, without overflow on the way; b and c up to 10^9 */
static int64_t multiply_divide(int64_t a, int64_t b, int64_t c)
{
    return saturating_add(saturating_multiply(a / c, b), a % c * b / c);
}

static int64_t cents_from(int64_t microdollars)
{
    if (microdollars == VPCA_INFINITE)
        return VPCA_INFINITE;
    return saturating_add(microdollars, MICRODOLLARS_PER_CENT / 2) /
           MICRODOLLARS_PER_CENT;
}

int64_t vpca_price_cents(const struct vpca_price *price, int64_t factor)
{
    int64_t price_month = price->microdollars;

    if (price->per != VPCA_PER_GB) {
        if (price->per == VPCA_PER_HOUR)
            price_month =
                saturating_multiply(price_month, VPCA_HOURS_PER_MONTH);
        return cents_from(saturating_multiply(price_month, factor));
    }
    if (price_month == 0)
        return 0;
    if (factor == VPCA_INFINITE)
        return VPCA_INFINITE;
    return cents_from(saturating_add(
        saturating_multiply(price_month, factor / BYTES_PER_GB),
        multiply_divide(price_month, factor % BYTES_PER_GB, BYTES_PER_GB)));
}

static struct vpca_value line_cents(const struct vpca_price *price,
                                    const struct vpca_value *factor,
                                    enum vpca_truth truth)
{
    int64_t low = vpca_price_cents(price, factor->as.quantity.low);
    int64_t high = vpca_price_cents(price, factor->as.quantity.high);
    unsigned cause = factor->cause;
    struct vpca_value value;

    if (truth != VPCA_TRUE) {
        low = 0;
        cause |= truth == VPCA_UNKNOWN ? VPCA_CAUSE_FILE : VPCA_CAUSE_PACK;
    }
    value = vpca_value_quantity(low, high, cause);
    value.unknown = low == 0 && high == VPCA_INFINITE;
    return value;
}

static void add_line(struct filler *filler, const struct vpca_cost_item *item,
                     enum vpca_truth truth, struct vpca_value *sum)
{
    struct cost_list *costs = &filler->judge->costs;
    struct vpca_cost_line line = {
        .price = item->price, .thing = item->thing, .option = filler->option};

    filler->judge->assumed = 0;
    line.factor = vpca_value_quantity(1, 1, 0);
    for (size_t i = 0; i < item->time_count; i++) {
        struct vpca_value value = factor_value(filler, &item->times[i]);

        line.factor = value_product(&line.factor, &value);
    }
    line.assumed = filler->judge->assumed;
    line.cents = line_cents(item->price, &line.factor, truth);
    *sum = value_sum(sum, &line.cents);
    costs->items =
        vpca_arena_grow(filler->judge->arena, costs->items, costs->count,
                        &costs->capacity, sizeof(*costs->items));
    costs->items[costs->count++] = line;
}

struct vpca_value cost_of_option(struct filler *filler)
{
    const struct vpca_option *option = filler->option;
    struct vpca_value sum = vpca_value_quantity(0, 0, 0);

    for (size_t i = 0; i < option->cost_count; i++) {
        const struct vpca_cost_item *item = &option->cost[i];
        enum vpca_truth truth;

        filler_need_condition(filler, item->when);
        truth = condition_test_any(filler->judge, item->when, &filler->view);
        if (truth != VPCA_FALSE)
            add_line(filler, item, truth, &sum);
    }
    return sum;
}
