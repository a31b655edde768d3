/* vpcadvise diff and what-if: which decisions change, or would. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "input.h"
#include "output.h"
#include "usage.h"

static enum exit_status complain(const struct options *options,
                                 const char *problem)
{
    struct options wrong = *options;

    options_fail(&wrong, NULL, "%s", problem);
    usage_complain(&wrong);
    return EXIT_STATUS_USAGE;
}

/* ---- In --------------------------------------------------------------- */

/* NULL, with a word in `diags`, when the file does not give one. */
static const struct vpca_snapshot *load(const struct options *options,
                                        const struct vpca_ruleset *rules,
                                        const char *path,
                                        struct vpca_diags *diags)
{
    const struct vpca_source *source =
        vpca_source_read(options->arena, path, diags);

    return source ? vpca_snapshot_load(options->arena, source, rules,
                                       input_today(options), diags)
                  : NULL;
}

/* Both files are read before the run ends, so that all errors show. */
static enum exit_status compare(const struct options *options,
                                const struct vpca_comparison **ret_comparison)
{
    const struct vpca_ruleset *rules;
    const struct vpca_snapshot *before = NULL;
    const struct vpca_snapshot *after = NULL;
    struct vpca_diags diags;
    enum exit_status status;

    vpca_diags_init(&diags, options->arena);
    status = input_load_rules(options, &diags, &rules);
    if (rules) {
        before = load(options, rules, options->words[0], &diags);
        after = load(options, rules, options->words[1], &diags);
        status = before && after ? EXIT_STATUS_OK : EXIT_STATUS_INPUT;
    }
    input_print(options, &diags);
    if (status == EXIT_STATUS_OK)
        *ret_comparison = vpca_comparison_make(options->arena, before, after);
    return status;
}

/* ---- Out -------------------------------------------------------------- */

static void print_one(const struct options *options,
                      const struct request *request, FILE *stream,
                      const struct vpca_comparison *comparison)
{
    int descriptor = request->path ? -1 : STDOUT_FILENO;
    struct vpca_renderer renderer = {
        .out = stream,
        .style = {.columns = terminal_columns(options->columns, descriptor),
                  .color = !request->diff_format->machine &&
                           terminal_color(options->color, descriptor),
                  .utf8 = terminal_utf8()},
        .arena = options->arena,
    };

    request->diff_format->print(&renderer, comparison);
}

static bool print_all(const struct options *options,
                      const struct vpca_comparison *comparison)
{
    struct vpca_diags unwritable;
    struct outputs outputs;
    bool written = false;

    vpca_diags_init(&unwritable, options->arena);
    if (outputs_open(&outputs, options, &unwritable)) {
        for (size_t i = 0; i < outputs.count; i++)
            print_one(options, &options->requests[i], outputs.items[i].stream,
                      comparison);
        written = outputs_commit(&outputs, &unwritable);
    } else {
        outputs_discard(&outputs);
    }
    input_print(options, &unwritable);
    return written;
}

enum exit_status cmd_diff(const struct options *options)
{
    const struct vpca_comparison *comparison = NULL;
    enum exit_status status;

    if (options->word_count != 2)
        return complain(options, "diff takes two files, OLD and NEW");
    if (strcmp(options->words[0], "-") == 0 &&
        strcmp(options->words[1], "-") == 0)
        return complain(options, "only one of the files can be standard input");
    status = compare(options, &comparison);
    if (!comparison)
        return status;
    if (!print_all(options, comparison))
        return EXIT_STATUS_OUTPUT;
    return comparison->changed ? EXIT_STATUS_GATE : EXIT_STATUS_OK;
}

/* ---- What if ---------------------------------------------------------- */

/* "network.yaml with needs.x.must.bandwidth=5Gbps" */
static const char *changed_name(const struct options *options, const char *name)
{
    struct vpca_text text;

    vpca_text_init(&text, options->arena);
    vpca_text_add(&text, name);
    for (size_t i = 0; i < options->change_count; i++)
        vpca_text_addf(&text, "%s%s", i ? ", " : " with ", options->changes[i]);
    return text.bytes;
}

/* The text of the file with all changes, under a name that tells them; NULL
 * when one cannot be made. */
