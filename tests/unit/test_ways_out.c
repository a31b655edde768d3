/* Demands that give way: models without them, and the smallest sets of them
 * where no option is left. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "vpcadvise/decision.h"

#define TODAY "2026-11-24"

struct fixture {
    vpca_arena *pack_arena;
    vpca_arena *arena;
    const struct vpca_ruleset *rules;
};

static int setup(void **state)
{
    static struct fixture fixture;
    struct vpca_diags diags;

    fixture.pack_arena = vpca_arena_new();
    fixture.arena = vpca_arena_new();
    vpca_diags_init(&diags, fixture.pack_arena);
    fixture.rules = vpca_ruleset_load_embedded(fixture.pack_arena, &diags);
    assert_non_null(fixture.rules);
    *state = &fixture;
    return 0;
}

static int teardown(void **state)
{
    struct fixture *f = *state;

    vpca_arena_free(f->arena);
    vpca_arena_free(f->pack_arena);
    return 0;
}

/* A file with one need, `n`, and what stands at its top level. */
static const struct vpca_model *load(struct fixture *f, const char *need,
                                     const char *top)
{
    const char *text = vpca_arena_printf(
        f->arena,
        "vpcadvise: 1\n"
        "sites:\n"
        "  dc: { cidrs: [10.0.0.0/16], gateway: { ipsec: yes, bgp: yes, "
        "supported: yes, devices: 2 }, internet: { bandwidth: 10 Gbps, links: "
        "2 }, direct_connect: at-location }\n"
        "  lab: { cidrs: [10.1.0.0/16] }\n"
        "  island: { internet: none, direct_connect: unavailable }\n"
        "vpcs:\n"
        "  prod: { region: eu-west-1, cidrs: [10.64.0.0/16], internet: yes }\n"
        "  dr: { region: eu-west-1, cidrs: [10.65.0.0/16] }\n"
        "services: { billing: { vpc: prod, behind: nlb } }\n"
        "%s\n"
        "needs:\n"
        "  n: { %s }\n",
        top, need);
    const struct vpca_source *source =
        vpca_source_new(f->arena, "r.yaml", text, strlen(text));
    const struct vpca_node *root;
    const struct vpca_model *model;
    struct vpca_diags diags;

    vpca_diags_init(&diags, f->arena);
    root = vpca_document_parse(f->arena, source, &diags);
    assert_non_null(root);
    model = vpca_model_load(f->arena, root, f->rules, TODAY, &diags);
    if (!model)
        vpca_diags_print(&diags, stderr, false);
    assert_non_null(model);
    return model;
}

/* ---- Without a demand ------------------------------------------------- */

static void same_values(const struct vpca_value *a, const struct vpca_value *b)
{
    for (size_t i = 0; i < vpca_facts_count(VPCA_SCOPE_NEED); i++) {
        if (!vpca_value_equal(&a[i], &b[i]))
            fail_msg("%s differs", vpca_facts[i].name);
    }
}

static void same_advice(struct fixture *f, const struct vpca_model *a,
                        const struct vpca_model *b)
{
    const struct vpca_advice *left = vpca_advise(f->arena, a, &a->needs[0]);
    const struct vpca_advice *right = vpca_advise(f->arena, b, &b->needs[0]);

    assert_int_equal(a->needs[0].kind, b->needs[0].kind);
    same_values(left->need_values, right->need_values);
    same_values(left->backup_need_values, right->backup_need_values);
    assert_int_equal(left->all_count, right->all_count);
    for (size_t i = 0; i < left->all_count; i++) {
        assert_ptr_equal(left->all[i].option, right->all[i].option);
        assert_ptr_equal(left->all[i].backup, right->all[i].backup);
        assert_int_equal(left->all[i].status, right->all[i].status);
        assert_int_equal(left->all[i].total, right->all[i].total);
        assert_int_equal(left->all[i].ruled_out, right->all[i].ruled_out);
    }
}

struct row {
    enum vpca_concession_kind kind;
    const char *fact;
    struct vpca_value value;
    const char *before;
    const char *after;
    const char *top_before;
    const char *top_after;
};

static void check_row(struct fixture *f, const struct row *row)
{
    const struct vpca_model *demanding =
        load(f, row->before, row->top_before ? row->top_before : "");
    const struct vpca_model *without =
        load(f, row->after, row->top_after ? row->top_after : "");
    struct vpca_concession conceded = {.kind = row->kind, .value = row->value};

    print_message("%s\n", row->before);
    if (row->fact) {
        conceded.fact = vpca_fact_find(row->fact);
        assert_non_null(conceded.fact);
        if (row->value.state == VPCA_ABSENT)
            conceded.value = vpca_value_absent(conceded.fact->type);
    }
    same_advice(f,
                vpca_model_without(f->arena, demanding, &demanding->needs[0],
                                   &conceded, 1),
                without);
    vpca_arena_reset(f->arena);
}

#define ENDS "from: dc, to: prod"
#define DROP(name, from, made)                                                 \
    {                                                                          \
        .kind = VPCA_CONCEDE_DEMAND, .fact = name, .before = from,             \
        .after = made                                                          \
    }

