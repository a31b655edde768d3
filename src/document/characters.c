/* What the bytes of a text must be before YAML is looked for in them. */
#include <string.h>

#include "characters.h"

static struct vpca_span span_at(const struct vpca_source *source, size_t start,
                                size_t length)
{
    return (struct vpca_span){.source = source,
                              .start = (uint32_t)start,
                              .end = (uint32_t)(start + length)};
}

static bool check_encoding(const struct vpca_source *source,
                           struct vpca_diags *diags)
{
    size_t bad = vpca_utf8_check(source->bytes, source->length);

    if (bad == source->length)
        return true;
    vpca_diags_add(diags, VPCA_CODE_ENCODING, span_at(source, bad, 1), NULL,
                   "save the file as UTF-8",
                   "the byte 0x%02x is not part of a UTF-8 character",
                   (unsigned char)source->bytes[bad]);
    return false;
}

/* What YAML calls printable, or a line break (YAML 1.1, section 4.1). */
static bool is_allowed(uint32_t code_point)
{
    if (code_point < 0x20)
        return code_point == '\t' || code_point == '\n' || code_point == '\r';
    if (code_point < 0xA0)
        return code_point < 0x7F || code_point == 0x85;
    return code_point != 0xFFFE && code_point != 0xFFFF;
}

static void report_control(const struct vpca_source *source, size_t at,
                           uint32_t code_point, struct vpca_diags *diags)
{
    size_t length = code_point < 0x80 ? 1 : code_point < 0x800 ? 2 : 3;
    const char *hint =
        code_point < 0x100
            ? vpca_arena_printf(diags->arena,
                                "remove it, or write \\x%02x in a text in "
                                "double quotes",
                                (unsigned)code_point)
            : "remove it";

    if (code_point == 0)
        vpca_diags_add(diags, VPCA_CODE_NUL_BYTE, span_at(source, at, 1), NULL,
                       "remove it; is this a text file?",
                       "a NUL byte stands here");
    else
        vpca_diags_add(diags, VPCA_CODE_SYNTAX, span_at(source, at, length),
                       NULL, hint, "the control character U+%04X stands here",
                       (unsigned)code_point);
}

static bool check_controls(const struct vpca_source *source,
                           struct vpca_diags *diags)
{
    size_t taken = 1;

    for (size_t at = 0; at < source->length; at += taken) {
        uint32_t code_point = (unsigned char)source->bytes[at];

        taken = 1;
        if (code_point >= 0x20 && code_point < 0x7F)
            continue;
        code_point =
            vpca_utf8_decode(source->bytes + at, source->length - at, &taken);
        if (!is_allowed(code_point)) {
            report_control(source, at, code_point, diags);
            return false;
        }
    }
    return true;
}

static bool check_directives(const struct vpca_source *source,
                             struct vpca_diags *diags)
{
    static const char TAG[] = "%TAG";

    for (size_t i = 0; i < source->line_count; i++) {
        size_t start = source->lines[i];

        if (strncmp(source->bytes + start, TAG, sizeof(TAG) - 1) != 0)
            continue;
        vpca_diags_add(diags, VPCA_CODE_TAG,
                       span_at(source, start, sizeof(TAG) - 1), NULL,
                       "remove the line; or indent it if it is part of a text",
                       "%%TAG lines are not read, nor are tags");
        return false;
    }
    return true;
}

bool characters_check(const struct vpca_source *source,
                      struct vpca_diags *diags)
{
    return check_encoding(source, diags) && check_controls(source, diags) &&
           check_directives(source, diags);
}
