/* From claims to the statements that encode them, and back. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "vpcadvise/evidence.h"

/* Each claim is named after the one place that rests on it. */
static const char pack_text[] =
    "pack: { id: p, title: P, edition: '1', date: '2018-01' }\n"
    "origins: { WP: { title: A paper, as_of: '2018-01' } }\n"
    "claims:\n"
    "  option: { origin: WP, text: t }\n"
    "  option-fact: { origin: WP, text: t }\n"
    "  second-case: { origin: WP, text: t }\n"
    "  fact-default: { origin: WP, text: t }\n"
    "  rule: { origin: WP, text: t }\n"
    "  own-rule: { origin: WP, text: t }\n"
    "  pairs: { origin: WP, text: t }\n"
    "  pair: { origin: WP, text: t }\n"
    "  pair-fact: { origin: WP, text: t }\n"
    "  pair-row: { origin: WP, text: t }\n"
    "  row: { origin: WP, text: t }\n"
    "  other-rows: { origin: WP, text: t }\n"
    "  price: { origin: WP, text: t }\n"
    "  thing: { origin: WP, text: t }\n"
    "  word: { origin: WP, text: t }\n"
    "  control: { origin: WP, text: t }\n"
    "  framework: { origin: WP, text: t }\n"
    "  criterion: { origin: WP, text: t }\n"
    "  profile: { origin: WP, text: t }\n"
    "  assumption: { origin: WP, text: t }\n"
    "  limit: { origin: WP, text: t }\n"
    "  phases: { origin: WP, text: t }\n"
    "  unused: { origin: WP, text: t, no_rule: it decides nothing }\n"
    "criteria:\n"
    "  fit: { name: fit, base: 400, weight: 6, claims: [criterion] }\n"
    "  cost: { name: cost, base: 0, judgement: j }\n"
    "profiles:\n"
    "  p: { doc: d, weights: { cost: 5 }, claims: [profile] }\n"
    "facts:\n"
    "  links: { type: quantity, unit: count, doc: d,\n"
    "           default: { is: 1, claims: [fact-default] } }\n"
    "  lead_time: { type: quantity, unit: time, direction: maximum, doc: d }\n"
    "words:\n"
    "  need.bandwidth: { high: { is: 1 Gbps.., claims: [word] } }\n"
    "controls:\n"
    "  c: { name: n, note: ask, claims: [control] }\n"
    "frameworks:\n"
    "  f: { name: F, controls: [c], claims: [framework] }\n"
    "things: { wire: { text: t, shared: site, claims: [thing] } }\n"
    "prices:\n"
    "  line: { text: t, usd: '450', per: month, as_of: '2024-07-01',\n"
    "          claims: [price] }\n"
    "assume: { need.traffic_out: { is: 1 TB/month, claims: [assumption] } }\n"
    "limits:\n"
    "  l: { at: site, quota: 2, message: m, fix: x, counts: [{}],\n"
    "       claims: [limit] }\n"
    "phases: { ready: option.lead_time, soon: 7 days, claims: [phases] }\n"
    "rules:\n"
    "  - { id: C-all, caveat: m, claims: [rule] }\n"
    "pairs:\n"
    "  when: { need.backup: yes }\n"
    "  claims: [pairs]\n"
    "  list:\n"
    "    - { primary: a, backup: [b], claims: [pair],\n"
    "        facts: { links: { is: 2, claims: [pair-fact] } },\n"
    "        failures: { circuit: { component: c, effect: e, acts: aws,\n"
    "          survives: no, claims: [pair-row] } } }\n";

static const char a_text[] =
    "option: a\n"
    "name: A\n"
    "serves: [network-to-vpc]\n"
    "use: u\n"
    "claims: [option]\n"
    "facts:\n"
    "  lead_time:\n"
    "    - { when: { option.current: yes }, is: 0 days,\n"
    "        claims: [option-fact] }\n"
    "    - { is: 1 day, claims: [second-case] }\n"
    "failures:\n"
    "  tunnel: { component: c, effect: e, acts: aws, survives: no,\n"
    "            claims: [row] }\n"
    "  others: { survives: not-there, claims: [other-rows] }\n"
    "rules:\n"
    "  - { id: C-own, caveat: m, claims: [own-rule] }\n";

static const char b_text[] = "option: b\n"
                             "name: B\n"
                             "serves: [network-to-vpc]\n"
                             "use: u\n"
                             "judgement: j\n"
                             "failures:\n"
                             "  others: { survives: not-there, judgement: j "
                             "}\n";

static const struct vpca_ruleset *load(vpca_arena *arena)
{
    const char *const texts[] = {pack_text, a_text, b_text};
    const struct vpca_source *files[VPCA_COUNT(texts)];
    struct vpca_diags diags;
    const struct vpca_ruleset *rules;

    vpca_diags_init(&diags, arena);
    for (size_t i = 0; i < VPCA_COUNT(texts); i++)
        files[i] = vpca_source_new(arena, vpca_arena_printf(arena, "%zu", i),
                                   texts[i], strlen(texts[i]));
    rules = vpca_ruleset_load(arena, files, VPCA_COUNT(texts), &diags);
    for (size_t i = 0; i < diags.count; i++)
        print_message("%s\n", diags.items[i].message);
    assert_non_null(rules);
    return rules;
}

