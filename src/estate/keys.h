/* Numbers for what is met, each key once: 0, 1, 2, ... */
#ifndef VPCADVISE_ESTATE_KEYS_H
#define VPCADVISE_ESTATE_KEYS_H

#include "vpcadvise/base.h"

enum { KEY_WORDS = 3 };

struct key {
    uint64_t words[KEY_WORDS];
};

struct keys {
    vpca_arena *arena;
    size_t *slots; /* number + 1; 0: free */
    size_t slot_count;
    struct key *items; /* by number */
    size_t count;
    size_t capacity;
};

void keys_init(struct keys *keys, vpca_arena *arena);
/* The number of the key; a new one gets keys->count as it was. */
size_t keys_number(struct keys *keys, const struct key *key);

#endif
