/* The formats of a comparison, each in the file of its name. */
#ifndef VPCADVISE_RENDER_DIFF_H
#define VPCADVISE_RENDER_DIFF_H

#include "vpcadvise/render.h"

void diff_text(struct vpca_renderer *renderer,
               const struct vpca_comparison *comparison);
void diff_markdown(struct vpca_renderer *renderer,
                   const struct vpca_comparison *comparison);
void diff_json(struct vpca_renderer *renderer,
               const struct vpca_comparison *comparison);

/* "+", "-" or "~". */
const char *diff_sign(const struct vpca_difference *difference);
/* "unchanged: A (640)", "A (652) -> B (701)", "new: B (701)", ... */
const char *diff_headline(vpca_arena *arena,
                          const struct vpca_compared_need *need);

#endif
