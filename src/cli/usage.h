/* Usage, options and complaints as text, from the tables. */
#ifndef CLI_USAGE_H
#define CLI_USAGE_H

#include <stdio.h>

#include "options.h"

/* "usage: vpcadvise ..."; COMMAND_COUNT: a line for each command. */
void usage_print(FILE *out, enum command_id command);
/* The options of a command, aligned. */
void usage_print_options(FILE *out, enum command_id command);
/* A row of a table: the name in its column, then the text, wrapped. */
void usage_print_row(FILE *out, int width, const char *name, const char *text);
/* Words from column `indent` on, where the line stands already, wrapped. */
void usage_print_wrapped(FILE *out, int indent, const char *text);
/* What is wrong with the command line, and what to do. */
void usage_complain(const struct options *options);

#endif
