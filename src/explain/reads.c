/* Who reads a fact: rules, facts of options, prices, words and controls. */
#include <string.h>

#include "explain.h"

static bool operand_reads(const struct vpca_operand *operand,
                          const struct vpca_fact *fact)
{
    return operand->kind == VPCA_OPERAND_FACT &&
           strcmp(operand->fact->name, fact->name) == 0;
}

static bool any_reads(const struct vpca_operand *operands, size_t count,
                      const struct vpca_fact *fact)
{
    for (size_t i = 0; i < count; i++) {
        if (operand_reads(&operands[i], fact))
            return true;
    }
    return false;
}

bool condition_reads(const struct vpca_condition *condition,
                     const struct vpca_fact *fact)
{
    if (!condition)
        return false;
    if (condition->kind == VPCA_CONDITION_TEST)
        return operand_reads(&condition->left, fact) ||
               (condition->relation < VPCA_DEMANDED &&
                operand_reads(&condition->right, fact));
    for (size_t i = 0; i < condition->child_count; i++) {
        if (condition_reads(condition->children[i], fact))
            return true;
    }
    return false;
}

static bool message_reads(const struct vpca_message *message,
                          const struct vpca_fact *fact)
{
    for (size_t i = 0; i < message->count; i++) {
        const struct vpca_segment *segment = &message->segments[i];

        if ((segment->kind == VPCA_SEGMENT_FACT ||
             segment->kind == VPCA_SEGMENT_COUNT_OF) &&
            operand_reads(&segment->operand, fact))
            return true;
    }
    return false;
}

static bool rule_reads(const struct vpca_rule *rule,
                       const struct vpca_fact *fact)
{
    return condition_reads(rule->when, fact) ||
           (rule->banded && operand_reads(rule->banded, fact)) ||
           message_reads(&rule->message, fact) ||
           message_reads(&rule->fix, fact) ||
           message_reads(&rule->proviso, fact);
}

static bool cases_read_it(const struct vpca_fact_cases *cases,
                          const struct vpca_fact *fact)
{
    for (size_t i = 0; i < cases->count; i++) {
        const struct vpca_fact_case *item = &cases->items[i];

        if (condition_reads(item->when, fact) ||
            any_reads(item->operands, item->operand_count, fact))
            return true;
    }
    return false;
}

/* ---- Rows ------------------------------------------------------------- */

static void put_rules(struct explain *e, const struct vpca_fact *fact)
{
    for (int effect = 0; effect < VPCA_EFFECT_COUNT; effect++) {
        struct ids names;

        ids_init(&names, e);
        for (size_t i = 0; i < e->rules->rule_count; i++) {
            const struct vpca_rule *rule = &e->rules->rules[i];

            if ((int)rule->effect == effect && rule_reads(rule, fact))
                ids_add(&names, rule->id);
        }
        put_row(e, 0,
                say(e, "rules: %s", vpca_effect_name((enum vpca_effect)effect)),
                names.text.bytes);
    }
}

static void put_options(struct explain *e, const struct vpca_fact *fact)
{
    struct ids names;

    ids_init(&names, e);
    for (size_t o = 0; o < e->rules->option_count; o++) {
        const struct vpca_option *option = &e->rules->options[o];

        for (size_t f = VPCA_OWN_COUNT; f < e->rules->fact_count; f++) {
            const struct vpca_option_fact *other = &e->rules->facts[f];

            if (option->facts[f].items != other->defaults.items &&
                cases_read_it(&option->facts[f], fact))
                ids_add(&names,
                        say(e, "%s of %s", other->fact.name, option->id));
        }
    }
    for (size_t f = VPCA_OWN_COUNT; f < e->rules->fact_count; f++) {
        const struct vpca_option_fact *other = &e->rules->facts[f];

        if (cases_read_it(&other->defaults, fact))
            ids_add(&names, say(e, "%s by default", other->fact.name));
    }
    put_row(e, 0, "facts of options", names.text.bytes);
}

static bool cost_reads(const struct vpca_option *option,
                       const struct vpca_fact *fact)
{
    for (size_t i = 0; i < option->cost_count; i++) {
        const struct vpca_cost_item *item = &option->cost[i];

        if (condition_reads(item->when, fact) ||
            any_reads(item->times, item->time_count, fact))
            return true;
    }
    return false;
}

static void put_costs(struct explain *e, const struct vpca_fact *fact)
{
    struct ids names;

    ids_init(&names, e);
    for (size_t i = 0; i < e->rules->option_count; i++) {
        if (cost_reads(&e->rules->options[i], fact))
            ids_add(&names, e->rules->options[i].id);
    }
    put_row(e, 0, "costs", names.text.bytes);
}

static bool limit_reads(const struct vpca_quota *limit,
                        const struct vpca_fact *fact)
{
    for (size_t i = 0; i < limit->item_count; i++) {
        const struct vpca_quota_item *item = &limit->items[i];

        if (condition_reads(item->when, fact) ||
            any_reads(item->times, item->time_count, fact))
            return true;
    }
    return limit->compares == VPCA_QUOTA_FACT && limit->fact.fact == fact;
}

static void put_limits(struct explain *e, const struct vpca_fact *fact)
{
    const struct vpca_ruleset *rules = e->rules;
    struct ids names;

    ids_init(&names, e);
    for (size_t i = 0; i < rules->limit_count; i++) {
        if (limit_reads(&rules->limits[i], fact))
            ids_add(&names, rules->limits[i].id);
    }
    put_row(e, 0, "limits", names.text.bytes);
    if (rules->phasing.ready != VPCA_NONE &&
        &rules->facts[rules->phasing.ready].fact == fact)
        put_row(e, 0, "phases", "the order in which needs are built");
}

static bool pairs_read(const struct vpca_ruleset *rules,
                       const struct vpca_fact *fact)
{
    if (condition_reads(rules->pairs_when, fact))
        return true;
    for (size_t i = 0; i < rules->pair_count; i++) {
        if (condition_reads(rules->pairs[i].when, fact))
            return true;
    }
    return false;
}

void put_readers(struct explain *e, const struct vpca_fact *fact)
{
    size_t before;

    put_heading(e, "Who reads it");
    before = e->doc->count;
    put_rules(e, fact);
    put_options(e, fact);
    put_costs(e, fact);
    put_limits(e, fact);
    put_row(e, 0, "pairs",
            pairs_read(e->rules, fact)
                ? "whether a second path is considered depends on it"
                : NULL);
    if (e->doc->count == before)
        put_text(e, 0, "No rule and no fact of an option reads it.");
}
