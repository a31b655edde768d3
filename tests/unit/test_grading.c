/* How advice cases are read, halved and graded. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "grading/grading.h"

struct world {
    vpca_arena *arena;
    struct vpca_diags diags;
    const struct vpca_ruleset *rules;
};

static struct world *begin(void **state)
{
    return *state;
}

static int set_up(void **state)
{
    static struct world world;

    world.arena = vpca_arena_new();
    vpca_diags_init(&world.diags, world.arena);
    world.rules = vpca_ruleset_load_embedded(world.arena, &world.diags);
    *state = &world;
    return world.rules ? 0 : -1;
}

static int tear_down(void **state)
{
    vpca_arena_free(begin(state)->arena);
    return 0;
}

/* ---- A case ------------------------------------------------------------ */

#define SOURCE                                                                 \
    "source: { title: t, by: b, url: \"https://x.example/a\", date: "          \
    "\"2017-06\", kind: blog }\n"
#define TEXTS "situation: s\nwhy: w\nbeyond: nothing\n"
/* The circuit is first, with a VPN behind it. */
#define NEED                                                                   \
    "requirements: { vpcadvise: 1, sites: { a: {} }, vpcs: { b: {} }, needs: " \
    "{ n: { from: a, to: b, must: { performance: consistent }, backup: { "     \
    "performance: best-effort, bandwidth: 50 Mbps } } } }\n"

static bool read(struct world *world, const char *text,
                 struct advice_case *ret_case)
{
    const struct vpca_source *source = vpca_source_new(
        world->arena, "tests/advice/a.yaml", text, strlen(text));

    return advice_case_read(world->arena, world->rules, source, &world->diags,
                            ret_case);
}

static enum grade grade(struct world *world, const char *answers)
{
    struct advice_case one;
    const char *text = vpca_arena_printf(world->arena, "%s%s%s%s\n", SOURCE,
                                         TEXTS, NEED, answers);

    assert_true(read(world, text, &one));
    return case_judge(&one,
                      vpca_advise(world->arena, one.model, one.model->needs));
}

/* ---- Halves ------------------------------------------------------------ */

/* Test vectors of FNV: "" 811c9dc5, "a" e40c292c, "foobar" bf9cf968. */
static void test_halves_follow_the_hash(void **state)
{
    (void)state;
    assert_int_equal(half_of("", LAST_ROUND), HALF_HELD_OUT);
    assert_int_equal(half_of("a", LAST_ROUND), HALF_DEVELOPMENT);
    assert_int_equal(half_of("foobar", LAST_ROUND), HALF_DEVELOPMENT);
}

static void test_earlier_rounds_are_development(void **state)
{
    (void)state;
    assert_int_equal(half_of("", LAST_ROUND - 1), HALF_DEVELOPMENT);
}

static void test_round_is_one_that_was(void **state)
{
    struct world *world = begin(state);
    struct advice_case one;

    assert_true(read(
        world, SOURCE TEXTS NEED "choice: direct-connect\nround: 2\n", &one));
    assert_false(read(
        world, SOURCE TEXTS NEED "choice: direct-connect\nround: 3\n", &one));
    assert_false(read(
        world, SOURCE TEXTS NEED "choice: direct-connect\nround: x\n", &one));
    assert_int_equal(world->diags.errors, 2);
}

static void test_name_is_that_of_the_file(void **state)
{
    struct world *world = begin(state);
    struct advice_case one;

    assert_true(
        read(world, SOURCE TEXTS NEED "choice: direct-connect\n", &one));
    assert_string_equal(one.name, "a");
    assert_int_equal(one.half, HALF_DEVELOPMENT);
}

/* ---- Grades ------------------------------------------------------------ */

static void test_pair_must_be_the_same(void **state)
{
    struct world *world = begin(state);

    assert_int_equal(grade(world, "choice: direct-connect + managed-vpn"),
                     GRADE_FIRST);
    assert_int_equal(grade(world, "choice: direct-connect + software-vpn"),
                     GRADE_DIFFERS);
}

static void test_single_choice_is_met_with_any_second_path(void **state)
{
    assert_int_equal(grade(begin(state), "choice: direct-connect"),
                     GRADE_FIRST);
}

