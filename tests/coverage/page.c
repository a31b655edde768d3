/* The page docs/coverage.md. */
#include <stdio.h>
#include <string.h>

#include "coverage.h"

struct page {
    const struct coverage *coverage;
    FILE *out;
};

static bool of_the_paper(const struct vpca_claim *claim)
{
    return strncmp(claim->id, "W-", 2) == 0;
}

/* ---- One statement ---------------------------------------------------- */

static bool said_of(const struct page *page, const struct vpca_claim *claim,
                    const struct vpca_option *option)
{
    for (size_t i = 0; i < claim->of_count; i++) {
        if (&page->coverage->rules->options[claim->of[i]] == option)
            return true;
    }
    return claim->of_count == 0 || !option;
}

/* "managed-vpn", "managed-vpn.path", "F-bandwidth", "price vpn-connection". */
static const char *statement(const struct page *page,
                             const struct vpca_evidence *item)
{
    vpca_arena *arena = page->coverage->arena;
    const char *dot = item->fact ? strchr(item->fact, '.') : NULL;

    if (item->kind == VPCA_EVIDENCE_RULE)
        return vpca_arena_printf(arena, "`%s`", item->id);
    if (item->kind == VPCA_EVIDENCE_OPTION_FACT ||
        item->kind == VPCA_EVIDENCE_PAIR_FACT)
        return vpca_arena_printf(arena, "`%s%s`", item->id, dot ? dot : "");
    if (item->row)
        return vpca_arena_printf(arena, "`%s.failures.%s`", item->id,
                                 item->fact);
    return vpca_arena_printf(arena, "%s `%s`", vpca_evidence_name(item->kind),
                             item->id ? item->id : "");
}

static void write_uses(const struct page *page, const struct vpca_claim *claim)
{
    struct vpca_evidence_list uses = vpca_evidence_of_claim(
        page->coverage->arena, page->coverage->evidence, claim);
    const char *last = "";
    bool first = true;

    for (size_t i = 0; i < uses.count; i++) {
        const struct vpca_evidence *item = &uses.items[i];
        const char *text = statement(page, item);

        /* The cases of one fact, and the pairs of one entry. */
        if (strcmp(text, last) == 0)
            continue;
        fprintf(page->out, "%s%s%s", first ? "" : ", ", text,
                said_of(page, claim, item->option) ? "" : "\\*");
        last = text;
        first = false;
    }
    if (claim->no_rule)
        fprintf(page->out, "none: %s", claim->no_rule);
}

/* ---- Tables of claims ------------------------------------------------- */

static void write_of(const struct page *page, const struct vpca_claim *claim)
{
    const struct vpca_option *options = page->coverage->rules->options;

    if (claim->of_count == 0)
        fputs("all", page->out);
    for (size_t i = 0; i < claim->of_count; i++)
        fprintf(page->out, "%s%s", i ? ", " : "", options[claim->of[i]].id);
}

static void write_paper(const struct page *page)
{
    const struct vpca_ruleset *rules = page->coverage->rules;

    fputs("## Claims of the whitepaper\n\n"
          "| claim | what it says | place | said of | encoded by |\n"
          "|---|---|---|---|---|\n",
          page->out);
    for (size_t i = 0; i < rules->claim_count; i++) {
        const struct vpca_claim *claim = &rules->claims[i];

        if (!of_the_paper(claim))
            continue;
        fprintf(page->out, "| %s | %s | %s | ", claim->id, claim->text,
                claim->place);
        write_of(page, claim);
        fputs(" | ", page->out);
        write_uses(page, claim);
        fputs(" |\n", page->out);
    }
}

static void write_dated(const struct page *page)
{
    const struct vpca_ruleset *rules = page->coverage->rules;

    fputs("\n## Facts from elsewhere\n\n"
          "| fact | what it says | source | as of | used by |\n"
          "|---|---|---|---|---|\n",
          page->out);
    for (size_t i = 0; i < rules->claim_count; i++) {
        const struct vpca_claim *claim = &rules->claims[i];

        if (of_the_paper(claim))
            continue;
        fprintf(page->out, "| %s | %s | %s | %s | ", claim->id, claim->text,
                claim->origin->id, claim->as_of);
        write_uses(page, claim);
        fputs(" |\n", page->out);
    }
    fputs("\n| source | title | as of |\n|---|---|---|\n", page->out);
    for (size_t i = 0; i < rules->origin_count; i++)
        fprintf(page->out, "| %s | %s | %s |\n", rules->origins[i].id,
                rules->origins[i].title, rules->origins[i].as_of);
}

