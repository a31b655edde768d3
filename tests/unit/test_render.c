/* Tests of the formats, on reports built by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <cJSON.h>

#include "render/wrap.h"
#include "vpcadvise/render.h"

/* ---- A report --------------------------------------------------------- */

static const char *const claims[] = {"W-035", "T-03"};

#define BASIS(id)                                                              \
    {                                                                          \
        .rule = (id), .claims = claims, .claim_count = 2, .dated = "2023-07"   \
    }

static struct vpca_report_line reasons[] = {
    {"score", VPCA_TONE_GOOD, "a dedicated circuit gives predictable latency",
     NULL, NULL, NULL, BASIS("S-dedicated-circuit")},
    {"score", VPCA_TONE_BAD,
     "needs a circuit from a provider, which takes several weeks to months",
     "primary", "fra-dc", NULL, BASIS("S-lead-time")},
};
static struct vpca_report_line open_lines[] = {
    {"condition", VPCA_TONE_NEUTRAL,
     "only if a circuit can be there within 12 weeks", NULL, NULL, NULL,
     BASIS("F-lead-time")},
};
static struct vpca_report_line builds[] = {
    {"build", VPCA_TONE_NEUTRAL, "end the second VPN on the other gateway",
     "backup", NULL, "customer", BASIS("B-second-gateway")},
};
static struct vpca_report_measure measures[] = {
    {"end the second VPN on the other gateway", "customer", 1,
     BASIS("B-second-gateway"), 1},
    {"buy a spare", "provider", 0, BASIS("B-spare"), 2},
};
static struct vpca_report_failure_row failure_rows[] = {
    {.failure = "tunnel",
     .tone = VPCA_TONE_GOOD,
     .component = "one of two tunnels",
     .effect = "the other carries the traffic",
     .acts = "aws",
     .path = "backup",
     .before = "survives",
     .after = "survives",
     .text = "one of two tunnels: the other carries the traffic (AWS acts)",
     .basis = BASIS(NULL)},
    {.failure = "customer-gateway",
     .tone = VPCA_TONE_BAD,
     .component = "the gateway",
     .effect = "it is down",
     .acts = "customer",
     .before = "lost",
     .after = "survives",
     .text = "the gateway: it is down (the customer acts); Build 1 prevents "
             "that, with these: buy a spare",
     .measures = measures,
     .measure_count = 2},
    {.failure = "appliance",
     .tone = VPCA_TONE_NEUTRAL,
     .before = "not-there",
     .after = "not-there"},
};
static const struct vpca_report_pair pair = {
    .text = "AWS Direct Connect + VPN by itself is excluded",
    .alone_status = VPCA_EXCLUDED,
    .alone_score = -1,
    .alone_cents_low = 1200,
    .alone_cents_high = -1};
