/* The whole way from a requirements file to reports. */
#include "findings.h"

const char *vpca_version(void)
{
    return VPCADVISE_VERSION;
}

const struct vpca_model *
vpca_requirements_load(vpca_arena *arena, const struct vpca_source *source,
                       const struct vpca_ruleset *rules, const char *today,
                       struct vpca_diags *diags)
{
    size_t errors = diags->errors;
    const struct vpca_node *root = vpca_document_parse(arena, source, diags);
    const struct vpca_model *model = NULL;

    if (root)
        model = vpca_model_load(arena, root, rules, today, diags);
    if (diags->errors != errors)
        return NULL;
    if (model)
        findings_of_waivers(model, diags);
    return model;
}

static void pass_on(const struct vpca_diags *from, struct vpca_diags *to)
{
    for (size_t i = 0; i < from->count; i++) {
        const struct vpca_diag *diag = &from->items[i];

        vpca_diags_add(to, diag->code, diag->span, diag->path, diag->hint, "%s",
                       diag->message);
    }
}

/* Warnings are part of the snapshot; errors are all that is left to tell. */
const struct vpca_snapshot *vpca_snapshot_load(vpca_arena *arena,
                                               const struct vpca_source *source,
                                               const struct vpca_ruleset *rules,
                                               const char *today,
                                               struct vpca_diags *diags)
{
    const struct vpca_snapshot *snapshot = NULL;
    const struct vpca_model *model = NULL;
    const struct vpca_node *root;
    struct vpca_diags found;

    vpca_diags_init(&found, arena);
    root = vpca_document_parse(arena, source, &found);
    if (vpca_snapshot_is_saved(root) && !found.errors)
        snapshot = vpca_snapshot_read(arena, root, &found);
    else if (root)
        model = vpca_model_load(arena, root, rules, today, &found);
    if (model && !found.errors) {
        findings_of_waivers(model, &found);
        vpca_diags_sort(&found);
        snapshot = vpca_snapshot_take(arena, model, &found);
    }
    if (!snapshot)
        pass_on(&found, diags);
    return snapshot;
}

/* ---- Writing as it goes ----------------------------------------------- */

struct run {
    const struct vpca_model *model;
    const struct vpca_report_head *head;
    const struct vpca_output *outputs;
    struct vpca_renderer *renderers;
    size_t count;
    vpca_arena *scratch; /* reset after each need */
    struct vpca_estate *estate;
};

static bool flush_all(const struct run *run)
{
    bool good = true;

    for (size_t i = 0; i < run->count; i++) {
        FILE *out = run->outputs[i].out;

        if (fflush(out) != 0 || ferror(out))
            good = false;
    }
    vpca_arena_reset(run->scratch);
    return good;
}

static bool write_begin(const struct run *run)
{
    for (size_t i = 0; i < run->count; i++)
        run->outputs[i].format->begin(&run->renderers[i], run->head);
    return flush_all(run);
}

static bool write_need(const struct run *run, const struct vpca_need *need,
                       struct vpca_report_summary *summary)
{
    const struct vpca_advice *advice =
        vpca_advise(run->scratch, run->model, need);
    const struct vpca_report_need *report =
        vpca_report_need(run->scratch, advice);

    vpca_report_summary_add(summary, advice);
    vpca_estate_add(run->estate, advice);
    for (size_t i = 0; i < run->count; i++)
        run->outputs[i].format->need(&run->renderers[i], report);
    return flush_all(run);
}

static bool write_end(const struct run *run,
                      const struct vpca_report_summary *summary,
                      const struct vpca_diags *findings)
{
    const struct vpca_report_estate *estate;

    vpca_estate_settle(run->estate);
    estate = vpca_report_estate(run->scratch, run->estate);
    for (size_t i = 0; i < run->count; i++)
        run->outputs[i].format->end(&run->renderers[i], run->head, estate,
                                    findings, summary);
    return flush_all(run);
}

/* A closed pipe or a full disk ends the run before the next need. */
static bool write_all(const struct run *run,
                      struct vpca_report_summary *summary,
                      const struct vpca_diags *findings)
{
    if (!write_begin(run))
        return false;
    for (size_t i = 0; i < run->model->need_count; i++) {
        if (!write_need(run, &run->model->needs[i], summary))
            return false;
    }
    vpca_report_summary_end(summary, run->model, findings);
    return write_end(run, summary, findings);
}

bool vpca_pipeline_run(const struct vpca_model *model,
                       const struct vpca_output *outputs, size_t output_count,
                       struct vpca_report_summary *summary,
                       const struct vpca_diags *findings)
{
    vpca_arena *arena = vpca_arena_new();
    struct run run = {
        .model = model,
        .head = vpca_report_head(arena, model),
        .outputs = outputs,
        .renderers =
            vpca_arena_array(arena, output_count, sizeof(struct vpca_renderer)),
        .count = output_count,
        .scratch = vpca_arena_new(),
        .estate = vpca_estate_new(arena, model),
    };
    bool written;

    for (size_t i = 0; i < output_count; i++) {
        run.renderers[i].out = outputs[i].out;
        run.renderers[i].style = outputs[i].style;
        run.renderers[i].arena = run.scratch;
    }
    written = write_all(&run, summary, findings);
    vpca_arena_free(run.scratch);
    vpca_arena_free(arena);
    return written;
}
