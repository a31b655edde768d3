/* Explanations: everything has one, with its source; a "why" adds up. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "vpcadvise/vpcadvise.h"

/* ---- Fixture ---------------------------------------------------------- */

struct fixture {
    vpca_arena *arena;
    struct vpca_diags diags;
    const struct vpca_ruleset *rules;
    vpca_arena *scratch;
};

static int set_up(void **state)
{
    static struct fixture fixture;

    fixture.arena = vpca_arena_new();
    fixture.scratch = vpca_arena_new();
    vpca_diags_init(&fixture.diags, fixture.arena);
    fixture.rules = vpca_ruleset_load_embedded(fixture.arena, &fixture.diags);
    *state = &fixture;
    return fixture.rules ? 0 : 1;
}

static int tear_down(void **state)
{
    struct fixture *f = *state;

    vpca_arena_free(f->scratch);
    vpca_arena_free(f->arena);
    return 0;
}

/* Everything that the document says, its parts with a line break between. */
static const char *text_of(vpca_arena *arena, const struct vpca_doc *doc)
{
    struct vpca_text text;

    vpca_text_init(&text, arena);
    for (size_t i = 0; i < doc->count; i++) {
        const struct vpca_block *block = &doc->blocks[i];

        if (block->name)
            vpca_text_addf(&text, "%s\n", block->name);
        if (block->text)
            vpca_text_addf(&text, "%s\n", block->text);
        for (size_t c = 0; c < block->rows * block->columns; c++)
            vpca_text_addf(&text, "%s\n", block->cells[c]);
    }
    return text.bytes;
}

static const char *explain(struct fixture *f, const char *name)
{
    const char *near = NULL;
    const struct vpca_doc *doc;

    vpca_arena_reset(f->scratch);
    doc = vpca_explain(f->scratch, f->rules, name, &near);
    if (!doc)
        fail_msg("%s is not explained", name);
    assert_true(doc->count > 0);
    assert_int_equal(doc->blocks[0].kind, VPCA_BLOCK_TITLE);
    return text_of(f->scratch, doc);
}

static void has(const char *name, const char *text, const char *part)
{
    if (part && !strstr(text, part))
        fail_msg("%s: \"%s\" is missing in\n%s", name, part, text);
}

/* The claims with their texts and origins, and the judgement. */
static void has_basis(const char *name, const char *text,
                      const struct vpca_basis *basis)
{
    has(name, text, basis->judgement);
    for (size_t i = 0; i < basis->claim_count; i++) {
        has(name, text, basis->claims[i]->id);
        has(name, text, basis->claims[i]->text);
        has(name, text, basis->claims[i]->origin->title);
    }
}

static void has_failures(const char *name, const char *text,
                         const struct vpca_failure_cases *table)
{
    for (size_t w = 0; w < vpca_failure_words()->count; w++) {
        has(name, text, vpca_failure_words()->words[w]);
        for (size_t i = 0; i < table[w].count; i++) {
            const struct vpca_failure_case *row = &table[w].items[i];

            has(name, text, row->basis.judgement);
            for (size_t c = 0; c < row->basis.claim_count; c++)
                has(name, text, row->basis.claims[c]->id);
            for (size_t m = 0; m < row->measure_count; m++)
                has(name, text, row->measures[m]->id);
            if (row->effect.count)
                has(name, text, row->effect.segments[0].text);
        }
    }
}

/* ---- Every name ------------------------------------------------------- */

static void test_options(void **state)
{
    struct fixture *f = *state;

    for (size_t i = 0; i < f->rules->option_count; i++) {
        const struct vpca_option *option = &f->rules->options[i];
        const char *text = explain(f, option->id);

        has(option->id, text, option->name);
        has(option->id, text, option->use);
        has_basis(option->id, text, &option->basis);
        has_failures(option->id, text, option->failures);
        for (size_t c = 0; c < option->cost_count; c++)
            has(option->id, text, option->cost[c].price->text);
        for (size_t r = 0; r < option->rule_count; r++)
            has(option->id, text, f->rules->rules[option->rules[r]].id);
        for (size_t p = 0; p < f->rules->pair_count; p++) {
            if (f->rules->pairs[p].primary == option)
                has(option->id, text, f->rules->pairs[p].backup->id);
        }
        for (size_t k = VPCA_OWN_COUNT; k < f->rules->fact_count; k++)
            has(option->id, text,
                strchr(f->rules->facts[k].fact.name, '.') + 1);
    }
}

