/* Advice on small needs with a small pack: status, reasons, ledger, rank. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "advice/combine.h"
#include "vpcadvise/advice.h"

#define GBPS  INT64_C(1000000000)
#define WEEK  INT64_C(604800)
#define TODAY "2026-11-24"

/* ---- The pack --------------------------------------------------------- */

static const char pack_facts[] =
    "pack: { id: small, title: Small, edition: \"1\", date:"
    " \"2018-01\", summary: for tests }\n"
    "origins: { P: { title: A paper, as_of: \"2018-01\" } }\n"
    "claims:\n"
    "  P-1: { origin: P, place: one, text: one }\n"
    "  P-2: { origin: P, place: two, text: two }\n"
    "criteria:\n"
    "  fit: { name: fit, base: 400, weight: 6, doc: d, judgement: j }\n"
    "  performance: { name: performance, base: 400, doc: d, judgement:"
    " j }\n"
    "  cost: { name: cost, base: 0, doc: d, judgement: j }\n"
    "families: { vpn: VPN, dx: DX }\n"
    "facts:\n"
    "  path: { type: word, words: [internet, circuit], ordered: yes,"
    " pair: weaker, doc: d }\n"
    "  performance: { type: word, domain: need.performance, doc: d }\n"
    "  bandwidth: { type: quantity, unit: bandwidth, direction:"
    " minimum, doc: d }\n"
    "  lead_time: { type: quantity, unit: time, direction: maximum,"
    " doc: d }\n"
    "  encrypted: { type: truth, pair: weaker, doc: d }\n"
    "  availability: { type: quantity, unit: share, direction:"
    " minimum, doc: d, default: [ { is: not stated, judgement: j } ] }\n"
    "  links: { type: quantity, unit: count, pair: sum, doc: d }\n"
    "prices:\n"
    "  tunnel-hour: { text: tunnel, usd: \"0.05\", per: hour, as_of:"
    " \"2024-07-01\", claims: [P-1] }\n"
    "  out: { text: data out, usd: \"0.09\", per: GB, as_of:"
    " \"2024-07-01\", claims: [P-1] }\n"
    "  port: { text: port, usd: \"300\", per: month, as_of:"
    " \"2024-07-01\", claims: [P-1] }\n"
    "assume:\n"
    "  need.traffic_out: { is: 1 TB/month, judgement: j }\n"
    "pairs:\n"
    "  when: { any: [ { need.backup: yes }, { need.survive: demanded }"
    " ] }\n"
    "  judgement: j\n"
    "  list:\n"
    "    - primary: line\n"
    "      backup: [tunnel]\n"
    "      facts: { links: { is: 7, judgement: j } }\n"
    "      failures: { availability-zone: { component: both, effect:"
    " '{backup} is down', acts: aws, survives: with-measures, measures:"
    " [B-third], judgement: j } }\n"
    "      judgement: j\n";

static const char pack_exclusions[] =
    "rules:\n"
    "  - id: F-performance\n"
    "    exclude: best effort is not enough\n"
    "    when: { need.performance: consistent, option.performance:"
    " best-effort }\n"
    "    judgement: j\n"
    "    tests:\n"
    "      - { given: { need.performance: consistent,"
    " option.performance: best-effort }, expect: fires }\n"
    "      - { given: { need.performance: best-effort,"
    " option.performance: best-effort }, expect: silent }\n"
    "      - { given: { need.performance: unknown, option.performance:"
    " best-effort }, expect: unknown }\n"
    "  - id: F-bandwidth\n"
    "    exclude: \"{option.bandwidth} is less than {need.bandwidth}\"\n"
    "    when: { option.bandwidth: less than need.bandwidth }\n"
    "    judgement: j\n"
    "    tests:\n"
    "      - { given: { need.bandwidth: 2 Gbps, option.bandwidth: 1"
    " Gbps }, expect: fires }\n"
    "      - { given: { need.bandwidth: 1 Gbps, option.bandwidth: 1"
    " Gbps }, expect: silent }\n"
    "      - { given: { need.bandwidth: unknown, option.bandwidth: 1"
    " Gbps }, expect: unknown }\n"
    "  - id: F-survive\n"
    "    exclude: a failure is not survived\n"
    "    whole: yes\n"
    "    when: { option.survives: other than need.survive }\n"
    "    judgement: j\n"
    "    tests:\n"
    "      - { given: { need.survive: [tunnel, circuit],"
    " option.survives: [tunnel] }, expect: fires }\n"
    "      - { given: { need.survive: [tunnel], option.survives:"
    " [tunnel] }, expect: silent }\n"
    "      - { given: { need.survive: unknown, option.survives:"
    " [tunnel] }, expect: unknown }\n"
    "  - id: F-encryption\n"
    "    exclude: it does not encrypt\n"
    "    when: { need.encryption: in-transit, option.encrypted: no }\n"
    "    judgement: j\n"
    "    tests:\n"
    "      - { given: { need.encryption: in-transit, option.encrypted:"
    " no }, expect: fires }\n"
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
    "      - { given: { need.ready_within: unknown, option.lead_time:"
    " 2 days }, expect: unknown }\n";

static const char pack_doubts[] =
    "rules:\n"
    "  - id: F-availability\n"
    "    exclude: it promises {option.availability}\n"
    "    when: { option.availability: less than need.availability }\n"
    "    judgement: j\n"
    "    tests:\n"
    "      - { given: { need.availability: 99.9 %,"
    " option.availability: 99 % }, expect: fires }\n"
    "      - { given: { need.availability: 99 %, option.availability:"
    " 99 % }, expect: silent }\n"
    "      - { given: { need.availability: unknown,"
    " option.availability: 99 % }, expect: unknown }\n"
    "  - id: F-ipsec\n"
    "    exclude: \"{member} has no gateway\"\n"
    "    when: { site.gateway.ipsec: no, option.path: internet }\n"
    "    judgement: j\n"
    "    tests:\n"
    "      - { given: { site.gateway.ipsec: no, option.path: internet"
    " }, expect: fires }\n"
    "      - { given: { site.gateway.ipsec: yes, option.path: internet"
    " }, expect: silent }\n"
    "      - { given: { option.path: internet }, expect: unknown }\n"
    "  - id: D-latency\n"
    "    doubt: nobody promises a latency\n"
    "    when: { need.latency: demanded, option.path: internet }\n"
    "    judgement: j\n"
    "    tests:\n"
    "      - { given: { need.latency: 30 ms, option.path: internet },"
    " expect: fires }\n"
    "      - { given: { option.path: internet }, expect: silent }\n"
    "      - { given: { need.latency: 30 ms, option.path: unknown },"
    " expect: unknown }\n";

