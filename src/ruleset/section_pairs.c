/* The section `pairs`: which option may stand behind which. */
#include <string.h>

#include "loader.h"

/* ---- When pairs are considered ---------------------------------------- */

static void read_when(struct loader *loader, const struct vpca_node *section,
                      const struct vpca_node *when)
{
    struct scopes scopes;

    if (loader->rules->pairs_when) {
        vpca_node_report(loader->diags, VPCA_CODE_DUPLICATE_NAME, when->key,
                         NULL, "pairs have a second \"when\"");
        return;
    }
    loader->rules->pairs_when = condition_read(loader, when);
    loader->rules->pairs_basis =
        basis_read(loader, section, VPCA_CODE_MISSING_KEY);
    scopes_init(&scopes, loader, when);
    scopes_add_condition(&scopes, loader->rules->pairs_when);
}

/* ---- The list --------------------------------------------------------- */

struct list {
    struct vpca_pair *items;
    size_t count;
    size_t capacity;
};

static const struct vpca_option *find_option(struct loader *loader,
                                             const struct vpca_node *node)
{
    size_t option = entries_find(loader, SECTION_OPTIONS, node,
                                 VPCA_CODE_UNKNOWN_NAME, "option");

    return option == VPCA_NONE ? NULL : &loader->options[option];
}

static void add_pair(struct loader *loader, struct list *list,
                     struct vpca_pair pair, const struct vpca_node *backup)
{
    pair.backup = find_option(loader, backup);
    pair.span = backup->span;
    if (!pair.primary || !pair.backup)
        return;
    list->items = vpca_arena_grow(loader->arena, list->items, list->count,
                                  &list->capacity, sizeof(*list->items));
    list->items[list->count++] = pair;
}

static void read_pair(struct loader *loader, const struct vpca_node *node,
                      struct list *list)
{
    static const char *const keys[] = {"primary", "backup",    "when", "facts",
                                       "claims",  "judgement", NULL};
    const struct vpca_node *primary = vpca_node_get(node, "primary");
    const struct vpca_node *backup = vpca_node_get(node, "backup");
    const struct vpca_node *when = vpca_node_get(node, "when");
    struct vpca_pair pair = {.primary = NULL};
    struct scopes scopes;

    if (!kind_check(loader, node, VPCA_NODE_MAPPING, "a pair"))
        return;
    keys_check(loader, node, keys);
    if (primary)
        pair.primary = find_option(loader, primary);
    else
        text_require(loader, node, "primary");
    if (when)
        pair.when = condition_read(loader, when);
    scopes_init(&scopes, loader, node);
    scopes_add_condition(&scopes, pair.when);
    pair.facts = case_table_read(loader, vpca_node_get(node, "facts"));
    pair.basis = basis_read(loader, node, VPCA_CODE_MISSING_KEY);
    if (!backup) {
        text_require(loader, node, "backup");
        return;
    }
    for (size_t i = 0; i < list_count(backup); i++)
        add_pair(loader, list, pair, list_item(backup, i));
}

/* ---- The whole -------------------------------------------------------- */

static int compare(const void *left, const void *right, void *context)
{
    const struct vpca_pair *a = left;
    const struct vpca_pair *b = right;
    int order = strcmp(a->primary->id, b->primary->id);

    (void)context;
    return order ? order : strcmp(a->backup->id, b->backup->id);
}

static void check_twice(struct loader *loader, const struct list *list)
{
    for (size_t i = 1; i < list->count; i++) {
        const struct vpca_pair *pair = &list->items[i];

        if (compare(pair - 1, pair, NULL) == 0)
            vpca_diags_add(loader->diags, VPCA_CODE_DUPLICATE_NAME, pair->span,
                           NULL, NULL, "\"%s\" stands twice behind \"%s\"",
                           pair->backup->id, pair->primary->id);
    }
}

static void read_section(struct loader *loader, const struct vpca_node *node,
                         struct list *list)
{
    static const char *const keys[] = {"when", "list", "claims", "judgement",
                                       NULL};
    const struct vpca_node *when = vpca_node_get(node, "when");
    const struct vpca_node *pairs = vpca_node_get(node, "list");

    if (!kind_check(loader, node, VPCA_NODE_MAPPING, "\"pairs\""))
        return;
    keys_check(loader, node, keys);
    if (when)
        read_when(loader, node, when);
    if (!pairs || !kind_check(loader, pairs, VPCA_NODE_SEQUENCE, "\"list\""))
        return;
    for (size_t i = 0; i < pairs->count; i++)
        read_pair(loader, pairs->items[i], list);
}

void pairs_load(struct loader *loader, const struct entries *entries)
{
    struct list list = {.items = NULL};

    for (size_t i = 0; i < entries->count; i++)
        read_section(loader, entries->items[i].node, &list);
    vpca_sort(loader->arena, list.items, list.count, sizeof(*list.items),
              compare, NULL);
    check_twice(loader, &list);
    loader->rules->pairs = list.items;
    loader->rules->pair_count = list.count;
}
