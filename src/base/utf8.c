/* Decoding, checking and measuring UTF-8. */
#include "vpcadvise/base.h"
#include "width.h"

#define REPLACEMENT 0xFFFDu

/* Bytes of the sequence that a first byte opens, or 0. */
static size_t sequence_length(unsigned char first)
{
    if (first < 0x80)
        return 1;
    if (first >= 0xC2 && first <= 0xDF)
        return 2;
    if (first >= 0xE0 && first <= 0xEF)
        return 3;
    if (first >= 0xF0 && first <= 0xF4)
        return 4;
    return 0;
}

/* The code point of a well-formed sequence at `bytes`; false otherwise. */
static bool decode(const unsigned char *bytes, size_t length,
                   uint32_t *ret_code_point, size_t *ret_taken)
{
    static const uint32_t SMALLEST[] = {0, 0, 0x80, 0x800, 0x10000};
    size_t taken = sequence_length(bytes[0]);
    uint32_t value;

    if (taken == 0 || taken > length)
        return false;
    value = taken == 1 ? bytes[0] : bytes[0] & (0x7Fu >> taken);
    for (size_t i = 1; i < taken; i++) {
        if ((bytes[i] & 0xC0) != 0x80)
            return false;
        value = value << 6 | (bytes[i] & 0x3Fu);
    }
    if (value < SMALLEST[taken] || value > 0x10FFFF ||
        (value >= 0xD800 && value <= 0xDFFF))
        return false;
    *ret_code_point = value;
    *ret_taken = taken;
    return true;
}

uint32_t vpca_utf8_decode(const char *bytes, size_t length, size_t *ret_taken)
{
    uint32_t code_point = REPLACEMENT;

    *ret_taken = 1;
    decode((const unsigned char *)bytes, length, &code_point, ret_taken);
    return code_point;
}

size_t vpca_utf8_check(const char *bytes, size_t length)
{
    const unsigned char *text = (const unsigned char *)bytes;
    size_t at = 0;

    while (at < length) {
        uint32_t code_point;
        size_t taken = 1;

        if (text[at] >= 0x80 &&
            !decode(text + at, length - at, &code_point, &taken))
            break;
        at += taken;
    }
    return at;
}

unsigned vpca_utf8_columns(uint32_t code_point)
{
    if (code_point < 0x20 || (code_point >= 0x7F && code_point < 0xA0))
        return 0;
    if (code_point < 0x300)
        return 1;
    return width_lookup(code_point);
}

size_t vpca_utf8_width(const char *bytes, size_t length)
{
    size_t width = 0;
    size_t taken;

    for (size_t at = 0; at < length; at += taken)
        width += vpca_utf8_columns(
            vpca_utf8_decode(bytes + at, length - at, &taken));
    return width;
}