static const char pack_points[] =
    "rules:\n"
    "  - id: S-circuit\n"
    "    score: a line of its own\n"
    "    criterion: performance\n"
    "    points: 300\n"
    "    when: { option.path: circuit }\n"
    "    judgement: j\n"
    "    tests:\n"
    "      - { given: { option.path: circuit }, expect: fires }\n"
    "      - { given: { option.path: internet }, expect: silent }\n"
    "      - { given: { option.path: unknown }, expect: unknown }\n"
    "  - id: S-near\n"
    "    score: staff are near\n"
    "    criterion: performance\n"
    "    points: 100\n"
    "    group: near\n"
    "    when: { site.mpls: yes }\n"
    "    judgement: j\n"
    "    tests:\n"
    "      - { given: { site.mpls: yes }, expect: fires }\n"
    "      - { given: { site.mpls: no }, expect: silent }\n"
    "      - { given: { site.mpls: unknown }, expect: unknown }\n"
    "  - id: S-nearer\n"
    "    score: staff are nearer\n"
    "    criterion: performance\n"
    "    points: 160\n"
    "    group: near\n"
    "    when: { site.remote_access: yes }\n"
    "    judgement: j\n"
    "    tests:\n"
    "      - { given: { site.remote_access: yes }, expect: fires }\n"
    "      - { given: { site.remote_access: no }, expect: silent }\n"
    "      - { given: { site.remote_access: unknown }, expect: unknown"
    " }\n"
    "  - id: S-cost\n"
    "    score: about {option.monthly_cost}\n"
    "    criterion: cost\n"
    "    of: option.monthly_cost\n"
    "    bands: [ { below: 50 USD/month, points: 1000 }, { below: 150"
    " USD/month, points: 800 }, { below: 400 USD/month, points: 600 },"
    " { points: 100 } ]\n"
    "    judgement: j\n"
    "  - id: A-plain\n"
    "    advantage: it is plain\n"
    "    judgement: j\n"
    "  - id: C-late\n"
    "    caveat: it may be late\n"
    "    when: { option.lead_time: more than 20 weeks }\n"
    "    judgement: j\n"
    "    tests:\n"
    "      - { given: { option.lead_time: 30 weeks }, expect: fires }\n"
    "      - { given: { option.lead_time: 3 weeks }, expect: silent }\n"
    "      - { given: { option.lead_time: unknown }, expect: unknown }\n"
    "  - id: B-second\n"
    "    build: build the second thing\n"
    "    owner: customer\n"
    "    order: 20\n"
    "    judgement: j\n"
    "  - id: B-third\n"
    "    build: build the first thing\n"
    "    owner: provider\n"
    "    order: 10\n"
    "    judgement: j\n";

static const char pack_line[] =
    "option: line\n"
    "name: Line\n"
    "families: [dx]\n"
    "serves: [network-to-vpc]\n"
    "use: a line\n"
    "judgement: j\n"
    "facts:\n"
    "  path: { is: circuit, judgement: j }\n"
    "  performance: { is: consistent, judgement: j }\n"
    "  bandwidth: { choice: 50 Mbps..10 Gbps, judgement: j }\n"
    "  lead_time:\n"
    "    - { when: { site.circuit_lead_time: told }, is:"
    " site.circuit_lead_time, judgement: j }\n"
    "    - { is: 2..12 weeks, judgement: j }\n"
    "  encrypted: { is: no, judgement: j }\n"
    "  links: { times: [need.sites, need.vpcs], judgement: j }\n"
    "failures:\n"
    "  tunnel: { survives: not-there, judgement: j }\n"
    "  others: { component: the line, effect: it is down, acts: provider,"
    " survives: no, judgement: j }\n"
    "cost:\n"
    "  - { price: port, when: { need.has_circuit: no }, times:"
    " [need.sites] }\n"
    "rules:\n"
    "  - id: M-circuit\n"
    "    match: a circuit is there\n"
    "    points: 200\n"
    "    when: { need.has_circuit: yes }\n"
    "    judgement: j\n"
    "    tests:\n"
    "      - { given: { need.has_circuit: yes }, expect: fires }\n"
    "      - { given: { need.has_circuit: no }, expect: silent }\n"
    "      - { given: { need.has_circuit: unknown }, expect: unknown }\n"
    "  - id: M-consistent\n"
    "    match: it must be consistent\n"
    "    points: 240\n"
    "    when: { need.performance: consistent }\n"
    "    judgement: j\n"
    "    tests:\n"
    "      - { given: { need.performance: consistent }, expect: fires }\n"
    "      - { given: { need.performance: best-effort }, expect:"
    " silent }\n"
    "      - { given: { need.performance: unknown }, expect: unknown }\n"
    "  - id: M-traffic\n"
    "    match: much traffic\n"
    "    points: 160\n"
    "    when: { need.traffic_out: at least 10 TB/month }\n"
    "    judgement: j\n"
    "    tests:\n"
    "      - { given: { need.traffic_out: 10 TB/month }, expect: fires"
    " }\n"
    "      - { given: { need.traffic_out: 1 TB/month }, expect: silent"
    " }\n"
    "      - { given: { need.traffic_out: unknown }, expect: unknown }\n"
    "  - id: X-temporary\n"
    "    mismatch: it is temporary\n"
    "    points: -80\n"
    "    when: { need.lifetime: less than 12 weeks }\n"
    "    judgement: j\n"
    "    tests:\n"
    "      - { given: { need.lifetime: 1 weeks }, expect: fires }\n"
    "      - { given: { need.lifetime: 20 weeks }, expect: silent }\n"
    "      - { given: { need.lifetime: unknown }, expect: unknown }\n";

