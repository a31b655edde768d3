/* Tests of locked decisions: what a digest stands for, and what is said to
 * have changed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "vpcadvise/vpcadvise.h"

#define TODAY "2026-11-24"

static vpca_arena *arena;
static const struct vpca_ruleset *rules;

static int set_up(void **state)
{
    struct vpca_diags diags;

    (void)state;
    arena = vpca_arena_new();
    vpca_diags_init(&diags, arena);
    rules = vpca_ruleset_load_embedded(arena, &diags);
    assert_non_null(rules);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    vpca_arena_free(arena);
    return 0;
}

static const struct vpca_model *load(const char *text)
{
    const struct vpca_source *source =
        vpca_source_new(arena, "r.yaml", text, strlen(text));
    const struct vpca_model *model;
    struct vpca_diags diags;

    vpca_diags_init(&diags, arena);
    model = vpca_requirements_load(arena, source, rules, TODAY, &diags);
    if (!model)
        vpca_diags_print(&diags, stderr, false);
    assert_non_null(model);
    return model;
}

static struct vpca_digests digests_of(const char *text)
{
    const struct vpca_model *model = load(text);

    return vpca_need_digests(arena, model, &model->needs[0]);
}

static uint64_t find(const struct vpca_digests *digests, const char *name)
{
    for (size_t i = 0; i < digests->count; i++)
        if (strcmp(digests->items[i].name, name) == 0)
            return digests->items[i].number;
    fail_msg("no digest of %s", name);
    return 0;
}

/* As docs/decisions.md describes it. */
static uint64_t fnv(const char *text)
{
    uint64_t number = UINT64_C(0xcbf29ce484222325);

    for (; *text; text++) {
        number ^= (unsigned char)*text;
        number *= UINT64_C(0x100000001b3);
    }
    return number;
}

/* ---- Digests ---------------------------------------------------------- */

static void test_a_digest_is_that_of_the_lines_described(void **state)
{
    const struct vpca_digests digests = digests_of(
        "vpcadvise: 1\n"
        "sites: { office: { gateway: { bgp: yes }, cidrs: [10.1.0.0/16,"
        " 10.0.0.0/16], tags: { carrier: x } } }\n"
        "vpcs: { prod: { region: eu-central-1 } }\n"
        "defaults: { must: { performance: consistent }, prefer: { cost: 5 }"
        " }\n"
        "needs: { n: { from: office, to: prod, must: { bandwidth: 1..2 Gbps,"
        " survive: [tunnel, circuit] } } }\n");

    (void)state;
    assert_int_equal(digests.count, 3);
    assert_string_equal(digests.items[0].name, "need");
    assert_string_equal(digests.items[1].name, "office");
    assert_string_equal(digests.items[2].name, "prod");
    assert_true(find(&digests, "office") == fnv("cidr=10.0.0.0/16\n"
                                                "cidr=10.1.0.0/16\n"
                                                "end=from\n"
                                                "site.count=1\n"
                                                "site.gateway.bgp=yes\n"
                                                "site.owner=own\n"
                                                "tag.carrier=x\n"));
    assert_true(find(&digests, "prod") == fnv("end=to\n"
                                              "vpc.count=1\n"
                                              "vpc.owner=own\n"
                                              "vpc.region=eu-central-1\n"));
    assert_true(find(&digests, "need") ==
                fnv("between=no\n"
                    "need.bandwidth=1000000000..2000000000\n"
                    "need.performance=consistent\n"
                    "need.survive=circuit,tunnel\n"
                    "second path=no\n"
                    "weight.cost=5\n"));
}

static const char plain[] =
    "vpcadvise: 1\n"
    "sites: { office: { kind: office, internet: { bandwidth: 1 Gbps } },"
    " other: { direct_connect: yes } }\n"
    "vpcs: { prod: { region: eu-central-1, cidrs: [10.0.0.0/16,"
    " 10.1.0.0/16] } }\n"
    "needs: { n: { from: office, to: prod, must: { bandwidth: 500 Mbps } },"
    " m: { from: other, to: prod } }\n";

static void assert_same(const char *other)
{
    const struct vpca_digests a = digests_of(plain);
    const struct vpca_digests b = digests_of(other);

    assert_int_equal(a.count, b.count);
    for (size_t i = 0; i < a.count; i++) {
        assert_string_equal(a.items[i].name, b.items[i].name);
        if (a.items[i].number != b.items[i].number)
            fail_msg("%s is another:\n%s", a.items[i].name, other);
    }
}

