/* Two states of a network side by side, by the built-in rules. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "vpcadvise/vpcadvise.h"

#define TODAY "2026-11-24"

#define OFFICE                                                                 \
    "  office: { gateway: { ipsec: yes, bgp: yes }, internet: { bandwidth: 10" \
    " Gbps } }\n"
#define LAB                                                                    \
    "  lab: { gateway: { ipsec: yes }, internet: { bandwidth: 1 Gbps } }\n"
#define PROD "  prod: { region: eu-central-1 }\n"
#define FAST "  fast: { from: office, to: prod, must: { bandwidth: 5 Gbps } }\n"
#define SLOW                                                                   \
    "  fast: { from: office, to: prod, must: { bandwidth: 500 Mbps } }\n"
#define CALM "  calm: { from: lab, to: prod }\n"
#define SAFE                                                                   \
    "  calm: { from: lab, to: prod, must: { encryption: in-transit } }\n"

static const char *const FILES[] = {
    "vpcadvise: 1\nsites:\n" OFFICE LAB "vpcs:\n" PROD "needs:\n" SLOW CALM,
    "vpcadvise: 1\nsites:\n" LAB OFFICE "vpcs:\n" PROD "needs:\n" CALM SLOW,
    "vpcadvise: 1\nsites:\n" OFFICE LAB "vpcs:\n" PROD "needs:\n" FAST CALM,
    "vpcadvise: 1\nsites:\n" OFFICE LAB "vpcs:\n" PROD "needs:\n" SLOW SAFE,
    "vpcadvise: 1\nsites:\n" OFFICE LAB "vpcs:\n" PROD "needs:\n" SLOW,
    "vpcadvise: 1\nsites:\n" OFFICE "vpcs:\n" PROD "needs:\n" FAST,
};
enum { SLOWLY, TURNED, FASTER, SAFER, FEWER, LONELY };

struct world {
    vpca_arena *arena;
    const struct vpca_ruleset *rules;
    const struct vpca_snapshot *states[VPCA_COUNT(FILES)];
};

static const struct vpca_snapshot *load(const struct world *world,
                                        const char *text)
{
    struct vpca_diags diags;
    const struct vpca_snapshot *snapshot;

    vpca_diags_init(&diags, world->arena);
    snapshot = vpca_snapshot_load(
        world->arena,
        vpca_source_new(world->arena, "net.yaml", text, strlen(text)),
        world->rules, TODAY, &diags);
    vpca_diags_print(&diags, stderr, false);
    assert_non_null(snapshot);
    return snapshot;
}

static int set_up(void **state)
{
    struct world *world = calloc(1, sizeof(*world));
    struct vpca_diags diags;

    world->arena = vpca_arena_new();
    vpca_diags_init(&diags, world->arena);
    world->rules = vpca_ruleset_load_embedded(world->arena, &diags);
    assert_non_null(world->rules);
    for (size_t i = 0; i < VPCA_COUNT(FILES); i++)
        world->states[i] = load(world, FILES[i]);
    *state = world;
    return 0;
}

static int tear_down(void **state)
{
    struct world *world = *state;

    vpca_arena_free(world->arena);
    free(world);
    return 0;
}

static const struct vpca_comparison *compare(const struct world *world,
                                             size_t before, size_t after)
{
    return vpca_comparison_make(world->arena, world->states[before],
                                world->states[after]);
}

static const struct vpca_difference *
find(const struct vpca_differences *differences, enum vpca_difference_kind kind,
     const char *option)
{
    for (size_t i = 0; i < differences->count; i++) {
        const struct vpca_difference *difference = &differences->items[i];

        if (difference->kind == kind &&
            (!option ||
             (difference->option && !strcmp(difference->option, option))))
            return difference;
    }
    return NULL;
}

/* ---- Laws ------------------------------------------------------------- */

static void test_nothing_differs_from_itself(void **state)
{
    for (size_t i = 0; i < VPCA_COUNT(FILES); i++) {
        const struct vpca_comparison *comparison = compare(*state, i, i);

        assert_int_equal(comparison->changed, 0);
        assert_int_equal(comparison->differences.count, 0);
        assert_true(comparison->need_count > 0);
        for (size_t j = 0; j < comparison->need_count; j++) {
            assert_int_equal(comparison->needs[j].decision, VPCA_DECISION_SAME);
            assert_int_equal(comparison->needs[j].differences.count, 0);
        }
    }
}