static void test_rules(void **state)
{
    struct fixture *f = *state;

    for (size_t i = 0; i < f->rules->rule_count; i++) {
        const struct vpca_rule *rule = &f->rules->rules[i];
        const char *text = explain(f, rule->id);

        has(rule->id, text, vpca_effect_name(rule->effect));
        has_basis(rule->id, text, &rule->basis);
        if (rule->message.segments[0].kind == VPCA_SEGMENT_TEXT)
            has(rule->id, text, rule->message.segments[0].text);
        if (rule->fix.count)
            has(rule->id, text, "\nfix\n");
        if (rule->option)
            has(rule->id, text, rule->option->id);
        if (rule->criterion != VPCA_NONE)
            has(rule->id, text, f->rules->criteria[rule->criterion].id);
        if (rule->test_count)
            has(rule->id, text, "Examples");
    }
}

static void test_claims(void **state)
{
    struct fixture *f = *state;
    struct vpca_evidence_list list = vpca_evidence_list(f->arena, f->rules);

    for (size_t i = 0; i < f->rules->claim_count; i++) {
        const struct vpca_claim *claim = &f->rules->claims[i];
        struct vpca_evidence_list uses =
            vpca_evidence_of_claim(f->arena, list, claim);
        const char *text = explain(f, claim->id);

        has(claim->id, text, claim->text);
        has(claim->id, text, claim->origin->title);
        has(claim->id, text, claim->place);
        has(claim->id, text, claim->as_of);
        has(claim->id, text, claim->no_rule);
        for (size_t u = 0; u < uses.count; u++)
            has(claim->id, text, uses.items[u].id);
        if (!uses.count)
            has(claim->id, text, "not encoded");
    }
}

static void test_facts(void **state)
{
    struct fixture *f = *state;

    for (size_t i = 0; i < VPCA_FACT_COUNT + f->rules->fact_count; i++) {
        const struct vpca_fact *fact =
            i < VPCA_FACT_COUNT ? &vpca_facts[i]
                                : &f->rules->facts[i - VPCA_FACT_COUNT].fact;
        const char *text = explain(f, fact->name);

        has(fact->name, text, fact->doc);
        has(fact->name, text, "who says it");
        for (size_t w = 0; w < f->rules->word_count; w++) {
            if (f->rules->words[w].fact == fact)
                has(fact->name, text, f->rules->words[w].word);
        }
    }
}

static void test_scales(void **state)
{
    struct fixture *f = *state;
    const struct vpca_ruleset *rules = f->rules;

    for (size_t i = 0; i < rules->criterion_count; i++)
        has_basis(rules->criteria[i].id, explain(f, rules->criteria[i].id),
                  &rules->criteria[i].basis);
    for (size_t i = 0; i < rules->price_count; i++) {
        const char *text = explain(f, rules->prices[i].id);

        has(rules->prices[i].id, text, rules->prices[i].as_of);
        has_basis(rules->prices[i].id, text, &rules->prices[i].basis);
    }
    for (size_t i = 0; i < rules->word_count; i++) {
        const char *text = explain(f, rules->words[i].word);

        has(rules->words[i].word, text, rules->words[i].fact->name);
        has_basis(rules->words[i].word, text, &rules->words[i].basis);
    }
    for (enum vpca_gate gate = 0; gate < VPCA_GATE_COUNT; gate++)
        has(vpca_gate_name(gate), explain(f, vpca_gate_name(gate)),
            vpca_gate_meaning(gate));
    for (size_t i = 0; i < rules->origin_count; i++)
        has(rules->origins[i].id, explain(f, rules->origins[i].id),
            rules->origins[i].title);
}

