/* From libyaml's count of characters to bytes. */
#ifndef VPCADVISE_DOCUMENT_CURSOR_H
#define VPCADVISE_DOCUMENT_CURSOR_H

#include "vpcadvise/diag.h"

/* libyaml's marks count code points. They come nearly in order, so a cursor
 * that walks from the last one is linear over the text. */
struct cursor {
    const struct vpca_source *source;
    size_t index;  /* in code points */
    size_t offset; /* in bytes */
};

/* The byte offset of the code point `index`, at most the source's length. */
uint32_t cursor_seek(struct cursor *cursor, size_t index);

#endif
