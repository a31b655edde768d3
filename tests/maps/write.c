/* Writes the maps as a page of Markdown. */
#include <ctype.h>
#include <string.h>

#include "maps.h"

enum { LINE = 78 };

/* A paragraph, broken into lines, with an empty line behind it. */
static void add_paragraph(struct vpca_text *text, const char *words)
{
    size_t column = 0;

    while (*words) {
        size_t length = strcspn(words, " \n");

        if (column && column + 1 + length > LINE) {
            vpca_text_add(text, "\n");
            column = 0;
        } else if (column) {
            vpca_text_add(text, " ");
            column++;
        }
        vpca_text_add_bytes(text, words, length);
        column += length;
        words += length;
        words += strspn(words, " \n");
    }
    vpca_text_add(text, "\n\n");
}

static const char *letter(const struct atlas *atlas,
                          const struct vpca_option *option)
{
    return atlas->letters[option - atlas->rules->options];
}

static size_t widest(const struct axis *axis)
{
    size_t width = 2;

    for (size_t i = 0; i < axis->count; i++) {
        size_t length = strlen(axis->labels[i]);

        width = length > width ? length : width;
    }
    return width;
}

static void add_cell(struct vpca_text *text, const struct atlas *atlas,
                     const struct cell *cell, size_t width)
{
    char mark = '.';

    if (cell->option)
        mark = *letter(atlas, cell->option);
    if (cell->open)
        mark = (char)tolower((unsigned char)mark);
    vpca_text_addf(text, "%*c%s", (int)width, mark, cell->pair ? "+" : " ");
}

/* Drops the blanks at the end of a line. */
static void end_line(struct vpca_text *text)
{
    while (text->length && text->bytes[text->length - 1] == ' ')
        text->bytes[--text->length] = '\0';
    vpca_text_add(text, "\n");
}

static void add_grid(struct vpca_text *text, const struct atlas *atlas,
                     const struct map *map, const struct grid *grid)
{
    size_t left = widest(&map->down);
    size_t width = widest(&map->across);

    vpca_text_addf(text, "```text\n%*s  %s\n%-*s", (int)left, "",
                   map->across.name, (int)left, "");
    for (size_t i = 0; i < map->across.count; i++)
        vpca_text_addf(text, " %*s ", (int)width, map->across.labels[i]);
    end_line(text);
    for (size_t down = 0; down < map->down.count; down++) {
        vpca_text_addf(text, "%*s", (int)left, map->down.labels[down]);
        for (size_t i = 0; i < map->across.count; i++) {
            vpca_text_add(text, " ");
            add_cell(text, atlas, &grid->cells[down][i], width);
        }
        end_line(text);
    }
    vpca_text_addf(text, "%s\n```\n\n", map->down.name);
}

static bool is_shown(const struct map *map, const struct grid *grid,
                     const struct vpca_option *option)
{
    for (size_t down = 0; down < map->down.count; down++) {
        for (size_t across = 0; across < map->across.count; across++) {
            if (grid->cells[down][across].option == option)
                return true;
        }
    }
    return false;
}

static void add_legend(struct vpca_text *text, const struct atlas *atlas,
                       const struct map *map, const struct grid *grid)
{
    struct vpca_text legend;

    vpca_text_init(&legend, text->arena);
    for (size_t i = 0; i < atlas->rules->option_count; i++) {
        const struct vpca_option *option = &atlas->rules->options[i];

        if (is_shown(map, grid, option))
            vpca_text_addf(&legend, "%s%s %s", legend.length ? ", " : "",
                           letter(atlas, option), option->name);
    }
    if (legend.length) {
        vpca_text_add(&legend, ".");
        add_paragraph(text, legend.bytes);
    }
}

void map_write(struct vpca_text *text, const struct atlas *atlas,
               const struct map *map, const struct grid *grid)
{
    vpca_text_addf(text, "### %s\n\n", map->id);
    add_paragraph(text, map->about);
    add_grid(text, atlas, map, grid);
    add_legend(text, atlas, map, grid);
    if (map->note)
        add_paragraph(text, map->note);
    for (size_t i = 0; i < map->excuse_count; i++)
        add_paragraph(text, vpca_arena_printf(text->arena, "`%s` stands: %s",
                                              map->excuses[i].where,
                                              map->excuses[i].reason));
}

void atlas_write_head(struct vpca_text *text, const struct atlas *atlas)
{
    vpca_text_add(text, "# Maps of winners\n\n");
    for (size_t i = 0; i < atlas->intro_count; i++)
        add_paragraph(text, atlas->intro[i]);
    vpca_text_add(text, "| letter | option |\n|---|---|\n");
    for (size_t i = 0; i < atlas->rules->option_count; i++)
        vpca_text_addf(text, "| %s | %s |\n", atlas->letters[i],
                       atlas->rules->options[i].name);
    vpca_text_addf(text, "\nThere are %zu maps.\n", atlas->map_count);
}