static struct vpca_report_ledger_line ledger[] = {
    {.criterion = "fit",
     .text = "base",
     .weight = 2,
     .points = 400,
     .product = 800,
     .least = 400,
     .most = 400},
    {.criterion = "fit",
     .text = "a circuit is there",
     .weight = 2,
     .points = 300,
     .product = 600,
     .least = 0,
     .most = 300,
     .basis = BASIS("M-circuit")},
};
static struct vpca_report_criterion criteria[] = {
    {"fit", "fit", 2, false, 700},
};
static struct vpca_report_cost_line costs[] = {
    {.text = "2 x VPN connection",
     .option = "managed-vpn",
     .amount = "73 USD/month",
     .cents_low = 7300,
     .cents_high = -1,
     .as_of = "2024-07-01"},
};
static struct vpca_report_failure failures[] = {
    {.text = "consistent performance is needed and the path is the internet",
     .pass = "this alone would pass with best-effort",
     .pass_fact = "need.performance",
     .pass_value = "best-effort",
     .fix = "choose a circuit",
     .basis = BASIS("F-performance")},
    {.text = "the circuit carries no encryption",
     .pass = "this alone would pass without it",
     .pass_fact = "need.encryption",
     .basis = BASIS("F-encryption")},
    {.text = "the provider is silent",
     .waived = "waived until 2027-03-31: "
               "the offer is awaited",
     .basis = BASIS("F-silent")},
};
static const char *const conditions[] = {
    "a circuit can be there within 12 weeks",
};
static struct vpca_report_option options[] = {
    {.id = "direct-connect-vpn",
     .name = "AWS Direct Connect + VPN",
     .backup = "managed-vpn",
     .backup_name = "AWS managed VPN",
     .use = "a circuit",
     .status = VPCA_OPEN,
     .rank = 1,
     .score = 812,
     .total = 1400,
     .weight_sum = 2,
     .chosen = true,
     .conditions = conditions,
     .condition_count = 1,
     .open = open_lines,
     .open_count = 1,
     .reasons = reasons,
     .reason_count = 2,
     .builds = builds,
     .build_count = 1,
     .failure_rows = failure_rows,
     .failure_row_count = 3,
     .further = &measures[1],
     .further_count = 1,
     .pair = &pair,
     .ledger = ledger,
     .ledger_count = 2,
     .criteria = criteria,
     .criterion_count = 1,
     .costs = costs,
     .cost_count = 1,
     .cost = "at least 73 USD/month",
     .cost_detail = "2 x VPN connection 73 USD/month; prices of 2024-07-01",
     .cents_low = INT64_MAX,
     .cents_high = -1},
    {.id = "software-vpn",
     .name = "Software VPN",
     .status = VPCA_OPEN,
     .rank = 2,
     .score = 7,
     .reasons = reasons,
     .reason_count = 2,
     .cost = "nothing that is billed by the month"},
    {.id = "managed-vpn",
     .name = "AWS managed VPN",
     .status = VPCA_EXCLUDED,
     .failures = failures,
     .failure_count = 3},
    {.id = "vpn-cloudhub",
     .name = "AWS VPN CloudHub",
     .status = VPCA_EXCLUDED,
     .ruled_out = "the file rules it out"},
};
static struct vpca_report_demand demands[] = {
    {.fact = "need.bandwidth",
     .value = "1 Gbps",
     .text = "1 Gbps",
     .reason = "file"},
    {.fact = "need.access",
     .value = "network",
     .text = "",
     .reason = "implied"},
    {.fact = "need.survive",
     .value = "customer gateway, circuit",
     .text = "survives customer gateway, circuit",
     .reason = "defaults"},
    {.fact = "compliance",
     .value = "pci-dss",
     .text = "PCI DSS",
     .reason = "file",
     .framework = "pci-dss"},
    {.fact = "need.bandwidth",
     .value = "500 Mbps",
     .text = "second path: 500 Mbps",
     .reason = "file",
     .backup = true},
};
static const char *const question_members[] = {"fra-dc"};
static struct vpca_report_answer answers[] = {
    {.when = "yes", .first = "managed-vpn", .status = "feasible"},
    {.when = "no", .status = "excluded"},
};
static struct vpca_report_question questions[] = {
    {.note = {.text = "fra-dc: whether the customer gateway can do BGP "
                      "(site.gateway.bgp)",
              .fact = "site.gateway.bgp",
              .members = question_members,
              .member_count = 1},
     .effect = "first",
     .decisive = true,
     .answers = answers,
     .answer_count = VPCA_COUNT(answers),
     .consequence = "yes: AWS managed VPN stays first; no: nothing is left"},
};
static struct vpca_report_note assumptions[] = {
    {.text = "traffic out assumed at 1 TB/month, for the cost",
     .fact = "need.traffic_out",
     .basis = {.judgement = "small and steady"}},
};
static const char *const from[] = {"fra-dc"};
static const char *const to[] = {"prod"};

static struct vpca_report_need sample_need(void)
{
    return (struct vpca_report_need){
        .id = "dc-to-prod",
        .kind = "network-to-vpc",
        .kind_name = "network to VPC",
        .from = from,
        .from_count = 1,
        .to = to,
        .to_count = 1,
        .title = "fra-dc \u2192 prod",
        .demands = demands,
        .demand_count = VPCA_COUNT(demands),
        .options = options,
        .option_count = VPCA_COUNT(options),
        .ranked_count = 2,
        .headline = "first only if a circuit can be there within 12 weeks",
        .questions = questions,
        .question_count = 1,
        .assumptions = assumptions,
        .assumption_count = 1,
    };
}

static const char *const count_items[] = {"41 sites", "3 VPCs", "1 need"};
static const struct vpca_pack packs[] = {{.id = "whitepaper-2018"}};