static const struct vpca_source *change(const struct options *options,
                                        const struct vpca_source *source,
                                        struct vpca_diags *diags)
{
    vpca_arena *arena = options->arena;
    const char *name = changed_name(options, source->name);

    for (size_t i = 0; i < options->change_count && source; i++) {
        const char *text = options->changes[i];
        size_t length = strcspn(text, "=");

        source = vpca_document_set(arena, source,
                                   vpca_arena_copy(arena, text, length),
                                   text + length + 1, diags);
    }
    return source ? vpca_source_new(arena, name, source->bytes, source->length)
                  : NULL;
}

/* The name of the need that "needs.NAME..." leads to, and what stands behind
 * it; NULL: it leads elsewhere. */
static const char *need_of(vpca_arena *arena, const char *change,
                           const char **ret_rest)
{
    static const char needs[] = "needs.";
    size_t length;

    if (strncmp(change, needs, sizeof(needs) - 1) != 0)
        return NULL;
    change += sizeof(needs) - 1;
    length = strcspn(change, ".[=\"");
    *ret_rest = change + length;
    return length ? vpca_arena_copy(arena, change, length) : NULL;
}

/* Whether a change makes the need: whole, or by its ends. */
static bool is_made(const struct options *options, const char *name)
{
    static const char *const makers[] = {"=", ".from=", ".to=", ".between="};

    for (size_t i = 0; i < options->change_count; i++) {
        const char *rest;
        const char *made = need_of(options->arena, options->changes[i], &rest);

        for (size_t m = 0; made && m < VPCA_COUNT(makers); m++) {
            if (strcmp(made, name) == 0 &&
                strncmp(rest, makers[m], strlen(makers[m])) == 0)
                return true;
        }
    }
    return false;
}

/* False, with a word on standard error, where a change is to a need that the
 * file does not have: it would be told of as a need that joins nothing. */
static bool knows_needs(const struct options *options,
                        const struct vpca_snapshot *before)
{
    for (size_t i = 0; i < options->change_count; i++) {
        const char *rest;
        const char *name = need_of(options->arena, options->changes[i], &rest);
        struct vpca_nearest nearest;
        struct options wrong = *options;

        if (!name || is_made(options, name))
            continue;
        vpca_nearest_init(&nearest, name);
        for (size_t n = 0; n < before->need_count; n++)
            vpca_nearest_feed(&nearest, before->needs[n].id);
        if (nearest.best && nearest.distance == 0)
            continue;
        options_fail(&wrong, options_suggest(options, "", &nearest),
                     "%s has no need %s", before->input, name);
        usage_complain(&wrong);
        return false;
    }
    return true;
}

/* A file with an error is not changed. */
static enum exit_status imagine(const struct options *options,
                                const struct vpca_comparison **ret_comparison)
{
    vpca_arena *arena = options->arena;
    const char *today = input_today(options);
    const struct vpca_ruleset *rules;
    const struct vpca_source *source = NULL;
    const struct vpca_snapshot *before = NULL;
    const struct vpca_snapshot *after = NULL;
    struct vpca_diags diags;
    enum exit_status status;

    vpca_diags_init(&diags, arena);
    status = input_load_rules(options, &diags, &rules);
    if (rules) {
        status = EXIT_STATUS_INPUT;
        source = vpca_source_read(arena, options->file, &diags);
    }
    if (source)
        before = vpca_snapshot_load(arena, source, rules, today, &diags);
    if (before && !knows_needs(options, before))
        return EXIT_STATUS_USAGE;
    if (before)
        source = change(options, source, &diags);
    if (before && source)
        after = vpca_snapshot_load(arena, source, rules, today, &diags);
    input_print(options, &diags);
    if (!after)
        return status;
    *ret_comparison = vpca_comparison_make(arena, before, after);
    return EXIT_STATUS_OK;
}

enum exit_status cmd_what_if(const struct options *options)
{
    const struct vpca_comparison *comparison = NULL;
    enum exit_status status;

    if (options->change_count == 0)
        return complain(options, "what-if takes a change: --set PATH=VALUE");
    status = imagine(options, &comparison);
    if (!comparison)
        return status;
    if (!print_all(options, comparison))
        return EXIT_STATUS_OUTPUT;
    return comparison->changed ? EXIT_STATUS_GATE : EXIT_STATUS_OK;
}
