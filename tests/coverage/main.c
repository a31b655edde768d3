/* Writes docs/coverage.md to standard output. Fails where a claim of the
 * built-in pack is lost, or a number has no source. */
#include <stdio.h>
#include <stdlib.h>

#include "coverage.h"

int main(void)
{
    struct coverage coverage = {.arena = vpca_arena_new()};
    struct vpca_diags diags;
    size_t complaints;

    vpca_diags_init(&diags, coverage.arena);
    coverage.rules = vpca_ruleset_load_embedded(coverage.arena, &diags);
    if (!coverage.rules) {
        vpca_diags_print(&diags, stderr, false);
        return EXIT_FAILURE;
    }
    coverage.evidence = vpca_evidence_list(coverage.arena, coverage.rules);
    coverage_write(&coverage, stdout);
    complaints = coverage_check(&coverage);
    vpca_arena_free(coverage.arena);
    return complaints ? EXIT_FAILURE : EXIT_SUCCESS;
}
