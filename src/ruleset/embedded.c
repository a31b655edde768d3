/* The packs that are built into the program. */
#include <string.h>

#include "embedded.h"
#include "loader.h"

static const char BASE_PACK[] = "whitepaper-2018";

const char *embedded_base(void)
{
    return BASE_PACK;
}

/* Cases are most of a pack and of no use to a report. */
static bool belongs(const struct vpca_embedded_file *file, const char *id,
                    bool with_cases)
{
    static const char cases[] = "/cases/";
    size_t length = strlen(id);

    return strncmp(file->path, id, length) == 0 && file->path[length] == '/' &&
           (with_cases ||
            strncmp(file->path + length, cases, strlen(cases)) != 0);
}

const struct vpca_folder *embedded_find(vpca_arena *arena, const char *id,
                                        bool with_cases)
{
    struct vpca_folder *folder = vpca_arena_alloc(arena, sizeof(*folder));
    const struct vpca_source **files = vpca_arena_array(
        arena, vpca_embedded_file_count, sizeof(const struct vpca_source *));

    folder->name = vpca_arena_printf(arena, "rules/%s", id);
    folder->files = files;
    for (size_t i = 0; i < vpca_embedded_file_count; i++) {
        const struct vpca_embedded_file *file = &vpca_embedded_files[i];

        if (belongs(file, id, with_cases))
            files[folder->file_count++] = vpca_source_new(
                arena, vpca_arena_printf(arena, "rules/%s", file->path),
                file->bytes, file->length);
    }
    return folder->file_count > 0 ? folder : NULL;
}
