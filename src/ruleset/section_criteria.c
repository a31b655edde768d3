/* The section `criteria`: the scales on which rules add and take points. */
#include "loader.h"

static void read_criterion(struct loader *loader, const struct entry *entry,
                           struct vpca_criterion *criterion)
{
    static const char *const keys[] = {"name",   "base",      "weight", "doc",
                                       "claims", "judgement", NULL};
    const struct vpca_node *base = vpca_node_get(entry->node, "base");
    const struct vpca_node *weight = vpca_node_get(entry->node, "weight");

    criterion->id = entry->id;
    name_check(loader, entry->id, entry->key);
    if (!kind_check(loader, entry->node, VPCA_NODE_MAPPING, "a criterion"))
        return;
    keys_check(loader, entry->node, keys);
    criterion->name = text_require(loader, entry->node, "name");
    criterion->doc = text_get(loader, entry->node, "doc");
    if (!base)
        text_require(loader, entry->node, "base");
    else if (integer_read(loader, base, VPCA_SCALE, &criterion->base) &&
             criterion->base < 0)
        vpca_node_report(loader->diags, VPCA_CODE_RULE_POINTS, base, NULL,
                         "the base is below 0");
    if (weight && integer_read(loader, weight, 1000, &criterion->weight) &&
        criterion->weight < 1)
        vpca_node_report(loader->diags, VPCA_CODE_BAD_WEIGHT, weight, NULL,
                         "a weight of the pack's own is at least 1");
    criterion->basis = basis_read(loader, entry->node, VPCA_CODE_MISSING_KEY);
}

/* `match` and `mismatch` have one criterion to feed. */
static void check_weights(struct loader *loader, const struct entries *entries)
{
    static const struct vpca_span nowhere;
    size_t weighted = 0;

    for (size_t i = 0; i < loader->rules->criterion_count; i++) {
        if (vpca_node_get(entries->items[i].node, "weight") && weighted++ > 0)
            vpca_node_report(loader->diags, VPCA_CODE_RULE_POINTS,
                             entries->items[i].node, NULL,
                             "a second criterion has a weight of its own");
    }
    if (weighted == 0)
        vpca_diags_add(loader->diags, VPCA_CODE_MISSING_KEY,
                       entries->count ? entries->items[0].key->span : nowhere,
                       NULL,
                       "give \"weight\" to the one on how well an option "
                       "fits",
                       "no criterion has a weight of its own");
}

void criteria_load(struct loader *loader, const struct entries *entries)
{
    struct vpca_criterion *criteria =
        vpca_arena_array(loader->arena, entries->count, sizeof(*criteria));
    size_t count = entries->count;

    if (count > VPCA_CRITERION_LIMIT) {
        vpca_node_report(loader->diags, VPCA_CODE_PACK_LIMIT,
                         entries->items[VPCA_CRITERION_LIMIT].key, NULL,
                         "%zu criteria where %d are allowed", count,
                         VPCA_CRITERION_LIMIT);
        count = VPCA_CRITERION_LIMIT;
    }
    loader->rules->criteria = criteria;
    loader->rules->criterion_count = count;
    for (size_t i = 0; i < count; i++)
        read_criterion(loader, &entries->items[i], &criteria[i]);
    check_weights(loader, entries);
}
