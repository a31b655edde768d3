/*
 * How far a long run has come, on one line of a terminal that is wiped when it
 * ends.
 */
#ifndef CLI_PROGRESS_H
#define CLI_PROGRESS_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "options.h"

/* A run that is shorter than that many milliseconds shows nothing. */
#define PROGRESS_PATIENCE 1000

struct progress {
    FILE *out;    /* NULL: nothing is shown */
    size_t total; /* how many needs there are */
    int64_t next; /* when the line is due again, in milliseconds */
    int width;    /* of the line that is shown; 0: none is */
};

/* Where progress is shown: NULL unless standard error is a terminal, warnings
 * are wanted, and no report goes to a terminal or a pipe, where it would show
 * by itself or be in the way of what reads it. */
FILE *progress_stream(const struct options *options);
/* `out` may be NULL; the line is first due `patience` milliseconds from now. */
void progress_start(struct progress *progress, FILE *out, size_t total,
                    int64_t patience);
/* `context` is the progress. */
void progress_step(void *context, size_t done);
/* Wipes the line. */
void progress_end(struct progress *progress);

#endif
