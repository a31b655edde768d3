/* Tests of facts: the table, values as sets of what they may be, their
 * three-valued comparison, and how they are read and written. */
#include "vpcadvise/facts.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

/* ---- The table -------------------------------------------------------- */

static void test_every_fact_is_found_and_well_formed(void **state)
{
    (void)state;
    for (size_t i = 0; i < VPCA_FACT_COUNT; i++) {
        const struct vpca_fact *fact = &vpca_facts[i];
        const char *scope = vpca_scope_name(fact->scope);
        size_t length = strlen(scope);
        assert_ptr_equal(vpca_fact_find(fact->name), fact);
        assert_memory_equal(fact->name, scope, length);
        assert_int_equal(fact->name[length], '.');
        assert_true(fact->doc[0] != '\0');
        assert_true(fact->doc[strlen(fact->doc) - 1] != '.');
        if (fact->direction != VPCA_NO_DIRECTION)
            assert_int_equal(fact->type, VPCA_TYPE_QUANTITY);
        if (fact->type == VPCA_TYPE_WORD)
            assert_non_null(fact->domain);
        if (i > 0)
            assert_true(fact->scope >= vpca_facts[i - 1].scope);
    }
    assert_null(vpca_fact_find("need.bandwith"));
    assert_null(vpca_fact_find("bandwidth"));
    assert_null(vpca_fact_find("option.bandwidth"));
    assert_null(vpca_fact_find(""));
}

static void test_scopes_divide_the_table(void **state)
{
    (void)state;
    size_t all = 0;
    for (unsigned i = 0; i < VPCA_SCOPE_COUNT; i++) {
        enum vpca_scope scope = (enum vpca_scope)i;
        size_t first = vpca_facts_first(scope);
        size_t count = vpca_facts_count(scope);
        for (size_t j = 0; j < count; j++)
            assert_int_equal(vpca_facts[first + j].scope, scope);
        all += count;
    }
    assert_int_equal(all, VPCA_FACT_COUNT);
    assert_int_equal(vpca_facts_first(VPCA_SCOPE_NEED),
                     VPCA_FACT_NEED_BANDWIDTH);
    assert_int_equal(vpca_facts_first(VPCA_SCOPE_SITE), VPCA_FACT_SITE_KIND);
    assert_int_equal(vpca_facts_count(VPCA_SCOPE_USER), 2);
    assert_int_equal(vpca_facts_count(VPCA_SCOPE_OPTION), 0);
    assert_int_equal(vpca_facts_count(VPCA_SCOPE_TO), 0);
}

static void test_domains_have_distinct_words_in_order(void **state)
{
    (void)state;
    for (size_t i = 0; i < VPCA_FACT_COUNT; i++) {
        const struct vpca_domain *domain = vpca_facts[i].domain;
        if (domain == NULL)
            continue;
        assert_in_range(domain->count, 2, VPCA_DOMAIN_LIMIT);
        for (size_t j = 0; j < domain->count; j++)
            assert_int_equal(vpca_domain_find(domain, domain->words[j]), j);
    }
    const struct vpca_domain *path = vpca_facts[VPCA_FACT_NEED_PATH].domain;
    assert_true(path->ordered);
    assert_int_equal(vpca_domain_find(path, "private"), 0);
    assert_int_equal(vpca_domain_find(path, "aws"), 1);
    assert_true(vpca_domain_find(path, "secret") == VPCA_NO_NAME);
}

/* ---- Values ----------------------------------------------------------- */

static struct vpca_value quantity(int64_t low, int64_t high)
{
    return vpca_value_quantity(low, high, VPCA_CAUSE_FILE);
}

static struct vpca_value chosen(int64_t low, int64_t high, int8_t choice)
{
    struct vpca_value value = vpca_value_quantity(low, high, 0);
    value.choice = choice;
    return value;
}

static struct vpca_value words(enum vpca_type type, uint64_t least,
                               uint64_t most)
{
    struct vpca_value value = vpca_value_unknown(type, VPCA_CAUSE_FILE);
    value.unknown = false;
    value.as.words.least = least;
    value.as.words.most = most;
    return value;
}

static void check_hull(struct vpca_value a, struct vpca_value b,
                       struct vpca_value expected)
{
    struct vpca_value forth = vpca_value_hull(&a, &b);
    struct vpca_value back = vpca_value_hull(&b, &a);
    assert_true(vpca_value_equal(&forth, &expected));
    assert_true(vpca_value_equal(&back, &expected));
}

