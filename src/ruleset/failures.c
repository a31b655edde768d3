/* Failure tables of options and pairs: what happens when a component fails. */
#include <string.h>

#include "loader.h"

#define OTHERS "others" /* the row of all failures without one of their own */

static const char *const owners[] = {"aws", "customer", "provider", NULL};

/* ---- One case --------------------------------------------------------- */

static void read_survives(struct loader *loader, const struct vpca_node *node,
                          struct vpca_failure_case *one)
{
    static const char *const choices[] = {"no", "with-measures", "as-built",
                                          "not-there", NULL};
    const struct vpca_node *survives = vpca_node_get(node, "survives");
    size_t choice;

    if (!survives) {
        text_require(loader, node, "survives");
        return;
    }
    choice = choice_read(loader, survives, choices, "survives");
    if (choice != VPCA_NONE)
        one->survives = (enum vpca_survival)choice;
}

/* A pack may switch off what the table of one below it names. */
static bool is_switched_off(const struct loader *loader, const char *id)
{
    for (size_t i = 0; i < loader->change_count; i++) {
        const struct vpca_change *change = &loader->changes[i];

        if (change->action == VPCA_CHANGE_SWITCHED_OFF &&
            strcmp(change->id, id) == 0)
            return true;
    }
    return false;
}

static const struct vpca_rule *find_measure(struct loader *loader,
                                            const struct vpca_node *node)
{
    const struct vpca_rule *rule;
    size_t index;

    if (node->kind == VPCA_NODE_SCALAR && is_switched_off(loader, node->text))
        return NULL;
    index = entries_find(loader, SECTION_RULES, node, VPCA_CODE_UNKNOWN_NAME,
                         "rule");
    /* With a rule that was refused the two are not numbered alike. */
    if (index == VPCA_NONE ||
        loader->rules->rule_count != loader->entries[SECTION_RULES].count)
        return NULL;
    rule = &loader->rule_items[index];
    if (rule->effect != VPCA_EFFECT_BUILD)
        vpca_node_report(loader->diags, VPCA_CODE_RULE_EFFECT, node,
                         "name a rule with the effect \"build\"",
                         "\"%s\" is no measure", rule->id);
    return rule;
}

static void read_measures(struct loader *loader, const struct vpca_node *node,
                          struct vpca_failure_case *one)
{
    const struct vpca_node *list = vpca_node_get(node, "measures");
    bool wanted = one->survives == VPCA_SURVIVES_WITH_MEASURES;
    size_t count = list ? list_count(list) : 0;
    const struct vpca_rule **measures = vpca_arena_array(
        loader->arena, count, sizeof(const struct vpca_rule *));

    for (size_t i = 0; i < count; i++) {
        const struct vpca_rule *rule = find_measure(loader, list_item(list, i));

        if (rule)
            measures[one->measure_count++] = rule;
    }
    one->measures = measures;
    if (wanted && count == 0)
        vpca_node_report(loader->diags, VPCA_CODE_MISSING_KEY, node,
                         "name the rules that say what must be built",
                         "\"measures\" is missing");
    if (!wanted && list)
        vpca_node_report(loader->diags, VPCA_CODE_UNKNOWN_KEY, list->key,
                         "write \"survives: with-measures\"",
                         "measures are given and would change nothing");
}

static void read_text(struct loader *loader, const struct vpca_node *node,
                      const char *key, struct vpca_message *message)
{
    const struct vpca_node *text = vpca_node_get(node, key);
    struct scopes scopes;

    scopes_init(&scopes, loader, node);
    if (text)
        *message = message_read(loader, text, &scopes);
    else
        text_require(loader, node, key);
    if (scopes.member != VPCA_SCOPE_COUNT ||
        message_has(message, VPCA_SEGMENT_MEMBER))
        vpca_node_report(loader->diags, VPCA_CODE_RULE_MESSAGE, text, NULL,
                         "a failure table speaks of no single member");
}

