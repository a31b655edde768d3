/* One pick at a time, for groups with too many combinations to try. */
#include "whole.h"

enum {
    ROUNDS_MOST = 8,
    /* What more needs may use is settled once a round: what one of them does
     * is little to each of the others. */
    USERS_MOST = 24,
};

/* Those whose value follows from a pick. */
struct affected {
    size_t *needs;
    size_t count;
    size_t *stamps; /* by need: the last time that it was put on the list */
    size_t stamp;
};

static bool is_wide(const struct slot *slot)
{
    return slot->user_count > USERS_MOST;
}

static void add_need(struct affected *affected, size_t need)
{
    if (affected->stamps[need] == affected->stamp)
        return;
    affected->stamps[need] = affected->stamp;
    affected->needs[affected->count++] = need;
}

static void add_users(const struct vpca_estate_work *work,
                      const struct plan *plan, struct affected *affected)
{
    for (size_t i = 0; i < plan->count; i++) {
        const struct slot *slot;

        if (plan->pieces[i].slot == VPCA_NONE)
            continue;
        slot = &work->slots[plan->pieces[i].slot];
        for (size_t u = 0; !is_wide(slot) && u < slot->user_count; u++)
            add_need(affected, slot->users[u]);
    }
}

static int64_t value_of(const struct vpca_estate_work *work,
                        const struct affected *affected)
{
    int64_t sum = 0;

    for (size_t i = 0; i < affected->count; i++)
        sum += need_value(work, affected->needs[i]);
    return sum;
}

static void settle_plan(const struct vpca_estate_work *work,
                        const struct plan *plan, bool wide)
{
    for (size_t at = 0; at < plan->count; at = pieces_end(plan, at)) {
        size_t slot = plan->pieces[at].slot;

        if (slot != VPCA_NONE && (wide || !is_wide(&work->slots[slot])))
            slot_settle(work, &work->slots[slot]);
    }
}

void need_settle(const struct vpca_estate_work *work, size_t need)
{
    size_t count = work->estate->needs[need].choice_count;

    for (size_t c = 0; c < count; c++) {
        if (!work->plans[need][c].dropped)
            settle_plan(work, &work->plans[need][c], true);
    }
}

static void repick(const struct vpca_estate_work *work, size_t index,
                   size_t pick)
{
    struct vpca_estate_need *need = &work->estate->needs[index];
    size_t before = need->picked;

    need->picked = pick;
    settle_plan(work, &work->plans[index][before], false);
    settle_plan(work, &work->plans[index][pick], false);
}

static bool improve_need(const struct vpca_estate_work *work, size_t index,
                         struct affected *affected)
{
    struct vpca_estate_need *need = &work->estate->needs[index];
    bool better = false;

    for (size_t c = 0; c < need->choice_count; c++) {
        size_t before = need->picked;
        int64_t value;

        if (c == before || work->plans[index][c].dropped)
            continue;
        affected->stamp++;
        affected->count = 0;
        add_need(affected, index);
        add_users(work, &work->plans[index][before], affected);
        add_users(work, &work->plans[index][c], affected);
        value = value_of(work, affected);
        repick(work, index, c);
        if (value_of(work, affected) > value)
            better = true;
        else
            repick(work, index, before);
    }
    return better;
}

static void settle_group(const struct vpca_estate_work *work,
                         const struct group *group)
{
    for (size_t i = 0; i < group->count; i++)
        need_settle(work, group->needs[i]);
}

/* Every slot of the group once. */
static void settle_wide(const struct vpca_estate_work *work)
{
    for (size_t i = 0; i < work->slot_count; i++) {
        if (is_wide(&work->slots[i]))
            slot_settle(work, &work->slots[i]);
    }
}

static int64_t group_value(const struct vpca_estate_work *work,
                           const struct group *group)
{
    int64_t sum = 0;

    for (size_t i = 0; i < group->count; i++)
        sum += need_value(work, group->needs[i]);
    return sum;
}

void group_improve(struct vpca_estate_work *work, const struct group *group)
{
    struct vpca_estate *estate = work->estate;
    struct affected affected = {
        .needs =
            vpca_arena_array(estate->arena, estate->need_count, sizeof(size_t)),
        .stamps =
            vpca_arena_array(estate->arena, estate->need_count, sizeof(size_t)),
    };
    int64_t own = group_value(work, group);
    bool better = true;

    for (int round = 0; better && round < ROUNDS_MOST; round++) {
        better = false;
        for (size_t i = 0; i < group->count; i++)
            better |= improve_need(work, group->needs[i], &affected);
        settle_wide(work);
    }
    if (group_value(work, group) >= own)
        return;
    for (size_t i = 0; i < group->count; i++)
        estate->needs[group->needs[i]].picked = 0;
    settle_group(work, group);
}
