/* A thing at a place, and what those who use it pay. */
#include "whole.h"

size_t pieces_end(const struct plan *plan, size_t start)
{
    size_t end = start;

    while (end < plan->count &&
           plan->pieces[end].slot == plan->pieces[start].slot)
        end++;
    return end;
}

struct vpca_range pieces_cents(const struct plan *plan, size_t start,
                               size_t end)
{
    struct vpca_range sum = {0, 0};

    for (size_t i = start; i < end; i++)
        sum = figures_plus(sum, plan->pieces[i].cents);
    return sum;
}

/* ---- Adding up the users ---------------------------------------------- */

static void slot_clear(struct slot *slot)
{
    const struct vpca_range none = {0, 0};

    slot->count = 0;
    slot->sum = slot->cents = slot->bandwidth = slot->copies = none;
    for (size_t i = 0; i < slot->line_count; i++) {
        slot->lines[i].factor = none;
        slot->lines[i].cents = none;
    }
}

/* Of a size it matters how much it must carry and how many there are, of
 * anything else who asks for most. */
static void add_user(struct slot *slot, const struct plan *plan, size_t start,
                     size_t end)
{
    struct vpca_range bandwidth = {0, 0};
    struct vpca_range copies = {0, 0};

    slot->count++;
    slot->sum = figures_plus(slot->sum, pieces_cents(plan, start, end));
    for (size_t i = start; i < end; i++) {
        const struct piece *piece = &plan->pieces[i];
        struct vpca_bill_line *line = &slot->lines[piece->line];

        if (piece->price->carries == 0) {
            line->factor = figures_most(line->factor, piece->factor);
            line->cents = figures_most(line->cents, piece->cents);
            continue;
        }
        copies = figures_most(copies, piece->most);
        bandwidth.high = piece->bandwidth.high;
        if (piece->cents.low > 0)
            bandwidth.low = piece->bandwidth.low;
    }
    slot->copies = figures_most(slot->copies, copies);
    slot->bandwidth = figures_plus(slot->bandwidth, bandwidth);
}

/* ---- Sizes ------------------------------------------------------------ */

/* The smallest size that carries so much, or the largest there is. */
static size_t size_for(const struct slot *slot, int64_t bandwidth)
{
    size_t best = VPCA_NONE;

    for (size_t i = 0; i < slot->line_count; i++) {
        int64_t carries = slot->lines[i].price->carries;
        int64_t current =
            best == VPCA_NONE ? 0 : slot->lines[best].price->carries;
        bool enough = carries >= bandwidth;

        if (carries == 0)
            continue;
        if (best == VPCA_NONE || (enough && current < bandwidth) ||
            (enough ? carries < current : carries > current))
            best = i;
    }
    return best;
}

static void add_size(struct slot *slot, int64_t bandwidth, int64_t copies,
                     bool high)
{
    size_t size = size_for(slot, bandwidth);
    int64_t carries = slot->lines[size].price->carries;
    int64_t count = bandwidth / carries + (bandwidth % carries > 0);
    struct vpca_bill_line *line = &slot->lines[size];
    int64_t factor = figure_times(count > 0 ? count : 1, copies);

    if (high) {
        line->factor.high = factor;
        line->cents.high = vpca_price_cents(line->price, factor);
    } else {
        line->factor.low = factor;
        line->cents.low = vpca_price_cents(line->price, factor);
    }
}

/* Where the two ends are of different sizes, either may be built. */
static void settle_sizes(struct slot *slot)
{
    if (slot->copies.low > 0)
        add_size(slot, slot->bandwidth.low, slot->copies.low, false);
    add_size(slot, slot->bandwidth.high, slot->copies.high, true);
    for (size_t i = 0; i < slot->line_count; i++) {
        struct vpca_bill_line *line = &slot->lines[i];

        if (line->price->carries == 0)
            continue;
        if (line->factor.high == 0) {
            line->factor.high = line->factor.low;
            line->cents.high = line->cents.low;
            line->factor.low = line->cents.low = 0;
        }
    }
}

void slot_settle(const struct vpca_estate_work *work, struct slot *slot)
{
    size_t index = (size_t)(slot - work->slots);

    slot_clear(slot);
    for (size_t i = 0; i < slot->user_count; i++) {
        size_t user = slot->users[i];
        size_t pick = work->estate->needs[user].picked;
        const struct plan *plan = &work->plans[user][pick];

        for (size_t at = 0; at < plan->count;) {
            size_t end = pieces_end(plan, at);

            if (plan->pieces[at].slot == index)
                add_user(slot, plan, at, end);
            at = end;
        }
    }
    if (slot->sized && slot->copies.high > 0)
        settle_sizes(slot);
    for (size_t i = 0; i < slot->line_count; i++)
        slot->cents = figures_plus(slot->cents, slot->lines[i].cents);
}

/* ---- Sharing ---------------------------------------------------------- */

bool slot_is_shared(const struct slot *slot)
{
    return slot->count > 1 && slot->cents.high <= slot->sum.high &&
           slot->cents.low <= slot->sum.low;
}

struct vpca_range slot_share(const struct slot *slot, struct vpca_range own)
{
    struct vpca_range share = own;

    if (!slot_is_shared(slot))
        return own;
    if (slot->sum.low > 0)
        share.low = figure_share(own.low, slot->cents.low, slot->sum.low);
    if (slot->sum.high > 0 && slot->sum.high != VPCA_INFINITE)
        share.high = figure_share(own.high, slot->cents.high, slot->sum.high);
    return share;
}
