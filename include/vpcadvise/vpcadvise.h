/*
 * The whole way from a requirements file to reports, for programs that embed
 * the library. The program vpcadvise is a thin layer over this.
 *
 *     vpca_arena *arena = vpca_arena_new();
 *     struct vpca_diags diags;
 *     vpca_diags_init(&diags, arena);
 *     const struct vpca_ruleset *rules =
 *         vpca_ruleset_load_embedded(arena, &diags);
 *     const struct vpca_source *file =
 *         vpca_source_read(arena, "requirements.yaml", &diags);
 *     const struct vpca_model *model =
 *         vpca_requirements_load(arena, file, rules, "2026-11-24", &diags);
 *     struct vpca_report_summary summary;
 *     vpca_report_summary_init(&summary, arena);
 *     const struct vpca_run run = {.model = model, .findings = &diags, ...};
 *     ... vpca_pipeline_run(&run, &summary);
 *     vpca_arena_free(arena);
 *
 * A company's own rules are laid over those of the program:
 *
 *     const struct vpca_folder *own =
 *         vpca_folder_read(arena, "company-rules", &diags);
 *     const struct vpca_ruleset *rules =
 *         vpca_ruleset_load_folders(arena, &own, 1, &diags);
 *
 * `rules`, `own`, `file` and `model` are NULL where `diags` got an error; none
 * of the calls takes a NULL.
 */
#ifndef VPCADVISE_VPCADVISE_H
#define VPCADVISE_VPCADVISE_H

#include "vpcadvise/render.h"

struct vpca_output {
    const struct vpca_format *format;
    FILE *out; /* flushed, not closed */
    struct vpca_style style;
};

/* Document and model in one step; NULL when there was an error. */
const struct vpca_model *
vpca_requirements_load(vpca_arena *arena, const struct vpca_source *source,
                       const struct vpca_ruleset *rules, const char *today,
                       struct vpca_diags *diags);

/* The state of a requirements file or of a saved JSON report, for a
 * comparison; NULL when there was an error. */
const struct vpca_snapshot *vpca_snapshot_load(vpca_arena *arena,
                                               const struct vpca_source *source,
                                               const struct vpca_ruleset *rules,
                                               const char *today,
                                               struct vpca_diags *diags);

struct vpca_run {
    const struct vpca_model *model;
    const struct vpca_output *outputs;
    size_t output_count;
    const struct vpca_diags *findings; /* the warnings of the file */
    bool profiles; /* tell of each need what is first under each profile */
    /* Told after each need how many are done; may be NULL. */
    void (*progress)(void *context, size_t done);
    void *context;
};

/* Advises on every need in order and writes each output as it goes; of each
 * need no more is kept than a little for the whole network. The summary tells
 * which gates failed. False when an output could not be written (ferror is set
 * on it). */
bool vpca_pipeline_run(const struct vpca_run *run,
                       struct vpca_report_summary *summary);

const char *vpca_version(void); /* "0.1.0" */

#endif
