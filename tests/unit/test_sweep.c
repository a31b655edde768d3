/* Sweeps: what --vary asks for, and ends of stretches against files that say
 * the value themselves. */
#include <inttypes.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "vpcadvise/sweep.h"

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

/* ---- What is asked for ------------------------------------------------ */

static struct vpca_axis axis_of(struct fixture *f, const char *text)
{
    struct vpca_axis axis = {0};
    struct vpca_diags diags;

    vpca_diags_init(&diags, f->arena);
    if (!vpca_axis_read(f->arena, text, &diags, &axis))
        vpca_diags_print(&diags, stderr, false);
    assert_int_equal(diags.errors, 0);
    return axis;
}

static void test_ranges(void **state)
{
    static const struct {
        const char *text;
        int64_t low;
        int64_t high;
    } rows[] = {
        {"needs.x.traffic=1..200TB/month", 1000000000000, 200000000000000},
        {"needs.x.traffic.out=500 GB/month..2 TB/month", 500000000000,
         2000000000000},
        {"needs.x.must.bandwidth=0.5..10 Gbps", 500000000, 10000000000},
        {"needs.x.must.availability=99..99.99%", 990000, 999900},
        {"needs.x.must.latency=1..30ms", 1000, 30000},
        {"needs.x.backup.bandwidth=1Mbps..1Gbps", 1000000, 1000000000},
        {"needs.x.growth.vpcs=1..200", 1, 200},
        {"defaults.must.min_mtu=1300..9000", 1300, 9000},
        {"sites.dc.internet.bandwidth=10..100 Mbps", 10000000, 100000000},
        {"vpcs.prod.count=1..125", 1, 125},
        {"users.staff.count=10..5000", 10, 5000},
    };

    for (size_t i = 0; i < VPCA_COUNT(rows); i++) {
        const struct vpca_axis axis = axis_of(*state, rows[i].text);

        assert_true(axis.is_range);
        assert_int_equal(axis.low, rows[i].low);
        assert_int_equal(axis.high, rows[i].high);
    }
}

static void test_lists(void **state)
{
    struct vpca_axis axis =
        axis_of(*state, "needs.x.must.survive=[tunnel], [tunnel, circuit]");

    assert_int_equal(axis.value_count, 2);
    assert_string_equal(axis.values[0], "[tunnel]");
    assert_string_equal(axis.values[1], "[tunnel, circuit]");
    axis = axis_of(*state, "needs.x.must.encryption");
    assert_int_equal(axis.value_count,
                     vpca_facts[VPCA_FACT_NEED_ENCRYPTION].domain->count);
    axis = axis_of(*state, "sites.dc.gateway.bgp");
    assert_int_equal(axis.value_count, 2);
    axis = axis_of(*state, "needs.x.prefer.cost");
    assert_int_equal(axis.value_count, 6);
    axis = axis_of(*state, "needs.x.prefer.cost=2..4");
    assert_int_equal(axis.value_count, 3);
    assert_string_equal(axis.values[2], "4");
    axis = axis_of(*state, "needs.x.traffic=1 TB/month");
    assert_int_equal(axis.value_count, 1);
}

static void test_what_is_refused(void **state)
{
    static const struct {
        const char *text;
        enum vpca_code code;
        uint32_t start;
    } rows[] = {
        {"needs.x.trafic=1..2TB/month", VPCA_CODE_NOT_SET, 0},
        {"needs.x.from=a,b", VPCA_CODE_NOT_SET, 0},
        {"needs.x.bandwidth=1..2Gbps", VPCA_CODE_NOT_SET, 0},
        {"needs.x.kind", VPCA_CODE_NOT_SET, 0},
        {"sites", VPCA_CODE_NOT_SET, 0},
        {"needs.x.traffic", VPCA_CODE_NOT_SET, 0},
        {"needs.x.traffic=2..1TB/month", VPCA_CODE_NOT_SET, 16},
        {"needs.x.traffic=..1TB/month", VPCA_CODE_NOT_SET, 16},
        {"needs.x.traffic=1TB/month..", VPCA_CODE_NOT_SET, 16},
        {"needs.x.traffic=1..2", VPCA_CODE_MISSING_UNIT, 0},
        {"needs.x.traffic=1..2Gbps", VPCA_CODE_UNKNOWN_UNIT, 0},
        {"needs.x.traffic=1TB/month,,2TB/month", VPCA_CODE_NOT_SET, 16},
        {"needs.x.must.encryption=a..b", VPCA_CODE_NOT_SET, 24},
        {"needs.x.prefer.cost=0..9", VPCA_CODE_NOT_SET, 20},
    };
    struct fixture *f = *state;

    for (size_t i = 0; i < VPCA_COUNT(rows); i++) {
        struct vpca_axis axis;
        struct vpca_diags diags;

        print_message("%s\n", rows[i].text);
        vpca_diags_init(&diags, f->arena);
        assert_false(vpca_axis_read(f->arena, rows[i].text, &diags, &axis));
        assert_true(diags.count > 0);
        assert_int_equal(diags.items[0].code, rows[i].code);
        assert_int_equal(diags.items[0].span.start, rows[i].start);
    }
}

