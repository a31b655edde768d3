/* What a need demands, as short texts for its header line. */
#include "builder.h"
#include "words.h"

/* How the value of a demand stands in the header: between two words, or
 * after the noun when it is not one figure. */
static const struct frame {
    enum vpca_fact_id fact;
    const char *noun;
    const char *before;
    const char *after;
} frames[] = {
    {VPCA_FACT_NEED_BANDWIDTH, "bandwidth", "", ""},
    {VPCA_FACT_NEED_PERFORMANCE, "performance", "", ""},
    {VPCA_FACT_NEED_LATENCY, "latency", "within ", ""},
    {VPCA_FACT_NEED_AVAILABILITY, "availability", "", ""},
    {VPCA_FACT_NEED_SURVIVE, "survives", "survives ", ""},
    {VPCA_FACT_NEED_ENDPOINTS, "ends", "", " ends"},
    {VPCA_FACT_NEED_PROTOCOL, "tunnel protocols", "over ", ""},
    {VPCA_FACT_NEED_READY_WITHIN, "ready within", "ready within ", ""},
    {VPCA_FACT_NEED_MIN_MTU, "MTU", "MTU ", " or more"},
    {VPCA_FACT_NEED_IPV6, "IPv6", "IPv6 ", ""},
};

/* Words that need more than themselves to be understood there. */
static const struct word_frame {
    enum vpca_fact_id fact;
    const char *word;
    const char *text;
} word_frames[] = {
    {VPCA_FACT_NEED_ENCRYPTION, "over-internet",
     "encrypted where it crosses the internet"},
    {VPCA_FACT_NEED_ENCRYPTION, "in-transit", "encrypted in transit"},
    {VPCA_FACT_NEED_PATH, "private", "never over the public internet"},
    {VPCA_FACT_NEED_PATH, "aws", "inside AWS only"},
    {VPCA_FACT_NEED_ROUTING, "bgp", "BGP"},
    {VPCA_FACT_NEED_ROUTING, "static", "static routes"},
    {VPCA_FACT_NEED_SITE_TO_SITE, "required", "site to site"},
    {VPCA_FACT_NEED_SITE_TO_SITE, "forbidden", "no site to site"},
    {VPCA_FACT_NEED_TRANSITIVE, "required", "transitive"},
    {VPCA_FACT_NEED_TRANSITIVE, "forbidden", "no transit"},
    {VPCA_FACT_NEED_INSPECTION, "required", "inspection"},
    {VPCA_FACT_NEED_INSPECTION, "forbidden", "no inspection"},
    {VPCA_FACT_NEED_ACCESS, "service", "service only"},
    {VPCA_FACT_NEED_ACCESS, "network", "whole networks"},
    {VPCA_FACT_NEED_IPV6, "required", "IPv6"},
    {VPCA_FACT_NEED_IPV6, "forbidden", "no IPv6"},
};

static const char *const reason_names[] = {
    [VPCA_REASON_FILE] = "file",
    [VPCA_REASON_DEFAULTS] = "defaults",
    [VPCA_REASON_CONTROL] = "control",
    [VPCA_REASON_IMPLIED] = "implied",
};

static const char *word_text(const struct vpca_fact *fact,
                             const struct vpca_value *value)
{
    for (size_t i = 0; i < VPCA_COUNT(word_frames); i++) {
        const struct word_frame *frame = &word_frames[i];

        if (fact == &vpca_facts[frame->fact] &&
            value->as.words.most ==
                UINT64_C(1) << vpca_domain_find(fact->domain, frame->word))
            return frame->text;
    }
    return NULL;
}

static const struct frame *frame_of(const struct vpca_fact *fact)
{
    for (size_t i = 0; i < VPCA_COUNT(frames); i++) {
        if (fact == &vpca_facts[frames[i].fact])
            return &frames[i];
    }
    return NULL;
}

const char *demand_text(const struct builder *builder,
                        const struct vpca_fact *fact,
                        const struct vpca_value *value)
{
    const struct frame *frame = frame_of(fact);
    const char *text = value_phrase(builder, fact, value);
    bool spread = vpca_value_is_spread(value) || value->unknown;
    const char *noun;

    if (!spread && fact->type == VPCA_TYPE_WORD && word_text(fact, value))
        return word_text(fact, value);
    if (!spread && frame)
        return vpca_arena_printf(builder->arena, "%s%s%s", frame->before, text,
                                 frame->after);
    noun = frame ? frame->noun : fact_noun(builder->arena, fact);
    return vpca_arena_printf(builder->arena, "%s %s", noun, text);
}

