/* Draws random requirements files and writes them. */
#include <string.h>

#include "draft.h"

/* ---- What there is to draw -------------------------------------------- */

static const struct slot site_slots[] = {
    {"kind", SLOT_FACT, 2, {"data-center", "branch", "colocation", "cloud"}},
    {"location", SLOT_FACT, 6, {"Frankfurt"}},
    {"count", SLOT_PLAIN, 4, {"2", "12", "3..5", "60", "unknown"}},
    {"cidrs", SLOT_FACT, 2, {"[10.$.0.0/16]", "[10.16.0.0/16]"}},
    {"asn", SLOT_FACT, 3, {"650$0", "65500"}},
    {"owner", SLOT_PLAIN, 6, {"own", "third-party"}},
    {"gateway",
     SLOT_FACT,
     2,
     {"{ ipsec: yes, bgp: yes, supported: yes, devices: 2 }",
      "{ ipsec: yes, bgp: no, devices: 1 }", "none",
      "{ ipsec: yes, supported: no, protocols: [ipsec, gre] }"}},
    {"internet",
     SLOT_FACT,
     2,
     {"{ bandwidth: 1 Gbps, links: 2 }", "{ bandwidth: 50 Mbps }", "none",
      "yes"}},
    {"direct_connect",
     SLOT_FACT,
     2,
     {"none", "at-location", "partner-port", "unavailable", "yes",
      "{ bandwidth: 1 Gbps, connections: 1, locations: 1, used: 70 % }",
      "{ bandwidth: 10 Gbps, connections: 2, locations: 2, region: "
      "eu-west-1, gateway: yes, account: \"111122223333\" }"}},
    {"circuit_lead_time", SLOT_PLAIN, 5, {"1 week", "20 weeks", "3..6 weeks"}},
    {"mpls", SLOT_FACT, 3, {"yes", "no"}},
    {"remote_access", SLOT_FACT, 3, {"yes", "no"}},
    {"tags", SLOT_PLAIN, 8, {"{ carrier: telco-a }"}},
};

static const struct slot vpc_slots[] = {
    {"region", SLOT_FACT, 2, {"eu-west-1", "us-east-1"}},
    {"account", SLOT_FACT, 3, {"\"111122223333\"", "team-$"}},
    {"internet", SLOT_FACT, 3, {"yes", "no"}},
    {"count", SLOT_PLAIN, 4, {"2", "9", "30", "2..200", "unknown"}},
    {"cidrs", SLOT_FACT, 2, {"[10.$.0.0/16]", "[10.1.0.0/16]"}},
    {"owner", SLOT_PLAIN, 6, {"own", "third-party"}},
    {"tags", SLOT_PLAIN, 8, {"{ tier: $ }"}},
};

static const struct slot service_slots[] = {
    {NULL, SLOT_PLAIN, 1, {"vpc: test", "vpc: spare", "aws: kinesis"}},
    {"behind", SLOT_FACT, 2, {"nlb", "alb", "instance"}},
    {"protocol", SLOT_FACT, 2, {"tcp", "udp", "other"}},
};

static const struct slot user_slots[] = {
    {"count", SLOT_FACT, 2, {"20", "500"}},
    {"home", SLOT_PLAIN, 2, {"alpha", "beta"}},
};

static const struct slot need_slots[] = {
    {"traffic",
     SLOT_FACT,
     2,
     {"100 GB/month", "1 TB/month", "{ in: 1 TB/month, out: 8 TB/month }",
      "{ out: 12 TB/month }", "50 TB/month",
      "{ in: 1 TB/month, out: 300 TB/month }"}},
    {"lifetime", SLOT_FACT, 3, {"2 weeks", "4 months", "3 years"}},
    {"growth", SLOT_FACT, 3, {"{ sites: 20, vpcs: 30 }", "{ vpcs: 200 }"}},
    {"current",
     SLOT_PLAIN,
     3,
     {"managed-vpn", "vpn", "[dx, software]", "direct-connect", "peering"}},
    {"chosen",
     SLOT_PLAIN,
     5,
     {"managed-vpn", "vpc-peering", "[direct-connect, managed-vpn]"}},
    {"options",
     SLOT_PLAIN,
     6,
     {"{ only: [vpn, dx, peering] }", "{ not: [hub] }"}},
    {"role", SLOT_PLAIN, 8, {"backup"}},
    {"initiated_by", SLOT_PLAIN, 4, {"from", "to", "both"}},
    {"backup", SLOT_PLAIN, 4, {"yes"}},
    {"compliance",
     SLOT_PLAIN,
     5,
     {"[pci-dss]", "[hipaa, fedramp]", "[encryption-in-transit]",
      "[no-public-internet]"}},
    {"regions", SLOT_PLAIN, 6, {"same", "different", "2..5"}},
    {"accounts", SLOT_PLAIN, 6, {"same", "different", "100.."}},
    {"tags", SLOT_PLAIN, 8, {"{ class: gold }"}},
};

