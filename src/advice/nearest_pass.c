/* The nearest value of one demand with which an exclusion would not fire. */
#include "judge.h"

#include <string.h>

/* One demand of a failing rule, and the place to try other values in. */
struct trial {
    struct judge *judge;
    const struct vpca_rule *rule;
    const struct vpca_fact *fact;
    size_t index; /* of the fact among those of needs */
    struct vpca_value demanded;
    struct vpca_value *values; /* the need's, changed at `index` */
    struct vpca_view *view;
};

static bool operand_is(const struct vpca_operand *operand, size_t index)
{
    return operand->kind == VPCA_OPERAND_FACT &&
           operand->scope == VPCA_SCOPE_NEED && operand->index == index;
}

static bool condition_reads(const struct vpca_condition *condition,
                            size_t index)
{
    if (condition->kind == VPCA_CONDITION_TEST)
        return operand_is(&condition->left, index) ||
               (condition->relation < VPCA_DEMANDED &&
                operand_is(&condition->right, index));
    for (size_t i = 0; i < condition->child_count; i++) {
        if (condition_reads(condition->children[i], index))
            return true;
    }
    return false;
}

static bool passes_with(const struct trial *trial,
                        const struct vpca_value *value)
{
    const struct vpca_member *member;
    enum vpca_truth truth;

    trial->values[trial->index] = *value;
    truth = rule_test(trial->judge, trial->rule, trial->view, &member);
    trial->values[trial->index] = trial->demanded;
    return truth != VPCA_TRUE;
}

/* ---- Quantities: the bounds they are compared with -------------------- */

/* The end of a figure that is easiest on a demand of this direction. */
static int64_t easiest_end(const struct vpca_value *value,
                           enum vpca_direction direction)
{
    if (value->choice != 0)
        return value->choice > 0 ? value->as.quantity.high
                                 : value->as.quantity.low;
    return direction == VPCA_MINIMUM ? value->as.quantity.high
                                     : value->as.quantity.low;
}

static bool is_laxer(const struct trial *trial, int64_t figure)
{
    if (trial->fact->direction == VPCA_MINIMUM)
        return figure < trial->demanded.as.quantity.low;
    return figure > trial->demanded.as.quantity.high;
}

/* Nearer to what is demanded, which both are laxer than. */
static bool is_nearer(const struct trial *trial, int64_t figure, int64_t best)
{
    return trial->fact->direction == VPCA_MINIMUM ? figure > best
                                                  : figure < best;
}

static void try_bound(const struct trial *trial,
                      const struct vpca_operand *operand, bool *found,
                      int64_t *best)
{
    struct vpca_value bound = operand_over_members(
        trial->judge, operand, trial->view, trial->fact->direction);
    struct vpca_value value;
    int64_t figure;

    if (bound.state != VPCA_STATED || bound.type != VPCA_TYPE_QUANTITY)
        return;
    figure = easiest_end(&bound, trial->fact->direction);
    /* "0 bps" and "for ever" are no demands that anybody would write. */
    if (figure <= 0 || figure == VPCA_INFINITE || !is_laxer(trial, figure) ||
        (*found && !is_nearer(trial, figure, *best)))
        return;
    value = vpca_value_quantity(figure, figure, 0);
    if (!passes_with(trial, &value))
        return;
    *found = true;
    *best = figure;
}

static void try_bounds(const struct trial *trial,
                       const struct vpca_condition *condition, bool *found,
                       int64_t *best)
{
    for (size_t i = 0; i < condition->child_count; i++)
        try_bounds(trial, condition->children[i], found, best);
    if (condition->kind != VPCA_CONDITION_TEST ||
        condition->relation >= VPCA_DEMANDED)
        return;
    if (operand_is(&condition->left, trial->index))
        try_bound(trial, &condition->right, found, best);
    if (operand_is(&condition->right, trial->index))
        try_bound(trial, &condition->left, found, best);
}

static bool relax_quantity(const struct trial *trial,
                           struct vpca_value *ret_value)
{
    bool found = false;
    int64_t best = 0;

    if (trial->fact->direction == VPCA_NO_DIRECTION)
        return false;
    try_bounds(trial, trial->rule->when, &found, &best);
    if (found)
        *ret_value = vpca_value_quantity(best, best, 0);
    return found;
}

/* ---- Words and sets --------------------------------------------------- */

