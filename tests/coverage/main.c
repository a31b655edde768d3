/* Writes docs/coverage.md to standard output. Fails where a claim of the
 * built-in pack is lost, or a number has no source.
 * usage: coverage [FOLDER]... */
#include <stdio.h>
#include <stdlib.h>

#include "coverage.h"

/* The folders are packs over the built-in one: the checks of this program try
 * what must be refused. */
static const struct vpca_ruleset *load(vpca_arena *arena, int count,
                                       char **words, struct vpca_diags *diags)
{
    size_t folders = count > 1 ? (size_t)count - 1 : 0;
    const struct vpca_folder **read =
        vpca_arena_array(arena, folders, sizeof(const struct vpca_folder *));

    for (size_t i = 0; i < folders; i++) {
        read[i] = vpca_folder_read(arena, words[i + 1], diags);
        if (!read[i])
            return NULL;
    }
    return vpca_ruleset_load_folders(arena, read, folders, diags);
}

int main(int argc, char **argv)
{
    struct coverage coverage = {.arena = vpca_arena_new()};
    struct vpca_diags diags;
    size_t complaints;

    vpca_diags_init(&diags, coverage.arena);
    coverage.rules = load(coverage.arena, argc, argv, &diags);
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
