/* What two files say otherwise, and which need that concerns. */
#include <assert.h>
#include <string.h>

#include "differ.h"

static const char *fact_text(vpca_arena *arena, const char *path,
                             const char *before, const char *after)
{
    if (!before)
        return vpca_arena_printf(arena, "%s: %s (new)", path, after);
    if (!after)
        return vpca_arena_printf(arena, "%s: %s (gone)", path, before);
    return vpca_arena_printf(arena, "%s: %s -> %s", path, before, after);
}

static const char *path_of(const struct vpca_snapshot_fact *const pair[2])
{
    const struct vpca_snapshot_fact *fact = pair[0] ? pair[0] : pair[1];

    assert(fact);
    return fact->path;
}

static struct vpca_difference
fact(const struct differ *differ,
     const struct vpca_snapshot_fact *const pair[2])
{
    const char *path = path_of(pair);
    const char *before = pair[0] ? pair[0]->value : NULL;
    const char *after = pair[1] ? pair[1]->value : NULL;

    return (struct vpca_difference){
        .kind = VPCA_DIFFERENCE_FACT,
        .tone = VPCA_TONE_NEUTRAL,
        .text = fact_text(differ->arena, path, before, after),
        .path = path,
        .before = before,
        .after = after,
    };
}

/* Both by path. The next pair of the same path, or one of them alone. */
static void take_pair(const struct vpca_snapshot_fact **before,
                      const struct vpca_snapshot_fact *before_end,
                      const struct vpca_snapshot_fact **after,
                      const struct vpca_snapshot_fact *after_end,
                      const struct vpca_snapshot_fact *ret_pair[2])
{
    int order;

    if (*before == before_end)
        order = 1;
    else if (*after == after_end)
        order = -1;
    else
        order = strcmp((*before)->path, (*after)->path);
    ret_pair[0] = order <= 0 ? (*before)++ : NULL;
    ret_pair[1] = order >= 0 ? (*after)++ : NULL;
}

static bool is_same(const struct vpca_snapshot_fact *const pair[2])
{
    return pair[0] && pair[1] && strcmp(pair[0]->value, pair[1]->value) == 0;
}

void differ_read_facts(struct differ *differ)
{
    const struct vpca_snapshot_fact *before = differ->before->facts;
    const struct vpca_snapshot_fact *before_end =
        before + differ->before->fact_count;
    const struct vpca_snapshot_fact *after = differ->after->facts;
    const struct vpca_snapshot_fact *after_end =
        after + differ->after->fact_count;
    const struct vpca_snapshot_fact *pair[2];

    if (!differ->before->stated || !differ->after->stated)
        return;
    while (before < before_end || after < after_end) {
        struct vpca_difference found;

        take_pair(&before, before_end, &after, after_end, pair);
        if (is_same(pair))
            continue;
        found = fact(differ, pair);
        differ->places =
            vpca_arena_grow(differ->arena, differ->places, differ->facts.count,
                            &differ->place_capacity, sizeof(*differ->places));
        differ->places[differ->facts.count] = pair[0] ? pair[0] : pair[1];
        differ_add(differ, &differ->facts, &found);
    }
    differ->shown = vpca_arena_array(differ->arena, differ->facts.count,
                                     sizeof(*differ->shown));
}

/* ---- Of a need -------------------------------------------------------- */

static bool has_member(const struct vpca_snapshot_need *need, const char *name)
{
    for (size_t i = 0; need && i < need->member_count; i++)
        if (strcmp(need->members[i], name) == 0)
            return true;
    return false;
}

static bool concerns(const struct vpca_snapshot_need *before,
                     const struct vpca_snapshot_need *after,
                     const struct vpca_snapshot_fact *place)
{
    static const char *const SECTIONS[] = {"sites", "vpcs", "services",
                                           "users"};

    if (!place->section || !place->name)
        return false;
    if (strcmp(place->section, "needs") == 0)
        return strcmp(place->name, (before ? before : after)->id) == 0;
    for (size_t i = 0; i < VPCA_COUNT(SECTIONS); i++)
        if (strcmp(place->section, SECTIONS[i]) == 0)
            return has_member(before, place->name) ||
                   has_member(after, place->name);
    return false;
}

static void add_demands(const struct differ *differ,
                        const struct vpca_snapshot_need *from,
                        const struct vpca_snapshot_need *to,
                        struct vpca_differences *list)
{
    const struct vpca_snapshot_fact *before = from->demands;
    const struct vpca_snapshot_fact *before_end = before + from->demand_count;
    const struct vpca_snapshot_fact *after = to->demands;
    const struct vpca_snapshot_fact *after_end = after + to->demand_count;
    const struct vpca_snapshot_fact *pair[2];

    while (before < before_end || after < after_end) {
        struct vpca_difference found;

        take_pair(&before, before_end, &after, after_end, pair);
        if (is_same(pair))
            continue;
        found = fact(differ, pair);
        differ_add(differ, list, &found);
    }
}

void differ_add_facts(struct differ *differ,
                      const struct vpca_snapshot_need *before,
                      const struct vpca_snapshot_need *after,
                      struct vpca_differences *list)
{
    if (!differ->before->stated || !differ->after->stated) {
        if (before && after)
            add_demands(differ, before, after, list);
        return;
    }
    for (size_t i = 0; i < differ->facts.count; i++) {
        if (!concerns(before, after, differ->places[i]))
            continue;
        differ->shown[i] = true;
        /* Of a need that came or went, that is all there is to say. */
        if (before && after)
            differ_add(differ, list, &differ->facts.items[i]);
    }
}

void differ_add_other_facts(const struct differ *differ,
                            struct vpca_differences *list)
{
    for (size_t i = 0; i < differ->facts.count; i++)
        if (!differ->shown[i])
            differ_add(differ, list, &differ->facts.items[i]);
}
