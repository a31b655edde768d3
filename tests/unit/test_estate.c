/* The whole network, on requirements by the built-in rules: what is shared,
 * the combination against all there are, and the bill. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "vpcadvise/vpcadvise.h"

#define TODAY "2026-11-24"

/* Prices of the built-in rules, in cents a month. */
enum {
    PORT_1G = 21900,   /* 0.30 USD an hour */
    PORT_10G = 164250, /* 2.25 USD an hour */
    CARRIER = 50000,
    VPN = 3650, /* 0.05 USD an hour */
};

struct bench {
    vpca_arena *pack_arena;
    const struct vpca_ruleset *rules;
    vpca_arena *arena; /* of one test */
};

static struct bench bench;

static int load_pack(void **state)
{
    struct vpca_diags diags;

    (void)state;
    bench.pack_arena = vpca_arena_new();
    vpca_diags_init(&diags, bench.pack_arena);
    bench.rules = vpca_ruleset_load_embedded(bench.pack_arena, &diags);
    return bench.rules ? 0 : -1;
}

static int drop_pack(void **state)
{
    (void)state;
    vpca_arena_free(bench.pack_arena);
    return 0;
}

static int set_up(void **state)
{
    (void)state;
    bench.arena = vpca_arena_new();
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    vpca_arena_free(bench.arena);
    return 0;
}

static const char members[] =
    "vpcadvise: 1\n"
    "sites:\n"
    "  vienna: { kind: data-center, cidrs: [10.0.0.0/16], asn: 65010,\n"
    "            gateway: { ipsec: yes, bgp: yes, devices: 2 },\n"
    "            internet: { bandwidth: 1 Gbps }, direct_connect: none,\n"
    "            mpls: no }\n"
    "  graz:   { kind: office, cidrs: [10.1.0.0/16], asn: 65011,\n"
    "            gateway: { ipsec: yes, bgp: yes, devices: 1 },\n"
    "            internet: { bandwidth: 1 Gbps }, direct_connect: none,\n"
    "            mpls: no }\n"
    "vpcs:\n"
    "  red:   { region: eu-central-1, account: a, cidrs: [10.64.0.0/16] }\n"
    "  green: { region: eu-central-1, account: a, cidrs: [10.65.0.0/16] }\n"
    "  blue:  { region: eu-central-1, account: a, cidrs: [10.66.0.0/16] }\n"
    "  hub:   { region: eu-west-1, account: b, cidrs: [10.67.0.0/16] }\n"
    "needs:\n";

static const struct vpca_model *model_of(const char *text)
{
    struct vpca_diags diags;
    const struct vpca_source *source =
        vpca_source_new(bench.arena, "test.yaml", text, strlen(text));
    const struct vpca_model *model;

    vpca_diags_init(&diags, bench.arena);
    model =
        vpca_requirements_load(bench.arena, source, bench.rules, TODAY, &diags);
    if (!model)
        fail_msg("%s: %s", diags.items[0].message, text);
    return model;
}

static struct vpca_estate *estate_of(const char *needs)
{
    const struct vpca_model *model =
        model_of(vpca_arena_printf(bench.arena, "%s%s", members, needs));
    struct vpca_estate *estate = vpca_estate_new(bench.arena, model);
    vpca_arena *scratch = vpca_arena_new();

    for (size_t i = 0; i < model->need_count; i++) {
        vpca_estate_add(estate, vpca_advise(scratch, model, &model->needs[i]));
        vpca_arena_reset(scratch);
    }
    vpca_arena_free(scratch);
    vpca_estate_settle(estate);
    return estate;
}

static const struct vpca_estate_shared *
shared_find(const struct vpca_estate *estate, const char *thing,
            const char *place)
{
    for (size_t i = 0; i < estate->shared_count; i++) {
        if (strcmp(estate->shared[i].thing->id, thing) == 0 &&
            strcmp(estate->shared[i].place, place) == 0)
            return &estate->shared[i];
    }
    return NULL;
}

static const struct vpca_bill_line *
line_find(const struct vpca_bill_line *lines, size_t count, const char *price)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(lines[i].price->id, price) == 0)
            return &lines[i];
    }
    return NULL;
}

static const char *picked(const struct vpca_estate *estate, size_t need)
{
    const struct vpca_estate_need *of = &estate->needs[need];

    return of->choice_count ? of->choices[of->picked].option->id : "nothing";
}

