/* Reads profiles, and weighs needs by them. */
#include "fields.h"

static void report_profile(struct reading *r, const struct vpca_node *node)
{
    const struct vpca_ruleset *rules = r->rules;
    struct vpca_nearest nearest;
    const char *hint;

    vpca_nearest_init(&nearest, node->text);
    for (size_t i = 0; i < rules->profile_count; i++)
        vpca_nearest_feed(&nearest, rules->profiles[i].id);
    hint = did_you_mean(r, &nearest);
    vpca_node_report(r->diags, VPCA_CODE_UNKNOWN_NAME, node,
                     hint ? hint
                          : "vpcadvise explain profiles lists what there is",
                     "there is no profile \"%s\"", node->text);
}

const struct vpca_profile *profile_read(struct reading *r,
                                        const struct vpca_node *mapping)
{
    const struct vpca_node *node = vpca_node_get(mapping, "profile");
    const struct vpca_profile *profile;

    if (!node || !text_due(r, node, "profile: NAME"))
        return NULL;
    profile = vpca_ruleset_profile(r->rules, node->text);
    if (!profile)
        report_profile(r, node);
    return profile;
}

void profile_lay(struct reading *r, const struct vpca_node *mapping,
                 struct draft *draft)
{
    const struct vpca_node *node = NULL;
    const struct vpca_profile *profile;

    if (mapping->kind == VPCA_NODE_MAPPING)
        node = vpca_node_get(mapping, "profile");
    /* Null is reported with the other keys. */
    if (!node || vpca_node_is_null(node))
        return;
    profile = profile_read(r, mapping);
    if (profile)
        draft->need = vpca_need_weigh(&draft->need, profile);
}

struct vpca_need vpca_need_weigh(const struct vpca_need *need,
                                 const struct vpca_profile *profile)
{
    struct vpca_need weighed = *need;

    weighed.weights = profile->weights;
    weighed.weight_said = profile->said;
    weighed.profile = profile;
    return weighed;
}

const struct vpca_model *vpca_model_weigh(vpca_arena *arena,
                                          const struct vpca_model *model,
                                          const struct vpca_profile *profile)
{
    struct vpca_model *weighed = vpca_arena_alloc(arena, sizeof(*weighed));
    struct vpca_need *needs =
        vpca_arena_array(arena, model->need_count, sizeof(*needs));

    for (size_t i = 0; i < model->need_count; i++)
        needs[i] = vpca_need_weigh(&model->needs[i], profile);
    *weighed = *model;
    weighed->needs = needs;
    weighed->profile = profile;
    return weighed;
}
