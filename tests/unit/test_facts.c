/* Tests of facts: the table, values as sets of what they may be, their
 * three-valued comparison, and how they are read and written. */
#include "facts/units.h"

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

/* ---- Reading ---------------------------------------------------------- */

/* A run of the reader over texts. */
struct desk {
    vpca_arena *arena;
    struct vpca_diags diags;
    struct vpca_value_reader reader;
};

/* The pack of these tests. */
static bool pack_word(void *context, const struct vpca_fact *fact,
                      const char *word, struct vpca_value *ret_value)
{
    (void)context;
    if (fact == &vpca_facts[VPCA_FACT_NEED_BANDWIDTH] &&
        strcmp(word, "high") == 0) {
        *ret_value =
            vpca_value_quantity(1000000000, VPCA_INFINITE, VPCA_CAUSE_FILE);
        return true;
    }
    if (fact == &vpca_facts[VPCA_FACT_NEED_SURVIVE] &&
        strcmp(word, "any-single-failure") == 0) {
        *ret_value = vpca_value_set(7);
        return true;
    }
    return false;
}

static void pack_feed(void *context, const struct vpca_fact *fact,
                      struct vpca_nearest *nearest)
{
    (void)context;
    if (fact == &vpca_facts[VPCA_FACT_NEED_BANDWIDTH])
        vpca_nearest_feed(nearest, "high");
}

static int set_up(void **state)
{
    vpca_arena *arena = vpca_arena_new();
    struct desk *desk = vpca_arena_alloc(arena, sizeof(*desk));
    desk->arena = arena;
    vpca_diags_init(&desk->diags, arena);
    desk->reader = (struct vpca_value_reader){
        .arena = arena,
        .diags = &desk->diags,
        .word = pack_word,
        .feed_words = pack_feed,
    };
    *state = desk;
    return 0;
}

static int tear_down(void **state)
{
    vpca_arena_free(((struct desk *)*state)->arena);
    return 0;
}

static bool read_text(struct desk *desk, enum vpca_fact_id fact,
                      const char *text, struct vpca_value *ret_value)
{
    char *yaml = vpca_arena_printf(desk->arena, "v: %s\n", text);
    const struct vpca_source *source =
        vpca_source_new(desk->arena, "t", yaml, strlen(yaml));
    vpca_diags_init(&desk->diags, desk->arena);
    const struct vpca_node *root =
        vpca_document_parse(desk->arena, source, &desk->diags);
    assert_non_null(root);
    assert_int_equal(desk->diags.count, 0);
    const struct vpca_node *node = vpca_node_get(root, "v");
    bool good = vpca_value_read(&desk->reader, &vpca_facts[fact], NULL, node,
                                ret_value);
    assert_int_equal(good, desk->diags.count == 0);
    return good;
}

static void check_read(struct desk *desk, enum vpca_fact_id fact,
                       const char *text, struct vpca_value expected)
{
    struct vpca_value value;
    if (!read_text(desk, fact, text, &value))
        fail_msg("%s: %s", text, desk->diags.items[0].message);
    if (!vpca_value_equal(&value, &expected))
        fail_msg("%s: not the value expected", text);
    if (!vpca_value_is_spread(&value))
        assert_int_equal(value.cause, 0);
    else
        assert_int_equal(value.cause, VPCA_CAUSE_FILE);
}

static void check_refused(struct desk *desk, enum vpca_fact_id fact,
                          const char *text, enum vpca_code code,
                          const char *hint)
{
    struct vpca_value value = vpca_value_text("untouched");
    if (read_text(desk, fact, text, &value))
        fail_msg("%s: was read", text);
    const struct vpca_diag *diag = &desk->diags.items[0];
    assert_int_equal(desk->diags.count, 1);
    assert_string_equal(vpca_code_name(diag->code), vpca_code_name(code));
    assert_int_equal(diag->span.source == NULL, false);
    assert_string_equal(value.as.text, "untouched");
    if (hint != NULL) {
        assert_non_null(diag->hint);
        assert_string_equal(diag->hint, hint);
    }
}

static struct vpca_value exactly(int64_t figure)
{
    return quantity(figure, figure);
}

#define HOUR INT64_C(3600)

