/* Entries of a mapping with a hash index when there are many. */
#ifndef VPCADVISE_DOCUMENT_INDEX_H
#define VPCADVISE_DOCUMENT_INDEX_H

#include "vpcadvise/document.h"

/* Up to this many entries, comparing each key is faster than hashing. */
#define INDEX_THRESHOLD 8

/* Items and slots share one block of memory: the slots follow right behind
 * `room` items, so that a finished mapping needs no member for them. A slot
 * holds the number of an item plus one, or 0. */
struct index {
    struct vpca_node **items;
    uint32_t count;
    uint32_t room;
};

struct index index_new(vpca_arena *arena, size_t room);
/* The index of a finished mapping: `room` is its count. */
struct index index_of(const struct vpca_node *mapping);
/* The item whose key is these bytes, or NULL. */
struct vpca_node *index_find(const struct index *index, const char *key,
                             size_t length);
/* Adds an item whose key is not there yet. */
void index_add(struct index *index, struct vpca_node *item);
/* The same with as much room as it has items. */
struct index index_fit(vpca_arena *arena, const struct index *index);

#endif