/* ---- What the points rest on ------------------------------------------ */

static void write_shares(const struct page *page, const char *name,
                         const long *points)
{
    long sum = 0;

    for (size_t i = 0; i < POINTS_BASIS_COUNT; i++)
        sum += points[i];
    fprintf(page->out, "| %s | %ld |", name, sum);
    for (size_t i = 0; i < POINTS_BASIS_COUNT; i++)
        fprintf(page->out, " %ld (%ld %%) |", points[i],
                sum ? (points[i] * 200 + sum) / (2 * sum) : 0);
    fputs("\n", page->out);
}

static void write_points(const struct page *page)
{
    const struct vpca_ruleset *rules = page->coverage->rules;
    long by_criterion[VPCA_CRITERION_LIMIT][POINTS_BASIS_COUNT] = {{0}};
    long all[POINTS_BASIS_COUNT] = {0};

    for (size_t i = 0; i < rules->rule_count; i++) {
        const struct vpca_rule *rule = &rules->rules[i];
        enum points_basis basis = points_basis_of_rule(page->coverage, rule);

        if (rule->criterion == VPCA_NONE)
            continue;
        by_criterion[rule->criterion][basis] += points_of_rule(rule);
        all[basis] += points_of_rule(rule);
    }
    fputs("\n## What the points rest on\n\n"
          "The points of scores, matches and mismatches without their sign; "
          "of bands\ntheir spread. The paper gives no weights, so how much a "
          "statement counts is\nalways judged; the columns say where the "
          "statement itself comes from.\n\n"
          "| criterion | points | claims | claims and judgement | judgement, "
          "on facts or prices with claims | judgement alone |\n"
          "|---|---|---|---|---|---|\n",
          page->out);
    for (size_t i = 0; i < rules->criterion_count; i++)
        write_shares(page, rules->criteria[i].name, by_criterion[i]);
    write_shares(page, "all", all);
}

/* ---- Statements by kind ----------------------------------------------- */

static void write_kinds(const struct page *page)
{
    size_t counts[VPCA_EVIDENCE_COUNT][3] = {{0}};

    for (size_t i = 0; i < page->coverage->evidence.count; i++) {
        const struct vpca_evidence *item = &page->coverage->evidence.items[i];
        bool claims = item->basis->claim_count > 0;

        counts[item->kind][!claims ? 2 : item->basis->judgement ? 1 : 0]++;
    }
    fputs("\n## All statements\n\n"
          "A fact with several cases counts once for each.\n\n"
          "| statement | claims | claims and judgement | judgement alone |\n"
          "|---|---|---|---|\n",
          page->out);
    for (unsigned i = 0; i < VPCA_EVIDENCE_COUNT; i++)
        fprintf(page->out, "| %s | %zu | %zu | %zu |\n",
                vpca_evidence_name((enum vpca_evidence_kind)i), counts[i][0],
                counts[i][1], counts[i][2]);
}

/* ---- The page --------------------------------------------------------- */

static void write_head(const struct page *page)
{
    const struct vpca_ruleset *rules = page->coverage->rules;
    size_t claims = 0;
    size_t encoded = 0;

    for (size_t i = 0; i < rules->claim_count; i++) {
        if (!of_the_paper(&rules->claims[i]))
            continue;
        claims++;
        encoded += rules->claims[i].no_rule == NULL;
    }
    fprintf(page->out,
            "# Coverage of the whitepaper\n\n"
            "This page is generated from the built-in rule pack and checked by "
            "the test\nsuite. To write it again:\n\n"
            "```\n"
            "sh tests/coverage/compare.sh --write build/tests/coverage "
            "docs/coverage.md\n"
            "```\n\n"
            "The paper is read as %zu claims, in our own words. %zu are "
            "encoded by options,\ntheir facts, rules, pairs, words, prices or "
            "controls; %zu are not, each for the\nreason given. `option.fact` "
            "is a fact of an option, a name such as `F-bandwidth`\na rule. A "
            "star (\\*) marks a statement about another option than the claim; "
            "it\nhas a judgement that says why the claim holds there too.\n\n",
            claims, encoded, claims - encoded);
}

void coverage_write(const struct coverage *coverage, FILE *out)
{
    struct page page = {.coverage = coverage, .out = out};

    write_head(&page);
    write_paper(&page);
    write_dated(&page);
    write_points(&page);
    write_kinds(&page);
}
