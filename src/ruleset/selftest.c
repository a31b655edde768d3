/* Running the tests that rules bring along. */
#include <string.h>

#include "vpcadvise/ruleset.h"

/* The facts of one test, by scope. */
struct subject {
    struct vpca_value *values[VPCA_SCOPE_COUNT];
    const struct vpca_tag *tags[VPCA_SCOPE_COUNT];
    size_t tag_counts[VPCA_SCOPE_COUNT];
};

static size_t scope_count(const struct vpca_ruleset *rules, size_t scope)
{
    return scope == VPCA_SCOPE_OPTION
               ? rules->fact_count
               : vpca_facts_count((enum vpca_scope)scope);
}

static const struct vpca_fact *scope_fact(const struct vpca_ruleset *rules,
                                          size_t scope, size_t index)
{
    return scope == VPCA_SCOPE_OPTION
               ? &rules->facts[index].fact
               : &vpca_facts[vpca_facts_first((enum vpca_scope)scope) + index];
}

/* What a fact is that the test does not give. */
static struct vpca_value not_given(const struct vpca_fact *fact)
{
    if (fact->flags & VPCA_FACT_DEMAND)
        return vpca_value_absent(fact->type);
    return vpca_value_unknown(fact->type, fact->scope == VPCA_SCOPE_OPTION
                                              ? VPCA_CAUSE_PACK
                                              : VPCA_CAUSE_FILE);
}

static void subject_init(struct subject *subject, vpca_arena *arena,
                         const struct vpca_ruleset *rules)
{
    *subject = (struct subject){.tag_counts = {0}};
    for (size_t s = 0; s < VPCA_SCOPE_COUNT; s++) {
        size_t count = scope_count(rules, s);

        subject->values[s] =
            vpca_arena_array(arena, count, sizeof(**subject->values));
        for (size_t i = 0; i < count; i++)
            subject->values[s][i] = not_given(scope_fact(rules, s, i));
    }
}

/* Gives every scope its tags, in one array per scope. */
static void set_tags(struct subject *subject, vpca_arena *arena,
                     const struct vpca_rule_test *test)
{
    for (size_t s = 0; s < VPCA_SCOPE_COUNT; s++) {
        struct vpca_tag *tags =
            vpca_arena_array(arena, test->given_count, sizeof(*tags));
        size_t count = 0;

        for (size_t i = 0; i < test->given_count; i++) {
            const struct vpca_given *given = &test->given[i];

            if (given->operand.kind == VPCA_OPERAND_TAG &&
                given->operand.scope == s)
                tags[count++] =
                    (struct vpca_tag){given->operand.tag, given->value.as.text};
        }
        subject->tags[s] = tags;
        subject->tag_counts[s] = count;
    }
}

static void set_facts(struct subject *subject,
                      const struct vpca_rule_test *test, bool reset)
{
    for (size_t i = 0; i < test->given_count; i++) {
        const struct vpca_operand *operand = &test->given[i].operand;

        if (operand->kind == VPCA_OPERAND_FACT)
            subject->values[operand->scope][operand->index] =
                reset ? not_given(operand->fact) : test->given[i].value;
    }
}

static enum vpca_expectation outcome(const struct vpca_rule *rule,
                                     const struct subject *subject)
{
    static const enum vpca_expectation outcomes[] = {
        [VPCA_FALSE] = VPCA_EXPECT_SILENT,
        [VPCA_SILENT_SOURCE] = VPCA_EXPECT_UNKNOWN,
        [VPCA_UNKNOWN] = VPCA_EXPECT_UNKNOWN,
        [VPCA_TRUE] = VPCA_EXPECT_FIRES,
    };
    struct vpca_view view;

    if (!rule->when)
        return VPCA_EXPECT_FIRES;
    for (size_t s = 0; s < VPCA_SCOPE_COUNT; s++) {
        view.values[s] = subject->values[s];
        view.tags[s] = subject->tags[s];
        view.tag_counts[s] = subject->tag_counts[s];
    }
    return outcomes[vpca_condition_test(rule->when, &view)];
}

static void run(const struct vpca_rule *rule, const struct vpca_rule_test *test,
                struct subject *subject, struct vpca_diags *diags)
{
    static const char *const names[] = {
        [VPCA_EXPECT_FIRES] = "fires",
        [VPCA_EXPECT_SILENT] = "is silent",
        [VPCA_EXPECT_UNKNOWN] = "is unknown",
    };
    enum vpca_expectation found;

    set_facts(subject, test, false);
    found = outcome(rule, subject);
    set_facts(subject, test, true);
    if (found != test->expect)
        vpca_diags_add(diags, VPCA_CODE_RULE_TEST_FAILED, test->span, NULL,
                       NULL, "rule \"%s\" %s where its test expects that it %s",
                       rule->id, names[found], names[test->expect]);
}

size_t vpca_ruleset_test(const struct vpca_ruleset *rules,
                         struct vpca_diags *diags)
{
    vpca_arena *facts = vpca_arena_new();
    vpca_arena *arena = vpca_arena_new();
    struct subject subject;
    size_t count = 0;

    subject_init(&subject, facts, rules);
    for (size_t r = 0; r < rules->rule_count; r++) {
        const struct vpca_rule *rule = &rules->rules[r];

        for (size_t t = 0; t < rule->test_count; t++) {
            set_tags(&subject, arena, &rule->tests[t]);
            run(rule, &rule->tests[t], &subject, diags);
            vpca_arena_reset(arena);
            count++;
        }
    }
    vpca_arena_free(arena);
    vpca_arena_free(facts);
    return count;
}
