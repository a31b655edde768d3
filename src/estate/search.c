/* The combination of choices that does best with sharing counted. */
#include <string.h>

#include "whole.h"

/* ---- Choices that need not be tried ----------------------------------- */

/* Of those that share nothing, and so are nothing to other needs, the best is
 * enough. */
static void drop_choices(struct vpca_estate_work *work)
{
    for (size_t i = 0; i < work->estate->need_count; i++) {
        const struct vpca_estate_need *need = &work->estate->needs[i];
        size_t best = VPCA_NONE;

        for (size_t c = 0; c < need->choice_count; c++) {
            if (!work->plans[i][c].lonely)
                continue;
            work->plans[i][c].dropped =
                best != VPCA_NONE &&
                need->choices[c].total <= need->choices[best].total;
            if (best == VPCA_NONE)
                best = c;
        }
    }
}

/* ---- Trying all ------------------------------------------------------- */

static size_t combinations_of(const struct vpca_estate_work *work,
                              const struct group *group)
{
    size_t product = 1;

    for (size_t i = 0; i < group->count; i++) {
        size_t need = group->needs[i];
        size_t kept = 0;

        for (size_t c = 0; c < work->estate->needs[need].choice_count; c++)
            kept += !work->plans[need][c].dropped;
        product *= kept;
        if (product > VPCA_ESTATE_EXACT)
            return product;
    }
    return product;
}

/* The next choice of a need; false where it starts over. */
static bool next_choice(const struct vpca_estate_work *work, size_t index)
{
    struct vpca_estate_need *need = &work->estate->needs[index];
    size_t pick = need->picked + 1;

    while (pick < need->choice_count && work->plans[index][pick].dropped)
        pick++;
    if (pick == need->choice_count)
        pick = 0;
    if (pick != need->picked) {
        need->picked = pick;
        need_settle(work, index);
    }
    return pick != 0;
}

static bool next_combination(const struct vpca_estate_work *work,
                             const struct group *group)
{
    for (size_t i = group->count; i > 0; i--) {
        if (next_choice(work, group->needs[i - 1]))
            return true;
    }
    return false;
}

/* Of equals the first, which is nearest to what each need has by itself. */
static void try_all(struct vpca_estate_work *work, const struct group *group)
{
    struct vpca_estate_need *needs = work->estate->needs;
    size_t *best =
        vpca_arena_array(work->estate->arena, group->count, sizeof(*best));
    int64_t most = -1;

    do {
        int64_t value = 0;

        for (size_t i = 0; i < group->count; i++)
            value += need_value(work, group->needs[i]);
        if (value <= most)
            continue;
        most = value;
        for (size_t i = 0; i < group->count; i++)
            best[i] = needs[group->needs[i]].picked;
    } while (next_combination(work, group));
    for (size_t i = 0; i < group->count; i++)
        needs[group->needs[i]].picked = best[i];
    for (size_t i = 0; i < group->count; i++)
        need_settle(work, group->needs[i]);
}

/* ---- The search ------------------------------------------------------- */

int64_t picks_value(const struct vpca_estate_work *work)
{
    int64_t sum = 0;

    for (size_t i = 0; i < work->estate->need_count; i++) {
        if (work->estate->needs[i].choice_count > 0)
            sum += need_value(work, i);
    }
    return sum;
}

void picks_search(struct vpca_estate_work *work)
{
    struct vpca_estate *estate = work->estate;
    size_t left = VPCA_ESTATE_EXACT_ALL;
    struct groups groups;

    drop_choices(work);
    for (size_t i = 0; i < work->slot_count; i++)
        slot_settle(work, &work->slots[i]);
    estate->own_value = picks_value(work);
    estate->exact = true;
    groups = groups_find(work);
    for (size_t i = 0; i < groups.count; i++) {
        size_t combinations = combinations_of(work, &groups.items[i]);

        if (combinations <= VPCA_ESTATE_EXACT && combinations <= left) {
            try_all(work, &groups.items[i]);
            left -= combinations;
        } else {
            group_improve(work, &groups.items[i]);
            estate->exact = false;
        }
    }
    estate->value = picks_value(work);
}
