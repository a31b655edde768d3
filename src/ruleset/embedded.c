/* The pack that is built into the program. */
#include <string.h>

#include "vpcadvise/ruleset.h"

#include "embedded.h"

#define BASE_PACK "whitepaper-2018/"

const struct vpca_ruleset *vpca_ruleset_load_embedded(vpca_arena *arena,
                                                      struct vpca_diags *diags)
{
    const struct vpca_source **sources =
        vpca_arena_array(arena, vpca_embedded_file_count, sizeof(*sources));
    size_t count = 0;

    for (size_t i = 0; i < vpca_embedded_file_count; i++) {
        const struct vpca_embedded_file *file = &vpca_embedded_files[i];

        if (strncmp(file->path, BASE_PACK, strlen(BASE_PACK)) == 0)
            sources[count++] = vpca_source_new(
                arena, vpca_arena_printf(arena, "rules/%s", file->path),
                file->bytes, file->length);
    }
    return vpca_ruleset_load(arena, sources, count, diags);
}
