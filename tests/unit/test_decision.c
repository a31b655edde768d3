/* Stability on advice made by hand, where each figure can be worked out. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "vpcadvise/decision.h"

enum { FIT, A, B, CRITERIA, ENTRIES = 4 };

/* Options with points on a criterion of the pack, which weighs 6, and on two
 * that a file weighs. */
struct bench {
    vpca_arena *arena;
    struct vpca_criterion criteria[CRITERIA];
    struct vpca_ruleset rules;
    struct vpca_model model;
    struct vpca_need need;
    struct vpca_option options[ENTRIES];
    struct vpca_ledger_line lines[ENTRIES][CRITERIA];
    int points[ENTRIES][CRITERIA];
    int weights[CRITERIA];
    struct vpca_entry entries[ENTRIES];
    struct vpca_advice advice;
    struct vpca_value values[VPCA_FACT_COUNT]; /* of the need: absent */
};

static int set_up(void **state)
{
    static struct bench bench;
    static const char *const ids[ENTRIES] = {"x", "y", "z", "w"};

    bench = (struct bench){.arena = vpca_arena_new()};
    bench.criteria[FIT] = (struct vpca_criterion){.id = "fit", .weight = 6};
    bench.criteria[A].id = "a";
    bench.criteria[B].id = "b";
    bench.rules.criteria = bench.criteria;
    bench.rules.criterion_count = CRITERIA;
    bench.model.rules = &bench.rules;
    bench.need.weights = bench.weights;
    bench.advice.model = &bench.model;
    bench.advice.need = &bench.need;
    bench.advice.need_values = bench.values;
    bench.advice.backup_need_values = bench.values;
    bench.advice.all = bench.entries;
    bench.advice.entries = bench.entries;
    bench.weights[FIT] = 6;
    bench.weights[A] = 3;
    bench.weights[B] = 3;
    for (size_t i = 0; i < ENTRIES; i++)
        bench.options[i].id = ids[i];
    *state = &bench;
    return 0;
}

static int tear_down(void **state)
{
    vpca_arena_free(((struct bench *)*state)->arena);
    return 0;
}

/* Entries are added in the order of the ranking. */
static struct vpca_entry *add(struct bench *bench, int a, int b)
{
    size_t at = bench->advice.entry_count++;
    struct vpca_entry *entry = &bench->entries[at];
    const int points[CRITERIA] = {400, a, b};

    bench->advice.all_count++;
    bench->advice.ranked_count++;
    *entry = (struct vpca_entry){
        .option = &bench->options[at],
        .rank = (unsigned)at + 1,
        .points = bench->points[at],
        .ledger = bench->lines[at],
        .ledger_count = CRITERIA,
    };
    for (size_t i = 0; i < CRITERIA; i++) {
        bench->points[at][i] = points[i];
        bench->lines[at][i] = (struct vpca_ledger_line){.criterion = i,
                                                        .points = points[i],
                                                        .least = points[i],
                                                        .most = points[i],
                                                        .sure = true};
        entry->total += (int64_t)bench->weights[i] * points[i];
        entry->weight_sum += bench->weights[i];
    }
    entry->score =
        (int)((2 * entry->total + entry->weight_sum) / (2 * entry->weight_sum));
    return entry;
}

static const struct vpca_stability *judge(struct bench *bench)
{
    return vpca_stability_find(bench->arena, &bench->advice);
}

static void assert_crossing(const struct vpca_crossing *crossing,
                            size_t criterion, bool above, int64_t numerator,
                            int64_t denominator, int64_t tenths)
{
    assert_int_equal(crossing->criterion, criterion);
    assert_int_equal(crossing->above, above);
    assert_int_equal(crossing->numerator, numerator);
    assert_int_equal(crossing->denominator, denominator);
    assert_int_equal(crossing->tenths, tenths);
}

/* x leads by 600 a - 400 b: none at a = 2, and none at b = 4.5. */
static void test_flips(void **state)
{
    struct bench *bench = *state;
    const struct vpca_stability *stability;

    add(bench, 800, 200);
    add(bench, 200, 600);
    stability = judge(bench);
    assert_int_equal(stability->margin, 50);
    assert_int_equal(stability->crossing_count, 2);
    assert_crossing(&stability->crossings[0], A, false, 2, 1, 19);
    assert_crossing(&stability->crossings[1], B, true, 9, 2, 46);
    assert_ptr_equal(stability->crossings[1].first, &bench->entries[1]);
    assert_false(stability->crossings[1].beyond_scale);
}

