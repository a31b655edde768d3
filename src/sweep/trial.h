/* The file with other values, judged. */
#ifndef VPCADVISE_SWEEP_TRIAL_H
#define VPCADVISE_SWEEP_TRIAL_H

#include "vpcadvise/decision.h"

#include "figures.h"

/* What one need is judged under: a value of each axis, of which the first
 * runs. */
struct trial {
    const struct vpca_sweep_request *request;
    const char *need;
    const char *second; /* value of the second axis as the file has it */
};

/* The model where the first axis has that value, and the second the other,
 * or NULL. */
const struct vpca_model *trial_model(const struct trial *trial,
                                     vpca_arena *arena, const char *first,
                                     struct vpca_diags *diags);
/* The value of an axis as the file has it: a figure, or one of the list. */
const char *trial_value(vpca_arena *arena, const struct vpca_axis *axis,
                        int64_t at);
/* A decide of the first axis: a figure, or an index into its list. */
vpca_decide trial_decide;

#endif
