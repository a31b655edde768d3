/* Running the cases of a pack: requirements, model, advice, comparison. */
#include "vpcadvise/cases.h"

/* What is odd about the requirements is no fault of the pack. */
static void keep_errors(const struct vpca_diags *found,
                        struct vpca_diags *diags)
{
    for (size_t i = 0; i < found->count; i++) {
        const struct vpca_diag *diag = &found->items[i];

        if (vpca_code_severity(diag->code) == VPCA_ERROR)
            vpca_diags_add(diags, diag->code, diag->span, diag->path,
                           diag->hint, "%s", diag->message);
    }
}

const struct vpca_model *vpca_case_model(vpca_arena *arena,
                                         const struct vpca_ruleset *rules,
                                         const struct vpca_pack_case *one,
                                         const char *today,
                                         struct vpca_diags *diags)
{
    const struct vpca_model *model;
    struct vpca_diags found;

    /* Paths and hints are kept by reference, where `diags` keeps its own. */
    vpca_diags_init(&found, diags->arena);
    model = vpca_model_load(arena, one->requirements, rules, today, &found);
    keep_errors(&found, diags);
    if (!model || model->need_count == 1)
        return model;
    vpca_node_report(diags, VPCA_CODE_CASE_FAILED, one->requirements,
                     "make a case of each need",
                     "a case has one need, and this has %zu",
                     model->need_count);
    return NULL;
}

void vpca_cases_load(const struct vpca_ruleset *rules, const char *today,
                     struct vpca_diags *diags)
{
    vpca_arena *arena = vpca_arena_new();

    for (size_t i = 0; i < rules->case_count; i++) {
        vpca_case_model(arena, rules, &rules->cases[i], today, diags);
        vpca_arena_reset(arena);
    }
    vpca_arena_free(arena);
}

size_t vpca_cases_run(const struct vpca_ruleset *rules, const char *today,
                      struct vpca_diags *diags)
{
    vpca_arena *arena = vpca_arena_new();

    for (size_t i = 0; i < rules->case_count; i++) {
        const struct vpca_pack_case *one = &rules->cases[i];
        const struct vpca_model *model =
            vpca_case_model(arena, rules, one, today, diags);

        if (model)
            vpca_case_check(one, vpca_advise(arena, model, &model->needs[0]),
                            diags);
        vpca_arena_reset(arena);
    }
    vpca_arena_free(arena);
    return rules->case_count;
}
