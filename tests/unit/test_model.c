/* Requirements: what a file makes of needs, and what it is refused for. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "vpcadvise/model.h"

#define TODAY "2026-11-24"

/* ---- A small pack ----------------------------------------------------- */

static const char pack_text[] =
    "pack: { id: small, title: Small, edition: '1', date: '2018-01' }\n"
    "criteria:\n"
    "  fit: { name: fit, base: 400, weight: 6, judgement: j }\n"
    "  cost: { name: cost, base: 500, judgement: j }\n"
    "  agility: { name: agility, base: 500, judgement: j }\n"
    "profiles:\n"
    "  thrifty: { doc: d, weights: { cost: 5, agility: 1 }, judgement: j }\n"
    "  hasty: { doc: d, weights: { agility: 5 }, judgement: j }\n"
    "families: { vpn: VPN, dx: Direct Connect, peering: Peering }\n"
    "facts:\n"
    "  bandwidth: { type: quantity, unit: bandwidth, direction: minimum,\n"
    "               doc: d }\n"
    "words:\n"
    "  need.bandwidth:\n"
    "    high: { is: 1 Gbps.., judgement: j }\n"
    "    more-than-current: { above: need.current_bandwidth, judgement: j }\n"
    "  need.survive:\n"
    "    any-single-failure:\n"
    "      by_kind: { network-to-vpc: [tunnel, circuit],\n"
    "                 vpc-to-vpc: [availability-zone] }\n"
    "      judgement: j\n"
    "  need.traffic: { low: { is: ..1 TB/month, judgement: j } }\n"
    "controls:\n"
    "  encrypt: { name: n, demands: { need.encryption: over-internet },\n"
    "             reason: r, judgement: j }\n"
    "  up: { name: n, demands: { need.availability: 99 %,\n"
    "        need.survive: [circuit] }, reason: r, judgement: j }\n"
    "  bgp: { name: n, demands: { need.routing: bgp }, reason: r,\n"
    "         judgement: j }\n"
    "  ours: { name: n, demands: { need.endpoints: [customer-managed,\n"
    "          mixed] }, reason: r, judgement: j }\n"
    "frameworks:\n"
    "  pci-dss: { name: PCI DSS, controls: [encrypt, up], judgement: j }\n"
    "pairs:\n"
    "  when: { need.backup: yes }\n"
    "  judgement: j\n"
    "  list:\n"
    "    - { primary: direct-connect, backup: managed-vpn, judgement: j }\n"
    "rules:\n"
    "  - id: F-bandwidth\n"
    "    exclude: too slow\n"
    "    when: { option.bandwidth: less than need.bandwidth }\n"
    "    judgement: j\n"
    "    tests:\n"
    "      - { given: { need.bandwidth: 2 Gbps, option.bandwidth: 1 Gbps },\n"
    "          expect: fires }\n"
    "      - { given: { need.bandwidth: 1 Gbps, option.bandwidth: 1 Gbps },\n"
    "          expect: silent }\n"
    "      - { given: { need.bandwidth: unknown, option.bandwidth: 1 Gbps },\n"
    "          expect: unknown }\n";

#define NO_FAILURES                                                            \
    "failures: { others: { survives: not-there, judgement: j } }\n"

static const char *const option_texts[] = {
    "option: managed-vpn\nname: VPN\nfamilies: [vpn]\n"
    "serves: [network-to-vpc]\nuse: u\njudgement: j\n" NO_FAILURES,
    "option: cloudhub\nname: Hub\nfamilies: [vpn]\n"
    "serves: [network-to-vpc, mixed]\nuse: u\njudgement: j\n" NO_FAILURES,
    "option: direct-connect\nname: DX\nfamilies: [dx]\n"
    "serves: [network-to-vpc]\nuse: u\njudgement: j\n" NO_FAILURES,
    "option: vpc-peering\nname: Peering\nfamilies: [peering]\n"
    "serves: [vpc-to-vpc]\nuse: u\njudgement: j\n" NO_FAILURES,
};

struct fixture {
    vpca_arena *arena;
    struct vpca_diags diags;
    const struct vpca_ruleset *rules;
};

static int setup(void **state)
{
    static struct fixture fixture;
    const struct vpca_source *files[1 + VPCA_COUNT(option_texts)];

    fixture.arena = vpca_arena_new();
    vpca_diags_init(&fixture.diags, fixture.arena);
    files[0] = vpca_source_new(fixture.arena, "pack.yaml", pack_text,
                               strlen(pack_text));
    for (size_t i = 0; i < VPCA_COUNT(option_texts); i++)
        files[i + 1] =
            vpca_source_new(fixture.arena, "option.yaml", option_texts[i],
                            strlen(option_texts[i]));
    fixture.rules = vpca_ruleset_load(fixture.arena, files, VPCA_COUNT(files),
                                      &fixture.diags);
    if (!fixture.rules)
        vpca_diags_print(&fixture.diags, stderr, false);
    assert_non_null(fixture.rules);
    *state = &fixture;
    return 0;
}

static int teardown(void **state)
{
    struct fixture *f = *state;

    vpca_arena_free(f->arena);
    return 0;
}

/* ---- Loading and looking ---------------------------------------------- */

static const struct vpca_model *try_load(struct fixture *f, const char *text)
{
    const struct vpca_source *source =
        vpca_source_new(f->arena, "r.yaml", text, strlen(text));
    const struct vpca_node *root;

    vpca_diags_init(&f->diags, f->arena);
    root = vpca_document_parse(f->arena, source, &f->diags);
    assert_non_null(root);
    return vpca_model_load(f->arena, root, f->rules, TODAY, &f->diags);
}

#define HEAD                                                                   \
    "vpcadvise: 1\n"                                                           \
    "sites:\n"                                                                 \
    "  dc: { kind: data-center, cidrs: [10.0.0.0/16], asn: 65010,\n"           \
    "        internet: { bandwidth: 1 Gbps }, direct_connect: none }\n"        \
    "  stores: { kind: branch, count: 40, cidrs: [10.8.0.0/16] }\n"            \
    "vpcs:\n"                                                                  \
    "  prod: { region: eu-central-1, account: '111122223333',\n"               \
    "          cidrs: [10.64.0.0/16] }\n"                                      \
    "  dr: { region: eu-west-1, account: '111122223333',\n"                    \
    "        cidrs: [10.66.0.0/16] }\n"                                        \
    "  blank: {}\n"                                                            \
    "services:\n"                                                              \
    "  billing: { vpc: prod, behind: nlb }\n"                                  \
    "users:\n"                                                                 \
    "  staff: { count: 240, home: dc }\n"

/* A file with the members above, and one need "n" with that body. */
static const struct vpca_model *try_need(struct fixture *f, const char *body)
{
    return try_load(
        f, vpca_arena_printf(f->arena, HEAD "needs:\n  n: %s\n", body));
}

static const struct vpca_model *load(struct fixture *f, const char *text)
{
    const struct vpca_model *model = try_load(f, text);

    if (!model)
        vpca_diags_print(&f->diags, stderr, false);
    assert_non_null(model);
    return model;
}

static const struct vpca_model *load_need(struct fixture *f, const char *body)
{
    return load(f, vpca_arena_printf(f->arena, HEAD "needs:\n  n: %s\n", body));
}

static const struct vpca_diag *find_diag(const struct fixture *f,
                                         enum vpca_code code)
{
    for (size_t i = 0; i < f->diags.count; i++)
        if (f->diags.items[i].code == code)
            return &f->diags.items[i];
    return NULL;
}

static size_t count_diags(const struct fixture *f, enum vpca_code code)
{
    size_t count = 0;

    for (size_t i = 0; i < f->diags.count; i++)
        count += f->diags.items[i].code == code;
    return count;
}

static const char *written(struct fixture *f, const struct vpca_fact *fact,
                           const struct vpca_value *value)
{
    struct vpca_text text;

    if (value->state == VPCA_ABSENT)
        return "absent";
    vpca_text_init(&text, f->arena);
    vpca_value_write(&text, fact, fact->domain ? NULL : &f->rules->symbols,
                     value);
    return text.bytes;
}

static const char *need_fact(struct fixture *f, const struct vpca_model *model,
                             enum vpca_fact_id fact)
{
    struct vpca_value values[VPCA_FACT_COUNT];

    vpca_need_values(model, &model->needs[0], values);
    return written(f, &vpca_facts[fact], &values[fact]);
}

static const char *backup_fact(struct fixture *f,
                               const struct vpca_model *model,
                               enum vpca_fact_id fact)
{
    struct vpca_value values[VPCA_FACT_COUNT];

    vpca_need_backup_values(model, &model->needs[0], values);
    return written(f, &vpca_facts[fact], &values[fact]);
}

static const char *member_fact(struct fixture *f,
                               const struct vpca_model *model, const char *name,
                               enum vpca_fact_id fact)
{
    for (size_t i = 0; i < model->member_count; i++) {
        const struct vpca_member *member = &model->members[i];

        if (strcmp(member->name, name) == 0)
            return written(
                f, &vpca_facts[fact],
                &member->values[fact - vpca_facts_first(member->scope)]);
    }
    fail();
    return NULL;
}

