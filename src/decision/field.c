/* Those that could be first, and who of them is under given weights. */
#include "field.h"

#include <assert.h>
#include <string.h>

static size_t doubts_of(const struct vpca_entry *entry)
{
    return entry->caveats + entry->condition_count;
}

/* As the ranking orders those with the same total. */
static int compare(const void *left, const void *right, void *context)
{
    const struct vpca_entry *a = *(const struct vpca_entry *const *)left;
    const struct vpca_entry *b = *(const struct vpca_entry *const *)right;
    int order = strcmp(a->option->id, b->option->id);

    (void)context;
    if (doubts_of(a) != doubts_of(b))
        return doubts_of(a) < doubts_of(b) ? -1 : 1;
    if (order)
        return order;
    if (!a->backup || !b->backup)
        return (a->backup != NULL) - (b->backup != NULL);
    return strcmp(a->backup->id, b->backup->id);
}

bool entry_is_replaced(const struct vpca_advice *advice,
                       const struct vpca_entry *entry)
{
    for (size_t i = 0; i < advice->all_count; i++) {
        const struct vpca_entry *other = &advice->all[i];

        if (other != entry && other->option == entry->option && other->chosen &&
            other->backup && other->rank)
            return true;
    }
    return false;
}

struct field field_of(vpca_arena *arena, const struct vpca_advice *advice)
{
    struct field field = {
        .advice = advice,
        .weights = advice->need->weights,
        .criterion_count = advice->model->rules->criterion_count,
        .items = vpca_arena_array(arena, advice->all_count,
                                  sizeof(const struct vpca_entry *)),
    };

    for (size_t i = 0; advice->ranked_count && i < advice->all_count; i++) {
        const struct vpca_entry *entry = &advice->all[i];

        if (entry->status == advice->entries[0].status &&
            !entry_is_replaced(advice, entry))
            field.items[field.count++] = entry;
    }
    vpca_sort(arena, field.items, field.count, sizeof(*field.items), compare,
              NULL);
    return field;
}

int64_t field_total(const struct field *field, const struct vpca_entry *entry,
                    const int64_t *weights)
{
    int64_t total = 0;

    for (size_t i = 0; i < field->criterion_count; i++)
        total += weights[i] * entry->points[i];
    return total;
}

const struct vpca_entry *field_first(const struct field *field,
                                     const int64_t *weights)
{
    const struct vpca_entry *first = NULL;
    int64_t most = 0;

    assert(field->count > 0);
    for (size_t i = 0; i < field->count; i++) {
        int64_t total = field_total(field, field->items[i], weights);

        if (first && total <= most)
            continue;
        first = field->items[i];
        most = total;
    }
    return first;
}

static bool dominates(const struct field *field, const struct vpca_entry *a,
                      const struct vpca_entry *b)
{
    bool better = false;

    for (size_t i = 0; i < field->criterion_count; i++) {
        if (a->points[i] < b->points[i])
            return false;
        better = better || a->points[i] > b->points[i];
    }
    return better;
}

bool field_dominates(const struct field *field, const struct vpca_entry *entry)
{
    for (size_t i = 0; i < field->count; i++) {
        if (dominates(field, field->items[i], entry))
            return true;
    }
    return false;
}
