/* Stretches of a quantity: against every figure of small ranges, and against
 * figures drawn from large ones. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "vpcadvise/decision.h"

enum { CRITERIA = 3, ENTRIES = 4, SMALL = 1500 };

/* A line of the ledger over the figure: it rises or falls throughout, in whole
 * points, and stays where it is below `from` and above `to`. */
struct course {
    int start;
    int slope; /* points over a thousand of the figure, or over a doubling */
    bool doubling;
    int64_t from;
    int64_t to;
};

struct bench {
    vpca_arena *arena;
    struct vpca_criterion criteria[CRITERIA];
    struct vpca_rule rules[CRITERIA];
    struct vpca_ruleset ruleset;
    struct vpca_model model;
    struct vpca_need need;
    struct vpca_option options[ENTRIES];
    int weights[CRITERIA];
    struct course courses[ENTRIES][CRITERIA];
    int64_t excluded_from[ENTRIES]; /* -1: never */
    size_t count;                   /* of entries */
    size_t calls;
};

static int set_up(void **state)
{
    static struct bench bench;
    static const char *const ids[ENTRIES] = {"x", "y", "z", "w"};

    bench = (struct bench){.arena = vpca_arena_new(), .count = ENTRIES};
    bench.ruleset.criteria = bench.criteria;
    bench.ruleset.criterion_count = CRITERIA;
    bench.model.rules = &bench.ruleset;
    bench.need.weights = bench.weights;
    for (size_t i = 0; i < ENTRIES; i++) {
        bench.options[i].id = ids[i];
        bench.options[i].symbol = i;
        bench.excluded_from[i] = -1;
    }
    for (size_t i = 0; i < CRITERIA; i++)
        bench.weights[i] = (int)i + 2;
    *state = &bench;
    return 0;
}

static int tear_down(void **state)
{
    vpca_arena_free(((struct bench *)*state)->arena);
    return 0;
}

/* ---- The advice under a figure ---------------------------------------- */

static int doublings(int64_t figure)
{
    int count = 0;

    while (figure >>= 1)
        count++;
    return count;
}

static int points_at(const struct course *course, int64_t figure)
{
    if (figure < course->from)
        figure = course->from;
    if (figure > course->to)
        figure = course->to;
    if (course->doubling)
        return course->start + course->slope * doublings(figure + 1);
    return course->start + (int)(course->slope * figure / 1000);
}

static struct vpca_entry entry_at(struct bench *bench, vpca_arena *arena,
                                  size_t index, int64_t figure)
{
    struct vpca_ledger_line *lines =
        vpca_arena_array(arena, CRITERIA, sizeof(*lines));
    struct vpca_failure *failure = vpca_arena_alloc(arena, sizeof(*failure));
    struct vpca_entry entry = {.option = &bench->options[index],
                               .ledger = lines,
                               .ledger_count = CRITERIA};
    int64_t from = bench->excluded_from[index];

    for (size_t i = 0; i < CRITERIA; i++) {
        lines[i] = (struct vpca_ledger_line){
            .criterion = i,
            .rule = &bench->rules[i],
            .weight = bench->weights[i],
            .points = points_at(&bench->courses[index][i], figure),
            .sure = true,
        };
        entry.total += (int64_t)lines[i].weight * lines[i].points;
        entry.weight_sum += lines[i].weight;
    }
    entry.score = (int)(entry.total / entry.weight_sum);
    if (from >= 0 && figure >= from) {
        failure->line.rule = &bench->rules[0];
        entry.failures = failure;
        entry.failure_count = 1;
        entry.status = VPCA_EXCLUDED;
    }
    return entry;
}

static bool stands_before(const struct vpca_entry *a,
                          const struct vpca_entry *b)
{
    if (a->status != b->status)
        return a->status < b->status;
    if (a->total != b->total)
        return a->total > b->total;
    return a->option->id[0] < b->option->id[0];
}

static void insert(struct vpca_entry *entries, size_t count,
                   struct vpca_entry entry)
{
    while (count && stands_before(&entry, &entries[count - 1])) {
        entries[count] = entries[count - 1];
        count--;
    }
    entries[count] = entry;
}

static const struct vpca_advice *decide(void *context, vpca_arena *arena,
                                        const struct vpca_value *value)
{
    struct bench *bench = context;
    struct vpca_advice *advice = vpca_arena_alloc(arena, sizeof(*advice));
    struct vpca_entry *entries =
        vpca_arena_array(arena, ENTRIES, sizeof(*entries));

    bench->calls++;
    advice->model = &bench->model;
    advice->need = &bench->need;
    for (size_t i = 0; i < bench->count; i++) {
        struct vpca_entry entry =
            entry_at(bench, arena, i, value->as.quantity.low);

        insert(entries, i, entry);
        advice->ranked_count += entry.status < VPCA_EXCLUDED;
    }
    advice->entries = advice->all = entries;
    advice->entry_count = advice->all_count = bench->count;
    return advice;
}

