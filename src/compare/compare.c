/* Two snapshots side by side, need by need. */
#include <assert.h>
#include <string.h>

#include "differ.h"

const char *vpca_difference_name(enum vpca_difference_kind kind)
{
    static const char *const NAMES[] = {
#define VPCA_DIFFERENCE(symbol, name) name,
        VPCA_DIFFERENCES(VPCA_DIFFERENCE)
#undef VPCA_DIFFERENCE
    };

    return NAMES[kind];
}

const char *vpca_decision_name(enum vpca_decision decision)
{
    static const char *const NAMES[] = {
#define VPCA_DECISION(symbol, name) name,
        VPCA_DECISIONS(VPCA_DECISION)
#undef VPCA_DECISION
    };

    return NAMES[decision];
}

const char *vpca_decision_text(vpca_arena *arena,
                               const struct vpca_snapshot_option *first)
{
    if (!first)
        return "no option left";
    if (!first->rank)
        return vpca_arena_printf(arena, "%s (%s)", first->name,
                                 vpca_status_name(first->status));
    return vpca_arena_printf(arena, "%s (%d%s)", first->name, first->score,
                             first->status == VPCA_OPEN ? ", open" : "");
}

void differ_add(const struct differ *differ, struct vpca_differences *list,
                const struct vpca_difference *difference)
{
    list->items = vpca_arena_grow(differ->arena, list->items, list->count,
                                  &list->capacity, sizeof(*list->items));
    list->items[list->count++] = *difference;
}

/* ---- One need --------------------------------------------------------- */

static const struct vpca_snapshot_option *
first_of(const struct vpca_snapshot_need *need)
{
    return need && need->option_count && need->options[0].rank
               ? &need->options[0]
               : NULL;
}

static bool is_same(const struct vpca_snapshot_option *a,
                    const struct vpca_snapshot_option *b)
{
    if (!a || !b)
        return a == b;
    return strcmp(a->id, b->id) == 0 && state_order(a->backup, b->backup) == 0;
}

static enum vpca_decision decision_of(const struct vpca_snapshot_need *before,
                                      const struct vpca_snapshot_need *after)
{
    if (!before)
        return VPCA_DECISION_ADDED;
    if (!after)
        return VPCA_DECISION_REMOVED;
    return is_same(first_of(before), first_of(after)) ? VPCA_DECISION_SAME
                                                      : VPCA_DECISION_CHANGED;
}

static void compare_need(struct differ *differ,
                         const struct vpca_snapshot_need *before,
                         const struct vpca_snapshot_need *after,
                         struct vpca_compared_need *to)
{
    const struct vpca_snapshot_need *last = after ? after : before;

    assert(last);
    to->id = last->id;
    to->title = last->title;
    to->decision = decision_of(before, after);
    to->before = first_of(before);
    to->after = first_of(after);
    if (before && after)
        differ_add_options(differ, before, after, &to->differences);
    differ_add_facts(differ, before, after, &to->differences);
}

/* ---- All needs -------------------------------------------------------- */

static int compare_ids(const void *a, const void *b, void *context)
{
    const struct vpca_snapshot_need *const *left = a;
    const struct vpca_snapshot_need *const *right = b;

    (void)context;
    return strcmp((*left)->id, (*right)->id);
}

static const struct vpca_snapshot_need **
by_id(vpca_arena *arena, const struct vpca_snapshot *snapshot)
{
    const struct vpca_snapshot_need **needs =
        vpca_arena_array(arena, snapshot->need_count, sizeof(*needs));

    for (size_t i = 0; i < snapshot->need_count; i++)
        needs[i] = &snapshot->needs[i];
    vpca_sort(arena, needs, snapshot->need_count, sizeof(*needs), compare_ids,
              NULL);
    return needs;
}