static void test_only_what_is_said_counts_and_not_how(void **state)
{
    (void)state;
    /* Order, comments, units, block style, defaults, unknown, a list. */
    assert_same(
        "vpcadvise: 1\n"
        "name: of no account\n"
        "vpcs:\n"
        "  prod:\n"
        "    cidrs: [10.1.0.0/16, 10.0.0.0/16] # both\n"
        "    region: eu-central-1\n"
        "    account: unknown\n"
        "sites:\n"
        "  office: { internet: { bandwidth: 1000 Mbps }, kind: office,\n"
        "            owner: own, count: 1 }\n"
        "defaults: { must: { bandwidth: 0.5 Gbps }, prefer: { cost: 3 } }\n"
        "needs: { another: { to: [prod], from: [off*] } }\n");
    /* A network beside the need, and what is chosen. */
    assert_same(
        "vpcadvise: 1\n"
        "sites: { office: { kind: office, internet: { bandwidth: 1 Gbps } },"
        " other: { direct_connect: none } }\n"
        "vpcs: { prod: { region: eu-central-1, cidrs: [10.0.0.0/16,"
        " 10.1.0.0/16] } }\n"
        "needs: { n: { from: office, to: prod, must: { bandwidth: 500 Mbps },"
        " chosen: managed-vpn }, m: { from: other, to: prod } }\n");
}

/* One need between two networks and a service, with room for a change. */
#define DRAFT(site, vpc, need)                                                 \
    "vpcadvise: 1\nsites: { need: { kind: office" site " } }\n"                \
    "vpcs: { prod: { region: eu-central-1" vpc " } }\n"                        \
    "services: { bill: { vpc: prod } }\n"                                      \
    "needs: { n: { from: need, to: bill" need " } }\n"

static void test_a_change_counts_where_it_was_made(void **state)
{
    static const struct {
        const char *text;
        const char *name; /* whose digest changes, and no other */
    } CHANGES[] = {
        /* A site that is called as the need's own entry counts with it. */
        {DRAFT(", count: 2", "", ""), "need"},
        {DRAFT(", tags: { a: b }", "", ""), "need"},
        {DRAFT(", cidrs: [10.0.0.0/16]", "", ""), "need"},
        {DRAFT(", gateway: { protocols: [ipsec, gre] }", "", ""), "need"},
        {DRAFT("", ", count: 2", ""), "prod"},
        {DRAFT("", ", internet: no", ""), "prod"},
        {DRAFT("", ", account: \"111122223333\"", ""), "prod"},
        {DRAFT("", "", ", must: { latency: 30 ms }"), "need"},
        {DRAFT("", "", ", prefer: { cost: 4 }"), "need"},
        {DRAFT("", "", ", backup: yes"), "need"},
        {DRAFT("", "", ", backup: { bandwidth: 1 Gbps }"), "need"},
        {DRAFT("", "", ", traffic: { in: 1 TB/month }"), "need"},
        {DRAFT("", "", ", current: managed-vpn"), "need"},
        {DRAFT("", "", ", current: vpn"), "need"},
        {DRAFT("", "", ", options: { not: [software] }"), "need"},
        {DRAFT("", "", ", options: { only: [dx] }"), "need"},
        {DRAFT("", "", ", compliance: hipaa"), "need"},
        {DRAFT("", "", ", tags: { a: b }"), "need"},
        {DRAFT("", "", ", lifetime: 2 years"), "need"},
    };
    const struct vpca_digests before = digests_of(DRAFT("", "", ""));

    (void)state;
    assert_int_equal(before.count, 3);
    for (size_t i = 0; i < VPCA_COUNT(CHANGES); i++) {
        const struct vpca_digests after = digests_of(CHANGES[i].text);

        assert_int_equal(after.count, 3);
        for (size_t j = 0; j < after.count; j++) {
            bool changed = before.items[j].number != after.items[j].number;
            bool expected = strcmp(before.items[j].name, CHANGES[i].name) == 0;

            if (changed != expected)
                fail_msg("%s: the digest of %s", CHANGES[i].text,
                         before.items[j].name);
        }
    }
}

