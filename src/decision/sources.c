/* From a fact that is worked out back to those that a file can tell. */
#include "contenders.h"

#include <string.h>

enum { SOURCES_MOST = 5 };

/* What sites of ours have depends on which are ours. */
#define OWN_SITE(worked_out, from)                                             \
    {                                                                          \
        VPCA_FACT_##worked_out,                                                \
            {VPCA_FACT_##from, VPCA_FACT_SITE_OWNER, VPCA_FACT_SITE_KIND}, 3   \
    }

static const struct source {
    enum vpca_fact_id fact;
    enum vpca_fact_id from[SOURCES_MOST];
    size_t count;
} sources[] = {
    {VPCA_FACT_NEED_MEAN_RATE,
     {VPCA_FACT_NEED_TRAFFIC_IN, VPCA_FACT_NEED_TRAFFIC_OUT,
      VPCA_FACT_NEED_LIFETIME},
     3},
    {VPCA_FACT_NEED_TRAFFIC,
     {VPCA_FACT_NEED_TRAFFIC_IN, VPCA_FACT_NEED_TRAFFIC_OUT,
      VPCA_FACT_NEED_LIFETIME},
     3},
    {VPCA_FACT_NEED_TRAFFIC_IN, {VPCA_FACT_NEED_LIFETIME}, 1},
    {VPCA_FACT_NEED_TRAFFIC_OUT, {VPCA_FACT_NEED_LIFETIME}, 1},
    {VPCA_FACT_NEED_CURRENT_BANDWIDTH,
     {VPCA_FACT_SITE_INTERNET_BANDWIDTH, VPCA_FACT_SITE_INTERNET_AVAILABLE,
      VPCA_FACT_SITE_DIRECT_CONNECT, VPCA_FACT_SITE_DIRECT_CONNECT_BANDWIDTH},
     4},
    {VPCA_FACT_NEED_BACKUP_BANDWIDTH, {VPCA_FACT_NEED_BANDWIDTH}, 1},
    {VPCA_FACT_NEED_BACKUP_SURVIVE, {VPCA_FACT_NEED_SURVIVE}, 1},
    {VPCA_FACT_NEED_RESILIENCE, {VPCA_FACT_NEED_SURVIVE}, 1},
    {VPCA_FACT_NEED_KIND, {VPCA_FACT_VPC_COUNT, VPCA_FACT_NEED_TRANSITIVE}, 2},
    {VPCA_FACT_NEED_SITES, {VPCA_FACT_SITE_COUNT}, 1},
    {VPCA_FACT_NEED_VPCS, {VPCA_FACT_VPC_COUNT}, 1},
    {VPCA_FACT_NEED_NETWORKS, {VPCA_FACT_SITE_COUNT, VPCA_FACT_VPC_COUNT}, 2},
    {VPCA_FACT_NEED_USERS, {VPCA_FACT_USER_COUNT}, 1},
    {VPCA_FACT_NEED_CONSUMERS, {VPCA_FACT_VPC_COUNT}, 1},
    {VPCA_FACT_NEED_PAIRS, {VPCA_FACT_SITE_COUNT, VPCA_FACT_VPC_COUNT}, 2},
    {VPCA_FACT_NEED_SITE_VPC_LINKS,
     {VPCA_FACT_SITE_COUNT, VPCA_FACT_VPC_COUNT},
     2},
    {VPCA_FACT_NEED_PEERS_PER_VPC, {VPCA_FACT_VPC_COUNT}, 1},
    {VPCA_FACT_NEED_REGIONS, {VPCA_FACT_VPC_COUNT}, 1},
    {VPCA_FACT_NEED_ACCOUNTS, {VPCA_FACT_VPC_COUNT}, 1},
    {VPCA_FACT_NEED_TOTAL_BANDWIDTH,
     {VPCA_FACT_NEED_BANDWIDTH, VPCA_FACT_SITE_COUNT, VPCA_FACT_VPC_COUNT,
      VPCA_FACT_USER_COUNT},
     4},
    {VPCA_FACT_NEED_THIRD_PARTY,
     {VPCA_FACT_SITE_OWNER, VPCA_FACT_SITE_KIND, VPCA_FACT_VPC_OWNER},
     3},
    {VPCA_FACT_NEED_UNFIT_GATEWAY,
     {VPCA_FACT_SITE_GATEWAY_IPSEC, VPCA_FACT_SITE_GATEWAY_SUPPORTED},
     2},
    {VPCA_FACT_NEED_HAS_CIRCUIT, {VPCA_FACT_SITE_DIRECT_CONNECT}, 1},
    OWN_SITE(NEED_OWN_SITES, SITE_COUNT),
    OWN_SITE(NEED_OWN_CIRCUIT, SITE_DIRECT_CONNECT),
    OWN_SITE(NEED_OWN_LINE, SITE_DIRECT_CONNECT),
    OWN_SITE(NEED_OWN_VPN, SITE_GATEWAY_IPSEC),
    OWN_SITE(NEED_OWN_INTERNET, SITE_INTERNET_AVAILABLE),
    OWN_SITE(NEED_REMOTE_ACCESS, SITE_REMOTE_ACCESS),
    {VPCA_FACT_SITE_DIRECT_CONNECT_LEFT,
     {VPCA_FACT_SITE_DIRECT_CONNECT, VPCA_FACT_SITE_DIRECT_CONNECT_BANDWIDTH,
      VPCA_FACT_SITE_DIRECT_CONNECT_CONNECTIONS,
      VPCA_FACT_SITE_DIRECT_CONNECT_USED},
     4},
    {VPCA_FACT_SITE_OWNER, {VPCA_FACT_SITE_KIND}, 1},
};

static void keep(vpca_arena *arena, struct ref_list *found,
                 const struct vpca_fact_ref *ref)
{
    found->items = vpca_arena_grow(arena, found->items, found->count,
                                   &found->capacity, sizeof(*found->items));
    found->items[found->count++] = *ref;
}

/* The member may be a copy, in a variant of the model. */
static bool is_of(const struct vpca_fact_ref *ref,
                  const struct vpca_member *member)
{
    return !member || !ref->member ||
           strcmp(ref->member->name, member->name) == 0;
}

/* Not what goes by another fact until somebody says it. */
static bool is_told_itself(const struct open_facts *open,
                           const struct vpca_fact_ref *ref)
{
    const struct vpca_advice *advice = open->advice;
    size_t index = (size_t)(ref->fact - vpca_facts) -
                   (size_t)vpca_facts_first(ref->fact->scope);

    if (ref->member)
        return vpca_value_is_spread(&ref->member->values[index]);
    return vpca_value_is_spread(&advice->need_values[index]) ||
           vpca_value_is_spread(&advice->backup_need_values[index]);
}

/* The open ones of a fact, of that member where there is one. */
static bool keep_open(vpca_arena *arena, const struct open_facts *open,
                      const struct vpca_fact *fact,
                      const struct vpca_member *member, struct ref_list *found)
{
    bool any = false;

    for (size_t i = 0; i < open->count; i++) {
        const struct vpca_fact_ref *ref = &open->items[i].ref;

        if (ref->fact != fact || !is_of(ref, member) ||
            !is_told_itself(open, ref))
            continue;
        keep(arena, found, ref);
        any = true;
    }
    return any;
}

static void add_sources(vpca_arena *arena, const struct open_facts *open,
                        const struct vpca_fact_ref *ref, struct ref_list *found)
{
    bool any = false;

    if (ref->fact)
        any = keep_open(arena, open, ref->fact, ref->member, found);
    for (size_t i = 0; ref->fact && i < VPCA_COUNT(sources); i++) {
        if (ref->fact != &vpca_facts[sources[i].fact])
            continue;
        for (size_t j = 0; j < sources[i].count; j++)
            any |= keep_open(arena, open, &vpca_facts[sources[i].from[j]],
                             ref->member, found);
    }
    if (!any)
        keep(arena, found, ref);
}

static int compare_refs(const void *a, const void *b, void *context)
{
    (void)context;
    return vpca_fact_ref_compare(a, b);
}

struct ref_list sources_of(vpca_arena *arena, const struct open_facts *open,
                           const struct vpca_unknowns *unknowns)
{
    struct ref_list found = {0};
    size_t kept = 0;

    for (size_t i = 0; i < unknowns->count; i++)
        add_sources(arena, open, &unknowns->items[i], &found);
    if (found.count)
        vpca_sort(arena, found.items, found.count, sizeof(*found.items),
                  compare_refs, NULL);
    for (size_t i = 0; i < found.count; i++) {
        if (!kept ||
            vpca_fact_ref_compare(&found.items[kept - 1], &found.items[i]) != 0)
            found.items[kept++] = found.items[i];
    }
    found.count = kept;
    return found;
}
