/* Reads where a need names options: current, options and chosen. */
#include "fields.h"

#include <string.h>

#define BIT(symbol) (UINT64_C(1) << (symbol))

/* ---- Names of options and families ------------------------------------ */

/* What a report calls it: "AWS managed VPN", or without the AWS. */
static const struct vpca_option *option_called(const struct reading *r,
                                               struct vpca_nearest *nearest)
{
    const struct vpca_option *best = NULL;

    for (size_t i = 0; i < r->rules->option_count; i++) {
        const struct vpca_option *option = &r->rules->options[i];
        size_t before = nearest->distance;

        vpca_nearest_feed(nearest, option->name);
        if (strncmp(option->name, "AWS ", 4) == 0)
            vpca_nearest_feed(nearest, option->name + 4);
        if (nearest->distance < before)
            best = option;
    }
    return best;
}

static void report_symbol(struct reading *r, const struct vpca_node *node,
                          bool families)
{
    const struct vpca_domain *symbols = &r->rules->symbols;
    struct vpca_nearest nearest;
    struct vpca_text known;
    size_t listed = 0;
    const struct vpca_option *option;
    const char *hint;

    if (vpca_diags_full(r->diags)) {
        vpca_node_report(r->diags, VPCA_CODE_UNKNOWN_NAME, node, NULL,
                         "unknown option");
        return;
    }
    vpca_nearest_init(&nearest, node->text);
    vpca_text_init(&known, r->diags->arena);
    vpca_text_add(&known, "known here:");
    for (size_t i = 0; i < symbols->count; i++) {
        if (!families && r->rules->family_names[i])
            continue;
        vpca_nearest_feed(&nearest, symbols->words[i]);
        vpca_text_addf(&known, "%s %s", listed++ ? "," : "", symbols->words[i]);
    }
    option = option_called(r, &nearest);
    if (option)
        nearest.best = option->id;
    hint = did_you_mean(r, &nearest);
    vpca_node_report(r->diags, VPCA_CODE_UNKNOWN_NAME, node,
                     hint ? hint : known.bytes,
                     "the rules know no option%s \"%s\"",
                     families ? " or family" : "", node->text);
}

static void report_family(struct reading *r, const struct vpca_node *node,
                          size_t family)
{
    struct vpca_text known;
    size_t listed = 0;

    vpca_text_init(&known, r->diags->arena);
    vpca_text_add(&known, "options of this family:");
    for (size_t i = 0; i < r->rules->option_count; i++)
        if (r->rules->options[i].families & BIT(family))
            vpca_text_addf(&known, "%s %s", listed++ ? "," : "",
                           r->rules->options[i].id);
    vpca_node_report(r->diags, VPCA_CODE_UNKNOWN_NAME, node, known.bytes,
                     "\"%s\" is a family, and one option is due", node->text);
}

/* Reports what is neither; false then. */
static bool read_symbol(struct reading *r, const struct vpca_node *node,
                        bool families, size_t *ret_symbol)
{
    const char *name = text_due(r, node, "OPTION");
    size_t symbol;

    if (!name)
        return false;
    symbol = vpca_domain_find(&r->rules->symbols, name);
    if (symbol != VPCA_NO_NAME &&
        (families || !r->rules->family_names[symbol])) {
        *ret_symbol = symbol;
        return true;
    }
    if (symbol != VPCA_NO_NAME)
        report_family(r, node, symbol);
    else
        report_symbol(r, node, families);
    return false;
}

static const struct vpca_option *option_of(const struct reading *r,
                                           size_t symbol)
{
    return vpca_ruleset_option(r->rules, r->rules->symbols.words[symbol]);
}

/* The symbols of all options of a family. */
static uint64_t members_of(const struct reading *r, size_t family)
{
    uint64_t bits = 0;

    for (size_t i = 0; i < r->rules->option_count; i++)
        if (r->rules->options[i].families & BIT(family))
            bits |= BIT(r->rules->options[i].symbol);
    return bits;
}

/* The symbols of the options, and of all families of each. */
static uint64_t with_families(const struct reading *r, uint64_t options)
{
    uint64_t bits = options;

    for (size_t i = 0; i < r->rules->option_count; i++)
        if (options & BIT(r->rules->options[i].symbol))
            bits |= r->rules->options[i].families;
    return bits;
}

static bool is_family(const struct reading *r, size_t symbol)
{
    return r->rules->family_names[symbol] != NULL;
}

/* ---- current ---------------------------------------------------------- */

/* A family by itself leaves open which of its options is in use; one that a
 * named option belongs to is explained by that option. */
