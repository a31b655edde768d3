/* Rule packs over each other: what counts, what is told, what is refused. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "vpcadvise/ruleset.h"

#define MOST_FILES 4

/* ---- Packs ------------------------------------------------------------ */

static const char base_text[] =
    "pack: { id: base, title: Base, edition: '1', date: '2018-01' }\n"
    "origins: { WP: { title: A paper, as_of: '2018-01' } }\n"
    "claims: { W-1: { origin: WP, text: the first } }\n"
    "criteria:\n"
    "  fit: { name: fit, base: 400, weight: 6, judgement: j }\n"
    "  cost: { name: cost, base: 500, judgement: j }\n"
    "profiles:\n"
    "  thrifty: { doc: cheap, weights: { cost: 5 }, judgement: j }\n"
    "families: { vpn: VPN }\n"
    "facts:\n"
    "  encrypted: { type: truth, doc: d }\n"
    "  bandwidth: { type: quantity, unit: bandwidth, direction: minimum,\n"
    "               doc: d }\n"
    "words:\n"
    "  need.bandwidth: { high: { is: 1 Gbps.., judgement: j } }\n"
    "prices:\n"
    "  line: { text: a line, usd: '450', per: month, as_of: '2024-07-01',\n"
    "          judgement: j }\n"
    "pairs:\n"
    "  when: { need.backup: yes }\n"
    "  judgement: j\n"
    "  list:\n"
    "    - { primary: line, backup: tunnel, judgement: the base }\n"
    "rules:\n"
    "  - { id: S-cheap, score: cheap, criterion: cost, points: 100,\n"
    "      judgement: j }\n"
    "  - id: F-plain\n"
    "    exclude: it does not encrypt\n"
    "    when: { need.encryption: in-transit, option.encrypted: no }\n"
    "    judgement: j\n"
    "    tests:\n"
    "      - { given: { need.encryption: in-transit, option.encrypted: no },\n"
    "          expect: fires }\n"
    "      - { given: { option.encrypted: no }, expect: silent }\n"
    "      - { given: { need.encryption: unknown, option.encrypted: no },\n"
    "          expect: unknown }\n";

static const char tunnel_text[] =
    "option: tunnel\n"
    "name: The tunnel\n"
    "families: [vpn]\n"
    "serves: [network-to-vpc]\n"
    "use: a tunnel over the internet\n"
    "claims: [W-1]\n"
    "facts:\n"
    "  encrypted: { is: yes, claims: [W-1] }\n"
    "  bandwidth: { is: 1 Gbps, claims: [W-1] }\n"
    "cost: [ { price: line, times: [2] } ]\n"
    "failures:\n"
    "  others: { survives: not-there, judgement: j }\n"
    "rules:\n"
    "  - { id: T-own, advantage: nothing is bought, claims: [W-1] }\n";

static const char line_text[] = "option: line\n"
                                "name: The line\n"
                                "serves: [network-to-vpc]\n"
                                "use: a line\n"
                                "claims: [W-1]\n"
                                "facts:\n"
                                "  encrypted: { is: no, claims: [W-1] }\n"
                                "cost: [ { price: line, times: [1] } ]\n"
                                "failures: { others: { survives: not-there, "
                                "judgement: j } }\n";

#define PACK(id) "pack: { id: " id ", extends: base }\n"

struct fixture {
    vpca_arena *arena;
    struct vpca_diags diags;
};

static int set_up(void **state)
{
    static struct fixture fixture;

    fixture.arena = vpca_arena_new();
    vpca_diags_init(&fixture.diags, fixture.arena);
    *state = &fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;

    vpca_arena_free(fixture->arena);
    return 0;
}

/* A folder of files; NULL ends them. */
static const struct vpca_folder *folder(struct fixture *f, const char *name,
                                        const char *const *texts)
{
    const struct vpca_source **files = vpca_arena_array(
        f->arena, MOST_FILES, sizeof(const struct vpca_source *));
    struct vpca_folder *made = vpca_arena_alloc(f->arena, sizeof(*made));

    made->name = name;
    made->files = files;
    for (; texts[made->file_count]; made->file_count++)
        files[made->file_count] = vpca_source_new(
            f->arena,
            vpca_arena_printf(f->arena, "%s/%zu.yaml", name, made->file_count),
            texts[made->file_count], strlen(texts[made->file_count]));
    return made;
}

