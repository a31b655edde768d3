/* vpcadvise check FILE: says what is wrong in a file, and stops there. */
#include <stdio.h>

#include "input.h"
#include "output.h"

static void add_count(struct vpca_text *text, size_t count, const char *what)
{
    if (count > 0)
        vpca_text_addf(text, ", %zu %s%s", count, what, count == 1 ? "" : "s");
}

enum exit_status cmd_check(const struct options *options)
{
    struct input input;
    enum exit_status status = input_load(options, &input);
    struct vpca_text verdict;

    if (status == EXIT_STATUS_RULES)
        return status;
    vpca_text_init(&verdict, options->arena);
    vpca_text_add_visible(&verdict, options->file);
    vpca_text_add(&verdict,
                  status == EXIT_STATUS_OK ? ": valid" : ": not valid");
    add_count(&verdict, input.diags.errors, "error");
    add_count(&verdict, input.diags.warnings, "warning");
    printf("%s\n", verdict.bytes);
    if (status == EXIT_STATUS_OK && input.diags.warnings > 0 &&
        options->summary.gates[VPCA_GATE_WARNING].on)
        status = EXIT_STATUS_GATE;
    return output_finish_standard() ? status : EXIT_STATUS_OUTPUT;
}