static void test_figures_are_read(void **state)
{
    static const struct {
        enum vpca_fact_id fact;
        const char *text;
        int64_t figure;
    } cases[] = {
        {VPCA_FACT_NEED_BANDWIDTH, "1.25 Gbps", 1250000000},
        {VPCA_FACT_NEED_BANDWIDTH, "500Mbps", 500000000},
        {VPCA_FACT_NEED_BANDWIDTH, "500 mbps", 500000000},
        {VPCA_FACT_NEED_BANDWIDTH, "10 Gbit/s", 10000000000},
        {VPCA_FACT_NEED_BANDWIDTH, "64 kbit/s", 64000},
        {VPCA_FACT_NEED_BANDWIDTH, "1.123456789 Gbps", 1123456789},
        {VPCA_FACT_NEED_BANDWIDTH, "at least 2 Gbps", 2000000000},
        {VPCA_FACT_NEED_BANDWIDTH, "'500 Mbps'", 500000000},
        {VPCA_FACT_NEED_BANDWIDTH, "1.50000000000000000000 Gbps", 1500000000},
        {VPCA_FACT_NEED_LATENCY, "30 ms", 30000},
        {VPCA_FACT_NEED_LATENCY, "500 \xc2\xb5s", 500},
        {VPCA_FACT_NEED_LATENCY, "at most 0.5 s", 500000},
        {VPCA_FACT_NEED_AVAILABILITY, "99.9 %", 999000},
        {VPCA_FACT_NEED_AVAILABILITY, "99.9%", 999000},
        {VPCA_FACT_NEED_AVAILABILITY, "99.9999 %", 999999},
        {VPCA_FACT_NEED_AVAILABILITY, "100 %", 1000000},
        {VPCA_FACT_NEED_READY_WITHIN, "12 weeks", 12 * 7 * 24 * HOUR},
        {VPCA_FACT_NEED_READY_WITHIN, "1 day", 24 * HOUR},
        {VPCA_FACT_NEED_READY_WITHIN, "3 Months", 3 * 730 * HOUR},
        {VPCA_FACT_NEED_LIFETIME, "2 years", 2 * 8760 * HOUR},
        {VPCA_FACT_NEED_LIFETIME, "1.5 hours", 5400},
        {VPCA_FACT_NEED_LIFETIME, "30 minutes", 1800},
        {VPCA_FACT_NEED_TRAFFIC, "20 TB/month", 20000000000000},
        {VPCA_FACT_NEED_TRAFFIC, "1 TB/day", 30416666666667},
        {VPCA_FACT_NEED_TRAFFIC, "84 GB per week", 365000000000},
        {VPCA_FACT_NEED_TRAFFIC, "12 GB/year", 1000000000},
        {VPCA_FACT_NEED_TRAFFIC, "1 GB/hour", 730000000000},
        {VPCA_FACT_NEED_TRAFFIC, "0.1 PB/minute", 4380000000000000000},
        {VPCA_FACT_NEED_MIN_MTU, "1500", 1500},
        {VPCA_FACT_NEED_MIN_MTU, "9001 bytes", 9001},
        {VPCA_FACT_SITE_COUNT, "40", 40},
        {VPCA_FACT_SITE_COUNT, "0040", 40},
        {VPCA_FACT_SITE_COUNT, "0", 0},
        {VPCA_FACT_SITE_ASN, "65010", 65010},
        {VPCA_FACT_SITE_ASN, "4294967294", 4294967294},
        {VPCA_FACT_SITE_DIRECT_CONNECT_USED, "70 %", 700000},
    };
    for (size_t i = 0; i < VPCA_COUNT(cases); i++)
        check_read(*state, cases[i].fact, cases[i].text,
                   exactly(cases[i].figure));
}

static void test_ranges_are_read(void **state)
{
    static const struct {
        enum vpca_fact_id fact;
        const char *text;
        int64_t low;
        int64_t high;
    } cases[] = {
        {VPCA_FACT_NEED_BANDWIDTH, "1..5 Gbps", 1000000000, 5000000000},
        {VPCA_FACT_NEED_BANDWIDTH, "1.5..2.5 Gbps", 1500000000, 2500000000},
        {VPCA_FACT_NEED_BANDWIDTH, "100 Mbps .. 2 Gbps", 100000000, 2000000000},
        {VPCA_FACT_NEED_BANDWIDTH, "100 Mbps..", 100000000, VPCA_INFINITE},
        {VPCA_FACT_NEED_BANDWIDTH, "high", 1000000000, VPCA_INFINITE},
        {VPCA_FACT_NEED_LATENCY, "..30 ms", 0, 30000},
        {VPCA_FACT_NEED_LATENCY, "7..7 ms", 7000, 7000},
        {VPCA_FACT_NEED_AVAILABILITY, "99 %..", 990000, 1000000},
        {VPCA_FACT_NEED_LIFETIME, "at least 1 year", 8760 * HOUR,
         VPCA_INFINITE},
        {VPCA_FACT_NEED_LIFETIME, "at most 2 weeks", 0, 14 * 24 * HOUR},
        {VPCA_FACT_NEED_GROWTH_SITES, "10..200", 10, 200},
        {VPCA_FACT_NEED_GROWTH_SITES, "3..", 3, VPCA_INFINITE},
    };
    for (size_t i = 0; i < VPCA_COUNT(cases); i++)
        check_read(*state, cases[i].fact, cases[i].text,
                   quantity(cases[i].low, cases[i].high));
}

