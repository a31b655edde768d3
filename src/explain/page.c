/* A section of the page on diagnostics, from Markdown to blocks. */
#include <assert.h>
#include <string.h>

#include "explain.h"
#include "pages.h"

#define PAGE  "diagnostics.md"
#define FENCE "```"

const char *page_bytes(const char *path)
{
    for (size_t i = 0; i < explain_page_count; i++) {
        if (strcmp(explain_pages[i].path, path) == 0)
            return explain_pages[i].bytes;
    }
    return "";
}

/* The first line below "## CODE", or NULL. */
static const char *find_section(const char *page, const char *code)
{
    size_t length = strlen(code);

    for (const char *at = page; (at = strstr(at, "\n## ")) != NULL;) {
        at += strlen("\n## ");
        if (strncmp(at, code, length) == 0 && at[length] == '\n')
            return at + length + 1;
    }
    return NULL;
}

static size_t line_length(const char *line)
{
    return strcspn(line, "\n");
}

static const char *next_line(const char *line)
{
    line += line_length(line);
    return *line ? line + 1 : line;
}

/* Without the signs of Markdown: a link is its text, bold is plain. */
static void add_plain(struct vpca_text *text, const char *line, size_t length)
{
    const char *end = line + length;

    while (line < end) {
        const char *close;

        if (strncmp(line, "**", 2) == 0) {
            line += 2;
        } else if (*line == ']' && line[1] == '(' &&
                   (close = memchr(line, ')', (size_t)(end - line)))) {
            line = close + 1;
        } else {
            /* A link begins with a bracket; so do codes, which stay. */
            const char *shut = memchr(line, ']', (size_t)(end - line));
            bool link = *line == '[' && shut && shut[1] == '(';

            if (!link)
                vpca_text_add_bytes(text, line, 1);
            line++;
        }
    }
}

static const char *put_fence(struct explain *e, const char *line)
{
    struct vpca_text text;

    vpca_text_init(&text, e->arena);
    for (line = next_line(line); *line && strncmp(line, FENCE, 3) != 0;
         line = next_line(line)) {
        vpca_text_add(&text, text.length ? "\n" : "");
        vpca_text_add_bytes(&text, line, line_length(line));
    }
    put_code(e, text.bytes);
    return next_line(line);
}

static const char *put_paragraph(struct explain *e, const char *line)
{
    struct vpca_text text;

    vpca_text_init(&text, e->arena);
    for (; *line && *line != '\n' && strncmp(line, FENCE, 3) != 0;
         line = next_line(line)) {
        vpca_text_add(&text, text.length ? " " : "");
        add_plain(&text, line, line_length(line));
    }
    put_text(e, 0, text.bytes);
    return line;
}

/* Puts the section of docs/diagnostics.md of that name. */
static void put_diagnostic(struct explain *e, const char *code)
{
    const char *line = find_section(page_bytes(PAGE), code);

    /* A check of the tree sees to it that every code has its entry. */
    assert(line != NULL);
    while (line && *line && strncmp(line, "## ", 3) != 0) {
        if (*line == '\n')
            line++;
        else if (strncmp(line, FENCE, 3) == 0)
            line = put_fence(e, line);
        else
            line = put_paragraph(e, line);
    }
}

void code_explain(struct explain *e, size_t index)
{
    enum vpca_code code = (enum vpca_code)index;

    put_title(e, say(e, "%s: %s", vpca_code_name(code),
                     vpca_severity_name(vpca_code_severity(code))));
    put_diagnostic(e, vpca_code_name(code));
}
