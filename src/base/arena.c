/* Memory that is released all at once, and what happens when it runs out. */
#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "vpcadvise/base.h"

#define FIRST_BLOCK   ((size_t)16 << 10)
#define LARGEST_BLOCK ((size_t)1 << 20)
#define EXIT_INTERNAL 70

/* `bytes` starts at an address fit for any type. */
struct block {
    struct block *older;
    size_t capacity;
    size_t used;
    _Alignas(max_align_t) char bytes[];
};

struct vpca_arena {
    struct block *newest;
    size_t used;
    size_t next_block;
};

static void die(size_t size)
{
    fprintf(stderr, "vpcadvise: out of memory (%zu bytes more were needed)\n",
            size);
    exit(EXIT_INTERNAL);
}

/* The one mutable global: there is no context where memory fails. */
static vpca_oom_hook out_of_memory = die;

void vpca_oom_hook_set(vpca_oom_hook hook)
{
    out_of_memory = hook ? hook : die;
}

static void *allocate(size_t size)
{
    void *memory = malloc(size);

    if (!memory) {
        out_of_memory(size);
        abort(); /* the hook must not return */
    }
    return memory;
}

vpca_arena *vpca_arena_new(void)
{
    vpca_arena *arena = allocate(sizeof(*arena));

    *arena = (vpca_arena){.next_block = FIRST_BLOCK};
    return arena;
}

static void release(struct block *block)
{
    while (block) {
        struct block *older = block->older;

        free(block);
        block = older;
    }
}

void vpca_arena_free(vpca_arena *arena)
{
    if (!arena)
        return;
    release(arena->newest);
    free(arena);
}

void vpca_arena_reset(vpca_arena *arena)
{
    struct block *kept = arena->newest;

    arena->used = 0;
#ifdef VPCA_DEBUG_ARENA
    release(kept);
    arena->newest = NULL;
#else
    if (!kept)
        return;
    release(kept->older);
    kept->older = NULL;
    kept->used = 0;
#endif
}

size_t vpca_arena_used(const vpca_arena *arena)
{
    return arena->used;
}

static void add_block(vpca_arena *arena, size_t size)
{
    size_t capacity = size;
    struct block *block;

#ifndef VPCA_DEBUG_ARENA
    if (capacity < arena->next_block)
        capacity = arena->next_block;
    if (arena->next_block < LARGEST_BLOCK)
        arena->next_block *= 2;
#endif
    if (capacity > SIZE_MAX - sizeof(*block)) {
        out_of_memory(size);
        abort();
    }
    block = allocate(sizeof(*block) + capacity);
    block->older = arena->newest;
    block->capacity = capacity;
    block->used = 0;
    arena->newest = block;
}

/* Room left in the newest block after aligning; a block in debug builds
 * serves one allocation only. */
static bool has_room(const struct block *block, size_t size)
{
#ifdef VPCA_DEBUG_ARENA
    (void)block;
    (void)size;
    return false;
#else
    return block && size <= block->capacity - block->used;
#endif
}

void *vpca_arena_alloc(vpca_arena *arena, size_t size)
{
    const size_t align = _Alignof(max_align_t);
    struct block *block;
    size_t taken;
    char *memory;

    if (!has_room(arena->newest, size))
        add_block(arena, size);
    block = arena->newest;
    memory = block->bytes + block->used;
    taken = block->capacity - block->used;
    if (size + align <= taken)
        taken = (size + align - 1) / align * align;
    block->used += taken;
    arena->used += size;
    return memset(memory, 0, size);
}

void *vpca_arena_array(vpca_arena *arena, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / size) {
        out_of_memory(SIZE_MAX);
        abort();
    }
    return vpca_arena_alloc(arena, count * size);
}

char *vpca_arena_copy(vpca_arena *arena, const char *text, size_t length)
{
    char *copy = vpca_arena_alloc(arena, length + 1);

    if (length)
        memcpy(copy, text, length);
    return copy;
}

char *vpca_arena_printf(vpca_arena *arena, const char *format, ...)
{
    va_list arguments;
    va_list again;
    char *text;
    int length;

    va_start(arguments, format);
    va_copy(again, arguments);
    length = vsnprintf(NULL, 0, format, arguments);
    assert(length >= 0);
    text = vpca_arena_alloc(arena, (size_t)length + 1);
    vsnprintf(text, (size_t)length + 1, format, again);
    va_end(again);
    va_end(arguments);
    return text;
}

void *vpca_arena_grow(vpca_arena *arena, void *items, size_t count,
                      size_t *capacity, size_t size)
{
    size_t wanted = *capacity ? *capacity * 2 : 8;
    void *larger;

    if (count < *capacity)
        return items;
    larger = vpca_arena_array(arena, wanted, size);
    if (count)
        memcpy(larger, items, count * size);
    *capacity = wanted;
    return larger;
}
