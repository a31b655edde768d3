/* Option files: what an option is, its facts and what it costs. */
#include "loader.h"

/* ---- Names ------------------------------------------------------------ */

/* The rules of an option's file are gathered with all others. */
static const char *const keys[] = {"option", "name",   "families",  "serves",
                                   "use",    "claims", "judgement", "facts",
                                   "cost",   "rules",  NULL};

static uint64_t read_families(struct loader *loader,
                              const struct vpca_node *list)
{
    uint64_t families = bits_read(loader, list, &loader->rules->symbols);

    for (size_t i = 0; i < loader->rules->symbols.count; i++) {
        if ((families >> i & 1) && !loader->rules->family_names[i])
            vpca_node_report(loader->diags, VPCA_CODE_UNKNOWN_NAME, list, NULL,
                             "\"%s\" is no family",
                             loader->rules->symbols.words[i]);
    }
    return families;
}

static void declare(struct loader *loader, const struct entry *entry,
                    struct vpca_option *option)
{
    const struct vpca_node *node = entry->node;
    const struct vpca_node *families = vpca_node_get(node, "families");
    const struct vpca_node *serves = vpca_node_get(node, "serves");
    size_t symbol = vpca_names_find(loader->symbols, entry->id);

    option->id = entry->id;
    option->span = entry->key->span;
    option->symbol = symbol < loader->rules->symbols.count ? symbol : 0;
    keys_check(loader, node, keys);
    option->name = text_require(loader, node, "name");
    option->use = text_require(loader, node, "use");
    option->basis = basis_read(loader, node, VPCA_CODE_MISSING_KEY);
    if (families)
        option->families = read_families(loader, families);
    if (serves)
        option->serves =
            bits_read(loader, serves, vpca_facts[VPCA_FACT_NEED_KIND].domain);
    if (!serves || (serves->kind == VPCA_NODE_SEQUENCE && serves->count == 0))
        vpca_node_report(loader->diags, VPCA_CODE_MISSING_KEY, node, NULL,
                         "\"serves\" is missing");
}

void options_declare(struct loader *loader, const struct entries *entries)
{
    loader->options = vpca_arena_array(loader->arena, entries->count,
                                       sizeof(*loader->options));
    loader->rules->options = loader->options;
    loader->rules->option_count = entries->count;
    for (size_t i = 0; i < entries->count; i++)
        declare(loader, &entries->items[i], &loader->options[i]);
}

/* ---- Bodies ----------------------------------------------------------- */

/* What the option does not mention takes the declared default. */
static const struct vpca_fact_cases *read_facts(struct loader *loader,
                                                const struct vpca_node *node)
{
    size_t count = loader->rules->fact_count;
    const struct vpca_fact_cases *stated = case_table_read(loader, node);
    struct vpca_fact_cases *facts =
        vpca_arena_array(loader->arena, count, sizeof(*facts));

    for (size_t i = VPCA_OWN_COUNT; i < count; i++) {
        facts[i] = stated[i].count ? stated[i] : loader->facts[i].defaults;
        if (facts[i].count == 0)
            facts[i].fixed = true;
    }
    return facts;
}

void options_load(struct loader *loader, const struct entries *entries)
{
    for (size_t i = 0; i < entries->count; i++) {
        const struct vpca_node *node = entries->items[i].node;
        const struct vpca_node *cost = vpca_node_get(node, "cost");

        loader->options[i].facts =
            read_facts(loader, vpca_node_get(node, "facts"));
        if (cost)
            cost_read(loader, &loader->options[i], cost);
    }
}
