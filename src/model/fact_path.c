/* Where a file says a fact: the paths of its keys. */
#include "reading.h"

#include <string.h>

struct paths {
    vpca_arena *arena;
    const struct vpca_model *model;
    const struct vpca_need *need;
    const char **items;
    size_t count;
    size_t capacity;
};

/* The key is a path itself: "gateway.bgp". */
static void add(struct paths *paths, const char *section, const char *name,
                const char *key)
{
    struct vpca_text path;

    vpca_text_init(&path, paths->arena);
    vpca_text_add(&path, section);
    vpca_path_add(&path, name);
    vpca_text_addf(&path, ".%s", key);
    for (size_t i = 0; i < paths->count; i++)
        if (strcmp(paths->items[i], path.bytes) == 0)
            return;
    paths->items = vpca_arena_grow(paths->arena, paths->items, paths->count,
                                   &paths->capacity, sizeof(*paths->items));
    paths->items[paths->count++] = path.bytes;
}

static void add_of_member(struct paths *paths, const struct vpca_member *member,
                          const char *key)
{
    static const char *const SECTIONS[VPCA_SCOPE_COUNT] = {
        [VPCA_SCOPE_SITE] = "sites",
        [VPCA_SCOPE_VPC] = "vpcs",
        [VPCA_SCOPE_SERVICE] = "services",
        [VPCA_SCOPE_USER] = "users",
    };

    add(paths, SECTIONS[member->scope], member->name, key);
}

/* ---- Facts that a file tells ------------------------------------------ */

/* Those whose key is not called as they are. */
static const struct key {
    enum vpca_fact_id fact;
    const char *key;
} keys[] = {
    {VPCA_FACT_NEED_TRAFFIC_IN, "traffic.in"},
    {VPCA_FACT_NEED_TRAFFIC_OUT, "traffic.out"},
    {VPCA_FACT_NEED_GROWTH_SITES, "growth.sites"},
    {VPCA_FACT_NEED_GROWTH_VPCS, "growth.vpcs"},
    {VPCA_FACT_SITE_INTERNET_AVAILABLE, "internet"},
};

static const char *key_of(vpca_arena *arena, const struct vpca_fact *fact)
{
    const char *key = strchr(fact->name, '.') + 1;

    for (size_t i = 0; i < VPCA_COUNT(keys); i++)
        if (fact == &vpca_facts[keys[i].fact])
            return keys[i].key;
    if (fact->flags & VPCA_FACT_DEMAND)
        return vpca_arena_printf(arena, "must.%s", key);
    return key;
}

static void add_told(struct paths *paths, const struct vpca_fact_ref *ref)
{
    const char *key = ref->fact ? key_of(paths->arena, ref->fact) : NULL;
    struct vpca_text tag;

    if (!ref->fact) {
        vpca_text_init(&tag, paths->arena);
        vpca_text_add(&tag, "tags");
        vpca_path_add(&tag, ref->tag);
        key = tag.bytes;
    }
    if (ref->member)
        add_of_member(paths, ref->member, key);
    else
        add(paths, "needs", paths->need->name, key);
}

/* ---- Facts that are worked out ---------------------------------------- */

/* Whose keys they come from: of the need, or of its members of that scope that
 * do not say `from`; of its addresses where that is none. `own`: of all sites
 * of ours, whether the need joins them or not. */
