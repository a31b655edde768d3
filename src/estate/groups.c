/* Which needs have anything to do with each other. */
#include "whole.h"

static size_t root_of(size_t *parents, size_t need)
{
    while (parents[need] != need) {
        parents[need] = parents[parents[need]];
        need = parents[need];
    }
    return need;
}

static size_t *join_users(const struct vpca_estate_work *work)
{
    size_t count = work->estate->need_count;
    size_t *parents =
        vpca_arena_array(work->estate->arena, count, sizeof(*parents));

    for (size_t i = 0; i < count; i++)
        parents[i] = i;
    for (size_t i = 0; i < work->slot_count; i++) {
        const struct slot *slot = &work->slots[i];

        for (size_t u = 1; u < slot->user_count; u++)
            parents[root_of(parents, slot->users[u])] =
                root_of(parents, slot->users[0]);
    }
    return parents;
}

/* The needs are sorted into their groups by counting. */
struct groups groups_find(const struct vpca_estate_work *work)
{
    const struct vpca_estate *estate = work->estate;
    size_t count = estate->need_count;
    size_t *parents = join_users(work);
    size_t *sizes = vpca_arena_array(estate->arena, count, sizeof(*sizes));
    size_t *at = vpca_arena_array(estate->arena, count, sizeof(*at));
    size_t *needs = vpca_arena_array(estate->arena, count, sizeof(*needs));
    struct group *groups =
        vpca_arena_array(estate->arena, count, sizeof(*groups));
    struct groups found = {.items = groups};
    size_t start = 0;

    for (size_t i = 0; i < count; i++)
        sizes[root_of(parents, i)]++;
    /* A group stands where its first need by name does. */
    for (size_t i = 0; i < count; i++) {
        size_t root = root_of(parents, estate->order[i]);

        if (sizes[root] < 2)
            continue;
        if (at[root] == 0) {
            groups[found.count].needs = &needs[start];
            at[root] = ++found.count;
            start += sizes[root];
        }
        needs[(size_t)(groups[at[root] - 1].needs - needs) +
              groups[at[root] - 1].count++] = estate->order[i];
    }
    return found;
}