static int64_t sum_of(const struct vpca_estate *estate)
{
    int64_t sum = 0;

    for (size_t i = 0; i < estate->bill.line_count; i++)
        sum += estate->bill.lines[i].cents.high;
    return sum;
}

/* ---- What is shared --------------------------------------------------- */

static void test_one_circuit_for_a_site(void **state)
{
    const struct vpca_estate *estate = estate_of(
        "  a: { from: vienna, to: red, must: { bandwidth: 400 Mbps,\n"
        "       performance: consistent }, traffic: 1 TB/month }\n"
        "  b: { from: vienna, to: green, must: { bandwidth: 600 Mbps,\n"
        "       performance: consistent }, traffic: 1 TB/month }\n");
    const struct vpca_estate_shared *circuit =
        shared_find(estate, "site-circuit", "vienna");

    (void)state;
    assert_string_equal(picked(estate, 0), "direct-connect");
    assert_string_equal(picked(estate, 1), "direct-connect");
    assert_int_equal(estate->shared_count, 1);
    assert_non_null(circuit);
    assert_int_equal(circuit->need_count, 2);
    assert_int_equal(circuit->bandwidth.high, 1000000000);
    assert_int_equal(circuit->cents.low, PORT_1G + CARRIER);
    assert_int_equal(circuit->cents.high, PORT_1G + CARRIER);
    assert_int_equal(circuit->apart.high, 2 * (PORT_1G + CARRIER));
    /* Both would pay the same alone, so each pays half. */
    for (size_t i = 0; i < 2; i++)
        assert_int_equal(estate->needs[i].choices[0].cents.high -
                             estate->needs[i].cents.high,
                         (PORT_1G + CARRIER) / 2);
    assert_int_equal(estate->bill.alone.high - estate->bill.cents.high,
                     PORT_1G + CARRIER);
    assert_int_equal(sum_of(estate), estate->bill.cents.high);
}

static void test_other_site_other_circuit(void **state)
{
    const struct vpca_estate *estate = estate_of(
        "  a: { from: vienna, to: red, must: { performance: consistent } }\n"
        "  b: { from: graz, to: red, must: { performance: consistent } }\n");

    (void)state;
    assert_string_equal(picked(estate, 0), "direct-connect");
    assert_string_equal(picked(estate, 1), "direct-connect");
    assert_int_equal(estate->shared_count, 0);
    assert_int_equal(estate->bill.alone.high, estate->bill.cents.high);
}

/* A larger port costs more than two small circuits, and less than three. */
static void test_port_as_large_as_the_sum(void **state)
{
    static const char two[] =
        "  a: { from: vienna, to: red, must: { bandwidth: 600 Mbps,\n"
        "       performance: consistent }, traffic: 1 TB/month }\n"
        "  b: { from: vienna, to: green, must: { bandwidth: 600 Mbps,\n"
        "       performance: consistent }, traffic: 1 TB/month }\n";
    const struct vpca_estate *estate = estate_of(two);
    const struct vpca_estate_shared *circuit;
    const struct vpca_bill_line *port;

    (void)state;
    assert_true(PORT_10G + CARRIER > 2 * (PORT_1G + CARRIER));
    assert_int_equal(estate->shared_count, 0);
    estate = estate_of(vpca_arena_printf(
        bench.arena,
        "%s  c: { from: vienna, to: blue, must: { bandwidth: 600 Mbps,\n"
        "       performance: consistent }, traffic: 1 TB/month }\n",
        two));
    circuit = shared_find(estate, "site-circuit", "vienna");
    assert_non_null(circuit);
    assert_int_equal(circuit->bandwidth.high, 1800000000);
    assert_int_equal(circuit->cents.high, PORT_10G + CARRIER);
    port =
        line_find(estate->bill.lines, estate->bill.line_count, "dx-port-10g");
    assert_non_null(port);
    assert_int_equal(port->factor.low, 1);
    assert_int_equal(port->factor.high, 1);
    assert_null(
        line_find(estate->bill.lines, estate->bill.line_count, "dx-port-1g"));
}

