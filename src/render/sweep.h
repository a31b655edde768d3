/* The formats of a sweep, each in the file of its name. */
#ifndef VPCADVISE_RENDER_SWEEP_H
#define VPCADVISE_RENDER_SWEEP_H

#include "vpcadvise/render.h"

void sweep_text(struct vpca_renderer *renderer, const struct vpca_sweep *sweep);
void sweep_json(struct vpca_renderer *renderer, const struct vpca_sweep *sweep);

#endif