static const struct source {
    enum vpca_fact_id fact;
    enum vpca_scope scope;
    enum vpca_fact_id from;
    const char *key;
    bool own;
} sources[] = {
    {VPCA_FACT_NEED_MEAN_RATE, VPCA_SCOPE_NEED, 0, "traffic", false},
    {VPCA_FACT_NEED_REGIONS, VPCA_SCOPE_NEED, 0, "regions", false},
    {VPCA_FACT_NEED_ACCOUNTS, VPCA_SCOPE_NEED, 0, "accounts", false},
    {VPCA_FACT_NEED_CURRENT_BANDWIDTH, VPCA_SCOPE_SITE,
     VPCA_FACT_SITE_INTERNET_BANDWIDTH, "internet.bandwidth", false},
    {VPCA_FACT_NEED_SITES, VPCA_SCOPE_SITE, VPCA_FACT_SITE_COUNT, "count",
     false},
    {VPCA_FACT_NEED_VPCS, VPCA_SCOPE_VPC, VPCA_FACT_VPC_COUNT, "count", false},
    {VPCA_FACT_NEED_NETWORKS, VPCA_SCOPE_SITE, VPCA_FACT_SITE_COUNT, "count",
     false},
    {VPCA_FACT_NEED_NETWORKS, VPCA_SCOPE_VPC, VPCA_FACT_VPC_COUNT, "count",
     false},
    {VPCA_FACT_NEED_USERS, VPCA_SCOPE_USER, VPCA_FACT_USER_COUNT, "count",
     false},
    {VPCA_FACT_NEED_CONSUMERS, VPCA_SCOPE_VPC, VPCA_FACT_VPC_COUNT, "count",
     false},
    {VPCA_FACT_NEED_PAIRS, VPCA_SCOPE_SITE, VPCA_FACT_SITE_COUNT, "count",
     false},
    {VPCA_FACT_NEED_PAIRS, VPCA_SCOPE_VPC, VPCA_FACT_VPC_COUNT, "count", false},
    {VPCA_FACT_NEED_SITE_VPC_LINKS, VPCA_SCOPE_SITE, VPCA_FACT_SITE_COUNT,
     "count", false},
    {VPCA_FACT_NEED_SITE_VPC_LINKS, VPCA_SCOPE_VPC, VPCA_FACT_VPC_COUNT,
     "count", false},
    {VPCA_FACT_NEED_PEERS_PER_VPC, VPCA_SCOPE_VPC, VPCA_FACT_VPC_COUNT, "count",
     false},
    {VPCA_FACT_NEED_OVERLAP, VPCA_SCOPE_SITE, VPCA_FACT_COUNT, "cidrs", false},
    {VPCA_FACT_NEED_OVERLAP, VPCA_SCOPE_VPC, VPCA_FACT_COUNT, "cidrs", false},
    {VPCA_FACT_NEED_SHARED_ASN, VPCA_SCOPE_SITE, VPCA_FACT_SITE_ASN, "asn",
     false},
    {VPCA_FACT_NEED_TOTAL_BANDWIDTH, VPCA_SCOPE_SITE, VPCA_FACT_SITE_COUNT,
     "count", false},
    {VPCA_FACT_NEED_THIRD_PARTY, VPCA_SCOPE_SITE, VPCA_FACT_SITE_OWNER, "owner",
     false},
    {VPCA_FACT_NEED_THIRD_PARTY, VPCA_SCOPE_VPC, VPCA_FACT_VPC_OWNER, "owner",
     false},
    {VPCA_FACT_NEED_HAS_CIRCUIT, VPCA_SCOPE_SITE, VPCA_FACT_SITE_DIRECT_CONNECT,
     "direct_connect", false},
    {VPCA_FACT_NEED_OWN_CIRCUIT, VPCA_SCOPE_SITE, VPCA_FACT_SITE_DIRECT_CONNECT,
     "direct_connect", true},
    {VPCA_FACT_NEED_OWN_LINE, VPCA_SCOPE_SITE, VPCA_FACT_SITE_DIRECT_CONNECT,
     "direct_connect", true},
    {VPCA_FACT_NEED_OWN_VPN, VPCA_SCOPE_SITE, VPCA_FACT_SITE_GATEWAY_IPSEC,
     "gateway.ipsec", true},
    {VPCA_FACT_NEED_OWN_INTERNET, VPCA_SCOPE_SITE,
     VPCA_FACT_SITE_INTERNET_AVAILABLE, "internet", true},
    {VPCA_FACT_NEED_OWN_SITES, VPCA_SCOPE_SITE, VPCA_FACT_SITE_COUNT, "count",
     true},
    {VPCA_FACT_NEED_REMOTE_ACCESS, VPCA_SCOPE_SITE,
     VPCA_FACT_SITE_REMOTE_ACCESS, "remote_access", true},
};

static bool is_open(const struct source *source,
                    const struct vpca_member *member)
{
    if (member->scope != source->scope)
        return false;
    return source->from == VPCA_FACT_COUNT
               ? member->cidrs_unknown
               : vpca_value_is_spread(member_fact(member, source->from));
}

static void add_of_end(struct paths *paths, const struct source *source,
                       const struct vpca_member *const *members, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (is_open(source, members[i]))
            add_of_member(paths, members[i], source->key);
        if (members[i]->host && is_open(source, members[i]->host))
            add_of_member(paths, members[i]->host, source->key);
    }
}

static void add_source(struct paths *paths, const struct source *source)
{
    const struct vpca_model *model = paths->model;
    const struct vpca_need *need = paths->need;

    if (source->scope == VPCA_SCOPE_NEED) {
        add(paths, "needs", need->name, source->key);
        return;
    }
    add_of_end(paths, source, need->from, need->from_count);
    add_of_end(paths, source, need->to, need->to_count);
    for (size_t i = 0; source->own && i < model->member_count; i++)
        if (is_open(source, &model->members[i]))
            add_of_member(paths, &model->members[i], source->key);
}

/* What is left on a circuit. */
static void add_left(struct paths *paths, const struct vpca_member *site)
{
    static const struct {
        enum vpca_fact_id fact;
        const char *key;
    } parts[] = {
        {VPCA_FACT_SITE_DIRECT_CONNECT_BANDWIDTH, "direct_connect.bandwidth"},
        {VPCA_FACT_SITE_DIRECT_CONNECT_CONNECTIONS,
         "direct_connect.connections"},
        {VPCA_FACT_SITE_DIRECT_CONNECT_USED, "direct_connect.used"},
    };

    for (size_t i = 0; i < VPCA_COUNT(parts); i++)
        if (vpca_value_is_spread(member_fact(site, parts[i].fact)))
            add_of_member(paths, site, parts[i].key);
}

static void add_worked_out(struct paths *paths, const struct vpca_fact_ref *ref)
{
    if (ref->member) {
        add_left(paths, ref->member);
        return;
    }
    for (size_t i = 0; i < VPCA_COUNT(sources); i++)
        if (ref->fact == &vpca_facts[sources[i].fact])
            add_source(paths, &sources[i]);
}

/* ---- Both ------------------------------------------------------------- */

struct vpca_fact_paths vpca_fact_ref_paths(vpca_arena *arena,
                                           const struct vpca_model *model,
                                           const struct vpca_need *need,
                                           const struct vpca_fact_ref *ref)
{
    struct paths paths = {.arena = arena, .model = model, .need = need};

    if (ref->fact && ref->fact->flags & VPCA_FACT_COMPUTED)
        add_worked_out(&paths, ref);
    else
        add_told(&paths, ref);
    return (struct vpca_fact_paths){paths.items, paths.count};
}

const char *vpca_fact_ref_path(vpca_arena *arena,
                               const struct vpca_model *model,
                               const struct vpca_need *need,
                               const struct vpca_fact_ref *ref)
{
    const struct vpca_fact_paths paths =
        vpca_fact_ref_paths(arena, model, need, ref);

    return paths.count ? paths.items[0] : NULL;
}
