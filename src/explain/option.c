/* Explains an option: what it is good for, what it has, and its own rules. */
#include <string.h>

#include "explain.h"

/* The fact's name without its scope. */
static const char *short_name(const struct vpca_fact *fact)
{
    return strchr(fact->name, '.') + 1;
}

static void put_facts(struct explain *e, const struct vpca_option *option)
{
    struct ids missing;

    ids_init(&missing, e);
    put_heading(e, "Facts");
    for (size_t i = VPCA_OWN_COUNT; i < e->rules->fact_count; i++) {
        const struct vpca_option_fact *fact = &e->rules->facts[i];

        if (option->facts[i].count)
            put_cases(e, 0, short_name(&fact->fact), fact, &option->facts[i]);
        else
            ids_add(&missing, short_name(&fact->fact));
    }
    put_row(e, 0, "not stated", missing.text.bytes);
}

static void put_costs(struct explain *e, const struct vpca_option *option)
{
    if (option->cost_count)
        put_heading(e, "Cost of a month");
    for (size_t i = 0; i < option->cost_count; i++) {
        const struct vpca_cost_item *item = &option->cost[i];
        const char *times = product_words(e, item->times, item->time_count);

        put_row(e, 0, item->price->id,
                say(e, "%s: %s%s%s%s%s", item->price->text,
                    price_words(e, item->price), *times ? "; times " : "",
                    times, item->when ? "; when " : "",
                    item->when ? condition_words(e, item->when) : ""));
    }
}

/* ---- Rules ------------------------------------------------------------ */

static const char *effect_heading(enum vpca_effect effect)
{
    static const char *const headings[VPCA_EFFECT_COUNT] = {
        [VPCA_EFFECT_EXCLUDE] = "Its own rules: what excludes it",
        [VPCA_EFFECT_SCORE] = "Its own rules: points",
        [VPCA_EFFECT_MATCH] = "Its own rules: what it is meant for",
        [VPCA_EFFECT_MISMATCH] = "Its own rules: what it is not meant for",
        [VPCA_EFFECT_DOUBT] = "Its own rules: what leaves it open",
        [VPCA_EFFECT_ADVANTAGE] = "Its own rules: advantages",
        [VPCA_EFFECT_LIMITATION] = "Its own rules: limitations",
        [VPCA_EFFECT_CAVEAT] = "Its own rules: caveats",
        [VPCA_EFFECT_BUILD] = "Its own rules: what to build",
    };

    return headings[effect];
}

static const char *points_words(const struct explain *e,
                                const struct vpca_rule *rule)
{
    if (rule->criterion == VPCA_NONE)
        return "";
    if (rule->band_count)
        return say(e, " (%s, by %s)", e->rules->criteria[rule->criterion].id,
                   rule->scaled ? "a scale" : "bands");
    return say(e, " (%s %+d)", e->rules->criteria[rule->criterion].id,
               rule->points);
}

static void put_rule(struct explain *e, const struct vpca_rule *rule)
{
    put_row(e, 0, rule->id,
            say(e, "%s%s%s%s [%s]", message_words(e, &rule->message),
                points_words(e, rule), rule->when ? "; when " : "",
                rule->when ? condition_words(e, rule->when) : "",
                basis_words(e, &rule->basis)));
}

static void put_rules(struct explain *e, const struct vpca_option *option)
{
    for (int effect = 0; effect < VPCA_EFFECT_COUNT; effect++) {
        bool any = false;

        for (size_t i = 0; i < option->rule_count; i++) {
            const struct vpca_rule *rule = &e->rules->rules[option->rules[i]];

            if ((int)rule->effect != effect || rule->option != option)
                continue;
            if (!any)
                put_heading(e, effect_heading(rule->effect));
            any = true;
            put_rule(e, rule);
        }
    }
}

/* The rules of all options that can be true for this one. */
static void put_general(struct explain *e, const struct vpca_option *option)
{
    put_heading(e, "Rules of all options that can be true for it");
    for (int effect = 0; effect < VPCA_EFFECT_COUNT; effect++) {
        struct ids names;

        ids_init(&names, e);
        for (size_t i = 0; i < option->rule_count; i++) {
            const struct vpca_rule *rule = &e->rules->rules[option->rules[i]];

            if ((int)rule->effect == effect && !rule->option)
                ids_add(&names, rule->id);
        }
        put_row(e, 0, vpca_effect_name((enum vpca_effect)effect),
                names.text.bytes);
    }
}

