/* Variants of a model: each is the model of a file that says the fact. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "vpcadvise/advice.h"

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

static const struct vpca_node *parse(struct fixture *f, const char *text)
{
    const struct vpca_source *source =
        vpca_source_new(f->arena, "r.yaml", text, strlen(text));
    const struct vpca_node *root;
    struct vpca_diags diags;

    vpca_diags_init(&diags, f->arena);
    root = vpca_document_parse(f->arena, source, &diags);
    assert_non_null(root);
    return root;
}

static const struct vpca_model *load(struct fixture *f, const char *text)
{
    const struct vpca_model *model;
    struct vpca_diags diags;

    vpca_diags_init(&diags, f->arena);
    model = vpca_model_load(f->arena, parse(f, text), f->rules, TODAY, &diags);
    if (!model)
        vpca_diags_print(&diags, stderr, false);
    assert_non_null(model);
    return model;
}

static struct vpca_value
value_of(struct fixture *f, const struct vpca_fact *fact, const char *text)
{
    const char *file = vpca_arena_printf(f->arena, "value: %s\n", text);
    struct vpca_diags diags;
    const struct vpca_value_reader reader = {.arena = f->arena,
                                             .diags = &diags};
    struct vpca_value value;

    vpca_diags_init(&diags, f->arena);
    assert_true(vpca_value_read(
        &reader, fact, NULL, vpca_node_get(parse(f, file), "value"), &value));
    return value;
}

static const struct vpca_member *find_member(const struct vpca_need *need,
                                             const char *name)
{
    for (size_t i = 0; i < need->from_count + need->to_count; i++) {
        const struct vpca_member *member = i < need->from_count
                                               ? need->from[i]
                                               : need->to[i - need->from_count];

        if (strcmp(member->name, name) == 0)
            return member;
        if (member->host && strcmp(member->host->name, name) == 0)
            return member->host;
    }
    return NULL;
}

/* ---- Both alike ------------------------------------------------------- */

static void same_values(const struct vpca_value *a, const struct vpca_value *b,
                        size_t first, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (!vpca_value_equal(&a[i], &b[i]))
            fail_msg("%s differs", vpca_facts[first + i].name);
    }
}

static void same_members(const struct vpca_need *a, const struct vpca_need *b)
{
    assert_int_equal(a->from_count, b->from_count);
    assert_int_equal(a->to_count, b->to_count);
    for (size_t i = 0; i < a->from_count + a->to_count; i++) {
        const struct vpca_member *left =
            i < a->from_count ? a->from[i] : a->to[i - a->from_count];
        const struct vpca_member *right = find_member(b, left->name);

        assert_non_null(right);
        same_values(left->values, right->values, vpca_facts_first(left->scope),
                    vpca_facts_count(left->scope));
        assert_true(vpca_value_equal(&left->count, &right->count));
    }
}

static void same_advice(struct fixture *f, const struct vpca_model *a,
                        const struct vpca_model *b)
{
    const struct vpca_advice *left = vpca_advise(f->arena, a, &a->needs[0]);
    const struct vpca_advice *right = vpca_advise(f->arena, b, &b->needs[0]);

    same_values(left->need_values, right->need_values, 0,
                vpca_facts_count(VPCA_SCOPE_NEED));
    same_values(left->backup_need_values, right->backup_need_values, 0,
                vpca_facts_count(VPCA_SCOPE_NEED));
    assert_int_equal(left->all_count, right->all_count);
    for (size_t i = 0; i < left->all_count; i++) {
        assert_ptr_equal(left->all[i].option, right->all[i].option);
        assert_ptr_equal(left->all[i].backup, right->all[i].backup);
        assert_int_equal(left->all[i].status, right->all[i].status);
        assert_int_equal(left->all[i].total, right->all[i].total);
        assert_int_equal(left->all[i].condition_count,
                         right->all[i].condition_count);
    }
}

/* A file with the parts of one row; those that are NULL are empty. */
struct parts {
    const char *site; /* of dc */
    const char *vpc;  /* of prod */
    const char *need; /* from dc, to prod */
};