static const struct vpca_report_head head = {
    .tool = "vpcadvise 0.1.0",
    .version = "0.1.0",
    .name = "Acme Retail hybrid network",
    .input = "requirements.yaml",
    .pack = "whitepaper-2018",
    .pack_edition = "1",
    .pack_date = "2018-01",
    .packs = packs,
    .pack_count = VPCA_COUNT(packs),
    .sites = 41,
    .vpcs = UINT64_MAX,
    .needs = 1,
    .count_items = count_items,
    .count_item_count = 3,
};

/* ---- Rendering into memory -------------------------------------------- */

struct fixture {
    vpca_arena *arena;
    struct vpca_diags findings;
    struct vpca_report_summary summary;
    struct vpca_report_estate estate;
};

static int set_up(void **state)
{
    struct fixture *fixture = calloc(1, sizeof(*fixture));

    fixture->arena = vpca_arena_new();
    vpca_diags_init(&fixture->findings, fixture->arena);
    vpca_report_summary_init(&fixture->summary, fixture->arena);
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;

    vpca_arena_free(fixture->arena);
    free(fixture);
    return 0;
}

static const char *render(struct fixture *fixture, const char *format_name,
                          struct vpca_style style,
                          const struct vpca_report_need *needs, size_t count)
{
    const struct vpca_format *format = vpca_format_find(format_name);
    FILE *out = tmpfile();
    struct vpca_renderer renderer = {
        .out = out, .style = style, .arena = fixture->arena};
    long length;
    char *bytes;

    assert_non_null(format);
    assert_non_null(out);
    format->begin(&renderer, &head);
    for (size_t i = 0; i < count; i++)
        format->need(&renderer, &needs[i]);
    format->end(&renderer, &head, &fixture->estate, &fixture->findings,
                &fixture->summary);
    length = ftell(out);
    rewind(out);
    bytes = vpca_arena_alloc(fixture->arena, (size_t)length + 1);
    assert_int_equal(fread(bytes, 1, (size_t)length, out), length);
    fclose(out);
    assert_int_equal(strlen(bytes), length);
    assert_int_equal(renderer.needs, count);
    return bytes;
}

static const struct vpca_style wide = {.columns = 100, .utf8 = true};

/* ---- Text ------------------------------------------------------------- */

static void assert_lines_fit(const char *text, unsigned columns)
{
    while (*text) {
        size_t length = strcspn(text, "\n");

        if (vpca_utf8_width(text, length) > columns)
            fail_msg("wider than %u: %.*s", columns, (int)length, text);
        if (length && text[length - 1] == ' ')
            fail_msg("ends in a blank: %.*s", (int)length, text);
        text += length;
        text += *text == '\n';
    }
}