static void read_texts(struct loader *loader, const struct vpca_node *node,
                       struct vpca_failure_case *one)
{
    static const char *const keys[] = {"component", "effect", "acts"};
    const struct vpca_node *acts = vpca_node_get(node, "acts");
    size_t choice;

    if (one->survives == VPCA_NOT_THERE) {
        for (size_t i = 0; i < VPCA_COUNT(keys); i++) {
            const struct vpca_node *extra = vpca_node_get(node, keys[i]);

            if (extra)
                vpca_node_report(loader->diags, VPCA_CODE_UNKNOWN_KEY,
                                 extra->key, NULL,
                                 "what is not there has no \"%s\"", keys[i]);
        }
        return;
    }
    read_text(loader, node, "component", &one->component);
    read_text(loader, node, "effect", &one->effect);
    choice = acts ? choice_read(loader, acts, owners, "acts") : VPCA_NONE;
    if (!acts)
        text_require(loader, node, "acts");
    if (choice != VPCA_NONE)
        one->acts = owners[choice];
}

static void read_case(struct loader *loader, const struct vpca_node *node,
                      bool last, struct vpca_failure_case *one)
{
    static const char *const keys[] = {"when",   "component", "effect",
                                       "acts",   "survives",  "measures",
                                       "claims", "judgement", NULL};
    const struct vpca_node *when;
    struct scopes scopes;

    one->span = node->span;
    if (!kind_check(loader, node, VPCA_NODE_MAPPING, "a row"))
        return;
    keys_check(loader, node, keys);
    when = vpca_node_get(node, "when");
    if (when)
        one->when = condition_read(loader, when);
    if (last == (when != NULL))
        vpca_node_report(loader->diags,
                         when ? VPCA_CODE_UNKNOWN_KEY : VPCA_CODE_MISSING_KEY,
                         node, "end the list with one that always holds",
                         last ? "the last row has a \"when\""
                              : "only the last row has no \"when\"");
    scopes_init(&scopes, loader, node);
    scopes.told_given = true;
    scopes_add_condition(&scopes, one->when);
    read_survives(loader, node, one);
    read_texts(loader, node, one);
    read_measures(loader, node, one);
    one->basis = basis_read(loader, node, VPCA_CODE_MISSING_KEY);
}

/* ---- Rows and tables -------------------------------------------------- */

static struct vpca_failure_cases read_row(struct loader *loader,
                                          const struct vpca_node *node)
{
    size_t count = list_count(node);
    struct vpca_failure_case *items =
        vpca_arena_array(loader->arena, count, sizeof(*items));

    for (size_t i = 0; i < count; i++)
        read_case(loader, list_item(node, i), i + 1 == count, &items[i]);
    if (count == 0)
        vpca_node_report(loader->diags, VPCA_CODE_MISSING_KEY, node, NULL,
                         "the failure has no row");
    return (struct vpca_failure_cases){.items = items, .count = count};
}

static void report_word(struct loader *loader, const struct vpca_node *key)
{
    const struct vpca_domain *words = vpca_failure_words();
    struct vpca_nearest nearest;

    vpca_nearest_init(&nearest, key->text);
    for (size_t i = 0; i < words->count; i++)
        vpca_nearest_feed(&nearest, words->words[i]);
    vpca_nearest_feed(&nearest, OTHERS);
    vpca_node_report(loader->diags, VPCA_CODE_UNKNOWN_WORD, key,
                     hint_nearest(loader, &nearest),
                     "\"%s\" is no failure that could be survived", key->text);
}

/* The row of all others is read once and shared. */
static void read_others(struct loader *loader, const struct vpca_node *node,
                        struct vpca_failure_cases *table)
{
    struct vpca_failure_cases row = read_row(loader, node);

    for (size_t i = 0; i < vpca_failure_words()->count; i++) {
        if (!table[i].count)
            table[i] = row;
    }
}

