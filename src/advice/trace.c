/* Why an entry is what it is: its rules once more, with what each one saw. */
#include "judge.h"

struct trace {
    struct judge judge;
    const struct vpca_advice *advice;
    struct vpca_trace_rule *items;
    size_t count;
    size_t capacity;
};

/* ---- Conditions ------------------------------------------------------- */

static void trace_test(vpca_arena *arena,
                       const struct vpca_condition *condition,
                       const struct vpca_view *view,
                       struct vpca_trace_test *ret_test)
{
    struct vpca_trace_test *children = vpca_arena_array(
        arena, condition->child_count, sizeof(struct vpca_trace_test));

    for (size_t i = 0; i < condition->child_count; i++)
        trace_test(arena, condition->children[i], view, &children[i]);
    *ret_test = (struct vpca_trace_test){
        .condition = condition,
        .truth = vpca_condition_test(condition, view),
        .children = children,
        .child_count = condition->child_count,
    };
    if (condition->kind != VPCA_CONDITION_TEST)
        return;
    ret_test->left = vpca_operand_value(&condition->left, view);
    if (condition->relation < VPCA_DEMANDED)
        ret_test->right = vpca_operand_value(&condition->right, view);
}

static const struct vpca_trace_test *
trace_condition(struct trace *trace, const struct vpca_trace_rule *traced,
                struct vpca_view *view)
{
    const struct vpca_rule *rule = traced->rule;
    bool of_members = rule->member_scope != VPCA_SCOPE_COUNT;
    struct vpca_trace_test *test;

    if (!rule->when || (of_members && !traced->member))
        return NULL;
    test = vpca_arena_alloc(trace->judge.arena, sizeof(*test));
    if (of_members)
        view_bind(view, rule->member_scope, traced->member);
    trace_test(trace->judge.arena, rule->when, view, test);
    if (of_members)
        view_bind(view, rule->member_scope, NULL);
    return test;
}

/* ---- Rules ------------------------------------------------------------ */

static void trace_rule(struct trace *trace, const struct vpca_rule *rule,
                       enum vpca_path path, struct vpca_view *view)
{
    struct vpca_trace_rule traced = {.rule = rule, .path = path};

    traced.truth = rule_test(&trace->judge, rule, view, &traced.member);
    if (rule->member_scope != VPCA_SCOPE_COUNT)
        traced.member_count = trace->judge.members[rule->member_scope].count;
    traced.when = trace_condition(trace, &traced, view);
    trace->items =
        vpca_arena_grow(trace->judge.arena, trace->items, trace->count,
                        &trace->capacity, sizeof(*trace->items));
    trace->items[trace->count++] = traced;
}

static void trace_subject(struct trace *trace, const struct subject *subject,
                          enum vpca_path path, unsigned passes)
{
    const struct vpca_option *option = subject->option;
    struct vpca_view view = view_of(&trace->judge, subject);

    for (size_t i = 0; i < option->rule_count; i++) {
        const struct vpca_rule *rule =
            &trace->judge.rules->rules[option->rules[i]];

        if (rule_pass(rule) & passes)
            trace_rule(trace, rule, path, &view);
    }
}

/* A second path is judged only where the first has passed. */
static bool has_second(const struct trace *trace,
                       const struct vpca_entry *entry)
{
    for (size_t i = 0; i < entry->failure_count; i++) {
        if (entry->failures[i].line.path == VPCA_PATH_WHOLE)
            return false;
    }
    return trace->judge.need->has_backup && !entry->ruled_out;
}

/* As judge_single and judge_pair go through them. */
static void trace_single(struct trace *trace, const struct vpca_entry *entry)
{
    struct subject subject = {.option = entry->option,
                              .need = trace->advice->need_values,
                              .values = entry->values};

    trace_subject(trace, &subject, VPCA_PATH_WHOLE, PASS_ALL);
    if (!has_second(trace, entry))
        return;
    subject.need = trace->advice->backup_need_values;
    trace_subject(trace, &subject, VPCA_PATH_BACKUP, PASS_PATH);
}

static void trace_pair(struct trace *trace, const struct vpca_entry *entry)
{
    struct subject primary = {.option = entry->option,
                              .need = trace->advice->need_values,
                              .values = entry->primary_values};
    struct subject backup = {.option = entry->backup,
                             .need = trace->advice->backup_need_values,
                             .values = entry->backup_values};
    struct subject whole = primary;

    whole.values = entry->values;
    trace_subject(trace, &primary, VPCA_PATH_PRIMARY, PASS_PATH | PASS_BUILDS);
    trace_subject(trace, &backup, VPCA_PATH_BACKUP, PASS_PATH | PASS_BUILDS);
    trace_subject(trace, &whole, VPCA_PATH_WHOLE, PASS_WHOLE | PASS_POINTS);
}

struct vpca_trace vpca_trace(vpca_arena *arena,
                             const struct vpca_advice *advice,
                             const struct vpca_entry *entry)
{
    struct trace trace = {
        .judge = {.arena = arena,
                  .model = advice->model,
                  .rules = advice->model->rules,
                  .need = advice->need},
        .advice = advice,
    };

    if (!entry->values)
        return (struct vpca_trace){.items = NULL};
    members_collect(&trace.judge);
    if (entry->backup)
        trace_pair(&trace, entry);
    else
        trace_single(&trace, entry);
    return (struct vpca_trace){.items = trace.items, .count = trace.count};
}
