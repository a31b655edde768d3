/* A mapping whose last entry was read: merge keys and duplicate keys. */
#ifndef VPCADVISE_DOCUMENT_MAPPING_H
#define VPCADVISE_DOCUMENT_MAPPING_H

#include "build.h"

/* Gives the mapping its entries. What `<<` names comes behind those that
 * stand in the mapping, unless their keys are there already; of duplicate
 * keys the first counts. */
void mapping_close(struct builder *builder, struct vpca_node *mapping,
                   struct vpca_node **entries, size_t count);

#endif
