/* Holds what was counted at each place against the limits of the pack. */
#include "tally.h"

#include <string.h>

void finding_add(struct finding *finding, const struct place *place,
                 struct vpca_conflict conflict)
{
    conflict.limit = place->limit;
    conflict.member = place->member;
    conflict.region = place->region;
    conflict.account = place->account;
    finding->items =
        vpca_arena_grow(finding->estate->arena, finding->items, finding->count,
                        &finding->capacity, sizeof(*finding->items));
    finding->items[finding->count++] = conflict;
}

/* ---- Counting --------------------------------------------------------- */

static struct vpca_range count_at(const struct vpca_tally *tally,
                                  const struct place *place)
{
    struct vpca_range sum = {0, 0};

    for (size_t i = place->things; i != NOTHING; i = tally->things[i].next)
        sum = figures_plus(sum, tally->things[i].count);
    return sum;
}

static void report(struct finding *finding, const struct place *place,
                   struct vpca_conflict conflict)
{
    const struct vpca_need **needs =
        vpca_arena_array(finding->estate->arena, place->named, sizeof(*needs));

    memcpy(needs, place->needs, place->named * sizeof(const void *));
    conflict.needs = needs;
    conflict.named = place->named;
    conflict.need_count = place->need_count;
    finding_add(finding, place, conflict);
}

/* What is surely crossed comes before what may be. VPCs whose accounts are
 * not told may stand in several. An open end says nothing of a crossing. */
static void count_find(struct finding *finding, const struct place *place)
{
    const struct vpca_quota *limit = place->limit;
    struct vpca_range count = count_at(finding->estate->tally, place);
    bool known = limit->at != VPCA_QUOTA_AT_REGION || place->account;
    int64_t high = count.high == VPCA_INFINITE ? count.low : count.high;
    struct vpca_conflict conflict = {.count = count};

    if (limit->limit != VPCA_INFINITE && high > limit->limit &&
        (count.low > limit->limit || limit->quota == VPCA_INFINITE ||
         count.low <= limit->quota)) {
        conflict.hard = true;
        conflict.most = limit->limit;
    } else if (limit->quota != VPCA_INFINITE && high > limit->quota) {
        conflict.most = limit->quota;
    } else {
        return;
    }
    conflict.sure = known && count.low > conflict.most;
    report(finding, place, conflict);
}

/* ---- Order ------------------------------------------------------------ */

static int by_text(const char *a, const char *b)
{
    if (!a || !b)
        return (a != NULL) - (b != NULL);
    return strcmp(a, b);
}

static const char *name_of(const struct vpca_member *member)
{
    return member ? member->name : NULL;
}

static int compare(const void *left, const void *right, void *context)
{
    const struct vpca_conflict *a = left;
    const struct vpca_conflict *b = right;
    int order = b->hard - a->hard;

    (void)context;
    if (order == 0)
        order = b->sure - a->sure;
    if (order == 0)
        order = strcmp(a->limit->id, b->limit->id);
    if (order == 0)
        order = by_text(name_of(a->member), name_of(b->member));
    if (order == 0)
        order = by_text(a->region, b->region);
    if (order == 0)
        order = by_text(a->account, b->account);
    for (int i = 0; i < 2 && order == 0; i++)
        order = by_text(name_of(a->alike[i]), name_of(b->alike[i]));
    return order;
}

void conflicts_settle(struct vpca_estate *estate)
{
    const struct vpca_tally *tally = estate->tally;
    struct finding finding = {.estate = estate, .scratch = vpca_arena_new()};

    for (size_t i = 0; i < tally->place_keys.count; i++) {
        const struct place *place = &tally->places[i];

        if (place->limit->compares == VPCA_QUOTA_COUNTS)
            count_find(&finding, place);
        else
            alike_find(&finding, place);
        vpca_arena_reset(finding.scratch);
    }
    vpca_sort(finding.scratch, finding.items, finding.count,
              sizeof(*finding.items), compare, NULL);
    vpca_arena_free(finding.scratch);
    estate->conflicts = finding.items;
    estate->conflict_count = finding.count;
}
