/* vpcadvise FILE: advises on every need and writes the reports. */
#include <stdio.h>
#include <unistd.h>

#include "input.h"
#include "output.h"
#include "progress.h"

/* How each report looks: the terminal's ways are for standard output only. */
static struct vpca_output *arrange(const struct options *options,
                                   const struct outputs *outputs)
{
    struct vpca_output *arranged =
        vpca_arena_array(options->arena, outputs->count, sizeof(*arranged));

    for (size_t i = 0; i < outputs->count; i++) {
        const struct request *request = &options->requests[i];
        FILE *stream = outputs->items[i].stream;
        int descriptor = request->path ? -1 : STDOUT_FILENO;

        arranged[i] = (struct vpca_output){
            .format = request->format,
            .out = stream,
            .style = {
                .columns = terminal_columns(options->columns, descriptor),
                .color = !request->format->machine &&
                         terminal_color(options->color, descriptor),
                .utf8 = terminal_utf8(),
            }};
    }
    return arranged;
}

static bool is_on_standard_output(const struct options *options)
{
    for (size_t i = 0; i < options->request_count; i++) {
        if (!options->requests[i].path)
            return true;
    }
    return false;
}

/* Each report names the gates that failed; where all go to files, whoever
 * looks at the status is told here. */
static enum exit_status judge(const struct options *options,
                              const struct vpca_report_summary *summary)
{
    if (!options->quiet && !is_on_standard_output(options)) {
        for (size_t i = 0; i < summary->failure_count; i++)
            fprintf(stderr, "gate failed: %s [%s]\n", summary->failures[i].text,
                    vpca_gate_name(summary->failures[i].gate));
    }
    return summary->failure_count > 0 ? EXIT_STATUS_GATE : EXIT_STATUS_OK;
}

enum exit_status cmd_report(const struct options *options)
{
    struct vpca_report_summary summary = options->summary;
    struct vpca_diags unwritable;
    struct progress progress;
    struct outputs outputs;
    struct input input;
    enum exit_status status = input_load(options, &input);
    bool written = false;

    if (status != EXIT_STATUS_OK)
        return status;
    vpca_diags_init(&unwritable, options->arena);
    if (outputs_open(&outputs, options, &unwritable)) {
        const struct vpca_run run = {
            .model = input.model,
            .outputs = arrange(options, &outputs),
            .output_count = outputs.count,
            .findings = &input.diags,
            .profiles = options->profiles,
            .progress = progress_step,
            .context = &progress,
        };

        progress_start(&progress, progress_stream(options),
                       input.model->need_count, PROGRESS_PATIENCE);
        written = vpca_pipeline_run(&run, &summary);
        progress_end(&progress);
        written &= outputs_commit(&outputs, &unwritable);
    } else {
        outputs_discard(&outputs);
    }
    input_print(options, &unwritable);
    return written ? judge(options, &summary) : EXIT_STATUS_OUTPUT;
}
