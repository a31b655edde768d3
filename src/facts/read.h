/* One value being read: what the parts of the reader share. */
#ifndef VPCA_FACTS_READ_H
#define VPCA_FACTS_READ_H

#include "vpcadvise/facts.h"

struct reading {
    const struct vpca_value_reader *reader;
    const struct vpca_fact *fact;
    const struct vpca_domain *domain; /* NULL for some types */
    const struct vpca_node *node;     /* what diagnostics point at */
};

/* The pack's word as a value of the type; false when it has none. */
bool reading_word(const struct reading *reading, const char *word,
                  enum vpca_type type, struct vpca_value *ret_value);
/* Reports a word that nobody knows. `code` and `what` ("a figure or a word
 * known here") are the type's; `otherwise` is the hint when no known word is
 * near. Returns false. */
bool reading_refuse(const struct reading *reading, enum vpca_code code,
                    const char *what, const char *otherwise);
/* The text, or its beginning when it is long, for a message. */
const char *reading_quote(const struct reading *reading, const char *text);
/* A hint that lives as long as the diagnostics. */
const char *reading_hint(const struct reading *reading, const char *format, ...)
    VPCA_PRINTF(2, 3);

/* Reads the scalar of `reading` as a quantity. */
bool quantity_read(const struct reading *reading, struct vpca_value *ret_value);

#endif