static void test_dropped(void **state)
{
    static const struct row rows[] = {
        DROP("need.bandwidth", ENDS ", must: { bandwidth: 5 Gbps }", ENDS),
        DROP("need.bandwidth",
             "from: [dc, lab], to: prod, must: { bandwidth: 1 Gbps, "
             "encryption: in-transit }",
             "from: [dc, lab], to: prod, must: { encryption: in-transit }"),
        DROP("need.availability", ENDS ", must: { availability: 99.99 % }",
             ENDS),
        DROP("need.survive", ENDS ", must: { survive: any-single-failure }",
             ENDS),
        DROP("need.encryption",
             ENDS ", must: { encryption: in-transit }, backup: { bandwidth: "
                  "100 Mbps }",
             ENDS ", backup: { bandwidth: 100 Mbps }"),
        /* A hub makes another kind of need. */
        DROP("need.transitive",
             "from: dc, to: [prod, dr], must: { transitive: required }",
             "from: dc, to: [prod, dr]"),
        /* What the shape demands by itself stays. */
        DROP("need.site_to_site",
             "between: [dc, lab], must: { site_to_site: required }",
             "between: [dc, lab]"),
        DROP("need.access", ENDS ", must: { access: network }", ENDS),
        DROP("need.access", "from: dr, to: billing, must: { access: network }",
             "from: dr, to: billing"),
        {.kind = VPCA_CONCEDE_BACKUP,
         .fact = "need.bandwidth",
         .before = ENDS ", must: { bandwidth: 1 Gbps }, backup: { bandwidth: "
                        "2 Gbps, survive: [tunnel] }",
         .after = ENDS
         ", must: { bandwidth: 1 Gbps }, backup: { survive: [tunnel] }"},
        /* What a control or defaults: asks is dropped as well. */
        {.kind = VPCA_CONCEDE_DEMAND,
         .fact = "need.encryption",
         .before = ENDS,
         .after = ENDS,
         .top_before = "defaults: { must: { encryption: in-transit } }"},
        {.kind = VPCA_CONCEDE_DEMAND,
         .fact = "need.encryption",
         .before = ENDS ", backup: yes, compliance: [encryption-in-transit]",
         .after = ENDS ", backup: yes"},
    };

    for (size_t i = 0; i < VPCA_COUNT(rows); i++)
        check_row(*state, &rows[i]);
}

static void test_relaxed(void **state)
{
    const int64_t gbps = INT64_C(1000000000);
    const struct row rows[] = {
        {.kind = VPCA_CONCEDE_DEMAND,
         .fact = "need.bandwidth",
         .value = vpca_value_quantity(gbps, gbps, 0),
         .before = ENDS ", must: { bandwidth: 5 Gbps }",
         .after = ENDS ", must: { bandwidth: 1 Gbps }"},
        {.kind = VPCA_CONCEDE_DEMAND,
         .fact = "need.encryption",
         .value = vpca_value_word((unsigned)vpca_domain_find(
             vpca_facts[VPCA_FACT_NEED_ENCRYPTION].domain, "over-internet")),
         .before = ENDS ", must: { encryption: in-transit }, backup: yes",
         .after = ENDS ", must: { encryption: over-internet }, backup: yes"},
        {.kind = VPCA_CONCEDE_DEMAND,
         .fact = "need.survive",
         .value = vpca_value_set(
             UINT64_C(1) << vpca_domain_find(
                 vpca_facts[VPCA_FACT_NEED_SURVIVE].domain, "tunnel")),
         .before = ENDS ", must: { survive: any-single-failure }",
         .after = ENDS ", must: { survive: [tunnel] }"},
    };

    for (size_t i = 0; i < VPCA_COUNT(rows); i++)
        check_row(*state, &rows[i]);
}

static uint64_t symbol(const struct fixture *f, const char *id)
{
    return UINT64_C(1) << vpca_ruleset_option(f->rules, id)->symbol;
}

static void test_options_let_in(void **state)
{
    struct fixture *f = *state;
    const struct vpca_model *ruled =
        load(f, ENDS ", options: { only: [managed-vpn], not: [dx] }", "");
    const struct vpca_model *after =
        load(f,
             ENDS ", options: { only: [managed-vpn, direct-connect], not: "
                  "[direct-connect-vpn] }",
             "");
    struct vpca_concession conceded[] = {
        {.kind = VPCA_CONCEDE_ONLY, .options = symbol(f, "direct-connect")},
        {.kind = VPCA_CONCEDE_NOT, .options = symbol(f, "direct-connect")},
    };

    same_advice(
        f, vpca_model_without(f->arena, ruled, &ruled->needs[0], conceded, 2),
        after);
    conceded[0].options = 0;
    conceded[1].options = 0;
    same_advice(
        f, vpca_model_without(f->arena, ruled, &ruled->needs[0], conceded, 2),
        load(f, ENDS, ""));
}

/* ---- Ways out --------------------------------------------------------- */

