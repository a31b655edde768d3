/* The published laws of docs/scoring.md, on random needs with the built-in
 * pack. Seeds are fixed: every machine draws the same needs. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <inttypes.h>
#include <string.h>

#include <cmocka.h>

#include "vpcadvise/advice.h"

#define TRIALS 300
#define TODAY  "2026-11-24"

/* ---- Random needs ----------------------------------------------------- */

/* Values of one key, from lax to strict for demands. Index 0 of a choice
 * means that the key is absent. */
struct ladder {
    const char *key;
    const char *values[6];
};

static const struct ladder demands[] = {
    {"bandwidth", {"10 Mbps", "100 Mbps", "1 Gbps", "2 Gbps", "20 Gbps"}},
    {"performance", {"best-effort", "consistent"}},
    {"latency", {"200 ms", "30 ms", "2 ms"}},
    {"availability", {"99 %", "99.9 %", "99.99 %"}},
    {"survive",
     {"[tunnel]", "[tunnel, customer-gateway]",
      "[tunnel, customer-gateway, circuit]",
      "[tunnel, customer-gateway, circuit, region]"}},
    {"encryption", {"over-internet", "in-transit"}},
    {"path", {"private", "aws"}},
    {"endpoints", {"aws-managed"}},
    {"protocol", {"[ipsec]", "[ipsec, gre]"}},
    {"routing", {"bgp"}},
    {"transitive", {"required"}},
    {"inspection", {"required"}},
    {"ready_within", {"20 weeks", "6 weeks", "2 days", "5 minutes"}},
    {"min_mtu", {"1300", "1500", "9000"}},
    {"ipv6", {"required"}},
};

/* What a file may say of each site. The provider's quote is not among them:
 * it replaces the pack's range instead of narrowing it. */
static const struct ladder site_facts[] = {
    {"kind", {"data-center", "branch", "colocation"}},
    {"gateway",
     {"{ ipsec: yes, bgp: yes, devices: 2 }",
      "{ ipsec: yes, bgp: no, devices: 1 }", "none"}},
    {"internet",
     {"{ bandwidth: 1 Gbps, links: 2 }", "{ bandwidth: 50 Mbps }", "none"}},
    {"direct_connect", {"none", "at-location", "unavailable"}},
    {"mpls", {"yes", "no"}},
    {"remote_access", {"yes", "no"}},
};

static const struct ladder need_facts[] = {
    {"traffic",
     {"1 TB/month", "50 TB/month",
      "{ in: 1 TB/month, "
      "out: 8 TB/month }"}},
    {"lifetime", {"2 weeks", "3 years"}},
    {"growth", {"{ sites: 20, vpcs: 30 }"}},
    {"current", {"managed-vpn", "vpn", "[dx, software]"}},
};

enum {
    DEMANDS = VPCA_COUNT(demands),
    SITE_FACTS = VPCA_COUNT(site_facts),
    NEED_FACTS = VPCA_COUNT(need_facts),
};

static const char *const ends[] = {
    "from: alpha\n    to: prod",
    "from: [alpha, beta]\n    to: prod",
    "from: [alpha, beta]\n    to: [prod, test]",
    "between: [prod, test]",
    "between: [prod, test, spare]",
    "between: [alpha, beta]",
    "from: prod\n    to: api",
    "from: staff\n    to: prod",
};

static const char *const reversed_ends[] = {
    "to: prod\n    from: alpha",
    "to: prod\n    from: [beta, alpha]",
    "to: [test, prod]\n    from: [beta, alpha]",
    "between: [test, prod]",
    "between: [spare, test, prod]",
    "between: [beta, alpha]",
    "to: api\n    from: prod",
    "to: prod\n    from: staff",
};

static const char *const criteria[] = {
    "performance", "availability", "security", "cost", "operations", "agility"};

enum {
    ENDS = VPCA_COUNT(ends),
    CRITERIA = VPCA_COUNT(criteria),
};

struct draft {
    unsigned ends;
    unsigned demands[DEMANDS];
    unsigned alpha[SITE_FACTS];
    unsigned beta[SITE_FACTS];
    unsigned facts[NEED_FACTS];
    unsigned weights[CRITERIA];
    bool regions; /* of the VPCs are known */
    bool cidrs;
    bool backup;
    bool reversed;
    const char *ruled_out; /* an option, or NULL */
};

