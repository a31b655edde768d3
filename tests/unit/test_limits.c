/* Limits of the whole network: each crossed, and just not crossed. The numbers
 * are those of the claims that the limits of the pack rest on. */
#include "whole.h"

static const struct vpca_conflict *find(const struct vpca_estate *estate,
                                        const char *limit)
{
    for (size_t i = 0; i < estate->conflict_count; i++) {
        if (strcmp(estate->conflicts[i].limit->id, limit) == 0)
            return &estate->conflicts[i];
    }
    return NULL;
}

static const struct vpca_conflict *find_in(struct whole *whole,
                                           const char *text, const char *limit)
{
    return find(whole_settle(whole, text, false), limit);
}

#define HEAD                                                                   \
    "vpcadvise: 1\n"                                                           \
    "x-vpn: &vpn { options: { only: managed-vpn } }\n"

/* `sites` sites, each with a need of its own to one VPC. */
static const char *star(struct whole *whole, int sites)
{
    struct vpca_text text;

    vpca_text_init(&text, whole->arena);
    vpca_text_add(&text, HEAD "sites:\n");
    for (int i = 0; i < sites; i++)
        vpca_text_addf(&text, "  s%02d:\n", i);
    vpca_text_add(&text, "vpcs: { prod: {} }\nneeds:\n");
    for (int i = 0; i < sites; i++)
        vpca_text_addf(&text, "  n%02d: { <<: *vpn, from: s%02d, to: prod }\n",
                       i, i);
    return text.bytes;
}

/* ---- Counts ----------------------------------------------------------- */

/* H-05: 10 VPN connections per virtual private gateway. */
static void test_connections_of_a_gateway(void **state)
{
    struct whole *whole = *state;
    const char *limit = "vpn-connections-of-a-gateway";
    const struct vpca_conflict *found;

    assert_null(find_in(whole, star(whole, 10), limit));
    found = find_in(whole, star(whole, 11), limit);
    assert_non_null(found);
    assert_false(found->hard);
    assert_true(found->sure);
    assert_int_equal(found->count.low, 11);
    assert_int_equal(found->count.high, 11);
    assert_int_equal(found->most, 10);
    assert_string_equal(found->member->name, "prod");
    /* Four are named, by name, and the rest counted. */
    assert_int_equal(found->need_count, 11);
    assert_int_equal(found->named, 4);
    assert_string_equal(found->needs[0]->name, "n00");
    assert_string_equal(found->needs[3]->name, "n03");
}

/* One connection serves all needs between a site and a VPC. */
static void test_shared_by_needs(void **state)
{
    struct whole *whole = *state;
    struct vpca_text text;

    vpca_text_init(&text, whole->arena);
    vpca_text_add(&text, HEAD "sites: { a: }\nvpcs: { prod: }\nneeds:\n");
    for (int i = 0; i < 20; i++)
        vpca_text_addf(&text, "  n%d: { <<: *vpn, from: a, to: prod }\n", i);
    assert_null(find_in(whole, text.bytes, "vpn-connections-of-a-gateway"));
}

/* Built twice for one of two needs, it is there twice. */
static void test_larger_of_two(void **state)
{
    struct whole *whole = *state;
    const char *text = "vpcadvise: 1\n"
                       "sites: { a: { count: 5 }, b: }\nvpcs: { prod: }\n"
                       "needs:\n"
                       "  one: { from: a, to: prod, chosen: managed-vpn,\n"
                       "         backup: yes }\n"
                       "  two: { from: a, to: prod, chosen: managed-vpn }\n"
                       "  three: { from: b, to: prod, chosen: managed-vpn }\n";
    const struct vpca_conflict *found =
        find_in(whole, text, "vpn-connections-of-a-gateway");

    assert_non_null(found);
    assert_int_equal(found->count.low, 11);
    assert_int_equal(found->need_count, 3);
}

