/*
 * Prints which option wins over grids of two axes, as a page of Markdown.
 * usage: maps MAPS.yaml PAGE.md [--write]
 * Without --write the page must be what would be written. Fails on an island
 * or a return that the description does not excuse.
 */
#include <stdlib.h>
#include <string.h>

#include "maps.h"

static bool draw(vpca_arena *arena, const struct atlas *atlas,
                 struct vpca_text *page)
{
    vpca_arena *scratch = vpca_arena_new();
    const char *part = "";
    bool good = true;

    atlas_write_head(page, atlas);
    for (size_t i = 0; i < atlas->map_count; i++) {
        const struct map *map = &atlas->maps[i];
        struct grid *grid = vpca_arena_alloc(arena, sizeof(*grid));

        if (!map_fill(scratch, atlas, map, grid)) {
            fprintf(stderr, "in the map %s\n", map->id);
            good = false;
            break;
        }
        good &= map_check(map, grid);
        if (strcmp(part, map->part) != 0)
            vpca_text_addf(page, "\n## %s\n", map->part);
        part = map->part;
        vpca_text_add(page, "\n");
        map_write(page, atlas, map, grid);
        /* Each paragraph ends in an empty line, the page in none. */
        page->bytes[--page->length] = '\0';
    }
    vpca_arena_free(scratch);
    return good;
}

static bool write_page(const struct vpca_text *page, const char *path)
{
    FILE *out = fopen(path, "wb");
    bool good = out && fputs(page->bytes, out) >= 0;

    if (out && fclose(out))
        good = false;
    if (!good)
        perror(path);
    return good;
}

static bool same_page(const struct vpca_text *page,
                      const struct vpca_source *old)
{
    size_t line = 1;
    size_t i = 0;

    if (old && old->length == page->length &&
        !memcmp(old->bytes, page->bytes, page->length))
        return true;
    for (; old && page->bytes[i] && page->bytes[i] == old->bytes[i]; i++)
        line += page->bytes[i] == '\n';
    fprintf(stderr,
            "the page differs from line %zu on: read why, then run maps with "
            "--write\n",
            line);
    return false;
}

int main(int argc, char **argv)
{
    bool write = argc == 4 && !strcmp(argv[3], "--write");
    vpca_arena *arena = vpca_arena_new();
    const struct vpca_ruleset *rules;
    const struct atlas *atlas = NULL;
    struct vpca_diags diags;
    struct vpca_text page;
    bool good = false;

    if (argc != 3 && !write) {
        fprintf(stderr, "usage: maps MAPS.yaml PAGE.md [--write]\n");
        return 2;
    }
    vpca_diags_init(&diags, arena);
    vpca_text_init(&page, arena);
    rules = vpca_ruleset_load_embedded(arena, &diags);
    if (rules)
        atlas = atlas_read(arena, argv[1], rules, &diags);
    if (atlas) {
        good = draw(arena, atlas, &page);
        if (write)
            good &= write_page(&page, argv[2]);
        else
            good &= same_page(&page, vpca_source_read(arena, argv[2], &diags));
    }
    vpca_diags_print(&diags, stderr, false);
    vpca_arena_free(arena);
    return good ? 0 : 1;
}
