/*
 * A rule set together with the names it is looked up by.
 */
#ifndef VPCA_RULESET_INDEX_H
#define VPCA_RULESET_INDEX_H

#include "vpcadvise/ruleset.h"

/* What vpca_ruleset_load returns is the first member of one of these. */
struct ruleset_index {
    struct vpca_ruleset rules;
    const vpca_names *options;
    const vpca_names *rule_ids;
    const vpca_names *controls;
    const vpca_names *frameworks;
    const vpca_names *profiles;
    vpca_names *tags;                   /* of `rules.tags` */
    vpca_names *words[VPCA_FACT_COUNT]; /* by fact; NULL: it has none */
};

#endif
