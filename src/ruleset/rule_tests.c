/* Reading the tests that every rule with a condition brings along. */
#include <string.h>

#include "loader.h"

static const char *const expectations[] = {[VPCA_EXPECT_FIRES] = "fires",
                                           [VPCA_EXPECT_SILENT] = "silent",
                                           [VPCA_EXPECT_UNKNOWN] = "unknown",
                                           NULL};

/* ---- One test --------------------------------------------------------- */

static bool read_value(struct loader *loader, const struct vpca_node *node,
                       struct vpca_given *given)
{
    const struct vpca_fact *fact = given->operand.fact;
    bool scalar = node->kind == VPCA_NODE_SCALAR;

    if (given->operand.kind == VPCA_OPERAND_TAG) {
        const char *text = text_read(loader, node, "the value of a tag");

        if (text)
            given->value = vpca_value_text(text);
        return text != NULL;
    }
    if (scalar && strcmp(node->text, "not demanded") == 0 &&
        (fact->flags & VPCA_FACT_DEMAND)) {
        given->value = vpca_value_absent(fact->type);
        return true;
    }
    return fact->scope == VPCA_SCOPE_OPTION
               ? value_read_stated(loader, fact, node, &given->value)
               : value_read(loader, fact, node, &given->value);
}

static void read_given(struct loader *loader, const struct vpca_node *node,
                       struct vpca_rule_test *test)
{
    struct vpca_given *items;

    if (!kind_check(loader, node, VPCA_NODE_MAPPING, "\"given\""))
        return;
    items = vpca_arena_array(loader->arena, node->count, sizeof(*items));
    test->given = items;
    for (size_t i = 0; i < node->count; i++) {
        const struct vpca_node *value = node->items[i];
        struct vpca_given *given = &items[test->given_count];

        if (operand_find(loader, value->key->text, value->key,
                         &given->operand) &&
            read_value(loader, value, given))
            test->given_count++;
    }
}

static void read_test(struct loader *loader, const struct vpca_node *node,
                      struct vpca_rule_test *test)
{
    static const char *const keys[] = {"given", "expect", NULL};
    const struct vpca_node *given = vpca_node_get(node, "given");
    const struct vpca_node *expect = vpca_node_get(node, "expect");
    size_t choice = VPCA_NONE;

    test->span = node->span;
    if (!kind_check(loader, node, VPCA_NODE_MAPPING, "a test"))
        return;
    keys_check(loader, node, keys);
    if (given)
        read_given(loader, given, test);
    if (expect)
        choice = choice_read(loader, expect, expectations, "expectation");
    else
        vpca_node_report(loader->diags, VPCA_CODE_RULE_TEST, node, NULL,
                         "\"expect\" is missing");
    if (choice != VPCA_NONE)
        test->expect = (enum vpca_expectation)choice;
}

/* ---- Those that must be there ----------------------------------------- */

/* "unknown" would be a value of a tag. */
static const char *hint_unknown(struct loader *loader,
                                const struct vpca_operand *asked)
{
    if (asked->kind == VPCA_OPERAND_TAG)
        return vpca_arena_printf(
            loader->diags->arena,
            "add a test that gives all but %s.tags.%s: - { given: { FACT: "
            "VALUE }, expect: unknown }",
            vpca_scope_name(asked->scope), asked->tag);
    return vpca_arena_printf(loader->diags->arena,
                             "add to its tests: - { given: { %s: unknown, "
                             "FACT: VALUE }, expect: unknown }",
                             asked->fact->name);
}

static void check_expectations(struct loader *loader,
                               const struct vpca_rule *rule,
                               const struct vpca_node *node,
                               const struct vpca_operand *asked)
{
    bool found[VPCA_EXPECT_UNKNOWN + 1] = {false};

    /* Where only the pack can be silent, no answer of the user is awaited. */
    found[VPCA_EXPECT_UNKNOWN] = !asked;
    for (size_t i = 0; i < rule->test_count; i++)
        found[rule->tests[i].expect] = true;
    for (size_t i = 0; i < VPCA_COUNT(found); i++) {
        if (!found[i])
            vpca_node_report(
                loader->diags, VPCA_CODE_RULE_TEST, node,
                i == VPCA_EXPECT_UNKNOWN && asked
                    ? hint_unknown(loader, asked)
                    : vpca_arena_printf(loader->diags->arena,
                                        "add to its tests: - { given: { FACT: "
                                        "VALUE }, expect: %s }",
                                        expectations[i]),
                "no test of the rule expects \"%s\"", expectations[i]);
    }
}

void tests_read(struct loader *loader, struct vpca_rule *rule,
                const struct vpca_node *node, const struct vpca_operand *asked)
{
    const struct vpca_node *list = vpca_node_get(node, "tests");

    if (list && kind_check(loader, list, VPCA_NODE_SEQUENCE, "\"tests\"")) {
        struct vpca_rule_test *tests =
            vpca_arena_array(loader->arena, list->count, sizeof(*tests));

        rule->tests = tests;
        rule->test_count = list->count;
        for (size_t i = 0; i < list->count; i++)
            read_test(loader, list->items[i], &tests[i]);
    }
    if (rule->when)
        check_expectations(loader, rule, node, asked);
}
