/* Demands that a fact of a later pack would hide from exclusions. */
#include "loader.h"

struct search {
    struct loader *loader;
    bool *hides; /* by fact: it follows from a demand */
    bool found;  /* what was looked for, in the case that is read */
};

static bool is_hiding(const struct search *search,
                      const struct vpca_operand *operand)
{
    return operand->kind == VPCA_OPERAND_FACT &&
           operand->scope == VPCA_SCOPE_OPTION && search->hides[operand->index];
}

static void look(struct search *search, const struct vpca_operand *operand,
                 bool demands)
{
    search->found |=
        is_hiding(search, operand) || (demands && operand_is_demand(operand));
}

static void visit_any(const struct vpca_condition *test, void *context)
{
    look(context, &test->left, true);
    if (test->relation < VPCA_DEMANDED)
        look(context, &test->right, true);
}

static void visit_facts(const struct vpca_condition *test, void *context)
{
    look(context, &test->left, false);
    if (test->relation < VPCA_DEMANDED)
        look(context, &test->right, false);
}

/* `demands`: whether a demand counts, or only a fact that hides one. */
static bool cases_read_one(struct search *search,
                           const struct vpca_fact_cases *cases, bool demands)
{
    search->found = false;
    for (size_t i = 0; i < cases->count; i++) {
        const struct vpca_fact_case *one = &cases->items[i];

        if (one->when)
            condition_walk(one->when, demands ? visit_any : visit_facts,
                           search);
        for (size_t o = 0; o < one->operand_count; o++)
            look(search, &one->operands[o], demands);
    }
    return search->found;
}

static bool fact_reads(struct search *search, size_t f, bool demands)
{
    const struct vpca_ruleset *rules = search->loader->rules;

    if (cases_read_one(search, &rules->facts[f].defaults, demands))
        return true;
    for (size_t i = 0; i < rules->option_count; i++) {
        if (cases_read_one(search, &rules->options[i].facts[f], demands))
            return true;
    }
    for (size_t i = 0; i < rules->pair_count; i++) {
        if (cases_read_one(search, &rules->pairs[i].facts[f], demands))
            return true;
    }
    return false;
}

/* Facts that a pack adds; those beneath are proven by the laws. Whether one
 * was found. */
static bool mark_added(struct search *search)
{
    const struct entries *entries = &search->loader->entries[SECTION_FACTS];
    bool any = false;

    for (size_t i = 0; i < entries->count; i++) {
        const struct entry *entry = &entries->items[i];
        size_t f = VPCA_OWN_COUNT + i;

        if (entry->pack > 0 && !entry->under)
            search->hides[f] = fact_reads(search, f, true);
        any |= search->hides[f];
    }
    return any;
}

/* What reads a fact that hides a demand hides it too. */
static bool spread(struct search *search)
{
    bool more = false;

    for (size_t f = VPCA_OWN_COUNT; f < search->loader->rules->fact_count;
         f++) {
        if (search->hides[f] || !fact_reads(search, f, false))
            continue;
        search->hides[f] = true;
        more = true;
    }
    return more;
}

static void check_test(const struct vpca_condition *test, void *context)
{
    const struct search *search = context;
    const struct vpca_operand *operand = &test->left;

    if (!is_hiding(search, operand) && test->relation < VPCA_DEMANDED)
        operand = &test->right;
    if (!is_hiding(search, operand))
        return;
    vpca_diags_add(search->loader->diags, VPCA_CODE_RULE_DIRECTION, test->span,
                   NULL,
                   "let the cases of the fact read no demand, or see \"Only "
                   "allowed if\" in docs/rules.md",
                   "\"%s\" follows from a demand, and a stricter one could "
                   "exclude less",
                   operand->fact->name);
}

void hidden_demands_check(struct loader *loader)
{
    vpca_arena *arena = vpca_arena_new();
    struct search search = {.loader = loader};

    search.hides = vpca_arena_array(arena, loader->rules->fact_count,
                                    sizeof(*search.hides));
    if (mark_added(&search)) {
        while (spread(&search))
            continue;
        for (size_t i = 0; i < loader->rules->rule_count; i++) {
            const struct vpca_rule *rule = &loader->rules->rules[i];

            if (rule->when && (rule->effect == VPCA_EFFECT_EXCLUDE ||
                               rule->effect == VPCA_EFFECT_DOUBT))
                condition_walk(rule->when, check_test, &search);
        }
    }
    vpca_arena_free(arena);
}
