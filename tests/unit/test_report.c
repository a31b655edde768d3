/* The report of small needs with a small pack: texts, gates, counts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "report/builder.h"
#include "report/words.h"
#include "vpcadvise/vpcadvise.h"

#define TODAY "2026-11-24"

/* ---- The pack --------------------------------------------------------- */

static const char pack_base[] =
    "pack: { id: small, title: Small, edition: \"1\", date: \"2018-01\","
    " summary: for tests }\n"
    "origins: { P: { title: A paper, as_of: \"2018-01\" } }\n"
    "claims:\n"
    "  P-1: { origin: P, place: one, text: one }\n"
    "  P-2: { origin: P, place: two, text: two, as_of: \"2018-12-21\" }\n"
    "  P-3: { origin: P, place: three, text: three }\n"
    "criteria:\n"
    "  fit: { name: fit, base: 400, weight: 6, doc: d, judgement: j }\n"
    "  cost: { name: cost, base: 0, doc: d, judgement: j }\n"
    "  performance: { name: speed, base: 400, doc: d, judgement: j }\n"
    "profiles:\n"
    "  fast: { doc: d, weights: { performance: 5, cost: 0 }, judgement: j }\n"
    "  thrifty: { doc: d, weights: { cost: 5 }, judgement: j }\n"
    "families: { vpn: VPN, dx: DX }\n"
    "facts:\n"
    "  performance: { type: word, domain: need.performance, doc: d }\n"
    "  bandwidth: { type: quantity, unit: bandwidth, direction: minimum,"
    " doc: d }\n"
    "  lead_time: { type: quantity, unit: time, direction: maximum, doc: d"
    " }\n"
    "  encrypted: { type: truth, doc: d }\n"
    "words:\n"
    "  need.bandwidth: { high: { is: 1 Gbps.., judgement: a guess } }\n"
    "controls:\n"
    "  wire: { name: encryption on the wire, demands: { need.encryption:"
    " in-transit }, reason: it must, claims: [P-1] }\n"
    "  scope: { name: scope, reason: r, note: see the list, claims: [P-1]"
    " }\n"
    "frameworks:\n"
    "  law: { name: The Law, controls: [wire, scope], note: the assessor"
    " decides, claims: [P-1] }\n"
    "  act: { name: The Act, controls: [wire], note: circuits are the"
    " assessor's, claims: [P-1] }\n"
    "prices:\n"
    "  hour: { text: tunnel, usd: \"0.05\", per: hour, as_of:"
    " \"2024-07-01\", claims: [P-1] }\n"
    "  out: { text: data out, usd: \"0.09\", per: GB, as_of:"
    " \"2025-01-01\", claims: [P-1] }\n"
    "assume:\n"
    "  need.traffic_out: { is: 1 TB/month, judgement: little }\n"
    "pairs:\n"
    "  when: { any: [ { need.backup: yes }, { need.availability: demanded }"
    " ] }\n"
    "  judgement: j\n"
    "  list: [ { primary: line, backup: [tunnel], judgement: j } ]\n";

static const char pack_options[] =
    "option: tunnel\n"
    "name: Tunnel\n"
    "families: [vpn]\n"
    "serves: [network-to-vpc]\n"
    "use: over the internet\n"
    "claims: [P-1]\n"
    "facts:\n"
    "  performance: { is: best-effort, judgement: j }\n"
    "  bandwidth: { is: 1.25 Gbps, judgement: j }\n"
    "  lead_time: { is: 1 days, judgement: j }\n"
    "  encrypted: { is: yes, judgement: j }\n"
    "failures:\n"
    "  tunnel: { component: a tunnel, effect: the other carries on, acts:"
    " aws, survives: as-built, claims: [P-1] }\n"
    "  customer-gateway: { component: a gateway, effect: it is down, acts:"
    " customer, survives: with-measures, measures: [B-spare, B-late],"
    " judgement: j }\n"
    "  region: { component: the Region, effect: it is gone, acts: aws,"
    " survives: no, judgement: j }\n"
    "  others: { survives: not-there, judgement: j }\n"
    "cost:\n"
    "  - { price: hour, times: [need.sites] }\n"
    "  - { price: out, times: [need.traffic_out] }\n";

static const char pack_line[] =
    "option: line\n"
    "name: Line\n"
    "families: [dx]\n"
    "serves: [network-to-vpc]\n"
    "use: a circuit\n"
    "claims: [P-1]\n"
    "facts:\n"
    "  performance: { is: consistent, judgement: j }\n"
    "  bandwidth: { is: 10 Gbps, judgement: j }\n"
    "  lead_time: { is: 2..12 weeks, judgement: j }\n"
    "  encrypted: { is: no, judgement: j }\n"
    "failures:\n"
    "  circuit: { component: the line, effect: it is cut, acts: provider,"
    " survives: with-measures, measures: [B-late], judgement: j }\n"
    "  provider: { component: its provider, effect: it is cut, acts:"
    " provider, survives: no, judgement: j }\n"
    "  others: { survives: not-there, judgement: j }\n";

