/* Numbers for what is met, found by hash. */
#include "keys.h"

#include <string.h>

#define FIRST_SLOTS 64 /* a power of two */

void keys_init(struct keys *keys, vpca_arena *arena)
{
    *keys = (struct keys){.arena = arena, .slot_count = FIRST_SLOTS};
    keys->slots = vpca_arena_array(arena, FIRST_SLOTS, sizeof(*keys->slots));
}

/* The slot that holds the key, or the free one where it would go. */
static size_t *probe(const struct keys *keys, const struct key *key)
{
    size_t mask = keys->slot_count - 1;
    size_t at = vpca_hash((const char *)key->words, sizeof(key->words)) & mask;

    while (keys->slots[at] &&
           memcmp(&keys->items[keys->slots[at] - 1], key, sizeof(*key)) != 0)
        at = (at + 1) & mask;
    return &keys->slots[at];
}

static void grow(struct keys *keys)
{
    keys->slot_count *= 2;
    keys->slots =
        vpca_arena_array(keys->arena, keys->slot_count, sizeof(*keys->slots));
    for (size_t i = 0; i < keys->count; i++)
        *probe(keys, &keys->items[i]) = i + 1;
}

size_t keys_number(struct keys *keys, const struct key *key)
{
    size_t *slot = probe(keys, key);

    if (*slot)
        return *slot - 1;
    keys->items = vpca_arena_grow(keys->arena, keys->items, keys->count,
                                  &keys->capacity, sizeof(*keys->items));
    keys->items[keys->count++] = *key;
    *slot = keys->count;
    if (keys->count * 2 > keys->slot_count)
        grow(keys);
    return keys->count - 1;
}
