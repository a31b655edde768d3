/* Tables on a page of text: column widths, alignment, rows of lines. */
#include "table.h"
#include "wrap.h"

#include <string.h>

enum {
    COLUMNS_MOST = 8,
    GAP = 2,
    LEAST = 8, /* a column that wraps is never narrower */
};

struct column {
    unsigned width;
    unsigned least; /* its longest word */
    bool numbers;
};

struct table {
    struct page *page;
    const struct vpca_block *block;
    struct column columns[COLUMNS_MOST];
};

static const char *cell(const struct table *table, size_t row, size_t column)
{
    return page_visible(
        table->page, table->block->cells[row * table->block->columns + column]);
}

/* ---- Widths ----------------------------------------------------------- */

static unsigned longest_word(const char *text)
{
    unsigned longest = 0;

    while (*text) {
        size_t length = strcspn(text, " ");
        unsigned width = (unsigned)vpca_utf8_width(text, length);

        longest = width > longest ? width : longest;
        text += length + strspn(text + length, " ");
    }
    return longest;
}

static bool is_number(const char *text)
{
    return text[strspn(text, "+-0123456789")] == '\0';
}

static struct column measure(const struct table *table, size_t index)
{
    struct column column = {.least = 1, .numbers = true};

    for (size_t row = 0; row < table->block->rows; row++) {
        const char *text = cell(table, row, index);
        unsigned width = page_width(text);
        unsigned word = longest_word(text);

        column.width = width > column.width ? width : column.width;
        column.least = word > column.least ? word : column.least;
        column.numbers = column.numbers && (row == 0 || is_number(text));
    }
    if (column.least < LEAST)
        column.least = column.width < LEAST ? column.width : LEAST;
    return column;
}

static unsigned total_width(const struct table *table)
{
    unsigned total = GAP * (unsigned)(table->block->columns - 1);

    for (size_t i = 0; i < table->block->columns; i++)
        total += table->columns[i].width;
    return total;
}

/* The widest column but the last that can be narrower, or NULL. */
static struct column *widest_of(struct table *table)
{
    struct column *widest = NULL;

    for (size_t i = 0; i + 1 < table->block->columns; i++) {
        struct column *column = &table->columns[i];

        if (column->width > column->least &&
            (!widest || column->width > widest->width))
            widest = column;
    }
    return widest;
}

/* Makes one column narrower. The last, where sentences stand, keeps a good
 * part of the page as long as others can give way. False when none can. */
static bool shrink(struct table *table)
{
    struct column *last = &table->columns[table->block->columns - 1];
    struct column *widest = widest_of(table);

    if (last->width > last->least &&
        (!widest || last->width > table->page->style.columns / 3))
        widest = last;
    if (!widest)
        return false;
    widest->width--;
    return true;
}

static bool fit(struct table *table)
{
    size_t count = table->block->columns;

    if (count > COLUMNS_MOST)
        return false;
    for (size_t i = 0; i < count; i++)
        table->columns[i] = measure(table, i);
    while (total_width(table) > table->page->style.columns) {
        if (!shrink(table))
            return false;
    }
    return true;
}

/* ---- Rows ------------------------------------------------------------- */

static void put_line(struct table *table, const struct wrapped *cells,
                     size_t line, enum ink ink)
{
    unsigned left = 0;

    for (size_t i = 0; i < table->block->columns; i++) {
        const struct column *column = &table->columns[i];

        if (line < cells[i].count && *cells[i].lines[line]) {
            const char *text = cells[i].lines[line];
            unsigned blanks =
                column->numbers ? column->width - page_width(text) : 0;

            if (left + blanks > table->page->column)
                page_move(table->page, left + blanks);
            page_put(table->page, i == 0 ? INK_NAME : ink, text);
        }
        left += column->width + GAP;
    }
    page_end_line(table->page);
}

static void put_row(struct table *table, size_t row)
{
    struct wrapped cells[COLUMNS_MOST];
    size_t lines = 0;

    for (size_t i = 0; i < table->block->columns; i++) {
        cells[i] = wrap_text(table->page->arena, cell(table, row, i),
                             table->columns[i].width);
        lines = cells[i].count > lines ? cells[i].count : lines;
    }
    for (size_t i = 0; i < lines; i++)
        put_line(table, cells, i, row == 0 ? INK_DIM : INK_PLAIN);
}

static void put_stacked(struct table *table)
{
    for (size_t row = 1; row < table->block->rows; row++) {
        page_wrap(table->page, 0, INK_NAME, cell(table, row, 0));
        for (size_t i = 1; i < table->block->columns; i++) {
            const char *text = cell(table, row, i);

            if (*text)
                page_wrap(table->page, GAP, INK_PLAIN,
                          vpca_arena_printf(table->page->arena, "%s: %s",
                                            cell(table, 0, i), text));
        }
    }
}

void table_put(struct page *page, const struct vpca_block *block)
{
    struct table table = {.page = page, .block = block};

    if (!fit(&table)) {
        put_stacked(&table);
        return;
    }
    for (size_t row = 0; row < block->rows; row++)
        put_row(&table, row);
}
