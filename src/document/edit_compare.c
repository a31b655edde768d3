/* Two trees that may differ in one value only. */
#include <assert.h>
#include <string.h>

#include "edit.h"

static bool same_text(const struct vpca_node *a, const struct vpca_node *b)
{
    return a->length == b->length && memcmp(a->text, b->text, a->length) == 0;
}

/* As deep as the trees, which are limited. */
static bool same(const struct vpca_node *a, const struct vpca_node *b)
{
    if (a->kind != b->kind || a->count != b->count)
        return false;
    if (a->kind == VPCA_NODE_SCALAR)
        return a->plain == b->plain && same_text(a, b);
    for (uint32_t i = 0; i < a->count; i++) {
        if (a->kind == VPCA_NODE_MAPPING &&
            !same_text(a->items[i]->key, b->items[i]->key))
            return false;
        if (!same(a->items[i], b->items[i]))
            return false;
    }
    return true;
}

/* In JSON, the value was put in quotes. */
static bool is_value(const struct edit *edit, const struct vpca_node *value,
                     const struct vpca_node *now)
{
    if (!edit->json)
        return same(value, now);
    if (value->kind != now->kind || value->count != now->count)
        return false;
    if (value->kind == VPCA_NODE_SCALAR)
        return same_text(value, now);
    for (uint32_t i = 0; i < value->count; i++)
        if (!is_value(edit, value->items[i], now->items[i]))
            return false;
    return true;
}

/* What was added from the step `at` on: one key in another. */
static bool is_added(const struct edit *edit, const struct vpca_node *now,
                     size_t at)
{
    for (; at < edit->step_count; at++) {
        if (now->kind != VPCA_NODE_MAPPING || now->count != 1)
            return false;
        now = vpca_node_get(now, edit->steps[at].key);
        if (!now)
            return false;
    }
    return is_value(edit, edit->value_tree, now);
}

static bool is_on_path(const struct vpca_node *item,
                       const struct edit_step *step)
{
    if (step->key) {
        assert(item->key);
        return strcmp(item->key->text, step->key) == 0;
    }
    return item->index == step->index;
}

static bool follows(struct edit *edit, const struct vpca_node *old,
                    const struct vpca_node *now, size_t at);

/* Compares the items of two containers of a kind. */
static bool items_follow(struct edit *edit, const struct vpca_node *old,
                         const struct vpca_node *now, size_t at)
{
    const struct edit_step *step = &edit->steps[at];
    bool found = false;

    for (uint32_t i = 0; i < old->count; i++) {
        const struct vpca_node *item = old->items[i];
        const struct vpca_node *other =
            item->key        ? vpca_node_get(now, item->key->text)
            : i < now->count ? now->items[i]
                             : NULL;

        if (!other)
            return false;
        if (is_on_path(item, step)) {
            found = true;
            if (!follows(edit, item, other, at + 1))
                return false;
        } else if (!same(item, other)) {
            edit->other = item;
            return false;
        }
    }
    if (found)
        return now->count == old->count;
    if (now->count != old->count + 1 || !step->key)
        return false;
    now = vpca_node_get(now, step->key);
    return now && is_added(edit, now, at + 1);
}

static bool follows(struct edit *edit, const struct vpca_node *old,
                    const struct vpca_node *now, size_t at)
{
    if (at == edit->step_count)
        return is_value(edit, edit->value_tree, now);
    if (vpca_node_is_null(old))
        return is_added(edit, now, at);
    return old->kind == now->kind && old->kind != VPCA_NODE_SCALAR &&
           items_follow(edit, old, now, at);
}

bool edit_compare(struct edit *edit, const struct vpca_node *old,
                  const struct vpca_node *now)
{
    return follows(edit, old, now, 0);
}
