/* Rule packs: what loads, what is refused, what rules then say. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "vpcadvise/ruleset.h"

/* ---- A small pack ----------------------------------------------------- */

static const char base_text[] =
    "pack: { id: small, title: Small, edition: '1', date: '2018-01' }\n"
    "origins:\n"
    "  WP: { title: A paper, as_of: '2018-01' }\n"
    "claims:\n"
    "  W-2: { origin: WP, text: the second, of: circuit }\n"
    "  W-1: { origin: WP, place: page 1, text: the first, as_of: '2019-02' }\n"
    "criteria:\n"
    "  fit: { name: fit, base: 400, weight: 6, judgement: j }\n"
    "  cost: { name: cost, base: 500, judgement: j }\n"
    "families: { vpn: VPN, dx: Direct Connect }\n"
    "facts:\n"
    "  path: { type: word, words: [internet, circuit, aws], pair: weaker,\n"
    "          doc: d }\n"
    "  bandwidth: { type: quantity, unit: bandwidth, direction: minimum,\n"
    "               doc: d }\n"
    "  lead_time: { type: quantity, unit: time, direction: maximum, doc: d }\n"
    "  links: { type: quantity, unit: count, doc: d }\n"
    "  copies: { type: quantity, unit: count, doc: d,\n"
    "            default: { is: 1, judgement: j } }\n"
    "  routing: { type: word, domain: need.routing, doc: d }\n"
    "  ends: { type: word, domain: need.endpoints, doc: d }\n"
    "  encrypted: { type: truth, doc: d }\n"
    "words:\n"
    "  need.bandwidth:\n"
    "    high: { is: 1 Gbps.., judgement: j }\n"
    "    more-than-current: { above: need.current_bandwidth, judgement: j }\n"
    "  need.survive:\n"
    "    any-single-failure:\n"
    "      by_kind: { network-to-vpc: [tunnel, circuit], mixed: [tunnel] }\n"
    "      judgement: j\n"
    "controls:\n"
    "  private: { name: private path, demands: { need.path: private },\n"
    "             reason: r, claims: [W-1] }\n"
    "  note-only: { name: n, note: ask, judgement: j }\n"
    "frameworks:\n"
    "  pci-dss: { name: PCI, controls: [private, note-only], claims: [W-2] }\n"
    "prices:\n"
    "  out: { text: data out, usd: '0.09', per: GB, as_of: '2024-07-01',\n"
    "         claims: [W-1] }\n"
    "  line: { text: a line, usd: '450', per: month, as_of: '2024-07-01',\n"
    "          judgement: j }\n"
    "assume:\n"
    "  need.traffic_out: { is: 1 TB/month, judgement: j }\n"
    "pairs:\n"
    "  when: { any: [ { need.backup: yes }, { need.survive: demanded } ] }\n"
    "  judgement: j\n"
    "  list:\n"
    "    - { primary: circuit, backup: [tunnel], judgement: j,\n"
    "        facts: { links: { is: 7, judgement: j } },\n"
    "        failures: { circuit: { component: a line, effect: '{backup} "
    "carries {backup.bandwidth}', acts: customer, survives: as-built, "
    "judgement: j } } }\n";

static const char tunnel_text[] =
    "option: tunnel\n"
    "name: The tunnel\n"
    "families: [vpn]\n"
    "serves: [network-to-vpc, mixed]\n"
    "use: a tunnel over the internet\n"
    "claims: [W-1]\n"
    "facts:\n"
    "  path: { is: internet, claims: [W-1] }\n"
    "  bandwidth: { is: 1.25 Gbps, claims: [W-1] }\n"
    "  lead_time:\n"
    "    - { when: { option.current: yes }, is: 0 days, judgement: j }\n"
    "    - { is: 1..3 days, claims: [W-1] }\n"
    "  links: { times: [need.site_vpc_links, option.copies], judgement: j }\n"
    "  routing: { is: bgp, judgement: j }\n"
    "cost:\n"
    "  - { price: out, times: [need.traffic_out] }\n"
    "  - { price: line, times: [option.links], when: { need.backup: no } }\n"
    "failures:\n"
    "  tunnel: { component: a tunnel, effect: the other carries on, acts: "
    "aws,\n"
    "            survives: as-built, claims: [W-1] }\n"
    "  customer-gateway: { component: the gateway, effect: it is down, acts:\n"
    "                      customer, survives: with-measures, measures:\n"
    "                      [B-two], judgement: j }\n"
    "  region:\n"
    "    - { when: { need.regions: more than 1 }, component: a Region, "
    "effect:\n"
    "        half is down, acts: aws, survives: as-built, judgement: j }\n"
    "    - { component: the Region, effect: all is down, acts: aws,\n"
    "        survives: no, judgement: j }\n"
    "  others: { survives: not-there, judgement: j }\n"
    "rules:\n"
    "  - { id: T-own, advantage: nothing is bought, claims: [W-1] }\n"
    "  - { id: B-two, build: a second one, owner: customer, order: 7,\n"
    "      judgement: j }\n";

static const char circuit_text[] =
    "option: circuit\n"
    "name: The circuit\n"
    "families: [dx]\n"
    "serves: [network-to-vpc]\n"
    "use: a line\n"
    "claims: [W-2]\n"
    "facts:\n"
    "  path: { is: circuit, claims: [W-2] }\n"
    "  bandwidth: { choice: 50 Mbps..10 Gbps, claims: [W-2] }\n"
    "  lead_time: { is: site.circuit_lead_time, judgement: j }\n"
    "  encrypted: { is: not stated, claims: [W-2] }\n"
    "failures: { others: { component: the line, effect: it is down, acts:\n"
    "  provider, survives: no, judgement: j } }\n";

static const char rules_text[] =
    "rules:\n"
    "  - id: F-bandwidth\n"
    "    exclude: '{option} carries {option.bandwidth}, {need.bandwidth} is "
    "needed'\n"
    "    proviso: '{option} carries {need.bandwidth}'\n"
    "    when: { option.bandwidth: less than need.bandwidth }\n"
    "    fix: lower the need\n"
    "    claims: [W-1]\n"
    "    tests:\n"
    "      - { given: { need.bandwidth: 2 Gbps, option.bandwidth: 1 Gbps },\n"
    "          expect: fires }\n"
    "      - { given: { option.bandwidth: 1 Gbps }, expect: silent }\n"
    "      - { given: { need.bandwidth: high, option.bandwidth: 5 Gbps },\n"
    "          expect: unknown }\n"
    "  - id: S-cost\n"
    "    score: about {option.monthly_cost}\n"
    "    criterion: cost\n"
    "    of: option.monthly_cost\n"
    "    bands: [ { below: 20 USD/month, points: 300 }, { points: -200 } ]\n"
    "    judgement: j\n"
    "  - id: M-internet\n"
    "    match: '{need.sites:site} over the internet'\n"
    "    points: 400\n"
    "    when: { option.path: internet }\n"
    "    judgement: j\n"
    "    tests:\n"
    "      - { given: { option.path: internet }, expect: fires }\n"
    "      - { given: { option.path: circuit }, expect: silent }\n"
    "  - id: X-pair\n"
    "    caveat: two paths\n"
    "    when: { option.is_pair: yes }\n"
    "    judgement: j\n"
    "    tests:\n"
    "      - { given: { option.is_pair: yes }, expect: fires }\n"
    "      - { given: { option.is_pair: no }, expect: silent }\n"
    "  - id: B-site\n"
    "    build: a second gateway at {member}\n"
    "    owner: customer\n"
    "    order: 2\n"
    "    every: yes\n"
    "    when: { site.gateway.devices: less than 2, site.tags.tier: gold }\n"
    "    judgement: j\n"
    "    tests:\n"
    "      - { given: { site.gateway.devices: 1, site.tags.tier: gold },\n"
    "          expect: fires }\n"
    "      - { given: { site.gateway.devices: 1, site.tags.tier: tin },\n"
    "          expect: silent }\n"
    "      - { given: { site.gateway.devices: 1 }, expect: unknown }\n";

/* ---- Loading it ------------------------------------------------------- */

static const char *const good_files[] = {base_text, tunnel_text, circuit_text,
                                         rules_text};
#define GOOD_COUNT VPCA_COUNT(good_files)

struct fixture {
    vpca_arena *arena;
    struct vpca_diags diags;
};

static int set_up(void **state)
{
    static struct fixture fixture;

    fixture.arena = vpca_arena_new();
    vpca_diags_init(&fixture.diags, fixture.arena);
    *state = &fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;

    vpca_arena_free(fixture->arena);
    return 0;
}