static struct vpca_report_demand
demand_of(const struct builder *builder, const struct vpca_statement *statement)
{
    const struct vpca_fact *fact = statement->fact;
    const struct vpca_control *control = statement->control;
    const struct vpca_framework *framework = statement->framework;
    bool implied = statement->reason == VPCA_REASON_IMPLIED &&
                   fact == &vpca_facts[VPCA_FACT_NEED_ACCESS];

    return (struct vpca_report_demand){
        .fact = fact->name,
        .value = value_text(builder, fact, &statement->value),
        .text = implied ? "" : demand_text(builder, fact, &statement->value),
        .reason = reason_names[statement->reason],
        .control = control ? control->id : NULL,
        .framework = framework ? framework->id : NULL,
    };
}

static bool is_demand(const struct vpca_statement *statement)
{
    return (statement->fact->flags & VPCA_FACT_DEMAND) != 0 &&
           statement->value.state != VPCA_ABSENT;
}

/* Appends the demands among the statements, in the order of the facts. */
static void statements_add(const struct builder *builder,
                           const struct vpca_statements *statements,
                           bool backup, struct vpca_report_need *need)
{
    size_t count = vpca_facts_count(VPCA_SCOPE_NEED);
    const struct vpca_fact *first = &vpca_facts[VPCA_FACT_NEED_BANDWIDTH];
    const struct vpca_statement **by_fact =
        vpca_arena_array(builder->arena, count, sizeof(const void *));

    for (size_t i = 0; i < statements->count; i++)
        by_fact[statements->items[i].fact - first] = &statements->items[i];
    for (size_t i = 0; i < count; i++) {
        struct vpca_report_demand *demand = &need->demands[need->demand_count];

        if (!by_fact[i] || !is_demand(by_fact[i]))
            continue;
        *demand = demand_of(builder, by_fact[i]);
        demand->backup = backup;
        if (backup)
            demand->text = vpca_arena_printf(builder->arena, "second path: %s",
                                             demand->text);
        need->demand_count++;
    }
}

static void second_path_add(const struct builder *builder,
                            struct vpca_report_need *need)
{
    size_t before = need->demand_count;

    if (!builder->advice->need->has_backup)
        return;
    statements_add(builder, &builder->advice->need->backup, true, need);
    if (need->demand_count > before)
        return;
    need->demands[need->demand_count++] = (struct vpca_report_demand){
        .fact = vpca_facts[VPCA_FACT_NEED_BACKUP].name,
        .value = "yes",
        .text = "second path",
        .reason = reason_names[VPCA_REASON_FILE],
        .backup = true,
    };
}

static void compliance_add(const struct builder *builder,
                           struct vpca_report_need *need)
{
    const struct vpca_need *from = builder->advice->need;

    for (size_t i = 0; i < from->framework_count; i++)
        need->demands[need->demand_count++] = (struct vpca_report_demand){
            .fact = "compliance",
            .value = from->frameworks[i]->id,
            .text = from->frameworks[i]->name,
            .reason = reason_names[VPCA_REASON_FILE],
            .framework = from->frameworks[i]->id,
        };
    for (size_t i = 0; i < from->control_count; i++) {
        if (control_has_framework(from, from->controls[i]))
            continue;
        need->demands[need->demand_count++] = (struct vpca_report_demand){
            .fact = "compliance",
            .value = from->controls[i]->id,
            .text = from->controls[i]->name,
            .reason = reason_names[VPCA_REASON_FILE],
            .control = from->controls[i]->id,
        };
    }
}

void demands_fill(const struct builder *builder, struct vpca_report_need *need)
{
    const struct vpca_need *from = builder->advice->need;
    size_t most = from->demands.count + from->backup.count + 1 +
                  from->framework_count + from->control_count;

    need->demands =
        vpca_arena_array(builder->arena, most, sizeof(*need->demands));
    statements_add(builder, &from->demands, false, need);
    second_path_add(builder, need);
    compliance_add(builder, need);
}
