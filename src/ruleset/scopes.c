/* Whose facts a rule or a case reads: of one kind of member at most. */
#include "loader.h"

void scopes_init(struct scopes *scopes, struct loader *loader,
                 const struct vpca_node *node)
{
    *scopes = (struct scopes){
        .loader = loader, .node = node, .member = VPCA_SCOPE_COUNT};
}

void scopes_add(struct scopes *scopes, const struct vpca_operand *operand)
{
    enum vpca_scope scope = operand->scope;

    scopes->demand |= operand_is_demand(operand);
    if (operand->kind == VPCA_OPERAND_LITERAL || scope == VPCA_SCOPE_NEED ||
        scope == VPCA_SCOPE_OPTION || scope == scopes->member)
        return;
    if (scopes->member == VPCA_SCOPE_COUNT) {
        scopes->member = scope;
        return;
    }
    vpca_node_report(scopes->loader->diags, VPCA_CODE_RULE_SCOPE, scopes->node,
                     "make two rules of it",
                     "facts of \"%s\" and of \"%s\" are read together",
                     vpca_scope_name(scopes->member), vpca_scope_name(scope));
}

/* The kind follows from the ends, which every need has. */
static bool asks(const struct vpca_operand *operand)
{
    return operand->kind != VPCA_OPERAND_LITERAL &&
           operand->scope != VPCA_SCOPE_OPTION &&
           operand->fact != &vpca_facts[VPCA_FACT_NEED_KIND];
}

static void note_asked(struct scopes *scopes,
                       const struct vpca_operand *operand)
{
    if (!scopes->asked && asks(operand))
        scopes->asked = operand;
}

static void visit(const struct vpca_condition *test, void *context)
{
    struct scopes *scopes = context;

    scopes_add(scopes, &test->left);
    if (test->relation < VPCA_DEMANDED) {
        scopes_add(scopes, &test->right);
        note_asked(scopes, &test->left);
        note_asked(scopes, &test->right);
    }
    if (test->relation == VPCA_TOLD && !scopes->told_given)
        vpca_diags_add(
            scopes->loader->diags, VPCA_CODE_RULE_TYPE, test->span,
            vpca_node_path(scopes->loader->diags->arena, scopes->node), NULL,
            "\"told\" may only choose among cases of a fact");
}

void scopes_add_condition(struct scopes *scopes,
                          const struct vpca_condition *condition)
{
    if (condition)
        condition_walk(condition, visit, scopes);
}
