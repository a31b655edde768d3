/* What a line of the report rests on: rule, claims, judgement and date. */
#include <string.h>

#include "builder.h"

/* Dates may be as coarse as a month: only what both have is compared. */
static int compare_dates(const char *a, const char *b)
{
    size_t a_length = strlen(a);
    size_t b_length = strlen(b);

    return strncmp(a, b, a_length < b_length ? a_length : b_length);
}

static const char *month_of(const struct builder *builder, const char *date)
{
    size_t month = strlen("2018-12");

    return strlen(date) > month ? vpca_arena_copy(builder->arena, date, month)
                                : date;
}

/* The month of the latest claim if that is after the pack's, else NULL. */
static const char *later_date(const struct builder *builder,
                              const struct vpca_basis *basis)
{
    const char *pack = builder->rules->packs[0].date;
    const char *latest = NULL;

    for (size_t i = 0; i < basis->claim_count; i++) {
        const char *date = basis->claims[i]->as_of;

        if (date && (!latest || compare_dates(date, latest) > 0))
            latest = date;
    }
    if (!latest || !pack || compare_dates(latest, pack) <= 0)
        return NULL;
    return month_of(builder, latest);
}

struct vpca_report_basis basis_of(const struct builder *builder,
                                  const struct vpca_basis *basis,
                                  const char *rule)
{
    const char **claims =
        vpca_arena_array(builder->arena, basis->claim_count, sizeof(*claims));

    for (size_t i = 0; i < basis->claim_count; i++)
        claims[i] = basis->claims[i]->id;
    return (struct vpca_report_basis){
        .rule = rule,
        .claims = claims,
        .claim_count = basis->claim_count,
        .judgement = basis->judgement,
        .dated = later_date(builder, basis),
    };
}

/* ---- A rule and the facts it read ------------------------------------- */

enum {
    CLAIMS_MOST = 32, /* of one line */
};

/* The claims of a rule, and of the cases of option facts behind it. */
struct evidence {
    const struct vpca_fact_case *const *cases; /* by option fact, or NULL */
    const struct vpca_entry *entry;
    const struct vpca_value *need;
    const struct vpca_claim *claims[CLAIMS_MOST];
    struct vpca_basis basis;
};

static void add_claim(struct evidence *evidence, const struct vpca_claim *claim)
{
    struct vpca_basis *basis = &evidence->basis;

    for (size_t i = 0; i < basis->claim_count; i++) {
        if (evidence->claims[i] == claim)
            return;
    }
    if (basis->claim_count < CLAIMS_MOST)
        evidence->claims[basis->claim_count++] = claim;
}

static void add_basis(struct evidence *evidence, const struct vpca_basis *basis)
{
    for (size_t i = 0; i < basis->claim_count; i++)
        add_claim(evidence, basis->claims[i]);
    if (!evidence->basis.judgement)
        evidence->basis.judgement = basis->judgement;
}

static void add_operand(struct evidence *evidence,
                        const struct vpca_operand *operand)
{
    if (operand->kind != VPCA_OPERAND_FACT ||
        operand->scope != VPCA_SCOPE_OPTION || !evidence->cases ||
        !evidence->cases[operand->index])
        return;
    add_basis(evidence, &evidence->cases[operand->index]->basis);
}

static bool is_option_fact(const struct vpca_operand *operand, size_t index)
{
    return operand->kind == VPCA_OPERAND_FACT &&
           operand->scope == VPCA_SCOPE_OPTION && operand->index == index;
}

/* The words that a test holds against what is survived. */
static uint64_t words_of(const struct evidence *evidence,
                         const struct vpca_operand *operand)
{
    const struct vpca_value *value = &operand->literal;

    if (operand->kind == VPCA_OPERAND_FACT && operand->scope == VPCA_SCOPE_NEED)
        value = &evidence->need[operand->index];
    else if (operand->kind != VPCA_OPERAND_LITERAL)
        return 0;
    return value->state == VPCA_STATED && value->type == VPCA_TYPE_SET
               ? value->as.words.most
               : 0;
}

/* What is survived rests on the rows of the failure table: on those that a
 * test names, and of a demand on those that do not meet it. */
static void add_failures(struct evidence *evidence,
                         const struct vpca_operand *fact,
                         const struct vpca_operand *other)
{
    bool measures = is_option_fact(fact, VPCA_OWN_CAN_SURVIVE);
    uint64_t words;
    unsigned lost = 1u << VPCA_SURVIVES_NOT;

    if (!measures && !is_option_fact(fact, VPCA_OWN_SURVIVES))
        return;
    if (!measures)
        lost |= 1u << VPCA_SURVIVES_WITH_MEASURES;
    words = words_of(evidence, other);
    for (size_t i = 0; i < evidence->entry->failure_row_count; i++) {
        const struct vpca_failure_row *row = &evidence->entry->failure_rows[i];

        if ((words >> row->failure & 1) &&
            (other->kind == VPCA_OPERAND_LITERAL || (row->bits & lost)))
            add_basis(evidence, &row->given->basis);
    }
}

static void add_condition(struct evidence *evidence,
                          const struct vpca_condition *condition)
{
    if (!condition)
        return;
    if (condition->kind == VPCA_CONDITION_TEST) {
        add_operand(evidence, &condition->left);
        if (condition->relation >= VPCA_DEMANDED)
            return;
        add_operand(evidence, &condition->right);
        add_failures(evidence, &condition->left, &condition->right);
        add_failures(evidence, &condition->right, &condition->left);
        return;
    }
    for (size_t i = 0; i < condition->child_count; i++)
        add_condition(evidence, condition->children[i]);
}

struct vpca_report_basis basis_of_rule(const struct builder *builder,
                                       const struct vpca_rule *rule,
                                       const struct vpca_entry *entry,
                                       enum vpca_path path)
{
    const struct vpca_advice *advice = builder->advice;
    bool backup = path == VPCA_PATH_BACKUP;
    struct evidence evidence = {.cases = backup ? entry->backup_cases
                                                : entry->primary_cases,
                                .entry = entry,
                                .need = backup && advice->backup_need_values
                                            ? advice->backup_need_values
                                            : advice->need_values};

    add_basis(&evidence, &rule->basis);
    /* A rule that says itself what it rests on needs no facts for that. */
    if (!rule->basis.claim_count) {
        add_condition(&evidence, rule->when);
        if (rule->banded)
            add_operand(&evidence, rule->banded);
    }
    evidence.basis.claims = evidence.claims;
    return basis_of(builder, &evidence.basis, rule->id);
}

struct vpca_report_basis
vpca_report_line_basis(vpca_arena *arena, const struct vpca_advice *advice,
                       const struct vpca_entry *entry,
                       const struct vpca_line *line)
{
    struct builder builder = {
        .arena = arena, .advice = advice, .rules = advice->model->rules};

    return basis_of_rule(&builder, line->rule, entry, line->path);
}
