/* What would have to give where no option is left, in words. */
#include <string.h>

#include "builder.h"
#include "words.h"

/* Where the file says it: "needs.x.must.bandwidth". */
static const char *path_of(const struct builder *builder,
                           const struct vpca_giving *giving)
{
    const struct vpca_statement *said = giving->statement;
    const char *need = builder->advice->need->name;
    const char *key;

    if (!said)
        return vpca_arena_printf(
            builder->arena, "needs.%s.options.%s", need,
            giving->conceded.kind == VPCA_CONCEDE_ONLY ? "only" : "not");
    if (said->reason == VPCA_REASON_CONTROL)
        return NULL;
    key = strchr(said->fact->name, '.');
    return vpca_arena_printf(
        builder->arena, "%s%s.%s%s",
        said->reason == VPCA_REASON_DEFAULTS ? "defaults" : "needs.",
        said->reason == VPCA_REASON_DEFAULTS ? "" : need,
        giving->conceded.kind == VPCA_CONCEDE_BACKUP ? "backup" : "must", key);
}

/* ---- Options ---------------------------------------------------------- */

/* Names with commas: of options, or of all that options: says. */
static const char *symbols_text(const struct builder *builder, uint64_t symbols)
{
    const struct vpca_value value = vpca_value_set(symbols);

    return value_text(builder, &vpca_facts[VPCA_FACT_NEED_CURRENT], &value);
}

/* What stands there for a family stands for its options too. */
static uint64_t options_among(const struct builder *builder, uint64_t symbols)
{
    uint64_t options = 0;

    for (size_t i = 0; i < builder->rules->option_count; i++)
        options |= UINT64_C(1) << builder->rules->options[i].symbol;
    return options & symbols;
}

static void fill_options(const struct builder *builder,
                         const struct vpca_giving *giving,
                         struct vpca_report_giving *to)
{
    const struct vpca_need *need = builder->advice->need;
    bool only = giving->conceded.kind == VPCA_CONCEDE_ONLY;
    uint64_t said = only ? need->only : need->not_;
    uint64_t options = giving->conceded.options;

    to->fact = only ? "options.only" : "options.not";
    to->was = symbols_text(builder, options_among(builder, said));
    if (options)
        to->would_be = symbols_text(
            builder,
            options_among(builder, only ? said | options : said & ~options));
    to->text = options
                   ? vpca_arena_printf(builder->arena, "with %s allowed",
                                       symbols_text(builder, options))
                   : vpca_arena_printf(builder->arena, "without options: %s",
                                       only ? "only" : "not");
}

/* ---- Demands ---------------------------------------------------------- */

static const char *noun_of(const struct builder *builder,
                           const struct vpca_fact *fact)
{
    if (fact == &vpca_facts[VPCA_FACT_NEED_READY_WITHIN])
        return "time to get ready";
    return fact_noun(builder->arena, fact);
}

/* Words that need not be survived any more. */
static const char *survive_text(const struct builder *builder,
                                const struct vpca_giving *giving)
{
    struct vpca_value gone = giving->statement->value;
    const struct vpca_value *left = &giving->conceded.value;

    if (left->state == VPCA_STATED)
        gone = vpca_value_set(gone.as.words.most & ~left->as.words.most);
    return vpca_arena_printf(
        builder->arena, "without surviving the failure of: %s",
        value_text(builder, giving->statement->fact, &gone));
}

static const char *giving_text(const struct builder *builder,
                               const struct vpca_giving *giving)
{
    const struct vpca_fact *fact = giving->statement->fact;
    const struct vpca_value *was = &giving->statement->value;
    const struct vpca_value *value = &giving->conceded.value;
    const char *noun = noun_of(builder, fact);

    if (fact == &vpca_facts[VPCA_FACT_NEED_SURVIVE])
        return survive_text(builder, giving);
    if (value->state == VPCA_ABSENT)
        return vpca_arena_printf(
            builder->arena, "without the demand on %s (%s)",
            fact_noun(builder->arena, fact), value_phrase(builder, fact, was));
    if (fact->type == VPCA_TYPE_QUANTITY)
        return vpca_arena_printf(builder->arena,
                                 fact->direction == VPCA_MAXIMUM
                                     ? "with %s of %s or more instead of %s"
                                     : "with %s up to %s instead of %s",
                                 noun, value_text(builder, fact, value),
                                 value_phrase(builder, fact, was));
    return vpca_arena_printf(builder->arena, "with %s instead of %s",
                             demand_text(builder, fact, value),
                             demand_text(builder, fact, was));
}