const struct vpca_failure_cases *
failure_table_read(struct loader *loader, const struct vpca_node *mapping)
{
    const struct vpca_domain *words = vpca_failure_words();
    struct vpca_failure_cases *table =
        vpca_arena_array(loader->arena, words->count, sizeof(*table));
    const struct vpca_node *others = NULL;

    if (!mapping ||
        !kind_check(loader, mapping, VPCA_NODE_MAPPING, "\"failures\""))
        return table;
    for (size_t i = 0; i < mapping->count; i++) {
        const struct vpca_node *row = mapping->items[i];
        size_t word = vpca_domain_find(words, row->key->text);

        if (strcmp(row->key->text, OTHERS) == 0)
            others = row;
        else if (word == VPCA_NO_NAME)
            report_word(loader, row->key);
        else
            table[word] = read_row(loader, row);
    }
    if (others)
        read_others(loader, others, table);
    return table;
}

/* ---- The tables of options -------------------------------------------- */

static void check_complete(struct loader *loader, const struct entry *entry,
                           const struct vpca_failure_cases *table)
{
    const struct vpca_domain *words = vpca_failure_words();
    const struct vpca_node *failures = entry_get(entry, "failures");
    struct vpca_text missing;

    vpca_text_init(&missing, loader->diags->arena);
    for (size_t i = 0; i < words->count; i++) {
        if (!table[i].count)
            vpca_text_addf(&missing, "%s%s", missing.length ? ", " : "",
                           words->words[i]);
    }
    if (missing.length)
        vpca_node_report(loader->diags, VPCA_CODE_MISSING_KEY,
                         failures ? failures : entry->node,
                         "say what each of them does, \"not-there\" where the "
                         "option has no such component",
                         "\"%s\" has no row for the failures %s", entry->id,
                         missing.bytes);
}

void failures_load(struct loader *loader)
{
    const struct entries *entries = &loader->entries[SECTION_OPTIONS];

    for (size_t i = 0; i < entries->count; i++) {
        const struct entry *entry = &entries->items[i];
        const struct vpca_failure_cases *table =
            failure_table_read(loader, entry_get(entry, "failures"));

        /* What is no option was reported already. */
        if (loader->options[i].name)
            check_complete(loader, entry, table);
        loader->options[i].failures = table;
    }
}

/* ---- Measures --------------------------------------------------------- */

static bool can_fire(const struct loader *loader,
                     const struct vpca_option *option,
                     const struct vpca_rule *rule)
{
    for (size_t i = 0; i < option->rule_count; i++) {
        if (&loader->rule_items[option->rules[i]] == rule)
            return true;
    }
    return false;
}

/* `backup` is NULL for an option by itself. */
static void check_case(struct loader *loader,
                       const struct vpca_failure_case *one,
                       const struct vpca_option *option,
                       const struct vpca_option *backup)
{
    for (size_t i = 0; i < one->measure_count; i++) {
        const struct vpca_rule *rule = one->measures[i];

        if (!can_fire(loader, option, rule) &&
            !(backup && can_fire(loader, backup, rule)))
            vpca_diags_add(loader->diags, VPCA_CODE_UNKNOWN_NAME, one->span,
                           NULL, NULL,
                           "the measure \"%s\" can never fire for \"%s\"",
                           rule->id, option->id);
    }
}

static void check_measures(struct loader *loader,
                           const struct vpca_failure_cases *table,
                           const struct vpca_option *option,
                           const struct vpca_option *backup)
{
    for (size_t w = 0; w < vpca_failure_words()->count; w++) {
        for (size_t i = 0; i < table[w].count; i++)
            check_case(loader, &table[w].items[i], option, backup);
    }
}

void failures_check(struct loader *loader)
{
    const struct vpca_ruleset *rules = loader->rules;

    for (size_t i = 0; i < rules->option_count; i++)
        check_measures(loader, rules->options[i].failures, &rules->options[i],
                       NULL);
    for (size_t i = 0; i < rules->pair_count; i++)
        check_measures(loader, rules->pairs[i].failures,
                       rules->pairs[i].primary, rules->pairs[i].backup);
}