/* ---- The file itself -------------------------------------------------- */

static const struct vpca_source *source_of(struct fixture *f, const char *text)
{
    return vpca_source_new(f->arena, "r.yaml", text, strlen(text));
}

/* A file that says the values itself. */
static const char *file_of(struct fixture *f, const char *count,
                           const char *bandwidth, const char *traffic)
{
    return vpca_arena_printf(
        f->arena,
        "vpcadvise: 1\n"
        "sites:\n"
        "  dc: # the data center\n"
        "    count: %s\n"
        "    gateway: { ipsec: yes, bgp: yes, devices: 2 }\n"
        "    internet: { bandwidth: 2 Gbps, links: 2 }\n"
        "    direct_connect: at-location\n"
        "vpcs:\n"
        "  prod: { region: eu-west-1, internet: yes }\n"
        "  dr: { region: eu-west-1 }\n"
        "needs:\n"
        "  n:\n"
        "    from: dc\n"
        "    to: prod\n"
        "    must: { bandwidth: %s }\n"
        "    prefer: { cost: 5 }\n"
        "    traffic: %s\n"
        "  other: { between: [prod, dr] }\n",
        count, bandwidth, traffic);
}

struct answer {
    const char *first;
    const char *backup;
    int score;
};

static struct answer answer_of(struct fixture *f, const char *text)
{
    vpca_arena *arena = vpca_arena_new();
    const struct vpca_node *root;
    const struct vpca_model *model;
    const struct vpca_advice *advice;
    struct vpca_diags diags;
    struct answer answer = {.score = -1};

    vpca_diags_init(&diags, arena);
    root = vpca_document_parse(arena, source_of(f, text), &diags);
    assert_non_null(root);
    model = vpca_model_load(arena, root, f->rules, TODAY, &diags);
    assert_non_null(model);
    advice = vpca_advise(arena, model, &model->needs[0]);
    if (advice->ranked_count) {
        answer.first = advice->entries[0].option->id;
        if (advice->entries[0].backup)
            answer.backup = advice->entries[0].backup->id;
        answer.score = advice->entries[0].score;
    }
    vpca_arena_free(arena);
    return answer;
}

