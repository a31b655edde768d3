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

struct writing {
    const struct vpca_run *run;
    const struct vpca_report_head *head;
    struct vpca_renderer *renderers; /* by output */
    vpca_arena *scratch;             /* reset after each need */
    struct vpca_estate *estate;
};

static bool flush_all(const struct writing *writing)
{
    const struct vpca_run *run = writing->run;
    bool good = true;

    for (size_t i = 0; i < run->output_count; i++) {
        FILE *out = run->outputs[i].out;

        if (fflush(out) != 0 || ferror(out))
            good = false;
    }
    vpca_arena_reset(writing->scratch);
    return good;
}

static bool write_begin(const struct writing *writing)
{
    const struct vpca_run *run = writing->run;

    for (size_t i = 0; i < run->output_count; i++)
        run->outputs[i].format->begin(&writing->renderers[i], writing->head);
    return flush_all(writing);
}

static bool write_need(const struct writing *writing,
                       const struct vpca_need *need,
                       struct vpca_report_summary *summary)
{
    const struct vpca_run *run = writing->run;
    const struct vpca_advice *advice =
        vpca_advise(writing->scratch, run->model, need);
    struct vpca_report_need *report =
        vpca_report_need(writing->scratch, advice);

    vpca_report_questions(writing->scratch, advice, report);
    if (run->profiles)
        vpca_report_add_profiles(writing->scratch, advice, report);
    vpca_report_summary_add(summary, advice);
    vpca_estate_add(writing->estate, advice);
    for (size_t i = 0; i < run->output_count; i++)
        run->outputs[i].format->need(&writing->renderers[i], report);
    return flush_all(writing);
}

static bool write_end(const struct writing *writing,
                      struct vpca_report_summary *summary)
{
    const struct vpca_run *run = writing->run;
    const struct vpca_report_estate *estate;

    vpca_estate_settle(writing->estate);
    estate = vpca_report_estate(writing->scratch, writing->estate);
    vpca_report_summary_estate(summary, estate);
    vpca_report_summary_end(summary, run->model, run->findings);
    for (size_t i = 0; i < run->output_count; i++)
        run->outputs[i].format->end(&writing->renderers[i], writing->head,
                                    estate, run->findings, summary);
    return flush_all(writing);
}

/* A closed pipe or a full disk ends the run before the next need. */
static bool write_all(const struct writing *writing,
                      struct vpca_report_summary *summary)
{
    const struct vpca_model *model = writing->run->model;

    if (!write_begin(writing))
        return false;
    for (size_t i = 0; i < model->need_count; i++) {
        if (!write_need(writing, &model->needs[i], summary))
            return false;
        if (writing->run->progress)
            writing->run->progress(writing->run->context, i + 1);
    }
    return write_end(writing, summary);
}

bool vpca_pipeline_run(const struct vpca_run *run,
                       struct vpca_report_summary *summary)
{
    vpca_arena *arena = vpca_arena_new();
    struct writing writing = {
        .run = run,
        .head = vpca_report_head(arena, run->model),
        .renderers = vpca_arena_array(arena, run->output_count,
                                      sizeof(struct vpca_renderer)),
        .scratch = vpca_arena_new(),
        .estate = vpca_estate_new(arena, run->model),
    };
    bool written;

    for (size_t i = 0; i < run->output_count; i++) {
        writing.renderers[i].out = run->outputs[i].out;
        writing.renderers[i].style = run->outputs[i].style;
        writing.renderers[i].arena = writing.scratch;
    }
    written = write_all(&writing, summary);
    vpca_arena_free(writing.scratch);
    vpca_arena_free(arena);
    return written;
}