static void test_other_types_are_read(void **state)
{
    struct desk *desk = *state;
    static const char *const yes[] = {"yes", "Yes", "TRUE", "on", "true"};
    static const char *const no[] = {"no", "NO", "False", "off", "false"};
    for (size_t i = 0; i < VPCA_COUNT(yes); i++) {
        check_read(desk, VPCA_FACT_SITE_MPLS, yes[i], vpca_value_truth(true));
        check_read(desk, VPCA_FACT_SITE_MPLS, no[i], vpca_value_truth(false));
    }
    check_read(desk, VPCA_FACT_NEED_ENCRYPTION, "in-transit",
               vpca_value_word(1));
    check_read(desk, VPCA_FACT_SITE_DIRECT_CONNECT, "yes", vpca_value_word(4));
    check_read(desk, VPCA_FACT_NEED_SURVIVE, "circuit", vpca_value_set(8));
    check_read(desk, VPCA_FACT_NEED_SURVIVE, "[circuit, tunnel, circuit]",
               vpca_value_set(9));
    check_read(desk, VPCA_FACT_NEED_SURVIVE, "[tunnel, ]", vpca_value_set(1));
    check_read(desk, VPCA_FACT_NEED_SURVIVE, "[]", vpca_value_set(0));
    check_read(desk, VPCA_FACT_NEED_SURVIVE, "any-single-failure",
               vpca_value_set(7));
    check_read(desk, VPCA_FACT_NEED_SURVIVE, "[any-single-failure, region]",
               vpca_value_set(7 | 128));
    check_read(desk, VPCA_FACT_NEED_SURVIVE, "[tunnel, unknown]",
               words(VPCA_TYPE_SET, 1, UINT64_MAX));
    check_read(desk, VPCA_FACT_SITE_LOCATION, "yes", vpca_value_text("yes"));
    check_read(desk, VPCA_FACT_SITE_LOCATION, "0123", vpca_value_text("0123"));
    check_read(desk, VPCA_FACT_SITE_LOCATION, "12:30",
               vpca_value_text("12:30"));
    check_read(desk, VPCA_FACT_SITE_LOCATION, "'unknown'",
               vpca_value_text("unknown"));
    check_read(desk, VPCA_FACT_VPC_ACCOUNT, "\"111122223333\"",
               vpca_value_text("111122223333"));
}

static void test_unknown_is_read_everywhere(void **state)
{
    for (unsigned i = 0; i < VPCA_FACT_COUNT; i++)
        check_read(*state, (enum vpca_fact_id)i, "unknown",
                   vpca_value_unknown(vpca_facts[i].type, VPCA_CAUSE_FILE));
}

