/*
 * Small falsehoods told to a loaded pack, one at a time, and whether its
 * tests and cases notice.
 */
#ifndef VPCA_MUTATION_H
#define VPCA_MUTATION_H

#include "vpcadvise/ruleset.h"

/* What kind of falsehood it is. */
enum mutation {
    MUTATION_RULE,       /* a rule is dropped */
    MUTATION_COMPARISON, /* a test of a condition is turned or shifted */
    MUTATION_POINTS,     /* points change their sign, bands their order */
    MUTATION_FACT,       /* a fact of an option or pair is another */
    MUTATION_FAILURE,    /* a row of a failure table says another thing */
    MUTATION_PAIR,       /* a pair is dropped */
    MUTATION_COUNT,
};

/* Bytes of the pack and what takes their place. */
struct patch {
    void *at;
    void *bytes;
    size_t size;
};

#define PATCH_LIMIT 2
struct mutant {
    const char *name; /* stable: survivors are listed by it */
    enum mutation mutation;
    struct patch patches[PATCH_LIMIT];
    size_t patch_count;
    const struct vpca_rule *rule; /* whose tests may notice, or NULL */
    uint64_t kinds;               /* of needs that may notice */
};

struct mutants {
    vpca_arena *arena;
    const struct vpca_ruleset *rules;
    struct mutant *items;
    size_t count;
    size_t capacity;
    vpca_names *names; /* of the mutants */
    /* The one that is built up. */
    enum mutation mutation;
    const struct vpca_rule *rule;
    uint64_t kinds;
};

/* ---- mutants.c --------------------------------------------------------- */

/* Every mutant of the pack. The reach of options is widened first, so that
 * a rule that comes to fire where it could not is seen. */
void mutants_make(struct mutants *mutants, vpca_arena *arena,
                  const struct vpca_ruleset *rules);
/* Puts the falsehood into the pack, or takes it out again. */
void mutant_swap(const struct mutant *mutant);

/* Adds one that writes `size` bytes; a name that is there already gets a
 * number. `at` lies in the pack, which is only const to those who read it. */
void mutant_add(struct mutants *mutants, const char *name, const void *at,
                const void *bytes, size_t size);
/* The same with a second place. */
void mutant_extend(struct mutants *mutants, const void *at, const void *bytes,
                   size_t size);

/* ---- conditions.c, facts.c, failures.c --------------------------------- */

void conditions_mutate(struct mutants *mutants, const char *name,
                       const struct vpca_condition *condition);
void facts_mutate(struct mutants *mutants);
void failures_mutate(struct mutants *mutants);

#endif
