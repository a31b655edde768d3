/* vpcadvise explain, why and options: answers about rules and decisions. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "input.h"
#include "output.h"
#include "usage.h"

/* What is wrong with the words of the command line. */
static enum exit_status complain(const struct options *options,
                                 const char *problem, const char *near)
{
    struct options wrong = *options;
    const char *hint =
        near ? vpca_arena_printf(options->arena, "did you mean %s?", near)
             : NULL;

    options_fail(&wrong, hint, "%s", problem);
    usage_complain(&wrong);
    return EXIT_STATUS_USAGE;
}

static enum exit_status print_doc(const struct options *options,
                                  const struct vpca_doc *doc)
{
    const struct vpca_style style = {
        .columns = terminal_columns(options->columns, STDOUT_FILENO),
        .color = terminal_color(options->color, STDOUT_FILENO),
        .utf8 = terminal_utf8(),
    };

    vpca_doc_print(doc, stdout, &style, options->arena);
    return output_finish_standard() ? EXIT_STATUS_OK : EXIT_STATUS_OUTPUT;
}

static enum exit_status load_rules(const struct options *options,
                                   const struct vpca_ruleset **ret_rules)
{
    struct vpca_diags diags;
    enum exit_status status;

    vpca_diags_init(&diags, options->arena);
    status = input_load_rules(options, &diags, ret_rules);
    input_print(options, &diags);
    return status;
}

enum exit_status cmd_explain(const struct options *options)
{
    vpca_arena *arena = options->arena;
    const struct vpca_ruleset *rules;
    enum exit_status status = load_rules(options, &rules);
    const struct vpca_doc *doc;
    const char *near = NULL;

    if (status != EXIT_STATUS_OK)
        return status;
    if (options->word_count == 0)
        return print_doc(options, vpca_explain_topics(arena, rules));
    if (options->word_count > 1)
        return complain(options, "more than one NAME", NULL);
    doc = vpca_explain(arena, rules, options->words[0], &near);
    if (doc)
        return print_doc(options, doc);
    return complain(
        options,
        vpca_arena_printf(arena,
                          "nothing is called %s; vpcadvise explain lists all "
                          "there is",
                          options->words[0]),
        near);
}

enum exit_status cmd_options(const struct options *options)
{
    const struct vpca_ruleset *rules;
    enum exit_status status = load_rules(options, &rules);

    if (status != EXIT_STATUS_OK)
        return status;
    if (options->word_count > 0)
        return complain(options, "options takes no words", NULL);
    return print_doc(options, vpca_explain_options(options->arena, rules));
}

/* The words with the file, which stands at `file`, behind the others. */
static const char *why_in_order(const struct options *options, size_t file)
{
    const char *const *words = options->words;

    return vpca_arena_printf(options->arena, "vpcadvise why %s %s %s",
                             words[file == 0 ? 1 : 0], words[2], words[file]);
}

enum exit_status cmd_why(const struct options *options)
{
    struct options of_file = *options;
    const struct vpca_doc *doc;
    const char *problem = NULL;
    const char *near = NULL;
    struct vpca_why question;
    struct input input;
    enum exit_status status;

    if (options->word_count != 3)
        return complain(options, "why takes a NEED, an OPTION and a FILE",
                        NULL);
    of_file.file = options->words[2];
    if (access(options->words[2], F_OK) != 0 && strcmp(of_file.file, "-") != 0)
        for (size_t i = 0; i < 2; i++)
            if (access(options->words[i], F_OK) == 0)
                return complain(options, "the FILE stands last",
                                why_in_order(options, i));
    status = input_load(&of_file, &input);
    if (status != EXIT_STATUS_OK)
        return status;
    question = (struct vpca_why){.need = options->words[0],
                                 .option = options->words[1],
                                 .all = options->all};
    doc = vpca_explain_why(options->arena, input.model, &question, &problem,
                           &near);
    return doc ? print_doc(options, doc) : complain(options, problem, near);
}