static struct vpca_outcome outcome_at(struct bench *bench, vpca_arena *arena,
                                      int64_t figure)
{
    const struct vpca_value value = vpca_value_quantity(figure, figure, 0);
    struct vpca_outcome outcome = vpca_outcome_of(decide(bench, arena, &value));

    vpca_arena_reset(arena);
    return outcome;
}

/* ---- Drawn benches ---------------------------------------------------- */

static int draw(uint32_t *seed, int count)
{
    *seed = *seed * 1664525u + 1013904223u;
    return (int)((*seed >> 8) % (uint32_t)count);
}

static void draw_bench(struct bench *bench, uint32_t *seed, int64_t high)
{
    for (size_t i = 0; i < ENTRIES; i++) {
        for (size_t j = 0; j < CRITERIA; j++)
            bench->courses[i][j] = (struct course){
                .start = 300 + draw(seed, 9),
                .slope = draw(seed, 3) ? draw(seed, 41) - 20 : 0,
                .doubling = draw(seed, 2) != 0,
                .from = draw(seed, (int)(high < 1000 ? high : 1000)),
                .to = high,
            };
        bench->excluded_from[i] = -1;
        if (draw(seed, 3) == 0)
            bench->excluded_from[i] = draw(seed, SMALL);
    }
}

static void assert_outcome(struct bench *bench, vpca_arena *arena,
                           const struct vpca_stretch *stretch, int64_t figure)
{
    struct vpca_outcome outcome = outcome_at(bench, arena, figure);

    if (!vpca_outcome_equal(&outcome, &stretch->outcome))
        fail_msg("%lld is not decided as its stretch", (long long)figure);
}

/* Every figure is decided as its stretch is, and each stretch ends where the
 * next begins, with another outcome. */
static void test_every_figure(void **state)
{
    struct bench *bench = *state;
    vpca_arena *arena = vpca_arena_new();
    uint32_t seed = 7;
    size_t changes = 0;

    for (int trial = 0; trial < 120; trial++) {
        struct vpca_scan scan = {.decide = decide,
                                 .context = bench,
                                 .high = SMALL,
                                 .limit = SIZE_MAX};
        struct vpca_stretches found;
        int64_t figure = 0;

        draw_bench(bench, &seed, SMALL);
        found = vpca_stretches_find(bench->arena, &scan);
        assert_true(found.exact);
        for (size_t i = 0; i < found.count; i++) {
            assert_int_equal(found.items[i].low, figure);
            for (; figure <= found.items[i].high; figure++)
                assert_outcome(bench, arena, &found.items[i], figure);
        }
        assert_int_equal(figure, SMALL + 1);
        changes += found.count - 1;
    }
    if (changes < 100)
        fail_msg("only %zu changes", changes);
    vpca_arena_free(arena);
}

static void test_large_range(void **state)
{
    struct bench *bench = *state;
    vpca_arena *arena = vpca_arena_new();
    const int64_t high = INT64_C(1000000000000);
    uint32_t seed = 11;

    for (int trial = 0; trial < 60; trial++) {
        struct vpca_scan scan = {
            .decide = decide, .context = bench, .high = high, .limit = 4000};
        struct vpca_stretches found;

        draw_bench(bench, &seed, high);
        for (size_t i = 0; i < ENTRIES; i++) {
            for (size_t j = 0; j < CRITERIA; j++)
                bench->courses[i][j].doubling = true;
        }
        found = vpca_stretches_find(bench->arena, &scan);
        assert_true(found.exact);
        for (int i = 0; i < 200; i++) {
            const struct vpca_stretch *stretch =
                &found.items[draw(&seed, (int)found.count)];
            int64_t width = stretch->high - stretch->low + 1;
            int64_t apart =
                ((int64_t)draw(&seed, 1 << 20) << 20 | draw(&seed, 1 << 20)) %
                width;

            assert_outcome(bench, arena, stretch, stretch->low + apart);
            assert_outcome(bench, arena, stretch, stretch->low);
            assert_outcome(bench, arena, stretch, stretch->high);
        }
    }
    vpca_arena_free(arena);
}

/* ---- Benches made by hand --------------------------------------------- */

/* x falls by 4 points in a thousand; y stays 40 below where it began. They are
 * level when x has lost 40, from 10,000 on, and x stands before y by its id
 * until it has lost 41. */
static void test_one_crossing(void **state)
{
    struct bench *bench = *state;
    struct vpca_scan scan = {
        .decide = decide, .context = bench, .high = 1000000, .limit = 1000};
    struct vpca_stretches found;

    bench->count = 2;
    for (size_t i = 0; i < 2; i++) {
        for (size_t j = 0; j < CRITERIA; j++)
            bench->courses[i][j] = (struct course){.start = 500, .to = 1000000};
    }
    bench->courses[0][1].slope = -4;
    bench->courses[1][1].start = 460;
    found = vpca_stretches_find(bench->arena, &scan);
    assert_true(found.exact);
    assert_int_equal(found.count, 2);
    assert_ptr_equal(found.items[0].outcome.first, &bench->options[0]);
    assert_int_equal(found.items[0].high, 10249);
    assert_int_equal(found.items[1].low, 10250);
    assert_ptr_equal(found.items[1].outcome.first, &bench->options[1]);
    /* 40 points times 3, of 9 that all weigh together. */
    assert_int_equal(found.items[0].lead_low, 500 - 4380 / 9);
    assert_int_equal(found.items[0].lead_high, 0);
    /* About the doublings from 1 to 1,000,000, not the figures. */
    assert_true(found.calls < 60);
    assert_int_equal(found.calls, bench->calls);
}

