/* Cases of packs: how they are read, and what each mismatch says. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "vpcadvise/cases.h"

#define TODAY "2026-11-24"

/* ---- A pack of two options --------------------------------------------- */

static const char pack[] =
    "pack: { id: p, title: P, edition: \"1\", date: \"2018-01\", summary: s }\n"
    "criteria:\n"
    "  fit: { name: fit, base: 400, weight: 6, doc: d, judgement: j }\n"
    "  speed: { name: speed, base: 400, doc: d, judgement: j }\n"
    "families: { vpn: VPN }\n"
    "facts:\n"
    "  encrypted: { type: truth, pair: weaker, doc: d }\n"
    "  ipv6: { type: truth, pair: weaker, doc: d }\n"
    "  bandwidth: { type: quantity, unit: bandwidth, direction: minimum, "
    "doc: d }\n"
    "pairs:\n"
    "  when: { need.backup: yes }\n"
    "  judgement: j\n"
    "  list: [ { primary: line, backup: tunnel, judgement: j } ]\n"
    "rules:\n"
    "  - id: F-clear\n"
    "    exclude: it does not encrypt\n"
    "    when: { need.encryption: in-transit, option.encrypted: no }\n"
    "    judgement: j\n"
    "    tests:\n"
    "      - { given: { need.encryption: in-transit, option.encrypted: no }, "
    "expect: fires }\n"
    "      - { given: { option.encrypted: no }, expect: silent }\n"
    "      - { given: { need.encryption: unknown, option.encrypted: no }, "
    "expect: unknown }\n"
    "  - id: F-narrow\n"
    "    exclude: it is narrow\n"
    "    when: { option.bandwidth: less than need.bandwidth }\n"
    "    judgement: j\n"
    "    tests:\n"
    "      - { given: { need.bandwidth: 2 Gbps, option.bandwidth: 1 Gbps }, "
    "expect: fires }\n"
    "      - { given: { need.bandwidth: 1 Gbps, option.bandwidth: 1 Gbps }, "
    "expect: silent }\n"
    "      - { given: { need.bandwidth: unknown, option.bandwidth: 1 Gbps }, "
    "expect: unknown }\n"
    "  - id: F-ipv4\n"
    "    exclude: it has no IPv6\n"
    "    when: { need.ipv6: required, option.ipv6: no }\n"
    "    judgement: j\n"
    "    tests:\n"
    "      - { given: { need.ipv6: required, option.ipv6: no }, expect: fires "
    "}\n"
    "      - { given: { option.ipv6: no }, expect: silent }\n"
    "      - { given: { need.ipv6: unknown, option.ipv6: no }, expect: unknown "
    "}\n"
    "  - id: N-sites\n"
    "    caveat: many sites\n"
    "    when: { need.sites: more than 10 }\n"
    "    judgement: j\n"
    "    tests:\n"
    "      - { given: { need.sites: 11 }, expect: fires }\n"
    "      - { given: { need.sites: 10 }, expect: silent }\n"
    "      - { given: { need.sites: unknown }, expect: unknown }\n"
    "  - id: S-two\n"
    "    score: two paths\n"
    "    criterion: speed\n"
    "    points: 10\n"
    "    when: { option.is_pair: yes }\n"
    "    judgement: j\n"
    "    tests:\n"
    "      - { given: { option.is_pair: yes }, expect: fires }\n"
    "      - { given: { option.is_pair: no }, expect: silent }\n";

#define NO_FAILURES                                                            \
    "failures: { others: { survives: not-there, judgement: j } }\n"

static const char line[] =
    "option: line\nname: Line\nserves: [network-to-vpc]\nuse: a line\n"
    "judgement: j\n" NO_FAILURES "facts:\n"
    "  encrypted: { is: no, judgement: j }\n"
    "  bandwidth: { is: 10 Gbps, judgement: j }\n"
    "rules:\n"
    "  - { id: S-line, score: a line of its own, criterion: speed, points: "
    "300, judgement: j }\n";

static const char tunnel[] =
    "option: tunnel\nname: Tunnel\nfamilies: [vpn]\n"
    "serves: [network-to-vpc]\nuse: a tunnel\njudgement: j\n" NO_FAILURES
    "facts:\n"
    "  encrypted: { is: yes, judgement: j }\n"
    "  ipv6: { is: yes, judgement: j }\n"
    "  bandwidth: { is: 1 Gbps, judgement: j }\n";