static uint32_t draw(uint32_t *seed, uint32_t limit)
{
    *seed = *seed * 1664525u + 1013904223u;
    return (*seed >> 16) % limit;
}

static unsigned steps(const struct ladder *ladder)
{
    unsigned count = 0;

    while (count < VPCA_COUNT(ladder->values) && ladder->values[count])
        count++;
    return count;
}

/* Absent more often than not. */
static void draw_choices(uint32_t *seed, const struct ladder *ladders,
                         size_t count, uint32_t absent, unsigned *choices)
{
    for (size_t i = 0; i < count; i++) {
        uint32_t value = draw(seed, steps(&ladders[i]));

        choices[i] = draw(seed, absent) ? 0 : value + 1;
    }
}

static struct draft draw_need(uint32_t *seed)
{
    struct draft draft = {.ends = draw(seed, ENDS)};

    draw_choices(seed, demands, DEMANDS, 4, draft.demands);
    draw_choices(seed, site_facts, SITE_FACTS, 2, draft.alpha);
    draw_choices(seed, site_facts, SITE_FACTS, 2, draft.beta);
    draw_choices(seed, need_facts, NEED_FACTS, 3, draft.facts);
    for (size_t i = 0; i < CRITERIA; i++)
        draft.weights[i] = 1 + draw(seed, 5);
    draft.regions = draw(seed, 2);
    draft.cidrs = draw(seed, 2);
    draft.backup = draw(seed, 4) == 0;
    return draft;
}

/* ---- As a file -------------------------------------------------------- */

static void write_choices(struct vpca_text *text, const char *indent,
                          const struct ladder *ladders, size_t count,
                          const unsigned *choices, bool reversed)
{
    for (size_t i = 0; i < count; i++) {
        size_t at = reversed ? count - 1 - i : i;

        if (choices[at])
            vpca_text_addf(text, "%s%s: %s\n", indent, ladders[at].key,
                           ladders[at].values[choices[at] - 1]);
    }
}

static void write_site(struct vpca_text *text, const struct draft *draft,
                       bool alpha)
{
    const unsigned *choices = alpha ? draft->alpha : draft->beta;

    vpca_text_addf(text, "  %s:\n    count: 1\n", alpha ? "alpha" : "beta");
    if (draft->cidrs)
        vpca_text_addf(text, "    cidrs: [10.%d.0.0/16]\n", alpha ? 1 : 2);
    write_choices(text, "    ", site_facts, SITE_FACTS, choices,
                  draft->reversed);
}

static void write_vpc(struct vpca_text *text, const struct draft *draft,
                      unsigned number)
{
    static const char *const names[] = {"prod", "test", "spare"};
    static const char *const regions[] = {"eu-west-1", "eu-west-1",
                                          "us-east-1"};

    vpca_text_addf(text, "  %s:\n    count: 1\n", names[number]);
    if (draft->regions)
        vpca_text_addf(text, "    region: %s\n", regions[number]);
    if (draft->cidrs)
        vpca_text_addf(text, "    cidrs: [10.%u.0.0/16]\n", 16 + number);
}

static void write_need(struct vpca_text *text, const struct draft *draft)
{
    vpca_text_addf(text, "needs:\n  n:\n    %s\n",
                   (draft->reversed ? reversed_ends : ends)[draft->ends]);
    write_choices(text, "    ", need_facts, NEED_FACTS, draft->facts,
                  draft->reversed);
    vpca_text_add(text, "    prefer:\n");
    for (size_t i = 0; i < CRITERIA; i++)
        vpca_text_addf(text, "      %s: %u\n", criteria[i], draft->weights[i]);
    if (draft->backup)
        vpca_text_add(text, "    backup: yes\n");
    if (draft->ruled_out)
        vpca_text_addf(text, "    options: { not: [%s] }\n", draft->ruled_out);
    for (size_t i = 0; i < DEMANDS; i++) {
        if (!draft->demands[i])
            continue;
        vpca_text_add(text, "    must:\n");
        break;
    }
    write_choices(text, "      ", demands, DEMANDS, draft->demands,
                  draft->reversed);
}