static bool same_text(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

static bool is_answer(const struct vpca_sweep_stretch *stretch,
                      const struct answer *answer)
{
    return same_text(stretch->first, answer->first) &&
           same_text(stretch->backup, answer->backup);
}

static const struct vpca_sweep *sweep(struct fixture *f, const char *text,
                                      const char *first, const char *second)
{
    struct vpca_axis axes[2] = {axis_of(f, first)};
    const struct vpca_sweep_request request = {
        .source = source_of(f, text),
        .rules = f->rules,
        .today = TODAY,
        .axes = axes,
        .axis_count = second ? 2 : 1,
    };
    const struct vpca_sweep *made;
    struct vpca_diags diags;

    if (second)
        axes[1] = axis_of(f, second);
    vpca_diags_init(&diags, f->arena);
    made = vpca_sweep_run(f->arena, &request, &diags);
    if (!made)
        vpca_diags_print(&diags, stderr, false);
    assert_non_null(made);
    assert_int_equal(diags.count, 0);
    return made;
}

/* Every count by itself. */
static void test_every_value(void **state)
{
    enum { MOST = 90 };
    struct fixture *f = *state;
    const struct vpca_sweep *made =
        sweep(f, file_of(f, "3", "20 Mbps", "100 GB/month"),
              "sites.dc.count=1..90", NULL);
    const struct vpca_sweep_row *row;
    size_t at = 0;

    assert_int_equal(made->need_count, 2); /* sites of ours count for both */
    assert_true(made->exact);
    row = &made->needs[0].rows[0];
    assert_true(row->stretch_count > 1);
    assert_int_equal(row->stretches[0].low, 1);
    assert_int_equal(row->stretches[row->stretch_count - 1].high, MOST);
    for (int count = 1; count <= MOST; count++) {
        const struct vpca_sweep_stretch *stretch = &row->stretches[at];
        const struct answer answer =
            answer_of(f, file_of(f, vpca_arena_printf(f->arena, "%d", count),
                                 "20 Mbps", "100 GB/month"));

        if (count > stretch->high)
            stretch = &row->stretches[++at];
        assert_in_range(count, stretch->low, stretch->high);
        assert_true(is_answer(stretch, &answer));
        if (count == stretch->low)
            assert_int_equal(answer.score, stretch->score_from);
        if (count == stretch->high)
            assert_int_equal(answer.score, stretch->score_to);
    }
}

static struct answer at_traffic(struct fixture *f, const char *bandwidth,
                                int64_t traffic)
{
    return answer_of(
        f, file_of(f, "3", bandwidth,
                   vpca_arena_printf(f->arena, "%" PRId64 " bytes/month",
                                     traffic)));
}

static void check_crossings(struct fixture *f, const char *bandwidth,
                            const struct vpca_sweep_row *row)
{
    for (size_t i = 0; i < row->stretch_count; i++) {
        const struct vpca_sweep_stretch *stretch = &row->stretches[i];
        const struct answer first = at_traffic(f, bandwidth, stretch->low);
        const struct answer last = at_traffic(f, bandwidth, stretch->high);

        assert_true(is_answer(stretch, &first));
        assert_true(is_answer(stretch, &last));
        assert_int_equal(first.score, stretch->score_from);
        assert_int_equal(last.score, stretch->score_to);
        if (i == 0)
            continue;
        assert_int_equal(row->stretches[i - 1].high + 1, stretch->low);
        assert_false(row->stretches[i - 1].letter == stretch->letter);
    }
}

/* A byte a month further, and another is first. */
static void test_a_crossover_crosses(void **state)
{
    struct fixture *f = *state;
    const struct vpca_sweep *made =
        sweep(f, file_of(f, "3", "200 Mbps", "5 TB/month"),
              "needs.n.traffic=10GB/month..500TB/month", NULL);

    assert_int_equal(made->need_count, 1);
    assert_string_equal(made->needs[0].id, "n");
    assert_true(made->needs[0].rows[0].stretch_count > 1);
    check_crossings(f, "200 Mbps", &made->needs[0].rows[0]);
}

static void test_a_map(void **state)
{
    struct fixture *f = *state;
    const struct vpca_sweep *made =
        sweep(f, file_of(f, "3", "200 Mbps", "5 TB/month"),
              "needs.n.traffic=10GB/month..500TB/month",
              "needs.n.must.bandwidth=50Mbps,500Mbps,5Gbps");
    const struct vpca_sweep_need *need = &made->needs[0];

    assert_int_equal(need->row_count, 3);
    for (size_t i = 0; i < need->row_count; i++)
        check_crossings(f, made->axes[1].values[i], &need->rows[i]);
    /* The same letter for the same first. */
    for (size_t i = 0; i < need->row_count; i++) {
        for (size_t j = 0; j < need->rows[i].stretch_count; j++) {
            const struct vpca_sweep_stretch *stretch =
                &need->rows[i].stretches[j];

            assert_in_range(stretch->letter, 0, need->letter_count - 1);
            assert_true(same_text(need->letters[stretch->letter]->first,
                                  stretch->first));
        }
    }
}

/* The rows of a range are its ends and what lies between, in order. */
static void test_rows_of_a_range(void **state)
{
    struct fixture *f = *state;
    const struct vpca_sweep *made =
        sweep(f, file_of(f, "3", "200 Mbps", "5 TB/month"),
              "needs.n.prefer.cost", "needs.n.must.bandwidth=10Mbps..20Gbps");
    const struct vpca_sweep_need *need = &made->needs[0];

    assert_in_range(need->row_count, 8, 12);
    assert_int_equal(need->rows[0].at, 10000000);
    assert_int_equal(need->rows[need->row_count - 1].at, 20000000000);
    for (size_t i = 1; i < need->row_count; i++)
        assert_true(need->rows[i].at > need->rows[i - 1].at);
}

static void refuses(struct fixture *f, const char *vary)
{
    struct vpca_axis axis = axis_of(f, vary);
    const struct vpca_sweep_request request = {
        .source = source_of(f, file_of(f, "3", "200 Mbps", "5 TB/month")),
        .rules = f->rules,
        .today = TODAY,
        .axes = &axis,
        .axis_count = 1,
    };
    struct vpca_diags diags;

    vpca_diags_init(&diags, f->arena);
    assert_null(vpca_sweep_run(f->arena, &request, &diags));
    assert_int_equal(diags.errors, 1);
}

static void test_what_the_file_has_not(void **state)
{
    refuses(*state, "needs.m.traffic=1..2TB/month");
    refuses(*state, "sites.lab.count=1..9");
    refuses(*state, "needs.n.must.survive=[tunnel],[tunel]");
    refuses(*state, "needs.n.prefer.costs");
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ranges),
        cmocka_unit_test(test_lists),
        cmocka_unit_test(test_what_is_refused),
        cmocka_unit_test(test_every_value),
        cmocka_unit_test(test_a_crossover_crosses),
        cmocka_unit_test(test_a_map),
        cmocka_unit_test(test_rows_of_a_range),
        cmocka_unit_test(test_what_the_file_has_not),
    };

    return cmocka_run_group_tests(tests, setup, teardown);
}
