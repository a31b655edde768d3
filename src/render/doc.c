/* Lays out explanations: headings, paragraphs, rows of names, tables. */
#include <string.h>

#include "page.h"
#include "table.h"

enum {
    STEP = 2,       /* a level of depth */
    GAP = 2,        /* between a name and what it is */
    CODE_DEPTH = 4, /* of lines as they stand */
};

struct layout {
    struct page page;
    const struct vpca_doc *doc;
    unsigned names; /* columns for the names of the rows at hand */
};

static unsigned left_of(const struct vpca_block *block)
{
    return STEP * block->depth;
}

/* ---- Rows ------------------------------------------------------------- */

static bool ends_rows(enum vpca_block_kind kind)
{
    return kind != VPCA_BLOCK_ROW && kind != VPCA_BLOCK_ITEM;
}

/* The widest name from here on that a third of the page can hold. */
static unsigned names_width(const struct layout *layout, size_t from)
{
    const struct vpca_doc *doc = layout->doc;
    unsigned most = layout->page.style.columns / 3;
    unsigned widest = 0;

    for (size_t i = from; i < doc->count && !ends_rows(doc->blocks[i].kind);
         i++) {
        unsigned width;

        if (doc->blocks[i].kind != VPCA_BLOCK_ROW)
            continue;
        width = page_width(page_visible(&layout->page, doc->blocks[i].name));
        if (width <= most && width > widest)
            widest = width;
    }
    return widest ? widest : most;
}

static void put_row(struct layout *layout, const struct vpca_block *block)
{
    struct page *page = &layout->page;
    const char *name = page_visible(page, block->name);
    unsigned left = left_of(block) + STEP;

    page_move(page, left);
    page_put(page, INK_NAME, name);
    if (page_width(name) > layout->names)
        page_end_line(page);
    page_wrap(page, left + layout->names + GAP, INK_PLAIN, block->text);
}

/* ---- The other blocks ------------------------------------------------- */

static void put_item(struct layout *layout, const struct vpca_block *block)
{
    struct page *page = &layout->page;

    unsigned left = left_of(block) + STEP;

    page_move(page, left);
    page_put(page, INK_DIM, "-");
    page_wrap(page, left + STEP, INK_PLAIN, block->text);
}

static void put_text(struct layout *layout, const struct vpca_block *block)
{
    page_wrap(&layout->page, left_of(block), INK_PLAIN, block->text);
}

static void put_heading(struct layout *layout, const struct vpca_block *block)
{
    page_wrap(&layout->page, 0, INK_NAME, block->text);
}

/* Code is there to be compared and copied: its lines stay whole. */
static void put_code_line(struct page *page, const char *line)
{
    page_move(page, CODE_DEPTH);
    page_put(page, INK_DIM, page_visible(page, line));
    page_end_line(page);
}

static void put_code(struct layout *layout, const struct vpca_block *block)
{
    const char *line = block->text;

    for (;;) {
        size_t length = strcspn(line, "\n");

        put_code_line(&layout->page,
                      vpca_arena_copy(layout->page.arena, line, length));
        if (!line[length])
            return;
        line += length + 1;
    }
}

static void put_table(struct layout *layout, const struct vpca_block *block)
{
    table_put(&layout->page, block);
}

static void (*const putters[])(struct layout *layout,
                               const struct vpca_block *block) = {
    [VPCA_BLOCK_TITLE] = put_heading, [VPCA_BLOCK_HEADING] = put_heading,
    [VPCA_BLOCK_TEXT] = put_text,     [VPCA_BLOCK_ROW] = put_row,
    [VPCA_BLOCK_ITEM] = put_item,     [VPCA_BLOCK_CODE] = put_code,
    [VPCA_BLOCK_TABLE] = put_table,
};

/* ---- The whole -------------------------------------------------------- */

/* Whether an empty line stands between the two. */
static bool is_apart(const struct vpca_block *before,
                     const struct vpca_block *block)
{
    if (before->kind == VPCA_BLOCK_TITLE || before->kind == VPCA_BLOCK_HEADING)
        return block->kind == VPCA_BLOCK_TITLE ||
               block->kind == VPCA_BLOCK_HEADING;
    return ends_rows(before->kind) || ends_rows(block->kind);
}

void vpca_doc_print(const struct vpca_doc *doc, FILE *out,
                    const struct vpca_style *style, vpca_arena *arena)
{
    struct vpca_renderer renderer = {
        .out = out, .style = *style, .arena = arena};
    struct layout layout = {.doc = doc};

    page_init(&layout.page, &renderer);
    for (size_t i = 0; i < doc->count; i++) {
        const struct vpca_block *block = &doc->blocks[i];

        if (i > 0 && is_apart(&doc->blocks[i - 1], block))
            page_end_line(&layout.page);
        if (i == 0 || ends_rows(doc->blocks[i - 1].kind))
            layout.names = names_width(&layout, i);
        putters[block->kind](&layout, block);
    }
}
