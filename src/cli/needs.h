/* The needs that --need names. */
#ifndef CLI_NEEDS_H
#define CLI_NEEDS_H

#include "options.h"

/* Whether it is one of them, or none is named. */
bool needs_named(const struct options *options, const char *name);
/* False, and said on standard error, when a name is none of the file's. */
bool needs_check(const struct options *options, const struct vpca_model *model);

#endif
