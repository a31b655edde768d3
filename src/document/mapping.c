/* A mapping whose last entry was read: merge keys and duplicate keys. */
#include <string.h>

#include "index.h"
#include "mapping.h"

static bool is_merge(const struct vpca_node *entry)
{
    return entry->key->plain && strcmp(entry->key->text, "<<") == 0;
}

/* ---- Merge keys ------------------------------------------------------- */

/* The entries that a merge key brings at most; what is wrong is reported. */
static size_t check_source(struct builder *builder,
                           const struct vpca_node *source)
{
    if (source->kind == VPCA_NODE_MAPPING)
        return source->count;
    vpca_node_report(builder->diags, VPCA_CODE_BAD_MERGE, source,
                     "name mappings by their anchors: <<: *base, or "
                     "<<: [*first, *second]",
                     "<< merges mappings, and this is none");
    return 0;
}

static size_t check_merge(struct builder *builder,
                          const struct vpca_node *merge)
{
    size_t room = 0;

    if (merge->kind != VPCA_NODE_SEQUENCE)
        return check_source(builder, merge);
    for (uint32_t i = 0; i < merge->count; i++)
        room += check_source(builder, merge->items[i]);
    return room;
}

/* Moves the entries of `source` over, since it is a copy made for this. */
static void merge_source(struct index *index, struct vpca_node *mapping,
                         const struct vpca_node *source)
{
    if (source->kind != VPCA_NODE_MAPPING)
        return;
    for (uint32_t i = 0; i < source->count; i++) {
        struct vpca_node *entry = source->items[i];

        if (index_find(index, entry->key->text, entry->key->length))
            continue;
        entry->parent = mapping;
        index_add(index, entry);
    }
}

static void merge_all(struct index *index, struct vpca_node *mapping,
                      const struct vpca_node *merge)
{
    if (merge->kind == VPCA_NODE_SEQUENCE)
        for (uint32_t i = 0; i < merge->count; i++)
            merge_source(index, mapping, merge->items[i]);
    else
        merge_source(index, mapping, merge);
}

static void report_second_merge(struct builder *builder,
                                const struct vpca_node *merge)
{
    vpca_node_report(builder->diags, VPCA_CODE_BAD_MERGE, merge->key,
                     "merge several mappings by one key: <<: [*a, *b]",
                     "a second << in one mapping");
}

/* ---- Entries ---------------------------------------------------------- */

static const char *first_hint(struct vpca_diags *diags,
                              const struct vpca_node *first)
{
    const struct vpca_span *span = &first->key->span;

    /* A place costs as much as its line is long: none for what is dropped. */
    if (diags->count == VPCA_DIAG_LIMIT)
        return NULL;
    return vpca_arena_printf(diags->arena,
                             "the first is on line %zu; keep one of them",
                             vpca_source_place(span->source, span->start).line);
}

static void report_duplicate(struct builder *builder,
                             const struct vpca_node *entry,
                             const struct vpca_node *first)
{
    vpca_node_report(builder->diags, VPCA_CODE_DUPLICATE_KEY, entry->key,
                     first_hint(builder->diags, first),
                     "the key \"%.*s\" is here twice",
                     entry->key->length > 80 ? 80 : (int)entry->key->length,
                     entry->key->text);
}

static void add_own(struct builder *builder, struct index *index,
                    struct vpca_node **entries, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct vpca_node *key = entries[i]->key;
        const struct vpca_node *first;

        if (is_merge(entries[i]))
            continue;
        first = index_find(index, key->text, key->length);
        if (first)
            report_duplicate(builder, entries[i], first);
        else
            index_add(index, entries[i]);
    }
}

static void number_items(struct vpca_node *mapping)
{
    for (uint32_t i = 0; i < mapping->count; i++) {
        struct vpca_node *item = mapping->items[i];
        /* Keys are made by us and only handed out as const. */
        struct vpca_node *key = (struct vpca_node *)item->key;

        item->index = i;
        key->index = i;
        key->parent = mapping;
    }
}

void mapping_close(struct builder *builder, struct vpca_node *mapping,
                   struct vpca_node **entries, size_t count)
{
    size_t room = 0;
    size_t merges = 0;
    struct index index;

    for (size_t i = 0; i < count; i++) {
        if (!is_merge(entries[i])) {
            room++;
            continue;
        }
        room += check_merge(builder, entries[i]);
        if (merges++ > 0)
            report_second_merge(builder, entries[i]);
    }
    index = index_new(builder->arena, room);
    add_own(builder, &index, entries, count);
    for (size_t i = 0; merges > 0 && i < count; i++)
        if (is_merge(entries[i]))
            merge_all(&index, mapping, entries[i]);
    index = index_fit(builder->arena, &index);
    mapping->items = index.items;
    mapping->count = index.count;
    number_items(mapping);
}