static const struct vpca_source *source(struct fixture *f, const char *name,
                                        const char *text)
{
    return vpca_source_new(f->arena, name, text, strlen(text));
}

/* The good files, and another one where it is given. */
static const struct vpca_ruleset *load(struct fixture *f, const char *extra)
{
    const struct vpca_source *files[GOOD_COUNT + 1];
    size_t count = GOOD_COUNT;

    for (size_t i = 0; i < GOOD_COUNT; i++)
        files[i] = source(f, vpca_arena_printf(f->arena, "file-%zu.yaml", i),
                          good_files[i]);
    if (extra)
        files[count++] = source(f, "last.yaml", extra);
    return vpca_ruleset_load(f->arena, files, count, &f->diags);
}

static void print_diags(const struct vpca_diags *diags)
{
    for (size_t i = 0; i < diags->count; i++)
        print_message("%s [%s]\n", diags->items[i].message,
                      vpca_code_name(diags->items[i].code));
}

static const struct vpca_ruleset *load_good(struct fixture *f)
{
    const struct vpca_ruleset *rules = load(f, NULL);

    if (!rules)
        print_diags(&f->diags);
    assert_non_null(rules);
    assert_int_equal(f->diags.count, 0);
    return rules;
}

static size_t own_index(const struct vpca_ruleset *rules, const char *name)
{
    for (size_t i = 0; i < rules->fact_count; i++) {
        if (strcmp(rules->facts[i].fact.name, name) == 0)
            return i;
    }
    fail_msg("no fact %s", name);
    return 0;
}

/* ---- What a good pack holds ------------------------------------------- */

static void test_small_parts(void **state)
{
    const struct vpca_ruleset *rules = load_good(*state);

    assert_string_equal(rules->packs[0].id, "small");
    assert_int_equal(rules->claim_count, 2);
    assert_string_equal(rules->claims[0].id, "W-1");
    assert_string_equal(rules->claims[0].as_of, "2019-02");
    assert_string_equal(rules->claims[1].as_of, "2018-01");
    assert_ptr_equal(rules->claims[1].origin, &rules->origins[0]);
    assert_int_equal(rules->claims[0].of_count, 0);
    assert_int_equal(rules->claims[1].of_count, 1);
    assert_string_equal(rules->options[rules->claims[1].of[0]].id, "circuit");
    assert_string_equal(rules->criteria[0].id, "cost");
    assert_int_equal(rules->criteria[1].weight, 6);
    assert_int_equal(rules->symbols.count, 4);
    assert_string_equal(rules->symbols.words[0], "circuit");
    assert_null(rules->family_names[0]);
    assert_string_equal(rules->family_names[1], "Direct Connect");
    assert_int_equal(rules->prices[1].microdollars, 90000);
    assert_int_equal(rules->prices[0].microdollars, 450000000);
    assert_ptr_equal(rules->assumptions[0].fact,
                     &vpca_facts[VPCA_FACT_NEED_TRAFFIC_OUT]);
    assert_int_equal(rules->frameworks[0].control_count, 2);
    assert_ptr_equal(rules->frameworks[0].controls[0],
                     vpca_ruleset_control(rules, "private"));
}

static void test_options(void **state)
{
    const struct vpca_ruleset *rules = load_good(*state);
    const struct vpca_option *tunnel = vpca_ruleset_option(rules, "tunnel");
    const struct vpca_option *circuit = vpca_ruleset_option(rules, "circuit");
    size_t lead = own_index(rules, "option.lead_time");
    size_t bandwidth = own_index(rules, "option.bandwidth");
    size_t copies = own_index(rules, "option.copies");
    size_t links = own_index(rules, "option.links");

    assert_ptr_equal(circuit, &rules->options[0]);
    assert_string_equal(rules->symbols.words[tunnel->symbol], "tunnel");
    assert_int_equal(tunnel->facts[lead].count, 2);
    assert_false(tunnel->facts[lead].fixed);
    assert_int_equal(tunnel->facts[lead].items[1].literal.cause,
                     VPCA_CAUSE_PACK);
    assert_int_equal(circuit->facts[lead].items[0].kind, VPCA_CASE_COPY);
    assert_int_equal(circuit->facts[bandwidth].items[0].literal.choice, 1);
    assert_true(circuit->facts[bandwidth].fixed);
    /* Not mentioned: the default, or nothing. */
    assert_int_equal(tunnel->facts[copies].items[0].literal.as.quantity.low, 1);
    assert_int_equal(tunnel->cost_count, 2);
    assert_null(tunnel->cost[0].when);
    assert_non_null(tunnel->cost[1].when);
    assert_int_equal(rules->pair_count, 1);
    assert_ptr_equal(rules->pairs[0].backup, tunnel);
    assert_int_equal(rules->pairs[0].facts[links].count, 1);
}

static size_t failure(const char *word)
{
    size_t index = vpca_domain_find(vpca_failure_words(), word);

    assert_int_not_equal(index, VPCA_NO_NAME);
    return index;
}

static void test_failure_tables(void **state)
{
    const struct vpca_ruleset *rules = load_good(*state);
    const struct vpca_option *tunnel = vpca_ruleset_option(rules, "tunnel");
    const struct vpca_option *circuit = vpca_ruleset_option(rules, "circuit");
    const struct vpca_failure_cases *row =
        &tunnel->failures[failure("customer-gateway")];

    assert_int_equal(row->count, 1);
    assert_int_equal(row->items[0].survives, VPCA_SURVIVES_WITH_MEASURES);
    assert_string_equal(row->items[0].acts, "customer");
    assert_string_equal(row->items[0].effect.segments[0].text, "it is down");
    assert_int_equal(row->items[0].measure_count, 1);
    assert_ptr_equal(row->items[0].measures[0],
                     vpca_ruleset_rule(rules, "B-two"));
    assert_string_equal(row->items[0].measures[0]->owner, "customer");
    row = &tunnel->failures[failure("region")];
    assert_int_equal(row->count, 2);
    assert_non_null(row->items[0].when);
    assert_null(row->items[1].when);
    /* Those that are not named share the row of all others. */
    row = &tunnel->failures[failure("provider")];
    assert_int_equal(row->items[0].survives, VPCA_NOT_THERE);
    assert_null(row->items[0].acts);
    assert_ptr_equal(row->items, tunnel->failures[failure("appliance")].items);
    for (size_t i = 0; i < vpca_failure_words()->count; i++)
        assert_int_equal(circuit->failures[i].items[0].survives,
                         VPCA_SURVIVES_NOT);
    /* A pair has only the rows that it states. */
    row = &rules->pairs[0].failures[failure("circuit")];
    assert_int_equal(row->count, 1);
    assert_int_equal(row->items[0].effect.segments[0].kind,
                     VPCA_SEGMENT_BACKUP);
    assert_int_equal(row->items[0].effect.segments[2].kind,
                     VPCA_SEGMENT_BACKUP_FACT);
    assert_string_equal(row->items[0].effect.segments[2].operand.fact->name,
                        "option.bandwidth");
    assert_int_equal(rules->pairs[0].failures[failure("tunnel")].count, 0);
}

static unsigned bit(enum vpca_survival survival)
{
    return 1u << survival;
}

/* The better path counts, and what is part of one leaves the other. */
static void test_two_paths_together(void **state)
{
    const unsigned no = bit(VPCA_SURVIVES_NOT);
    const unsigned measures = bit(VPCA_SURVIVES_WITH_MEASURES);
    const unsigned built = bit(VPCA_SURVIVES_AS_BUILT);
    const unsigned absent = bit(VPCA_NOT_THERE);

    (void)state;
    assert_int_equal(vpca_survivals_better(no, no), no);
    assert_int_equal(vpca_survivals_better(no, measures), measures);
    assert_int_equal(vpca_survivals_better(measures, built), built);
    assert_int_equal(vpca_survivals_better(no, absent), built);
    assert_int_equal(vpca_survivals_better(absent, measures), built);
    assert_int_equal(vpca_survivals_better(absent, absent), absent);
    assert_int_equal(vpca_survivals_better(no | built, measures),
                     measures | built);
}