/* 600 a - 100 b is 0 at a = 1/2 and at b = 18, which no file can say. */
static void test_beyond_scale(void **state)
{
    struct bench *bench = *state;
    const struct vpca_stability *stability;
    struct vpca_rivals rivals;

    add(bench, 800, 200);
    add(bench, 200, 300);
    stability = judge(bench);
    assert_crossing(&stability->crossings[0], A, false, 1, 2, 4);
    assert_crossing(&stability->crossings[1], B, true, 18, 1, 181);
    assert_true(stability->crossings[1].beyond_scale);
    rivals = vpca_rivals_find(bench->arena, &bench->advice, stability);
    assert_int_equal(rivals.count, 1);
    assert_int_equal(rivals.items[0].kind, VPCA_RIVAL_WEIGHT);
    assert_ptr_equal(rivals.items[0].crossing, &stability->crossings[0]);
}

/* Of five ways to put 4 units on two criteria x wins those with 2 or more on
 * a, which is 60 % and enough. */
static void test_grid(void **state)
{
    struct bench *bench = *state;
    const struct vpca_stability *stability;

    add(bench, 800, 200);
    add(bench, 200, 600);
    stability = judge(bench);
    assert_int_equal(stability->weightings, 5);
    assert_int_equal(stability->win_count, 2);
    assert_int_equal(stability->wins[0].count, 3);
    assert_ptr_equal(stability->wins[0].entry->option, &bench->options[0]);
    assert_int_equal(stability->wins[1].count, 2);
    assert_int_equal(stability->verdict, VPCA_CLEAR);
}

/* y is as good on one criterion and worse on the other: it cannot win, even
 * where they are level and its id comes first. */
static void test_dominated(void **state)
{
    struct bench *bench = *state;
    const struct vpca_stability *stability;
    struct vpca_rivals rivals;

    bench->options[1].id = "a";
    add(bench, 800, 200);
    add(bench, 200, 200);
    stability = judge(bench);
    assert_int_equal(stability->won, 5);
    assert_int_equal(stability->win_count, 1);
    assert_int_equal(stability->crossing_count, 0);
    rivals = vpca_rivals_find(bench->arena, &bench->advice, stability);
    assert_int_equal(rivals.items[0].kind, VPCA_RIVAL_NONE);
}

/* A weight that lets a third past is no weight of the second. */
static void test_walk(void **state)
{
    struct bench *bench = *state;
    const struct vpca_stability *stability;

    add(bench, 400, 600);
    add(bench, 500, 400); /* ahead of the first from a = 6 on */
    add(bench, 800, 0);   /* from a = 9/2 on, and below b = 2 */
    stability = judge(bench);
    assert_int_equal(stability->crossing_count, 2);
    assert_crossing(&stability->crossings[0], B, false, 2, 1, 19);
    assert_crossing(&stability->crossings[1], A, true, 9, 2, 46);
    for (size_t i = 0; i < stability->crossing_count; i++)
        assert_ptr_equal(stability->crossings[i].first, &bench->entries[2]);
}

/* Another second path behind the same first is no flip. */
static void test_second_path(void **state)
{
    struct bench *bench = *state;
    const struct vpca_stability *stability;

    add(bench, 800, 200);
    add(bench, 200, 600)->option = &bench->options[0];
    bench->entries[1].backup = &bench->options[3];
    bench->advice.entry_count = 1;
    bench->advice.ranked_count = 1;
    stability = judge(bench);
    assert_int_equal(stability->verdict, VPCA_ONLY_ONE_LEFT);
    assert_int_equal(stability->crossing_count, 0);
    assert_int_equal(stability->win_count, 2);
    assert_int_equal(stability->won, 5);
}