static void test_every_kind(void **state)
{
    static const struct {
        const char *claim;
        enum vpca_evidence_kind kind;
        const char *id;
        const char *fact;
        const char *option;
    } rows[] = {
        {"option", VPCA_EVIDENCE_OPTION, "a", NULL, "a"},
        {"option-fact", VPCA_EVIDENCE_OPTION_FACT, "a", "option.lead_time",
         "a"},
        {"second-case", VPCA_EVIDENCE_OPTION_FACT, "a", "option.lead_time",
         "a"},
        {"row", VPCA_EVIDENCE_FAILURE, "a", "tunnel", "a"},
        {"other-rows", VPCA_EVIDENCE_FAILURE, "a", "customer-gateway", "a"},
        {"fact-default", VPCA_EVIDENCE_FACT_DEFAULT, "option.links", NULL,
         NULL},
        {"rule", VPCA_EVIDENCE_RULE, "C-all", NULL, NULL},
        {"own-rule", VPCA_EVIDENCE_RULE, "C-own", NULL, "a"},
        {"pairs", VPCA_EVIDENCE_PAIRS, "pairs", NULL, NULL},
        {"pair", VPCA_EVIDENCE_PAIR, "a + b", NULL, "a"},
        {"pair-fact", VPCA_EVIDENCE_PAIR_FACT, "a + b", "option.links", "a"},
        {"pair-row", VPCA_EVIDENCE_PAIR_FAILURE, "a + b", "circuit", "a"},
        {"price", VPCA_EVIDENCE_PRICE, "line", NULL, NULL},
        {"thing", VPCA_EVIDENCE_THING, "wire", NULL, NULL},
        {"word", VPCA_EVIDENCE_WORD, "need.bandwidth high", NULL, NULL},
        {"control", VPCA_EVIDENCE_CONTROL, "c", NULL, NULL},
        {"framework", VPCA_EVIDENCE_FRAMEWORK, "f", NULL, NULL},
        {"criterion", VPCA_EVIDENCE_CRITERION, "fit", NULL, NULL},
        {"profile", VPCA_EVIDENCE_PROFILE, "p", NULL, NULL},
        {"assumption", VPCA_EVIDENCE_ASSUMPTION, "need.traffic_out", NULL,
         NULL},
        {"limit", VPCA_EVIDENCE_LIMIT, "l", NULL, NULL},
        {"phases", VPCA_EVIDENCE_PHASES, "phases", NULL, NULL},
    };
    vpca_arena *arena = vpca_arena_new();
    const struct vpca_ruleset *rules = load(arena);
    struct vpca_evidence_list list = vpca_evidence_list(arena, rules);

    (void)state;
    for (size_t i = 0; i < VPCA_COUNT(rows); i++) {
        const struct vpca_claim *claim =
            vpca_ruleset_claim(rules, rows[i].claim);
        struct vpca_evidence_list found =
            vpca_evidence_of_claim(arena, list, claim);

        assert_non_null(claim);
        assert_int_equal(found.count, 1);
        assert_int_equal(found.items[0].kind, rows[i].kind);
        assert_string_equal(found.items[0].id, rows[i].id);
        assert_int_equal(found.items[0].fact == NULL, rows[i].fact == NULL);
        if (rows[i].fact)
            assert_string_equal(found.items[0].fact, rows[i].fact);
        assert_int_equal(found.items[0].option == NULL, rows[i].option == NULL);
        if (rows[i].option)
            assert_string_equal(found.items[0].option->id, rows[i].option);
    }
    assert_int_equal(
        vpca_evidence_of_claim(arena, list, vpca_ruleset_claim(rules, "unused"))
            .count,
        0);
    assert_null(vpca_ruleset_claim(rules, "W-1"));
    /* Those above, and the option, its row and the criterion that rest on a
     * judgement. */
    assert_int_equal(list.count, VPCA_COUNT(rows) + 3);
    vpca_arena_free(arena);
}

/* Nothing in the built-in pack rests on nothing, and what a claim leads to
 * leads back to it. */
static void test_embedded(void **state)
{
    vpca_arena *arena = vpca_arena_new();
    struct vpca_diags diags;
    const struct vpca_ruleset *rules;
    struct vpca_evidence_list list;
    size_t cited = 0;
    size_t found = 0;

    (void)state;
    vpca_diags_init(&diags, arena);
    rules = vpca_ruleset_load_embedded(arena, &diags);
    assert_non_null(rules);
    list = vpca_evidence_list(arena, rules);
    for (size_t i = 0; i < list.count; i++) {
        const struct vpca_basis *basis = list.items[i].basis;

        assert_true(basis->claim_count > 0 || basis->judgement);
        cited += basis->claim_count;
    }
    for (size_t i = 0; i < rules->claim_count; i++)
        found += vpca_evidence_of_claim(arena, list, &rules->claims[i]).count;
    assert_true(cited > rules->claim_count);
    assert_int_equal(found, cited);
    vpca_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_kind),
        cmocka_unit_test(test_embedded),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
