/* From the command line to a checked model: what report and check share. */
#ifndef CLI_INPUT_H
#define CLI_INPUT_H

#include "options.h"

struct input {
    const struct vpca_model *model; /* NULL: something was wrong */
    struct vpca_diags diags;        /* of the file, sorted */
};

/* Loads the rules, reads the file and checks it. What was found is printed on
 * standard error. */
enum exit_status input_load(const struct options *options,
                            struct input *ret_input);
/* Loads the rules that the command line asks for. NULL in *ret_rules unless
 * they are valid; why is in `diags`, not printed. */
enum exit_status input_load_rules(const struct options *options,
                                  struct vpca_diags *diags,
                                  const struct vpca_ruleset **ret_rules);
/* The day to judge waivers by. */
const char *input_today(const struct options *options);
/* Prints diagnostics on standard error, in order. */
void input_print(const struct options *options, struct vpca_diags *diags);

#endif
