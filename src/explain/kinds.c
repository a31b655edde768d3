/* The table of everything that can be explained. */
#include <string.h>

#include "explain.h"

/* ---- Options, families, pairs ----------------------------------------- */

static size_t count_options(const struct explain *e)
{
    return e->rules->option_count;
}

static const char *option_name(const struct explain *e, size_t index)
{
    return e->rules->options[index].id;
}

static const char *option_line(const struct explain *e, size_t index)
{
    return e->rules->options[index].use;
}

static const char *family_name(const struct explain *e, size_t index)
{
    return e->rules->symbols.words[family_symbol(e, index)];
}

static const char *family_line(const struct explain *e, size_t index)
{
    return e->rules->family_names[family_symbol(e, index)];
}

static size_t count_pairs(const struct explain *e)
{
    return e->rules->pair_count;
}

static const char *pair_name(const struct explain *e, size_t index)
{
    return say(e, "%s+%s", e->rules->pairs[index].primary->id,
               e->rules->pairs[index].backup->id);
}

static const char *pair_alias(const struct explain *e, size_t index)
{
    return say(e, "%s + %s", e->rules->pairs[index].primary->id,
               e->rules->pairs[index].backup->id);
}

static const char *pair_line(const struct explain *e, size_t index)
{
    return say(e, "%s behind %s", e->rules->pairs[index].backup->name,
               e->rules->pairs[index].primary->name);
}

/* ---- Rules and criteria ----------------------------------------------- */

static size_t count_rules(const struct explain *e)
{
    return e->rules->rule_count;
}

static const char *rule_name(const struct explain *e, size_t index)
{
    return e->rules->rules[index].id;
}

static const char *rule_line(const struct explain *e, size_t index)
{
    const struct vpca_rule *rule = &e->rules->rules[index];

    return say(e, "%s%s%s", message_words(e, &rule->message),
               rule->option ? "; only " : "",
               rule->option ? rule->option->id : "");
}

static const char *rule_group(const struct explain *e, size_t index)
{
    return vpca_effect_name(e->rules->rules[index].effect);
}

static size_t count_criteria(const struct explain *e)
{
    return e->rules->criterion_count;
}

static const char *criterion_name(const struct explain *e, size_t index)
{
    return e->rules->criteria[index].id;
}

static const char *criterion_line(const struct explain *e, size_t index)
{
    const struct vpca_criterion *criterion = &e->rules->criteria[index];

    return criterion->doc ? criterion->doc : criterion->name;
}

static size_t count_profiles(const struct explain *e)
{
    return e->rules->profile_count;
}

static const char *profile_name(const struct explain *e, size_t index)
{
    return e->rules->profiles[index].id;
}

static const char *profile_line(const struct explain *e, size_t index)
{
    return e->rules->profiles[index].doc;
}

/* ---- Claims and origins ----------------------------------------------- */

static size_t count_claims(const struct explain *e)
{
    return e->rules->claim_count;
}

static const char *claim_name(const struct explain *e, size_t index)
{
    return e->rules->claims[index].id;
}

static const char *claim_line(const struct explain *e, size_t index)
{
    return e->rules->claims[index].text;
}

static const char *claim_group(const struct explain *e, size_t index)
{
    const struct vpca_origin *origin = e->rules->claims[index].origin;

    return say(e, "%s: %s (%s)", origin->id, origin->title, origin->as_of);
}

static size_t count_origins(const struct explain *e)
{
    return e->rules->origin_count;
}

static const char *origin_name(const struct explain *e, size_t index)
{
    return e->rules->origins[index].id;
}

static const char *origin_line(const struct explain *e, size_t index)
{
    return say(e, "%s (%s)", e->rules->origins[index].title,
               e->rules->origins[index].as_of);
}

/* ---- Facts and words -------------------------------------------------- */

static const char *fact_name(const struct explain *e, size_t index)
{
    return fact_at(e, index)->name;
}

/* "bandwidth" for "need.bandwidth" and "option.bandwidth". */
static const char *fact_alias(const struct explain *e, size_t index)
{
    return strchr(fact_at(e, index)->name, '.') + 1;
}

static const char *fact_line(const struct explain *e, size_t index)
{
    return fact_at(e, index)->doc;
}

