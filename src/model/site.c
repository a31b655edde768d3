/* Reads a site: a remote network and what it has. */
#include "fields.h"

#include <string.h>

#include "range.h"

#define SHARE_ONE INT64_C(1000000)

static struct vpca_value *at(void *site, enum vpca_fact_id fact)
{
    return member_value(site, fact);
}

static bool is_unknown(const struct vpca_node *node)
{
    return is_plain(node, "unknown");
}

static bool is_none(const struct vpca_node *node)
{
    return is_plain(node, "none") || is_no(node);
}

/* "100 Mbps" where a mapping is due; true when that was reported. */
static bool is_bandwidth_alone(struct reading *r, const struct vpca_node *node,
                               const char *key)
{
    if (node->kind != VPCA_NODE_SCALAR ||
        !vpca_unit_matches(node->text, VPCA_UNIT_BANDWIDTH))
        return false;
    vpca_node_report(r->diags, VPCA_CODE_WRONG_KIND, node,
                     vpca_arena_printf(r->diags->arena,
                                       "write: %s: { bandwidth: %s }", key,
                                       node->text),
                     "the bandwidth is one of several things to say here");
    return true;
}

/* ---- gateway ---------------------------------------------------------- */

static const struct field gateway_fields[] = {
    {"ipsec", VPCA_FACT_SITE_GATEWAY_IPSEC, NULL},
    {"bgp", VPCA_FACT_SITE_GATEWAY_BGP, NULL},
    {"devices", VPCA_FACT_SITE_GATEWAY_DEVICES, NULL},
    {"supported", VPCA_FACT_SITE_GATEWAY_SUPPORTED, NULL},
    {"protocols", VPCA_FACT_SITE_GATEWAY_PROTOCOLS, NULL},
};

static const struct field_table gateway_table = {
    .what = "a gateway",
    .example = "gateway: { ipsec: yes, bgp: yes, devices: 2 }",
    .fields = gateway_fields,
    .count = VPCA_COUNT(gateway_fields),
    .store = field_store_member,
};

static bool is_listed(const struct vpca_value *protocols)
{
    return protocols->state == VPCA_STATED && !vpca_value_is_spread(protocols);
}

static struct vpca_value lists_ipsec(const struct vpca_value *protocols)
{
    uint64_t bit =
        word_of(VPCA_FACT_SITE_GATEWAY_PROTOCOLS, "ipsec").as.words.most;

    return vpca_value_truth((protocols->as.words.least & bit) != 0);
}

/* A gateway whose protocols are listed has IPsec when it is among them. */
static void settle_ipsec(struct reading *r, const struct vpca_node *node,
                         void *site)
{
    const struct vpca_value *protocols =
        at(site, VPCA_FACT_SITE_GATEWAY_PROTOCOLS);
    struct vpca_value *ipsec = at(site, VPCA_FACT_SITE_GATEWAY_IPSEC);
    struct vpca_value listed;

    if (!is_listed(protocols))
        return;
    listed = lists_ipsec(protocols);
    if (vpca_value_is_spread(ipsec))
        *ipsec = listed;
    else if (ipsec->as.words.most != listed.as.words.most)
        vpca_node_report(r->diags, VPCA_CODE_CONTRADICTION,
                         vpca_node_get(node, "ipsec"),
                         "say only one of them, or make them agree",
                         "\"ipsec\" and the list of protocols disagree");
}

static bool has_no_device(void *site)
{
    const struct vpca_value *devices = at(site, VPCA_FACT_SITE_GATEWAY_DEVICES);

    return devices->state == VPCA_STATED && !devices->unknown &&
           devices->as.quantity.high == 0;
}

/* What no device can do, said of a gateway without one; true when reported. */
static bool is_able(struct reading *r, const struct vpca_node *node, void *site)
{
    static const struct {
        const char *key;
        enum vpca_fact_id fact;
    } abilities[] = {
        {"ipsec", VPCA_FACT_SITE_GATEWAY_IPSEC},
        {"bgp", VPCA_FACT_SITE_GATEWAY_BGP},
    };

    for (size_t i = 0; i < VPCA_COUNT(abilities); i++) {
        const struct vpca_value *able = at(site, abilities[i].fact);
        const struct vpca_node *said = vpca_node_get(node, abilities[i].key);

        if (!said || vpca_value_is_spread(able) ||
            able->as.words.most != VPCA_YES)
            continue;
        vpca_node_report(r->diags, VPCA_CODE_CONTRADICTION, said,
                         "say how many devices there are, or gateway: none",
                         "a gateway with no device has no \"%s\"",
                         abilities[i].key);
        return true;
    }
    return false;
}

static void clear_gateway(void *site)
{
    struct vpca_value absent = vpca_value_absent(VPCA_TYPE_TRUTH);

    /* A device that is not there is no device that falls short. */
    *at(site, VPCA_FACT_SITE_GATEWAY_IPSEC) = absent;
    *at(site, VPCA_FACT_SITE_GATEWAY_BGP) = absent;
    *at(site, VPCA_FACT_SITE_GATEWAY_SUPPORTED) = absent;
    *at(site, VPCA_FACT_SITE_GATEWAY_DEVICES) = vpca_value_quantity(0, 0, 0);
    *at(site, VPCA_FACT_SITE_GATEWAY_PROTOCOLS) = vpca_value_set(0);
}