/* ---- Around it -------------------------------------------------------- */

static void put_pairs(struct explain *e, const struct vpca_option *option)
{
    struct ids behind;
    struct ids before;

    ids_init(&behind, e);
    ids_init(&before, e);
    for (size_t i = 0; i < e->rules->pair_count; i++) {
        const struct vpca_pair *pair = &e->rules->pairs[i];

        if (pair->primary == option)
            ids_add(&behind, pair->backup->id);
        if (pair->backup == option)
            ids_add(&before, pair->primary->id);
    }
    if (behind.count || before.count)
        put_heading(e, "Pairs");
    put_row(e, 0, "behind it stands", behind.text.bytes);
    put_row(e, 0, "it stands behind", before.text.bytes);
}

void option_explain(struct explain *e, size_t index)
{
    const struct vpca_option *option = &e->rules->options[index];

    put_title(e, say(e, "%s: option, %s", option->id, option->name));
    put_text(e, 0, option->use);
    put_row(
        e, 0, "serves",
        bits_words(e, vpca_facts[VPCA_FACT_NEED_KIND].domain, option->serves));
    put_row(e, 0, "families", bits_words(e, NULL, option->families));
    put_row(e, 0, "example",
            say(e, "chosen: %s on a need; vpcadvise why NEED %s FILE",
                option->id, option->id));
    put_facts(e, option);
    put_failures(e, option->failures);
    put_costs(e, option);
    put_rules(e, option);
    put_general(e, option);
    put_pairs(e, option);
    put_basis(e, &option->basis);
}

void pair_explain(struct explain *e, size_t index)
{
    const struct vpca_pair *pair = &e->rules->pairs[index];

    put_title(e, say(e, "%s + %s: pair", pair->primary->id, pair->backup->id));
    put_text(e, 0,
             say(e, "%s, with %s as the second path.", pair->primary->name,
                 pair->backup->name));
    put_row(e, 0, "when", pair->when ? condition_words(e, pair->when) : NULL);
    put_row(e, 0, "considered", condition_words(e, e->rules->pairs_when));
    put_row(e, 0, "example",
            say(e, "chosen: [%s, %s] on a need; vpcadvise why NEED %s+%s FILE",
                pair->primary->id, pair->backup->id, pair->primary->id,
                pair->backup->id));
    for (size_t i = VPCA_OWN_COUNT; pair->facts && i < e->rules->fact_count;
         i++)
        put_cases(e, 0, short_name(&e->rules->facts[i].fact),
                  &e->rules->facts[i], &pair->facts[i]);
    if (pair->failures)
        put_failures(e, pair->failures);
    put_basis(e, &pair->basis);
}

size_t family_count(const struct explain *e)
{
    size_t count = 0;

    for (size_t i = 0; i < e->rules->symbols.count; i++)
        count += e->rules->family_names[i] != NULL;
    return count;
}

size_t family_symbol(const struct explain *e, size_t index)
{
    size_t symbol = 0;

    while (!e->rules->family_names[symbol] || index-- > 0)
        symbol++;
    return symbol;
}

void family_explain(struct explain *e, size_t index)
{
    size_t symbol = family_symbol(e, index);
    const char *id = e->rules->symbols.words[symbol];
    bool any = false;

    put_title(e, say(e, "%s: family, %s", id, e->rules->family_names[symbol]));
    put_text(e, 0,
             "Options that have much in common. A need can name it where "
             "it can name an option.");
    put_row(e, 0, "example", say(e, "options: { not: [%s] } on a need", id));
    for (size_t i = 0; i < e->rules->option_count; i++) {
        const struct vpca_option *option = &e->rules->options[i];

        if (!(option->families >> symbol & 1))
            continue;
        if (!any)
            put_heading(e, "Options");
        any = true;
        put_row(e, 0, option->id, option->use);
    }
}
