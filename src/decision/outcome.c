/* What a need is decided as, taken from its advice. */
#include "vpcadvise/decision.h"

#include <stddef.h>

struct vpca_outcome vpca_outcome_of(const struct vpca_advice *advice)
{
    struct vpca_outcome outcome = {.status = VPCA_EXCLUDED};

    if (!advice)
        return outcome;
    outcome.possible = true;
    if (advice->ranked_count) {
        outcome.first = advice->entries[0].option;
        outcome.backup = advice->entries[0].backup;
        outcome.status = advice->entries[0].status;
    }
    for (size_t i = 0; i < advice->ranked_count; i++) {
        const struct vpca_entry *entry = &advice->entries[i];
        uint64_t bit = UINT64_C(1) << entry->option->symbol;

        if (entry->status == VPCA_FEASIBLE)
            outcome.feasible |= bit;
        else
            outcome.open |= bit;
    }
    return outcome;
}

bool vpca_outcome_same_first(const struct vpca_outcome *a,
                             const struct vpca_outcome *b)
{
    return a->possible == b->possible && a->first == b->first &&
           a->backup == b->backup && a->status == b->status;
}

bool vpca_outcome_equal(const struct vpca_outcome *a,
                        const struct vpca_outcome *b)
{
    return vpca_outcome_same_first(a, b) && a->feasible == b->feasible &&
           a->open == b->open;
}

const struct vpca_advice *vpca_decide_told(void *context, vpca_arena *arena,
                                           const struct vpca_value *value)
{
    const struct vpca_telling *telling = context;
    const struct vpca_told told = {telling->ref, *value};
    const struct vpca_model *model =
        vpca_model_vary(arena, telling->model, telling->need, &told, 1);

    return model ? vpca_advise(arena, model, &model->needs[0]) : NULL;
}