static const char *file_of(struct fixture *f, const struct parts *parts)
{
    return vpca_arena_printf(
        f->arena,
        "vpcadvise: 1\n"
        "sites:\n"
        "  dc: { cidrs: [10.0.0.0/16], %s }\n"
        "  lab: { kind: branch }\n"
        "vpcs:\n"
        "  prod: { cidrs: [10.64.0.0/16], %s }\n"
        "  dr: { region: eu-west-1, cidrs: [10.65.0.0/16] }\n"
        "services: { billing: { vpc: prod, behind: nlb } }\n"
        "needs:\n"
        "  n: { %s }\n",
        parts->site ? parts->site : "", parts->vpc ? parts->vpc : "",
        parts->need ? parts->need : "from: dc, to: prod");
}

struct row {
    const char *fact;
    const char *member; /* or NULL */
    const char *value;
    struct parts before;
    struct parts after;
};

static void check_row(struct fixture *f, const struct row *row)
{
    const struct vpca_model *open = load(f, file_of(f, &row->before));
    const struct vpca_model *stated = load(f, file_of(f, &row->after));
    struct vpca_told told = {.ref.fact = vpca_fact_find(row->fact)};
    const struct vpca_model *made;

    print_message("%s is %s\n", row->fact, row->value);
    assert_non_null(told.ref.fact);
    told.value = value_of(f, told.ref.fact, row->value);
    if (row->member) {
        told.ref.member = find_member(&open->needs[0], row->member);
        assert_non_null(told.ref.member);
    }
    made = vpca_model_vary(f->arena, open, &open->needs[0], &told, 1);
    assert_non_null(made);
    assert_int_equal(made->need_count, 1);
    assert_int_equal(made->needs[0].kind, stated->needs[0].kind);
    same_members(&made->needs[0], &stated->needs[0]);
    same_advice(f, made, stated);
    vpca_arena_reset(f->arena);
}

#define ENDS     "from: dc, to: prod, "
#define TWO_ENDS "from: dc, to: [prod, dr], "
#define SITE_ROW(fact, value, before, after)                                   \
    {                                                                          \
        fact, "dc", value, {.site = before},                                   \
        {                                                                      \
            .site = after                                                      \
        }                                                                      \
    }
#define NEED_ROW(fact, value, before, after)                                   \
    {                                                                          \
        fact, NULL, value, {.need = ENDS before},                              \
        {                                                                      \
            .need = ENDS after                                                 \
        }                                                                      \
    }

static void test_facts_of_a_site(void **state)
{
    static const struct row rows[] = {
        SITE_ROW("site.direct_connect", "at-location", "",
                 "direct_connect: at-location"),
        SITE_ROW("site.direct_connect", "yes", "", "direct_connect: yes"),
        SITE_ROW("site.direct_connect", "none", "", "direct_connect: none"),
        SITE_ROW("site.direct_connect.bandwidth", "1 Gbps", "",
                 "direct_connect: { bandwidth: 1 Gbps }"),
        SITE_ROW("site.direct_connect.used", "40 %",
                 "direct_connect: { bandwidth: 1 Gbps, connections: 2 }",
                 "direct_connect: { bandwidth: 1 Gbps, connections: 2, "
                 "used: 40 % }"),
        SITE_ROW("site.gateway.bgp", "yes", "gateway: { ipsec: yes }",
                 "gateway: { ipsec: yes, bgp: yes }"),
        SITE_ROW("site.gateway.ipsec", "no", "", "gateway: { ipsec: no }"),
        SITE_ROW("site.gateway.devices", "0", "", "gateway: { devices: 0 }"),
        SITE_ROW("site.gateway.devices", "2", "", "gateway: { devices: 2 }"),
        SITE_ROW("site.gateway.protocols", "[gre]", "",
                 "gateway: { protocols: [gre] }"),
        SITE_ROW("site.internet.available", "no", "", "internet: none"),
        SITE_ROW("site.internet.bandwidth", "50 Mbps", "",
                 "internet: { bandwidth: 50 Mbps }"),
        SITE_ROW("site.internet.links", "2", "internet: yes",
                 "internet: { links: 2 }"),
        SITE_ROW("site.kind", "partner", "", "kind: partner"),
        SITE_ROW("site.mpls", "yes", "", "mpls: yes"),
        SITE_ROW("site.circuit_lead_time", "3 weeks", "",
                 "circuit_lead_time: 3 weeks"),
        SITE_ROW("site.count", "7", "count: 2..", "count: 7"),
        SITE_ROW("site.asn", "65010", "count: 2", "count: 2, asn: 65010"),
    };
    struct fixture *f = *state;

    for (size_t i = 0; i < VPCA_COUNT(rows); i++)
        check_row(f, &rows[i]);
}

