/* Laws about points and weights. */
#include "laws.h"

/* ---- Sums ------------------------------------------------------------- */

static const char *wrong_sum(struct world *world,
                             const struct vpca_entry *entry)
{
    int points[VPCA_CRITERION_LIMIT] = {0};
    int64_t total = 0;

    for (size_t i = 0; i < entry->ledger_count; i++) {
        const struct vpca_ledger_line *line = &entry->ledger[i];

        points[line->criterion] += line->points;
        total += (int64_t)line->weight * line->points;
        if (line->least > line->points || line->points > line->most)
            return "a line is outside its range";
    }
    if (entry->total != total)
        return "the lines do not add up to the total";
    if (entry->score !=
        (2 * total + entry->weight_sum) / (2 * entry->weight_sum))
        return "the score is not the total over the weights";
    for (size_t i = 0; i < world->rules->criterion_count; i++) {
        if (entry->points[i] != points[i])
            return "the lines do not add up to a criterion";
        if (points[i] < 0 || points[i] > VPCA_SCALE)
            return "a criterion leaves the scale";
    }
    return NULL;
}

const char *law_sums(struct world *world, const struct draft *draft)
{
    const struct vpca_advice *advice = advise(world, draft);

    for (size_t i = 0; advice && i < advice->all_count; i++) {
        const struct vpca_entry *entry = &advice->all[i];
        const char *why = NULL;

        if (entry->status != VPCA_NOT_CONSIDERED)
            why = wrong_sum(world, entry);
        if (why)
            return vpca_arena_printf(world->arena, "%s: %s",
                                     entry_name(world, entry), why);
    }
    return NULL;
}

/* ---- A common factor -------------------------------------------------- */

/* Weights of 0, 1 and 2, so that their doubles are in the scale. */
static void set_weights(struct draft *draft, const struct draft *from,
                        unsigned factor)
{
    size_t count;

    draft_slots(PLACE_PREFER, &count);
    for (size_t i = 0; i < count; i++) {
        unsigned weight = from->choices[PLACE_PREFER][i] % 3u;

        draft->choices[PLACE_PREFER][i] = (uint8_t)(weight * factor + 1);
    }
}

static const char *ranking(struct world *world,
                           const struct vpca_advice *advice)
{
    struct vpca_text text;

    vpca_text_init(&text, world->arena);
    for (size_t i = 0; i < advice->all_count; i++) {
        const struct vpca_entry *entry = &advice->all[i];

        vpca_text_addf(&text, "%s %s %d\n", entry_name(world, entry),
                       vpca_status_name(entry->status), entry->score);
    }
    return text.bytes;
}

static bool same_text(const char *a, const char *b)
{
    while (*a && *a == *b) {
        a++;
        b++;
    }
    return *a == *b;
}

const char *law_factor(struct world *world, const struct draft *draft)
{
    struct draft changed = *draft;
    const struct vpca_advice *was;
    const struct vpca_advice *is;

    set_weights(&changed, draft, 1);
    was = advise(world, &changed);
    set_weights(&changed, draft, 2);
    is = advise_by(world, world->doubled, &changed);
    if (!was || !is || same_text(ranking(world, was), ranking(world, is)))
        return NULL;
    return "doubled weights give another ranking";
}

/* ---- More weight ------------------------------------------------------ */

/* How many entries of the same status, which are ranked, have more points. */
static bool is_best(const struct vpca_advice *advice,
                    const struct vpca_entry *entry, size_t criterion)
{
    for (size_t i = 0; i < advice->all_count; i++) {
        const struct vpca_entry *other = &advice->all[i];

        if (other->status == entry->status &&
            other->points[criterion] > entry->points[criterion])
            return false;
    }
    return true;
}

static const char *lowered(struct world *world, const struct vpca_advice *was,
                           const struct vpca_advice *is, size_t criterion)
{
    for (size_t i = 0; i < was->all_count; i++) {
        const struct vpca_entry *old = &was->all[i];
        const struct vpca_entry *now;

        if (!old->rank || !is_best(was, old, criterion))
            continue;
        now = find_entry(is, old);
        if (now && now->rank > old->rank)
            return vpca_arena_printf(
                world->arena, "%s is best in %s and falls by its weight",
                entry_name(world, old), world->rules->criteria[criterion].id);
    }
    return NULL;
}

const char *law_weight(struct world *world, const struct draft *draft)
{
    size_t count;
    const struct slot *slots = draft_slots(PLACE_PREFER, &count);
    const struct vpca_advice *was = advise(world, draft);

    for (size_t i = 0; was && i < count; i++) {
        struct draft heavier = *draft;
        size_t criterion = 0;
        /* Absent is 3, and value n stands for n - 1. */
        unsigned weight = draft->choices[PLACE_PREFER][i]
                              ? draft->choices[PLACE_PREFER][i] - 1u
                              : 3u;

        while (!same_text(world->rules->criteria[criterion].id, slots[i].key))
            criterion++;
        for (weight++; weight <= 5; weight++) {
            const struct vpca_advice *is;
            const char *why;

            heavier.choices[PLACE_PREFER][i] = (uint8_t)(weight + 1);
            is = advise(world, &heavier);
            why = is ? lowered(world, was, is, criterion) : NULL;
            if (why)
                return why;
        }
    }
    return NULL;
}
