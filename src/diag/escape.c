/* Text of unknown origin made safe to show on a terminal. */
#include <stdio.h>
#include <string.h>

#include "escape.h"
#include "vpcadvise/diag.h"

static bool is_control(uint32_t code_point)
{
    return code_point < 0x20 || (code_point >= 0x7F && code_point < 0xA0);
}

/* Line and paragraph separators, and what changes the direction of text: a
 * terminal would show something else than the file says. */
static bool is_deceptive(uint32_t code_point)
{
    return code_point == 0x200E || code_point == 0x200F ||
           (code_point >= 0x2028 && code_point <= 0x202E) ||
           (code_point >= 0x2066 && code_point <= 0x2069) ||
           code_point == 0xFEFF;
}

static void write_escape(struct glyph *glyph, uint32_t code_point, bool byte)
{
    const char *format = byte ? "\\x%02x" : "\\u%04x";
    int length = snprintf(glyph->shown, sizeof(glyph->shown), format,
                          (unsigned)code_point);

    glyph->columns = (unsigned)length;
}

struct glyph glyph_at(const char *bytes, size_t length)
{
    struct glyph glyph = {0};
    uint32_t code_point = vpca_utf8_decode(bytes, length, &glyph.taken);
    bool malformed = glyph.taken == 1 && (bytes[0] & 0x80);

    if (malformed) {
        write_escape(&glyph, (unsigned char)bytes[0], true);
    } else if (code_point == '\t') {
        glyph.columns = 4;
        memcpy(glyph.shown, "    ", glyph.columns);
    } else if (is_control(code_point)) {
        write_escape(&glyph, code_point, code_point < 0x80);
    } else if (is_deceptive(code_point)) {
        write_escape(&glyph, code_point, false);
    } else {
        glyph.columns = vpca_utf8_columns(code_point);
        memcpy(glyph.shown, bytes, glyph.taken);
    }
    return glyph;
}

void vpca_text_add_visible(struct vpca_text *text, const char *string)
{
    size_t length = strlen(string);

    while (length > 0) {
        struct glyph glyph = glyph_at(string, length);

        vpca_text_add(text, glyph.shown);
        string += glyph.taken;
        length -= glyph.taken;
    }
}
