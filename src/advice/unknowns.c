/* The unknown facts of the file behind conditions, provisos and points. */
#include "judge.h"

#include <string.h>

/* What is traced for one line of an entry, back to what the file may say. */
struct tracer {
    struct judge *judge;
    const struct vpca_option *option;
    const struct vpca_pair *pair; /* whose facts stand above, or NULL */
    struct vpca_view view;
    bool *traced; /* by option fact: once per line and option */
    struct vpca_fact_ref *items;
    size_t count;
    size_t capacity;
};

static void ask(struct tracer *tracer, const struct vpca_operand *operand,
                const struct vpca_member *member)
{
    const struct vpca_fact_ref ref = {
        .fact = operand->fact, .member = member, .tag = operand->tag};

    tracer->items =
        vpca_arena_grow(tracer->judge->arena, tracer->items, tracer->count,
                        &tracer->capacity, sizeof(*tracer->items));
    tracer->items[tracer->count++] = ref;
}

static bool is_askable(const struct vpca_value *value)
{
    return vpca_value_is_spread(value) && (value->cause & VPCA_CAUSE_FILE);
}

/* ---- From a condition to its unknown leaves --------------------------- */

static void trace_option_fact(struct tracer *tracer, size_t index);

static void trace_operand(struct tracer *tracer,
                          const struct vpca_operand *operand)
{
    struct vpca_value value;

    if (operand->kind == VPCA_OPERAND_LITERAL)
        return;
    value = vpca_operand_value(operand, &tracer->view);
    /* Even a range of the pack may give way to what the file can say. */
    if (operand->scope == VPCA_SCOPE_OPTION && vpca_value_is_spread(&value))
        trace_option_fact(tracer, operand->index);
    else if (operand->scope != VPCA_SCOPE_OPTION && is_askable(&value))
        ask(tracer, operand, NULL);
}

/* The same for the member that is in place. */
static void trace_member_operand(struct tracer *tracer,
                                 const struct vpca_operand *operand,
                                 const struct vpca_member *member)
{
    struct vpca_value value;

    if (operand->kind == VPCA_OPERAND_LITERAL ||
        !scope_has_members(operand->scope)) {
        trace_operand(tracer, operand);
        return;
    }
    value = vpca_operand_value(operand, &tracer->view);
    if (is_askable(&value))
        ask(tracer, operand, member);
}

/* Only tests that are unknown themselves, and not under one that is
 * settled. */
static void trace_tests(struct tracer *tracer,
                        const struct vpca_condition *condition,
                        const struct vpca_member *member)
{
    if (vpca_condition_test(condition, &tracer->view) != VPCA_UNKNOWN)
        return;
    if (condition->kind == VPCA_CONDITION_TEST) {
        trace_member_operand(tracer, &condition->left, member);
        if (condition->relation < VPCA_DEMANDED)
            trace_member_operand(tracer, &condition->right, member);
    }
    for (size_t i = 0; i < condition->child_count; i++)
        trace_tests(tracer, condition->children[i], member);
}

/* Whether it could be true if the file told what it does not. */
static bool may_be_told(const struct tracer *tracer,
                        const struct vpca_condition *condition)
{
    bool all = condition->kind == VPCA_CONDITION_ALL;
    struct vpca_value value;

    if (condition->kind == VPCA_CONDITION_TEST) {
        if (condition->relation != VPCA_TOLD || condition->negated)
            return vpca_condition_test(condition, &tracer->view) != VPCA_FALSE;
        value = vpca_operand_value(&condition->left, &tracer->view);
        return value.state == VPCA_STATED;
    }
    for (size_t i = 0; i < condition->child_count; i++) {
        if (may_be_told(tracer, condition->children[i]) != all)
            return !all;
    }
    return all;
}

/* What the file would have to tell for a case that is not taken. */
static void trace_untold(struct tracer *tracer,
                         const struct vpca_condition *condition,
                         const struct vpca_member *member)
{
    if (!may_be_told(tracer, condition))
        return;
    if (condition->kind == VPCA_CONDITION_TEST &&
        condition->relation == VPCA_TOLD)
        trace_member_operand(tracer, &condition->left, member);
    for (size_t i = 0; i < condition->child_count; i++)
        trace_untold(tracer, condition->children[i], member);
}

/* Visits a condition for each member that it reads facts of. */
static void
trace_condition(struct tracer *tracer, const struct vpca_condition *condition,
                void (*visit)(struct tracer *, const struct vpca_condition *,
                              const struct vpca_member *))
{
    const struct member_list *members;
    enum vpca_scope scope = condition_scope(condition);

    if (scope == VPCA_SCOPE_COUNT) {
        visit(tracer, condition, NULL);
        return;
    }
    members = &tracer->judge->members[scope];
    for (size_t i = 0; i < members->count; i++) {
        view_bind(&tracer->view, scope, members->items[i]);
        visit(tracer, condition, members->items[i]);
    }
    view_bind(&tracer->view, scope, NULL);
}

