/* A stable merge sort that takes a context. */
#include <string.h>

#include "vpcadvise/base.h"

/* One merge of the neighboring runs [left, middle) and [middle, right). */
struct merge {
    const char *from;
    char *to;
    size_t left;
    size_t middle;
    size_t right;
};

static void merge(const struct merge *m, size_t size, vpca_compare compare,
                  void *context)
{
    size_t a = m->left;
    size_t b = m->middle;

    for (size_t out = m->left; out < m->right; out++) {
        bool take_a =
            a < m->middle &&
            (b >= m->right ||
             compare(m->from + a * size, m->from + b * size, context) <= 0);
        size_t taken = take_a ? a++ : b++;

        memcpy(m->to + out * size, m->from + taken * size, size);
    }
}

void vpca_sort(vpca_arena *arena, void *items, size_t count, size_t size,
               vpca_compare compare, void *context)
{
    char *from = items;
    char *to;

    if (count < 2)
        return;
    to = vpca_arena_array(arena, count, size);
    for (size_t width = 1; width < count; width *= 2) {
        char *swap = from;

        for (size_t i = 0; i < count; i += 2 * width) {
            struct merge m = {.from = from, .to = to, .left = i};

            m.middle = count - i < width ? count : i + width;
            m.right = count - m.middle < width ? count : m.middle + width;
            merge(&m, size, compare, context);
        }
        from = to;
        to = swap;
    }
    if (from != items)
        memcpy(items, from, count * size);
}