/* The base pack, and over it packs of one file each; NULL: none. */
static const struct vpca_ruleset *load(struct fixture *f, const char *first,
                                       const char *second)
{
    const char *const base[] = {base_text, tunnel_text, line_text, NULL};
    const char *const one[] = {first, NULL};
    const char *const two[] = {second, NULL};
    const struct vpca_folder *const folders[] = {
        folder(f, "base", base), folder(f, "one", one), folder(f, "two", two)};

    vpca_diags_init(&f->diags, f->arena);
    return vpca_ruleset_load_folders(f->arena, folders,
                                     second  ? 3
                                     : first ? 2
                                             : 1,
                                     &f->diags);
}

static const struct vpca_ruleset *
load_good(struct fixture *f, const char *first, const char *second)
{
    const struct vpca_ruleset *rules = load(f, first, second);

    for (size_t i = 0; i < f->diags.count; i++)
        print_message("%s [%s]\n", f->diags.items[i].message,
                      vpca_code_name(f->diags.items[i].code));
    assert_non_null(rules);
    return rules;
}

/* What changed, one a line: "added rule X by one". */
static const char *changes(struct fixture *f, const struct vpca_ruleset *rules)
{
    struct vpca_text text;

    vpca_text_init(&text, f->arena);
    for (size_t i = 0; i < rules->change_count; i++) {
        const struct vpca_change *change = &rules->changes[i];

        vpca_text_addf(&text, "%s %s %s by %s%s%s\n",
                       vpca_change_name(change->action), change->kind,
                       change->id, change->pack->id, change->reason ? ": " : "",
                       change->reason ? change->reason : "");
    }
    return text.bytes;
}

static const struct vpca_fact_cases *fact(const struct vpca_ruleset *rules,
                                          const char *option, const char *name)
{
    const struct vpca_option *found = vpca_ruleset_option(rules, option);

    for (size_t i = 0; i < rules->fact_count; i++) {
        if (strcmp(rules->facts[i].fact.name, name) == 0)
            return &found->facts[i];
    }
    fail_msg("no fact %s", name);
    return NULL;
}

/* ---- What counts ------------------------------------------------------ */

static void test_alone(void **state)
{
    struct fixture *f = *state;
    const struct vpca_ruleset *rules = load_good(f, NULL, NULL);

    assert_int_equal(rules->pack_count, 1);
    assert_string_equal(rules->packs[0].folder, "base");
    assert_int_equal(rules->change_count, 0);
    assert_ptr_equal(rules->rules[0].pack, &rules->packs[0]);
}

static void test_added(void **state)
{
    struct fixture *f = *state;
    const struct vpca_ruleset *rules = load_good(
        f,
        PACK("own") "families: { radio: Radio }\n"
                    "rules:\n"
                    "  - { id: A-note, caveat: c, judgement: j }\n"
                    "words:\n"
                    "  need.bandwidth: { huge: { is: 9 Gbps.., judgement: j } "
                    "}\n",
        NULL);

    assert_int_equal(rules->pack_count, 2);
    assert_string_equal(rules->packs[1].extends, "base");
    assert_null(rules->packs[1].title);
    assert_string_equal(changes(f, rules),
                        "added family radio by own\n"
                        "added rule A-note by own\n"
                        "added word need.bandwidth huge by own\n");
    assert_ptr_equal(vpca_ruleset_rule(rules, "A-note")->pack,
                     &rules->packs[1]);
    assert_ptr_equal(vpca_ruleset_rule(rules, "T-own")->pack, &rules->packs[0]);
}

static void test_replaced_rule(void **state)
{
    struct fixture *f = *state;
    const struct vpca_ruleset *rules =
        load_good(f,
                  PACK("own") "rules:\n"
                              "  - id: S-cheap\n"
                              "    score: dear\n"
                              "    criterion: cost\n"
                              "    points: -50\n"
                              "    judgement: j\n",
                  NULL);

    assert_int_equal(vpca_ruleset_rule(rules, "S-cheap")->points, -50);
    assert_int_equal(rules->rule_count, 3);
    assert_string_equal(changes(f, rules), "replaced rule S-cheap by own\n");
}