static const char pack_exclusions[] =
    "rules:\n"
    "  - id: F-bandwidth\n"
    "    exclude: \"{option} carries {option.bandwidth} and"
    " {need.bandwidth} are needed.\"\n"
    "    proviso: \"{option} carries {need.bandwidth}\"\n"
    "    fix: use less than {need.bandwidth}\n"
    "    when: { option.bandwidth: less than need.bandwidth }\n"
    "    claims: [P-1, P-2]\n"
    "    tests:\n"
    "      - { given: { need.bandwidth: 2 Gbps, option.bandwidth: 1 Gbps"
    " }, expect: fires }\n"
    "      - { given: { need.bandwidth: 1 Gbps, option.bandwidth: 1 Gbps"
    " }, expect: silent }\n"
    "      - { given: { need.bandwidth: unknown, option.bandwidth: 1 Gbps"
    " }, expect: unknown }\n"
    "  - id: F-performance\n"
    "    exclude: best effort is not enough\n"
    "    when: { need.performance: consistent, option.performance:"
    " best-effort }\n"
    "    judgement: j\n"
    "    tests:\n"
    "      - { given: { need.performance: consistent, option.performance:"
    " best-effort }, expect: fires }\n"
    "      - { given: { option.performance: best-effort }, expect: silent"
    " }\n"
    "      - { given: { need.performance: unknown, option.performance:"
    " best-effort }, expect: unknown }\n"
    "  - id: F-encryption\n"
    "    exclude: it does not encrypt\n"
    "    when: { need.encryption: in-transit, option.encrypted: no }\n"
    "    judgement: j\n"
    "    tests:\n"
    "      - { given: { need.encryption: in-transit, option.encrypted: no"
    " }, expect: fires }\n"
    "      - { given: { option.encrypted: no }, expect: silent }\n"
    "      - { given: { need.encryption: in-transit, option.encrypted:"
    " unknown }, expect: unknown }\n"
    "  - id: F-ready\n"
    "    exclude: it takes {option.lead_time}\n"
    "    when: { option.lead_time: more than need.ready_within }\n"
    "    judgement: j\n"
    "    tests:\n"
    "      - { given: { need.ready_within: 1 days, option.lead_time: 2"
    " days }, expect: fires }\n"
    "      - { given: { need.ready_within: 3 days, option.lead_time: 2"
    " days }, expect: silent }\n"
    "      - { given: { need.ready_within: unknown, option.lead_time: 2"
    " days }, expect: unknown }\n"
    "  - id: F-second\n"
    "    exclude: a second path is wanted\n"
    "    whole: yes\n"
    "    when: { need.backup: yes, option.is_pair: no }\n"
    "    judgement: j\n"
    "    tests:\n"
    "      - { given: { need.backup: yes, option.is_pair: no }, expect:"
    " fires }\n"
    "      - { given: { need.backup: no, option.is_pair: no }, expect:"
    " silent }\n"
    "      - { given: { need.backup: unknown, option.is_pair: no },"
    " expect: unknown }\n"
    "  - id: F-bgp\n"
    "    exclude: \"the gateway of {member} cannot do BGP\"\n"
    "    proviso: \"the gateway of {member} can do BGP\"\n"
    "    when: { site.gateway.bgp: no, option.encrypted: yes }\n"
    "    judgement: j\n"
    "    tests:\n"
    "      - { given: { site.gateway.bgp: no, option.encrypted: yes },"
    " expect: fires }\n"
    "      - { given: { site.gateway.bgp: yes, option.encrypted: yes },"
    " expect: silent }\n"
    "      - { given: { site.gateway.bgp: unknown, option.encrypted: yes"
    " }, expect: unknown }\n";

static const char pack_notes[] =
    "rules:\n"
    "  - id: S-sites\n"
    "    score: \"{need.sites:site} to connect\"\n"
    "    criterion: performance\n"
    "    points: -100\n"
    "    claims: [P-2]\n"
    "  - id: S-cost\n"
    "    score: \"about {option.monthly_cost}\"\n"
    "    criterion: cost\n"
    "    of: option.monthly_cost\n"
    "    bands: [ { below: 50 USD/month, points: 1000 }, { points: 100 }"
    " ]\n"
    "    judgement: j\n"
    "  - id: M-any\n"
    "    match: what it is for\n"
    "    points: 200\n"
    "    claims: [P-3]\n"
    "  - { id: A-said, advantage: said already, claims: [P-3] }\n"
    "  - { id: A-new, advantage: not said yet, judgement: j }\n"
    "  - { id: L-new, limitation: a limit, judgement: j }\n"
    "  - { id: C-new, caveat: a caveat, judgement: j }\n"
    "  - { id: B-spare, build: buy a spare, owner: customer, order: 9,"
    " when: { need.performance: consistent }, judgement: j,\n"
    "      tests: [ { given: { need.performance: consistent }, expect:"
    " fires }, { given: {}, expect: silent }, { given: { need.performance:"
    " unknown }, expect: unknown } ] }\n"
    "  - { id: F-survive, exclude: not survived, whole: yes, judgement: j,"
    " when: { need.survive: not within option.can_survive },\n"
    "      tests: [ { given: { need.survive: [circuit], option.can_survive:"
    " [tunnel] }, expect: fires }, { given: { need.survive: [circuit],"
    " option.can_survive: [circuit] }, expect: silent }, { given: {"
    " need.survive: unknown, option.can_survive: [circuit] }, expect:"
    " unknown } ] }\n"
    "  - { id: B-late, build: then this, owner: customer, order: 2, judgement: "
    "j }\n"
    "  - { id: B-early, build: first this, owner: provider, order: 1, "
    "judgement: j }\n";

/* ---- From requirements to a report ------------------------------------ */

struct fixture {
    vpca_arena *arena;
    struct vpca_diags diags;
    const struct vpca_ruleset *rules;
    const struct vpca_model *model;
    const struct vpca_advice *advice;
};

static void fail_on_errors(const struct vpca_diags *diags)
{
    if (diags->errors) {
        vpca_diags_print(diags, stderr, false);
        fail();
    }
}

static int set_up(void **state)
{
    static const char *const texts[] = {pack_base, pack_options, pack_line,
                                        pack_exclusions, pack_notes};
    const struct vpca_source *files[VPCA_COUNT(texts)];
    struct fixture *fixture = calloc(1, sizeof(*fixture));

    fixture->arena = vpca_arena_new();
    vpca_diags_init(&fixture->diags, fixture->arena);
    for (size_t i = 0; i < VPCA_COUNT(texts); i++)
        files[i] = vpca_source_new(
            fixture->arena,
            vpca_arena_printf(fixture->arena, "pack-%zu.yaml", i), texts[i],
            strlen(texts[i]));
    fixture->rules = vpca_ruleset_load(fixture->arena, files, VPCA_COUNT(texts),
                                       &fixture->diags);
    fail_on_errors(&fixture->diags);
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;

    vpca_arena_free(fixture->arena);
    free(fixture);
    return 0;
}

static void load(struct fixture *fixture, const char *text)
{
    fixture->model = vpca_requirements_load(
        fixture->arena,
        vpca_source_new(fixture->arena, "r.yaml", text, strlen(text)),
        fixture->rules, TODAY, &fixture->diags);
    fail_on_errors(&fixture->diags);
}

/* A need from one site to one VPC; `more` are further keys of the need,
 * `top` further keys of the file. */
static const struct vpca_report_need *report(struct fixture *fixture,
                                             const char *more, const char *top)
{
    struct vpca_report_need *need;

    load(fixture,
         vpca_arena_printf(fixture->arena,
                           "vpcadvise: 1\n"
                           "sites: { dc: { gateway: { bgp: unknown } } }\n"
                           "vpcs: { prod: { region: eu-west-1 } }\n"
                           "needs: { n: { from: dc, to: prod, %s } }\n%s",
                           more, top));
    fixture->advice =
        vpca_advise(fixture->arena, fixture->model, &fixture->model->needs[0]);
    need = vpca_report_need(fixture->arena, fixture->advice);
    vpca_report_questions(fixture->arena, fixture->advice, need);
    return need;
}

static const struct vpca_report_option *
find_option(const struct vpca_report_need *need, const char *id)
{
    for (size_t i = 0; i < need->option_count; i++) {
        if (strcmp(need->options[i].id, id) == 0)
            return &need->options[i];
    }
    fail_msg("no option %s", id);
    return NULL;
}

static bool has_note(const struct vpca_report_note *notes, size_t count,
                     const char *text)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(notes[i].text, text) == 0)
            return true;
    }
    return false;
}