/* The need of the body has the fact as written. */
struct expectation {
    const char *body;
    enum vpca_fact_id fact;
    const char *value;
};

static void check_facts(struct fixture *f, const struct expectation *rows,
                        size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct vpca_model *model = load_need(f, rows[i].body);
        const char *value = need_fact(f, model, rows[i].fact);

        if (strcmp(value, rows[i].value) != 0)
            fail_msg("%s: %s is %s, not %s", rows[i].body,
                     vpca_facts[rows[i].fact].name, value, rows[i].value);
    }
}

/* A file, or the body of a need, is refused with that code at that path. */
struct refusal {
    const char *text;
    enum vpca_code code;
    const char *path;
    const char *hint; /* a part of it, or NULL */
};

static void check_refusal(struct fixture *f, const struct refusal *row)
{
    const struct vpca_diag *diag = find_diag(f, row->code);

    if (!diag) {
        vpca_diags_print(&f->diags, stderr, false);
        fail_msg("%s: no %s", row->text, vpca_code_name(row->code));
        return;
    }
    assert_non_null(diag->path);
    assert_string_equal(diag->path, row->path);
    if (row->hint && (!diag->hint || !strstr(diag->hint, row->hint)))
        fail_msg("%s: the hint is %s", row->text,
                 diag->hint ? diag->hint : "missing");
}

/* ---- Addresses and dates ---------------------------------------------- */

static struct vpca_cidr cidr_of(struct fixture *f, const char *text)
{
    const struct vpca_source *source =
        vpca_source_new(f->arena, "c", text, strlen(text));
    struct vpca_cidr cidr = {.bits = 99};

    vpca_diags_init(&f->diags, f->arena);
    vpca_cidr_read(vpca_document_parse(f->arena, source, &f->diags), &f->diags,
                   f->arena, &cidr);
    return cidr;
}

static void test_cidr_round_trip(void **state)
{
    static const char *const good[] = {
        "10.0.0.0/8",        "0.0.0.0/0", "255.255.255.255/32", "10.1.2.0/25",
        "\"2001:db8::/32\"", "\"::/0\"",  "\"fd00:1::/48\"",
    };
    struct fixture *f = *state;

    for (size_t i = 0; i < VPCA_COUNT(good); i++) {
        struct vpca_cidr cidr = cidr_of(f, good[i]);
        struct vpca_text text;

        assert_int_equal(f->diags.count, 0);
        vpca_text_init(&text, f->arena);
        vpca_cidr_write(&text, &cidr);
        assert_non_null(strstr(good[i], text.bytes));
    }
}

static void test_cidr_refused(void **state)
{
    static const struct {
        const char *text;
        enum vpca_code code;
        const char *hint;
    } rows[] = {
        {"10.0.0.1/16", VPCA_CODE_HOST_BITS, "10.0.0.0/16"},
        {"10.0.0.128/24", VPCA_CODE_HOST_BITS, "10.0.0.0/24"},
        {"\"2001:db8::1/32\"", VPCA_CODE_HOST_BITS, "2001:db8::/32"},
        {"10.0.0.0/33", VPCA_CODE_BAD_CIDR, "0 to 32"},
        {"10.0.0.0/016", VPCA_CODE_BAD_CIDR, "0 to 32"},
        {"10.0.0.0/", VPCA_CODE_BAD_CIDR, "0 to 32"},
        {"10.0.0.0", VPCA_CODE_BAD_CIDR, "10.0.0.0/32"},
        {"10.0.0/16", VPCA_CODE_BAD_CIDR, NULL},
        {"banana", VPCA_CODE_BAD_CIDR, "10.0.0.0/16"},
        {"[10.0.0.0/16]", VPCA_CODE_WRONG_KIND, NULL},
    };
    struct fixture *f = *state;

    for (size_t i = 0; i < VPCA_COUNT(rows); i++) {
        cidr_of(f, rows[i].text);
        assert_int_equal(f->diags.count, 1);
        assert_int_equal(f->diags.items[0].code, rows[i].code);
        if (rows[i].hint)
            assert_non_null(strstr(f->diags.items[0].hint, rows[i].hint));
    }
}

static void test_cidr_overlap(void **state)
{
    struct fixture *f = *state;
    struct vpca_cidr wide = cidr_of(f, "10.0.0.0/9");
    struct vpca_cidr inside = cidr_of(f, "10.127.255.0/24");
    struct vpca_cidr beside = cidr_of(f, "10.128.0.0/9");
    struct vpca_cidr six = cidr_of(f, "\"a00::/9\"");
    struct vpca_cidr all = cidr_of(f, "0.0.0.0/0");
    struct vpca_cidr one = cidr_of(f, "10.0.0.1/32");

    assert_true(vpca_cidr_overlap(&wide, &inside));
    assert_true(vpca_cidr_overlap(&inside, &wide));
    assert_false(vpca_cidr_overlap(&wide, &beside));
    assert_false(vpca_cidr_overlap(&wide, &six));
    assert_true(vpca_cidr_overlap(&all, &beside));
    assert_true(vpca_cidr_overlap(&one, &one));
}

static void test_date(void **state)
{
    static const char *const bad[] = {"2027-02-29", "2026-13-01",  "2026-00-10",
                                      "2026-04-31", "26-04-30",    "2026-4-3",
                                      "2026/04/30", "2026-04-30x", ""};

    (void)state;
    assert_true(vpca_date_valid("2028-02-29"));
    assert_true(vpca_date_valid("2026-12-31"));
    assert_true(vpca_date_valid("2000-02-29"));
    assert_false(vpca_date_valid("1900-02-29"));
    for (size_t i = 0; i < VPCA_COUNT(bad); i++)
        assert_false(vpca_date_valid(bad[i]));
    assert_int_equal(vpca_date_month_days("2026-02-31"), 28);
    assert_int_equal(vpca_date_month_days("2028-02-30"), 29);
    assert_int_equal(vpca_date_month_days("2026-04-31"), 30);
    assert_int_equal(vpca_date_month_days("2026-04-00"), 30);
    assert_int_equal(vpca_date_month_days("2026-04-30"), 0);
    assert_int_equal(vpca_date_month_days("2026-13-01"), 0);
    assert_int_equal(vpca_date_month_days("31.03.2027"), 0);
    assert_true(vpca_date_lacks_month("2026-13-01"));
    assert_true(vpca_date_lacks_month("2026-00-10"));
    assert_false(vpca_date_lacks_month("2026-02-31"));
}

static void test_date_written_otherwise(void **state)
{
    static const struct {
        const char *text;
        const char *meant; /* NULL: in no way, or in two */
    } rows[] = {
        {"2028/04/01", "2028-04-01"},
        {"2027-3-1", "2027-03-01"},
        {"31.03.2027", "2027-03-31"},
        {"03/31/2027", "2027-03-31"},
        {"31/03/2027", "2027-03-31"},
        {"03/04/2027", NULL},
        {"2027-02-30", NULL},
        {"2027", NULL},
        {"2027-3", NULL},
        {"2027-3/1", NULL},
        {"2027-3-1x", NULL},
        {"20271-3-1", NULL},
        {"27-03-31", NULL},
        {"", NULL},
    };
    struct fixture *f = *state;

    for (size_t i = 0; i < VPCA_COUNT(rows); i++) {
        const char *meant = vpca_date_guess(f->arena, rows[i].text);

        if (rows[i].meant)
            assert_string_equal(meant, rows[i].meant);
        else
            assert_null(meant);
    }
}

/* ---- Members ---------------------------------------------------------- */

static void test_worked_example(void **state)
{
    struct fixture *f = *state;
    const struct vpca_model *model =
        load(f, "vpcadvise: 1\nname: Acme\nx-template: &t { kind: branch }\n"
                "sites:\n  a: { <<: *t, count: 2 }\nvpcs:\n  b:\n"
                "needs: { n: { from: a, to: b } }\n");

    assert_int_equal(f->diags.count, 0);
    assert_string_equal(model->name, "Acme");
    assert_int_equal(model->member_count, 2);
    assert_string_equal(model->members[0].name, "a");
    assert_int_equal(model->members[0].count.as.quantity.low, 2);
    assert_true(model->members[1].cidrs_unknown);
    assert_ptr_equal(model->needs[0].from[0], &model->members[0]);
    assert_ptr_equal(model->own_site, &model->members[0]);
}

