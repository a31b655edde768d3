/* vpcadvise sweep: at which values decisions change. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "input.h"
#include "output.h"
#include "usage.h"

#define AXES_MOST 2

static enum exit_status complain(const struct options *options,
                                 const char *hint, const char *problem)
{
    struct options wrong = *options;

    options_fail(&wrong, hint, "%s", problem);
    usage_complain(&wrong);
    return EXIT_STATUS_USAGE;
}

/* ---- In --------------------------------------------------------------- */

static bool has_need(const struct vpca_model *model, const char *name)
{
    for (size_t i = 0; i < model->need_count; i++) {
        if (strcmp(model->needs[i].name, name) == 0)
            return true;
    }
    return false;
}

/* The first name of --need that no need has, or NULL. */
static const char *unknown_need(const struct options *options,
                                const struct vpca_model *model)
{
    for (size_t i = 0; i < options->need_count; i++) {
        if (!has_need(model, options->needs[i]))
            return options->needs[i];
    }
    return NULL;
}

static enum exit_status complain_of_need(const struct options *options,
                                         const struct vpca_model *model,
                                         const char *name)
{
    struct vpca_nearest nearest;

    vpca_nearest_init(&nearest, name);
    for (size_t i = 0; i < model->need_count; i++)
        vpca_nearest_feed(&nearest, model->needs[i].name);
    return complain(options, options_suggest(options, "", &nearest),
                    vpca_arena_printf(options->arena, "%s has no need %s",
                                      options->file, name));
}

static enum exit_status run(const struct options *options,
                            struct vpca_sweep_request *request,
                            struct vpca_diags *diags,
                            const struct vpca_sweep **ret_sweep)
{
    const struct vpca_model *model;
    const char *unknown;
    enum exit_status status = input_load_rules(options, diags, &request->rules);

    if (!request->rules)
        return status;
    request->source = vpca_source_read(options->arena, options->file, diags);
    if (!request->source)
        return EXIT_STATUS_INPUT;
    model = vpca_requirements_load(options->arena, request->source,
                                   request->rules, request->today, diags);
    if (!model)
        return EXIT_STATUS_INPUT;
    unknown = unknown_need(options, model);
    if (unknown)
        return complain_of_need(options, model, unknown);
    *ret_sweep = vpca_sweep_run(options->arena, request, diags);
    return *ret_sweep ? EXIT_STATUS_OK : EXIT_STATUS_INPUT;
}

/* ---- Out -------------------------------------------------------------- */

static void print_one(const struct options *options,
                      const struct request *request, FILE *stream,
                      const struct vpca_sweep *sweep)
{
    const struct vpca_sweep_format *format =
        vpca_sweep_format_find(request->name);
    int descriptor = request->path ? -1 : STDOUT_FILENO;
    struct vpca_renderer renderer = {
        .out = stream,
        .style = {.columns = terminal_columns(options->columns, descriptor),
                  .color = !format->machine &&
                           terminal_color(options->color, descriptor),
                  .utf8 = terminal_utf8()},
        .arena = options->arena,
    };

    format->print(&renderer, sweep);
}

static bool print_all(const struct options *options,
                      const struct vpca_sweep *sweep)
{
    struct vpca_diags unwritable;
    struct outputs outputs;
    bool written = false;

    vpca_diags_init(&unwritable, options->arena);
    if (outputs_open(&outputs, options, &unwritable)) {
        for (size_t i = 0; i < outputs.count; i++)
            print_one(options, &options->requests[i], outputs.items[i].stream,
                      sweep);
        written = outputs_commit(&outputs, &unwritable);
    } else {
        outputs_discard(&outputs);
    }
    input_print(options, &unwritable);
    return written;
}

/* ---- The command ------------------------------------------------------ */

static bool read_axes(const struct options *options, struct vpca_diags *diags,
                      struct vpca_axis *ret_axes)
{
    bool good = true;

    for (size_t i = 0; i < options->varied_count; i++)
        good = vpca_axis_read(options->arena, options->varied[i], diags,
                              &ret_axes[i]) &&
               good;
    return good;
}

enum exit_status cmd_sweep(const struct options *options)
{
    struct vpca_axis axes[AXES_MOST];
    struct vpca_sweep_request request = {
        .today = input_today(options),
        .axes = axes,
        .axis_count = options->varied_count,
        .needs = options->needs,
        .need_count = options->need_count,
    };
    const struct vpca_sweep *sweep = NULL;
    struct vpca_diags diags;
    enum exit_status status = EXIT_STATUS_USAGE;

    if (options->varied_count == 0 || options->varied_count > AXES_MOST)
        return complain(options, "--vary needs.x.traffic=1..200TB/month",
                        options->varied_count
                            ? "sweep varies one value, or two"
                            : "sweep takes a value to vary: --vary PATH=LOW.."
                              "HIGH");
    vpca_diags_init(&diags, options->arena);
    if (read_axes(options, &diags, axes))
        status = run(options, &request, &diags, &sweep);
    input_print(options, &diags);
    if (!sweep)
        return status;
    return print_all(options, sweep) ? EXIT_STATUS_OK : EXIT_STATUS_OUTPUT;
}