static void test_beyond_the_largest_port(void **state)
{
    const struct vpca_estate *estate =
        estate_of("  a: { from: vienna, to: red, must: { bandwidth: 8 Gbps,\n"
                  "       performance: consistent }, traffic: 1 TB/month }\n"
                  "  b: { from: vienna, to: green, must: { bandwidth: 7 Gbps,\n"
                  "       performance: consistent }, traffic: 1 TB/month }\n");
    const struct vpca_estate_shared *circuit =
        shared_find(estate, "site-circuit", "vienna");
    const struct vpca_bill_line *port =
        line_find(estate->bill.lines, estate->bill.line_count, "dx-port-10g");

    (void)state;
    assert_non_null(port);
    assert_int_equal(port->factor.high, 2);
    assert_non_null(circuit);
    assert_int_equal(circuit->bandwidth.high, 15000000000);
    assert_int_equal(circuit->cents.high, 2 * PORT_10G + CARRIER);
}

/* The second path of one need is the path of another. */
static void test_vpn_of_two_needs(void **state)
{
    const struct vpca_estate *estate = estate_of(
        "  a: { from: graz, to: red, must: { bandwidth: 50 Mbps },\n"
        "       traffic: 1 TB/month, chosen: managed-vpn }\n"
        "  b: { from: graz, to: red, must: { bandwidth: 60 Mbps },\n"
        "       traffic: 1 TB/month, chosen: managed-vpn }\n"
        "  c: { from: graz, to: green, must: { bandwidth: 60 Mbps },\n"
        "       traffic: 1 TB/month, chosen: managed-vpn }\n");
    const struct vpca_estate_shared *vpn =
        shared_find(estate, "site-vpn", "graz and red");

    (void)state;
    assert_int_equal(estate->shared_count, 1);
    assert_non_null(vpn);
    assert_int_equal(vpn->need_count, 2);
    assert_int_equal(vpn->cents.high, VPN);
    assert_int_equal(estate->needs[2].saves_most, VPCA_NONE);
    assert_int_equal(estate->needs[0].saves_most, 0);
}

static void test_hub_of_all(void **state)
{
    const struct vpca_estate *estate = estate_of(
        "  a: { from: vienna, to: [red, green], chosen: transit-vpc }\n"
        "  b: { from: graz, to: [blue, green], chosen: transit-vpc }\n");
    const struct vpca_estate_shared *hub =
        shared_find(estate, "transit-hub", "");
    const struct vpca_estate_shared *spoke =
        shared_find(estate, "spoke-vpn", "green");

    (void)state;
    assert_non_null(hub);
    assert_int_equal(hub->cents.high, 80000);
    assert_int_equal(hub->apart.high, 160000);
    assert_non_null(spoke);
    assert_int_equal(spoke->cents.high, 2 * VPN);
    assert_null(shared_find(estate, "spoke-vpn", "red"));
    assert_int_equal(estate->shared_count, 2);
}

/* ---- Choices ---------------------------------------------------------- */

static const char circuit_pays[] =
    "  a: { from: vienna, to: red, must: { bandwidth: 400 Mbps,\n"
    "       performance: consistent }, traffic: { out: 10 TB/month } }\n"
    "  b: { from: vienna, to: green, must: { bandwidth: 300 Mbps },\n"
    "       traffic: { out: 6 TB/month }, prefer: { performance: 5,\n"
    "       cost: 5, operations: 1, agility: 1 }%s }\n";

static void test_another_option_where_the_circuit_is_there(void **state)
{
    const struct vpca_estate *estate =
        estate_of(vpca_arena_printf(bench.arena, circuit_pays, ""));
    const struct vpca_estate_need *need = &estate->needs[1];

    (void)state;
    assert_true(estate->exact);
    assert_string_equal(need->choices[0].option->id, "managed-vpn");
    assert_string_equal(picked(estate, 1), "direct-connect");
    assert_true(estate->value > estate->own_value);
    /* Half of the circuit, and 6 TB at 0.02 USD. */
    assert_int_equal(need->cents.high, (PORT_1G + CARRIER) / 2 + 12000);
    assert_int_equal(need->saves_most, 0);
}

static void test_chosen_stays(void **state)
{
    const struct vpca_estate *estate = estate_of(
        vpca_arena_printf(bench.arena, circuit_pays, ", chosen: managed-vpn"));

    (void)state;
    assert_true(estate->needs[1].chosen);
    assert_int_equal(estate->needs[1].choice_count, 1);
    assert_string_equal(picked(estate, 1), "managed-vpn");
    assert_int_equal(estate->value, estate->own_value);
}