static void test_what_is_survived(void **state)
{
    uint8_t bits[VPCA_DOMAIN_LIMIT] = {0};
    struct vpca_value value;

    (void)state;
    for (size_t i = 0; i < vpca_failure_words()->count; i++)
        bits[i] = (uint8_t)bit(VPCA_SURVIVES_NOT);
    bits[0] = (uint8_t)bit(VPCA_SURVIVES_AS_BUILT);
    bits[1] = (uint8_t)bit(VPCA_SURVIVES_WITH_MEASURES);
    bits[2] = (uint8_t)bit(VPCA_NOT_THERE);
    bits[3] = (uint8_t)(bit(VPCA_SURVIVES_NOT) | bit(VPCA_SURVIVES_AS_BUILT));
    bits[4] = (uint8_t)(bit(VPCA_SURVIVES_WITH_MEASURES) |
                        bit(VPCA_SURVIVES_AS_BUILT));
    value = vpca_survivals_set(bits, false, VPCA_CAUSE_FILE);
    assert_int_equal(value.as.words.least, 1 | 4);
    assert_int_equal(value.as.words.most, 1 | 4 | 8 | 16);
    assert_int_equal(value.cause, VPCA_CAUSE_FILE);
    value = vpca_survivals_set(bits, true, VPCA_CAUSE_FILE);
    assert_int_equal(value.as.words.least, 1 | 2 | 4 | 16);
    assert_int_equal(value.as.words.most, 1 | 2 | 4 | 8 | 16);
}

static void test_rules(void **state)
{
    const struct vpca_ruleset *rules = load_good(*state);
    const struct vpca_rule *rule = vpca_ruleset_rule(rules, "F-bandwidth");

    assert_int_equal(rule->effect, VPCA_EFFECT_EXCLUDE);
    assert_true(rule->reads_demand);
    assert_int_equal(rule->message.count, 6);
    assert_int_equal(rule->message.segments[0].kind, VPCA_SEGMENT_OPTION);
    assert_int_equal(rule->message.segments[2].kind, VPCA_SEGMENT_FACT);
    assert_int_equal(rule->fix.count, 1);
    assert_int_equal(rule->proviso.count, 3);
    rule = vpca_ruleset_rule(rules, "S-cost");
    assert_string_equal(rules->criteria[rule->criterion].id, "cost");
    assert_int_equal(rule->band_count, 2);
    assert_int_equal(rule->bands[0].below, 2000);
    assert_true(rule->bands[1].below == VPCA_INFINITE);
    rule = vpca_ruleset_rule(rules, "M-internet");
    assert_string_equal(rules->criteria[rule->criterion].id, "fit");
    assert_int_equal(rule->message.segments[0].kind, VPCA_SEGMENT_COUNT_OF);
    assert_string_equal(rule->message.segments[0].text, "site");
    rule = vpca_ruleset_rule(rules, "B-site");
    assert_int_equal(rule->member_scope, VPCA_SCOPE_SITE);
    assert_true(rule->every);
    assert_string_equal(rule->owner, "customer");
    rule = vpca_ruleset_rule(rules, "T-own");
    assert_ptr_equal(rule->option, vpca_ruleset_option(rules, "tunnel"));
    assert_null(vpca_ruleset_rule(rules, "T-other"));
}

static void test_limits_of_a_network(void **state)
{
    struct fixture *f = *state;
    const struct vpca_ruleset *rules = load(
        f, "limits:\n"
           "  more: { at: site, quota: 5, limit: 9, message: '{count:x}',\n"
           "    fix: x, judgement: j, counts: [\n"
           "    { each: vpc, times: [2, option.links], kind: a },\n"
           "    { when: { option.path: aws }, blocks: yes }, { kind: a } ] }\n"
           "  asn: { at: vpc, compares: site.asn, message: '{a} {b} {at}',\n"
           "    fix: x, judgement: j, of: [ { each: site } ] }\n"
           "phases: { ready: option.lead_time, soon: 2 days,\n"
           "  lacks: need.bandwidth, judgement: j }\n");
    const struct vpca_quota *asn;
    const struct vpca_quota *more;

    if (!rules)
        print_diags(&f->diags);
    assert_non_null(rules);
    assert_int_equal(rules->limit_count, 2);
    asn = &rules->limits[0];
    more = &rules->limits[1];
    assert_string_equal(asn->id, "asn");
    assert_int_equal(asn->compares, VPCA_QUOTA_FACT);
    assert_ptr_equal(asn->fact.fact, &vpca_facts[VPCA_FACT_SITE_ASN]);
    assert_true(asn->quota == VPCA_INFINITE);
    assert_int_equal(more->at, VPCA_QUOTA_AT_SITE);
    assert_int_equal(more->quota, 5);
    assert_int_equal(more->limit, 9);
    assert_int_equal(more->item_count, 3);
    /* Two items are of one kind. */
    assert_int_equal(more->kind_count, 2);
    assert_int_equal(more->items[0].kind, more->items[2].kind);
    assert_int_equal(more->items[0].each, VPCA_QUOTA_EACH_VPC);
    assert_int_equal(more->items[0].time_count, 2);
    assert_int_equal(more->items[1].each, VPCA_QUOTA_EACH_PLACE);
    assert_true(more->items[1].blocks);
    assert_int_equal(rules->phasing.ready,
                     own_index(rules, "option.lead_time"));
    assert_int_equal(rules->phasing.soon, 2 * 24 * 60 * 60);
    assert_int_equal(rules->phasing.lack_count, 1);
    /* A pack without them has none. */
    rules = load_good(f);
    assert_int_equal(rules->limit_count, 0);
    assert_true(rules->phasing.ready == VPCA_NONE);
}

static void test_words(void **state)
{
    const struct vpca_ruleset *rules = load_good(*state);
    const struct vpca_fact *bandwidth = &vpca_facts[VPCA_FACT_NEED_BANDWIDTH];
    const struct vpca_fact *survive = &vpca_facts[VPCA_FACT_NEED_SURVIVE];
    const struct vpca_domain *kinds = vpca_facts[VPCA_FACT_NEED_KIND].domain;
    const struct vpca_word *word;

    word = vpca_ruleset_word(rules, bandwidth, "high");
    assert_true(word->by_kind[0].as.quantity.low == 1000000000);
    assert_true(vpca_value_equal(&word->by_kind[0], &word->by_kind[3]));
    word = vpca_ruleset_word(rules, bandwidth, "more-than-current");
    assert_ptr_equal(word->above,
                     &vpca_facts[VPCA_FACT_NEED_CURRENT_BANDWIDTH]);
    word = vpca_ruleset_word(rules, survive, "any-single-failure");
    assert_int_equal(
        word->by_kind[vpca_domain_find(kinds, "network-to-vpc")].state,
        VPCA_STATED);
    assert_int_equal(
        word->by_kind[vpca_domain_find(kinds, "user-to-vpc")].state,
        VPCA_ABSENT);
    assert_null(vpca_ruleset_word(rules, survive, "high"));
    assert_null(vpca_ruleset_word(rules, &rules->facts[0].fact, "high"));
}

/* A rule that cannot fire is left out; what the circuit alone is not, a pair
 * that it leads may be. */
static void test_reach(void **state)
{
    const struct vpca_ruleset *rules = load_good(*state);
    static const char *const circuit[] = {"B-site", "F-bandwidth", "M-internet",
                                          "S-cost", "X-pair"};
    static const char *const tunnel[] = {"B-site",     "B-two",  "F-bandwidth",
                                         "M-internet", "S-cost", "T-own"};
    const struct vpca_option *option = vpca_ruleset_option(rules, "circuit");

    assert_int_equal(option->rule_count, VPCA_COUNT(circuit));
    for (size_t i = 0; i < option->rule_count; i++)
        assert_string_equal(rules->rules[option->rules[i]].id, circuit[i]);
    option = vpca_ruleset_option(rules, "tunnel");
    assert_int_equal(option->rule_count, VPCA_COUNT(tunnel));
    for (size_t i = 0; i < option->rule_count; i++)
        assert_string_equal(rules->rules[option->rules[i]].id, tunnel[i]);
}

static bool can_fire(const struct vpca_ruleset *rules, const char *option,
                     const char *rule)
{
    const struct vpca_option *found = vpca_ruleset_option(rules, option);

    for (size_t i = 0; i < found->rule_count; i++) {
        if (strcmp(rules->rules[found->rules[i]].id, rule) == 0)
            return true;
    }
    return false;
}

static const char rules_on_survival[] =
    "rules:\n"
    "  - id: N-gateway\n"
    "    caveat: c\n"
    "    judgement: j\n"
    "    when: { option.can_survive: customer-gateway }\n"
    "    tests:\n"
    "      - { given: { option.can_survive: [customer-gateway] },\n"
    "          expect: fires }\n"
    "      - { given: { option.can_survive: [tunnel] }, expect: silent }\n"
    "  - id: N-region\n"
    "    caveat: c\n"
    "    judgement: j\n"
    "    when: { option.survives: region }\n"
    "    tests:\n"
    "      - { given: { option.survives: [region] }, expect: fires }\n"
    "      - { given: { option.survives: [tunnel] }, expect: silent }\n"
    "  - id: N-no-tunnel\n"
    "    caveat: c\n"
    "    judgement: j\n"
    "    when: { option.is_pair: no, not: { option.survives: tunnel } }\n"
    "    tests:\n"
    "      - { given: { option.is_pair: no, option.survives: [region] },\n"
    "          expect: fires }\n"
    "      - { given: { option.is_pair: no, option.survives: [tunnel] },\n"
    "          expect: silent }\n";

