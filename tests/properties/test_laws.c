/* The published laws of docs/scoring.md, on thousands of random needs with
 * the built-in pack. Seeds are fixed: every machine draws the same needs. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "laws.h"

/* Drafts for a law that judges one of them once. */
#ifndef TRIALS
#define TRIALS 3000
#endif

#define LEAST_TRIALS 15

/* A test of one law; those that judge a draft many times have fewer drafts. */
#define LAW(name, share)                                                       \
    static void test_##name(void **state)                                      \
    {                                                                          \
        int trials = TRIALS / (share);                                         \
                                                                               \
        hold(*state, law_##name,                                               \
             trials < LEAST_TRIALS ? LEAST_TRIALS : trials);                   \
    }
LAW(sums, 1)
LAW(stricter, 4)
LAW(removal, 2)
LAW(backup, 1)
LAW(answers, 4)
LAW(narrower, 4)
LAW(foreseen, 4)
LAW(factor, 1)
LAW(weight, 2)
LAW(profile, 20)
LAW(order, 1)
LAW(bytes, 8)
LAW(bandwidth, 2)
LAW(traffic, 2)
LAW(flips, 8)
LAW(grid, 30)
LAW(verdict, 4)
LAW(stretches, 200)
LAW(ways_out, 4)
LAW(told_answers, 60)
LAW(not_asked, 10)

static int set_up(void **state)
{
    static struct world world;

    *state = &world;
    return world_init(&world) ? 0 : -1;
}

static int tear_down(void **state)
{
    world_done(*state);
    return 0;
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sums),         cmocka_unit_test(test_stricter),
        cmocka_unit_test(test_removal),      cmocka_unit_test(test_backup),
        cmocka_unit_test(test_answers),      cmocka_unit_test(test_narrower),
        cmocka_unit_test(test_foreseen),     cmocka_unit_test(test_factor),
        cmocka_unit_test(test_weight),       cmocka_unit_test(test_order),
        cmocka_unit_test(test_bytes),        cmocka_unit_test(test_bandwidth),
        cmocka_unit_test(test_traffic),      cmocka_unit_test(test_flips),
        cmocka_unit_test(test_grid),         cmocka_unit_test(test_verdict),
        cmocka_unit_test(test_stretches),    cmocka_unit_test(test_ways_out),
        cmocka_unit_test(test_told_answers), cmocka_unit_test(test_not_asked),
        cmocka_unit_test(test_profile),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
