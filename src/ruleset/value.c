/* Values as they stand in packs: with the pack's domains and words. */
#include <string.h>

#include "loader.h"

const struct vpca_domain *fact_domain(const struct loader *loader,
                                      const struct vpca_fact *fact)
{
    if (fact->type != VPCA_TYPE_WORD && fact->type != VPCA_TYPE_SET)
        return NULL;
    return fact->domain ? fact->domain : &loader->rules->symbols;
}

/* A word that means one thing whatever the kind of need. */
static bool find_word(void *context, const struct vpca_fact *fact,
                      const char *text, struct vpca_value *ret_value)
{
    const struct loader *loader = context;
    const struct vpca_word *word = vpca_ruleset_word(loader->rules, fact, text);

    if (!word || word->by_kind[0].state == VPCA_ABSENT)
        return false;
    for (size_t i = 1; i < VPCA_COUNT(word->by_kind); i++) {
        if (!vpca_value_equal(&word->by_kind[0], &word->by_kind[i]))
            return false;
    }
    *ret_value = word->by_kind[0];
    return true;
}

static bool read_one(struct loader *loader, const struct vpca_fact *fact,
                     const struct vpca_node *node, struct vpca_value *ret_value)
{
    const struct vpca_value_reader reader = {
        .arena = loader->arena,
        .diags = loader->diags,
        .word = find_word,
        .context = loader,
    };

    return vpca_value_read(&reader, fact, fact_domain(loader, fact), node,
                           ret_value);
}

/* Requirements give one word where one is due; a pack may give several that
 * it could be. */
static bool read_any(struct loader *loader, const struct vpca_fact *fact,
                     const struct vpca_node *list, struct vpca_value *ret_value)
{
    struct vpca_value any = vpca_value_unknown(fact->type, VPCA_CAUSE_FILE);

    any.unknown = false;
    any.as.words.most = 0;
    for (size_t i = 0; i < list->count; i++) {
        struct vpca_value one;

        if (!kind_check(loader, list->items[i], VPCA_NODE_SCALAR, "a word") ||
            !read_one(loader, fact, list->items[i], &one))
            return false;
        any.as.words.most |= one.as.words.most;
        any.unknown |= one.unknown;
    }
    if (!vpca_value_is_spread(&any))
        any.cause = 0;
    *ret_value = any;
    return true;
}

bool value_read(struct loader *loader, const struct vpca_fact *fact,
                const struct vpca_node *node, struct vpca_value *ret_value)
{
    bool single = fact->type == VPCA_TYPE_WORD || fact->type == VPCA_TYPE_TRUTH;

    if (single && node->kind == VPCA_NODE_SEQUENCE && node->count > 0)
        return read_any(loader, fact, node, ret_value);
    return read_one(loader, fact, node, ret_value);
}

bool value_read_stated(struct loader *loader, const struct vpca_fact *fact,
                       const struct vpca_node *node,
                       struct vpca_value *ret_value)
{
    if (node->kind == VPCA_NODE_SCALAR &&
        strcmp(node->text, "not stated") == 0) {
        *ret_value = vpca_value_not_stated(fact->type);
        return true;
    }
    if (!value_read(loader, fact, node, ret_value))
        return false;
    if (ret_value->cause)
        ret_value->cause = VPCA_CAUSE_PACK;
    return true;
}
