/* Cases of an option's fact: what it is, and when. */
#include <string.h>

#include "loader.h"

/* ---- Products --------------------------------------------------------- */

static enum vpca_unit unit_of(const struct vpca_operand *operand)
{
    return operand->fact ? operand->fact->unit : VPCA_UNIT_COUNT;
}

/* Counts multiply what one factor measures. */
static void check_product(struct loader *loader, const struct vpca_fact *fact,
                          const struct vpca_fact_case *one,
                          const struct vpca_node *node)
{
    enum vpca_unit unit = VPCA_UNIT_COUNT;
    bool many = false;

    for (size_t i = 0; i < one->operand_count; i++) {
        enum vpca_unit factor = unit_of(&one->operands[i]);

        many |= factor != VPCA_UNIT_COUNT && unit != VPCA_UNIT_COUNT;
        if (factor != VPCA_UNIT_COUNT)
            unit = factor;
    }
    if (many || fact->type != VPCA_TYPE_QUANTITY || unit != fact->unit)
        vpca_node_report(loader->diags, VPCA_CODE_RULE_TYPE, node, NULL,
                         "the product has not the unit of \"%s\"", fact->name);
}

static void read_times(struct loader *loader, const struct vpca_fact *fact,
                       const struct vpca_node *node, struct vpca_fact_case *one)
{
    one->kind = VPCA_CASE_TIMES;
    one->operands = operands_read(loader, node, &one->operand_count);
    if (one->operand_count == list_count(node))
        check_product(loader, fact, one, node);
}

/* ---- Values and copies ------------------------------------------------ */

static bool same_kind(const struct loader *loader, const struct vpca_fact *fact,
                      const struct vpca_operand *operand)
{
    if (operand->kind == VPCA_OPERAND_TAG)
        return fact->type == VPCA_TYPE_TEXT;
    return operand->fact->type == fact->type &&
           (fact->type != VPCA_TYPE_QUANTITY ||
            operand->fact->unit == fact->unit) &&
           fact_domain(loader, operand->fact) == fact_domain(loader, fact);
}

static void read_copy(struct loader *loader, const struct vpca_fact *fact,
                      const struct vpca_node *node, struct vpca_fact_case *one)
{
    struct vpca_operand *operand =
        vpca_arena_alloc(loader->arena, sizeof(*operand));

    one->kind = VPCA_CASE_COPY;
    if (!operand_find(loader, node->text, node, operand))
        return;
    one->operands = operand;
    one->operand_count = 1;
    if (!same_kind(loader, fact, operand))
        vpca_node_report(loader->diags, VPCA_CODE_RULE_TYPE, node, NULL,
                         "\"%s\" is of another type than \"%s\"", node->text,
                         fact->name);
}

static void read_is(struct loader *loader, const struct vpca_fact *fact,
                    const struct vpca_node *node, struct vpca_fact_case *one)
{
    if (node->kind == VPCA_NODE_SCALAR && operand_is_reference(node->text)) {
        read_copy(loader, fact, node, one);
        return;
    }
    one->kind = VPCA_CASE_LITERAL;
    if (value_read_stated(loader, fact, node, &one->literal) &&
        one->literal.state == VPCA_NOT_STATED)
        one->kind = VPCA_CASE_NOT_STATED;
}

static void read_choice(struct loader *loader, const struct vpca_fact *fact,
                        const struct vpca_node *node,
                        struct vpca_fact_case *one)
{
    one->kind = VPCA_CASE_LITERAL;
    if (fact->type != VPCA_TYPE_QUANTITY ||
        fact->direction == VPCA_NO_DIRECTION) {
        vpca_node_report(loader->diags, VPCA_CODE_RULE_TYPE, node,
                         "declare the fact's direction, or write \"is\"",
                         "\"%s\" has no best end to choose", fact->name);
        return;
    }
    if (!value_read_stated(loader, fact, node, &one->literal))
        return;
    one->literal.choice = fact->direction == VPCA_MINIMUM ? 1 : -1;
    one->literal.cause = 0;
}

/* ---- The whole -------------------------------------------------------- */

typedef void (*case_reader)(struct loader *loader, const struct vpca_fact *fact,
                            const struct vpca_node *node,
                            struct vpca_fact_case *one);

