/* How sure the first option is, and what each rival would take, in words. */
#include <inttypes.h>

#include "builder.h"
#include "words.h"

#define TENTHS          INT64_C(10)
#define CONDITIONS_TOLD 2 /* more are only counted */
#define DOUBTS_MOST     4

static const char *criterion_name(const struct builder *builder, size_t index)
{
    return builder->rules->criteria[index].name;
}

/* "AWS Direct Connect with AWS managed VPN" */
static const char *entry_text(const struct builder *builder,
                              const struct vpca_entry *entry)
{
    if (!entry->backup)
        return entry->option->name;
    return vpca_arena_printf(builder->arena, "%s with %s", entry->option->name,
                             entry->backup->name);
}

static const char *backup_id(const struct vpca_entry *entry)
{
    return entry->backup ? entry->backup->id : NULL;
}

static const char *tenths_text(const struct builder *builder, int64_t tenths)
{
    if (tenths % TENTHS == 0)
        return vpca_arena_printf(builder->arena, "%" PRId64, tenths / TENTHS);
    return vpca_arena_printf(builder->arena, "%" PRId64 ".%" PRId64,
                             tenths / TENTHS, tenths % TENTHS);
}

/* ---- The verdict ------------------------------------------------------ */

/* "; what is unknown can turn the order: lifetime, growth vpcs" */
static void add_doubts(const struct builder *builder,
                       const struct vpca_unknowns *doubts,
                       struct vpca_text *text)
{
    const char **nouns =
        vpca_arena_array(builder->arena, doubts->count, sizeof(*nouns));
    size_t count = 0;

    for (size_t i = 0; i < doubts->count; i++) {
        const struct vpca_fact_ref *ref = &doubts->items[i];

        /* The same fact of several members stands together. */
        if (!i || ref->fact != ref[-1].fact)
            nouns[count++] =
                ref->fact ? fact_noun(builder->arena, ref->fact) : ref->tag;
    }
    vpca_text_add(text, "; what is unknown can turn the order");
    if (count)
        vpca_text_add(text, ": ");
    names_add(text, nouns, count, DOUBTS_MOST);
}

static const char *verdict_text(const struct builder *builder,
                                const struct vpca_stability *stability)
{
    const char *word = vpca_verdict_name(stability->verdict);
    struct vpca_text text;

    if (!stability->first)
        return vpca_arena_printf(builder->arena, "%s: every option is excluded",
                                 word);
    vpca_text_init(&text, builder->arena);
    vpca_text_addf(&text, "%s: %s", word, stability->first->option->name);
    if (!stability->second) {
        if (stability->verdict == VPCA_ONLY_ONE_PROVEN)
            vpca_text_add(&text, "; what else is ranked is open");
        return text.bytes;
    }
    if (stability->margin == 0)
        vpca_text_addf(&text, " and %s both have %d points",
                       stability->second->option->name,
                       stability->first->score);
    else
        vpca_text_addf(&text, " leads %s by %d point%s",
                       stability->second->option->name, stability->margin,
                       stability->margin == 1 ? "" : "s");
    vpca_text_addf(&text, "%s wins under %u of %u weightings",
                   stability->margin ? ", and" : "; the former", stability->won,
                   stability->weightings);
    if (stability->doubtful)
        add_doubts(builder, &stability->doubts, &text);
    return text.bytes;
}

/* ---- Wins and flips --------------------------------------------------- */

static void wins_fill(const struct builder *builder,
                      const struct vpca_stability *from,
                      struct vpca_report_stability *to)
{
    to->wins =
        vpca_arena_array(builder->arena, from->win_count, sizeof(*to->wins));
    to->win_count = from->win_count;
    for (size_t i = 0; i < from->win_count; i++)
        to->wins[i] = (struct vpca_report_win){
            .option = from->wins[i].entry->option->id,
            .backup = backup_id(from->wins[i].entry),
            .count = from->wins[i].count,
        };
}

/* "at 4.4 or more"; between two tenths the fraction itself. */
static const char *weight_text(const struct builder *builder,
                               const struct vpca_crossing *crossing)
{
    const char *weight;

    if (crossing->tenths < 0)
        return vpca_arena_printf(builder->arena, "just %s %" PRId64 "/%" PRId64,
                                 crossing->above ? "above" : "below",
                                 crossing->numerator, crossing->denominator);
    weight = tenths_text(builder, crossing->tenths);
    if (crossing->tenths == 0 || crossing->tenths == VPCA_WEIGHT_MAX * TENTHS)
        return vpca_arena_printf(builder->arena, "at %s", weight);
    return vpca_arena_printf(builder->arena, "at %s or %s", weight,
                             crossing->above ? "more" : "less");
}

