/* The section `profiles`: named weightings of the criteria. */
#include "loader.h"

/* A weighting while it can be written. */
struct weighting {
    int *weights; /* by criterion */
    bool *said;
};

static void read_weight(struct loader *loader, const struct vpca_node *node,
                        const struct weighting *weighting)
{
    size_t criterion = entries_find(loader, SECTION_CRITERIA, node->key,
                                    VPCA_CODE_UNKNOWN_NAME, "criterion");

    /* Criteria beyond the limit were reported. */
    if (criterion >= loader->rules->criterion_count)
        return;
    if (loader->rules->criteria[criterion].weight) {
        vpca_node_report(loader->diags, VPCA_CODE_BAD_WEIGHT, node->key, NULL,
                         "\"%s\" has a weight of the pack's own",
                         node->key->text);
        return;
    }
    if (node->kind != VPCA_NODE_SCALAR || node->length != 1 ||
        node->text[0] < '0' || node->text[0] > '0' + VPCA_WEIGHT_MAX) {
        vpca_node_report(loader->diags, VPCA_CODE_BAD_WEIGHT, node, NULL,
                         "a weight is a whole number from 0 to %d",
                         VPCA_WEIGHT_MAX);
        return;
    }
    weighting->weights[criterion] = node->text[0] - '0';
    weighting->said[criterion] = true;
}

static void check_zeros(struct loader *loader, const struct vpca_node *node,
                        const struct weighting *weighting)
{
    const struct vpca_ruleset *rules = loader->rules;

    for (size_t i = 0; i < rules->criterion_count; i++) {
        if (!rules->criteria[i].weight && weighting->weights[i] != 0)
            return;
    }
    vpca_node_report(loader->diags, VPCA_CODE_BAD_WEIGHT, node,
                     "give at least one criterion a weight above 0",
                     "all weights are 0, so nothing can be ranked");
}

static void read_weights(struct loader *loader, const struct vpca_node *node,
                         const struct weighting *weighting)
{
    const struct vpca_ruleset *rules = loader->rules;
    size_t errors = loader->diags->errors;

    for (size_t i = 0; i < rules->criterion_count; i++) {
        int own = rules->criteria[i].weight;

        weighting->weights[i] = own ? own : VPCA_WEIGHT_ABSENT;
    }
    if (!kind_check(loader, node, VPCA_NODE_MAPPING, "\"weights\""))
        return;
    for (size_t i = 0; i < node->count; i++)
        read_weight(loader, node->items[i], weighting);
    /* With the pack's own criterion alone nothing is left to weigh. */
    if (rules->criterion_count > 1 && loader->diags->errors == errors)
        check_zeros(loader, node, weighting);
}

static void read_profile(struct loader *loader, const struct entry *entry,
                         struct vpca_profile *profile)
{
    static const char *const keys[] = {"doc", "weights", "claims", "judgement",
                                       NULL};
    size_t count = loader->rules->criterion_count;
    const struct weighting weighting = {
        .weights =
            vpca_arena_array(loader->arena, count, sizeof(*weighting.weights)),
        .said = vpca_arena_array(loader->arena, count, sizeof(*weighting.said)),
    };
    const struct vpca_node *weights = vpca_node_get(entry->node, "weights");

    profile->id = entry->id;
    profile->weights = weighting.weights;
    profile->said = weighting.said;
    name_check(loader, entry->id, entry->key);
    if (!kind_check(loader, entry->node, VPCA_NODE_MAPPING, "a profile"))
        return;
    keys_check(loader, entry->node, keys);
    profile->doc = text_require(loader, entry->node, "doc");
    if (weights)
        read_weights(loader, weights, &weighting);
    else
        text_require(loader, entry->node, "weights");
    profile->basis = basis_read(loader, entry->node, VPCA_CODE_MISSING_KEY);
}

void profiles_load(struct loader *loader, const struct entries *entries)
{
    struct vpca_profile *profiles =
        vpca_arena_array(loader->arena, entries->count, sizeof(*profiles));

    loader->rules->profiles = profiles;
    loader->rules->profile_count = entries->count;
    for (size_t i = 0; i < entries->count; i++)
        read_profile(loader, &entries->items[i], &profiles[i]);
}