#define WEIGHTS                                                                \
    SLOT_WEIGHT, 2,                                                            \
    {                                                                          \
        "0", "1", "2", "3", "4", "5"                                           \
    }

static const struct slot prefer_slots[] = {
    {"performance", WEIGHTS}, {"availability", WEIGHTS}, {"security", WEIGHTS},
    {"cost", WEIGHTS},        {"operations", WEIGHTS},   {"agility", WEIGHTS},
};

/* The demands that `backup:` may have stand first. */
static const struct slot demand_slots[] = {
    {"bandwidth",
     SLOT_LADDER,
     2,
     {"10 Mbps", "100 Mbps", "500 Mbps", "1 Gbps", "1.2 Gbps", "2 Gbps",
      "20 Gbps"}},
    {"performance", SLOT_LADDER, 4, {"best-effort", "consistent"}},
    {"latency", SLOT_LADDER, 5, {"200 ms", "30 ms", "2 ms"}},
    {"availability", SLOT_LADDER, 4, {"99 %", "99.9 %", "99.99 %"}},
    {"survive",
     SLOT_LADDER,
     3,
     {"[tunnel]", "[tunnel, customer-gateway]",
      "[tunnel, customer-gateway, circuit]",
      "[tunnel, customer-gateway, circuit, availability-zone]",
      "[tunnel, customer-gateway, circuit, provider, "
      "direct-connect-location, availability-zone]",
      "[tunnel, customer-gateway, circuit, provider, "
      "direct-connect-location, availability-zone, region]"}},
    {"encryption", SLOT_LADDER, 4, {"over-internet", "in-transit"}},
    {"path", SLOT_LADDER, 5, {"private", "aws"}},
    {"endpoints",
     SLOT_LADDER,
     5,
     {"[customer-managed, aws-managed]", "aws-managed"}},
    {"protocol", SLOT_LADDER, 6, {"[ipsec]", "[ipsec, gre]"}},
    {"routing", SLOT_RULING, 5, {"bgp", "static"}},
    {"site_to_site", SLOT_RULING, 5, {"required", "forbidden"}},
    {"transitive", SLOT_RULING, 6, {"required", "forbidden"}},
    {"inspection", SLOT_RULING, 5, {"required", "forbidden"}},
    {"access", SLOT_RULING, 8, {"service", "network"}},
    {"ready_within",
     SLOT_LADDER,
     4,
     {"20 weeks", "6 weeks", "2 days", "5 minutes"}},
    {"min_mtu", SLOT_LADDER, 6, {"1300", "1500", "9000"}},
    {"ipv6", SLOT_RULING, 6, {"required", "forbidden"}},
};

enum { BACKUP_DEMANDS = 7 };

#define WAIVER "waivers: [{ need: n, reason: r, owner: o, until: "

static const struct slot top_slots[] = {
    {"compliance", SLOT_PLAIN, 8, {"[hipaa]", "[pci-dss]"}},
    {NULL,
     SLOT_PLAIN,
     4,
     {WAIVER "2030-01-31, rule: F-bandwidth }]",
      WAIVER "2030-01-31, rule: F-encryption }]",
      WAIVER "2020-01-31, rule: F-performance }]",
      WAIVER "2030-01-31, rule: D-internet-link }]"}},
};

#define SLOTS(slots) slots, VPCA_COUNT(slots)