static void test_site_shorthands(void **state)
{
    static const struct {
        const char *body;
        enum vpca_fact_id fact;
        const char *value;
    } rows[] = {
        {"{ gateway: { ipsec: no } }", VPCA_FACT_SITE_GATEWAY_IPSEC, "no"},
        {"{ gateway: { protocols: [ssl] } }", VPCA_FACT_SITE_GATEWAY_IPSEC,
         "no"},
        {"{ gateway: { protocols: [gre, ipsec] } }",
         VPCA_FACT_SITE_GATEWAY_IPSEC, "yes"},
        {"{ gateway: none }", VPCA_FACT_SITE_GATEWAY_DEVICES, "0"},
        {"{ gateway: unknown }", VPCA_FACT_SITE_GATEWAY_BGP, "unknown"},
        {"{ gateway: { bgp: yes } }", VPCA_FACT_SITE_GATEWAY_BGP, "yes"},
        {"{ internet: none }", VPCA_FACT_SITE_INTERNET_AVAILABLE, "no"},
        {"{ internet: no }", VPCA_FACT_SITE_INTERNET_AVAILABLE, "no"},
        {"{ internet: yes }", VPCA_FACT_SITE_INTERNET_AVAILABLE, "yes"},
        {"{ internet: { links: 2 } }", VPCA_FACT_SITE_INTERNET_AVAILABLE,
         "yes"},
        {"{}", VPCA_FACT_SITE_INTERNET_AVAILABLE, "unknown"},
        {"{ direct_connect: at-location }", VPCA_FACT_SITE_DIRECT_CONNECT,
         "at-location"},
        {"{ direct_connect: no }", VPCA_FACT_SITE_DIRECT_CONNECT, "none"},
        {"{ direct_connect: none }", VPCA_FACT_SITE_DIRECT_CONNECT_CONNECTIONS,
         "0"},
        {"{ direct_connect: { used: 70 % } }", VPCA_FACT_SITE_DIRECT_CONNECT,
         "yes"},
        {"{ direct_connect: { bandwidth: 10 Gbps, connections: 2, used: 75 % "
         "} }",
         VPCA_FACT_SITE_DIRECT_CONNECT_LEFT, "5 Gbps"},
        {"{ direct_connect: { bandwidth: 1 Gbps, connections: 1, used: 20..40 "
         "% } }",
         VPCA_FACT_SITE_DIRECT_CONNECT_LEFT, "600 to 800 Mbps"},
        {"{ direct_connect: { bandwidth: 1 Gbps, connections: 1 } }",
         VPCA_FACT_SITE_DIRECT_CONNECT_LEFT, "at most 1 Gbps"},
        {"{}", VPCA_FACT_SITE_OWNER, "own"},
        {"{ kind: partner }", VPCA_FACT_SITE_OWNER, "third-party"},
        {"{ kind: partner, owner: own }", VPCA_FACT_SITE_OWNER, "own"},
        {"{ count: 10..20 }", VPCA_FACT_SITE_COUNT, "10 to 20"},
    };
    struct fixture *f = *state;

    for (size_t i = 0; i < VPCA_COUNT(rows); i++) {
        const struct vpca_model *model = load(
            f,
            vpca_arena_printf(f->arena,
                              "vpcadvise: 1\nsites: { s: %s }\nvpcs: { v: }\n"
                              "needs: { n: { from: s, to: v } }\n",
                              rows[i].body));
        const char *value = member_fact(f, model, "s", rows[i].fact);

        if (strcmp(value, rows[i].value) != 0)
            fail_msg("%s: %s is %s, not %s", rows[i].body,
                     vpca_facts[rows[i].fact].name, value, rows[i].value);
    }
}

static void test_service_and_users(void **state)
{
    struct fixture *f = *state;
    const struct vpca_model *model =
        load_need(f, "{ from: staff, to: [billing, dc] }");

    assert_string_equal(
        member_fact(f, model, "billing", VPCA_FACT_SERVICE_REGION),
        "eu-central-1");
    assert_string_equal(member_fact(f, model, "billing", VPCA_FACT_SERVICE_AWS),
                        "absent");
    assert_string_equal(member_fact(f, model, "staff", VPCA_FACT_USER_HOME),
                        "dc");
    assert_string_equal(model->needs[0].to[0]->host->name, "prod");
    assert_string_equal(need_fact(f, model, VPCA_FACT_NEED_USERS), "240");
    assert_string_equal(need_fact(f, model, VPCA_FACT_NEED_USERS_TO_SITE),
                        "yes");
}

/* ---- Needs: what follows from the ends -------------------------------- */

static void test_kind(void **state)
{
    static const struct expectation rows[] = {
        {"{ from: dc, to: prod }", VPCA_FACT_NEED_KIND, "network-to-vpc"},
        {"{ from: prod, to: dr }", VPCA_FACT_NEED_KIND, "vpc-to-vpc"},
        {"{ from: staff, to: dc }", VPCA_FACT_NEED_KIND, "user-to-vpc"},
        {"{ between: [dc, stores] }", VPCA_FACT_NEED_KIND, "network-to-vpc"},
        {"{ between: [dc, prod] }", VPCA_FACT_NEED_KIND, "network-to-vpc"},
        {"{ between: [dc, prod, dr] }", VPCA_FACT_NEED_KIND, "mixed"},
        {"{ from: dc, to: [prod, dr] }", VPCA_FACT_NEED_KIND, "network-to-vpc"},
        {"{ from: dc, to: [prod, dr], must: { transitive: required } }",
         VPCA_FACT_NEED_KIND, "mixed"},
        {"{ from: dc, to: billing }", VPCA_FACT_NEED_KIND, "network-to-vpc"},
    };

    check_facts(*state, rows, VPCA_COUNT(rows));
}

static void test_implied(void **state)
{
    static const struct expectation rows[] = {
        {"{ between: [dc, stores] }", VPCA_FACT_NEED_SITE_TO_SITE, "required"},
        {"{ between: [stores] }", VPCA_FACT_NEED_SITE_TO_SITE, "required"},
        {"{ between: [dc, prod] }", VPCA_FACT_NEED_SITE_TO_SITE, "absent"},
        {"{ from: stores, to: prod }", VPCA_FACT_NEED_SITE_TO_SITE, "absent"},
        {"{ from: dc, to: stores }", VPCA_FACT_NEED_SITE_TO_SITE, "required"},
        {"{ from: dc, to: prod }", VPCA_FACT_NEED_ACCESS, "network"},
        {"{ from: prod, to: billing }", VPCA_FACT_NEED_ACCESS, "absent"},
        {"{ from: dr, to: billing, must: { access: service } }",
         VPCA_FACT_NEED_ACCESS, "service"},
        {"{ from: dr, to: [billing, prod] }", VPCA_FACT_NEED_ACCESS, "network"},
        {"{ from: dr, to: billing }", VPCA_FACT_NEED_SERVICE_ONLY, "yes"},
        {"{ from: dr, to: [billing, prod] }", VPCA_FACT_NEED_SERVICE_ONLY,
         "no"},
        {"{ from: dr, to: billing }", VPCA_FACT_NEED_INITIATED_BY, "from"},
        {"{ from: billing, to: dr }", VPCA_FACT_NEED_INITIATED_BY, "to"},
        {"{ from: dc, to: dr }", VPCA_FACT_NEED_INITIATED_BY, "both"},
        {"{ from: dr, to: billing, initiated_by: both }",
         VPCA_FACT_NEED_INITIATED_BY, "both"},
        {"{ from: dc, to: dr }", VPCA_FACT_NEED_ROLE, "primary"},
        {"{ from: dc, to: dr }", VPCA_FACT_NEED_BACKUP, "no"},
        {"{ from: dc, to: dr }", VPCA_FACT_NEED_BANDWIDTH, "absent"},
        {"{ from: dc, to: dr }", VPCA_FACT_NEED_LIFETIME, "unknown"},
    };

    check_facts(*state, rows, VPCA_COUNT(rows));
}

static void test_counts(void **state)
{
    static const struct expectation rows[] = {
        {"{ from: [dc, stores], to: [prod, dr] }", VPCA_FACT_NEED_SITES, "41"},
        {"{ from: [dc, stores], to: [prod, dr] }", VPCA_FACT_NEED_VPCS, "2"},
        {"{ from: [dc, stores], to: [prod, dr] }", VPCA_FACT_NEED_NETWORKS,
         "43"},
        {"{ from: [dc, stores], to: [prod, dr] }", VPCA_FACT_NEED_PAIRS, "82"},
        {"{ from: [dc, stores], to: [prod, dr] }",
         VPCA_FACT_NEED_SITE_VPC_LINKS, "82"},
        {"{ between: [stores, prod] }", VPCA_FACT_NEED_PAIRS, "820"},
        {"{ between: [stores] }", VPCA_FACT_NEED_SITE_VPC_LINKS, "40"},
        {"{ between: [prod, dr, blank] }", VPCA_FACT_NEED_PEERS_PER_VPC, "2"},
        {"{ between: [prod, dr, blank] }", VPCA_FACT_NEED_PAIRS, "3"},
        {"{ from: prod, to: [dr, blank] }", VPCA_FACT_NEED_PEERS_PER_VPC, "2"},
        {"{ from: dc, to: [dr, blank] }", VPCA_FACT_NEED_PEERS_PER_VPC, "0"},
        {"{ from: [dr, blank], to: billing }", VPCA_FACT_NEED_CONSUMERS, "2"},
        {"{ from: [dr, blank], to: [billing, prod] }", VPCA_FACT_NEED_VPCS,
         "3"},
        {"{ from: dr, to: billing }", VPCA_FACT_NEED_SERVICES, "1"},
        {"{ from: dc, to: [prod, dr] }", VPCA_FACT_NEED_REGIONS, "2"},
        {"{ from: dc, to: [prod, dr] }", VPCA_FACT_NEED_ACCOUNTS, "1"},
        {"{ from: dc, to: [prod, blank] }", VPCA_FACT_NEED_REGIONS, "1 to 2"},
        {"{ from: dc, to: [prod, blank], regions: different }",
         VPCA_FACT_NEED_REGIONS, "2"},
        {"{ from: dc, to: [prod, blank], regions: same }",
         VPCA_FACT_NEED_REGIONS, "1"},
        {"{ between: [dc, stores] }", VPCA_FACT_NEED_REGIONS, "1"},
        {"{ from: dc, to: prod }", VPCA_FACT_NEED_OWN_SITES, "41"},
        {"{ from: dc, to: prod }", VPCA_FACT_NEED_HAS_CIRCUIT, "no"},
        {"{ from: stores, to: prod }", VPCA_FACT_NEED_HAS_CIRCUIT, "unknown"},
        {"{ from: prod, to: dr }", VPCA_FACT_NEED_HAS_CIRCUIT, "absent"},
        {"{ from: prod, to: dr }", VPCA_FACT_NEED_THIRD_PARTY, "no"},
    };

    check_facts(*state, rows, VPCA_COUNT(rows));
}

