/* Breaks text into lines of a width in columns. */
#ifndef VPCADVISE_RENDER_WRAP_H
#define VPCADVISE_RENDER_WRAP_H

#include "vpcadvise/base.h"

struct wrapped {
    const char **lines;
    size_t count;
    size_t capacity;
};

/* Breaks at blanks, and within words longer than a line. At least one line,
 * which may be empty. */
struct wrapped wrap_text(vpca_arena *arena, const char *text, unsigned width);

#endif