static const char peering[] =
    "option: peering\nname: Peering\nserves: [vpc-to-vpc]\nuse: a peering\n"
    "judgement: j\n" NO_FAILURES;

/* ---- Running one case -------------------------------------------------- */

struct world {
    vpca_arena *arena;
    struct vpca_diags diags;
    struct vpca_text text; /* of the pack's cases */
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
    vpca_text_init(&world.text, world.arena);
    *state = &world;
    return 0;
}

static int tear_down(void **state)
{
    vpca_arena_free(begin(state)->arena);
    return 0;
}

static const struct vpca_ruleset *load(struct world *world, const char *cases)
{
    const char *const texts[] = {pack, line, tunnel, peering, cases};
    const struct vpca_source *files[VPCA_COUNT(texts)];

    for (size_t i = 0; i < VPCA_COUNT(texts); i++)
        files[i] = vpca_source_new(
            world->arena, vpca_arena_printf(world->arena, "%zu.yaml", i),
            texts[i], strlen(texts[i]));
    return vpca_ruleset_load(world->arena, files, VPCA_COUNT(texts),
                             &world->diags);
}

/* The messages of a case with this demand and expectation, one a line. */
static const char *outcome(struct world *world, const char *must,
                           const char *expect)
{
    const char *cases = vpca_arena_printf(
        world->arena,
        "cases:\n  c:\n    requirements: { vpcadvise: 1, sites: { a: {} }, "
        "vpcs: { b: {} }, needs: { n: { from: a, to: b, %s } } }\n"
        "    expect: { %s }\n    judgement: j\n",
        must, expect);
    const struct vpca_ruleset *rules = load(world, cases);

    if (rules)
        assert_int_equal(vpca_cases_run(rules, TODAY, &world->diags), 1);
    vpca_text_clear(&world->text);
    for (size_t i = 0; i < world->diags.count; i++) {
        const struct vpca_diag *diag = &world->diags.items[i];

        assert_string_equal(diag->span.source->name, "4.yaml");
        vpca_text_addf(&world->text, "%s %s: %s\n", vpca_code_name(diag->code),
                       diag->path, diag->message);
    }
    return world->text.bytes;
}

#define ENCRYPTED "must: { encryption: in-transit }"
#define PLAIN     "must: {}"
#define FAILED    "case-failed cases.c.expect"

/* ---- What is met ------------------------------------------------------- */

static void test_what_is_met_says_nothing(void **state)
{
    struct world *world = begin(state);

    assert_string_equal(
        outcome(world, ENCRYPTED,
                "first: tunnel, excluded: { line: [F-clear] }, open: [], "
                "fires: { line: [F-clear, S-line] }, silent: { tunnel: "
                "[F-clear, S-line, N-sites] }, order: { speed: [line, "
                "tunnel] }"),
        "");
}

static void test_pair_is_first(void **state)
{
    struct world *world = begin(state);

    assert_string_equal(
        outcome(world,
                "must: { bandwidth: 5 Gbps }, "
                "backup: { bandwidth: 100 Mbps }",
                "first: line + tunnel, excluded: { tunnel: [F-narrow] }"),
        "");
}

static void test_unknown_demand_opens(void **state)
{
    struct world *world = begin(state);

    assert_string_equal(outcome(world, "must: { bandwidth: 500 Mbps..2 Gbps }",
                                "first: line, open: [tunnel], excluded: {}"),
                        "");
}

/* ---- What is not ------------------------------------------------------- */

static void test_another_first(void **state)
{
    struct world *world = begin(state);

    assert_string_equal(outcome(world, ENCRYPTED, "first: line"),
                        FAILED ".first: expected first: line; "
                               "found: tunnel\n");
}

static void test_single_is_no_pair(void **state)
{
    struct world *world = begin(state);

    assert_string_equal(outcome(world, PLAIN, "first: line + tunnel"),
                        FAILED ".first: expected first: line + tunnel; "
                               "found: line\n");
}

static void test_everything_excluded(void **state)
{
    struct world *world = begin(state);

    assert_string_equal(
        outcome(world, "must: { encryption: in-transit, bandwidth: 5 Gbps }",
                "first: tunnel"),
        FAILED ".first: expected first: tunnel; found: every option "
               "excluded\n");
}

static void test_not_excluded(void **state)
{
    struct world *world = begin(state);

    assert_string_equal(
        outcome(world, ENCRYPTED,
                "excluded: { line: [F-clear], tunnel: [F-narrow] }"),
        FAILED ".excluded.tunnel: expected tunnel to be excluded; found: "
               "feasible\n");
}