static void test_compliance(void **state)
{
    struct fixture *f = *state;

    for (size_t i = 0; i < f->rules->control_count; i++) {
        const struct vpca_control *control = &f->rules->controls[i];
        const char *text = explain(f, control->id);

        has(control->id, text, control->name);
        has(control->id, text, control->note);
        has_basis(control->id, text, &control->basis);
        for (size_t d = 0; d < control->demand_count; d++)
            has(control->id, text, control->demands[d].fact->name);
    }
    for (size_t i = 0; i < f->rules->framework_count; i++) {
        const struct vpca_framework *framework = &f->rules->frameworks[i];
        const char *text = explain(f, framework->id);

        has(framework->id, text, framework->name);
        has_basis(framework->id, text, &framework->basis);
        for (size_t c = 0; c < framework->control_count; c++)
            has(framework->id, text, framework->controls[c]->id);
    }
}

/* The section of the page, and nothing of the next one. */
static void test_codes(void **state)
{
    struct fixture *f = *state;

    for (enum vpca_code code = 0; code < VPCA_CODE_COUNT; code++) {
        const char *name = vpca_code_name(code);
        const char *text = explain(f, name);

        has(name, text, "What to do:");
        assert_null(strstr(text, "\n## "));
        assert_null(strstr(text, "```"));
        assert_null(strstr(text, "]("));
    }
    has("host-bits", explain(f, "host-bits"), "hint: the block is 10.0.0.0/16");
}

struct visited {
    struct fixture *f;
    size_t count;
};

static void visit(void *context, const char *name)
{
    struct visited *visited = context;

    explain(visited->f, name);
    visited->count++;
}

static void test_every_name(void **state)
{
    struct fixture *f = *state;
    struct visited visited = {.f = f};
    vpca_arena *arena = vpca_arena_new();

    vpca_explain_names(arena, f->rules, visit, &visited);
    assert_true(visited.count > f->rules->rule_count + f->rules->claim_count);
    vpca_arena_free(arena);
}

/* ---- Names that fit several things, or none --------------------------- */

static void test_several(void **state)
{
    const char *text = explain(*state, "bandwidth");

    has("bandwidth", text, "need.bandwidth: fact");
    has("bandwidth", text, "option.bandwidth: fact");
    text = explain(*state, "high");
    has("high", text, "high: word for need.bandwidth");
    has("high", text, "high: word for need.traffic");
    text = explain(*state, "words");
    has("words", text, "more-than-current");
}

static void test_unknown(void **state)
{
    static const char *const rows[][2] = {
        {"managed-vpm", "managed-vpn"}, {"W-0266", "W-026"},
        {"F-bandwith", "F-bandwidth"},  {"host-bit", "host-bits"},
        {"framework", "frameworks"},    {"need.bandwith", "need.bandwidth"},
    };
    struct fixture *f = *state;
    const char *near;

    for (size_t i = 0; i < VPCA_COUNT(rows); i++) {
        near = NULL;
        assert_null(vpca_explain(f->scratch, f->rules, rows[i][0], &near));
        assert_non_null(near);
        assert_string_equal(near, rows[i][1]);
    }
    near = NULL;
    assert_null(vpca_explain(f->scratch, f->rules, "quite-another", &near));
    assert_null(near);
    assert_null(vpca_explain(f->scratch, f->rules, "", &near));
}

/* ---- Where a fact is written ------------------------------------------ */

static const char *row_of(const struct vpca_doc *doc, const char *name)
{
    for (size_t i = 0; i < doc->count; i++) {
        if (doc->blocks[i].kind == VPCA_BLOCK_ROW &&
            strcmp(doc->blocks[i].name, name) == 0)
            return doc->blocks[i].text;
    }
    return NULL;
}

/* "a.b.c" as "a: { b: { c: VALUE } }" */
static const char *nested(vpca_arena *arena, const char *path,
                          const char *value)
{
    const char *dot = strchr(path, '.');

    if (!dot)
        return vpca_arena_printf(arena, "%s: %s", path, value);
    return vpca_arena_printf(arena, "%.*s: { %s }", (int)(dot - path), path,
                             nested(arena, dot + 1, value));
}

