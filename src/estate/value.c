/* What a need pays, and the score that it has then. */
#include "whole.h"

#include <assert.h>

int64_t choice_value(const struct vpca_estate_choice *choice,
                     struct vpca_range cents)
{
    struct vpca_value cost =
        vpca_value_quantity(cents.low, cents.high, VPCA_CAUSE_FILE);
    int64_t total = choice->total;

    if (cents.low != choice->cents.low || cents.high != choice->cents.high) {
        for (size_t i = 0; i < choice->cost_points_count; i++) {
            const struct vpca_cost_points *line = &choice->cost_points[i];

            total += (int64_t)line->weight *
                     (vpca_rule_points_at(line->rule, &cost) - line->points);
        }
    }
    assert(total >= 0);
    return total * VPCA_ESTATE_UNIT / choice->weight_sum;
}

struct vpca_range need_cents(const struct vpca_estate_work *work, size_t need)
{
    size_t pick = work->estate->needs[need].picked;
    const struct plan *plan = &work->plans[need][pick];
    struct vpca_range cents = work->estate->needs[need].choices[pick].cents;

    for (size_t at = 0; at < plan->count;) {
        size_t end = pieces_end(plan, at);
        size_t slot = plan->pieces[at].slot;

        if (slot != VPCA_NONE) {
            struct vpca_range own = pieces_cents(plan, at, end);
            struct vpca_range share = slot_share(&work->slots[slot], own);

            cents = figures_minus(cents, figures_minus(own, share));
        }
        at = end;
    }
    return cents;
}

int64_t need_value(const struct vpca_estate_work *work, size_t need)
{
    const struct vpca_estate_need *of = &work->estate->needs[need];

    return choice_value(&of->choices[of->picked], need_cents(work, need));
}
