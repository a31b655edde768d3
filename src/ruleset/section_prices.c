/* The sections `prices` and `assume`: what a month costs, and what stands in
 * for what nobody said. */
#include <ctype.h>
#include <string.h>

#include "loader.h"

#define DECIMALS    6
#define WHOLE_LIMIT 1000000

/* Dollars with up to six decimals, in millionths. */
static bool parse_dollars(const char *text, int64_t *ret_microdollars)
{
    int64_t figure = 0;
    int decimals = 0;

    if (!isdigit((unsigned char)*text))
        return false;
    for (; isdigit((unsigned char)*text) && figure < WHOLE_LIMIT; text++)
        figure = figure * 10 + (*text - '0');
    if (*text == '.') {
        text++;
        if (!isdigit((unsigned char)*text))
            return false;
        for (; isdigit((unsigned char)*text) && decimals < DECIMALS; text++) {
            figure = figure * 10 + (*text - '0');
            decimals++;
        }
    }
    for (; decimals < DECIMALS; decimals++)
        figure *= 10;
    *ret_microdollars = figure;
    return *text == '\0';
}

/* What it is a part of; data that is paid by the GB is nobody else's. */
static void read_thing(struct loader *loader, const struct vpca_node *node,
                       struct vpca_price *price)
{
    const struct vpca_node *carries = vpca_node_get(node, "carries");
    struct vpca_value value;

    price->thing = thing_get(loader, node);
    if (price->thing && price->per == VPCA_PER_GB)
        vpca_node_report(loader->diags, VPCA_CODE_RULE_TYPE,
                         vpca_node_get(node, "thing"), NULL,
                         "a price per GB is no part of a thing: each need "
                         "sends its own data");
    if (!carries)
        return;
    if (!price->thing)
        vpca_node_report(loader->diags, VPCA_CODE_MISSING_KEY, node,
                         "say of which thing this is a size",
                         "\"carries\" without \"thing\"");
    if (!value_read(loader, &vpca_facts[VPCA_FACT_NEED_BANDWIDTH], carries,
                    &value))
        return;
    price->carries = value.as.quantity.low;
    if (vpca_value_is_spread(&value) || price->carries == 0)
        vpca_node_report(loader->diags, VPCA_CODE_RULE_TYPE, carries, NULL,
                         "what a size carries is one figure, such as 1 Gbps");
}

static void read_price(struct loader *loader, const struct entry *entry,
                       struct vpca_price *price)
{
    static const char *const keys[] = {"text",   "usd",       "per",
                                       "as_of",  "thing",     "carries",
                                       "claims", "judgement", NULL};
    static const char *const units[] = {[VPCA_PER_HOUR] = "hour",
                                        [VPCA_PER_MONTH] = "month",
                                        [VPCA_PER_GB] = "GB",
                                        NULL};
    const char *dollars;
    size_t unit;

    price->id = entry->id;
    name_check(loader, entry->id, entry->key);
    if (!kind_check(loader, entry->node, VPCA_NODE_MAPPING, "a price"))
        return;
    keys_check(loader, entry->node, keys);
    price->text = text_require(loader, entry->node, "text");
    price->as_of = text_require(loader, entry->node, "as_of");
    date_get(loader, entry->node, "as_of");
    price->basis = basis_read(loader, entry->node, VPCA_CODE_MISSING_KEY);
    dollars = text_require(loader, entry->node, "usd");
    if (dollars && !parse_dollars(dollars, &price->microdollars))
        vpca_node_report(loader->diags, VPCA_CODE_BAD_NUMBER,
                         vpca_node_get(entry->node, "usd"),
                         "write it like \"0.05\"",
                         "\"%s\" is no amount in US dollars", dollars);
    if (!text_require(loader, entry->node, "per"))
        return;
    unit = choice_read(loader, vpca_node_get(entry->node, "per"), units,
                       "unit of a price");
    if (unit != VPCA_NONE)
        price->per = (enum vpca_price_unit)unit;
    read_thing(loader, entry->node, price);
}

void prices_load(struct loader *loader, const struct entries *entries)
{
    struct vpca_price *prices =
        vpca_arena_array(loader->arena, entries->count, sizeof(*prices));

    loader->rules->prices = prices;
    loader->rules->price_count = entries->count;
    for (size_t i = 0; i < entries->count; i++)
        read_price(loader, &entries->items[i], &prices[i]);
}

/* ---- Assumptions ------------------------------------------------------ */

static bool read_assumption(struct loader *loader, const struct entry *entry,
                            struct vpca_assumption *assumption)
{
    static const char *const keys[] = {"is", "claims", "judgement", NULL};
    struct vpca_operand operand;

    if (!kind_check(loader, entry->node, VPCA_NODE_MAPPING, "an assumption") ||
        !operand_find(loader, entry->id, entry->key, &operand))
        return false;
    keys_check(loader, entry->node, keys);
    assumption->basis = basis_read(loader, entry->node, VPCA_CODE_MISSING_KEY);
    if (operand.kind != VPCA_OPERAND_FACT || operand.scope != VPCA_SCOPE_NEED) {
        vpca_node_report(loader->diags, VPCA_CODE_RULE_FACT, entry->key, NULL,
                         "only facts of needs are assumed");
        return false;
    }
    assumption->fact = operand.fact;
    return text_require(loader, entry->node, "is") &&
           value_read(loader, operand.fact, vpca_node_get(entry->node, "is"),
                      &assumption->value);
}

void assume_load(struct loader *loader, const struct entries *entries)
{
    struct vpca_assumption *items =
        vpca_arena_array(loader->arena, entries->count, sizeof(*items));
    size_t count = 0;

    for (size_t i = 0; i < entries->count; i++)
        count += read_assumption(loader, &entries->items[i], &items[count]);
    loader->rules->assumptions = items;
    loader->rules->assumption_count = count;
}
