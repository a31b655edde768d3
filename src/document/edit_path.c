/* Paths as the program prints them: read into steps. */
#include <string.h>

#include "edit.h"

/* Longer than any path of a tree, whose depth is limited. */
#define MOST_STEPS VPCA_LIMIT_DEPTH

/* Each reads one step at `*at`; NULL key and false: not a step. */
static bool read_quoted(vpca_arena *arena, const char **at,
                        struct edit_step *step)
{
    struct vpca_text key;

    vpca_text_init(&key, arena);
    for ((*at)++; **at != '"'; (*at)++) {
        if (**at == '\\')
            (*at)++;
        if (!**at)
            return false;
        vpca_text_add_bytes(&key, *at, 1);
    }
    (*at)++;
    step->key = key.bytes;
    return key.length > 0;
}

static bool read_word(vpca_arena *arena, const char **at,
                      struct edit_step *step)
{
    size_t length = strcspn(*at, ".[]\" ");

    step->key = vpca_arena_copy(arena, *at, length);
    *at += length;
    return length > 0;
}

static bool read_index(const char **at, struct edit_step *step)
{
    static const uint32_t MOST = VPCA_LIMIT_NODES;
    const char *start = ++*at;

    for (; **at >= '0' && **at <= '9'; (*at)++) {
        step->index = step->index * 10 + (uint32_t)(**at - '0');
        if (step->index > MOST)
            return false;
    }
    return *at > start && *(*at)++ == ']';
}

static bool read_step(vpca_arena *arena, const char **at, bool first,
                      struct edit_step *step)
{
    if (**at == '[')
        return read_index(at, step);
    if (!first && *(*at)++ != '.')
        return false;
    return **at == '"' ? read_quoted(arena, at, step)
                       : read_word(arena, at, step);
}

bool edit_path_read(struct edit *edit)
{
    struct edit_step *steps =
        vpca_arena_array(edit->arena, MOST_STEPS, sizeof(*steps));
    const char *at = edit->path;
    size_t count = 0;

    for (; *at; count++)
        if (count == MOST_STEPS ||
            !read_step(edit->arena, &at, count == 0, &steps[count]))
            return false;
    edit->steps = steps;
    edit->step_count = count;
    return count > 0;
}