static const char *group(struct whole *whole, const char *count,
                         const char *vpc)
{
    return vpca_arena_printf(whole->arena,
                             HEAD "sites: { a: { count: %s } }\n"
                                  "vpcs: { prod: { %s } }\n"
                                  "needs: { n: { <<: *vpn, from: a, "
                                  "to: prod } }\n",
                             count, vpc);
}

static void test_groups(void **state)
{
    struct whole *whole = *state;
    const char *limit = "vpn-connections-of-a-gateway";
    const struct vpca_conflict *found;

    assert_null(find_in(whole, group(whole, "10", ""), limit));
    assert_non_null(find_in(whole, group(whole, "11", ""), limit));
    /* A range crosses it perhaps; an open end says nothing. */
    found = find_in(whole, group(whole, "5..12", ""), limit);
    assert_non_null(found);
    assert_false(found->sure);
    assert_int_equal(found->count.low, 5);
    assert_int_equal(found->count.high, 12);
    assert_null(find_in(whole, group(whole, "5..", ""), limit));
    assert_non_null(find_in(whole, group(whole, "12..", ""), limit));
    /* A group of VPCs: at each of them. */
    assert_null(find_in(whole, group(whole, "10", "count: 30"), limit));
    assert_non_null(find_in(whole, group(whole, "11", "count: 30"), limit));
}

#define PLACE "region: eu-west-1, account: net"

/* H-06: 50 VPN connections per Region. H-07: 5 virtual private gateways and 50
 * customer gateways per Region. */
static void test_regions(void **state)
{
    struct whole *whole = *state;
    const char *limit = "vpn-connections-of-a-region";
    const struct vpca_conflict *found;

    assert_null(find_in(whole, group(whole, "50", PLACE), limit));
    found = find_in(whole, group(whole, "51", PLACE), limit);
    assert_non_null(found);
    assert_true(found->sure);
    assert_string_equal(found->region, "eu-west-1");
    assert_string_equal(found->account, "net");
    /* 17 sites at 3 VPCs each. */
    found = find_in(whole, group(whole, "17", PLACE ", count: 3"), limit);
    assert_int_equal(found->count.low, 51);
    /* Where accounts are not told, there may be several. */
    found = find_in(whole, group(whole, "51", "region: eu-west-1"), limit);
    assert_false(found->sure);
    /* VPCs of which no Region is told may stand in any. */
    assert_null(find_in(whole, group(whole, "51", ""), limit));

    limit = "customer-gateways-of-a-region";
    assert_null(find_in(whole, group(whole, "50", PLACE ", count: 3"), limit));
    assert_non_null(
        find_in(whole, group(whole, "51", PLACE ", count: 3"), limit));

    limit = "virtual-gateways-of-a-region";
    assert_null(find_in(whole, group(whole, "1", PLACE ", count: 5"), limit));
    found = find_in(whole, group(whole, "1", PLACE ", count: 6"), limit);
    assert_int_equal(found->count.low, 6);
    assert_int_equal(found->most, 5);
}

static const char *peers(struct whole *whole, int first, int second)
{
    return vpca_arena_printf(
        whole->arena,
        "vpcadvise: 1\n"
        "vpcs: { hub: , a: { count: %d }, b: { count: %d } }\n"
        "defaults: { options: { only: vpc-peering } }\n"
        "needs: { one: { from: a, to: hub }, two: { from: b, to: hub } }\n",
        first, second);
}

/* H-40: 50 active peerings per VPC, 125 at most. H-61: 50 routes in a route
 * table, 100 at most. */