/* ---- The heading ------------------------------------------------------ */

static void test_heading(void **state)
{
    const struct vpca_report_need *need = report(*state, "", "");

    assert_string_equal(need->id, "n");
    assert_string_equal(need->kind, "network-to-vpc");
    assert_string_equal(need->kind_name, "network to VPC");
    assert_string_equal(need->title, "dc \u2192 prod");
    assert_string_equal(need->from[0], "dc");
    assert_string_equal(need->headline, "clear");
}

static void test_title_counts_many_names(void **state)
{
    struct fixture *fixture = *state;
    const struct vpca_report_need *need;

    load(fixture, "vpcadvise: 1\n"
                  "sites: { a: {}, b: {}, c: {}, d: {}, e: {}, f: {} }\n"
                  "vpcs: { v: {} }\n"
                  "needs: { n: { between: [a, b, c, d, e, f] } }\n");
    fixture->advice =
        vpca_advise(fixture->arena, fixture->model, &fixture->model->needs[0]);
    need = vpca_report_need(fixture->arena, fixture->advice);
    assert_string_equal(need->title, "between a, b, c, d and 2 more");
    assert_int_equal(need->from_count, 6);
    assert_true(need->between);
}

static void test_demands_in_order(void **state)
{
    static const char *const texts[] = {
        "1 Gbps",
        "best-effort",
        "within 30 ms",
        "99.9 %",
        "survives customer gateway, circuit",
        "encrypted in transit",
        "never over the public internet",
        "BGP",
        "", /* a network is implied */
        "ready within 20 weeks",
        "MTU 1500 bytes or more",
        "no IPv6",
        "second path: 500 Mbps",
        "The Law",
    };
    const struct vpca_report_need *need =
        report(*state,
               "must: { ipv6: forbidden, min_mtu: 1500, ready_within: 20 weeks,"
               " routing: bgp, path: private, survive: [circuit,"
               " customer-gateway], availability: 99.9 %, latency: 30 ms,"
               " performance: best-effort, bandwidth: 1 Gbps },"
               " backup: { bandwidth: 500 Mbps }, compliance: [law]",
               "");

    assert_int_equal(need->demand_count, VPCA_COUNT(texts));
    for (size_t i = 0; i < VPCA_COUNT(texts); i++)
        assert_string_equal(need->demands[i].text, texts[i]);
    assert_string_equal(need->demands[0].fact, "need.bandwidth");
    assert_string_equal(need->demands[0].reason, "file");
    assert_string_equal(need->demands[5].reason, "control");
    assert_string_equal(need->demands[5].control, "wire");
    assert_string_equal(need->demands[5].framework, "law");
    assert_string_equal(need->demands[8].reason, "implied");
    assert_true(need->demands[12].backup);
    assert_string_equal(need->demands[13].fact, "compliance");
}

static void test_demands_that_are_not_one_figure(void **state)
{
    const struct vpca_report_need *need =
        report(*state, "must: { bandwidth: 1..5 Gbps, latency: unknown }", "");

    assert_string_equal(need->demands[0].text, "bandwidth 1 to 5 Gbps");
    assert_string_equal(need->demands[1].text, "latency unknown");
}

/* ---- Options ---------------------------------------------------------- */

static void test_failures_say_what_would_pass(void **state)
{
    const struct vpca_report_need *need =
        report(*state, "must: { bandwidth: 2 Gbps }", "");
    const struct vpca_report_option *tunnel = find_option(need, "tunnel");
    const struct vpca_report_failure *failure = &tunnel->failures[0];

    assert_int_equal(tunnel->status, VPCA_EXCLUDED);
    assert_int_equal(tunnel->failure_count, 1);
    assert_string_equal(failure->text,
                        "Tunnel carries 1.25 Gbps and 2 Gbps are needed");
    assert_string_equal(failure->pass, "would pass at up to 1.25 Gbps");
    assert_string_equal(failure->pass_fact, "need.bandwidth");
    assert_string_equal(failure->pass_value, "1.25 Gbps");
    assert_string_equal(failure->fix, "use less than 2 Gbps");
    assert_string_equal(failure->basis.rule, "F-bandwidth");
    assert_int_equal(failure->basis.claim_count, 2);
    assert_string_equal(failure->basis.claims[1], "P-2");
    /* later than the pack */
    assert_string_equal(failure->basis.dated, "2018-12");
    assert_string_equal(need->headline, "only one left");
}

static void test_several_failures_pass_one_by_one(void **state)
{
    const struct vpca_report_need *need = report(
        *state, "must: { bandwidth: 2 Gbps, performance: consistent }", "");
    const struct vpca_report_option *tunnel = find_option(need, "tunnel");

    assert_int_equal(tunnel->failure_count, 2);
    assert_string_equal(tunnel->failures[0].pass,
                        "this alone would pass at up to 1.25 Gbps");
    assert_string_equal(tunnel->failures[1].pass,
                        "this alone would pass with best-effort");
    assert_null(tunnel->failures[1].basis.dated);
}

static void test_nothing_left(void **state)
{
    const struct vpca_report_need *need =
        report(*state,
               "must: { performance: consistent, encryption: in-transit }", "");

    assert_int_equal(need->ranked_count, 0);
    assert_string_equal(need->headline, "nothing left");
}

static void test_conditions(void **state)
{
    const struct vpca_report_need *need = report(
        *state, "must: { ready_within: 8 weeks, performance: consistent }", "");
    const struct vpca_report_option *line = &need->options[0];

    assert_int_equal(line->status, VPCA_OPEN);
    assert_int_equal(line->condition_count, 1);
    /* the rule has no proviso */
    assert_string_equal(line->conditions[0],
                        "it is settled whether it takes 2 to 12 weeks");
    assert_string_equal(line->open[0].text,
                        "not settled: it takes 2 to 12 weeks");
    assert_string_equal(line->open[0].kind, "condition");
    assert_string_equal(need->headline,
                        "only if it is settled whether it takes 2 to 12 weeks");
}

static void test_condition_with_a_proviso(void **state)
{
    const struct vpca_report_need *need =
        report(*state, "must: { bandwidth: 1..5 Gbps }", "");
    const struct vpca_report_option *tunnel = find_option(need, "tunnel");

    assert_string_equal(tunnel->conditions[0], "Tunnel carries 1 to 5 Gbps");
    assert_string_equal(tunnel->open[0].text,
                        "only if Tunnel carries 1 to 5 Gbps");
}

