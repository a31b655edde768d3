/* Says what caused a complaint at a place that was sound by itself. */
#include <string.h>

#include "loader.h"

/* The index of the pack that the source is a file of. */
static size_t find_pack(const struct loader *loader,
                        const struct vpca_source *source)
{
    for (size_t i = 0; i < loader->layer_count; i++) {
        const struct vpca_folder *folder = loader->layers[i].folder;

        for (size_t f = 0; f < folder->file_count; f++) {
            if (folder->files[f] == source)
                return i;
        }
    }
    return loader->layer_count;
}

/* What was replaced, of what others rely on, as far as it can be guessed. */
static const char *find_culprit(const struct loader *loader)
{
    const struct vpca_change *guess = NULL;

    for (size_t i = 0; i < loader->change_count; i++) {
        const struct vpca_change *change = &loader->changes[i];

        if (change->action == VPCA_CHANGE_REPLACED &&
            (!guess || strcmp(change->kind, "fact") == 0))
            guess = change;
    }
    return guess ? vpca_arena_printf(loader->diags->arena, "the %s %s",
                                     guess->kind, guess->id)
                 : "what it relies on";
}

static bool is_base_sound(const struct loader *loader)
{
    vpca_arena *arena = vpca_arena_new();
    struct vpca_diags diags;
    bool sound;

    vpca_diags_init(&diags, arena);
    sound = vpca_ruleset_load_folders(arena, &loader->layers[0].folder, 1,
                                      &diags) != NULL;
    vpca_arena_free(arena);
    return sound;
}

void blame_complete(struct loader *loader, size_t first)
{
    const char *hint = NULL;
    size_t last = loader->layer_count - 1;

    for (size_t i = first; i < loader->diags->count && last > 0; i++) {
        struct vpca_diag *diag = &loader->diags->items[i];

        if (find_pack(loader, diag->span.source) > 0)
            continue;
        if (!hint && !is_base_sound(loader))
            return;
        if (!hint)
            hint = vpca_arena_printf(
                loader->diags->arena,
                "this is sound without %s, which changes %s",
                loader->layers[last].folder->name, find_culprit(loader));
        diag->hint = hint;
    }
}
