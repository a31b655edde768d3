/* What is asked of a need, on files where each answer can be followed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "vpcadvise/decision.h"

#define TODAY "2026-11-24"

#define CALLS ((size_t)500)

struct fixture {
    vpca_arena *pack_arena;
    vpca_arena *arena;
    const struct vpca_ruleset *rules;
};

static int set_up(void **state)
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

static int tear_down(void **state)
{
    struct fixture *f = *state;

    vpca_arena_free(f->arena);
    vpca_arena_free(f->pack_arena);
    return 0;
}

static const struct vpca_advice *advise(struct fixture *f, const char *text)
{
    const struct vpca_source *source =
        vpca_source_new(f->arena, "r.yaml", text, strlen(text));
    const struct vpca_model *model;
    const struct vpca_node *root;
    struct vpca_diags diags;

    vpca_diags_init(&diags, f->arena);
    root = vpca_document_parse(f->arena, source, &diags);
    assert_non_null(root);
    model = vpca_model_load(f->arena, root, f->rules, TODAY, &diags);
    if (!model) {
        vpca_diags_print(&diags, stderr, false);
        fail();
        return NULL;
    }
    return vpca_advise(f->arena, model, &model->needs[0]);
}

static const struct vpca_question *find(const struct vpca_questions *questions,
                                        enum vpca_fact_id fact)
{
    for (size_t i = 0; i < questions->count; i++) {
        if (questions->items[i].refs[0].fact == &vpca_facts[fact])
            return &questions->items[i];
    }
    return NULL;
}

/* The site is fit but for what it does not say of its gateway. */
#define SITE(gateway)                                                          \
    "vpcadvise: 1\n"                                                           \
    "sites: { dc: { kind: data-center, cidrs: [10.0.0.0/16],\n"                \
    "  gateway: { " gateway " }, internet: { bandwidth: 1 Gbps, links: 1 },\n" \
    "  direct_connect: unavailable } }\n"                                      \
    "vpcs: { prod: { region: eu-west-1, cidrs: [10.1.0.0/16], internet: yes "  \
    "} }\n"                                                                    \
    "needs: { n: { from: dc, to: prod, traffic: { in: 1 TB/month,\n"           \
    "  out: 1 TB/month }, lifetime: 3 years"

/* A managed VPN needs a gateway that supports IPsec (W-214); the other parts of
 * the question about the gateway are known. */
static void test_a_proviso_is_asked(void **state)
{
    struct fixture *f = *state;
    const struct vpca_advice *advice =
        advise(f, SITE("ipsec: yes, bgp: yes") " } }\n");
    const struct vpca_questions questions =
        vpca_questions_find(f->arena, advice, CALLS);
    const struct vpca_question *question =
        find(&questions, VPCA_FACT_SITE_GATEWAY_SUPPORTED);

    assert_string_equal(advice->entries[0].option->id, "managed-vpn");
    assert_null(find(&questions, VPCA_FACT_SITE_GATEWAY_IPSEC));
    assert_non_null(question);
    assert_int_equal(question->influence, VPCA_INFLUENCE_FIRST);
    assert_int_equal(question->with, VPCA_NONE);
    assert_int_equal(question->ref_count, 1);
    assert_int_equal(question->answer_count, 2);
    assert_int_equal(question->answers[0].value.as.words.most, VPCA_YES);
    assert_string_equal(question->answers[0].outcome.first->id, "managed-vpn");
    assert_string_not_equal(question->answers[1].outcome.first->id,
                            "managed-vpn");
}

/* One option alone is left, and nothing excludes it. */
static void test_what_decides_nothing_is_not_asked(void **state)
{
    struct fixture *f = *state;
    const struct vpca_advice *advice = advise(
        f,
        SITE("ipsec: yes, bgp: yes, supported: yes") ",\n"
                                                     "  options: { only: "
                                                     "[managed-vpn] } } }\n");

    assert_int_equal(advice->ranked_count, 1);
    assert_int_equal(vpca_questions_find(f->arena, advice, CALLS).count, 0);
}

