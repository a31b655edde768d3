/* A source text with an index of its lines. */
#include <assert.h>
#include <string.h>

#include "vpcadvise/diag.h"

static size_t count_lines(const char *bytes, size_t length)
{
    const char *end = bytes + length;
    size_t count = 1;

    for (const char *at = bytes;
         at < end && (at = memchr(at, '\n', (size_t)(end - at))); at++)
        count++;
    return count;
}

struct vpca_source *vpca_source_new(vpca_arena *arena, const char *name,
                                    const char *bytes, size_t length)
{
    struct vpca_source *source = vpca_arena_alloc(arena, sizeof(*source));
    size_t line_count = count_lines(bytes, length);
    uint32_t *lines = vpca_arena_array(arena, line_count, sizeof(*lines));
    const char *at = bytes;

    assert(length < UINT32_MAX);
    for (size_t i = 1; i < line_count; i++) {
        at = memchr(at, '\n', length - (size_t)(at - bytes));
        assert(at);
        at++;
        lines[i] = (uint32_t)(at - bytes);
    }
    *source = (struct vpca_source){
        .name = name,
        .bytes = bytes,
        .length = length,
        .lines = lines,
        .line_count = line_count,
    };
    return source;
}

/* The last line that starts at `offset` or before. */
static size_t find_line(const struct vpca_source *source, uint32_t offset)
{
    size_t low = 0;
    size_t high = source->line_count;

    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;

        if (source->lines[middle] <= offset)
            low = middle;
        else
            high = middle;
    }
    return low;
}

/* Bytes of `bytes` that start a character. Eight at a time, because a file of
 * JSON may be one line of many megabytes: a byte continues a character when
 * its top bit is set and the next one is not. */
static size_t count_characters(const char *bytes, size_t length)
{
    const uint64_t ones = UINT64_C(0x0101010101010101);
    size_t count = length;
    size_t at = 0;

    for (; at + sizeof(uint64_t) <= length; at += sizeof(uint64_t)) {
        uint64_t word;

        memcpy(&word, bytes + at, sizeof(word));
        word = (word >> 7) & ~(word >> 6) & ones;
        count -= (size_t)((word * ones) >> 56);
    }
    for (; at < length; at++)
        count -= (bytes[at] & 0xC0) == 0x80;
    return count;
}

struct vpca_place vpca_source_place(const struct vpca_source *source,
                                    uint32_t offset)
{
    size_t line = find_line(source, offset);
    size_t start = source->lines[line];

    if (offset > source->length)
        offset = (uint32_t)source->length;
    return (struct vpca_place){
        .line = line + 1,
        .column = 1 + count_characters(source->bytes + start, offset - start),
    };
}