static void test_text_reads_as_designed(void **state)
{
    static const char expected[] =
        "Acme Retail hybrid network             41 sites \u00b7 3 VPCs "
        "\u00b7 1 need             rules: whitepaper-2018\n"
        "\n"
        "dc-to-prod   fra-dc \u2192 prod   network to VPC     first only if"
        " a circuit can be there within 12 weeks\n"
        "1 Gbps \u00b7 survives customer gateway, circuit \u00b7 PCI DSS "
        "\u00b7 second path: 500 Mbps\n"
        "\n"
        "  1  AWS Direct Connect + VPN   812  \u2595\u2588\u2588\u2588"
        "\u2588\u2588\u2588\u2588\u2588\u2588\u2588\u2588\u2588\u2588   "
        "\u258f  <- chosen                direct-connect-vpn\n"
        "     if a circuit can be there within 12 weeks\n"
        "     with AWS managed VPN behind it as the second path             "
        "                      managed-vpn\n"
        "  2  Software VPN                 7  \u2595                \u258f"
        "                                 software-vpn\n"
        "     \u2212 needs a circuit from a provider, which takes several w"
        "eeks to    S-lead-time W-035 T-03\n"
        "       months                                                     "
        "      (2023-07)\n"
        "  \u2013  AWS managed VPN                                         "
        "                            managed-vpn\n"
        "       excluded: consistent performance is needed and the path is "
        "the   F-performance W-035 T-03\n"
        "       internet; this alone would pass with best-effort           "
        "      (2023-07)\n"
        "       and: the circuit carries no encryption; this alone would pa"
        "ss    F-encryption W-035 T-03\n"
        "       without it                                                 "
        "      (2023-07)\n"
        "  \u2013  AWS VPN CloudHub                                        "
        "                           vpn-cloudhub\n"
        "       excluded: the file rules it out\n"
        "\n"
        "  Why      +  a dedicated circuit gives predictable latency       "
        "      S-dedicated-circuit W-035\n"
        "                                                                  "
        "      T-03 (2023-07)\n"
        "           \u2212  needs a circuit from a provider, which takes se"
        "veral      S-lead-time W-035 T-03\n"
        "              weeks to months                                     "
        "      (2023-07)\n"
        "  Note     \u00b7  only if a circuit can be there within 12 weeks "
        "           F-lead-time W-035 T-03\n"
        "                                                                  "
        "      (2023-07)\n"
        "  Cost     \u00b7  at least 73 USD/month: 2 x VPN connection 73 US"
        "D/month; prices of 2024-07-01\n"
        "  Pair     \u00b7  AWS Direct Connect + VPN by itself is excluded\n"
        "  Build    1  for the second path: end the second VPN on the other"
        "      B-second-gateway W-035 T-03\n"
        "              gateway (customer)                                  "
        "      (2023-07)\n"
        "  Fails    +  one of two tunnels: the other carries the traffic (A"
        "WS    W-035 T-03 (2023-07)\n"
        "              acts)\n"
        "           \u2212  the gateway: it is down (the customer acts); B"
        "uild 1 prevents that, with these: buy a\n"
        "              spare\n"
        "  Further  2  buy a spare (provider)                              "
        "      B-spare W-035 T-03 (2023-07)\n"
        "  Ask      1  fra-dc: whether the customer gateway can do BGP (sit"
        "e.gateway.bgp)\n"
        "              yes: AWS managed VPN stays first; no: nothing is left\n"
        "  Assumed  \u00b7  traffic out assumed at 1 TB/month, for the cost"
        "\n"
        "\n"
        "gates: passed\n";
    struct vpca_report_need need = sample_need();

    assert_string_equal(render(*state, "text", wide, &need, 1), expected);
}

static void test_text_keeps_to_every_width(void **state)
{
    struct vpca_report_need needs[2] = {sample_need(), sample_need()};

    /* wide, combining, and a word that no line can hold */
    needs[1].title = "\u6771\u4eac\u30c7\u30fc\u30bf\u30bb\u30f3\u30bf\u30fc "
                     "e\u0301e\u0301 \u2192 "
                     "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
                     "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx";
    for (unsigned columns = 40; columns <= 100; columns++) {
        struct vpca_style style = {.columns = columns, .utf8 = true};

        assert_lines_fit(render(*state, "text", style, needs, 2), columns);
        style.utf8 = false;
        assert_lines_fit(render(*state, "text", style, needs, 2), columns);
    }
}

static void test_text_says_the_same_on_a_narrow_page(void **state)
{
    static const char *const words[] = {
        "direct-connect",     "812",           "chosen",      "F-performance",
        "[S-lead-time W-035", "would pass",    "PCI DSS",     "USD/month",
        "B-second-gateway",   "first only if", "second path", "ruled",
    };
    struct vpca_style style = {.columns = 60, .utf8 = true};
    struct vpca_report_need need = sample_need();
    const char *text;

    need.title = "direct-connect";
    options[3].ruled_out = "ruled out";
    text = render(*state, "text", style, &need, 1);
    options[3].ruled_out = "the file rules it out";
    for (size_t i = 0; i < VPCA_COUNT(words); i++) {
        if (!strstr(text, words[i]))
            fail_msg("\"%s\" is not in\n%s", words[i], text);
    }
}

static void test_text_never_breaks_a_rule_id(void **state)
{
    static const char id[] = "N-transit-high-availability";
    struct vpca_report_need need = sample_need();

    open_lines[0].basis.rule = id;
    for (unsigned columns = 40; columns <= 100; columns++) {
        struct vpca_style style = {.columns = columns, .utf8 = true};
        const char *text = render(*state, "text", style, &need, 1);

        assert_lines_fit(text, columns);
        if (!strstr(text, id))
            fail_msg("at %u columns %s is broken in\n%s", columns, id, text);
    }
    open_lines[0].basis.rule = "F-lead-time";
}

static void test_text_marks_what_is_chosen_and_excluded(void **state)
{
    struct vpca_report_need need = sample_need();
    const char *text;

    options[2].chosen = true;
    for (unsigned columns = 40; columns <= 100; columns += 20) {
        struct vpca_style style = {.columns = columns, .utf8 = true};

        text = render(*state, "text", style, &need, 1);
        text = strstr(text, "\u2013  AWS managed VPN");
        assert_non_null(text);
        text = strstr(text, "<- chosen");
        assert_non_null(text);
        assert_non_null(strstr(text, "excluded: consistent"));
    }
    options[2].chosen = false;
}