static void test_order_does_not_matter(void **state)
{
    const struct vpca_comparison *comparison = compare(*state, SLOWLY, TURNED);

    assert_int_equal(comparison->changed, 0);
    assert_int_equal(comparison->differences.count, 0);
    for (size_t i = 0; i < comparison->need_count; i++)
        assert_int_equal(comparison->needs[i].differences.count, 0);
}

/* Of what a difference is, the way back is the other. */
static enum vpca_difference_kind turned(enum vpca_difference_kind kind)
{
    static const enum vpca_difference_kind TURNED_KINDS[][2] = {
        {VPCA_DIFFERENCE_EXCLUDED, VPCA_DIFFERENCE_NOT_EXCLUDED},
        {VPCA_DIFFERENCE_OPEN, VPCA_DIFFERENCE_NOT_OPEN},
        {VPCA_DIFFERENCE_OPTION_ADDED, VPCA_DIFFERENCE_OPTION_REMOVED},
        {VPCA_DIFFERENCE_FINDING_ADDED, VPCA_DIFFERENCE_FINDING_REMOVED},
    };

    for (size_t i = 0; i < VPCA_COUNT(TURNED_KINDS); i++) {
        if (kind == TURNED_KINDS[i][0])
            return TURNED_KINDS[i][1];
        if (kind == TURNED_KINDS[i][1])
            return TURNED_KINDS[i][0];
    }
    return kind;
}

static bool same(const char *a, const char *b)
{
    return a && b ? strcmp(a, b) == 0 : a == b;
}

static bool has_turned(const struct vpca_differences *list,
                       const struct vpca_difference *difference)
{
    for (size_t i = 0; i < list->count; i++) {
        const struct vpca_difference *other = &list->items[i];

        if (other->kind == turned(difference->kind) &&
            same(other->option, difference->option) &&
            same(other->rule, difference->rule) &&
            same(other->path, difference->path) &&
            same(other->before, difference->after) &&
            same(other->after, difference->before))
            return true;
    }
    return false;
}

static void assert_turned(const struct vpca_differences *there,
                          const struct vpca_differences *back)
{
    assert_int_equal(there->count, back->count);
    for (size_t i = 0; i < there->count; i++)
        assert_true(has_turned(back, &there->items[i]));
}

static void assert_mirror(const struct world *world, size_t i, size_t j)
{
    const struct vpca_comparison *there = compare(world, i, j);
    const struct vpca_comparison *back = compare(world, j, i);

    assert_int_equal(there->changed, back->changed);
    assert_int_equal(there->need_count, back->need_count);
    assert_turned(&there->differences, &back->differences);
    for (size_t k = 0; k < there->need_count; k++) {
        assert_string_equal(there->needs[k].id, back->needs[k].id);
        assert_ptr_equal(there->needs[k].before, back->needs[k].after);
        assert_ptr_equal(there->needs[k].after, back->needs[k].before);
        assert_turned(&there->needs[k].differences,
                      &back->needs[k].differences);
    }
}

static void test_the_way_back_mirrors(void **state)
{
    for (size_t i = 0; i < VPCA_COUNT(FILES); i++)
        for (size_t j = 0; j < VPCA_COUNT(FILES); j++)
            assert_mirror(*state, i, j);
}

/* ---- Saved reports ---------------------------------------------------- */

static const char *save(const struct world *world, const char *file)
{
    FILE *out = tmpfile();
    struct vpca_output output = {.format = vpca_format_find("json"),
                                 .out = out};
    struct vpca_report_summary summary;
    struct vpca_diags diags;
    const struct vpca_model *model;
    char *text;
    long size;

    assert_non_null(out);
    vpca_diags_init(&diags, world->arena);
    model = vpca_requirements_load(
        world->arena,
        vpca_source_new(world->arena, "net.yaml", file, strlen(file)),
        world->rules, TODAY, &diags);
    assert_non_null(model);
    vpca_report_summary_init(&summary, world->arena);
    assert_true(vpca_pipeline_run(&(struct vpca_run){.model = model,
                                                     .outputs = &output,
                                                     .output_count = 1,
                                                     .findings = &diags},
                                  &summary));
    size = ftell(out);
    rewind(out);
    text = vpca_arena_alloc(world->arena, (size_t)size + 1);
    assert_int_equal(fread(text, 1, (size_t)size, out), size);
    fclose(out);
    return text;
}

