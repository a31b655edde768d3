/*
 * Where a report goes: standard output, a file, or a device.
 *
 * A file is written beside and renamed when every report is complete, so
 * that what was there stays whole until then.
 */
#ifndef CLI_OUTPUT_H
#define CLI_OUTPUT_H

#include "options.h"

struct output {
    const char *name;      /* for messages */
    const char *target;    /* what it is renamed to; NULL: written directly */
    const char *temporary; /* NULL once it is gone */
    FILE *stream;          /* NULL once closed */
};

struct outputs {
    vpca_arena *arena;
    struct output *items;
    size_t count;
};

/* Opens what each request names. False, and `diags` says why, when one
 * cannot be opened, or is the input, which no report may replace. */
bool outputs_open(struct outputs *outputs, const struct options *options,
                  struct vpca_diags *diags);
/* Closes all and, when all are complete, gives the files their names. False
 * when something could not be written; a reader that has gone away is no
 * diagnostic. */
bool outputs_commit(struct outputs *outputs, struct vpca_diags *diags);
/* Closes what is open and removes what has no name yet. */
void outputs_discard(struct outputs *outputs);
/* Writes a text, with its byte-order mark, where `path` leads; NULL: standard
 * output. A file is replaced in one step, keeps its permissions, and where a
 * link leads to it the link stays. False, and `diags` says why, when that
 * cannot be done; what was there is whole then. */
bool output_write(vpca_arena *arena, const char *path,
                  const struct vpca_source *text, struct vpca_diags *diags);
/* Whether all that was printed on standard output got there; says so on
 * standard error where it did not. */
bool output_finish_standard(void);

#endif
