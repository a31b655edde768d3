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

static void add_condition(struct evidence *evidence,
                          const struct vpca_condition *condition)
{
    if (!condition)
        return;
    if (condition->kind == VPCA_CONDITION_TEST) {
        add_operand(evidence, &condition->left);
        if (condition->relation < VPCA_DEMANDED)
            add_operand(evidence, &condition->right);
    }
    for (size_t i = 0; i < condition->child_count; i++)
        add_condition(evidence, condition->children[i]);
}

struct vpca_report_basis basis_of_rule(const struct builder *builder,
                                       const struct vpca_rule *rule,
                                       const struct vpca_entry *entry,
                                       enum vpca_path path)
{
    struct evidence evidence = {.cases = path == VPCA_PATH_BACKUP
                                             ? entry->backup_cases
                                             : entry->primary_cases};

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
