/* What an option costs a month: prices, each times its factors. */
#include "loader.h"

static void check_factors(struct loader *loader,
                          const struct vpca_cost_item *item,
                          const struct vpca_node *node)
{
    size_t rates = 0;

    for (size_t i = 0; i < item->time_count; i++) {
        const struct vpca_operand *factor = &item->times[i];
        enum vpca_unit unit =
            factor->fact ? factor->fact->unit : VPCA_UNIT_COUNT;

        rates += unit == VPCA_UNIT_RATE;
        if (unit != VPCA_UNIT_RATE && unit != VPCA_UNIT_COUNT)
            vpca_node_report(loader->diags, VPCA_CODE_RULE_TYPE, node, NULL,
                             "\"%s\" is no count and no rate",
                             factor->fact->name);
        if (factor->scope != VPCA_SCOPE_NEED &&
            factor->scope != VPCA_SCOPE_OPTION)
            vpca_node_report(loader->diags, VPCA_CODE_RULE_SCOPE, node, NULL,
                             "a cost reads facts of the need and the option");
    }
    if (!item->price)
        return;
    if (item->price->per == VPCA_PER_GB && rates != 1)
        vpca_node_report(loader->diags, VPCA_CODE_RULE_TYPE, node, NULL,
                         "a price per GB needs exactly one rate, such as "
                         "need.traffic_out");
    if (item->price->per != VPCA_PER_GB && rates > 0)
        vpca_node_report(loader->diags, VPCA_CODE_RULE_TYPE, node, NULL,
                         "a rate multiplies prices per GB only");
}

static void read_item(struct loader *loader, const struct vpca_node *node,
                      struct vpca_cost_item *item)
{
    static const char *const keys[] = {"price", "thing", "times", "when", NULL};
    const struct vpca_node *price = vpca_node_get(node, "price");
    const struct vpca_node *times = vpca_node_get(node, "times");
    const struct vpca_node *when = vpca_node_get(node, "when");
    size_t found = VPCA_NONE;
    struct scopes scopes;

    if (!kind_check(loader, node, VPCA_NODE_MAPPING, "a cost"))
        return;
    keys_check(loader, node, keys);
    if (price)
        found = entries_find(loader, SECTION_PRICES, price,
                             VPCA_CODE_RULE_SOURCE, "price");
    else
        text_require(loader, node, "price");
    if (found != VPCA_NONE)
        item->price = &loader->rules->prices[found];
    item->thing = thing_get(loader, node);
    if (!item->thing && item->price)
        item->thing = item->price->thing;
    if (times)
        item->times = operands_read(loader, times, &item->time_count);
    check_factors(loader, item, node);
    if (!when)
        return;
    item->when = condition_read(loader, when);
    scopes_init(&scopes, loader, node);
    scopes.told_given = true;
    scopes_add_condition(&scopes, item->when);
}

void cost_read(struct loader *loader, struct vpca_option *option,
               const struct vpca_node *list)
{
    struct vpca_cost_item *items;

    if (!kind_check(loader, list, VPCA_NODE_SEQUENCE, "\"cost\""))
        return;
    items = vpca_arena_array(loader->arena, list->count, sizeof(*items));
    option->cost = items;
    option->cost_count = list->count;
    for (size_t i = 0; i < list->count; i++)
        read_item(loader, list->items[i], &items[i]);
}
