/* Laws about how sure the first is: flips, the grid, the verdict, and
 * profiles. */
#include "vpcadvise/decision.h"

#include "laws.h"

#include <string.h>

/* Points are below 1000, so no two crossings are nearer than the fraction of
 * their denominators; a step of half of that is just beyond one. */
enum { FINE = 2000, FAR = 10000 };

/* ---- Flips ------------------------------------------------------------ */

/* The advice where one criterion weighs (numerator / denominator), judged
 * anew. */
static const struct vpca_advice *weighed(struct world *world,
                                         const struct vpca_advice *advice,
                                         size_t criterion, int64_t numerator,
                                         int64_t denominator)
{
    size_t count = world->rules->criterion_count;
    struct vpca_need *need = vpca_arena_alloc(world->arena, sizeof(*need));
    int *weights = vpca_arena_array(world->arena, count, sizeof(*weights));

    *need = *advice->need;
    for (size_t i = 0; i < count; i++)
        weights[i] =
            (int)(i == criterion ? numerator
                                 : advice->need->weights[i] * denominator);
    need->weights = weights;
    return vpca_advise(world->arena, advice->model, need);
}

static const char *not_first(struct world *world,
                             const struct vpca_advice *advice,
                             const struct vpca_entry *entry, bool same_backup,
                             const char *where)
{
    const struct vpca_entry *first = &advice->entries[0];

    if (first->option == entry->option &&
        (!same_backup || first->backup == entry->backup))
        return NULL;
    return vpca_arena_printf(world->arena, "%s is not first %s, but %s",
                             entry_name(world, entry), where,
                             entry_name(world, first));
}

static const char *wrong_crossing(struct world *world,
                                  const struct vpca_advice *advice,
                                  const struct vpca_crossing *crossing)
{
    size_t criterion = crossing->criterion;
    int64_t at = crossing->numerator * FINE;
    int64_t scale = crossing->denominator * FINE;
    int64_t today = advice->need->weights[criterion] * scale;
    int64_t step = crossing->above ? 1 : -1;
    const char *why =
        not_first(world, weighed(world, advice, criterion, at + step, scale),
                  crossing->first, true, "just beyond its weight");

    if (!why && crossing->tenths >= 0)
        why = not_first(world,
                        weighed(world, advice, criterion, crossing->tenths, 10),
                        crossing->first, false, "at the weight in tenths");
    if (why || !crossing->flip || at == today)
        return why;
    why = not_first(world, weighed(world, advice, criterion, at - step, scale),
                    advice->entries, false, "just before a flip");
    if (!why)
        why = not_first(
            world, weighed(world, advice, criterion, at + today, 2 * scale),
            advice->entries, false, "halfway to a flip");
    return why;
}

static bool has_flip(const struct vpca_stability *stability, size_t criterion,
                     bool above)
{
    for (size_t i = 0; i < stability->crossing_count; i++) {
        if (stability->crossings[i].criterion == criterion &&
            stability->crossings[i].above == above)
            return true;
    }
    return false;
}

/* Where no flip is told there is none, however far one goes. */
static const char *missed_flip(struct world *world,
                               const struct vpca_advice *advice,
                               const struct vpca_stability *stability,
                               size_t criterion)
{
    const char *why = NULL;

    if (world->rules->criteria[criterion].weight)
        return NULL;
    if (!has_flip(stability, criterion, true))
        why = not_first(world,
                        weighed(world, advice, criterion, FAR * FINE, FINE),
                        advice->entries, false, "under a great weight");
    if (!why && !has_flip(stability, criterion, false) &&
        advice->need->weights[criterion])
        why = not_first(world, weighed(world, advice, criterion, 1, FINE),
                        advice->entries, false, "under next to no weight");
    return why;
}

const char *law_flips(struct world *world, const struct draft *draft)
{
    const struct vpca_advice *advice = advise(world, draft);
    const struct vpca_stability *stability;
    const char *why = NULL;

    if (!advice || !advice->ranked_count)
        return NULL;
    stability = vpca_stability_find(world->arena, advice);
    for (size_t i = 0; !why && i < stability->crossing_count; i++)
        why = wrong_crossing(world, advice, &stability->crossings[i]);
    for (size_t i = 0; !why && i < world->rules->criterion_count; i++)
        why = missed_flip(world, advice, stability, i);
    return why;
}

