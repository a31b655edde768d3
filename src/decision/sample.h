/* What a scan keeps of the advice under one figure, and what two of them prove
 * of the figures between. */
#ifndef VPCADVISE_DECISION_SAMPLE_H
#define VPCADVISE_DECISION_SAMPLE_H

#include "vpcadvise/decision.h"

/* A line of the ledger, weight times points. */
struct sample_line {
    const struct vpca_rule *rule; /* NULL: base */
    size_t criterion;
    int64_t product;
    int weight;
    bool quarter;
    bool sure;
};

struct sample_entry {
    const struct vpca_option *option;
    const struct vpca_option *backup;
    enum vpca_status status;
    size_t doubts; /* that decide where totals are the same */
    bool chosen;
    const struct sample_line *lines; /* by criterion and rule */
    size_t line_count;
    /* The rules behind its status and its doubts, in order. */
    const struct vpca_rule *const *marks;
    size_t mark_count;
};

struct sample {
    int64_t at;
    struct vpca_outcome outcome;
    int lead;
    const struct sample_entry *entries; /* by option and second path */
    size_t entry_count;
};

/* `advice` may be NULL. */
struct sample *sample_of(vpca_arena *arena, int64_t at,
                         const struct vpca_advice *advice);

/* The same rules make the same entries of the same status at both. */
bool samples_alike(const struct sample *a, const struct sample *b);
/* Of two that are alike and have the same outcome: whether it is the same
 * between them, where each line runs from one to the other without turning. */
bool samples_prove(const struct sample *a, const struct sample *b);
/* Whether the advice under all that lies between two figures, or under all that
 * a fact may be, shows that the outcome is that of `a` throughout: the same
 * rules stand behind every status, none more in doubt, and nothing but the
 * first can be first. */
bool sample_holds(vpca_arena *arena, const struct sample *a,
                  const struct vpca_advice *advice);

#endif
