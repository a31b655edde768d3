/* What the files of a pack hold, by section and sorted by id. */
#include <string.h>

#include "loader.h"

void entries_add(struct loader *loader, enum section section,
                 struct entry entry)
{
    struct entries *entries = &loader->entries[section];

    entries->items =
        vpca_arena_grow(loader->arena, entries->items, entries->count,
                        &entries->capacity, sizeof(*entries->items));
    entries->items[entries->count++] = entry;
}

static int compare_nodes(const struct vpca_node *a, const struct vpca_node *b)
{
    int order = strcmp(a->span.source->name, b->span.source->name);

    return order ? order
                 : (a->span.start > b->span.start) -
                       (a->span.start < b->span.start);
}

/* Places come last, so that of two ids the same one is refused whatever the
 * order of the files. */
static int compare(const void *left, const void *right, void *context)
{
    const struct entry *a = left;
    const struct entry *b = right;
    int order = strcmp(a->id, b->id);

    (void)context;
    return order ? order : compare_nodes(a->key, b->key);
}

static void report_duplicate(struct loader *loader, const struct entry *first,
                             const struct entry *second)
{
    const struct vpca_span *span = &first->key->span;
    struct vpca_place place = vpca_source_place(span->source, span->start);
    const char *hint =
        vpca_arena_printf(loader->diags->arena, "it stands first at %s:%zu",
                          span->source->name, place.line);

    vpca_node_report(loader->diags, VPCA_CODE_DUPLICATE_NAME, second->key, hint,
                     "\"%s\" is used twice", second->id);
}

void entries_sort(struct loader *loader, enum section section)
{
    struct entries *entries = &loader->entries[section];
    size_t kept = 0;

    vpca_sort(loader->arena, entries->items, entries->count,
              sizeof(*entries->items), compare, NULL);
    loader->names[section] = vpca_names_new(loader->arena);
    for (size_t i = 0; i < entries->count; i++) {
        struct entry *entry = &entries->items[i];
        bool named = entry->id[0] != '\0';

        /* What has no id was reported already. */
        if (named && !vpca_names_add(loader->names[section], entry->id, kept)) {
            report_duplicate(loader, &entries->items[kept - 1], entry);
            continue;
        }
        entries->items[kept++] = *entry;
    }
    entries->count = kept;
}

size_t entries_find(struct loader *loader, enum section section,
                    const struct vpca_node *node, enum vpca_code code,
                    const char *what)
{
    const struct entries *entries = &loader->entries[section];
    const char *id = text_read(loader, node, what);
    struct vpca_nearest nearest;
    size_t found;

    if (!id)
        return VPCA_NONE;
    found = vpca_names_find(loader->names[section], id);
    if (found != VPCA_NO_NAME)
        return found;
    vpca_nearest_init(&nearest, id);
    /* What is reported beyond the limit is not kept, nor is its hint. */
    for (size_t i = 0;
         i < entries->count && loader->diags->count < VPCA_DIAG_LIMIT; i++)
        vpca_nearest_feed(&nearest, entries->items[i].id);
    vpca_node_report(loader->diags, code, node, hint_nearest(loader, &nearest),
                     "there is no %s \"%s\"", what, id);
    return VPCA_NONE;
}