static void test_ends_and_sites_of_ours_count(void **state)
{
    static const char BASE[] =
        "vpcadvise: 1\nsites: { home: { direct_connect: %s } }\n"
        "vpcs: { a: , b: }\nusers: { staff: { home: home } }\n"
        "needs: { n: { %s } }\n";
    const struct vpca_digests there =
        digests_of(vpca_arena_printf(arena, BASE, "none", "from: a, to: b"));
    const struct vpca_digests back =
        digests_of(vpca_arena_printf(arena, BASE, "none", "from: b, to: a"));
    const struct vpca_digests mesh =
        digests_of(vpca_arena_printf(arena, BASE, "none", "between: [a, b]"));
    const struct vpca_digests circuit =
        digests_of(vpca_arena_printf(arena, BASE, "yes", "from: a, to: b"));
    const struct vpca_digests users =
        digests_of(vpca_arena_printf(arena, BASE, "yes", "from: staff, to: a"));

    (void)state;
    assert_true(find(&there, "a") != find(&back, "a"));
    assert_true(find(&there, "need") != find(&mesh, "need"));
    assert_true(find(&there, "need") != find(&circuit, "need"));
    assert_true(find(&there, "a") == find(&circuit, "a"));
    assert_int_equal(users.count, 4); /* the home is one of them */
    find(&users, "home");
}

/* ---- What changed ----------------------------------------------------- */

/* The decision on the first need of a file as a text for it. */
static const char *decided_now(const char *text)
{
    const struct vpca_digests facts = digests_of(text);
    struct vpca_text decided;

    vpca_text_init(&decided, arena);
    vpca_text_addf(&decided,
                   "decided: { on: 2026-03-01, score: 654, rules: %s, facts: {",
                   vpca_ruleset_editions(arena, rules));
    for (size_t i = 0; i < facts.count; i++)
        vpca_text_addf(&decided, "%s %s: %016llx", i ? "," : "",
                       facts.items[i].name,
                       (unsigned long long)facts.items[i].number);
    vpca_text_add(&decided, " } }");
    return decided.bytes;
}

#define FILE_WITH                                                              \
    "vpcadvise: 1\n"                                                           \
    "sites: { dc: { gateway: { ipsec: yes, bgp: yes, supported: yes }, "       \
    "internet: { bandwidth: %s }, direct_connect: none }, "                    \
    "dc2: { gateway: { ipsec: yes, bgp: yes, supported: yes }, "               \
    "internet: { bandwidth: 1 Gbps }, direct_connect: none } }\n"              \
    "vpcs: { prod: { region: eu-central-1 } }\n"                               \
    "needs: { n: { from: [%s], to: prod, must: { bandwidth: %s }, "            \
    "chosen: %s %s } }\n"

static const char *with_decided(const char *internet, const char *from,
                                const char *bandwidth, const char *chosen,
                                const char *decided)
{
    return vpca_arena_printf(arena, FILE_WITH, internet, from, bandwidth,
                             chosen, decided);
}

static const struct vpca_report_need *report(const char *text)
{
    const struct vpca_model *model = load(text);

    return vpca_report_need(arena, vpca_advise(arena, model, &model->needs[0]));
}

static void assert_changes(const struct vpca_report_need *need, size_t count,
                           const char *const expected[][2])
{
    assert_non_null(need->decided);
    assert_int_equal(need->decided->change_count, count);
    for (size_t i = 0; i < count; i++) {
        assert_string_equal(need->decided->kinds[i], expected[i][0]);
        assert_string_equal(need->decided->changes[i], expected[i][1]);
    }
}

static void test_what_holds_says_nothing(void **state)
{
    const char *decided = decided_now(
        with_decided("1 Gbps", "dc", "500 Mbps", "managed-vpn", ""));
    const struct vpca_report_need *need =
        report(with_decided("1 Gbps", "dc", "500 Mbps", "managed-vpn",
                            vpca_arena_printf(arena, ", %s", decided)));

    (void)state;
    assert_changes(need, 0, NULL);
    assert_string_equal(need->decided->text,
                        "AWS managed VPN, decided on 2026-03-01 with 654 "
                        "points");
    assert_string_equal(need->decided->option, "managed-vpn");
    assert_null(need->decided->backup);
    assert_int_equal(need->decided->score, 654);
    assert_int_equal(need->decided->score_now, 654);
    assert_null(
        report(with_decided("1 Gbps", "dc", "500 Mbps", "managed-vpn", ""))
            ->decided);
}

