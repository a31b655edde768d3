/* The list of mutants: rules, points and pairs; and how one is put in. */
#include <string.h>

#include "mutation.h"

#define EVERY_KIND UINT64_MAX

/* ---- Adding and swapping ----------------------------------------------- */

/* Names repeat where a condition tests a fact twice. */
static const char *unique(struct mutants *mutants, const char *name)
{
    const char *wanted = name;

    for (unsigned i = 2;
         !vpca_names_add(mutants->names, wanted, mutants->count); i++)
        wanted = vpca_arena_printf(mutants->arena, "%s (%u)", name, i);
    return wanted;
}

static struct patch patch_of(struct mutants *mutants, const void *at,
                             const void *bytes, size_t size)
{
    struct patch patch = {.at = (void *)(uintptr_t)at, .size = size};

    patch.bytes = vpca_arena_alloc(mutants->arena, size);
    memcpy(patch.bytes, bytes, size);
    return patch;
}

void mutant_add(struct mutants *mutants, const char *name, const void *at,
                const void *bytes, size_t size)
{
    struct mutant mutant = {.mutation = mutants->mutation,
                            .rule = mutants->rule,
                            .kinds = mutants->kinds,
                            .patch_count = 1};

    mutant.name = unique(mutants, name);
    mutant.patches[0] = patch_of(mutants, at, bytes, size);
    mutants->items =
        vpca_arena_grow(mutants->arena, mutants->items, mutants->count,
                        &mutants->capacity, sizeof(*mutants->items));
    mutants->items[mutants->count++] = mutant;
}

void mutant_extend(struct mutants *mutants, const void *at, const void *bytes,
                   size_t size)
{
    struct mutant *mutant = &mutants->items[mutants->count - 1];

    mutant->patches[mutant->patch_count++] = patch_of(mutants, at, bytes, size);
}

static void swap_bytes(unsigned char *a, unsigned char *b, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        unsigned char kept = a[i];

        a[i] = b[i];
        b[i] = kept;
    }
}

void mutant_swap(const struct mutant *mutant)
{
    for (size_t i = 0; i < mutant->patch_count; i++)
        swap_bytes(mutant->patches[i].at, mutant->patches[i].bytes,
                   mutant->patches[i].size);
}

/* ---- Rules ------------------------------------------------------------- */

/* Any of nothing: false. */
static const struct vpca_condition *never(vpca_arena *arena)
{
    struct vpca_condition *condition =
        vpca_arena_alloc(arena, sizeof(*condition));

    condition->kind = VPCA_CONDITION_ANY;
    return condition;
}

static void mutate_bands(struct mutants *mutants, const struct vpca_rule *rule)
{
    size_t size = rule->band_count * sizeof(*rule->bands);
    struct vpca_band *bands =
        vpca_arena_array(mutants->arena, rule->band_count, sizeof(*bands));

    memcpy(bands, rule->bands, size);
    for (size_t i = 0; i < rule->band_count; i++)
        bands[i].points = rule->bands[rule->band_count - 1 - i].points;
    mutant_add(
        mutants,
        vpca_arena_printf(mutants->arena, "%s: bands mirrored", rule->id),
        rule->bands, bands, size);
}

static void mutate_points(struct mutants *mutants, const struct vpca_rule *rule)
{
    int points = -rule->points;

    mutants->mutation = MUTATION_POINTS;
    if (rule->band_count)
        mutate_bands(mutants, rule);
    else if (rule->points)
        mutant_add(mutants,
                   vpca_arena_printf(mutants->arena, "%s: points %d -> %d",
                                     rule->id, rule->points, points),
                   &rule->points, &points, sizeof(points));
}

static void mutate_rule(struct mutants *mutants, const struct vpca_rule *rule,
                        const struct vpca_condition *dropped)
{
    mutants->rule = rule;
    mutants->kinds = rule->option ? rule->option->serves : EVERY_KIND;
    mutants->mutation = MUTATION_RULE;
    mutant_add(mutants,
               vpca_arena_printf(mutants->arena, "%s: dropped", rule->id),
               &rule->when, &dropped, sizeof(dropped));
    mutate_points(mutants, rule);
    mutants->mutation = MUTATION_COMPARISON;
    if (rule->when)
        conditions_mutate(mutants, rule->id, rule->when);
    mutants->rule = NULL;
}

/* ---- Pairs ------------------------------------------------------------- */

static void mutate_pair(struct mutants *mutants, const struct vpca_pair *pair,
                        const struct vpca_condition *dropped)
{
    const char *name = vpca_arena_printf(mutants->arena, "%s + %s",
                                         pair->primary->id, pair->backup->id);

    mutants->kinds = pair->primary->serves & pair->backup->serves;
    mutants->mutation = MUTATION_PAIR;
    mutant_add(mutants, vpca_arena_printf(mutants->arena, "%s: dropped", name),
               &pair->when, &dropped, sizeof(dropped));
    mutants->mutation = MUTATION_COMPARISON;
    if (pair->when)
        conditions_mutate(mutants, name, pair->when);
}

/* ---- The whole --------------------------------------------------------- */

/* Every rule that is not another option's, in order. */
static void widen(struct mutants *mutants)
{
    const struct vpca_ruleset *rules = mutants->rules;

    for (size_t i = 0; i < rules->option_count; i++) {
        struct vpca_option *option =
            (struct vpca_option *)(uintptr_t)&rules->options[i];
        uint32_t *wide =
            vpca_arena_array(mutants->arena, rules->rule_count, sizeof(*wide));

        option->rule_count = 0;
        for (size_t r = 0; r < rules->rule_count; r++) {
            const struct vpca_option *owner = rules->rules[r].option;

            if (!owner || owner == option)
                wide[option->rule_count++] = (uint32_t)r;
        }
        option->rules = wide;
    }
}

void mutants_make(struct mutants *mutants, vpca_arena *arena,
                  const struct vpca_ruleset *rules)
{
    const struct vpca_condition *dropped = never(arena);

    *mutants = (struct mutants){.arena = arena, .rules = rules};
    mutants->names = vpca_names_new(arena);
    widen(mutants);
    for (size_t i = 0; i < rules->rule_count; i++)
        mutate_rule(mutants, &rules->rules[i], dropped);
    for (size_t i = 0; i < rules->pair_count; i++)
        mutate_pair(mutants, &rules->pairs[i], dropped);
    mutants->kinds = EVERY_KIND;
    mutants->mutation = MUTATION_COMPARISON;
    if (rules->pairs_when)
        conditions_mutate(mutants, "pairs", rules->pairs_when);
    facts_mutate(mutants);
    failures_mutate(mutants);
}