static const char *write_file(vpca_arena *arena, const struct draft *draft)
{
    struct vpca_text text;

    vpca_text_init(&text, arena);
    vpca_text_add(&text, "vpcadvise: 1\nsites:\n");
    for (int i = 0; i < 2; i++)
        write_site(&text, draft, (i == 0) != draft->reversed);
    vpca_text_add(&text, "vpcs:\n");
    for (unsigned i = 0; i < 3; i++)
        write_vpc(&text, draft, draft->reversed ? 2 - i : i);
    vpca_text_add(&text, "services:\n  api: { vpc: test, behind: nlb }\n"
                         "users:\n  staff: { count: 100, home: alpha }\n");
    write_need(&text, draft);
    return text.bytes;
}

/* ---- Advice ----------------------------------------------------------- */

struct world {
    vpca_arena *pack_arena;
    vpca_arena *arena; /* of one trial */
    const struct vpca_ruleset *rules;
};

static const struct vpca_advice *advise(struct world *world,
                                        const struct draft *draft)
{
    const char *bytes = write_file(world->arena, draft);
    const struct vpca_source *source =
        vpca_source_new(world->arena, "r.yaml", bytes, strlen(bytes));
    const struct vpca_model *model = NULL;
    const struct vpca_node *root;
    struct vpca_diags diags;

    vpca_diags_init(&diags, world->arena);
    root = vpca_document_parse(world->arena, source, &diags);
    if (root)
        model =
            vpca_model_load(world->arena, root, world->rules, TODAY, &diags);
    if (!model) {
        fputs(bytes, stderr);
        vpca_diags_print(&diags, stderr, false);
    }
    assert_non_null(model);
    return vpca_advise(world->arena, model, &model->needs[0]);
}

static bool same_pair(const struct vpca_entry *a, const struct vpca_entry *b)
{
    return a->option == b->option && a->backup == b->backup;
}

static const struct vpca_entry *find(const struct vpca_advice *advice,
                                     const struct vpca_entry *wanted)
{
    for (size_t i = 0; i < advice->all_count; i++) {
        if (same_pair(&advice->all[i], wanted))
            return &advice->all[i];
    }
    return NULL;
}

static void describe(struct vpca_text *text, const struct vpca_line *lines,
                     size_t count)
{
    for (size_t i = 0; i < count; i++)
        vpca_text_addf(text, " %s/%d/%d/%s", lines[i].rule->id,
                       (int)lines[i].truth, (int)lines[i].path,
                       lines[i].member ? lines[i].member->name : "-");
    vpca_text_add(text, "\n");
}

static void describe_entry(struct vpca_text *text, const struct vpca_entry *e)
{
    vpca_text_addf(text, "%s %s %s %u %d\n", e->option->id,
                   e->backup ? e->backup->id : "-", vpca_status_name(e->status),
                   e->rank, e->score);
    for (size_t i = 0; i < e->failure_count; i++) {
        const struct vpca_nearest_pass *pass = &e->failures[i].pass;

        describe(text, &e->failures[i].line, 1);
        vpca_text_addf(text, "pass %s", pass->fact ? pass->fact->name : "-");
        if (pass->fact)
            vpca_value_write(text, pass->fact, NULL, &pass->value);
    }
    describe(text, e->conditions, e->condition_count);
    describe(text, e->provisos, e->proviso_count);
    describe(text, e->notes, e->note_count);
    describe(text, e->builds, e->build_count);
    for (size_t i = 0; i < e->ledger_count; i++) {
        const struct vpca_ledger_line *line = &e->ledger[i];

        vpca_text_addf(text, "%zu %s %d %d..%d\n", line->criterion,
                       line->rule ? line->rule->id : "base", line->points,
                       line->least, line->most);
    }
    for (size_t i = 0; i < e->cost_count; i++)
        vpca_text_addf(text, "%s %" PRId64 "..%" PRId64 "\n",
                       e->costs[i].price->id, e->costs[i].cents.as.quantity.low,
                       e->costs[i].cents.as.quantity.high);
}

