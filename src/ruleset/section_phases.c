/* The section `phases`: in what order the needs of a network are built. */
#include <string.h>

#include "loader.h"

static void read_ready(struct loader *loader, const struct vpca_node *node,
                       struct vpca_phasing *phasing)
{
    const struct vpca_node *soon = vpca_node_get(node, "soon");
    const char *text = text_require(loader, node, "ready");
    const struct vpca_node *ready = vpca_node_get(node, "ready");
    struct vpca_operand operand;
    struct vpca_value value;

    if (!text || !operand_find(loader, text, ready, &operand))
        return;
    if (operand.kind != VPCA_OPERAND_FACT ||
        operand.scope != VPCA_SCOPE_OPTION ||
        operand.fact->type != VPCA_TYPE_QUANTITY ||
        operand.fact->unit != VPCA_UNIT_TIME) {
        vpca_node_report(loader->diags, VPCA_CODE_RULE_TYPE, ready, NULL,
                         "\"%s\" is no time that options state", text);
        return;
    }
    phasing->ready = operand.index;
    if (!soon)
        text_require(loader, node, "soon");
    else if (value_read(loader, operand.fact, soon, &value))
        phasing->soon = value.as.quantity.high;
}

static void read_lacks(struct loader *loader, const struct vpca_node *list,
                       struct vpca_phasing *phasing)
{
    const struct vpca_fact **facts =
        vpca_arena_array(loader->arena, list_count(list), sizeof(*facts));
    size_t count = 0;

    for (size_t i = 0; i < list_count(list); i++) {
        const struct vpca_node *item = list_item(list, i);
        const char *text = text_read(loader, item, "the demand");
        struct vpca_operand operand;

        if (!text || !operand_find(loader, text, item, &operand))
            continue;
        if (operand_is_demand(&operand))
            facts[count++] = operand.fact;
        else
            vpca_node_report(loader->diags, VPCA_CODE_RULE_FACT, item, NULL,
                             "\"%s\" is no demand of a need", text);
    }
    phasing->lacks = facts;
    phasing->lack_count = count;
}

static void read_phasing(struct loader *loader, const struct vpca_node *node)
{
    static const char *const keys[] = {"ready",  "soon",      "lacks",
                                       "claims", "judgement", NULL};
    struct vpca_phasing *phasing = &loader->rules->phasing;
    const struct vpca_node *lacks = vpca_node_get(node, "lacks");

    if (!kind_check(loader, node, VPCA_NODE_MAPPING, "\"phases\""))
        return;
    keys_check(loader, node, keys);
    read_ready(loader, node, phasing);
    if (lacks)
        read_lacks(loader, lacks, phasing);
    phasing->basis = basis_read(loader, node, VPCA_CODE_MISSING_KEY);
}

/* The last pack that says it counts. */
void phases_load(struct loader *loader, const struct entries *entries)
{
    loader->rules->phasing.ready = VPCA_NONE;
    for (size_t i = 0; i + 1 < entries->count; i++) {
        if (entries->items[i].pack == entries->items[i + 1].pack)
            entries_report_duplicate(loader, &entries->items[i],
                                     &entries->items[i + 1]);
    }
    if (entries->count)
        read_phasing(loader, entries->items[entries->count - 1].node);
}
