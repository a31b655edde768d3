/* Reads waivers: exclusions that somebody has accepted until a date. */
#include "fields.h"

#include <string.h>

static void read_rule(struct reading *r, const struct vpca_node *node,
                      void *target)
{
    struct vpca_waiver *waiver = target;
    const char *id = text_due(r, node, "rule: RULE");
    struct vpca_nearest nearest;
    const char *hint;

    if (!id)
        return;
    waiver->span = node->span;
    waiver->rule = vpca_ruleset_rule(r->rules, id);
    if (waiver->rule) {
        if (waiver->rule->effect != VPCA_EFFECT_EXCLUDE &&
            waiver->rule->effect != VPCA_EFFECT_DOUBT)
            vpca_node_report(r->diags, VPCA_CODE_UNKNOWN_NAME, node,
                             "only exclusions and doubts can be waived",
                             "the rule \"%s\" excludes nothing", id);
        return;
    }
    vpca_nearest_init(&nearest, id);
    for (size_t i = 0; i < r->rules->rule_count; i++)
        vpca_nearest_feed(&nearest, r->rules->rules[i].id);
    hint = did_you_mean(r, &nearest);
    vpca_node_report(r->diags, VPCA_CODE_UNKNOWN_NAME, node,
                     hint ? hint
                          : "the report shows a rule's id beside each "
                            "exclusion",
                     "there is no rule \"%s\"", id);
}

static void read_need(struct reading *r, const struct vpca_node *node,
                      void *target)
{
    struct vpca_waiver *waiver = target;

    waiver->need = need_named(r, node, "need: dc-to-prod");
}

static void read_reason(struct reading *r, const struct vpca_node *node,
                        void *target)
{
    struct vpca_waiver *waiver = target;

    waiver->reason = text_due(r, node, "reason: the offer is awaited");
}

static void read_owner(struct reading *r, const struct vpca_node *node,
                       void *target)
{
    struct vpca_waiver *waiver = target;

    waiver->owner = text_due(r, node, "owner: network team");
}

void date_report(struct reading *r, const struct vpca_node *node,
                 const char *date)
{
    const char *meant = vpca_date_guess(r->diags->arena, date);
    int days = vpca_date_month_days(date);

    if (days)
        vpca_node_report(r->diags, VPCA_CODE_BAD_DATE, node, NULL,
                         "%s does not exist: that month has %d days", date,
                         days);
    else if (vpca_date_lacks_month(date))
        vpca_node_report(r->diags, VPCA_CODE_BAD_DATE, node,
                         "write a date as YYYY-MM-DD",
                         "%s does not exist: a year has 12 months", date);
    else
        vpca_node_report(r->diags, VPCA_CODE_BAD_DATE, node,
                         meant ? vpca_arena_printf(r->diags->arena,
                                                   "did you mean %s?", meant)
                               : "write a date as YYYY-MM-DD",
                         "\"%s\" is no date of the form YYYY-MM-DD", date);
}

static void read_until(struct reading *r, const struct vpca_node *node,
                       void *target)
{
    struct vpca_waiver *waiver = target;
    const char *date = text_due(r, node, "until: YYYY-MM-DD");

    if (!date)
        return;
    if (!vpca_date_valid(date)) {
        date_report(r, node, date);
        return;
    }
    waiver->until = date;
    waiver->expired = strcmp(r->model->today, date) > 0;
    if (waiver->expired)
        vpca_node_report(r->diags, VPCA_CODE_EXPIRED_WAIVER, node,
                         "take it out, or agree on a later date",
                         "the waiver ended on %s and silences nothing", date);
}

static const struct field waiver_fields[] = {
    {"rule", VPCA_FACT_COUNT, read_rule},
    {"need", VPCA_FACT_COUNT, read_need},
    {"reason", VPCA_FACT_COUNT, read_reason},
    {"owner", VPCA_FACT_COUNT, read_owner},
    {"until", VPCA_FACT_COUNT, read_until},
};

#define EXAMPLE                                                                \
    "- { rule: RULE, need: dc-to-prod, reason: the offer is awaited, "         \
    "until: 2027-03-31 }"

static const struct field_table waiver_table = {
    .what = "a waiver",
    .example = EXAMPLE,
    .fields = waiver_fields,
    .count = VPCA_COUNT(waiver_fields),
};

static void read_waiver(struct reading *r, const struct vpca_node *node,
                        struct vpca_waiver *waiver)
{
    static const char *const required[] = {"rule", "need", "reason", "until"};

    fields_read(r, node, &waiver_table, waiver);
    if (node->kind != VPCA_NODE_MAPPING)
        return;
    for (size_t i = 0; i < VPCA_COUNT(required); i++)
        if (!vpca_node_get(node, required[i]))
            vpca_node_report(r->diags, VPCA_CODE_MISSING_KEY, node,
                             "write: " EXAMPLE, "the waiver has no \"%s\"",
                             required[i]);
}

/* Of the same rule for the same need; true when it was reported. */
static bool report_second(struct reading *r, const struct vpca_need *need,
                          const struct vpca_waiver *waiver)
{
    for (size_t i = 0; i < need->waiver_count; i++) {
        const struct vpca_waiver *first = need->waivers[i];

        if (first->rule != waiver->rule || !first->until || first->expired)
            continue;
        vpca_diags_add(
            r->diags, VPCA_CODE_IDLE_WAIVER, waiver->span, NULL,
            vpca_arena_printf(
                r->diags->arena, "already waived on line %zu; keep one of them",
                vpca_source_place(first->span.source, first->span.start).line),
            "\"%s\" is waived twice for \"%s\"", waiver->rule->id, need->name);
        return true;
    }
    return false;
}

/* Hands each need the waivers that name it, in order. */
static void hand_out(struct reading *r, const struct vpca_waiver *waivers,
                     size_t count)
{
    const struct vpca_waiver **lists;
    size_t start = 0;

    for (size_t i = 0; i < count; i++)
        if (waivers[i].need)
            r->needs[waivers[i].need - r->needs].waiver_count++;
    lists = vpca_arena_array(r->arena, count, sizeof(*lists));
    for (size_t i = 0; i < r->need_count; i++) {
        r->needs[i].waivers = lists + start;
        start += r->needs[i].waiver_count;
        r->needs[i].waiver_count = 0;
    }
    for (size_t i = 0; i < count; i++) {
        struct vpca_need *need;

        if (!waivers[i].need)
            continue;
        need = &r->needs[waivers[i].need - r->needs];
        if (waivers[i].rule && waivers[i].until && !waivers[i].expired &&
            !vpca_diags_full(r->diags) && report_second(r, need, &waivers[i]))
            continue;
        lists[(size_t)(need->waivers - lists) + need->waiver_count++] =
            &waivers[i];
    }
}

void waivers_read(struct reading *r, const struct vpca_node *node)
{
    struct vpca_waiver *waivers;

    if (!node || vpca_node_is_null(node) ||
        !kind_due(r, node, VPCA_NODE_SEQUENCE, EXAMPLE))
        return;
    waivers = vpca_arena_array(r->arena, node->count, sizeof(*waivers));
    for (size_t i = 0; i < node->count; i++)
        read_waiver(r, node->items[i], &waivers[i]);
    hand_out(r, waivers, node->count);
    r->model->waivers = waivers;
    r->model->waiver_count = node->count;
}