static void test_peerings(void **state)
{
    struct whole *whole = *state;
    const struct vpca_conflict *found;
    const struct vpca_estate *estate;

    estate = whole_settle(whole, peers(whole, 25, 25), false);
    assert_int_equal(estate->conflict_count, 0);
    estate = whole_settle(whole, peers(whole, 25, 26), false);
    found = find(estate, "peerings-of-a-vpc");
    assert_false(found->hard);
    assert_int_equal(found->count.low, 51);
    assert_string_equal(found->member->name, "hub");
    found = find(estate, "routes-of-a-vpc");
    assert_false(found->hard);
    estate = whole_settle(whole, peers(whole, 62, 63), false);
    assert_false(find(estate, "peerings-of-a-vpc")->hard);
    assert_true(find(estate, "routes-of-a-vpc")->hard);
    assert_int_equal(find(estate, "routes-of-a-vpc")->most, 100);
    estate = whole_settle(whole, peers(whole, 63, 63), false);
    found = find(estate, "peerings-of-a-vpc");
    assert_true(found->hard);
    assert_int_equal(found->count.low, 126);
    assert_int_equal(found->most, 125);
}

/* A mesh of a group: each has one peer fewer than there are. */
static void test_mesh(void **state)
{
    struct whole *whole = *state;
    const char *format = "vpcadvise: 1\nvpcs: { a: { count: %d } }\n"
                         "needs: { n: { between: [a], options: { only: "
                         "vpc-peering } } }\n";
    const char *limit = "peerings-of-a-vpc";

    assert_null(
        find_in(whole, vpca_arena_printf(whole->arena, format, 51), limit));
    assert_int_equal(
        find_in(whole, vpca_arena_printf(whole->arena, format, 52), limit)
            ->count.low,
        51);
}

/* Each address range takes a route. */
static void test_blocks(void **state)
{
    struct whole *whole = *state;
    struct vpca_text text;

    vpca_text_init(&text, whole->arena);
    vpca_text_add(&text, "vpcadvise: 1\nvpcs:\n  hub:\n  a: { cidrs: [");
    for (int i = 0; i < 51; i++)
        vpca_text_addf(&text, "%s10.%d.0.0/16", i ? ", " : "", i);
    vpca_text_add(&text, "] }\nneeds: { n: { from: a, to: hub, options: { "
                         "only: vpc-peering } } }\n");
    assert_int_equal(find_in(whole, text.bytes, "routes-of-a-vpc")->count.low,
                     51);
    assert_null(find_in(whole, text.bytes, "peerings-of-a-vpc"));
}

/* H-08: a route table takes 100 propagated routes. */
static void test_propagated_routes(void **state)
{
    struct whole *whole = *state;
    const char *limit = "propagated-routes-of-a-vpc";
    const struct vpca_conflict *found;

    assert_null(find_in(whole, group(whole, "100", ""), limit));
    found = find_in(whole, group(whole, "101", ""), limit);
    assert_true(found->hard);
    assert_true(found->sure);
}

/* H-54: 20 interface endpoints per VPC. */
static void test_endpoints(void **state)
{
    struct whole *whole = *state;

    for (int count = 20; count <= 21; count++) {
        const struct vpca_conflict *found;
        struct vpca_text text;

        vpca_text_init(&text, whole->arena);
        vpca_text_add(&text, "vpcadvise: 1\nvpcs: { a: , b: }\nservices:\n");
        for (int i = 0; i < count; i++)
            vpca_text_addf(
                &text, "  x%d: { vpc: b, behind: nlb, protocol: tcp }\n", i);
        vpca_text_add(&text, "defaults: { options: { only: privatelink } }\n"
                             "needs:\n");
        for (int i = 0; i < count; i++)
            vpca_text_addf(&text, "  n%d: { from: a, to: x%d }\n", i, i);
        found = find_in(whole, text.bytes, "endpoints-of-a-vpc");
        assert_int_equal(found != NULL, count > 20);
        if (found)
            assert_string_equal(found->member->name, "a");
    }
}

