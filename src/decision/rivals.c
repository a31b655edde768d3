/* What each option that is not first would take to be first. */
#include "field.h"

#include <assert.h>
#include <string.h>

const char *vpca_rival_kind_name(enum vpca_rival_kind kind)
{
    static const char *const names[VPCA_RIVAL_KIND_COUNT] = {
        [VPCA_RIVAL_WEIGHT] = "weight",
        [VPCA_RIVAL_DEMAND] = "demand",
        [VPCA_RIVAL_ANSWER] = "answer",
        [VPCA_RIVAL_NONE] = "none",
    };

    assert(kind < VPCA_RIVAL_KIND_COUNT);
    return names[kind];
}

/* ---- A weight --------------------------------------------------------- */

static bool try_weight(const struct vpca_stability *stability,
                       struct vpca_rival *rival)
{
    for (size_t i = 0; i < stability->crossing_count; i++) {
        const struct vpca_crossing *crossing = &stability->crossings[i];

        if (crossing->first->option != rival->entry->option ||
            crossing->beyond_scale)
            continue;
        rival->kind = VPCA_RIVAL_WEIGHT;
        rival->crossing = crossing;
        return true;
    }
    return false;
}

/* ---- A demand --------------------------------------------------------- */

/* The statements with that of one fact relaxed, or without it. */
static struct vpca_statements relaxed(vpca_arena *arena,
                                      struct vpca_statements from,
                                      const struct vpca_nearest_pass *pass)
{
    struct vpca_statement *items =
        vpca_arena_array(arena, from.count, sizeof(*items));
    size_t count = 0;

    for (size_t i = 0; i < from.count; i++) {
        if (from.items[i].fact == pass->fact &&
            pass->value.state == VPCA_ABSENT)
            continue;
        items[count] = from.items[i];
        if (items[count].fact == pass->fact)
            items[count].value = pass->value;
        count++;
    }
    return (struct vpca_statements){items, count};
}

/* Judges the need anew with the demand relaxed. */
static bool is_first_with(vpca_arena *arena, const struct vpca_advice *advice,
                          const struct vpca_option *option,
                          const struct vpca_failure *failure)
{
    struct vpca_need *need = vpca_arena_alloc(arena, sizeof(*need));
    const struct vpca_advice *other;

    *need = *advice->need;
    if (need->has_backup && failure->line.path == VPCA_PATH_BACKUP &&
        need->backup.count)
        need->backup = relaxed(arena, need->backup, &failure->pass);
    need->demands = relaxed(arena, need->demands, &failure->pass);
    other = vpca_advise(arena, advice->model, need);
    return other->ranked_count && other->entries[0].option == option;
}

/* Where one demand stands behind all that excludes it. */
static bool has_one_demand(const struct vpca_entry *entry)
{
    const struct vpca_fact *fact = NULL;

    for (size_t i = 0; i < entry->failure_count; i++) {
        const struct vpca_failure *failure = &entry->failures[i];

        if (failure->line.waived)
            continue;
        if (!failure->pass.fact || (fact && fact != failure->pass.fact))
            return false;
        fact = failure->pass.fact;
    }
    return fact != NULL;
}

static bool try_demand(const struct vpca_advice *advice,
                       struct vpca_rival *rival)
{
    const struct vpca_entry *entry = rival->entry;
    bool found = false;

    if (entry->ruled_out || !has_one_demand(entry))
        return false;
    for (size_t i = 0; !found && i < entry->failure_count; i++) {
        const struct vpca_failure *failure = &entry->failures[i];
        vpca_arena *arena;

        if (failure->line.waived)
            continue;
        arena = vpca_arena_new();
        found = is_first_with(arena, advice, entry->option, failure);
        vpca_arena_free(arena);
        rival->pass = &failure->pass;
    }
    if (found)
        rival->kind = VPCA_RIVAL_DEMAND;
    return found;
}

/* ---- An answer -------------------------------------------------------- */

static bool has_condition(const struct vpca_entry *entry,
                          const struct vpca_line *condition)
{
    for (size_t i = 0; i < entry->condition_count; i++) {
        if (entry->conditions[i].rule == condition->rule &&
            entry->conditions[i].member == condition->member)
            return true;
    }
    return false;
}

/* Whether what settles `entry` would settle `other` as well. */
static bool settles(const struct vpca_entry *entry,
                    const struct vpca_entry *other)
{
    for (size_t i = 0; i < other->condition_count; i++) {
        if (!has_condition(entry, &other->conditions[i]))
            return false;
    }
    return true;
}

/* With all that it is open for settled, it is ahead of all that is proven and
 * of all others that are settled by the same. */
static bool try_answer(const struct vpca_advice *advice,
                       struct vpca_rival *rival)
{
    const struct vpca_entry *entry = rival->entry;

    for (size_t i = 0; i < advice->ranked_count; i++) {
        const struct vpca_entry *other = &advice->entries[i];

        if (other != entry && settles(entry, other) &&
            other->total >= entry->total)
            return false;
    }
    rival->kind = VPCA_RIVAL_ANSWER;
    return true;
}

struct vpca_rivals vpca_rivals_find(vpca_arena *arena,
                                    const struct vpca_advice *advice,
                                    const struct vpca_stability *stability)
{
    struct vpca_rival *items =
        vpca_arena_array(arena, advice->entry_count, sizeof(*items));
    size_t count = 0;

    for (size_t i = 0; i < advice->entry_count; i++) {
        struct vpca_rival *rival = &items[count];
        const struct vpca_entry *entry = &advice->entries[i];

        if (entry == stability->first)
            continue;
        *rival = (struct vpca_rival){.entry = entry, .kind = VPCA_RIVAL_NONE};
        count++;
        if (entry->status == VPCA_EXCLUDED)
            try_demand(advice, rival);
        else if (stability->first->status == entry->status)
            try_weight(stability, rival);
        else
            try_answer(advice, rival);
    }
    return (struct vpca_rivals){items, count};
}
