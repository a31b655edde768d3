/* A requirements file that a command edits: where it goes, in one step. */
#ifndef CLI_REWRITE_H
#define CLI_REWRITE_H

#include "options.h"

/* Whether the edited text goes to standard output, and all that is said to
 * standard error. */
bool rewrite_to_standard_output(const struct options *options);
/* Puts `now` in the place of the file that `before` was read from, or where
 * --output says. A file that changed since it was read, or is none that can be
 * replaced, is left alone. Nothing is written in place of the same bytes. What
 * was wrong is printed. */
enum exit_status rewrite(const struct options *options,
                         const struct vpca_source *before,
                         const struct vpca_source *now);

#endif