static void test_wrong_values_are_refused(void **state)
{
    static const struct {
        enum vpca_fact_id fact;
        const char *text;
        enum vpca_code code;
        const char *hint; /* NULL: any */
    } cases[] = {
        {VPCA_FACT_NEED_BANDWIDTH, "500", VPCA_CODE_MISSING_UNIT,
         "write 500 Mbps, for example"},
        {VPCA_FACT_NEED_READY_WITHIN, "12", VPCA_CODE_MISSING_UNIT,
         "write 12 days, for example"},
        {VPCA_FACT_NEED_TRAFFIC, "20", VPCA_CODE_MISSING_UNIT,
         "write 20 TB/month, for example"},
        {VPCA_FACT_NEED_AVAILABILITY, "99.9", VPCA_CODE_MISSING_UNIT,
         "write 99.9 %, for example"},
        {VPCA_FACT_NEED_AVAILABILITY, "0.999", VPCA_CODE_MISSING_UNIT,
         "write 99.9 %"},
        {VPCA_FACT_NEED_BANDWIDTH, "1 Gbps..5", VPCA_CODE_MISSING_UNIT,
         "write 1..5 Gbps"},
        {VPCA_FACT_NEED_BANDWIDTH, "1 MBps", VPCA_CODE_UNKNOWN_UNIT,
         "bytes per second? write it in bits: 8 Mbps"},
        {VPCA_FACT_NEED_BANDWIDTH, "250 MB/s", VPCA_CODE_UNKNOWN_UNIT,
         "bytes per second? write it in bits: 2 Gbps"},
        {VPCA_FACT_NEED_BANDWIDTH, "5 Gpbs", VPCA_CODE_UNKNOWN_UNIT,
         "did you mean 5 Gbps?"},
        {VPCA_FACT_NEED_BANDWIDTH, "1G", VPCA_CODE_UNKNOWN_UNIT,
         "did you mean 1 Gbps?"},
        {VPCA_FACT_NEED_LIFETIME, "3 m", VPCA_CODE_UNKNOWN_UNIT,
         "the units here: years, months, weeks, days, hours, minutes, "
         "seconds"},
        {VPCA_FACT_NEED_BANDWIDTH, "5 weeks", VPCA_CODE_UNKNOWN_UNIT,
         "the units here: Tbps, Gbps, Mbps, Kbps, bps"},
        {VPCA_FACT_NEED_TRAFFIC, "20 TB", VPCA_CODE_UNKNOWN_UNIT,
         "write 20 TB/month"},
        {VPCA_FACT_NEED_TRAFFIC, "20 TB/fortnight", VPCA_CODE_UNKNOWN_UNIT,
         NULL},
        {VPCA_FACT_SITE_COUNT, "3 sites", VPCA_CODE_UNKNOWN_UNIT, "write 3"},
        {VPCA_FACT_SITE_COUNT, "1.5", VPCA_CODE_BAD_NUMBER, NULL},
        {VPCA_FACT_SITE_COUNT, "12,500", VPCA_CODE_BAD_NUMBER,
         "decimals follow a point, and nothing divides the thousands"},
        {VPCA_FACT_SITE_COUNT, "-3", VPCA_CODE_BAD_NUMBER,
         "a figure here is never negative"},
        {VPCA_FACT_SITE_COUNT, "99999999999999999999", VPCA_CODE_BAD_NUMBER,
         NULL},
        {VPCA_FACT_NEED_MIN_MTU, "1500.5", VPCA_CODE_BAD_NUMBER, NULL},
        {VPCA_FACT_NEED_BANDWIDTH, "99999999 Tbps", VPCA_CODE_BAD_NUMBER, NULL},
        {VPCA_FACT_NEED_TRAFFIC, "999 PB/minute", VPCA_CODE_BAD_NUMBER, NULL},
        {VPCA_FACT_NEED_BANDWIDTH, "0.01 bps", VPCA_CODE_BAD_NUMBER, NULL},
        {VPCA_FACT_NEED_BANDWIDTH, ".5 Gbps", VPCA_CODE_BAD_NUMBER,
         "write 0.5 Gbps"},
        {VPCA_FACT_NEED_AVAILABILITY, "99.99999 %", VPCA_CODE_BAD_NUMBER, NULL},
        {VPCA_FACT_NEED_AVAILABILITY, "100.1 %", VPCA_CODE_BAD_NUMBER, NULL},
        {VPCA_FACT_NEED_BANDWIDTH, "5..1 Gbps", VPCA_CODE_BAD_RANGE,
         "put the smaller figure first"},
        {VPCA_FACT_NEED_BANDWIDTH, "..", VPCA_CODE_BAD_RANGE, NULL},
        {VPCA_FACT_NEED_BANDWIDTH, "1..2..3 Gbps", VPCA_CODE_BAD_RANGE, NULL},
        {VPCA_FACT_NEED_READY_WITHIN, "2 to 12 weeks", VPCA_CODE_BAD_RANGE,
         "write 2..12 weeks"},
        {VPCA_FACT_NEED_READY_WITHIN, "2-12 weeks", VPCA_CODE_BAD_RANGE,
         "write 2..12 weeks"},
        {VPCA_FACT_NEED_BANDWIDTH, "at least 1..2 Gbps", VPCA_CODE_BAD_RANGE,
         "write 1..2 Gbps"},
        {VPCA_FACT_NEED_BANDWIDTH, "at most 1 Gbps", VPCA_CODE_WRONG_DIRECTION,
         "write 1 Gbps"},
        {VPCA_FACT_NEED_LATENCY, "at least 30 ms", VPCA_CODE_WRONG_DIRECTION,
         "write 30 ms"},
        {VPCA_FACT_SITE_ASN, "0", VPCA_CODE_BAD_ASN, NULL},
        {VPCA_FACT_SITE_ASN, "4294967295", VPCA_CODE_BAD_ASN,
         "write a whole number from 1 to 4294967294"},
        {VPCA_FACT_SITE_ASN, "1..5", VPCA_CODE_BAD_ASN, NULL},
        {VPCA_FACT_SITE_ASN, "AS65010", VPCA_CODE_BAD_ASN, NULL},
        {VPCA_FACT_NEED_BANDWIDTH, "hihg", VPCA_CODE_UNKNOWN_WORD,
         "did you mean high?"},
        {VPCA_FACT_NEED_BANDWIDTH, "unknwon", VPCA_CODE_UNKNOWN_WORD,
         "did you mean unknown?"},
        {VPCA_FACT_NEED_BANDWIDTH, "enormous", VPCA_CODE_UNKNOWN_WORD,
         "write a figure such as 500 Mbps, or unknown"},
        {VPCA_FACT_NEED_ENCRYPTION, "in-transet", VPCA_CODE_UNKNOWN_WORD,
         "did you mean in-transit?"},
        {VPCA_FACT_NEED_ROUTING, "ospf", VPCA_CODE_UNKNOWN_WORD,
         "write one of bgp, static"},
        {VPCA_FACT_NEED_SURVIVE, "[tunnel, circut]", VPCA_CODE_UNKNOWN_WORD,
         "did you mean circuit?"},
        {VPCA_FACT_NEED_SURVIVE, "[tunnel, ~]", VPCA_CODE_WRONG_KIND, NULL},
        {VPCA_FACT_NEED_SURVIVE, "[[tunnel]]", VPCA_CODE_WRONG_KIND, NULL},
        {VPCA_FACT_NEED_SURVIVE, "{tunnel: yes}", VPCA_CODE_WRONG_KIND, NULL},
        {VPCA_FACT_NEED_BANDWIDTH, "[1 Gbps]", VPCA_CODE_WRONG_KIND,
         "write the value without brackets"},
        {VPCA_FACT_NEED_BANDWIDTH, "", VPCA_CODE_WRONG_KIND,
         "write unknown, or remove the key"},
        {VPCA_FACT_NEED_BANDWIDTH, "''", VPCA_CODE_WRONG_KIND, NULL},
        {VPCA_FACT_SITE_MPLS, "~", VPCA_CODE_WRONG_KIND, NULL},
        {VPCA_FACT_SITE_MPLS, "\"yes\"", VPCA_CODE_BAD_TRUTH,
         "remove the quotes; in JSON write true or false"},
        {VPCA_FACT_SITE_MPLS, "maybe", VPCA_CODE_BAD_TRUTH,
         "write yes, no or unknown"},
        {VPCA_FACT_SITE_MPLS, "yEs", VPCA_CODE_BAD_TRUTH, NULL},
        {VPCA_FACT_SITE_LOCATION, "", VPCA_CODE_BAD_TEXT, NULL},
        {VPCA_FACT_SITE_LOCATION, "''", VPCA_CODE_BAD_TEXT, NULL},
        {VPCA_FACT_SITE_LOCATION, "[a]", VPCA_CODE_WRONG_KIND, NULL},
    };
    for (size_t i = 0; i < VPCA_COUNT(cases); i++) {
        check_refused(*state, cases[i].fact, cases[i].text, cases[i].code,
                      cases[i].hint);
    }
}

