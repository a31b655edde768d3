/* Finds the needs that --need names. */
#include <string.h>

#include "input.h"
#include "needs.h"

bool needs_named(const struct options *options, const char *name)
{
    for (size_t i = 0; i < options->need_count; i++)
        if (strcmp(options->needs[i], name) == 0)
            return true;
    return options->need_count == 0;
}

static bool has_need(const struct vpca_model *model, const char *name)
{
    for (size_t i = 0; i < model->need_count; i++)
        if (strcmp(model->needs[i].name, name) == 0)
            return true;
    return false;
}

bool needs_check(const struct options *options, const struct vpca_model *model)
{
    struct vpca_diags diags;

    vpca_diags_init(&diags, options->arena);
    for (size_t i = 0; i < options->need_count; i++) {
        struct vpca_nearest nearest;

        if (has_need(model, options->needs[i]))
            continue;
        vpca_nearest_init(&nearest, options->needs[i]);
        for (size_t j = 0; j < model->need_count; j++)
            vpca_nearest_feed(&nearest, model->needs[j].name);
        vpca_diags_add(&diags, VPCA_CODE_UNKNOWN_NAME, (struct vpca_span){0},
                       NULL, options_suggest(options, "", &nearest),
                       "%s has no need \"%s\"", model->source->name,
                       options->needs[i]);
    }
    input_print(options, &diags);
    return diags.errors == 0;
}