/* A file that says nothing but that. */
static const char *file_with(vpca_arena *arena, enum vpca_scope scope,
                             const char *keys)
{
    const char *at[VPCA_SCOPE_COUNT] = {0};

    for (int i = 0; i < VPCA_SCOPE_COUNT; i++)
        at[i] = "";
    at[scope] = keys;
    return vpca_arena_printf(arena,
                             "vpcadvise: 1\n"
                             "sites: { s: { %s } }\nvpcs: { v: { %s } }\n"
                             "services: { x: { %s } }\nusers: { u: { %s } }\n"
                             "needs: { n: { from: s, to: v, %s } }\n",
                             at[VPCA_SCOPE_SITE], at[VPCA_SCOPE_VPC],
                             at[VPCA_SCOPE_SERVICE], at[VPCA_SCOPE_USER],
                             at[VPCA_SCOPE_NEED]);
}

static void load_silently(struct fixture *f, const char *text,
                          struct vpca_diags *diags)
{
    const struct vpca_source *source =
        vpca_source_new(f->scratch, "facts.yaml", text, strlen(text));

    vpca_diags_init(diags, f->scratch);
    vpca_requirements_load(f->scratch, source, f->rules, "2026-11-24", diags);
}

/* The place and the example that are given for a fact are right: a file that
 * has them is valid. */
static void test_places(void **state)
{
    struct fixture *f = *state;
    size_t written = 0;

    for (size_t i = 0; i < VPCA_FACT_COUNT; i++) {
        const struct vpca_fact *fact = &vpca_facts[i];
        struct vpca_diags diags;
        const char *near;
        const struct vpca_doc *doc;
        const char *place;
        const char *example;
        const char *text;

        vpca_arena_reset(f->scratch);
        doc = vpca_explain(f->scratch, f->rules, fact->name, &near);
        place = row_of(doc, "place");
        if (!place)
            continue;
        example = strchr(row_of(doc, "example"), ' ') + 1;
        place = strstr(place, ".NAME.") + strlen(".NAME.");
        text = file_with(f->scratch, fact->scope,
                         nested(f->scratch, place, example));
        load_silently(f, text, &diags);
        for (size_t d = 0; d < diags.count; d++) {
            const struct vpca_diag *diag = &diags.items[d];

            /* What it says may not fit the rest of so small a file. */
            if (diag->code == VPCA_CODE_UNKNOWN_KEY ||
                diag->code == VPCA_CODE_WRONG_KIND ||
                diag->code == VPCA_CODE_UNKNOWN_WORD ||
                diag->code == VPCA_CODE_MISSING_UNIT ||
                diag->code == VPCA_CODE_UNKNOWN_UNIT)
                fail_msg("%s: %s in\n%s", fact->name, diag->message, text);
        }
        written++;
    }
    assert_true(written > 50);
}

/* ---- Why -------------------------------------------------------------- */

static const struct vpca_model *load_model(struct fixture *f, const char *path)
{
    const struct vpca_source *source =
        vpca_source_read(f->arena, path, &f->diags);
    const struct vpca_model *model;

    assert_non_null(source);
    model = vpca_requirements_load(f->arena, source, f->rules, "2026-11-24",
                                   &f->diags);
    assert_non_null(model);
    return model;
}

static const struct vpca_doc *why(struct fixture *f,
                                  const struct vpca_model *model,
                                  const char *need, const char *option)
{
    const char *problem = NULL;
    const char *near = NULL;
    const struct vpca_doc *doc;

    const struct vpca_why question = {
        .need = need, .option = option, .all = true};
    doc = vpca_explain_why(f->scratch, model, &question, &problem, &near);
    if (!doc)
        fail_msg("%s", problem);
    return doc;
}

/* The table under the heading, or NULL. */
static const struct vpca_block *table_under(const struct vpca_doc *doc,
                                            const char *heading)
{
    for (size_t i = 1; i < doc->count; i++) {
        if (doc->blocks[i].kind == VPCA_BLOCK_TABLE &&
            strstr(doc->blocks[i - 1].text, heading))
            return &doc->blocks[i];
    }
    return NULL;
}

