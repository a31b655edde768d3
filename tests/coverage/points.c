/* How many points rest on claims, and how many on judgement. */
#include <stdlib.h>

#include "coverage.h"

long points_of_rule(const struct vpca_rule *rule)
{
    int least;
    int most;

    if (rule->criterion == VPCA_NONE)
        return 0;
    if (rule->band_count == 0)
        return labs((long)rule->points);
    least = most = rule->bands[0].points;
    for (size_t i = 1; i < rule->band_count; i++) {
        int points = rule->bands[i].points;

        least = points < least ? points : least;
        most = points > most ? points : most;
    }
    return (long)most - least;
}

/* ---- Whether the facts of options that a rule reads have claims -------- */

static bool any_option_cites(const struct coverage *coverage, size_t fact)
{
    for (size_t i = 0; i < coverage->rules->option_count; i++) {
        const struct vpca_fact_cases *cases =
            &coverage->rules->options[i].facts[fact];

        for (size_t c = 0; c < cases->count; c++) {
            if (cases->items[c].basis.claim_count > 0)
                return true;
        }
    }
    return false;
}

/* What an option costs follows from the prices. */
static bool any_price_cites(const struct coverage *coverage)
{
    for (size_t i = 0; i < coverage->rules->price_count; i++) {
        if (coverage->rules->prices[i].basis.claim_count > 0)
            return true;
    }
    return false;
}

static bool operand_cites(const struct coverage *coverage,
                          const struct vpca_operand *operand)
{
    if (operand->kind == VPCA_OPERAND_FACT &&
        operand->scope == VPCA_SCOPE_OPTION &&
        operand->index == VPCA_OWN_MONTHLY_COST)
        return any_price_cites(coverage);
    return operand->kind == VPCA_OPERAND_FACT &&
           operand->scope == VPCA_SCOPE_OPTION &&
           operand->index >= VPCA_OWN_COUNT &&
           any_option_cites(coverage, operand->index);
}

static bool condition_cites(const struct coverage *coverage,
                            const struct vpca_condition *condition)
{
    if (!condition)
        return false;
    if (condition->kind == VPCA_CONDITION_TEST)
        return operand_cites(coverage, &condition->left) ||
               operand_cites(coverage, &condition->right);
    for (size_t i = 0; i < condition->child_count; i++) {
        if (condition_cites(coverage, condition->children[i]))
            return true;
    }
    return false;
}

enum points_basis points_basis_of_rule(const struct coverage *coverage,
                                       const struct vpca_rule *rule)
{
    if (rule->basis.claim_count > 0)
        return rule->basis.judgement ? POINTS_BOTH : POINTS_CLAIMS;
    if (condition_cites(coverage, rule->when) ||
        (rule->banded && operand_cites(coverage, rule->banded)))
        return POINTS_SOURCED;
    return POINTS_JUDGED;
}