static bool is_sure_yes(const struct vpca_value *truth)
{
    return truth->state == VPCA_STATED && truth->as.words.most == VPCA_YES;
}

void site_settle_gateway(struct vpca_member *site)
{
    const struct vpca_value *protocols =
        at(site, VPCA_FACT_SITE_GATEWAY_PROTOCOLS);
    struct vpca_value *ipsec = at(site, VPCA_FACT_SITE_GATEWAY_IPSEC);

    if (is_listed(protocols) && vpca_value_is_spread(ipsec))
        *ipsec = lists_ipsec(protocols);
    if (has_no_device(site) && !is_sure_yes(ipsec) &&
        !is_sure_yes(at(site, VPCA_FACT_SITE_GATEWAY_BGP)))
        clear_gateway(site);
}

static void read_gateway(struct reading *r, const struct vpca_node *node,
                         void *site)
{

    if (is_unknown(node))
        return;
    if (!is_none(node)) {
        fields_read(r, node, &gateway_table, site);
        settle_ipsec(r, node, site);
        if (!has_no_device(site) || is_able(r, node, site))
            return;
    }
    clear_gateway(site);
}

/* ---- internet --------------------------------------------------------- */

static const struct field internet_fields[] = {
    {"bandwidth", VPCA_FACT_SITE_INTERNET_BANDWIDTH, NULL},
    {"links", VPCA_FACT_SITE_INTERNET_LINKS, NULL},
};

static const struct field_table internet_table = {
    .what = "an internet connection",
    .example = "internet: { bandwidth: 1 Gbps, links: 2 }, or none, yes, "
               "unknown",
    .fields = internet_fields,
    .count = VPCA_COUNT(internet_fields),
    .store = field_store_member,
};

static void read_internet(struct reading *r, const struct vpca_node *node,
                          void *site)
{
    bool none = is_none(node);

    if (is_unknown(node) || is_bandwidth_alone(r, node, "internet"))
        return;
    *at(site, VPCA_FACT_SITE_INTERNET_AVAILABLE) = vpca_value_truth(!none);
    if (none) {
        *at(site, VPCA_FACT_SITE_INTERNET_BANDWIDTH) =
            vpca_value_quantity(0, 0, 0);
        *at(site, VPCA_FACT_SITE_INTERNET_LINKS) = vpca_value_quantity(0, 0, 0);
    } else if (!is_yes(node)) {
        fields_read(r, node, &internet_table, site);
    }
}

/* ---- direct_connect --------------------------------------------------- */

static void read_circuit_account(struct reading *r,
                                 const struct vpca_node *node, void *site)
{
    field_account(r, node, VPCA_FACT_SITE_DIRECT_CONNECT_ACCOUNT, site);
}

static void read_circuit_region(struct reading *r, const struct vpca_node *node,
                                void *site)
{
    field_region(r, node, VPCA_FACT_SITE_DIRECT_CONNECT_REGION, site);
}

static const struct field circuit_fields[] = {
    {"bandwidth", VPCA_FACT_SITE_DIRECT_CONNECT_BANDWIDTH, NULL},
    {"connections", VPCA_FACT_SITE_DIRECT_CONNECT_CONNECTIONS, NULL},
    {"locations", VPCA_FACT_SITE_DIRECT_CONNECT_LOCATIONS, NULL},
    {"region", VPCA_FACT_COUNT, read_circuit_region},
    {"used", VPCA_FACT_SITE_DIRECT_CONNECT_USED, NULL},
    {"gateway", VPCA_FACT_SITE_DIRECT_CONNECT_GATEWAY, NULL},
    {"account", VPCA_FACT_COUNT, read_circuit_account},
};

static const struct field_table circuit_table = {
    .what = "direct_connect",
    .example = "direct_connect: { bandwidth: 10 Gbps, connections: 1 }",
    .fields = circuit_fields,
    .count = VPCA_COUNT(circuit_fields),
    .store = field_store_member,
};

static bool has_circuit(void *site)
{
    return is_word(at(site, VPCA_FACT_SITE_DIRECT_CONNECT),
                   VPCA_FACT_SITE_DIRECT_CONNECT, "yes");
}

static void read_circuit(struct reading *r, const struct vpca_node *node,
                         void *site)
{
    enum vpca_fact_id fact = VPCA_FACT_SITE_DIRECT_CONNECT;
    struct vpca_value value;

    if (node->kind == VPCA_NODE_MAPPING) {
        *at(site, fact) = word_of(fact, "yes");
        fields_read(r, node, &circuit_table, site);
    } else if (is_bandwidth_alone(r, node, "direct_connect")) {
        return;
    } else if (is_no(node)) {
        *at(site, fact) = word_of(fact, "none");
    } else if (fact_read(r, &vpca_facts[fact], node, &value)) {
        *at(site, fact) = value;
    }
}

/* Nobody who has no circuit need be asked how large it is; and who has one
 * has at least one. */
