/*
 * The pages of docs/ that are built into the program.
 *
 * The definition is generated at build time by src/ruleset/embed.cmake.
 */
#ifndef VPCADVISE_EXPLAIN_PAGES_H
#define VPCADVISE_EXPLAIN_PAGES_H

#include <stddef.h>

struct explain_page {
    const char *path;  /* below docs/ */
    const char *bytes; /* NUL-terminated after `length` bytes */
    size_t length;
};

extern const struct explain_page explain_pages[];
extern const size_t explain_page_count;

#endif
