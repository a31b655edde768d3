/*
 * Feeds arbitrary bytes to the whole pipeline, for libFuzzer.
 */
#include <stdint.h>
#include <string.h>

#include "vpcadvise/document.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    vpca_arena *arena = vpca_arena_new();
    const char *bytes = vpca_arena_copy(arena, (const char *)data, size);
    struct vpca_diags diags;
    struct vpca_text text;

    vpca_diags_init(&diags, arena);
    vpca_document_parse(arena, vpca_source_new(arena, "fuzz", bytes, size),
                        &diags);
    vpca_diags_sort(&diags);
    vpca_text_init(&text, arena);
    for (size_t i = 0; i < diags.count; i++)
        vpca_diag_print(&diags.items[i], &text, i % 2);
    vpca_arena_free(arena);
    return 0;
}
