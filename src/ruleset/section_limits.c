/* The section `limits`: how much there may be of something at one place. */
#include <string.h>

#include "loader.h"

#define LARGEST_LIMIT 1000000

static const char *const places[] = {
#define VPCA_QUOTA_PLACE(symbol, name) [VPCA_QUOTA_AT_##symbol] = (name),
    VPCA_QUOTA_PLACES(VPCA_QUOTA_PLACE)
#undef VPCA_QUOTA_PLACE
        NULL};

static const char *const eaches[] = {
#define VPCA_QUOTA_EACH(symbol, name) [VPCA_QUOTA_EACH_##symbol] = (name),
    VPCA_QUOTA_EACHES(VPCA_QUOTA_EACH)
#undef VPCA_QUOTA_EACH
        NULL};

const char *vpca_quota_place_name(enum vpca_quota_place place)
{
    return places[place];
}

const char *vpca_quota_each_name(enum vpca_quota_each each)
{
    return eaches[each];
}

/* ---- Items ------------------------------------------------------------ */

/* The limit that is being read, and the names of its kinds. */
struct reading {
    struct loader *loader;
    struct vpca_quota *limit;
    vpca_names *kinds;
};

/* Items without a name are of a kind of their own. */
static size_t kind_of(struct reading *reading, const char *name)
{
    size_t found = name ? vpca_names_find(reading->kinds, name) : VPCA_NO_NAME;

    if (found != VPCA_NO_NAME)
        return found;
    if (name)
        vpca_names_add(reading->kinds, name, reading->limit->kind_count);
    return reading->limit->kind_count++;
}

static void check_scopes(struct reading *reading,
                         const struct vpca_quota_item *item,
                         const struct vpca_node *node)
{
    struct scopes scopes;

    scopes_init(&scopes, reading->loader, node);
    scopes_add_condition(&scopes, item->when);
    for (size_t i = 0; i < item->time_count; i++)
        scopes_add(&scopes, &item->times[i]);
    if (scopes.member != VPCA_SCOPE_COUNT)
        vpca_node_report(reading->loader->diags, VPCA_CODE_RULE_SCOPE, node,
                         NULL,
                         "a limit reads facts of the need and the option");
}

/* A comparison needs two to compare; a service stands in one VPC alone. */
static void check_each(struct reading *reading,
                       const struct vpca_quota_item *item,
                       const struct vpca_node *node)
{
    bool compares = reading->limit->compares != VPCA_QUOTA_COUNTS;

    if (compares && (item->each == VPCA_QUOTA_EACH_PLACE ||
                     item->each == VPCA_QUOTA_EACH_LINK))
        vpca_node_report(reading->loader->diags, VPCA_CODE_MISSING_KEY, node,
                         "write each: site, vpc, network or service",
                         "what is compared is one for each of something");
}

static void read_item(struct reading *reading, const struct vpca_node *node,
                      struct vpca_quota_item *item)
{
    static const char *const keys[] = {"when",  "each",   "kind",
                                       "times", "blocks", NULL};
    struct loader *loader = reading->loader;
    const struct vpca_node *when = vpca_node_get(node, "when");
    const struct vpca_node *each = vpca_node_get(node, "each");
    const struct vpca_node *times = vpca_node_get(node, "times");
    size_t found = VPCA_QUOTA_EACH_PLACE;

    if (!kind_check(loader, node, VPCA_NODE_MAPPING, "what is counted"))
        return;
    keys_check(loader, node, keys);
    if (each)
        found = choice_read(loader, each, eaches, "thing to count");
    if (found != VPCA_NONE)
        item->each = (enum vpca_quota_each)found;
    if (when)
        item->when = condition_read(loader, when);
    if (times)
        item->times = operands_read(loader, times, &item->time_count);
    item->blocks = flag_get(loader, node, "blocks");
    item->kind_name = text_get(loader, node, "kind");
    item->kind = kind_of(reading, item->kind_name);
    check_scopes(reading, item, node);
    check_each(reading, item, node);
}

static void read_items(struct reading *reading, const struct vpca_node *limit,
                       const char *key)
{
    const struct vpca_node *list = vpca_node_get(limit, key);
    struct vpca_quota_item *items;

    if (!list) {
        text_require(reading->loader, limit, key);
        return;
    }
    if (!kind_check(reading->loader, list, VPCA_NODE_SEQUENCE, key))
        return;
    items =
        vpca_arena_array(reading->loader->arena, list->count, sizeof(*items));
    reading->limit->items = items;
    reading->limit->item_count = list->count;
    for (size_t i = 0; i < list->count; i++)
        read_item(reading, list->items[i], &items[i]);
}

/* ---- Messages --------------------------------------------------------- */

static bool field_known(const struct vpca_quota *limit, const char *field,
                        size_t length)
{
    if (length == 2 && memcmp(field, "at", 2) == 0)
        return true;
    if (limit->compares == VPCA_QUOTA_COUNTS)
        return length > 6 && memcmp(field, "count:", 6) == 0;
    return length == 1 && (*field == 'a' || *field == 'b');
}