/* The stretches of a figure tile all that it may be. */
static void assert_tiled(const struct vpca_question *question)
{
    int64_t next = question->answers[0].value.as.quantity.low;

    assert_true(next <= 1);
    for (size_t i = 0; i < question->answer_count; i++) {
        const struct vpca_value *value = &question->answers[i].value;

        assert_int_equal(value->as.quantity.low, next);
        next = value->as.quantity.high == VPCA_INFINITE
                   ? 0
                   : value->as.quantity.high + 1;
    }
    assert_int_equal(next, 0);
}

/* Out to the internet a gigabyte costs more than out to a circuit, so that
 * much of it can make another option first. */
static void test_figures_have_stretches(void **state)
{
    struct fixture *f = *state;
    const struct vpca_advice *advice =
        advise(f, "vpcadvise: 1\nsites: { dc: {} }\nvpcs: { prod: {} }\n"
                  "needs: { n: { from: dc, to: prod } }\n");
    const struct vpca_questions questions =
        vpca_questions_find(f->arena, advice, CALLS * 10);
    const struct vpca_question *out =
        find(&questions, VPCA_FACT_NEED_TRAFFIC_OUT);
    size_t tiled = 0;

    assert_non_null(out);
    assert_int_equal(out->influence, VPCA_INFLUENCE_FIRST);
    assert_true(out->answer_count > 1);
    for (size_t i = 0; i < questions.count; i++) {
        const struct vpca_question *question = &questions.items[i];

        if (question->refs[0].fact->type != VPCA_TYPE_QUANTITY)
            continue;
        assert_tiled(question);
        tiled++;
    }
    assert_true(tiled > 2);
}

/* The same fact of two sites is one question, told the same of both. */
static void test_members_stand_together(void **state)
{
    struct fixture *f = *state;
    const struct vpca_advice *advice =
        advise(f, "vpcadvise: 1\n"
                  "sites: { b: { gateway: { ipsec: yes } },\n"
                  "  a: { gateway: { ipsec: yes } } }\n"
                  "vpcs: { prod: {} }\n"
                  "needs: { n: { from: [a, b], to: prod } }\n");
    const struct vpca_questions questions =
        vpca_questions_find(f->arena, advice, CALLS);
    const struct vpca_question *question =
        find(&questions, VPCA_FACT_SITE_GATEWAY_SUPPORTED);

    assert_non_null(question);
    assert_int_equal(question->ref_count, 2);
    assert_string_equal(question->refs[0].member->name, "a");
    assert_string_equal(question->refs[1].member->name, "b");
}

/* Few calls leave the same facts to ask, with fewer answers. */
static void test_few_calls_leave_nothing_out(void **state)
{
    struct fixture *f = *state;
    const struct vpca_advice *advice =
        advise(f, "vpcadvise: 1\nsites: { dc: {} }\nvpcs: { prod: {} }\n"
                  "needs: { n: { from: dc, to: prod } }\n");
    const struct vpca_questions many =
        vpca_questions_find(f->arena, advice, CALLS * 10);
    const struct vpca_questions few = vpca_questions_find(f->arena, advice, 8);

    assert_true(many.count > 4);
    assert_true(few.calls <= 10);
    assert_int_equal(many.items[0].influence, VPCA_INFLUENCE_FIRST);
    for (size_t i = 0; i < many.count; i++) {
        enum vpca_fact_id fact =
            (enum vpca_fact_id)(many.items[i].refs[0].fact - vpca_facts);
        const struct vpca_question *question = find(&few, fact);

        assert_non_null(question);
        assert_true(question->influence >= many.items[i].influence);
    }
}

static void test_share(void **state)
{
    (void)state;
    assert_int_equal(vpca_questions_share(1), 500);
    assert_int_equal(vpca_questions_share(100), 120);
    assert_int_equal(vpca_questions_share(100000), 8);
    assert_string_equal(vpca_influence_name(VPCA_INFLUENCE_MAYBE),
                        "may-matter");
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_proviso_is_asked),
        cmocka_unit_test(test_what_decides_nothing_is_not_asked),
        cmocka_unit_test(test_figures_have_stretches),
        cmocka_unit_test(test_members_stand_together),
        cmocka_unit_test(test_few_calls_leave_nothing_out),
        cmocka_unit_test(test_share),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