/* All that is wrong in a list is said at once, each at its item. */
static void test_every_item_of_a_list_is_checked(void **state)
{
    struct desk *desk = *state;
    struct vpca_value value;
    assert_false(read_text(desk, VPCA_FACT_NEED_SURVIVE,
                           "[volcano, tunnel, flood]", &value));
    assert_int_equal(desk->diags.count, 2);
    assert_string_equal(desk->diags.items[0].path, "v[0]");
    assert_string_equal(desk->diags.items[1].path, "v[2]");
}

static void test_a_domain_can_be_supplied(void **state)
{
    struct desk *desk = *state;
    static const char *const names[] = {"managed-vpn", "vpn"};
    static const struct vpca_domain domain = {"options", names, 2, false};
    static const char yaml[] = "v: [vpn]";
    const struct vpca_fact *fact = &vpca_facts[VPCA_FACT_NEED_CURRENT];
    const struct vpca_source *source =
        vpca_source_new(desk->arena, "t", yaml, strlen(yaml));
    const struct vpca_node *root =
        vpca_document_parse(desk->arena, source, &desk->diags);
    struct vpca_value value;
    struct vpca_text text;
    assert_true(vpca_value_read(&desk->reader, fact, &domain,
                                vpca_node_get(root, "v"), &value));
    assert_int_equal(value.as.words.most, 2);
    vpca_text_init(&text, desk->arena);
    vpca_value_write(&text, fact, &domain, &value);
    assert_string_equal(text.bytes, "vpn");
}