static const char *fact_group(const struct explain *e, size_t index)
{
    const struct vpca_fact *fact = fact_at(e, index);

    if (fact->scope == VPCA_SCOPE_OPTION)
        return "what the rule pack says of options";
    if (fact->flags & VPCA_FACT_COMPUTED)
        return "worked out from the file";
    if (fact->flags & VPCA_FACT_DEMAND)
        return "demands, under must:";
    return fact->scope == VPCA_SCOPE_NEED ? "further keys of a need"
                                          : "what the file says of its ends";
}

static size_t count_words(const struct explain *e)
{
    return e->rules->word_count;
}

static const char *word_name(const struct explain *e, size_t index)
{
    return e->rules->words[index].word;
}

static const char *word_line(const struct explain *e, size_t index)
{
    const struct vpca_word *word = &e->rules->words[index];

    if (word->above || word_is_uniform(word))
        return word_range(e, word);
    return say(e, "by the kind of need: vpcadvise explain %s", word->word);
}

static const char *word_group(const struct explain *e, size_t index)
{
    const struct vpca_fact *fact = e->rules->words[index].fact;

    return say(e, "%s: %s", fact->name, fact->doc);
}

/* ---- Compliance ------------------------------------------------------- */

static size_t count_frameworks(const struct explain *e)
{
    return e->rules->framework_count;
}

static const char *framework_name(const struct explain *e, size_t index)
{
    return e->rules->frameworks[index].id;
}

static const char *framework_line(const struct explain *e, size_t index)
{
    return e->rules->frameworks[index].name;
}

static size_t count_controls(const struct explain *e)
{
    return e->rules->control_count;
}

static const char *control_name(const struct explain *e, size_t index)
{
    return e->rules->controls[index].id;
}

static const char *control_line(const struct explain *e, size_t index)
{
    const struct vpca_control *control = &e->rules->controls[index];
    const char *demands = demands_words(e, control);

    return say(e, "%s%s%s", control->name, demands ? ": " : "",
               demands ? demands : "");
}

/* ---- Prices, things, gates, codes
 * --------------------------------------------- */

static size_t count_prices(const struct explain *e)
{
    return e->rules->price_count;
}

static const char *price_name(const struct explain *e, size_t index)
{
    return e->rules->prices[index].id;
}

static const char *price_line(const struct explain *e, size_t index)
{
    return say(e, "%s: %s", e->rules->prices[index].text,
               price_words(e, &e->rules->prices[index]));
}

static size_t count_limits(const struct explain *e)
{
    return e->rules->limit_count;
}

static const char *limit_name(const struct explain *e, size_t index)
{
    return e->rules->limits[index].id;
}

static const char *limit_line(const struct explain *e, size_t index)
{
    return say(e, "%s: %s", limit_figures(e, &e->rules->limits[index]),
               limit_words(e, &e->rules->limits[index]));
}

static size_t count_things(const struct explain *e)
{
    return e->rules->thing_count;
}

static const char *thing_name(const struct explain *e, size_t index)
{
    return e->rules->things[index].id;
}

static const char *thing_line(const struct explain *e, size_t index)
{
    return say(e, "%s: %s", e->rules->things[index].text,
               shared_words(&e->rules->things[index]));
}

static size_t count_gates(const struct explain *e)
{
    (void)e;
    return VPCA_GATE_COUNT;
}

static const char *gate_name(const struct explain *e, size_t index)
{
    (void)e;
    return vpca_gate_name((enum vpca_gate)index);
}

static const char *gate_line(const struct explain *e, size_t index)
{
    (void)e;
    return vpca_gate_meaning((enum vpca_gate)index);
}

static size_t count_codes(const struct explain *e)
{
    (void)e;
    return VPCA_CODE_COUNT;
}

static const char *code_name(const struct explain *e, size_t index)
{
    (void)e;
    return vpca_code_name((enum vpca_code)index);
}

static const char *code_line(const struct explain *e, size_t index)
{
    (void)e;
    return vpca_code_meaning((enum vpca_code)index);
}

/* ---- What packs of the user's own changed ------------------------------ */

static size_t count_changes(const struct explain *e)
{
    return e->rules->change_count;
}

static const char *change_name(const struct explain *e, size_t index)
{
    return e->rules->changes[index].id;
}

static const char *change_line(const struct explain *e, size_t index)
{
    const struct vpca_change *change = &e->rules->changes[index];

    return say(e, "%s, %s by %s", change->kind,
               vpca_change_name(change->action), change->pack->id);
}

