/* Measures of the failure table that what is demanded does not ask for. */
#include <string.h>

#include "builder.h"
#include "message.h"

/* A measure, and the path of the row that names it first. */
struct candidate {
    const struct vpca_rule *rule;
    enum vpca_path path;
};

static bool is_built(const struct vpca_entry *entry,
                     const struct vpca_rule *rule)
{
    for (size_t i = 0; i < entry->build_count; i++) {
        if (entry->builds[i].rule == rule)
            return true;
    }
    return false;
}

static bool is_among(const struct candidate *candidates, size_t count,
                     const struct vpca_rule *rule)
{
    for (size_t i = 0; i < count; i++) {
        if (candidates[i].rule == rule)
            return true;
    }
    return false;
}

static int by_order(const void *a, const void *b, void *context)
{
    const struct vpca_rule *left = ((const struct candidate *)a)->rule;
    const struct vpca_rule *right = ((const struct candidate *)b)->rule;

    (void)context;
    if (left->order != right->order)
        return left->order < right->order ? -1 : 1;
    return strcmp(left->id, right->id);
}

static size_t collect(const struct vpca_entry *entry,
                      struct candidate *candidates)
{
    size_t count = 0;

    for (size_t i = 0; i < entry->failure_row_count; i++) {
        const struct vpca_failure_row *row = &entry->failure_rows[i];
        size_t measures =
            failure_row_needs_measures(row) ? row->given->measure_count : 0;

        for (size_t k = 0; k < measures; k++) {
            const struct vpca_rule *rule = row->given->measures[k];

            if (!is_built(entry, rule) && !is_among(candidates, count, rule))
                candidates[count++] = (struct candidate){rule, row->path};
        }
    }
    return count;
}

static size_t most(const struct vpca_entry *entry)
{
    size_t count = 0;

    for (size_t i = 0; i < entry->failure_row_count; i++)
        count += entry->failure_rows[i].given->measure_count;
    return count;
}

void further_fill(const struct builder *builder, const struct vpca_entry *entry,
                  struct vpca_report_option *option)
{
    struct candidate *candidates =
        vpca_arena_array(builder->arena, most(entry), sizeof(*candidates));
    size_t count = collect(entry, candidates);

    vpca_sort(builder->arena, candidates, count, sizeof(*candidates), by_order,
              NULL);
    option->further =
        vpca_arena_array(builder->arena, count, sizeof(*option->further));
    option->further_count = count;
    for (size_t i = 0; i < count; i++) {
        const struct vpca_rule *rule = candidates[i].rule;
        struct subject subject = {.entry = entry, .path = candidates[i].path};

        option->further[i] = (struct vpca_report_measure){
            .text = message_fill(builder, &rule->message, &subject),
            .owner = rule->owner,
            .number = entry->build_count + i + 1,
            .basis = basis_of_rule(builder, rule, entry, candidates[i].path),
        };
    }
}

size_t further_number(const struct vpca_report_option *option, const char *rule)
{
    for (size_t i = 0; i < option->further_count; i++) {
        if (strcmp(option->further[i].basis.rule, rule) == 0)
            return option->further[i].number;
    }
    return 0;
}
