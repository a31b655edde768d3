/* How options of a need stand otherwise, and by which rules. */
#include <assert.h>
#include <inttypes.h>
#include <string.h>

#include "differ.h"

/* An option before and after. */
struct both {
    const struct vpca_snapshot_option *before;
    const struct vpca_snapshot_option *after;
    bool first; /* in one of the two */
};

static bool is_excluded(const struct vpca_snapshot_option *option)
{
    return option->status == VPCA_EXCLUDED;
}

/* ---- Pairs of rules --------------------------------------------------- */

typedef void rule_visitor(const struct differ *differ, const struct both *both,
                          const struct vpca_snapshot_rule *before,
                          const struct vpca_snapshot_rule *after,
                          struct vpca_differences *list);

/* Both lists are in order; what stands in one alone comes with NULL. */
static void visit_rules(const struct differ *differ, const struct both *both,
                        const struct vpca_snapshot_rules *lists[2],
                        rule_visitor *visitor, struct vpca_differences *list)
{
    size_t i = 0;
    size_t j = 0;

    while (i < lists[0]->count || j < lists[1]->count) {
        const struct vpca_snapshot_rule *a = &lists[0]->items[i];
        const struct vpca_snapshot_rule *b = &lists[1]->items[j];
        int order;

        if (i == lists[0]->count)
            order = 1;
        else if (j == lists[1]->count)
            order = -1;
        else
            order = state_order_rules(a, b);
        visitor(differ, both, order <= 0 ? a : NULL, order >= 0 ? b : NULL,
                list);
        i += order <= 0;
        j += order >= 0;
    }
}

static const char *member_text(vpca_arena *arena,
                               const struct vpca_snapshot_rule *rule)
{
    if (!rule->member || strstr(rule->text, rule->member))
        return rule->text;
    return vpca_arena_printf(arena, "%s: %s", rule->member, rule->text);
}

static const char *exclusion_words(const struct both *both, bool added)
{
    bool ever = is_excluded(both->before) && is_excluded(both->after);

    if (added)
        return ever ? "is excluded by one more rule" : "is excluded now";
    return ever ? "is excluded by one rule fewer; it was"
                : "is not excluded any more; it was";
}

/* Completes a difference that holds its kind and words: the rule came, or it
 * went. */
static void finish(const struct differ *differ, const struct both *both,
                   const struct vpca_snapshot_rule *rule,
                   struct vpca_difference *found)
{
    bool added = found->tone == VPCA_TONE_BAD;
    const struct vpca_snapshot_option *option =
        added ? both->after : both->before;

    assert(rule);
    found->option = option->id;
    found->rule = rule->id;
    found->before = added ? NULL : rule->text;
    found->after = added ? rule->text : NULL;
    found->text =
        vpca_arena_printf(differ->arena, "%s %s: %s", option->name, found->text,
                          member_text(differ->arena, rule));
}

static void add_exclusion(const struct differ *differ, const struct both *both,
                          const struct vpca_snapshot_rule *before,
                          const struct vpca_snapshot_rule *after,
                          struct vpca_differences *list)
{
    struct vpca_difference found = {
        .kind = after ? VPCA_DIFFERENCE_EXCLUDED : VPCA_DIFFERENCE_NOT_EXCLUDED,
        .tone = after ? VPCA_TONE_BAD : VPCA_TONE_GOOD,
        .text = exclusion_words(both, after != NULL),
    };

    if (before && after)
        return;
    finish(differ, both, after ? after : before, &found);
    differ_add(differ, list, &found);
}

static void add_condition(const struct differ *differ, const struct both *both,
                          const struct vpca_snapshot_rule *before,
                          const struct vpca_snapshot_rule *after,
                          struct vpca_differences *list)
{
    struct vpca_difference found = {
        .kind = after ? VPCA_DIFFERENCE_OPEN : VPCA_DIFFERENCE_NOT_OPEN,
        .tone = after ? VPCA_TONE_BAD : VPCA_TONE_GOOD,
        .text = after ? "has one more condition" : "has one condition fewer",
    };

    if (before && after)
        return;
    finish(differ, both, after ? after : before, &found);
    differ_add(differ, list, &found);
}

static const char *points_text(vpca_arena *arena,
                               const struct vpca_snapshot_rule *rule)
{
    return vpca_arena_printf(arena, "%" PRId64, rule ? rule->points : 0);
}