static void test_facts_of_a_vpc(void **state)
{
    static const struct row rows[] = {
        {"vpc.count",
         "prod",
         "1",
         {.vpc = "count: 1..5", .need = ENDS "must: { transitive: required }"},
         {.vpc = "count: 1", .need = ENDS "must: { transitive: required }"}},
        {"vpc.region",
         "prod",
         "eu-west-1",
         {.need = TWO_ENDS},
         {.vpc = "region: eu-west-1", .need = TWO_ENDS}},
        {"vpc.region",
         "prod",
         "eu-west-1",
         {.need = "from: dr, to: billing"},
         {.vpc = "region: eu-west-1", .need = "from: dr, to: billing"}},
        {"vpc.account",
         "prod",
         "'111122223333'",
         {.need = TWO_ENDS},
         {.vpc = "account: '111122223333'", .need = TWO_ENDS}},
        {"vpc.owner",
         "prod",
         "third-party",
         {.vpc = "owner: unknown"},
         {.vpc = "owner: third-party"}},
        {"vpc.internet", "prod", "no", {0}, {.vpc = "internet: no"}},
    };
    struct fixture *f = *state;

    for (size_t i = 0; i < VPCA_COUNT(rows); i++)
        check_row(f, &rows[i]);
}

static void test_facts_of_the_need(void **state)
{
    static const struct row rows[] = {
        NEED_ROW("need.traffic", "20 TB/month", "", "traffic: 20 TB/month"),
        NEED_ROW("need.traffic_out", "3 TB/month", "",
                 "traffic: { out: 3 TB/month }"),
        NEED_ROW("need.traffic_out", "3 TB/month",
                 "traffic: { in: 2 TB/month }",
                 "traffic: { in: 2 TB/month, out: 3 TB/month }"),
        NEED_ROW("need.traffic_in", "8 TB/month", "traffic: 20 TB/month",
                 "traffic: { in: 8 TB/month, out: 12 TB/month }"),
        NEED_ROW("need.lifetime", "3 months", "traffic: 90 TB",
                 "traffic: 90 TB, lifetime: 3 months"),
        NEED_ROW("need.lifetime", "2 weeks", "traffic: { in: 9 TB }",
                 "traffic: { in: 9 TB }, lifetime: 2 weeks"),
        NEED_ROW("need.lifetime", "2 years", "traffic: 9 TB/month",
                 "traffic: 9 TB/month, lifetime: 2 years"),
        NEED_ROW("need.bandwidth", "3 Gbps", "must: { bandwidth: 1..5 Gbps }",
                 "must: { bandwidth: 3 Gbps }"),
        NEED_ROW("need.encryption", "in-transit",
                 "must: { encryption: unknown }",
                 "must: { encryption: in-transit }"),
        NEED_ROW("need.growth_vpcs", "40", "", "growth: { vpcs: 40 }"),
        NEED_ROW("need.bandwidth", "100 Mbps",
                 "must: { bandwidth: 1 Gbps }, "
                 "backup: { bandwidth: 50..500 Mbps }",
                 "must: { bandwidth: 1 Gbps }, "
                 "backup: { bandwidth: 100 Mbps }"),
        {"need.transitive",
         NULL,
         "required",
         {.need = TWO_ENDS "must: { transitive: unknown }"},
         {.need = TWO_ENDS "must: { transitive: required }"}},
        {"need.regions",
         NULL,
         "2",
         {.vpc = "count: 3", .need = ENDS},
         {.vpc = "count: 3", .need = ENDS "regions: 2"}},
    };
    struct fixture *f = *state;

    for (size_t i = 0; i < VPCA_COUNT(rows); i++)
        check_row(f, &rows[i]);
}

/* A word that is above what the site has follows what is told of the site. */
static void test_words_follow(void **state)
{
    static const char need[] =
        "from: dc, to: prod, must: { bandwidth: more-than-current }";
    const struct row row = {
        "site.internet.bandwidth",
        "dc",
        "50 Mbps",
        {.site = "direct_connect: none", .need = need},
        {.site = "direct_connect: none, internet: { bandwidth: 50 Mbps }",
         .need = need},
    };

    check_row(*state, &row);
}

/* ---- What a file cannot say ------------------------------------------- */

