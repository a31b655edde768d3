/* What the parts of "why" share: one entry of the advice on one need. */
#ifndef VPCADVISE_EXPLAIN_WHY_H
#define VPCADVISE_EXPLAIN_WHY_H

#include "explain.h"

struct why {
    struct explain e;
    const struct vpca_advice *advice;
    const struct vpca_entry *entry;
    struct vpca_trace trace; /* of the entry */
    bool all;                /* that did not fire */
};

/* "managed-vpn", "direct-connect + managed-vpn" */
const char *entry_words(const struct explain *e,
                        const struct vpca_entry *entry);

/* why_ledger.c: the comparison with another entry, and the ledger. */
void put_comparison(struct why *why);
void put_ledger(struct why *why);
/* why_rules.c: the rules with what they saw, by what came of them: first those
 * that exclude it or leave it open, then the others. */
void put_verdict(struct why *why);
void put_rest(struct why *why);

#endif