/* ---- The grid --------------------------------------------------------- */

enum { WEIGHTINGS = 126, USERS = 6, UNITS = 4, TUPLES = 15625 /* 5^6 */ };

static bool beaten(const struct vpca_entry *by, const struct vpca_entry *entry,
                   size_t criteria)
{
    int better = 0;

    for (size_t i = 0; i < criteria; i++) {
        if (by->points[i] < entry->points[i])
            return false;
        better += by->points[i] > entry->points[i];
    }
    return better > 0;
}

static bool takes_part(const struct vpca_advice *advice,
                       const struct vpca_entry *entry, size_t criteria)
{
    if (entry->status != advice->entries[0].status)
        return false;
    for (size_t i = 0; i < advice->all_count; i++) {
        if (advice->all[i].status == entry->status &&
            beaten(&advice->all[i], entry, criteria))
            return false;
    }
    return true;
}

/* A total of 18 in steps of 4.5, and 6 for what the pack weighs: twice that,
 * to stay whole. */
static int64_t points_under(const struct world *world,
                            const struct vpca_entry *entry, int tuple)
{
    int64_t total = 0;

    for (size_t i = 0; i < world->rules->criterion_count; i++) {
        if (world->rules->criteria[i].weight) {
            total += 12 * entry->points[i];
            continue;
        }
        total += (int64_t)(tuple % (UNITS + 1)) * 9 * entry->points[i];
        tuple /= UNITS + 1;
    }
    return total;
}

static int units_of(int tuple)
{
    int units = 0;

    for (; tuple; tuple /= UNITS + 1)
        units += tuple % (UNITS + 1);
    return units;
}

/* Under how many weightings it is ahead of all, or of none. */
static void count_wins(const struct world *world,
                       const struct vpca_advice *advice,
                       const struct vpca_entry *entry, unsigned *ret_ahead,
                       unsigned *ret_level)
{
    size_t criteria = world->rules->criterion_count;

    for (int tuple = 0; tuple < TUPLES; tuple++) {
        bool ahead = true;
        bool level = true;

        if (units_of(tuple) != UNITS)
            continue;
        for (size_t i = 0; level && i < advice->all_count; i++) {
            const struct vpca_entry *other = &advice->all[i];
            int64_t lead;

            if (other == entry || !takes_part(advice, other, criteria))
                continue;
            lead = points_under(world, entry, tuple) -
                   points_under(world, other, tuple);
            ahead = ahead && lead > 0;
            level = lead >= 0;
        }
        *ret_ahead += ahead && level;
        *ret_level += level;
    }
}

static unsigned wins_of(const struct vpca_stability *stability,
                        const struct vpca_entry *entry)
{
    for (size_t i = 0; i < stability->win_count; i++) {
        if (stability->wins[i].entry == entry)
            return stability->wins[i].count;
    }
    return 0;
}

const char *law_grid(struct world *world, const struct draft *draft)
{
    const struct vpca_advice *advice = advise(world, draft);
    const struct vpca_stability *stability;
    unsigned sum = 0;

    /* A pair that was decided on stands for others: not what this is about. */
    if (!advice || !advice->ranked_count || advice->need->chosen[1])
        return NULL;
    stability = vpca_stability_find(world->arena, advice);
    for (size_t i = 0; i < advice->all_count; i++) {
        const struct vpca_entry *entry = &advice->all[i];
        unsigned wins = wins_of(stability, entry);
        unsigned ahead = 0;
        unsigned level = 0;

        sum += wins;
        if (takes_part(advice, entry, world->rules->criterion_count))
            count_wins(world, advice, entry, &ahead, &level);
        if (wins < ahead || wins > level)
            return vpca_arena_printf(
                world->arena, "%s wins %u times and is ahead %u to %u times",
                entry_name(world, entry), wins, ahead, level);
    }
    return stability->weightings == WEIGHTINGS && sum == WEIGHTINGS
               ? NULL
               : "the wins are not the weightings";
}

/* ---- The verdict ------------------------------------------------------ */

