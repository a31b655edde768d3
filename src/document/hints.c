/* What was meant where YAML could not be read, guessed from the text around.
 */
#include <stdlib.h>
#include <string.h>

#include "hints.h"

/* Longer texts are not repeated in a hint. */
#define LONGEST_QUOTE 60

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

static bool is_break(char c)
{
    return c == '\n' || c == '\r';
}

static char byte_at(const struct trouble *trouble, uint32_t at)
{
    return at < trouble->source->length ? trouble->source->bytes[at] : '\0';
}

static size_t line_at(const struct trouble *trouble, uint32_t at)
{
    return vpca_source_place(trouble->source, at).line;
}

static uint32_t line_start(const struct trouble *trouble, uint32_t at)
{
    return trouble->source->lines[line_at(trouble, at) - 1];
}

/* ---- Questions about the place ---------------------------------------- */

bool trouble_at_tab(const struct trouble *trouble)
{
    return byte_at(trouble, trouble->at) == '\t';
}

bool trouble_at_end(const struct trouble *trouble)
{
    uint32_t at = trouble->at;

    while (is_blank(byte_at(trouble, at)) || is_break(byte_at(trouble, at)))
        at++;
    return at >= trouble->source->length;
}

bool trouble_at_closer(const struct trouble *trouble)
{
    char c = byte_at(trouble, trouble->at);

    return c == ']' || c == '}';
}

bool trouble_at_colon(const struct trouble *trouble)
{
    return byte_at(trouble, trouble->at) == ':';
}

bool trouble_at_first_colon(const struct trouble *trouble)
{
    uint32_t at = line_start(trouble, trouble->at);

    while (is_blank(byte_at(trouble, at)))
        at++;
    return at == trouble->at && trouble_at_colon(trouble);
}

/* The number in `\uXXXX` at an offset, or 0. */
static unsigned long escape_at(const struct trouble *trouble, uint32_t at)
{
    char digits[5] = {0};

    if (byte_at(trouble, at) != '\\' || byte_at(trouble, at + 1) != 'u')
        return 0;
    for (uint32_t i = 0; i < 4; i++)
        digits[i] = byte_at(trouble, at + 2 + i);
    return strtoul(digits, NULL, 16);
}

/* libyaml's mark is behind `\u`. */
static uint32_t escape_start(const struct trouble *trouble)
{
    return trouble->at < 2 ? 0 : trouble->at - 2;
}

bool trouble_at_surrogate(const struct trouble *trouble)
{
    unsigned long half = escape_at(trouble, escape_start(trouble));

    return half >= 0xD800 && half <= 0xDFFF;
}

/* Where the value starts in the line of the place, or the place itself. */
static uint32_t value_start(const struct trouble *trouble)
{
    uint32_t at = line_start(trouble, trouble->at);

    while (at < trouble->at &&
           !(byte_at(trouble, at) == ':' && is_blank(byte_at(trouble, at + 1))))
        at++;
    if (at < trouble->at)
        at++;
    while (at < trouble->at && is_blank(byte_at(trouble, at)))
        at++;
    return at;
}

bool trouble_behind_value(const struct trouble *trouble)
{
    return value_start(trouble) < trouble->at;
}

static bool value_starts_with(const struct trouble *trouble, const char *set)
{
    uint32_t start = value_start(trouble);

    return start < trouble->at && strchr(set, byte_at(trouble, start));
}

bool trouble_behind_quotes(const struct trouble *trouble)
{
    return value_starts_with(trouble, "'\"");
}

bool trouble_behind_brackets(const struct trouble *trouble)
{
    return value_starts_with(trouble, "[{");
}

bool trouble_behind_lines(const struct trouble *trouble)
{
    const struct vpca_node *last = trouble->last;

    return last && !last->plain && last->span.end <= trouble->at &&
           line_at(trouble, last->span.start) <
               line_at(trouble, last->span.end) &&
           line_at(trouble, last->span.end) == line_at(trouble, trouble->at);
}

bool trouble_tight_colon(const struct trouble *trouble)
{
    for (uint32_t at = trouble->opened; at < trouble->at; at++) {
        if (is_break(byte_at(trouble, at)))
            return false;
        if (byte_at(trouble, at) == ':')
            return true;
    }
    return false;
}

bool trouble_below_tight_colon(const struct trouble *trouble)
{
    uint32_t end = line_start(trouble, trouble->at);
    uint32_t at = end ? line_start(trouble, end - 1) : 0;
    bool tight = false;

    for (; at < end; at++) {
        char next = byte_at(trouble, at + 1);

        if (byte_at(trouble, at) != ':')
            continue;
        if (is_blank(next) || is_break(next))
            return false;
        tight = true;
    }
    return tight;
}

/* ---- Hints ------------------------------------------------------------ */

/* Where a text ends that was not quoted: with its line or before a comment;
 * inside brackets also before what separates items. */
