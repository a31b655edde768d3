/* The ledger of an option and what each criterion comes to. */
#include "builder.h"
#include "message.h"

static struct vpca_report_ledger_line
ledger_line(const struct builder *builder, const struct vpca_entry *entry,
            const struct vpca_ledger_line *line)
{
    const struct vpca_criterion *criterion =
        &builder->rules->criteria[line->criterion];
    struct subject subject = {.entry = entry, .member = line->member};

    return (struct vpca_report_ledger_line){
        .criterion = criterion->id,
        .text = line->rule
                    ? message_fill(builder, &line->rule->message, &subject)
                    : "base",
        .weight = line->weight,
        .points = line->points,
        .product = (int64_t)line->weight * line->points,
        .quarter = line->quarter,
        .least = line->least,
        .most = line->most,
        .basis = line->rule ? basis_of_rule(builder, line->rule, entry,
                                            VPCA_PATH_WHOLE)
                            : basis_of(builder, &criterion->basis, NULL),
    };
}

static void criteria_fill(const struct builder *builder,
                          const struct vpca_entry *entry,
                          struct vpca_report_option *option)
{
    const struct vpca_ruleset *rules = builder->rules;
    const struct vpca_need *need = builder->advice->need;

    option->criteria = vpca_arena_array(builder->arena, rules->criterion_count,
                                        sizeof(*option->criteria));
    option->criterion_count = rules->criterion_count;
    for (size_t i = 0; i < rules->criterion_count; i++) {
        option->criteria[i].id = rules->criteria[i].id;
        option->criteria[i].name = rules->criteria[i].name;
        option->criteria[i].said = need->weight_said && need->weight_said[i];
        option->criteria[i].points = entry->points[i];
    }
    for (size_t i = 0; i < entry->ledger_count; i++)
        option->criteria[entry->ledger[i].criterion].weight =
            entry->ledger[i].weight;
}

void ledger_fill(const struct builder *builder, const struct vpca_entry *entry,
                 struct vpca_report_option *option)
{
    if (entry->ledger_count == 0 || !entry->points)
        return;
    option->ledger = vpca_arena_array(builder->arena, entry->ledger_count,
                                      sizeof(*option->ledger));
    option->ledger_count = entry->ledger_count;
    for (size_t i = 0; i < entry->ledger_count; i++)
        option->ledger[i] = ledger_line(builder, entry, &entry->ledger[i]);
    criteria_fill(builder, entry, option);
}