/* ---- Keys, their words, statuses, packs ------------------------------- */

static size_t count_keys(const struct explain *e)
{
    return e->keys.count;
}

static const char *key_path(const struct explain *e, size_t index)
{
    return e->keys.items[index].path;
}

static const char *key_name(const struct explain *e, size_t index)
{
    return e->keys.items[index].name;
}

static const char *key_line(const struct explain *e, size_t index)
{
    return e->keys.items[index].meaning;
}

static size_t count_values(const struct explain *e)
{
    return e->values.count;
}

static const char *value_name(const struct explain *e, size_t index)
{
    return say(e, "%s=%s", e->values.items[index].fact->name,
               e->values.items[index].word);
}

static const char *value_word(const struct explain *e, size_t index)
{
    return e->values.items[index].word;
}

static const char *value_line(const struct explain *e, size_t index)
{
    return e->values.items[index].fact->doc;
}

static size_t count_statuses(const struct explain *e)
{
    (void)e;
    return STATUS_COUNT;
}

static const char *status_name(const struct explain *e, size_t index)
{
    (void)e;
    return STATUSES[index].name;
}

static const char *status_line(const struct explain *e, size_t index)
{
    (void)e;
    return STATUSES[index].meaning;
}

static size_t count_packs(const struct explain *e)
{
    return e->rules->pack_count;
}

static const char *pack_name(const struct explain *e, size_t index)
{
    return e->rules->packs[index].id;
}

static const char *pack_line(const struct explain *e, size_t index)
{
    return e->rules->packs[index].title;
}

/* ---- The table -------------------------------------------------------- */

const struct kind KINDS[] = {
    {"options", "the options", count_options, option_name, NULL, option_line,
     NULL, option_explain},
    {"families", "families of options", family_count, family_name, NULL,
     family_line, NULL, family_explain},
    {"pairs", "which option may stand behind which", count_pairs, pair_name,
     pair_alias, pair_line, NULL, pair_explain},
    {"rules", "what judges the options", count_rules, rule_name, NULL,
     rule_line, rule_group, rule_explain},
    {"criteria", "what points are given on", count_criteria, criterion_name,
     NULL, criterion_line, NULL, criterion_explain},
    {"profiles", "named weightings of the criteria", count_profiles,
     profile_name, NULL, profile_line, NULL, profile_explain},
    {"facts", "what a file and the rules speak of", fact_count, fact_name,
     fact_alias, fact_line, fact_group, fact_explain},
    {"words", "words that stand for a range or a set", count_words, word_name,
     NULL, word_line, word_group, word_explain},
    {"claims", "what the sources say", count_claims, claim_name, NULL,
     claim_line, claim_group, claim_explain},
    {"origins", "the sources", count_origins, origin_name, NULL, origin_line,
     NULL, origin_explain},
    {"frameworks", "compliance frameworks", count_frameworks, framework_name,
     NULL, framework_line, NULL, framework_explain},
    {"controls", "what frameworks ask", count_controls, control_name, NULL,
     control_line, NULL, control_explain},
    {"prices", "what costs are worked out with", count_prices, price_name, NULL,
     price_line, NULL, price_explain},
    {"limits", "how much of something a network may have at one place",
     count_limits, limit_name, NULL, limit_line, NULL, limit_explain},
    {"things", "what several needs use together", count_things, thing_name,
     NULL, thing_line, NULL, thing_explain},
    {"gates", "what can fail a run", count_gates, gate_name, NULL, gate_line,
     NULL, gate_explain},
    {"codes", "codes of diagnostics", count_codes, code_name, NULL, code_line,
     NULL, code_explain},
    {"changes", "what packs of your own changed", count_changes, change_name,
     NULL, change_line, NULL, change_explain},
    {"keys", "keys of a requirements file", count_keys, key_path, key_name,
     key_line, NULL, key_explain},
    {"values", "words that a fact may be", count_values, value_name, value_word,
     value_line, NULL, value_explain},
    {"statuses", "what an option can be", count_statuses, status_name, NULL,
     status_line, NULL, status_explain},
    {"packs", "rule packs in use", count_packs, pack_name, NULL, pack_line,
     NULL, pack_explain},
};
const size_t KIND_COUNT = VPCA_COUNT(KINDS);