/* H-24: 50 virtual interfaces per connection. */
static void test_interfaces(void **state)
{
    struct whole *whole = *state;

    for (int count = 50; count <= 51; count++) {
        const struct vpca_conflict *found;
        struct vpca_text text;

        vpca_text_init(&text, whole->arena);
        vpca_text_add(&text, "vpcadvise: 1\nsites: { dc: }\nvpcs:\n");
        for (int i = 0; i < count; i++)
            vpca_text_addf(&text, "  v%d:\n", i);
        vpca_text_add(&text, "defaults: { options: { only: direct-connect } }\n"
                             "needs:\n");
        for (int i = 0; i < count; i++)
            vpca_text_addf(&text, "  n%d: { from: dc, to: v%d }\n", i, i);
        found = find_in(whole, text.bytes, "interfaces-of-a-circuit");
        assert_int_equal(found != NULL, count > 50);
        if (found)
            assert_true(found->hard);
    }
}

/* H-25: a Direct Connect gateway joins up to 10 virtual private gateways. */
static void test_circuit_gateway(void **state)
{
    struct whole *whole = *state;
    const char *format =
        "vpcadvise: 1\nsites: { dc: }\n"
        "vpcs: { a: { count: 5 }, b: { count: %d } }\n"
        "defaults: { options: { only: direct-connect } }\n"
        "needs: { one: { from: dc, to: a }, two: { from: dc, to: b } }\n";
    const char *limit = "vpcs-of-a-circuit-gateway";
    const struct vpca_conflict *found;

    assert_null(
        find_in(whole, vpca_arena_printf(whole->arena, format, 5), limit));
    found = find_in(whole, vpca_arena_printf(whole->arena, format, 6), limit);
    assert_int_equal(found->count.low, 11);
    assert_string_equal(found->member->name, "dc");
    /* Behind one gateway is one interface. */
    assert_null(find_in(whole, vpca_arena_printf(whole->arena, format, 60),
                        "interfaces-of-a-circuit"));
}

/* ---- What excludes each other ----------------------------------------- */

#define HUB "options: { only: vpn-cloudhub }, must: { site_to_site: required }"

/* W-087: what the gateway hears from a site it passes on to all others. */
static void test_routes_between_sites(void **state)
{
    struct whole *whole = *state;
    const char *format =
        "vpcadvise: 1\nsites: { a: , b: , c: , d: }\nvpcs: { p: , q: }\n"
        "needs:\n"
        "  hub: { from: [a, b], to: p, " HUB " }\n"
        "  apart: { from: [c, d], to: %s, options: { only: managed-vpn },\n"
        "           must: { site_to_site: forbidden } }\n";
    const char *limit = "routes-between-sites";
    const struct vpca_conflict *found;

    assert_null(
        find_in(whole, vpca_arena_printf(whole->arena, format, "q"), limit));
    found = find_in(whole, vpca_arena_printf(whole->arena, format, "p"), limit);
    assert_true(found->hard);
    assert_string_equal(found->member->name, "p");
    assert_int_equal(found->need_count, 2);
    assert_string_equal(found->needs[0]->name, "apart");
}

/* ---- What is alike ---------------------------------------------------- */

static const char *ranges(struct whole *whole, const char *a, const char *b,
                          const char *option)
{
    return vpca_arena_printf(
        whole->arena,
        "vpcadvise: 1\n"
        "sites: { a: { cidrs: %s }, b: { cidrs: %s } }\n"
        "vpcs: { p: { cidrs: 10.64.0.0/16 } }\n"
        "defaults: { options: { only: %s } }\n"
        "needs: { two: { from: b, to: p }, one: { from: a, to: p } }\n",
        a, b, option);
}