static void add_points(const struct differ *differ, const struct both *both,
                       const struct vpca_snapshot_rule *before,
                       const struct vpca_snapshot_rule *after,
                       struct vpca_differences *list)
{
    const struct vpca_snapshot_rule *rule = after ? after : before;
    struct vpca_difference found = {.kind = VPCA_DIFFERENCE_POINTS};
    int64_t less = before ? before->points : 0;
    int64_t more = after ? after->points : 0;

    if (less == more)
        return;
    assert(rule);
    found.option = both->after->id;
    found.rule = rule->id;
    found.tone = more > less ? VPCA_TONE_GOOD : VPCA_TONE_BAD;
    found.before = points_text(differ->arena, before);
    found.after = points_text(differ->arena, after);
    found.text = vpca_arena_printf(
        differ->arena, "%s, points for %s: %s -> %s (%s)", both->after->name,
        rule->criterion, found.before, found.after, rule->text);
    differ_add(differ, list, &found);
}

/* ---- An option -------------------------------------------------------- */

static void add_score(const struct differ *differ, const struct both *both,
                      struct vpca_differences *list)
{
    struct vpca_difference found = {.kind = VPCA_DIFFERENCE_SCORE,
                                    .option = both->after->id};

    if (both->before->score == both->after->score &&
        state_order(both->before->backup, both->after->backup) == 0)
        return;
    if (both->before->score < both->after->score)
        found.tone = VPCA_TONE_GOOD;
    else if (both->before->score > both->after->score)
        found.tone = VPCA_TONE_BAD;
    else
        found.tone = VPCA_TONE_NEUTRAL;
    found.before = vpca_decision_text(differ->arena, both->before);
    found.after = vpca_decision_text(differ->arena, both->after);
    found.text = vpca_arena_printf(differ->arena, "score of %s -> %s",
                                   found.before, found.after);
    differ_add(differ, list, &found);
}

static void add_option(const struct differ *differ, const struct both *both,
                       struct vpca_differences *list)
{
    const struct vpca_snapshot_option *before = both->before;
    const struct vpca_snapshot_option *after = both->after;
    const struct vpca_snapshot_rules *excluding[2] = {&before->excluding,
                                                      &after->excluding};
    const struct vpca_snapshot_rules *open[2] = {&before->open, &after->open};
    const struct vpca_snapshot_rules *points[2] = {&before->points,
                                                   &after->points};

    visit_rules(differ, both, excluding, add_exclusion, list);
    if (!before->rank || !after->rank)
        return;
    visit_rules(differ, both, open, add_condition, list);
    add_score(differ, both, list);
    if (both->first)
        visit_rules(differ, both, points, add_points, list);
}

static void add_one_sided(const struct differ *differ,
                          const struct vpca_snapshot_option *option,
                          enum vpca_difference_kind kind,
                          struct vpca_differences *list)
{
    struct vpca_difference found = {
        .kind = kind, .tone = VPCA_TONE_NEUTRAL, .option = option->id};
    const char *text = vpca_decision_text(differ->arena, option);
    bool added = kind == VPCA_DIFFERENCE_OPTION_ADDED;

    found.before = added ? NULL : text;
    found.after = added ? text : NULL;
    found.text = vpca_arena_printf(differ->arena, "%s %s", text,
                                   added ? "takes part now"
                                         : "does not take part any more");
    differ_add(differ, list, &found);
}

/* ---- The options of a need -------------------------------------------- */

static const struct vpca_snapshot_option *
find_option(const struct vpca_snapshot_need *need, const char *id)
{
    for (size_t i = 0; i < need->option_count; i++)
        if (strcmp(need->options[i].id, id) == 0)
            return &need->options[i];
    return NULL;
}

static bool is_first(const struct vpca_snapshot_need *need, const char *id)
{
    return need->option_count && need->options[0].rank &&
           strcmp(need->options[0].id, id) == 0;
}

void differ_add_options(const struct differ *differ,
                        const struct vpca_snapshot_need *before,
                        const struct vpca_snapshot_need *after,
                        struct vpca_differences *list)
{
    for (size_t i = 0; i < before->option_count; i++) {
        const struct vpca_snapshot_option *option = &before->options[i];
        struct both both = {
            .before = option,
            .after = find_option(after, option->id),
            .first =
                is_first(before, option->id) || is_first(after, option->id),
        };

        if (both.after)
            add_option(differ, &both, list);
        else
            add_one_sided(differ, option, VPCA_DIFFERENCE_OPTION_REMOVED, list);
    }
    for (size_t i = 0; i < after->option_count; i++)
        if (!find_option(before, after->options[i].id))
            add_one_sided(differ, &after->options[i],
                          VPCA_DIFFERENCE_OPTION_ADDED, list);
}
