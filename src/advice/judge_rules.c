/* The rules of an option, each by its effect, on one subject. */
#include "judge.h"

#include <assert.h>
#include <string.h>

/* A rule that is not false, and where. */
struct firing {
    const struct vpca_rule *rule;
    enum vpca_truth truth;
    enum vpca_path path;
    const struct vpca_member *member;
    const struct subject *subject;
    struct vpca_view *view;
};

static void line_push(struct judge *judge, struct line_list *list,
                      const struct vpca_line *line)
{
    list->items = vpca_arena_grow(judge->arena, list->items, list->count,
                                  &list->capacity, sizeof(*list->items));
    list->items[list->count++] = *line;
}

static struct vpca_line line_of(const struct firing *firing)
{
    return (struct vpca_line){.rule = firing->rule,
                              .truth = firing->truth,
                              .path = firing->path,
                              .member = firing->member};
}

/* ---- Exclusions and doubts -------------------------------------------- */

static const struct vpca_waiver *waiver_find(const struct vpca_need *need,
                                             const struct vpca_rule *rule)
{
    for (size_t i = 0; i < need->waiver_count; i++) {
        if (need->waivers[i]->rule == rule && !need->waivers[i]->expired)
            return need->waivers[i];
    }
    return NULL;
}

static void waiver_use(struct judge *judge, const struct vpca_waiver *waiver)
{
    for (size_t i = 0; i < judge->need->waiver_count; i++) {
        if (judge->need->waivers[i] == waiver)
            judge->waivers_used[i] = true;
    }
}

static bool operand_is_demanded(const struct vpca_operand *operand,
                                const struct vpca_view *view)
{
    return operand->kind == VPCA_OPERAND_FACT &&
           operand->scope == VPCA_SCOPE_NEED &&
           (operand->fact->flags & VPCA_FACT_DEMAND) &&
           view->values[VPCA_SCOPE_NEED][operand->index].state != VPCA_ABSENT;
}

/* Whether a demand that was made stands in what is not false. */
static bool reads_made_demand(const struct vpca_condition *condition,
                              const struct vpca_view *view)
{
    if (vpca_condition_test(condition, view) == VPCA_FALSE)
        return false;
    if (condition->kind == VPCA_CONDITION_TEST)
        return operand_is_demanded(&condition->left, view) ||
               (condition->relation < VPCA_DEMANDED &&
                operand_is_demanded(&condition->right, view));
    for (size_t i = 0; i < condition->child_count; i++) {
        if (reads_made_demand(condition->children[i], view))
            return true;
    }
    return false;
}

static bool doubts_a_demand(const struct firing *firing)
{
    const struct vpca_rule *rule = firing->rule;
    bool found;

    if (!rule->reads_demand || !rule->when)
        return false;
    if (firing->member)
        view_bind(firing->view, rule->member_scope, firing->member);
    found = reads_made_demand(rule->when, firing->view);
    if (firing->member)
        view_bind(firing->view, rule->member_scope, NULL);
    return found;
}

static void push_failure(struct judge *judge, const struct firing *firing,
                         const struct vpca_line *line)
{
    struct failure_list *list = &judge->failures;
    struct vpca_failure failure = {.line = *line};

    failure.pass = nearest_pass(judge, firing->rule, firing->subject);
    list->items = vpca_arena_grow(judge->arena, list->items, list->count,
                                  &list->capacity, sizeof(*list->items));
    list->items[list->count++] = failure;
}

static void judge_exclude(struct judge *judge, const struct firing *firing)
{
    struct vpca_line line = line_of(firing);
    bool doubts;

    line.waiver = waiver_find(judge->need, firing->rule);
    line.waived = line.waiver != NULL;
    if (firing->truth == VPCA_SILENT_SOURCE) {
        line_push(judge, &judge->notes, &line);
        return;
    }
    doubts = firing->truth == VPCA_UNKNOWN && doubts_a_demand(firing);
    if (doubts || firing->truth == VPCA_TRUE)
        waiver_use(judge, line.waiver);
    if (firing->truth == VPCA_TRUE)
        push_failure(judge, firing, &line);
    else
        line_push(judge,
                  doubts && !line.waived ? &judge->conditions
                                         : &judge->provisos,
                  &line);
}

static void judge_doubt(struct judge *judge, const struct firing *firing)
{
    struct vpca_line line = line_of(firing);

    line.waiver = waiver_find(judge->need, firing->rule);
    line.waived = line.waiver != NULL;
    if (firing->truth == VPCA_TRUE)
        waiver_use(judge, line.waiver);
    if (firing->truth == VPCA_TRUE && !line.waived)
        line_push(judge, &judge->conditions, &line);
    else if (firing->truth >= VPCA_UNKNOWN)
        line_push(judge, &judge->provisos, &line);
}

/* ---- Points, notes, measures ------------------------------------------ */

static void judge_points(struct judge *judge, const struct firing *firing)
{
    points_add(judge, firing->rule, firing->member, firing->truth,
               firing->view);
}

static void judge_note(struct judge *judge, const struct firing *firing)
{
    struct vpca_line line = line_of(firing);

    if (firing->truth == VPCA_TRUE)
        line_push(judge, &judge->notes, &line);
}