static void test_text_without_utf8_is_ascii(void **state)
{
    struct vpca_style style = {.columns = 100};
    struct vpca_report_need need = sample_need();
    const char *text;

    need.id = "m\u00fcnchen";
    text = render(*state, "text", style, &need, 1);
    for (const char *at = text; *at; at++)
        assert_true((unsigned char)*at < 0x80);
    assert_non_null(strstr(text, "fra-dc -> prod"));
    assert_non_null(strstr(text, "m\\u00fcnchen"));
    assert_non_null(strstr(text, "[#############   ]"));
}

static void test_color_says_nothing_of_its_own(void **state)
{
    struct vpca_style style = wide;
    struct vpca_report_need need = sample_need();
    const char *plain = render(*state, "text", style, &need, 1);
    const char *colored;
    bool any = false;

    style.color = true;
    colored = render(*state, "text", style, &need, 1);
    while (*colored) {
        if (*colored == '\033') {
            colored += strcspn(colored, "m") + 1;
            any = true;
        } else {
            assert_int_equal(*colored++, *plain++);
        }
    }
    assert_int_equal(*plain, '\0');
    assert_true(any);
}

static void test_text_shows_control_characters(void **state)
{
    struct vpca_report_need need = sample_need();
    const char *text;

    need.id = "a\033[31mb\u202ec";
    need.headline = "two\nlines";
    text = render(*state, "text", wide, &need, 1);
    assert_null(strchr(text, '\033'));
    assert_non_null(strstr(text, "a\\x1b[31mb\\u202ec"));
    assert_non_null(strstr(text, "two lines"));
}

static void test_text_of_nothing_left_advises(void **state)
{
    struct vpca_report_need need = sample_need();
    const char *text;

    need.options = &options[2];
    need.option_count = 2;
    need.ranked_count = 0;
    need.headline = "nothing left";
    text = render(*state, "text", wide, &need, 1);
    assert_non_null(strstr(text, "nothing left"));
    assert_non_null(strstr(text, "choose a"));
    assert_null(strstr(text, "Why"));
    /* a waived failure excludes nothing and is not told as a reason */
    assert_null(strstr(text, "silent"));
}

static void test_text_ends_with_gates(void **state)
{
    struct fixture *fixture = *state;
    struct vpca_gate_failure failure = {VPCA_GATE_TIE, "n", "n: a and b"};

    fixture->summary.failures = &failure;
    fixture->summary.failure_count = 1;
    fixture->findings.warnings = 2;
    assert_non_null(strstr(render(fixture, "text", wide, NULL, 0),
                           "2 warnings on requirements.yaml\n"
                           "gate failed: tie: n: a and b\n"));
    fixture->summary.failure_count = 0;
    assert_non_null(
        strstr(render(fixture, "text", wide, NULL, 0), "gates: passed\n"));
}

static void test_wrap(void **state)
{
    struct fixture *fixture = *state;
    struct wrapped wrapped =
        wrap_text(fixture->arena, "  one two  abcdefghij x", 7);

    assert_int_equal(wrapped.count, 3);
    assert_string_equal(wrapped.lines[0], "one two");
    assert_string_equal(wrapped.lines[1], "abcdefg");
    assert_string_equal(wrapped.lines[2], "hij x");
    assert_int_equal(wrap_text(fixture->arena, "", 7).count, 1);
    /* a wide character is not split over the edge */
    wrapped = wrap_text(fixture->arena, "\u6771\u4eac\u6771", 5);
    assert_string_equal(wrapped.lines[0], "\u6771\u4eac");
}

/* ---- JSON ------------------------------------------------------------- */

static cJSON *parse(struct fixture *fixture,
                    const struct vpca_report_need *needs, size_t count)
{
    cJSON *report = cJSON_Parse(render(fixture, "json", wide, needs, count));

    assert_non_null(report);
    return report;
}

