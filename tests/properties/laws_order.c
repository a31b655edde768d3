/* Laws about order and repetition. */
#include <stdio.h>
#include <string.h>

#include "vpcadvise/vpcadvise.h"

#include "laws.h"

const char *law_order(struct world *world, const struct draft *draft)
{
    const struct vpca_advice *advice = advise(world, draft);
    struct draft reversed = *draft;
    const char *before;

    if (!advice)
        return NULL;
    before = describe_advice(world, advice);
    reversed.reversed = true;
    advice = advise(world, &reversed);
    if (!advice || strcmp(before, describe_advice(world, advice)) != 0)
        return "the order of the file changes something";
    advice = advise_by(world, world->shuffled, draft);
    if (!advice || strcmp(before, describe_advice(world, advice)) != 0)
        return "the order of the files of the pack changes something";
    return NULL;
}

/* ---- The same bytes --------------------------------------------------- */

/* Reads what was written, and closes the file. */
static const char *contents(vpca_arena *arena, FILE *file)
{
    long size = ftell(file);
    char *bytes = vpca_arena_alloc(arena, (size_t)size + 1);

    rewind(file);
    bytes[fread(bytes, 1, (size_t)size, file)] = '\0';
    fclose(file);
    return bytes;
}

static const char *render(struct world *world, const struct draft *draft,
                          vpca_arena *arena)
{
    struct world own = {.arena = arena, .rules = world->rules};
    const struct vpca_model *model = model_by(&own, world->rules, draft);
    struct vpca_output outputs[] = {
        {vpca_format_find("json"), tmpfile(), {.columns = 80}},
        {vpca_format_find("text"), tmpfile(), {.columns = 80}},
    };
    struct vpca_report_summary summary;
    struct vpca_diags diags;
    const char *json;

    vpca_diags_init(&diags, arena);
    vpca_report_summary_init(&summary, arena);
    if (model)
        vpca_pipeline_run(
            &(struct vpca_run){.model = model,
                               .outputs = outputs,
                               .output_count = VPCA_COUNT(outputs),
                               .findings = &diags,
                               .profiles = true},
            &summary);
    json = contents(arena, outputs[0].out);
    return vpca_arena_printf(world->arena, "%s%s", json,
                             contents(arena, outputs[1].out));
}

const char *law_bytes(struct world *world, const struct draft *draft)
{
    vpca_arena *first = vpca_arena_new();
    vpca_arena *second = vpca_arena_new();
    const char *before = render(world, draft, first);
    const char *after = render(world, draft, second);

    vpca_arena_free(first);
    vpca_arena_free(second);
    return strcmp(before, after) == 0 ? NULL
                                      : "the same file gives other bytes";
}