static void check_message(struct loader *loader, const struct vpca_quota *limit,
                          const struct vpca_node *node)
{
    const char *text = limit->message;

    while (text && *(text += strcspn(text, "{}"))) {
        size_t length = strcspn(text + 1, "}");

        if (*text == '}' || text[length + 1] != '}') {
            vpca_node_report(loader->diags, VPCA_CODE_RULE_MESSAGE, node, NULL,
                             "a brace stands alone in the message");
            return;
        }
        if (!field_known(limit, text + 1, length))
            vpca_node_report(loader->diags, VPCA_CODE_RULE_MESSAGE, node,
                             limit->compares == VPCA_QUOTA_COUNTS
                                 ? "{at} and {count:noun} are known here"
                                 : "{at}, {a} and {b} are known here",
                             "there is no field \"%.*s\"", (int)length,
                             text + 1);
        text += length + 2;
    }
}

/* ---- Figures ---------------------------------------------------------- */

static int64_t read_figure(struct loader *loader, const struct vpca_node *limit,
                           const char *key)
{
    const struct vpca_node *node = vpca_node_get(limit, key);
    int figure = 0;

    if (!node || !integer_read(loader, node, LARGEST_LIMIT, &figure))
        return VPCA_INFINITE;
    if (figure < 1)
        vpca_node_report(loader->diags, VPCA_CODE_BAD_NUMBER, node, NULL,
                         "a limit is at least 1");
    return figure;
}

static void read_figures(struct loader *loader, const struct vpca_node *node,
                         struct vpca_quota *limit)
{
    limit->quota = read_figure(loader, node, "quota");
    limit->limit = read_figure(loader, node, "limit");
    if (!vpca_node_get(node, "quota") && !vpca_node_get(node, "limit"))
        vpca_node_report(loader->diags, VPCA_CODE_MISSING_KEY, node,
                         "write quota: where more can be asked for, limit: "
                         "where nothing more can be had",
                         "the limit says no number");
    if (limit->quota != VPCA_INFINITE && limit->quota >= limit->limit)
        vpca_node_report(loader->diags, VPCA_CODE_BAD_RANGE,
                         vpca_node_get(node, "quota"), NULL,
                         "the quota is below the limit, or there is none");
}

/* ---- The whole -------------------------------------------------------- */

/* `compares: addresses`, or a fact of what is reached. */
static void read_compares(struct loader *loader, const struct vpca_node *node,
                          struct vpca_quota *limit)
{
    const char *text = text_read(loader, node, "what is compared");

    limit->compares = VPCA_QUOTA_ADDRESSES;
    if (!text || strcmp(text, "addresses") == 0)
        return;
    limit->compares = VPCA_QUOTA_FACT;
    if (!operand_find(loader, text, node, &limit->fact))
        return;
    if (limit->fact.kind != VPCA_OPERAND_FACT ||
        operand_type(&limit->fact) != VPCA_TYPE_QUANTITY ||
        (limit->fact.scope != VPCA_SCOPE_SITE &&
         limit->fact.scope != VPCA_SCOPE_VPC &&
         limit->fact.scope != VPCA_SCOPE_SERVICE))
        vpca_node_report(loader->diags, VPCA_CODE_RULE_TYPE, node,
                         "write addresses, or a number of a site, VPC or "
                         "service, such as site.asn",
                         "\"%s\" cannot be compared here", text);
}

static void read_limit(struct loader *loader, const struct entry *entry,
                       struct vpca_quota *limit)
{
    static const char *const keys[] = {
        "at",       "message", "fix",    "quota",     "limit", "counts",
        "compares", "of",      "claims", "judgement", NULL};
    struct reading reading = {loader, limit, vpca_names_new(loader->arena)};
    const struct vpca_node *node = entry->node;
    const struct vpca_node *compares = vpca_node_get(node, "compares");
    size_t place;

    limit->id = entry->id;
    limit->span = entry->key->span;
    limit->quota = limit->limit = VPCA_INFINITE;
    name_check(loader, entry->id, entry->key);
    if (!kind_check(loader, node, VPCA_NODE_MAPPING, "a limit"))
        return;
    keys_check(loader, node, keys);
    if (text_require(loader, node, "at")) {
        place = choice_read(loader, vpca_node_get(node, "at"), places, "place");
        if (place != VPCA_NONE)
            limit->at = (enum vpca_quota_place)place;
    }
    if (compares)
        read_compares(loader, compares, limit);
    else
        read_figures(loader, node, limit);
    limit->message = text_require(loader, node, "message");
    check_message(loader, limit, vpca_node_get(node, "message"));
    limit->fix = text_require(loader, node, "fix");
    limit->basis = basis_read(loader, node, VPCA_CODE_MISSING_KEY);
    read_items(&reading, node, compares ? "of" : "counts");
}

void limits_load(struct loader *loader, const struct entries *entries)
{
    struct vpca_quota *limits =
        vpca_arena_array(loader->arena, entries->count, sizeof(*limits));

    loader->rules->limits = limits;
    loader->rules->limit_count = entries->count;
    for (size_t i = 0; i < entries->count; i++)
        read_limit(loader, &entries->items[i], &limits[i]);
}
