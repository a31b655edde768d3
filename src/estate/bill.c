/* The bill: what is built of each price, what of it several needs use, and
 * what that is a month. */
#include <string.h>

#include "whole.h"

/* ---- What is shared --------------------------------------------------- */

static bool uses(const struct vpca_estate_work *work, size_t need, size_t slot)
{
    const struct plan *plan =
        &work->plans[need][work->estate->needs[need].picked];

    for (size_t i = 0; i < plan->count; i++) {
        if (plan->pieces[i].slot == slot)
            return true;
    }
    return false;
}

static void keep_shared(const struct vpca_estate_work *work, size_t index,
                        struct vpca_estate_shared *ret_shared)
{
    const struct slot *slot = &work->slots[index];
    vpca_arena *arena = work->estate->arena;
    size_t *needs = vpca_arena_array(arena, slot->count, sizeof(*needs));
    struct vpca_bill_line *lines =
        vpca_arena_array(arena, slot->line_count, sizeof(*lines));

    *ret_shared = (struct vpca_estate_shared){.thing = slot->thing,
                                              .place = slot->place,
                                              .needs = needs,
                                              .lines = lines,
                                              .cents = slot->cents,
                                              .apart = slot->sum,
                                              .bandwidth = slot->bandwidth};
    for (size_t i = 0; i < slot->user_count; i++) {
        if (uses(work, slot->users[i], index))
            needs[ret_shared->need_count++] = slot->users[i];
    }
    for (size_t i = 0; i < slot->line_count; i++) {
        if (slot->lines[i].factor.high > 0)
            lines[ret_shared->line_count++] = slot->lines[i];
    }
}

static int64_t saved_by(const struct vpca_estate_shared *shared)
{
    return figure_minus(shared->apart.high, shared->cents.high);
}

static int compare_shared(const void *a, const void *b, void *context)
{
    const struct vpca_estate_shared *first = a;
    const struct vpca_estate_shared *second = b;
    int order;

    (void)context;
    if (saved_by(first) != saved_by(second))
        return saved_by(first) > saved_by(second) ? -1 : 1;
    order = strcmp(first->thing->id, second->thing->id);
    return order ? order : strcmp(first->place, second->place);
}

static void collect_shared(const struct vpca_estate_work *work)
{
    struct vpca_estate *estate = work->estate;
    struct vpca_estate_shared *shared;
    size_t count = 0;

    for (size_t i = 0; i < work->slot_count; i++)
        count += slot_is_shared(&work->slots[i]);
    shared = vpca_arena_array(estate->arena, count, sizeof(*shared));
    estate->shared = shared;
    for (size_t i = 0; i < work->slot_count; i++) {
        if (slot_is_shared(&work->slots[i]))
            keep_shared(work, i, &shared[estate->shared_count++]);
    }
    vpca_sort(estate->arena, shared, count, sizeof(*shared), compare_shared,
              NULL);
    /* What saves most stands first, so that the first that it is in counts. */
    for (size_t i = 0; i < estate->need_count; i++)
        estate->needs[i].saves_most = VPCA_NONE;
    for (size_t i = 0; i < count; i++) {
        for (size_t u = 0; u < shared[i].need_count; u++) {
            struct vpca_estate_need *need = &estate->needs[shared[i].needs[u]];

            if (need->saves_most == VPCA_NONE)
                need->saves_most = i;
        }
    }
}

/* ---- The bill --------------------------------------------------------- */

static void add_line(struct vpca_bill_line *lines,
                     const struct vpca_price *prices,
                     const struct vpca_bill_line *from)
{
    struct vpca_bill_line *line = &lines[from->price - prices];

    line->price = from->price;
    line->factor = figures_plus(line->factor, from->factor);
    line->cents = figures_plus(line->cents, from->cents);
}

/* What a need has for itself. */
static void add_own(const struct vpca_estate_work *work, size_t index,
                    struct vpca_bill_line *lines)
{
    const struct vpca_estate_need *need = &work->estate->needs[index];
    const struct plan *plan = &work->plans[index][need->picked];
    struct vpca_bill *bill = &work->estate->bill;

    for (size_t i = 0; i < plan->count; i++) {
        const struct piece *piece = &plan->pieces[i];
        const struct vpca_bill_line line = {piece->price, piece->factor,
                                            piece->cents};

        if (piece->slot == VPCA_NONE ||
            !slot_is_shared(&work->slots[piece->slot]))
            add_line(lines, work->estate->model->rules->prices, &line);
    }
    bill->apart = figures_plus(bill->apart, need->choices[need->picked].cents);
    bill->alone = figures_plus(bill->alone, need->choices[0].cents);
}

void bill_settle(struct vpca_estate_work *work)
{
    struct vpca_estate *estate = work->estate;
    const struct vpca_ruleset *rules = estate->model->rules;
    struct vpca_bill_line *lines =
        vpca_arena_array(estate->arena, rules->price_count, sizeof(*lines));
    struct vpca_bill *bill = &estate->bill;

    collect_shared(work);
    for (size_t i = 0; i < estate->need_count; i++) {
        if (estate->needs[i].choice_count == 0)
            continue;
        estate->needs[i].cents = need_cents(work, i);
        add_own(work, i, lines);
    }
    for (size_t i = 0; i < estate->shared_count; i++) {
        const struct vpca_estate_shared *shared = &estate->shared[i];

        for (size_t j = 0; j < shared->line_count; j++)
            add_line(lines, rules->prices, &shared->lines[j]);
    }
    for (size_t i = 0; i < rules->price_count; i++) {
        if (!lines[i].price)
            continue;
        bill->cents = figures_plus(bill->cents, lines[i].cents);
        lines[bill->line_count++] = lines[i];
    }
    bill->lines = lines;
}
