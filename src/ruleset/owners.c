/* What is said of one option is no evidence for another, unless a judgement
 * says why it holds there too. */
#include "loader.h"

static bool said_of(const struct loader *loader, const struct vpca_claim *claim,
                    const struct vpca_option *option)
{
    for (size_t i = 0; i < claim->of_count; i++) {
        if (&loader->options[claim->of[i]] == option)
            return true;
    }
    return claim->of_count == 0;
}

/* `second` is the other path of a pair, or NULL. */
static void check(struct loader *loader, const struct vpca_basis *basis,
                  const struct vpca_option *option,
                  const struct vpca_option *second, struct vpca_span span)
{
    for (size_t i = 0; i < basis->claim_count && !basis->judgement; i++) {
        const struct vpca_claim *claim = basis->claims[i];

        if (said_of(loader, claim, option) ||
            (second && said_of(loader, claim, second)))
            continue;
        vpca_diags_add(loader->diags, VPCA_CODE_RULE_SOURCE, span, NULL,
                       "say in a \"judgement\" why it holds here too",
                       "claim \"%s\" is not said of \"%s\"", claim->id,
                       option->id);
    }
}

static void check_cases(struct loader *loader,
                        const struct vpca_fact_cases *cases,
                        const struct vpca_option *option,
                        const struct vpca_option *second)
{
    for (size_t i = 0; i < cases->count; i++)
        check(loader, &cases->items[i].basis, option, second,
              cases->items[i].span);
}

static void check_failures(struct loader *loader,
                           const struct vpca_failure_cases *table,
                           const struct vpca_option *option,
                           const struct vpca_option *second)
{
    for (size_t w = 0; w < vpca_failure_words()->count; w++) {
        for (size_t i = 0; i < table[w].count; i++)
            check(loader, &table[w].items[i].basis, option, second,
                  table[w].items[i].span);
    }
}

static void check_option(struct loader *loader,
                         const struct vpca_option *option)
{
    check(loader, &option->basis, option, NULL, option->span);
    for (size_t i = VPCA_OWN_COUNT; i < loader->rules->fact_count; i++)
        check_cases(loader, &option->facts[i], option, NULL);
    check_failures(loader, option->failures, option, NULL);
}

static bool reaches(const struct loader *loader, const struct vpca_rule *rule,
                    const struct vpca_option *option)
{
    for (size_t i = 0; i < option->rule_count; i++) {
        if (&loader->rule_items[option->rules[i]] == rule)
            return true;
    }
    return false;
}

/* A general rule may fire for more options than its claim is said of, since
 * their facts decide; but for one of those at least. */
static void check_general(struct loader *loader, const struct vpca_rule *rule,
                          const struct vpca_claim *claim)
{
    for (size_t i = 0; i < claim->of_count; i++) {
        if (reaches(loader, rule, &loader->options[claim->of[i]]))
            return;
    }
    if (claim->of_count)
        vpca_diags_add(loader->diags, VPCA_CODE_RULE_SOURCE, rule->span, NULL,
                       "say in a \"judgement\" why it holds here too",
                       "claim \"%s\" is said of no option that \"%s\" can be "
                       "true for",
                       claim->id, rule->id);
}

static void check_rule(struct loader *loader, const struct vpca_rule *rule)
{
    if (rule->option) {
        check(loader, &rule->basis, rule->option, NULL, rule->span);
        return;
    }
    for (size_t i = 0; i < rule->basis.claim_count && !rule->basis.judgement;
         i++)
        check_general(loader, rule, rule->basis.claims[i]);
}

void owners_check(struct loader *loader)
{
    const struct vpca_ruleset *rules = loader->rules;

    for (size_t i = 0; i < rules->option_count; i++)
        check_option(loader, &rules->options[i]);
    for (size_t i = 0; i < rules->rule_count; i++)
        check_rule(loader, &rules->rules[i]);
    for (size_t i = 0; i < rules->pair_count; i++) {
        const struct vpca_pair *pair = &rules->pairs[i];

        check(loader, &pair->basis, pair->primary, pair->backup, pair->span);
        for (size_t f = VPCA_OWN_COUNT; f < rules->fact_count; f++)
            check_cases(loader, &pair->facts[f], pair->primary, pair->backup);
        check_failures(loader, pair->failures, pair->primary, pair->backup);
    }
}