static void compare_needs(struct differ *differ, struct vpca_comparison *to)
{
    size_t olds = differ->before->need_count;
    size_t news = differ->after->need_count;
    const struct vpca_snapshot_need **before =
        by_id(differ->arena, differ->before);
    const struct vpca_snapshot_need **after =
        by_id(differ->arena, differ->after);
    size_t i = 0;
    size_t j = 0;

    to->needs =
        vpca_arena_array(differ->arena, olds + news, sizeof(*to->needs));
    while (i < olds || j < news) {
        struct vpca_compared_need *need = &to->needs[to->need_count++];
        int order;

        if (i == olds)
            order = 1;
        else if (j == news)
            order = -1;
        else
            order = strcmp(before[i]->id, after[j]->id);
        compare_need(differ, order <= 0 ? before[i] : NULL,
                     order >= 0 ? after[j] : NULL, need);
        to->changed += need->decision != VPCA_DECISION_SAME;
        i += order <= 0;
        j += order >= 0;
    }
}

/* ---- The whole -------------------------------------------------------- */

static void compare_rules(const struct differ *differ,
                          struct vpca_differences *list)
{
    struct vpca_difference found = {
        .kind = VPCA_DIFFERENCE_RULES,
        .tone = VPCA_TONE_NEUTRAL,
        .before = differ->before->pack,
        .after = differ->after->pack,
    };

    if (strcmp(found.before, found.after) == 0)
        return;
    found.text = vpca_arena_printf(differ->arena, "rules: %s -> %s",
                                   found.before, found.after);
    differ_add(differ, list, &found);
}

static bool has_finding(const struct vpca_snapshot *snapshot,
                        const struct vpca_snapshot_finding *finding)
{
    for (size_t i = 0; i < snapshot->finding_count; i++) {
        const struct vpca_snapshot_finding *other = &snapshot->findings[i];

        if (strcmp(other->code, finding->code) == 0 &&
            state_order(other->path, finding->path) == 0 &&
            strcmp(other->message, finding->message) == 0)
            return true;
    }
    return false;
}

/* Findings of `from` that `other` has not. */
static void add_findings(const struct differ *differ,
                         const struct vpca_snapshot *from,
                         const struct vpca_snapshot *other,
                         enum vpca_difference_kind kind,
                         struct vpca_differences *list)
{
    bool added = kind == VPCA_DIFFERENCE_FINDING_ADDED;

    for (size_t i = 0; i < from->finding_count; i++) {
        const struct vpca_snapshot_finding *finding = &from->findings[i];
        struct vpca_difference found = {
            .kind = kind,
            .tone = added ? VPCA_TONE_BAD : VPCA_TONE_GOOD,
            .path = finding->path,
            .before = added ? NULL : finding->message,
            .after = added ? finding->message : NULL,
        };

        if (has_finding(other, finding))
            continue;
        found.text = vpca_arena_printf(differ->arena, "%s: %s%s%s [%s]",
                                       added ? "new finding" : "finding gone",
                                       finding->path ? finding->path : "",
                                       finding->path ? ": " : "",
                                       finding->message, finding->code);
        differ_add(differ, list, &found);
    }
}

static const char *summary_of(vpca_arena *arena,
                              const struct vpca_comparison *comparison)
{
    const char *plural = comparison->need_count == 1 ? "" : "s";

    if (comparison->changed == 0)
        return vpca_arena_printf(arena, "no decision changed (%zu need%s)",
                                 comparison->need_count, plural);
    return vpca_arena_printf(arena, "%zu of %zu decision%s changed",
                             comparison->changed, comparison->need_count,
                             plural);
}

const struct vpca_comparison *
vpca_comparison_make(vpca_arena *arena, const struct vpca_snapshot *before,
                     const struct vpca_snapshot *after)
{
    struct vpca_comparison *to = vpca_arena_alloc(arena, sizeof(*to));
    struct differ differ = {.arena = arena, .before = before, .after = after};

    to->before = before;
    to->after = after;
    compare_rules(&differ, &to->differences);
    differ_read_facts(&differ);
    compare_needs(&differ, to);
    differ_add_other_facts(&differ, &to->differences);
    add_findings(&differ, before, after, VPCA_DIFFERENCE_FINDING_REMOVED,
                 &to->differences);
    add_findings(&differ, after, before, VPCA_DIFFERENCE_FINDING_ADDED,
                 &to->differences);
    to->summary = summary_of(arena, to);
    return to;
}
