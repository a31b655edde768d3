/* Breaks text into lines of a width in columns. */
#include "wrap.h"

#include <string.h>

struct wrapper {
    vpca_arena *arena;
    unsigned width;
    struct wrapped wrapped;
    struct vpca_text line;
    unsigned column;
};

static void end_line(struct wrapper *wrapper)
{
    struct wrapped *wrapped = &wrapper->wrapped;

    wrapped->lines =
        vpca_arena_grow(wrapper->arena, wrapped->lines, wrapped->count,
                        &wrapped->capacity, sizeof(*wrapped->lines));
    wrapped->lines[wrapped->count++] = vpca_arena_copy(
        wrapper->arena, wrapper->line.bytes, wrapper->line.length);
    vpca_text_clear(&wrapper->line);
    wrapper->column = 0;
}

/* A word that no line can hold. */
static void add_broken(struct wrapper *wrapper, const char *word, size_t length)
{
    while (length > 0) {
        size_t taken;
        uint32_t code_point = vpca_utf8_decode(word, length, &taken);
        unsigned columns = vpca_utf8_columns(code_point);

        if (wrapper->column + columns > wrapper->width && wrapper->column > 0)
            end_line(wrapper);
        vpca_text_add_bytes(&wrapper->line, word, taken);
        wrapper->column += columns;
        word += taken;
        length -= taken;
    }
}

static void add_word(struct wrapper *wrapper, const char *word, size_t length)
{
    unsigned columns = (unsigned)vpca_utf8_width(word, length);
    unsigned blank = wrapper->column > 0;

    if (wrapper->column + blank + columns > wrapper->width && blank) {
        end_line(wrapper);
        blank = 0;
    }
    if (columns > wrapper->width) {
        add_broken(wrapper, word, length);
        return;
    }
    if (blank)
        vpca_text_add(&wrapper->line, " ");
    vpca_text_add_bytes(&wrapper->line, word, length);
    wrapper->column += blank + columns;
}

struct wrapped wrap_text(vpca_arena *arena, const char *text, unsigned width)
{
    struct wrapper wrapper = {.arena = arena, .width = width};

    vpca_text_init(&wrapper.line, arena);
    for (;;) {
        size_t length;

        text += strspn(text, " ");
        length = strcspn(text, " ");
        if (length == 0)
            break;
        add_word(&wrapper, text, length);
        text += length;
    }
    if (wrapper.line.length > 0 || wrapper.wrapped.count == 0)
        end_line(&wrapper);
    return wrapper.wrapped;
}
