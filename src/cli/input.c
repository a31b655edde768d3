/* From the command line to a checked model: what report and check share. */
#include <time.h>
#include <unistd.h>

#include "input.h"
#include "usage.h"

/* Today in UTC, so that a run does not depend on where it is. */
static const char *read_clock(vpca_arena *arena)
{
    time_t now = time(NULL);
    const struct tm *date = gmtime(&now);

    return vpca_arena_printf(arena, "%04d-%02d-%02d", date->tm_year + 1900,
                             date->tm_mon + 1, date->tm_mday);
}

const char *input_today(const struct options *options)
{
    return options->today ? options->today : read_clock(options->arena);
}

void input_print(const struct options *options, struct vpca_diags *diags)
{
    vpca_diags_sort(diags);
    if (options->quiet && diags->errors == 0)
        return;
    vpca_diags_print(diags, stderr,
                     terminal_color(options->color, STDERR_FILENO));
}

/* A file that was read and is nothing that a pack may hold makes the pack
 * wrong; what could not be read says nothing of it. */
static enum exit_status folder_status(const struct vpca_diags *diags)
{
    for (size_t i = 0; i < diags->count; i++) {
        enum vpca_code code = diags->items[i].code;

        if (code != VPCA_CODE_ENCODING && code != VPCA_CODE_LIMIT_FILE_SIZE)
            return EXIT_STATUS_INPUT;
    }
    return EXIT_STATUS_RULES;
}

enum exit_status input_load_rules(const struct options *options,
                                  struct vpca_diags *diags,
                                  const struct vpca_ruleset **ret_rules)
{
    vpca_arena *arena = options->arena;
    const struct vpca_folder **folders = vpca_arena_array(
        arena, options->folder_count, sizeof(const struct vpca_folder *));
    bool readable = true;

    *ret_rules = NULL;
    for (size_t i = 0; i < options->folder_count; i++) {
        folders[i] = vpca_folder_read(arena, options->folders[i], diags);
        readable &= folders[i] != NULL;
    }
    if (!readable)
        return folder_status(diags);
    *ret_rules =
        vpca_ruleset_load_folders(arena, folders, options->folder_count, diags);
    return *ret_rules ? EXIT_STATUS_OK : EXIT_STATUS_RULES;
}

/* The profile of the command line in *ret_profile; NULL: it names none. False
 * when there is no such profile, which was printed. */
static bool find_profile(const struct options *options,
                         const struct vpca_ruleset *rules,
                         const struct vpca_profile **ret_profile)
{
    struct options wrong = *options;
    struct vpca_nearest nearest;
    const char *hint;

    *ret_profile = NULL;
    if (!options->profile)
        return true;
    *ret_profile = vpca_ruleset_profile(rules, options->profile);
    if (*ret_profile)
        return true;
    vpca_nearest_init(&nearest, options->profile);
    for (size_t i = 0; i < rules->profile_count; i++)
        vpca_nearest_feed(&nearest, rules->profiles[i].id);
    hint = options_suggest(options, "", &nearest);
    options_fail(&wrong,
                 hint ? hint : "vpcadvise explain profiles lists what there is",
                 "there is no profile %s", options->profile);
    usage_complain(&wrong);
    return false;
}

enum exit_status input_load(const struct options *options,
                            struct input *ret_input)
{
    vpca_arena *arena = options->arena;
    struct vpca_diags *diags = &ret_input->diags;
    const char *today = input_today(options);
    const struct vpca_profile *profile;
    const struct vpca_ruleset *rules;
    const struct vpca_source *source;
    enum exit_status status;

    ret_input->model = NULL;
    vpca_diags_init(diags, arena);
    status = input_load_rules(options, diags, &rules);
    if (!rules) {
        input_print(options, diags);
        return status;
    }
    if (!find_profile(options, rules, &profile))
        return EXIT_STATUS_USAGE;
    source = vpca_source_read(arena, options->file, diags);
    if (source)
        ret_input->model =
            vpca_requirements_load(arena, source, rules, today, diags);
    if (ret_input->model && profile)
        ret_input->model = vpca_model_weigh(arena, ret_input->model, profile);
    input_print(options, diags);
    return ret_input->model ? EXIT_STATUS_OK : EXIT_STATUS_INPUT;
}