/* W-024, H-43: networks that one VPC reaches must not overlap. */
static void test_addresses(void **state)
{
    struct whole *whole = *state;
    const char *limit = "addresses-at-a-vpc";
    const char *outer = "10.1.0.0/16";
    const char *inner = "[10.9.0.0/16, 10.1.4.0/24]";
    const struct vpca_conflict *found;

    assert_null(find_in(
        whole, ranges(whole, outer, "10.2.0.0/16", "managed-vpn"), limit));
    found = find_in(whole, ranges(whole, outer, inner, "managed-vpn"), limit);
    assert_non_null(found);
    assert_true(found->hard);
    assert_string_equal(found->member->name, "p");
    assert_string_equal(found->alike[0]->name, "a");
    assert_string_equal(found->alike[1]->name, "b");
    assert_int_equal(found->need_count, 2);
    assert_string_equal(found->needs[0]->name, "one");
    assert_string_equal(found->needs[1]->name, "two");
    /* A hub translates addresses. */
    assert_null(
        find_in(whole, ranges(whole, outer, inner, "transit-vpc"), limit));
}

/* A block that holds several is compared with each of them. */
static void test_nested_addresses(void **state)
{
    struct whole *whole = *state;
    const struct vpca_estate *estate = whole_settle(
        whole,
        "vpcadvise: 1\n"
        "sites: { all: { cidrs: 10.0.0.0/8 }, x: { cidrs: 10.1.0.0/16 },\n"
        "         y: { cidrs: 10.2.0.0/16 } }\n"
        "vpcs: { p: { cidrs: 172.16.0.0/16 } }\n"
        "defaults: { options: { only: managed-vpn } }\n"
        "needs: { a: { from: all, to: p }, b: { from: x, to: p },\n"
        "         c: { from: y, to: p } }\n",
        false);

    assert_int_equal(estate->conflict_count, 2);
    assert_string_equal(estate->conflicts[0].alike[0]->name, "all");
    assert_string_equal(estate->conflicts[0].alike[1]->name, "x");
    assert_string_equal(estate->conflicts[1].alike[1]->name, "y");
}

/* H-36: nor may VPCs that one site reaches. */
static void test_addresses_at_a_site(void **state)
{
    struct whole *whole = *state;
    const char *format =
        "vpcadvise: 1\n"
        "sites: { dc: { cidrs: 10.0.0.0/16 } }\n"
        "vpcs: { p: { cidrs: 10.64.0.0/16 }, q: { cidrs: %s } }\n"
        "defaults: { options: { only: managed-vpn } }\n"
        "needs: { one: { from: dc, to: p }, two: { from: dc, to: q } }\n";
    const char *limit = "addresses-at-a-site";

    assert_null(find_in(
        whole, vpca_arena_printf(whole->arena, format, "10.65.0.0/16"), limit));
    assert_string_equal(
        find_in(whole, vpca_arena_printf(whole->arena, format, "10.64.0.0/16"),
                limit)
            ->member->name,
        "dc");
}

/* W-085, W-088: spokes of a hub need unique ASNs. */
static void test_asns(void **state)
{
    struct whole *whole = *state;
    const char *format =
        "vpcadvise: 1\n"
        "sites: { a: { asn: 65001 }, b: { asn: 65002 }, c: { asn: 65003 },\n"
        "         d: { asn: %d } }\n"
        "vpcs: { p: }\n"
        "needs: { one: { from: [a, b], to: p, " HUB " },\n"
        "         two: { from: [c, d], to: p, " HUB " } }\n";
    const char *limit = "asns-at-a-gateway";
    const struct vpca_conflict *found;

    assert_null(
        find_in(whole, vpca_arena_printf(whole->arena, format, 65004), limit));
    found =
        find_in(whole, vpca_arena_printf(whole->arena, format, 65001), limit);
    assert_string_equal(found->alike[0]->name, "a");
    assert_string_equal(found->alike[1]->name, "d");
}

/* ---- Laws ------------------------------------------------------------- */

static void assert_same(const struct vpca_conflict *a,
                        const struct vpca_conflict *b)
{
    assert_string_equal(a->limit->id, b->limit->id);
    assert_int_equal(a->hard, b->hard);
    assert_int_equal(a->sure, b->sure);
    assert_int_equal(a->count.low, b->count.low);
    assert_int_equal(a->count.high, b->count.high);
    assert_int_equal(a->need_count, b->need_count);
    assert_int_equal(a->named, b->named);
    for (size_t i = 0; i < a->named; i++)
        assert_string_equal(a->needs[i]->name, b->needs[i]->name);
    for (size_t i = 0; i < 2; i++)
        assert_int_equal(a->alike[i] != NULL, b->alike[i] != NULL);
}

