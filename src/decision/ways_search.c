/* Finds the smallest sets of demands that leave something when they go. */
#include "ways.h"

enum {
    TRIES_MOST = 1500, /* of a need; then one set is made by taking away */
    SIZE_MOST = 4,     /* of the sets that are tried by size */
};

#define BIT(i) (UINT64_C(1) << (i))

static bool leaves_something(struct search *search, uint64_t parts,
                             enum vpca_status *ret_status)
{
    struct vpca_giving items[PARTS_MOST];
    size_t count = search_givings(search, parts, items);
    const struct vpca_advice *advice = search_try(search, items, count);

    if (!advice->ranked_count)
        return false;
    *ret_status = advice->entries[0].status;
    return true;
}

static void keep(struct search *search, uint64_t parts, unsigned size,
                 enum vpca_status status)
{
    search->found =
        vpca_arena_grow(search->arena, search->found, search->found_count,
                        &search->found_capacity, sizeof(*search->found));
    search->found[search->found_count++] =
        (struct exit_found){parts, size, status};
}

static bool holds_found(const struct search *search, uint64_t parts)
{
    for (size_t i = 0; i < search->found_count; i++) {
        if ((search->found[i].parts & ~parts) == 0)
            return true;
    }
    return false;
}

/* ---- By size ---------------------------------------------------------- */

/* Goes to the next set with as many parts; false after the last. A set is the
 * bits of a number, so this is the next number with as many bits. */
static bool next_set(uint64_t *parts, size_t part_count)
{
    uint64_t low = *parts & (~*parts + 1);
    uint64_t carried = *parts + low;

    if (carried == 0) /* past the last bit of the number */
        return false;
    *parts = carried | (((carried ^ *parts) / low) >> 2);
    return part_count == PARTS_MOST || *parts < BIT(part_count);
}

/* All sets of that size; those that hold a smaller one are not minimal. */
static void try_size(struct search *search, unsigned size)
{
    uint64_t parts = BIT(size) - 1;
    enum vpca_status status;

    do {
        if (holds_found(search, parts))
            continue;
        if (leaves_something(search, parts, &status))
            keep(search, parts, size, status);
    } while (search->tries < TRIES_MOST &&
             next_set(&parts, search->part_count));
}

/* Takes away what need not go. */
static void shrink(struct search *search, uint64_t all)
{
    enum vpca_status status = VPCA_EXCLUDED;
    enum vpca_status left;
    uint64_t parts = all;
    unsigned size = 0;

    for (size_t i = 0; i < search->part_count; i++) {
        if (leaves_something(search, parts & ~BIT(i), &left)) {
            parts &= ~BIT(i);
            status = left;
        }
    }
    for (size_t i = 0; i < search->part_count; i++)
        size += (parts >> i & 1) != 0;
    keep(search, parts, size, status);
}

/* ---- Order ------------------------------------------------------------ */

static int compare(const void *left, const void *right, void *context)
{
    const struct exit_found *a = left;
    const struct exit_found *b = right;
    uint64_t differ = a->parts ^ b->parts;

    (void)context;
    if (a->size != b->size)
        return a->size < b->size ? -1 : 1;
    if (a->status != b->status)
        return a->status < b->status ? -1 : 1;
    return differ == 0 ? 0 : a->parts & differ & (~differ + 1) ? -1 : 1;
}

void search_run(struct search *search)
{
    uint64_t all = search->part_count == PARTS_MOST
                       ? UINT64_MAX
                       : BIT(search->part_count) - 1;
    enum vpca_status status;
    size_t found_by_size = 0; /* before the last size */

    if (!search->part_count || !leaves_something(search, all, &status))
        return;
    for (unsigned size = 1; size <= SIZE_MOST && size <= search->part_count &&
                            search->tries < TRIES_MOST && !found_by_size &&
                            search->found_count < VPCA_WAYS_OUT_MOST;
         size++) {
        found_by_size = search->found_count;
        try_size(search, size);
    }
    if (!search->found_count)
        shrink(search, all);
    vpca_sort(search->arena, search->found, search->found_count,
              sizeof(*search->found), compare, NULL);
}
