/* Which rules can fire for an option, as far as the pack alone tells. */
#include "loader.h"

/* ---- What is known of an entry ---------------------------------------- */

static struct vpca_value open_value(const struct vpca_fact *fact)
{
    return vpca_value_unknown(fact->type, VPCA_CAUSE_PACK);
}

/* One literal whatever the need; nothing said at all is known too. */
static struct vpca_value fixed_value(const struct vpca_fact *fact,
                                     const struct vpca_fact_cases *cases)
{
    if (!cases->fixed)
        return open_value(fact);
    if (cases->count == 0 || cases->items[0].kind == VPCA_CASE_NOT_STATED)
        return vpca_value_not_stated(fact->type);
    return cases->items[0].literal;
}

static void fill_own(const struct loader *loader,
                     const struct vpca_option *option, bool is_pair,
                     struct vpca_value *values)
{
    const struct vpca_option_fact *facts = loader->facts;

    values[VPCA_OWN_ID] = vpca_value_word((unsigned)option->symbol);
    values[VPCA_OWN_FAMILY] = vpca_value_set(option->families);
    values[VPCA_OWN_CURRENT] = open_value(&facts[VPCA_OWN_CURRENT].fact);
    values[VPCA_OWN_IS_PAIR] = vpca_value_truth(is_pair);
    /* As one path of a pair it may be either. */
    values[VPCA_OWN_IS_BACKUP] = open_value(&facts[VPCA_OWN_IS_BACKUP].fact);
    values[VPCA_OWN_MONTHLY_COST] =
        open_value(&facts[VPCA_OWN_MONTHLY_COST].fact);
}

static void fill_survivals(const uint8_t *bits, struct vpca_value *values)
{
    values[VPCA_OWN_SURVIVES] =
        vpca_survivals_set(bits, false, VPCA_CAUSE_PACK);
    values[VPCA_OWN_CAN_SURVIVE] =
        vpca_survivals_set(bits, true, VPCA_CAUSE_PACK);
}

void reach_option(const struct loader *loader, const struct vpca_option *option,
                  struct reach *reach)
{
    uint8_t bits[VPCA_DOMAIN_LIMIT];

    fill_own(loader, option, false, reach->values);
    failures_reach(option->failures, bits);
    fill_survivals(bits, reach->values);
    for (size_t f = VPCA_OWN_COUNT; f < loader->rules->fact_count; f++)
        reach->values[f] =
            fixed_value(&loader->facts[f].fact, &option->facts[f]);
    reach->kinds = option->serves;
}

/* Weaker or stronger, union or intersection: what a pair takes from its two
 * paths lies between them. A sum does not. */
static struct vpca_value between(const struct vpca_option_fact *fact,
                                 const struct vpca_value *primary,
                                 const struct vpca_value *backup)
{
    if (fact->pairing == VPCA_PAIRING_PRIMARY)
        return *primary;
    if (fact->pairing == VPCA_PAIRING_BACKUP)
        return *backup;
    if (fact->pairing == VPCA_PAIRING_SUM || primary->state != VPCA_STATED ||
        backup->state != VPCA_STATED)
        return open_value(&fact->fact);
    return vpca_value_hull(primary, backup);
}

static struct vpca_value paired_value(const struct vpca_option_fact *fact,
                                      const struct vpca_pair *pair, size_t f)
{
    struct vpca_value primary =
        fixed_value(&fact->fact, &pair->primary->facts[f]);
    struct vpca_value backup =
        fixed_value(&fact->fact, &pair->backup->facts[f]);

    if (pair->facts[f].count)
        return fixed_value(&fact->fact, &pair->facts[f]);
    return between(fact, &primary, &backup);
}

static void pair_survivals(const struct vpca_pair *pair, uint8_t *ret_bits)
{
    uint8_t primary[VPCA_DOMAIN_LIMIT];
    uint8_t backup[VPCA_DOMAIN_LIMIT];

    failures_reach(pair->primary->failures, primary);
    failures_reach(pair->backup->failures, backup);
    failures_reach(pair->failures, ret_bits);
    for (size_t i = 0; i < vpca_failure_words()->count; i++) {
        if (!pair->failures[i].count)
            ret_bits[i] = (uint8_t)vpca_survivals_better(primary[i], backup[i]);
    }
}

void reach_pair(const struct loader *loader, const struct vpca_pair *pair,
                struct reach *reach)
{
    struct vpca_value *family = &reach->values[VPCA_OWN_FAMILY];
    struct vpca_value backup;
    uint8_t bits[VPCA_DOMAIN_LIMIT];

