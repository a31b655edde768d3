/* The report of one need. */
#include <string.h>

#include "builder.h"
#include "words.h"

#define TITLE_NAMES 4 /* of one end; more are only counted */

static const char *const *member_names(vpca_arena *arena,
                                       const struct vpca_member *const *members,
                                       size_t count)
{
    const char **names = vpca_arena_array(arena, count, sizeof(*names));

    for (size_t i = 0; i < count; i++)
        names[i] = members[i]->name;
    return names;
}

/* "fra-dc -> prod" with the arrow as U+2192, "between prod, shared, dr" */
static const char *title_of(vpca_arena *arena,
                            const struct vpca_report_need *need)
{
    struct vpca_text text;

    vpca_text_init(&text, arena);
    vpca_text_add(&text, need->between ? "between " : "");
    names_add(&text, need->from, need->from_count, TITLE_NAMES);
    if (!need->between) {
        vpca_text_add(&text, " \u2192 ");
        names_add(&text, need->to, need->to_count, TITLE_NAMES);
    }
    return text.bytes;
}

static bool has_condition(const struct vpca_report_option *option,
                          const char *condition)
{
    for (size_t i = 0; i < option->condition_count; i++) {
        if (strcmp(option->conditions[i], condition) == 0)
            return true;
    }
    return false;
}

/* What every option asks for does not decide which of them is first. */
static bool is_common(const struct vpca_report_need *need,
                      const char *condition)
{
    for (size_t i = 0; i < need->ranked_count; i++) {
        if (!has_condition(&need->options[i], condition))
            return false;
    }
    return true;
}

static const char *headline_of(vpca_arena *arena,
                               const struct vpca_report_need *need)
{
    const struct vpca_report_option *first = need->options;

    if (need->ranked_count == 0 || first->status == VPCA_FEASIBLE)
        return need->stability->verdict;
    if (first->condition_count == 1)
        return vpca_arena_printf(
            arena, "%s %s",
            is_common(need, first->conditions[0]) ? "only if" : "first only if",
            first->conditions[0]);
    return vpca_arena_printf(arena, "first only on %zu conditions",
                             first->condition_count);
}

/* The pack files needs of sites alone with those between sites and VPCs. */
static bool joins_sites_only(const struct vpca_advice *advice)
{
    const struct vpca_value *vpcs = &advice->need_values[VPCA_FACT_NEED_VPCS];
    const struct vpca_value *users = &advice->need_values[VPCA_FACT_NEED_USERS];

    return vpcs->as.quantity.high == 0 && users->as.quantity.high == 0;
}

/* A service of AWS stands in no VPC, and the pack files it with VPCs. */
static bool leads_to_aws(const struct vpca_need *need)
{
    for (size_t i = 0; i < need->to_count; i++) {
        if (need->to[i]->scope != VPCA_SCOPE_SERVICE || need->to[i]->host)
            return false;
    }
    return need->to_count != 0;
}

static const char *kind_name(const struct builder *builder, const char *kind)
{
    const struct vpca_need *need = builder->advice->need;
    bool users = false;
    bool sites = false;
    bool vpcs = false;

    for (size_t i = 0; i < need->from_count; i++) {
        users = users || need->from[i]->scope == VPCA_SCOPE_USER;
        sites = sites || need->from[i]->scope == VPCA_SCOPE_SITE;
        vpcs = vpcs || need->from[i]->scope == VPCA_SCOPE_VPC;
    }
    if (leads_to_aws(need) && users + sites + vpcs == 1)
        return users   ? "user to AWS service"
               : sites ? "site to AWS service"
                       : "VPC to AWS service";
    return joins_sites_only(builder->advice) ? "site to site"
                                             : word_plain(builder->arena, kind);
}

static void ends_fill(const struct builder *builder,
                      struct vpca_report_need *need)
{
    const struct vpca_need *from = builder->advice->need;
    const struct vpca_domain *kinds = vpca_facts[VPCA_FACT_NEED_KIND].domain;

    need->id = from->name;
    need->kind = kinds->words[from->kind];
    need->kind_name = kind_name(builder, need->kind);
    need->between = from->between;
    need->from = member_names(builder->arena, from->from, from->from_count);
    need->from_count = from->from_count;
    need->to = member_names(builder->arena, from->to, from->to_count);
    need->to_count = from->to_count;
    need->title = title_of(builder->arena, need);
}

struct vpca_report_need *vpca_report_need(vpca_arena *arena,
                                          const struct vpca_advice *advice)
{
    const struct builder builder = {
        .arena = arena, .advice = advice, .rules = advice->model->rules};
    struct vpca_report_need *need = vpca_arena_alloc(arena, sizeof(*need));

    ends_fill(&builder, need);
    demands_fill(&builder, need);
    need->options =
        vpca_arena_array(arena, advice->entry_count, sizeof(*need->options));
    need->option_count = advice->entry_count;
    need->ranked_count = advice->ranked_count;
    for (size_t i = 0; i < advice->entry_count; i++)
        option_fill(&builder, &advice->entries[i], &need->options[i]);
    decided_fill(&builder, need);
    profile_fill(&builder, need);
    stability_fill(&builder, need);
    ways_out_fill(&builder, need);
    need->headline = headline_of(arena, need);
    assumptions_fill(&builder, need);
    compliance_fill(&builder, need);
    waivers_fill(&builder, need);
    return need;
}
