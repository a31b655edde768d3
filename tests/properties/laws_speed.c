/* Laws about speed: more bandwidth or traffic never favors a slower path. */
#include <string.h>

#include "laws.h"

static const struct vpca_value *fact(const struct world *world,
                                     const struct vpca_entry *entry,
                                     const char *name)
{
    size_t i = 0;

    while (strcmp(world->rules->facts[i].fact.name, name) != 0)
        i++;
    return &entry->primary_values[i];
}

/* What an option surely carries, and what it may at best. Of what the
 * customer chooses, the best is sure. */
static int64_t least(const struct vpca_value *bandwidth)
{
    if (bandwidth->state != VPCA_STATED)
        return 0;
    return bandwidth->choice ? bandwidth->as.quantity.high
                             : bandwidth->as.quantity.low;
}

static int64_t most(const struct vpca_value *bandwidth)
{
    return bandwidth->state == VPCA_STATED ? bandwidth->as.quantity.high
                                           : VPCA_INFINITE;
}

/* What is first of all, or NULL: an option shows the pair that is chosen, even
 * where it does better alone. */
static const struct vpca_entry *first(const struct vpca_advice *advice)
{
    for (size_t i = 0; i < advice->all_count; i++) {
        if (advice->all[i].rank == 1)
            return &advice->all[i];
    }
    return NULL;
}

static bool is_internet(const struct world *world,
                        const struct vpca_entry *entry)
{
    const struct vpca_value *path = fact(world, entry, "option.path");

    /* The first word of the fact. */
    return path->state == VPCA_STATED && path->as.words.most & 1;
}

/* Whether the winner changes to a proven one that is surely slower. */
static const char *slower(struct world *world, const struct vpca_advice *was,
                          const struct vpca_advice *is, bool by_traffic)
{
    const struct vpca_entry *old = first(was);
    const struct vpca_entry *now = first(is);

    if (!old || !now || old->option == now->option ||
        now->status != VPCA_FEASIBLE)
        return NULL;
    /* What is beyond the need is no speed that it would gain from, unless the
     * internet, whose speed nobody promises, comes in its place. */
    if (by_traffic && !is_internet(world, now))
        return NULL;
    if (most(fact(world, now, "option.bandwidth")) >=
        least(fact(world, old, "option.bandwidth")))
        return NULL;
    return vpca_arena_printf(world->arena, "%s gives way to %s",
                             entry_name(world, old), entry_name(world, now));
}

/* From each value of a series to the next one up. */
static const char *climb(struct world *world, const struct draft *draft,
                         const char *const *values, size_t count)
{
    bool by_traffic = draft->instead_place == PLACE_NEED;
    struct draft changed = *draft;
    const struct vpca_advice *was = NULL;

    for (size_t i = 0; i < count; i++) {
        const struct vpca_advice *is;
        const char *why;

        changed.instead = values[i];
        is = advise(world, &changed);
        why = was && is ? slower(world, was, is, by_traffic) : NULL;
        if (why)
            return vpca_arena_printf(world->arena, "%s by %s", why, values[i]);
        was = is;
    }
    return NULL;
}

const char *law_bandwidth(struct world *world, const struct draft *draft)
{
    static const char *const values[] = {"10 Mbps",  "50 Mbps",  "200 Mbps",
                                         "500 Mbps", "900 Mbps", "1 Gbps",
                                         "1.2 Gbps", "2 Gbps",   "10 Gbps"};
    struct draft changed = *draft;

    changed.instead_place = PLACE_MUST;
    changed.instead_slot = slot_find(PLACE_MUST, "bandwidth");
    return climb(world, &changed, values, VPCA_COUNT(values));
}

const char *law_traffic(struct world *world, const struct draft *draft)
{
    static const char *const values[] = {
        "{ in: 1 TB/month, out: 100 GB/month }",
        "{ in: 1 TB/month, out: 1 TB/month }",
        "{ in: 1 TB/month, out: 5 TB/month }",
        "{ in: 1 TB/month, out: 20 TB/month }",
        "{ in: 1 TB/month, out: 80 TB/month }",
        "{ in: 1 TB/month, out: 300 TB/month }"};
    struct draft changed = *draft;

    changed.instead_place = PLACE_NEED;
    changed.instead_slot = slot_find(PLACE_NEED, "traffic");
    return climb(world, &changed, values, VPCA_COUNT(values));
}