static void assert_nothing(const struct vpca_comparison *comparison)
{
    assert_int_equal(comparison->changed, 0);
    assert_int_equal(comparison->differences.count, 0);
    for (size_t i = 0; i < comparison->need_count; i++)
        assert_int_equal(comparison->needs[i].differences.count, 0);
}

static void test_saved_report_is_the_same_state(void **state)
{
    const struct world *world = *state;

    for (size_t i = 0; i < VPCA_COUNT(FILES); i++) {
        const struct vpca_snapshot *saved = load(world, save(world, FILES[i]));

        assert_false(saved->stated);
        assert_nothing(
            vpca_comparison_make(world->arena, saved, world->states[i]));
        assert_nothing(
            vpca_comparison_make(world->arena, world->states[i], saved));
        assert_nothing(vpca_comparison_make(world->arena, saved, saved));
    }
}

static void test_saved_report_knows_demands(void **state)
{
    const struct world *world = *state;
    const struct vpca_comparison *comparison = vpca_comparison_make(
        world->arena, load(world, save(world, FILES[SLOWLY])),
        world->states[FASTER]);
    const struct vpca_difference *fact =
        find(&comparison->needs[1].differences, VPCA_DIFFERENCE_FACT, NULL);

    assert_int_equal(comparison->changed, 1);
    assert_non_null(fact);
    assert_string_equal(fact->text, "need.bandwidth: 500 Mbps -> 5 Gbps");
}

/* Whatever is cut off or written over, it is a report or an error. */
static void test_spoilt_report_is_an_error(void **state)
{
    const struct world *world = *state;
    const char *whole = save(world, FILES[FEWER]);
    size_t length = strlen(whole);

    for (size_t at = 1; at < length; at += 97) {
        vpca_arena *arena = vpca_arena_new();
        char *spoilt = vpca_arena_copy(arena, whole, length);
        struct vpca_diags diags;

        vpca_diags_init(&diags, arena);
        assert_null(vpca_snapshot_load(
            arena, vpca_source_new(arena, "cut.json", whole, at), world->rules,
            TODAY, &diags));
        assert_true(diags.errors > 0);
        spoilt[at] = "[]{}:,0n\""[at % 9];
        vpca_diags_init(&diags, arena);
        assert_true(vpca_snapshot_load(
                        arena,
                        vpca_source_new(arena, "spoilt.json", spoilt, length),
                        world->rules, TODAY, &diags) ||
                    diags.errors > 0);
        vpca_arena_free(arena);
    }
}

/* ---- Reasons ---------------------------------------------------------- */

/* A tunnel carries 1.25 Gbps. */
static void test_changed_decision_has_reasons(void **state)
{
    const struct vpca_comparison *comparison = compare(*state, SLOWLY, FASTER);
    const struct vpca_compared_need *need = &comparison->needs[1];
    const struct vpca_difference *difference;

    assert_int_equal(comparison->changed, 1);
    assert_string_equal(comparison->summary, "1 of 2 decisions changed");
    assert_int_equal(comparison->needs[0].decision, VPCA_DECISION_SAME);
    assert_string_equal(need->id, "fast");
    assert_int_equal(need->decision, VPCA_DECISION_CHANGED);
    assert_string_equal(need->before->id, "managed-vpn");
    assert_string_not_equal(need->after->id, "managed-vpn");
    difference =
        find(&need->differences, VPCA_DIFFERENCE_EXCLUDED, "managed-vpn");
    assert_non_null(difference);
    assert_string_equal(difference->rule, "F-bandwidth");
    difference = find(&need->differences, VPCA_DIFFERENCE_FACT, NULL);
    assert_non_null(difference);
    assert_string_equal(difference->text,
                        "needs.fast.must.bandwidth: 500 Mbps -> 5 Gbps");
}

static void test_points_are_told_of_the_first_only(void **state)
{
    const struct vpca_comparison *comparison = compare(*state, SLOWLY, FASTER);
    const struct vpca_compared_need *need = &comparison->needs[1];
    const struct vpca_difference *points =
        find(&need->differences, VPCA_DIFFERENCE_POINTS, need->after->id);

    assert_non_null(points);
    assert_string_not_equal(points->before, points->after);
    assert_null(
        find(&need->differences, VPCA_DIFFERENCE_POINTS, "transit-vpc"));
}

