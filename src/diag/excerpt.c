/* The source line of a diagnostic with a caret beneath. */
#include "escape.h"
#include "excerpt.h"

#define LINE_COLUMNS 100
#define ELLIPSIS     "..."

/* Bytes of one line, without its end. */
struct line {
    const char *bytes;
    size_t length;
    size_t caret; /* offset of the span in the line */
    size_t end;   /* where the span or the line ends */
};

static struct line line_of(const struct vpca_span *span, size_t number)
{
    const struct vpca_source *source = span->source;
    size_t start = source->lines[number - 1];
    size_t end = number < source->line_count ? source->lines[number] - 1
                                             : source->length;
    struct line line = {.bytes = source->bytes + start};

    if (end > start && source->bytes[end - 1] == '\r')
        end--;
    line.length = end - start;
    line.caret = span->start - start;
    if (line.caret > line.length)
        line.caret = line.length;
    line.end = line.length;
    if (span->end < end)
        line.end = span->end > span->start ? span->end - start : line.caret;
    return line;
}

/* Steps back over one character. */
static size_t before(const struct line *line, size_t at)
{
    size_t back = 1;

    while (back < 4 && back < at && (line->bytes[at - back] & 0xC0) == 0x80)
        back++;
    return at - back;
}

static size_t walk_back(const struct line *line, size_t at, size_t columns)
{
    while (at > 0) {
        size_t previous = before(line, at);
        struct glyph glyph = glyph_at(line->bytes + previous, at - previous);

        if (glyph.columns > columns)
            break;
        columns -= glyph.columns;
        at = previous;
    }
    return at;
}

static size_t walk_on(const struct line *line, size_t at, size_t columns)
{
    while (at < line->length) {
        struct glyph glyph = glyph_at(line->bytes + at, line->length - at);

        if (glyph.columns > columns)
            break;
        columns -= glyph.columns;
        at += glyph.taken;
    }
    return at;
}

/* Adds the glyphs of [from, to), or as many times `fill` as they have
 * columns. Returns the columns. */
static size_t add_glyphs(struct vpca_text *text, const struct line *line,
                         size_t from, size_t to, char fill)
{
    size_t columns = 0;

    while (from < to) {
        struct glyph glyph = glyph_at(line->bytes + from, line->length - from);

        if (!fill)
            vpca_text_add(text, glyph.shown);
        for (unsigned i = 0; fill && i < glyph.columns; i++)
            vpca_text_add_bytes(text, &fill, 1);
        columns += glyph.columns;
        from += glyph.taken;
    }
    return columns;
}

static void add_caret(struct vpca_text *text, const struct line *line,
                      size_t to)
{
    size_t end = line->end < to ? line->end : to;
    size_t first = walk_on(line, line->caret, 0);
    struct glyph glyph = {0};

    vpca_text_add(text, "^");
    if (first < line->length)
        glyph = glyph_at(line->bytes + first, line->length - first);
    first += glyph.taken;
    for (unsigned i = 1; i < glyph.columns; i++)
        vpca_text_add(text, "~");
    add_glyphs(text, line, first, end, '~');
}

int excerpt_add(struct vpca_text *text, const struct vpca_span *span,
                size_t number, const char *color, const char *plain)
{
    const size_t cut = sizeof(ELLIPSIS) - 1;
    struct line line = line_of(span, number);
    size_t start = text->length;
    size_t columns;
    size_t from;
    size_t to;
    int margin;

    vpca_text_addf(text, "%3zu", number);
    margin = (int)(text->length - start);
    vpca_text_add(text, line.length > 0 ? " | " : " |");
    columns = LINE_COLUMNS - (size_t)margin - 3;

    from = walk_back(&line, line.caret, columns / 2);
    if (walk_on(&line, 0, columns) == line.length)
        from = 0;
    columns -= from > 0 ? cut : 0;
    to = walk_on(&line, from, columns);
    if (to < line.length)
        to = walk_on(&line, from, columns - cut);

    vpca_text_add(text, from > 0 ? ELLIPSIS : "");
    add_glyphs(text, &line, from, to, '\0');
    vpca_text_addf(text, "%s\n%*s | ", to < line.length ? ELLIPSIS : "", margin,
                   "");
    vpca_text_add(text, from > 0 ? "   " : "");
    add_glyphs(text, &line, from, line.caret, ' ');
    vpca_text_add(text, color);
    add_caret(text, &line, to);
    vpca_text_addf(text, "%s\n", plain);
    return margin;
}
