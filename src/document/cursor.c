/* From libyaml's count of characters to bytes. */
#include "cursor.h"

static bool continues(char byte)
{
    return (byte & 0xC0) == 0x80;
}

uint32_t cursor_seek(struct cursor *cursor, size_t index)
{
    const char *bytes = cursor->source->bytes;
    size_t length = cursor->source->length;

    while (cursor->index < index && cursor->offset < length) {
        cursor->offset++;
        while (cursor->offset < length && continues(bytes[cursor->offset]))
            cursor->offset++;
        cursor->index++;
    }
    while (cursor->index > index) {
        cursor->offset--;
        while (cursor->offset > 0 && continues(bytes[cursor->offset]))
            cursor->offset--;
        cursor->index--;
    }
    return (uint32_t)cursor->offset;
}