/* All that is in the advice, but the weights and what is made of them. */
static const char *describe_advice(struct world *world,
                                   const struct vpca_advice *advice)
{
    struct vpca_text text;

    vpca_text_init(&text, world->arena);
    for (size_t i = 0; i < advice->all_count; i++)
        describe_entry(&text, &advice->all[i]);
    for (size_t i = 0; i < advice->entry_count; i++)
        describe_entry(&text, &advice->entries[i]);
    for (size_t i = 0; i < advice->question_count; i++) {
        const struct vpca_fact_ref *ref = &advice->questions[i];

        vpca_text_addf(&text, "ask %s %s\n", ref->fact ? ref->fact->name : "",
                       ref->member ? ref->member->name : "");
    }
    for (size_t i = 0; i < advice->assumption_count; i++)
        vpca_text_addf(&text, "assume %s\n",
                       advice->assumptions[i]->fact->name);
    return text.bytes;
}

/* ---- Laws ------------------------------------------------------------- */

typedef void law(struct world *world, uint32_t *seed,
                 const struct draft *draft);

static void run(void **state, law *check)
{
    struct world *world = *state;
    uint32_t seed = 2018;

    for (int i = 0; i < TRIALS; i++) {
        struct draft draft = draw_need(&seed);

        check(world, &seed, &draft);
        vpca_arena_reset(world->arena);
    }
}

/* Fails with the file that broke the law. */
static void explain(struct world *world, const struct draft *before,
                    const struct draft *after, const struct vpca_entry *entry)
{
    fputs(write_file(world->arena, before), stderr);
    fputs("---\n", stderr);
    fputs(write_file(world->arena, after), stderr);
    fail_msg("%s%s%s", entry->option->id, entry->backup ? " + " : "",
             entry->backup ? entry->backup->id : "");
}

static void check_sums(struct world *world, uint32_t *seed,
                       const struct draft *draft)
{
    const struct vpca_advice *advice = advise(world, draft);

    (void)seed;
    assert_true(advice->all_count > 0);
    for (size_t i = 0; i < advice->all_count; i++) {
        const struct vpca_entry *entry = &advice->all[i];
        int points[VPCA_CRITERION_LIMIT] = {0};
        int64_t total = 0;

        if (entry->status == VPCA_NOT_CONSIDERED)
            continue;
        for (size_t j = 0; j < entry->ledger_count; j++) {
            const struct vpca_ledger_line *line = &entry->ledger[j];

            points[line->criterion] += line->points;
            total += (int64_t)line->weight * line->points;
            assert_true(line->least <= line->points);
            assert_true(line->points <= line->most);
        }
        assert_int_equal(entry->total, total);
        assert_int_equal(entry->score, (2 * total + entry->weight_sum) /
                                           (2 * entry->weight_sum));
        for (size_t j = 0; j < world->rules->criterion_count; j++) {
            assert_int_equal(entry->points[j], points[j]);
            assert_in_range(points[j], 0, VPCA_SCALE);
        }
    }
}

static void test_ledger_sums(void **state)
{
    run(state, check_sums);
}

static void check_stays_excluded(struct world *world,
                                 const struct draft *before,
                                 const struct draft *after)
{
    const struct vpca_advice *was = advise(world, before);
    const struct vpca_advice *is = advise(world, after);

    for (size_t i = 0; i < was->all_count; i++) {
        const struct vpca_entry *now = find(is, &was->all[i]);

        if (was->all[i].status == VPCA_EXCLUDED && now &&
            now->status != VPCA_EXCLUDED)
            explain(world, before, after, now);
    }
}

static void check_stricter(struct world *world, uint32_t *seed,
                           const struct draft *draft)
{
    struct draft stricter = *draft;
    size_t i = draw(seed, DEMANDS);

    if (stricter.demands[i] == steps(&demands[i]))
        return;
    stricter.demands[i]++;
    check_stays_excluded(world, draft, &stricter);
}

static void test_stricter_never_frees(void **state)
{
    run(state, check_stricter);
}

