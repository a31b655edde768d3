/* Explains a fact: what it is, who says it and where, and who reads it. */
#include <string.h>

#include "explain.h"

/* ---- What it is ------------------------------------------------------- */

static const char *type_words(const struct vpca_fact *fact)
{
    static const char *const types[] = {
        [VPCA_TYPE_TRUTH] = "yes or no", [VPCA_TYPE_QUANTITY] = "a quantity",
        [VPCA_TYPE_WORD] = "one word",   [VPCA_TYPE_SET] = "words",
        [VPCA_TYPE_TEXT] = "text",
    };

    return types[fact->type];
}

/* How a unit is written, and an example that such a fact accepts. */
static const struct {
    const char *units;
    const char *example;
} units[] = {
    [VPCA_UNIT_COUNT] = {"a plain number", "2"},
    [VPCA_UNIT_BANDWIDTH] = {"bps, Kbps, Mbps, Gbps, Tbps", "500 Mbps"},
    [VPCA_UNIT_RATE] = {"GB/month, TB/month, TB/day, ...", "2 TB/month"},
    [VPCA_UNIT_VOLUME] = {"GB, TB, PB", "200 GB"},
    [VPCA_UNIT_TIME] = {"seconds, minutes, hours, days, weeks, months, years",
                        "12 weeks"},
    [VPCA_UNIT_LATENCY] = {"us, ms, s", "30 ms"},
    [VPCA_UNIT_SHARE] = {"%", "99.9 %"},
    [VPCA_UNIT_BYTES] = {"bytes, or a plain number", "1500"},
    [VPCA_UNIT_MONEY] = {"USD/month", "20 USD/month"},
};

static const char *direction_words(const struct vpca_fact *fact)
{
    if (fact->type == VPCA_TYPE_QUANTITY && fact->direction == VPCA_MINIMUM)
        return "a minimum: more is stricter, and more of it is better";
    if (fact->type == VPCA_TYPE_QUANTITY && fact->direction == VPCA_MAXIMUM)
        return "a maximum: less is stricter, and less of it is better";
    if (fact->domain && fact->domain->ordered)
        return "a later word is stricter, or better";
    return NULL;
}

static const char *domain_words(const struct explain *e,
                                const struct vpca_fact *fact)
{
    struct ids names;

    if (fact->type != VPCA_TYPE_WORD && fact->type != VPCA_TYPE_SET)
        return NULL;
    if (!fact->domain || fact->domain == &e->rules->symbols)
        return "the options and families (vpcadvise explain options)";
    ids_init(&names, e);
    for (size_t i = 0; i < fact->domain->count; i++)
        ids_add(&names, fact->domain->words[i]);
    return names.text.bytes;
}

/* ---- Who says it, and where ------------------------------------------- */

/* Facts whose place is not that of their name. */
static const struct {
    enum vpca_fact_id fact;
    const char *place; /* below the need, site, ... */
} places[] = {
    {VPCA_FACT_NEED_TRAFFIC_IN, "traffic.in"},
    {VPCA_FACT_NEED_TRAFFIC_OUT, "traffic.out"},
    {VPCA_FACT_NEED_GROWTH_SITES, "growth.sites"},
    {VPCA_FACT_NEED_GROWTH_VPCS, "growth.vpcs"},
    {VPCA_FACT_NEED_BACKUP_BANDWIDTH, "backup.bandwidth"},
    {VPCA_FACT_NEED_REGIONS, "regions"},
    {VPCA_FACT_NEED_ACCOUNTS, "accounts"},
    {VPCA_FACT_SITE_INTERNET_AVAILABLE, "internet"},
};

static const char *own_place(const struct vpca_fact *fact)
{
    for (size_t i = 0; i < VPCA_COUNT(places); i++) {
        if (fact == &vpca_facts[places[i].fact])
            return places[i].place;
    }
    return fact->flags & VPCA_FACT_COMPUTED ? NULL
                                            : strchr(fact->name, '.') + 1;
}

/* "needs.NAME.must.bandwidth", or NULL: the file never says it. */
static const char *place_words(const struct explain *e,
                               const struct vpca_fact *fact)
{
    static const char *const sections[VPCA_SCOPE_COUNT] = {
        [VPCA_SCOPE_NEED] = "needs",       [VPCA_SCOPE_SITE] = "sites",
        [VPCA_SCOPE_VPC] = "vpcs",         [VPCA_SCOPE_USER] = "users",
        [VPCA_SCOPE_SERVICE] = "services",
    };
    const char *below =
        fact->scope == VPCA_SCOPE_OPTION ? NULL : own_place(fact);

    if (!below)
        return NULL;
    return say(e, "%s.NAME.%s%s", sections[fact->scope],
               fact->flags & VPCA_FACT_DEMAND ? "must." : "", below);
}

static const char *setter_words(const struct vpca_fact *fact)
{
    if (fact->scope == VPCA_SCOPE_OPTION)
        return "the rule pack, in the files of the options";
    if (fact->flags & VPCA_FACT_COMPUTED)
        return own_place(fact) ? "the file, or worked out from it"
                               : "worked out from the file, never written";
    return "the requirements file";
}

/* What holds where the file says nothing. */
static const char *default_words(const struct explain *e,
                                 const struct vpca_fact *fact,
                                 const char *place)
{
    const struct key *key = key_at(e, place);

    if (!place || (fact->flags & VPCA_FACT_DEMAND))
        return NULL;
    return key && key->usual ? key->usual : "unknown";
}