static struct vpca_ways_out find(struct fixture *f, const char *need,
                                 const char *top)
{
    const struct vpca_model *model = load(f, need, top);

    return vpca_ways_out_find(f->arena,
                              vpca_advise(f->arena, model, &model->needs[0]));
}

/* A way out of one demand, and what is first then. */
static void assert_way(const struct vpca_way_out *way, enum vpca_fact_id fact,
                       const char *option)
{
    assert_int_equal(way->count, 1);
    assert_ptr_equal(way->items[0].conceded.fact, &vpca_facts[fact]);
    assert_string_equal(way->option->id, option);
}

static void test_nothing_to_give(void **state)
{
    assert_int_equal(find(*state, ENDS, "").count, 0);
    assert_int_equal(
        find(*state, ENDS ", must: { bandwidth: 100 Mbps }", "").count, 0);
}

/* A circuit is private and not encrypted (H-30), a VPN is encrypted and best
 * effort (W-029). */
static void test_either_demand(void **state)
{
    const struct vpca_ways_out ways =
        find(*state,
             ENDS ", options: { only: [managed-vpn, direct-connect] }, must: "
                  "{ performance: consistent, encryption: in-transit }",
             "");
    const struct vpca_domain *words =
        vpca_facts[VPCA_FACT_NEED_ENCRYPTION].domain;

    assert_int_equal(ways.count, 3);
    assert_way(&ways.items[0], VPCA_FACT_NEED_PERFORMANCE, "managed-vpn");
    assert_way(&ways.items[1], VPCA_FACT_NEED_ENCRYPTION, "direct-connect");
    assert_int_equal(ways.items[1].items[0].conceded.value.as.words.most,
                     UINT64_C(1) << vpca_domain_find(words, "over-internet"));
    /* Or the circuit with a VPN over it, which only leaves out. */
    assert_int_equal(ways.items[2].items[0].conceded.kind, VPCA_CONCEDE_ONLY);
    assert_string_equal(ways.items[2].option->id, "direct-connect-vpn");
}

/* A tunnel carries 1.25 Gbps (H-01); no more than that is asked then. Letting
 * in what carries more is proven, and stands before it. */
static void test_as_far_as_it_must(void **state)
{
    const struct vpca_ways_out ways = find(
        *state,
        ENDS ", options: { only: managed-vpn }, must: { bandwidth: 5 Gbps }",
        "");

    assert_int_equal(ways.count, 2);
    assert_int_equal(ways.items[0].items[0].conceded.kind, VPCA_CONCEDE_ONLY);
    assert_int_equal(ways.items[0].status, VPCA_FEASIBLE);
    assert_way(&ways.items[1], VPCA_FACT_NEED_BANDWIDTH, "managed-vpn");
    assert_int_equal(ways.items[1].items[0].conceded.value.as.quantity.high,
                     1250000000);
}

/* Peering is not transitive (W-114) and is no VPN. */
static void test_two_together(void **state)
{
    const struct vpca_ways_out ways =
        find(*state,
             "between: [prod, dr], options: { only: vpc-peering }, must: { "
             "transitive: required, protocol: [ipsec] }",
             "");
    bool found = false;

    for (size_t i = 0; i < ways.count; i++) {
        const struct vpca_way_out *way = &ways.items[i];

        assert_true(way->count >= 1);
        if (way->count == 2 && strcmp(way->option->id, "vpc-peering") == 0)
            found = way->items[0].conceded.fact ==
                        &vpca_facts[VPCA_FACT_NEED_PROTOCOL] &&
                    way->items[1].conceded.fact ==
                        &vpca_facts[VPCA_FACT_NEED_TRANSITIVE];
    }
    assert_true(found);
}

/* Of what must be survived, the words that stand in the way. */
static void test_words_that_are_survived(void **state)
{
    const struct vpca_ways_out ways =
        find(*state,
             ENDS ", options: { only: managed-vpn }, must: { survive: "
                  "[tunnel, region] }",
             "");
    const struct vpca_domain *words = vpca_facts[VPCA_FACT_NEED_SURVIVE].domain;

    assert_true(ways.count > 0);
    assert_way(&ways.items[0], VPCA_FACT_NEED_SURVIVE, "managed-vpn");
    assert_int_equal(ways.items[0].items[0].conceded.value.as.words.most,
                     UINT64_C(1) << vpca_domain_find(words, "tunnel"));
}

/* Where no demand is behind it, none can give. */
static void test_no_way(void **state)
{
    const struct vpca_ways_out ways = find(
        *state, "from: island, to: prod, must: { encryption: in-transit }", "");

    assert_int_equal(ways.count, 0);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_dropped),
        cmocka_unit_test(test_relaxed),
        cmocka_unit_test(test_options_let_in),
        cmocka_unit_test(test_nothing_to_give),
        cmocka_unit_test(test_either_demand),
        cmocka_unit_test(test_as_far_as_it_must),
        cmocka_unit_test(test_two_together),
        cmocka_unit_test(test_words_that_are_survived),
        cmocka_unit_test(test_no_way),
    };

    return cmocka_run_group_tests(tests, setup, teardown);
}
