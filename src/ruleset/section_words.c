/* The section `words`: words for ranges and sets. */
#include <string.h>

#include "loader.h"

/* `is`: one value, whatever the kind of need. */
static void read_is(struct loader *loader, const struct vpca_node *node,
                    struct vpca_word *word)
{
    if (!value_read(loader, word->fact, node, &word->by_kind[0]))
        return;
    for (size_t i = 1; i < VPCA_COUNT(word->by_kind); i++)
        word->by_kind[i] = word->by_kind[0];
}

static void read_by_kind(struct loader *loader, const struct vpca_node *node,
                         struct vpca_word *word)
{
    const struct vpca_domain *kinds = vpca_facts[VPCA_FACT_NEED_KIND].domain;
    size_t count = kinds->count < VPCA_COUNT(word->by_kind)
                       ? kinds->count
                       : VPCA_COUNT(word->by_kind);

    if (!kind_check(loader, node, VPCA_NODE_MAPPING, "\"by_kind\""))
        return;
    for (size_t i = 0; i < node->count; i++) {
        const struct vpca_node *item = node->items[i];
        size_t kind = vpca_domain_find(kinds, item->key->text);
        struct vpca_nearest nearest;

        if (kind < count) {
            value_read(loader, word->fact, item, &word->by_kind[kind]);
            continue;
        }
        vpca_nearest_init(&nearest, item->key->text);
        for (size_t k = 0; k < kinds->count; k++)
            vpca_nearest_feed(&nearest, kinds->words[k]);
        vpca_node_report(loader->diags, VPCA_CODE_UNKNOWN_KEY, item->key,
                         hint_nearest(loader, &nearest),
                         "\"%s\" is no kind of need", item->key->text);
    }
}

static void read_above(struct loader *loader, const struct vpca_node *node,
                       struct vpca_word *word)
{
    const char *text = text_read(loader, node, "\"above\"");
    struct vpca_operand operand;

    if (!text || !operand_find(loader, text, node, &operand))
        return;
    if (operand.kind == VPCA_OPERAND_FACT && operand.scope == VPCA_SCOPE_NEED &&
        operand.fact->type == VPCA_TYPE_QUANTITY &&
        word->fact->type == VPCA_TYPE_QUANTITY &&
        operand.fact->unit == word->fact->unit)
        word->above = operand.fact;
    else
        vpca_node_report(
            loader->diags, VPCA_CODE_RULE_TYPE, node, NULL,
            "\"%s\" is no quantity of a need in the unit of \"%s\"", text,
            word->fact->name);
}

typedef void (*word_reader)(struct loader *loader, const struct vpca_node *node,
                            struct vpca_word *word);

static void read_meaning(struct loader *loader, const struct vpca_node *node,
                         struct vpca_word *word)
{
    static const struct {
        const char *key;
        word_reader read;
    } kinds[] = {
        {"is", read_is}, {"by_kind", read_by_kind}, {"above", read_above}};
    size_t found = 0;

    for (size_t i = 0; i < VPCA_COUNT(kinds); i++) {
        const struct vpca_node *meaning = vpca_node_get(node, kinds[i].key);

        if (meaning && found++ == 0)
            kinds[i].read(loader, meaning, word);
    }
    if (found != 1)
        vpca_node_report(loader->diags,
                         found ? VPCA_CODE_UNKNOWN_KEY : VPCA_CODE_MISSING_KEY,
                         node, NULL,
                         "give one of \"is\", \"by_kind\" and \"above\"");
}

/* A word must not hide one that the fact has. */
static void check_new(struct loader *loader, const struct vpca_node *key,
                      const struct vpca_fact *fact)
{
    const struct vpca_domain *domain = fact_domain(loader, fact);

    if ((domain && vpca_domain_find(domain, key->text) != VPCA_NO_NAME) ||
        strcmp(key->text, "unknown") == 0)
        vpca_node_report(loader->diags, VPCA_CODE_DUPLICATE_NAME, key, NULL,
                         "\"%s\" is a word of \"%s\" already", key->text,
                         fact->name);
}

static bool read_word(struct loader *loader, const struct entry *entry,
                      struct vpca_word *word)
{
    static const char *const keys[] = {"is",     "by_kind",   "above",
                                       "claims", "judgement", NULL};
    const struct vpca_node *section = entry->node->parent;
    const struct vpca_node *key = section->key;

    word->fact = vpca_fact_find(key->text);
    word->word = entry->key->text;
    if (!word->fact) {
        struct vpca_operand ignored;

        if (operand_find(loader, key->text, key, &ignored))
            vpca_node_report(loader->diags, VPCA_CODE_RULE_FACT, key, NULL,
                             "\"%s\" cannot have words", key->text);
        return false;
    }
    for (size_t i = 0; i < VPCA_COUNT(word->by_kind); i++)
        word->by_kind[i] = vpca_value_absent(word->fact->type);
    name_check(loader, word->word, entry->key);
    check_new(loader, entry->key, word->fact);
    if (!kind_check(loader, entry->node, VPCA_NODE_MAPPING, "a word"))
        return false;
    keys_check(loader, entry->node, keys);
    read_meaning(loader, entry->node, word);
    word->basis = basis_read(loader, entry->node, VPCA_CODE_MISSING_KEY);
    return true;
}

static void index_word(struct loader *loader, const struct vpca_word *word,
                       size_t position)
{
    vpca_names **names = &loader->index->words[word->fact - vpca_facts];

    if (!*names)
        *names = vpca_names_new(loader->arena);
    vpca_names_add(*names, word->word, position);
}

void words_load(struct loader *loader, const struct entries *entries)
{
    struct vpca_word *words =
        vpca_arena_array(loader->arena, entries->count, sizeof(*words));
    size_t count = 0;

    loader->rules->words = words;
    for (size_t i = 0; i < entries->count; i++)
        count += read_word(loader, &entries->items[i], &words[count]);
    /* Words are found only now: none may be explained by another. */
    loader->rules->word_count = count;
    for (size_t i = 0; i < count; i++)
        index_word(loader, &words[i], i);
}