static void test_units_at_the_end_of_a_text(void **state)
{
    (void)state;
    assert_true(vpca_unit_matches("200 GB", VPCA_UNIT_VOLUME));
    assert_true(vpca_unit_matches("at least 200GB", VPCA_UNIT_VOLUME));
    assert_true(vpca_unit_matches("1..2 TB", VPCA_UNIT_VOLUME));
    assert_true(vpca_unit_matches("1 TB..", VPCA_UNIT_VOLUME));
    assert_true(vpca_unit_matches("..1.5 TB", VPCA_UNIT_VOLUME));
    assert_false(vpca_unit_matches("20 TB/month", VPCA_UNIT_VOLUME));
    assert_true(vpca_unit_matches("20 TB/month", VPCA_UNIT_RATE));
    assert_false(vpca_unit_matches("20 TB", VPCA_UNIT_RATE));
    assert_false(vpca_unit_matches("low", VPCA_UNIT_VOLUME));
    assert_false(vpca_unit_matches("GB", VPCA_UNIT_VOLUME));
    assert_false(vpca_unit_matches("", VPCA_UNIT_VOLUME));
    assert_true(vpca_unit_matches("3", VPCA_UNIT_COUNT));
    assert_true(vpca_unit_matches("3..", VPCA_UNIT_COUNT));
    assert_false(vpca_unit_matches("3 sites", VPCA_UNIT_COUNT));
}

/* ---- Writing ---------------------------------------------------------- */

static const char *written(struct desk *desk, enum vpca_fact_id fact,
                           struct vpca_value value)
{
    struct vpca_text text;
    vpca_text_init(&text, desk->arena);
    vpca_value_write(&text, &vpca_facts[fact], NULL, &value);
    return text.bytes;
}

static void test_figures_are_written(void **state)
{
    struct desk *desk = *state;
    static const struct {
        enum vpca_unit unit;
        int64_t figure;
        const char *text;
    } cases[] = {
        {VPCA_UNIT_BANDWIDTH, 1250000000, "1.25 Gbps"},
        {VPCA_UNIT_BANDWIDTH, 500000000, "500 Mbps"},
        {VPCA_UNIT_BANDWIDTH, 1544000, "1.544 Mbps"},
        {VPCA_UNIT_BANDWIDTH, 1234500000, "1234.5 Mbps"},
        {VPCA_UNIT_BANDWIDTH, 1234567890, "1.23 Gbps"},
        {VPCA_UNIT_BANDWIDTH, 12345678901, "12.3 Gbps"},
        {VPCA_UNIT_BANDWIDTH, 999999999, "1 Gbps"},
        {VPCA_UNIT_BANDWIDTH, 999499999, "999 Mbps"},
        {VPCA_UNIT_BANDWIDTH, 1, "1 bps"},
        {VPCA_UNIT_BANDWIDTH, 0, "0 Mbps"},
        {VPCA_UNIT_BANDWIDTH, 12000000000000000, "12,000 Tbps"},
        {VPCA_UNIT_BANDWIDTH, VPCA_INFINITE, "unlimited"},
        {VPCA_UNIT_RATE, 10000000000000, "10 TB/month"},
        {VPCA_UNIT_RATE, 30416666666667, "30.4 TB/month"},
        {VPCA_UNIT_VOLUME, 200000000000, "200 GB"},
        {VPCA_UNIT_VOLUME, 1, "1 byte"},
        {VPCA_UNIT_TIME, 84 * 24 * HOUR, "12 weeks"},
        {VPCA_UNIT_TIME, 90 * 24 * HOUR, "90 days"},
        {VPCA_UNIT_TIME, 24 * HOUR, "1 day"},
        {VPCA_UNIT_TIME, 36 * HOUR, "36 hours"},
        {VPCA_UNIT_TIME, 90 * 60, "90 minutes"},
        {VPCA_UNIT_TIME, 730 * HOUR, "1 month"},
        {VPCA_UNIT_TIME, 8760 * HOUR, "1 year"},
        {VPCA_UNIT_TIME, 3 * 8760 * HOUR, "3 years"},
        {VPCA_UNIT_TIME, 18 * 730 * HOUR, "18 months"},
        {VPCA_UNIT_TIME, 1234567, "14.3 days"},
        {VPCA_UNIT_TIME, 1, "1 second"},
        {VPCA_UNIT_TIME, 0, "0 days"},
        {VPCA_UNIT_LATENCY, 30000, "30 ms"},
        {VPCA_UNIT_LATENCY, 500, "500 us"},
        {VPCA_UNIT_LATENCY, 1500000, "1.5 s"},
        {VPCA_UNIT_SHARE, 999500, "99.95 %"},
        {VPCA_UNIT_SHARE, 999999, "99.9999 %"},
        {VPCA_UNIT_SHARE, 50, "0.005 %"},
        {VPCA_UNIT_SHARE, 0, "0 %"},
        {VPCA_UNIT_SHARE, 1000000, "100 %"},
        {VPCA_UNIT_BYTES, 1500, "1500 bytes"},
        {VPCA_UNIT_COUNT, 0, "0"},
        {VPCA_UNIT_COUNT, 9999, "9999"},
        {VPCA_UNIT_COUNT, 12500, "12,500"},
        {VPCA_UNIT_COUNT, 1234567, "1,234,567"},
        {VPCA_UNIT_COUNT, INT64_MIN, "-9,223,372,036,854,775,808"},
        {VPCA_UNIT_MONEY, 3650, "36.50 USD/month"},
        {VPCA_UNIT_MONEY, 2000, "20 USD/month"},
        {VPCA_UNIT_MONEY, 5, "0.05 USD/month"},
        {VPCA_UNIT_MONEY, 9999, "99.99 USD/month"},
        {VPCA_UNIT_MONEY, 12350, "124 USD/month"},
        {VPCA_UNIT_MONEY, 125000, "1,250 USD/month"},
    };
    for (size_t i = 0; i < VPCA_COUNT(cases); i++) {
        struct vpca_text text;
        vpca_text_init(&text, desk->arena);
        vpca_quantity_write(&text, cases[i].unit, cases[i].figure);
        assert_string_equal(text.bytes, cases[i].text);
    }
}

