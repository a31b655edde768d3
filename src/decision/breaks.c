/* The figures at which a condition, band or scale of the pack may turn. */
#include "vpcadvise/decision.h"

#include <string.h>

struct gatherer {
    vpca_arena *arena;
    const struct vpca_advice *advice;
    enum vpca_unit unit;
    int64_t low; /* exclusive */
    int64_t high;
    int64_t *items;
    size_t count;
    size_t capacity;
};

static void add_one(struct gatherer *gatherer, int64_t figure)
{
    if (figure <= gatherer->low || figure >= gatherer->high)
        return;
    gatherer->items =
        vpca_arena_grow(gatherer->arena, gatherer->items, gatherer->count,
                        &gatherer->capacity, sizeof(*gatherer->items));
    gatherer->items[gatherer->count++] = figure;
}

/* A condition turns at the figure, just before it or just after. */
static void add(struct gatherer *gatherer, int64_t figure)
{
    if (figure == VPCA_INFINITE)
        return;
    add_one(gatherer, figure - 1);
    add_one(gatherer, figure);
    add_one(gatherer, figure + 1);
}

static void add_value(struct gatherer *gatherer, const struct vpca_value *value)
{
    if (value->type != VPCA_TYPE_QUANTITY || value->state != VPCA_STATED)
        return;
    add(gatherer, value->as.quantity.low);
    add(gatherer, value->as.quantity.high);
}

/* ---- What is compared ------------------------------------------------- */

static bool is_of_unit(const struct gatherer *gatherer,
                       const struct vpca_operand *operand)
{
    return operand->kind == VPCA_OPERAND_FACT &&
           operand->fact->type == VPCA_TYPE_QUANTITY &&
           operand->fact->unit == gatherer->unit;
}

static void add_members(struct gatherer *gatherer,
                        const struct vpca_operand *operand,
                        const struct vpca_member *const *members, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct vpca_member *member = members[i];

        if (member->scope == operand->scope)
            add_value(gatherer, &member->values[operand->index]);
        if (member->host && member->host->scope == operand->scope)
            add_value(gatherer, &member->host->values[operand->index]);
    }
}

static void add_operand(struct gatherer *gatherer,
                        const struct vpca_operand *operand)
{
    const struct vpca_advice *advice = gatherer->advice;
    const struct vpca_need *need = advice->need;

    if (operand->kind == VPCA_OPERAND_LITERAL) {
        add_value(gatherer, &operand->literal);
    } else if (operand->kind != VPCA_OPERAND_FACT) {
        return;
    } else if (operand->scope == VPCA_SCOPE_NEED) {
        add_value(gatherer, &advice->need_values[operand->index]);
        add_value(gatherer, &advice->backup_need_values[operand->index]);
    } else if (operand->scope == VPCA_SCOPE_OPTION) {
        for (size_t i = 0; i < advice->all_count; i++) {
            if (advice->all[i].values)
                add_value(gatherer, &advice->all[i].values[operand->index]);
        }
    } else {
        add_members(gatherer, operand, need->from, need->from_count);
        add_members(gatherer, operand, need->to, need->to_count);
    }
}

static void add_condition(struct gatherer *gatherer,
                          const struct vpca_condition *condition)
{
    if (!condition)
        return;
    for (size_t i = 0; i < condition->child_count; i++)
        add_condition(gatherer, condition->children[i]);
    if (condition->kind != VPCA_CONDITION_TEST ||
        condition->relation >= VPCA_DEMANDED ||
        (!is_of_unit(gatherer, &condition->left) &&
         !is_of_unit(gatherer, &condition->right)))
        return;
    add_operand(gatherer, &condition->left);
    add_operand(gatherer, &condition->right);
}

/* ---- Through the pack ------------------------------------------------- */

static void add_cases(struct gatherer *gatherer,
                      const struct vpca_fact_cases *facts)
{
    size_t count = gatherer->advice->model->rules->fact_count;

    for (size_t i = VPCA_OWN_COUNT; facts && i < count; i++) {
        for (size_t j = 0; j < facts[i].count; j++)
            add_condition(gatherer, facts[i].items[j].when);
    }
}

static void add_failures(struct gatherer *gatherer,
                         const struct vpca_failure_cases *table)
{
    for (size_t i = 0; table && i < vpca_failure_words()->count; i++) {
        for (size_t j = 0; j < table[i].count; j++)
            add_condition(gatherer, table[i].items[j].when);
    }
}

static void add_rule(struct gatherer *gatherer, const struct vpca_rule *rule)
{
    add_condition(gatherer, rule->when);
    if (!rule->band_count || !is_of_unit(gatherer, rule->banded))
        return;
    for (size_t i = 0; i < rule->band_count; i++)
        add(gatherer, rule->bands[i].below);
}

static void add_pack(struct gatherer *gatherer,
                     const struct vpca_ruleset *rules)
{
    for (size_t i = 0; i < rules->rule_count; i++)
        add_rule(gatherer, &rules->rules[i]);
    for (size_t i = 0; i < rules->option_count; i++) {
        const struct vpca_option *option = &rules->options[i];

        add_cases(gatherer, option->facts);
        add_failures(gatherer, option->failures);
        for (size_t j = 0; j < option->cost_count; j++)
            add_condition(gatherer, option->cost[j].when);
    }
    for (size_t i = 0; i < rules->pair_count; i++) {
        add_condition(gatherer, rules->pairs[i].when);
        add_cases(gatherer, rules->pairs[i].facts);
        add_failures(gatherer, rules->pairs[i].failures);
    }
    add_condition(gatherer, rules->pairs_when);
}

/* ---- In order --------------------------------------------------------- */

static void add_steps(struct gatherer *gatherer, unsigned steps)
{
    int64_t octave = gatherer->low > 0 ? gatherer->low : 1;

    while (steps && octave < gatherer->high) {
        for (unsigned i = 0; i < steps; i++)
            add_one(gatherer,
                    octave + octave / steps * i + octave % steps * i / steps);
        if (octave > VPCA_INFINITE / 2)
            return;
        octave *= 2;
    }
}

static int compare(const void *left, const void *right, void *context)
{
    int64_t a = *(const int64_t *)left;
    int64_t b = *(const int64_t *)right;

    (void)context;
    return (a > b) - (a < b);
}

void vpca_scan_breaks(vpca_arena *arena, const struct vpca_advice *advice,
                      enum vpca_unit unit, unsigned steps,
                      struct vpca_scan *scan)
{
    struct gatherer gatherer = {.arena = arena,
                                .advice = advice,
                                .unit = unit,
                                .low = scan->low,
                                .high = scan->high};
    size_t kept = 0;

    add_pack(&gatherer, advice->model->rules);
    add_steps(&gatherer, steps);
    if (gatherer.count)
        vpca_sort(arena, gatherer.items, gatherer.count,
                  sizeof(*gatherer.items), compare, NULL);
    for (size_t i = 0; i < gatherer.count; i++) {
        if (!kept || gatherer.items[kept - 1] != gatherer.items[i])
            gatherer.items[kept++] = gatherer.items[i];
    }
    scan->breaks = gatherer.items;
    scan->break_count = kept;
}
