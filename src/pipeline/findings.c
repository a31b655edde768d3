/* Findings on a file that only the advice on its needs can tell. */
#include "findings.h"

static void report_idle(const struct vpca_model *model,
                        const struct vpca_waiver *waiver,
                        struct vpca_diags *diags)
{
    vpca_diags_add(
        diags, VPCA_CODE_IDLE_WAIVER, waiver->span,
        vpca_arena_printf(diags->arena, "waivers[%zu].rule",
                          (size_t)(waiver - model->waivers)),
        "take it out, or name a rule that the report shows beside an "
        "exclusion of this need",
        "the waiver silences nothing: %s excludes no option of \"%s\"",
        waiver->rule->id, waiver->need->name);
}

static bool any_in_force(const struct vpca_need *need)
{
    for (size_t i = 0; i < need->waiver_count; i++) {
        if (!need->waivers[i]->expired)
            return true;
    }
    return false;
}

void findings_of_waivers(const struct vpca_model *model,
                         struct vpca_diags *diags)
{
    vpca_arena *scratch = model->waiver_count ? vpca_arena_new() : NULL;

    for (size_t i = 0; scratch && i < model->need_count; i++) {
        const struct vpca_need *need = &model->needs[i];
        const struct vpca_advice *advice;

        if (!any_in_force(need))
            continue;
        advice = vpca_advise(scratch, model, need);
        for (size_t j = 0; j < need->waiver_count; j++) {
            if (!need->waivers[j]->expired && !advice->waivers_used[j])
                report_idle(model, need->waivers[j], diags);
        }
        vpca_arena_reset(scratch);
    }
    if (scratch)
        vpca_arena_free(scratch);
}
