/* Rows of failure tables that say another thing than they do. */
#include "mutation.h"

/* What else a row could say and an architect would notice. That there is no
 * such component is as good as surviving its failure. */
static const struct {
    enum vpca_survival from;
    enum vpca_survival to;
} changes[] = {
    {VPCA_SURVIVES_NOT, VPCA_SURVIVES_WITH_MEASURES},
    {VPCA_SURVIVES_NOT, VPCA_SURVIVES_AS_BUILT},
    {VPCA_SURVIVES_WITH_MEASURES, VPCA_SURVIVES_NOT},
    {VPCA_SURVIVES_WITH_MEASURES, VPCA_SURVIVES_AS_BUILT},
    {VPCA_SURVIVES_AS_BUILT, VPCA_SURVIVES_NOT},
    {VPCA_SURVIVES_AS_BUILT, VPCA_SURVIVES_WITH_MEASURES},
    {VPCA_NOT_THERE, VPCA_SURVIVES_NOT},
    {VPCA_NOT_THERE, VPCA_SURVIVES_WITH_MEASURES},
};

static void mutate_case(struct mutants *mutants, const char *name,
                        const struct vpca_failure_case *item)
{
    mutants->mutation = MUTATION_FAILURE;
    for (size_t i = 0; i < VPCA_COUNT(changes); i++) {
        if (item->survives == changes[i].from)
            mutant_add(mutants,
                       vpca_arena_printf(mutants->arena, "%s: %s -> %s", name,
                                         vpca_survival_name(changes[i].from),
                                         vpca_survival_name(changes[i].to)),
                       &item->survives, &changes[i].to, sizeof(item->survives));
    }
    mutants->mutation = MUTATION_COMPARISON;
    if (item->when)
        conditions_mutate(mutants, name, item->when);
}

static void mutate_table(struct mutants *mutants, const char *owner,
                         const struct vpca_failure_cases *rows)
{
    const struct vpca_domain *words = vpca_failure_words();

    for (size_t w = 0; rows && w < words->count; w++) {
        const char *name = vpca_arena_printf(mutants->arena, "%s failure of %s",
                                             owner, words->words[w]);

        for (size_t i = 0; i < rows[w].count; i++)
            mutate_case(mutants, name, &rows[w].items[i]);
    }
}

void failures_mutate(struct mutants *mutants)
{
    const struct vpca_ruleset *rules = mutants->rules;

    for (size_t i = 0; i < rules->option_count; i++) {
        mutants->kinds = rules->options[i].serves;
        mutate_table(mutants, rules->options[i].id, rules->options[i].failures);
    }
    mutants->kinds = UINT64_MAX;
    for (size_t i = 0; i < rules->pair_count; i++) {
        const struct vpca_pair *pair = &rules->pairs[i];
        bool shared = i > 0 && pair[-1].failures == pair->failures;

        /* Pairs of one entry share a table. */
        if (!shared)
            mutate_table(mutants,
                         vpca_arena_printf(mutants->arena, "%s + %s",
                                           pair->primary->id, pair->backup->id),
                         pair->failures);
    }
}
