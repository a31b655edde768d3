/* One test of a condition: a fact, a relation in words, a right side. */
#include <string.h>

#include "loader.h"

#define BIT(type) (1u << (type))
#define WORDS     (BIT(VPCA_TYPE_WORD) | BIT(VPCA_TYPE_SET))
#define ANY_TYPE                                                               \
    (WORDS | BIT(VPCA_TYPE_TRUTH) | BIT(VPCA_TYPE_QUANTITY) |                  \
     BIT(VPCA_TYPE_TEXT))

/* The tests in words. Those of several words stand before those that they
 * end with; the last has none. */
static const struct phrase {
    const char *text;
    enum vpca_relation relation;
    bool alone;     /* no right side */
    unsigned types; /* of the left side */
    bool ordered;   /* words must have an order; a right side is one figure */
} phrases[] = {
    {"at least ", VPCA_AT_LEAST,
     .types = BIT(VPCA_TYPE_QUANTITY) | BIT(VPCA_TYPE_WORD), .ordered = true},
    {"at most ", VPCA_AT_MOST,
     .types = BIT(VPCA_TYPE_QUANTITY) | BIT(VPCA_TYPE_WORD), .ordered = true},
    {"more than ", VPCA_MORE_THAN,
     .types = BIT(VPCA_TYPE_QUANTITY) | BIT(VPCA_TYPE_WORD), .ordered = true},
    {"less than ", VPCA_LESS_THAN,
     .types = BIT(VPCA_TYPE_QUANTITY) | BIT(VPCA_TYPE_WORD), .ordered = true},
    {"not within ", VPCA_NOT_WITHIN, .types = WORDS | BIT(VPCA_TYPE_QUANTITY)},
    {"within ", VPCA_WITHIN, .types = WORDS | BIT(VPCA_TYPE_QUANTITY)},
    {"same as ", VPCA_SAME_AS, .types = ANY_TYPE},
    {"other than ", VPCA_OTHER_THAN, .types = ANY_TYPE},
    {"not demanded", VPCA_NOT_DEMANDED, .alone = true, .types = ANY_TYPE},
    {"demanded", VPCA_DEMANDED, .alone = true, .types = ANY_TYPE},
    {"told", VPCA_TOLD, .alone = true, .types = ANY_TYPE},
    {"", VPCA_IS, .types = ANY_TYPE},
};

static const struct phrase *find_phrase(const char *text)
{
    const struct phrase *phrase = phrases;

    while (phrase->alone
               ? strcmp(text, phrase->text) != 0
               : strncmp(text, phrase->text, strlen(phrase->text)) != 0)
        phrase++;
    return phrase;
}

/* Comparisons as they are written elsewhere. */
static const struct {
    const char *text;
    const char *phrase;
} foreign[] = {
    {"more then ", "more than"},
    {"less then ", "less than"},
    {"other then ", "other than"},
    {"not ", "other than"},
    {">=", "at least"},
    {"<=", "at most"},
    {"!=", "other than"},
    {"==", "same as"},
    {">", "more than"},
    {"<", "less than"},
};

/* Reports a comparison that would be taken for a value. In quotes it may be
 * the value of a tag. */
static bool is_foreign(struct loader *loader, const struct vpca_node *node,
                       const struct vpca_operand *left)
{
    if (!node->plain && left->kind == VPCA_OPERAND_TAG)
        return false;
    for (size_t i = 0; i < VPCA_COUNT(foreign); i++) {
        size_t length = strlen(foreign[i].text);
        const char *rest = node->text + length;

        if (strncmp(node->text, foreign[i].text, length) != 0)
            continue;
        rest += strspn(rest, " ");
        vpca_node_report(loader->diags, VPCA_CODE_RULE_TYPE, node,
                         vpca_arena_printf(loader->diags->arena, "write: %s %s",
                                           foreign[i].phrase, rest),
                         "\"%s\" is no comparison", node->text);
        return true;
    }
    return false;
}

/* The part of a scalar after its first `taken` bytes. */
static struct vpca_node *cut(struct loader *loader,
                             const struct vpca_node *node, size_t taken)
{
    struct vpca_node *part = vpca_arena_alloc(loader->arena, sizeof(*part));

    *part = *node;
    while (part->text[taken] == ' ')
        taken++;
    part->text += taken;
    part->length -= (uint32_t)taken;
    if (node->plain && taken < node->span.end - node->span.start)
        part->span.start += (uint32_t)taken;
    return part;
}