static void test_replaced_price(void **state)
{
    struct fixture *f = *state;
    const struct vpca_ruleset *rules = load_good(
        f,
        PACK("own") "prices:\n"
                    "  line: { text: our line, usd: '3', per: month,\n"
                    "          as_of: '2026-01', judgement: j }\n",
        NULL);
    const struct vpca_option *tunnel = vpca_ruleset_option(rules, "tunnel");

    assert_int_equal(tunnel->cost[0].price->microdollars, 3000000);
    assert_string_equal(changes(f, rules), "replaced price line by own\n");
}

static void test_profiles(void **state)
{
    struct fixture *f = *state;
    const struct vpca_ruleset *rules = load_good(
        f,
        PACK("own") "criteria:\n"
                    "  trust: { name: trust, base: 0, judgement: j }\n"
                    "profiles:\n"
                    "  thrifty: { doc: ours, weights: { cost: 4 },\n"
                    "             judgement: our budget }\n"
                    "  wary: { doc: w, weights: { trust: 0, cost: 1 },\n"
                    "          claims: [W-1] }\n",
        NULL);
    const struct vpca_profile *profile = vpca_ruleset_profile(rules, "thrifty");
    static const int weights[] = {4, 6, 3}; /* cost, fit, trust */

    assert_string_equal(changes(f, rules), "added criterion trust by own\n"
                                           "replaced profile thrifty by own\n"
                                           "added profile wary by own\n");
    assert_int_equal(rules->profile_count, 2);
    assert_string_equal(profile->doc, "ours");
    assert_string_equal(profile->basis.judgement, "our budget");
    for (size_t i = 0; i < VPCA_COUNT(weights); i++) {
        assert_int_equal(profile->weights[i], weights[i]);
        assert_int_equal(profile->said[i], i == 0);
    }
    profile = vpca_ruleset_profile(rules, "wary");
    assert_int_equal(profile->weights[2], 0);
    assert_true(profile->said[2]);
    assert_null(vpca_ruleset_profile(rules, "war"));
}

static void test_profiles_refused(void **state)
{
    static const struct {
        const char *text;
        enum vpca_code code;
    } rows[] = {
        {"{ doc: d, weights: { cots: 5 }, judgement: j }",
         VPCA_CODE_UNKNOWN_NAME},
        {"{ doc: d, weights: { fit: 5 }, judgement: j }", VPCA_CODE_BAD_WEIGHT},
        {"{ doc: d, weights: { cost: 0 }, judgement: j }",
         VPCA_CODE_BAD_WEIGHT},
        {"{ doc: d, weights: { cost: -1 }, judgement: j }",
         VPCA_CODE_BAD_WEIGHT},
        {"{ doc: d, weights: { cost: 6 }, judgement: j }",
         VPCA_CODE_BAD_WEIGHT},
        {"{ doc: d, weights: [cost], judgement: j }", VPCA_CODE_WRONG_KIND},
        {"{ doc: d, weights: { cost: 5 } }", VPCA_CODE_MISSING_KEY},
        {"{ doc: d, judgement: j }", VPCA_CODE_MISSING_KEY},
        {"{ weights: { cost: 5 }, judgement: j }", VPCA_CODE_MISSING_KEY},
        {"{ doc: d, weight: { cost: 5 }, judgement: j, weights: { cost: 5 } }",
         VPCA_CODE_UNKNOWN_KEY},
        {"thrifty", VPCA_CODE_WRONG_KIND},
    };
    struct fixture *f = *state;

    for (size_t i = 0; i < VPCA_COUNT(rows); i++) {
        assert_null(load(
            f,
            vpca_arena_printf(f->arena, PACK("own") "profiles: { ours: %s }\n",
                              rows[i].text),
            NULL));
        assert_int_equal(f->diags.errors, 1);
        assert_int_equal(f->diags.items[0].code, rows[i].code);
    }
}

/* The base pack, a pack of the file, and over it another: what of an option
 * each says. */
static const struct vpca_ruleset *
load_option(struct fixture *f, const char *text, const char *second)
{
    const char *const base[] = {base_text, tunnel_text, line_text, NULL};
    const char *const one[] = {PACK("own"), text, NULL};
    const char *const two[] = {"pack: { id: other, extends: own }\n", second,
                               NULL};
    const struct vpca_folder *const folders[] = {
        folder(f, "base", base), folder(f, "one", one), folder(f, "two", two)};

    vpca_diags_init(&f->diags, f->arena);
    return vpca_ruleset_load_folders(f->arena, folders, second ? 3 : 2,
                                     &f->diags);
}

