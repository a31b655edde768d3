/* What packs change in those that they are laid over. */
#include <string.h>

#include "loader.h"

static const char *const kinds[SECTION_COUNT] = {
    [SECTION_ORIGINS] = "origin",     [SECTION_CLAIMS] = "claim",
    [SECTION_CRITERIA] = "criterion", [SECTION_FAMILIES] = "family",
    [SECTION_FACTS] = "fact",         [SECTION_OPTIONS] = "option",
    [SECTION_PRICES] = "price",       [SECTION_WORDS] = "word",
    [SECTION_CONTROLS] = "control",   [SECTION_FRAMEWORKS] = "framework",
    [SECTION_ASSUME] = "assumption",  [SECTION_RULES] = "rule",
    [SECTION_PROFILES] = "profile",   [SECTION_LIMITS] = "limit",
    [SECTION_THINGS] = "thing",
};

const char *vpca_change_name(enum vpca_change_action action)
{
    static const char *const names[VPCA_CHANGE_COUNT] = {
        [VPCA_CHANGE_ADDED] = "added",
        [VPCA_CHANGE_REPLACED] = "replaced",
        [VPCA_CHANGE_SWITCHED_OFF] = "switched off",
    };

    return names[action];
}

void change_add(struct loader *loader, struct vpca_change change)
{
    loader->changes =
        vpca_arena_grow(loader->arena, loader->changes, loader->change_count,
                        &loader->change_capacity, sizeof(*loader->changes));
    loader->changes[loader->change_count++] = change;
    loader->rules->changes = loader->changes;
    loader->rules->change_count = loader->change_count;
}

/* ---- Options: key by key ---------------------------------------------- */

/* What an option says, part by part: a fact of its own, or a whole key. */
struct part {
    const struct entry *entry;
    const struct vpca_node *node;
    bool is_fact;
};

/* Whether an entry, from `first` down to `last`, says the part, too. */
static bool says(const struct part *part, const struct entry *first,
                 const struct entry *last)
{
    const char *key = part->node->key->text;

    for (; first != last; first = first->under) {
        const struct vpca_node *facts = vpca_node_get(first->node, "facts");

        if (part->is_fact ? facts && vpca_node_get(facts, key)
                          : vpca_node_get(first->node, key) != NULL)
            return true;
    }
    return false;
}

static void add_part(struct loader *loader, const struct entry *top,
                     struct part part)
{
    const struct entry *entry = part.entry;
    const char *key = part.node->key->text;

    if (says(&part, top, entry))
        return;
    change_add(
        loader,
        (struct vpca_change){
            .action = says(&part, entry->under, NULL) ? VPCA_CHANGE_REPLACED
                                                      : VPCA_CHANGE_ADDED,
            .kind = part.is_fact ? "option fact" : "part of option",
            .id = vpca_arena_printf(loader->arena, "%s.%s", entry->id, key),
            .pack = &loader->packs[entry->pack],
            .span = part.node->key->span});
}

static void add_parts(struct loader *loader, const struct entry *top,
                      const struct entry *entry)
{
    const struct vpca_node *node = entry->node;

    for (size_t i = 0; i < node->count; i++) {
        const struct vpca_node *item = node->items[i];
        const char *key = item->key->text;
        bool facts = strcmp(key, "facts") == 0;

        for (size_t f = 0;
             facts && item->kind == VPCA_NODE_MAPPING && f < item->count; f++)
            add_part(loader, top, (struct part){entry, item->items[f], true});
        /* Rules are entries of their own. */
        if (!facts && strcmp(key, "option") != 0 && strcmp(key, "rules") != 0)
            add_part(loader, top, (struct part){entry, item, false});
    }
}

/* ---- Entries ---------------------------------------------------------- */

static void add_whole(struct loader *loader, enum section section,
                      const struct entry *entry)
{
    change_add(loader, (struct vpca_change){.action = entry->under
                                                          ? VPCA_CHANGE_REPLACED
                                                          : VPCA_CHANGE_ADDED,
                                            .kind = kinds[section],
                                            .id = entry->id,
                                            .pack = &loader->packs[entry->pack],
                                            .span = entry->key->span});
}

void change_add_entry(struct loader *loader, enum section section,
                      const struct entry *entry)
{
    const struct entry *top = entry;

    if (entry->pack == 0 || !kinds[section] || !entry->id[0])
        return;
    if (section != SECTION_OPTIONS) {
        add_whole(loader, section, entry);
        return;
    }
    for (; entry->under; entry = entry->under)
        add_parts(loader, top, entry);
    if (entry->pack > 0)
        add_whole(loader, section, entry);
}

static int compare(const void *left, const void *right, void *context)
{
    const struct vpca_change *a = left;
    const struct vpca_change *b = right;
    int order = strcmp(a->kind, b->kind);

    (void)context;
    return order ? order : strcmp(a->id, b->id);
}

void changes_sort(struct loader *loader)
{
    vpca_sort(loader->arena, loader->changes, loader->change_count,
              sizeof(*loader->changes), compare, NULL);
}