/* "a, b" or "[a, b]" after a relation, as the list that it stands for. */
static const struct vpca_node *split(struct loader *loader,
                                     const struct vpca_node *node)
{
    const char *text = node->text;
    struct vpca_node *list;
    size_t capacity = 0;

    if (text[0] != '[' && !strchr(text, ','))
        return node;
    list = vpca_arena_alloc(loader->arena, sizeof(*list));
    *list = *node;
    list->kind = VPCA_NODE_SEQUENCE;
    list->items = NULL;
    for (list->count = 0; *text; list->count++) {
        size_t length;
        struct vpca_node *item;

        text += strspn(text, " ,[]");
        length = strcspn(text, ",]");
        if (length == 0)
            break;
        item = cut(loader, node, 0);
        item->text = vpca_arena_copy(loader->arena, text, length);
        item->length = (uint32_t)length;
        item->parent = list;
        item->index = list->count;
        list->items = vpca_arena_grow(loader->arena, list->items, list->count,
                                      &capacity, sizeof(struct vpca_node *));
        list->items[list->count] = item;
        text += length;
    }
    return list;
}

/* ---- Right sides that are literals ------------------------------------ */

static bool report_type(struct loader *loader, const struct vpca_node *node,
                        const char *text)
{
    vpca_node_report(loader->diags, VPCA_CODE_RULE_TYPE, node, NULL, "%s",
                     text);
    return false;
}

/* Only IS takes a list of words for "any of these"; elsewhere a list is the
 * set of its words. */
static bool read_fact_literal(struct loader *loader,
                              const struct vpca_condition *test,
                              const struct vpca_node *node,
                              struct vpca_value *value)
{
    const struct vpca_fact *fact = test->left.fact;
    struct vpca_fact as_set = *fact;

    if (fact->type == VPCA_TYPE_WORD && node->kind == VPCA_NODE_SEQUENCE &&
        test->relation != VPCA_IS) {
        as_set.type = VPCA_TYPE_SET;
        as_set.domain = fact_domain(loader, fact);
        fact = &as_set;
    }
    if (!value_read(loader, fact, node, value))
        return false;
    if (value->unknown || value->state != VPCA_STATED)
        return report_type(loader, node, "nothing can be tested for that");
    return true;
}

static bool read_literal(struct loader *loader,
                         const struct vpca_condition *test,
                         const struct vpca_node *node,
                         struct vpca_operand *ret_right)
{
    struct vpca_operand right = {.kind = VPCA_OPERAND_LITERAL,
                                 .scope = test->left.scope};

    if (test->left.kind == VPCA_OPERAND_TAG) {
        const char *text = text_read(loader, node, "the value of a tag");

        if (!text)
            return false;
        right.literal = vpca_value_text(text);
    } else if (!read_fact_literal(loader, test, node, &right.literal)) {
        return false;
    }
    /* What the pack writes is no uncertainty of anybody. */
    right.literal.cause = 0;
    *ret_right = right;
    return true;
}

/* ---- Types ------------------------------------------------------------ */

static bool same_domain(const struct vpca_domain *a,
                        const struct vpca_domain *b)
{
    if (a == b)
        return true;
    if (a->count != b->count)
        return false;
    for (size_t i = 0; i < a->count; i++) {
        if (strcmp(a->words[i], b->words[i]) != 0)
            return false;
    }
    return true;
}

static bool check_facts(struct loader *loader, const struct vpca_node *node,
                        const struct vpca_fact *left,
                        const struct vpca_fact *right)
{
    bool words = (BIT(left->type) & WORDS) && (BIT(right->type) & WORDS);

    if (left->type != right->type && !words)
        return report_type(loader, node, "the two sides are of unlike types");
    if (left->type == VPCA_TYPE_QUANTITY && left->unit != right->unit)
        return report_type(loader, node,
                           "the two sides are quantities of unlike units");
    if (words &&
        !same_domain(fact_domain(loader, left), fact_domain(loader, right)))
        return report_type(loader, node, "the two sides share no words");
    return true;
}

static bool check_right(struct loader *loader, const struct vpca_node *node,
                        const struct vpca_operand *left,
                        const struct vpca_operand *right)
{
    if (left->kind == VPCA_OPERAND_FACT && right->kind == VPCA_OPERAND_FACT)
        return check_facts(loader, node, left->fact, right->fact);
    if (operand_type(left) == operand_type(right) ||
        right->kind == VPCA_OPERAND_LITERAL)
        return true;
    return report_type(loader, node, "the two sides are of unlike types");
}