/* What an option file of a later pack does not say stays as it was. */
static void test_option_fact(void **state)
{
    struct fixture *f = *state;
    const struct vpca_ruleset *rules =
        load_option(f,
                    "option: tunnel\n"
                    "use: our tunnel\n"
                    "facts: { bandwidth: { is: 5 Gbps, judgement: j } }\n"
                    "rules: [ { id: T-new, caveat: c, judgement: j } ]\n",
                    NULL);
    const struct vpca_option *tunnel;

    assert_non_null(rules);
    tunnel = vpca_ruleset_option(rules, "tunnel");
    assert_string_equal(tunnel->use, "our tunnel");
    assert_string_equal(tunnel->name, "The tunnel");
    assert_int_equal(tunnel->basis.claim_count, 1);
    assert_int_equal(tunnel->cost_count, 1);
    assert_true(fact(rules, "tunnel", "option.bandwidth")
                    ->items[0]
                    .literal.as.quantity.low == 5000000000);
    assert_int_equal(fact(rules, "tunnel", "option.encrypted")->count, 1);
    assert_ptr_equal(vpca_ruleset_rule(rules, "T-new")->option, tunnel);
    assert_non_null(vpca_ruleset_rule(rules, "T-own"));
    assert_string_equal(changes(f, rules),
                        "replaced option fact tunnel.bandwidth by own\n"
                        "replaced part of option tunnel.use by own\n"
                        "added rule T-new by own\n");
}

/* The failure table is a key like any other: whole. */
static void test_failures(void **state)
{
    struct fixture *f = *state;
    const struct vpca_ruleset *rules = load_option(
        f,
        "option: tunnel\n"
        "failures: { others: { survives: not-there, judgement: ours } }\n",
        NULL);

    assert_non_null(rules);
    assert_int_equal(
        vpca_ruleset_option(rules, "tunnel")->failures[0].items[0].survives,
        VPCA_NOT_THERE);
    assert_string_equal(changes(f, rules),
                        "replaced part of option tunnel.failures by own\n");
    /* A measure that is switched off is no mistake of the table. */
    rules = load_option(
        f,
        "option: tunnel\n"
        "failures: { others: { component: c, effect: e, acts: customer,\n"
        "  survives: with-measures, measures: [B-two], judgement: j } }\n"
        "rules: [ { id: B-two, build: b, owner: customer, judgement: j } ]\n",
        "rules: [ { id: B-two, off: ours } ]\n");
    assert_non_null(rules);
    assert_int_equal(vpca_ruleset_option(rules, "tunnel")
                         ->failures[0]
                         .items[0]
                         .measure_count,
                     0);
}

static void test_option_of_several_packs(void **state)
{
    struct fixture *f = *state;
    const struct vpca_ruleset *rules =
        load_option(f,
                    "option: line\n"
                    "facts:\n"
                    "  encrypted: { is: yes, judgement: ours }\n"
                    "  bandwidth: { is: 5 Gbps, judgement: j }\n",
                    "option: line\n"
                    "facts: { bandwidth: { is: 7 Gbps, judgement: j } }\n");

    assert_non_null(rules);
    assert_string_equal(
        fact(rules, "line", "option.encrypted")->items[0].basis.judgement,
        "ours");
    assert_true(fact(rules, "line", "option.bandwidth")
                    ->items[0]
                    .literal.as.quantity.low == 7000000000);
    assert_string_equal(changes(f, rules),
                        "replaced option fact line.bandwidth by other\n"
                        "replaced option fact line.encrypted by own\n");
}

static void test_new_option(void **state)
{
    struct fixture *f = *state;
    const struct vpca_ruleset *rules =
        load_option(f,
                    "option: radio\n"
                    "name: The radio\n"
                    "serves: [network-to-vpc]\n"
                    "use: a link of our own\n"
                    "judgement: ours\n"
                    "facts: { encrypted: { is: yes, judgement: j } }\n"
                    "failures: { others: { survives: not-there, judgement: "
                    "j } }\n",
                    NULL);

    assert_non_null(rules);
    assert_int_equal(rules->option_count, 3);
    assert_string_equal(changes(f, rules), "added option radio by own\n");
}

