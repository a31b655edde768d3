/* A hash map from names to numbers: open addressing, linear probing. */
#include <string.h>

#include "vpcadvise/base.h"

#define FIRST_SLOTS 16

struct slot {
    const char *name; /* NULL: free */
    size_t value;
    uint32_t hash;
};

struct vpca_names {
    vpca_arena *arena;
    struct slot *slots;
    size_t slot_count; /* a power of two */
    size_t used;
};

/* FNV-1a, its bits mixed once more, since tables look at the low ones. */
uint32_t vpca_hash(const char *bytes, size_t length)
{
    uint32_t hash = 2166136261u;

    for (size_t i = 0; i < length; i++)
        hash = (hash ^ (unsigned char)bytes[i]) * 16777619u;
    hash ^= hash >> 16;
    hash *= 0x7feb352du;
    return hash ^ hash >> 15;
}

vpca_names *vpca_names_new(vpca_arena *arena)
{
    vpca_names *names = vpca_arena_alloc(arena, sizeof(*names));

    names->arena = arena;
    names->slot_count = FIRST_SLOTS;
    names->slots = vpca_arena_array(arena, FIRST_SLOTS, sizeof(*names->slots));
    return names;
}

/* The slot that holds the name, or the free one where it would go. */
static struct slot *probe(const vpca_names *names, const char *name,
                          uint32_t hash)
{
    size_t mask = names->slot_count - 1;
    size_t i = hash & mask;

    while (names->slots[i].name) {
        const struct slot *slot = &names->slots[i];

        if (slot->hash == hash && strcmp(slot->name, name) == 0)
            break;
        i = (i + 1) & mask;
    }
    return &names->slots[i];
}

static void grow(vpca_names *names)
{
    vpca_names larger = *names;

    larger.slot_count *= 2;
    larger.slots = vpca_arena_array(names->arena, larger.slot_count,
                                    sizeof(*larger.slots));
    for (size_t i = 0; i < names->slot_count; i++) {
        const struct slot *slot = &names->slots[i];

        if (slot->name)
            *probe(&larger, slot->name, slot->hash) = *slot;
    }
    *names = larger;
}

bool vpca_names_add(vpca_names *names, const char *name, size_t value)
{
    uint32_t hash = vpca_hash(name, strlen(name));
    struct slot *slot = probe(names, name, hash);

    if (slot->name)
        return false;
    if (2 * (names->used + 1) > names->slot_count) {
        grow(names);
        slot = probe(names, name, hash);
    }
    *slot = (struct slot){.name = name, .value = value, .hash = hash};
    names->used++;
    return true;
}

size_t vpca_names_find(const vpca_names *names, const char *name)
{
    const struct slot *slot = probe(names, name, vpca_hash(name, strlen(name)));

    return slot->name ? slot->value : VPCA_NO_NAME;
}