/* What the table settles whatever a need says is known when it loads. */
static void test_reach_of_what_is_survived(void **state)
{
    struct fixture *f = *state;
    const struct vpca_ruleset *rules = load(f, rules_on_survival);

    if (!rules)
        print_diags(&f->diags);
    assert_non_null(rules);
    /* The circuit can where the tunnel stands behind it. */
    assert_true(can_fire(rules, "tunnel", "N-gateway"));
    assert_true(can_fire(rules, "circuit", "N-gateway"));
    assert_true(can_fire(rules, "tunnel", "N-region"));
    assert_false(can_fire(rules, "tunnel", "N-no-tunnel"));
    assert_true(can_fire(rules, "circuit", "N-no-tunnel"));
}

/* Where everything went, in one text. */
static const char *outline(vpca_arena *arena, const struct vpca_ruleset *rules)
{
    struct vpca_text text;

    vpca_text_init(&text, arena);
    for (size_t i = 0; i < rules->symbols.count; i++)
        vpca_text_addf(&text, "%s ", rules->symbols.words[i]);
    for (size_t i = 0; i < rules->fact_count; i++)
        vpca_text_addf(&text, "%s ", rules->facts[i].fact.name);
    for (size_t i = 0; i < rules->option_count; i++) {
        vpca_text_addf(&text, "%s ", rules->options[i].id);
        for (size_t r = 0; r < rules->options[i].rule_count; r++)
            vpca_text_addf(&text, "%u ", rules->options[i].rules[r]);
    }
    for (size_t i = 0; i < rules->rule_count; i++)
        vpca_text_addf(&text, "%s %zu ", rules->rules[i].id,
                       rules->rules[i].criterion);
    for (size_t i = 0; i < rules->word_count; i++)
        vpca_text_addf(&text, "%s ", rules->words[i].word);
    for (size_t i = 0; i < rules->claim_count; i++)
        vpca_text_addf(&text, "%s ", rules->claims[i].id);
    return text.bytes;
}

static void test_order_of_files(void **state)
{
    struct fixture *f = *state;
    const char *expected = outline(f->arena, load_good(f));

    for (size_t first = 0; first < GOOD_COUNT; first++) {
        const struct vpca_source *files[GOOD_COUNT];
        const struct vpca_ruleset *rules;

        for (size_t i = 0; i < GOOD_COUNT; i++)
            files[i] =
                source(f, "any.yaml",
                       good_files[(first + GOOD_COUNT - i) % GOOD_COUNT]);
        rules = vpca_ruleset_load(f->arena, files, GOOD_COUNT, &f->diags);
        assert_non_null(rules);
        assert_string_equal(outline(f->arena, rules), expected);
    }
}

/* ---- What is refused -------------------------------------------------- */

/* A rule with its condition and tests for everything that could be asked. */
#define RULE(effect, when)                                                     \
    "rules:\n"                                                                 \
    "  - id: Z\n"                                                              \
    "    " effect "\n"                                                         \
    "    when: " when "\n"                                                     \
    "    judgement: j\n"                                                       \
    "    tests:\n"                                                             \
    "      - { expect: fires }\n"                                              \
    "      - { expect: silent }\n"                                             \
    "      - { expect: unknown }\n"
#define NOTE(when)    RULE("caveat: c", when)
#define EXCLUDE(when) RULE("exclude: e", when)
#define BARE(text)    "rules:\n  - { id: Z, judgement: j, " text " }\n"
#define TUNNEL(parts)                                                          \
    "option: other\nname: n\nserves: [network-to-vpc]\nuse: u\nclaims: [W-1]"  \
    "\nfailures: { others: { survives: not-there, judgement: j } }\n" parts
/* An option whose failures, beside one of others, are `rows`. */
#define FAILURES(rows)                                                         \
    "option: other\nname: n\nserves: [network-to-vpc]\nuse: u\nclaims: [W-1]"  \
    "\nfailures: { others: { survives: not-there, judgement: j }, " rows       \
    " }\n"
#define DOWN "component: c, effect: e, acts: aws, judgement: j"

/* A limit with these parts beside a message that counts. */
#define LIMIT(parts)                                                           \
    "limits: { l: { at: vpc, fix: x, judgement: j, message: '{count:x} at "    \
    "{at}', " parts " } }\n"
#define PHASES(parts) "phases: { judgement: j, " parts " }\n"

struct mistake {
    const char *text;
    enum vpca_code code;
    const char *hint; /* part of it, or NULL */
};

