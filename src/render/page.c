/* A page of text: columns, wrapping, rule ids at the right edge, color. */
#include "page.h"
#include "wrap.h"

#include <string.h>

enum {
    WIDE = 96,   /* from here the rule ids get the wide column */
    NARROW = 80, /* below it they get none */
    LEAST = 16,  /* text is never wrapped to less */
};

void page_init(struct page *page, const struct vpca_renderer *renderer)
{
    unsigned columns = renderer->style.columns;

    *page = (struct page){
        .out = renderer->out,
        .arena = renderer->arena,
        .style = renderer->style,
    };
    if (columns >= WIDE)
        page->basis_column = columns - 28;
    else if (columns >= NARROW)
        page->basis_column = columns - 22;
}

/* ---- What can be shown ------------------------------------------------ */

/* ASCII for the signs that reports and packs use. */
static const struct {
    uint32_t code_point;
    const char *ascii;
} stand_ins[] = {
    {0x00A0, " "},  {0x00B7, "*"},   {0x00D7, "x"},  {0x2013, "-"},
    {0x2014, "-"},  {0x2018, "'"},   {0x2019, "'"},  {0x201C, "\""},
    {0x201D, "\""}, {0x2026, "..."}, {0x2192, "->"}, {0x2194, "<->"},
    {0x2212, "-"},  {0x2264, "<="},  {0x2265, ">="},
};

static void add_ascii(struct vpca_text *text, uint32_t code_point)
{
    for (size_t i = 0; i < VPCA_COUNT(stand_ins); i++) {
        if (stand_ins[i].code_point == code_point) {
            vpca_text_add(text, stand_ins[i].ascii);
            return;
        }
    }
    vpca_text_addf(text, code_point > 0xFFFF ? "\\U%08x" : "\\u%04x",
                   (unsigned)code_point);
}

static const char *in_ascii(const struct page *page, const char *text)
{
    size_t length = strlen(text);
    struct vpca_text ascii;

    vpca_text_init(&ascii, page->arena);
    while (length > 0) {
        size_t taken;
        uint32_t code_point = vpca_utf8_decode(text, length, &taken);

        if (code_point < 0x80)
            vpca_text_add_bytes(&ascii, text, taken);
        else
            add_ascii(&ascii, code_point);
        text += taken;
        length -= taken;
    }
    return ascii.bytes;
}

static bool is_plain(const char *text)
{
    for (; *text; text++) {
        if (*text < ' ' || *text > '~')
            return false;
    }
    return true;
}

const char *page_visible(const struct page *page, const char *text)
{
    struct vpca_text visible;
    char *one_line;

    /* Nearly all text is: nothing to change, and nothing to copy. */
    if (is_plain(text))
        return text;
    one_line = vpca_arena_copy(page->arena, text, strlen(text));
    for (char *at = one_line; *at; at++) {
        if (*at == '\n' || *at == '\r' || *at == '\t')
            *at = ' ';
    }
    vpca_text_init(&visible, page->arena);
    vpca_text_add_visible(&visible, one_line);
    return page->style.utf8 ? visible.bytes : in_ascii(page, visible.bytes);
}

unsigned page_width(const char *visible)
{
    return (unsigned)vpca_utf8_width(visible, strlen(visible));
}

/* ---- One line --------------------------------------------------------- */

static const char *const inks[] = {
    [INK_PLAIN] = "",        [INK_NAME] = "\033[1m", [INK_DIM] = "\033[2m",
    [INK_GOOD] = "\033[32m", [INK_BAD] = "\033[31m",
};

void page_put(struct page *page, enum ink ink, const char *visible)
{
    bool colored = page->style.color && ink != INK_PLAIN;

    if (!*visible)
        return;
    for (; page->pending > 0; page->pending--)
        fputc(' ', page->out);
    fputs(colored ? inks[ink] : "", page->out);
    fputs(visible, page->out);
    fputs(colored ? "\033[0m" : "", page->out);
    page->column += page_width(visible);
}

void page_move(struct page *page, unsigned column)
{
    unsigned blanks = column > page->column ? column - page->column : 2;

    page->pending += blanks;
    page->column += blanks;
}

void page_end_line(struct page *page)
{
    fputc('\n', page->out);
    page->column = 0;
    page->pending = 0;
}

/* ---- Several lines ---------------------------------------------------- */

/* At least LEAST, so that a deep indent on a narrow page still ends. */
static unsigned room(unsigned from, unsigned to)
{
    return to > from + LEAST ? to - from : LEAST;
}