static void test_nothing_left(void **state)
{
    struct bench *bench = *state;
    const struct vpca_stability *stability;

    add(bench, 800, 200)->status = VPCA_EXCLUDED;
    bench->advice.ranked_count = 0;
    stability = judge(bench);
    assert_int_equal(stability->verdict, VPCA_NOTHING_LEFT);
    assert_null(stability->first);
    assert_int_equal(stability->weightings, 0);
}

/* The open one has more points, and is first when its condition is met. */
static void test_only_one_proven(void **state)
{
    struct bench *bench = *state;
    const struct vpca_line condition = {.truth = VPCA_UNKNOWN};
    const struct vpca_stability *stability;
    struct vpca_rivals rivals;
    struct vpca_entry *entry;

    add(bench, 200, 200);
    entry = add(bench, 800, 600);
    entry->status = VPCA_OPEN;
    entry->conditions = &condition;
    entry->condition_count = 1;
    stability = judge(bench);
    assert_int_equal(stability->verdict, VPCA_ONLY_ONE_PROVEN);
    assert_int_equal(stability->won, 5);
    rivals = vpca_rivals_find(bench->arena, &bench->advice, stability);
    assert_int_equal(rivals.items[0].kind, VPCA_RIVAL_ANSWER);
    entry->total = bench->entries[0].total;
    rivals = vpca_rivals_find(bench->arena, &bench->advice, stability);
    assert_int_equal(rivals.items[0].kind, VPCA_RIVAL_NONE);
}

static void test_tie(void **state)
{
    struct bench *bench = *state;
    const struct vpca_stability *stability;

    add(bench, 800, 200);
    add(bench, 200, 800);
    stability = judge(bench);
    assert_int_equal(stability->verdict, VPCA_TIE);
    assert_crossing(&stability->crossings[0], A, false, 3, 1, 29);
    assert_crossing(&stability->crossings[1], B, true, 3, 1, 31);
}

/* 24 of 1000 are close, 25 are not. */
static void test_close_margin(void **state)
{
    struct bench *bench = *state;
    const struct vpca_stability *stability;

    add(bench, 500, 500);
    add(bench, 452, 452);
    stability = judge(bench);
    assert_int_equal(stability->margin, 24);
    assert_int_equal(stability->verdict, VPCA_CLOSE);
    bench->entries[1].score--;
    assert_int_equal(judge(bench)->verdict, VPCA_CLEAR);
}

/* A wide lead under today's weights, and two weightings of five: where both
 * criteria weigh the same, 20 points in one weigh less than 10 in fit. */
static void test_close_share(void **state)
{
    struct bench *bench = *state;
    const struct vpca_stability *stability;

    add(bench, 1000, 0);
    add(bench, 0, 700);
    assert_int_equal(judge(bench)->verdict, VPCA_CLEAR);
    bench->points[1][B] = 990;
    bench->points[1][FIT] = 410;
    stability = judge(bench);
    assert_int_equal(stability->margin, 75);
    assert_int_equal(stability->won, 2);
    assert_int_equal(stability->verdict, VPCA_CLOSE);
}

/* What is unknown of the second could give it as much as it is behind. */
static void test_doubtful(void **state)
{
    struct bench *bench = *state;

    add(bench, 800, 600);
    add(bench, 200, 300);
    bench->lines[1][A].most = 1000;
    assert_int_equal(judge(bench)->verdict, VPCA_CLEAR);
    bench->lines[1][A].most = 1101;
    assert_int_equal(judge(bench)->verdict, VPCA_CLOSE);
    assert_true(judge(bench)->doubtful);
}

static void test_names(void **state)
{
    (void)state;
    assert_string_equal(vpca_verdict_name(VPCA_CLEAR), "clear");
    assert_string_equal(vpca_verdict_name(VPCA_NOTHING_LEFT), "nothing left");
    assert_string_equal(vpca_rival_kind_name(VPCA_RIVAL_DEMAND), "demand");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    static const struct CMUnitTest tests[] = {
        TEST(test_flips),
        TEST(test_beyond_scale),
        TEST(test_grid),
        TEST(test_dominated),
        TEST(test_walk),
        TEST(test_second_path),
        TEST(test_nothing_left),
        TEST(test_only_one_proven),
        TEST(test_tie),
        TEST(test_close_margin),
        TEST(test_close_share),
        TEST(test_doubtful),
        cmocka_unit_test(test_names),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
