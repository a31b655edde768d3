/* The section `facts`: what options can be said to have. */
#include <string.h>

#include "loader.h"

#define BIT(type) (1u << (type))

static const char *const type_names[] = {
    [VPCA_TYPE_TRUTH] = "truth", [VPCA_TYPE_QUANTITY] = "quantity",
    [VPCA_TYPE_WORD] = "word",   [VPCA_TYPE_SET] = "set",
    [VPCA_TYPE_TEXT] = "text",   NULL};

static const char *const unit_names[] = {
    [VPCA_UNIT_COUNT] = "count", [VPCA_UNIT_BANDWIDTH] = "bandwidth",
    [VPCA_UNIT_RATE] = "rate",   [VPCA_UNIT_VOLUME] = "volume",
    [VPCA_UNIT_TIME] = "time",   [VPCA_UNIT_LATENCY] = "latency",
    [VPCA_UNIT_SHARE] = "share", [VPCA_UNIT_BYTES] = "bytes",
    [VPCA_UNIT_MONEY] = "money", NULL};

static const char *const direction_names[] = {"minimum", "maximum", NULL};

static const char *const pairing_names[] = {
    [VPCA_PAIRING_PRIMARY] = "primary", [VPCA_PAIRING_BACKUP] = "backup",
    [VPCA_PAIRING_WEAKER] = "weaker",   [VPCA_PAIRING_STRONGER] = "stronger",
    [VPCA_PAIRING_EITHER] = "either",   [VPCA_PAIRING_BOTH] = "both",
    [VPCA_PAIRING_SUM] = "sum",         NULL};

/* What can be weaker has an order: its own, or that in which it is listed. */
static const unsigned pairing_types[] = {
    [VPCA_PAIRING_PRIMARY] = ~0u,
    [VPCA_PAIRING_BACKUP] = ~0u,
    [VPCA_PAIRING_WEAKER] =
        BIT(VPCA_TYPE_TRUTH) | BIT(VPCA_TYPE_WORD) | BIT(VPCA_TYPE_QUANTITY),
    [VPCA_PAIRING_STRONGER] =
        BIT(VPCA_TYPE_TRUTH) | BIT(VPCA_TYPE_WORD) | BIT(VPCA_TYPE_QUANTITY),
    [VPCA_PAIRING_EITHER] = BIT(VPCA_TYPE_SET),
    [VPCA_PAIRING_BOTH] = BIT(VPCA_TYPE_SET),
    [VPCA_PAIRING_SUM] = BIT(VPCA_TYPE_QUANTITY),
};

/* ---- Words ------------------------------------------------------------ */

static const struct vpca_domain *read_words(struct loader *loader,
                                            const struct vpca_node *node,
                                            const char *name, bool ordered)
{
    size_t count = list_count(node);
    const char **words = vpca_arena_array(loader->arena, count, sizeof(*words));
    struct vpca_domain *domain =
        vpca_arena_alloc(loader->arena, sizeof(*domain));
    vpca_names *seen = vpca_names_new(loader->arena);

    *domain =
        (struct vpca_domain){.name = name, .words = words, .ordered = ordered};
    if (count > VPCA_DOMAIN_LIMIT) {
        vpca_node_report(loader->diags, VPCA_CODE_PACK_LIMIT, node, NULL,
                         "%zu words where %d are allowed", count,
                         VPCA_DOMAIN_LIMIT);
        count = VPCA_DOMAIN_LIMIT;
    }
    for (size_t i = 0; i < count; i++) {
        const struct vpca_node *item = list_item(node, i);
        const char *word = text_read(loader, item, "the word");

        if (!word || !name_check(loader, word, item))
            continue;
        if (vpca_names_add(seen, word, i))
            words[domain->count++] = word;
        else
            vpca_node_report(loader->diags, VPCA_CODE_DUPLICATE_NAME, item,
                             NULL, "\"%s\" is used twice", word);
    }
    return domain;
}

