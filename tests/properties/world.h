/* What the laws judge with: rule sets, advice on a draft, and its text. */
#ifndef VPCADVISE_PROPERTIES_WORLD_H
#define VPCADVISE_PROPERTIES_WORLD_H

#include "vpcadvise/advice.h"

#include "draft.h"

#define TODAY "2026-11-24"

struct world {
    vpca_arena *pack_arena;
    vpca_arena *arena; /* of one trial */
    const struct vpca_ruleset *rules;
    const struct vpca_ruleset *shuffled; /* the same files, backwards */
    const struct vpca_ruleset *doubled;  /* the weight of fit doubled */
};

/* A law: NULL where it holds, or where the draft is no case of it; else what
 * broke it, in the arena of the trial. */
typedef const char *law(struct world *world, const struct draft *draft);

/* False when a pack could not be loaded, which was printed. */
bool world_init(struct world *world);
void world_done(struct world *world);

/* The model of a draft; NULL where the file is not valid. */
const struct vpca_model *model_by(struct world *world,
                                  const struct vpca_ruleset *rules,
                                  const struct draft *draft);
/* The advice on a draft by the built-in pack; NULL where it is not valid. */
const struct vpca_advice *advise(struct world *world,
                                 const struct draft *draft);
const struct vpca_advice *advise_by(struct world *world,
                                    const struct vpca_ruleset *rules,
                                    const struct draft *draft);

/* The entry of `advice` for the same option and second path, or NULL. */
const struct vpca_entry *find_entry(const struct vpca_advice *advice,
                                    const struct vpca_entry *wanted);
/* "direct-connect + managed-vpn" */
const char *entry_name(struct world *world, const struct vpca_entry *entry);
/* All that is in the advice, but the weights and what is made of them. */
const char *describe_advice(struct world *world,
                            const struct vpca_advice *advice);

/* Draws drafts and holds them to a law; a draft that breaks it is shrunk and
 * printed. Fails the test then, or where too few drafts are valid. */
void hold(struct world *world, law *check, int trials);

#endif
