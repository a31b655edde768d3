/* Tests of model: the path of a fact is where a file tells it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "vpcadvise/vpcadvise.h"

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

static const struct vpca_source *source_of(const char *text)
{
    return vpca_source_new(arena, "r.yaml", text, strlen(text));
}

static const struct vpca_model *load(const struct vpca_source *source)
{
    const struct vpca_model *model;
    struct vpca_diags diags;

    vpca_diags_init(&diags, arena);
    model = vpca_requirements_load(arena, source, rules, "2026-11-24", &diags);
    if (!model)
        vpca_diags_print(&diags, stderr, false);
    assert_non_null(model);
    return model;
}

/* ---- Facts that a file tells ------------------------------------------ */

static const char nothing_known[] = "vpcadvise: 1\n"
                                    "sites: { \"s.1\": }\n"
                                    "vpcs: { v: }\n"
                                    "services: { b: }\n"
                                    "users: { u: }\n"
                                    "needs:\n"
                                    "  n: { from: s.1, to: v }\n"
                                    "  people: { from: u, to: b }\n";

static const struct vpca_member *member_of(const struct vpca_model *model,
                                           enum vpca_scope scope)
{
    for (size_t i = 0; i < model->member_count; i++)
        if (model->members[i].scope == scope)
            return &model->members[i];
    return NULL;
}

/* A value that such a fact may have. */
static const char *value_for(const struct vpca_fact *fact)
{
    static const char *const UNITS[] = {
        [VPCA_UNIT_COUNT] = "3",           [VPCA_UNIT_BANDWIDTH] = "2 Gbps",
        [VPCA_UNIT_RATE] = "2 TB/month",   [VPCA_UNIT_VOLUME] = "2 TB",
        [VPCA_UNIT_TIME] = "2 weeks",      [VPCA_UNIT_LATENCY] = "2 ms",
        [VPCA_UNIT_SHARE] = "70 %",        [VPCA_UNIT_BYTES] = "1500",
        [VPCA_UNIT_MONEY] = "2 USD/month",
    };

    if (fact == &vpca_facts[VPCA_FACT_NEED_CURRENT])
        return "managed-vpn";
    if (fact == &vpca_facts[VPCA_FACT_USER_HOME])
        return "s.1";
    switch (fact->type) {
    case VPCA_TYPE_TRUTH:
        return "yes";
    case VPCA_TYPE_QUANTITY:
        return UNITS[fact->unit];
    case VPCA_TYPE_WORD:
        return fact->domain->words[fact->domain->count - 1];
    case VPCA_TYPE_SET:
        return fact->domain->words[0];
    default:
        return "eu-central-1";
    }
}

static struct vpca_value value_of(const struct vpca_model *model, size_t fact)
{
    struct vpca_value values[VPCA_FACT_COUNT];
    enum vpca_scope scope = vpca_facts[fact].scope;

    if (scope != VPCA_SCOPE_NEED)
        return member_of(model, scope)
            ->values[fact - (size_t)vpca_facts_first(scope)];
    vpca_need_values(model, &model->needs[0], values);
    return values[fact];
}

static void test_a_value_at_the_path_tells_the_fact(void **state)
{
    const struct vpca_source *source = source_of(nothing_known);
    const struct vpca_model *model = load(source);
    size_t tested = 0;

    (void)state;
    for (size_t i = 0; i < VPCA_FACT_COUNT; i++) {
        const struct vpca_fact *fact = &vpca_facts[i];
        struct vpca_fact_ref ref = {.fact = fact};
        const struct vpca_source *told;
        struct vpca_diags diags;
        struct vpca_value value;
        const char *path;

        if (fact->flags & VPCA_FACT_COMPUTED)
            continue;
        if (fact->scope != VPCA_SCOPE_NEED)
            ref.member = member_of(model, fact->scope);
        path = vpca_fact_ref_path(arena, model, &model->needs[0], &ref);
        assert_non_null(path);
        vpca_diags_init(&diags, arena);
        told = vpca_document_set(arena, source, path, value_for(fact), &diags);
        if (!told)
            fail_msg("%s cannot be set: %s", path, diags.items[0].message);
        value = value_of(load(told), i);
        if (value.state != VPCA_STATED || vpca_value_is_spread(&value))
            fail_msg("%s does not tell %s", path, fact->name);
        tested++;
    }
    assert_true(tested > 50);
}

