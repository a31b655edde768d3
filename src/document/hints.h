/* What was meant where YAML could not be read, guessed from the text around.
 */
#ifndef VPCADVISE_DOCUMENT_HINTS_H
#define VPCADVISE_DOCUMENT_HINTS_H

#include "vpcadvise/document.h"

struct trouble {
    vpca_arena *arena; /* of the hints */
    const struct vpca_source *source;
    uint32_t at;                  /* where reading stopped */
    uint32_t opened;              /* where what could not be read began */
    bool flow;                    /* inside brackets or braces */
    const struct vpca_node *last; /* scalar read, or NULL */
};

/* ---- Questions about the place ---------------------------------------- */

bool trouble_at_tab(const struct trouble *trouble);
bool trouble_at_end(const struct trouble *trouble);
bool trouble_at_closer(const struct trouble *trouble);
bool trouble_at_colon(const struct trouble *trouble);
/* Only blanks stand before the colon on its line. */
bool trouble_at_first_colon(const struct trouble *trouble);
bool trouble_at_surrogate(const struct trouble *trouble);
/* The line has a key and a value before the place. */
bool trouble_behind_value(const struct trouble *trouble);
/* The same, and the value starts with a quote, or with a bracket or brace. */
bool trouble_behind_quotes(const struct trouble *trouble);
bool trouble_behind_brackets(const struct trouble *trouble);
/* A quoted text that began on an earlier line ends right before. */
bool trouble_behind_lines(const struct trouble *trouble);
/* In what could not be read, a colon has no blank behind it. */
bool trouble_tight_colon(const struct trouble *trouble);
/* The line above has a colon, but none with a blank behind it. */
bool trouble_below_tight_colon(const struct trouble *trouble);

/* ---- Hints ------------------------------------------------------------ */

/* Each returns a text in the arena. */
const char *hint_quote_here(const struct trouble *trouble);
const char *hint_quote_opened(const struct trouble *trouble);
const char *hint_quote_value(const struct trouble *trouble);
/* The value as a mapping, where it looks like a key with a value; else the
 * value in quotes. */
const char *hint_second_colon(const struct trouble *trouble);
const char *hint_surrogate(const struct trouble *trouble);
const char *hint_last_line(const struct trouble *trouble);
const char *hint_opened_line(const struct trouble *trouble);
const char *hint_same_column(const struct trouble *trouble);

#endif