/* The words of another fact. */
static const struct vpca_domain *share_words(struct loader *loader,
                                             const struct vpca_node *node)
{
    const char *name = text_read(loader, node, "the domain");
    const struct vpca_fact *fact = name ? vpca_fact_find(name) : NULL;
    struct vpca_nearest nearest;

    if (!name)
        return NULL;
    if (fact && (fact->type == VPCA_TYPE_WORD || fact->type == VPCA_TYPE_SET))
        return fact_domain(loader, fact);
    vpca_nearest_init(&nearest, name);
    for (size_t i = 0; i < VPCA_FACT_COUNT; i++)
        vpca_nearest_feed(&nearest, vpca_facts[i].name);
    vpca_node_report(loader->diags, VPCA_CODE_RULE_FACT, node,
                     fact ? NULL : hint_nearest(loader, &nearest),
                     "\"%s\" is no fact with words", name);
    return NULL;
}

static void read_domain(struct loader *loader, const struct vpca_node *node,
                        struct vpca_fact *fact)
{
    const struct vpca_node *words = vpca_node_get(node, "words");
    const struct vpca_node *domain = vpca_node_get(node, "domain");
    bool wanted = fact->type == VPCA_TYPE_WORD || fact->type == VPCA_TYPE_SET;

    if (words)
        fact->domain = read_words(loader, words, fact->name,
                                  flag_get(loader, node, "ordered"));
    else if (domain)
        fact->domain = share_words(loader, domain);
    if (wanted != (words || domain) || (words && domain))
        vpca_node_report(loader->diags,
                         wanted && !words ? VPCA_CODE_MISSING_KEY
                                          : VPCA_CODE_UNKNOWN_KEY,
                         node, NULL,
                         "words and sets, and only they, have \"words\" or "
                         "\"domain\"");
}

/* ---- Declarations ----------------------------------------------------- */

/* The choice under a key, or `absent` without one. */
static size_t get_choice(struct loader *loader, const struct vpca_node *node,
                         const char *key, const char *const *choices,
                         size_t absent)
{
    const struct vpca_node *value = vpca_node_get(node, key);
    size_t choice = value ? choice_read(loader, value, choices, key) : absent;

    return choice == VPCA_NONE ? absent : choice;
}

static void read_measure(struct loader *loader, const struct vpca_node *node,
                         struct vpca_fact *fact)
{
    const struct vpca_node *direction = vpca_node_get(node, "direction");
    bool quantity = fact->type == VPCA_TYPE_QUANTITY;

    fact->unit = (enum vpca_unit)get_choice(loader, node, "unit", unit_names,
                                            VPCA_UNIT_COUNT);
    if (direction)
        fact->direction =
            get_choice(loader, node, "direction", direction_names, 0)
                ? VPCA_MAXIMUM
                : VPCA_MINIMUM;
    if (quantity && !vpca_node_get(node, "unit"))
        vpca_node_report(loader->diags, VPCA_CODE_MISSING_KEY, node, NULL,
                         "\"unit\" is missing");
    if (!quantity && (direction || vpca_node_get(node, "unit")))
        vpca_node_report(loader->diags, VPCA_CODE_UNKNOWN_KEY, node, NULL,
                         "only quantities have \"unit\" and \"direction\"");
}

static void read_pairing(struct loader *loader, const struct vpca_node *node,
                         struct vpca_option_fact *fact)
{
    size_t pairing =
        get_choice(loader, node, "pair", pairing_names, VPCA_PAIRING_PRIMARY);
    bool ranked =
        pairing == VPCA_PAIRING_WEAKER || pairing == VPCA_PAIRING_STRONGER;

    fact->pairing = (enum vpca_pairing)pairing;
    if (!(pairing_types[pairing] & BIT(fact->fact.type)))
        vpca_node_report(loader->diags, VPCA_CODE_RULE_TYPE, node, NULL,
                         "'pair: %s' is not for facts of that type",
                         pairing_names[pairing]);
    if (ranked && fact->fact.type == VPCA_TYPE_QUANTITY &&
        fact->fact.direction == VPCA_NO_DIRECTION)
        vpca_node_report(loader->diags, VPCA_CODE_RULE_TYPE, node,
                         "declare its direction",
                         "no end of the quantity is the weaker");
}

static void declare(struct loader *loader, const struct entry *entry,
                    struct vpca_option_fact *fact)
{
    static const char *const keys[] = {
        "type",   "unit", "direction", "words",   "ordered",
        "domain", "pair", "doc",       "default", NULL};
    const struct vpca_node *node = entry->node;