/* Lines that run along do not cost a look. */
static void test_same_figure(void **state)
{
    struct bench *bench = *state;
    struct vpca_operand operand = {.scope = VPCA_SCOPE_NEED};
    struct vpca_scan scan = {
        .decide = decide, .context = bench, .high = 1000000, .limit = 1000};

    bench->count = 2;
    bench->rules[0].band_count = 1;
    bench->rules[0].banded = &operand;
    for (size_t i = 0; i < 2; i++) {
        for (size_t j = 0; j < CRITERIA; j++)
            bench->courses[i][j] = (struct course){.start = 500, .to = 1000000};
        bench->courses[i][0].slope = 10;
    }
    bench->courses[1][1].start = 499;
    assert_int_equal(vpca_stretches_find(bench->arena, &scan).calls, 2);
    operand.scope = VPCA_SCOPE_OPTION;
    assert_true(vpca_stretches_find(bench->arena, &scan).calls > 2);
}

/* What is so at both ends may be otherwise between two breaks. */
static void test_breaks(void **state)
{
    struct bench *bench = *state;
    const int64_t breaks[] = {700};
    struct vpca_scan scan = {
        .decide = decide, .context = bench, .high = 1000000, .limit = 1000};
    struct vpca_stretches found;

    bench->count = 1;
    bench->excluded_from[0] = 700;
    found = vpca_stretches_find(bench->arena, &scan);
    assert_int_equal(found.count, 2);
    scan.breaks = breaks;
    scan.break_count = 1;
    bench->calls = 0;
    found = vpca_stretches_find(bench->arena, &scan);
    assert_int_equal(found.count, 2);
    assert_int_equal(found.items[1].low, 700);
    assert_null(found.items[1].outcome.first);
    assert_int_equal(found.items[1].outcome.status, VPCA_EXCLUDED);
}

/* With too few looks what was seen is joined, and said to be inexact. */
static void test_limit(void **state)
{
    struct bench *bench = *state;
    struct vpca_scan scan = {
        .decide = decide, .context = bench, .high = 1000000, .limit = 5};
    struct vpca_stretches found;

    bench->count = 1;
    bench->excluded_from[0] = 700;
    found = vpca_stretches_find(bench->arena, &scan);
    assert_int_equal(found.calls, 5);
    assert_int_equal(found.count, 2);
    assert_false(found.exact);
    assert_false(found.items[0].exact);
    assert_false(found.items[1].exact);
    assert_int_equal(found.items[0].high + 1, found.items[1].low);
}

static const struct vpca_advice *refuse(void *context, vpca_arena *arena,
                                        const struct vpca_value *value)
{
    if (value->as.quantity.low > 300)
        return NULL;
    return decide(context, arena, value);
}

static void test_impossible(void **state)
{
    struct bench *bench = *state;
    struct vpca_scan scan = {
        .decide = refuse, .context = bench, .high = 1000, .limit = 100};
    struct vpca_stretches found = vpca_stretches_find(bench->arena, &scan);

    assert_int_equal(found.count, 2);
    assert_true(found.items[0].outcome.possible);
    assert_int_equal(found.items[1].low, 301);
    assert_false(found.items[1].outcome.possible);
}

static void test_values(void **state)
{
    struct bench *bench = *state;
    const struct vpca_value values[] = {vpca_value_quantity(10, 10, 0),
                                        vpca_value_quantity(20, 20, 0),
                                        vpca_value_quantity(900, 900, 0)};
    struct vpca_stretches found;

    bench->count = 2;
    bench->excluded_from[1] = 15;
    found = vpca_stretches_of_values(bench->arena, decide, bench, values, 3);
    assert_int_equal(found.count, 2);
    assert_int_equal(found.items[0].high, 0);
    assert_int_equal(found.items[1].low, 1);
    assert_int_equal(found.items[1].high, 2);
    /* x is excluded nowhere; y stands behind it and is, from 15 on. */
    assert_int_equal(found.items[0].outcome.feasible, 3);
    assert_int_equal(found.items[1].outcome.feasible, 1);
    bench->options[0].id = "a";
    found = vpca_stretches_of_values(bench->arena, decide, bench, values, 3);
    found = vpca_stretches_by_first(bench->arena, &found);
    assert_int_equal(found.count, 1);
    assert_int_equal(found.items[0].high, 2);
    assert_int_equal(found.items[0].outcome.feasible, 1);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    static const struct CMUnitTest tests[] = {
        TEST(test_every_figure), TEST(test_large_range),
        TEST(test_one_crossing), TEST(test_same_figure),
        TEST(test_breaks),       TEST(test_limit),
        TEST(test_impossible),   TEST(test_values),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