/* ---- Through the facts of options ------------------------------------- */

static void trace_factor(struct tracer *tracer,
                         const struct vpca_operand *operand)
{
    const struct member_list *members;

    if (operand->kind == VPCA_OPERAND_LITERAL ||
        !scope_has_members(operand->scope)) {
        trace_operand(tracer, operand);
        return;
    }
    members = &tracer->judge->members[operand->scope];
    for (size_t i = 0; i < members->count; i++) {
        view_bind(&tracer->view, operand->scope, members->items[i]);
        trace_member_operand(tracer, operand, members->items[i]);
    }
    view_bind(&tracer->view, operand->scope, NULL);
}

static void trace_cases(struct tracer *tracer,
                        const struct vpca_fact_cases *cases)
{
    for (size_t i = 0; i < cases->count; i++) {
        const struct vpca_fact_case *item = &cases->items[i];
        enum vpca_truth truth =
            condition_test_any(tracer->judge, item->when, &tracer->view);

        if (truth == VPCA_FALSE) {
            trace_condition(tracer, item->when, trace_untold);
            continue;
        }
        if (truth == VPCA_UNKNOWN)
            trace_condition(tracer, item->when, trace_tests);
        for (size_t j = 0; j < item->operand_count; j++)
            trace_factor(tracer, &item->operands[j]);
        if (truth == VPCA_TRUE)
            break;
    }
}

static void trace_cost(struct tracer *tracer)
{
    const struct vpca_option *option = tracer->option;

    for (size_t i = 0; i < option->cost_count; i++) {
        const struct vpca_cost_item *item = &option->cost[i];
        enum vpca_truth truth =
            condition_test_any(tracer->judge, item->when, &tracer->view);

        if (truth == VPCA_FALSE)
            continue;
        if (truth == VPCA_UNKNOWN)
            trace_condition(tracer, item->when, trace_tests);
        for (size_t j = 0; j < item->time_count; j++)
            trace_factor(tracer, &item->times[j]);
    }
}

/* Which row of the failure table holds. */
static void trace_failures(struct tracer *tracer,
                           const struct vpca_failure_cases *table)
{
    for (size_t w = 0; w < vpca_failure_words()->count; w++) {
        for (size_t i = 0; i < table[w].count && table[w].items[i].when; i++)
            trace_condition(tracer, table[w].items[i].when, trace_tests);
    }
}

static void trace_current(struct tracer *tracer)
{
    const struct vpca_operand operand = {
        .kind = VPCA_OPERAND_FACT,
        .fact = &vpca_facts[VPCA_FACT_NEED_CURRENT],
        .scope = VPCA_SCOPE_NEED,
        .index = (size_t)VPCA_FACT_NEED_CURRENT -
                 (size_t)vpca_facts_first(VPCA_SCOPE_NEED)};

    trace_operand(tracer, &operand);
}

static void trace_option_fact(struct tracer *tracer, size_t index)
{
    /* It looks at members of its own; the caller's stays in place. */
    const struct vpca_view view = tracer->view;

    if (tracer->traced[index])
        return;
    tracer->traced[index] = true;
    if (index == VPCA_OWN_CURRENT)
        trace_current(tracer);
    else if (index == VPCA_OWN_MONTHLY_COST)
        trace_cost(tracer);
    else if (index == VPCA_OWN_SURVIVES || index == VPCA_OWN_CAN_SURVIVE)
        trace_failures(tracer, tracer->option->failures);
    else if (index >= VPCA_OWN_COUNT)
        trace_cases(tracer, &tracer->option->facts[index]);
    if (tracer->pair && index >= VPCA_OWN_COUNT)
        trace_cases(tracer, &tracer->pair->facts[index]);
    tracer->view = view;
}

/* ---- Lines of entries ------------------------------------------------- */

static void start(struct tracer *tracer, const struct subject *subject)
{
    memset(tracer->traced, 0,
           tracer->judge->rules->fact_count * sizeof(*tracer->traced));
    tracer->option = subject->option;
    tracer->view = view_of(tracer->judge, subject);
}

static void trace_subject(struct tracer *tracer, const struct vpca_rule *rule,
                          const struct subject *subject)
{
    if (!rule->when)
        return;
    start(tracer, subject);
    trace_condition(tracer, rule->when, trace_tests);
}