    fill_own(loader, pair->primary, true, reach->values);
    backup = vpca_value_set(pair->backup->families);
    *family = vpca_value_hull(family, &backup);
    for (size_t f = VPCA_OWN_COUNT; f < loader->rules->fact_count; f++)
        reach->values[f] = paired_value(&loader->facts[f], pair, f);
    pair_survivals(pair, bits);
    fill_survivals(bits, reach->values);
    reach->kinds = pair->primary->serves & pair->backup->serves;
}

/* ---- Conditions ------------------------------------------------------- */

static const struct vpca_value *known_value(const struct reach *reach,
                                            const struct vpca_operand *operand)
{
    if (operand->kind == VPCA_OPERAND_LITERAL)
        return &operand->literal;
    if (operand->kind == VPCA_OPERAND_FACT &&
        operand->scope == VPCA_SCOPE_OPTION)
        return &reach->values[operand->index];
    return NULL;
}

/* The kinds that the entry serves, each bit one it may be. */
static struct vpca_value kind_value(const struct reach *reach)
{
    struct vpca_value kind =
        vpca_value_unknown(VPCA_TYPE_WORD, VPCA_CAUSE_FILE);

    kind.unknown = false;
    kind.as.words.most = reach->kinds;
    return kind;
}

static enum vpca_truth reach_test(const struct reach *reach,
                                  const struct vpca_condition *test)
{
    const struct vpca_value *left = known_value(reach, &test->left);
    const struct vpca_value *right = NULL;
    const struct vpca_value kind = kind_value(reach);
    enum vpca_truth truth;

    if (test->left.kind == VPCA_OPERAND_FACT &&
        test->left.fact == &vpca_facts[VPCA_FACT_NEED_KIND] && reach->kinds)
        left = &kind;
    if (test->relation < VPCA_DEMANDED)
        right = known_value(reach, &test->right);
    /* Of a need nothing is known, not even whether it demands anything. */
    if (!left || (!right && test->relation < VPCA_DEMANDED))
        return VPCA_UNKNOWN;
    truth = vpca_value_test(left, test->relation, right);
    return test->negated ? vpca_truth_not(truth) : truth;
}

static enum vpca_truth reach_condition(const struct reach *reach,
                                       const struct vpca_condition *condition)
{
    bool all = condition->kind == VPCA_CONDITION_ALL;
    enum vpca_truth result = all ? VPCA_TRUE : VPCA_FALSE;

    if (condition->kind == VPCA_CONDITION_TEST)
        return reach_test(reach, condition);
    for (size_t i = 0; i < condition->child_count; i++) {
        enum vpca_truth truth = reach_condition(reach, condition->children[i]);

        if (all ? truth < result : truth > result)
            result = truth;
    }
    return result;
}

bool reach_rule(const struct reach *reach, const struct vpca_option *option,
                const struct vpca_rule *rule)
{
    if (rule->option && rule->option != option)
        return false;
    return !rule->when || reach_condition(reach, rule->when) != VPCA_FALSE;
}

/* ---- The rules of every option ---------------------------------------- */

static void mark(const struct loader *loader, const struct reach *reach,
                 const struct vpca_option *option, bool *marks)
{
    for (size_t r = 0; r < loader->rules->rule_count; r++)
        marks[r] =
            marks[r] || reach_rule(reach, option, &loader->rule_items[r]);
}

static void list_marked(const struct loader *loader, struct vpca_option *option,
                        const bool *marks)
{
    size_t rule_count = loader->rules->rule_count;
    size_t count = 0;
    uint32_t *rules;

    for (size_t r = 0; r < rule_count; r++)
        count += marks[r];
    rules = vpca_arena_array(loader->arena, count, sizeof(*rules));
    for (size_t r = 0; r < rule_count; r++) {
        if (marks[r])
            rules[option->rule_count++] = (uint32_t)r;
    }
    option->rules = rules;
}

/* A rule that is false for the option alone may be true for a pair that the
 * option leads. Pairs are sorted by their primary, as options are. */
void reach_load(struct loader *loader)
{
    const struct vpca_ruleset *rules = loader->rules;
    vpca_arena *arena = vpca_arena_new();
    struct reach reach = {.kinds = 0};
    size_t pair = 0;

    reach.values =
        vpca_arena_array(arena, rules->fact_count, sizeof(*reach.values));
    for (size_t i = 0; i < rules->option_count; i++) {
        struct vpca_option *option = &loader->options[i];
        bool *marks =
            vpca_arena_array(arena, rules->rule_count, sizeof(*marks));

        reach_option(loader, option, &reach);
        mark(loader, &reach, option, marks);
        for (; pair < rules->pair_count && rules->pairs[pair].primary == option;
             pair++) {
            reach_pair(loader, &rules->pairs[pair], &reach);
            mark(loader, &reach, option, marks);
        }
        list_marked(loader, option, marks);
    }
    vpca_arena_free(arena);
}