static bool relax_word(const struct trial *trial, struct vpca_value *ret_value)
{
    uint64_t words = trial->demanded.as.words.most;
    unsigned index = 0;

    if (!trial->fact->domain || !trial->fact->domain->ordered || !words)
        return false;
    while (!(words >> index & 1))
        index++;
    while (index-- > 0) {
        struct vpca_value value = vpca_value_word(index);

        if (passes_with(trial, &value)) {
            *ret_value = value;
            return true;
        }
    }
    return false;
}

/* Drops each word that by itself is too much to ask. */
static uint64_t words_covered(const struct trial *trial, uint64_t words)
{
    uint64_t covered = 0;

    for (unsigned i = 0; i < VPCA_DOMAIN_LIMIT; i++) {
        uint64_t word = words & UINT64_C(1) << i;
        struct vpca_value value = vpca_value_set(word);

        if (word && passes_with(trial, &value))
            covered |= word;
    }
    return covered;
}

static bool relax_set(const struct trial *trial, struct vpca_value *ret_value)
{
    uint64_t words = trial->demanded.as.words.most;
    uint64_t covered = words_covered(trial, words);
    size_t count = trial->fact->domain ? trial->fact->domain->count : 0;

    *ret_value = vpca_value_set(covered);
    if (covered && covered != words && passes_with(trial, ret_value))
        return true;
    /* A set of what is acceptable grows when it is relaxed. */
    for (unsigned i = 0; i < count; i++) {
        *ret_value = vpca_value_set(words | UINT64_C(1) << i);
        if (!(words >> i & 1) && passes_with(trial, ret_value))
            return true;
    }
    return false;
}

static bool relax_to_nothing(const struct trial *trial,
                             struct vpca_value *ret_value)
{
    *ret_value = vpca_value_absent(trial->fact->type);
    return passes_with(trial, ret_value);
}

static bool relax_by_type(const struct trial *trial,
                          struct vpca_value *ret_value)
{
    static bool (*const relax[VPCA_TYPE_TEXT + 1])(const struct trial *,
                                                   struct vpca_value *) = {
        [VPCA_TYPE_QUANTITY] = relax_quantity,
        [VPCA_TYPE_WORD] = relax_word,
        [VPCA_TYPE_SET] = relax_set,
    };

    return relax[trial->fact->type] &&
           relax[trial->fact->type](trial, ret_value);
}

/* ---- All demands in turn ---------------------------------------------- */

/* Made by somebody, who could take it back. */
static bool is_stated(const struct judge *judge, const struct vpca_fact *fact,
                      const struct vpca_value *value)
{
    const struct vpca_statement *statement;

    if (!(fact->flags & VPCA_FACT_DEMAND) || value->state != VPCA_STATED)
        return false;
    statement = vpca_need_statement(judge->need, fact);
    return !statement || statement->reason != VPCA_REASON_IMPLIED;
}

static bool relax_any(struct trial *trial,
                      bool (*relax)(const struct trial *, struct vpca_value *),
                      struct vpca_nearest_pass *ret_pass)
{
    size_t first = (size_t)vpca_facts_first(VPCA_SCOPE_NEED);
    size_t count = vpca_facts_count(VPCA_SCOPE_NEED);

    for (size_t i = 0; i < count; i++) {
        trial->fact = &vpca_facts[first + i];
        trial->index = i;
        trial->demanded = trial->values[i];
        if (is_stated(trial->judge, trial->fact, &trial->demanded) &&
            condition_reads(trial->rule->when, i) &&
            relax(trial, &ret_pass->value)) {
            ret_pass->fact = trial->fact;
            return true;
        }
    }
    return false;
}

struct vpca_nearest_pass nearest_pass(struct judge *judge,
                                      const struct vpca_rule *rule,
                                      const struct subject *subject)
{
    size_t count = vpca_facts_count(VPCA_SCOPE_NEED);
    struct vpca_nearest_pass pass = {.value = {.state = VPCA_ABSENT}};
    struct vpca_view view = view_of(judge, subject);
    struct trial trial = {.judge = judge, .rule = rule, .view = &view};

    if (!rule->when || !rule->reads_demand)
        return pass;
    memcpy(judge->trial, subject->need, count * sizeof(*judge->trial));
    trial.values = judge->trial;
    view.values[VPCA_SCOPE_NEED] = judge->trial;
    if (!relax_any(&trial, relax_by_type, &pass) &&
        !relax_any(&trial, relax_to_nothing, &pass))
        pass.value = (struct vpca_value){.state = VPCA_ABSENT};
    return pass;
}
