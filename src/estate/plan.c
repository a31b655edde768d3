/* Keeps of each need what is built for it, and how long that takes. */
#include "plan.h"

struct vpca_plan *plan_new(vpca_arena *arena, const struct vpca_model *model)
{
    struct vpca_plan *plan = vpca_arena_alloc(arena, sizeof(*plan));

    plan->needs =
        vpca_arena_array(arena, model->need_count, sizeof(*plan->needs));
    for (size_t i = 0; i < model->need_count; i++)
        plan->needs[i].need = &model->needs[i];
    return plan;
}

static struct vpca_range due_of(const struct vpca_advice *advice)
{
    const struct vpca_value *within =
        &advice->need_values[VPCA_FACT_NEED_READY_WITHIN -
                             (int)vpca_facts_first(VPCA_SCOPE_NEED)];

    return figures_of(within);
}

void plan_add(struct vpca_estate *estate, const struct vpca_advice *advice,
              const struct vpca_entry *entry)
{
    const struct vpca_phasing *phasing = &estate->model->rules->phasing;
    size_t index = (size_t)(advice->need - estate->model->needs);
    struct vpca_planned *planned = &estate->plan->needs[index];

    planned->due = due_of(advice);
    planned->lead = (struct vpca_range){0, VPCA_INFINITE};
    if (!entry)
        return;
    planned->option = entry->option;
    planned->backup = entry->backup;
    if (phasing->ready == VPCA_NONE)
        return;
    planned->lead = figures_of(&entry->values[phasing->ready]);
    if (planned->lead.high > phasing->soon)
        planned->interim = interim_find(estate, advice, entry);
}
