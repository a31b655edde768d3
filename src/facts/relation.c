/* Three-valued tests between values: one small function per type and
 * relation, in one table. */
#include "vpcadvise/facts.h"

#include <assert.h>
#include <string.h>

typedef enum vpca_truth relation_test(const struct vpca_value *left,
                                      const struct vpca_value *right);

static enum vpca_truth verdict(bool always, bool never)
{
    if (always)
        return VPCA_TRUE;
    return never ? VPCA_FALSE : VPCA_UNKNOWN;
}

enum vpca_truth vpca_truth_not(enum vpca_truth truth)
{
    if (truth == VPCA_TRUE)
        return VPCA_FALSE;
    return truth == VPCA_FALSE ? VPCA_TRUE : truth;
}

/* ---- Quantities ------------------------------------------------------- */

struct range {
    int64_t low;
    int64_t high;
};

static struct range range_of(const struct vpca_value *value)
{
    struct range range = {value->as.quantity.low, value->as.quantity.high};
    if (value->choice > 0)
        range.low = range.high;
    if (value->choice < 0)
        range.high = range.low;
    return range;
}

static enum vpca_truth range_at_least(struct range a, struct range b)
{
    return verdict(a.low >= b.high, a.high < b.low);
}

static bool ranges_meet(struct range a, struct range b)
{
    return a.low <= b.high && b.low <= a.high;
}

static enum vpca_truth quantity_is(const struct vpca_value *left,
                                   const struct vpca_value *right)
{
    struct range a = range_of(left);
    struct range b = range_of(right);
    /* An unknown right side is no range to lie in. */
    return verdict(!right->unknown && a.low >= b.low && a.high <= b.high,
                   !ranges_meet(a, b));
}

static enum vpca_truth quantity_is_not(const struct vpca_value *left,
                                       const struct vpca_value *right)
{
    return vpca_truth_not(quantity_is(left, right));
}

static enum vpca_truth quantity_same(const struct vpca_value *left,
                                     const struct vpca_value *right)
{
    struct range a = range_of(left);
    struct range b = range_of(right);
    return verdict(a.low == b.high && a.high == b.low, !ranges_meet(a, b));
}

static enum vpca_truth quantity_other(const struct vpca_value *left,
                                      const struct vpca_value *right)
{
    return vpca_truth_not(quantity_same(left, right));
}

static enum vpca_truth quantity_at_least(const struct vpca_value *left,
                                         const struct vpca_value *right)
{
    return range_at_least(range_of(left), range_of(right));
}

static enum vpca_truth quantity_at_most(const struct vpca_value *left,
                                        const struct vpca_value *right)
{
    return quantity_at_least(right, left);
}

static enum vpca_truth quantity_more(const struct vpca_value *left,
                                     const struct vpca_value *right)
{
    return vpca_truth_not(quantity_at_most(left, right));
}

static enum vpca_truth quantity_less(const struct vpca_value *left,
                                     const struct vpca_value *right)
{
    return vpca_truth_not(quantity_at_least(left, right));
}

/* ---- Sets of words ---------------------------------------------------- */

static bool is_subset(uint64_t a, uint64_t b)
{
    return (a & ~b) == 0;
}

static bool has_many(uint64_t words)
{
    return (words & (words - 1)) != 0;
}

/* The words that the value has whatever it turns out to be. */
static uint64_t sure_words(const struct vpca_value *value)
{
    if (value->type == VPCA_TYPE_SET)
        return value->as.words.least;
    return has_many(value->as.words.most) ? 0 : value->as.words.most;
}

/* Whether some word that `word` may be leaves room for all of `set`. */
static bool may_be_one(uint64_t set, uint64_t word)
{
    return word != 0 && !has_many(set) && is_subset(set, word);
}