static void settle_connections(void *site)
{
    struct vpca_value *word = at(site, VPCA_FACT_SITE_DIRECT_CONNECT);
    struct vpca_value *connections =
        at(site, VPCA_FACT_SITE_DIRECT_CONNECT_CONNECTIONS);

    if (vpca_value_is_spread(word))
        return;
    if (!has_circuit(site)) {
        *connections = vpca_value_quantity(0, 0, 0);
        *at(site, VPCA_FACT_SITE_DIRECT_CONNECT_LOCATIONS) =
            vpca_value_quantity(0, 0, 0);
    } else if (connections->unknown) {
        *connections = vpca_value_quantity(1, VPCA_INFINITE, VPCA_CAUSE_FILE);
    }
}

static struct vpca_value bandwidth_left(void *site)
{
    struct range all = range_times(
        range_of(at(site, VPCA_FACT_SITE_DIRECT_CONNECT_BANDWIDTH)),
        range_of(at(site, VPCA_FACT_SITE_DIRECT_CONNECT_CONNECTIONS)));
    struct range used = range_of(at(site, VPCA_FACT_SITE_DIRECT_CONNECT_USED));
    struct range left;

    if (used.high > SHARE_ONE)
        used.high = SHARE_ONE;
    if (used.low > SHARE_ONE)
        used.low = SHARE_ONE;
    left.low = int_share(all.low, SHARE_ONE - used.high);
    left.high = int_share(all.high, SHARE_ONE - used.low);
    return range_value(left);
}

void site_settle_circuit(struct vpca_member *site)
{
    settle_connections(site);
    *at(site, VPCA_FACT_SITE_DIRECT_CONNECT_LEFT) = bandwidth_left(site);
}

/* ---- The site --------------------------------------------------------- */

#define ASN_TRANS   23456 /* RFC 6793 */
#define ASN_LAST_16 65535 /* RFC 7300 */
#define ASN_LAST    INT64_C(4294967295)

static bool is_asn(int64_t number)
{
    return number > 0 && number < ASN_LAST && number != ASN_TRANS &&
           number != ASN_LAST_16;
}

static void read_asn(struct reading *r, const struct vpca_node *node,
                     void *site)
{
    struct vpca_value value;

    if (!fact_read(r, &vpca_facts[VPCA_FACT_SITE_ASN], node, &value))
        return;
    if (!value.unknown &&
        !(is_asn(value.as.quantity.low) && is_asn(value.as.quantity.high))) {
        vpca_node_report(r->diags, VPCA_CODE_BAD_ASN, node,
                         "private ones are 64512 to 65534 and 4200000000 to "
                         "4294967294",
                         "\"%s\" is no autonomous system number that can be "
                         "used",
                         node->kind == VPCA_NODE_SCALAR ? node->text : "this");
        return;
    }
    *at(site, VPCA_FACT_SITE_ASN) = value;
}

static const struct field site_fields[] = {
    {"kind", VPCA_FACT_SITE_KIND, NULL},
    {"location", VPCA_FACT_SITE_LOCATION, NULL},
    {"count", VPCA_FACT_COUNT, field_count},
    {"cidrs", VPCA_FACT_COUNT, field_cidrs},
    {"asn", VPCA_FACT_COUNT, read_asn},
    {"owner", VPCA_FACT_SITE_OWNER, NULL},
    {"gateway", VPCA_FACT_COUNT, read_gateway},
    {"internet", VPCA_FACT_COUNT, read_internet},
    {"direct_connect", VPCA_FACT_COUNT, read_circuit},
    {"circuit_lead_time", VPCA_FACT_SITE_CIRCUIT_LEAD_TIME, NULL},
    {"mpls", VPCA_FACT_SITE_MPLS, NULL},
    {"remote_access", VPCA_FACT_SITE_REMOTE_ACCESS, NULL},
    {"tags", VPCA_FACT_COUNT, field_tags},
};

static const char *elsewhere(const char *key)
{
    return strcmp(key, "account") == 0
               ? "the account of a circuit is said with it: direct_connect: "
                 "{ account: \"111122223333\" }"
               : NULL;
}

static const struct field_table site_table = {
    .what = "a site",
    .example = "fra-dc: { kind: data-center, cidrs: [10.0.0.0/16] }",
    .fields = site_fields,
    .count = VPCA_COUNT(site_fields),
    .store = field_store_member,
    .elsewhere = elsewhere,
};

void site_settle_owner(struct vpca_member *site)
{
    bool partner =
        is_word(at(site, VPCA_FACT_SITE_KIND), VPCA_FACT_SITE_KIND, "partner");

    if (!site->owner_said)
        *at(site, VPCA_FACT_SITE_OWNER) =
            word_of(VPCA_FACT_SITE_OWNER, partner ? "third-party" : "own");
}

void site_read(struct reading *r, const struct vpca_node *node,
               struct vpca_member *site)
{
    site->owner_said = node && vpca_node_get(node, "owner");
    *at(site, VPCA_FACT_SITE_COUNT) = site->count;
    if (node)
        fields_read(r, node, &site_table, site);
    site_settle_owner(site);
    site_settle_circuit(site);
}