static void test_spread(void **state)
{
    (void)state;
    const struct {
        struct vpca_value value;
        bool spread;
    } cases[] = {
        {quantity(5, 5), false},
        {quantity(5, 6), true},
        {quantity(5, VPCA_INFINITE), true},
        {chosen(5, 6, 1), false},
        {vpca_value_word(3), false},
        {words(VPCA_TYPE_WORD, 0, 6), true},
        {vpca_value_set(6), false},
        {words(VPCA_TYPE_SET, 2, 6), true},
        {vpca_value_truth(true), false},
        {vpca_value_text("x"), false},
        {vpca_value_absent(VPCA_TYPE_WORD), false},
        {vpca_value_not_stated(VPCA_TYPE_SET), false},
    };
    for (size_t i = 0; i < VPCA_COUNT(cases); i++)
        assert_int_equal(vpca_value_is_spread(&cases[i].value),
                         cases[i].spread);
    for (unsigned type = 0; type <= VPCA_TYPE_TEXT; type++) {
        struct vpca_value value =
            vpca_value_unknown((enum vpca_type)type, VPCA_CAUSE_PACK);
        assert_true(vpca_value_is_spread(&value));
        assert_true(value.unknown);
        assert_int_equal(value.cause, VPCA_CAUSE_PACK);
    }
    assert_int_equal(quantity(1, 2).cause, VPCA_CAUSE_FILE);
    assert_int_equal(quantity(2, 2).cause, 0);
}

static void test_hull(void **state)
{
    (void)state;
    check_hull(quantity(1, 2), quantity(5, 7), quantity(1, 7));
    check_hull(quantity(1, 9), quantity(5, 7), quantity(1, 9));
    check_hull(vpca_value_word(0), vpca_value_word(2),
               words(VPCA_TYPE_WORD, 0, 5));
    check_hull(vpca_value_set(3), vpca_value_set(6),
               words(VPCA_TYPE_SET, 2, 7));
    check_hull(vpca_value_truth(true), vpca_value_truth(false),
               vpca_value_unknown(VPCA_TYPE_TRUTH, 0));
    check_hull(vpca_value_text("a"), vpca_value_text("a"),
               vpca_value_text("a"));
    check_hull(vpca_value_text("a"), vpca_value_text("b"),
               vpca_value_unknown(VPCA_TYPE_TEXT, 0));
    check_hull(vpca_value_not_stated(VPCA_TYPE_QUANTITY), quantity(1, 1),
               vpca_value_not_stated(VPCA_TYPE_QUANTITY));
    check_hull(vpca_value_unknown(VPCA_TYPE_SET, 0), vpca_value_set(1),
               vpca_value_unknown(VPCA_TYPE_SET, 0));
    check_hull(vpca_value_absent(VPCA_TYPE_SET),
               vpca_value_absent(VPCA_TYPE_SET),
               vpca_value_absent(VPCA_TYPE_SET));
    /* Which of two sets of port speeds is had decides between their best. */
    check_hull(chosen(1, 10, 1), chosen(1, 10, 1), chosen(1, 10, 1));
    check_hull(chosen(1, 10, 1), chosen(5, 40, 1), quantity(10, 40));
    check_hull(chosen(2, 10, -1), chosen(5, 40, -1), quantity(2, 5));

    struct vpca_value one = quantity(1, 2);
    struct vpca_value other = vpca_value_quantity(2, 3, VPCA_CAUSE_PACK);
    assert_int_equal(vpca_value_hull(&one, &other).cause,
                     VPCA_CAUSE_FILE | VPCA_CAUSE_PACK);
}

/* ---- Relations against brute force ------------------------------------ */

/* What one side turns out to be: a set of words or, below 0..5, a figure. */
typedef bool holds(unsigned left, unsigned right);

static bool contains(unsigned a, unsigned b)
{
    return (b & ~a) == 0;
}

static bool lacks(unsigned a, unsigned b)
{
    return !contains(a, b);
}

static bool within(unsigned a, unsigned b)
{
    return contains(b, a);
}

static bool not_within(unsigned a, unsigned b)
{
    return !within(a, b);
}

static bool same(unsigned a, unsigned b)
{
    return a == b;
}

static bool other(unsigned a, unsigned b)
{
    return a != b;
}

static bool at_least(unsigned a, unsigned b)
{
    return a >= b;
}

