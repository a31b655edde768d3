/* Counts what the options of all needs bring to each place that a limit of
 * the pack speaks of. */
#include "tally.h"

#include <string.h>

/* So many pairs of one need, and of all, are looked at; a file that has more
 * must not cost the square of its size. */
#define PAIRS_OF_A_NEED 100000
#define VISITS_OF_ALL   50000000

struct vpca_tally *tally_new(vpca_arena *arena)
{
    struct vpca_tally *tally = vpca_arena_alloc(arena, sizeof(*tally));

    keys_init(&tally->place_keys, arena);
    keys_init(&tally->thing_keys, arena);
    tally->labels = vpca_names_new(arena);
    return tally;
}

/* ---- Places ----------------------------------------------------------- */

static uint64_t label_number(struct vpca_tally *tally, const char *label)
{
    size_t found = label ? vpca_names_find(tally->labels, label) : 0;

    if (!label)
        return 0;
    if (found == VPCA_NO_NAME) {
        found = ++tally->label_count;
        vpca_names_add(tally->labels, label, found);
    }
    return found;
}

static uint64_t member_number(const struct vpca_estate *estate,
                              const struct vpca_member *member)
{
    return member ? (uint64_t)(member - estate->model->members) + 1 : 0;
}

static size_t place_number(struct vpca_estate *estate, const struct place *at)
{
    struct vpca_tally *tally = estate->tally;
    struct key key = {{(uint64_t)(at->limit - estate->model->rules->limits),
                       member_number(estate, at->member),
                       label_number(tally, at->region) << 32 |
                           label_number(tally, at->account)}};
    size_t before = tally->place_keys.count;
    size_t number = keys_number(&tally->place_keys, &key);

    if (number < before)
        return number;
    tally->places =
        vpca_arena_grow(estate->arena, tally->places, before,
                        &tally->place_capacity, sizeof(*tally->places));
    tally->places[number] = *at;
    tally->places[number].things = NOTHING;
    return number;
}

/* Keeps the needs with the least names, so that the order of the file does
 * not matter. */
static void place_note(struct place *place, const struct vpca_need *need)
{
    size_t at = place->named;

    if (place->last == need)
        return;
    place->last = need;
    place->need_count++;
    if (at == VPCA_CONFLICT_NEEDS) {
        if (strcmp(need->name, place->needs[at - 1]->name) > 0)
            return;
        at--;
    } else {
        place->named++;
    }
    for (; at > 0 && strcmp(need->name, place->needs[at - 1]->name) < 0; at--)
        place->needs[at] = place->needs[at - 1];
    place->needs[at] = need;
}

/* ---- Things ----------------------------------------------------------- */

static int64_t larger(int64_t a, int64_t b)
{
    return a > b ? a : b;
}

void thing_add(const struct bringing *bringing, const struct place *at,
               const struct vpca_member *reached,
               const struct vpca_member *through, struct vpca_range count)
{
    struct vpca_estate *estate = bringing->estate;
    struct vpca_tally *tally = estate->tally;
    size_t place = place_number(estate, at);
    struct key key = {{place, bringing->item->kind,
                       member_number(estate, reached) << 32 |
                           member_number(estate, through)}};
    size_t before = tally->thing_keys.count;
    size_t number = keys_number(&tally->thing_keys, &key);
    struct thing *thing;

    if (number == before) {
        tally->things =
            vpca_arena_grow(estate->arena, tally->things, before,
                            &tally->thing_capacity, sizeof(*tally->things));
        tally->things[number] = (struct thing){
            .member = reached, .next = tally->places[place].things};
        tally->places[place].things = number;
    }
    thing = &tally->things[number];
    thing->count.low = larger(thing->count.low, count.low);
    thing->count.high = larger(thing->count.high, count.high);
    if (!thing->need || strcmp(bringing->need->name, thing->need->name) < 0)
        thing->need = bringing->need;
    place_note(&tally->places[place], bringing->need);
}

/* ---- Items ------------------------------------------------------------ */

static void add_item(struct bringing *bringing, const struct vpca_view *view)
{
    const struct vpca_quota_item *item = bringing->item;
    enum vpca_truth truth = VPCA_TRUE;

    if (item->when)
        truth = vpca_condition_test(item->when, view);
    if (truth == VPCA_FALSE)
        return;
    bringing->times = (struct vpca_range){1, 1};
    for (size_t i = 0; i < item->time_count; i++) {
        struct vpca_value value = vpca_operand_value(&item->times[i], view);

        bringing->times = figures_times(bringing->times, figures_of(&value));
    }
    if (truth != VPCA_TRUE)
        bringing->times.low = 0;
    pairs_walk(bringing);
}

static void add_path(struct bringing *bringing, const struct vpca_value *need,
                     const struct vpca_value *option)
{
    const struct vpca_ruleset *rules = bringing->estate->model->rules;
    struct vpca_view view = {0};

    view.values[VPCA_SCOPE_NEED] = need;
    view.values[VPCA_SCOPE_OPTION] = option;
    view.tags[VPCA_SCOPE_NEED] = bringing->need->tags;
    view.tag_counts[VPCA_SCOPE_NEED] = bringing->need->tag_count;
    for (size_t l = 0; l < rules->limit_count; l++) {
        bringing->limit = &rules->limits[l];
        for (size_t i = 0; i < rules->limits[l].item_count; i++) {
            bringing->item = &rules->limits[l].items[i];
            add_item(bringing, &view);
        }
    }
}

void tally_count(struct vpca_estate *estate, const struct vpca_advice *advice,
                 const struct vpca_entry *entry)
{
    struct bringing bringing = {.estate = estate, .need = advice->need};

    if (pairs_of(advice->need) > PAIRS_OF_A_NEED ||
        estate->tally->visits > VISITS_OF_ALL) {
        estate->uncounted++;
        return;
    }
    add_path(&bringing, advice->need_values, entry->primary_values);
    if (entry->backup)
        add_path(&bringing, advice->backup_need_values, entry->backup_values);
}