static const char pack_tunnel[] =
    "option: tunnel\n"
    "name: Tunnel\n"
    "families: [vpn]\n"
    "serves: [network-to-vpc]\n"
    "use: a tunnel\n"
    "judgement: j\n"
    "facts:\n"
    "  path: { is: internet, judgement: j }\n"
    "  performance: { is: best-effort, judgement: j }\n"
    "  bandwidth: { is: 1.25 Gbps, judgement: j }\n"
    "  lead_time: { is: 1 days, judgement: j }\n"
    "  encrypted: { is: yes, judgement: j }\n"
    "  links: { is: need.sites, judgement: j }\n"
    "failures:\n"
    "  tunnel: &lasts { component: a tunnel, effect: another carries on,"
    " acts: aws, survives: as-built, judgement: j }\n"
    "  circuit: *lasts\n"
    "  customer-gateway: { component: the gateway, effect: it is down,"
    " acts: customer, survives: with-measures, measures: [B-second],"
    " judgement: j }\n"
    "  region:\n"
    "    - { when: { need.regions: more than 1 }, component: a Region,"
    " effect: the others carry on, acts: aws, survives: as-built,"
    " judgement: j }\n"
    "    - { component: the Region, effect: it is down, acts: aws, survives:"
    " no, judgement: j }\n"
    "  others: { component: the tunnel, effect: it is down, acts: customer,"
    " survives: no, judgement: j }\n"
    "cost:\n"
    "  - { price: tunnel-hour, times: [need.sites] }\n"
    "  - { price: out, times: [need.traffic_out] }\n";

/* ---- Loading ---------------------------------------------------------- */

struct world {
    vpca_arena *arena;
    struct vpca_diags diags;
    const struct vpca_ruleset *rules;
    const struct vpca_model *model;
};

static void show(const struct vpca_diags *diags)
{
    vpca_diags_print(diags, stderr, false);
}

static const struct vpca_source *source(struct world *world, const char *name,
                                        const char *text)
{
    return vpca_source_new(world->arena, name, text, strlen(text));
}

static int set_up(void **state)
{
    static struct world world;

    world = (struct world){.arena = vpca_arena_new()};
    vpca_diags_init(&world.diags, world.arena);
    {
        const struct vpca_source *files[] = {
            source(&world, "facts.yaml", pack_facts),
            source(&world, "exclusions.yaml", pack_exclusions),
            source(&world, "doubts.yaml", pack_doubts),
            source(&world, "points.yaml", pack_points),
            source(&world, "line.yaml", pack_line),
            source(&world, "tunnel.yaml", pack_tunnel),
        };

        world.rules = vpca_ruleset_load(world.arena, files, VPCA_COUNT(files),
                                        &world.diags);
    }
    if (!world.rules)
        show(&world.diags);
    *state = &world;
    return world.rules ? 0 : -1;
}

static int tear_down(void **state)
{
    struct world *world = *state;

    vpca_arena_free(world->arena);
    return 0;
}

/* The advice on the need "n" of a requirements file. */
static const struct vpca_advice *advise(void **state, const char *text)
{
    struct world *world = *state;
    const struct vpca_node *root;

    vpca_diags_init(&world->diags, world->arena);
    root = vpca_document_parse(world->arena, source(world, "r.yaml", text),
                               &world->diags);
    world->model = root ? vpca_model_load(world->arena, root, world->rules,
                                          TODAY, &world->diags)
                        : NULL;
    if (!world->model)
        show(&world->diags);
    assert_non_null(world->model);
    assert_int_equal(world->model->need_count, 1);
    return vpca_advise(world->arena, world->model, &world->model->needs[0]);
}

#define ENDS                                                                   \
    "vpcadvise: 1\n"                                                           \
    "sites: { dc: { cidrs: [10.0.0.0/16], gateway: { ipsec: yes } } }\n"       \
    "vpcs: { prod: { region: eu-west-1, cidrs: [10.1.0.0/16] } }\n"
#define NEED ENDS "needs:\n  n:\n    from: dc\n    to: prod\n"

/* ---- Looking things up ------------------------------------------------ */

static const struct vpca_entry *entry(const struct vpca_advice *advice,
                                      const char *id)
{
    for (size_t i = 0; i < advice->entry_count; i++) {
        if (strcmp(advice->entries[i].option->id, id) == 0)
            return &advice->entries[i];
    }
    fail_msg("no entry %s", id);
    return NULL;
}

static const struct vpca_entry *of_all(const struct vpca_advice *advice,
                                       const char *id, const char *backup)
{
    for (size_t i = 0; i < advice->all_count; i++) {
        const struct vpca_entry *found = &advice->all[i];

        if (strcmp(found->option->id, id) != 0 ||
            (found->backup == NULL) != (backup == NULL))
            continue;
        if (!backup || strcmp(found->backup->id, backup) == 0)
            return found;
    }
    return NULL;
}

static const struct vpca_line *line(const struct vpca_line *lines, size_t count,
                                    const char *rule)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(lines[i].rule->id, rule) == 0)
            return &lines[i];
    }
    return NULL;
}

static const struct vpca_failure *failure(const struct vpca_entry *of,
                                          const char *rule)
{
    for (size_t i = 0; i < of->failure_count; i++) {
        if (strcmp(of->failures[i].line.rule->id, rule) == 0)
            return &of->failures[i];
    }
    fail_msg("%s has no failure %s", of->option->id, rule);
    return NULL;
}

static const struct vpca_ledger_line *in_ledger(const struct vpca_entry *of,
                                                const char *rule)
{
    for (size_t i = 0; i < of->ledger_count; i++) {
        if (of->ledger[i].rule && strcmp(of->ledger[i].rule->id, rule) == 0)
            return &of->ledger[i];
    }
    return NULL;
}

static int points_of(const struct vpca_entry *of, const char *rule)
{
    const struct vpca_ledger_line *found = in_ledger(of, rule);

    assert_non_null(found);
    return found->points;
}

static const struct vpca_value *
fact(struct world *world, const struct vpca_value *values, const char *name)
{
    for (size_t i = 0; i < world->rules->fact_count; i++) {
        if (strcmp(world->rules->facts[i].fact.name, name) == 0)
            return &values[i];
    }
    fail_msg("no fact %s", name);
    return NULL;
}

static void assert_range(const struct vpca_value *value, int64_t low,
                         int64_t high)
{
    assert_int_equal(value->state, VPCA_STATED);
    assert_int_equal(value->as.quantity.low, low);
    assert_int_equal(value->as.quantity.high, high);
}

/* ---- Status and reasons ----------------------------------------------- */