static bool at_most(unsigned a, unsigned b)
{
    return a <= b;
}

static bool more(unsigned a, unsigned b)
{
    return a > b;
}

static bool less(unsigned a, unsigned b)
{
    return a < b;
}

#define RELATIONS (VPCA_TOLD + 1)
#define FIGURES   6

/* A value together with all that it may turn out to be. */
struct sample {
    struct vpca_value value;
    bool may_be[8];
};

static size_t figure_samples(struct sample *samples)
{
    size_t count = 0;
    for (int low = 0; low < FIGURES; low++) {
        for (int high = low; high < FIGURES; high++) {
            for (int choice = -1; choice <= 1; choice++) {
                struct sample *sample = &samples[count++];
                memset(sample, 0, sizeof(*sample));
                sample->value = chosen(low, high, (int8_t)choice);
                for (int i = low; i <= high; i++)
                    sample->may_be[i] = choice == 0;
                if (choice != 0)
                    sample->may_be[choice > 0 ? high : low] = true;
            }
        }
    }
    return count;
}

static size_t word_samples(struct sample *samples, enum vpca_type type,
                           unsigned domain)
{
    size_t count = 0;
    for (unsigned most = 1; most <= domain; most++) {
        struct sample *sample = &samples[count++];
        memset(sample, 0, sizeof(*sample));
        sample->value = words(type, 0, most);
        for (unsigned bit = 1; bit <= domain; bit <<= 1)
            sample->may_be[bit] = (most & bit) != 0;
    }
    return count;
}

static size_t set_samples(struct sample *samples)
{
    size_t count = 0;
    for (unsigned most = 0; most < 8; most++) {
        for (unsigned least = 0; least < 8; least++) {
            if (!contains(most, least))
                continue;
            struct sample *sample = &samples[count++];
            memset(sample, 0, sizeof(*sample));
            sample->value = words(VPCA_TYPE_SET, least, most);
            for (unsigned i = 0; i < 8; i++)
                sample->may_be[i] = contains(i, least) && contains(most, i);
        }
    }
    return count;
}

static enum vpca_truth brute(const struct sample *left, holds *relation,
                             const struct sample *right)
{
    bool some = false;
    bool all = true;
    for (unsigned i = 0; i < 8; i++) {
        for (unsigned j = 0; j < 8; j++) {
            if (!left->may_be[i] || !right->may_be[j])
                continue;
            bool here = relation(i, j);
            some = some || here;
            all = all && here;
        }
    }
    if (all)
        return VPCA_TRUE;
    return some ? VPCA_UNKNOWN : VPCA_FALSE;
}

static bool narrows(const struct sample *narrow, const struct sample *wide)
{
    for (size_t i = 0; i < 8; i++) {
        if (narrow->may_be[i] && !wide->may_be[i])
            return false;
    }
    return true;
}

/* No narrower left side may turn a true or false into the opposite. */
static void check_narrowing(const struct sample *lefts, size_t left_count,
                            const struct sample *wide,
                            enum vpca_relation relation,
                            const struct vpca_value *right)
{
    enum vpca_truth before = vpca_value_test(&wide->value, relation, right);
    if (before == VPCA_UNKNOWN)
        return;
    for (size_t i = 0; i < left_count; i++) {
        if (narrows(&lefts[i], wide))
            assert_int_equal(vpca_value_test(&lefts[i].value, relation, right),
                             before);
    }
}

struct family {
    const struct sample *lefts;
    size_t left_count;
    const struct sample *rights;
    size_t right_count;
};

static void check_family(struct family family, holds *const *relations)
{
    for (unsigned r = 0; r < RELATIONS; r++) {
        if (relations[r] == NULL)
            continue;
        enum vpca_relation relation = (enum vpca_relation)r;
        for (size_t i = 0; i < family.left_count; i++) {
            for (size_t j = 0; j < family.right_count; j++) {
                const struct sample *left = &family.lefts[i];
                const struct sample *right = &family.rights[j];
                assert_int_equal(
                    vpca_value_test(&left->value, relation, &right->value),
                    brute(left, relations[r], right));
                check_narrowing(family.lefts, family.left_count, left, relation,
                                &right->value);
            }
        }
    }
}

