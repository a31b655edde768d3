/* What must hold of the claims of the built-in pack. */
#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "coverage.h"

/* Rows of the whitepaper's claims, counted by hand when they were written
 * down, and how many of them are said of each option (those said of a whole
 * family count for each of its options). */
enum { PAPER_CLAIMS = 215 };
static const struct {
    const char *option;
    size_t claims;
} said_of[] = {
    {"managed-vpn", 19 + 4},
    {"direct-connect", 17 + 4},
    {"direct-connect-vpn", 10 + 4},
    {"vpn-cloudhub", 20 + 4},
    {"software-vpn", 19 + 4},
    {"transit-vpc", 20 + 4},
    {"vpc-peering", 16 + 5},
    {"software-vpn-vpc", 21 + 5},
    {"software-to-managed-vpn", 20 + 5},
    {"managed-vpn-vpc", 18 + 5},
    {"direct-connect-vpc", 14 + 5},
    {"privatelink", 12 + 5},
    {"network-reuse", 5 + 1},
    {"software-remote-access", 20 + 1},
};

static void complain(size_t *count, const char *format, ...) VPCA_PRINTF(2, 3);

static void complain(size_t *count, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    vfprintf(stderr, format, arguments);
    va_end(arguments);
    fputc('\n', stderr);
    ++*count;
}

/* ---- Claims ----------------------------------------------------------- */

static size_t check_numbers(const struct coverage *coverage)
{
    size_t complaints = 0;
    size_t found = 0;

    for (int i = 1; i <= PAPER_CLAIMS; i++) {
        const char *id = vpca_arena_printf(coverage->arena, "W-%03d", i);

        if (!vpca_ruleset_claim(coverage->rules, id))
            complain(&complaints, "%s: the claim is missing", id);
    }
    for (size_t i = 0; i < coverage->rules->claim_count; i++)
        found += strncmp(coverage->rules->claims[i].id, "W-", 2) == 0;
    if (found != PAPER_CLAIMS)
        complain(&complaints, "%zu claims W-..., not %d", found, PAPER_CLAIMS);
    return complaints;
}

static size_t check_said_of(const struct coverage *coverage)
{
    size_t complaints = 0;

    for (size_t i = 0; i < VPCA_COUNT(said_of); i++) {
        const struct vpca_option *option =
            vpca_ruleset_option(coverage->rules, said_of[i].option);
        size_t count = 0;

        for (size_t c = 0; c < coverage->rules->claim_count; c++) {
            const struct vpca_claim *claim = &coverage->rules->claims[c];

            for (size_t o = 0; o < claim->of_count; o++)
                count += &coverage->rules->options[claim->of[o]] == option;
        }
        if (count != said_of[i].claims)
            complain(&complaints, "%s: %zu claims are said of it, not %zu",
                     said_of[i].option, count, said_of[i].claims);
    }
    return complaints;
}

static size_t check_encoded(const struct coverage *coverage)
{
    size_t complaints = 0;

    for (size_t i = 0; i < coverage->rules->claim_count; i++) {
        const struct vpca_claim *claim = &coverage->rules->claims[i];
        struct vpca_evidence_list uses =
            vpca_evidence_of_claim(coverage->arena, coverage->evidence, claim);

        if (uses.count == 0 && !claim->no_rule)
            complain(&complaints,
                     "%s: nothing encodes it, and it has no reason", claim->id);
        if (uses.count > 0 && claim->no_rule)
            complain(&complaints, "%s: it is encoded, and excused", claim->id);
    }
    return complaints;
}

/* ---- Statements ------------------------------------------------------- */

static size_t check_bases(const struct coverage *coverage)
{
    size_t complaints = 0;

    for (size_t i = 0; i < coverage->evidence.count; i++) {
        const struct vpca_evidence *item = &coverage->evidence.items[i];
        const char *reason = item->basis->judgement;

        if (item->basis->claim_count == 0 && (!reason || strlen(reason) < 8))
            complain(&complaints, "%s %s: it rests on nothing",
                     vpca_evidence_name(item->kind), item->id);
    }
    return complaints;
}

/* ---- Numbers ---------------------------------------------------------- */

/* Whether the digits stand in the text as a number of their own. */
static bool has_number(const char *text, const char *digits, size_t length)
{
    for (const char *at = text; (at = strstr(at, digits)); at++) {
        bool starts = at == text || !isdigit((unsigned char)at[-1]);

        if (starts && !isdigit((unsigned char)at[length]))
            return true;
    }
    return false;
}

static bool basis_has_number(const struct vpca_basis *basis, const char *digits)
{
    size_t length = strlen(digits);

    if (basis->judgement && has_number(basis->judgement, digits, length))
        return true;
    for (size_t i = 0; i < basis->claim_count; i++) {
        if (has_number(basis->claims[i]->text, digits, length))
            return true;
    }
    return false;
}

static size_t check_text(const struct coverage *coverage,
                         const struct vpca_rule *rule, const char *text)
{
    size_t complaints = 0;
    bool in_word = false; /* EC2, IPv6 */

    while (*text) {
        size_t length = strspn(text, "0123456789");
        const char *digits = vpca_arena_copy(coverage->arena, text, length);

        if (length && !in_word && !basis_has_number(&rule->basis, digits))
            complain(&complaints, "%s: no source gives the number %s", rule->id,
                     digits);
        in_word = !length && isalpha((unsigned char)*text);
        text += length ? length : 1;
    }
    return complaints;
}

static size_t check_message(const struct coverage *coverage,
                            const struct vpca_rule *rule,
                            const struct vpca_message *message)
{
    size_t complaints = 0;

    for (size_t i = 0; i < message->count; i++) {
        if (message->segments[i].kind == VPCA_SEGMENT_TEXT)
            complaints += check_text(coverage, rule, message->segments[i].text);
    }
    return complaints;
}

/* A price without a judgement is as old as a claim that it rests on. */
static size_t check_price(const struct vpca_price *price)
{
    size_t complaints = 0;
    bool dated = price->basis.judgement != NULL;

    for (size_t i = 0; i < price->basis.claim_count; i++)
        dated |= strncmp(price->basis.claims[i]->as_of, price->as_of,
                         strlen(price->as_of)) == 0;
    if (!dated)
        complain(&complaints, "%s: no source of the price is of %s", price->id,
                 price->as_of);
    return complaints;
}

size_t coverage_check(const struct coverage *coverage)
{
    const struct vpca_ruleset *rules = coverage->rules;
    size_t complaints = check_numbers(coverage) + check_said_of(coverage) +
                        check_encoded(coverage) + check_bases(coverage);

    for (size_t i = 0; i < rules->rule_count; i++) {
        const struct vpca_rule *rule = &rules->rules[i];

        complaints += check_message(coverage, rule, &rule->message) +
                      check_message(coverage, rule, &rule->fix) +
                      check_message(coverage, rule, &rule->proviso);
    }
    for (size_t i = 0; i < rules->price_count; i++)
        complaints += check_price(&rules->prices[i]);
    return complaints;
}