static void test_provisos_and_questions(void **state)
{
    const struct vpca_report_need *need =
        report(*state, "options: { only: [tunnel] }", "");
    const struct vpca_report_option *tunnel = find_option(need, "tunnel");

    assert_int_equal(tunnel->status, VPCA_FEASIBLE);
    assert_int_equal(tunnel->condition_count, 0);
    assert_string_equal(tunnel->open[0].kind, "proviso");
    assert_string_equal(tunnel->open[0].text,
                        "provided that the gateway of dc can do BGP");
    assert_string_equal(tunnel->open[0].member, "dc");
    assert_int_equal(need->question_count, 1);
    assert_string_equal(need->questions[0].note.text,
                        "dc: whether the customer gateway supports BGP"
                        " (sites.dc.gateway.bgp)");
    assert_int_equal(need->questions[0].note.member_count, 1);
    assert_string_equal(need->questions[0].note.members[0], "dc");
    assert_string_equal(need->questions[0].effect, "first");
    assert_string_equal(need->questions[0].consequence,
                        "yes: Tunnel stays first; no: nothing is left");
    assert_int_equal(need->questions[0].answer_count, 2);
    assert_string_equal(need->questions[0].answers[0].first, "tunnel");
    assert_null(need->questions[0].answers[1].first);
}

static void test_reasons(void **state)
{
    const struct vpca_report_need *need = report(*state, "", "");
    const struct vpca_report_option *line = find_option(need, "line");

    /* what it is meant for, then the largest products; for before against */
    assert_string_equal(line->reasons[0].basis.rule, "M-any");
    assert_string_equal(line->reasons[1].basis.rule, "S-cost");
    assert_string_equal(line->reasons[2].basis.rule, "S-sites");
    assert_int_equal(line->reasons[2].tone, VPCA_TONE_BAD);
    assert_string_equal(line->reasons[2].text, "1 site to connect");
    /* A-said shares a claim with M-any */
    assert_string_equal(line->reasons[3].basis.rule, "A-new");
    assert_string_equal(line->reasons[3].kind, "advantage");
    assert_string_equal(line->reasons[4].basis.rule, "L-new");
    assert_int_equal(line->reason_count, 5);
    assert_int_equal(line->caveat_count, 1);
    assert_string_equal(line->caveats[0].text, "a caveat");
    assert_string_equal(line->builds[0].text, "first this");
    assert_string_equal(line->builds[1].text, "then this");
}

static const struct vpca_report_failure_row *
find_row(const struct vpca_report_option *option, const char *failure)
{
    for (size_t i = 0; i < option->failure_row_count; i++) {
        if (strcmp(option->failure_rows[i].failure, failure) == 0)
            return &option->failure_rows[i];
    }
    fail_msg("no row %s", failure);
    return NULL;
}

static void test_failure_table(void **state)
{
    const struct vpca_report_need *need = report(*state, "", "");
    const struct vpca_report_option *line = find_option(need, "line");
    const struct vpca_report_option *tunnel = find_option(need, "tunnel");
    const struct vpca_report_failure_row *row = find_row(line, "circuit");

    assert_int_equal(line->failure_row_count, vpca_failure_words()->count);
    assert_string_equal(row->before, "lost");
    assert_string_equal(row->after, "survives");
    assert_int_equal(row->tone, VPCA_TONE_NEUTRAL);
    assert_int_equal(row->measure_count, 1);
    assert_int_equal(row->measures[0].build, 2);
    assert_string_equal(row->measures[0].owner, "customer");
    assert_string_equal(row->text, "the line: it is cut (the provider restores "
                                   "it); survived with Build 2");
    row = find_row(line, "provider");
    assert_string_equal(row->after, "lost");
    assert_int_equal(row->tone, VPCA_TONE_BAD);
    assert_string_equal(row->text,
                        "its provider: it is cut (the provider restores it)");
    row = find_row(line, "tunnel");
    assert_string_equal(row->before, "not-there");
    assert_null(row->text);
    assert_null(row->acts);
    row = find_row(tunnel, "tunnel");
    assert_string_equal(row->before, "survives");
    assert_int_equal(row->tone, VPCA_TONE_GOOD);
    assert_string_equal(row->basis.claims[0], "P-1");
    assert_string_equal(row->text,
                        "a tunnel: the other carries on (by itself; AWS "
                        "repairs it)");
    /* One measure is part of the design, the other is not. */
    row = find_row(tunnel, "customer-gateway");
    assert_string_equal(row->after, "survives");
    assert_int_equal(row->tone, VPCA_TONE_BAD);
    assert_int_equal(row->measures[0].build, 0);
    assert_string_equal(row->text,
                        "a gateway: it is down (the customer restores it); "
                        "survived with Build 2 and Further 3");
    assert_int_equal(row->measures[0].number, 3);
    assert_int_equal(tunnel->further_count, 1);
    assert_int_equal(tunnel->further[0].number, 3);
    assert_string_equal(tunnel->further[0].basis.rule, "B-spare");
    assert_string_equal(line->builds[0].owner, "provider");
    assert_string_equal(line->builds[1].owner, "customer");
}

static void test_pair_reaches_what_its_primary_does_not(void **state)
{
    const struct vpca_report_need *need = report(
        *state, "backup: yes, must: { survive: [provider, circuit] }", "");
    const struct vpca_report_option *line = find_option(need, "line");

    assert_string_equal(line->backup, "tunnel");
    assert_int_equal(line->pair->alone_status, VPCA_EXCLUDED);
    assert_int_equal(line->pair->alone_score, -1);
    assert_string_equal(line->pair->text,
                        "Line by itself is excluded: it cannot survive the "
                        "loss of provider; with Tunnel behind it, it does");
    assert_null(line->stronger);
    /* The second path shares no component with the line. */
    assert_string_equal(find_row(line, "circuit")->text,
                        "the line: Tunnel carries the traffic (by itself; the "
                        "provider repairs it)");
    assert_int_equal(find_row(line, "circuit")->measure_count, 0);
    assert_string_equal(find_row(line, "tunnel")->text,
                        "a tunnel: Line carries the traffic (by itself; AWS "
                        "repairs it)");
    assert_string_equal(find_row(line, "tunnel")->path, "backup");
    assert_string_equal(find_row(line, "region")->before, "survives");
    assert_null(find_option(need, "tunnel")->pair);
}

/* Both are feasible: what the second path is worth is the difference. */
static void test_pair_against_its_primary(void **state)
{
    const struct vpca_report_need *need =
        report(*state, "must: { survive: tunnel }, chosen: [line, tunnel]", "");
    struct fixture *fixture = *state;
    const struct vpca_report_option *line = find_option(need, "line");
    const struct vpca_entry *alone = NULL;
    int less;

    for (size_t i = 0; i < fixture->advice->all_count; i++) {
        const struct vpca_entry *entry = &fixture->advice->all[i];

        if (strcmp(entry->option->id, "line") == 0 && !entry->backup)
            alone = entry;
    }
    assert_non_null(alone);
    assert_string_equal(line->backup, "tunnel");
    assert_int_equal(line->pair->alone_status, alone->status);
    assert_int_equal(line->pair->alone_score, alone->score);
    assert_int_equal(line->pair->alone_cents_low, 0);
    less = line->score - alone->score;
    assert_string_equal(
        line->pair->text,
        vpca_arena_printf(
            fixture->arena,
            "Line by itself, with the measures it would need, has %d points "
            "%s and costs %s USD/month less",
            less < 0 ? -less : less, less < 0 ? "more" : "less", "127"));
}

