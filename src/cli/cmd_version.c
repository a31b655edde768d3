/* vpcadvise --version: the program and the rules it carries. */
#include <stdio.h>

#include "input.h"
#include "output.h"

enum exit_status cmd_version(const struct options *options)
{
    const struct vpca_ruleset *rules;
    struct vpca_diags diags;

    vpca_diags_init(&diags, options->arena);
    rules = vpca_ruleset_load_embedded(options->arena, &diags);
    if (!rules) {
        input_print(options, &diags);
        return EXIT_STATUS_RULES;
    }
    printf("vpcadvise %s, rules %s edition %s (%s)\n", vpca_version(),
           rules->packs->id, rules->packs->edition, rules->packs->date);
    return output_finish_standard() ? EXIT_STATUS_OK : EXIT_STATUS_OUTPUT;
}
