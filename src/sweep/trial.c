/* The file with other values, judged. */
#include "trial.h"

#include <string.h>

const char *trial_value(vpca_arena *arena, const struct vpca_axis *axis,
                        int64_t at)
{
    return axis->is_range ? figure_exact(arena, axis->fact->unit, at)
                          : axis->values[at];
}

const struct vpca_model *trial_model(const struct trial *trial,
                                     vpca_arena *arena, const char *first,
                                     struct vpca_diags *diags)
{
    const struct vpca_sweep_request *request = trial->request;
    const struct vpca_source *source = vpca_document_set(
        arena, request->source, request->axes[0].path, first, diags);
    const struct vpca_node *root;
    const struct vpca_model *model;

    if (source && request->axis_count > 1)
        source = vpca_document_set(arena, source, request->axes[1].path,
                                   trial->second, diags);
    root = source ? vpca_document_parse(arena, source, diags) : NULL;
    model = root && !diags->errors
                ? vpca_model_load(arena, root, request->rules, request->today,
                                  diags)
                : NULL;
    return diags->errors ? NULL : model;
}

const struct vpca_advice *trial_decide(void *context, vpca_arena *arena,
                                       const struct vpca_value *value)
{
    const struct trial *trial = context;
    const struct vpca_model *model;
    struct vpca_diags diags;

    vpca_diags_init(&diags, arena);
    model = trial_model(
        trial, arena,
        trial_value(arena, &trial->request->axes[0], value->as.quantity.low),
        &diags);
    for (size_t i = 0; model && i < model->need_count; i++) {
        if (strcmp(model->needs[i].name, trial->need) == 0)
            return vpca_advise(arena, model, &model->needs[i]);
    }
    return NULL;
}
