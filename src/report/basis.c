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

struct vpca_report_basis basis_of_rule(const struct builder *builder,
                                       const struct vpca_rule *rule)
{
    return basis_of(builder, &rule->basis, rule->id);
}
