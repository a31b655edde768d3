/* The whole network, once the advice on every need is there. */
#include <string.h>

#include "whole.h"

static int compare_names(const void *a, const void *b, void *context)
{
    const struct vpca_estate *estate = context;
    size_t first = *(const size_t *)a;
    size_t second = *(const size_t *)b;

    return strcmp(estate->needs[first].need->name,
                  estate->needs[second].need->name);
}

static void sort_needs(struct vpca_estate *estate)
{
    size_t *order =
        vpca_arena_array(estate->arena, estate->need_count, sizeof(*order));

    for (size_t i = 0; i < estate->need_count; i++)
        order[i] = i;
    vpca_sort(estate->arena, order, estate->need_count, sizeof(*order),
              compare_names, estate);
    estate->order = order;
}

void vpca_estate_settle(struct vpca_estate *estate)
{
    struct vpca_estate_work *work =
        vpca_arena_alloc(estate->arena, sizeof(*work));

    work->estate = estate;
    estate->work = work;
    sort_needs(estate);
    plans_make(work);
    picks_search(work);
    bill_settle(work);
    conflicts_settle(estate);
    phases_settle(estate);
}

static void swap_picks(struct vpca_estate *estate, size_t *picks)
{
    for (size_t i = 0; i < estate->need_count; i++) {
        size_t pick = estate->needs[i].picked;

        if (estate->needs[i].choice_count == 0)
            continue;
        estate->needs[i].picked = picks[i];
        picks[i] = pick;
    }
    for (size_t i = 0; i < estate->work->slot_count; i++)
        slot_settle(estate->work, &estate->work->slots[i]);
}

int64_t vpca_estate_value(struct vpca_estate *estate, const size_t *picks)
{
    size_t *kept =
        vpca_arena_array(estate->arena, estate->need_count, sizeof(*kept));
    int64_t value;

    memcpy(kept, picks, estate->need_count * sizeof(*kept));
    swap_picks(estate, kept);
    value = picks_value(estate->work);
    swap_picks(estate, kept);
    return value;
}