static void read_in_use(struct reading *r, const struct vpca_node *node,
                        struct vpca_value *value)
{
    size_t count = one_or_many(r, node);
    uint64_t families = 0;
    uint64_t options = 0;

    for (size_t i = 0; i < count; i++) {
        size_t symbol;

        if (!read_symbol(r, nth_of(node, i), true, &symbol))
            continue;
        if (is_family(r, symbol))
            families |= BIT(symbol);
        else
            options |= BIT(symbol);
    }
    value->as.words.least = families | with_families(r, options);
    value->as.words.most = value->as.words.least;
    families &= ~with_families(r, options);
    for (size_t i = 0; i < r->rules->symbols.count; i++)
        if (families & BIT(i))
            value->as.words.most |= with_families(r, members_of(r, i));
    if (value->as.words.most != value->as.words.least)
        value->cause = VPCA_CAUSE_FILE;
}

void current_read(struct reading *r, const struct vpca_node *node, void *target)
{
    struct draft *draft = target;
    enum vpca_fact_id fact = VPCA_FACT_NEED_CURRENT;
    struct vpca_value value = vpca_value_set(0);

    r->word = NULL;
    if (is_plain(node, "unknown"))
        value = vpca_value_unknown(VPCA_TYPE_SET, VPCA_CAUSE_FILE);
    else if (!is_plain(node, "none"))
        read_in_use(r, node, &value);
    slot_set(r, &draft->slots[fact], fact, &value, node);
}

/* ---- options: only, not ----------------------------------------------- */

static bool read_bits(struct reading *r, const struct vpca_node *node,
                      uint64_t *ret_bits)
{
    size_t count = one_or_many(r, node);
    uint64_t bits = 0;

    if (count == 0) {
        vpca_node_report(r->diags, VPCA_CODE_IDLE_CONSTRAINT, node,
                         "name options or families, or leave it out",
                         "this rules nothing");
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        size_t symbol;

        if (!read_symbol(r, nth_of(node, i), true, &symbol))
            continue;
        bits |= BIT(symbol);
        if (is_family(r, symbol))
            bits |= members_of(r, symbol);
    }
    *ret_bits = bits;
    return true;
}

static void read_only(struct reading *r, const struct vpca_node *node,
                      void *target)
{
    struct draft *draft = target;

    if (!read_bits(r, node, &draft->need.only))
        return;
    draft->need.ruled_span = node->span;
    draft->only = r->reason == VPCA_REASON_FILE ? node : NULL;
}

static void read_not(struct reading *r, const struct vpca_node *node,
                     void *target)
{
    struct draft *draft = target;

    if (!read_bits(r, node, &draft->need.not_))
        return;
    draft->need.ruled_span = node->span;
    draft->not_ = r->reason == VPCA_REASON_FILE ? node : NULL;
}

static const struct field option_fields[] = {
    {"only", VPCA_FACT_COUNT, read_only},
    {"not", VPCA_FACT_COUNT, read_not},
};

static const struct field_table option_table = {
    .what = "options",
    .example = "options: { not: [software] }",
    .fields = option_fields,
    .count = VPCA_COUNT(option_fields),
};

void options_read(struct reading *r, const struct vpca_node *node, void *target)
{
    struct draft *draft = target;

    draft->need.only = UINT64_MAX;
    draft->need.not_ = 0;
    fields_read(r, node, &option_table, draft);
}

static const char *kind_word(const struct vpca_need *need)
{
    return vpca_facts[VPCA_FACT_NEED_KIND].domain->words[need->kind];
}

/* Whether the option, or one of the family, serves the need. */
static bool serves(const struct reading *r, size_t symbol,
                   const struct vpca_need *need)
{
    for (size_t i = 0; i < r->rules->option_count; i++) {
        const struct vpca_option *option = &r->rules->options[i];

        if ((option->symbol == symbol || option->families & BIT(symbol)) &&
            option->serves & BIT(need->kind))
            return true;
    }
    return false;
}

/* How many of the names that a node lists serve the need. */
static size_t check_names(struct reading *r, const struct vpca_node *node,
                          const struct vpca_need *need, bool report)
{
    size_t useful = 0;

    for (size_t i = 0; node && i < one_or_many(r, node); i++) {
        const struct vpca_node *name = nth_of(node, i);
        size_t symbol = name->kind == VPCA_NODE_SCALAR
                            ? vpca_domain_find(&r->rules->symbols, name->text)
                            : VPCA_NO_NAME;

        /* What is no name was reported, and may have been meant well. */
        if (symbol == VPCA_NO_NAME || serves(r, symbol, need))
            useful++;
        else if (report)
            vpca_node_report(r->diags, VPCA_CODE_IDLE_CONSTRAINT, name,
                             "the report lists the options of this need; "
                             "vpcadvise options lists what each serves",
                             "\"%s\" says nothing here: it does not serve a "
                             "%s need",
                             name->text, kind_word(need));
    }
    return useful;
}