static const cJSON *at(const cJSON *value, const char *path)
{
    char step[64];

    while (*path) {
        size_t length = strcspn(path, ".");

        assert_true(length < sizeof(step));
        memcpy(step, path, length);
        step[length] = '\0';
        value = step[0] >= '0' && step[0] <= '9'
                    ? cJSON_GetArrayItem(value, step[0] - '0')
                    : cJSON_GetObjectItemCaseSensitive(value, step);
        if (!value)
            fail_msg("nothing at %s", path);
        path += length + (path[length] == '.');
    }
    return value;
}

static const char *text_at(const cJSON *value, const char *path)
{
    const char *text = cJSON_GetStringValue(at(value, path));

    if (!text)
        fail_msg("no text at %s", path);
    return text;
}

static double number_at(const cJSON *value, const char *path)
{
    assert_true(cJSON_IsNumber(at(value, path)));
    return at(value, path)->valuedouble;
}

static void test_json_of_a_need(void **state)
{
    struct vpca_report_need need = sample_need();
    cJSON *report = parse(*state, &need, 1);
    const cJSON *option = at(report, "needs.0.options.0");

    assert_string_equal(text_at(report, "schema"), "vpcadvise-report-1");
    assert_string_equal(text_at(report, "rules.id"), "whitepaper-2018");
    assert_int_equal(number_at(report, "input.sites"), 41);
    assert_true(cJSON_IsNull(at(report, "input.vpcs")));
    assert_string_equal(text_at(report, "needs.0.title"), need.title);
    assert_string_equal(text_at(report, "needs.0.demands.3.framework"),
                        "pci-dss");
    assert_true(cJSON_IsTrue(at(report, "needs.0.demands.4.backup")));
    assert_string_equal(text_at(option, "status"), "open");
    assert_int_equal(number_at(option, "score"), 812);
    assert_int_equal(number_at(option, "ledger.1.product"), 600);
    assert_string_equal(text_at(option, "reasons.1.claims.1"), "T-03");
    assert_string_equal(text_at(option, "reasons.1.path"), "primary");
    assert_true(cJSON_IsNull(at(option, "cost.cents_high")));
    assert_true(number_at(option, "cost.cents_low") == 9007199254740992.0);
    assert_string_equal(text_at(report, "needs.0.questions.0.effect"), "first");
    assert_string_equal(text_at(report, "needs.0.questions.0.answers.0.when"),
                        "yes");
    assert_string_equal(text_at(report, "needs.0.questions.0.answers.0.first"),
                        "managed-vpn");
    assert_string_equal(text_at(report, "needs.0.questions.0.members.0"),
                        "fra-dc");
    assert_true(cJSON_IsTrue(at(report, "summary.passed")));
    cJSON_Delete(report);
}

static void test_json_of_failures_and_pairs(void **state)
{
    static const char *const parts[] = {
        "\"failure_table\":[{\"failure\":\"tunnel\",\"tone\":\"good\","
        "\"component\":\"one of two tunnels\",\"effect\":\"the other "
        "carries the traffic\",\"acts\":\"aws\",\"path\":\"backup\","
        "\"before\":\"survives\",\"after\":\"survives\"",
        "\"owner\":\"customer\",\"build\":1,\"rule\":\"B-second-"
        "gateway\"",
        "\"owner\":\"provider\",\"build\":null,\"rule\":\"B-spare\"",
        "\"component\":null,\"effect\":null,\"acts\":null,\"path\":null,"
        "\"before\":\"not-there\"",
        "\"pair\":{\"text\":\"AWS Direct Connect + VPN by itself is "
        "excluded\",\"alone_status\":\"excluded\",\"alone_score\":null,"
        "\"cents_low\":1200,\"cents_high\":null},\"stronger\":null",
        "\"path\":\"backup\",\"member\":null,\"owner\":\"customer\"",
        /* of an option without a second path */
        "\"failure_table\":[],\"pair\":null,\"stronger\":{\"backup\":"
        "\"managed-vpn\",\"text\":\"with it more is survived\"}",
    };
    struct vpca_report_need need = sample_need();
    const char *text;

    options[1].stronger = "managed-vpn";
    options[1].stronger_text = "with it more is survived";
    text = render(*state, "json", wide, &need, 1);
    options[1].stronger = NULL;
    options[1].stronger_text = NULL;
    for (size_t i = 0; i < VPCA_COUNT(parts); i++) {
        if (!strstr(text, parts[i]))
            fail_msg("%s is not in\n%s", parts[i], text);
    }
}