static void test_pairs(void **state)
{
    struct fixture *f = *state;
    const struct vpca_ruleset *rules =
        load_good(f,
                  PACK("own") "pairs:\n"
                              "  list:\n"
                              "    - { primary: line, backup: [tunnel, line],\n"
                              "        judgement: ours }\n",
                  NULL);

    assert_int_equal(rules->pair_count, 2);
    assert_string_equal(rules->pairs[1].basis.judgement, "ours");
    assert_non_null(rules->pairs_when);
    assert_string_equal(changes(f, rules),
                        "added pair line + line by own\n"
                        "replaced pair line + tunnel by own\n");
}

static void test_pairs_when(void **state)
{
    struct fixture *f = *state;
    const struct vpca_ruleset *rules =
        load_good(f,
                  PACK("own") "pairs: { when: { need.survive: demanded },\n"
                              "         judgement: ours }\n",
                  NULL);

    assert_string_equal(rules->pairs_basis.judgement, "ours");
    assert_int_equal(rules->pair_count, 1);
    assert_string_equal(changes(f, rules),
                        "replaced part of pairs pairs.when by own\n");
}

static void test_switched_off(void **state)
{
    struct fixture *f = *state;
    const struct vpca_ruleset *rules = load_good(
        f, PACK("own") "rules: [ { id: T-own, off: we buy it } ]\n", NULL);

    assert_null(vpca_ruleset_rule(rules, "T-own"));
    assert_non_null(vpca_ruleset_rule(rules, "S-cheap"));
    assert_string_equal(vpca_ruleset_rule(rules, "F-plain")->id, "F-plain");
    assert_int_equal(rules->rule_count, 2);
    assert_string_equal(changes(f, rules),
                        "switched off rule T-own by own: we buy it\n");
}

static void test_several_packs(void **state)
{
    struct fixture *f = *state;
    const struct vpca_ruleset *rules =
        load_good(f, PACK("one") "rules: [ { id: S-cheap, off: a reason } ]\n",
                  "pack: { id: two, extends: one }\n"
                  "rules:\n"
                  "  - { id: S-cheap, score: s, criterion: cost, points: 7,\n"
                  "      judgement: j }\n");

    assert_int_equal(rules->pack_count, 3);
    assert_int_equal(vpca_ruleset_rule(rules, "S-cheap")->points, 7);
    assert_string_equal(changes(f, rules), "replaced rule S-cheap by two\n");
    /* Both may extend the base. */
    load_good(f, PACK("one"), PACK("two"));
}

/* Over the program's own pack, which no folder holds. */
static void test_over_embedded(void **state)
{
    struct fixture *f = *state;
    const char *const texts[] = {
        "pack: { id: own, extends: whitepaper-2018 }\n", NULL};
    const struct vpca_folder *const folders[] = {folder(f, "own", texts)};
    const struct vpca_ruleset *rules =
        vpca_ruleset_load_folders(f->arena, folders, 1, &f->diags);

    assert_non_null(rules);
    assert_int_equal(rules->pack_count, 2);
    assert_string_equal(rules->packs[0].id, "whitepaper-2018");
    assert_int_equal(rules->option_count, 14);
    assert_int_equal(vpca_ruleset_test(rules, &f->diags) > 100, 1);
    assert_int_equal(f->diags.count, 0);
}

/* ---- What is refused -------------------------------------------------- */

static void assert_refused(struct fixture *f, const char *first,
                           const char *second, enum vpca_code code,
                           const char *place)
{
    const struct vpca_ruleset *rules = load(f, first, second);
    const struct vpca_diag *diag = &f->diags.items[0];

    assert_null(rules);
    if (f->diags.count != 1 || diag->code != code)
        for (size_t i = 0; i < f->diags.count; i++)
            print_message("%s [%s]\n", f->diags.items[i].message,
                          vpca_code_name(f->diags.items[i].code));
    assert_int_equal(f->diags.count, 1);
    assert_int_equal(diag->code, code);
    if (place)
        assert_string_equal(diag->span.source->name, place);
    else
        assert_null(diag->span.source);
    assert_non_null(diag->hint);
}

