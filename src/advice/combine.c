/* Arithmetic on values: products, sums, the weaker and stronger of two. */
#include "combine.h"

#include <assert.h>

int64_t saturating_add(int64_t a, int64_t b)
{
    assert(a >= 0 && b >= 0);
    return a > VPCA_INFINITE - b ? VPCA_INFINITE : a + b;
}

int64_t saturating_multiply(int64_t a, int64_t b)
{
    assert(a >= 0 && b >= 0);
    if (a == 0 || b == 0)
        return 0;
    return a > VPCA_INFINITE / b ? VPCA_INFINITE : a * b;
}

/* Whether the states of two values already say what they make together. */
static bool settled_by_state(const struct vpca_value *a,
                             const struct vpca_value *b,
                             struct vpca_value *ret_value)
{
    if (a->state == VPCA_ABSENT || b->state == VPCA_ABSENT) {
        *ret_value = a->state == VPCA_ABSENT ? *b : *a;
        return true;
    }
    if (a->state == VPCA_NOT_STATED || b->state == VPCA_NOT_STATED) {
        *ret_value = vpca_value_not_stated((enum vpca_type)a->type);
        return true;
    }
    return false;
}

static int64_t smaller(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

static int64_t larger(int64_t a, int64_t b)
{
    return a > b ? a : b;
}

/* A result from two quantities: who could say more, and who may choose. */
static struct vpca_value quantity_from(const struct vpca_value *a,
                                       const struct vpca_value *b, int64_t low,
                                       int64_t high)
{
    bool a_fixed = a->as.quantity.low == a->as.quantity.high;
    bool b_fixed = b->as.quantity.low == b->as.quantity.high;
    struct vpca_value value =
        vpca_value_quantity(low, high, (unsigned)a->cause | b->cause);

    if (a->choice == b->choice || b_fixed)
        value.choice = a->choice;
    else if (a_fixed)
        value.choice = b->choice;
    value.unknown = low == 0 && high == VPCA_INFINITE;
    if (low == high)
        value.choice = 0;
    return value;
}

static struct vpca_value quantity_extreme(const struct vpca_value *a,
                                          const struct vpca_value *b,
                                          bool smallest)
{
    int64_t (*pick)(int64_t, int64_t) = smallest ? smaller : larger;

    return quantity_from(a, b, pick(a->as.quantity.low, b->as.quantity.low),
                         pick(a->as.quantity.high, b->as.quantity.high));
}

/* ---- Words and truths: a later word, and yes, is stronger ------------- */

static uint64_t up_to_highest(uint64_t words)
{
    for (unsigned shift = 1; shift < VPCA_DOMAIN_LIMIT; shift *= 2)
        words |= words >> shift;
    return words;
}

static uint64_t from_lowest(uint64_t words)
{
    for (unsigned shift = 1; shift < VPCA_DOMAIN_LIMIT; shift *= 2)
        words |= words << shift;
    return words;
}

/* The words that the lesser (greater) of two may be. */
static struct vpca_value words_extreme(const struct vpca_value *a,
                                       const struct vpca_value *b, bool least)
{
    uint64_t (*reach)(uint64_t) = least ? up_to_highest : from_lowest;
    uint64_t words_a = a->as.words.most;
    uint64_t words_b = b->as.words.most;
    struct vpca_value value = *a;

    value.as.words.most =
        (words_a & reach(words_b)) | (words_b & reach(words_a));
    value.unknown = a->unknown && b->unknown;
    value.cause = (uint8_t)(a->cause | b->cause);
    if (!vpca_value_is_spread(&value))
        value.cause = 0;
    return value;
}

static struct vpca_value extreme(const struct vpca_value *a,
                                 const struct vpca_value *b, bool weakest,
                                 enum vpca_direction direction)
{
    switch ((enum vpca_type)a->type) {
    case VPCA_TYPE_QUANTITY:
        if (direction == VPCA_NO_DIRECTION)
            return vpca_value_hull(a, b);
        return quantity_extreme(a, b, weakest == (direction == VPCA_MINIMUM));
    case VPCA_TYPE_SET:
        return weakest ? value_intersection(a, b) : value_union(a, b);
    case VPCA_TYPE_TRUTH:
    case VPCA_TYPE_WORD:
        return words_extreme(a, b, weakest);
    case VPCA_TYPE_TEXT:
        break;
    }
    return *a;
}

/* One "no" settles an "and", one "yes" an "or", whatever the other is. */
static bool settles(const struct vpca_value *value, unsigned truth)
{
    return value->type == VPCA_TYPE_TRUTH && value->state == VPCA_STATED &&
           value->as.words.most == truth;
}

struct vpca_value value_weaker(const struct vpca_value *a,
                               const struct vpca_value *b,
                               enum vpca_direction direction)
{
    struct vpca_value value;

    if (settles(a, VPCA_NO) || settles(b, VPCA_NO))
        return vpca_value_truth(false);
    if (settled_by_state(a, b, &value))
        return value;
    return extreme(a, b, true, direction);
}

struct vpca_value value_stronger(const struct vpca_value *a,
                                 const struct vpca_value *b,
                                 enum vpca_direction direction)
{
    struct vpca_value value;

    if (settles(a, VPCA_YES) || settles(b, VPCA_YES))
        return vpca_value_truth(true);
    if (settled_by_state(a, b, &value))
        return value;
    return extreme(a, b, false, direction);
}

/* ---- Sums, products, sets --------------------------------------------- */

static struct vpca_value quantity_both(const struct vpca_value *a,
                                       const struct vpca_value *b,
                                       int64_t (*combine)(int64_t, int64_t))
{
    struct vpca_value value;

    if (settled_by_state(a, b, &value))
        return value;
    assert(a->type == VPCA_TYPE_QUANTITY && b->type == VPCA_TYPE_QUANTITY);
    return quantity_from(a, b, combine(a->as.quantity.low, b->as.quantity.low),
                         combine(a->as.quantity.high, b->as.quantity.high));
}

struct vpca_value value_sum(const struct vpca_value *a,
                            const struct vpca_value *b)
{
    return quantity_both(a, b, saturating_add);
}

struct vpca_value value_product(const struct vpca_value *a,
                                const struct vpca_value *b)
{
    return quantity_both(a, b, saturating_multiply);
}

static struct vpca_value set_from(const struct vpca_value *a,
                                  const struct vpca_value *b, uint64_t least,
                                  uint64_t most)
{
    struct vpca_value value = *a;

    value.as.words.least = least;
    value.as.words.most = most;
    value.unknown = least == 0 && most == UINT64_MAX;
    value.cause = (uint8_t)(least == most ? 0 : a->cause | b->cause);
    return value;
}

struct vpca_value value_union(const struct vpca_value *a,
                              const struct vpca_value *b)
{
    struct vpca_value value;

    if (settled_by_state(a, b, &value))
        return value;
    return set_from(a, b, a->as.words.least | b->as.words.least,
                    a->as.words.most | b->as.words.most);
}

struct vpca_value value_intersection(const struct vpca_value *a,
                                     const struct vpca_value *b)
{
    struct vpca_value value;

    if (settled_by_state(a, b, &value))
        return value;
    return set_from(a, b, a->as.words.least & b->as.words.least,
                    a->as.words.most & b->as.words.most);
}
