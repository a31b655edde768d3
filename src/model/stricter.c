/* Joins two demands for one fact: the stricter of both. */
#include "reading.h"

static struct vpca_value pick_quantity(enum vpca_direction direction,
                                       const struct vpca_value *a,
                                       const struct vpca_value *b)
{
    struct vpca_value value = *a;
    int64_t low = b->as.quantity.low;
    int64_t high = b->as.quantity.high;
    bool up = direction != VPCA_MAXIMUM;

    if (up ? low > value.as.quantity.low : low < value.as.quantity.low)
        value.as.quantity.low = low;
    if (up ? high > value.as.quantity.high : high < value.as.quantity.high)
        value.as.quantity.high = high;
    value.unknown = a->unknown && b->unknown;
    value.cause = (uint8_t)(value.as.quantity.low < value.as.quantity.high
                                ? a->cause | b->cause
                                : 0);
    return value;
}

static uint64_t known_words(const struct vpca_fact *fact,
                            const struct vpca_value *value)
{
    uint64_t all = fact->domain->count >= VPCA_DOMAIN_LIMIT
                       ? UINT64_MAX
                       : (UINT64_C(1) << fact->domain->count) - 1;

    return value->as.words.most & all;
}

/* Of each word that one may be and each the other may be, the later. */
static uint64_t later_words(uint64_t a, uint64_t b)
{
    uint64_t later = 0;

    for (unsigned i = 0; i < VPCA_DOMAIN_LIMIT; i++) {
        uint64_t bit = UINT64_C(1) << i;
        uint64_t up_to = bit | (bit - 1);

        if (((a & bit) && (b & up_to)) || ((b & bit) && (a & up_to)))
            later |= bit;
    }
    return later;
}

static bool pick_word(const struct vpca_fact *fact, const struct vpca_value *a,
                      const struct vpca_value *b, struct vpca_value *ret_value)
{
    uint64_t left = known_words(fact, a);
    uint64_t right = known_words(fact, b);
    uint64_t most =
        fact->domain->ordered ? later_words(left, right) : left & right;
    struct vpca_value value = *a;

    if (most == 0)
        return false;
    value.as.words.most = most;
    value.unknown = a->unknown && b->unknown;
    value.cause = (uint8_t)((most & (most - 1)) ? a->cause | b->cause : 0);
    *ret_value = value;
    return true;
}

/* Sets of what must be usable or survived grow. */
static bool pick_set(const struct vpca_fact *fact, const struct vpca_value *a,
                     const struct vpca_value *b, struct vpca_value *ret_value)
{
    bool narrows = fact == &vpca_facts[VPCA_FACT_NEED_ENDPOINTS];
    uint64_t left = known_words(fact, a);
    uint64_t right = known_words(fact, b);
    struct vpca_value value = *a;

    if (narrows) {
        value.as.words.most = left & right;
        value.as.words.least &= b->as.words.least;
        if (value.as.words.most == 0)
            return false;
    } else {
        value.as.words.most = left | right;
        value.as.words.least |= b->as.words.least;
    }
    value.unknown = a->unknown && b->unknown;
    value.cause = (uint8_t)(value.as.words.least != value.as.words.most
                                ? a->cause | b->cause
                                : 0);
    *ret_value = value;
    return true;
}

bool stricter_value(const struct vpca_fact *fact, const struct vpca_value *a,
                    const struct vpca_value *b, struct vpca_value *ret_value)
{
    switch (fact->type) {
    case VPCA_TYPE_QUANTITY:
        *ret_value = pick_quantity(fact->direction, a, b);
        return true;
    case VPCA_TYPE_WORD:
        return pick_word(fact, a, b, ret_value);
    case VPCA_TYPE_SET:
        return pick_set(fact, a, b, ret_value);
    case VPCA_TYPE_TRUTH:
    case VPCA_TYPE_TEXT:
        break;
    }
    *ret_value = *a;
    return true;
}
