/* The facts of an option under one need: its own, fixed ones, and cases. */
#include "judge.h"
#include "combine.h"

#include <assert.h>
#include <string.h>

enum {
    FACT_TODO,
    FACT_UNDER_WAY,
    FACT_DONE,
};

static const struct vpca_fact *fact_at(const struct filler *filler,
                                       size_t index)
{
    return &filler->judge->rules->facts[index].fact;
}

/* ---- What a case reads is worked out first ---------------------------- */

static void fill(struct filler *filler, size_t index);

void filler_need_operand(struct filler *filler,
                         const struct vpca_operand *operand)
{
    if (operand->kind == VPCA_OPERAND_FACT &&
        operand->scope == VPCA_SCOPE_OPTION)
        fill(filler, operand->index);
}

void filler_need_condition(struct filler *filler,
                           const struct vpca_condition *condition)
{
    if (!condition)
        return;
    if (condition->kind == VPCA_CONDITION_TEST) {
        filler_need_operand(filler, &condition->left);
        if (condition->relation < VPCA_DEMANDED)
            filler_need_operand(filler, &condition->right);
        return;
    }
    for (size_t i = 0; i < condition->child_count; i++)
        filler_need_condition(filler, condition->children[i]);
}

/* ---- Cases ------------------------------------------------------------ */

struct vpca_value operand_over_members(const struct judge *judge,
                                       const struct vpca_operand *operand,
                                       struct vpca_view *view,
                                       enum vpca_direction direction)
{
    const struct member_list *members;
    struct vpca_value worst;

    if (operand->kind == VPCA_OPERAND_LITERAL ||
        !scope_has_members(operand->scope))
        return vpca_operand_value(operand, view);
    members = &judge->members[operand->scope];
    /* Nothing was said of a member that the need does not name. */
    worst = vpca_value_unknown(
        operand->fact ? operand->fact->type : VPCA_TYPE_TEXT, VPCA_CAUSE_FILE);
    for (size_t i = 0; i < members->count; i++) {
        struct vpca_value value;

        view_bind(view, operand->scope, members->items[i]);
        value = vpca_operand_value(operand, view);
        if (i == 0)
            worst = value;
        else if (direction == VPCA_NO_DIRECTION)
            worst = vpca_value_hull(&worst, &value);
        else
            worst = value_weaker(&worst, &value, direction);
    }
    view_bind(view, operand->scope, NULL);
    return worst;
}

static struct vpca_value product_value(struct filler *filler,
                                       const struct vpca_fact_case *item)
{
    struct vpca_value product = vpca_value_quantity(1, 1, 0);

    for (size_t i = 0; i < item->operand_count; i++) {
        struct vpca_value factor =
            operand_over_members(filler->judge, &item->operands[i],
                                 &filler->view, VPCA_NO_DIRECTION);

        product = value_product(&product, &factor);
    }
    return product;
}

static struct vpca_value case_value(struct filler *filler,
                                    const struct vpca_fact_case *item,
                                    const struct vpca_fact *fact)
{
    if (item->kind == VPCA_CASE_LITERAL)
        return item->literal;
    if (item->kind == VPCA_CASE_NOT_STATED)
        return vpca_value_not_stated(fact->type);
    for (size_t i = 0; i < item->operand_count; i++)
        filler_need_operand(filler, &item->operands[i]);
    if (item->kind == VPCA_CASE_TIMES)
        return product_value(filler, item);
    return operand_over_members(filler->judge, &item->operands[0],
                                &filler->view, fact->direction);
}

struct vpca_value cases_value(struct filler *filler,
                              const struct vpca_fact_cases *cases,
                              const struct vpca_fact *fact)
{
    struct vpca_value joined = vpca_value_not_stated(fact->type);
    struct vpca_value value;
    bool is_joined = false;

    filler->given = NULL;
    for (size_t i = 0; i < cases->count; i++) {
        const struct vpca_fact_case *item = &cases->items[i];
        enum vpca_truth truth;

        filler_need_condition(filler, item->when);
        truth = condition_test_any(filler->judge, item->when, &filler->view);
        if (truth == VPCA_FALSE)
            continue;
        value = case_value(filler, item, fact);
        /* Working it out may have filled other facts. */
        filler->given = item;
        joined = is_joined ? vpca_value_hull(&joined, &value) : value;
        if (truth == VPCA_TRUE)
            goto out;
        is_joined = true;
    }
    /* Every case may yet fail, and then the source says nothing. */
    joined = vpca_value_not_stated(fact->type);
out:
    /* Who settles the `when` settles which case it is. */
    if (is_joined && vpca_value_is_spread(&joined))
        joined.cause |= VPCA_CAUSE_FILE;
    return joined;
}

/* ---- Own facts -------------------------------------------------------- */