static void test_exclusion_and_nearest_word(void **state)
{
    const struct vpca_advice *advice =
        advise(state, NEED "    must: { performance: consistent }\n");
    const struct vpca_entry *tunnel = entry(advice, "tunnel");
    const struct vpca_failure *found = failure(tunnel, "F-performance");

    assert_int_equal(tunnel->status, VPCA_EXCLUDED);
    assert_int_equal(tunnel->rank, 0);
    assert_int_equal(tunnel->failure_count, 1);
    assert_ptr_equal(found->pass.fact, &vpca_facts[VPCA_FACT_NEED_PERFORMANCE]);
    assert_int_equal(entry(advice, "line")->status, VPCA_FEASIBLE);
    assert_int_equal(entry(advice, "line")->rank, 1);
    assert_int_equal(advice->ranked_count, 1);
    assert_string_equal(advice->entries[0].option->id, "line");
}

static void test_nearest_figure(void **state)
{
    const struct vpca_advice *advice =
        advise(state, NEED "    must: { bandwidth: 2..5 Gbps }\n");
    const struct vpca_failure *found =
        failure(entry(advice, "tunnel"), "F-bandwidth");

    assert_ptr_equal(found->pass.fact, &vpca_facts[VPCA_FACT_NEED_BANDWIDTH]);
    assert_range(&found->pass.value, 5 * GBPS / 4, 5 * GBPS / 4);
    /* The line's speed is a choice: the best counts. */
    assert_int_equal(entry(advice, "line")->status, VPCA_FEASIBLE);
}

static void test_nearest_set(void **state)
{
    const struct vpca_advice *advice =
        advise(state, NEED "    must: { survive: [circuit, region] }\n");
    const struct vpca_failure *found =
        failure(of_all(advice, "tunnel", NULL), "F-survive");
    const struct vpca_fact *survive = &vpca_facts[VPCA_FACT_NEED_SURVIVE];
    uint64_t circuit = UINT64_C(1)
                       << vpca_domain_find(survive->domain, "circuit");

    assert_ptr_equal(found->pass.fact, survive);
    assert_int_equal(found->pass.value.state, VPCA_STATED);
    assert_int_equal(found->pass.value.as.words.most, circuit);
}

static void test_nearest_is_without_the_demand(void **state)
{
    const struct vpca_advice *advice =
        advise(state, NEED "    must: { survive: region }\n");
    const struct vpca_failure *found =
        failure(of_all(advice, "tunnel", NULL), "F-survive");

    assert_ptr_equal(found->pass.fact, &vpca_facts[VPCA_FACT_NEED_SURVIVE]);
    assert_int_equal(found->pass.value.state, VPCA_ABSENT);
}

/* What would prove the options that are ranked, and what the first takes for
 * granted. */
static struct vpca_unknowns questions_of(struct world *world,
                                         const struct vpca_advice *advice)
{
    struct vpca_traced *traced =
        vpca_arena_array(world->arena, advice->entry_count, sizeof(*traced));

    for (size_t i = 0; i < advice->ranked_count; i++)
        traced[i] = (struct vpca_traced){&advice->entries[i],
                                         VPCA_BEHIND_CONDITIONS |
                                             (i ? 0 : VPCA_BEHIND_PROVISOS)};
    return vpca_unknowns_trace(world->arena, advice, traced,
                               advice->ranked_count);
}

static void test_range_of_the_pack_leaves_open(void **state)
{
    const struct vpca_advice *advice =
        advise(state, NEED "    must: { ready_within: 4 weeks }\n");
    const struct vpca_entry *found = entry(advice, "line");

    assert_int_equal(found->status, VPCA_OPEN);
    assert_int_equal(found->condition_count, 1);
    assert_int_equal(found->conditions[0].truth, VPCA_UNKNOWN);
    assert_int_equal(found->rank, 2);
    /* It has more points, but it is not proven. */
    assert_true(found->total > entry(advice, "tunnel")->total);
    /* A provider's quote would replace the pack's range. */
    assert_int_equal(questions_of(*state, advice).count, 1);
    assert_ptr_equal(questions_of(*state, advice).items[0].fact,
                     &vpca_facts[VPCA_FACT_SITE_CIRCUIT_LEAD_TIME]);
}

#define TWO_SITES(first, second)                                               \
    "vpcadvise: 1\n"                                                           \
    "sites:\n" first second "vpcs: { prod: { region: eu-west-1 } }\n"          \
    "needs:\n"                                                                 \
    "  n:\n"                                                                   \
    "    from: [near, far]\n"                                                  \
    "    to: prod\n"
#define NEAR "  near: { circuit_lead_time: 3 weeks, gateway: { ipsec: no } }\n"
#define FAR  "  far: { circuit_lead_time: 20 weeks, gateway: { ipsec: no } }\n"

static void test_worst_member_counts(void **state)
{
    struct world *world = *state;
    const struct vpca_advice *advice = advise(
        state, TWO_SITES(NEAR, FAR) "    must: { ready_within: 4 weeks }\n");
    const struct vpca_entry *found = entry(advice, "line");

    assert_range(fact(world, found->values, "option.lead_time"), 20 * WEEK,
                 20 * WEEK);
    assert_int_equal(found->status, VPCA_EXCLUDED);
    assert_range(&failure(found, "F-ready")->pass.value, 20 * WEEK, 20 * WEEK);
    assert_range(fact(world, found->values, "option.links"), 2, 2);
}

static void test_member_named_does_not_depend_on_order(void **state)
{
    const struct vpca_advice *advice = advise(state, TWO_SITES(NEAR, FAR));
    const struct vpca_advice *other = advise(state, TWO_SITES(FAR, NEAR));

    assert_string_equal(
        failure(entry(advice, "tunnel"), "F-ipsec")->line.member->name, "far");
    assert_string_equal(
        failure(entry(other, "tunnel"), "F-ipsec")->line.member->name, "far");
}

static void test_unknown_that_nobody_demanded_is_a_proviso(void **state)
{
    const struct vpca_advice *advice =
        advise(state, "vpcadvise: 1\nsites: { dc: {} }\nvpcs: { prod: {} }\n"
                      "needs: { n: { from: dc, to: prod,\n"
                      "  options: { only: [tunnel] } } }\n");
    const struct vpca_entry *found = entry(advice, "tunnel");

    assert_int_equal(found->status, VPCA_FEASIBLE);
    assert_int_equal(found->proviso_count, 1);
    assert_string_equal(found->provisos[0].rule->id, "F-ipsec");
    assert_int_equal(questions_of(*state, advice).count, 1);
    assert_ptr_equal(questions_of(*state, advice).items[0].fact,
                     &vpca_facts[VPCA_FACT_SITE_GATEWAY_IPSEC]);
    assert_string_equal(questions_of(*state, advice).items[0].member->name,
                        "dc");
}

