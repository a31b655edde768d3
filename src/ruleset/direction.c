/* A stricter demand may only ever exclude more. */
#include "loader.h"

#define BIT(relation) (1u << (relation))

/* Relations that stay true when a demand gets stricter, with the demand on
 * the left and on the right. */
#define RISING_LEFT  (BIT(VPCA_AT_LEAST) | BIT(VPCA_MORE_THAN))
#define RISING_RIGHT (BIT(VPCA_AT_MOST) | BIT(VPCA_LESS_THAN))

/* Demands by how they get stricter. */
enum growth {
    GROWS_UP,     /* a minimum, or a later word of an order */
    GROWS_DOWN,   /* a maximum */
    GROWS_WIDER,  /* a set of all that is demanded */
    GROWS_NARROW, /* a set of all that is acceptable */
    GROWS_NOT,    /* one word is not stricter than another */
};

static const struct {
    unsigned left;
    unsigned right;
} allowed[] = {
    [GROWS_UP] = {RISING_LEFT, RISING_RIGHT},
    [GROWS_DOWN] = {RISING_RIGHT, RISING_LEFT},
    [GROWS_WIDER] = {BIT(VPCA_IS) | BIT(VPCA_NOT_WITHIN),
                     BIT(VPCA_OTHER_THAN) | BIT(VPCA_WITHIN)},
    [GROWS_NARROW] = {BIT(VPCA_WITHIN) | BIT(VPCA_OTHER_THAN),
                      BIT(VPCA_NOT_WITHIN) | BIT(VPCA_IS)},
    [GROWS_NOT] = {~0u, ~0u},
};

static enum growth growth_of(const struct vpca_fact *fact)
{
    if (fact->type == VPCA_TYPE_SET)
        return fact == &vpca_facts[VPCA_FACT_NEED_ENDPOINTS] ? GROWS_NARROW
                                                             : GROWS_WIDER;
    if (fact->type == VPCA_TYPE_WORD)
        return fact->domain && fact->domain->ordered ? GROWS_UP : GROWS_NOT;
    if (fact->direction == VPCA_MINIMUM)
        return GROWS_UP;
    return fact->direction == VPCA_MAXIMUM ? GROWS_DOWN : GROWS_NOT;
}

/* `need.x: value` with an order: true from some value on to the strictest. */
static bool reaches_strictest(const struct vpca_fact *fact,
                              const struct vpca_value *value)
{
    if (fact->type == VPCA_TYPE_QUANTITY)
        return fact->direction == VPCA_MINIMUM
                   ? value->as.quantity.high == VPCA_INFINITE
                   : value->as.quantity.low == 0;
    for (size_t i = 0; i + 1 < fact->domain->count; i++) {
        if ((value->as.words.most >> i & 1) &&
            !(value->as.words.most >> (i + 1) & 1))
            return false;
    }
    return true;
}

/* One word beside a set: being it means standing in it. */
static unsigned relation_bit(const struct vpca_condition *test)
{
    bool beside = operand_type(&test->left) == VPCA_TYPE_WORD &&
                  operand_type(&test->right) == VPCA_TYPE_SET;

    if (beside && test->relation == VPCA_IS)
        return BIT(VPCA_WITHIN);
    if (beside && test->relation == VPCA_OTHER_THAN)
        return BIT(VPCA_NOT_WITHIN);
    return BIT(test->relation);
}

static bool left_ok(const struct vpca_condition *test)
{
    const struct vpca_fact *fact = test->left.fact;
    enum growth growth = growth_of(fact);

    if (allowed[growth].left & relation_bit(test))
        return true;
    return test->relation == VPCA_IS &&
           test->right.kind == VPCA_OPERAND_LITERAL &&
           (growth == GROWS_UP || growth == GROWS_DOWN) &&
           reaches_strictest(fact, &test->right.literal);
}

/* No other comparison mends a demand that frees what is excluded. */
static const char *find_hint(const struct vpca_condition *test)
{
    if (!test->negated && test->relation != VPCA_NOT_DEMANDED)
        return "turn the comparison round, or see \"Only allowed if\" in "
               "docs/rules.md";
    return "a demand never frees an option: take points from it with "
           "\"mismatch\", or read a tag instead (\"Only allowed if\" in "
           "docs/rules.md)";
}

static void check_test(const struct vpca_condition *test, void *context)
{
    struct loader *loader = context;
    bool paired = test->relation < VPCA_DEMANDED;
    bool left = operand_is_demand(&test->left);
    bool right = paired && operand_is_demand(&test->right);
    const struct vpca_fact *fact = left ? test->left.fact : test->right.fact;
    bool ok = !test->negated && test->relation != VPCA_NOT_DEMANDED;

    if (!left && !right)
        return;
    if (left && paired)
        ok = ok && left_ok(test);
    if (right)
        ok = ok &&
             (allowed[growth_of(test->right.fact)].right & relation_bit(test));
    if (!ok)
        vpca_diags_add(loader->diags, VPCA_CODE_RULE_DIRECTION, test->span,
                       NULL, find_hint(test),
                       "a stricter \"%s\" would exclude less", fact->name);
}

void direction_check(struct loader *loader, const struct vpca_rule *rule)
{
    if (rule->when && (rule->effect == VPCA_EFFECT_EXCLUDE ||
                       rule->effect == VPCA_EFFECT_DOUBT))
        condition_walk(rule->when, check_test, loader);
}