static struct vpca_report_flip flip_of(const struct builder *builder,
                                       const struct vpca_crossing *crossing)
{
    return (struct vpca_report_flip){
        .criterion = builder->rules->criteria[crossing->criterion].id,
        .weight = crossing->tenths < 0 ? NULL
                                       : tenths_text(builder, crossing->tenths),
        .numerator = crossing->numerator,
        .denominator = crossing->denominator,
        .above = crossing->above,
        .first = crossing->first->option->id,
        .backup = backup_id(crossing->first),
        .beyond_scale = crossing->beyond_scale,
        .text = vpca_arena_printf(
            builder->arena, "%s %s (now %d): %s",
            criterion_name(builder, crossing->criterion),
            weight_text(builder, crossing),
            builder->advice->need->weights[crossing->criterion],
            entry_text(builder, crossing->first)),
    };
}

static void flips_fill(const struct builder *builder,
                       const struct vpca_stability *from,
                       struct vpca_report_stability *to)
{
    to->flips = vpca_arena_array(builder->arena, from->crossing_count,
                                 sizeof(*to->flips));
    for (size_t i = 0; i < from->crossing_count; i++) {
        if (from->crossings[i].flip)
            to->flips[to->flip_count++] = flip_of(builder, &from->crossings[i]);
    }
}

/* ---- Rivals ----------------------------------------------------------- */

static const char *by_weight(const struct builder *builder,
                             const struct vpca_rival *rival)
{
    const struct vpca_crossing *crossing = rival->crossing;

    return vpca_arena_printf(
        builder->arena, "%s would be first if %s weighed %s",
        rival->entry->option->name,
        criterion_name(builder, crossing->criterion),
        crossing->tenths < 0 ? weight_text(builder, crossing)
                             : tenths_text(builder, crossing->tenths));
}

static const char *by_demand(const struct builder *builder,
                             const struct vpca_rival *rival)
{
    const struct vpca_nearest_pass *pass = rival->pass;
    const char *name = rival->entry->option->name;
    const char *noun = fact_noun(builder->arena, pass->fact);

    if (pass->value.state == VPCA_ABSENT)
        return vpca_arena_printf(builder->arena,
                                 "%s would be first without the demand on %s",
                                 name, noun);
    return vpca_arena_printf(
        builder->arena, "%s would be first %s%s%s", name,
        pass_text(builder, pass),
        pass->fact->type == VPCA_TYPE_QUANTITY ? " of " : "",
        pass->fact->type == VPCA_TYPE_QUANTITY ? noun : "");
}

static const char *by_answer(const struct builder *builder,
                             const struct vpca_report_option *option)
{
    if (option->condition_count > CONDITIONS_TOLD)
        return vpca_arena_printf(builder->arena,
                                 "%s would be first if all its %zu conditions "
                                 "were met",
                                 option->name, option->condition_count);
    return vpca_arena_printf(
        builder->arena, "%s would be first if %s%s%s", option->name,
        option->conditions[0], option->condition_count > 1 ? " and " : "",
        option->condition_count > 1 ? option->conditions[1] : "");
}

static const char *rival_text(const struct builder *builder,
                              const struct vpca_rival *rival,
                              const struct vpca_report_option *option)
{
    switch (rival->kind) {
    case VPCA_RIVAL_WEIGHT:
        return by_weight(builder, rival);
    case VPCA_RIVAL_DEMAND:
        return by_demand(builder, rival);
    case VPCA_RIVAL_ANSWER:
        return by_answer(builder, option);
    default:
        return vpca_arena_printf(
            builder->arena,
            rival->entry->ruled_out
                ? "%s is ruled out by the file"
                : "no single weight, demand or answer makes %s first",
            rival->entry->option->name);
    }
}

static void rivals_fill(const struct builder *builder,
                        const struct vpca_stability *stability,
                        const struct vpca_report_need *need,
                        struct vpca_report_stability *to)
{
    const struct vpca_rivals rivals =
        vpca_rivals_find(builder->arena, builder->advice, stability);

    to->rivals =
        vpca_arena_array(builder->arena, rivals.count, sizeof(*to->rivals));
    to->rival_count = rivals.count;
    for (size_t i = 0; i < rivals.count; i++) {
        const struct vpca_rival *rival = &rivals.items[i];
        size_t index = (size_t)(rival->entry - builder->advice->entries);

        to->rivals[i] = (struct vpca_report_rival){
            .option = rival->entry->option->id,
            .backup = backup_id(rival->entry),
            .kind = vpca_rival_kind_name(rival->kind),
            .possible = rival->kind != VPCA_RIVAL_NONE,
            .text = rival_text(builder, rival, &need->options[index]),
        };
    }
}

void stability_fill(const struct builder *builder,
                    struct vpca_report_need *need)
{
    const struct vpca_stability *from =
        vpca_stability_find(builder->arena, builder->advice);
    struct vpca_report_stability *to =
        vpca_arena_alloc(builder->arena, sizeof(*to));

    *to = (struct vpca_report_stability){
        .verdict = vpca_verdict_name(from->verdict),
        .text = verdict_text(builder, from),
        .margin = from->second ? from->margin : -1,
        .weightings = from->weightings,
        .steady = from->second != NULL,
    };
    wins_fill(builder, from, to);
    flips_fill(builder, from, to);
    rivals_fill(builder, from, need, to);
    need->stability = to;
}