const char *law_verdict(struct world *world, const struct draft *draft)
{
    const struct vpca_advice *advice = advise(world, draft);
    const struct vpca_entry *entries;
    const struct vpca_stability *stability;
    struct vpca_rivals rivals;

    if (!advice)
        return NULL;
    entries = advice->entries;
    stability = vpca_stability_find(world->arena, advice);
    rivals = vpca_rivals_find(world->arena, advice, stability);
    if ((stability->verdict == VPCA_NOTHING_LEFT) != !advice->ranked_count)
        return "nothing is left, or something";
    if (rivals.count + (advice->ranked_count > 0) != advice->entry_count)
        return "an option is no rival";
    if (stability->verdict == VPCA_CLEAR &&
        (entries[0].score - entries[1].score < VPCA_CLOSE_MARGIN ||
         stability->won * 100 < VPCA_CLOSE_SHARE * stability->weightings))
        return "a clear verdict on a narrow lead";
    if (stability->verdict == VPCA_TIE && entries[0].score != entries[1].score)
        return "a tie with a lead";
    for (size_t i = 0; i < rivals.count; i++) {
        const struct vpca_rival *rival = &rivals.items[i];

        if (rival->kind == VPCA_RIVAL_WEIGHT &&
            rival->crossing->first->option != rival->entry->option)
            return "the weight makes another first";
        if (rival->kind == VPCA_RIVAL_ANSWER &&
            rival->entry->status != VPCA_OPEN)
            return "nothing is to be answered";
    }
    return NULL;
}

/* ---- Profiles --------------------------------------------------------- */

static int weight_of(const struct world *world,
                     const struct vpca_profile *profile, const char *criterion)
{
    for (size_t i = 0; i < world->rules->criterion_count; i++) {
        if (strcmp(world->rules->criteria[i].id, criterion) == 0)
            return profile->weights[i];
    }
    return -1;
}

/* The draft with the weights of the profile as its preferences. */
static struct draft written_out(const struct world *world,
                                const struct vpca_profile *profile,
                                const struct draft *draft)
{
    struct draft written = *draft;
    size_t count;
    const struct slot *slots = draft_slots(PLACE_PREFER, &count);

    for (size_t i = 0; i < count; i++)
        written.choices[PLACE_PREFER][i] =
            (uint8_t)(weight_of(world, profile, slots[i].key) + 1);
    return written;
}

static bool same_totals(const struct vpca_advice *a,
                        const struct vpca_advice *b)
{
    for (size_t i = 0; i < a->all_count; i++) {
        if (a->all[i].total != b->all[i].total ||
            a->all[i].weight_sum != b->all[i].weight_sum)
            return false;
    }
    return a->all_count == b->all_count;
}

static bool same_first(const struct vpca_under_profile *under,
                       const struct vpca_advice *advice)
{
    const struct vpca_entry *first = advice->entries;
    bool second = advice->ranked_count > 1 && first[1].status == first->status;

    if (!advice->ranked_count)
        return !under->first;
    return under->first == first->option && under->backup == first->backup &&
           under->status == first->status && under->score == first->score &&
           (under->second == NULL) == !second &&
           (!second || under->margin == first->score - first[1].score);
}

static const char *wrong_profile(struct world *world, const struct draft *draft,
                                 const struct vpca_model *model,
                                 const struct vpca_under_profile *under)
{
    const struct draft written = written_out(world, under->profile, draft);
    const struct vpca_advice *due = advise(world, &written);
    const struct vpca_model *weighed =
        vpca_model_weigh(world->arena, model, under->profile);
    const struct vpca_advice *got =
        vpca_advise(world->arena, weighed, &weighed->needs[0]);

    if (!due || !same_totals(due, got) ||
        strcmp(describe_advice(world, due), describe_advice(world, got)) != 0)
        return vpca_arena_printf(world->arena, "%s is not what its weights are",
                                 under->profile->id);
    if (!same_first(under, due))
        return vpca_arena_printf(world->arena, "%s has another first",
                                 under->profile->id);
    return NULL;
}

const char *law_profile(struct world *world, const struct draft *draft)
{
    const struct vpca_model *model = model_by(world, world->rules, draft);
    struct vpca_under_profiles under;
    const char *why = NULL;

    if (!model)
        return NULL;
    under = vpca_profiles_try(
        world->arena, vpca_advise(world->arena, model, &model->needs[0]));
    if (under.count != world->rules->profile_count || !under.count)
        return "not every profile was tried";
    for (size_t i = 0; !why && i < under.count; i++)
        why = wrong_profile(world, draft, model, &under.items[i]);
    return why;
}