static const struct mistake mistakes[] = {
    /* shape */
    {"rulez: []\n", VPCA_CODE_UNKNOWN_KEY, "rules"},
    {"- a list\n", VPCA_CODE_WRONG_KIND, NULL},
    {"rules: { a: b }\n", VPCA_CODE_WRONG_KIND, NULL},
    {"pack: { id: a, title: t, edition: e, date: d }\n",
     VPCA_CODE_DUPLICATE_NAME, "file-0.yaml:1"},
    {"claims: { W-1: { origin: WP, text: t } }\n", VPCA_CODE_DUPLICATE_NAME,
     NULL},
    {"families: { tunnel: t }\n", VPCA_CODE_DUPLICATE_NAME, NULL},
    {"facts: { id: { type: text, doc: d } }\n", VPCA_CODE_DUPLICATE_NAME, NULL},
    {"families: { 'a b': t }\n", VPCA_CODE_BAD_NAME, NULL},
    {"criteria: { other: { name: n, base: 1001, judgement: j } }\n",
     VPCA_CODE_BAD_NUMBER, NULL},
    {"criteria: { o: { name: n, base: 1, weight: 2, judgement: j } }\n",
     VPCA_CODE_RULE_POINTS, NULL},
    /* sources */
    {"claims: { W-3: { origin: WQ, text: t } }\n", VPCA_CODE_RULE_SOURCE, "WP"},
    {"prices: { p: { text: t, usd: '1', per: month, as_of: a } }\n",
     VPCA_CODE_MISSING_KEY, "judgement"},
    {"prices: { p: { text: t, usd: '1', per: month, judgement: j } }\n",
     VPCA_CODE_MISSING_KEY, NULL},
    {"prices: { p: { text: t, usd: '1', per: month, as_of: 2026-02-31, "
     "judgement: j } }\n",
     VPCA_CODE_BAD_DATE, NULL},
    {"prices: { p: { text: t, usd: 1.2.3, per: month, as_of: a, "
     "judgement: j } }\n",
     VPCA_CODE_BAD_NUMBER, NULL},
    /* things */
    {"things: { t: { text: t, shared: site } }\n", VPCA_CODE_MISSING_KEY,
     "judgement"},
    {"things: { t: { text: t, judgement: j } }\n", VPCA_CODE_MISSING_KEY, NULL},
    {"things: { t: { text: t, shared: town, judgement: j } }\n",
     VPCA_CODE_UNKNOWN_WORD, NULL},
    {"things: { t: { text: t, shared: site, many: 1, judgement: j } }\n",
     VPCA_CODE_UNKNOWN_KEY, NULL},
    {"things: { hub: { text: t, shared: site, judgement: j } }\n"
     "prices: { p: { text: t, usd: '1', per: month, as_of: '2024', thing: hubb,"
     " judgement: j } }\n",
     VPCA_CODE_RULE_SOURCE, "hub"},
    {"things: { t: { text: t, shared: site, judgement: j } }\n"
     "prices: { p: { text: t, usd: '1', per: GB, as_of: '2024', thing: t,"
     " judgement: j } }\n",
     VPCA_CODE_RULE_TYPE, NULL},
    {"prices: { p: { text: t, usd: '1', per: month, as_of: '2024',"
     " carries: 1 Gbps, judgement: j } }\n",
     VPCA_CODE_MISSING_KEY, "size"},
    {"things: { t: { text: t, shared: site, judgement: j } }\n"
     "prices: { p: { text: t, usd: '1', per: month, as_of: '2024', thing: t,"
     " carries: 1..2 Gbps, judgement: j } }\n",
     VPCA_CODE_RULE_TYPE, NULL},
    {"rules:\n  - { id: Z, caveat: c, claims: [W-9] }\n", VPCA_CODE_RULE_SOURCE,
     "W-"},
    {"rules:\n  - { id: Z, caveat: c, claims: [] }\n", VPCA_CODE_RULE_MISSING,
     NULL},
    /* facts of options */
    {"facts: { x: { type: word, doc: d } }\n", VPCA_CODE_MISSING_KEY, NULL},
    {"facts: { x: { type: wrod, doc: d } }\n", VPCA_CODE_UNKNOWN_WORD, "word"},
    {"facts: { x: { type: truth, pair: sum, doc: d } }\n", VPCA_CODE_RULE_TYPE,
     NULL},
    {"facts: { x: { type: set, domain: need.bandwidth, doc: d } }\n",
     VPCA_CODE_RULE_FACT, NULL},
    {TUNNEL("facts: { bandwith: { is: 1 Gbps, judgement: j } }\n"),
     VPCA_CODE_RULE_FACT, "bandwidth"},
    {TUNNEL("facts: { path: { is: intrenet, judgement: j } }\n"),
     VPCA_CODE_UNKNOWN_WORD, "internet"},
    {TUNNEL("facts: { links: { choice: 1..2, judgement: j } }\n"),
     VPCA_CODE_RULE_TYPE, NULL},
    {TUNNEL("facts: { links: { is: need.bandwidth, judgement: j } }\n"),
     VPCA_CODE_RULE_TYPE, NULL},
    {TUNNEL("facts: { links: { times: [need.bandwidth], judgement: j } }\n"),
     VPCA_CODE_RULE_TYPE, NULL},
    {TUNNEL("facts: { links: { is: 1 } }\n"), VPCA_CODE_MISSING_KEY, NULL},
    {TUNNEL("facts: { links: { is: option.copies, judgement: j },\n"
            "  copies: { times: [2, option.links], judgement: j } }\n"),
     VPCA_CODE_PACK_CYCLE, NULL},
    {TUNNEL("cost: [ { price: out, times: [need.sites] } ]\n"),
     VPCA_CODE_RULE_TYPE, NULL},
    {TUNNEL("cost: [ { price: line, times: [need.traffic_out] } ]\n"),
     VPCA_CODE_RULE_TYPE, NULL},
    {TUNNEL("cost: [ { price: lime } ]\n"), VPCA_CODE_RULE_SOURCE, "line"},
    {TUNNEL("families: [circuit]\n"), VPCA_CODE_UNKNOWN_NAME, NULL},
    {TUNNEL("surves: [mixed]\n"), VPCA_CODE_UNKNOWN_KEY, "serves"},
    /* words, controls, pairs */
    {"words: { need.path: { aws: { is: private, judgement: j } } }\n",
     VPCA_CODE_DUPLICATE_NAME, NULL},
    {"words: { option.path: { x: { is: aws, judgement: j } } }\n",
     VPCA_CODE_RULE_FACT, NULL},
    {"words: { need.latency: { x: { above: need.sites, judgement: j } } }\n",
     VPCA_CODE_RULE_TYPE, NULL},
    {"controls: { c: { name: n, reason: r, judgement: j,\n"
     "  demands: { need.sites: 2 } } }\n",
     VPCA_CODE_RULE_FACT, NULL},
    {"controls: { c: { name: n, judgement: j } }\n", VPCA_CODE_MISSING_KEY,
     NULL},
    {"frameworks: { f: { name: n, controls: [privat], judgement: j } }\n",
     VPCA_CODE_UNKNOWN_NAME, "private"},
    {"pairs: { list: [ { primary: circuit, backup: tunel, judgement: j } ] }"
     "\n",
     VPCA_CODE_UNKNOWN_NAME, "tunnel"},
    {"pairs: { list: [ { primary: circuit, backup: tunnel, judgement: j } ] }"
     "\n",
     VPCA_CODE_DUPLICATE_NAME, NULL},
    {"assume: { site.asn: { is: 1, judgement: j } }\n", VPCA_CODE_RULE_FACT,
     NULL},
    /* rules */
    {"rules:\n  - { caveat: c, judgement: j }\n", VPCA_CODE_RULE_MISSING, NULL},
    {"rules:\n  - { id: S-cost, caveat: c, judgement: j }\n",
     VPCA_CODE_DUPLICATE_NAME, "file-3.yaml"},
    {BARE("when: { need.sites: 1 }"), VPCA_CODE_RULE_EFFECT, NULL},
    {BARE("caveat: c, advantage: d"), VPCA_CODE_RULE_EFFECT, NULL},
    {BARE("caveat: c, points: 4"), VPCA_CODE_UNKNOWN_KEY, NULL},
    {BARE("score: s, points: 4"), VPCA_CODE_RULE_MISSING, NULL},
    {BARE("score: s, criterion: cots, points: 4"), VPCA_CODE_UNKNOWN_NAME,
     "cost"},
    {BARE("score: s, criterion: cost"), VPCA_CODE_RULE_POINTS, NULL},
    {BARE("match: m, points: 6"), VPCA_CODE_RULE_POINTS, NULL},
    {BARE("mismatch: m, points: 8"), VPCA_CODE_RULE_POINTS, NULL},
    {BARE("score: s, criterion: cost, of: need.traffic_out, bands: [ { below: "
          "2 TB/month, points: 1 }, { below: 1 TB/month, points: 2 }, { "
          "points: 0 } ]"),
     VPCA_CODE_RULE_POINTS, NULL},
    {BARE("score: s, criterion: cost, of: need.sites, bands: [ { below: 2, "
          "points: 1 } ]"),
     VPCA_CODE_RULE_POINTS, NULL},
    {BARE("score: s, criterion: cost, of: need.sites, scale: [ { at: 2, "
          "points: 1 } ]"),
     VPCA_CODE_RULE_POINTS, NULL},
    {BARE("score: s, criterion: cost, of: need.sites, scale: [ { at: 4, "
          "points: 1 }, { at: 2, points: 0 } ]"),
     VPCA_CODE_RULE_POINTS, NULL},
    {BARE("score: s, criterion: cost, of: need.sites, scale: [ { at: 0, "
          "points: 1 }, { at: 2, points: 0 } ]"),
     VPCA_CODE_RULE_POINTS, NULL},
    {BARE("score: s, criterion: cost, of: need.sites, scale: [ { at: 1, "
          "points: 1 }, { points: 0 } ]"),
     VPCA_CODE_RULE_POINTS, NULL},
    {BARE("score: s, criterion: cost, of: need.path, bands: [ { points: 1 } ]"),
     VPCA_CODE_RULE_TYPE, NULL},
    {BARE("build: b, owner: nobody"), VPCA_CODE_UNKNOWN_WORD, NULL},
    /* messages */
    {BARE("caveat: '{optoin}'"), VPCA_CODE_RULE_MESSAGE, "option"},
    {BARE("caveat: '{need.sties}'"), VPCA_CODE_RULE_FACT, "need.sites"},
    {BARE("caveat: '{need.bandwidth:site}'"), VPCA_CODE_RULE_MESSAGE, NULL},
    {BARE("caveat: 'a { alone'"), VPCA_CODE_RULE_MESSAGE, NULL},
    {BARE("caveat: '{member}'"), VPCA_CODE_RULE_MESSAGE, NULL},
    {BARE("caveat: '{site.asn} {vpc.region}'"), VPCA_CODE_RULE_SCOPE, NULL},
    /* conditions */
    {NOTE("{ need.bandwith: 1 Gbps }"), VPCA_CODE_RULE_FACT, "need.bandwidth"},
    {NOTE("{ service.tags.x: y }"), VPCA_CODE_RULE_FACT, NULL},
    {NOTE("{ option.bandwidth: less than need.latency }"), VPCA_CODE_RULE_TYPE,
     NULL},
    {NOTE("{ option.bandwidth: less than need.path }"), VPCA_CODE_RULE_TYPE,
     NULL},
    {NOTE("{ option.path: at least circuit }"), VPCA_CODE_RULE_TYPE, NULL},
    {NOTE("{ option.path: same as need.path }"), VPCA_CODE_RULE_TYPE, NULL},
    {NOTE("{ option.encrypted: less than yes }"), VPCA_CODE_RULE_TYPE, NULL},
    {NOTE("{ option.bandwidth: at least 1..2 Gbps }"), VPCA_CODE_RULE_TYPE,
     NULL},
    {NOTE("{ option.path: [internet, circus] }"), VPCA_CODE_UNKNOWN_WORD, NULL},
    {NOTE("{ option.path: unknown }"), VPCA_CODE_RULE_TYPE, NULL},
    {NOTE("{ option.path: told }"), VPCA_CODE_RULE_TYPE, NULL},
    {NOTE("{ any: [] }"), VPCA_CODE_MISSING_KEY, NULL},
    {NOTE("{ not: [ 1 ] }"), VPCA_CODE_WRONG_KIND, NULL},
    {NOTE("{ site.asn: 1, vpc.internet: no }"), VPCA_CODE_RULE_SCOPE, NULL},
    {NOTE("{ site.asn: 1, from.tags.x: y }"), VPCA_CODE_RULE_SCOPE, NULL},
    /* a stricter demand excludes more */
    {EXCLUDE("{ need.bandwidth: at most 1 Gbps }"), VPCA_CODE_RULE_DIRECTION,
     NULL},
    {EXCLUDE("{ need.bandwidth: 1 Gbps }"), VPCA_CODE_RULE_DIRECTION, NULL},
    {EXCLUDE("{ option.bandwidth: at least need.bandwidth }"),
     VPCA_CODE_RULE_DIRECTION, NULL},
    {EXCLUDE("{ not: { option.bandwidth: at least need.bandwidth } }"),
     VPCA_CODE_RULE_DIRECTION, NULL},
    {EXCLUDE("{ option.lead_time: less than need.ready_within }"),
     VPCA_CODE_RULE_DIRECTION, NULL},
    {EXCLUDE("{ need.encryption: not demanded }"), VPCA_CODE_RULE_DIRECTION,
     NULL},
    {EXCLUDE("{ not: { need.encryption: demanded } }"),
     VPCA_CODE_RULE_DIRECTION, NULL},
    {EXCLUDE("{ need.performance: best-effort }"), VPCA_CODE_RULE_DIRECTION,
     NULL},
    {EXCLUDE("{ need.survive: within option.survives }"),
     VPCA_CODE_RULE_DIRECTION, NULL},
    {EXCLUDE("{ option.survives: not within need.survive }"),
     VPCA_CODE_RULE_DIRECTION, NULL},
    {RULE("doubt: d", "{ not: { need.routing: bgp } }"),
     VPCA_CODE_RULE_DIRECTION, NULL},
    /* tests */
    {BARE("caveat: c, when: { option.path: aws }"), VPCA_CODE_RULE_TEST, NULL},
    {BARE("caveat: c, tests: [ { given: {} } ]"), VPCA_CODE_RULE_TEST, NULL},
    {BARE("caveat: c, tests: [ { given: { need.site: 1 }, expect: fires } ]"),
     VPCA_CODE_RULE_FACT, "need.sites"},
    /* failure tables */
    {"option: other\nname: n\nserves: [network-to-vpc]\nuse: u\nclaims: [W-1]"
     "\nfailures: { tunnel: { survives: not-there, judgement: j } }\n",
     VPCA_CODE_MISSING_KEY, "not-there"},
    {"option: other\nname: n\nserves: [network-to-vpc]\nuse: u\nclaims: [W-1]"
     "\n",
     VPCA_CODE_MISSING_KEY, "not-there"},
    {FAILURES("tunel: { survives: not-there, judgement: j }"),
     VPCA_CODE_UNKNOWN_WORD, "tunnel"},
    {FAILURES("tunnel: { survives: maybe, " DOWN " }"), VPCA_CODE_UNKNOWN_WORD,
     NULL},
    {FAILURES("tunnel: { " DOWN " }"), VPCA_CODE_MISSING_KEY, NULL},
    {FAILURES("tunnel: { survives: not-there }"), VPCA_CODE_MISSING_KEY,
     "claims"},
    {FAILURES("tunnel: { survives: no, component: c, acts: aws, judgement: j "
              "}"),
     VPCA_CODE_MISSING_KEY, NULL},
    {FAILURES("tunnel: { survives: no, component: c, effect: e, judgement: j "
              "}"),
     VPCA_CODE_MISSING_KEY, NULL},
    {FAILURES("tunnel: { survives: no, component: c, effect: e, acts: me, "
              "judgement: j }"),
     VPCA_CODE_UNKNOWN_WORD, NULL},
    {FAILURES("tunnel: { survives: not-there, effect: e, judgement: j }"),
     VPCA_CODE_UNKNOWN_KEY, NULL},
    {FAILURES("tunnel: { survives: with-measures, " DOWN " }"),
     VPCA_CODE_MISSING_KEY, "must be built"},
    {FAILURES("tunnel: { survives: no, measures: [B-site], " DOWN " }"),
     VPCA_CODE_UNKNOWN_KEY, "with-measures"},
    {FAILURES("tunnel: { survives: with-measures, measures: [B-sit], " DOWN
              " }"),
     VPCA_CODE_UNKNOWN_NAME, "B-site"},
    {FAILURES("tunnel: { survives: with-measures, measures: [S-cost], " DOWN
              " }"),
     VPCA_CODE_RULE_EFFECT, "build"},
    /* the measure of another option */
    {FAILURES("tunnel: { survives: with-measures, measures: [B-two], " DOWN
              " }"),
     VPCA_CODE_UNKNOWN_NAME, NULL},
    {FAILURES("tunnel: { survives: no, when: { need.sites: 1 }, " DOWN " }"),
     VPCA_CODE_UNKNOWN_KEY, "always"},
    {FAILURES("tunnel: [ { survives: no, " DOWN " }, { survives: no, " DOWN
              " } ]"),
     VPCA_CODE_MISSING_KEY, "always"},
    {FAILURES("tunnel: []"), VPCA_CODE_MISSING_KEY, NULL},
    {FAILURES("tunnel: { survives: no, component: c, effect: '{member} is "
              "down', acts: aws, judgement: j }"),
     VPCA_CODE_RULE_MESSAGE, NULL},
    {FAILURES("tunnel: { survives: no, component: c, effect: "
              "'{backup.bandwith}', acts: aws, judgement: j }"),
     VPCA_CODE_RULE_FACT, "bandwidth"},
    {FAILURES(
         "tunnel: [ { survives: no, when: { option.survives: tunnel }, " DOWN
         " }, { survives: not-there, judgement: j } ]"),
     VPCA_CODE_PACK_CYCLE, NULL},
    {BARE("build: b"), VPCA_CODE_RULE_MISSING, "customer"},
    {BARE("build: b, owner: nobody"), VPCA_CODE_UNKNOWN_WORD, NULL},
    /* the scale */
    {BARE("score: s, criterion: cost, points: 300"), VPCA_CODE_RULE_POINTS,
     NULL},
    {BARE("score: s, criterion: cost, points: -301"), VPCA_CODE_RULE_POINTS,
     NULL},
    {BARE("match: m, points: 804"), VPCA_CODE_RULE_POINTS, NULL},
    {"rules:\n"
     "  - { id: Y, score: s, criterion: cost, points: 1, claims: [W-2] }\n"
     "  - { id: Z, score: s, criterion: cost, points: 1, claims: [W-2] }\n",
     VPCA_CODE_RULE_SOURCE, NULL},
    /* limits of a whole network */
    {LIMIT("counts: [{}]"), VPCA_CODE_MISSING_KEY, "quota:"},
    {LIMIT("quota: 0, counts: [{}]"), VPCA_CODE_BAD_NUMBER, NULL},
    {LIMIT("quota: 50, limit: 50, counts: [{}]"), VPCA_CODE_BAD_RANGE, NULL},
    {LIMIT("quota: 5"), VPCA_CODE_MISSING_KEY, NULL},
    {LIMIT("quota: 5, counts: [{ each: sites }]"), VPCA_CODE_UNKNOWN_WORD,
     "site"},
    {LIMIT("quota: 5, counts: [{ when: { site.mpls: yes } }]"),
     VPCA_CODE_RULE_SCOPE, NULL},
    {LIMIT("quota: 5, counts: [{ times: [option.path] }]"), VPCA_CODE_RULE_TYPE,
     NULL},
    {LIMIT("quota: 5, counts: [{ time: [2] }]"), VPCA_CODE_UNKNOWN_KEY,
     "times"},
    {LIMIT("compares: addresses, of: [{ each: site }]"), VPCA_CODE_RULE_MESSAGE,
     "{a} and {b}"},
    {"limits: { l: { at: vpc, fix: x, judgement: j, message: '{a} {b}', "
     "compares: addresses, of: [{}] } }\n",
     VPCA_CODE_MISSING_KEY, "each: site"},
    {"limits: { l: { at: vpc, fix: x, judgement: j, message: '{a} {b}', "
     "compares: site.kind, of: [{ each: site }] } }\n",
     VPCA_CODE_RULE_TYPE, "site.asn"},
    {"limits: { l: { at: vcp, fix: x, judgement: j, message: m, quota: 1, "
     "counts: [{}] } }\n",
     VPCA_CODE_UNKNOWN_WORD, "vpc"},
    {"limits: { l: { at: vpc, fix: x, judgement: j, message: '{cont:x}', "
     "quota: 1, counts: [{}] } }\n",
     VPCA_CODE_RULE_MESSAGE, "{count:noun}"},
    {"limits: { l: { at: vpc, fix: x, judgement: j, message: 'a } b', "
     "quota: 1, counts: [{}] } }\n",
     VPCA_CODE_RULE_MESSAGE, NULL},
    {"limits: { l: { at: vpc, fix: x, message: m, quota: 1, counts: [{}] } "
     "}\n",
     VPCA_CODE_MISSING_KEY, "judgement"},
    /* phases of a whole network */
    {PHASES("ready: option.bandwidth, soon: 7 days"), VPCA_CODE_RULE_TYPE,
     NULL},
    {PHASES("ready: option.led_time, soon: 7 days"), VPCA_CODE_RULE_FACT,
     "lead_time"},
    {PHASES("ready: option.lead_time"), VPCA_CODE_MISSING_KEY, NULL},
    {PHASES("soon: 7 days"), VPCA_CODE_MISSING_KEY, NULL},
    {PHASES("ready: option.lead_time, soon: 7 Gbps"), VPCA_CODE_UNKNOWN_UNIT,
     NULL},
    {PHASES("ready: option.lead_time, soon: 1 day, lacks: [need.kind]"),
     VPCA_CODE_RULE_FACT, NULL},
    /* what is said of one option stands behind another */
    {"claims: { W-3: { origin: WP, text: t, of: tunel } }\n",
     VPCA_CODE_UNKNOWN_NAME, "tunnel"},
    {TUNNEL("facts: { routing: { is: bgp, claims: [W-2] } }\n"),
     VPCA_CODE_RULE_SOURCE, "judgement"},
    {FAILURES("tunnel: { survives: not-there, claims: [W-2] }"),
     VPCA_CODE_RULE_SOURCE, "judgement"},
    {TUNNEL("rules: [ { id: Z, caveat: c, claims: [W-2] } ]\n"),
     VPCA_CODE_RULE_SOURCE, "judgement"},
    {"rules:\n"
     "  - id: Z\n"
     "    caveat: c\n"
     "    when: { option.id: tunnel }\n"
     "    claims: [W-2]\n"
     "    tests:\n"
     "      - { given: { option.id: tunnel }, expect: fires }\n"
     "      - { given: { option.id: circuit }, expect: silent }\n",
     VPCA_CODE_RULE_SOURCE, "judgement"},
};

