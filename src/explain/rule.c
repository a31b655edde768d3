/* Explains a rule: what it does, when, with how many points, and why. */
#include "explain.h"

static const char *effect_words(enum vpca_effect effect)
{
    static const char *const words[VPCA_EFFECT_COUNT] = {
        [VPCA_EFFECT_EXCLUDE] = "excludes the option where it is true",
        [VPCA_EFFECT_SCORE] = "gives or takes points on one criterion",
        [VPCA_EFFECT_MATCH] =
            "the use case fits: the best counts in full, others a quarter",
        [VPCA_EFFECT_MISMATCH] = "the use case does not fit: takes points",
        [VPCA_EFFECT_DOUBT] =
            "leaves the option open: a demand is not proven to be met",
        [VPCA_EFFECT_ADVANTAGE] = "a note in the report, in its favor",
        [VPCA_EFFECT_LIMITATION] = "a note in the report, against it",
        [VPCA_EFFECT_CAVEAT] = "a note in the report: what to look at",
        [VPCA_EFFECT_BUILD] = "a measure that the design needs",
    };

    return words[effect];
}

static const char *points_text(const struct explain *e,
                               const struct vpca_rule *rule)
{
    if (rule->criterion == VPCA_NONE)
        return NULL;
    if (rule->band_count)
        return say(e, "on %s, by %s of %s",
                   e->rules->criteria[rule->criterion].id,
                   rule->scaled ? "a scale" : "bands",
                   operand_words(e, rule->banded, NULL));
    return say(e, "%+d on %s", rule->points,
               e->rules->criteria[rule->criterion].id);
}

static void put_bands(struct explain *e, const struct vpca_rule *rule)
{
    const char **cells =
        vpca_arena_array(e->arena, (rule->band_count + 1) * 2, sizeof(*cells));

    if (!rule->band_count)
        return;
    put_heading(e, rule->scaled ? "Scale" : "Bands");
    cells[0] = rule->scaled ? "at" : "below";
    cells[1] = "points";
    for (size_t i = 0; i < rule->band_count; i++) {
        struct vpca_text text;

        vpca_text_init(&text, e->arena);
        if (rule->scaled || i + 1 < rule->band_count)
            vpca_quantity_write(&text,
                                rule->banded->fact ? rule->banded->fact->unit
                                                   : VPCA_UNIT_COUNT,
                                rule->bands[i].below);
        else
            vpca_text_add(&text, "(all else)");
        cells[(i + 1) * 2] = text.bytes;
        cells[(i + 1) * 2 + 1] = say(e, "%d", rule->bands[i].points);
    }
    put_table(e, cells, rule->band_count + 1, 2);
    if (rule->scaled)
        put_text(e, 0,
                 "Between two figures each doubling takes or gives the same; "
                 "beyond the first and the last nothing changes.");
}

static const char *members_text(const struct explain *e,
                                const struct vpca_rule *rule)
{
    if (rule->member_scope == VPCA_SCOPE_COUNT)
        return NULL;
    return say(e, "%s of the need (%s): true where it is true for %s",
               rule->every ? "every member" : "any member",
               vpca_scope_name(rule->member_scope),
               rule->every ? "all of them" : "one of them");
}

static void put_tests(struct explain *e, const struct vpca_rule *rule)
{
    static const char *const expectations[] = {
        [VPCA_EXPECT_FIRES] = "true",
        [VPCA_EXPECT_SILENT] = "false",
        [VPCA_EXPECT_UNKNOWN] = "unknown",
    };

    if (rule->test_count)
        put_heading(e, "Examples (its tests)");
    for (size_t i = 0; i < rule->test_count; i++) {
        const struct vpca_rule_test *test = &rule->tests[i];
        struct ids given;

        ids_init(&given, e);
        for (size_t g = 0; g < test->given_count; g++)
            ids_add(&given, say(e, "%s %s",
                                operand_words(e, &test->given[g].operand, NULL),
                                value_words(e, test->given[g].operand.fact,
                                            &test->given[g].value)));
        put_row(e, 0, expectations[test->expect],
                given.count ? given.text.bytes : "with nothing given");
    }
}

static void add_facts(const struct explain *e, struct ids *ids,
                      const struct vpca_condition *condition)
{
    for (size_t i = VPCA_OWN_COUNT; condition && i < e->rules->fact_count;
         i++) {
        if (condition_reads(condition, &e->rules->facts[i].fact))
            ids_add(ids, e->rules->facts[i].fact.name);
    }
}

/* A rule that compares what options state rests on what they cite. */
static void put_facts(struct explain *e, const struct vpca_rule *rule)
{
    struct ids ids;

    ids_init(&ids, e);
    if (!rule->basis.claim_count)
        add_facts(e, &ids, rule->when);
    if (!rule->basis.claim_count && rule->banded && rule->banded->fact)
        ids_add(&ids, rule->banded->fact->name);
    put_row(e, 0, "claims",
            ids.count ? say(e,
                            "those of %s, option by option: vpcadvise "
                            "explain shows them",
                            ids.text.bytes)
                      : NULL);
}

void rule_explain(struct explain *e, size_t index)
{
    const struct vpca_rule *rule = &e->rules->rules[index];

    put_title(e, say(e, "%s: rule", rule->id));
    put_text(e, 0, message_words(e, &rule->message));
    put_row(e, 0, "effect",
            say(e, "%s: %s", vpca_effect_name(rule->effect),
                effect_words(rule->effect)));
    put_row(e, 0, "option",
            rule->option ? say(e, "%s only", rule->option->id)
                         : "all options, as far as it can be true for them");
    put_row(e, 0, "when", condition_words(e, rule->when));
    put_row(e, 0, "judged for", members_text(e, rule));
    put_row(e, 0, "of a pair",
            rule->whole ? "the pair is judged as a whole" : NULL);
    put_row(e, 0, "points", points_text(e, rule));
    put_row(e, 0, "group",
            rule->group ? say(e,
                              "%s: of its rules that are true the one with "
                              "the most points counts",
                              rule->group)
                        : NULL);
    put_row(e, 0, "provided that", message_words(e, &rule->proviso));
    put_row(e, 0, "fix", message_words(e, &rule->fix));
    put_row(e, 0, "owner", rule->owner);
    put_row(e, 0, "pack", e->rules->pack_count > 1 ? rule->pack->id : NULL);
    put_bands(e, rule);
    put_tests(e, rule);
    put_basis(e, &rule->basis);
    put_facts(e, rule);
}
