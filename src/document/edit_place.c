/* Where in a text a value is replaced or a key is added, and in what style. */
#include <string.h>

#include "edit.h"

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

static bool is_break(char c)
{
    return c == '\n' || c == '\r';
}

static void add_piece(struct edit *edit, uint32_t start, uint32_t end,
                      const char *text)
{
    edit->pieces[edit->piece_count++] =
        (struct edit_piece){.start = start, .end = end, .text = text};
}

/* ---- Lines ------------------------------------------------------------ */

static uint32_t line_start(const struct vpca_source *source, uint32_t at)
{
    while (at > 0 && !is_break(source->bytes[at - 1]))
        at--;
    return at;
}

/* Before the line break. */
static uint32_t line_end(const struct vpca_source *source, uint32_t at)
{
    while (at < source->length && !is_break(source->bytes[at]))
        at++;
    return at;
}

static uint32_t skip_blanks(const struct vpca_source *source, uint32_t at)
{
    while (at < source->length && is_blank(source->bytes[at]))
        at++;
    return at;
}

static bool is_first_in_line(const struct vpca_source *source, uint32_t at)
{
    return skip_blanks(source, line_start(source, at)) >= at;
}

/* Nothing but blanks and a comment follows in the line. */
static bool is_last_in_line(const struct vpca_source *source, uint32_t at)
{
    uint32_t next = skip_blanks(source, at);

    return next == line_end(source, at) ||
           (source->bytes[next] == '#' && next > at);
}

static uint32_t break_length(const struct vpca_source *source, uint32_t at)
{
    if (source->bytes[at] == '\r' && source->bytes[at + 1] == '\n')
        return 2;
    return at < source->length ? 1 : 0;
}

/* The line break that the line has, the last one at the end of the text. */
static const char *break_at(const struct edit *edit, uint32_t at)
{
    const struct vpca_source *source = edit->source;
    uint32_t length = break_length(source, at);

    while (length == 0 && at > 0)
        if (is_break(source->bytes[--at])) {
            at -= at > 0 && source->bytes[at - 1] == '\r';
            length = break_length(source, at);
        }
    if (length == 0)
        return "\n";
    return vpca_arena_copy(edit->arena, source->bytes + at, length);
}

/* ---- Replacing -------------------------------------------------------- */

static bool is_block(const struct vpca_node *node)
{
    char c = node->span.source->bytes[node->span.start];

    return node->kind != VPCA_NODE_SCALAR && c != '[' && c != '{';
}

/* Behind the colon of a key, and behind an anchor there. */
static uint32_t behind_colon(const struct vpca_source *source, uint32_t at)
{
    if (source->bytes[skip_blanks(source, at)] == ':')
        at = skip_blanks(source, at) + 1;
    if (source->bytes[skip_blanks(source, at)] == '&') {
        at = skip_blanks(source, at);
        while (at < source->length && !is_blank(source->bytes[at]) &&
               !is_break(source->bytes[at]))
            at++;
    }
    return at;
}

static bool has_colon(const struct vpca_source *source,
                      const struct vpca_node *key)
{
    return source->bytes[skip_blanks(source, key->span.end)] == ':';
}

/* Takes the lines of a block away; a comment behind its last item stays, as a
 * line that begins where the block did. */
static void drop_lines(struct edit *edit, const struct vpca_node *node)
{
    const struct vpca_source *source = edit->source;
    uint32_t start = line_start(source, node->span.start);
    uint32_t end = skip_blanks(source, node->span.end);

    if (end < source->length && is_break(source->bytes[end])) {
        end += break_length(source, end);
    } else if (end < source->length) {
        start = node->span.start;
    } else {
        start -= start > 0;
        start -= start > 0 && source->bytes[start] == '\n' &&
                 source->bytes[start - 1] == '\r';
    }
    add_piece(edit, start, end, "");
}

static void replace_with(struct edit *edit, const struct vpca_node *node,
                         const char *text)
{
    const struct vpca_source *source = edit->source;
    const struct vpca_node *key = node->key;
    uint32_t at;

    if (!key || (!is_block(node) && node->span.end > node->span.start)) {
        add_piece(edit, node->span.start, node->span.end, text);
        return;
    }
    at = behind_colon(source, key->span.end);
    if (has_colon(source, key))
        text = vpca_arena_printf(edit->arena, " %s", text);
    else
        text = vpca_arena_printf(edit->arena, ": %s", text);
    add_piece(edit, at, at, text);
    if (is_block(node))
        drop_lines(edit, node);
}

void edit_replace(struct edit *edit, const struct vpca_node *node)
{
    replace_with(edit, node, edit->value);
}

/* ---- Adding ----------------------------------------------------------- */

/* "a: { b: value }" for the steps from `first` on. */
static const char *flow_entry(const struct edit *edit, size_t first)
{
    struct vpca_text text;

    vpca_text_init(&text, edit->arena);
    for (size_t i = first; i < edit->step_count; i++) {
        vpca_text_add(&text, i > first ? "{ " : "");
        edit_write_key(edit, &text, edit->steps[i].key);
        vpca_text_add(&text, ": ");
    }
    vpca_text_add(&text, edit->value);
    for (size_t i = first + 1; i < edit->step_count; i++)
        vpca_text_add(&text, " }");
    return text.bytes;
}

void edit_fill(struct edit *edit, const struct vpca_node *null, size_t first)
{
    replace_with(
        edit, null,
        vpca_arena_printf(edit->arena, "{ %s }", flow_entry(edit, first)));
}

