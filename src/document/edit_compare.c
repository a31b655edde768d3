/* Two trees that may differ in some values only. */
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

/* Edits whose paths are the same up to a step, in the order of the file. */
struct run {
    const struct edit *items;
    size_t count;
    const struct vpca_node **other;
};

static bool follows(const struct run *run, const struct vpca_node *old,
                    const struct vpca_node *now, size_t at);

static size_t count_on_path(const struct run *run, size_t first,
                            const struct vpca_node *item, size_t at)
{
    size_t count = 0;

    while (first + count < run->count &&
           is_on_path(item, &run->items[first + count].steps[at]))
        count++;
    return count;
}

static const struct vpca_node *counterpart(const struct vpca_node *item,
                                           const struct vpca_node *now)
{
    if (item->key)
        return vpca_node_get(now, item->key->text);
    return item->index < now->count ? now->items[item->index] : NULL;
}

/* Whether what is left of the edits was added, and nothing else. */
static bool are_added(const struct run *run, size_t first, uint32_t before,
                      const struct vpca_node *now, size_t at)
{
    if (now->count != before + (run->count - first))
        return false;
    for (size_t i = first; i < run->count; i++) {
        const struct edit *edit = &run->items[i];
        const struct vpca_node *added =
            edit->steps[at].key ? vpca_node_get(now, edit->steps[at].key)
                                : NULL;

        if (!added || !is_added(edit, added, at + 1))
            return false;
    }
    return true;
}

/* Compares the items of two containers of a kind. */
static bool items_follow(const struct run *run, const struct vpca_node *old,
                         const struct vpca_node *now, size_t at)
{
    size_t done = 0;

    for (uint32_t i = 0; i < old->count; i++) {
        const struct vpca_node *item = old->items[i];
        const struct vpca_node *other = counterpart(item, now);
        struct run below = {run->items + done,
                            count_on_path(run, done, item, at), run->other};

        if (!other)
            return false;
        if (below.count == 0 && !same(item, other)) {
            *run->other = item;
            return false;
        }
        if (below.count > 0 && !follows(&below, item, other, at + 1))
            return false;
        done += below.count;
    }
    return are_added(run, done, old->count, now, at);
}

static bool follows(const struct run *run, const struct vpca_node *old,
                    const struct vpca_node *now, size_t at)
{
    if (run->items->step_count == at)
        return run->count == 1 &&
               is_value(run->items, run->items->value_tree, now);
    if (vpca_node_is_null(old))
        return run->count == 1 && is_added(run->items, now, at);
    return old->kind == now->kind && old->kind != VPCA_NODE_SCALAR &&
           items_follow(run, old, now, at);
}

bool edit_compare(const struct edit *edits, size_t count,
                  const struct vpca_node *old, const struct vpca_node *now,
                  const struct vpca_node **ret_other)
{
    const struct run run = {edits, count, ret_other};

    *ret_other = NULL;
    return follows(&run, old, now, 0);
}