static long number_at(const struct vpca_block *table, size_t row, size_t column)
{
    return strtol(table->cells[row * table->columns + column], NULL, 10);
}

/* What is printed adds up: products to the total, the total to the score. */
static void check_ledger(const struct vpca_doc *doc)
{
    const struct vpca_block *ledger = table_under(doc, "Ledger");
    size_t last;
    long total = 0;

    assert_non_null(ledger);
    last = ledger->rows - 1;
    for (size_t row = 1; row < last; row++) {
        long product = number_at(ledger, row, 3);

        assert_int_equal(product,
                         number_at(ledger, row, 1) * number_at(ledger, row, 2));
        total += product;
    }
    assert_string_equal(ledger->cells[last * ledger->columns], "total");
    assert_int_equal(total, number_at(ledger, last, 3));
    if (row_of(doc, "score")) {
        long weights = number_at(ledger, last, 1);

        assert_int_equal(strtol(row_of(doc, "score"), NULL, 10),
                         (2 * total + weights) / (2 * weights));
    }
}

/* So do the two ways in which the difference to another is told. */
static void check_differences(const struct vpca_doc *doc)
{
    const struct vpca_block *table = table_under(doc, "Against ");
    long by_criterion = 0;
    long by_rule = 0;
    bool inside = false;

    if (!table)
        return;
    for (size_t row = 1; row + 1 < table->rows; row++)
        by_criterion += number_at(table, row, 4);
    assert_int_equal(by_criterion, number_at(table, table->rows - 1, 4));
    for (size_t i = 0; i < doc->count; i++) {
        const struct vpca_block *block = &doc->blocks[i];

        if (block->kind == VPCA_BLOCK_HEADING)
            inside = strncmp(block->text, "What makes the", 14) == 0;
        if (inside && block->kind == VPCA_BLOCK_ROW)
            by_rule += strtol(block->name, NULL, 10);
    }
    assert_int_equal(by_rule, by_criterion);
}

static size_t rows_of_rule(const struct vpca_doc *doc, const char *rule)
{
    size_t count = 0;

    for (size_t i = 0; i < doc->count; i++)
        count += doc->blocks[i].kind == VPCA_BLOCK_ROW &&
                 strcmp(doc->blocks[i].name, rule) == 0;
    return count;
}

static void test_why_singles(void **state)
{
    static const struct {
        const char *file;
        const char *need;
    } rows[] = {
        {"examples/first-data-center/requirements.yaml", "dc-to-web"},
        {"examples/hospital-encrypted-circuit/requirements.yaml", NULL},
        {"examples/forty-branches/requirements.yaml", NULL},
    };
    struct fixture *f = *state;

    for (size_t i = 0; i < VPCA_COUNT(rows); i++) {
        const struct vpca_model *model = load_model(f, rows[i].file);
        const struct vpca_need *need = &model->needs[0];

        assert_false(need->has_backup);
        for (size_t o = 0; o < f->rules->option_count; o++) {
            const struct vpca_option *option = &f->rules->options[o];
            const struct vpca_doc *doc;

            if (!(option->serves >> need->kind & 1))
                continue;
            vpca_arena_reset(f->scratch);
            doc = why(f, model, need->name, option->id);
            check_ledger(doc);
            check_differences(doc);
            for (size_t r = 0; r < option->rule_count; r++)
                assert_int_equal(
                    rows_of_rule(doc, f->rules->rules[option->rules[r]].id), 1);
        }
    }
}

static void test_why_pairs(void **state)
{
    struct fixture *f = *state;
    const struct vpca_model *model =
        load_model(f, "examples/circuit-with-a-vpn-behind/requirements.yaml");
    const struct vpca_need *need = &model->needs[0];
    size_t pairs = 0;

    for (size_t i = 0; i < f->rules->pair_count; i++) {
        const struct vpca_pair *pair = &f->rules->pairs[i];
        const char *name =
            vpca_arena_printf(f->arena, i % 2 ? "%s+%s" : "%s + %s",
                              pair->primary->id, pair->backup->id);
        const struct vpca_doc *doc;

        vpca_arena_reset(f->scratch);
        doc = why(f, model, need->name, name);
        if (!table_under(doc, "Ledger"))
            continue;
        pairs++;
        check_ledger(doc);
        check_differences(doc);
        has(name, text_of(f->scratch, doc), "second path: ");
    }
    assert_true(pairs > 0);
}

