/* The order in which needs are built. Times are those of the claims: a VPN is
 * set up within a day (T-01), a new circuit within 14 to 90 days (T-03). */
#include "whole.h"

#define DAY 86400

#define HEAD                                                                   \
    "vpcadvise: 1\n"                                                           \
    "x-vpn: &vpn { from: dc, to: p, options: { only: managed-vpn } }\n"        \
    "x-line: &line { from: dc, to: p, options: { only: dx } }\n"               \
    "sites: { dc: { direct_connect: none } }\n"                                \
    "vpcs: { p: , q: }\n"

static const struct vpca_planned *find(const struct vpca_estate *estate,
                                       const char *need, size_t *ret_phase)
{
    for (size_t i = 0; i < estate->phase_count; i++) {
        const struct vpca_phase *phase = &estate->phases[i];

        for (size_t j = 0; j < phase->need_count; j++) {
            if (ret_phase)
                *ret_phase = i;
            if (strcmp(phase->needs[j]->need->name, need) == 0)
                return phase->needs[j];
        }
    }
    return NULL;
}

static void assert_days(struct vpca_range range, int low, int high)
{
    assert_int_equal(range.low, low * DAY);
    assert_int_equal(range.high, high * DAY);
}

/* ---- Phases ----------------------------------------------------------- */

static void test_times_add_up(void **state)
{
    struct whole *whole = *state;
    const struct vpca_estate *estate =
        whole_settle(whole,
                     HEAD "needs:\n"
                          "  last: { <<: *vpn, after: [line, first] }\n"
                          "  line: { <<: *line, after: first }\n"
                          "  first: { <<: *vpn }\n",
                     false);

    assert_int_equal(estate->phase_count, 3);
    assert_string_equal(estate->phases[0].needs[0]->need->name, "first");
    assert_string_equal(estate->phases[1].needs[0]->need->name, "line");
    assert_string_equal(estate->phases[2].needs[0]->need->name, "last");
    assert_days(estate->phases[0].ready, 1, 1);
    assert_days(estate->phases[1].ready, 15, 91);
    assert_days(estate->phases[2].ready, 16, 92);
    assert_days(estate->phases[2].needs[0]->lead, 1, 1);
}

/* What takes weeks is not in the first phase, though nothing is before it. */
static void test_soon_and_later(void **state)
{
    struct whole *whole = *state;
    const struct vpca_estate *estate =
        whole_settle(whole,
                     HEAD "needs:\n"
                          "  line: { <<: *line }\n"
                          "  vpn: { <<: *vpn }\n"
                          "  other: { <<: *vpn, to: q }\n",
                     false);

    assert_int_equal(estate->phase_count, 2);
    assert_int_equal(estate->phases[0].need_count, 2);
    assert_string_equal(estate->phases[0].needs[0]->need->name, "other");
    assert_days(estate->phases[0].ready, 1, 1);
    assert_days(estate->phases[1].ready, 14, 90);
}

/* The quote of a provider replaces the range. */
static void test_quote(void **state)
{
    struct whole *whole = *state;
    const struct vpca_estate *estate = whole_settle(
        whole,
        "vpcadvise: 1\n"
        "sites: { dc: { direct_connect: none, circuit_lead_time: 3 weeks } }\n"
        "vpcs: { p: }\n"
        "needs: { n: { from: dc, to: p, options: { only: direct-connect } } "
        "}\n",
        false);

    assert_days(estate->phases[0].ready, 21, 21);
}

static void test_late(void **state)
{
    struct whole *whole = *state;
    const char *format = HEAD "needs:\n"
                              "  line: { <<: *line }\n"
                              "  n: { <<: *vpn, after: line,\n"
                              "       must: { ready_within: %s } }\n";
    static const struct {
        const char *within;
        enum vpca_lateness late;
    } rows[] = {
        {"14 days", VPCA_LATE},        /* it takes 15 at least */
        {"15 days", VPCA_MAY_BE_LATE}, /* and 91 at most */
        {"90 days", VPCA_MAY_BE_LATE}, {"91 days", VPCA_IN_TIME},
        {"unknown", VPCA_IN_TIME},
    };

    for (size_t i = 0; i < VPCA_COUNT(rows); i++) {
        const struct vpca_estate *estate = whole_settle(
            whole, vpca_arena_printf(whole->arena, format, rows[i].within),
            false);

        assert_int_equal(find(estate, "n", NULL)->late, rows[i].late);
        assert_int_equal(find(estate, "line", NULL)->late, VPCA_IN_TIME);
    }
}

