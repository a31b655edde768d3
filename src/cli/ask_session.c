/* Asks on a terminal, question by question, and keeps the answers. */
#include <stdio.h>
#include <string.h>

#include "ask.h"
#include "needs.h"
#include "usage.h"

#define LINE_MOST 4096

/* ---- Answers ---------------------------------------------------------- */

/* Where the text above is one word for all of it, such as `internet: yes`: the
 * path of that text; else NULL. */
static const char *path_above(vpca_arena *arena,
                              const struct vpca_source *source,
                              const char *path)
{
    static const char *const WORDS[] = {"unknown", "yes", "true"};
    const char *dot = strrchr(path, '.');
    const struct vpca_node *node = NULL;
    struct vpca_diags diags;
    const char *above;

    vpca_diags_init(&diags, arena);
    if (!dot)
        return NULL;
    above = vpca_arena_copy(arena, path, (size_t)(dot - path));
    node = vpca_document_parse(arena, source, &diags);
    node = node ? vpca_node_find(arena, node, above) : NULL;
    for (size_t i = 0; node && i < VPCA_COUNT(WORDS); i++)
        if (node->kind == VPCA_NODE_SCALAR && strcmp(node->text, WORDS[i]) == 0)
            return above;
    return NULL;
}

static const struct vpca_source *set_value(const struct ask_session *session,
                                           const char *path, const char *value,
                                           struct vpca_diags *diags)
{
    vpca_arena *arena = session->options->arena;
    const char *above = path_above(arena, session->source, path);

    if (!above)
        return vpca_document_set(arena, session->source, path, value, diags);
    return vpca_document_set(
        arena, session->source, above,
        vpca_arena_printf(arena, "{ %s: %s }", path + strlen(above) + 1, value),
        diags);
}

bool ask_session_set(struct ask_session *session, const char *path,
                     const char *value, struct vpca_diags *diags)
{
    const struct vpca_source *now = set_value(session, path, value, diags);
    const struct vpca_model *model = NULL;
    vpca_arena *arena = vpca_arena_new();

    if (now)
        model = vpca_requirements_load(arena, now, session->rules,
                                       session->model->today, diags);
    if (!model) {
        vpca_arena_free(arena);
        return false;
    }
    vpca_arena_free(session->arena);
    session->arena = arena;
    session->source = now;
    session->model = model;
    session->answered++;
    return true;
}

/* ---- On the terminal -------------------------------------------------- */

static void print_wrapped(const struct ask_session *session, int indent,
                          const char *text)
{
    struct vpca_text visible;

    vpca_text_init(&visible, session->options->arena);
    vpca_text_add_visible(&visible, text);
    fprintf(session->out, "%*s", indent, "");
    usage_print_wrapped(session->out, indent, visible.bytes);
}

/* The first thing that is wrong with an answer, and what to do. */
static void print_problem(const struct ask_session *session,
                          const struct vpca_diags *diags)
{
    for (size_t i = 0; i < diags->count; i++) {
        const struct vpca_diag *diag = &diags->items[i];

        if (vpca_code_severity(diag->code) != VPCA_ERROR)
            continue;
        print_wrapped(session, 4, diag->message);
        if (diag->hint)
            print_wrapped(session, 4, diag->hint);
        return;
    }
}

/* A line without its end and the blanks around it; NULL at the end of the
 * input. What is longer is cut, and no value then. */
static char *read_line(char *line)
{
    size_t length;

    if (!fgets(line, LINE_MOST, stdin))
        return NULL;
    length = strlen(line);
    while (length > 0 && strchr(" \t\r\n", line[length - 1]))
        line[--length] = '\0';
    return line + strspn(line, " \t");
}

static void print_form(const struct ask_session *session, const char *path)
{
    vpca_arena *arena = session->options->arena;

    print_wrapped(session, 4,
                  vpca_arena_printf(arena, "It is %s.",
                                    ask_form(arena, session->rules, path)));
    print_wrapped(
        session, 4,
        "Nothing passes it over, unknown says so in the file, q stops "
        "and keeps what was answered.");
}

enum reply { REPLY_TAKEN, REPLY_PASSED, REPLY_STOP };

/* Asks until the answer is one. */
static enum reply ask_one(struct ask_session *session,
                          const struct ask_question *question)
{
    char buffer[LINE_MOST];

    fputc('\n', session->out);
    print_wrapped(session, 2, question->text);
    if (question->why)
        print_wrapped(session, 4, question->why);
    for (;;) {
        struct vpca_diags diags;
        const char *line;

        fprintf(session->out, "  %s = ", question->path);
        fflush(session->out);
        line = read_line(buffer);
        if (!line || strcmp(line, "q") == 0)
            return REPLY_STOP;
        if (!*line)
            return REPLY_PASSED;
        if (strcmp(line, "?") == 0) {
            print_form(session, question->path);
            continue;
        }
        vpca_diags_init(&diags, session->options->arena);
        if (ask_session_set(session, question->path, line, &diags))
            return REPLY_TAKEN;
        print_problem(session, &diags);
    }
}

/* ---- Need by need ----------------------------------------------------- */

static const char *first_text(vpca_arena *arena,
                              const struct vpca_advice *advice)
{
    const struct vpca_entry *first = advice->entries;

    if (advice->ranked_count == 0)
        return "no option is left";
    return vpca_arena_printf(
        arena, "%s%s%s is first with %d points%s", first->option->name,
        first->backup ? " with " : "", first->backup ? first->backup->name : "",
        first->score,
        first->status == VPCA_OPEN ? ", if what is open holds" : "");
}

/* The next question that is not settled yet, or NULL. */
static const struct ask_question *next_of(const struct ask_session *session,
                                          const struct ask_questions *questions)
{
    for (size_t i = 0; i < questions->count; i++)
        if (vpca_names_find(session->settled, questions->items[i].path) ==
            VPCA_NO_NAME)
            return &questions->items[i];
    return NULL;
}

static void settle(struct ask_session *session, const char *path)
{
    vpca_names_add(session->settled,
                   vpca_arena_copy(session->options->arena, path, strlen(path)),
                   0);
}

/* All questions of a need, found anew after each answer. False to stop. */
static bool ask_need(struct ask_session *session, size_t index)
{
    const char *told = "";
    enum reply reply = REPLY_TAKEN;
    bool more = true;

    while (more && reply != REPLY_STOP) {
        vpca_arena *arena = vpca_arena_new();
        const struct vpca_need *need = &session->model->needs[index];
        const struct vpca_advice *advice =
            vpca_advise(arena, session->model, need);
        const struct ask_questions questions =
            ask_questions_find(arena, advice);
        const struct ask_question *question = next_of(session, &questions);
        const char *first = first_text(session->options->arena, advice);

        more = question != NULL;
        if (strcmp(first, told) != 0 && (more || *told))
            fprintf(session->out, "%s%s: %s\n", "\n", need->name, first);
        told = more || *told ? first : told;
        if (more) {
            settle(session, question->path);
            reply = ask_one(session, question);
        }
        vpca_arena_free(arena);
    }
    return reply != REPLY_STOP;
}

void ask_session_run(struct ask_session *session)
{
    size_t before;
    bool going = true;

    /* An answer may make a question of a need that was through. */
    do {
        before = session->answered;
        for (size_t i = 0; going && i < session->model->need_count; i++)
            if (needs_named(session->options, session->model->needs[i].name))
                going = ask_need(session, i);
    } while (going && session->answered > before);
    fputc('\n', session->out);
}
