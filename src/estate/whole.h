/* What the files of the estate stage share. */
#ifndef VPCADVISE_ESTATE_WHOLE_H
#define VPCADVISE_ESTATE_WHOLE_H

#include "vpcadvise/estate.h"

/* ---- figures.c ---------------------------------------------------------- */

/* Figures are not negative; VPCA_INFINITE stays what it is. */
struct vpca_range figures_plus(struct vpca_range a, struct vpca_range b);
struct vpca_range figures_times(struct vpca_range a, struct vpca_range b);
/* The larger of both ends. */
struct vpca_range figures_later(struct vpca_range a, struct vpca_range b);
/* Of a quantity; what is not known may be anything. */
struct vpca_range figures_of(const struct vpca_value *value);

/* ---- bill.c ----------------------------------------------------------- */

/* Adds up what the picked choices come to. */
void bill_settle(struct vpca_estate *estate);

/* ---- conflicts.c ------------------------------------------------------ */

/* Holds what was counted against the limits of the pack. */
void conflicts_settle(struct vpca_estate *estate);

/* ---- plan.c, interim.c, phases.c -------------------------------------- */

struct vpca_plan *plan_new(vpca_arena *arena, const struct vpca_model *model);
/* Keeps how long the need takes and what could serve it until then. `entry`
 * is what is built for it, or NULL. */
void plan_add(struct vpca_estate *estate, const struct vpca_advice *advice,
              const struct vpca_entry *entry);
/* What could serve the need until the entry is ready. */
struct vpca_interim interim_find(struct vpca_estate *estate,
                                 const struct vpca_advice *advice,
                                 const struct vpca_entry *entry);
/* Puts the needs in order. */
void phases_settle(struct vpca_estate *estate);

#endif