/* Where nothing is left, what waits for it has no time to tell. */
static void test_nothing_left(void **state)
{
    struct whole *whole = *state;
    const struct vpca_estate *estate = whole_settle(
        whole,
        HEAD "needs:\n"
             "  stuck: { from: dc, to: p, options: { only: managed-vpn },\n"
             "           must: { path: private } }\n"
             "  waits: { <<: *vpn, after: stuck }\n",
        false);

    assert_null(find(estate, "stuck", NULL));
    assert_int_equal(estate->phase_count, 1);
    assert_true(find(estate, "waits", NULL)->ready.high == VPCA_INFINITE);
}

/* ---- Until then ------------------------------------------------------- */

static const struct vpca_interim *interim_of(struct whole *whole,
                                             const char *site, const char *need)
{
    const char *text = vpca_arena_printf(
        whole->arena,
        "vpcadvise: 1\n"
        "sites: { dc: { direct_connect: none, internet: { bandwidth: 10 Gbps "
        "},\n"
        "               gateway: { ipsec: yes, bgp: yes, supported: yes }%s } "
        "}\n"
        "vpcs: { p: }\n"
        "needs: { n: { from: dc, to: p, chosen: direct-connect, %s } }\n",
        site, need);
    const struct vpca_estate *estate = whole_settle(whole, text, false);
    const struct vpca_planned *planned = find(estate, "n", NULL);

    assert_non_null(planned);
    return &planned->interim;
}

/* A VPN now and the circuit when it arrives. */
static void test_interim(void **state)
{
    struct whole *whole = *state;
    const struct vpca_interim *interim =
        interim_of(whole, "", "must: { bandwidth: 500 Mbps }");

    assert_string_equal(interim->option->id, "managed-vpn");
    assert_int_equal(interim->status, VPCA_FEASIBLE);
    assert_days(interim->ready, 1, 1);
    assert_int_equal(interim->lack_count, 0);
    assert_false(interim->current);
    assert_false(interim->stays);
}

/* H-01: a tunnel carries 1.25 Gbps. */
static void test_interim_that_lacks(void **state)
{
    struct whole *whole = *state;
    const struct vpca_interim *interim = interim_of(
        whole, "", "must: { bandwidth: 2 Gbps }, options: { not: software }");

    assert_string_equal(interim->option->id, "managed-vpn");
    assert_int_equal(interim->status, VPCA_EXCLUDED);
    assert_int_equal(interim->lack_count, 1);
    assert_ptr_equal(interim->lacks[0].fact,
                     &vpca_facts[VPCA_FACT_NEED_BANDWIDTH]);
    assert_int_equal(interim->lacks[0].demanded.as.quantity.low, 2000000000);
    assert_int_equal(interim->lacks[0].given.as.quantity.high, 1250000000);
}

/* What must be protected is not sent unprotected for a while. */
static void test_no_interim(void **state)
{
    struct whole *whole = *state;

    assert_null(interim_of(whole, "", "must: { path: private }")->option);
}

static void test_interim_in_use(void **state)
{
    struct whole *whole = *state;
    const struct vpca_interim *interim =
        interim_of(whole, "", "current: managed-vpn");

    assert_string_equal(interim->option->id, "managed-vpn");
    assert_true(interim->current);
}

static void test_interim_that_stays(void **state)
{
    struct whole *whole = *state;
    const struct vpca_estate *estate =
        whole_settle(whole,
                     "vpcadvise: 1\nsites: { dc: { direct_connect: none } }\n"
                     "vpcs: { p: }\n"
                     "needs: { n: { from: dc, to: p, backup: yes,\n"
                     "              chosen: [direct-connect, managed-vpn] },\n"
                     "         m: { from: dc, to: p, chosen: managed-vpn },\n"
                     "         after-m: { from: dc, to: p, after: m,\n"
                     "              chosen: direct-connect } }\n",
                     false);
    const struct vpca_planned *planned = find(estate, "n", NULL);

    assert_string_equal(planned->option->id, "direct-connect");
    assert_string_equal(planned->backup->id, "managed-vpn");
    assert_string_equal(planned->interim.option->id, "managed-vpn");
    assert_true(planned->interim.stays);
    /* It waits for what the need waits for. */
    planned = find(estate, "after-m", NULL);
    assert_days(planned->interim.ready, 2, 2);
}