static void test_count_ranges(void **state)
{
    struct fixture *f = *state;
    const struct vpca_model *model =
        load(f, "vpcadvise: 1\nvpcs: { v: { count: 10..100 } }\n"
                "needs: { n: { between: [v] } }\n");

    assert_string_equal(need_fact(f, model, VPCA_FACT_NEED_PAIRS),
                        "45 to 4950");
    assert_string_equal(need_fact(f, model, VPCA_FACT_NEED_REGIONS),
                        "1 to 100");
    model = load(f, "vpcadvise: 1\nvpcs: { v: { count: 10.. } }\n"
                    "needs: { n: { between: [v] } }\n");
    assert_string_equal(need_fact(f, model, VPCA_FACT_NEED_PAIRS),
                        "at least 45");
}

static void test_bandwidth_and_traffic(void **state)
{
    static const struct expectation rows[] = {
        {"{ from: [dc, stores], to: prod, must: { bandwidth: 20 Mbps } }",
         VPCA_FACT_NEED_TOTAL_BANDWIDTH, "820 Mbps"},
        {"{ from: prod, to: dr, must: { bandwidth: 20 Mbps } }",
         VPCA_FACT_NEED_TOTAL_BANDWIDTH, "absent"},
        {"{ from: dc, to: prod, must: { bandwidth: 20 Mbps } }",
         VPCA_FACT_NEED_TOTAL_BANDWIDTH, "absent"},
        {"{ from: dc, to: prod }", VPCA_FACT_NEED_TOTAL_BANDWIDTH, "absent"},
        {"{ from: dc, to: prod, must: { bandwidth: high } }",
         VPCA_FACT_NEED_BANDWIDTH, "at least 1 Gbps"},
        {"{ from: dc, to: prod }", VPCA_FACT_NEED_CURRENT_BANDWIDTH, "1 Gbps"},
        {"{ from: dc, to: prod, traffic: { in: 12 TB/month, out: 8 TB/month } "
         "}",
         VPCA_FACT_NEED_TRAFFIC, "20 TB/month"},
        {"{ from: dc, to: prod, traffic: 20 TB/month }",
         VPCA_FACT_NEED_TRAFFIC_OUT, "at most 20 TB/month"},
        {"{ from: dc, to: prod, traffic: { in: 12 TB/month } }",
         VPCA_FACT_NEED_TRAFFIC, "at least 12 TB/month"},
        {"{ from: dc, to: prod, traffic: { in: 12 TB/month } }",
         VPCA_FACT_NEED_TRAFFIC_OUT, "unknown"},
        {"{ from: dc, to: prod, traffic: low }", VPCA_FACT_NEED_TRAFFIC,
         "at most 1 TB/month"},
        {"{ from: dc, to: prod, traffic: 200 GB }", VPCA_FACT_NEED_TRAFFIC,
         "200 GB/month"},
        {"{ from: dc, to: prod, traffic: 200 GB, lifetime: 2 months }",
         VPCA_FACT_NEED_TRAFFIC, "100 GB/month"},
        {"{ from: dc, to: prod, traffic: 200 GB, lifetime: 1 day }",
         VPCA_FACT_NEED_TRAFFIC, "200 GB/month"},
        {"{ from: dc, to: prod, traffic: 200 GB, lifetime: 1 day..2 months }",
         VPCA_FACT_NEED_TRAFFIC, "100 to 200 GB/month"},
        {"{ from: dc, to: prod }", VPCA_FACT_NEED_MEAN_RATE, "unknown"},
    };
    struct fixture *f = *state;
    struct vpca_value values[VPCA_FACT_COUNT];
    const struct vpca_model *model;

    check_facts(f, rows, VPCA_COUNT(rows));
    model = load_need(f, "{ from: dc, to: prod, traffic: 657 TB/month }");
    vpca_need_values(model, &model->needs[0], values);
    /* 657e12 bytes x 8 over 2,628,000 seconds; at least half of it one way */
    assert_int_equal(values[VPCA_FACT_NEED_MEAN_RATE].as.quantity.high,
                     2000000000);
    assert_int_equal(values[VPCA_FACT_NEED_MEAN_RATE].as.quantity.low,
                     1000000000);
    model = load_need(
        f, "{ from: dc, to: prod, traffic: 21600 GB, lifetime: 1 day }");
    vpca_need_values(model, &model->needs[0], values);
    /* 21.6e12 bytes x 8 over 86,400 seconds */
    assert_in_range(values[VPCA_FACT_NEED_MEAN_RATE].as.quantity.high,
                    1999900000, 2000000000);
}

static void test_more_than_current(void **state)
{
    struct fixture *f = *state;
    struct vpca_value values[VPCA_FACT_COUNT];
    const struct vpca_model *model = load_need(
        f, "{ from: dc, to: prod, must: { bandwidth: more-than-current } }");

    vpca_need_values(model, &model->needs[0], values);
    assert_int_equal(values[VPCA_FACT_NEED_BANDWIDTH].as.quantity.low,
                     1000000001);
    assert_true(values[VPCA_FACT_NEED_BANDWIDTH].as.quantity.high ==
                VPCA_INFINITE);
    assert_string_equal(
        vpca_need_statement(&model->needs[0],
                            &vpca_facts[VPCA_FACT_NEED_BANDWIDTH])
            ->word->word,
        "more-than-current");
}

static void test_words_by_kind(void **state)
{
    static const struct expectation rows[] = {
        {"{ from: dc, to: prod, must: { survive: any-single-failure } }",
         VPCA_FACT_NEED_SURVIVE, "tunnel, circuit"},
        {"{ from: dr, to: prod, must: { survive: any-single-failure } }",
         VPCA_FACT_NEED_SURVIVE, "availability-zone"},
        {"{ from: dr, to: prod, must: { survive: any-single-failure } }",
         VPCA_FACT_NEED_RESILIENCE, "any-single-failure"},
        {"{ from: dr, to: prod, must: { survive: tunnel } }",
         VPCA_FACT_NEED_RESILIENCE, "absent"},
    };

    check_facts(*state, rows, VPCA_COUNT(rows));
}

static void test_endpoints(void **state)
{
    static const struct expectation rows[] = {
        {"{ from: dr, to: prod, must: { endpoints: customer-managed } }",
         VPCA_FACT_NEED_ENDPOINTS, "customer-managed"},
        {"{ from: dr, to: prod, must: { endpoints: { from: customer-managed } "
         "} }",
         VPCA_FACT_NEED_ENDPOINTS, "customer-managed, mixed"},
        {"{ from: dr, to: prod, must: { endpoints: { from: customer-managed, "
         "to: aws-managed } } }",
         VPCA_FACT_NEED_ENDPOINTS, "mixed"},
        {"{ from: dr, to: prod, must: { endpoints: { from: aws-managed, "
         "to: aws-managed } } }",
         VPCA_FACT_NEED_ENDPOINTS, "aws-managed"},
        {"{ from: dc, to: prod, must: { endpoints: { from: customer-managed, "
         "to: aws-managed } } }",
         VPCA_FACT_NEED_ENDPOINTS, "aws-managed"},
    };

    check_facts(*state, rows, VPCA_COUNT(rows));
}

