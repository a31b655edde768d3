/* Laws about demands: stricter ones, options ruled out, a second path. */
#include "laws.h"

/* ---- Stricter --------------------------------------------------------- */

static const char *freed(struct world *world, const struct vpca_advice *was,
                         const struct vpca_advice *is, const char *what)
{
    for (size_t i = 0; i < was->all_count; i++) {
        const struct vpca_entry *now = find_entry(is, &was->all[i]);

        if (was->all[i].status == VPCA_EXCLUDED && now &&
            now->status != VPCA_EXCLUDED)
            return vpca_arena_printf(world->arena, "%s is freed by %s",
                                     entry_name(world, now), what);
    }
    return NULL;
}

static const char *stricter_slot(struct world *world, const struct draft *draft,
                                 const struct vpca_advice *was,
                                 enum place place, size_t slot)
{
    size_t count;
    const struct slot *slots = draft_slots(place, &count);
    size_t values = slot_values(&slots[slot]);
    struct draft stricter = *draft;

    if (slots[slot].kind == SLOT_RULING && draft->choices[place][slot])
        return NULL;
    for (size_t i = draft->choices[place][slot] + 1u; i <= values; i++) {
        const struct vpca_advice *is;
        const char *why;

        stricter.choices[place][slot] = (uint8_t)i;
        is = advise(world, &stricter);
        why = is ? freed(world, was, is,
                         vpca_arena_printf(world->arena, "%s: %s",
                                           slots[slot].key,
                                           slots[slot].values[i - 1]))
                 : NULL;
        if (why)
            return why;
    }
    return NULL;
}

static bool has_choice(const struct draft *draft, enum place place)
{
    for (size_t i = 0; i < SLOT_LIMIT; i++) {
        if (draft->choices[place][i])
            return true;
    }
    return false;
}

const char *law_stricter(struct world *world, const struct draft *draft)
{
    static const enum place demands[] = {PLACE_MUST, PLACE_BACKUP};
    const struct vpca_advice *was = advise(world, draft);

    for (size_t i = 0; was && i < VPCA_COUNT(demands); i++) {
        size_t count;

        /* To say something of the backup is to ask for one. */
        if (demands[i] == PLACE_BACKUP && !has_choice(draft, PLACE_BACKUP))
            continue;
        draft_slots(demands[i], &count);
        for (size_t slot = 0; slot < count; slot++) {
            const char *why =
                stricter_slot(world, draft, was, demands[i], slot);

            if (why)
                return why;
        }
    }
    return NULL;
}

/* ---- Removal ---------------------------------------------------------- */

static bool is_of(const struct vpca_entry *entry,
                  const struct vpca_option *option)
{
    return entry->option == option || entry->backup == option;
}

static const char *without(struct world *world, const struct vpca_advice *was,
                           const struct vpca_advice *is,
                           const struct vpca_option *gone)
{
    size_t next = 0;

    for (size_t i = 0; i < was->all_count; i++) {
        const struct vpca_entry *old = &was->all[i];
        const struct vpca_entry *now;

        if (is_of(old, gone))
            continue;
        while (next < is->all_count && is_of(&is->all[next], gone))
            next++;
        now = next < is->all_count ? &is->all[next++] : NULL;
        if (!now || now->option != old->option || now->backup != old->backup ||
            now->status != old->status || now->total != old->total)
            return vpca_arena_printf(world->arena,
                                     "%s is not where it was without %s",
                                     entry_name(world, old), gone->id);
    }
    return NULL;
}

const char *law_removal(struct world *world, const struct draft *draft)
{
    struct draft changed = *draft;
    const struct vpca_advice *was;

    changed.choices[PLACE_NEED][slot_find(PLACE_NEED, "options")] = 0;
    was = advise(world, &changed);
    for (size_t i = 0; was && i < was->entry_count; i++) {
        const struct vpca_option *gone = was->entries[i].option;
        const struct vpca_advice *is;
        const char *why;

        changed.ruled_out = gone->id;
        is = advise(world, &changed);
        why = is ? without(world, was, is, gone) : NULL;
        if (why)
            return why;
    }
    return NULL;
}

/* ---- A second path ---------------------------------------------------- */

/* Where the first path of a pair fails, no second path helps. */
static bool fails_first(const struct vpca_entry *entry)
{
    for (size_t i = 0; i < entry->failure_count; i++) {
        if (entry->failures[i].line.path == VPCA_PATH_PRIMARY &&
            !entry->failures[i].line.waived)
            return true;
    }
    return false;
}

const char *law_backup(struct world *world, const struct draft *draft)
{
    size_t backup = slot_find(PLACE_NEED, "backup");
    struct draft changed = *draft;
    const struct vpca_advice *was;
    const struct vpca_advice *is;

    for (size_t i = 0; i < SLOT_LIMIT; i++)
        changed.choices[PLACE_BACKUP][i] = 0;
    /* A second connection may take longer than the first. */
    changed.choices[PLACE_MUST][slot_find(PLACE_MUST, "ready_within")] = 0;
    changed.choices[PLACE_NEED][backup] = 0;
    was = advise(world, &changed);
    changed.choices[PLACE_NEED][backup] = 1;
    is = advise(world, &changed);
    for (size_t i = 0; was && is && i < was->all_count; i++) {
        const struct vpca_entry *old = &was->all[i];
        const struct vpca_entry *now = find_entry(is, old);

        if (!now)
            continue;
        if ((!old->backup && now->status != old->status) ||
            (fails_first(old) && now->status != VPCA_EXCLUDED))
            return vpca_arena_printf(
                world->arena, "%s is %s, and %s with a second path",
                entry_name(world, old), vpca_status_name(old->status),
                vpca_status_name(now->status));
    }
    return NULL;
}