static void test_nothing_left(void **state)
{
    const struct vpca_estate *estate = estate_of(
        "  a: { from: vienna, to: red, must: { performance: consistent,\n"
        "       ready_within: 1 hour } }\n"
        "  b: { from: graz, to: red }\n");

    (void)state;
    assert_int_equal(estate->needs[0].choice_count, 0);
    assert_true(estate->needs[1].choice_count > 0);
    assert_int_equal(estate->bill.alone.high,
                     estate->needs[1].choices[0].cents.high);
}

/* ---- Random estates --------------------------------------------------- */

static unsigned draw(uint32_t *seed, unsigned sides)
{
    *seed = *seed * 1664525u + 1013904223u;
    return (*seed >> 8) % sides;
}

/* Needs that compete for the same sites and VPCs. */
static const char *random_need(uint32_t *seed, unsigned index)
{
    static const char *const ends[] = {
        "from: vienna, to: red",         "from: vienna, to: green",
        "from: vienna, to: [red, blue]", "from: [vienna, graz], to: red",
        "from: graz, to: green",         "between: [red, green]",
        "from: red, to: [green, hub]",   "between: [vienna, graz, blue]",
    };
    static const char *const must[] = {
        "",
        ", must: { bandwidth: 300 Mbps }",
        ", must: { bandwidth: 700 Mbps }",
        ", must: { performance: consistent }",
        ", must: { performance: consistent, bandwidth: 500 Mbps }",
        ", must: { bandwidth: 100..400 Mbps }",
    };
    static const char *const soft[] = {
        "",
        ", prefer: { cost: 5, performance: 5, operations: 1 }",
        ", prefer: { cost: 5, agility: 0 }",
        ", prefer: { performance: 5 }",
    };
    static const char *const traffic[] = {"", ", traffic: 5 TB/month",
                                          ", traffic: 20 TB/month",
                                          ", traffic: 500 GB/month"};

    return vpca_arena_printf(bench.arena, "  n%u: { %s%s%s%s%s }\n", index,
                             ends[draw(seed, VPCA_COUNT(ends))],
                             must[draw(seed, VPCA_COUNT(must))],
                             soft[draw(seed, VPCA_COUNT(soft))],
                             traffic[draw(seed, VPCA_COUNT(traffic))],
                             draw(seed, 5) ? "" : ", backup: yes");
}

/* The most that any combination comes to: every one of them, one by one. */
static int64_t best_of_all(struct vpca_estate *estate)
{
    size_t picks[8] = {0};
    int64_t best = -1;
    size_t i;

    assert_true(estate->need_count <= VPCA_COUNT(picks));
    do {
        int64_t value = vpca_estate_value(estate, picks);

        if (value > best)
            best = value;
        for (i = 0; i < estate->need_count; i++) {
            if (++picks[i] < estate->needs[i].choice_count)
                break;
            picks[i] = 0;
        }
    } while (i < estate->need_count);
    return best;
}

static void check_bill(const struct vpca_estate *estate)
{
    struct vpca_range paid = {0, 0};

    for (size_t i = 0; i < estate->need_count; i++) {
        const struct vpca_estate_need *need = &estate->needs[i];

        if (need->choice_count == 0)
            continue;
        paid.high += need->cents.high;
        assert_true(need->cents.high <= need->choices[need->picked].cents.high);
    }
    assert_int_equal(sum_of(estate), estate->bill.cents.high);
    assert_true(estate->bill.cents.high <= estate->bill.apart.high);
    /* What the needs pay is the bill, but for a cent of each share. */
    assert_true(paid.high <= estate->bill.cents.high);
    assert_true(estate->bill.cents.high - paid.high <=
                (int64_t)(estate->shared_count * estate->need_count));
}

