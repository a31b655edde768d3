/* Tests of conditions, turned round or shifted by one step. */
#include "mutation.h"

static const char *const words[] = {
    [VPCA_IS] = "is",
    [VPCA_AT_LEAST] = "at least",
    [VPCA_AT_MOST] = "at most",
    [VPCA_MORE_THAN] = "more than",
    [VPCA_LESS_THAN] = "less than",
    [VPCA_WITHIN] = "within",
    [VPCA_NOT_WITHIN] = "not within",
    [VPCA_SAME_AS] = "same as",
    [VPCA_OTHER_THAN] = "other than",
    [VPCA_DEMANDED] = "demanded",
    [VPCA_NOT_DEMANDED] = "not demanded",
    [VPCA_TOLD] = "told",
};

/* The opposite, and for an order the same with the bound on the other side.
 * IS is its own here: the test is negated instead. */
static const struct {
    enum vpca_relation opposite;
    enum vpca_relation shifted;
} others[] = {
    [VPCA_IS] = {VPCA_IS, VPCA_IS},
    [VPCA_AT_LEAST] = {VPCA_LESS_THAN, VPCA_MORE_THAN},
    [VPCA_AT_MOST] = {VPCA_MORE_THAN, VPCA_LESS_THAN},
    [VPCA_MORE_THAN] = {VPCA_AT_MOST, VPCA_AT_LEAST},
    [VPCA_LESS_THAN] = {VPCA_AT_LEAST, VPCA_AT_MOST},
    [VPCA_WITHIN] = {VPCA_NOT_WITHIN, VPCA_WITHIN},
    [VPCA_NOT_WITHIN] = {VPCA_WITHIN, VPCA_NOT_WITHIN},
    [VPCA_SAME_AS] = {VPCA_OTHER_THAN, VPCA_SAME_AS},
    [VPCA_OTHER_THAN] = {VPCA_SAME_AS, VPCA_OTHER_THAN},
    [VPCA_DEMANDED] = {VPCA_NOT_DEMANDED, VPCA_DEMANDED},
    [VPCA_NOT_DEMANDED] = {VPCA_DEMANDED, VPCA_NOT_DEMANDED},
    [VPCA_TOLD] = {VPCA_TOLD, VPCA_TOLD},
};

static const char *left_name(const struct vpca_condition *test)
{
    return test->left.kind == VPCA_OPERAND_FACT ? test->left.fact->name
                                                : test->left.tag;
}

static void add_relation(struct mutants *mutants, const char *name,
                         const struct vpca_condition *test,
                         enum vpca_relation relation)
{
    mutant_add(mutants,
               vpca_arena_printf(mutants->arena, "%s: %s %s -> %s", name,
                                 left_name(test), words[test->relation],
                                 words[relation]),
               &test->relation, &relation, sizeof(relation));
}

static void add_negation(struct mutants *mutants, const char *name,
                         const struct vpca_condition *test)
{
    bool negated = !test->negated;

    mutant_add(mutants,
               vpca_arena_printf(mutants->arena, "%s: %s %s -> not", name,
                                 left_name(test), words[test->relation]),
               &test->negated, &negated, sizeof(negated));
}

/* A figure that must be met is one more. */
static void add_figure(struct mutants *mutants, const char *name,
                       const struct vpca_condition *test)
{
    struct vpca_value figure = test->right.literal;

    figure.as.quantity.low++;
    if (figure.as.quantity.high != VPCA_INFINITE)
        figure.as.quantity.high++;
    mutant_add(mutants,
               vpca_arena_printf(mutants->arena, "%s: %s is -> one more", name,
                                 left_name(test)),
               &test->right.literal, &figure, sizeof(figure));
}

static void mutate_test(struct mutants *mutants, const char *name,
                        const struct vpca_condition *test)
{
    enum vpca_relation opposite = others[test->relation].opposite;
    enum vpca_relation shifted = others[test->relation].shifted;

    if (opposite == test->relation)
        add_negation(mutants, name, test);
    else
        add_relation(mutants, name, test, opposite);
    if (shifted != test->relation)
        add_relation(mutants, name, test, shifted);
    if (test->relation == VPCA_IS && test->right.kind == VPCA_OPERAND_LITERAL &&
        test->right.literal.type == VPCA_TYPE_QUANTITY)
        add_figure(mutants, name, test);
}

void conditions_mutate(struct mutants *mutants, const char *name,
                       const struct vpca_condition *condition)
{
    if (condition->kind == VPCA_CONDITION_TEST)
        mutate_test(mutants, name, condition);
    for (size_t i = 0; i < condition->child_count; i++)
        conditions_mutate(mutants, name, condition->children[i]);
}