static void test_current(void **state)
{
    struct fixture *f = *state;
    struct vpca_value values[VPCA_FACT_COUNT];
    const struct vpca_value *current = &values[VPCA_FACT_NEED_CURRENT];
    const struct vpca_model *model;

    model = load_need(f, "{ from: dc, to: prod, current: managed-vpn }");
    assert_string_equal(need_fact(f, model, VPCA_FACT_NEED_CURRENT),
                        "managed-vpn, vpn");
    model = load_need(f, "{ from: dc, to: prod, current: none }");
    vpca_need_values(model, &model->needs[0], values);
    assert_false(current->unknown);
    assert_int_equal(current->as.words.most, 0);
    /* Of a family, any option may be the one in use. */
    model = load_need(f, "{ from: dc, to: prod, current: vpn }");
    vpca_need_values(model, &model->needs[0], values);
    assert_true(vpca_value_is_spread(current));
    assert_true((current->as.words.least & current->as.words.most) ==
                current->as.words.least);
    assert_false(
        current->as.words.least &
        (UINT64_C(1) << vpca_ruleset_option(f->rules, "cloudhub")->symbol));
    assert_true(
        current->as.words.most &
        (UINT64_C(1) << vpca_ruleset_option(f->rules, "cloudhub")->symbol));
    model = load_need(f, "{ from: dc, to: prod }");
    assert_string_equal(need_fact(f, model, VPCA_FACT_NEED_CURRENT), "none");
}

static void test_overlap(void **state)
{
    static const struct expectation rows[] = {
        {"{ from: dc, to: prod }", VPCA_FACT_NEED_OVERLAP, "no"},
        {"{ from: dc, to: blank }", VPCA_FACT_NEED_OVERLAP, "unknown"},
        {"{ from: staff, to: blank }", VPCA_FACT_NEED_OVERLAP, "no"},
    };
    struct fixture *f = *state;
    const struct vpca_model *model;

    check_facts(f, rows, VPCA_COUNT(rows));
    model = load(f, "vpcadvise: 1\nsites:\n  a: { cidrs: [10.0.0.0/8] }\n"
                    "  b: { cidrs: [10.1.0.0/16] }\n"
                    "vpcs: { c: { cidrs: [10.1.2.0/24] }, d: }\n"
                    "services: { s: { vpc: c } }\n"
                    "needs: { n: { from: [a, b], to: s },\n"
                    "         m: { from: [a, b], to: d } }\n");
    assert_string_equal(need_fact(f, model, VPCA_FACT_NEED_OVERLAP), "yes");
    /* Three pairs in n; and a and b meet at d as well. */
    assert_int_equal(count_diags(f, VPCA_CODE_OVERLAP), 4);
    assert_non_null(model->needs[0].overlap_members[0]);
    assert_string_equal(model->needs[1].overlap_members[0]->name, "b");
}

static void test_services_of_aws(void **state)
{
    static const char file[] =
        "vpcadvise: 1\n"
        "vpcs: { a: { region: eu-west-1 }, b: { region: eu-west-1 } }\n"
        "services: { own: { vpc: b, protocol: tcp },\n"
        "            aws: { aws: kinesis, region: us-east-1 } }\n"
        "needs: { n: { from: a, to: %s } }\n";
    struct fixture *f = *state;
    const struct vpca_model *model =
        load(f, vpca_arena_printf(f->arena, file, "own"));

    assert_string_equal(need_fact(f, model, VPCA_FACT_NEED_AWS_SERVICE), "no");
    assert_string_equal(need_fact(f, model, VPCA_FACT_NEED_REGIONS), "1");
    model = load(f, vpca_arena_printf(f->arena, file, "aws"));
    assert_string_equal(need_fact(f, model, VPCA_FACT_NEED_AWS_SERVICE), "yes");
    assert_string_equal(need_fact(f, model, VPCA_FACT_NEED_REGIONS), "2");
}

/* Many networks with one block must cost no more than a sort. */
static void test_overlap_of_many(void **state)
{
    struct fixture *f = *state;
    struct vpca_text text;
    const struct vpca_model *model;

    vpca_text_init(&text, f->arena);
    vpca_text_add(&text, "vpcadvise: 1\nsites:\n");
    for (int i = 0; i < 20000; i++)
        vpca_text_addf(&text, "  s%d: { cidrs: [10.0.0.0/16] }\n", i);
    vpca_text_add(&text, "vpcs: { v: { cidrs: [10.1.0.0/16] } }\n"
                         "needs: { n: { from: [s*], to: v } }\n");
    model = load(f, text.bytes);
    assert_int_equal(model->needs[0].from_count, 20000);
    assert_string_equal(model->needs[0].from[19999]->name, "s19999");
    assert_string_equal(need_fact(f, model, VPCA_FACT_NEED_OVERLAP), "yes");
}

static void test_globs(void **state)
{
    struct fixture *f = *state;
    const struct vpca_model *model =
        load(f, "vpcadvise: 1\n"
                "sites: { store-2: , store-1: , stone: , store-x-1: }\n"
                "vpcs: { v: , w: }\nusers: { u: }\n"
                "needs:\n"
                "  n: { from: [store-1, \"store-*\"], to: v }\n"
                "  m: { from: \"sto?e\", to: w }\n"
                "  o: { between: [\"*\"] }\n"
                "  p: { from: u, to: [\"*-1\"] }\n");

    assert_int_equal(model->needs[0].from_count, 3);
    assert_string_equal(model->needs[0].from[0]->name, "store-1");
    assert_string_equal(model->needs[0].from[1]->name, "store-2");
    assert_int_equal(model->needs[1].from_count, 1);
    assert_int_equal(model->needs[2].from_count, 6);
    assert_int_equal(model->needs[3].to_count, 2);
}

/* ---- Backup, defaults, compliance ------------------------------------- */

static void test_backup(void **state)
{
    struct fixture *f = *state;
    const struct vpca_model *model = load_need(
        f, "{ from: dc, to: prod, must: { bandwidth: 1 Gbps, availability: "
           "99.9 %, encryption: in-transit, routing: bgp }, backup: { "
           "bandwidth: 500 Mbps, encryption: over-internet } }");

    assert_true(model->needs[0].has_backup);
    assert_string_equal(need_fact(f, model, VPCA_FACT_NEED_BANDWIDTH),
                        "1 Gbps");
    assert_string_equal(need_fact(f, model, VPCA_FACT_NEED_BACKUP_BANDWIDTH),
                        "500 Mbps");
    assert_string_equal(backup_fact(f, model, VPCA_FACT_NEED_BANDWIDTH),
                        "500 Mbps");
    assert_string_equal(backup_fact(f, model, VPCA_FACT_NEED_AVAILABILITY),
                        "absent");
    /* What binds the need binds both paths; a backup can only add. */
    assert_string_equal(backup_fact(f, model, VPCA_FACT_NEED_ENCRYPTION),
                        "in-transit");
    assert_string_equal(backup_fact(f, model, VPCA_FACT_NEED_ROUTING), "bgp");
    model =
        load_need(f, "{ from: dc, to: prod, must: { availability: 99.9 % } }");
    assert_string_equal(backup_fact(f, model, VPCA_FACT_NEED_AVAILABILITY),
                        "99.9 %");
    model = load_need(f, "{ from: dc, to: prod, backup: yes }");
    assert_string_equal(need_fact(f, model, VPCA_FACT_NEED_BACKUP), "yes");
    assert_string_equal(need_fact(f, model, VPCA_FACT_NEED_BACKUP_BANDWIDTH),
                        "absent");
}

static void test_defaults(void **state)
{
    struct fixture *f = *state;
    const struct vpca_model *model = load(
        f, HEAD "defaults:\n"
                "  must: { bandwidth: 1 Gbps, survive: any-single-failure }\n"
                "  prefer: { cost: 5 }\n"
                "  traffic: { in: 1 TB/month, out: 1 TB/month }\n"
                "needs:\n"
                "  n: { from: dc, to: prod, must: { bandwidth: 2 Gbps },\n"
                "       prefer: { agility: 0 }, traffic: 3 TB/month }\n"
                "  m: { from: dr, to: prod }\n");
    const struct vpca_need *need = &model->needs[0];
    const struct vpca_statement *said;

    assert_string_equal(need_fact(f, model, VPCA_FACT_NEED_BANDWIDTH),
                        "2 Gbps");
    assert_string_equal(need_fact(f, model, VPCA_FACT_NEED_SURVIVE),
                        "tunnel, circuit");
    assert_string_equal(need_fact(f, model, VPCA_FACT_NEED_TRAFFIC),
                        "3 TB/month");
    said = vpca_need_statement(need, &vpca_facts[VPCA_FACT_NEED_SURVIVE]);
    assert_int_equal(said->reason, VPCA_REASON_DEFAULTS);
    said = vpca_need_statement(need, &vpca_facts[VPCA_FACT_NEED_BANDWIDTH]);
    assert_int_equal(said->reason, VPCA_REASON_FILE);
    for (size_t i = 0; i < f->rules->criterion_count; i++) {
        const char *id = f->rules->criteria[i].id;
        int due = strcmp(id, "fit") == 0 ? 6 : strcmp(id, "cost") == 0 ? 5 : 0;

        assert_int_equal(need->weights[i], due);
        assert_int_equal(need->weight_said[i], due != 6);
    }
    /* The other kind of need reads the word in its own way. */
    said = vpca_need_statement(&model->needs[1],
                               &vpca_facts[VPCA_FACT_NEED_SURVIVE]);
    assert_string_equal(written(f, said->fact, &said->value),
                        "availability-zone");
}

