/*
 * The rule packs that are built into the program, as the bytes of their files.
 *
 * The definition is generated from rules/ at build time by embed.cmake.
 */
#ifndef VPCA_RULESET_EMBEDDED_H
#define VPCA_RULESET_EMBEDDED_H

#include <stddef.h>

struct vpca_embedded_file {
    const char *path;  /* below rules/: "whitepaper-2018/criteria.yaml" */
    const char *bytes; /* NUL-terminated after `length` bytes */
    size_t length;
};

/* Sorted by path, byte by byte. */
extern const struct vpca_embedded_file vpca_embedded_files[];
extern const size_t vpca_embedded_file_count;

#endif
