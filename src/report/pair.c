/* What a second path brings and costs against the primary by itself. */
#include "builder.h"
#include "words.h"

static const struct vpca_entry *find_alone(const struct vpca_advice *advice,
                                           const struct vpca_entry *pair)
{
    for (size_t i = 0; i < advice->all_count; i++) {
        const struct vpca_entry *entry = &advice->all[i];

        if (entry->option == pair->option && !entry->backup)
            return entry;
    }
    return NULL;
}

static uint64_t survived(const struct vpca_entry *entry)
{
    return entry->values[VPCA_OWN_CAN_SURVIVE].as.words.least;
}

static const char *words_of(const struct builder *builder, uint64_t failures)
{
    const struct vpca_value value = vpca_value_set(failures);

    return value_text(builder, &vpca_facts[VPCA_FACT_NEED_SURVIVE], &value);
}

/* The failures that must be survived and that it can not be built for. */
static uint64_t unmet(const struct builder *builder,
                      const struct vpca_entry *entry)
{
    const struct vpca_value *demanded =
        &builder->advice->need_values[VPCA_FACT_NEED_SURVIVE];

    if (demanded->state != VPCA_STATED)
        return 0;
    return demanded->as.words.most &
           ~entry->values[VPCA_OWN_CAN_SURVIVE].as.words.most;
}

/* ---- A pair against its primary --------------------------------------- */

static void add_points(struct vpca_text *text, int difference)
{
    if (difference == 0)
        vpca_text_add(text, "as many points");
    else
        vpca_text_addf(text, "%d point%s %s",
                       difference < 0 ? -difference : difference,
                       difference == 1 || difference == -1 ? "" : "s",
                       difference < 0 ? "less" : "more");
}

/* Both have one figure. */
static bool has_figure(const struct vpca_value *cents)
{
    return cents_high(cents) >= 0 && cents_high(cents) == cents_low(cents);
}

static void add_money(const struct builder *builder, struct vpca_text *text,
                      const struct vpca_entry *alone,
                      const struct vpca_entry *pair)
{
    int64_t difference;
    struct vpca_value cents;

    if (!has_figure(&alone->monthly_cost) || !has_figure(&pair->monthly_cost)) {
        vpca_text_addf(text, " and costs %s, against %s of the pair",
                       cents_text(builder, &alone->monthly_cost),
                       cents_text(builder, &pair->monthly_cost));
        return;
    }
    difference =
        cents_low(&alone->monthly_cost) - cents_low(&pair->monthly_cost);
    cents = vpca_value_quantity(difference < 0 ? -difference : difference,
                                difference < 0 ? -difference : difference, 0);
    if (difference == 0)
        vpca_text_add(text, " and costs as much");
    else
        vpca_text_addf(text, " and costs %s %s", cents_text(builder, &cents),
                       difference < 0 ? "less" : "more");
}

static const char *pair_text(const struct builder *builder,
                             const struct vpca_entry *alone,
                             const struct vpca_entry *pair)
{
    uint64_t lost = unmet(builder, alone) & ~unmet(builder, pair);
    struct vpca_text text;

    vpca_text_init(&text, builder->arena);
    if (alone->status == VPCA_EXCLUDED) {
        vpca_text_addf(&text, "%s by itself is excluded", alone->option->name);
        if (lost)
            vpca_text_addf(&text,
                           ": it cannot survive the loss of %s; with %s behind "
                           "it, it does",
                           words_of(builder, lost), pair->backup->name);
        return text.bytes;
    }
    vpca_text_addf(&text, "%s by itself, with the measures it would need, has ",
                   alone->option->name);
    add_points(&text, alone->score - pair->score);
    add_money(builder, &text, alone, pair);
    return text.bytes;
}

static void against_alone(const struct builder *builder,
                          const struct vpca_entry *pair,
                          struct vpca_report_option *option)
{
    const struct vpca_entry *alone = find_alone(builder->advice, pair);
    struct vpca_report_pair *found;

    if (!alone)
        return;
    found = vpca_arena_alloc(builder->arena, sizeof(*found));
    found->alone_status = alone->status;
    found->alone_score = alone->status == VPCA_EXCLUDED ? -1 : alone->score;
    found->alone_cents_low = cents_low(&alone->monthly_cost);
    found->alone_cents_high = cents_high(&alone->monthly_cost);
    found->text = pair_text(builder, alone, pair);
    option->pair = found;
}

/* ---- A pair that would survive more ----------------------------------- */

/* The first in the order of `all`, which is ranked. */
static const struct vpca_entry *find_stronger(const struct builder *builder,
                                              const struct vpca_entry *alone)
{
    const struct vpca_advice *advice = builder->advice;

    for (size_t i = 0; i < advice->all_count; i++) {
        const struct vpca_entry *pair = &advice->all[i];

        if (pair->option == alone->option && pair->backup &&
            pair->status < VPCA_EXCLUDED && (survived(pair) & ~survived(alone)))
            return pair;
    }
    return NULL;
}

void pair_fill(const struct builder *builder, const struct vpca_entry *entry,
               struct vpca_report_option *option)
{
    const struct vpca_entry *stronger;

    if (entry->backup) {
        against_alone(builder, entry, option);
        return;
    }
    stronger = find_stronger(builder, entry);
    if (!stronger)
        return;
    option->stronger = stronger->backup->id;
    option->stronger_text = vpca_arena_printf(
        builder->arena, "with %s behind it, it can survive the loss of %s too",
        stronger->backup->name,
        words_of(builder, survived(stronger) & ~survived(entry)));
}
