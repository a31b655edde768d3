/* Words and values as they stand in a sentence. */
#ifndef VPCADVISE_REPORT_WORDS_H
#define VPCADVISE_REPORT_WORDS_H

#include "builder.h"

/* "customer-gateway" as "customer gateway", "bgp" as "BGP". */
const char *word_plain(vpca_arena *arena, const char *word);
/* "need.ready_within" as "ready within". */
const char *fact_noun(vpca_arena *arena, const struct vpca_fact *fact);
/* "site" as "sites" unless `one`. */
const char *noun_number(vpca_arena *arena, const char *noun, bool one);
/* A value with plain words and the names of options and families: "at least
 * 1 Gbps", as a file may say it. */
const char *value_text(const struct builder *builder,
                       const struct vpca_fact *fact,
                       const struct vpca_value *value);
/* The same as a part of a sentence: "1 Gbps or more", "30 ms or less". */
const char *value_phrase(const struct builder *builder,
                         const struct vpca_fact *fact,
                         const struct vpca_value *value);
/* Names with commas; those beyond `most` only counted: "and 3 more". */
void names_add(struct vpca_text *text, const char *const *names, size_t count,
               size_t most);

#endif