static void start_at(struct page *page, unsigned left)
{
    if (left > page->column)
        page_move(page, left);
}

void page_wrap(struct page *page, unsigned left, enum ink ink, const char *text)
{
    struct wrapped wrapped = wrap_text(page->arena, page_visible(page, text),
                                       room(left, page->style.columns));

    for (size_t i = 0; i < wrapped.count; i++) {
        start_at(page, left);
        page_put(page, ink, wrapped.lines[i]);
        page_end_line(page);
    }
}

/* "N-lead-time W-037 T-03 (2023-07)" */
static const char *basis_text(const struct page *page,
                              const struct vpca_report_basis *basis)
{
    struct vpca_text text;

    vpca_text_init(&text, page->arena);
    vpca_text_add(&text, basis->rule ? basis->rule : "");
    for (size_t i = 0; i < basis->claim_count; i++)
        vpca_text_addf(&text, "%s%s", text.length ? " " : "", basis->claims[i]);
    if (basis->dated)
        vpca_text_addf(&text, "%s(%s)", text.length ? " " : "", basis->dated);
    return text.bytes;
}

/* The widest of the words, which are ids: they are never broken. */
static unsigned widest_word(const char *visible)
{
    unsigned widest = 0;

    while (*visible) {
        size_t length = strcspn(visible, " ");
        unsigned width = (unsigned)vpca_utf8_width(visible, length);

        widest = width > widest ? width : widest;
        visible += length + strspn(visible + length, " ");
    }
    return widest;
}

static void wrap_beside(struct page *page, unsigned left, const char *text,
                        const char *basis, unsigned edge)
{
    struct wrapped lines =
        wrap_text(page->arena, page_visible(page, text), room(left, edge - 2));
    struct wrapped notes = wrap_text(page->arena, page_visible(page, basis),
                                     room(edge, page->style.columns));

    for (size_t i = 0; i < lines.count || i < notes.count; i++) {
        if (i < lines.count) {
            start_at(page, left);
            page_put(page, INK_PLAIN, lines.lines[i]);
        }
        if (i < notes.count) {
            page_move(page, edge);
            page_put(page, INK_DIM, notes.lines[i]);
        }
        page_end_line(page);
    }
}

/* In brackets behind the text, or on lines of its own where an id is too long
 * for what is left of the page. */
static void wrap_brackets(struct page *page, unsigned left, const char *text,
                          const char *basis, unsigned widest)
{
    unsigned columns = page->style.columns;

    if (widest + 2 <= room(left, columns)) {
        page_wrap(page, left, INK_PLAIN,
                  vpca_arena_printf(page->arena, "%s [%s]", text, basis));
        return;
    }
    page_wrap(page, left, INK_PLAIN, text);
    page_wrap(page, columns > widest + 2 ? columns - widest - 2 : 0, INK_DIM,
              vpca_arena_printf(page->arena, "[%s]", basis));
}

void page_wrap_based(struct page *page, unsigned left, const char *text,
                     const struct vpca_report_basis *basis)
{
    const char *beside = basis_text(page, basis);
    unsigned widest = widest_word(page_visible(page, beside));
    unsigned columns = page->style.columns;
    unsigned edge = page->basis_column;

    if (columns < edge + widest)
        edge = columns > widest ? columns - widest : 0;
    if (!*beside)
        page_wrap(page, left, INK_PLAIN, text);
    else if (edge > left + LEAST)
        wrap_beside(page, left, text, beside, edge);
    else
        wrap_brackets(page, left, text, beside, widest);
}

/* Whether the item still fits with the dot before it. */
static bool fits(const struct page *page, const char *visible)
{
    return page->column + 3 + page_width(visible) <= page->style.columns;
}

void page_items(struct page *page, unsigned left, const char *const *items,
                size_t count)
{
    const char *dot = page_visible(page, " \u00B7 ");
    bool first = true;

    for (size_t i = 0; i < count; i++) {
        const char *visible = page_visible(page, items[i]);

        if (!*visible)
            continue;
        if (!first && !fits(page, visible)) {
            page_end_line(page);
            first = true;
        }
        if (!first)
            page_put(page, INK_PLAIN, dot);
        start_at(page, left);
        first = page_width(visible) > room(left, page->style.columns);
        if (first)
            page_wrap(page, left, INK_PLAIN, items[i]);
        else
            page_put(page, INK_PLAIN, visible);
    }
    if (!first)
        page_end_line(page);
}
