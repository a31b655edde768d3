/* What is kept of each need for the order in which they are built. */
#ifndef VPCADVISE_ESTATE_PLAN_H
#define VPCADVISE_ESTATE_PLAN_H

#include "whole.h"

struct vpca_plan {
    struct vpca_planned *needs; /* by place in the model */
};

#endif
