/* Figures of a quantity as text: exact for files, rounded for people. */
#ifndef VPCADVISE_SWEEP_FIGURES_H
#define VPCADVISE_SWEEP_FIGURES_H

#include "vpcadvise/sweep.h"

/* As a file has it, to the unit: "1250000000 bps". */
const char *figure_exact(vpca_arena *arena, enum vpca_unit unit,
                         int64_t figure);
/* "1.25 Gbps"; rounded where no unit shows it exactly. */
const char *figure_shown(vpca_arena *arena, enum vpca_unit unit,
                         int64_t figure);
/* Whether what is shown is the figure itself. */
bool figure_is_shown_exactly(vpca_arena *arena, const struct vpca_fact *fact,
                             int64_t figure);
/* What one stands for: "bps". */
const char *figure_unit(enum vpca_unit unit);
/* The figure at place `index` of `count` from low to high: by equal steps, or
 * by equal parts of doublings where the ends lie far apart. */
int64_t figure_between(const struct vpca_axis *axis, size_t index,
                       size_t count);

/* place.c: the fact behind a path, and whose it is. */
enum place_kind { PLACE_FACT, PLACE_WEIGHT, PLACE_NONE };
enum place_kind place_find(vpca_arena *arena, const char *path,
                           const struct vpca_fact **ret_fact);
/* The section and the name that it starts with: "needs", "x"; the name is NULL
 * where the section has none. */
void place_split(vpca_arena *arena, const char *path, const char **ret_section,
                 const char **ret_name);
/* Whether the path is about the need: its own, or of a member that it joins. */
bool place_concerns(vpca_arena *arena, const char *path,
                    const struct vpca_need *need);

#endif