static void test_twice_is_without_another_second_path(void **state)
{
    assert_int_equal(
        grade(begin(state), "choice: direct-connect + direct-connect"),
        GRADE_DIFFERS);
}

static void test_equal_choices(void **state)
{
    assert_int_equal(
        grade(begin(state), "choice: [managed-vpn, direct-connect]"),
        GRADE_FIRST);
}

static void test_accepted(void **state)
{
    assert_int_equal(
        grade(begin(state), "choice: managed-vpn\naccepted: [direct-connect]"),
        GRADE_ACCEPTED);
}

static void test_infeasible_winner(void **state)
{
    assert_int_equal(grade(begin(state),
                           "choice: managed-vpn\nimpossible: [direct-connect]"),
                     GRADE_INFEASIBLE);
}

static void test_share_counts_first_and_accepted(void **state)
{
    struct tally tally = {.count = 0};

    (void)state;
    tally_add(&tally, GRADE_FIRST);
    tally_add(&tally, GRADE_ACCEPTED);
    tally_add(&tally, GRADE_DIFFERS);
    assert_int_equal(tally_share(&tally), 666);
}

/* ---- What is not whole ------------------------------------------------- */

static void test_source_is_whole(void **state)
{
    struct world *world = begin(state);
    struct advice_case one;

    assert_false(read(world,
                      "source: { title: t, by: b, url: x, date: soon, kind: "
                      "rumor }\n" TEXTS NEED "choice: direct-connect\n",
                      &one));
    assert_int_equal(world->diags.count, 3);
    assert_int_equal(world->diags.items[0].code, VPCA_CODE_UNKNOWN_WORD);
    assert_int_equal(world->diags.items[1].code, VPCA_CODE_BAD_DATE);
    assert_int_equal(world->diags.items[2].code, VPCA_CODE_BAD_TEXT);
}

static void test_parts_are_required(void **state)
{
    struct world *world = begin(state);
    struct advice_case one;

    assert_false(read(world, "situation: s\n", &one));
    /* source, why, beyond, choice, requirements */
    assert_int_equal(world->diags.count, 5);
    for (size_t i = 0; i < world->diags.count; i++)
        assert_int_equal(world->diags.items[i].code, VPCA_CODE_MISSING_KEY);
}

static void test_choice_must_serve_the_need(void **state)
{
    struct world *world = begin(state);
    struct advice_case one;

    assert_false(read(world, SOURCE TEXTS NEED "choice: vpc-peering\n", &one));
    assert_int_equal(world->diags.count, 1);
    assert_int_equal(world->diags.items[0].code, VPCA_CODE_CONTRADICTION);
}

static void test_three_cases_of_a_source(void **state)
{
    struct world *world = begin(state);
    struct advice_case items[4];
    struct advice_cases cases = {.items = items, .count = 3};

    for (size_t i = 0; i < VPCA_COUNT(items); i++)
        assert_true(read(world, SOURCE TEXTS NEED "choice: direct-connect\n",
                         &items[i]));
    advice_urls_check(&cases, &world->diags);
    assert_int_equal(world->diags.count, 0);
    cases.count = 4;
    advice_urls_check(&cases, &world->diags);
    assert_int_equal(world->diags.count, 1);
    assert_int_equal(world->diags.items[0].code, VPCA_CODE_DUPLICATE_NAME);
}

#define TEST(function)                                                         \
    cmocka_unit_test_setup_teardown(test_##function, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(halves_follow_the_hash),
        TEST(earlier_rounds_are_development),
        TEST(round_is_one_that_was),
        TEST(name_is_that_of_the_file),
        TEST(pair_must_be_the_same),
        TEST(single_choice_is_met_with_any_second_path),
        TEST(twice_is_without_another_second_path),
        TEST(equal_choices),
        TEST(accepted),
        TEST(infeasible_winner),
        TEST(share_counts_first_and_accepted),
        TEST(source_is_whole),
        TEST(parts_are_required),
        TEST(choice_must_serve_the_need),
        TEST(three_cases_of_a_source),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
