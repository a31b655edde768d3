/*
 * Every statement of a pack with what it rests on, and from a claim back to
 * the statements that encode it.
 *
 * A claim that no statement rests on should say why (`no_rule`).
 */
#ifndef VPCADVISE_EVIDENCE_H
#define VPCADVISE_EVIDENCE_H

#include "vpcadvise/ruleset.h"

/* VPCA_EVIDENCE(symbol, "what the statement is") */
#define VPCA_EVIDENCES(VPCA_EVIDENCE)                                          \
    VPCA_EVIDENCE(OPTION, "option")                                            \
    VPCA_EVIDENCE(OPTION_FACT, "fact of an option")                            \
    VPCA_EVIDENCE(FAILURE, "row of a failure table")                           \
    VPCA_EVIDENCE(FACT_DEFAULT, "default of a fact")                           \
    VPCA_EVIDENCE(RULE, "rule")                                                \
    VPCA_EVIDENCE(PAIRS, "when pairs are considered")                          \
    VPCA_EVIDENCE(PAIR, "pair")                                                \
    VPCA_EVIDENCE(PAIR_FACT, "fact of a pair")                                 \
    VPCA_EVIDENCE(PAIR_FAILURE, "row of a pair's failure table")               \
    VPCA_EVIDENCE(PRICE, "price")                                              \
    VPCA_EVIDENCE(THING, "thing that is built once")                           \
    VPCA_EVIDENCE(WORD, "word")                                                \
    VPCA_EVIDENCE(CONTROL, "control")                                          \
    VPCA_EVIDENCE(FRAMEWORK, "framework")                                      \
    VPCA_EVIDENCE(CRITERION, "criterion")                                      \
    VPCA_EVIDENCE(PROFILE, "profile")                                          \
    VPCA_EVIDENCE(ASSUMPTION, "assumption")                                    \
    VPCA_EVIDENCE(LIMIT, "limit")                                              \
    VPCA_EVIDENCE(PHASES, "how phases are made")

enum vpca_evidence_kind {
#define VPCA_EVIDENCE(symbol, name) VPCA_EVIDENCE_##symbol,
    VPCA_EVIDENCES(VPCA_EVIDENCE)
#undef VPCA_EVIDENCE
        VPCA_EVIDENCE_COUNT
};
const char *vpca_evidence_name(enum vpca_evidence_kind kind);

/* One statement. A fact with several cases is as many statements. */
struct vpca_evidence {
    enum vpca_evidence_kind kind;
    /* Of what: an id of its kind; of facts the option's or the pair's. A pair
     * is "managed-vpn + software-vpn", a word "need.bandwidth high", what is
     * assumed and the default of a fact the fact's name. */
    const char *id;
    const char *fact; /* of a fact of an option or pair "option.lead_time"; of
                         a row the failure, for that of all others the first */
    /* Of an option, its facts and its own rules; of a pair and its facts the
     * primary. Else NULL. */
    const struct vpca_option *option;
    const struct vpca_rule *rule;        /* of a rule, else NULL */
    const struct vpca_fact_case *item;   /* of a fact, else NULL */
    const struct vpca_failure_case *row; /* of a failure table, else NULL */
    const struct vpca_basis *basis;
};

struct vpca_evidence_list {
    const struct vpca_evidence *items;
    size_t count;
};

/* All statements of the pack: by kind, within it in the order of the rule
 * set. What a pair says of several backups stands once for each. */
struct vpca_evidence_list vpca_evidence_list(vpca_arena *arena,
                                             const struct vpca_ruleset *rules);
/* Those that rest on the claim, in order; none where nothing does. */
struct vpca_evidence_list
vpca_evidence_of_claim(vpca_arena *arena, struct vpca_evidence_list list,
                       const struct vpca_claim *claim);
/* By id, or NULL. */
const struct vpca_claim *vpca_ruleset_claim(const struct vpca_ruleset *rules,
                                            const char *id);

#endif
