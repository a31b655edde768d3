/* Within a criterion no claim counts twice for one option. */
#include <string.h>

#include "loader.h"

static bool share_group(const struct vpca_rule *a, const struct vpca_rule *b)
{
    return a->group && b->group && strcmp(a->group, b->group) == 0;
}

static void check_claim(struct loader *loader, vpca_names *seen,
                        const struct vpca_rule *rule,
                        const struct vpca_claim *claim)
{
    const char *key =
        vpca_arena_printf(loader->arena, "%zu %s", rule->criterion, claim->id);
    size_t other = vpca_names_find(seen, key);
    const struct vpca_rule *first;

    if (other == VPCA_NO_NAME) {
        vpca_names_add(seen, key, (size_t)(rule - loader->rule_items));
        return;
    }
    first = &loader->rule_items[other];
    if (first == rule || share_group(first, rule))
        return;
    /* The one that came later made it two. */
    if (first->pack > rule->pack) {
        const struct vpca_rule *second = first;

        first = rule;
        rule = second;
    }
    vpca_diags_add(
        loader->diags, VPCA_CODE_RULE_SOURCE, rule->span, NULL,
        "put the rules into a group, or rest one on something else",
        "claim \"%s\" counts twice on \"%s\": \"%s\" rests on it too",
        claim->id, loader->rules->criteria[rule->criterion].id, first->id);
}

void evidence_check(struct loader *loader)
{
    for (size_t i = 0; i < loader->rules->option_count; i++) {
        const struct vpca_option *option = &loader->options[i];
        vpca_names *seen = vpca_names_new(loader->arena);

        for (size_t r = 0; r < option->rule_count; r++) {
            const struct vpca_rule *rule =
                &loader->rule_items[option->rules[r]];

            if (rule->effect != VPCA_EFFECT_SCORE)
                continue;
            for (size_t c = 0; c < rule->basis.claim_count; c++)
                check_claim(loader, seen, rule, rule->basis.claims[c]);
        }
    }
}