static void check_removal(struct world *world, uint32_t *seed,
                          const struct draft *draft)
{
    const struct vpca_advice *was = advise(world, draft);
    const struct vpca_option *gone =
        was->entries[draw(seed, (uint32_t)was->entry_count)].option;
    struct draft without = *draft;
    const struct vpca_advice *is;
    size_t next = 0;

    without.ruled_out = gone->id;
    is = advise(world, &without);
    for (size_t i = 0; i < was->all_count; i++) {
        const struct vpca_entry *old = &was->all[i];

        if (old->option == gone || old->backup == gone)
            continue;
        while (next < is->all_count && is->all[next].option == gone)
            next++;
        assert_true(next < is->all_count);
        if (!same_pair(old, &is->all[next]) ||
            old->status != is->all[next].status ||
            old->total != is->all[next].total)
            explain(world, draft, &without, old);
        next++;
    }
}

static void test_removal_keeps_the_order(void **state)
{
    run(state, check_removal);
}

static void check_order(struct world *world, uint32_t *seed,
                        const struct draft *draft)
{
    struct draft reversed = *draft;
    const char *before = describe_advice(world, advise(world, draft));

    (void)seed;
    assert_string_equal(before, describe_advice(world, advise(world, draft)));
    reversed.reversed = true;
    assert_string_equal(before,
                        describe_advice(world, advise(world, &reversed)));
}

static void test_order_of_the_file_changes_nothing(void **state)
{
    run(state, check_order);
}

static void check_factor(struct world *world, uint32_t *seed,
                         const struct draft *draft)
{
    const struct vpca_advice *was = advise(world, draft);
    struct vpca_need need = *was->need;
    int weights[VPCA_CRITERION_LIMIT];

    (void)seed;
    for (size_t i = 0; i < world->rules->criterion_count; i++)
        weights[i] = 3 * need.weights[i];
    need.weights = weights;
    assert_string_equal(
        describe_advice(world, was),
        describe_advice(world, vpca_advise(world->arena, was->model, &need)));
}

static void test_common_factor_changes_nothing(void **state)
{
    run(state, check_factor);
}

/* An answer to something that the file left open. False: nothing was. */
static bool answer(uint32_t *seed, struct draft *draft)
{
    unsigned *choices[] = {draft->alpha, draft->beta, draft->facts};
    size_t which = draw(seed, VPCA_COUNT(choices));
    const struct ladder *ladders = which == 2 ? need_facts : site_facts;
    size_t i = draw(seed, which == 2 ? NEED_FACTS : SITE_FACTS);

    if (choices[which][i])
        return false;
    choices[which][i] = 1 + draw(seed, steps(&ladders[i]));
    return true;
}

static void check_answer(struct world *world, uint32_t *seed,
                         const struct draft *draft)
{
    struct draft answered = *draft;
    const struct vpca_advice *was;
    const struct vpca_advice *is;

    if (!answer(seed, &answered))
        return;
    check_stays_excluded(world, draft, &answered);
    was = advise(world, draft);
    is = advise(world, &answered);
    for (size_t i = 0; i < was->all_count; i++) {
        const struct vpca_entry *old = &was->all[i];
        const struct vpca_entry *now = find(is, old);

        if (old->status == VPCA_FEASIBLE && !old->proviso_count && now &&
            now->status != VPCA_FEASIBLE)
            explain(world, draft, &answered, now);
    }
}

static void test_answers_keep_what_is_settled(void **state)
{
    run(state, check_answer);
}

/* ---- Main ------------------------------------------------------------- */

static int set_up(void **state)
{
    static struct world world;
    struct vpca_diags diags;

    world.pack_arena = vpca_arena_new();
    world.arena = vpca_arena_new();
    vpca_diags_init(&diags, world.pack_arena);
    world.rules = vpca_ruleset_load_embedded(world.pack_arena, &diags);
    if (!world.rules)
        vpca_diags_print(&diags, stderr, false);
    *state = &world;
    return world.rules ? 0 : -1;
}

static int tear_down(void **state)
{
    struct world *world = *state;

    vpca_arena_free(world->arena);
    vpca_arena_free(world->pack_arena);
    return 0;
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ledger_sums),
        cmocka_unit_test(test_stricter_never_frees),
        cmocka_unit_test(test_removal_keeps_the_order),
        cmocka_unit_test(test_order_of_the_file_changes_nothing),
        cmocka_unit_test(test_common_factor_changes_nothing),
        cmocka_unit_test(test_answers_keep_what_is_settled),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