static void check_mistake(struct fixture *f, const struct mistake *mistake)
{
    const struct vpca_ruleset *rules;
    bool found = false;

    vpca_diags_init(&f->diags, f->arena);
    rules = load(f, mistake->text);
    for (size_t i = 0; i < f->diags.count; i++) {
        const struct vpca_diag *diag = &f->diags.items[i];
        bool hinted =
            !mistake->hint || (diag->hint && strstr(diag->hint, mistake->hint));

        found |= diag->code == mistake->code && hinted;
    }
    if (rules || !found) {
        print_message("%s", mistake->text);
        print_diags(&f->diags);
    }
    assert_null(rules);
    assert_true(found);
}

static void test_mistakes(void **state)
{
    for (size_t i = 0; i < VPCA_COUNT(mistakes); i++)
        check_mistake(*state, &mistakes[i]);
}

/* What comes near a mistake and is none. */
static const char *const near_mistakes[] = {
    EXCLUDE("{ need.bandwidth: more than option.bandwidth }"),
    EXCLUDE("{ need.bandwidth: 1 Gbps.. }"),
    EXCLUDE("{ option.lead_time: more than need.ready_within }"),
    EXCLUDE("{ need.survive: circuit, option.path: internet }"),
    EXCLUDE("{ need.survive: not within option.survives }"),
    EXCLUDE("{ need.performance: consistent }"),
    EXCLUDE("{ need.routing: other than option.routing }"),
    EXCLUDE("{ need.transitive: required, not: { option.path: aws } }"),
    EXCLUDE("{ need.path: [private, aws], option.path: internet }"),
    EXCLUDE("{ option.ends: not within need.endpoints }"),
    EXCLUDE("{ need.encryption: demanded, option.encrypted: no }"),
    NOTE("{ need.bandwidth: at most 1 Gbps }"),
    NOTE("{ not: { need.bandwidth: at most 1 Gbps } }"),
    NOTE("{ option.path: 'other than [internet, circuit]' }"),
    NOTE("{ option.id: [tunnel, circuit], need.current: vpn }"),
    NOTE("{ option.family: other than need.current }"),
    NOTE("{ site.gateway.devices: 1..2, site.tags.tier: [gold, tin] }"),
    NOTE("{ option.path: 'not within internet, circuit' }"),
    BARE("score: s, criterion: cost, points: 200"),
    BARE("mismatch: m, points: -400"),
    BARE("match: m, points: 800, when: { option.path: aws }, tests: [ { "
         "expect: fires }, { expect: silent } ]"),
    "rules:\n"
    "  - { id: Y, score: s, criterion: cost, points: 200, group: g,\n"
    "      claims: [W-2] }\n"
    "  - { id: Z, score: s, criterion: cost, points: 200, group: g,\n"
    "      claims: [W-2] }\n",
    /* A judgement says why a claim of another option holds. */
    TUNNEL("rules: [ { id: Z, caveat: c, claims: [W-2], judgement: j } ]\n"),
    /* A second match counts a quarter: 400 + 400 + 200. */
    "rules:\n"
    "  - { id: Y, match: m, points: 400, judgement: j }\n"
    "  - { id: Z, match: m, points: 400, judgement: j }\n",
};