static unsigned draw(unsigned *seed, unsigned below)
{
    *seed = *seed * 1103515245u + 12345u;
    return (*seed >> 16) % below;
}

static const char *random_network(struct whole *whole, unsigned seed)
{
    static const char *const options[] = {"managed-vpn", "vpn-cloudhub",
                                          "direct-connect", "transit-vpc"};
    struct vpca_text text;

    vpca_text_init(&text, whole->arena);
    vpca_text_add(&text, "vpcadvise: 1\nsites:\n");
    for (int i = 0; i < 8; i++)
        vpca_text_addf(
            &text, "  s%d: { count: %u, asn: %u, cidrs: 10.%u.0.0/16 }\n", i,
            1 + draw(&seed, 6), 65000 + draw(&seed, 6), draw(&seed, 8));
    vpca_text_add(&text, "vpcs:\n");
    for (int i = 0; i < 3; i++)
        vpca_text_addf(&text, "  v%d: { region: r-%u, cidrs: 10.%u.0.0/16 }\n",
                       i, draw(&seed, 2), 100 + draw(&seed, 3));
    vpca_text_add(&text, "needs:\n");
    for (int i = 0; i < 12; i++)
        vpca_text_addf(&text,
                       "  n%02d: { from: [s%u, s%u], to: v%u, options: { only: "
                       "%s } }\n",
                       i, draw(&seed, 4), 4 + draw(&seed, 4), draw(&seed, 3),
                       options[draw(&seed, 4)]);
    return text.bytes;
}

/* The order in which needs stand does not matter. */
static void test_order_of_needs(void **state)
{
    struct whole *whole = *state;
    size_t found = 0;

    for (unsigned seed = 1; seed <= 60; seed++) {
        const char *text = random_network(whole, seed);
        const struct vpca_estate *one = whole_settle(whole, text, false);
        const struct vpca_estate *other = whole_settle(whole, text, true);

        assert_int_equal(one->conflict_count, other->conflict_count);
        for (size_t i = 0; i < one->conflict_count; i++)
            assert_same(&one->conflicts[i], &other->conflicts[i]);
        found += one->conflict_count;
    }
    assert_true(found > 60);
}

/* More needs never make a conflict go away. */
static void test_more_needs(void **state)
{
    struct whole *whole = *state;
    int64_t before = 0;

    for (int sites = 11; sites <= 40; sites++) {
        const struct vpca_conflict *found =
            find_in(whole, star(whole, sites), "vpn-connections-of-a-gateway");

        assert_non_null(found);
        assert_true(found->count.low > before);
        before = found->count.low;
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_connections_of_a_gateway),
        cmocka_unit_test(test_shared_by_needs),
        cmocka_unit_test(test_larger_of_two),
        cmocka_unit_test(test_groups),
        cmocka_unit_test(test_regions),
        cmocka_unit_test(test_peerings),
        cmocka_unit_test(test_mesh),
        cmocka_unit_test(test_blocks),
        cmocka_unit_test(test_propagated_routes),
        cmocka_unit_test(test_endpoints),
        cmocka_unit_test(test_interfaces),
        cmocka_unit_test(test_circuit_gateway),
        cmocka_unit_test(test_routes_between_sites),
        cmocka_unit_test(test_addresses),
        cmocka_unit_test(test_nested_addresses),
        cmocka_unit_test(test_addresses_at_a_site),
        cmocka_unit_test(test_asns),
        cmocka_unit_test(test_order_of_needs),
        cmocka_unit_test(test_more_needs),
    };

    return cmocka_run_group_tests(tests, whole_set_up, whole_tear_down);
}
