/* What the files of the estate stage share. */
#ifndef VPCADVISE_ESTATE_WHOLE_H
#define VPCADVISE_ESTATE_WHOLE_H

#include "vpcadvise/estate.h"

/* ---- figures.c ---------------------------------------------------------- */

/* Figures are not negative; VPCA_INFINITE stays what it is. */
struct vpca_range figures_plus(struct vpca_range a, struct vpca_range b);
/* Of a quantity; what is not known may be anything. */
struct vpca_range figures_of(const struct vpca_value *value);

/* ---- bill.c ----------------------------------------------------------- */

/* Adds up what the picked choices come to. */
void bill_settle(struct vpca_estate *estate);

#endif
