/* Judges every cell of a map: one requirements file each. */
#include <string.h>

#include "maps.h"

/* Adds a file with the values of the cell in their places. */
static void add_filled(struct vpca_text *text, const char *form,
                       const char *across, const char *down)
{
    static const char first[] = "$across";
    static const char second[] = "$down";

    while (*form) {
        if (!strncmp(form, first, sizeof(first) - 1)) {
            vpca_text_add(text, across);
            form += sizeof(first) - 1;
        } else if (!strncmp(form, second, sizeof(second) - 1)) {
            vpca_text_add(text, down);
            form += sizeof(second) - 1;
        } else {
            vpca_text_add_bytes(text, form++, 1);
        }
    }
}

static bool judge(vpca_arena *arena, const struct atlas *atlas,
                  const struct vpca_text *file, struct cell *ret_cell)
{
    const struct vpca_source *source =
        vpca_source_new(arena, "cell.yaml", file->bytes, file->length);
    const struct vpca_model *model = NULL;
    const struct vpca_advice *advice;
    const struct vpca_node *root;
    struct vpca_diags diags;

    vpca_diags_init(&diags, arena);
    root = vpca_document_parse(arena, source, &diags);
    if (root)
        model =
            vpca_model_load(arena, root, atlas->rules, "2026-11-24", &diags);
    if (!model) {
        fputs(file->bytes, stderr);
        vpca_diags_print(&diags, stderr, false);
        return false;
    }
    advice = vpca_advise(arena, model, &model->needs[0]);
    if (advice->ranked_count)
        *ret_cell = (struct cell){
            .option = advice->entries[0].option,
            .open = advice->entries[0].status == VPCA_OPEN,
            .pair = advice->entries[0].backup != NULL,
        };
    return true;
}

bool map_fill(vpca_arena *scratch, const struct atlas *atlas,
              const struct map *map, struct grid *ret_grid)
{
    *ret_grid = (struct grid){0};
    for (size_t down = 0; down < map->down.count; down++) {
        for (size_t across = 0; across < map->across.count; across++) {
            struct vpca_text file;

            vpca_arena_reset(scratch);
            vpca_text_init(&file, scratch);
            add_filled(&file, map->base, map->across.texts[across],
                       map->down.texts[down]);
            add_filled(&file, map->need, map->across.texts[across],
                       map->down.texts[down]);
            if (!judge(scratch, atlas, &file, &ret_grid->cells[down][across]))
                return false;
        }
    }
    return true;
}
