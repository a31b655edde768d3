/* The cost of each choice as pieces: which price, of what, and where. */
#include <string.h>

#include "whole.h"

/* A choice while it becomes a plan. */
struct draft {
    struct vpca_estate_work *work;
    size_t need;
    struct spots known[VPCA_SHARED_COUNT]; /* those that were looked up */
    bool is_known[VPCA_SHARED_COUNT];
    struct plan *plan;
    size_t capacity;
};

/* ---- Slots ------------------------------------------------------------ */

static size_t slot_find(struct vpca_estate_work *work,
                        const struct vpca_thing *thing, const char *place)
{
    vpca_arena *arena = work->estate->arena;
    const char *key = vpca_arena_printf(arena, "%s %s", thing->id, place);
    size_t found = vpca_names_find(work->slot_names, key);

    if (found != VPCA_NO_NAME)
        return found;
    work->slots = vpca_arena_grow(arena, work->slots, work->slot_count,
                                  &work->slot_capacity, sizeof(*work->slots));
    work->slots[work->slot_count] =
        (struct slot){.thing = thing, .place = place};
    vpca_names_add(work->slot_names, key, work->slot_count);
    return work->slot_count++;
}

static size_t line_add(vpca_arena *arena, struct slot *slot,
                       const struct vpca_price *price)
{
    for (size_t i = 0; i < slot->line_count; i++) {
        if (slot->lines[i].price == price)
            return i;
    }
    slot->lines = vpca_arena_grow(arena, slot->lines, slot->line_count,
                                  &slot->line_capacity, sizeof(*slot->lines));
    slot->lines[slot->line_count] = (struct vpca_bill_line){.price = price};
    return slot->line_count++;
}

/* With a size come all others, since together the needs may ask for one that
 * none of them asks for. */
static size_t line_find(const struct vpca_estate_work *work, struct slot *slot,
                        const struct vpca_price *price)
{
    const struct vpca_ruleset *rules = work->estate->model->rules;
    size_t line = line_add(work->estate->arena, slot, price);

    if (price->carries == 0 || slot->sized)
        return line;
    slot->sized = true;
    for (size_t i = 0; i < rules->price_count; i++) {
        if (rules->prices[i].carries > 0 &&
            rules->prices[i].thing == slot->thing)
            line_add(work->estate->arena, slot, &rules->prices[i]);
    }
    return line;
}

/* Needs come one after the other, so only the last can be there already. */
static void add_user(vpca_arena *arena, struct slot *slot, size_t need)
{
    if (slot->user_count && slot->users[slot->user_count - 1] == need)
        return;
    slot->users = vpca_arena_grow(arena, slot->users, slot->user_count,
                                  &slot->user_capacity, sizeof(*slot->users));
    slot->users[slot->user_count++] = need;
}

/* ---- Pieces ----------------------------------------------------------- */

static struct piece *piece_of(struct draft *draft, size_t slot,
                              const struct vpca_price *price)
{
    struct plan *plan = draft->plan;

    for (size_t i = 0; i < plan->count; i++) {
        if (plan->pieces[i].slot == slot && plan->pieces[i].price == price)
            return &plan->pieces[i];
    }
    plan->pieces =
        vpca_arena_grow(draft->work->estate->arena, plan->pieces, plan->count,
                        &draft->capacity, sizeof(*plan->pieces));
    plan->pieces[plan->count] = (struct piece){.slot = slot, .price = price};
    return &plan->pieces[plan->count++];
}

static void add_piece(struct draft *draft, const struct vpca_estate_part *part,
                      const char *place, struct vpca_range factor,
                      struct vpca_range cents)
{
    struct vpca_estate_work *work = draft->work;
    vpca_arena *arena = work->estate->arena;
    struct piece *piece;
    size_t slot = VPCA_NONE;

    if (place)
        slot = slot_find(work, part->thing, place);
    piece = piece_of(draft, slot, part->price);
    piece->factor = figures_plus(piece->factor, factor);
    piece->most = figures_most(piece->most, factor);
    piece->cents = figures_plus(piece->cents, cents);
    if (slot == VPCA_NONE)
        return;
    piece->line = line_find(work, &work->slots[slot], part->price);
    piece->bandwidth =
        figures_most(piece->bandwidth,
                     work->estate->needs[draft->need].bandwidth[part->backup]);
    add_user(arena, &work->slots[slot], draft->need);
}

static const struct spots *spots_of(struct draft *draft,
                                    enum vpca_shared shared)
{
    if (!draft->is_known[shared])
        draft->known[shared] =
            spots_find(draft->work->estate,
                       draft->work->estate->needs[draft->need].need, shared);
    draft->is_known[shared] = true;
    return &draft->known[shared];
}

