/* The ledger: weight times points, line by line, and its exact sum. */
#include "judge.h"

#include <assert.h>
#include <string.h>

static int compare_ledger(const void *a, const void *b, void *context)
{
    const struct vpca_ledger_line *left = a;
    const struct vpca_ledger_line *right = b;

    (void)context;
    if (left->criterion != right->criterion)
        return left->criterion < right->criterion ? -1 : 1;
    if (!left->rule || !right->rule)
        return left->rule ? 1 : -1;
    if (left->points != right->points)
        return left->points > right->points ? -1 : 1;
    return strcmp(left->rule->id, right->rule->id);
}

static struct vpca_ledger_line base_line(const struct judge *judge,
                                         size_t criterion)
{
    int base = judge->rules->criteria[criterion].base;

    return (struct vpca_ledger_line){.criterion = criterion,
                                     .weight = judge->weights[criterion],
                                     .points = base,
                                     .sure = true,
                                     .least = base,
                                     .most = base};
}

static struct vpca_ledger_line rule_line(const struct judge *judge,
                                         const struct scored *scored)
{
    size_t criterion = scored->rule->criterion;

    return (struct vpca_ledger_line){.criterion = criterion,
                                     .rule = scored->rule,
                                     .member = scored->member,
                                     .weight = judge->weights[criterion],
                                     .points = scored->points,
                                     .quarter = scored->quarter,
                                     .sure = scored->sure,
                                     .least = scored->least,
                                     .most = scored->most};
}

/* Adds up the lines, which is the only way a total is ever made. */
static void sum_up(const struct judge *judge, struct vpca_entry *entry)
{
    size_t count = judge->rules->criterion_count;
    int *points = vpca_arena_array(judge->arena, count, sizeof(*points));

    entry->total = 0;
    for (size_t i = 0; i < entry->ledger_count; i++) {
        const struct vpca_ledger_line *line = &entry->ledger[i];

        points[line->criterion] += line->points;
        entry->total += (int64_t)line->weight * line->points;
    }
    /* The loader refuses packs that could leave the scale. */
    for (size_t i = 0; i < count; i++)
        assert(points[i] >= 0 && points[i] <= VPCA_SCALE);
    entry->points = points;
    entry->weight_sum = judge->weight_sum;
    entry->score =
        (int)((2 * entry->total + entry->weight_sum) / (2 * entry->weight_sum));
}

void ledger_write(struct judge *judge, struct vpca_entry *entry)
{
    const struct scored_list *list = &judge->scored;
    size_t criteria = judge->rules->criterion_count;
    size_t count = 0;
    struct vpca_ledger_line *lines;

    points_settle(judge);
    lines =
        vpca_arena_array(judge->arena, criteria + list->count, sizeof(*lines));
    for (size_t i = 0; i < criteria; i++)
        lines[count++] = base_line(judge, i);
    for (size_t i = 0; i < list->count; i++) {
        if (!list->items[i].dropped)
            lines[count++] = rule_line(judge, &list->items[i]);
    }
    vpca_sort(judge->arena, lines, count, sizeof(*lines), compare_ledger, NULL);
    entry->ledger = lines;
    entry->ledger_count = count;
    sum_up(judge, entry);
}