static enum vpca_truth set_contains(const struct vpca_value *left,
                                    const struct vpca_value *right)
{
    uint64_t most = left->as.words.most;
    bool never = right->type == VPCA_TYPE_SET
                     ? !is_subset(right->as.words.least, most)
                     : (right->as.words.most & most) == 0;
    return verdict(is_subset(right->as.words.most, left->as.words.least),
                   never);
}

static enum vpca_truth set_lacks(const struct vpca_value *left,
                                 const struct vpca_value *right)
{
    return vpca_truth_not(set_contains(left, right));
}

static enum vpca_truth set_within(const struct vpca_value *left,
                                  const struct vpca_value *right)
{
    uint64_t least = left->as.words.least;
    bool never = right->type == VPCA_TYPE_SET
                     ? !is_subset(least, right->as.words.most)
                     : !may_be_one(least, right->as.words.most);
    return verdict(is_subset(left->as.words.most, sure_words(right)), never);
}

static enum vpca_truth set_not_within(const struct vpca_value *left,
                                      const struct vpca_value *right)
{
    return vpca_truth_not(set_within(left, right));
}

static enum vpca_truth set_same(const struct vpca_value *left,
                                const struct vpca_value *right)
{
    uint64_t least = left->as.words.least;
    uint64_t common = left->as.words.most & right->as.words.most;
    bool always = least == left->as.words.most &&
                  least == right->as.words.most && least == sure_words(right);
    bool never = right->type == VPCA_TYPE_SET
                     ? !is_subset(least | right->as.words.least, common)
                     : !may_be_one(least, common);
    return verdict(always, never);
}

/* ---- Single words ----------------------------------------------------- */

static enum vpca_truth word_within(const struct vpca_value *left,
                                   const struct vpca_value *right)
{
    uint64_t most = left->as.words.most;
    return verdict(is_subset(most, sure_words(right)),
                   (most & right->as.words.most) == 0);
}

static enum vpca_truth word_not_within(const struct vpca_value *left,
                                       const struct vpca_value *right)
{
    return vpca_truth_not(word_within(left, right));
}

static enum vpca_truth word_is(const struct vpca_value *left,
                               const struct vpca_value *right)
{
    /* A word on the right that may be several is a list: any of them. */
    if (right->type == VPCA_TYPE_SET || right->unknown)
        return word_within(left, right);
    return verdict(is_subset(left->as.words.most, right->as.words.most),
                   (left->as.words.most & right->as.words.most) == 0);
}

static enum vpca_truth word_same(const struct vpca_value *left,
                                 const struct vpca_value *right)
{
    return right->type == VPCA_TYPE_SET ? set_same(right, left)
                                        : word_within(left, right);
}

/* A list on the right means "none of them". */
static enum vpca_truth word_other(const struct vpca_value *left,
                                  const struct vpca_value *right)
{
    return vpca_truth_not(word_within(left, right));
}

static struct range indexes_of(const struct vpca_value *value)
{
    struct range range = {0, VPCA_DOMAIN_LIMIT - 1};
    uint64_t words = value->as.words.most;
    assert(words != 0 && value->type == VPCA_TYPE_WORD);
    while (range.low < range.high && (words >> range.low & 1) == 0)
        range.low++;
    while (range.high > range.low && (words >> range.high & 1) == 0)
        range.high--;
    return range;
}

static enum vpca_truth word_at_least(const struct vpca_value *left,
                                     const struct vpca_value *right)
{
    return range_at_least(indexes_of(left), indexes_of(right));
}

static enum vpca_truth word_at_most(const struct vpca_value *left,
                                    const struct vpca_value *right)
{
    return word_at_least(right, left);
}

static enum vpca_truth word_more(const struct vpca_value *left,
                                 const struct vpca_value *right)
{
    return vpca_truth_not(word_at_most(left, right));
}

static enum vpca_truth word_less(const struct vpca_value *left,
                                 const struct vpca_value *right)
{
    return vpca_truth_not(word_at_least(left, right));
}

