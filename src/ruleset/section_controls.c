/* The sections `controls` and `frameworks`: what compliance demands. */
#include "loader.h"

static bool read_demand(struct loader *loader, const struct vpca_node *node,
                        struct vpca_control_demand *demand)
{
    struct vpca_operand operand;

    if (!operand_find(loader, node->key->text, node->key, &operand))
        return false;
    if (!operand_is_demand(&operand) ||
        (operand.fact->flags & VPCA_FACT_COMPUTED)) {
        vpca_node_report(loader->diags, VPCA_CODE_RULE_FACT, node->key, NULL,
                         "\"%s\" is no demand that a need can make",
                         node->key->text);
        return false;
    }
    demand->fact = operand.fact;
    return value_read(loader, operand.fact, node, &demand->value);
}

static void read_demands(struct loader *loader, const struct vpca_node *node,
                         struct vpca_control *control)
{
    struct vpca_control_demand *demands;

    if (!kind_check(loader, node, VPCA_NODE_MAPPING, "\"demands\""))
        return;
    demands = vpca_arena_array(loader->arena, node->count, sizeof(*demands));
    control->demands = demands;
    for (size_t i = 0; i < node->count; i++)
        control->demand_count += read_demand(loader, node->items[i],
                                             &demands[control->demand_count]);
}

static void read_control(struct loader *loader, const struct entry *entry,
                         struct vpca_control *control)
{
    static const char *const keys[] = {"name",   "demands",   "reason", "note",
                                       "claims", "judgement", NULL};
    const struct vpca_node *demands = vpca_node_get(entry->node, "demands");

    control->id = entry->id;
    name_check(loader, entry->id, entry->key);
    if (!kind_check(loader, entry->node, VPCA_NODE_MAPPING, "a control"))
        return;
    keys_check(loader, entry->node, keys);
    control->name = text_require(loader, entry->node, "name");
    control->note = text_get(loader, entry->node, "note");
    control->basis = basis_read(loader, entry->node, VPCA_CODE_MISSING_KEY);
    if (demands) {
        read_demands(loader, demands, control);
        control->reason = text_require(loader, entry->node, "reason");
        return;
    }
    control->reason = text_get(loader, entry->node, "reason");
    if (!vpca_node_get(entry->node, "note"))
        vpca_node_report(loader->diags, VPCA_CODE_MISSING_KEY, entry->node,
                         NULL,
                         "a control without \"demands\" needs a \"note\"");
}

void controls_load(struct loader *loader, const struct entries *entries)
{
    struct vpca_control *controls =
        vpca_arena_array(loader->arena, entries->count, sizeof(*controls));

    loader->rules->controls = controls;
    loader->rules->control_count = entries->count;
    for (size_t i = 0; i < entries->count; i++)
        read_control(loader, &entries->items[i], &controls[i]);
}

/* ---- Frameworks ------------------------------------------------------- */

static void read_members(struct loader *loader, const struct vpca_node *list,
                         struct vpca_framework *framework)
{
    const struct vpca_control **controls =
        vpca_arena_array(loader->arena, list_count(list), sizeof(*controls));

    framework->controls = controls;
    for (size_t i = 0; i < list_count(list); i++) {
        size_t control =
            entries_find(loader, SECTION_CONTROLS, list_item(list, i),
                         VPCA_CODE_UNKNOWN_NAME, "control");

        if (control != VPCA_NONE)
            controls[framework->control_count++] =
                &loader->rules->controls[control];
    }
}

static void read_framework(struct loader *loader, const struct entry *entry,
                           struct vpca_framework *framework)
{
    static const char *const keys[] = {"name",   "controls",  "note",
                                       "claims", "judgement", NULL};
    const struct vpca_node *controls = vpca_node_get(entry->node, "controls");

    framework->id = entry->id;
    name_check(loader, entry->id, entry->key);
    if (vpca_names_find(loader->names[SECTION_CONTROLS], entry->id) !=
        VPCA_NO_NAME)
        vpca_node_report(loader->diags, VPCA_CODE_DUPLICATE_NAME, entry->key,
                         NULL, "\"%s\" is a control too", entry->id);
    if (!kind_check(loader, entry->node, VPCA_NODE_MAPPING, "a framework"))
        return;
    keys_check(loader, entry->node, keys);
    framework->name = text_require(loader, entry->node, "name");
    framework->note = text_get(loader, entry->node, "note");
    framework->basis = basis_read(loader, entry->node, VPCA_CODE_MISSING_KEY);
    if (controls)
        read_members(loader, controls, framework);
    else
        text_require(loader, entry->node, "controls");
}

void frameworks_load(struct loader *loader, const struct entries *entries)
{
    struct vpca_framework *frameworks =
        vpca_arena_array(loader->arena, entries->count, sizeof(*frameworks));

    loader->rules->frameworks = frameworks;
    loader->rules->framework_count = entries->count;
    for (size_t i = 0; i < entries->count; i++)
        read_framework(loader, &entries->items[i], &frameworks[i]);
}
