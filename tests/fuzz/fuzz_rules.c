/*
 * Feeds arbitrary bytes to the loader of rule packs, alone and over a pack
 * that is sound, for libFuzzer. What loads is tested, listed and asked.
 */
#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "vpcadvise/cases.h"
#include "vpcadvise/vpcadvise.h"

/* Called by libFuzzer, which has no header for it. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Small, so that a run is short: one option of each kind of file. */
static const char base_text[] =
    "pack: { id: base, title: Base, edition: '1', date: '2018-01' }\n"
    "origins: { WP: { title: A paper, as_of: '2018-01' } }\n"
    "claims: { W-1: { origin: WP, text: the first } }\n"
    "criteria:\n"
    "  fit: { name: fit, base: 400, weight: 6, judgement: j }\n"
    "  cost: { name: cost, base: 500, judgement: j }\n"
    "families: { vpn: VPN }\n"
    "facts:\n"
    "  path: { type: word, words: [internet, circuit], ordered: yes,\n"
    "          pair: weaker, doc: d }\n"
    "  encrypted: { type: truth, pair: weaker, doc: d }\n"
    "  bandwidth: { type: quantity, unit: bandwidth, direction: minimum,\n"
    "               doc: d }\n"
    "words: { need.bandwidth: { high: { is: 1 Gbps.., judgement: j } } }\n"
    "controls: { c: { name: n, demands: { need.path: private }, reason: r,\n"
    "                 claims: [W-1] } }\n"
    "frameworks: { f: { name: n, controls: [c], judgement: j } }\n"
    "prices: { line: { text: a line, usd: '450', per: month,\n"
    "                  as_of: '2024-07-01', judgement: j } }\n"
    "assume: { need.traffic_out: { is: 1 TB/month, judgement: j } }\n"
    "pairs:\n"
    "  judgement: j\n"
    "  list: [ { primary: circuit, backup: tunnel, judgement: j } ]\n"
    "rules:\n"
    "  - id: S-cost\n"
    "    score: about {option.monthly_cost}\n"
    "    criterion: cost\n"
    "    of: option.monthly_cost\n"
    "    bands: [ { below: 20 USD/month, points: 300 }, { points: -200 } ]\n"
    "    judgement: j\n";
static const char tunnel_text[] =
    "option: tunnel\n"
    "name: The tunnel\n"
    "families: [vpn]\n"
    "serves: [network-to-vpc]\n"
    "use: a tunnel over the internet\n"
    "claims: [W-1]\n"
    "facts:\n"
    "  path: { is: internet, claims: [W-1] }\n"
    "  encrypted: { is: yes, claims: [W-1] }\n"
    "  bandwidth: { is: 1 Gbps, claims: [W-1] }\n"
    "failures: { others: { survives: not-there, judgement: j } }\n"
    "rules: [ { id: T-own, advantage: nothing is bought, claims: [W-1] } ]\n";
static const char circuit_text[] =
    "option: circuit\n"
    "name: The circuit\n"
    "serves: [network-to-vpc]\n"
    "use: a line\n"
    "claims: [W-1]\n"
    "facts:\n"
    "  path: { is: circuit, claims: [W-1] }\n"
    "  bandwidth: { choice: 50 Mbps..10 Gbps, claims: [W-1] }\n"
    "failures: { others: { survives: not-there, judgement: j } }\n"
    "cost: [ { price: line, times: [need.sites] } ]\n";
static const char requirements_text[] =
    "vpcadvise: 1\n"
    "sites: { a: { kind: branch, count: 1..3, tags: { carrier: x } } }\n"
    "vpcs: { b: { region: eu-central-1 } }\n"
    "needs: { n: { from: a, to: b, must: { bandwidth: high },\n"
    "              backup: yes, traffic: 1 TB/month } }\n";

static const struct vpca_source *source(vpca_arena *arena, const char *name,
                                        const char *bytes)
{
    return vpca_source_new(arena, name, bytes, strlen(bytes));
}

/* Whatever came in, what goes out is UTF-8. */
static void render(vpca_arena *arena, const struct vpca_ruleset *rules)
{
    static const struct vpca_style style = {100, true, true};
    struct vpca_diags diags;
    const struct vpca_model *model;
    struct vpca_report_summary summary;
    FILE *out = tmpfile();

    vpca_diags_init(&diags, arena);
    model = vpca_requirements_load(
        arena, source(arena, "requirements.yaml", requirements_text), rules,
        "2026-11-24", &diags);
    assert(out);
    for (size_t i = 0; model && i < vpca_format_count; i++) {
        const struct vpca_output output = {&vpca_formats[i], out, style};
        const struct vpca_run run = {.model = model,
                                     .outputs = &output,
                                     .output_count = 1,
                                     .findings = &diags,
                                     .profiles = true};

        vpca_report_summary_init(&summary, arena);
        vpca_pipeline_run(&run, &summary);
    }
    fclose(out);
}

static void use(vpca_arena *arena, const struct vpca_ruleset *rules,
                struct vpca_diags *diags)
{
    struct vpca_text text;

    vpca_ruleset_test(rules, diags);
    vpca_cases_run(rules, "2026-11-24", diags);
    vpca_text_init(&text, arena);
    for (size_t i = 0; i < rules->rule_count; i++)
        vpca_message_write(&text, &rules->rules[i].message);
    assert(vpca_utf8_check(text.bytes, text.length) == text.length);
    render(arena, rules);
}

static void load(vpca_arena *arena, const struct vpca_folder *const *folders,
                 size_t count)
{
    const struct vpca_ruleset *rules;
    struct vpca_diags diags;
    struct vpca_text text;

    vpca_diags_init(&diags, arena);
    rules = vpca_ruleset_load_folders(arena, folders, count, &diags);
    assert(!rules == (diags.errors > 0));
    if (rules)
        use(arena, rules, &diags);
    vpca_diags_sort(&diags);
    vpca_text_init(&text, arena);
    for (size_t i = 0; i < diags.count; i++)
        vpca_diag_print(&diags.items[i], &text, i % 2);
    assert(vpca_utf8_check(text.bytes, text.length) == text.length);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    vpca_arena *arena = vpca_arena_new();
    const char *bytes = vpca_arena_copy(arena, (const char *)data, size);
    const struct vpca_source *const base_files[] = {
        source(arena, "base.yaml", base_text),
        source(arena, "tunnel.yaml", tunnel_text),
        source(arena, "circuit.yaml", circuit_text)};
    /* Without a name of its own, so that most of the bytes are rules. */
    const struct vpca_source *const own_files[] = {
        source(arena, "pack.yaml", "pack: { id: own, extends: base }\n"),
        vpca_source_new(arena, "fuzz.yaml", bytes, size)};
    const struct vpca_folder base = {"base", base_files, 3};
    const struct vpca_folder own = {"own", own_files, 2};
    const struct vpca_folder bare = {"bare", own_files + 1, 1};
    const struct vpca_folder *const over[] = {&base, &own};
    const struct vpca_folder *const named[] = {&base, &bare};

    load(arena, over, 2);
    if (strstr(bytes, "pack")) {
        load(arena, named, 2);
        load(arena, named + 1, 1);
    }
    vpca_arena_free(arena);
    return 0;
}