/* The weights of cost and of agility, as digits. */
static const char *two_weights(struct fixture *f, const struct vpca_need *need)
{
    int cost = 0;
    int agility = 0;

    for (size_t i = 0; i < f->rules->criterion_count; i++) {
        const char *id = f->rules->criteria[i].id;

        if (strcmp(id, "cost") == 0)
            cost = need->weights[i];
        if (strcmp(id, "agility") == 0)
            agility = need->weights[i];
    }
    return vpca_arena_printf(f->arena, "%d%d", cost, agility);
}

/* Row by row what docs/requirements.md says of who weighs a criterion. */
static void test_profiles(void **state)
{
    static const struct {
        const char *top;
        const char *defaults;
        const char *need;
        const char *due; /* cost, agility */
    } rows[] = {
        {"", "{}", "", "33"},
        {"profile: thrifty\n", "{}", "", "51"},
        {"profile: thrifty\n", "{ prefer: { cost: 2 } }", "", "21"},
        {"profile: thrifty\n", "{ profile: hasty }", "", "35"},
        {"profile: thrifty\n", "{ prefer: { agility: 2 }, profile: hasty }", "",
         "32"},
        {"", "{ prefer: { cost: 2 } }", "profile: thrifty", "51"},
        {"", "{ prefer: { cost: 2 } }", "profile: hasty", "35"},
        {"profile: thrifty\n", "{ prefer: { agility: 0 } }",
         "prefer: { cost: 4 }", "40"},
        {"profile: thrifty\n", "{ profile: thrifty }",
         "prefer: { cost: 4 }, profile: hasty", "45"},
        {"profile: thrifty\n", "{}", "profile: hasty, prefer: { agility: 1 }",
         "31"},
    };
    struct fixture *f = *state;
    const struct vpca_model *model;

    for (size_t i = 0; i < VPCA_COUNT(rows); i++) {
        model =
            load(f, vpca_arena_printf(f->arena,
                                      "%s" HEAD "defaults: %s\n"
                                      "needs: { n: { from: dc, to: prod%s%s } "
                                      "}\n",
                                      rows[i].top, rows[i].defaults,
                                      *rows[i].need ? ", " : "", rows[i].need));
        assert_string_equal(two_weights(f, &model->needs[0]), rows[i].due);
        model = vpca_model_weigh(f->arena, model,
                                 vpca_ruleset_profile(f->rules, "thrifty"));
        assert_string_equal(two_weights(f, &model->needs[0]), "51");
        assert_string_equal(model->needs[0].name, "n");
    }
}

/* A criterion that no profile and no preference names weighs 3, unsaid. */
static void test_profile_says(void **state)
{
    struct fixture *f = *state;
    const struct vpca_model *model = load(
        f, "profile: hasty\n" HEAD "needs: { n: { from: dc, to: prod } }\n");
    const struct vpca_need *need = &model->needs[0];

    assert_string_equal(need->profile->id, "hasty");
    for (size_t i = 0; i < f->rules->criterion_count; i++)
        assert_int_equal(need->weight_said[i],
                         strcmp(f->rules->criteria[i].id, "agility") == 0);
}

static void test_wrong_profiles(void **state)
{
    struct fixture *f = *state;

    assert_null(try_load(f, "profile: hast\n" HEAD
                            "needs: { n: { from: dc, to: prod } }\n"));
    assert_string_equal(f->diags.items[0].path, "profile");
    assert_string_equal(f->diags.items[0].hint, "did you mean hasty?");
    assert_int_equal(f->diags.errors, 1);
    assert_null(try_load(f, HEAD "defaults: { profile: [hasty] }\n"
                                 "needs: { n: { from: dc, to: prod,\n"
                                 "              profile: } }\n"));
    assert_int_equal(f->diags.errors, 2);
    assert_int_equal(f->diags.items[0].code, VPCA_CODE_WRONG_KIND);
    assert_int_equal(f->diags.items[1].code, VPCA_CODE_WRONG_KIND);
}

static void test_compliance(void **state)
{
    struct fixture *f = *state;
    const struct vpca_model *model =
        load(f, "compliance: pci-dss\n" HEAD "needs:\n"
                "  n: { from: dc, to: prod, compliance: [ours, encrypt],\n"
                "       must: { availability: 99.9 %, survive: tunnel,\n"
                "               endpoints: [customer-managed, aws-managed] },\n"
                "       backup: { bandwidth: 1 Mbps } }\n");
    const struct vpca_need *need = &model->needs[0];
    const struct vpca_statement *said;

    assert_int_equal(need->control_count, 3);
    assert_int_equal(need->framework_count, 1);
    assert_string_equal(need_fact(f, model, VPCA_FACT_NEED_AVAILABILITY),
                        "99.9 %");
    assert_string_equal(need_fact(f, model, VPCA_FACT_NEED_SURVIVE),
                        "tunnel, circuit");
    assert_string_equal(need_fact(f, model, VPCA_FACT_NEED_ENDPOINTS),
                        "customer-managed");
    assert_string_equal(backup_fact(f, model, VPCA_FACT_NEED_AVAILABILITY),
                        "99 %");
    said = vpca_need_statement(need, &vpca_facts[VPCA_FACT_NEED_ENCRYPTION]);
    assert_int_equal(said->reason, VPCA_REASON_CONTROL);
    assert_string_equal(said->control->id, "encrypt");
    assert_string_equal(said->framework->id, "pci-dss");
    said = vpca_need_statement(need, &vpca_facts[VPCA_FACT_NEED_AVAILABILITY]);
    assert_int_equal(said->reason, VPCA_REASON_FILE);
}

static void test_options_and_waivers(void **state)
{
    struct fixture *f = *state;
    const struct vpca_model *model = load(
        f, HEAD "needs:\n"
                "  n: { from: dc, to: prod, options: { not: [vpn] },\n"
                "       chosen: direct-connect }\n"
                "  m: { from: dc, to: prod, options: { only: managed-vpn } }\n"
                "  o: { from: dc, to: prod,\n"
                "       chosen: [direct-connect, managed-vpn] }\n"
                "waivers:\n"
                "  - { rule: F-bandwidth, need: m, reason: r,\n"
                "      until: 2026-11-24 }\n"
                "  - { rule: F-bandwidth, need: n, reason: r, owner: o,\n"
                "      until: 2026-11-23 }\n");
    const struct vpca_need *need = model->needs;
    const struct vpca_option *vpn =
        vpca_ruleset_option(f->rules, "managed-vpn");
    const struct vpca_option *hub = vpca_ruleset_option(f->rules, "cloudhub");

    assert_true(need[0].not_ & (UINT64_C(1) << vpn->symbol));
    assert_true(need[0].not_ & (UINT64_C(1) << hub->symbol));
    assert_true(need[0].only == UINT64_MAX);
    assert_string_equal(need[0].chosen[0]->id, "direct-connect");
    assert_null(need[0].chosen[1]);
    assert_true(need[1].only == UINT64_C(1) << vpn->symbol);
    assert_string_equal(need[2].chosen[1]->id, "managed-vpn");
    assert_int_equal(need[0].waiver_count, 1);
    assert_true(need[0].waivers[0]->expired);
    assert_int_equal(need[1].waiver_count, 1);
    assert_false(need[1].waivers[0]->expired);
    assert_ptr_equal(need[1].waivers[0]->need, &need[1]);
    assert_int_equal(count_diags(f, VPCA_CODE_EXPIRED_WAIVER), 1);
}

static void test_after(void **state)
{
    struct fixture *f = *state;
    const struct vpca_model *model =
        load(f, HEAD "needs:\n"
                     "  last: { from: dc, to: prod, after: [first, between] }\n"
                     "  between: { from: dc, to: dr, after: first }\n"
                     "  first: { from: stores, to: prod }\n");
    const struct vpca_need *need = model->needs;

    assert_int_equal(need[0].after_count, 2);
    assert_ptr_equal(need[0].after[0].need, &need[2]);
    assert_ptr_equal(need[0].after[1].need, &need[1]);
    assert_int_equal(need[1].after_count, 1);
    assert_int_equal(need[2].after_count, 0);
}

static void test_after_in_circles(void **state)
{
    struct fixture *f = *state;

    assert_null(try_need(f, "{ from: dc, to: prod, after: n }"));
    assert_non_null(strstr(find_diag(f, VPCA_CODE_AFTER_CYCLE)->message,
                           "\"n\" waits for itself"));
    assert_null(try_load(f, HEAD "needs:\n"
                                 "  a: { from: dc, to: prod, after: b }\n"
                                 "  b: { from: dc, to: prod, after: [d, c] }\n"
                                 "  c: { from: dc, to: prod, after: a }\n"
                                 "  d: { from: dc, to: prod }\n"
                                 "  e: { from: dc, to: prod, after: a }\n"));
    assert_int_equal(count_diags(f, VPCA_CODE_AFTER_CYCLE), 1);
    assert_non_null(strstr(find_diag(f, VPCA_CODE_AFTER_CYCLE)->message,
                           "a waits for b, b for c, c for a"));
}