static void test_needs_come_and_go(void **state)
{
    const struct vpca_comparison *comparison = compare(*state, SLOWLY, FEWER);

    assert_int_equal(comparison->changed, 1);
    assert_string_equal(comparison->needs[0].id, "calm");
    assert_int_equal(comparison->needs[0].decision, VPCA_DECISION_REMOVED);
    assert_null(comparison->needs[0].after);
    /* Nothing else is said of it, and "lab" is unused now. */
    assert_int_equal(comparison->needs[0].differences.count, 0);
    assert_non_null(
        find(&comparison->differences, VPCA_DIFFERENCE_FINDING_ADDED, NULL));
}

static void test_facts_stand_with_their_need(void **state)
{
    const struct vpca_comparison *comparison = compare(*state, SLOWLY, SAFER);
    const struct vpca_difference *fact =
        find(&comparison->needs[0].differences, VPCA_DIFFERENCE_FACT, NULL);

    assert_non_null(fact);
    assert_string_equal(fact->path, "needs.calm.must.encryption");
    assert_null(fact->before);
    assert_string_equal(fact->after, "in-transit");
    assert_int_equal(comparison->needs[1].differences.count, 0);
    assert_null(find(&comparison->differences, VPCA_DIFFERENCE_FACT, NULL));
}

/* ---- Formats ---------------------------------------------------------- */

static const char *print(const struct world *world, const char *format,
                         const struct vpca_comparison *comparison)
{
    FILE *out = tmpfile();
    struct vpca_renderer renderer = {
        .out = out, .style = {.columns = 100}, .arena = world->arena};
    char *text;
    long size;

    assert_non_null(out);
    vpca_diff_format_find(format)->print(&renderer, comparison);
    size = ftell(out);
    rewind(out);
    text = vpca_arena_alloc(world->arena, (size_t)size + 1);
    assert_int_equal(fread(text, 1, (size_t)size, out), size);
    fclose(out);
    return text;
}

static void test_markdown_stays_text(void **state)
{
    const struct world *world = *state;
    const char *const named =
        "vpcadvise: 1\nname: \"<b>|`x`&\\n# y\"\nsites:\n" OFFICE LAB
        "vpcs:\n" PROD "needs:\n" SLOW CALM;
    const char *text =
        print(world, "markdown",
              vpca_comparison_make(world->arena, world->states[SLOWLY],
                                   load(world, named)));

    assert_non_null(strstr(text, "&#60;b&#62;&#124;&#96;x&#96;&#38; &#35; y"));
    assert_null(strstr(text, "<b>"));
    assert_null(strstr(text, "| need |"));
}

static void test_markdown_has_a_table(void **state)
{
    const char *text =
        print(*state, "markdown", compare(*state, SLOWLY, FASTER));

    assert_non_null(strstr(text, "\n| need | before | after |\n|---|---|---|\n"
                                 "| fast | AWS managed VPN ("));
    assert_null(strstr(text, "| calm |"));
}

static void test_text_is_as_wide_as_asked(void **state)
{
    const char *text = print(*state, "text", compare(*state, SLOWLY, LONELY));

    while (*text) {
        size_t length = strcspn(text, "\n");

        assert_true(vpca_utf8_width(text, length) <= 100);
        text += length + (text[length] == '\n');
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nothing_differs_from_itself),
        cmocka_unit_test(test_order_does_not_matter),
        cmocka_unit_test(test_the_way_back_mirrors),
        cmocka_unit_test(test_saved_report_is_the_same_state),
        cmocka_unit_test(test_saved_report_knows_demands),
        cmocka_unit_test(test_spoilt_report_is_an_error),
        cmocka_unit_test(test_changed_decision_has_reasons),
        cmocka_unit_test(test_points_are_told_of_the_first_only),
        cmocka_unit_test(test_needs_come_and_go),
        cmocka_unit_test(test_facts_stand_with_their_need),
        cmocka_unit_test(test_markdown_stays_text),
        cmocka_unit_test(test_markdown_has_a_table),
        cmocka_unit_test(test_text_is_as_wide_as_asked),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
