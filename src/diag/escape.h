/* Text of unknown origin made safe to show on a terminal. */
#ifndef VPCADVISE_DIAG_ESCAPE_H
#define VPCADVISE_DIAG_ESCAPE_H

#include "vpcadvise/base.h"

/* One character as it will be shown. */
struct glyph {
    size_t taken;     /* bytes of the source */
    unsigned columns; /* on the terminal */
    char shown[16];   /* NUL-terminated */
};

/* The glyph at `bytes`, of which `length` > 0 remain: a tab is four spaces;
 * control characters, those that reorder text and malformed bytes are
 * escapes such as \x1b and \u202e. */
struct glyph glyph_at(const char *bytes, size_t length);

#endif
