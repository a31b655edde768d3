/* The ids of options and families: one domain that both share. */
#include <string.h>

#include "loader.h"

static const char *family_name(struct loader *loader, const struct entry *entry)
{
    if (entry->node->kind == VPCA_NODE_MAPPING)
        return text_require(loader, entry->node, "name");
    return text_read(loader, entry->node, "the family's name");
}

/* Both lists are sorted by id, and so is what they are merged into. */
static bool takes_family(const struct entries *families, size_t family,
                         const struct entries *options, size_t option)
{
    if (family == families->count || option == options->count)
        return option == options->count;
    return strcmp(families->items[family].id, options->items[option].id) <= 0;
}

static void add_symbol(struct loader *loader, const struct entry *entry,
                       const char **words)
{
    struct vpca_domain *symbols = &loader->rules->symbols;

    name_check(loader, entry->id, entry->key);
    if (!vpca_names_add(loader->symbols, entry->id, symbols->count)) {
        vpca_node_report(loader->diags, VPCA_CODE_DUPLICATE_NAME, entry->key,
                         NULL, "\"%s\" is an option and a family", entry->id);
        return;
    }
    if (symbols->count == VPCA_DOMAIN_LIMIT) {
        vpca_node_report(loader->diags, VPCA_CODE_PACK_LIMIT, entry->key, NULL,
                         "more than %d options and families",
                         VPCA_DOMAIN_LIMIT);
        return;
    }
    words[symbols->count++] = entry->id;
}

void symbols_load(struct loader *loader, const struct entries *families)
{
    const struct entries *options = &loader->entries[SECTION_OPTIONS];
    const char **words =
        vpca_arena_array(loader->arena, VPCA_DOMAIN_LIMIT, sizeof(*words));
    const char **names =
        vpca_arena_array(loader->arena, VPCA_DOMAIN_LIMIT, sizeof(*names));
    size_t family = 0;
    size_t option = 0;

    loader->rules->symbols =
        (struct vpca_domain){.name = "options and families", .words = words};
    loader->rules->family_names = names;
    loader->symbols = vpca_names_new(loader->arena);
    while (family < families->count || option < options->count) {
        bool is_family = takes_family(families, family, options, option);
        const struct entry *entry =
            is_family ? &families->items[family++] : &options->items[option++];
        size_t before = loader->rules->symbols.count;

        add_symbol(loader, entry, words);
        if (is_family && before < loader->rules->symbols.count)
            names[before] = family_name(loader, entry);
    }
}