static void test_provisos_of_later_options_are_not_asked(void **state)
{
    const struct vpca_advice *advice =
        advise(state, "vpcadvise: 1\nsites: { dc: {} }\nvpcs: { prod: {} }\n"
                      "needs: { n: { from: dc, to: prod } }\n");
    const struct vpca_entry *found = entry(advice, "tunnel");

    assert_true(found->rank > 1);
    assert_int_equal(found->proviso_count, 1);
    assert_int_equal(questions_of(*state, advice).count, 0);
}

static void test_question_behind_an_option_fact(void **state)
{
    const struct vpca_advice *advice =
        advise(state, "vpcadvise: 1\n"
                      "sites: { dc: { gateway: { ipsec: yes }, "
                      "circuit_lead_time: 2..9 weeks } }\n"
                      "vpcs: { prod: {} }\n"
                      "needs: { n: { from: dc, to: prod, "
                      "must: { ready_within: 4 weeks } } }\n");

    assert_int_equal(entry(advice, "line")->status, VPCA_OPEN);
    assert_int_equal(questions_of(*state, advice).count, 1);
    assert_ptr_equal(questions_of(*state, advice).items[0].fact,
                     &vpca_facts[VPCA_FACT_SITE_CIRCUIT_LEAD_TIME]);
    assert_string_equal(questions_of(*state, advice).items[0].member->name,
                        "dc");
}

static void test_silent_source_is_a_caveat(void **state)
{
    const struct vpca_advice *advice =
        advise(state, NEED "    must: { availability: 99.9 % }\n");
    const struct vpca_entry *found = entry(advice, "tunnel");
    const struct vpca_line *note =
        line(found->notes, found->note_count, "F-availability");

    assert_int_equal(found->status, VPCA_FEASIBLE);
    assert_non_null(note);
    assert_int_equal(note->truth, VPCA_SILENT_SOURCE);
    assert_int_equal(found->caveats, 1);
    assert_non_null(line(found->notes, found->note_count, "A-plain"));
    assert_null(line(found->notes, found->note_count, "C-late"));
}

static void test_doubt_opens(void **state)
{
    const struct vpca_advice *advice =
        advise(state, NEED "    must: { latency: 30 ms }\n");

    assert_int_equal(entry(advice, "tunnel")->status, VPCA_OPEN);
    assert_string_equal(entry(advice, "tunnel")->conditions[0].rule->id,
                        "D-latency");
    assert_int_equal(entry(advice, "line")->status, VPCA_FEASIBLE);
}

static void test_ruled_out(void **state)
{
    const struct vpca_advice *advice =
        advise(state, NEED "    options: { not: [vpn] }\n");
    const struct vpca_entry *found = entry(advice, "tunnel");

    assert_true(found->ruled_out);
    assert_int_equal(found->status, VPCA_EXCLUDED);
    assert_int_equal(found->failure_count, 0);
    assert_false(entry(advice, "line")->ruled_out);
    assert_null(of_all(advice, "line", "tunnel"));
}

#define WAIVER(until)                                                          \
    NEED "    must: { performance: consistent }\n"                             \
         "waivers:\n"                                                          \
         "  - { rule: F-performance, need: n, reason: awaited, until: " until  \
         " }\n"

static void test_waiver(void **state)
{
    const struct vpca_entry *found =
        entry(advise(state, WAIVER("2027-03-31")), "tunnel");

    assert_int_equal(found->status, VPCA_FEASIBLE);
    assert_true(found->waived);
    assert_true(failure(found, "F-performance")->line.waived);
    assert_string_equal(failure(found, "F-performance")->line.waiver->reason,
                        "awaited");
    found = entry(advise(state, WAIVER("2026-11-23")), "tunnel");
    assert_int_equal(found->status, VPCA_EXCLUDED);
    assert_false(found->waived);
}

/* ---- Ledger ----------------------------------------------------------- */

static void assert_adds_up(const struct vpca_entry *of)
{
    int64_t total = 0;

    for (size_t i = 0; i < of->ledger_count; i++)
        total += (int64_t)of->ledger[i].weight * of->ledger[i].points;
    assert_int_equal(of->total, total);
    assert_int_equal(of->score,
                     (2 * total + of->weight_sum) / (2 * of->weight_sum));
}

static void test_matches_and_quarters(void **state)
{
    const struct vpca_advice *advice =
        advise(state, "vpcadvise: 1\n"
                      "sites: { dc: { direct_connect: yes } }\n"
                      "vpcs: { prod: {} }\n"
                      "needs: { n: { from: dc, to: prod, lifetime: 2 weeks,\n"
                      "  must: { performance: consistent } } }\n");
    const struct vpca_entry *found = entry(advice, "line");

    assert_int_equal(points_of(found, "M-consistent"), 240);
    assert_false(in_ledger(found, "M-consistent")->quarter);
    assert_int_equal(points_of(found, "M-circuit"), 50);
    assert_true(in_ledger(found, "M-circuit")->quarter);
    /* Traffic is unknown: a further match of a quarter, if at all. */
    assert_int_equal(points_of(found, "M-traffic"), 0);
    assert_int_equal(in_ledger(found, "M-traffic")->least, 0);
    assert_int_equal(in_ledger(found, "M-traffic")->most, 40);
    assert_int_equal(points_of(found, "X-temporary"), -80);
    assert_adds_up(found);
}

static void test_best_match_may_yet_be_another(void **state)
{
    const struct vpca_advice *advice =
        advise(state, "vpcadvise: 1\n"
                      "sites: { dc: {} }\n"
                      "vpcs: { prod: {} }\n"
                      "needs: { n: { from: dc, to: prod, "
                      "traffic: { in: 1 TB/month, out: 20 TB/month } } }\n");
    const struct vpca_entry *found = entry(advice, "line");

    assert_int_equal(points_of(found, "M-traffic"), 160);
    /* 200 in full and 160 as a quarter, against 160 alone. */
    assert_int_equal(in_ledger(found, "M-circuit")->most, 200 + 40 - 160);
}