/* ---- Laws ------------------------------------------------------------- */

#define NEEDS 40

static unsigned draw(unsigned *seed, unsigned below)
{
    *seed = *seed * 1103515245u + 12345u;
    return (*seed >> 16) % below;
}

/* A need waits for some with a smaller number, which stands anywhere. */
static const char *random_network(struct whole *whole, unsigned seed)
{
    unsigned start = seed;
    struct vpca_text text;

    vpca_text_init(&text, whole->arena);
    vpca_text_add(&text, HEAD "needs:\n");
    for (unsigned i = 0; i < NEEDS; i++) {
        unsigned id = (i * 17 + start) % NEEDS;
        unsigned first = id ? draw(&seed, id) : 0;
        unsigned waits = draw(&seed, 3);

        vpca_text_addf(&text, "  n%02u: { <<: *%s, after: [", id,
                       draw(&seed, 3) ? "vpn" : "line");
        if (id && waits > 0)
            vpca_text_addf(&text, "n%02u", first);
        if (id > 1 && waits > 1)
            vpca_text_addf(&text, ", n%02u",
                           (first + 1 + draw(&seed, id - 1)) % id);
        vpca_text_add(&text, "] }\n");
    }
    return text.bytes;
}

static void assert_in_order(const struct vpca_estate *estate)
{
    size_t total = 0;

    for (size_t i = 0; i < estate->phase_count; i++) {
        const struct vpca_phase *phase = &estate->phases[i];

        total += phase->need_count;
        for (size_t j = 0; j < phase->need_count; j++) {
            const struct vpca_planned *planned = phase->needs[j];
            const struct vpca_need *need = planned->need;

            assert_true(planned->ready.low <= phase->ready.low);
            assert_true(planned->ready.high <= phase->ready.high);
            for (size_t a = 0; a < need->after_count; a++) {
                size_t before = 0;
                const struct vpca_planned *other =
                    find(estate, need->after[a].need->name, &before);

                assert_true(before < i);
                assert_true(other->ready.low + planned->lead.low <=
                            planned->ready.low);
                assert_true(other->ready.high + planned->lead.high <=
                            planned->ready.high);
            }
        }
    }
    assert_int_equal(total, estate->model->need_count);
}

/* Phases respect `after`, times add up, and the order in which needs are
 * looked at does not matter. */
static void test_any_order(void **state)
{
    struct whole *whole = *state;

    for (unsigned seed = 1; seed <= 20; seed++) {
        const char *text = random_network(whole, seed);
        const struct vpca_estate *one = whole_settle(whole, text, false);
        const struct vpca_estate *other = whole_settle(whole, text, true);

        assert_in_order(one);
        assert_int_equal(one->phase_count, other->phase_count);
        for (size_t i = 0; i < one->phase_count; i++) {
            const struct vpca_phase *phase = &one->phases[i];

            assert_int_equal(phase->need_count, other->phases[i].need_count);
            for (size_t j = 0; j < phase->need_count; j++)
                assert_string_equal(phase->needs[j]->need->name,
                                    other->phases[i].needs[j]->need->name);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_times_add_up),
        cmocka_unit_test(test_soon_and_later),
        cmocka_unit_test(test_quote),
        cmocka_unit_test(test_late),
        cmocka_unit_test(test_nothing_left),
        cmocka_unit_test(test_interim),
        cmocka_unit_test(test_interim_that_lacks),
        cmocka_unit_test(test_no_interim),
        cmocka_unit_test(test_interim_in_use),
        cmocka_unit_test(test_interim_that_stays),
        cmocka_unit_test(test_any_order),
    };

    return cmocka_run_group_tests(tests, whole_set_up, whole_tear_down);
}
