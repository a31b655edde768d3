/* What may stand before a value: an anchor; and a tag, which is refused. */
#ifndef VPCADVISE_DOCUMENT_PROPERTIES_H
#define VPCADVISE_DOCUMENT_PROPERTIES_H

#include "build.h"

struct properties {
    const char *anchor; /* or NULL */
    const char *tag;    /* or NULL */
    struct vpca_span span;
};

/* Reports tags, and anchors on keys. Returns the span of the value alone. */
struct vpca_span properties_check(struct builder *builder,
                                  const struct properties *properties);

/* The end of the span without the blanks and line breaks it ends with: a
 * block scalar ends for libyaml where the next token starts. */
uint32_t properties_trim(const struct vpca_span *span);

#endif