static void test_groups(void **state)
{
    const struct vpca_advice *advice =
        advise(state, "vpcadvise: 1\n"
                      "sites: { dc: { mpls: yes, remote_access: yes } }\n"
                      "vpcs: { prod: {} }\n"
                      "needs: { n: { from: dc, to: prod } }\n");
    const struct vpca_entry *found = entry(advice, "tunnel");

    assert_int_equal(points_of(found, "S-nearer"), 160);
    assert_null(in_ledger(found, "S-near"));
    assert_adds_up(found);

    advice = advise(state, "vpcadvise: 1\n"
                           "sites: { dc: { mpls: yes } }\n"
                           "vpcs: { prod: {} }\n"
                           "needs: { n: { from: dc, to: prod } }\n");
    found = entry(advice, "tunnel");
    assert_int_equal(points_of(found, "S-near"), 100);
    assert_int_equal(points_of(found, "S-nearer"), 0);
    assert_int_equal(in_ledger(found, "S-nearer")->most, 60);
}

static void test_weights_are_reduced(void **state)
{
    const struct vpca_advice *advice =
        advise(state, NEED "    prefer: { performance: 4, cost: 2 }\n");
    const struct vpca_entry *found = entry(advice, "line");

    assert_int_equal(found->weight_sum, 3 + 2 + 1);
    assert_adds_up(found);
    advice = advise(state, NEED "    prefer: { performance: 0 }\n");
    assert_int_equal(entry(advice, "line")->weight_sum, 2 + 0 + 1);
}

/* ---- Cost ------------------------------------------------------------- */

static void test_cost_with_an_assumption(void **state)
{
    const struct vpca_advice *advice = advise(state, NEED);
    const struct vpca_entry *found = entry(advice, "tunnel");

    /* 0.05 x 730 h = 36.50, and 1,000 GB of 0.09. */
    assert_range(&found->monthly_cost, 3650 + 9000, 3650 + 9000);
    assert_int_equal(found->cost_count, 2);
    assert_int_equal(advice->assumption_count, 1);
    assert_ptr_equal(advice->assumptions[0]->fact,
                     &vpca_facts[VPCA_FACT_NEED_TRAFFIC_OUT]);
    assert_int_equal(points_of(found, "S-cost"), 800);

    /* The one option whose cost rests on it is out. */
    advice = advise(state, NEED "    options: { not: [tunnel] }\n");
    assert_int_equal(entry(advice, "tunnel")->status, VPCA_EXCLUDED);
    assert_int_equal(advice->assumption_count, 0);
}

static void test_cost_of_what_is_said(void **state)
{
    const struct vpca_advice *advice = advise(
        state, NEED "    traffic: { in: 1 TB/month, out: 150 GB/month }\n");

    assert_range(&entry(advice, "tunnel")->monthly_cost, 3650 + 1350,
                 3650 + 1350);
    assert_int_equal(advice->assumption_count, 0);
}

static void test_cost_that_may_be_none(void **state)
{
    const struct vpca_advice *advice = advise(state, NEED);
    const struct vpca_entry *found = entry(advice, "line");

    /* Whether a circuit is there is not known. */
    assert_range(&found->monthly_cost, 0, 30000);
    assert_int_equal(points_of(found, "S-cost"), 600);
    assert_int_equal(in_ledger(found, "S-cost")->least, 600);
    assert_int_equal(in_ledger(found, "S-cost")->most, 1000);
}

/* The pack with another way to turn cost into points. */
static const char *points_by_scale(struct world *world)
{
    const char *from = strstr(pack_points, "    bands: [");
    const char *rest = strstr(from, "    judgement:");

    return vpca_arena_printf(
        world->arena,
        "%.*s    scale: [ { at: 25 USD/month, points: 1000 }, { at: 400"
        " USD/month, points: 600 } ]\n%s",
        (int)(from - pack_points), pack_points, rest);
}

static void test_scale_takes_the_same_for_each_doubling(void **state)
{
    struct world *world = *state;
    const struct vpca_ruleset *before = world->rules;
    const struct vpca_source *files[] = {
        source(world, "facts.yaml", pack_facts),
        source(world, "exclusions.yaml", pack_exclusions),
        source(world, "points.yaml", points_by_scale(world)),
        source(world, "line.yaml", pack_line),
        source(world, "tunnel.yaml", pack_tunnel),
    };
    const struct vpca_advice *advice;
    const struct vpca_ledger_line *found;

    world->rules = vpca_ruleset_load(world->arena, files, VPCA_COUNT(files),
                                     &world->diags);
    assert_non_null(world->rules);
    advice = advise(state, NEED "    traffic: { in: 0 GB/month, out: 150"
                                " GB/month }\n");
    world->rules = before;
    /* 50 USD: one of the four doublings from 25 to 400. */
    assert_int_equal(points_of(entry(advice, "tunnel"), "S-cost"), 900);
    /* 0 to 300 USD: 3.58 doublings above the first figure at most. */
    found = in_ledger(entry(advice, "line"), "S-cost");
    assert_int_equal(found->points, 642);
    assert_int_equal(found->least, 642);
    assert_int_equal(found->most, 1000);
}

/* ---- Pairs ------------------------------------------------------------ */

static void test_pairs_are_not_considered_unasked(void **state)
{
    const struct vpca_advice *advice = advise(state, NEED);
    const struct vpca_entry *pair = of_all(advice, "line", "tunnel");

    assert_false(advice->pairs_considered);
    assert_non_null(pair);
    assert_int_equal(pair->status, VPCA_NOT_CONSIDERED);
    assert_null(entry(advice, "line")->backup);
}

static void test_pair_survives_what_its_primary_does_not(void **state)
{
    struct world *world = *state;
    const struct vpca_advice *advice =
        advise(state, NEED "    must: { survive: circuit }\n");
    const struct vpca_entry *found = entry(advice, "line");

    assert_true(advice->pairs_considered);
    assert_int_equal(of_all(advice, "line", NULL)->status, VPCA_EXCLUDED);
    assert_non_null(found->backup);
    assert_int_equal(found->status, VPCA_FEASIBLE);
    /* Its own fact, its weaker fact, and the sum of both costs. */
    assert_range(fact(world, found->values, "option.links"), 7, 7);
    assert_int_equal(
        fact(world, found->values, "option.encrypted")->as.words.most, VPCA_NO);
    assert_int_equal(found->cost_count, 3);
    assert_range(&found->monthly_cost, 12650, 12650 + 30000);
    assert_int_equal(found->build_count, 2);
    assert_string_equal(found->builds[0].rule->id, "B-third");
    assert_adds_up(found);
}

