/* Findings on a file that only the advice on its needs can tell. */
#ifndef VPCADVISE_PIPELINE_FINDINGS_H
#define VPCADVISE_PIPELINE_FINDINGS_H

#include "vpcadvise/vpcadvise.h"

/* Warns of each waiver in force that silences nothing. */
void findings_of_waivers(const struct vpca_model *model,
                         struct vpca_diags *diags);

#endif