/* ---- Texts ------------------------------------------------------------ */

static enum vpca_truth text_is(const struct vpca_value *left,
                               const struct vpca_value *right)
{
    if (left->as.text == NULL || right->as.text == NULL)
        return VPCA_UNKNOWN;
    bool same = strcmp(left->as.text, right->as.text) == 0;
    return verdict(same, !same);
}

static enum vpca_truth text_other(const struct vpca_value *left,
                                  const struct vpca_value *right)
{
    return vpca_truth_not(text_is(left, right));
}

/* ---- The table -------------------------------------------------------- */

/* A pair that is missing is one that rules are not allowed to write. */
static relation_test *const tests[VPCA_TYPE_TEXT + 1][VPCA_TOLD + 1] = {
    [VPCA_TYPE_TRUTH] =
        {
            [VPCA_IS] = word_is,
            [VPCA_WITHIN] = word_within,
            [VPCA_NOT_WITHIN] = word_not_within,
            [VPCA_SAME_AS] = word_same,
            [VPCA_OTHER_THAN] = word_other,
        },
    [VPCA_TYPE_QUANTITY] =
        {
            [VPCA_IS] = quantity_is,
            [VPCA_AT_LEAST] = quantity_at_least,
            [VPCA_AT_MOST] = quantity_at_most,
            [VPCA_MORE_THAN] = quantity_more,
            [VPCA_LESS_THAN] = quantity_less,
            [VPCA_WITHIN] = quantity_is,
            [VPCA_NOT_WITHIN] = quantity_is_not,
            [VPCA_SAME_AS] = quantity_same,
            [VPCA_OTHER_THAN] = quantity_other,
        },
    [VPCA_TYPE_WORD] =
        {
            [VPCA_IS] = word_is,
            [VPCA_AT_LEAST] = word_at_least,
            [VPCA_AT_MOST] = word_at_most,
            [VPCA_MORE_THAN] = word_more,
            [VPCA_LESS_THAN] = word_less,
            [VPCA_WITHIN] = word_within,
            [VPCA_NOT_WITHIN] = word_not_within,
            [VPCA_SAME_AS] = word_same,
            [VPCA_OTHER_THAN] = word_other,
        },
    [VPCA_TYPE_SET] =
        {
            [VPCA_IS] = set_contains,
            [VPCA_WITHIN] = set_within,
            [VPCA_NOT_WITHIN] = set_not_within,
            [VPCA_SAME_AS] = set_same,
            [VPCA_OTHER_THAN] = set_lacks,
        },
    [VPCA_TYPE_TEXT] =
        {
            [VPCA_IS] = text_is,
            [VPCA_SAME_AS] = text_is,
            [VPCA_OTHER_THAN] = text_other,
        },
};

static enum vpca_truth presence_test(const struct vpca_value *left,
                                     enum vpca_relation relation)
{
    bool holds = left->state != VPCA_ABSENT;
    if (relation == VPCA_NOT_DEMANDED)
        holds = !holds;
    if (relation == VPCA_TOLD)
        holds = left->state == VPCA_STATED && !left->unknown;
    return holds ? VPCA_TRUE : VPCA_FALSE;
}

enum vpca_truth vpca_value_test(const struct vpca_value *left,
                                enum vpca_relation relation,
                                const struct vpca_value *right)
{
    if (relation >= VPCA_DEMANDED)
        return presence_test(left, relation);
    if (left->state == VPCA_ABSENT || right->state == VPCA_ABSENT)
        return VPCA_FALSE;
    if (left->state == VPCA_NOT_STATED || right->state == VPCA_NOT_STATED)
        return VPCA_SILENT_SOURCE;
    assert(left->type == right->type || left->type == VPCA_TYPE_SET ||
           right->type == VPCA_TYPE_SET);

    relation_test *test = tests[left->type][relation];
    assert(test != NULL);
    return test(left, right);
}
