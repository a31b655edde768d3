/* What is kept of the advice on each need. */
#include "tally.h"
#include "whole.h"

#include <assert.h>
#include <string.h>

struct vpca_estate *vpca_estate_new(vpca_arena *arena,
                                    const struct vpca_model *model)
{
    struct vpca_estate *estate = vpca_arena_alloc(arena, sizeof(*estate));

    estate->arena = arena;
    estate->model = model;
    estate->needs =
        vpca_arena_array(arena, model->need_count, sizeof(*estate->needs));
    estate->tally = tally_new(arena);
    estate->plan = plan_new(arena, model);
    return estate;
}

static void keep_parts(struct vpca_estate *estate,
                       const struct vpca_entry *entry,
                       struct vpca_estate_choice *choice)
{
    struct vpca_estate_part *parts =
        vpca_arena_array(estate->arena, entry->cost_count, sizeof(*parts));

    for (size_t i = 0; i < entry->cost_count; i++) {
        const struct vpca_cost_line *line = &entry->costs[i];

        parts[i] = (struct vpca_estate_part){
            .price = line->price,
            .thing = line->thing,
            .backup = entry->backup && line->option == entry->backup,
            .factor = figures_of(&line->factor),
            .cents = figures_of(&line->cents),
        };
        /* Whether it is built at all is not known. */
        if (parts[i].cents.low == 0)
            parts[i].factor.low = 0;
    }
    choice->parts = parts;
    choice->part_count = entry->cost_count;
}

/* Lines of the ledger that would have other points at another cost. */
static bool follows_cost(const struct vpca_ledger_line *line)
{
    const struct vpca_rule *rule = line->rule;

    return rule && rule->band_count && line->sure && !line->quarter &&
           rule->effect == VPCA_EFFECT_SCORE &&
           rule->banded->kind == VPCA_OPERAND_FACT &&
           rule->banded->scope == VPCA_SCOPE_OPTION &&
           rule->banded->index == VPCA_OWN_MONTHLY_COST;
}

static void keep_cost_points(struct vpca_estate *estate,
                             const struct vpca_entry *entry,
                             struct vpca_estate_choice *choice)
{
    struct vpca_cost_points *lines = NULL;
    size_t capacity = 0;

    for (size_t i = 0; i < entry->ledger_count; i++) {
        const struct vpca_ledger_line *line = &entry->ledger[i];

        if (!follows_cost(line))
            continue;
        lines = vpca_arena_grow(estate->arena, lines, choice->cost_points_count,
                                &capacity, sizeof(*lines));
        lines[choice->cost_points_count++] =
            (struct vpca_cost_points){line->rule, line->weight, line->points};
    }
    choice->cost_points = lines;
}

static void keep_choice(struct vpca_estate *estate,
                        const struct vpca_entry *entry,
                        struct vpca_estate_need *need)
{
    struct vpca_estate_choice *choice = &need->choices[need->choice_count++];

    *choice = (struct vpca_estate_choice){
        .option = entry->option,
        .backup = entry->backup,
        .status = entry->status,
        .total = entry->total,
        .weight_sum = entry->weight_sum,
        .cents = figures_of(&entry->monthly_cost),
    };
    keep_parts(estate, entry, choice);
    keep_cost_points(estate, entry, choice);
}

/* The decision that the file holds, where it can still be built. */
static const struct vpca_entry *chosen_of(const struct vpca_advice *advice)
{
    for (size_t i = 0; i < advice->ranked_count; i++) {
        if (advice->entries[i].chosen)
            return &advice->entries[i];
    }
    return NULL;
}

/* Those that are proven; where none is, the first alone. */
static void keep_ranked(struct vpca_estate *estate,
                        const struct vpca_advice *advice,
                        struct vpca_estate_need *need)
{
    for (size_t i = 0; i < advice->ranked_count; i++) {
        const struct vpca_entry *entry = &advice->entries[i];

        if (need->choice_count == VPCA_ESTATE_CHOICES ||
            (i > 0 && entry->status != VPCA_FEASIBLE))
            return;
        keep_choice(estate, entry, need);
    }
}

static struct vpca_range bandwidth_of(const struct vpca_value *value)
{
    const struct vpca_range none = {0, 0};

    return value->state == VPCA_STATED ? figures_of(value) : none;
}

void vpca_estate_add(struct vpca_estate *estate,
                     const struct vpca_advice *advice)
{
    const struct vpca_entry *chosen = chosen_of(advice);
    struct vpca_estate_need *need = &estate->needs[estate->need_count++];

    assert(estate->need_count <= estate->model->need_count);
    need->need = advice->need;
    need->saves_most = VPCA_NONE;
    need->bandwidth[0] =
        bandwidth_of(&advice->need_values[VPCA_FACT_NEED_BANDWIDTH]);
    need->bandwidth[1] =
        bandwidth_of(&advice->backup_need_values[VPCA_FACT_NEED_BANDWIDTH]);
    need->choices = vpca_arena_array(estate->arena, VPCA_ESTATE_CHOICES,
                                     sizeof(*need->choices));
    need->chosen = chosen != NULL;
    if (chosen)
        keep_choice(estate, chosen, need);
    else
        keep_ranked(estate, advice, need);
    if (!chosen && advice->ranked_count)
        chosen = &advice->entries[0];
    if (chosen)
        tally_count(estate, advice, chosen);
    plan_add(estate, advice, chosen);
}