static void test_each_change_is_said(void **state)
{
    const char *decided =
        vpca_arena_printf(arena, ", %s",
                          decided_now(with_decided("1 Gbps", "dc", "500 Mbps",
                                                   "managed-vpn", "")));
    const char *other_rules = vpca_arena_printf(
        arena, "%.*sx/9%s", (int)(strstr(decided, "rules: ") + 7 - decided),
        decided, strstr(decided, ", facts"));
    const struct vpca_report_need *need;

    (void)state;
    need = report(
        with_decided("2 Gbps", "dc", "500 Mbps", "managed-vpn", decided));
    assert_changes(need, 1,
                   (const char *const[][2]){
                       {"facts-changed", "the facts of dc changed since the "
                                         "decision of 2026-03-01"}});
    need = report(
        with_decided("1 Gbps", "dc", "600 Mbps", "managed-vpn", decided));
    assert_changes(need, 1,
                   (const char *const[][2]){{"facts-changed",
                                             "what is said of the need changed "
                                             "since the decision of "
                                             "2026-03-01"}});
    need = report(
        with_decided("1 Gbps", "dc2", "500 Mbps", "managed-vpn", decided));
    assert_changes(need, 2,
                   (const char *const[][2]){
                       {"facts-changed", "dc2 joined the need since the "
                                         "decision of 2026-03-01"},
                       {"facts-changed", "dc left the need since the decision "
                                         "of 2026-03-01"}});
    need = report(
        with_decided("1 Gbps", "dc", "500 Mbps", "managed-vpn", other_rules));
    assert_changes(need, 1,
                   (const char *const[][2]){
                       {"rules-changed",
                        "the rules changed since the decision of 2026-03-01: "
                        "x/9 then, whitepaper-2018/1 now"}});
    need = report(
        with_decided("1 Gbps", "dc", "500 Mbps", "software-vpn", decided));
    assert_changes(
        need, 1,
        (const char *const[][2]){{"chosen-not-first",
                                  "software-vpn is not first any more: "
                                  "managed-vpn is, with 654 points to 409"}});
    assert_string_equal(need->decided->text,
                        "Software VPN, decided on 2026-03-01 with 654 points; "
                        "409 today");
    /* Excluded: that is another gate's to say, once. */
    need = report(
        with_decided("1 Gbps", "dc", "500 Mbps", "vpn-cloudhub", decided));
    assert_changes(need, 0, NULL);
    assert_int_equal(need->decided->score_now, -1);
    assert_string_equal(need->decided->text,
                        "AWS VPN CloudHub, decided on 2026-03-01 with 654 "
                        "points; excluded today");
}

static void test_a_choice_against_the_ranking_holds(void **state)
{
    const char *decided = decided_now(
        with_decided("1 Gbps", "dc", "500 Mbps", "software-vpn", ""));
    const char *rest = strstr(decided, "score: ");
    const char *known =
        vpca_arena_printf(arena, ", %.*sinstead_of: managed-vpn, %s",
                          (int)(rest - decided), decided, rest);
    const char *other =
        vpca_arena_printf(arena, ", %.*sinstead_of: direct-connect, %s",
                          (int)(rest - decided), decided, rest);

    (void)state;
    assert_changes(
        report(with_decided("1 Gbps", "dc", "500 Mbps", "software-vpn", known)),
        0, NULL);
    assert_int_equal(
        report(with_decided("1 Gbps", "dc", "500 Mbps", "software-vpn", other))
            ->decided->change_count,
        1);
}

static void test_gates_speak_of_decisions_only(void **state)
{
    const struct vpca_model *model =
        load(with_decided("1 Gbps", "dc", "500 Mbps", "software-vpn", ""));
    struct vpca_report_summary summary;

    (void)state;
    vpca_report_summary_init(&summary, arena);
    assert_true(summary.gates[VPCA_GATE_CHOSEN_NOT_FIRST].on);
    assert_true(summary.gates[VPCA_GATE_FACTS_CHANGED].on);
    assert_true(summary.gates[VPCA_GATE_RULES_CHANGED].on);
    vpca_report_summary_add(&summary,
                            vpca_advise(arena, model, &model->needs[0]));
    assert_int_equal(summary.failure_count, 0);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_digest_is_that_of_the_lines_described),
        cmocka_unit_test(test_only_what_is_said_counts_and_not_how),
        cmocka_unit_test(test_a_change_counts_where_it_was_made),
        cmocka_unit_test(test_ends_and_sites_of_ours_count),
        cmocka_unit_test(test_what_holds_says_nothing),
        cmocka_unit_test(test_each_change_is_said),
        cmocka_unit_test(test_a_choice_against_the_ranking_holds),
        cmocka_unit_test(test_gates_speak_of_decisions_only),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