static void test_excluded_and_not_listed(void **state)
{
    struct world *world = begin(state);

    assert_string_equal(outcome(world, ENCRYPTED, "excluded: {}"),
                        FAILED ".excluded: expected line to be feasible or "
                               "open; found: excluded, for F-clear\n");
}

static void test_excluded_for_another_reason(void **state)
{
    struct world *world = begin(state);

    assert_string_equal(
        outcome(world, ENCRYPTED, "excluded: { line: [F-clear, F-narrow] }"),
        FAILED ".excluded.line: expected line to be excluded for F-narrow; "
               "found: excluded, for F-clear\n");
}

static void test_not_open(void **state)
{
    struct world *world = begin(state);

    assert_string_equal(
        outcome(world, "must: { bandwidth: 500 Mbps..2 Gbps }", "open: [line]"),
        FAILED ".open[0]: expected line to be open; found: feasible\n" FAILED
               ".open: expected tunnel to be feasible or excluded; found: "
               "open, for F-narrow\n");
}

static void test_rule_that_does_not_count(void **state)
{
    struct world *world = begin(state);

    assert_string_equal(
        outcome(world, PLAIN, "fires: { tunnel: [S-line, N-sites] }"),
        FAILED ".fires.tunnel: S-line does not count for tunnel\n" FAILED
               ".fires.tunnel: N-sites does not count for tunnel\n");
}

static void test_rule_that_counts(void **state)
{
    struct world *world = begin(state);

    assert_string_equal(outcome(world, PLAIN, "silent: { line: [S-line] }"),
                        FAILED ".silent.line: S-line counts for line\n");
}

static void test_rule_that_may_count(void **state)
{
    struct world *world = begin(state);

    assert_string_equal(outcome(world, "must: { bandwidth: 500 Mbps..2 Gbps }",
                                "silent: { tunnel: [F-narrow] }"),
                        FAILED
                        ".silent.tunnel: F-narrow may count for tunnel\n");
}

static void test_source_that_does_not_say(void **state)
{
    struct world *world = begin(state);

    assert_string_equal(outcome(world, "must: { ipv6: required }",
                                "not_stated: { line: [F-ipv4] }"),
                        "");
    assert_string_equal(
        outcome(world, "must: { ipv6: required }", "not_stated: {}"),
        FAILED ".not_stated: the source does not settle F-ipv4 for line\n");
}

static void test_fact_that_is_another(void **state)
{
    struct world *world = begin(state);

    assert_string_equal(
        outcome(world, PLAIN,
                "facts: { line: { bandwidth: 10 Gbps, "
                "is_pair: no }, tunnel: { encrypted: no } }"),
        FAILED ".facts.tunnel.encrypted: expected option.encrypted of tunnel "
               "to be no; found: yes\n");
}

static void test_source_that_says(void **state)
{
    struct world *world = begin(state);

    assert_string_equal(
        outcome(world, PLAIN, "not_stated: { tunnel: [F-ipv4] }"),
        FAILED ".not_stated.tunnel: the source settles F-ipv4 for tunnel\n");
}

static void test_equal_points_do_not_fall(void **state)
{
    struct world *world = begin(state);

    assert_string_equal(
        outcome(world, PLAIN, "order: { speed: [tunnel, line] }"),
        FAILED ".order.speed[1]: expected tunnel to have more points for "
               "speed than line; found: 400 and 700\n");
}

static void test_figures_in_an_order(void **state)
{
    struct world *world = begin(state);

    assert_string_equal(
        outcome(world, PLAIN, "order: { speed: [line, 699, 401, tunnel] }"),
        "");
    assert_string_equal(
        outcome(world, PLAIN, "order: { speed: [line, 700] }"),
        FAILED ".order.speed[1]: expected line to have more points for speed "
               "than the figure; found: 700 and 700\n");
}

static void test_option_of_another_kind(void **state)
{
    struct world *world = begin(state);

    assert_string_equal(
        outcome(world, PLAIN, "fires: { peering: [N-sites] }"),
        FAILED ".fires.peering: peering serves no need of this kind\n");
}

/* ---- What is malformed ------------------------------------------------- */

static void test_names_must_exist(void **state)
{
    struct world *world = begin(state);

    assert_string_equal(
        outcome(world, PLAIN,
                "first: lyne, fires: { line: [S-lyne] }, order: { sped: "
                "[line] }"),
        "unknown-name cases.c.expect.first: there is no option \"lyne\"\n"
        "unknown-name cases.c.expect.fires.line[0]: there is no rule "
        "\"S-lyne\"\n"
        "unknown-name cases.c.expect.order.sped: there is no criterion "
        "\"sped\"\n");
}