static void test_json_of_an_excluded_option(void **state)
{
    static const char *const nulls[] = {"rank", "score", "total", "weight_sum",
                                        "cost"};
    struct vpca_report_need need = sample_need();
    cJSON *report = parse(*state, &need, 1);
    const cJSON *option = at(report, "needs.0.options.2");

    assert_string_equal(text_at(option, "status"), "excluded");
    for (size_t i = 0; i < VPCA_COUNT(nulls); i++)
        assert_true(cJSON_IsNull(at(option, nulls[i])));
    assert_string_equal(text_at(option, "failures.0.pass_value"),
                        "best-effort");
    assert_true(cJSON_IsNull(at(option, "failures.1.pass_value")));
    assert_string_equal(text_at(option, "failures.2.waived"),
                        failures[2].waived);
    cJSON_Delete(report);
}

static void test_json_has_one_need_a_line(void **state)
{
    struct vpca_report_need needs[3] = {sample_need(), sample_need(),
                                        sample_need()};
    const char *text = render(*state, "json", wide, needs, 3);
    size_t lines = 0;
    cJSON *report = parse(*state, needs, 3);

    for (const char *byte = text; *byte; byte++)
        lines += *byte == '\n';
    assert_int_equal(lines, 6);
    assert_int_equal(cJSON_GetArraySize(at(report, "needs")), 3);
    cJSON_Delete(report);
}

static void test_json_without_needs(void **state)
{
    cJSON *report = parse(*state, NULL, 0);

    assert_int_equal(cJSON_GetArraySize(at(report, "needs")), 0);
    cJSON_Delete(report);
}

static void test_json_escapes(void **state)
{
    struct vpca_report_need need = sample_need();
    cJSON *report;

    need.id = "a\"\\\n\x01\u2192";
    report = parse(*state, &need, 1);
    assert_string_equal(text_at(report, "needs.0.id"), need.id);
    cJSON_Delete(report);
}

static void test_json_findings_and_gates(void **state)
{
    struct fixture *fixture = *state;
    struct vpca_source *source =
        vpca_source_new(fixture->arena, "f.yaml", "a\nb\u00fcc\n", 7);
    struct vpca_gate_failure failure = {VPCA_GATE_CHOSEN_EXCLUDED, "n", "why"};
    cJSON *report;

    vpca_diags_add(&fixture->findings, VPCA_CODE_UNUSED_NAME,
                   (struct vpca_span){source, 2, 5}, "sites.b", NULL, "unused");
    fixture->summary.failures = &failure;
    fixture->summary.failure_count = 1;
    report = parse(fixture, NULL, 0);
    assert_string_equal(text_at(report, "findings.0.code"), "unused-name");
    assert_string_equal(text_at(report, "findings.0.severity"), "warning");
    assert_int_equal(number_at(report, "findings.0.line"), 2);
    assert_int_equal(number_at(report, "findings.0.column"), 1);
    assert_int_equal(number_at(report, "findings.0.end_column"), 3);
    assert_true(cJSON_IsNull(at(report, "findings.0.hint")));
    /* the failed one, then those that are on and passed */
    assert_string_equal(text_at(report, "gates.0.name"), "chosen-excluded");
    assert_string_equal(text_at(report, "gates.0.need"), "n");
    assert_true(cJSON_IsTrue(at(report, "gates.0.failed")));
    assert_string_equal(text_at(report, "gates.1.name"), "no-feasible-option");
    assert_true(cJSON_IsFalse(at(report, "gates.1.failed")));
    assert_int_equal(cJSON_GetArraySize(at(report, "gates")), 6);
    assert_int_equal(number_at(report, "summary.warnings"), 1);
    assert_true(cJSON_IsFalse(at(report, "summary.passed")));
    cJSON_Delete(report);
}