/* A difference of figures that are not settled would say nothing. */
static void test_pair_of_unsettled_cost(void **state)
{
    const struct vpca_report_need *need =
        report(*state,
               "must: { survive: tunnel }, chosen: [line, tunnel], "
               "traffic: { out: 1..2 TB/month }",
               "");
    const struct vpca_report_option *line = find_option(need, "line");

    /* An hour at 0.05 USD makes 36.50 a month, a TB at 0.09 a GB 90. */
    assert_non_null(strstr(line->pair->text,
                           " and costs 0 USD/month, against 127 to 217 "
                           "USD/month of the pair"));
}

static void test_a_pair_would_survive_more(void **state)
{
    const struct vpca_report_need *need =
        report(*state, "must: { availability: 99 % }", "");
    const struct vpca_report_option *line = find_option(need, "line");

    assert_null(line->backup);
    assert_null(line->pair);
    assert_string_equal(line->stronger, "tunnel");
    assert_string_equal(line->stronger_text,
                        "with Tunnel behind it, it can survive the loss of "
                        "provider too");
    /* Nobody asked for a second path. */
    need = report(*state, "", "");
    assert_null(find_option(need, "line")->stronger);
}

static void test_a_dear_option_is_no_good_reason(void **state)
{
    const struct vpca_report_need *need = report(*state, "", "");
    const struct vpca_report_option *tunnel = find_option(need, "tunnel");

    /* 100 of 1000 points for cost are a reason against it */
    for (size_t i = 0; i < tunnel->reason_count; i++) {
        if (strcmp(tunnel->reasons[i].basis.rule, "S-cost") == 0) {
            assert_int_equal(tunnel->reasons[i].tone, VPCA_TONE_BAD);
            return;
        }
    }
    fail();
}

static void test_ledger_adds_up(void **state)
{
    const struct vpca_report_need *need =
        report(*state, "prefer: { cost: 5 }", "");

    for (size_t i = 0; i < need->ranked_count; i++) {
        const struct vpca_report_option *option = &need->options[i];
        int64_t total = 0;
        int64_t by_criteria = 0;

        for (size_t j = 0; j < option->ledger_count; j++)
            total += option->ledger[j].product;
        for (size_t j = 0; j < option->criterion_count; j++)
            by_criteria += (int64_t)option->criteria[j].weight *
                           option->criteria[j].points;
        assert_int_equal(total, option->total);
        assert_int_equal(by_criteria, option->total);
        assert_string_equal(option->ledger[0].text, "base");
        assert_true(option->criteria[0].said); /* cost */
        assert_false(option->criteria[1].said);
    }
}

static void test_cost(void **state)
{
    const struct vpca_report_need *need = report(*state, "", "");
    const struct vpca_report_option *tunnel = find_option(need, "tunnel");

    assert_string_equal(tunnel->cost, "about 127 USD/month");
    assert_string_equal(tunnel->cost_detail,
                        "1 TB/month of data out 90 USD/month, tunnel 36.50"
                        " USD/month; prices of 2024-07-01 to 2025-01-01");
    /* Of a pair the lines of the second path are told apart. */
    need =
        report(*state,
               "backup: yes, traffic: { in: 0 GB/month, out: 1 TB/month }", "");
    assert_string_equal(
        find_option(need, "line")->cost_detail,
        "1 TB/month of data out 90 USD/month (second path), tunnel 36.50 "
        "USD/month (second path); prices of 2024-07-01 to 2025-01-01");
    need = report(*state, "", "");
    tunnel = find_option(need, "tunnel");
    assert_int_equal(tunnel->cents_low, 12650);
    assert_int_equal(tunnel->cents_high, 12650);
    assert_string_equal(find_option(need, "line")->cost,
                        "nothing that is billed by the month");
    assert_null(find_option(need, "line")->cost_detail);
}

static void test_second_path(void **state)
{
    const struct vpca_report_need *need = report(*state, "backup: yes", "");
    const struct vpca_report_option *line = find_option(need, "line");

    assert_string_equal(line->backup, "tunnel");
    assert_string_equal(line->backup_name, "Tunnel");
    assert_string_equal(need->demands[need->demand_count - 1].text,
                        "second path");
}

static void test_ruled_out(void **state)
{
    const struct vpca_report_need *need =
        report(*state, "options: { not: [vpn] }", "");

    assert_string_equal(find_option(need, "tunnel")->ruled_out,
                        "the file rules it out");
    assert_null(find_option(need, "line")->ruled_out);
}

/* ---- Words ------------------------------------------------------------ */

static void test_kind_names(void **state)
{
    static const struct {
        const char *ends;
        const char *name;
    } rows[] = {
        {"from: dc, to: prod", "network to VPC"},
        {"from: dc, to: hq", "site to site"},
        {"between: [dc, hq]", "site to site"},
        {"from: prod, to: test", "VPC to VPC"},
        {"from: staff, to: prod", "user to VPC"},
        {"between: [dc, prod, test]", "mixed"},
        {"from: dc, to: keys", "site to AWS service"},
        {"from: prod, to: keys", "VPC to AWS service"},
        {"from: staff, to: keys", "user to AWS service"},
        {"from: prod, to: billing", "VPC to VPC"},
    };
    struct fixture *fixture = *state;

    for (size_t i = 0; i < VPCA_COUNT(rows); i++) {
        load(fixture,
             vpca_arena_printf(
                 fixture->arena,
                 "vpcadvise: 1\n"
                 "sites: { dc: {}, hq: {} }\n"
                 "vpcs: { prod: { region: eu-west-1 }, test: {} }\n"
                 "services: { keys: { aws: kms }, billing: { vpc: test } }\n"
                 "users: { staff: { count: 3 } }\n"
                 "needs: { n: { %s } }\n",
                 rows[i].ends));
        assert_string_equal(
            vpca_report_need(fixture->arena,
                             vpca_advise(fixture->arena, fixture->model,
                                         &fixture->model->needs[0]))
                ->kind_name,
            rows[i].name);
    }
}

/* A range as a part of a sentence. */
static const char *last_assumption(const struct vpca_report_need *need)
{
    assert_true(need->assumption_count > 0);
    return need->assumptions[need->assumption_count - 1].text;
}