static void test_figures_agree_with_brute_force(void **state)
{
    (void)state;
    static holds *const relations[RELATIONS] = {
        [VPCA_AT_LEAST] = at_least, [VPCA_AT_MOST] = at_most,
        [VPCA_MORE_THAN] = more,    [VPCA_LESS_THAN] = less,
        [VPCA_SAME_AS] = same,      [VPCA_OTHER_THAN] = other,
    };
    struct sample samples[FIGURES * FIGURES * 3];
    size_t count = figure_samples(samples);
    check_family((struct family){samples, count, samples, count}, relations);
}

/* IS and WITHIN see the right side as the range to lie in. */
static void test_figures_lie_in_a_range(void **state)
{
    (void)state;
    struct sample samples[FIGURES * FIGURES * 3];
    size_t count = figure_samples(samples);
    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < count; j++) {
            bool some = false;
            bool all = true;
            for (size_t k = 0; k < FIGURES; k++) {
                if (!samples[i].may_be[k])
                    continue;
                some = some || samples[j].may_be[k];
                all = all && samples[j].may_be[k];
            }
            enum vpca_truth expected = VPCA_UNKNOWN;
            if (all)
                expected = VPCA_TRUE;
            else if (!some)
                expected = VPCA_FALSE;
            const struct vpca_value *left = &samples[i].value;
            const struct vpca_value *right = &samples[j].value;
            assert_int_equal(vpca_value_test(left, VPCA_IS, right), expected);
            assert_int_equal(vpca_value_test(left, VPCA_WITHIN, right),
                             expected);
            assert_int_equal(vpca_value_test(left, VPCA_NOT_WITHIN, right),
                             vpca_truth_not(expected));
            check_narrowing(samples, count, &samples[i], VPCA_IS, right);
        }
    }
}

static void test_sets_agree_with_brute_force(void **state)
{
    (void)state;
    static holds *const relations[RELATIONS] = {
        [VPCA_IS] = contains,   [VPCA_OTHER_THAN] = lacks,
        [VPCA_WITHIN] = within, [VPCA_NOT_WITHIN] = not_within,
        [VPCA_SAME_AS] = same,
    };
    struct sample sets[64];
    struct sample singles[8];
    size_t set_count = set_samples(sets);
    size_t single_count = word_samples(singles, VPCA_TYPE_WORD, 7);
    assert_int_equal(set_count, 27);
    assert_int_equal(single_count, 7);
    check_family((struct family){sets, set_count, sets, set_count}, relations);
    check_family((struct family){sets, set_count, singles, single_count},
                 relations);
}

static void test_words_agree_with_brute_force(void **state)
{
    (void)state;
    static holds *const among_words[RELATIONS] = {
        [VPCA_AT_LEAST] = at_least, [VPCA_AT_MOST] = at_most,
        [VPCA_MORE_THAN] = more,    [VPCA_LESS_THAN] = less,
        [VPCA_SAME_AS] = same,      [VPCA_OTHER_THAN] = other,
        [VPCA_WITHIN] = within,     [VPCA_NOT_WITHIN] = not_within,
    };
    static holds *const with_sets[RELATIONS] = {
        [VPCA_IS] = within,     [VPCA_OTHER_THAN] = not_within,
        [VPCA_WITHIN] = within, [VPCA_NOT_WITHIN] = not_within,
        [VPCA_SAME_AS] = same,
    };
    static holds *const among_truths[RELATIONS] = {
        [VPCA_SAME_AS] = same,
        [VPCA_OTHER_THAN] = other,
    };
    struct sample sets[64];
    struct sample singles[8];
    struct sample truths[8];
    size_t set_count = set_samples(sets);
    size_t single_count = word_samples(singles, VPCA_TYPE_WORD, 7);
    size_t truth_count = word_samples(truths, VPCA_TYPE_TRUTH, 3);
    check_family((struct family){singles, single_count, singles, single_count},
                 among_words);
    check_family((struct family){singles, single_count, sets, set_count},
                 with_sets);
    check_family((struct family){truths, truth_count, truths, truth_count},
                 among_truths);
}

/* A known right side of several words is a list: any of them will do. */
static void test_a_word_is_any_of_a_list(void **state)
{
    (void)state;
    struct sample singles[8];
    size_t count = word_samples(singles, VPCA_TYPE_WORD, 7);
    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < count; j++) {
            const struct vpca_value *left = &singles[i].value;
            const struct vpca_value *right = &singles[j].value;
            uint64_t may_be = left->as.words.most;
            uint64_t list = right->as.words.most;
            enum vpca_truth expected = VPCA_UNKNOWN;
            if ((may_be & ~list) == 0)
                expected = VPCA_TRUE;
            else if ((may_be & list) == 0)
                expected = VPCA_FALSE;
            assert_int_equal(vpca_value_test(left, VPCA_IS, right), expected);
        }
    }
    struct vpca_value unknown = vpca_value_unknown(VPCA_TYPE_WORD, 1);
    struct vpca_value word = vpca_value_word(1);
    assert_int_equal(vpca_value_test(&word, VPCA_IS, &unknown), VPCA_UNKNOWN);
}