static void test_backup_meets_its_own_demands(void **state)
{
    const struct vpca_advice *advice = advise(
        state, NEED "    must: { bandwidth: 2 Gbps, survive: circuit }\n");
    const struct vpca_entry *pair = of_all(advice, "line", "tunnel");

    assert_int_equal(pair->status, VPCA_EXCLUDED);
    assert_int_equal(failure(pair, "F-bandwidth")->line.path, VPCA_PATH_BACKUP);

    advice = advise(state, NEED "    must: { bandwidth: 2 Gbps }\n"
                                "    backup: { bandwidth: 1 Gbps }\n");
    pair = of_all(advice, "line", "tunnel");
    assert_int_equal(pair->status, VPCA_FEASIBLE);
    assert_int_equal(of_all(advice, "tunnel", NULL)->status, VPCA_EXCLUDED);
}

/* The second path by itself must survive what `backup:` says of it. */
static void test_backup_survives_by_itself(void **state)
{
    const struct vpca_advice *advice =
        advise(state, NEED "    backup: { survive: [tunnel, region] }\n");
    const struct vpca_entry *pair = of_all(advice, "line", "tunnel");
    const struct vpca_entry *twin = of_all(advice, "line", NULL);

    assert_int_equal(pair->status, VPCA_EXCLUDED);
    assert_int_equal(failure(pair, "F-survive")->line.path, VPCA_PATH_BACKUP);
    /* Built twice it is its own second path. */
    assert_int_equal(twin->status, VPCA_EXCLUDED);
    assert_int_equal(failure(twin, "F-survive")->line.path, VPCA_PATH_BACKUP);

    advice = advise(state, NEED "    backup: { survive: tunnel }\n");
    pair = of_all(advice, "line", "tunnel");
    assert_int_equal(pair->status, VPCA_FEASIBLE);
    assert_int_equal(of_all(advice, "line", NULL)->status, VPCA_FEASIBLE);
    /* What is said of the whole is not demanded of the second path. */
    advice = advise(state, NEED "    must: { survive: circuit }\n"
                                "    backup: { bandwidth: 1 Gbps }\n");
    assert_int_equal(of_all(advice, "line", "tunnel")->status, VPCA_FEASIBLE);
}

/* ---- Failure tables --------------------------------------------------- */

static uint64_t words(const char *word)
{
    size_t index = vpca_domain_find(vpca_failure_words(), word);

    assert_int_not_equal(index, VPCA_NO_NAME);
    return UINT64_C(1) << index;
}

static const struct vpca_failure_row *row(const struct vpca_entry *of,
                                          const char *word)
{
    size_t index = vpca_domain_find(vpca_failure_words(), word);

    assert_in_range(index, 0, of->failure_row_count - 1);
    assert_int_equal(of->failure_rows[index].failure, index);
    return &of->failure_rows[index];
}

static void test_what_an_option_survives(void **state)
{
    const struct vpca_advice *advice = advise(state, NEED);
    const struct vpca_entry *tunnel = entry(advice, "tunnel");
    const struct vpca_value *survives = &tunnel->values[VPCA_OWN_SURVIVES];
    const struct vpca_value *can = &tunnel->values[VPCA_OWN_CAN_SURVIVE];

    assert_int_equal(survives->as.words.least,
                     words("tunnel") | words("circuit"));
    assert_int_equal(survives->as.words.most, survives->as.words.least);
    assert_int_equal(can->as.words.least,
                     survives->as.words.least | words("customer-gateway"));
    assert_int_equal(can->as.words.most, can->as.words.least);
    assert_int_equal(row(tunnel, "customer-gateway")->bits,
                     1u << VPCA_SURVIVES_WITH_MEASURES);
    assert_string_equal(row(tunnel, "customer-gateway")->given->measures[0]->id,
                        "B-second");
    /* What is not there is not lost. */
    survives = &entry(advice, "line")->values[VPCA_OWN_SURVIVES];
    assert_int_equal(survives->as.words.most, words("tunnel"));
    assert_int_equal(survives->as.words.least, words("tunnel"));
}

static bool is_asked(struct world *world, const struct vpca_advice *advice,
                     enum vpca_fact_id fact)
{
    const struct vpca_unknowns questions = questions_of(world, advice);

    for (size_t i = 0; i < questions.count; i++) {
        if (questions.items[i].fact == &vpca_facts[fact])
            return true;
    }
    return false;
}

/* Whether there are several Regions, the file does not say. */
static void test_uncertain_row_spreads(void **state)
{
    const struct vpca_advice *advice = advise(
        state, "vpcadvise: 1\nsites: { dc: }\nvpcs: { a: , b: }\n"
               "needs: { n: { from: dc, to: [a, b], must: { survive: region } "
               "} }\n");
    const struct vpca_entry *tunnel = of_all(advice, "tunnel", NULL);
    const struct vpca_value *survives = &tunnel->values[VPCA_OWN_SURVIVES];
    const struct vpca_failure_row *region = row(tunnel, "region");

    assert_true(survives->as.words.most & words("region"));
    assert_false(survives->as.words.least & words("region"));
    assert_int_equal(survives->cause, VPCA_CAUSE_FILE);
    assert_int_equal(region->bits,
                     1u << VPCA_SURVIVES_NOT | 1u << VPCA_SURVIVES_AS_BUILT);
    /* Of the two the worse is shown. */
    assert_int_equal(region->given->survives, VPCA_SURVIVES_NOT);
    /* Unknown never excludes; it is asked. */
    assert_int_equal(tunnel->status, VPCA_OPEN);
    assert_int_equal(of_all(advice, "line", NULL)->status, VPCA_EXCLUDED);
    assert_true(is_asked(*state, advice, VPCA_FACT_NEED_REGIONS));

    advice = advise(
        state,
        "vpcadvise: 1\nsites: { dc: }\nvpcs: { a: { region: eu-west-1 }, b: { "
        "region: us-east-1 } }\n"
        "needs: { n: { from: dc, to: [a, b], must: { survive: region } } }\n");
    assert_int_equal(of_all(advice, "tunnel", NULL)->status, VPCA_FEASIBLE);
}