static void test_profile_of_a_need(void **state)
{
    struct fixture *fixture = *state;
    const struct vpca_report_need *need = report(fixture, "", "");
    const struct vpca_model *weighed;

    assert_null(need->profile);
    assert_string_equal(last_assumption(need),
                        "every preference weighs 3, as the file does not say");
    need = report(fixture, "profile: thrifty", "");
    assert_string_equal(need->profile->id, "thrifty");
    assert_string_equal(need->profile->text, "thrifty: cost 5, speed 3");
    assert_string_equal(
        last_assumption(need),
        "speed weighs 3, as neither the file nor its profile says");
    need = report(fixture, "prefer: { performance: 4 }", "profile: thrifty");
    assert_string_equal(
        need->profile->text,
        "thrifty: cost 5, speed 3; over it the file's own: speed 4");
    assert_null(strstr(last_assumption(need), "weighs"));
    weighed = vpca_model_weigh(fixture->arena, fixture->model,
                               vpca_ruleset_profile(fixture->rules, "thrifty"));
    need = vpca_report_need(fixture->arena, vpca_advise(fixture->arena, weighed,
                                                        &weighed->needs[0]));
    assert_string_equal(need->profile->text, "thrifty: cost 5, speed 3");
    assert_string_equal(last_assumption(need),
                        "speed weighs 3, as the profile does not say");
    assert_null(vpca_report_head(fixture->arena, fixture->model)->profile);
    assert_string_equal(vpca_report_head(fixture->arena, weighed)->profile,
                        "thrifty");
}

static struct vpca_report_need *
report_profiles(struct fixture *fixture, const char *more, const char *top)
{
    struct vpca_report_need *need;

    report(fixture, more, top);
    need = vpca_report_need(fixture->arena, fixture->advice);
    vpca_report_add_profiles(fixture->arena, fixture->advice, need);
    return need;
}

/* The tunnel has 600 points on fit, 300 on speed and 100 on cost, the line the
 * same but 1000 on cost. */
static void test_under_each_profile(void **state)
{
    struct fixture *fixture = *state;
    struct vpca_report_need *need = report_profiles(fixture, "", "");

    assert_int_equal(report(fixture, "", "")->profile_count, 0);
    assert_int_equal(need->profile_count, 2);
    assert_string_equal(need->profiles[0].profile, "fast");
    assert_string_equal(need->profiles[0].text,
                        "fast: Line, 464 points, as many as Tunnel");
    assert_int_equal(need->profiles[0].margin, 0);
    assert_string_equal(need->profiles[1].text,
                        "thrifty: Line, 679 points, 322 more than Tunnel");
    assert_string_equal(need->profiles[1].first, "line");
    assert_string_equal(need->profiles[1].status, "feasible");
    assert_null(need->profiles[1].backup);
    assert_false(need->profiles[0].given || need->profiles[1].given);
    need = report_profiles(fixture, "backup: yes", "profile: thrifty");
    assert_string_equal(need->profiles[1].first, "line");
    assert_string_equal(need->profiles[1].backup, "tunnel");
    assert_string_equal(need->profiles[1].name, "Line with Tunnel");
    assert_int_equal(need->profiles[1].margin, -1);
    assert_true(need->profiles[1].given);
    assert_false(need->profiles[0].given);
    need = report_profiles(fixture, "prefer: { cost: 1 }", "profile: thrifty");
    assert_false(need->profiles[1].given);
    need = report_profiles(fixture, "must: { bandwidth: 20 Gbps }", "");
    assert_null(need->profiles[0].first);
    assert_int_equal(need->profiles[0].score, -1);
    assert_string_equal(need->profiles[0].text,
                        "fast: every option is excluded");
}

static void test_open_ends_are_said(void **state)
{
    static const struct {
        enum vpca_fact_id fact;
        int64_t low;
        int64_t high;
        const char *text;
    } rows[] = {
        {VPCA_FACT_NEED_BANDWIDTH, 1000000000, VPCA_INFINITE, "1 Gbps or more"},
        {VPCA_FACT_NEED_BANDWIDTH, 0, 1000000000, "1 Gbps or less"},
        {VPCA_FACT_NEED_BANDWIDTH, 1000000000, 1000000000, "1 Gbps"},
        {VPCA_FACT_NEED_BANDWIDTH, 100000000, 1000000000, "100 Mbps to 1 Gbps"},
        {VPCA_FACT_NEED_SITES, 2, VPCA_INFINITE, "2 or more"},
        {VPCA_FACT_NEED_SITES, 0, 3, "3 or fewer"},
        {VPCA_FACT_NEED_AVAILABILITY, 999000, 1000000, "99.9 % or more"},
        {VPCA_FACT_NEED_LATENCY, 0, 30000, "30 ms or less"},
    };
    struct fixture *fixture = *state;
    const struct builder builder = {.arena = fixture->arena,
                                    .rules = fixture->rules};

    for (size_t i = 0; i < VPCA_COUNT(rows); i++) {
        struct vpca_value value =
            vpca_value_quantity(rows[i].low, rows[i].high, VPCA_CAUSE_FILE);

        assert_string_equal(
            value_phrase(&builder, &vpca_facts[rows[i].fact], &value),
            rows[i].text);
    }
}

/* ---- Notes ------------------------------------------------------------ */

static void test_assumptions(void **state)
{
    const struct vpca_report_need *need =
        report(*state, "must: { bandwidth: high }, prefer: { cost: 5 }", "");

    assert_true(has_note(need->assumptions, need->assumption_count,
                         "bandwidth \"high\" is read as 1 Gbps or more"));
    assert_string_equal(need->assumptions[0].basis.judgement, "a guess");
    assert_true(has_note(need->assumptions, need->assumption_count,
                         "traffic out assumed at 1 TB/month, for the cost"));
    assert_true(has_note(need->assumptions, need->assumption_count,
                         "speed weighs 3, as the file does not say"));
}

static void test_compliance(void **state)
{
    static const char *const texts[] = {
        "The Law asks for encryption on the wire",
        "The Law: scope: see the list",
        "The Law: the assessor decides",
    };
    const struct vpca_report_need *need =
        report(*state, "compliance: [law]", "");

    assert_int_equal(need->compliance_count, VPCA_COUNT(texts));
    for (size_t i = 0; i < VPCA_COUNT(texts); i++)
        assert_string_equal(need->compliance[i].text, texts[i]);
    assert_string_equal(need->compliance[0].basis.claims[0], "P-1");
    assert_string_equal(need->compliance[0].basis.judgement, "it must");

    need = report(*state, "compliance: [act]", "");
    assert_int_equal(need->compliance_count, 1);
    assert_string_equal(need->compliance[0].text,
                        "The Act asks for encryption on the wire; circuits are "
                        "the assessor's");
    assert_int_equal(need->compliance[0].basis.claim_count, 1);
}

