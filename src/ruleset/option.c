/* Option files: what an option is, its facts and what it costs. */
#include <string.h>

#include "loader.h"

/* ---- Names ------------------------------------------------------------ */

/* The rules of an option's file are gathered with all others. */
/* A "pack" was reported when the files were gathered. */
static const char *const keys[] = {
    "option", "name", "families", "serves",   "use",  "claims", "judgement",
    "facts",  "cost", "rules",    "failures", "pack", NULL};

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

/* The text under a key in the last pack that says it. */
static const char *require(struct loader *loader, const struct entry *entry,
                           const char *key)
{
    const struct vpca_node *node = entry_get(entry, key);

    return node ? text_read(loader, node, key)
                : text_require(loader, entry->node, key);
}

/* What the last pack that says what the option rests on names. */
static struct vpca_basis read_basis(struct loader *loader,
                                    const struct entry *entry)
{
    const struct entry *named = entry;

    while (named && !vpca_node_get(named->node, "claims") &&
           !vpca_node_get(named->node, "judgement"))
        named = named->under;
    return basis_read(loader, named ? named->node : entry->node,
                      VPCA_CODE_MISSING_KEY);
}

/* Whether a pack means to change an option that is not there. */
static bool is_stray(const struct entry *entry)
{
    const struct vpca_node *node = entry->node;

    return entry->pack > 0 && !entry->under && !vpca_node_get(node, "name") &&
           !vpca_node_get(node, "use") && !vpca_node_get(node, "serves");
}

static void report_stray(struct loader *loader, const struct entry *entry)
{
    const struct entries *options = &loader->entries[SECTION_OPTIONS];
    struct vpca_nearest nearest;

    vpca_nearest_init(&nearest, entry->id);
    for (size_t i = 0; i < options->count; i++) {
        if (strcmp(options->items[i].id, entry->id) != 0)
            vpca_nearest_feed(&nearest, options->items[i].id);
    }
    vpca_node_report(loader->diags, VPCA_CODE_UNKNOWN_NAME, entry->key,
                     nearest.best ? hint_nearest(loader, &nearest)
                                  : "a new option has \"name\", \"use\" and "
                                    "\"serves\"",
                     "there is no option \"%s\" to change", entry->id);
}

static void declare(struct loader *loader, const struct entry *entry,
                    struct vpca_option *option)
{
    const struct vpca_node *node = entry->node;
    const struct vpca_node *families = entry_get(entry, "families");
    const struct vpca_node *serves = entry_get(entry, "serves");
    size_t symbol = vpca_names_find(loader->symbols, entry->id);

    option->id = entry->id;
    option->span = entry->key->span;
    if (is_stray(entry)) {
        report_stray(loader, entry);
        return;
    }
    option->symbol = symbol < loader->rules->symbols.count ? symbol : 0;
    for (const struct entry *each = entry; each; each = each->under)
        keys_check(loader, each->node, keys);
    option->name = require(loader, entry, "name");
    option->use = require(loader, entry, "use");
    option->basis = read_basis(loader, entry);
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
                                                const struct entry *entry)
{
    size_t count = loader->rules->fact_count;
    struct vpca_fact_cases *facts = case_table_new(loader);

    for (; entry; entry = entry->under)
        case_table_add(loader, facts, vpca_node_get(entry->node, "facts"));
    for (size_t i = VPCA_OWN_COUNT; i < count; i++) {
        if (facts[i].count == 0)
            facts[i] = loader->facts[i].defaults;
        if (facts[i].count == 0)
            facts[i].fixed = true;
    }
    return facts;
}

void options_load(struct loader *loader, const struct entries *entries)
{
    for (size_t i = 0; i < entries->count; i++) {
        const struct entry *entry = &entries->items[i];
        const struct vpca_node *cost = entry_get(entry, "cost");

        loader->options[i].facts = read_facts(loader, entry);
        if (cost)
            cost_read(loader, &loader->options[i], cost);
    }
}