static const struct {
    const char *name; /* of a member, or the key of the mapping */
    const struct slot *slots;
    size_t count;
} places[PLACE_COUNT] = {
    [PLACE_ALPHA] = {"alpha", SLOTS(site_slots)},
    [PLACE_BETA] = {"beta", SLOTS(site_slots)},
    [PLACE_PROD] = {"prod", SLOTS(vpc_slots)},
    [PLACE_TEST] = {"test", SLOTS(vpc_slots)},
    [PLACE_SPARE] = {"spare", SLOTS(vpc_slots)},
    [PLACE_API] = {"api", SLOTS(service_slots)},
    [PLACE_STAFF] = {"staff", SLOTS(user_slots)},
    [PLACE_NEED] = {"n", SLOTS(need_slots)},
    [PLACE_PREFER] = {"prefer", SLOTS(prefer_slots)},
    [PLACE_MUST] = {"must", SLOTS(demand_slots)},
    [PLACE_BACKUP] = {"backup", demand_slots, BACKUP_DEMANDS},
    [PLACE_TOP] = {NULL, SLOTS(top_slots)},
};

/* The simplest first, for shrinking. */
static const struct {
    const char *key;
    const char *names[5];
    const char *to[3]; /* or none */
} shapes[] = {
    {"from", {"alpha"}, {"prod"}},
    {"between", {"prod", "test"}, {NULL}},
    {"from", {"prod"}, {"api"}},
    {"from", {"staff"}, {"prod"}},
    {"from", {"alpha", "beta"}, {"prod"}},
    {"from", {"beta"}, {"spare"}},
    {"between", {"alpha", "beta"}, {NULL}},
    {"between", {"spare"}, {NULL}},
    {"from", {"alpha"}, {"api"}},
    {"from", {"alpha", "beta"}, {"prod", "test"}},
    {"between", {"prod", "test", "spare"}, {NULL}},
    {"between", {"alpha", "prod", "test"}, {NULL}},
    {"between", {"alpha", "beta", "prod", "spare"}, {NULL}},
    {"from", {"prod", "spare"}, {"api"}},
    {"from", {"staff"}, {"prod", "alpha"}},
};

const struct slot *draft_slots(enum place place, size_t *ret_count)
{
    *ret_count = places[place].count;
    return places[place].slots;
}

size_t slot_values(const struct slot *slot)
{
    size_t count = 0;

    while (count < VALUE_LIMIT && slot->values[count])
        count++;
    return count;
}

size_t slot_find(enum place place, const char *key)
{
    size_t i = 0;

    while (strcmp(places[place].slots[i].key, key) != 0)
        i++;
    return i;
}

/* ---- Drawing ---------------------------------------------------------- */

/* The next number of a series, below `limit`. */
static uint32_t draw(uint32_t *seed, uint32_t limit)
{
    *seed = *seed * 1664525u + 1013904223u;
    return (*seed >> 16) % limit;
}

struct draft draft_draw(uint32_t *seed)
{
    struct draft draft = {.ends = draw(seed, VPCA_COUNT(shapes))};
    bool has_backup = draw(seed, 5) == 0;

    for (int place = 0; place < PLACE_COUNT; place++) {
        for (size_t i = 0; i < places[place].count; i++) {
            const struct slot *slot = &places[place].slots[i];
            uint32_t value = draw(seed, (uint32_t)slot_values(slot));

            if (draw(seed, slot->rare) == 0)
                draft.choices[place][i] = (uint8_t)(value + 1);
            if (place == PLACE_BACKUP && !has_backup)
                draft.choices[place][i] = 0;
        }
    }
    return draft;
}

/* ---- As a file -------------------------------------------------------- */

static void add_value(struct vpca_text *text, enum place place,
                      const char *value)
{
    static const int numbers[PLACE_COUNT] = {
        [PLACE_ALPHA] = 1, [PLACE_BETA] = 2,   [PLACE_PROD] = 16,
        [PLACE_TEST] = 17, [PLACE_SPARE] = 18,
    };

    for (; *value; value++) {
        if (*value == '$')
            vpca_text_addf(text, "%d", numbers[place]);
        else
            vpca_text_add_bytes(text, value, 1);
    }
    vpca_text_add(text, "\n");
}

