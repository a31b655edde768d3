/*
 * The cases of a pack: small requirements, and whether the pack says of them
 * what it must.
 *
 * A case is read like any requirements file, and its one need is advised on.
 * Each mismatch is a CASE_FAILED where the expectation stands.
 */
#ifndef VPCADVISE_CASES_H
#define VPCADVISE_CASES_H

#include "vpcadvise/advice.h"

/* Runs every case of the rule set and returns how many there are. `today` is
 * the day they are run on, "YYYY-MM-DD". Mistakes in their requirements are
 * reported as in any file; warnings on these are not. */
size_t vpca_cases_run(const struct vpca_ruleset *rules, const char *today,
                      struct vpca_diags *diags);

/* Reports mistakes in the requirements of the cases, and runs none. */
void vpca_cases_load(const struct vpca_ruleset *rules, const char *today,
                     struct vpca_diags *diags);

/* The model of the case's requirements, which has one need. NULL when it is
 * wrong, which was reported. */
const struct vpca_model *vpca_case_model(vpca_arena *arena,
                                         const struct vpca_ruleset *rules,
                                         const struct vpca_pack_case *one,
                                         const char *today,
                                         struct vpca_diags *diags);

/* Compares the advice on the case's need with what is expected. False when
 * there was a mismatch. */
bool vpca_case_check(const struct vpca_pack_case *one,
                     const struct vpca_advice *advice,
                     struct vpca_diags *diags);

#endif