static void test_values_are_written(void **state)
{
    struct desk *desk = *state;
    const int64_t week = 7 * 24 * HOUR;
    const struct {
        enum vpca_fact_id fact;
        struct vpca_value value;
        const char *text;
    } cases[] = {
        {VPCA_FACT_NEED_READY_WITHIN, quantity(2 * week, 12 * week),
         "2 to 12 weeks"},
        {VPCA_FACT_NEED_READY_WITHIN, quantity(week, 90 * 24 * HOUR),
         "7 to 90 days"},
        {VPCA_FACT_NEED_BANDWIDTH, chosen(50000000, 40000000000, 1),
         "50 Mbps to 40 Gbps"},
        {VPCA_FACT_NEED_BANDWIDTH, chosen(0, 40000000000, 1), "0 to 40 Gbps"},
        {VPCA_FACT_NEED_BANDWIDTH, quantity(1000000000, VPCA_INFINITE),
         "at least 1 Gbps"},
        {VPCA_FACT_NEED_LATENCY, quantity(0, 30000), "at most 30 ms"},
        {VPCA_FACT_NEED_TRAFFIC, quantity(1000000000000, 10000000000000),
         "1 to 10 TB/month"},
        {VPCA_FACT_SITE_COUNT, quantity(10, 200), "10 to 200"},
        {VPCA_FACT_SITE_COUNT, quantity(3, VPCA_INFINITE), "at least 3"},
        {VPCA_FACT_SITE_MPLS, vpca_value_truth(true), "yes"},
        {VPCA_FACT_SITE_MPLS, vpca_value_truth(false), "no"},
        {VPCA_FACT_SITE_MPLS, vpca_value_unknown(VPCA_TYPE_TRUTH, 1),
         "unknown"},
        {VPCA_FACT_SITE_MPLS, vpca_value_not_stated(VPCA_TYPE_TRUTH),
         "not stated"},
        {VPCA_FACT_NEED_PATH, vpca_value_absent(VPCA_TYPE_WORD),
         "not demanded"},
        {VPCA_FACT_NEED_PATH, vpca_value_word(0), "private"},
        {VPCA_FACT_NEED_PATH, words(VPCA_TYPE_WORD, 0, 3), "private or aws"},
        {VPCA_FACT_NEED_SURVIVE, vpca_value_set(9), "tunnel, circuit"},
        {VPCA_FACT_NEED_SURVIVE, vpca_value_set(0), "none"},
        {VPCA_FACT_NEED_SURVIVE, words(VPCA_TYPE_SET, 1, 7),
         "tunnel, perhaps customer-gateway, appliance"},
        {VPCA_FACT_SITE_LOCATION, vpca_value_text("Frankfurt"), "Frankfurt"},
        {VPCA_FACT_SITE_LOCATION, vpca_value_unknown(VPCA_TYPE_TEXT, 1),
         "unknown"},
    };
    for (size_t i = 0; i < VPCA_COUNT(cases); i++)
        assert_string_equal(written(desk, cases[i].fact, cases[i].value),
                            cases[i].text);
}

/* A generator of its own, so that a failure comes again everywhere. */
static uint64_t next_random(uint64_t *seed)
{
    *seed = *seed * UINT64_C(6364136223846793005) + 1442695040888963407u;
    return *seed >> 33;
}

