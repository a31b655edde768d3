/* The weights at which another option is first, one criterion at a time. */
#include "field.h"

#define TENTHS 10

struct walk {
    vpca_arena *arena;
    const struct field *field;
    struct vpca_crossing *items;
    size_t count;
    size_t capacity;
};

/* Totals under today's weights, but for one criterion, are lines over its
 * weight; the first one anywhere is the upper edge of all lines. */

/* The total where the criterion weighs nothing. */
static int64_t rest_of(const struct field *field,
                       const struct vpca_entry *entry, size_t criterion)
{
    int64_t total = 0;

    for (size_t i = 0; i < field->criterion_count; i++) {
        if (i != criterion)
            total += (int64_t)field->weights[i] * entry->points[i];
    }
    return total;
}

static bool is_nearer(const struct vpca_crossing *a,
                      const struct vpca_crossing *b)
{
    int64_t left = a->numerator * b->denominator;
    int64_t right = b->numerator * a->denominator;

    if (left != right)
        return a->above ? left < right : left > right;
    /* Of those that cross at once the steepest is first from there on. */
    return a->denominator > b->denominator;
}

/* Where the edge leaves the line of `from`, going up or down in weight. */
static bool next_crossing(const struct field *field,
                          const struct vpca_entry *from, size_t criterion,
                          bool above, struct vpca_crossing *ret_next)
{
    int64_t rest = rest_of(field, from, criterion);
    bool found = false;

    for (size_t i = 0; i < field->count; i++) {
        const struct vpca_entry *entry = field->items[i];
        int64_t lead = rest - rest_of(field, entry, criterion);
        int64_t gain = entry->points[criterion] - from->points[criterion];
        struct vpca_crossing crossing = {
            .criterion = criterion,
            .numerator = above ? lead : -lead,
            .denominator = above ? gain : -gain,
            .above = above,
            .first = entry,
        };

        if (crossing.denominator <= 0 || (!above && crossing.numerator <= 0))
            continue;
        if (!found || is_nearer(&crossing, ret_next))
            *ret_next = crossing;
        found = true;
    }
    return found;
}

/* Rounded away from today's weight, and beyond the crossing itself. */
static int64_t tenths_of(const struct field *field,
                         const struct vpca_crossing *crossing)
{
    int64_t weights[VPCA_CRITERION_LIMIT];
    int64_t tenths = TENTHS * crossing->numerator;

    if (crossing->above)
        tenths = tenths / crossing->denominator + 1;
    else
        tenths = (tenths - 1) / crossing->denominator;
    for (size_t i = 0; i < field->criterion_count; i++)
        weights[i] = TENTHS * (int64_t)field->weights[i];
    weights[crossing->criterion] = tenths;
    return field_first(field, weights)->option == crossing->first->option
               ? tenths
               : -1;
}

static void add(struct walk *walk, struct vpca_crossing crossing)
{
    int64_t divisor =
        vpca_common_divisor(crossing.numerator, crossing.denominator);

    crossing.tenths = tenths_of(walk->field, &crossing);
    crossing.beyond_scale =
        crossing.above &&
        crossing.numerator >= VPCA_WEIGHT_MAX * crossing.denominator;
    crossing.numerator /= divisor;
    crossing.denominator /= divisor;
    walk->items = vpca_arena_grow(walk->arena, walk->items, walk->count,
                                  &walk->capacity, sizeof(*walk->items));
    walk->items[walk->count++] = crossing;
}

/* A line is on the edge once, so the walk ends. The first itself with another
 * second path is no change of who is first. */
static void walk_edge(struct walk *walk, const struct vpca_entry *first,
                      size_t criterion, bool above)
{
    const struct vpca_entry *from = first;
    struct vpca_crossing next = {.first = NULL};
    bool flip = true;

    while (next_crossing(walk->field, from, criterion, above, &next)) {
        from = next.first;
        if (from->option == first->option)
            continue;
        next.flip = flip;
        flip = false;
        add(walk, next);
    }
}

static int64_t distance(const struct field *field,
                        const struct vpca_crossing *crossing)
{
    int64_t today = field->weights[crossing->criterion];
    int64_t apart = crossing->numerator - today * crossing->denominator;

    return apart < 0 ? -apart : apart;
}

static int compare(const void *left, const void *right, void *context)
{
    const struct vpca_crossing *a = left;
    const struct vpca_crossing *b = right;
    int64_t apart_a = distance(context, a) * b->denominator;
    int64_t apart_b = distance(context, b) * a->denominator;

    if (apart_a != apart_b)
        return apart_a < apart_b ? -1 : 1;
    if (a->criterion != b->criterion)
        return a->criterion < b->criterion ? -1 : 1;
    return (int)b->above - (int)a->above;
}

void crossings_find(vpca_arena *arena, const struct field *field,
                    struct vpca_stability *stability)
{
    const struct vpca_ruleset *rules = field->advice->model->rules;
    struct walk walk = {.arena = arena, .field = field};
    struct field context = *field;
    int64_t weights[VPCA_CRITERION_LIMIT];
    const struct vpca_entry *first;

    for (size_t i = 0; i < field->criterion_count; i++)
        weights[i] = field->weights[i];
    first = field_first(field, weights);
    for (size_t i = 0; i < field->criterion_count; i++) {
        if (rules->criteria[i].weight)
            continue;
        walk_edge(&walk, first, i, false);
        walk_edge(&walk, first, i, true);
    }
    if (walk.count)
        vpca_sort(arena, walk.items, walk.count, sizeof(*walk.items), compare,
                  &context);
    stability->crossings = walk.items;
    stability->crossing_count = walk.count;
}
