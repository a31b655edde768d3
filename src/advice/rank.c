/* The total order of entries: proven, then score, caveats, and ids. */
#include "judge.h"

#include <string.h>

static size_t doubts_of(const struct vpca_entry *entry)
{
    return entry->caveats + entry->condition_count;
}

/* The better of two that are both ranked. */
static int compare_merit(const struct vpca_entry *a, const struct vpca_entry *b)
{
    if (a->total != b->total)
        return a->total > b->total ? -1 : 1;
    if (doubts_of(a) != doubts_of(b))
        return doubts_of(a) < doubts_of(b) ? -1 : 1;
    return 0;
}

static int compare_ids(const struct vpca_entry *a, const struct vpca_entry *b)
{
    int order = strcmp(a->option->id, b->option->id);

    if (order)
        return order;
    if (!a->backup || !b->backup)
        return (a->backup != NULL) - (b->backup != NULL);
    return strcmp(a->backup->id, b->backup->id);
}

static int compare(const void *left, const void *right, void *context)
{
    const struct vpca_entry *a = left;
    const struct vpca_entry *b = right;
    int order = 0;

    (void)context;
    if (a->status != b->status)
        return a->status < b->status ? -1 : 1;
    if (a->status < VPCA_EXCLUDED)
        order = compare_merit(a, b);
    return order ? order : compare_ids(a, b);
}

size_t entries_rank(struct judge *judge, struct vpca_entry *entries,
                    size_t count)
{
    unsigned rank = 0;

    vpca_sort(judge->arena, entries, count, sizeof(*entries), compare, NULL);
    for (size_t i = 0; i < count; i++)
        entries[i].rank = entries[i].status < VPCA_EXCLUDED ? ++rank : 0;
    return rank;
}