static void trace_line(struct tracer *tracer, const struct vpca_entry *entry,
                       const struct vpca_line *line)
{
    struct judge *judge = tracer->judge;
    struct subject subject = {.option = entry->option,
                              .need = judge->need_values,
                              .values = entry->values};

    if (line->waived)
        return;
    tracer->pair = line->path == VPCA_PATH_WHOLE ? entry->pair : NULL;
    if (line->path == VPCA_PATH_PRIMARY)
        subject.values = entry->primary_values;
    if (line->path == VPCA_PATH_BACKUP) {
        subject.option = entry->backup ? entry->backup : entry->option;
        subject.need = judge->backup_need_values;
        subject.values = entry->backup_values;
    }
    trace_subject(tracer, line->rule, &subject);
    /* The facts of a pair come from its second path too. */
    if (line->path == VPCA_PATH_WHOLE && entry->backup) {
        subject.option = entry->backup;
        trace_subject(tracer, line->rule, &subject);
    }
}

/* The rule and what it reads points from, where either is not settled. */
static void trace_score(struct tracer *tracer, const struct vpca_rule *rule,
                        const struct subject *subject)
{
    start(tracer, subject);
    if (rule->when)
        trace_condition(tracer, rule->when, trace_tests);
    if (rule->band_count)
        trace_factor(tracer, rule->banded);
}

static void trace_points(struct tracer *tracer, const struct vpca_entry *entry)
{
    tracer->pair = entry->pair;
    for (size_t i = 0; i < entry->ledger_count; i++) {
        const struct vpca_ledger_line *line = &entry->ledger[i];
        struct subject subject = {.option = entry->option,
                                  .need = tracer->judge->need_values,
                                  .values = entry->values};

        if (!line->rule || (line->sure && line->least == line->most))
            continue;
        trace_score(tracer, line->rule, &subject);
        subject.option = entry->backup;
        if (entry->backup)
            trace_score(tracer, line->rule, &subject);
    }
}

/* Whether the two may stand together. */
static void trace_pair(struct tracer *tracer, const struct vpca_entry *entry)
{
    const struct subject primary = {.option = entry->option,
                                    .need = tracer->judge->need_values,
                                    .values = entry->primary_values};

    if (!entry->pair || !entry->pair->when)
        return;
    tracer->pair = NULL;
    start(tracer, &primary);
    trace_condition(tracer, entry->pair->when, trace_tests);
}

static void trace_entry(struct tracer *tracer, const struct vpca_entry *entry,
                        unsigned behind)
{
    trace_pair(tracer, entry);
    for (size_t i = 0; i < entry->condition_count; i++) {
        if (behind & VPCA_BEHIND_CONDITIONS)
            trace_line(tracer, entry, &entry->conditions[i]);
    }
    for (size_t i = 0; i < entry->proviso_count; i++) {
        if (behind & VPCA_BEHIND_PROVISOS)
            trace_line(tracer, entry, &entry->provisos[i]);
    }
    if (behind & VPCA_BEHIND_POINTS)
        trace_points(tracer, entry);
}

/* ---- Order ------------------------------------------------------------ */

/* NULL comes first. */
static int compare_texts(const char *a, const char *b)
{
    if (!a || !b)
        return (a != NULL) - (b != NULL);
    return strcmp(a, b);
}

int vpca_fact_ref_compare(const struct vpca_fact_ref *a,
                          const struct vpca_fact_ref *b)
{
    int order = compare_texts(a->tag, b->tag);

    if (order)
        return order;
    if (a->fact != b->fact)
        return a->fact < b->fact ? -1 : 1;
    return compare_texts(a->member ? a->member->name : NULL,
                         b->member ? b->member->name : NULL);
}

static int compare(const void *a, const void *b, void *context)
{
    (void)context;
    return vpca_fact_ref_compare(a, b);
}

struct vpca_unknowns vpca_unknowns_trace(vpca_arena *arena,
                                         const struct vpca_advice *advice,
                                         const struct vpca_traced *traced,
                                         size_t count)
{
    struct judge judge = {
        .arena = arena, .model = advice->model, .need = advice->need};
    struct tracer tracer = {.judge = &judge};
    size_t kept = 0;

    judge_init(&judge);
    tracer.traced = vpca_arena_array(arena, judge.rules->fact_count,
                                     sizeof(*tracer.traced));
    for (size_t i = 0; i < count; i++)
        trace_entry(&tracer, traced[i].entry, traced[i].behind);
    if (tracer.count)
        vpca_sort(arena, tracer.items, tracer.count, sizeof(*tracer.items),
                  compare, NULL);
    for (size_t i = 0; i < tracer.count; i++) {
        if (!kept || vpca_fact_ref_compare(&tracer.items[kept - 1],
                                           &tracer.items[i]) != 0)
            tracer.items[kept++] = tracer.items[i];
    }
    return (struct vpca_unknowns){tracer.items, kept};
}