/* Whether the things of the part are so many at each place. */
static bool divides(const struct vpca_estate_part *part, int64_t total)
{
    return total > 0 && part->factor.high != VPCA_INFINITE &&
           part->factor.low % total == 0 && part->factor.high % total == 0;
}

static int64_t up_to(int64_t figure, int64_t weight, int64_t total)
{
    return figure == VPCA_INFINITE ? figure
                                   : figure_share(figure, weight, total);
}

/* What is left over of a division goes to the places that come first. */
static void add_parts(struct draft *draft, const struct vpca_estate_part *part,
                      const struct spots *spots)
{
    struct vpca_range factor_done = {0, 0};
    struct vpca_range cents_done = {0, 0};
    int64_t weight = 0;

    for (size_t i = 0; i < spots->count; i++) {
        struct vpca_range factor;
        struct vpca_range cents;

        weight += spots->items[i].weight;
        factor =
            (struct vpca_range){up_to(part->factor.low, weight, spots->total),
                                up_to(part->factor.high, weight, spots->total)};
        cents =
            (struct vpca_range){up_to(part->cents.low, weight, spots->total),
                                up_to(part->cents.high, weight, spots->total)};
        add_piece(draft, part, spots->items[i].name,
                  figures_minus(factor, factor_done),
                  figures_minus(cents, cents_done));
        factor_done = factor;
        cents_done = cents;
    }
}

static void add_part(struct draft *draft, const struct vpca_estate_part *part)
{
    const struct spots *spots;
    struct spots one;

    if (!part->thing) {
        add_piece(draft, part, NULL, part->factor, part->cents);
        return;
    }
    spots = spots_of(draft, part->thing->shared);
    if (spots->count == 0) {
        add_piece(draft, part, NULL, part->factor, part->cents);
    } else if (spots->count > 1 && divides(part, spots->total)) {
        add_parts(draft, part, spots);
    } else {
        one = spots_join(draft->work->estate, *spots);
        add_piece(draft, part, one.items[0].name, part->factor, part->cents);
    }
}

static int compare_pieces(const void *a, const void *b, void *context)
{
    const struct piece *first = a;
    const struct piece *second = b;

    (void)context;
    if (first->slot != second->slot)
        return first->slot < second->slot ? -1 : 1;
    return 0;
}

static void make_plans(struct vpca_estate_work *work, size_t index)
{
    const struct vpca_estate_need *need = &work->estate->needs[index];
    struct draft draft = {.work = work, .need = index};

    for (size_t i = 0; i < need->choice_count; i++) {
        draft.plan = &work->plans[index][i];
        /* Most parts are at one place. */
        draft.capacity = need->choices[i].part_count;
        draft.plan->pieces = vpca_arena_array(
            work->estate->arena, draft.capacity, sizeof(*draft.plan->pieces));
        for (size_t j = 0; j < need->choices[i].part_count; j++)
            add_part(&draft, &need->choices[i].parts[j]);
    }
}

/* ---- What nobody shares ----------------------------------------------- */

/* Pieces of a slot of one need are its own; like prices become one. */
static void forget_slots(const struct vpca_estate_work *work, struct plan *plan)
{
    size_t count = 0;

    plan->lonely = true;
    for (size_t i = 0; i < plan->count; i++) {
        struct piece *piece = &plan->pieces[i];

        if (piece->slot != VPCA_NONE && work->slots[piece->slot].user_count < 2)
            piece->slot = VPCA_NONE;
        plan->lonely = plan->lonely && piece->slot == VPCA_NONE;
    }
    for (size_t i = 0; i < plan->count; i++) {
        const struct piece *piece = &plan->pieces[i];
        size_t at = 0;

        while (at < count && (plan->pieces[at].slot != piece->slot ||
                              plan->pieces[at].price != piece->price))
            at++;
        if (at == count) {
            plan->pieces[count++] = *piece;
            continue;
        }
        plan->pieces[at].factor =
            figures_plus(plan->pieces[at].factor, piece->factor);
        plan->pieces[at].cents =
            figures_plus(plan->pieces[at].cents, piece->cents);
    }
    plan->count = count;
}

void plans_make(struct vpca_estate_work *work)
{
    struct vpca_estate *estate = work->estate;

    work->slot_names = vpca_names_new(estate->arena);
    work->plans = vpca_arena_array(estate->arena, estate->need_count,
                                   sizeof(*work->plans));
    for (size_t i = 0; i < estate->need_count; i++)
        make_plans(work, estate->order[i]);
    for (size_t i = 0; i < estate->need_count; i++) {
        for (size_t c = 0; c < estate->needs[i].choice_count; c++) {
            struct plan *plan = &work->plans[i][c];

            forget_slots(work, plan);
            vpca_sort(estate->arena, plan->pieces, plan->count,
                      sizeof(*plan->pieces), compare_pieces, NULL);
        }
    }
}