static uint32_t text_end(const struct trouble *trouble, uint32_t at)
{
    uint32_t end = at;

    for (; at < trouble->source->length; at++) {
        char c = byte_at(trouble, at);

        if (is_break(c) || (trouble->flow && strchr(",]}", c)) ||
            (c == '#' && end < at))
            break;
        if (!is_blank(c))
            end = at + 1;
    }
    return end;
}

/* The kind of quotes that needs no escapes inside, or NULL. */
static const char *choose_quotes(const char *text, size_t length)
{
    if (length == 0 || length > LONGEST_QUOTE)
        return NULL;
    if (!memchr(text, '"', length) && !memchr(text, '\\', length))
        return "\"";
    return memchr(text, '\'', length) ? NULL : "'";
}

static const char *quote_from(const struct trouble *trouble, uint32_t start)
{
    const char *text = trouble->source->bytes + start;
    size_t length = text_end(trouble, start) - start;
    const char *quote = choose_quotes(text, length);

    if (!quote)
        return "put the text in quotes";
    return vpca_arena_printf(trouble->arena, "quote it: %s%.*s%s", quote,
                             (int)length, text, quote);
}

const char *hint_quote_here(const struct trouble *trouble)
{
    return quote_from(trouble, trouble->at);
}

const char *hint_quote_opened(const struct trouble *trouble)
{
    return quote_from(trouble, trouble->opened);
}

const char *hint_quote_value(const struct trouble *trouble)
{
    return quote_from(trouble, value_start(trouble));
}

/* Keys of the format are written in small letters and underscores. */
static bool is_key(const struct trouble *trouble, uint32_t start)
{
    uint32_t at = start;

    while ((byte_at(trouble, at) >= 'a' && byte_at(trouble, at) <= 'z') ||
           byte_at(trouble, at) == '_')
        at++;
    return at > start && at == trouble->at;
}

const char *hint_second_colon(const struct trouble *trouble)
{
    uint32_t start = value_start(trouble);
    size_t length = text_end(trouble, start) - start;

    if (!is_key(trouble, start) || length > LONGEST_QUOTE)
        return hint_quote_value(trouble);
    return vpca_arena_printf(trouble->arena,
                             "write { %.*s }, or put it on a line of its own; "
                             "quote it if it is a text",
                             (int)length, trouble->source->bytes + start);
}

const char *hint_surrogate(const struct trouble *trouble)
{
    uint32_t start = escape_start(trouble);
    unsigned long high = escape_at(trouble, start);
    unsigned long low = escape_at(trouble, start + 6);

    if (high >= 0xDC00 || low < 0xDC00 || low > 0xDFFF)
        return "write the character itself";
    return vpca_arena_printf(
        trouble->arena, "write the character itself, or \\U%08lX",
        0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00));
}

const char *hint_last_line(const struct trouble *trouble)
{
    return vpca_arena_printf(
        trouble->arena, "it starts on line %zu; is its closing quote missing?",
        line_at(trouble, trouble->last->span.start));
}

const char *hint_opened_line(const struct trouble *trouble)
{
    return vpca_arena_printf(trouble->arena, "it was opened on line %zu",
                             line_at(trouble, trouble->opened));
}

static uint32_t first_of_line(const struct trouble *trouble, size_t line)
{
    uint32_t at = trouble->source->lines[line - 1];

    while (byte_at(trouble, at) == ' ')
        at++;
    return at;
}

/* A line above that is indented deeper, and as little as any since the one it
 * hangs on: the entry beside which this one was meant. 0: there is none. */
static uint32_t find_sibling(const struct trouble *trouble)
{
    size_t here = line_at(trouble, trouble->at);
    uint32_t own =
        first_of_line(trouble, here) - line_start(trouble, trouble->at);
    uint32_t least = UINT32_MAX;
    uint32_t sibling = 0;

    for (size_t line = here - 1; line > 0; line--) {
        uint32_t at = first_of_line(trouble, line);
        uint32_t indent = at - trouble->source->lines[line - 1];
        char c = byte_at(trouble, at);

        if (c == '#' || c == '\0' || is_break(c))
            continue;
        if (indent <= own)
            break;
        if (indent < least) {
            least = indent;
            sibling = at;
        }
    }
    /* A key does not stand beside an item of a list. */
    if (byte_at(trouble, sibling) == '-' &&
        byte_at(trouble, first_of_line(trouble, here)) != '-')
        return 0;
    return sibling;
}

const char *hint_same_column(const struct trouble *trouble)
{
    uint32_t sibling = find_sibling(trouble);
    struct vpca_place place =
        vpca_source_place(trouble->source, sibling ? sibling : trouble->opened);

    if (sibling)
        return vpca_arena_printf(trouble->arena,
                                 "if it stands beside line %zu, indent it "
                                 "like that line: to column %zu",
                                 place.line, place.column);
    return vpca_arena_printf(trouble->arena,
                             "what it belongs to starts on line %zu in column "
                             "%zu, and so must this",
                             place.line, place.column);
}
