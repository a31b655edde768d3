/* Looking up what a rule set holds, by name. */
#include "index.h"

static const struct ruleset_index *index_of(const struct vpca_ruleset *rules)
{
    return (const struct ruleset_index *)(const void *)rules;
}

bool vpca_ruleset_reads_tag(const struct vpca_ruleset *rules, const char *name)
{
    const vpca_names *tags = index_of(rules)->tags;

    return tags && vpca_names_find(tags, name) != VPCA_NO_NAME;
}

const struct vpca_option *vpca_ruleset_option(const struct vpca_ruleset *rules,
                                              const char *id)
{
    size_t found = vpca_names_find(index_of(rules)->options, id);

    return found == VPCA_NO_NAME ? NULL : &rules->options[found];
}

const struct vpca_rule *vpca_ruleset_rule(const struct vpca_ruleset *rules,
                                          const char *id)
{
    size_t found = vpca_names_find(index_of(rules)->rule_ids, id);

    return found == VPCA_NO_NAME ? NULL : &rules->rules[found];
}

const struct vpca_control *
vpca_ruleset_control(const struct vpca_ruleset *rules, const char *id)
{
    size_t found = vpca_names_find(index_of(rules)->controls, id);

    return found == VPCA_NO_NAME ? NULL : &rules->controls[found];
}

const struct vpca_framework *
vpca_ruleset_framework(const struct vpca_ruleset *rules, const char *id)
{
    size_t found = vpca_names_find(index_of(rules)->frameworks, id);

    return found == VPCA_NO_NAME ? NULL : &rules->frameworks[found];
}

const struct vpca_profile *
vpca_ruleset_profile(const struct vpca_ruleset *rules, const char *id)
{
    size_t found = vpca_names_find(index_of(rules)->profiles, id);

    return found == VPCA_NO_NAME ? NULL : &rules->profiles[found];
}

const struct vpca_word *vpca_ruleset_word(const struct vpca_ruleset *rules,
                                          const struct vpca_fact *fact,
                                          const char *word)
{
    /* By name, as the fact may be a copy with another type. */
    const struct vpca_fact *listed = vpca_fact_find(fact->name);
    const vpca_names *names;
    size_t found;

    if (!listed)
        return NULL;
    names = index_of(rules)->words[listed - vpca_facts];
    found = names ? vpca_names_find(names, word) : VPCA_NO_NAME;
    return found == VPCA_NO_NAME ? NULL : &rules->words[found];
}
