/* Entries of a mapping with a hash index when there are many. */
#include <assert.h>
#include <string.h>

#include "index.h"

/* A power of two, at least twice the items, or 0 for few. */
static size_t slot_count(size_t room)
{
    size_t count = (size_t)4 * INDEX_THRESHOLD;

    if (room <= INDEX_THRESHOLD)
        return 0;
    while (count < 2 * room)
        count *= 2;
    return count;
}

static uint32_t *slots_of(const struct index *index)
{
    return (uint32_t *)(void *)(index->items + index->room);
}

struct index index_new(vpca_arena *arena, size_t room)
{
    size_t size =
        room * sizeof(struct vpca_node *) + slot_count(room) * sizeof(uint32_t);

    return (struct index){.items = vpca_arena_alloc(arena, size),
                          .room = (uint32_t)room};
}

struct index index_of(const struct vpca_node *mapping)
{
    return (struct index){.items = mapping->items,
                          .count = mapping->count,
                          .room = mapping->count};
}

static bool has_key(const struct vpca_node *item, const char *key,
                    size_t length)
{
    return item->key->length == length &&
           memcmp(item->key->text, key, length) == 0;
}

/* The slot that holds the key, or the free one where it would go. */
static uint32_t *probe(const struct index *index, const char *key,
                       size_t length)
{
    uint32_t *slots = slots_of(index);
    size_t mask = slot_count(index->room) - 1;
    size_t i = vpca_hash(key, length) & mask;

    while (slots[i] && !has_key(index->items[slots[i] - 1], key, length))
        i = (i + 1) & mask;
    return &slots[i];
}

struct vpca_node *index_find(const struct index *index, const char *key,
                             size_t length)
{
    if (index->room > INDEX_THRESHOLD) {
        uint32_t slot = *probe(index, key, length);

        return slot ? index->items[slot - 1] : NULL;
    }
    for (size_t i = 0; i < index->count; i++)
        if (has_key(index->items[i], key, length))
            return index->items[i];
    return NULL;
}

void index_add(struct index *index, struct vpca_node *item)
{
    assert(index->count < index->room);
    if (index->room > INDEX_THRESHOLD)
        *probe(index, item->key->text, item->key->length) = index->count + 1;
    index->items[index->count++] = item;
}

struct index index_fit(vpca_arena *arena, const struct index *index)
{
    struct index fit;

    if (index->count == index->room)
        return *index;
    fit = index_new(arena, index->count);
    for (size_t i = 0; i < index->count; i++)
        index_add(&fit, index->items[i]);
    return fit;
}