static void test_waivers(void **state)
{
    struct fixture *fixture = *state;
    const struct vpca_report_need *need = report(
        fixture, "must: { performance: consistent, encryption: in-transit }",
        "waivers:\n"
        "  - { rule: F-encryption, need: n, reason: it is asked for, owner:"
        " me, until: 2027-03-31 }\n");
    const struct vpca_report_option *line = find_option(need, "line");

    assert_true(line->waived);
    assert_int_equal(line->status, VPCA_FEASIBLE);
    assert_string_equal(line->failures[0].waived,
                        "waived until 2027-03-31: it is asked for");
    assert_string_equal(need->waivers[0].text,
                        "waived until 2027-03-31: it is asked for (me)");
    assert_string_equal(need->waivers[0].basis.rule, "F-encryption");
    assert_string_equal(vpca_report_head(fixture->arena, fixture->model)->today,
                        TODAY);

    need = report(fixture, "must: { performance: consistent }",
                  "waivers:\n"
                  "  - { rule: F-encryption, need: n, reason: it is asked for,"
                  " until: 2027-03-31 }\n");
    assert_string_equal(need->waivers[0].text,
                        "silences nothing here; valid until 2027-03-31: it is "
                        "asked for");
}

/* ---- The head --------------------------------------------------------- */

static void test_head(void **state)
{
    struct fixture *fixture = *state;
    const struct vpca_report_head *head;

    load(fixture, "vpcadvise: 1\n"
                  "sites: { dc: {}, stores: { count: 40 } }\n"
                  "vpcs: { prod: {}, many: { count: 2.. } }\n"
                  "needs:\n"
                  "  a: { from: dc, to: prod }\n"
                  "  b: { from: stores, to: many }\n");
    head = vpca_report_head(fixture->arena, fixture->model);
    assert_string_equal(head->name, "r.yaml");
    assert_string_equal(head->pack, "small");
    assert_null(head->today);
    assert_int_equal(head->sites, 41);
    assert_true(head->vpcs == UINT64_MAX);
    assert_int_equal(head->count_item_count, 3);
    assert_string_equal(head->count_items[0], "41 sites");
    assert_string_equal(head->count_items[1], "at least 3 VPCs");
    assert_string_equal(head->count_items[2], "2 needs");
    assert_string_equal(head->version, vpca_version());
}

/* Eleven sites whose counts pass what an integer can hold. */
static void test_head_counts_without_overflow(void **state)
{
    struct fixture *fixture = *state;
    const struct vpca_report_head *head;
    struct vpca_text text;

    vpca_text_init(&text, fixture->arena);
    vpca_text_add(&text, "vpcadvise: 1\nsites:\n"
                         "  s: { count: 223372036854775816 }\n");
    for (int i = 0; i < 9; i++)
        vpca_text_addf(&text, "  s%d: { count: 999999999999999999 }\n", i);
    vpca_text_add(&text, "  one: {}\nvpcs: { prod: {} }\n"
                         "needs: { a: { from: [s*, one], to: prod } }\n");
    load(fixture, text.bytes);
    head = vpca_report_head(fixture->arena, fixture->model);
    assert_true(head->sites == UINT64_MAX);
    assert_string_equal(head->count_items[0], "unlimited sites");
}

/* ---- Gates ------------------------------------------------------------ */

static struct vpca_report_summary summarize(struct fixture *fixture,
                                            const char *gate)
{
    struct vpca_report_summary summary;

    vpca_report_summary_init(&summary, fixture->arena);
    assert_true(vpca_gates_set(&summary, "none"));
    assert_true(vpca_gates_set(&summary, gate));
    vpca_report_summary_add(&summary, fixture->advice);
    vpca_report_summary_end(&summary, fixture->model, &fixture->diags);
    return summary;
}

static void assert_fails(struct fixture *fixture, const char *gate,
                         const char *text)
{
    struct vpca_report_summary summary = summarize(fixture, gate);

    assert_int_equal(summary.failure_count, 1);
    assert_string_equal(summary.failures[0].text, text);
}

static void test_gates_are_set_by_name(void **state)
{
    struct fixture *fixture = *state;
    struct vpca_report_summary summary;

    vpca_report_summary_init(&summary, fixture->arena);
    assert_true(summary.gates[VPCA_GATE_NO_FEASIBLE_OPTION].on);
    assert_true(summary.gates[VPCA_GATE_CHOSEN_EXCLUDED].on);
    assert_true(summary.gates[VPCA_GATE_WAIVER_EXPIRED].on);
    assert_false(summary.gates[VPCA_GATE_TIE].on);
    assert_true(vpca_gates_set(&summary, "chosen-behind=20"));
    assert_true(summary.gates[VPCA_GATE_CHOSEN_BEHIND].on);
    assert_int_equal(summary.gates[VPCA_GATE_CHOSEN_BEHIND].limit, 20);
    assert_true(vpca_gates_set(&summary, "none"));
    for (size_t i = 0; i < VPCA_GATE_COUNT; i++)
        assert_false(summary.gates[i].on);
    assert_false(vpca_gates_set(&summary, "chosen-behind"));
    assert_false(vpca_gates_set(&summary, "chosen-behind="));
    assert_false(vpca_gates_set(&summary, "chosen-behind=2x"));
    assert_false(vpca_gates_set(&summary, "chosen-behind=99999999999"));
    assert_false(vpca_gates_set(&summary, "tie=1"));
    assert_false(vpca_gates_set(&summary, "ti"));
    assert_false(vpca_gates_set(&summary, ""));
    assert_string_equal(vpca_gate_name(VPCA_GATE_TIE), "tie");
}

static void test_gate_no_feasible_option(void **state)
{
    struct vpca_report_summary summary;

    report(*state, "must: { performance: consistent, encryption: in-transit }",
           "");
    assert_fails(*state, "no-feasible-option", "n: every option is excluded");
    summary = summarize(*state, "tie");
    assert_int_equal(summary.failure_count, 0);
    assert_int_equal(summary.stuck, 1);
    assert_int_equal(summary.needs, 1);
}

static void test_gate_chosen_excluded(void **state)
{
    report(*state, "must: { bandwidth: 2 Gbps }, chosen: tunnel", "");
    assert_fails(*state, "chosen-excluded",
                 "n: tunnel is chosen and excluded (F-bandwidth)");
    report(*state, "must: { bandwidth: 2 Gbps }, chosen: line", "");
    assert_int_equal(summarize(*state, "chosen-excluded").failure_count, 0);
    report(*state,
           "must: { encryption: in-transit }, backup: yes,"
           " chosen: [line, tunnel]",
           "");
    assert_fails(*state, "chosen-excluded",
                 "n: line with tunnel is chosen and excluded (F-encryption)");
}

