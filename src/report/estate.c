/* What the answers to all needs come to together. */
#include "estate.h"

/* How good the combination is, and how that is known. */
static const char *verdict_of(const struct builder *builder,
                              const struct vpca_estate *estate,
                              const struct vpca_report_estate *report)
{
    size_t differ = 0;

    for (size_t i = 0; i < report->pick_count; i++)
        differ += report->picks[i].instead != NULL;
    if (differ == 0 && estate->shared_count == 0 && estate->exact)
        return "each need keeps its own first, and they share nothing";
    if (differ == 0)
        return estate->exact ? "each need keeps its own first: with all that "
                               "can be shared, no combination does better"
                             : "each need keeps its own first: no change of "
                               "one need does better";
    return vpca_arena_printf(
        builder->arena, "%zu of %zu needs do%s better with another option%s",
        differ, report->pick_count, differ == 1 ? "es" : "",
        estate->exact ? "; no combination does better"
                      : ", found by improving one need at a time");
}

struct vpca_report_estate *vpca_report_estate(vpca_arena *arena,
                                              const struct vpca_estate *estate)
{
    const struct builder builder = {.arena = arena,
                                    .rules = estate->model->rules};
    struct vpca_report_estate *report =
        vpca_arena_alloc(arena, sizeof(*report));

    report->exact = estate->exact;
    report->method = estate->exact ? "exact" : "improved step by step";
    report->value = estate->value;
    report->own_value = estate->own_value;
    picks_fill(&builder, estate, report);
    report->counted = report->pick_count;
    report->verdict = verdict_of(&builder, estate, report);
    shared_fill(&builder, estate, report);
    bill_fill(&builder, &estate->bill, report);
    conflicts_fill(&builder, estate, report);
    phases_fill(&builder, estate, report);
    report->shown = report->counted > 1 && report->bill_count > 0;
    return report;
}