static void test_near_mistakes(void **state)
{
    struct fixture *f = *state;

    for (size_t i = 0; i < VPCA_COUNT(near_mistakes); i++) {
        const char *text = near_mistakes[i];

        vpca_diags_init(&f->diags, f->arena);
        if (!load(f, text)) {
            print_message("%s", text);
            print_diags(&f->diags);
            fail();
        }
    }
}

static void test_all_mistakes_at_once(void **state)
{
    struct fixture *f = *state;

    assert_null(load(f, "claims: { W-3: { origin: WQ, text: t } }\n"
                        "rules:\n"
                        "  - { id: Z, caveat: '{optoin}', claims: [W-9] }\n"
                        "  - { judgement: j }\n"));
    vpca_diags_sort(&f->diags);
    /* Origin, field, claim, id, effect. */
    assert_int_equal(f->diags.count, 5);
    assert_int_equal(f->diags.items[0].code, VPCA_CODE_RULE_SOURCE);
    assert_string_equal(f->diags.items[0].path, "claims.W-3.origin");
    assert_int_equal(f->diags.items[0].span.start, 25);
}

static void test_limits(void **state)
{
    struct fixture *f = *state;
    struct vpca_text text;

    vpca_text_init(&text, f->arena);
    vpca_text_add(&text, "families:\n");
    for (int i = 0; i < VPCA_DOMAIN_LIMIT; i++)
        vpca_text_addf(&text, "  f%d: F\n", i);
    check_mistake(f, &(struct mistake){text.bytes, VPCA_CODE_PACK_LIMIT, NULL});
    vpca_text_clear(&text);
    vpca_text_add(&text, "facts:\n  x: { type: set, doc: d, words: [");
    for (int i = 0; i <= VPCA_DOMAIN_LIMIT; i++)
        vpca_text_addf(&text, "w%d, ", i);
    vpca_text_add(&text, "last] }\n");
    check_mistake(f, &(struct mistake){text.bytes, VPCA_CODE_PACK_LIMIT, NULL});
    vpca_text_clear(&text);
    vpca_text_add(&text, "criteria:\n");
    for (int i = 0; i < VPCA_CRITERION_LIMIT; i++)
        vpca_text_addf(&text, "  c%d: { name: n, base: 1, judgement: j }\n", i);
    check_mistake(f, &(struct mistake){text.bytes, VPCA_CODE_PACK_LIMIT, NULL});
}

/* ---- Conditions ------------------------------------------------------- */

/* Loads a rule with the condition and judges it on facts of the test: the
 * outcome in a word. */