static void test_whole_network(void **state)
{
    struct fixture *fixture = *state;
    struct vpca_report_bill_line lines[] = {
        {.price = "port",
         .text = "2 x port",
         .amount = "10 USD/month",
         .per = "hour",
         .count_low = 2,
         .count_high = 2,
         .cents_low = 1000,
         .cents_high = 1000,
         .as_of = "2024-07"},
        {.price = "data",
         .text = "data",
         .amount = "1 USD/month or more",
         .per = "GB",
         .count_high = -1,
         .cents_low = 100,
         .cents_high = -1,
         .as_of = "2024-07"},
    };
    const char *const needs[] = {"a", "b"};
    struct vpca_report_pick picks[] = {
        {.need = "a", .option = "x", .name = "X"},
        {.need = "b",
         .option = "x",
         .name = "X",
         .instead = "y",
         .instead_backup = "z",
         .reason = "b: X instead of Y",
         .cents_high = -1},
    };
    struct vpca_report_build_group groups[] = {{"X", "a, b"}};
    struct vpca_report_shared shared[] = {{.thing = "port",
                                           .name = "port of here",
                                           .shared = "site",
                                           .place = "here",
                                           .needs = needs,
                                           .need_count = 2,
                                           .lines = lines,
                                           .line_count = 1,
                                           .text = "port of here for a, b",
                                           .apart_high = -1}};
    const char *text;
    cJSON *report;

    fixture->estate =
        (struct vpca_report_estate){.exact = true,
                                    .method = "exact",
                                    .value = 5,
                                    .own_value = 4,
                                    .verdict = "1 of 2 needs",
                                    .picks = picks,
                                    .pick_count = 2,
                                    .groups = groups,
                                    .group_count = 1,
                                    .shared = shared,
                                    .shared_count = 1,
                                    .against = "need by need: more",
                                    .counted = 2,
                                    .bill = lines,
                                    .bill_count = 2,
                                    .cents_low = 1100,
                                    .cents_high = -1,
                                    .alone_low = 1100,
                                    .alone_high = -1,
                                    .total = "11 USD/month or more"};
    text = render(fixture, "text", wide, NULL, 0);
    assert_null(strstr(text, "The whole network"));
    fixture->estate.shown = true;
    text = render(fixture, "text", wide, NULL, 0);
    assert_non_null(strstr(text, "The whole network\n"));
    assert_non_null(strstr(text, "2 x port: 10 USD/month\n"));
    assert_non_null(strstr(text, "11 USD/month or more\n"));
    assert_non_null(strstr(text, "X: a, b\n"));
    assert_non_null(strstr(text, "b: X instead of Y\n"));
    assert_non_null(strstr(text, "port of here for a, b\n"));
    assert_non_null(strstr(text, "need by need: more\n"));
    report = parse(fixture, NULL, 0);
    assert_int_equal(at(report, "estate.needs")->valueint, 2);
    assert_true(cJSON_IsTrue(at(report, "estate.combination.exact")));
    assert_int_equal(at(report, "estate.combination.value")->valueint, 5);
    assert_true(cJSON_IsNull(at(report, "estate.picks.0.instead_of")));
    assert_string_equal(text_at(report, "estate.picks.1.instead_of"), "y");
    assert_true(cJSON_IsNull(at(report, "estate.picks.1.cents_high")));
    assert_string_equal(text_at(report, "estate.shared.0.needs.1"), "b");
    assert_string_equal(text_at(report, "estate.shared.0.lines.0.price"),
                        "port");
    assert_int_equal(at(report, "estate.bill.cents_low")->valueint, 1100);
    assert_true(cJSON_IsNull(at(report, "estate.bill.cents_high")));
    assert_string_equal(text_at(report, "estate.bill.lines.0.price"), "port");
    assert_true(cJSON_IsNull(at(report, "estate.bill.lines.1.count_high")));
    cJSON_Delete(report);
}

static void test_formats(void **state)
{
    (void)state;
    assert_true(vpca_format_find("json")->machine);
    assert_false(vpca_format_find("text")->machine);
    assert_null(vpca_format_find("xml"));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_text_reads_as_designed),
        TEST(test_text_keeps_to_every_width),
        TEST(test_text_says_the_same_on_a_narrow_page),
        TEST(test_text_never_breaks_a_rule_id),
        TEST(test_text_marks_what_is_chosen_and_excluded),
        TEST(test_text_without_utf8_is_ascii),
        TEST(test_color_says_nothing_of_its_own),
        TEST(test_text_shows_control_characters),
        TEST(test_text_of_nothing_left_advises),
        TEST(test_text_ends_with_gates),
        TEST(test_wrap),
        TEST(test_json_of_a_need),
        TEST(test_json_of_failures_and_pairs),
        TEST(test_json_of_an_excluded_option),
        TEST(test_json_has_one_need_a_line),
        TEST(test_json_without_needs),
        TEST(test_json_escapes),
        TEST(test_json_findings_and_gates),
        TEST(test_whole_network),
        TEST(test_formats),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