/* Whether only and not leave an option that serves the need. */
static bool is_any_left(const struct reading *r, const struct vpca_need *need)
{
    for (size_t i = 0; i < r->rules->option_count; i++) {
        const struct vpca_option *option = &r->rules->options[i];

        if (option->serves & BIT(need->kind) &&
            need->only & BIT(option->symbol) &&
            !(need->not_ & BIT(option->symbol)))
            return true;
    }
    return false;
}

void options_check(struct reading *r, const struct draft *draft,
                   const struct vpca_need *need)
{
    if (draft->only && check_names(r, draft->only, need, false) == 0)
        vpca_node_report(r->diags, VPCA_CODE_IDLE_CONSTRAINT, draft->only,
                         "name options that serve it: vpcadvise options lists "
                         "them",
                         "only leaves nothing: what it names does not serve "
                         "a %s need",
                         kind_word(need));
    else
        check_names(r, draft->only, need, true);
    check_names(r, draft->not_, need, true);
    if (draft->not_ && need->only && r->diags->errors == 0 &&
        (!draft->only || check_names(r, draft->only, need, false) > 0) &&
        !is_any_left(r, need))
        vpca_node_report(r->diags, VPCA_CODE_CONTRADICTION, draft->not_,
                         "take out what may be used after all",
                         "options leaves nothing to choose from: not rules "
                         "out all that could serve");
}

/* ---- chosen ----------------------------------------------------------- */

bool option_pair_read(struct reading *r, const struct vpca_node *node,
                      const char *key, const struct vpca_option *ret_pair[2])
{
    size_t count = one_or_many(r, node);

    if (count > 2) {
        vpca_node_report(r->diags, VPCA_CODE_WRONG_KIND, node,
                         vpca_arena_printf(r->diags->arena,
                                           "write: %s: PRIMARY, or %s: "
                                           "[PRIMARY, BACKUP]",
                                           key, key),
                         "%s is one option, or a primary and a backup", key);
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        size_t symbol;

        if (!read_symbol(r, nth_of(node, i), false, &symbol))
            return false;
        ret_pair[i] = option_of(r, symbol);
    }
    return true;
}

void chosen_read(struct reading *r, const struct vpca_node *node, void *target)
{
    struct draft *draft = target;

    if (option_pair_read(r, node, "chosen", draft->need.chosen))
        draft->chosen = node;
}

static bool takes_part(const struct vpca_need *need,
                       const struct vpca_option *option)
{
    uint64_t names = BIT(option->symbol);

    return (need->only & names) && !(need->not_ & names);
}

static bool has_pair(const struct reading *r,
                     const struct vpca_option *const *chosen)
{
    for (size_t i = 0; i < r->rules->pair_count; i++)
        if (r->rules->pairs[i].primary == chosen[0] &&
            r->rules->pairs[i].backup == chosen[1])
            return true;
    return false;
}

void chosen_check(struct reading *r, const struct draft *draft,
                  const struct vpca_need *need)
{
    const struct vpca_node *node = draft->chosen;
    const struct vpca_option *const *chosen = need->chosen;

    for (size_t i = 0; node && i < 2 && chosen[i]; i++) {
        const char *id = chosen[i]->id;

        if (!takes_part(need, chosen[i]))
            vpca_node_report(r->diags, VPCA_CODE_CONTRADICTION, nth_of(node, i),
                             "choose another, or change options:",
                             "\"%s\" is chosen and ruled out by options", id);
        else if (!(chosen[i]->serves & BIT(need->kind)))
            vpca_node_report(
                r->diags, VPCA_CODE_CONTRADICTION, nth_of(node, i),
                "choose an option that the report lists for this need",
                "\"%s\" does not serve a %s need", id, kind_word(need));
    }
    if (node && chosen[0] && chosen[1] && !has_pair(r, chosen))
        vpca_node_report(
            r->diags, VPCA_CODE_CONTRADICTION, node,
            "choose a pair that the report lists",
            "the rules know no pair of \"%s\" with \"%s\" behind it",
            chosen[0]->id, chosen[1]->id);
}