/* What is shown of a rule is what the advice made of it. */
static void test_traces(void **state)
{
    struct fixture *f = *state;
    const struct vpca_model *model =
        load_model(f, "examples/circuit-with-a-vpn-behind/requirements.yaml");
    const struct vpca_advice *advice =
        vpca_advise(f->arena, model, &model->needs[0]);
    size_t seen = 0;

    for (size_t i = 0; i < advice->all_count; i++) {
        const struct vpca_entry *entry = &advice->all[i];
        struct vpca_trace trace = vpca_trace(f->arena, advice, entry);
        size_t excluded = 0;
        size_t noted = 0;

        for (size_t t = 0; t < trace.count; t++) {
            const struct vpca_trace_rule *traced = &trace.items[t];
            enum vpca_effect effect = traced->rule->effect;

            if (traced->when)
                assert_int_equal(traced->when->truth, traced->truth);
            else
                assert_true(traced->truth ==
                            (traced->rule->when ? VPCA_FALSE : VPCA_TRUE));
            excluded +=
                effect == VPCA_EFFECT_EXCLUDE && traced->truth == VPCA_TRUE;
            noted +=
                (effect >= VPCA_EFFECT_ADVANTAGE &&
                 effect <= VPCA_EFFECT_CAVEAT && traced->truth == VPCA_TRUE) ||
                (effect == VPCA_EFFECT_EXCLUDE &&
                 traced->truth == VPCA_SILENT_SOURCE);
        }
        assert_int_equal(excluded, entry->failure_count);
        assert_int_equal(noted, entry->note_count);
        seen += trace.count;
    }
    assert_true(seen > 100);
}

/* The values on both sides: 2 Gbps against the 1.25 Gbps of H-01. */
static void test_why_values(void **state)
{
    static const char file[] =
        "vpcadvise: 1\n"
        "sites: { dc: { gateway: { ipsec: yes } } }\n"
        "vpcs: { prod: { region: eu-west-1 } }\n"
        "needs: { n: { from: dc, to: prod, must: { bandwidth: 2 Gbps } } }\n";
    struct fixture *f = *state;
    const struct vpca_source *source =
        vpca_source_new(f->arena, "f.yaml", file, strlen(file));
    const struct vpca_model *model = vpca_requirements_load(
        f->arena, source, f->rules, "2026-11-24", &f->diags);
    const char *text;

    assert_non_null(model);
    text = text_of(f->scratch, why(f, model, "n", "managed-vpn"));
    has("why", text,
        "option.bandwidth 1.25 Gbps is less than need.bandwidth 2 Gbps: true");
    has("why", text, "Excluded because");
    has("why", text, "would pass with need.bandwidth 1.25 Gbps");
    text = text_of(f->scratch, why(f, model, "n", "vpc-peering"));
    has("why", text, "vpc-peering is no candidate: it serves vpc-to-vpc");
    text =
        text_of(f->scratch, why(f, model, "n", "direct-connect+managed-vpn"));
    has("why", text, "Nothing in the need asks for a second path");
    text =
        text_of(f->scratch, why(f, model, "n", "managed-vpn+direct-connect"));
    has("why", text, "know no such pair");
}

/* 1.25 Gbps is the most that a tunnel carries (H-01): 700 Mbps is near it,
 * 100 Mbps is not. What is unknown or true stays. */
