/*
 * Memory, text and lookup that every later stage stands on.
 *
 * Nothing here knows anything of requirements, rules or AWS. Functions that
 * allocate never return NULL: out of memory calls the hook below, which ends
 * the process unless an embedder set another that does not return.
 */
#ifndef VPCADVISE_BASE_H
#define VPCADVISE_BASE_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#if defined(__GNUC__) || defined(__clang__)
#define VPCA_PRINTF(fmt, first) __attribute__((format(printf, fmt, first)))
#else
#define VPCA_PRINTF(fmt, first)
#endif

#define VPCA_COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* ---- Out of memory ---------------------------------------------------- */

/* Called with the size that could not be had. It must not return. The
 * default prints one line to standard error and exits with status 70. */
typedef void (*vpca_oom_hook)(size_t size);
void vpca_oom_hook_set(vpca_oom_hook hook);

/* ---- Arena ------------------------------------------------------------ */

/* Memory that is released all at once. Not thread-safe; one per run, and one
 * per need that is reset between needs. Built with VPCA_DEBUG_ARENA defined,
 * every allocation is a malloc of its own, so that sanitizers see each
 * overrun. */
typedef struct vpca_arena vpca_arena;

vpca_arena *vpca_arena_new(void);
void vpca_arena_free(vpca_arena *arena); /* NULL is accepted */
/* Forgets everything allocated; keeps one block for reuse. */
void vpca_arena_reset(vpca_arena *arena);
/* Bytes handed out since the arena was made or reset. */
size_t vpca_arena_used(const vpca_arena *arena);

/* Zeroed memory, aligned for any type. A size of 0 gives a valid pointer. */
void *vpca_arena_alloc(vpca_arena *arena, size_t size);
/* `count` zeroed elements of `size` bytes; overflow counts as out of memory */
void *vpca_arena_array(vpca_arena *arena, size_t count, size_t size);
/* Copies `length` bytes and adds a NUL. */
char *vpca_arena_copy(vpca_arena *arena, const char *text, size_t length);
char *vpca_arena_printf(vpca_arena *arena, const char *format, ...)
    VPCA_PRINTF(2, 3);

/* Makes room for one more element in a growing array: returns `items`, or a
 * larger copy of it when `count` has reached `*capacity` (which doubles).
 *     v->items = vpca_arena_grow(a, v->items, v->count, &v->capacity,
 *                                sizeof(*v->items));
 *     v->items[v->count++] = x; */
void *vpca_arena_grow(vpca_arena *arena, void *items, size_t count,
                      size_t *capacity, size_t size);

/* ---- Growing text ----------------------------------------------------- */

/* A NUL-terminated string that grows in an arena. */
struct vpca_text {
    vpca_arena *arena;
    char *bytes;   /* always NUL-terminated once initialized */
    size_t length; /* without the NUL */
    size_t capacity;
};

void vpca_text_init(struct vpca_text *text, vpca_arena *arena);
void vpca_text_add(struct vpca_text *text, const char *string);
void vpca_text_add_bytes(struct vpca_text *text, const char *bytes,
                         size_t length);
void vpca_text_addf(struct vpca_text *text, const char *format, ...)
    VPCA_PRINTF(2, 3);
void vpca_text_vaddf(struct vpca_text *text, const char *format,
                     va_list arguments) VPCA_PRINTF(2, 0);
void vpca_text_clear(struct vpca_text *text);

/* ---- UTF-8 (RFC 3629) ------------------------------------------------- */

/* Decodes the code point at `bytes` (`length` > 0 bytes remain) and stores
 * how many bytes it took, at least 1. Malformed bytes give U+FFFD and 1. */
uint32_t vpca_utf8_decode(const char *bytes, size_t length, size_t *ret_taken);
/* Offset of the first malformed byte, or `length` when there is none. */
size_t vpca_utf8_check(const char *bytes, size_t length);
/* Columns of a terminal that the code point takes: 0 for combining and
 * control characters, 2 for wide ones, else 1 (Unicode 15, UAX #11). */
unsigned vpca_utf8_columns(uint32_t code_point);
/* Columns of a whole string. */
size_t vpca_utf8_width(const char *bytes, size_t length);

/* ---- Names ------------------------------------------------------------ */

/* A hash map from names to non-negative integers; keys are not copied. */
typedef struct vpca_names vpca_names;
#define VPCA_NO_NAME SIZE_MAX

vpca_names *vpca_names_new(vpca_arena *arena);
/* False, and nothing changed, when the name is there already. */
bool vpca_names_add(vpca_names *names, const char *name, size_t value);
/* The value, or VPCA_NO_NAME. */
size_t vpca_names_find(const vpca_names *names, const char *name);

/* The hash that these maps use, for tables of another shape. */
uint32_t vpca_hash(const char *bytes, size_t length);

/* The nearest candidate by edit distance (insert, delete, substitute,
 * transpose; ASCII case ignored), or NULL when none is near: at most 1
 * change for up to 4 letters, 2 for up to 8, 3 beyond. Three letters or more
 * that are all that stands before a '-' or '_' of a candidate are near to it
 * too: "pci" to "pci-dss". Ties go to the first.
 * Feed candidates one by one, so that no array has to be built. */
struct vpca_nearest {
    const char *wanted; /* not copied */
    const char *best;   /* NULL while nothing near was fed */
    size_t distance;    /* of `best`; without one, the first that is too far */
};
void vpca_nearest_init(struct vpca_nearest *nearest, const char *wanted);
void vpca_nearest_feed(struct vpca_nearest *nearest, const char *candidate);

/* ---- Sorting ---------------------------------------------------------- */

/* Stable merge sort. `compare` gets `context` back. */
typedef int (*vpca_compare)(const void *a, const void *b, void *context);
void vpca_sort(vpca_arena *arena, void *items, size_t count, size_t size,
               vpca_compare compare, void *context);

/* ---- Numbers ---------------------------------------------------------- */

/* The greatest number that divides both, neither of them negative; of 0 and a
 * number that number. */
int64_t vpca_common_divisor(int64_t a, int64_t b);

#endif
