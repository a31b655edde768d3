/* The section `cases`: small requirements, and what must be said of them. */
#include <ctype.h>
#include <string.h>

#include "loader.h"

/* ---- Names ------------------------------------------------------------- */

static const struct vpca_option *find_option(struct loader *loader,
                                             const struct vpca_node *node)
{
    size_t found = entries_find(loader, SECTION_OPTIONS, node,
                                VPCA_CODE_UNKNOWN_NAME, "option");

    return found == VPCA_NONE ? NULL : &loader->options[found];
}

/* The part of a scalar between two offsets, without blanks around it. */
static const struct vpca_node *cut(struct loader *loader,
                                   const struct vpca_node *node, size_t start,
                                   size_t end)
{
    struct vpca_node *part = vpca_arena_alloc(loader->arena, sizeof(*part));

    while (start < end && node->text[start] == ' ')
        start++;
    while (end > start && node->text[end - 1] == ' ')
        end--;
    *part = *node;
    part->text =
        vpca_arena_copy(loader->arena, node->text + start, end - start);
    part->length = (uint32_t)(end - start);
    return part;
}

/* "a" or "a + b". */
static void read_first(struct loader *loader, const struct vpca_node *node,
                       struct vpca_pack_case *one)
{
    const char *text = text_read(loader, node, "\"first\"");
    const char *plus = text ? strchr(text, '+') : NULL;

    one->first_node = node;
    if (!text)
        return;
    if (!plus) {
        one->first[0] = find_option(loader, node);
        return;
    }
    one->first[0] =
        find_option(loader, cut(loader, node, 0, (size_t)(plus - text)));
    one->first[1] = find_option(
        loader, cut(loader, node, (size_t)(plus - text) + 1, node->length));
}

/* ---- Lists ------------------------------------------------------------- */

static void read_rules(struct loader *loader, const struct vpca_node *list,
                       struct vpca_case_item *item)
{
    const struct vpca_rule **rules = vpca_arena_array(
        loader->arena, list_count(list), sizeof(const struct vpca_rule *));

    item->rules = rules;
    for (size_t i = 0; i < list_count(list); i++) {
        size_t found = entries_find(loader, SECTION_RULES, list_item(list, i),
                                    VPCA_CODE_UNKNOWN_NAME, "rule");

        if (found < loader->rules->rule_count)
            rules[item->rule_count++] = &loader->rule_items[found];
    }
}

/* A mapping of options to the rules that are expected of each. */
static void read_table(struct loader *loader, const struct vpca_node *node,
                       struct vpca_case_list *list)
{
    struct vpca_case_item *items;

    list->node = node;
    if (!kind_check(loader, node, VPCA_NODE_MAPPING, node->key->text))
        return;
    items = vpca_arena_array(loader->arena, node->count, sizeof(*items));
    list->items = items;
    for (size_t i = 0; i < node->count; i++) {
        struct vpca_case_item item = {.node = node->items[i]->key};

        item.option = find_option(loader, item.node);
        read_rules(loader, node->items[i], &item);
        if (item.option)
            items[list->count++] = item;
    }
}

static const struct vpca_case_item *read_options(struct loader *loader,
                                                 const struct vpca_node *node,
                                                 size_t *ret_count)
{
    struct vpca_case_item *items =
        vpca_arena_array(loader->arena, list_count(node), sizeof(*items));

    *ret_count = 0;
    for (size_t i = 0; i < list_count(node); i++) {
        struct vpca_case_item *item = &items[*ret_count];

        item->node = list_item(node, i);
        item->option = find_option(loader, item->node);
        *ret_count += item->option != NULL;
    }
    return items;
}

static void read_excluded(struct loader *loader, const struct vpca_node *node,
                          struct vpca_pack_case *one)
{
    read_table(loader, node, &one->excluded);
}

static void read_open(struct loader *loader, const struct vpca_node *node,
                      struct vpca_pack_case *one)
{
    one->open.node = node;
    one->open.items = read_options(loader, node, &one->open.count);
}

static void read_not_stated(struct loader *loader, const struct vpca_node *node,
                            struct vpca_pack_case *one)
{
    read_table(loader, node, &one->not_stated);
}

static void read_fires(struct loader *loader, const struct vpca_node *node,
                       struct vpca_pack_case *one)
{
    read_table(loader, node, &one->fires);
}

static void read_silent(struct loader *loader, const struct vpca_node *node,
                        struct vpca_pack_case *one)
{
    read_table(loader, node, &one->silent);
}

/* ---- Facts and points --------------------------------------------------- */

static void read_fact(struct loader *loader, const struct vpca_option *option,
                      const struct vpca_node *node, struct vpca_pack_case *one,
                      struct vpca_case_fact *facts)
{
    struct vpca_case_fact *fact = &facts[one->fact_count];
    const char *name =
        vpca_arena_printf(loader->arena, "option.%s", node->key->text);
    struct vpca_operand operand;

    if (!operand_find(loader, name, node->key, &operand) || !option ||
        !value_read_stated(loader, operand.fact, node, &fact->value))
        return;
    fact->option = option;
    fact->fact = operand.index;
    fact->node = node;
    one->fact_count++;
}

/* A mapping of options to facts and what they must be. */
static void read_facts(struct loader *loader, const struct vpca_node *node,
                       struct vpca_pack_case *one)
{
    struct vpca_case_fact *facts;
    size_t count = 0;

