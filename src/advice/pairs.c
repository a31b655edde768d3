/* A primary with a backup: when it is considered, and what its facts are. */
#include "judge.h"
#include "combine.h"

#include <string.h>

bool pairs_considered(const struct judge *judge)
{
    const struct vpca_ruleset *rules = judge->rules;
    struct subject nothing = {.need = judge->need_values};
    struct vpca_view view = view_of(judge, &nothing);

    if (!rules->pair_count)
        return false;
    return condition_test_any(judge, rules->pairs_when, &view) >= VPCA_UNKNOWN;
}

bool option_is_ruled_out(const struct vpca_need *need,
                         const struct vpca_option *option)
{
    uint64_t names = option->families | UINT64_C(1) << option->symbol;

    return (need->not_ & names) != 0 || (need->only & names) == 0;
}

static struct vpca_value paired_value(const struct vpca_option_fact *fact,
                                      const struct vpca_value *primary,
                                      const struct vpca_value *backup)
{
    enum vpca_direction direction = fact->fact.direction;

    switch (fact->pairing) {
    case VPCA_PAIRING_PRIMARY:
        break;
    case VPCA_PAIRING_BACKUP:
        return *backup;
    case VPCA_PAIRING_WEAKER:
        return value_weaker(primary, backup, direction);
    case VPCA_PAIRING_STRONGER:
        return value_stronger(primary, backup, direction);
    case VPCA_PAIRING_EITHER:
        return value_union(primary, backup);
    case VPCA_PAIRING_BOTH:
        return value_intersection(primary, backup);
    case VPCA_PAIRING_SUM:
        return value_sum(primary, backup);
    }
    return *primary;
}

static void pair_facts(struct judge *judge, const struct subject *primary,
                       const struct subject *backup, struct vpca_value *values)
{
    for (size_t i = VPCA_OWN_COUNT; i < judge->rules->fact_count; i++)
        values[i] = paired_value(&judge->rules->facts[i], &primary->values[i],
                                 &backup->values[i]);
    values[VPCA_OWN_ID] = primary->values[VPCA_OWN_ID];
    values[VPCA_OWN_FAMILY] = value_union(&primary->values[VPCA_OWN_FAMILY],
                                          &backup->values[VPCA_OWN_FAMILY]);
    values[VPCA_OWN_CURRENT] = primary->values[VPCA_OWN_CURRENT];
    values[VPCA_OWN_IS_PAIR] = vpca_value_truth(true);
    values[VPCA_OWN_IS_BACKUP] = vpca_value_truth(false);
    values[VPCA_OWN_MONTHLY_COST] =
        value_sum(&primary->values[VPCA_OWN_MONTHLY_COST],
                  &backup->values[VPCA_OWN_MONTHLY_COST]);
}

/* What the pack says of the pair itself stands above what follows. */
static void own_facts(struct judge *judge, const struct vpca_pair *pair,
                      const struct subject *subject, struct vpca_value *values,
                      struct vpca_failure_row *failures)
{
    struct filler filler = {.judge = judge,
                            .option = pair->primary,
                            .need = subject->need,
                            .values = values,
                            .failures = failures};

    filler.view = view_of(judge, subject);
    /* The facts of the pair may read what is survived. */
    failure_rows_fill(&filler, pair->failures);
    failure_rows_values(failures, values);
    /* All facts are there: none is left to be worked out. */
    for (size_t i = VPCA_OWN_COUNT; i < judge->rules->fact_count; i++) {
        if (pair->facts[i].count)
            values[i] = cases_value(&filler, &pair->facts[i],
                                    &judge->rules->facts[i].fact);
    }
}

struct subject subject_of_pair(struct judge *judge,
                               const struct vpca_pair *pair,
                               const struct subject *primary,
                               const struct subject *backup)
{
    size_t count = primary->cost_count + backup->cost_count;
    struct subject subject = {.option = pair->primary, .need = primary->need};
    struct vpca_cost_line *costs =
        vpca_arena_array(judge->arena, count, sizeof(*costs));
    struct vpca_value *values = vpca_arena_array(
        judge->arena, judge->rules->fact_count, sizeof(*values));
    struct vpca_failure_row *failures = vpca_arena_array(
        judge->arena, vpca_failure_words()->count, sizeof(*failures));

    pair_facts(judge, primary, backup, values);
    subject.values = values;
    failure_rows_pair(primary->failures, backup->failures, failures);
    own_facts(judge, pair, &subject, values, failures);
    subject.failures = failures;
    if (primary->cost_count)
        memcpy(costs, primary->costs, primary->cost_count * sizeof(*costs));
    if (backup->cost_count)
        memcpy(costs + primary->cost_count, backup->costs,
               backup->cost_count * sizeof(*costs));
    subject.costs = costs;
    subject.cost_count = count;
    return subject;
}
