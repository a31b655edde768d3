/* The source line of a diagnostic with a caret beneath. */
#ifndef VPCADVISE_DIAG_EXCERPT_H
#define VPCADVISE_DIAG_EXCERPT_H

#include "vpcadvise/diag.h"

/* Adds two lines: line `number`, where the span starts, cut around the caret
 * to 100 columns, and a caret with tildes as far as the span goes. `color` and
 * `plain` are put around the caret. Returns the width of the margin. */
int excerpt_add(struct vpca_text *text, const struct vpca_span *span,
                size_t number, const char *color, const char *plain);

#endif
