/* Anchors, and the copies that aliases stand for. */
#include <string.h>

#include "alias.h"
#include "index.h"

#define NEAREST_ANCHORS 1000

size_t anchor_define(struct builder *builder, const char *name,
                     const struct vpca_node *node, bool open)
{
    size_t number = vpca_names_find(builder->anchor_names, name);

    if (number == VPCA_NO_NAME) {
        number = builder->anchor_count;
        name = vpca_arena_copy(builder->scratch, name, strlen(name));
        vpca_names_add(builder->anchor_names, name, number);
        builder->anchors = vpca_arena_grow(builder->scratch, builder->anchors,
                                           number, &builder->anchor_capacity,
                                           sizeof(*builder->anchors));
        builder->anchors[number].name = name;
        builder->anchor_count++;
    }
    builder->anchors[number].node = node;
    builder->anchors[number].open = open;
    return number;
}

void anchor_close(struct builder *builder, size_t anchor)
{
    if (anchor != VPCA_NO_NAME)
        builder->anchors[anchor].open = false;
}

/* What an alias writes to, and where it stands. */
struct copier {
    struct builder *builder;
    struct vpca_span span;
};

/* A new node like `from`, without its place in a parent. NULL: stopped. */
static struct vpca_node *copy_node(struct copier *copier,
                                   const struct vpca_node *from)
{
    struct builder *builder = copier->builder;
    struct vpca_node *node = build_node(builder, from->kind, from->span);

    if (!node)
        return NULL;
    node->plain = from->plain;
    node->text = from->text;
    node->length = from->length;
    return node;
}

static struct vpca_node *copy_tree(struct copier *copier,
                                   const struct vpca_node *from, size_t depth);

/* Copies one item of `from`, with its key, beneath `to`. */
static struct vpca_node *copy_item(struct copier *copier, struct vpca_node *to,
                                   const struct vpca_node *from, size_t depth)
{
    struct vpca_node *item = copy_tree(copier, from, depth);
    struct vpca_node *key = NULL;

    if (!item)
        return NULL;
    if (from->key) {
        key = copy_node(copier, from->key);
        if (!key)
            return NULL;
        key->key = key;
        key->parent = to;
        key->index = from->index;
    }
    item->key = key;
    item->parent = to;
    item->index = from->index;
    return item;
}

static bool has_room(struct copier *copier, const struct vpca_node *from,
                     size_t depth)
{
    struct builder *builder = copier->builder;

    if (++builder->alias_nodes > VPCA_LIMIT_ALIAS_NODES) {
        build_stop(builder, VPCA_CODE_LIMIT_ALIAS_NODES, copier->span,
                   "write out less by alias, or use fewer levels of them",
                   vpca_arena_printf(builder->diags->arena,
                                     "aliases expand to more than %d nodes",
                                     VPCA_LIMIT_ALIAS_NODES));
        return false;
    }
    if (depth > VPCA_LIMIT_DEPTH ||
        (from->kind != VPCA_NODE_SCALAR && depth == VPCA_LIMIT_DEPTH)) {
        build_stop(builder, VPCA_CODE_LIMIT_DEPTH, copier->span, NULL,
                   "what the alias stands for nests too deep here");
        return false;
    }
    return true;
}

static struct index room_for(vpca_arena *arena, const struct vpca_node *from)
{
    if (from->kind == VPCA_NODE_MAPPING)
        return index_new(arena, from->count);
    return (struct index){
        .items = vpca_arena_array(arena, from->count, sizeof(*from->items)),
        .room = from->count};
}

/* `depth` counts the containers around the copy. */
static struct vpca_node *copy_tree(struct copier *copier,
                                   const struct vpca_node *from, size_t depth)
{
    struct vpca_node *node;
    struct index index;

    if (!has_room(copier, from, depth))
        return NULL;
    node = copy_node(copier, from);
    if (!node || from->kind == VPCA_NODE_SCALAR)
        return node;
    index = room_for(copier->builder->arena, from);
    for (uint32_t i = 0; i < from->count; i++) {
        struct vpca_node *item =
            copy_item(copier, node, from->items[i], depth + 1);

        if (!item)
            return NULL;
        if (from->kind == VPCA_NODE_MAPPING)
            index_add(&index, item);
        else
            index.items[index.count++] = item;
    }
    node->items = index.items;
    node->count = index.count;
    return node;
}

/* Stands in for an alias that names nothing: the text as written, since a
 * text that starts with a star was most likely meant. */
static void attach_text(struct builder *builder, struct vpca_span span)
{
    struct vpca_node *node = build_node(builder, VPCA_NODE_SCALAR, span);
    size_t length = span.end - span.start;

    if (!node)
        return;
    node->plain = true;
    node->text = vpca_arena_copy(builder->arena,
                                 builder->source->bytes + span.start, length);
    node->length = (uint32_t)length;
    build_attach(builder, node, span.end);
}

/* The nearest anchor, looked for among the first ones only, since a file may
 * have any number of anchors and of aliases that name none. */
static const char *find_nearest(const struct builder *builder, const char *name)
{
    struct vpca_nearest nearest;

    vpca_nearest_init(&nearest, name);
    for (size_t i = 0; i < builder->anchor_count && i < NEAREST_ANCHORS; i++)
        vpca_nearest_feed(&nearest, builder->anchors[i].name);
    return nearest.best;
}

static void report_undefined(struct builder *builder, const char *name,
                             struct vpca_span span)
{
    vpca_arena *arena = builder->diags->arena;
    bool kept = builder->diags->count < VPCA_DIAG_LIMIT;
    const char *nearest = kept ? find_nearest(builder, name) : NULL;
    const char *hint;

    if (nearest)
        hint = vpca_arena_printf(arena,
                                 "did you mean *%s? A text that starts with "
                                 "* is quoted: \"*%s\"",
                                 nearest, name);
    else
        hint = vpca_arena_printf(
            arena, "a text that starts with * must be quoted: \"*%s\"", name);
    vpca_diags_add(builder->diags, VPCA_CODE_UNDEFINED_ALIAS, span, NULL, hint,
                   "*%s is an alias to YAML, and no anchor &%s stands before "
                   "it",
                   name, name);
}

void alias_expand(struct builder *builder, const char *name,
                  struct vpca_span span)
{
    size_t number = vpca_names_find(builder->anchor_names, name);
    struct copier copier = {.builder = builder, .span = span};
    struct vpca_node *node;

    if (number == VPCA_NO_NAME) {
        report_undefined(builder, name, span);
        attach_text(builder, span);
        return;
    }
    if (builder->anchors[number].open) {
        vpca_diags_add(builder->diags, VPCA_CODE_ALIAS_CYCLE, span, NULL,
                       "write out what is meant",
                       "*%s stands inside what &%s names", name, name);
        builder->failed = true;
        attach_text(builder, span);
        return;
    }
    node = copy_tree(&copier, builder->anchors[number].node, builder->depth);
    if (node)
        build_attach(builder, node, span.end);
}