static void fill_demand(const struct builder *builder,
                        const struct vpca_giving *giving,
                        struct vpca_report_giving *to)
{
    const struct vpca_statement *said = giving->statement;
    const struct vpca_value *value = &giving->conceded.value;

    to->fact = said->fact->name;
    to->was = value_text(builder, said->fact, &said->value);
    if (value->state != VPCA_ABSENT)
        to->would_be = value_text(builder, said->fact, value);
    to->text = giving_text(builder, giving);
    if (giving->conceded.kind == VPCA_CONCEDE_BACKUP)
        to->text = vpca_arena_printf(builder->arena, "%s on the second path",
                                     to->text);
    if (said->reason != VPCA_REASON_CONTROL)
        return;
    to->control = said->control->id;
    to->text = vpca_arena_printf(builder->arena, "%s, made by %s%s", to->text,
                                 said->framework ? "" : "the control ",
                                 said->framework ? said->framework->name
                                                 : said->control->id);
}

/* ---- A way out -------------------------------------------------------- */

static const char *first_text(const struct builder *builder,
                              const struct vpca_way_out *way)
{
    return vpca_arena_printf(builder->arena, "%s%s%s (%d%s)", way->option->name,
                             way->backup ? " with " : "",
                             way->backup ? way->backup->name : "", way->score,
                             way->status == VPCA_OPEN ? ", open" : "");
}

static void fill_way(const struct builder *builder,
                     const struct vpca_way_out *from,
                     struct vpca_report_way_out *to)
{
    struct vpca_text text;

    vpca_text_init(&text, builder->arena);
    to->demands =
        vpca_arena_array(builder->arena, from->count, sizeof(*to->demands));
    to->demand_count = from->count;
    for (size_t i = 0; i < from->count; i++) {
        struct vpca_report_giving *giving = &to->demands[i];

        *giving = (struct vpca_report_giving){
            .path = path_of(builder, &from->items[i])};
        if (from->items[i].statement)
            fill_demand(builder, &from->items[i], giving);
        else
            fill_options(builder, &from->items[i], giving);
        vpca_text_addf(&text, "%s%s",
                       i == 0                 ? ""
                       : i + 1 == from->count ? " and "
                                              : ", ",
                       giving->text);
    }
    vpca_text_addf(&text, ": %s", first_text(builder, from));
    to->first = from->option->id;
    to->backup = from->backup ? from->backup->id : NULL;
    to->status = from->status;
    to->score = from->score;
    to->text = text.bytes;
}

/* ---- No way out ------------------------------------------------------- */

/* Why a failure stands that no demand is behind. */
static size_t count_firm(const struct vpca_report_option *option)
{
    size_t count = 0;

    for (size_t i = 0; i < option->failure_count; i++)
        count += !option->failures[i].pass && !option->failures[i].waived;
    return count;
}

/* The first of those that fail by the least that no demand is behind. */
static const struct vpca_report_option *
nearest_of(const struct vpca_report_need *need)
{
    const struct vpca_report_option *nearest = NULL;
    size_t least = 0;

    for (size_t i = 0; i < need->option_count; i++) {
        size_t firm = count_firm(&need->options[i]);

        if (firm && (!nearest || firm < least)) {
            nearest = &need->options[i];
            least = firm;
        }
    }
    return nearest;
}

static const char *no_way_text(const struct builder *builder,
                               const struct vpca_report_need *need)
{
    const struct vpca_report_option *nearest = nearest_of(need);
    const char *before = ":";
    struct vpca_text text;

    vpca_text_init(&text, builder->arena);
    vpca_text_add(&text, "no demand that gives way leaves an option");
    if (!nearest)
        return text.bytes;
    vpca_text_addf(&text, "; for %s would have to be different", nearest->name);
    for (size_t i = 0; i < nearest->failure_count; i++) {
        const struct vpca_report_failure *failure = &nearest->failures[i];

        if (failure->pass || failure->waived)
            continue;
        vpca_text_addf(&text, "%s %s", before, failure->text);
        if (failure->fix)
            vpca_text_addf(&text, " (%s)", failure->fix);
        before = "; and";
    }
    return text.bytes;
}

void ways_out_fill(const struct builder *builder, struct vpca_report_need *need)
{
    const struct vpca_ways_out from =
        vpca_ways_out_find(builder->arena, builder->advice);

    if (!need->ranked_count && !from.count)
        need->no_way_out = no_way_text(builder, need);

    need->ways_out =
        vpca_arena_array(builder->arena, from.count, sizeof(*need->ways_out));
    need->way_out_count = from.count;
    for (size_t i = 0; i < from.count; i++)
        fill_way(builder, &from.items[i], &need->ways_out[i]);
}