/* How far keys of a block stand behind the key above them. */
static uint32_t indent_of(const struct vpca_node *block)
{
    const struct vpca_source *source = block->span.source;
    uint32_t column = block->span.start - line_start(source, block->span.start);
    const struct vpca_node *parent = block->parent;
    uint32_t above;

    if (!parent || !is_block(parent) || !block->key)
        return 2;
    above = parent->span.start - line_start(source, parent->span.start);
    return column > above ? column - above : 2;
}

static void add_to_block(struct edit *edit, const struct vpca_node *block,
                         size_t first)
{
    const struct vpca_source *source = edit->source;
    uint32_t at = line_end(source, block->span.end);
    uint32_t column = block->span.start - line_start(source, block->span.start);
    const char *line_break = break_at(edit, at);
    struct vpca_text text;

    vpca_text_init(&text, edit->arena);
    for (size_t i = first; i < edit->step_count; i++) {
        vpca_text_addf(&text, "%s%*s", line_break, (int)column, "");
        edit_write_key(edit, &text, edit->steps[i].key);
        vpca_text_add(&text, ":");
        column += indent_of(block);
    }
    vpca_text_addf(&text, " %s", edit->value);
    add_piece(edit, at, at, text.bytes);
}

/* ---- Flow mappings ---------------------------------------------------- */

/* What a walk over the text between the braces knows. */
struct walk {
    const struct vpca_source *source;
    uint32_t at;
    uint32_t last; /* behind the last byte that is no blank or comment */
    bool comma;    /* and that byte is a comma */
    bool fresh;    /* a text can start here, and with it a quote */
};

static void skip_quoted(struct walk *walk, uint32_t end)
{
    const char *bytes = walk->source->bytes;
    char quote = bytes[walk->at++];

    for (; walk->at < end; walk->at++) {
        if (quote == '"' && bytes[walk->at] == '\\') {
            walk->at++;
        } else if (bytes[walk->at] == quote) {
            if (quote == '"' || bytes[walk->at + 1] != '\'')
                break;
            walk->at++;
        }
    }
}

/* One byte, a quoted text, or a comment. */
static void walk_on(struct walk *walk, uint32_t end)
{
    const char *bytes = walk->source->bytes;
    char c = bytes[walk->at];
    char before = bytes[walk->at - 1];

    if (is_blank(c) || is_break(c)) {
        walk->at++;
        return;
    }
    if (c == '#' && (walk->fresh || is_blank(before) || is_break(before))) {
        walk->at = line_end(walk->source, walk->at);
        return;
    }
    if (walk->fresh && (c == '"' || c == '\''))
        skip_quoted(walk, end);
    walk->fresh = strchr(",:[]{}", c) != NULL;
    walk->comma = c == ',';
    walk->last = ++walk->at;
}

static struct walk walk_to_end(const struct vpca_node *flow)
{
    struct walk walk = {.source = flow->span.source,
                        .at = flow->span.start + 1,
                        .last = flow->span.start + 1,
                        .fresh = true};

    while (walk.at < flow->span.end - 1)
        walk_on(&walk, flow->span.end - 1);
    return walk;
}

/* The last key that is written in the mapping, or NULL. */
static const struct vpca_node *last_key(const struct vpca_node *flow)
{
    for (uint32_t i = flow->count; i > 0; i--) {
        const struct vpca_node *key = flow->items[i - 1]->key;

        if (key->span.start > flow->span.start &&
            key->span.end < flow->span.end)
            return key;
    }
    return NULL;
}

/* A colon that a comma follows would not end its key. */
static const char *comma_behind(const struct walk *walk)
{
    if (walk->comma)
        return "";
    return walk->source->bytes[walk->last - 1] == ':' ? " ," : ",";
}

/* As a line of its own, as the last key has one. */
static void add_line(struct edit *edit, const struct walk *walk,
                     const struct vpca_node *key, const char *entry)
{
    const struct vpca_source *source = edit->source;
    uint32_t start = line_start(source, key->span.start);
    uint32_t at = walk->last;
    uint32_t end = line_end(source, at);

    entry =
        vpca_arena_printf(edit->arena, "%s%.*s%s%s", break_at(edit, end),
                          (int)(key->span.start - start), source->bytes + start,
                          entry, walk->comma ? "," : "");
    add_piece(edit, at, at, comma_behind(walk));
    if (is_last_in_line(source, at))
        at = end;
    add_piece(edit, at, at, entry);
}

static void add_to_flow(struct edit *edit, const struct vpca_node *flow,
                        size_t first)
{
    const struct vpca_source *source = edit->source;
    struct walk walk = walk_to_end(flow);
    const struct vpca_node *key = last_key(flow);
    const char *entry = flow_entry(edit, first);
    const char *before = comma_behind(&walk);
    const char *after = "";

    if (key && is_first_in_line(source, key->span.start)) {
        add_line(edit, &walk, key, entry);
        return;
    }
    if (walk.last == flow->span.start + 1) {
        before = "";
        after = flow->span.end - flow->span.start == 2 ? " " : "";
    }
    entry = vpca_arena_printf(edit->arena, "%s %s%s", before, entry, after);
    add_piece(edit, walk.last, walk.last, entry);
}

void edit_add(struct edit *edit, const struct vpca_node *mapping, size_t first)
{
    if (is_block(mapping))
        add_to_block(edit, mapping, first);
    else
        add_to_flow(edit, mapping, first);
}