/* A circle through all needs of a large file is told in one line. */
static void test_after_in_a_long_circle(void **state)
{
    struct fixture *f = *state;
    struct vpca_text text;

    vpca_text_init(&text, f->arena);
    vpca_text_add(&text, HEAD "needs:\n");
    for (int i = 0; i < 20000; i++)
        vpca_text_addf(&text, "  n%d: { from: dc, to: prod, after: n%d }\n", i,
                       (i + 1) % 20000);
    assert_null(try_load(f, text.bytes));
    assert_int_equal(f->diags.errors, 1);
    assert_non_null(strstr(f->diags.items[0].message,
                           "n5 for n6, and so on over 20000 needs"));
}

/* ---- Refusals --------------------------------------------------------- */

static void test_files_refused(void **state)
{
#define NEED "needs: { n: { from: s, to: v } }\n"
#define S    "vpcadvise: 1\nvpcs: { v: }\n" NEED "sites: { s: { "
#define V    "vpcadvise: 1\nsites: { s: }\n" NEED "vpcs: { v: { "
#define END  " } }\n"
    static const struct refusal rows[] = {
        {"sites: { s: }\nvpcs: { v: }\n" NEED, VPCA_CODE_BAD_VERSION, "",
         "vpcadvise: 1"},
        {"vpcadvise: 2\n", VPCA_CODE_BAD_VERSION, "vpcadvise", NULL},
        {"vpcadvise: 1\n", VPCA_CODE_NO_NEEDS, "", "needs:"},
        {"vpcadvise: 1\nneeds: [a]\n", VPCA_CODE_WRONG_KIND, "needs", NULL},
        {"vpcadvise: 1\nwaivers: [ { need: n } ]\n", VPCA_CODE_UNKNOWN_NAME,
         "waivers[0].need", NULL},
        {"vpcadvise: 1\nsite: {}\n", VPCA_CODE_UNKNOWN_KEY, "site", "sites"},
        {S "knid: branch" END, VPCA_CODE_UNKNOWN_KEY, "sites.s.knid", "kind"},
        {S "mpls:" END, VPCA_CODE_WRONG_KIND, "sites.s.mpls", "leave"},
        {S "kind: [branch]" END, VPCA_CODE_WRONG_KIND, "sites.s.kind", NULL},
        {S "kind: brunch" END, VPCA_CODE_UNKNOWN_WORD, "sites.s.kind",
         "branch"},
        {S "count: 0" END, VPCA_CODE_BAD_NUMBER, "sites.s.count", NULL},
        {S "asn: 23456" END, VPCA_CODE_BAD_ASN, "sites.s.asn", "64512"},
        {S "internet: { bandwidth: 50 }" END, VPCA_CODE_MISSING_UNIT,
         "sites.s.internet.bandwidth", "50 Mbps"},
        {S "internet: 1 Gbps" END, VPCA_CODE_WRONG_KIND, "sites.s.internet",
         "bandwidth: 1 Gbps"},
        {S "gateway: { bgp: maybe }" END, VPCA_CODE_BAD_TRUTH,
         "sites.s.gateway.bgp", "yes"},
        {S "gateway: { ipsec: yes, protocols: [ssl] }" END,
         VPCA_CODE_CONTRADICTION, "sites.s.gateway.ipsec", "agree"},
        {S "cidrs: [10.0.0.1/16]" END, VPCA_CODE_HOST_BITS, "sites.s.cidrs[0]",
         "10.0.0.0/16"},
        {S "tags: x" END, VPCA_CODE_WRONG_KIND, "sites.s.tags", NULL},
        {V "account: 111122223333" END, VPCA_CODE_BAD_ACCOUNT, "vpcs.v.account",
         "\"111122223333\""},
        {V "account: 012" END, VPCA_CODE_BAD_ACCOUNT, "vpcs.v.account", NULL},
        {V "account: '12345'" END, VPCA_CODE_BAD_ACCOUNT, "vpcs.v.account",
         "twelve"},
        {"vpcadvise: 1\nsites: { s: }\nvpcs: { s: }\n",
         VPCA_CODE_DUPLICATE_NAME, "vpcs.s", "choose"},
        {"vpcadvise: 1\nsites: { a b: }\n", VPCA_CODE_BAD_NAME, "sites.\"a b\"",
         "letters"},
        {"vpcadvise: 1\nservices: { b: { vpc: x } }\n", VPCA_CODE_UNKNOWN_NAME,
         "services.b.vpc", NULL},
        {"vpcadvise: 1\nsites: { s: }\nservices: { b: { vpc: s } }\n",
         VPCA_CODE_UNKNOWN_NAME, "services.b.vpc", "vpcs"},
        {"vpcadvise: 1\nvpcs: { v: }\nservices: { b: { vpc: v, aws: s3 } }\n",
         VPCA_CODE_CONTRADICTION, "services.b.aws", NULL},
        {"vpcadvise: 1\nvpcs: { v: }\nusers: { u: { home: v } }\n",
         VPCA_CODE_UNKNOWN_NAME, "users.u.home", "sites"},
        {"vpcadvise: 1\ncompliance: [pci]\n" NEED, VPCA_CODE_UNKNOWN_NAME,
         "compliance[0]", "pci-dss"},
        {S END "defaults: { from: s }\n", VPCA_CODE_UNKNOWN_KEY,
         "defaults.from", "each need"},
        {S END "defaults: { prefer: { costs: 1 } }\n", VPCA_CODE_UNKNOWN_KEY,
         "defaults.prefer.costs", "cost"},
        {S END "waivers: [ { rule: F-bndwidth, need: n, reason: r, until: "
               "2027-01-01 } ]\n",
         VPCA_CODE_UNKNOWN_NAME, "waivers[0].rule", "F-bandwidth"},
        {S END "waivers: [ { rule: F-bandwidth, reason: r, until: 2027-01-01 "
               "} ]\n",
         VPCA_CODE_MISSING_KEY, "waivers[0]", "need:"},
        {S END "waivers: [ { rule: F-bandwidth, need: n, reason: r, until: "
               "31.03.2027 } ]\n",
         VPCA_CODE_BAD_DATE, "waivers[0].until", "2027-03-31"},
    };
    struct fixture *f = *state;

    for (size_t i = 0; i < VPCA_COUNT(rows); i++) {
        assert_null(try_load(f, rows[i].text));
        check_refusal(f, &rows[i]);
    }
}