static const char *demand_words(const struct vpca_fact *fact)
{
    if (!(fact->flags & VPCA_FACT_DEMAND))
        return NULL;
    return fact->flags & VPCA_FACT_BACKUP
               ? "yes: no constraint where it is left out; may stand under "
                 "backup: too"
               : "yes: no constraint where it is left out";
}

static const char *example_value(const struct explain *e,
                                 const struct vpca_fact *fact)
{
    const struct vpca_domain *domain =
        fact->domain ? fact->domain : &e->rules->symbols;

    switch (fact->type) {
    case VPCA_TYPE_TRUTH:
        return "yes";
    case VPCA_TYPE_QUANTITY:
        return units[fact->unit].example;
    case VPCA_TYPE_WORD:
        return domain->words[0];
    case VPCA_TYPE_SET:
        return say(e, "[%s]", domain->words[0]);
    case VPCA_TYPE_TEXT:
        break;
    }
    return "unknown";
}

static const char *example_words(const struct explain *e,
                                 const struct vpca_fact *fact,
                                 const char *place)
{
    const char *last;

    if (!place)
        return NULL;
    last = strrchr(place, '.') + 1;
    return say(e, "%s: %s", last, example_value(e, fact));
}

/* ---- Words of the pack ------------------------------------------------ */

bool word_is_uniform(const struct vpca_word *word)
{
    bool same = true;

    for (size_t i = 1; i < VPCA_COUNT(word->by_kind); i++)
        same &= vpca_value_equal(&word->by_kind[0], &word->by_kind[i]);
    return same;
}

const char *word_range(const struct explain *e, const struct vpca_word *word)
{
    const struct vpca_domain *kinds = vpca_facts[VPCA_FACT_NEED_KIND].domain;
    struct ids names;

    if (word->above)
        return say(e, "more than %s", word->above->name);
    if (word_is_uniform(word))
        return value_words(e, word->fact, &word->by_kind[0]);
    ids_init(&names, e);
    for (size_t i = 0; i < VPCA_COUNT(word->by_kind); i++) {
        if (word->by_kind[i].state != VPCA_ABSENT)
            ids_add(&names, say(e, "%s (%s)",
                                value_words(e, word->fact, &word->by_kind[i]),
                                kinds->words[i]));
    }
    return names.text.bytes;
}

static void put_words(struct explain *e, const struct vpca_fact *fact)
{
    bool any = false;

    for (size_t i = 0; i < e->rules->word_count; i++) {
        const struct vpca_word *word = &e->rules->words[i];

        if (strcmp(word->fact->name, fact->name) != 0)
            continue;
        if (!any)
            put_heading(e, "Words for it");
        any = true;
        put_row(e, 0, word->word,
                say(e, "%s [%s]", word_range(e, word),
                    basis_words(e, &word->basis)));
    }
}

void word_explain(struct explain *e, size_t index)
{
    const struct vpca_word *word = &e->rules->words[index];

    put_title(e, say(e, "%s: word for %s", word->word, word->fact->name));
    put_text(e, 0, word->fact->doc);
    put_row(e, 0, "stands for", word_range(e, word));
    put_row(e, 0, "example",
            example_words(e, word->fact, place_words(e, word->fact))
                ? say(e, "%s: %s", strrchr(place_words(e, word->fact), '.') + 1,
                      word->word)
                : NULL);
    put_basis(e, &word->basis);
}

/* ---- The whole -------------------------------------------------------- */

size_t fact_count(const struct explain *e)
{
    return VPCA_FACT_COUNT + e->rules->fact_count;
}

const struct vpca_fact *fact_at(const struct explain *e, size_t index)
{
    return index < VPCA_FACT_COUNT
               ? &vpca_facts[index]
               : &e->rules->facts[index - VPCA_FACT_COUNT].fact;
}

/* What each option says of a fact of options. */
static void put_by_option(struct explain *e, size_t index)
{
    const struct vpca_option_fact *fact = &e->rules->facts[index];

    if (index < VPCA_OWN_COUNT)
        return;
    put_heading(e, "By option");
    for (size_t i = 0; i < e->rules->option_count; i++) {
        const struct vpca_option *option = &e->rules->options[i];

        if (option->facts[index].count)
            put_cases(e, 0, option->id, fact, &option->facts[index]);
        else
            put_row(e, 0, option->id, "not stated");
    }
}

void fact_explain(struct explain *e, size_t index)
{
    const struct vpca_fact *fact = fact_at(e, index);
    const char *place = place_words(e, fact);
    bool own =
        index >= VPCA_FACT_COUNT && index < VPCA_FACT_COUNT + VPCA_OWN_COUNT;

    put_title(e, say(e, "%s: fact", fact->name));
    put_text(e, 0, fact->doc);
    put_row(e, 0, "type", type_words(fact));
    if (fact->type == VPCA_TYPE_QUANTITY)
        put_row(e, 0, "written in", units[fact->unit].units);
    put_row(e, 0, "words", domain_words(e, fact));
    put_row(e, 0, "binds", direction_words(fact));
    put_row(e, 0, "demand", demand_words(fact));
    put_row(e, 0, "who says it",
            own ? "worked out by the program" : setter_words(fact));
    put_row(e, 0, "place", place);
    put_row(e, 0, "default", default_words(e, fact, place));
    put_row(e, 0, "example", example_words(e, fact, place));
    put_words(e, fact);
    if (index >= VPCA_FACT_COUNT)
        put_by_option(e, index - VPCA_FACT_COUNT);
    put_readers(e, fact);
}
