/* What a file says, flattened to paths and values; orders of rules and facts.
 */
#include "state.h"

#include <string.h>

/* ---- Orders ----------------------------------------------------------- */

int state_order(const char *a, const char *b)
{
    if (!a || !b)
        return (a != NULL) - (b != NULL);
    return strcmp(a, b);
}

int state_order_rules(const struct vpca_snapshot_rule *a,
                      const struct vpca_snapshot_rule *b)
{
    int order = state_order(a->id, b->id);

    if (order == 0)
        order = state_order(a->criterion, b->criterion);
    if (order == 0)
        order = state_order(a->path, b->path);
    return order ? order : state_order(a->member, b->member);
}

static int compare_rules(const void *a, const void *b, void *context)
{
    const struct vpca_snapshot_rule *left = a;
    const struct vpca_snapshot_rule *right = b;
    int order = state_order_rules(left, right);

    (void)context;
    return order ? order : state_order(left->text, right->text);
}

void state_sort_rules(vpca_arena *arena, struct vpca_snapshot_rules *rules)
{
    size_t kept = 0;

    vpca_sort(arena, rules->items, rules->count, sizeof(*rules->items),
              compare_rules, NULL);
    for (size_t i = 0; i < rules->count; i++) {
        struct vpca_snapshot_rule *rule = &rules->items[i];

        if (kept && state_order_rules(&rules->items[kept - 1], rule) == 0)
            rules->items[kept - 1].points += rule->points;
        else
            rules->items[kept++] = *rule;
    }
    rules->count = kept;
}

static int compare_facts(const void *a, const void *b, void *context)
{
    const struct vpca_snapshot_fact *left = a;
    const struct vpca_snapshot_fact *right = b;

    (void)context;
    return strcmp(left->path, right->path);
}

void state_sort_facts(vpca_arena *arena, struct vpca_snapshot_fact *facts,
                      size_t count)
{
    vpca_sort(arena, facts, count, sizeof(*facts), compare_facts, NULL);
}

/* ---- Texts ------------------------------------------------------------ */

const char *state_pair_name(vpca_arena *arena, const char *name,
                            const char *backup)
{
    return vpca_arena_printf(arena, "%s%s%s", name, backup ? " + " : "",
                             backup ? backup : "");
}

void state_add_ruled_out(vpca_arena *arena, const char *text,
                         struct vpca_snapshot_rules *rules)
{
    struct vpca_snapshot_rule *items;

    if (!text)
        return;
    items = vpca_arena_array(arena, rules->count + 1, sizeof(*items));
    memcpy(items + 1, rules->items, rules->count * sizeof(*items));
    items[0].text = text;
    rules->items = items;
    rules->count++;
}

const char *state_demand_path(vpca_arena *arena, const char *fact, bool backup)
{
    return vpca_arena_printf(arena, "%s%s", fact,
                             backup ? " of the second path" : "");
}

void state_add_pack(struct vpca_text *text, const char *id, const char *edition)
{
    vpca_text_addf(text, "%s%s edition %s", text->length ? ", " : "", id,
                   edition);
}

/* ---- The tree --------------------------------------------------------- */

struct walk {
    vpca_arena *arena;
    const char *section;
    const char *name;
    struct vpca_snapshot_fact *facts;
    size_t count;
    size_t capacity;
};

static bool is_list_of_scalars(const struct vpca_node *node)
{
    for (size_t i = 0; i < node->count; i++)
        if (node->items[i]->kind != VPCA_NODE_SCALAR)
            return false;
    return true;
}

static int compare_texts(const void *a, const void *b, void *context)
{
    const char *const *left = a;
    const char *const *right = b;

    (void)context;
    return strcmp(*left, *right);
}

/* "[a, b]", in one order whatever that of the file. */
static const char *list_text(vpca_arena *arena, const struct vpca_node *node)
{
    const char **texts = vpca_arena_array(arena, node->count, sizeof(*texts));
    struct vpca_text text;

    for (size_t i = 0; i < node->count; i++)
        texts[i] = node->items[i]->text;
    vpca_sort(arena, texts, node->count, sizeof(*texts), compare_texts, NULL);
    vpca_text_init(&text, arena);
    vpca_text_add(&text, "[");
    for (size_t i = 0; i < node->count; i++)
        vpca_text_addf(&text, "%s%s", i ? ", " : "", texts[i]);
    vpca_text_add(&text, "]");
    return text.bytes;
}

static const char *value_text(vpca_arena *arena, const struct vpca_node *node)
{
    if (node->kind == VPCA_NODE_MAPPING)
        return "{}";
    if (node->kind == VPCA_NODE_SEQUENCE)
        return list_text(arena, node);
    return vpca_node_is_null(node) ? "null" : node->text;
}

static void add(struct walk *walk, const struct vpca_node *node)
{
    walk->facts = vpca_arena_grow(walk->arena, walk->facts, walk->count,
                                  &walk->capacity, sizeof(*walk->facts));
    walk->facts[walk->count++] = (struct vpca_snapshot_fact){
        .section = walk->section,
        .name = walk->name,
        .path = vpca_node_path(walk->arena, node),
        .value = value_text(walk->arena, node),
    };
}

/* Digests of facts: the facts themselves are compared. */
static bool is_digests(const struct walk *walk, const struct vpca_node *node,
                       unsigned depth)
{
    return depth == 4 && strcmp(walk->section, "needs") == 0 && node->key &&
           node->parent->key && strcmp(node->key->text, "facts") == 0 &&
           strcmp(node->parent->key->text, "decided") == 0;
}

/* As deep as the tree, which is limited. */
static void visit(struct walk *walk, const struct vpca_node *node,
                  unsigned depth)
{
    bool leaf = node->count == 0 ||
                (node->kind == VPCA_NODE_SEQUENCE && is_list_of_scalars(node));

    if (depth == 1)
        walk->section = node->key->text;
    if (depth <= 2)
        walk->name = depth == 2 && node->key ? node->key->text : NULL;
    if (is_digests(walk, node, depth))
        return;
    if (leaf) {
        add(walk, node);
        return;
    }
    for (size_t i = 0; i < node->count; i++)
        visit(walk, node->items[i], depth + 1);
}

void state_add_facts(vpca_arena *arena, const struct vpca_node *root,
                     struct vpca_snapshot *snapshot)
{
    struct walk walk = {.arena = arena};

    visit(&walk, root, 0);
    state_sort_facts(arena, walk.facts, walk.count);
    snapshot->stated = true;
    snapshot->facts = walk.facts;
    snapshot->fact_count = walk.count;
}
