/* vpcadvise ask: what the decisions depend on, and the answers in the file. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "ask.h"
#include "input.h"
#include "needs.h"
#include "output.h"
#include "rewrite.h"
#include "usage.h"

static enum exit_status complain(const struct options *options,
                                 const char *problem)
{
    struct options wrong = *options;

    options_fail(&wrong,
                 "vpcadvise ask --list FILE lists the questions, --answer "
                 "PATH=VALUE gives an answer",
                 "%s", problem);
    usage_complain(&wrong);
    return EXIT_STATUS_USAGE;
}

/* Why there is nobody to ask, or NULL. */
static const char *nobody(const struct options *options)
{
    if (options->list && options->change_count > 0)
        return "--list goes without --answer";
    if (options->list || options->change_count > 0)
        return NULL;
    if (strcmp(options->file, "-") == 0)
        return "standard input is the file, so that no questions can be asked "
               "there";
    return isatty(STDIN_FILENO) ? NULL
                                : "ask needs a terminal to ask its questions";
}

/* ---- Without questions ------------------------------------------------ */

static void list_questions(const struct ask_session *session)
{
    const struct vpca_model *model = session->model;
    vpca_arena *arena = vpca_arena_new();

    for (size_t i = 0; i < model->need_count; i++) {
        struct ask_questions questions;

        if (!needs_named(session->options, model->needs[i].name))
            continue;
        questions = ask_questions_find(
            arena, vpca_advise(arena, model, &model->needs[i]));
        for (size_t j = 0; j < questions.count; j++) {
            const char *path = questions.items[j].path;

            if (!vpca_names_add(session->settled,
                                vpca_arena_copy(session->options->arena, path,
                                                strlen(path)),
                                0))
                continue;
            printf("%s\t%s\n", path, questions.items[j].text);
        }
        vpca_arena_reset(arena);
    }
    vpca_arena_free(arena);
}

/* False, and said, when one of the answers is none. */
static bool take_answers(struct ask_session *session)
{
    const struct options *options = session->options;

    for (size_t i = 0; i < options->change_count; i++) {
        const char *text = options->changes[i];
        size_t length = strcspn(text, "=");
        struct vpca_diags diags;
        bool taken;

        vpca_diags_init(&diags, options->arena);
        taken = ask_session_set(session,
                                vpca_arena_copy(options->arena, text, length),
                                text + length + 1, &diags);
        if (!taken) {
            input_print(options, &diags);
            return false;
        }
    }
    return true;
}

/* ---- The command ------------------------------------------------------ */

static enum exit_status write_answers(const struct ask_session *session,
                                      const struct vpca_source *before)
{
    const struct options *options = session->options;
    enum exit_status status = rewrite(options, before, session->source);

    if (status != EXIT_STATUS_OK)
        return status;
    if (session->answered == 0)
        fprintf(session->out, "nothing was answered\n");
    else
        fprintf(session->out, "%zu answer%s written\n", session->answered,
                session->answered == 1 ? "" : "s");
    if (session->out == stdout && !output_finish_standard())
        return EXIT_STATUS_OUTPUT;
    return EXIT_STATUS_OK;
}

static enum exit_status run(struct ask_session *session)
{
    const struct options *options = session->options;
    const struct vpca_source *before = session->source;

    if (options->list) {
        list_questions(session);
        return output_finish_standard() ? EXIT_STATUS_OK : EXIT_STATUS_OUTPUT;
    }
    if (options->change_count == 0)
        ask_session_run(session);
    else if (!take_answers(session))
        return EXIT_STATUS_INPUT;
    return write_answers(session, before);
}

enum exit_status cmd_ask(const struct options *options)
{
    const char *problem = nobody(options);
    struct ask_session session;
    struct input input;
    enum exit_status status;

    if (problem)
        return complain(options, problem);
    status = input_load(options, &input);
    if (status != EXIT_STATUS_OK)
        return status;
    if (!needs_check(options, input.model))
        return EXIT_STATUS_INPUT;
    session = (struct ask_session){
        .options = options,
        .rules = input.model->rules,
        .source = input.model->source,
        .model = input.model,
        .arena = vpca_arena_new(),
        .settled = vpca_names_new(options->arena),
        .out = rewrite_to_standard_output(options) ? stderr : stdout,
    };
    status = run(&session);
    vpca_arena_free(session.arena);
    return status;
}