static void test_exact_is_best_of_all(void **state)
{
    uint32_t seed = 7;
    size_t differing = 0;

    (void)state;
    for (unsigned trial = 0; trial < 300; trial++) {
        unsigned count = 2 + draw(&seed, 4);
        const char *forward = "";
        const char *backward = "";
        struct vpca_estate *estate;
        struct vpca_estate *reversed;

        for (unsigned i = 0; i < count; i++) {
            const char *need = random_need(&seed, i);

            forward = vpca_arena_printf(bench.arena, "%s%s", forward, need);
            backward = vpca_arena_printf(bench.arena, "%s%s", need, backward);
        }
        estate = estate_of(forward);
        reversed = estate_of(backward);
        assert_true(estate->exact);
        assert_true(estate->value >= estate->own_value);
        if (estate->value != best_of_all(estate))
            fail_msg("a combination does better:\n%s", forward);
        check_bill(estate);
        differing += estate->value > estate->own_value;
        /* The order of the file changes nothing. */
        assert_int_equal(estate->value, reversed->value);
        assert_int_equal(estate->bill.cents.high, reversed->bill.cents.high);
        for (unsigned i = 0; i < count; i++)
            assert_string_equal(picked(estate, i),
                                picked(reversed, count - 1 - i));
        vpca_arena_reset(bench.arena);
    }
    /* Else the trials would show nothing. */
    assert_true(differing >= 8);
}

/* Too many needs to try all: never worse than each by itself. */
static void test_improved_step_by_step(void **state)
{
    uint32_t seed = 3;
    size_t better = 0;

    (void)state;
    for (unsigned trial = 0; trial < 8; trial++) {
        struct vpca_estate *estate;
        struct vpca_text needs;

        vpca_text_init(&needs, bench.arena);
        for (unsigned i = 0; i < 60; i++)
            vpca_text_add(&needs, random_need(&seed, i));
        estate = estate_of(needs.bytes);
        assert_false(estate->exact);
        assert_true(estate->value >= estate->own_value);
        better += estate->value > estate->own_value;
        check_bill(estate);
        vpca_arena_reset(bench.arena);
    }
    assert_true(better > 0);
}

/* ---- The answers to needs --------------------------------------------- */

/* The lines of the JSON report, of which each need is one. */
static const char *json_of(const char *needs)
{
    struct vpca_output output = {
        vpca_format_find("json"), tmpfile(), {.columns = 80}};
    struct vpca_report_summary summary;
    struct vpca_diags diags;
    char *bytes;
    long size;

    vpca_diags_init(&diags, bench.arena);
    vpca_report_summary_init(&summary, bench.arena);
    assert_true(vpca_pipeline_run(
        &(struct vpca_run){.model = model_of(vpca_arena_printf(
                               bench.arena, "%s%s", members, needs)),
                           .outputs = &output,
                           .output_count = 1,
                           .findings = &diags},
        &summary));
    size = ftell(output.out);
    bytes = vpca_arena_alloc(bench.arena, (size_t)size + 1);
    rewind(output.out);
    assert_int_equal(fread(bytes, 1, (size_t)size, output.out), size);
    fclose(output.out);
    return bytes;
}

static size_t line_length(const char *line)
{
    size_t length = strcspn(line, "\n");

    return length && line[length - 1] == ',' ? length - 1 : length;
}

static void test_answers_stay(void **state)
{
    uint32_t seed = 11;

    (void)state;
    for (unsigned trial = 0; trial < 12; trial++) {
        const char *needs[4];
        const char *all = "";
        const char *line;

        for (unsigned i = 0; i < VPCA_COUNT(needs); i++) {
            needs[i] = random_need(&seed, i);
            all = vpca_arena_printf(bench.arena, "%s%s", all, needs[i]);
        }
        line = json_of(all);
        for (unsigned i = 0; i < VPCA_COUNT(needs); i++) {
            const char *alone = strchr(json_of(needs[i]), '\n') + 1;

            line = strchr(line, '\n') + 1;
            assert_int_equal(line_length(line), line_length(alone));
            assert_memory_equal(line, alone, line_length(alone));
        }
        vpca_arena_reset(bench.arena);
    }
}

#define TEST(function)                                                         \
    cmocka_unit_test_setup_teardown(function, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_one_circuit_for_a_site),
        TEST(test_other_site_other_circuit),
        TEST(test_port_as_large_as_the_sum),
        TEST(test_beyond_the_largest_port),
        TEST(test_vpn_of_two_needs),
        TEST(test_hub_of_all),
        TEST(test_another_option_where_the_circuit_is_there),
        TEST(test_chosen_stays),
        TEST(test_nothing_left),
        TEST(test_exact_is_best_of_all),
        TEST(test_improved_step_by_step),
        TEST(test_answers_stay),
    };

    return cmocka_run_group_tests(tests, load_pack, drop_pack);
}
