/* Says what caused a complaint at a place that was sound by itself. */
#include <string.h>

#include "loader.h"

size_t pack_of(const struct loader *loader, const struct vpca_source *source)
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

/* What was replaced, of what others rely on, as far as it can be guessed: what
 * the complaint names, else a fact. NULL: nothing was. */
static const struct vpca_change *find_culprit(const struct loader *loader,
                                              const struct vpca_diag *diag)
{
    const struct vpca_change *guess = NULL;

    for (size_t i = 0; i < loader->change_count; i++) {
        const struct vpca_change *change = &loader->changes[i];
        bool named = diag->path && strstr(diag->path, change->id);

        if (change->action != VPCA_CHANGE_REPLACED)
            continue;
        if (named && strcmp(change->kind, "fact") == 0)
            return change;
        if (!guess || strcmp(change->kind, "fact") == 0)
            guess = change;
    }
    return guess;
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

/* Takes the complaints at the base pack out, from `first` on. Returns how many
 * there were; *ret_diag is the first. */
static size_t take_out(const struct loader *loader, size_t first,
                       struct vpca_diag *ret_diag)
{
    struct vpca_diags *diags = loader->diags;
    size_t kept = first;
    size_t taken = 0;

    for (size_t i = first; i < diags->count; i++) {
        if (pack_of(loader, diags->items[i].span.source) > 0)
            diags->items[kept++] = diags->items[i];
        else if (taken++ == 0)
            *ret_diag = diags->items[i];
    }
    diags->count = kept;
    diags->errors -= taken;
    return taken;
}

static const struct vpca_diag *find_blamed(const struct loader *loader,
                                           size_t first)
{
    for (size_t i = first; i < loader->diags->count; i++) {
        if (pack_of(loader, loader->diags->items[i].span.source) == 0)
            return &loader->diags->items[i];
    }
    return NULL;
}

/* One complaint at what was changed, with the first that it caused. */
static void blame_change(struct loader *loader,
                         const struct vpca_change *change, size_t first)
{
    vpca_arena *arena = loader->diags->arena;
    struct vpca_diag diag = {.hint = NULL};
    size_t count = take_out(loader, first, &diag);
    struct vpca_place place;

    if (!diag.span.source)
        return;
    place = vpca_source_place(diag.span.source, diag.span.start);
    vpca_diags_add(loader->diags, VPCA_CODE_PACK_REPLACE, change->span, NULL,
                   vpca_arena_printf(arena, "%s is at %s:%zu: %s",
                                     count == 1 ? "it" : "the first",
                                     diag.span.source->name, place.line,
                                     diag.message),
                   "the %s \"%s\" breaks %zu statement%s of the packs beneath",
                   change->kind, change->id, count, count == 1 ? "" : "s");
}

void blame_complete(struct loader *loader, size_t first)
{
    const struct vpca_diag *diag =
        loader->layer_count > 1 ? find_blamed(loader, first) : NULL;
    const struct vpca_change *change;

    if (!diag || !is_base_sound(loader))
        return;
    change = find_culprit(loader, diag);
    if (change)
        blame_change(loader, change, first);
}