    if (!kind_check(loader, node, VPCA_NODE_MAPPING, "\"facts\""))
        return;
    for (size_t i = 0; i < node->count; i++)
        count += node->items[i]->count;
    facts = vpca_arena_array(loader->arena, count, sizeof(*facts));
    one->facts = facts;
    for (size_t i = 0; i < node->count; i++) {
        const struct vpca_node *table = node->items[i];
        const struct vpca_option *option = find_option(loader, table->key);

        if (!kind_check(loader, table, VPCA_NODE_MAPPING, "facts"))
            continue;
        for (size_t k = 0; k < table->count; k++)
            read_fact(loader, option, table->items[k], one, facts);
    }
}

/* Options by their points, and figures among them. */
static void read_ordered(struct loader *loader, const struct vpca_node *list,
                         struct vpca_case_order *order)
{
    struct vpca_case_item *items =
        vpca_arena_array(loader->arena, list_count(list), sizeof(*items));

    order->items = items;
    for (size_t i = 0; i < list_count(list); i++) {
        struct vpca_case_item *item = &items[order->count];

        item->node = list_item(list, i);
        if (item->node->kind == VPCA_NODE_SCALAR &&
            isdigit((unsigned char)item->node->text[0])) {
            order->count +=
                integer_read(loader, item->node, VPCA_SCALE, &item->points);
            continue;
        }
        item->option = find_option(loader, item->node);
        order->count += item->option != NULL;
    }
}

/* A mapping of criteria to options, the best first. */
static void read_order(struct loader *loader, const struct vpca_node *node,
                       struct vpca_pack_case *one)
{
    struct vpca_case_order *orders;

    if (!kind_check(loader, node, VPCA_NODE_MAPPING, "\"order\""))
        return;
    orders = vpca_arena_array(loader->arena, node->count, sizeof(*orders));
    one->orders = orders;
    for (size_t i = 0; i < node->count; i++) {
        const struct vpca_node *options = node->items[i];
        struct vpca_case_order *order = &orders[one->order_count];

        order->criterion = entries_find(loader, SECTION_CRITERIA, options->key,
                                        VPCA_CODE_UNKNOWN_NAME, "criterion");
        read_ordered(loader, options, order);
        one->order_count += order->criterion < loader->rules->criterion_count;
    }
}

/* ---- The whole --------------------------------------------------------- */

typedef void (*expectation_reader)(struct loader *loader,
                                   const struct vpca_node *node,
                                   struct vpca_pack_case *one);

static void read_expect(struct loader *loader, const struct vpca_node *node,
                        struct vpca_pack_case *one)
{
    static const struct {
        const char *key;
        expectation_reader read;
    } kinds[] = {{"first", read_first},
                 {"excluded", read_excluded},
                 {"open", read_open},
                 {"fires", read_fires},
                 {"not_stated", read_not_stated},
                 {"silent", read_silent},
                 {"facts", read_facts},
                 {"order", read_order}};
    const char *keys[VPCA_COUNT(kinds) + 1] = {NULL};

    for (size_t i = 0; i < VPCA_COUNT(kinds); i++)
        keys[i] = kinds[i].key;
    if (!kind_check(loader, node, VPCA_NODE_MAPPING, "\"expect\""))
        return;
    keys_check(loader, node, keys);
    if (node->count == 0)
        vpca_node_report(loader->diags, VPCA_CODE_MISSING_KEY, node,
                         "give first, excluded, open, not_stated, fires, "
                         "silent, facts or order",
                         "the case expects nothing");
    for (size_t i = 0; i < VPCA_COUNT(kinds); i++) {
        const struct vpca_node *value = vpca_node_get(node, kinds[i].key);

        if (value)
            kinds[i].read(loader, value, one);
    }
}

static const struct vpca_node *
require(struct loader *loader, const struct vpca_node *mapping, const char *key)
{
    const struct vpca_node *node = vpca_node_get(mapping, key);

    if (!node)
        vpca_node_report(loader->diags, VPCA_CODE_MISSING_KEY, mapping, NULL,
                         "\"%s\" is missing", key);
    return node;
}

static void read_one(struct loader *loader, const struct entry *entry,
                     struct vpca_pack_case *one)
{
    static const char *const keys[] = {"about",  "requirements", "expect",
                                       "claims", "judgement",    NULL};
    const struct vpca_node *expect;

    one->id = entry->id;
    one->span = entry->key->span;
    name_check(loader, entry->id, entry->key);
    if (!kind_check(loader, entry->node, VPCA_NODE_MAPPING, "a case"))
        return;
    keys_check(loader, entry->node, keys);
    one->about = text_get(loader, entry->node, "about");
    one->requirements = require(loader, entry->node, "requirements");
    expect = require(loader, entry->node, "expect");
    if (expect)
        read_expect(loader, expect, one);
    one->basis = basis_read(loader, entry->node, VPCA_CODE_MISSING_KEY);
}

void cases_load(struct loader *loader, const struct entries *entries)
{
    struct vpca_pack_case *cases =
        vpca_arena_array(loader->arena, entries->count, sizeof(*cases));

    for (size_t i = 0; i < entries->count; i++)
        read_one(loader, &entries->items[i], &cases[i]);
    loader->rules->cases = cases;
    loader->rules->case_count = entries->count;
}
