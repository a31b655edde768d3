/* The section `pairs`: which option may stand behind which. */
#include <string.h>

#include "loader.h"

struct listed {
    struct vpca_pair pair;
    size_t pack;
};

struct list {
    struct listed *items;
    size_t count;
    size_t capacity;
    size_t pack; /* of what is being read */
    bool timed;  /* a "when" was read, of this pack: */
    size_t when_pack;
};

/* ---- When pairs are considered ---------------------------------------- */

static void read_when(struct loader *loader, struct list *list,
                      const struct vpca_node *section,
                      const struct vpca_node *when)
{
    struct scopes scopes;

    if (list->timed && list->when_pack == list->pack) {
        vpca_node_report(loader->diags, VPCA_CODE_DUPLICATE_NAME, when->key,
                         NULL, "pairs have a second \"when\"");
        return;
    }
    if (list->pack > 0)
        change_add(loader, (struct vpca_change){
                               .action = list->timed ? VPCA_CHANGE_REPLACED
                                                     : VPCA_CHANGE_ADDED,
                               .kind = "part of pairs",
                               .id = "pairs.when",
                               .pack = &loader->packs[list->pack],
                               .span = when->key->span});
    list->timed = true;
    list->when_pack = list->pack;
    loader->rules->pairs_when = condition_read(loader, when);
    loader->rules->pairs_basis =
        basis_read(loader, section, VPCA_CODE_MISSING_KEY);
    scopes_init(&scopes, loader, when);
    scopes_add_condition(&scopes, loader->rules->pairs_when);
}

/* ---- The list --------------------------------------------------------- */

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
    list->items[list->count++] =
        (struct listed){.pair = pair, .pack = list->pack};
}

static void read_pair(struct loader *loader, const struct vpca_node *node,
                      struct list *list)
{
    static const char *const keys[] = {"primary",   "backup",   "when",
                                       "facts",     "failures", "claims",
                                       "judgement", NULL};
    const struct vpca_node *primary = vpca_node_get(node, "primary");
    const struct vpca_node *backup = vpca_node_get(node, "backup");
    const struct vpca_node *when = vpca_node_get(node, "when");
    struct vpca_pair pair = {.primary = NULL};
    struct vpca_fact_cases *facts;
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
    facts = case_table_new(loader);
    case_table_add(loader, facts, vpca_node_get(node, "facts"));
    pair.facts = facts;
    pair.failures = failure_table_read(loader, vpca_node_get(node, "failures"));
    pair.basis = basis_read(loader, node, VPCA_CODE_MISSING_KEY);
    if (!backup) {
        text_require(loader, node, "backup");
        return;
    }
    for (size_t i = 0; i < list_count(backup); i++)
        add_pair(loader, list, pair, list_item(backup, i));
}

/* ---- The whole -------------------------------------------------------- */

static int compare_names(const struct listed *a, const struct listed *b)
{
    int order = strcmp(a->pair.primary->id, b->pair.primary->id);

    return order ? order : strcmp(a->pair.backup->id, b->pair.backup->id);
}

static int compare(const void *left, const void *right, void *context)
{
    const struct listed *a = left;
    const struct listed *b = right;
    int order = compare_names(a, b);

    (void)context;
    return order ? order : (a->pack > b->pack) - (a->pack < b->pack);
}

static void note_change(struct loader *loader, const struct listed *listed,
                        bool replaces)
{
    const struct vpca_pair *pair = &listed->pair;

    if (listed->pack == 0)
        return;
    change_add(
        loader,
        (struct vpca_change){
            .action = replaces ? VPCA_CHANGE_REPLACED : VPCA_CHANGE_ADDED,
            .kind = "pair",
            .id = vpca_arena_printf(loader->arena, "%s + %s", pair->primary->id,
                                    pair->backup->id),
            .pack = &loader->packs[listed->pack],
            .span = pair->span});
}

/* Of one pair, that of the last pack; twice in one pack is a mistake. */
static void lay(struct loader *loader, const struct list *list)
{
    struct vpca_pair *pairs =
        vpca_arena_array(loader->arena, list->count, sizeof(*pairs));
    size_t count = 0;

    for (size_t i = 0; i < list->count; i++) {
        const struct listed *listed = &list->items[i];
        bool again = i > 0 && compare_names(listed - 1, listed) == 0;
        bool last = i + 1 == list->count || compare_names(listed, listed + 1);

        if (again && listed[-1].pack == listed->pack)
            vpca_diags_add(loader->diags, VPCA_CODE_DUPLICATE_NAME,
                           listed->pair.span, NULL, NULL,
                           "\"%s\" stands twice behind \"%s\"",
                           listed->pair.backup->id, listed->pair.primary->id);
        if (!last)
            continue;
        note_change(loader, listed, again);
        pairs[count++] = listed->pair;
    }
    loader->rules->pairs = pairs;
    loader->rules->pair_count = count;
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
        read_when(loader, list, node, when);
    if (!pairs || !kind_check(loader, pairs, VPCA_NODE_SEQUENCE, "\"list\""))
        return;
    for (size_t i = 0; i < pairs->count; i++)
        read_pair(loader, pairs->items[i], list);
}

void pairs_load(struct loader *loader, const struct entries *entries)
{
    struct list list = {.items = NULL};

    for (size_t i = 0; i < entries->count; i++) {
        list.pack = entries->items[i].pack;
        read_section(loader, entries->items[i].node, &list);
    }
    vpca_sort(loader->arena, list.items, list.count, sizeof(*list.items),
              compare, NULL);
    lay(loader, &list);
}
