/*
 * Where a byte stands in a source text, and what is wrong there.
 *
 * Diagnostics are collected, never printed where they are found. They carry
 * a code that is stable, a place, the path with names, a message and a hint.
 */
#ifndef VPCADVISE_DIAG_H
#define VPCADVISE_DIAG_H

#include <stdio.h>

#include "vpcadvise/base.h"

/* ---- Source text ------------------------------------------------------ */

/* A text with its name and an index of its lines. A byte-order mark of UTF-8
 * is not part of `bytes`. Lives in the arena it was made with. */
struct vpca_source {
    const char *name;  /* as shown: the path, or "<stdin>" */
    const char *bytes; /* NUL-terminated after `length` bytes */
    size_t length;
    const uint32_t *lines; /* offset of each line's first byte */
    size_t line_count;     /* at least 1 */
    bool marked;           /* a byte-order mark stood before the bytes */
};

/* Bytes [start, end) of a source. `source` NULL: no place. */
struct vpca_span {
    const struct vpca_source *source;
    uint32_t start;
    uint32_t end;
};

/* 1-based; `column` counts characters (code points), not bytes. */
struct vpca_place {
    size_t line;
    size_t column;
};

/* Copies nothing: `name` and `bytes`, with a NUL behind them, must outlive the
 * source. `length` is below UINT32_MAX. */
struct vpca_source *vpca_source_new(vpca_arena *arena, const char *name,
                                    const char *bytes, size_t length);
struct vpca_place vpca_source_place(const struct vpca_source *source,
                                    uint32_t offset);

/* Adds text of unknown origin so that a terminal shows all of it: control
 * characters, those that reorder text and malformed bytes as escapes such as
 * \x1b, a tab as four spaces. */
void vpca_text_add_visible(struct vpca_text *text, const char *string);

/* ---- Codes ------------------------------------------------------------ */

enum vpca_severity {
    VPCA_NOTE,
    VPCA_WARNING,
    VPCA_ERROR,
};

/* The one list of codes is codes.def beside this file:
 * VPCA_CODE(symbol, "name", severity, "what it means"). The name is what users
 * see and is never reused; docs/diagnostics.md has an entry for each. */
enum vpca_code {
#define VPCA_CODE(symbol, name, severity, meaning) VPCA_CODE_##symbol,
#include "vpcadvise/codes.def"
#undef VPCA_CODE
    VPCA_CODE_COUNT
};

const char *vpca_code_name(enum vpca_code code);
enum vpca_severity vpca_code_severity(enum vpca_code code);
const char *vpca_code_meaning(enum vpca_code code);
const char *vpca_severity_name(enum vpca_severity severity);

/* ---- Diagnostics ------------------------------------------------------ */

struct vpca_diag {
    enum vpca_code code;
    struct vpca_span span;
    const char *path;    /* "sites.fra-dc.cidrs[0]", or NULL */
    const char *message; /* no full stop, no code */
    const char *hint;    /* what to do, or NULL */
};

/* A collection in the order found. At most VPCA_DIAG_LIMIT are kept; the
 * rest are counted. */
#define VPCA_DIAG_LIMIT 1000
struct vpca_diags {
    vpca_arena *arena;
    struct vpca_diag *items;
    size_t count;
    size_t capacity;
    size_t dropped;
    size_t errors;   /* dropped ones included */
    size_t warnings; /* dropped ones included */
};

void vpca_diags_init(struct vpca_diags *diags, vpca_arena *arena);
/* Adds one; `path` and `hint` may be NULL and are kept by reference (put
 * them in the arena of `diags`); the message is formatted into it. */
void vpca_diags_add(struct vpca_diags *diags, enum vpca_code code,
                    struct vpca_span span, const char *path, const char *hint,
                    const char *format, ...) VPCA_PRINTF(6, 7);
/* Whether what is added now is only counted, so that no hint need be made. */
bool vpca_diags_full(const struct vpca_diags *diags);
/* By source (name), place, code; equal ones (code, place and message the
 * same) once. */
void vpca_diags_sort(struct vpca_diags *diags);

/* file:line:column: error: message [code], the path, the source line with a
 * caret, the hint. Control characters are shown as escapes, long lines cut
 * around the caret to 100 columns. Color by ANSI escapes when asked. */
void vpca_diags_print(const struct vpca_diags *diags, FILE *out, bool color);
/* The same for one, into `text`. */
void vpca_diag_print(const struct vpca_diag *diag, struct vpca_text *text,
                     bool color);

#endif