static void judge_build(struct judge *judge, const struct firing *firing)
{
    struct vpca_line line = line_of(firing);

    /* Both paths of a pair may ask for the same measure. */
    for (size_t i = 0; i < judge->builds.count; i++) {
        if (judge->builds.items[i].rule == firing->rule)
            return;
    }
    if (firing->truth == VPCA_TRUE)
        line_push(judge, &judge->builds, &line);
}

static const struct {
    void (*judge)(struct judge *judge, const struct firing *firing);
    unsigned pass;
} effects[VPCA_EFFECT_COUNT] = {
    [VPCA_EFFECT_EXCLUDE] = {judge_exclude, PASS_PATH},
    [VPCA_EFFECT_DOUBT] = {judge_doubt, PASS_PATH},
    [VPCA_EFFECT_SCORE] = {judge_points, PASS_POINTS},
    [VPCA_EFFECT_MATCH] = {judge_points, PASS_POINTS},
    [VPCA_EFFECT_MISMATCH] = {judge_points, PASS_POINTS},
    [VPCA_EFFECT_ADVANTAGE] = {judge_note, PASS_POINTS},
    [VPCA_EFFECT_LIMITATION] = {judge_note, PASS_POINTS},
    [VPCA_EFFECT_CAVEAT] = {judge_note, PASS_POINTS},
    [VPCA_EFFECT_BUILD] = {judge_build, PASS_BUILDS},
};

unsigned rule_pass(const struct vpca_rule *rule)
{
    unsigned pass = effects[rule->effect].pass;

    return pass == PASS_PATH && rule->whole ? PASS_WHOLE : pass;
}

void rules_judge(struct judge *judge, const struct subject *subject,
                 enum vpca_path path, unsigned passes)
{
    const struct vpca_option *option = subject->option;
    struct vpca_view view = view_of(judge, subject);

    for (size_t i = 0; i < option->rule_count; i++) {
        const struct vpca_rule *rule = &judge->rules->rules[option->rules[i]];
        struct firing firing = {.rule = rule, .path = path, .subject = subject};

        if (!(rule_pass(rule) & passes))
            continue;
        firing.view = &view;
        firing.truth = rule_test(judge, rule, &view, &firing.member);
        if (firing.truth != VPCA_FALSE)
            effects[rule->effect].judge(judge, &firing);
    }
}

/* ---- Into the entry --------------------------------------------------- */

void lists_clear(struct judge *judge)
{
    judge->conditions.count = 0;
    judge->provisos.count = 0;
    judge->notes.count = 0;
    judge->builds.count = 0;
    judge->failures.count = 0;
    judge->scored.count = 0;
}

static int compare_lines(const void *a, const void *b, void *context)
{
    const struct vpca_line *left = a;
    const struct vpca_line *right = b;
    int order = strcmp(left->rule->id, right->rule->id);

    (void)context;
    return order ? order : (int)left->path - (int)right->path;
}

/* A failure begins with its line. */
_Static_assert(offsetof(struct vpca_failure, line) == 0,
               "failures are sorted by their lines");

static int compare_builds(const void *a, const void *b, void *context)
{
    const struct vpca_line *left = a;
    const struct vpca_line *right = b;

    if (left->rule->order != right->rule->order)
        return left->rule->order < right->rule->order ? -1 : 1;
    return compare_lines(a, b, context);
}

static const void *keep(vpca_arena *arena, const void *items, size_t count,
                        size_t size, vpca_compare compare)
{
    void *copy = vpca_arena_array(arena, count, size);

    if (count)
        memcpy(copy, items, count * size);
    if (count > 1)
        vpca_sort(arena, copy, count, size, compare, NULL);
    return copy;
}

static const struct vpca_line *keep_lines(vpca_arena *arena,
                                          const struct line_list *list,
                                          vpca_compare compare,
                                          size_t *ret_count)
{
    *ret_count = list->count;
    return keep(arena, list->items, list->count, sizeof(*list->items), compare);
}

static bool any_failure(const struct vpca_entry *entry, bool waived)
{
    for (size_t i = 0; i < entry->failure_count; i++) {
        if (entry->failures[i].line.waived == waived)
            return true;
    }
    return false;
}

void lists_keep(struct judge *judge, struct vpca_entry *entry)
{
    vpca_arena *arena = judge->arena;

    entry->failure_count = judge->failures.count;
    entry->failures = keep(arena, judge->failures.items, judge->failures.count,
                           sizeof(*judge->failures.items), compare_lines);
    entry->conditions = keep_lines(arena, &judge->conditions, compare_lines,
                                   &entry->condition_count);
    entry->provisos = keep_lines(arena, &judge->provisos, compare_lines,
                                 &entry->proviso_count);
    entry->notes =
        keep_lines(arena, &judge->notes, compare_lines, &entry->note_count);
    entry->builds =
        keep_lines(arena, &judge->builds, compare_builds, &entry->build_count);
    for (size_t i = 0; i < entry->note_count; i++)
        entry->caveats += entry->notes[i].rule->effect == VPCA_EFFECT_CAVEAT ||
                          entry->notes[i].truth == VPCA_SILENT_SOURCE;

    entry->status = entry->condition_count ? VPCA_OPEN : VPCA_FEASIBLE;
    if (any_failure(entry, false))
        entry->status = VPCA_EXCLUDED;
    else
        entry->waived = any_failure(entry, true);
}
