/* Collecting diagnostics, and putting them in order. */
#include <string.h>

#include "vpcadvise/diag.h"

void vpca_diags_init(struct vpca_diags *diags, vpca_arena *arena)
{
    *diags = (struct vpca_diags){.arena = arena};
}

static void count(struct vpca_diags *diags, enum vpca_code code)
{
    enum vpca_severity severity = vpca_code_severity(code);

    diags->errors += severity == VPCA_ERROR;
    diags->warnings += severity == VPCA_WARNING;
}

static void uncount(struct vpca_diags *diags, enum vpca_code code)
{
    enum vpca_severity severity = vpca_code_severity(code);

    diags->errors -= severity == VPCA_ERROR;
    diags->warnings -= severity == VPCA_WARNING;
}

static const char *format_message(vpca_arena *arena, const char *format,
                                  va_list arguments)
{
    struct vpca_text text;

    vpca_text_init(&text, arena);
    vpca_text_vaddf(&text, format, arguments);
    return text.bytes;
}

bool vpca_diags_full(const struct vpca_diags *diags)
{
    return diags->count >= VPCA_DIAG_LIMIT;
}

void vpca_diags_add(struct vpca_diags *diags, enum vpca_code code,
                    struct vpca_span span, const char *path, const char *hint,
                    const char *format, ...)
{
    struct vpca_diag diag = {
        .code = code, .span = span, .path = path, .hint = hint};
    va_list arguments;

    count(diags, code);
    if (vpca_diags_full(diags)) {
        diags->dropped++;
        return;
    }
    va_start(arguments, format);
    diag.message = format_message(diags->arena, format, arguments);
    va_end(arguments);
    diags->items = vpca_arena_grow(diags->arena, diags->items, diags->count,
                                   &diags->capacity, sizeof(*diags->items));
    diags->items[diags->count++] = diag;
}

static int compare_numbers(uint32_t a, uint32_t b)
{
    return (a > b) - (a < b);
}

/* Diagnostics without a place come first. */
static int compare_places(const struct vpca_span *a, const struct vpca_span *b)
{
    int order;

    if (!a->source || !b->source)
        return (a->source != NULL) - (b->source != NULL);
    order = strcmp(a->source->name, b->source->name);
    return order ? order : compare_numbers(a->start, b->start);
}

/* The message last, so that equal ones stand side by side. */
static int compare(const void *left, const void *right, void *context)
{
    const struct vpca_diag *a = left;
    const struct vpca_diag *b = right;
    int order = compare_places(&a->span, &b->span);

    (void)context;
    if (!order)
        order = compare_numbers((uint32_t)a->code, (uint32_t)b->code);
    return order ? order : strcmp(a->message, b->message);
}

void vpca_diags_sort(struct vpca_diags *diags)
{
    size_t kept = 0;

    vpca_sort(diags->arena, diags->items, diags->count, sizeof(*diags->items),
              compare, NULL);
    for (size_t i = 0; i < diags->count; i++) {
        const struct vpca_diag *diag = &diags->items[i];

        if (kept == 0 || compare(&diags->items[kept - 1], diag, NULL) != 0)
            diags->items[kept++] = *diag;
        else
            uncount(diags, diag->code);
    }
    diags->count = kept;
}
