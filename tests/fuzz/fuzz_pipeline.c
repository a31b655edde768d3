/*
 * Feeds arbitrary bytes through the whole pipeline to every format, for
 * libFuzzer.
 */
#define _POSIX_C_SOURCE 200809L /* open_memstream */
#include <assert.h>
#include <stdio.h>
#include <stdlib.h>

#include "vpcadvise/vpcadvise.h"

/* Called by libFuzzer, which has no header for them. */
int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Loaded once, as a run per input would fuzz little else. */
static const struct vpca_ruleset *rules;

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    static vpca_arena *arena; /* static, so that it counts as reachable */
    struct vpca_diags diags;

    (void)argc;
    (void)argv;
    arena = vpca_arena_new();
    vpca_diags_init(&diags, arena);
    rules = vpca_ruleset_load_embedded(arena, &diags);
    vpca_diags_print(&diags, stderr, false);
    if (!rules)
        exit(4);
    return 0;
}

/* Whatever came in, what goes out is UTF-8. */
static void render(vpca_arena *arena, const struct vpca_model *model,
                   const struct vpca_format *format, struct vpca_style style,
                   const struct vpca_diags *findings)
{
    char *bytes = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&bytes, &length);
    const struct vpca_output output = {format, out, style};
    const struct vpca_run run = {.model = model,
                                 .outputs = &output,
                                 .output_count = 1,
                                 .findings = findings,
                                 .profiles = true};
    struct vpca_report_summary summary;

    assert(out);
    vpca_report_summary_init(&summary, arena);
    vpca_pipeline_run(&run, &summary);
    fclose(out);
    assert(length > 0);
    assert(vpca_utf8_check(bytes, length) == length);
    free(bytes);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct vpca_style wide = {100, true, true};
    static const struct vpca_style narrow = {40, false, false};
    vpca_arena *arena = vpca_arena_new();
    const char *bytes = vpca_arena_copy(arena, (const char *)data, size);
    const struct vpca_source *source;
    const struct vpca_model *model;
    struct vpca_diags diags;
    struct vpca_text text;

    vpca_diags_init(&diags, arena);
    source = vpca_source_new(arena, "fuzz.yaml", bytes, size);
    model = vpca_requirements_load(arena, source, rules, "2026-11-24", &diags);
    assert(!model == (diags.errors > 0));
    vpca_diags_sort(&diags);
    vpca_text_init(&text, arena);
    for (size_t i = 0; i < diags.count; i++)
        vpca_diag_print(&diags.items[i], &text, i % 2);
    assert(vpca_utf8_check(text.bytes, text.length) == text.length);
    for (size_t i = 0; model && i < vpca_format_count; i++) {
        render(arena, model, &vpca_formats[i], wide, &diags);
        render(arena, model, &vpca_formats[i], narrow, &diags);
    }
    vpca_arena_free(arena);
    return 0;
}