    fact->fact =
        (struct vpca_fact){.scope = VPCA_SCOPE_OPTION, .type = VPCA_TYPE_TEXT};
    fact->fact.name = vpca_arena_printf(loader->arena, "option.%s", entry->id);
    name_check(loader, entry->id, entry->key);
    if (!vpca_names_add(loader->names[SECTION_FACTS], fact->fact.name,
                        (size_t)(fact - loader->facts)))
        vpca_node_report(loader->diags, VPCA_CODE_DUPLICATE_NAME, entry->key,
                         NULL, "the program has a fact \"%s\" of its own",
                         fact->fact.name);
    if (!kind_check(loader, node, VPCA_NODE_MAPPING, "a fact"))
        return;
    keys_check(loader, node, keys);
    if (text_require(loader, node, "type"))
        fact->fact.type = (enum vpca_type)get_choice(
            loader, node, "type", type_names, VPCA_TYPE_TEXT);
    fact->fact.doc = text_require(loader, node, "doc");
    read_measure(loader, node, &fact->fact);
    read_domain(loader, node, &fact->fact);
    read_pairing(loader, node, fact);
}

static void declare_own(struct loader *loader)
{
    static const struct vpca_fact own[VPCA_OWN_COUNT] = {
        [VPCA_OWN_ID] = {.name = "option.id",
                         .type = VPCA_TYPE_WORD,
                         .doc = "the option"},
        [VPCA_OWN_FAMILY] = {.name = "option.family",
                             .type = VPCA_TYPE_SET,
                             .doc = "the families it belongs to"},
        [VPCA_OWN_CURRENT] = {.name = "option.current",
                              .type = VPCA_TYPE_TRUTH,
                              .doc = "whether it is in use today"},
        [VPCA_OWN_IS_PAIR] = {.name = "option.is_pair",
                              .type = VPCA_TYPE_TRUTH,
                              .doc = "whether it is a primary with a backup"},
        [VPCA_OWN_IS_BACKUP] = {.name = "option.is_backup",
                                .type = VPCA_TYPE_TRUTH,
                                .doc = "whether it is the backup of a pair"},
        [VPCA_OWN_SURVIVES] = {.name = "option.survives",
                               .type = VPCA_TYPE_SET,
                               .doc = "the failures that it survives as it is "
                                      "built"},
        [VPCA_OWN_CAN_SURVIVE] = {.name = "option.can_survive",
                                  .type = VPCA_TYPE_SET,
                                  .doc = "the failures that it survives with "
                                         "its measures"},
        [VPCA_OWN_MONTHLY_COST] = {.name = "option.monthly_cost",
                                   .type = VPCA_TYPE_QUANTITY,
                                   .unit = VPCA_UNIT_MONEY,
                                   .direction = VPCA_MAXIMUM,
                                   .doc = "what it costs a month"},
    };

    for (size_t i = 0; i < VPCA_OWN_COUNT; i++) {
        struct vpca_fact *fact = &loader->facts[i].fact;

        *fact = own[i];
        fact->scope = VPCA_SCOPE_OPTION;
        if (i == VPCA_OWN_SURVIVES || i == VPCA_OWN_CAN_SURVIVE)
            fact->domain = vpca_failure_words();
        else if (fact->type == VPCA_TYPE_WORD || fact->type == VPCA_TYPE_SET)
            fact->domain = &loader->rules->symbols;
        vpca_names_add(loader->names[SECTION_FACTS], fact->name, i);
    }
}

void facts_declare(struct loader *loader, const struct entries *entries)
{
    size_t count = VPCA_OWN_COUNT + entries->count;

    loader->facts =
        vpca_arena_array(loader->arena, count, sizeof(*loader->facts));
    loader->rules->facts = loader->facts;
    loader->rules->fact_count = count;
    /* By full name from here on. */
    loader->names[SECTION_FACTS] = vpca_names_new(loader->arena);
    declare_own(loader);
    for (size_t i = 0; i < entries->count; i++)
        declare(loader, &entries->items[i], &loader->facts[VPCA_OWN_COUNT + i]);
}

void facts_load(struct loader *loader, const struct entries *entries)
{
    for (size_t i = 0; i < entries->count; i++) {
        const struct vpca_node *cases =
            vpca_node_get(entries->items[i].node, "default");
        struct vpca_option_fact *fact = &loader->facts[VPCA_OWN_COUNT + i];

        if (cases)
            fact->defaults = cases_read(loader, fact, cases);
    }
}
