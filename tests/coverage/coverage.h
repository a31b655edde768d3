/*
 * What encodes each claim of the built-in pack, written as docs/coverage.md
 * and checked.
 */
#ifndef VPCA_TEST_COVERAGE_H
#define VPCA_TEST_COVERAGE_H

#include "vpcadvise/evidence.h"

struct coverage {
    vpca_arena *arena;
    const struct vpca_ruleset *rules;
    struct vpca_evidence_list evidence;
};

/* ---- check.c ---------------------------------------------------------- */

/* How many complaints it printed to standard error. */
size_t coverage_check(const struct coverage *coverage);

/* ---- points.c --------------------------------------------------------- */

/* What the points of scores, matches and mismatches rest on. */
enum points_basis {
    POINTS_CLAIMS,
    POINTS_BOTH,
    POINTS_SOURCED, /* a judgement on facts of options, or prices, with claims
                     */
    POINTS_JUDGED,  /* a judgement alone */
    POINTS_BASIS_COUNT
};
/* How much the rule can move its criterion: its points without their sign, or
 * the spread of its bands; 0 for rules that give none. */
long points_of_rule(const struct vpca_rule *rule);
enum points_basis points_basis_of_rule(const struct coverage *coverage,
                                       const struct vpca_rule *rule);

/* ---- page.c ----------------------------------------------------------- */

void coverage_write(const struct coverage *coverage, FILE *out);

#endif