/* What is written exactly is read as the same figure. */
static void test_figures_survive_the_round_trip(void **state)
{
    struct desk *desk = *state;
    static const struct {
        enum vpca_fact_id fact;
        int64_t step; /* of the figures that are shown exactly */
        uint64_t limit;
    } cases[] = {
        {VPCA_FACT_NEED_BANDWIDTH, 1, 10000000},
        {VPCA_FACT_NEED_BANDWIDTH, 1000, 10000000},
        {VPCA_FACT_NEED_BANDWIDTH, 1000000, 10000000},
        {VPCA_FACT_NEED_TRAFFIC, 1000000, 10000000},
        {VPCA_FACT_NEED_TRAFFIC, 1000000000, 10000000},
        {VPCA_FACT_NEED_LATENCY, 1, 10000000},
        {VPCA_FACT_NEED_AVAILABILITY, 1, 1000001},
        {VPCA_FACT_NEED_MIN_MTU, 1, 10000},
        {VPCA_FACT_NEED_SITES, 1, 10000},
        {VPCA_FACT_NEED_LIFETIME, 1, 10000},
        {VPCA_FACT_NEED_LIFETIME, 60, 10000},
        {VPCA_FACT_NEED_LIFETIME, 3600, 10000},
        {VPCA_FACT_NEED_LIFETIME, 86400, 10000},
        {VPCA_FACT_NEED_LIFETIME, 730 * 3600, 10000},
    };
    uint64_t seed = 1;
    for (size_t i = 0; i < VPCA_COUNT(cases); i++) {
        for (int round = 0; round < 200; round++) {
            uint64_t size = next_random(&seed) % cases[i].limit;
            struct vpca_value value = exactly((int64_t)size * cases[i].step);
            check_read(desk, cases[i].fact, written(desk, cases[i].fact, value),
                       value);
        }
    }
}

/* Rounding loses less than half a hundredth of the figure. */
static void test_rounded_figures_stay_near(void **state)
{
    struct desk *desk = *state;
    uint64_t seed = 2;
    for (int round = 0; round < 2000; round++) {
        int64_t figure =
            (int64_t)(next_random(&seed) << 20 | next_random(&seed)) + 1;
        struct vpca_value value;
        const char *text =
            written(desk, VPCA_FACT_NEED_BANDWIDTH, exactly(figure));
        assert_true(read_text(desk, VPCA_FACT_NEED_BANDWIDTH, text, &value));
        int64_t off = value.as.quantity.low - figure;
        assert_true((off < 0 ? -off : off) <= figure / 200 + 1);
    }
}

/* ---- The page --------------------------------------------------------- */

static void add_names(struct vpca_text *text, const char *names)
{
    const char *separator = text->bytes[text->length - 1] == '`' ? ", " : "";

    while (*names) {
        int length = (int)strcspn(names, " ");

        vpca_text_addf(text, "%s`%.*s`", separator, length, names);
        names += length;
        names += strspn(names, " ");
        separator = ", ";
    }
}

static void add_unit(struct vpca_text *text, const char *family,
                     const struct unit *unit)
{
    vpca_text_addf(text, "| %s | `%s` | ", family, unit->many);
    if (strcmp(unit->one, unit->many) != 0)
        add_names(text, unit->one);
    add_names(text, unit->aliases);
    vpca_text_add(text, " |\n");
}

/* docs/requirements.md has every unit with all its spellings, and no other. */
static void test_units_are_on_the_page(void **state)
{
    static const struct {
        enum vpca_unit unit;
        const char *name;
    } rows[] = {
        {VPCA_UNIT_BANDWIDTH, "bandwidth"}, {VPCA_UNIT_VOLUME, "volume"},
        {VPCA_UNIT_TIME, "time"},           {VPCA_UNIT_LATENCY, "latency"},
        {VPCA_UNIT_SHARE, "share"},         {VPCA_UNIT_BYTES, "packet size"},
    };
    vpca_arena *arena = vpca_arena_new();
    const struct vpca_source *page;
    struct vpca_diags diags;
    struct vpca_text text;

    (void)state;
    vpca_diags_init(&diags, arena);
    page = vpca_source_read(arena, "docs/requirements.md", &diags);
    assert_non_null(page);
    vpca_text_init(&text, arena);
    vpca_text_add(&text, "| quantity | unit | also |\n|---|---|---|\n");
    for (size_t i = 0; i < VPCA_COUNT(rows); i++) {
        const struct unit_family *family = unit_family_of(rows[i].unit);

        for (size_t j = 0; j < family->count; j++)
            add_unit(&text, rows[i].name, &family->units[j]);
    }
    vpca_text_add(&text, "\n");
    if (!strstr(page->bytes, text.bytes))
        fail_msg("docs/requirements.md has not the table\n%s", text.bytes);
    vpca_arena_free(arena);
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
        cmocka_unit_test_setup_teardown(test_figures_are_read, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_ranges_are_read, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_other_types_are_read, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_unknown_is_read_everywhere, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_wrong_values_are_refused, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_every_item_of_a_list_is_checked,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_a_domain_can_be_supplied, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_units_at_the_end_of_a_text, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_figures_are_written, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_values_are_written, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_figures_survive_the_round_trip,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_rounded_figures_stay_near, set_up,
                                        tear_down),
        cmocka_unit_test(test_units_are_on_the_page),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