static void test_something_is_expected(void **state)
{
    struct world *world = begin(state);

    assert_string_equal(outcome(world, PLAIN, ""),
                        "missing-key cases.c.expect: the case expects "
                        "nothing\n");
}

static void test_parts_are_required(void **state)
{
    struct world *world = begin(state);
    static const enum vpca_code codes[] = {
        VPCA_CODE_MISSING_KEY, VPCA_CODE_MISSING_KEY, VPCA_CODE_MISSING_KEY};

    assert_null(load(world, "cases: { c: { about: nothing } }\n"));
    assert_int_equal(world->diags.count, VPCA_COUNT(codes));
    for (size_t i = 0; i < VPCA_COUNT(codes); i++)
        assert_int_equal(world->diags.items[i].code, codes[i]);
}

static void test_mistakes_of_requirements_are_shown(void **state)
{
    struct world *world = begin(state);

    assert_string_equal(
        outcome(world, "must: { bandwidth: 5 }", "first: line"),
        "missing-unit cases.c.requirements.needs.n.must.bandwidth: "
        "a unit is due after the figure\n");
}

static void test_one_need_only(void **state)
{
    struct world *world = begin(state);

    assert_string_equal(
        outcome(world, "must: {} }, m: { from: a, to: b", "first: line"),
        "case-failed cases.c.requirements: a case has one need, and this has "
        "2\n");
}

/* ---- The built-in pack ------------------------------------------------- */

static const struct vpca_ruleset *built_in(struct world *world)
{
    const struct vpca_ruleset *rules =
        vpca_ruleset_load_embedded_cases(world->arena, &world->diags);

    assert_non_null(rules);
    return rules;
}

static void test_built_in_cases_hold(void **state)
{
    struct world *world = begin(state);
    size_t count = vpca_cases_run(built_in(world), TODAY, &world->diags);

    vpca_diags_print(&world->diags, stderr, false);
    assert_int_equal(world->diags.count, 0);
    assert_true(count > 0);
}

static bool wins(const struct vpca_pack_case *one,
                 const struct vpca_option *option)
{
    return one->first[0] == option;
}

static bool is_excluded(const struct vpca_pack_case *one,
                        const struct vpca_option *option)
{
    for (size_t i = 0; i < one->excluded.count; i++) {
        if (one->excluded.items[i].option == option &&
            one->excluded.items[i].rule_count)
            return true;
    }
    return false;
}

/* Every option of the pack wins a case, and is excluded in one. */
static void test_built_in_options_win_and_lose(void **state)
{
    const struct vpca_ruleset *rules = built_in(begin(state));
    size_t lacking = 0;

    for (size_t o = 0; o < rules->option_count; o++) {
        const struct vpca_option *option = &rules->options[o];
        size_t won = 0;
        size_t lost = 0;

        for (size_t i = 0; i < rules->case_count; i++) {
            won += wins(&rules->cases[i], option);
            lost += is_excluded(&rules->cases[i], option);
        }
        if (won == 0 || lost == 0) {
            fprintf(stderr, "%s: wins %zu cases, is excluded in %zu\n",
                    option->id, won, lost);
            lacking++;
        }
    }
    assert_int_equal(lacking, 0);
}

#define TEST(function)                                                         \
    cmocka_unit_test_setup_teardown(test_##function, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(what_is_met_says_nothing),
        TEST(pair_is_first),
        TEST(unknown_demand_opens),
        TEST(another_first),
        TEST(single_is_no_pair),
        TEST(everything_excluded),
        TEST(not_excluded),
        TEST(excluded_and_not_listed),
        TEST(excluded_for_another_reason),
        TEST(not_open),
        TEST(rule_that_does_not_count),
        TEST(rule_that_counts),
        TEST(rule_that_may_count),
        TEST(source_that_does_not_say),
        TEST(source_that_says),
        TEST(fact_that_is_another),
        TEST(equal_points_do_not_fall),
        TEST(figures_in_an_order),
        TEST(option_of_another_kind),
        TEST(names_must_exist),
        TEST(something_is_expected),
        TEST(parts_are_required),
        TEST(mistakes_of_requirements_are_shown),
        TEST(one_need_only),
        TEST(built_in_cases_hold),
        TEST(built_in_options_win_and_lose),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