static void test_unsure_packs(void **state)
{
    struct fixture *f = *state;

    assert_refused(f, "pack: { id: own, extends: bsae }\n", NULL,
                   VPCA_CODE_PACK_EXTENDS, "one/0.yaml");
    assert_string_equal(f->diags.items[0].hint, "did you mean base?");
    /* A later pack is not loaded yet. */
    assert_refused(f, "pack: { id: own, extends: late }\n", PACK("late"),
                   VPCA_CODE_PACK_EXTENDS, "one/0.yaml");
    assert_string_equal(f->diags.items[0].hint, "name two before one");
    assert_refused(f,
                   "pack: { id: own, title: t, edition: e, date: '2026' }\n"
                   "rules: [ { id: T-own, off: r } ]\n",
                   NULL, VPCA_CODE_PACK_EXTENDS, "one/0.yaml");
    assert_refused(f, "pack: { id: base, extends: base }\n", NULL,
                   VPCA_CODE_DUPLICATE_NAME, "one/0.yaml");
    assert_refused(f, "rules: []\n", NULL, VPCA_CODE_PACK_EMPTY, NULL);
    assert_refused(f, PACK("one") "claims: {\n", NULL, VPCA_CODE_SYNTAX,
                   "one/0.yaml");
}

static void test_alone_without_options(void **state)
{
    struct fixture *f = *state;
    const char *const texts[] = {
        "pack: { id: own, title: t, edition: e, date: '2026' }\n"
        "rules: [ { id: T-own, off: r } ]\n",
        NULL};
    const struct vpca_folder *const folders[] = {folder(f, "own", texts)};

    assert_null(vpca_ruleset_load_folders(f->arena, folders, 1, &f->diags));
    assert_int_equal(f->diags.count, 1);
    assert_int_equal(f->diags.items[0].code, VPCA_CODE_PACK_EXTENDS);
    assert_string_equal(f->diags.items[0].hint,
                        "write extends: whitepaper-2018 beside its id");
}

static void test_wrong_rules(void **state)
{
    struct fixture *f = *state;

    assert_refused(f, PACK("own") "rules: [ { id: T-onw, off: r } ]\n", NULL,
                   VPCA_CODE_UNKNOWN_NAME, "one/0.yaml");
    assert_string_equal(f->diags.items[0].hint, "did you mean T-own?");
    assert_refused(
        f, PACK("own") "rules: [ { id: T-own, caveat: c, judgement: j } ]\n",
        NULL, VPCA_CODE_PACK_REPLACE, "one/0.yaml");
    assert_refused(f,
                   PACK("own") "rules:\n"
                               "  - { id: A, caveat: c, judgement: j }\n"
                               "  - { id: A, caveat: c, judgement: j }\n",
                   NULL, VPCA_CODE_DUPLICATE_NAME, "one/0.yaml");
}

/* A rule that is replaced needs tests of its own. */
static void test_replacement_without_tests(void **state)
{
    struct fixture *f = *state;

    assert_null(load(f,
                     PACK("own") "rules:\n"
                                 "  - id: F-plain\n"
                                 "    exclude: it does not encrypt\n"
                                 "    when: { option.encrypted: no }\n"
                                 "    judgement: j\n",
                     NULL));
    assert_int_equal(f->diags.count, 2);
    assert_int_equal(f->diags.items[0].code, VPCA_CODE_RULE_TEST);
    assert_string_equal(f->diags.items[0].span.source->name, "one/0.yaml");
}

/* A mistake over the whole is told where the pack made it. */
static void test_cause(void **state)
{
    struct fixture *f = *state;

    assert_null(
        load(f,
             PACK("own") "rules:\n"
                         "  - { id: A-most, score: s, criterion: cost,\n"
                         "      points: 450, judgement: j }\n",
             NULL));
    assert_int_equal(f->diags.items[0].code, VPCA_CODE_RULE_POINTS);
    assert_string_equal(f->diags.items[0].span.source->name, "one/0.yaml");
    assert_null(load(f,
                     PACK("own") "facts:\n"
                                 "  encrypted: { type: quantity, unit: count,\n"
                                 "               doc: d }\n",
                     NULL));
    assert_int_equal(f->diags.count, 1);
    assert_int_equal(f->diags.errors, 1);
    assert_string_equal(f->diags.items[0].span.source->name, "one/0.yaml");
    assert_non_null(strstr(f->diags.items[0].hint, "base/"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_alone, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_added, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_replaced_rule, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_replaced_price, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_profiles, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_profiles_refused, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_option_fact, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_failures, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_option_of_several_packs, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_new_option, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_pairs, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_pairs_when, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_switched_off, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_several_packs, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_over_embedded, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_unsure_packs, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_alone_without_options, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_wrong_rules, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_replacement_without_tests, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_cause, set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
