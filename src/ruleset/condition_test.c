/* Whether a condition holds. It is asked millions of times. */
#include "vpcadvise/ruleset.h"

/* Where the value stands already it is not copied; else it is made in
 * `scratch`. */
static const struct vpca_value *find(const struct vpca_operand *operand,
                                     const struct vpca_view *view,
                                     struct vpca_value *scratch)
{
    if (operand->kind == VPCA_OPERAND_LITERAL)
        return &operand->literal;
    if (operand->kind == VPCA_OPERAND_FACT && view->values[operand->scope])
        return &view->values[operand->scope][operand->index];
    *scratch = vpca_operand_value(operand, view);
    return scratch;
}

static enum vpca_truth test(const struct vpca_condition *condition,
                            const struct vpca_view *view)
{
    struct vpca_value scratch[2];
    const struct vpca_value *left = find(&condition->left, view, &scratch[0]);
    const struct vpca_value *right = NULL;
    enum vpca_truth truth;

    if (condition->relation < VPCA_DEMANDED)
        right = find(&condition->right, view, &scratch[1]);
    truth = vpca_value_test(left, condition->relation, right);
    return condition->negated ? vpca_truth_not(truth) : truth;
}

enum vpca_truth vpca_condition_test(const struct vpca_condition *condition,
                                    const struct vpca_view *view)
{
    bool all = condition->kind == VPCA_CONDITION_ALL;
    enum vpca_truth settled = all ? VPCA_FALSE : VPCA_TRUE;
    enum vpca_truth result = all ? VPCA_TRUE : VPCA_FALSE;

    if (condition->kind == VPCA_CONDITION_TEST)
        return test(condition, view);
    for (size_t i = 0; i < condition->child_count && result != settled; i++) {
        enum vpca_truth truth =
            vpca_condition_test(condition->children[i], view);

        if (all ? truth < result : truth > result)
            result = truth;
    }
    return result;
}