static void add_slot(struct vpca_text *text, const struct draft *draft,
                     enum place place, size_t i, const char *indent)
{
    const struct slot *slot = &places[place].slots[i];
    size_t choice = draft->choices[place][i];
    const char *value = choice ? slot->values[choice - 1] : NULL;

    if (draft->instead && draft->instead_place == place &&
        draft->instead_slot == i)
        value = draft->instead;
    if (!value)
        return;
    vpca_text_add(text, indent);
    if (slot->key)
        vpca_text_addf(text, "%s: ", slot->key);
    add_value(text, place, value);
}

static void add_slots(struct vpca_text *text, const struct draft *draft,
                      enum place place, const char *indent)
{
    size_t count = places[place].count;

    for (size_t i = 0; i < count; i++)
        add_slot(text, draft, place, draft->reversed ? count - 1 - i : i,
                 indent);
}

static bool is_empty(const struct draft *draft, enum place place)
{
    for (size_t i = 0; i < places[place].count; i++) {
        if (draft->choices[place][i])
            return false;
    }
    return !draft->instead || draft->instead_place != place;
}

/* Members of one kind, the last first when reversed. */
static void add_members(struct vpca_text *text, const struct draft *draft,
                        const char *key, int first, int last)
{
    vpca_text_addf(text, "%s:\n", key);
    for (int i = first; i <= last; i++) {
        int place = draft->reversed ? last + first - i : i;

        if (is_empty(draft, (enum place)place)) {
            vpca_text_addf(text, "  %s: {}\n", places[place].name);
            continue;
        }
        vpca_text_addf(text, "  %s:\n", places[place].name);
        add_slots(text, draft, (enum place)place, "    ");
    }
}

static void add_names(struct vpca_text *text, const struct draft *draft,
                      const char *key, const char *const *names, size_t limit)
{
    size_t count = 0;

    while (count < limit && names[count])
        count++;
    if (!count)
        return;
    vpca_text_addf(text, "    %s: [", key);
    for (size_t i = 0; i < count; i++)
        vpca_text_addf(text, "%s%s", i ? ", " : "",
                       names[draft->reversed ? count - 1 - i : i]);
    vpca_text_add(text, "]\n");
}

static void add_mapping(struct vpca_text *text, const struct draft *draft,
                        enum place place)
{
    if (is_empty(draft, place))
        return;
    vpca_text_addf(text, "    %s:\n", places[place].name);
    add_slots(text, draft, place, "      ");
}

static void add_need(struct vpca_text *text, const struct draft *draft)
{
    struct draft need = *draft;

    vpca_text_add(text, "needs:\n  n:\n");
    add_names(text, draft, shapes[draft->ends].key, shapes[draft->ends].names,
              VPCA_COUNT(shapes[0].names));
    add_names(text, draft, "to", shapes[draft->ends].to,
              VPCA_COUNT(shapes[0].to));
    if (!is_empty(draft, PLACE_BACKUP))
        need.choices[PLACE_NEED][slot_find(PLACE_NEED, "backup")] = 0;
    if (draft->ruled_out) {
        need.choices[PLACE_NEED][slot_find(PLACE_NEED, "options")] = 0;
        vpca_text_addf(text, "    options: { not: [%s] }\n", draft->ruled_out);
    }
    add_slots(text, &need, PLACE_NEED, "    ");
    add_mapping(text, draft, PLACE_PREFER);
    add_mapping(text, draft, PLACE_MUST);
    add_mapping(text, draft, PLACE_BACKUP);
}

const char *draft_write(vpca_arena *arena, const struct draft *draft)
{
    struct vpca_text text;

    vpca_text_init(&text, arena);
    vpca_text_add(&text, "vpcadvise: 1\n");
    add_slots(&text, draft, PLACE_TOP, "");
    add_members(&text, draft, "sites", PLACE_ALPHA, PLACE_BETA);
    add_members(&text, draft, "vpcs", PLACE_PROD, PLACE_SPARE);
    add_members(&text, draft, "services", PLACE_API, PLACE_API);
    add_members(&text, draft, "users", PLACE_STAFF, PLACE_STAFF);
    add_need(&text, draft);
    return text.bytes;
}