static void test_gate_chosen_behind(void **state)
{
    struct fixture *fixture = *state;
    int behind;

    report(fixture, "chosen: tunnel", "");
    behind =
        fixture->advice->entries[0].score - fixture->advice->entries[1].score;
    assert_string_equal(fixture->advice->entries[1].option->id, "tunnel");
    assert_true(behind > 0);
    assert_fails(fixture, "chosen-behind=0",
                 vpca_arena_printf(
                     fixture->arena,
                     "n: tunnel is chosen and %d points behind line", behind));
    assert_int_equal(
        summarize(fixture,
                  vpca_arena_printf(fixture->arena, "chosen-behind=%d", behind))
            .failure_count,
        0);
}

static void test_gate_unknown(void **state)
{
    report(*state, "must: { ready_within: 8 weeks, performance: consistent }",
           "");
    assert_fails(*state, "unknown", "n: line is first but open");
    assert_int_equal(summarize(*state, "unknown").open, 1);
}

static void test_gate_tie(void **state)
{
    struct fixture *fixture = *state;

    report(fixture, "prefer: { cost: 0 }", "");
    assert_int_equal(fixture->advice->entries[0].score,
                     fixture->advice->entries[1].score);
    assert_fails(fixture, "tie",
                 vpca_arena_printf(fixture->arena,
                                   "n: %s and %s both have %d points",
                                   fixture->advice->entries[0].option->id,
                                   fixture->advice->entries[1].option->id,
                                   fixture->advice->entries[0].score));
}

static void test_gates_of_the_file(void **state)
{
    struct vpca_report_summary summary;

    report(*state, "",
           "waivers:\n"
           "  - { rule: F-bandwidth, need: n, reason: r, until: 2020-01-01"
           " }\n");
    assert_fails(*state, "waiver-expired",
                 "n: the waiver of F-bandwidth expired on 2020-01-01");
    summary = summarize(*state, "warning");
    assert_int_equal(summary.failure_count, 1);
    assert_null(summary.failures[0].need);
}

/* ---- Words ------------------------------------------------------------ */

static void test_words(void **state)
{
    struct fixture *fixture = *state;
    vpca_arena *arena = fixture->arena;

    assert_string_equal(word_plain(arena, "customer-gateway"),
                        "customer gateway");
    assert_string_equal(word_plain(arena, "best-effort"), "best-effort");
    assert_string_equal(word_plain(arena, "bgp"), "BGP");
    assert_string_equal(noun_number(arena, "site", true), "site");
    assert_string_equal(noun_number(arena, "site", false), "sites");
    assert_string_equal(noun_number(arena, "party", false), "parties");
    assert_string_equal(noun_number(arena, "gateway", false), "gateways");
    assert_string_equal(noun_number(arena, "switch", false), "switches");
    assert_string_equal(noun_number(arena, "person", false), "people");
}

static void test_names_of_options_in_values(void **state)
{
    struct fixture *fixture = *state;
    const struct builder builder = {.arena = fixture->arena,
                                    .rules = fixture->rules};
    const struct vpca_domain *symbols = &fixture->rules->symbols;
    struct vpca_value value =
        vpca_value_set(UINT64_C(1) << vpca_domain_find(symbols, "tunnel") |
                       UINT64_C(1) << vpca_domain_find(symbols, "dx"));
    const char *text =
        value_text(&builder, &vpca_facts[VPCA_FACT_NEED_CURRENT], &value);

    assert_non_null(strstr(text, "Tunnel"));
    assert_non_null(strstr(text, "DX"));
}

/* ---- The whole pipeline ----------------------------------------------- */

static void test_pipeline_stops_on_a_full_disk(void **state)
{
    struct fixture *fixture = *state;
    struct vpca_report_summary summary;
    struct vpca_output output = {.format = vpca_format_find("json"),
                                 .out = fopen("/dev/full", "w"),
                                 .style = {.columns = 80}};

    if (!output.out)
        skip();
    report(fixture, "", "");
    vpca_report_summary_init(&summary, fixture->arena);
    assert_false(
        vpca_pipeline_run(&(struct vpca_run){.model = fixture->model,
                                             .outputs = &output,
                                             .output_count = 1,
                                             .findings = &fixture->diags},
                          &summary));
    /* it ends before the first need */
    assert_int_equal(summary.needs, 0);
    fclose(output.out);
}

static void test_pipeline_writes_several_outputs(void **state)
{
    struct fixture *fixture = *state;
    struct vpca_report_summary summary;
    struct vpca_output outputs[2] = {
        {vpca_format_find("json"), tmpfile(), {.columns = 80}},
        {vpca_format_find("text"), tmpfile(), {.columns = 80}},
    };

    report(fixture, "", "");
    vpca_report_summary_init(&summary, fixture->arena);
    assert_true(
        vpca_pipeline_run(&(struct vpca_run){.model = fixture->model,
                                             .outputs = outputs,
                                             .output_count = 2,
                                             .findings = &fixture->diags},
                          &summary));
    assert_int_equal(summary.decided, 1);
    for (size_t i = 0; i < 2; i++) {
        assert_true(ftell(outputs[i].out) > 0);
        fclose(outputs[i].out);
    }
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_heading),
        TEST(test_title_counts_many_names),
        TEST(test_demands_in_order),
        TEST(test_demands_that_are_not_one_figure),
        TEST(test_failures_say_what_would_pass),
        TEST(test_several_failures_pass_one_by_one),
        TEST(test_nothing_left),
        TEST(test_conditions),
        TEST(test_condition_with_a_proviso),
        TEST(test_provisos_and_questions),
        TEST(test_reasons),
        TEST(test_failure_table),
        TEST(test_pair_reaches_what_its_primary_does_not),
        TEST(test_pair_against_its_primary),
        TEST(test_pair_of_unsettled_cost),
        TEST(test_a_pair_would_survive_more),
        TEST(test_a_dear_option_is_no_good_reason),
        TEST(test_ledger_adds_up),
        TEST(test_cost),
        TEST(test_second_path),
        TEST(test_ruled_out),
        TEST(test_kind_names),
        TEST(test_profile_of_a_need),
        TEST(test_under_each_profile),
        TEST(test_open_ends_are_said),
        TEST(test_assumptions),
        TEST(test_compliance),
        TEST(test_waivers),
        TEST(test_head),
        TEST(test_head_counts_without_overflow),
        TEST(test_gates_are_set_by_name),
        TEST(test_gate_no_feasible_option),
        TEST(test_gate_chosen_excluded),
        TEST(test_gate_chosen_behind),
        TEST(test_gate_unknown),
        TEST(test_gate_tie),
        TEST(test_gates_of_the_file),
        TEST(test_words),
        TEST(test_names_of_options_in_values),
        TEST(test_pipeline_stops_on_a_full_disk),
        TEST(test_pipeline_writes_several_outputs),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