static struct vpca_value current_value(const struct filler *filler)
{
    const struct vpca_option *option = filler->option;
    const struct vpca_value *current =
        &filler->need[VPCA_FACT_NEED_CURRENT -
                      (int)vpca_facts_first(VPCA_SCOPE_NEED)];
    uint64_t names = option->families | UINT64_C(1) << option->symbol;

    if (current->state != VPCA_STATED || current->unknown)
        return vpca_value_unknown(VPCA_TYPE_TRUTH, VPCA_CAUSE_FILE);
    if (current->as.words.least >> option->symbol & 1)
        return vpca_value_truth(true);
    /* A family in use may be this option or another of it. */
    if ((current->as.words.most & names) == 0 ||
        !(current->as.words.most >> option->symbol & 1))
        return vpca_value_truth(false);
    return vpca_value_unknown(VPCA_TYPE_TRUTH, VPCA_CAUSE_FILE);
}

static void fill_own(struct filler *filler, enum vpca_path path)
{
    const struct vpca_option *option = filler->option;

    filler->values[VPCA_OWN_ID] = vpca_value_word((unsigned)option->symbol);
    filler->values[VPCA_OWN_FAMILY] = vpca_value_set(option->families);
    filler->values[VPCA_OWN_CURRENT] = current_value(filler);
    filler->values[VPCA_OWN_IS_PAIR] =
        vpca_value_truth(path != VPCA_PATH_WHOLE);
    filler->values[VPCA_OWN_IS_BACKUP] =
        vpca_value_truth(path == VPCA_PATH_BACKUP);
    for (size_t i = 0; i < VPCA_OWN_SURVIVES; i++)
        filler->judge->fact_state[i] = FACT_DONE;
}

/* ---- The whole -------------------------------------------------------- */

/* A fixed fact needs no judging. */
static struct vpca_value fact_value(struct filler *filler,
                                    const struct vpca_fact_cases *cases,
                                    const struct vpca_fact *fact)
{
    if (!cases->fixed || cases->count != 1 ||
        cases->items[0].kind != VPCA_CASE_LITERAL)
        return cases_value(filler, cases, fact);
    filler->given = &cases->items[0];
    return cases->items[0].literal;
}

static void fill(struct filler *filler, size_t index)
{
    uint8_t *state = &filler->judge->fact_state[index];
    const struct vpca_fact *fact = fact_at(filler, index);

    if (*state == FACT_DONE)
        return;
    if (*state == FACT_UNDER_WAY) {
        /* The loader refuses cycles; one through the cost ends here. */
        filler->values[index] = vpca_value_unknown(fact->type, VPCA_CAUSE_PACK);
        return;
    }
    *state = FACT_UNDER_WAY;
    if (index == VPCA_OWN_MONTHLY_COST) {
        filler->values[index] = cost_of_option(filler);
    } else if (index == VPCA_OWN_SURVIVES || index == VPCA_OWN_CAN_SURVIVE) {
        failure_rows_fill(filler, filler->option->failures);
        failure_rows_values(filler->failures, filler->values);
        filler->judge->fact_state[VPCA_OWN_SURVIVES] = FACT_DONE;
        filler->judge->fact_state[VPCA_OWN_CAN_SURVIVE] = FACT_DONE;
    } else {
        filler->values[index] =
            fact_value(filler, &filler->option->facts[index], fact);
        filler->cases[index] = filler->given;
    }
    *state = FACT_DONE;
}

struct subject subject_of_option(struct judge *judge,
                                 const struct vpca_option *option,
                                 const struct vpca_value *need,
                                 enum vpca_path path)
{
    size_t count = judge->rules->fact_count;
    struct subject subject = {.option = option, .need = need};
    struct filler filler = {.judge = judge, .option = option, .need = need};
    struct vpca_cost_line *costs;

    assert(count >= VPCA_OWN_COUNT);
    filler.values =
        vpca_arena_array(judge->arena, count, sizeof(*filler.values));
    filler.cases = vpca_arena_array(judge->arena, count,
                                    sizeof(const struct vpca_fact_case *));
    filler.failures = vpca_arena_array(
        judge->arena, vpca_failure_words()->count, sizeof(*filler.failures));
    subject.values = filler.values;
    subject.cases = filler.cases;
    subject.failures = filler.failures;
    filler.view = view_of(judge, &subject);
    memset(judge->fact_state, FACT_TODO, count);
    judge->costs.count = 0;
    fill_own(&filler, path);
    for (size_t i = VPCA_OWN_COUNT; i < count; i++)
        fill(&filler, i);
    for (size_t i = VPCA_OWN_SURVIVES; i < VPCA_OWN_COUNT; i++)
        fill(&filler, i);

    subject.cost_count = judge->costs.count;
    costs = vpca_arena_array(judge->arena, subject.cost_count, sizeof(*costs));
    if (subject.cost_count)
        memcpy(costs, judge->costs.items, subject.cost_count * sizeof(*costs));
    subject.costs = costs;
    return subject;
}
