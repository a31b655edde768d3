/* Conditions: all, any and not over tests, with `not` pushed down. */
#include <string.h>

#include "loader.h"

struct vpca_condition *condition_new(struct loader *loader,
                                     enum vpca_condition_kind kind,
                                     size_t capacity,
                                     const struct vpca_node *node)
{
    struct vpca_condition *condition =
        vpca_arena_alloc(loader->arena, sizeof(*condition));

    condition->kind = kind;
    condition->span = node->span;
    condition->children =
        vpca_arena_array(loader->arena, capacity, sizeof(*condition->children));
    return condition;
}

void condition_add(struct vpca_condition *parent,
                   const struct vpca_condition *child)
{
    /* The array is the parent's own; only its readers see it as const. */
    const struct vpca_condition **children =
        (const struct vpca_condition **)parent->children;

    if (child)
        children[parent->child_count++] = child;
}

static const struct vpca_condition *
read_mapping(struct loader *loader, const struct vpca_node *node, bool negated);

/* `all` and `any`: a list of mappings. */
static const struct vpca_condition *read_list(struct loader *loader,
                                              const struct vpca_node *list,
                                              bool all, bool negated)
{
    enum vpca_condition_kind kind =
        all != negated ? VPCA_CONDITION_ALL : VPCA_CONDITION_ANY;
    struct vpca_condition *condition;

    if (!kind_check(loader, list, VPCA_NODE_SEQUENCE, list->key->text))
        return NULL;
    if (list->count == 0)
        vpca_node_report(loader->diags, VPCA_CODE_MISSING_KEY, list, NULL,
                         "the list has no conditions");
    condition = condition_new(loader, kind, list->count, list);
    for (size_t i = 0; i < list->count; i++)
        condition_add(condition, read_mapping(loader, list->items[i], negated));
    return condition;
}

static const struct vpca_condition *
read_entry(struct loader *loader, const struct vpca_node *node, bool negated)
{
    const char *key = node->key->text;

    if (strcmp(key, "not") == 0)
        return read_mapping(loader, node, !negated);
    if (strcmp(key, "all") == 0 || strcmp(key, "any") == 0)
        return read_list(loader, node, key[1] == 'l', negated);
    return test_read(loader, node, negated);
}

static const struct vpca_condition *
read_mapping(struct loader *loader, const struct vpca_node *node, bool negated)
{
    struct vpca_condition *condition;

    if (!kind_check(loader, node, VPCA_NODE_MAPPING, "a condition"))
        return NULL;
    if (node->count == 0)
        vpca_node_report(loader->diags, VPCA_CODE_MISSING_KEY, node, NULL,
                         "the condition is empty");
    if (node->count == 1)
        return read_entry(loader, node->items[0], negated);
    condition =
        condition_new(loader, negated ? VPCA_CONDITION_ANY : VPCA_CONDITION_ALL,
                      node->count, node);
    for (size_t i = 0; i < node->count; i++)
        condition_add(condition, read_entry(loader, node->items[i], negated));
    return condition;
}

const struct vpca_condition *condition_read(struct loader *loader,
                                            const struct vpca_node *node)
{
    return read_mapping(loader, node, false);
}

void condition_walk(const struct vpca_condition *condition,
                    condition_visitor visit, void *context)
{
    if (condition->kind == VPCA_CONDITION_TEST)
        visit(condition, context);
    for (size_t i = 0; i < condition->child_count; i++)
        condition_walk(condition->children[i], visit, context);
}
