/* A string that grows in an arena. */
#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "vpcadvise/base.h"

#define FIRST_CAPACITY 64

void vpca_text_init(struct vpca_text *text, vpca_arena *arena)
{
    *text = (struct vpca_text){
        .arena = arena,
        .bytes = vpca_arena_alloc(arena, FIRST_CAPACITY),
        .capacity = FIRST_CAPACITY,
    };
}

/* Room for `more` bytes and the NUL. */
static void reserve(struct vpca_text *text, size_t more)
{
    size_t capacity = text->capacity;
    char *larger;

    if (more < capacity - text->length)
        return;
    while (more >= capacity - text->length)
        capacity *= 2;
    larger = vpca_arena_alloc(text->arena, capacity);
    memcpy(larger, text->bytes, text->length + 1);
    text->bytes = larger;
    text->capacity = capacity;
}

void vpca_text_add_bytes(struct vpca_text *text, const char *bytes,
                         size_t length)
{
    reserve(text, length);
    if (length)
        memcpy(text->bytes + text->length, bytes, length);
    text->length += length;
    text->bytes[text->length] = '\0';
}

void vpca_text_add(struct vpca_text *text, const char *string)
{
    vpca_text_add_bytes(text, string, strlen(string));
}

void vpca_text_addf(struct vpca_text *text, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    vpca_text_vaddf(text, format, arguments);
    va_end(arguments);
}

void vpca_text_vaddf(struct vpca_text *text, const char *format,
                     va_list arguments)
{
    va_list again;
    int length;

    va_copy(again, arguments);
    length = vsnprintf(NULL, 0, format, again);
    va_end(again);
    assert(length >= 0);
    reserve(text, (size_t)length);
    vsnprintf(text->bytes + text->length, (size_t)length + 1, format,
              arguments);
    text->length += (size_t)length;
}

void vpca_text_clear(struct vpca_text *text)
{
    text->length = 0;
    text->bytes[0] = '\0';
}
