/* Values: how they are made, compared for equality and joined. */
#include "vpcadvise/facts.h"

#include <assert.h>
#include <string.h>

struct vpca_value vpca_value_absent(enum vpca_type type)
{
    return (struct vpca_value){.type = (uint8_t)type, .state = VPCA_ABSENT};
}

struct vpca_value vpca_value_not_stated(enum vpca_type type)
{
    return (struct vpca_value){.type = (uint8_t)type, .state = VPCA_NOT_STATED};
}

static struct vpca_value stated(enum vpca_type type)
{
    return (struct vpca_value){.type = (uint8_t)type, .state = VPCA_STATED};
}

struct vpca_value vpca_value_unknown(enum vpca_type type, unsigned cause)
{
    struct vpca_value value = stated(type);
    value.unknown = true;
    value.cause = (uint8_t)cause;
    if (type == VPCA_TYPE_QUANTITY)
        value.as.quantity.high = VPCA_INFINITE;
    else if (type == VPCA_TYPE_TRUTH)
        value.as.words.most = VPCA_NO | VPCA_YES;
    else if (type != VPCA_TYPE_TEXT)
        value.as.words.most = UINT64_MAX;
    return value;
}

struct vpca_value vpca_value_truth(bool yes)
{
    struct vpca_value value = stated(VPCA_TYPE_TRUTH);
    value.as.words.most = yes ? VPCA_YES : VPCA_NO;
    return value;
}

struct vpca_value vpca_value_quantity(int64_t low, int64_t high, unsigned cause)
{
    assert(low <= high);
    struct vpca_value value = stated(VPCA_TYPE_QUANTITY);
    value.as.quantity.low = low;
    value.as.quantity.high = high;
    value.cause = (uint8_t)(low < high ? cause : 0);
    return value;
}

struct vpca_value vpca_value_word(unsigned index)
{
    assert(index < VPCA_DOMAIN_LIMIT);
    struct vpca_value value = stated(VPCA_TYPE_WORD);
    value.as.words.most = UINT64_C(1) << index;
    return value;
}

struct vpca_value vpca_value_set(uint64_t words)
{
    struct vpca_value value = stated(VPCA_TYPE_SET);
    value.as.words.least = words;
    value.as.words.most = words;
    return value;
}

struct vpca_value vpca_value_text(const char *text)
{
    assert(text != NULL);
    struct vpca_value value = stated(VPCA_TYPE_TEXT);
    value.as.text = text;
    return value;
}

bool vpca_value_is_spread(const struct vpca_value *value)
{
    uint64_t most = value->as.words.most;
    if (value->state != VPCA_STATED)
        return false;
    switch ((enum vpca_type)value->type) {
    case VPCA_TYPE_QUANTITY:
        return value->choice == 0 &&
               value->as.quantity.low < value->as.quantity.high;
    case VPCA_TYPE_TEXT:
        return value->as.text == NULL;
    case VPCA_TYPE_SET:
        return value->as.words.least != most;
    case VPCA_TYPE_TRUTH:
    case VPCA_TYPE_WORD:
        break;
    }
    return (most & (most - 1)) != 0;
}

static bool equal_text(const char *a, const char *b)
{
    return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

bool vpca_value_equal(const struct vpca_value *a, const struct vpca_value *b)
{
    if (a->type != b->type || a->state != b->state)
        return false;
    if (a->state != VPCA_STATED)
        return true;
    if (a->unknown != b->unknown || a->choice != b->choice)
        return false;
    if (a->type == VPCA_TYPE_QUANTITY)
        return a->as.quantity.low == b->as.quantity.low &&
               a->as.quantity.high == b->as.quantity.high;
    if (a->type == VPCA_TYPE_TEXT)
        return equal_text(a->as.text, b->as.text);
    if (a->type == VPCA_TYPE_SET && a->as.words.least != b->as.words.least)
        return false;
    return a->as.words.most == b->as.words.most;
}

/* ---- Joining ---------------------------------------------------------- */

/* The figure that a choice counts as; a plain range stays what it is. */
static struct vpca_value without_choice(struct vpca_value value)
{
    if (value.choice > 0)
        value.as.quantity.low = value.as.quantity.high;
    if (value.choice < 0)
        value.as.quantity.high = value.as.quantity.low;
    value.choice = 0;
    return value;
}

static struct vpca_value quantity_hull(struct vpca_value a, struct vpca_value b)
{
    /* Which of two choices will be had is uncertain, so they make a range. */
    a = without_choice(a);
    b = without_choice(b);
    if (b.as.quantity.low < a.as.quantity.low)
        a.as.quantity.low = b.as.quantity.low;
    if (b.as.quantity.high > a.as.quantity.high)
        a.as.quantity.high = b.as.quantity.high;
    return a;
}

static struct vpca_value words_hull(struct vpca_value a, struct vpca_value b)
{
    a.as.words.least &= b.as.words.least;
    a.as.words.most |= b.as.words.most;
    if (a.type == VPCA_TYPE_TRUTH)
        a.unknown = a.as.words.most == (VPCA_NO | VPCA_YES);
    return a;
}

struct vpca_value vpca_value_hull(const struct vpca_value *a,
                                  const struct vpca_value *b)
{
    assert(a->type == b->type);
    enum vpca_type type = (enum vpca_type)a->type;
    unsigned cause = (unsigned)a->cause | b->cause;
    struct vpca_value hull = *a;

    if (vpca_value_equal(a, b)) {
        hull.cause = (uint8_t)cause;
        return hull;
    }
    if (a->state == VPCA_NOT_STATED || b->state == VPCA_NOT_STATED)
        return vpca_value_not_stated(type);
    if (a->state != b->state || a->unknown || b->unknown ||
        type == VPCA_TYPE_TEXT)
        return vpca_value_unknown(type, cause);
    if (type == VPCA_TYPE_QUANTITY)
        hull = quantity_hull(*a, *b);
    else
        hull = words_hull(*a, *b);
    hull.cause = (uint8_t)(vpca_value_is_spread(&hull) ? cause : 0);
    return hull;
}