static void check_condition(struct fixture *f, const char *when,
                            const char *given, const char *expected)
{
    const char *text =
        vpca_arena_printf(f->arena,
                          "rules:\n"
                          "  - id: Z\n"
                          "    caveat: c\n"
                          "    when: %s\n"
                          "    judgement: j\n"
                          "    tests:\n"
                          "      - { given: %s, expect: fires }\n"
                          "      - { given: %s, expect: silent }\n"
                          "      - { given: %s, expect: unknown }\n",
                          when, given, given, given);
    const struct vpca_ruleset *rules;
    const char *wanted =
        vpca_arena_printf(f->arena, "expects that it %s", expected);

    vpca_diags_init(&f->diags, f->arena);
    rules = load(f, text);
    if (!rules)
        print_diags(&f->diags);
    assert_non_null(rules);
    vpca_ruleset_test(rules, &f->diags);
    /* The other two expectations fail, this one does not. */
    assert_int_equal(f->diags.count, 2);
    for (size_t i = 0; i < 2; i++) {
        assert_int_equal(f->diags.items[i].code, VPCA_CODE_RULE_TEST_FAILED);
        if (strstr(f->diags.items[i].message, wanted))
            fail_msg("%s, given %s: %s", when, given,
                     f->diags.items[i].message);
    }
}

static void test_conditions(void **state)
{
    static const struct {
        const char *when;
        const char *given;
        const char *expected;
    } cases[] = {
        {"{ option.path: circuit }", "{ option.path: circuit }", "fires"},
        {"{ option.path: [circuit, aws] }", "{ option.path: aws }", "fires"},
        {"{ option.path: [circuit, aws] }", "{ option.path: internet }",
         "is silent"},
        {"{ option.path: [circuit, aws] }", "{ option.path: [aws, internet] }",
         "is unknown"},
        {"{ option.path: circuit }", "{ option.path: not stated }",
         "is unknown"},
        {"{ not: { option.path: [circuit, aws] } }",
         "{ option.path: internet }", "fires"},
        {"{ option.path: 'other than [circuit, aws]' }",
         "{ option.path: internet }", "fires"},
        {"{ option.path: 'within [circuit, aws]' }", "{ option.path: aws }",
         "fires"},
        {"{ need.survive: [circuit, provider] }", "{ need.survive: provider }",
         "fires"},
        {"{ need.survive: [circuit, provider] }", "{}", "is silent"},
        {"{ not: { need.survive: [circuit, provider] } }",
         "{ need.survive: [circuit, tunnel] }", "is silent"},
        {"{ not: { need.survive: [circuit, provider] } }",
         "{ need.survive: tunnel }", "fires"},
        {"{ need.survive: not within option.survives }",
         "{ need.survive: [tunnel, circuit], option.survives: tunnel }",
         "fires"},
        {"{ need.bandwidth: 1..2 Gbps }", "{ need.bandwidth: 1.5 Gbps }",
         "fires"},
        {"{ need.bandwidth: at least 1 Gbps }", "{ need.bandwidth: 1 Gbps }",
         "fires"},
        {"{ need.bandwidth: more than 1 Gbps }", "{ need.bandwidth: 1 Gbps }",
         "is silent"},
        {"{ need.bandwidth: demanded }", "{ need.bandwidth: unknown }",
         "fires"},
        {"{ need.bandwidth: not demanded }", "{}", "fires"},
        {"{ not: { need.bandwidth: at least 1 bps } }", "{}", "fires"},
        {"{ site.tags.tier: [gold, tin] }", "{ site.tags.tier: tin }", "fires"},
        {"{ site.tags.tier: gold }", "{ vpc.tags.tier: gold }", "is unknown"},
        {"{ to.tags.a: same as to.tags.b }", "{ to.tags.a: x, to.tags.b: x }",
         "fires"},
        {"{ any: [ { need.sites: 1 }, { option.path: aws, need.vpcs: 1 } ] }",
         "{ need.sites: 2, option.path: aws }", "is unknown"},
        {"{ all: [ { need.sites: 1 }, { need.vpcs: 1 } ] }",
         "{ need.sites: 2 }", "is silent"},
        {"{ not: { any: [ { need.sites: 1 }, { need.vpcs: 1 } ] } }",
         "{ need.sites: 2, need.vpcs: 2 }", "fires"},
        {"{ not: { all: [ { need.sites: 1 }, { need.vpcs: 1 } ] } }",
         "{ need.sites: 2 }", "fires"},
        {"{ not: { not: { need.sites: 1 } } }", "{ need.sites: 1 }", "fires"},
        {"{ option.id: tunnel }", "{ option.id: circuit }", "is silent"},
        {"{ option.family: dx }", "{ option.family: [vpn, dx] }", "fires"},
        {"{ need.current: vpn }", "{ need.current: [vpn, circuit] }", "fires"},
    };

    for (size_t i = 0; i < VPCA_COUNT(cases); i++)
        check_condition(*state, cases[i].when, cases[i].given,
                        cases[i].expected);
}

/* A scope without values has absent facts. */
static void test_empty_view(void **state)
{
    const struct vpca_ruleset *rules = load_good(*state);
    const struct vpca_rule *rule = vpca_ruleset_rule(rules, "F-bandwidth");
    const struct vpca_view view = {.tag_counts = {0}};
    struct vpca_value value =
        vpca_operand_value(&rule->message.segments[2].operand, &view);

    assert_int_equal(value.state, VPCA_ABSENT);
    assert_int_equal(vpca_condition_test(rule->when, &view), VPCA_FALSE);
}

static void test_rule_tests(void **state)
{
    struct fixture *f = *state;
    const struct vpca_ruleset *rules = load_good(f);

    assert_int_equal(vpca_ruleset_test(rules, &f->diags), 10);
    assert_int_equal(f->diags.count, 0);
}

/* ---- Whatever bytes a file holds -------------------------------------- */

static uint32_t next_random(uint32_t *seed)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 17;
    *seed ^= *seed << 5;
    return *seed;
}

/* Cuts, repeats and changes pieces of the good files. */
static char *mutate(vpca_arena *arena, const char *text, uint32_t *seed)
{
    static const char pieces[] = "{}[]:,-'\"& *!|>\n\t #~<1aZ\xc3\x00";
    size_t length = strlen(text);
    char *copy = vpca_arena_copy(arena, text, length);
    size_t changes = next_random(seed) % 4 + 1;

    for (size_t i = 0; i < changes; i++) {
        size_t at = next_random(seed) % length;
        size_t other = next_random(seed) % length;
        size_t most = length - (at > other ? at : other);

        if (next_random(seed) % 2)
            copy[at] = pieces[next_random(seed) % (sizeof(pieces) - 2)];
        else
            memmove(copy + at, copy + other, next_random(seed) % most % 40);
    }
    return copy;
}

static void test_any_bytes(void **state)
{
    uint32_t seed = 2018;
    size_t refused = 0;

    (void)state;
    for (int round = 0; round < 400; round++) {
        struct fixture f = {.arena = vpca_arena_new()};
        const struct vpca_source *files[GOOD_COUNT];
        const struct vpca_ruleset *rules;

        vpca_diags_init(&f.diags, f.arena);
        for (size_t i = 0; i < GOOD_COUNT; i++)
            files[i] = source(&f, "fuzz.yaml",
                              next_random(&seed) % 3
                                  ? good_files[i]
                                  : mutate(f.arena, good_files[i], &seed));
        rules = vpca_ruleset_load(f.arena, files, GOOD_COUNT, &f.diags);
        assert_int_equal(rules == NULL, f.diags.errors > 0);
        if (rules)
            vpca_ruleset_test(rules, &f.diags);
        refused += rules == NULL;
        vpca_arena_free(f.arena);
    }
    assert_in_range(refused, 100, 399);
}

static void test_no_files(void **state)
{
    struct fixture *f = *state;

    assert_null(vpca_ruleset_load(f->arena, NULL, 0, &f->diags));
    assert_true(f->diags.errors > 0);
}

/* ---- The pack in the program ------------------------------------------ */

static void test_embedded(void **state)
{
    struct fixture *f = *state;
    const struct vpca_ruleset *rules =
        vpca_ruleset_load_embedded(f->arena, &f->diags);

    if (!rules)
        print_diags(&f->diags);
    assert_non_null(rules);
    assert_true(vpca_ruleset_test(rules, &f->diags) > 0);
    print_diags(&f->diags);
    assert_int_equal(f->diags.errors, 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_small_parts),
        TEST(test_options),
        TEST(test_rules),
        TEST(test_limits_of_a_network),
        TEST(test_words),
        TEST(test_failure_tables),
        TEST(test_two_paths_together),
        TEST(test_what_is_survived),
        TEST(test_reach),
        TEST(test_reach_of_what_is_survived),
        TEST(test_order_of_files),
        TEST(test_mistakes),
        TEST(test_near_mistakes),
        TEST(test_all_mistakes_at_once),
        TEST(test_limits),
        TEST(test_conditions),
        TEST(test_empty_view),
        TEST(test_rule_tests),
        TEST(test_any_bytes),
        TEST(test_no_files),
        TEST(test_embedded),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
