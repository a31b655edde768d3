/* The table of the facts of needs and their ends, and the words they use. */
#include "vpcadvise/facts.h"

#include <string.h>

/* ---- Domains ---------------------------------------------------------- */

/* D(symbol, name, whether a later word is stricter, words...) */
#define DOMAINS(D)                                                             \
    D(PERFORMANCE, "performance", true, "best-effort", "consistent")           \
    D(FAILURE, "failure", false, "tunnel", "customer-gateway", "appliance",    \
      "circuit", "provider", "direct-connect-location", "availability-zone",   \
      "region")                                                                \
    D(ENCRYPTION, "encryption", true, "over-internet", "in-transit")           \
    D(DEMANDED_PATH, "path", true, "private", "aws")                           \
    D(ENDPOINTS, "endpoints", false, "customer-managed", "aws-managed",        \
      "mixed")                                                                 \
    D(PROTOCOL, "protocol", false, "ipsec", "ssl", "gre", "l2tp", "wireguard") \
    D(ROUTING, "routing", false, "bgp", "static")                              \
    D(RULING, "ruling", false, "required", "forbidden")                        \
    D(ACCESS, "access", false, "service", "network")                           \
    D(RESILIENCE, "resilience", false, "any-single-failure", "maximum")        \
    D(ROLE, "role", false, "primary", "backup")                                \
    D(INITIATOR, "initiator", false, "from", "to", "both")                     \
    D(KIND, "kind", false, "network-to-vpc", "vpc-to-vpc", "user-to-vpc",      \
      "mixed")                                                                 \
    D(SITE_KIND, "site-kind", false, "data-center", "office", "branch",        \
      "colocation", "partner", "cloud", "on-premises")                         \
    D(OWNER, "owner", false, "own", "third-party")                             \
    D(DIRECT_CONNECT, "direct-connect", false, "unavailable", "none",          \
      "at-location", "partner-port", "yes")                                    \
    D(FRONT_END, "front-end", false, "nlb", "alb", "instance")                 \
    D(TRANSPORT, "transport", false, "tcp", "udp", "other")

/* Arrays of one, so that a fact without a domain can be NULL beside them. */
#define DEFINE_DOMAIN(symbol, title, is_ordered, ...)                          \
    static const char *const words_##symbol[] = {__VA_ARGS__};                 \
    static const struct vpca_domain domain_##symbol[1] = {{                    \
        .name = title,                                                         \
        .words = words_##symbol,                                               \
        .count = VPCA_COUNT(words_##symbol),                                   \
        .ordered = is_ordered,                                                 \
    }};
DOMAINS(DEFINE_DOMAIN)
#define domain_NONE NULL

size_t vpca_domain_find(const struct vpca_domain *domain, const char *word)
{
    for (size_t i = 0; i < domain->count; i++) {
        if (strcmp(domain->words[i], word) == 0)
            return i;
    }
    return VPCA_NO_NAME;
}

/* ---- Scopes ----------------------------------------------------------- */

static const char *const scope_names[VPCA_SCOPE_COUNT] = {
    [VPCA_SCOPE_NEED] = "need", [VPCA_SCOPE_SITE] = "site",
    [VPCA_SCOPE_VPC] = "vpc",   [VPCA_SCOPE_SERVICE] = "service",
    [VPCA_SCOPE_USER] = "user", [VPCA_SCOPE_OPTION] = "option",
    [VPCA_SCOPE_FROM] = "from", [VPCA_SCOPE_TO] = "to",
};

const char *vpca_scope_name(enum vpca_scope scope)
{
    return scope_names[scope];
}

/* ---- Facts ------------------------------------------------------------ */

const struct vpca_fact vpca_facts[VPCA_FACT_COUNT] = {
#define VPCA_FACT(in, symbol, title, kind, base, binds, words, marks, text)    \
    [VPCA_FACT_##in##_##symbol] = {                                            \
        .name = title,                                                         \
        .scope = VPCA_SCOPE_##in,                                              \
        .type = VPCA_TYPE_##kind,                                              \
        .unit = VPCA_UNIT_##base,                                              \
        .direction = VPCA_##binds,                                             \
        .domain = domain_##words,                                              \
        .flags = marks,                                                        \
        .doc = text,                                                           \
    },
#include "vpcadvise/facts.def"
#undef VPCA_FACT
};

/* The id of the first fact whose scope is not before the given one; the
 * facts stand in the order of their scopes. */
static size_t scope_start(unsigned scope)
{
    size_t low = 0;
    size_t high = VPCA_FACT_COUNT;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (vpca_facts[middle].scope < scope)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

enum vpca_fact_id vpca_facts_first(enum vpca_scope scope)
{
    return (enum vpca_fact_id)scope_start(scope);
}

size_t vpca_facts_count(enum vpca_scope scope)
{
    return scope_start(scope + 1u) - scope_start(scope);
}

static const struct vpca_fact *find_in_scope(enum vpca_scope scope,
                                             const char *name)
{
    size_t end = scope_start(scope + 1u);
    for (size_t i = scope_start(scope); i < end; i++) {
        if (strcmp(vpca_facts[i].name, name) == 0)
            return &vpca_facts[i];
    }
    return NULL;
}

const struct vpca_fact *vpca_fact_find(const char *name)
{
    size_t length = strcspn(name, ".");
    for (unsigned i = 0; i < VPCA_SCOPE_COUNT; i++) {
        const char *scope = scope_names[i];
        if (strlen(scope) == length && memcmp(scope, name, length) == 0)
            return find_in_scope((enum vpca_scope)i, name);
    }
    return NULL;
}