static void test_texts(void **state)
{
    (void)state;
    struct vpca_value a = vpca_value_text("eu-west-1");
    struct vpca_value b = vpca_value_text("eu-west-2");
    struct vpca_value unknown = vpca_value_unknown(VPCA_TYPE_TEXT, 1);
    assert_int_equal(vpca_value_test(&a, VPCA_IS, &a), VPCA_TRUE);
    assert_int_equal(vpca_value_test(&a, VPCA_IS, &b), VPCA_FALSE);
    assert_int_equal(vpca_value_test(&a, VPCA_OTHER_THAN, &b), VPCA_TRUE);
    assert_int_equal(vpca_value_test(&a, VPCA_SAME_AS, &unknown), VPCA_UNKNOWN);
    assert_int_equal(vpca_value_test(&unknown, VPCA_OTHER_THAN, &unknown),
                     VPCA_UNKNOWN);
}

static void test_presence(void **state)
{
    (void)state;
    struct vpca_value absent = vpca_value_absent(VPCA_TYPE_QUANTITY);
    struct vpca_value silent = vpca_value_not_stated(VPCA_TYPE_QUANTITY);
    struct vpca_value figure = quantity(3, 3);
    struct vpca_value range = quantity(3, 4);
    struct vpca_value unknown =
        vpca_value_unknown(VPCA_TYPE_QUANTITY, VPCA_CAUSE_FILE);
    const struct {
        const struct vpca_value *left;
        enum vpca_relation relation;
        const struct vpca_value *right;
        enum vpca_truth expected;
    } cases[] = {
        {&absent, VPCA_AT_LEAST, &figure, VPCA_FALSE},
        {&figure, VPCA_AT_LEAST, &absent, VPCA_FALSE},
        {&absent, VPCA_OTHER_THAN, &silent, VPCA_FALSE},
        {&silent, VPCA_OTHER_THAN, &absent, VPCA_FALSE},
        {&silent, VPCA_AT_LEAST, &figure, VPCA_SILENT_SOURCE},
        {&unknown, VPCA_AT_MOST, &silent, VPCA_SILENT_SOURCE},
        {&unknown, VPCA_AT_LEAST, &figure, VPCA_UNKNOWN},
        {&unknown, VPCA_IS, &figure, VPCA_UNKNOWN},
        {&figure, VPCA_IS, &unknown, VPCA_UNKNOWN},
        {&absent, VPCA_DEMANDED, NULL, VPCA_FALSE},
        {&unknown, VPCA_DEMANDED, NULL, VPCA_TRUE},
        {&absent, VPCA_NOT_DEMANDED, NULL, VPCA_TRUE},
        {&silent, VPCA_NOT_DEMANDED, NULL, VPCA_FALSE},
        {&absent, VPCA_TOLD, NULL, VPCA_FALSE},
        {&unknown, VPCA_TOLD, NULL, VPCA_FALSE},
        {&silent, VPCA_TOLD, NULL, VPCA_FALSE},
        {&range, VPCA_TOLD, NULL, VPCA_TRUE},
    };
    for (size_t i = 0; i < VPCA_COUNT(cases); i++)
        assert_int_equal(
            vpca_value_test(cases[i].left, cases[i].relation, cases[i].right),
            cases[i].expected);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_fact_is_found_and_well_formed),
        cmocka_unit_test(test_scopes_divide_the_table),
        cmocka_unit_test(test_domains_have_distinct_words_in_order),
        cmocka_unit_test(test_spread),
        cmocka_unit_test(test_hull),
        cmocka_unit_test(test_figures_agree_with_brute_force),
        cmocka_unit_test(test_figures_lie_in_a_range),
        cmocka_unit_test(test_sets_agree_with_brute_force),
        cmocka_unit_test(test_words_agree_with_brute_force),
        cmocka_unit_test(test_a_word_is_any_of_a_list),
        cmocka_unit_test(test_texts),
        cmocka_unit_test(test_presence),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