static void test_why_short(void **state)
{
    static const char *const bandwidths[] = {"700 Mbps", "100 Mbps"};
    struct fixture *f = *state;

    for (size_t i = 0; i < VPCA_COUNT(bandwidths); i++) {
        const struct vpca_why question = {.need = "n", .option = "managed-vpn"};
        const char *file = vpca_arena_printf(
            f->arena,
            "vpcadvise: 1\n"
            "sites: { dc: { gateway: { ipsec: yes } } }\n"
            "vpcs: { prod: { region: eu-west-1 } }\n"
            "needs: { n: { from: dc, to: prod, must: { bandwidth: %s } } }\n",
            bandwidths[i]);
        const struct vpca_source *source =
            vpca_source_new(f->arena, "f.yaml", file, strlen(file));
        const struct vpca_model *model = vpca_requirements_load(
            f->arena, source, f->rules, "2026-11-24", &f->diags);
        const struct vpca_doc *whole = why(f, model, "n", "managed-vpn");
        const char *problem = NULL;
        const char *near = NULL;
        const struct vpca_doc *doc =
            vpca_explain_why(f->scratch, model, &question, &problem, &near);

        assert_int_equal(rows_of_rule(doc, "F-bandwidth"), i == 0);
        assert_int_equal(rows_of_rule(whole, "F-bandwidth"), 1);
        assert_int_equal(rows_of_rule(doc, "F-survive"), 0);
        assert_int_equal(rows_of_rule(whole, "F-survive"), 1);
        assert_int_equal(rows_of_rule(doc, "S-encrypted"), 1);
        assert_int_equal(rows_of_rule(doc, "F-overlap"),
                         rows_of_rule(whole, "F-overlap"));
        assert_true(doc->count < whole->count);
    }
}

static void test_why_unknown(void **state)
{
    static const char *const rows[][4] = {
        {"dc-to-wep", "managed-vpn", "no need dc-to-wep", "dc-to-web"},
        {"dc-to-web", "managed-vpm", "no option managed-vpm", "managed-vpn"},
        {"dc-to-web", "direct-connect+managed-vpm", "no option managed-vpm",
         "managed-vpn"},
        {"dc-to-web", "direct-connect+", "an option is missing", NULL},
        {"dc-to-web", "vpn", "vpn is a family", NULL},
    };
    struct fixture *f = *state;
    const struct vpca_model *model =
        load_model(f, "examples/first-data-center/requirements.yaml");

    for (size_t i = 0; i < VPCA_COUNT(rows); i++) {
        const char *problem = NULL;
        const char *near = NULL;

        const struct vpca_why question = {.need = rows[i][0],
                                          .option = rows[i][1]};

        assert_null(
            vpca_explain_why(f->scratch, model, &question, &problem, &near));
        has(rows[i][0], problem, rows[i][2]);
        if (rows[i][3])
            assert_string_equal(near, rows[i][3]);
        else
            assert_null(near);
    }
}

/* ---- Layout ----------------------------------------------------------- */

/* Lines of code stay whole, so that they can be compared and copied. */
static bool is_code(const struct vpca_doc *doc, const char *line, size_t length)
{
    char whole[256];

    if (length < 4 || length >= sizeof(whole) || strncmp(line, "    ", 4) != 0)
        return false;
    memcpy(whole, line + 4, length - 4);
    whole[length - 4] = '\0';
    for (size_t i = 0; i < doc->count; i++) {
        if (doc->blocks[i].kind == VPCA_BLOCK_CODE &&
            strstr(doc->blocks[i].text, whole))
            return true;
    }
    return false;
}

static void check_lines(const char *name, const struct vpca_doc *doc,
                        const char *text, unsigned columns)
{
    while (*text) {
        size_t length = strcspn(text, "\n");

        if (vpca_utf8_width(text, length) > columns &&
            !is_code(doc, text, length))
            fail_msg("%s at %u columns: %.*s", name, columns, (int)length,
                     text);
        if (length > 0 && text[length - 1] == ' ')
            fail_msg("%s at %u columns ends in a blank: %.*s", name, columns,
                     (int)length, text);
        text += length + (text[length] == '\n');
    }
}

static void check_width(vpca_arena *arena, const char *name,
                        const struct vpca_doc *doc, unsigned columns)
{
    const struct vpca_style style = {.columns = columns, .utf8 = true};
    FILE *out = tmpfile();
    char *text;
    size_t length;

    assert_non_null(out);
    vpca_doc_print(doc, out, &style, arena);
    length = (size_t)ftell(out);
    rewind(out);
    text = vpca_arena_alloc(arena, length + 1);
    assert_int_equal(fread(text, 1, length, out), length);
    fclose(out);
    check_lines(name, doc, text, columns);
}

