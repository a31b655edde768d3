/* The members of a need that rules are judged for, and how they are. */
#include "judge.h"

#include <string.h>

bool scope_has_members(enum vpca_scope scope)
{
    switch (scope) {
    case VPCA_SCOPE_SITE:
    case VPCA_SCOPE_VPC:
    case VPCA_SCOPE_SERVICE:
    case VPCA_SCOPE_USER:
    case VPCA_SCOPE_FROM:
    case VPCA_SCOPE_TO:
        return true;
    case VPCA_SCOPE_NEED:
    case VPCA_SCOPE_OPTION:
    case VPCA_SCOPE_COUNT:
        break;
    }
    return false;
}

static void list_add(struct member_list *list, const struct vpca_member *member)
{
    list->items[list->count++] = member;
}

static void add_end(struct judge *judge,
                    const struct vpca_member *const *members, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct vpca_member *member = members[i];

        list_add(&judge->members[member->scope], member);
        if (member->scope == VPCA_SCOPE_SERVICE && member->host)
            list_add(&judge->members[VPCA_SCOPE_VPC], member->host);
    }
}

static void fill_end(struct member_list *list,
                     const struct vpca_member *const *members, size_t count)
{
    for (size_t i = 0; i < count; i++)
        list_add(list, members[i]);
}

static int compare_names(const void *a, const void *b, void *context)
{
    const struct vpca_member *const *left = a;
    const struct vpca_member *const *right = b;

    (void)context;
    return strcmp((*left)->name, (*right)->name);
}

static void sort_once(vpca_arena *arena, struct member_list *list)
{
    size_t kept = 1;

    if (list->count < 2)
        return;
    vpca_sort(arena, list->items, list->count, sizeof(*list->items),
              compare_names, NULL);
    for (size_t i = 1; i < list->count; i++) {
        if (list->items[i] != list->items[kept - 1])
            list->items[kept++] = list->items[i];
    }
    list->count = kept;
}

void members_collect(struct judge *judge)
{
    const struct vpca_need *need = judge->need;
    size_t count = need->from_count + need->to_count;

    for (int scope = 0; scope < VPCA_SCOPE_COUNT; scope++) {
        /* A VPC may come as a member and as the host of a service. */
        if (scope_has_members((enum vpca_scope)scope))
            judge->members[scope].items = vpca_arena_array(
                judge->arena, count * 2, sizeof(struct vpca_member *));
    }
    add_end(judge, need->from, need->from_count);
    add_end(judge, need->to, need->to_count);
    fill_end(&judge->members[VPCA_SCOPE_FROM], need->from, need->from_count);
    fill_end(&judge->members[VPCA_SCOPE_TO],
             need->between ? need->from : need->to,
             need->between ? need->from_count : need->to_count);
    for (int scope = 0; scope < VPCA_SCOPE_COUNT; scope++)
        sort_once(judge->arena, &judge->members[scope]);
}

/* ---- Views ------------------------------------------------------------ */

struct vpca_view view_of(const struct judge *judge,
                         const struct subject *subject)
{
    struct vpca_view view = {0};

    view.values[VPCA_SCOPE_NEED] = subject->need;
    view.values[VPCA_SCOPE_OPTION] = subject->values;
    view.tags[VPCA_SCOPE_NEED] = judge->need->tags;
    view.tag_counts[VPCA_SCOPE_NEED] = judge->need->tag_count;
    return view;
}

void view_bind(struct vpca_view *view, enum vpca_scope scope,
               const struct vpca_member *member)
{
    view->values[scope] = member ? member->values : NULL;
    view->tags[scope] = member ? member->tags : NULL;
    view->tag_counts[scope] = member ? member->tag_count : 0;
}

/* ---- Tests over members ----------------------------------------------- */

static enum vpca_scope operand_scope(const struct vpca_operand *operand)
{
    if (operand->kind != VPCA_OPERAND_LITERAL &&
        scope_has_members(operand->scope))
        return operand->scope;
    return VPCA_SCOPE_COUNT;
}

enum vpca_scope condition_scope(const struct vpca_condition *condition)
{
    enum vpca_scope scope = VPCA_SCOPE_COUNT;

    if (condition->kind == VPCA_CONDITION_TEST) {
        scope = operand_scope(&condition->left);
        if (scope == VPCA_SCOPE_COUNT && condition->relation < VPCA_DEMANDED)
            scope = operand_scope(&condition->right);
        return scope;
    }
    for (size_t i = 0; i < condition->child_count; i++) {
        scope = condition_scope(condition->children[i]);
        if (scope != VPCA_SCOPE_COUNT)
            break;
    }
    return scope;
}

/* What the members make together: for any the greatest truth, for every one
 * the least. The first that has it is the one to name. */
static enum vpca_truth test_members(const struct member_list *members,
                                    const struct vpca_rule *rule,
                                    struct vpca_view *view,
                                    const struct vpca_member **ret_member)
{
    enum vpca_truth found = VPCA_FALSE;

    for (size_t i = 0; i < members->count; i++) {
        enum vpca_truth truth;

        view_bind(view, rule->member_scope, members->items[i]);
        truth = rule->when ? vpca_condition_test(rule->when, view) : VPCA_TRUE;
        if (i == 0 || (rule->every ? truth < found : truth > found)) {
            found = truth;
            *ret_member = members->items[i];
        }
        if (found == (rule->every ? VPCA_FALSE : VPCA_TRUE))
            break;
    }
    view_bind(view, rule->member_scope, NULL);
    return found;
}

enum vpca_truth rule_test(const struct judge *judge,
                          const struct vpca_rule *rule, struct vpca_view *view,
                          const struct vpca_member **ret_member)
{
    *ret_member = NULL;
    if (rule->member_scope != VPCA_SCOPE_COUNT)
        return test_members(&judge->members[rule->member_scope], rule, view,
                            ret_member);
    return rule->when ? vpca_condition_test(rule->when, view) : VPCA_TRUE;
}

enum vpca_truth condition_test_any(const struct judge *judge,
                                   const struct vpca_condition *condition,
                                   struct vpca_view *view)
{
    const struct vpca_member *member;
    struct vpca_rule rule = {.when = condition};

    if (!condition)
        return VPCA_TRUE;
    rule.member_scope = condition_scope(condition);
    return rule_test(judge, &rule, view, &member);
}