static void test_failures_of_a_pair(void **state)
{
    const struct vpca_advice *advice =
        advise(state, NEED "    must: { survive: circuit }\n");
    const struct vpca_entry *pair = of_all(advice, "line", "tunnel");
    const struct vpca_value *survives = &pair->values[VPCA_OWN_SURVIVES];
    const struct vpca_value *can = &pair->values[VPCA_OWN_CAN_SURVIVE];

    assert_int_equal(survives->as.words.least,
                     words("tunnel") | words("circuit"));
    assert_int_equal(can->as.words.least, words("tunnel") | words("circuit") |
                                              words("customer-gateway") |
                                              words("availability-zone"));
    /* Part of the backup alone: the primary does not notice. */
    assert_int_equal(row(pair, "tunnel")->path, VPCA_PATH_BACKUP);
    assert_int_equal(row(pair, "tunnel")->carrier, VPCA_PATH_PRIMARY);
    /* The primary is lost, and the backup is not. */
    assert_int_equal(row(pair, "circuit")->path, VPCA_PATH_PRIMARY);
    assert_int_equal(row(pair, "circuit")->carrier, VPCA_PATH_BACKUP);
    /* Only the backup can be built to survive it. */
    assert_int_equal(row(pair, "customer-gateway")->path, VPCA_PATH_BACKUP);
    assert_int_equal(row(pair, "customer-gateway")->bits,
                     1u << VPCA_SURVIVES_WITH_MEASURES);
    /* Lost on both. */
    assert_int_equal(row(pair, "provider")->bits, 1u << VPCA_SURVIVES_NOT);
    assert_int_equal(row(pair, "provider")->carrier, VPCA_PATH_WHOLE);
    /* What the pack says of the pair stands above both. */
    assert_int_equal(row(pair, "availability-zone")->path, VPCA_PATH_WHOLE);
    assert_string_equal(row(pair, "availability-zone")->given->measures[0]->id,
                        "B-third");
}

static void test_chosen(void **state)
{
    const struct vpca_advice *advice =
        advise(state, NEED "    must: { survive: circuit }\n"
                           "    chosen: [line, tunnel]\n");

    assert_true(entry(advice, "line")->chosen);
    assert_true(of_all(advice, "line", "tunnel")->chosen);
    assert_false(of_all(advice, "line", NULL)->chosen);
    assert_false(entry(advice, "tunnel")->chosen);
}

/* ---- Arithmetic on values --------------------------------------------- */

static void test_saturation(void **state)
{
    (void)state;
    assert_int_equal(saturating_add(VPCA_INFINITE, 1), VPCA_INFINITE);
    assert_int_equal(saturating_multiply(VPCA_INFINITE, 2), VPCA_INFINITE);
    assert_int_equal(saturating_multiply(VPCA_INFINITE, 0), 0);
    assert_int_equal(saturating_multiply(INT64_C(1) << 40, INT64_C(1) << 40),
                     VPCA_INFINITE);
}

static void test_weaker_and_stronger(void **state)
{
    const struct vpca_value yes = vpca_value_truth(true);
    const struct vpca_value no = vpca_value_truth(false);
    const struct vpca_value silent = vpca_value_not_stated(VPCA_TYPE_TRUTH);
    const struct vpca_value slow = vpca_value_quantity(1, 5, VPCA_CAUSE_PACK);
    const struct vpca_value fast = vpca_value_quantity(3, 9, VPCA_CAUSE_FILE);
    const struct vpca_value early = vpca_value_word(0);
    const struct vpca_value late = vpca_value_word(2);
    struct vpca_value found;

    (void)state;
    found = value_weaker(&no, &silent, VPCA_NO_DIRECTION);
    assert_int_equal(found.as.words.most, VPCA_NO);
    found = value_weaker(&yes, &silent, VPCA_NO_DIRECTION);
    assert_int_equal(found.state, VPCA_NOT_STATED);
    found = value_stronger(&yes, &silent, VPCA_NO_DIRECTION);
    assert_int_equal(found.as.words.most, VPCA_YES);
    found = value_weaker(&slow, &fast, VPCA_MINIMUM);
    assert_range(&found, 1, 5);
    found = value_weaker(&slow, &fast, VPCA_MAXIMUM);
    assert_range(&found, 3, 9);
    found = value_stronger(&slow, &fast, VPCA_MAXIMUM);
    assert_range(&found, 1, 5);
    found = value_weaker(&late, &early, VPCA_NO_DIRECTION);
    assert_int_equal(found.as.words.most, 1);
    found = value_stronger(&late, &early, VPCA_NO_DIRECTION);
    assert_int_equal(found.as.words.most, 4);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_exclusion_and_nearest_word),
        cmocka_unit_test(test_nearest_figure),
        cmocka_unit_test(test_nearest_set),
        cmocka_unit_test(test_nearest_is_without_the_demand),
        cmocka_unit_test(test_range_of_the_pack_leaves_open),
        cmocka_unit_test(test_worst_member_counts),
        cmocka_unit_test(test_member_named_does_not_depend_on_order),
        cmocka_unit_test(test_unknown_that_nobody_demanded_is_a_proviso),
        cmocka_unit_test(test_provisos_of_later_options_are_not_asked),
        cmocka_unit_test(test_question_behind_an_option_fact),
        cmocka_unit_test(test_silent_source_is_a_caveat),
        cmocka_unit_test(test_doubt_opens),
        cmocka_unit_test(test_ruled_out),
        cmocka_unit_test(test_waiver),
        cmocka_unit_test(test_matches_and_quarters),
        cmocka_unit_test(test_best_match_may_yet_be_another),
        cmocka_unit_test(test_groups),
        cmocka_unit_test(test_weights_are_reduced),
        cmocka_unit_test(test_cost_with_an_assumption),
        cmocka_unit_test(test_cost_of_what_is_said),
        cmocka_unit_test(test_cost_that_may_be_none),
        cmocka_unit_test(test_scale_takes_the_same_for_each_doubling),
        cmocka_unit_test(test_pairs_are_not_considered_unasked),
        cmocka_unit_test(test_pair_survives_what_its_primary_does_not),
        cmocka_unit_test(test_backup_meets_its_own_demands),
        cmocka_unit_test(test_backup_survives_by_itself),
        cmocka_unit_test(test_what_an_option_survives),
        cmocka_unit_test(test_uncertain_row_spreads),
        cmocka_unit_test(test_failures_of_a_pair),
        cmocka_unit_test(test_chosen),
        cmocka_unit_test(test_saturation),
        cmocka_unit_test(test_weaker_and_stronger),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
