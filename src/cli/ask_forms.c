/* Says what an answer may be, by the fact that its path tells. */
#include <string.h>

#include "ask.h"

/* ---- From a path to its fact ------------------------------------------ */

static const struct section {
    const char *key;
    const char *scope;
} SECTIONS[] = {
    {"needs.", "need."},       {"sites.", "site."}, {"vpcs.", "vpc."},
    {"services.", "service."}, {"users.", "user."},
};

/* Behind the name that the path starts with, which may be in quotes. */
static const char *behind_name(const char *path)
{
    if (*path == '"') {
        for (path++; *path && *path != '"'; path++)
            path += *path == '\\' && path[1];
        path += *path == '"';
    }
    path += strcspn(path, ".");
    return *path ? path + 1 : path;
}

static const struct vpca_fact *find_fact(vpca_arena *arena, const char *scope,
                                         const char *key)
{
    char *name = vpca_arena_printf(arena, "%s%s", scope, key);
    const struct vpca_fact *fact = vpca_fact_find(name);

    /* traffic.in is a fact called need.traffic_in. */
    for (char *at = name + strlen(scope); !fact && *at; at++)
        if (*at == '.')
            *at = '_';
    return fact ? fact : vpca_fact_find(name);
}

/* NULL for what is none: address blocks, tags. */
static const struct vpca_fact *fact_at(vpca_arena *arena, const char *path)
{
    static const char MUST[] = "must.";

    for (size_t i = 0; i < VPCA_COUNT(SECTIONS); i++) {
        size_t length = strlen(SECTIONS[i].key);
        const char *key;

        if (strncmp(path, SECTIONS[i].key, length) != 0)
            continue;
        key = behind_name(path + length);
        if (strncmp(key, MUST, strlen(MUST)) == 0)
            key += strlen(MUST);
        return find_fact(arena, SECTIONS[i].scope, key);
    }
    return NULL;
}

/* ---- From a fact to its form ------------------------------------------ */

static const char *const UNITS[] = {
    [VPCA_UNIT_COUNT] = "a number, as in 2; 2..5 where it is not certain",
    [VPCA_UNIT_BANDWIDTH] =
        "a bandwidth, as in 500 Mbps; 1..5 Gbps where it is not certain",
    [VPCA_UNIT_RATE] =
        "a volume, as in 20 TB/month; 5..20 TB/month where it is not certain",
    [VPCA_UNIT_VOLUME] = "a volume, as in 200 GB",
    [VPCA_UNIT_TIME] =
        "a time, as in 12 weeks; 4..12 weeks where it is not certain",
    [VPCA_UNIT_LATENCY] = "a time, as in 30 ms",
    [VPCA_UNIT_SHARE] = "a share, as in 70 %",
    [VPCA_UNIT_BYTES] = "a packet size, as in 1500 bytes",
    [VPCA_UNIT_MONEY] = "an amount, as in 20 USD/month",
};

/* Those whose key takes something else than the fact. */
static const struct own_form {
    enum vpca_fact_id fact;
    const char *form;
} OWN_FORMS[] = {
    {VPCA_FACT_NEED_REGIONS, "same, different, or how many"},
    {VPCA_FACT_NEED_ACCOUNTS, "same, different, or how many"},
    {VPCA_FACT_SITE_INTERNET_AVAILABLE, "yes or none"},
    {VPCA_FACT_NEED_TRAFFIC,
     "a volume in both directions, as in 20 TB/month, or "
     "{ in: 12 TB/month, out: 8 TB/month }"},
    {VPCA_FACT_VPC_ACCOUNT, "twelve digits in quotes, or a label"},
    {VPCA_FACT_SITE_DIRECT_CONNECT_ACCOUNT,
     "twelve digits in quotes, or a label"},
    {VPCA_FACT_USER_HOME, "the name of a site"},
};

static const char *words_form(vpca_arena *arena,
                              const struct vpca_ruleset *rules,
                              const struct vpca_fact *fact)
{
    const struct vpca_domain *domain =
        fact->domain ? fact->domain : &rules->symbols;
    struct vpca_text text;

    vpca_text_init(&text, arena);
    vpca_text_add(&text, fact->type == VPCA_TYPE_SET
                             ? "one or several, as in [a, b], of "
                             : "one of ");
    for (size_t i = 0; i < domain->count; i++)
        vpca_text_addf(&text, "%s%s", i ? ", " : "", domain->words[i]);
    return text.bytes;
}

const char *ask_form(vpca_arena *arena, const struct vpca_ruleset *rules,
                     const char *path)
{
    const struct vpca_fact *fact = fact_at(arena, path);

    if (!fact)
        return "an address block, as in 10.0.0.0/16, or several, as in "
               "[10.0.0.0/16, 10.1.0.0/16]";
    for (size_t i = 0; i < VPCA_COUNT(OWN_FORMS); i++)
        if (fact == &vpca_facts[OWN_FORMS[i].fact])
            return OWN_FORMS[i].form;
    switch (fact->type) {
    case VPCA_TYPE_TRUTH:
        return "yes or no";
    case VPCA_TYPE_QUANTITY:
        return UNITS[fact->unit];
    case VPCA_TYPE_TEXT:
        return "a text";
    default:
        return words_form(arena, rules, fact);
    }
}
