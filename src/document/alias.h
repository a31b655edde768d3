/* Anchors, and the copies that aliases stand for. */
#ifndef VPCADVISE_DOCUMENT_ALIAS_H
#define VPCADVISE_DOCUMENT_ALIAS_H

#include "build.h"

/* Returns the anchor's number; a name may be given anew. */
size_t anchor_define(struct builder *builder, const char *name,
                     const struct vpca_node *node, bool open);
void anchor_close(struct builder *builder, size_t anchor);

/* Attaches a copy of what the alias names. */
void alias_expand(struct builder *builder, const char *name,
                  struct vpca_span span);

#endif