static void read_what(struct loader *loader, const struct vpca_fact *fact,
                      const struct vpca_node *node, struct vpca_fact_case *one)
{
    static const struct {
        const char *key;
        case_reader read;
    } kinds[] = {
        {"is", read_is}, {"choice", read_choice}, {"times", read_times}};
    size_t found = 0;

    for (size_t i = 0; i < VPCA_COUNT(kinds); i++) {
        const struct vpca_node *what = vpca_node_get(node, kinds[i].key);

        if (what && found++ == 0)
            kinds[i].read(loader, fact, what, one);
    }
    if (found != 1)
        vpca_node_report(loader->diags,
                         found ? VPCA_CODE_UNKNOWN_KEY : VPCA_CODE_MISSING_KEY,
                         node, NULL,
                         "give one of \"is\", \"choice\" and \"times\"");
}

static void read_case(struct loader *loader, const struct vpca_fact *fact,
                      const struct vpca_node *node, struct vpca_fact_case *one)
{
    static const char *const keys[] = {"when",   "is",        "choice", "times",
                                       "claims", "judgement", NULL};
    const struct vpca_node *when;
    struct scopes scopes;

    one->span = node->span;
    one->literal = vpca_value_not_stated(fact->type);
    if (node->kind == VPCA_NODE_SCALAR) {
        vpca_node_report(loader->diags, VPCA_CODE_WRONG_KIND, node,
                         vpca_arena_printf(loader->diags->arena,
                                           "write: { is: %s, judgement: WHY }",
                                           node->text),
                         "a fact says what it rests on");
        return;
    }
    if (!kind_check(loader, node, VPCA_NODE_MAPPING, "a case"))
        return;
    keys_check(loader, node, keys);
    when = vpca_node_get(node, "when");
    if (when)
        one->when = condition_read(loader, when);
    read_what(loader, fact, node, one);
    one->basis = basis_read(loader, node, VPCA_CODE_MISSING_KEY);
    scopes_init(&scopes, loader, node);
    scopes.told_given = true;
    scopes_add_condition(&scopes, one->when);
    for (size_t i = 0; i < one->operand_count; i++)
        scopes_add(&scopes, &one->operands[i]);
}

struct vpca_fact_cases cases_read(struct loader *loader,
                                  const struct vpca_option_fact *fact,
                                  const struct vpca_node *node)
{
    struct vpca_fact_case *items =
        vpca_arena_array(loader->arena, list_count(node), sizeof(*items));
    struct vpca_fact_cases cases = {.items = items, .count = list_count(node)};

    for (size_t i = 0; i < cases.count; i++) {
        read_case(loader, &fact->fact, list_item(node, i), &items[i]);
        if (i > 0 && !vpca_node_get(list_item(node, i - 1), "when"))
            vpca_node_report(loader->diags, VPCA_CODE_UNKNOWN_KEY,
                             list_item(node, i),
                             "cases hold in order: put the one without "
                             "\"when\" last",
                             "the case is never reached, as the one before it "
                             "always holds");
    }
    cases.fixed = cases.count == 1 && !items[0].when &&
                  (items[0].kind == VPCA_CASE_LITERAL ||
                   items[0].kind == VPCA_CASE_NOT_STATED);
    return cases;
}

static size_t find_fact(struct loader *loader, const struct vpca_node *key)
{
    const char *name = vpca_arena_printf(loader->arena, "option.%s", key->text);
    size_t fact = vpca_names_find(loader->names[SECTION_FACTS], name);
    struct vpca_nearest nearest;

    if (fact != VPCA_NO_NAME && fact >= VPCA_OWN_COUNT)
        return fact;
    vpca_nearest_init(&nearest, key->text);
    for (size_t i = VPCA_OWN_COUNT; i < loader->rules->fact_count; i++)
        vpca_nearest_feed(&nearest,
                          loader->facts[i].fact.name + strlen("option."));
    vpca_node_report(loader->diags, VPCA_CODE_RULE_FACT, key,
                     hint_nearest(loader, &nearest),
                     "\"%s\" is no fact that the pack declares", key->text);
    return VPCA_NONE;
}

struct vpca_fact_cases *case_table_new(struct loader *loader)
{
    return vpca_arena_array(loader->arena, loader->rules->fact_count,
                            sizeof(struct vpca_fact_cases));
}

void case_table_add(struct loader *loader, struct vpca_fact_cases *table,
                    const struct vpca_node *mapping)
{
    if (!mapping || !kind_check(loader, mapping, VPCA_NODE_MAPPING, "facts"))
        return;
    for (size_t i = 0; i < mapping->count; i++) {
        size_t fact = find_fact(loader, mapping->items[i]->key);

        if (fact != VPCA_NONE && table[fact].count == 0)
            table[fact] =
                cases_read(loader, &loader->facts[fact], mapping->items[i]);
    }
}