static void test_needs_refused(void **state)
{
    static const struct refusal rows[] = {
        {"{}", VPCA_CODE_BAD_ENDS, "needs.n", "from:"},
        {"{ from: dc }", VPCA_CODE_BAD_ENDS, "needs.n.from", "to:"},
        {"{ to: dc }", VPCA_CODE_BAD_ENDS, "needs.n.to", "from:"},
        {"{ between: [dc] }", VPCA_CODE_BAD_ENDS, "needs.n.between", NULL},
        {"{ between: [dc, prod], to: dr }", VPCA_CODE_BAD_ENDS,
         "needs.n.between", "choose"},
        {"{ between: [staff, prod] }", VPCA_CODE_BAD_ENDS, "needs.n.between",
         "from: field-staff"},
        {"{ between: [billing, prod] }", VPCA_CODE_BAD_ENDS, "needs.n.between",
         "to: billing"},
        {"{ from: dc, to: [prod, dc] }", VPCA_CODE_BAD_ENDS, "needs.n.to",
         "between"},
        {"{ from: dc, to: [prod, prod] }", VPCA_CODE_BAD_ENDS, "needs.n.to[1]",
         NULL},
        {"{ from: dc, to: [] }", VPCA_CODE_BAD_ENDS, "needs.n.to", NULL},
        {"{ from: dc, to: Prod }", VPCA_CODE_UNKNOWN_NAME, "needs.n.to",
         "did you mean prod?"},
        {"{ from: store-*, to: prod }", VPCA_CODE_UNKNOWN_NAME, "needs.n.from",
         NULL},
        {"{ from: dc, to: prod, bandwidth: 1 Gbps }", VPCA_CODE_UNKNOWN_KEY,
         "needs.n.bandwidth", "must:"},
        {"{ from: dc, to: prod, must: { bndwidth: 1 Gbps } }",
         VPCA_CODE_UNKNOWN_KEY, "needs.n.must.bndwidth", "bandwidth"},
        {"{ from: dc, to: prod, must: { traffic: 1 TB/month } }",
         VPCA_CODE_UNKNOWN_KEY, "needs.n.must.traffic", "on the need"},
        {"{ from: dc, to: prod, must: { total_bandwidth: 1 Gbps } }",
         VPCA_CODE_UNKNOWN_KEY, "needs.n.must.total_bandwidth", NULL},
        {"{ from: dc, to: prod, must: { latency: at least 30 ms } }",
         VPCA_CODE_WRONG_DIRECTION, "needs.n.must.latency", NULL},
        {"{ from: dc, to: prod, must: { access: service } }",
         VPCA_CODE_CONTRADICTION, "needs.n", "services:"},
        {"{ between: [dc, stores], must: { site_to_site: forbidden } }",
         VPCA_CODE_CONTRADICTION, "needs.n", NULL},
        {"{ from: dc, to: prod, compliance: bgp, must: { routing: static } }",
         VPCA_CODE_CONTRADICTION, "needs.n", NULL},
        {"{ from: dc, to: prod, compliance: ours, must: { endpoints: "
         "aws-managed } }",
         VPCA_CODE_CONTRADICTION, "needs.n", NULL},
        {"{ from: dc, to: prod, must: { endpoints: { from: aws-managed } } }",
         VPCA_CODE_CONTRADICTION, "needs.n.must.endpoints", NULL},
        {"{ from: dc, to: [prod, dr], regions: same }", VPCA_CODE_CONTRADICTION,
         "needs.n.regions", "counted"},
        {"{ from: dc, to: prod, backup: { routing: bgp } }",
         VPCA_CODE_UNKNOWN_KEY, "needs.n.backup.routing", "survive"},
        {"{ from: dc, to: prod, prefer: { cost: 6 } }", VPCA_CODE_BAD_WEIGHT,
         "needs.n.prefer.cost", NULL},
        {"{ from: dc, to: prod, prefer: { fit: 3 } }", VPCA_CODE_BAD_WEIGHT,
         "needs.n.prefer.fit", NULL},
        {"{ from: dc, to: prod, prefer: { cost: 0, agility: 0 } }",
         VPCA_CODE_BAD_WEIGHT, "needs.n.prefer", "above 0"},
        {"{ from: dc, to: prod, current: managed-vpm }", VPCA_CODE_UNKNOWN_NAME,
         "needs.n.current", "managed-vpn"},
        {"{ from: dc, to: prod, chosen: vpn }", VPCA_CODE_UNKNOWN_NAME,
         "needs.n.chosen", "managed-vpn"},
        {"{ from: dc, to: prod, chosen: vpc-peering }", VPCA_CODE_CONTRADICTION,
         "needs.n.chosen", NULL},
        {"{ from: dc, to: prod, chosen: cloudhub, options: { not: vpn } }",
         VPCA_CODE_CONTRADICTION, "needs.n.chosen", "options"},
        {"{ from: dc, to: prod, chosen: [managed-vpn, cloudhub] }",
         VPCA_CODE_CONTRADICTION, "needs.n.chosen", "pair"},
        {"{ from: dc, to: prod, traffic: { up: 1 TB/month } }",
         VPCA_CODE_UNKNOWN_KEY, "needs.n.traffic.up", "in, out"},
        {"{ from: staff, to: prod, must: { survive: any-single-failure } }",
         VPCA_CODE_UNKNOWN_WORD, "needs.n.must.survive", NULL},
        {"{ from: dc, to: prod, regions: 0 }", VPCA_CODE_BAD_NUMBER,
         "needs.n.regions", "same"},
        {"{ from: dc, to: prod, after: m }", VPCA_CODE_UNKNOWN_NAME,
         "needs.n.after", "n"},
        {"{ from: dc, to: prod, after: hub-of-all }", VPCA_CODE_UNKNOWN_NAME,
         "needs.n.after", "needs:"},
        {"{ from: dc, to: prod, after: [] , depends_on: x }",
         VPCA_CODE_UNKNOWN_KEY, "needs.n.depends_on", "after:"},
    };
    struct fixture *f = *state;

    for (size_t i = 0; i < VPCA_COUNT(rows); i++) {
        assert_null(try_need(f, rows[i].text));
        check_refusal(f, &rows[i]);
    }
}

static void test_all_errors_at_once(void **state)
{
    struct fixture *f = *state;

    assert_null(try_load(f, "vpcadvise: 1\nsites: { s: { knid: x, mpls: 3 } }\n"
                            "needs: { n: { from: s }, m: { to: y } }\n"));
    assert_non_null(find_diag(f, VPCA_CODE_UNKNOWN_KEY));
    assert_non_null(find_diag(f, VPCA_CODE_BAD_TRUTH));
    assert_int_equal(count_diags(f, VPCA_CODE_BAD_ENDS), 2);
    assert_non_null(find_diag(f, VPCA_CODE_UNKNOWN_NAME));
}

/* ---- Findings --------------------------------------------------------- */

static void test_findings(void **state)
{
    static const struct refusal rows[] = {
        {"vpcadvise: 1\nsites: { s: }\nneeds: { n: { from: s, to: v } }\n"
         "vpcs: { v: { cidrs: [10.0.0.0/15] } }\n",
         VPCA_CODE_VPC_CIDR_SIZE, "vpcs.v.cidrs", NULL},
        {"vpcadvise: 1\nvpcs: { v: }\nneeds: { n: { from: s, to: v } }\n"
         "sites: { s: { cidrs: [100.0.0.0/10] } }\n",
         VPCA_CODE_PUBLIC_RANGE, "sites.s.cidrs", NULL},
        {"vpcadvise: 1\nsites: { s: , t: { owner: third-party } }\n"
         "vpcs: { v: }\nneeds: { n: { from: s, to: v } }\n",
         VPCA_CODE_UNUSED_NAME, "sites.t", NULL},
        {"vpcadvise: 1\nsites: { s: { asn: 65000 }, t: { asn: 65000 } }\n"
         "needs: { n: { between: [s, t] } }\n",
         VPCA_CODE_DUPLICATE_ASN, "sites.t", NULL},
        {"vpcadvise: 1\nsites: { s: { count: 3, asn: 65000 } }\n"
         "needs: { n: { between: s } }\n",
         VPCA_CODE_DUPLICATE_ASN, "sites.s", NULL},
        {HEAD "needs: { n: { from: dc, to: prod, must: { bandwidth: 2 Gbps } "
              "} }\n",
         VPCA_CODE_SLOW_INTERNET, "needs.n.must.bandwidth", NULL},
        {HEAD "needs: { n: { from: dc, to: prod, must: { bandwidth: 0 bps.. } "
              "} }\n",
         VPCA_CODE_IDLE_CONSTRAINT, "needs.n.must.bandwidth", NULL},
        {HEAD "needs: { n: { from: dc, to: prod, must: { survive: [] } } }\n",
         VPCA_CODE_IDLE_CONSTRAINT, "needs.n.must.survive", NULL},
        {HEAD "needs: { n: { from: dc, to: prod, options: { not: [] } } }\n",
         VPCA_CODE_IDLE_CONSTRAINT, "needs.n.options.not", NULL},
    };
    struct fixture *f = *state;

    for (size_t i = 0; i < VPCA_COUNT(rows); i++) {
        load(f, rows[i].text);
        check_refusal(f, &rows[i]);
    }
}

static void test_silence(void **state)
{
    struct fixture *f = *state;

    load(f, "vpcadvise: 1\n"
            "sites: { s: { cidrs: [172.16.0.0/12], asn: 65001,\n"
            "  direct_connect: yes, internet: { bandwidth: 1 Mbps } },\n"
            "  t: { asn: 65000 } }\n"
            "vpcs: { v: { cidrs: [100.64.0.0/16] },\n"
            "        g: { count: 9, cidrs: [10.0.0.0/8] } }\n"
            "needs: { n: { from: s, to: v, must: { bandwidth: 1 Gbps } },\n"
            "         m: { between: [v, g] } }\n");
    assert_int_equal(f->diags.count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cidr_round_trip),
        cmocka_unit_test(test_cidr_refused),
        cmocka_unit_test(test_cidr_overlap),
        cmocka_unit_test(test_date),
        cmocka_unit_test(test_date_written_otherwise),
        cmocka_unit_test(test_worked_example),
        cmocka_unit_test(test_site_shorthands),
        cmocka_unit_test(test_service_and_users),
        cmocka_unit_test(test_kind),
        cmocka_unit_test(test_implied),
        cmocka_unit_test(test_counts),
        cmocka_unit_test(test_count_ranges),
        cmocka_unit_test(test_bandwidth_and_traffic),
        cmocka_unit_test(test_more_than_current),
        cmocka_unit_test(test_words_by_kind),
        cmocka_unit_test(test_endpoints),
        cmocka_unit_test(test_current),
        cmocka_unit_test(test_overlap),
        cmocka_unit_test(test_services_of_aws),
        cmocka_unit_test(test_overlap_of_many),
        cmocka_unit_test(test_globs),
        cmocka_unit_test(test_backup),
        cmocka_unit_test(test_defaults),
        cmocka_unit_test(test_profiles),
        cmocka_unit_test(test_profile_says),
        cmocka_unit_test(test_wrong_profiles),
        cmocka_unit_test(test_compliance),
        cmocka_unit_test(test_options_and_waivers),
        cmocka_unit_test(test_after),
        cmocka_unit_test(test_after_in_circles),
        cmocka_unit_test(test_after_in_a_long_circle),
        cmocka_unit_test(test_files_refused),
        cmocka_unit_test(test_needs_refused),
        cmocka_unit_test(test_all_errors_at_once),
        cmocka_unit_test(test_findings),
        cmocka_unit_test(test_silence),
    };

    return cmocka_run_group_tests(tests, setup, teardown);
}