/* Comparisons need an order, and one figure to compare with. */
static bool check_order(struct loader *loader, const struct vpca_node *node,
                        const struct vpca_condition *test)
{
    const struct vpca_value *literal = &test->right.literal;
    bool is_literal = test->right.kind == VPCA_OPERAND_LITERAL;

    if (test->left.fact->type == VPCA_TYPE_WORD) {
        if (!fact_domain(loader, test->left.fact)->ordered)
            return report_type(loader, node, "these words have no order");
        if (operand_type(&test->right) != VPCA_TYPE_WORD)
            return report_type(loader, node, "a set has no order");
        return true;
    }
    if (is_literal && literal->as.quantity.low != literal->as.quantity.high)
        return report_type(loader, node, "compare with one figure");
    return true;
}

/* ---- The whole -------------------------------------------------------- */

static bool read_right(struct loader *loader, const struct phrase *phrase,
                       const struct vpca_node *node,
                       struct vpca_condition *test)
{
    if (node->kind == VPCA_NODE_SCALAR && operand_is_reference(node->text)) {
        if (!operand_find(loader, node->text, node, &test->right))
            return false;
    } else if (!read_literal(loader, test, node, &test->right)) {
        return false;
    }
    if (!check_right(loader, node, &test->left, &test->right))
        return false;
    return !phrase->ordered || check_order(loader, node, test);
}

static const struct vpca_condition *read_phrase(struct loader *loader,
                                                const struct vpca_node *node,
                                                const struct vpca_operand *left,
                                                bool negated)
{
    const struct phrase *phrase = node->kind == VPCA_NODE_SCALAR
                                      ? find_phrase(node->text)
                                      : &phrases[VPCA_COUNT(phrases) - 1];
    struct vpca_condition *test =
        condition_new(loader, VPCA_CONDITION_TEST, 0, node);

    test->left = *left;
    test->relation = phrase->relation;
    test->negated = negated;
    if (!(phrase->types & BIT(operand_type(left)))) {
        report_type(loader, node, "this test is not for facts of that type");
        return NULL;
    }
    if (phrase->alone)
        return test;
    if (!phrase->text[0] && node->kind == VPCA_NODE_SCALAR &&
        is_foreign(loader, node, left))
        return NULL;
    if (phrase->text[0])
        node = cut(loader, node, strlen(phrase->text));
    if (phrase->text[0] && (BIT(operand_type(left)) & WORDS))
        node = split(loader, node);
    return read_right(loader, phrase, node, test) ? test : NULL;
}

/* A list: any of its items. */
static const struct vpca_condition *read_any(struct loader *loader,
                                             const struct vpca_node *list,
                                             const struct vpca_operand *left,
                                             bool negated)
{
    struct vpca_condition *any =
        condition_new(loader, negated ? VPCA_CONDITION_ALL : VPCA_CONDITION_ANY,
                      list->count, list);

    for (size_t i = 0; i < list->count; i++) {
        const struct vpca_node *item = list->items[i];

        if (kind_check(loader, item, VPCA_NODE_SCALAR, "a value"))
            condition_add(any, read_phrase(loader, item, left, negated));
    }
    return any;
}

static bool has_phrase(const struct vpca_node *list)
{
    for (size_t i = 0; i < list->count; i++) {
        const struct vpca_node *item = list->items[i];

        if (item->kind == VPCA_NODE_SCALAR &&
            (find_phrase(item->text)->text[0] ||
             operand_is_reference(item->text)))
            return true;
    }
    return false;
}

const struct vpca_condition *
test_read(struct loader *loader, const struct vpca_node *node, bool negated)
{
    struct vpca_operand left;
    enum vpca_type type;

    if (!operand_find(loader, node->key->text, node->key, &left))
        return NULL;
    if (node->kind == VPCA_NODE_MAPPING || vpca_node_is_null(node)) {
        vpca_node_report(loader->diags, VPCA_CODE_WRONG_KIND, node, NULL,
                         "a test is a value, a list or a comparison");
        return NULL;
    }
    if (node->kind == VPCA_NODE_SEQUENCE && node->count == 0) {
        report_type(loader, node, "the list is empty");
        return NULL;
    }
    type = operand_type(&left);
    if (node->kind == VPCA_NODE_SEQUENCE &&
        ((type != VPCA_TYPE_WORD && type != VPCA_TYPE_TRUTH) ||
         has_phrase(node)))
        return read_any(loader, node, &left, negated);
    return read_phrase(loader, node, &left, negated);
}