static void test_a_tag_has_its_path(void **state)
{
    const struct vpca_model *model = load(source_of(nothing_known));
    struct vpca_fact_ref ref = {.tag = "carrier"};

    (void)state;
    assert_string_equal(
        vpca_fact_ref_path(arena, model, &model->needs[0], &ref),
        "needs.n.tags.carrier");
    ref.member = member_of(model, VPCA_SCOPE_SITE);
    assert_string_equal(
        vpca_fact_ref_path(arena, model, &model->needs[0], &ref),
        "sites.\"s.1\".tags.carrier");
}

/* ---- Facts that are worked out ---------------------------------------- */

static void test_a_computed_fact_names_the_keys_to_fill(void **state)
{
    static const char TEXT[] =
        "vpcadvise: 1\n"
        "sites: { a: { cidrs: [10.0.0.0/16], direct_connect: yes,"
        " owner: unknown }, b: { count: 2.. } }\n"
        "vpcs: { p: , q: { cidrs: [10.1.0.0/16] }, away: }\n"
        "services: { bill: { vpc: p } }\n"
        "users: { u: { home: b } }\n"
        "needs:\n"
        "  n: { from: [a, b], to: [p, q] }\n"
        "  people: { from: u, to: [bill] }\n"
        "  between: { from: p, to: q }\n"
        "  later: { from: a, to: away }\n";
    static const struct {
        size_t need;
        enum vpca_fact_id fact;
        const char *paths; /* with blanks between */
    } CASES[] = {
        {0, VPCA_FACT_NEED_OVERLAP, "sites.b.cidrs vpcs.p.cidrs"},
        {0, VPCA_FACT_NEED_SITES, "sites.b.count"},
        {0, VPCA_FACT_NEED_PAIRS, "sites.b.count"},
        {0, VPCA_FACT_NEED_REGIONS, "needs.n.regions"},
        {0, VPCA_FACT_NEED_MEAN_RATE, "needs.n.traffic"},
        {0, VPCA_FACT_NEED_HAS_CIRCUIT, "sites.b.direct_connect"},
        {0, VPCA_FACT_NEED_SHARED_ASN, "sites.a.asn sites.b.asn"},
        {0, VPCA_FACT_NEED_THIRD_PARTY, "sites.a.owner"},
        {1, VPCA_FACT_NEED_REMOTE_ACCESS,
         "sites.b.remote_access sites.a.remote_access"},
        {1, VPCA_FACT_NEED_OVERLAP, "sites.b.cidrs vpcs.p.cidrs"},
        {2, VPCA_FACT_NEED_OWN_CIRCUIT, "sites.b.direct_connect"},
        {2, VPCA_FACT_NEED_OVERLAP, "vpcs.p.cidrs"},
        {2, VPCA_FACT_NEED_KIND, ""},
    };
    const struct vpca_model *model = load(source_of(TEXT));

    (void)state;
    for (size_t i = 0; i < VPCA_COUNT(CASES); i++) {
        const struct vpca_fact_ref ref = {.fact = &vpca_facts[CASES[i].fact]};
        const struct vpca_fact_paths paths = vpca_fact_ref_paths(
            arena, model, &model->needs[CASES[i].need], &ref);
        struct vpca_text text;

        vpca_text_init(&text, arena);
        for (size_t j = 0; j < paths.count; j++)
            vpca_text_addf(&text, "%s%s", j ? " " : "", paths.items[j]);
        assert_string_equal(text.bytes, CASES[i].paths);
    }
}

static void test_what_is_left_asks_for_its_parts(void **state)
{
    const struct vpca_model *model = load(
        source_of("vpcadvise: 1\n"
                  "sites: { a: { direct_connect: { bandwidth: 1 Gbps } } }\n"
                  "vpcs: { p: }\nneeds: { n: { from: a, to: p } }\n"));
    const struct vpca_fact_ref ref = {
        .fact = &vpca_facts[VPCA_FACT_SITE_DIRECT_CONNECT_LEFT],
        .member = &model->members[0]};
    const struct vpca_fact_paths paths =
        vpca_fact_ref_paths(arena, model, &model->needs[0], &ref);

    (void)state;
    assert_int_equal(paths.count, 2);
    assert_string_equal(paths.items[0], "sites.a.direct_connect.connections");
    assert_string_equal(paths.items[1], "sites.a.direct_connect.used");
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_value_at_the_path_tells_the_fact),
        cmocka_unit_test(test_a_tag_has_its_path),
        cmocka_unit_test(test_a_computed_fact_names_the_keys_to_fill),
        cmocka_unit_test(test_what_is_left_asks_for_its_parts),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