static void check_widths(void *context, const char *name)
{
    static const unsigned widths[] = {40, 53, 80, 100};
    struct fixture *f = context;
    const char *near;

    vpca_arena_reset(f->scratch);
    for (size_t i = 0; i < VPCA_COUNT(widths); i++)
        check_width(f->scratch, name,
                    vpca_explain(f->scratch, f->rules, name, &near), widths[i]);
}

static void test_widths(void **state)
{
    struct fixture *f = *state;
    const struct vpca_model *model =
        load_model(f, "examples/forty-branches/requirements.yaml");

    vpca_explain_names(f->arena, f->rules, check_widths, f);
    for (unsigned columns = 40; columns <= 100; columns++) {
        vpca_arena_reset(f->scratch);
        check_width(f->scratch, "options",
                    vpca_explain_options(f->scratch, f->rules), columns);
        check_width(f->scratch, "topics",
                    vpca_explain_topics(f->scratch, f->rules), columns);
        check_width(f->scratch, "why",
                    why(f, model, model->needs[0].name, "managed-vpn"),
                    columns);
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

static void test_names_of_the_file(void **state)
{
    static const struct {
        const char *name;
        const char *part;
    } rows[] = {
        {"cidrs", "its address blocks"},
        {"devices", "how many customer gateway devices"},
        {"prefer", "weights 0 to 5"},
        {"chosen", "the decision taken"},
        {"compliance", "key of the requirements file"},
        {"tags", "free labels"},
        {"growth", "counts expected in the end"},
        {"must", "an option that cannot is excluded"},
        {"needs", "key of the requirements file"},
        {"waivers", "key of the requirements file"},
        {"from", "one end"},
        {"to", "the other end"},
        {"between", "must all reach each other"},
        {"whitepaper-2018", "rule pack"},
        {"network-to-vpc", "need.kind"},
        {"open", "status of an option"},
        {"feasible", "status of an option"},
        {"excluded", "status of an option"},
        {"consistent", "need.performance"},
        {"in-transit", "need.encryption"},
        {"private", "need.path"},
        {"bgp", "need.routing"},
        {"ipsec", "need.protocol"},
        {"circuit", "need.survive"},
        {"tunnel", "need.survive"},
        {"customer-gateway", "need.survive"},
        {"needs.dc-to-prod.must.survive", "need.survive"},
        {"needs.NAME.must.survive", "single failures"},
        {"sites.fra.gateway.devices", "how many customer gateway devices"},
    };
    const char *near = NULL;
    struct fixture *f = *state;

    for (size_t i = 0; i < VPCA_COUNT(rows); i++)
        has(rows[i].name, explain(f, rows[i].name), rows[i].part);
    assert_null(vpca_explain(f->scratch, f->rules, "cizzs", &near));
    assert_null(near);
}

/* docs/requirements.md tells the defaults. */
static void test_defaults_are_those_of_the_page(void **state)
{
    struct fixture *f = *state;

    has("site.owner", explain(f, "site.owner"),
        "default\nown; third-party for a partner");
    has("vpc.count", explain(f, "vpc.count"), "default\n1");
    has("need.role", explain(f, "need.role"), "default\nprimary");
    has("need.backup", explain(f, "need.backup"), "default\nno");
    has("site.mpls", explain(f, "site.mpls"), "default\nunknown");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_options),
        TEST(test_rules),
        TEST(test_claims),
        TEST(test_facts),
        TEST(test_scales),
        TEST(test_compliance),
        TEST(test_codes),
        TEST(test_every_name),
        TEST(test_several),
        TEST(test_unknown),
        TEST(test_places),
        TEST(test_why_singles),
        TEST(test_why_pairs),
        TEST(test_traces),
        TEST(test_why_values),
        TEST(test_why_short),
        TEST(test_why_unknown),
        TEST(test_widths),
        TEST(test_names_of_the_file),
        TEST(test_defaults_are_those_of_the_page),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
