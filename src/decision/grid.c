/* Who is first under each weighting of a fixed grid. */
#include "field.h"

#include <string.h>

/* What is dealt out to the criteria in every possible way. */
#define UNITS 4

struct grid {
    struct field field;                 /* without those that others dominate */
    size_t users[VPCA_CRITERION_LIMIT]; /* criteria that a file weighs */
    size_t user_count;
    int64_t weights[VPCA_CRITERION_LIMIT];
    struct vpca_win *wins; /* by item of the field */
    unsigned weightings;
};

static void count_one(struct grid *grid)
{
    const struct vpca_entry *first = field_first(&grid->field, grid->weights);

    for (size_t i = 0; i < grid->field.count; i++)
        grid->wins[i].count += grid->field.items[i] == first;
    grid->weightings++;
}

/* Deals `left` units out to the criteria from `at` on. The weights of the
 * users add up to what they weigh where a file says nothing; all are taken
 * times UNITS, so that they stay whole. */
static void deal(struct grid *grid, size_t at, int left)
{
    int64_t unit = VPCA_WEIGHT_ABSENT * (int64_t)grid->user_count;

    if (at + 1 >= grid->user_count) {
        if (at < grid->user_count)
            grid->weights[grid->users[at]] = left * unit;
        count_one(grid);
        return;
    }
    for (int units = 0; units <= left; units++) {
        grid->weights[grid->users[at]] = units * unit;
        deal(grid, at + 1, left - units);
    }
}

static int compare_wins(const void *left, const void *right, void *context)
{
    const struct vpca_win *a = left;
    const struct vpca_win *b = right;

    (void)context;
    if (a->count != b->count)
        return a->count > b->count ? -1 : 1;
    return 0; /* the sort is stable: then in the order of the field */
}

static void leave_dominated_out(vpca_arena *arena, struct grid *grid,
                                const struct field *field)
{
    grid->field.items =
        vpca_arena_array(arena, field->count, sizeof(*field->items));
    grid->field.count = 0;
    for (size_t i = 0; i < field->count; i++) {
        if (!field_dominates(field, field->items[i]))
            grid->field.items[grid->field.count++] = field->items[i];
    }
}

void grid_count(vpca_arena *arena, const struct field *field,
                struct vpca_stability *stability)
{
    const struct vpca_ruleset *rules = field->advice->model->rules;
    struct grid grid = {.field = *field};

    leave_dominated_out(arena, &grid, field);
    grid.wins = vpca_arena_array(arena, field->count, sizeof(*grid.wins));
    for (size_t i = 0; i < grid.field.count; i++)
        grid.wins[i].entry = grid.field.items[i];
    for (size_t i = 0; i < rules->criterion_count; i++) {
        grid.weights[i] = (int64_t)rules->criteria[i].weight * UNITS;
        if (!rules->criteria[i].weight)
            grid.users[grid.user_count++] = i;
    }
    deal(&grid, 0, UNITS);
    vpca_sort(arena, grid.wins, grid.field.count, sizeof(*grid.wins),
              compare_wins, NULL);
    stability->weightings = grid.weightings;
    stability->wins = grid.wins;
    while (stability->win_count < grid.field.count &&
           grid.wins[stability->win_count].count)
        stability->win_count++;
}