static void test_a_computed_fact(void **state)
{
    struct fixture *f = *state;
    const char *text = "vpcadvise: 1\nsites: { a: {} }\nvpcs: { b: {} }\n"
                       "needs: { n: { from: a, to: b } }\n";
    const struct vpca_model *model = load(f, text);
    struct vpca_told told = {.ref.fact = &vpca_facts[VPCA_FACT_NEED_OVERLAP],
                             .value = vpca_value_truth(true)};
    struct vpca_value values[VPCA_FACT_SITE_KIND];
    const struct vpca_model *made =
        vpca_model_vary(f->arena, model, &model->needs[0], &told, 1);

    vpca_need_values(made, &made->needs[0], values);
    assert_true(vpca_value_equal(&values[VPCA_FACT_NEED_OVERLAP], &told.value));
    told.ref.fact = &vpca_facts[VPCA_FACT_NEED_MEAN_RATE];
    told.value = vpca_value_quantity(7000000, 7000000, 0);
    made = vpca_model_vary(f->arena, model, &model->needs[0], &told, 1);
    vpca_need_values(made, &made->needs[0], values);
    assert_true(
        vpca_value_equal(&values[VPCA_FACT_NEED_MEAN_RATE], &told.value));
    /* The model that it was made from is as it was. */
    vpca_need_values(model, &model->needs[0], values);
    assert_true(values[VPCA_FACT_NEED_MEAN_RATE].unknown);
    assert_true(values[VPCA_FACT_NEED_OVERLAP].unknown);
}

static void test_several_told(void **state)
{
    struct fixture *f = *state;
    const char *form = "vpcadvise: 1\nsites:\n  a: { %s }\n  b: { %s }\n"
                       "vpcs: { c: {} }\n"
                       "needs:\n  n: { from: [a, b], to: c, %s }\n"
                       "  other: { from: a, to: c }\n";
    const struct vpca_model *model =
        load(f, vpca_arena_printf(f->arena, form, "", "", ""));
    const struct vpca_model *stated = load(
        f, vpca_arena_printf(f->arena, form, "direct_connect: none",
                             "direct_connect: none", "traffic: 4 TB/month"));
    const struct vpca_need *need = &model->needs[0];
    const struct vpca_fact *circuit =
        &vpca_facts[VPCA_FACT_SITE_DIRECT_CONNECT];
    const struct vpca_fact *traffic = &vpca_facts[VPCA_FACT_NEED_TRAFFIC];
    struct vpca_told told[] = {
        {{.fact = circuit, .member = need->from[0]},
         value_of(f, circuit, "none")},
        {{.fact = traffic}, value_of(f, traffic, "4 TB/month")},
        {{.fact = circuit, .member = need->from[1]},
         value_of(f, circuit, "none")},
    };
    const struct vpca_model *made =
        vpca_model_vary(f->arena, model, need, told, VPCA_COUNT(told));

    assert_non_null(made);
    assert_int_equal(model->own_circuit.as.words.most, VPCA_NO | VPCA_YES);
    assert_int_equal(made->own_circuit.as.words.most, VPCA_NO);
    same_members(&made->needs[0], &stated->needs[0]);
    same_advice(f, made, stated);
}

static void test_what_cannot_be_told(void **state)
{
    struct fixture *f = *state;
    const struct vpca_model *model =
        load(f, "vpcadvise: 1\nsites: { a: {}, b: {} }\nvpcs: { c: {} }\n"
                "needs:\n  n: { from: a, to: c }\n  m: { from: b, to: c }\n");
    struct vpca_told told = {.ref.tag = "zone"};

    assert_null(vpca_model_vary(f->arena, model, &model->needs[0], &told, 1));
    told.ref.tag = NULL;
    told.ref.fact = &vpca_facts[VPCA_FACT_SITE_MPLS];
    told.ref.member = model->needs[1].from[0];
    told.value = vpca_value_truth(true);
    assert_null(vpca_model_vary(f->arena, model, &model->needs[0], &told, 1));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_facts_of_a_site),
        cmocka_unit_test(test_facts_of_a_vpc),
        cmocka_unit_test(test_facts_of_the_need),
        cmocka_unit_test(test_words_follow),
        cmocka_unit_test(test_a_computed_fact),
        cmocka_unit_test(test_several_told),
        cmocka_unit_test(test_what_cannot_be_told),
    };

    return cmocka_run_group_tests(tests, setup, teardown);
}
