/* A comparison as a section of Markdown, for a comment on a change. */
#include <string.h>

#include "diff.h"

/* Characters that mean something in Markdown are written as entities, which
 * never do; a line stays a line. */
static const char *escape(vpca_arena *arena, const char *text)
{
    struct vpca_text visible;
    struct vpca_text escaped;
    char *one_line = vpca_arena_copy(arena, text, strlen(text));

    for (char *at = one_line; *at; at++) {
        if (*at == '\n' || *at == '\r' || *at == '\t')
            *at = ' ';
    }
    vpca_text_init(&visible, arena);
    vpca_text_add_visible(&visible, one_line);
    vpca_text_init(&escaped, arena);
    for (const char *at = visible.bytes; *at; at++) {
        if (strchr("|`<>&*_[]\\~#!$", *at))
            vpca_text_addf(&escaped, "&#%d;", *at);
        else
            vpca_text_add_bytes(&escaped, at, 1);
    }
    return escaped.bytes;
}

static void put_table(struct vpca_renderer *renderer,
                      const struct vpca_comparison *comparison)
{
    vpca_arena *arena = renderer->arena;

    if (!comparison->changed)
        return;
    fputs("\n| need | before | after |\n|---|---|---|\n", renderer->out);
    for (size_t i = 0; i < comparison->need_count; i++) {
        const struct vpca_compared_need *need = &comparison->needs[i];
        const char *before = vpca_decision_text(arena, need->before);
        const char *after = vpca_decision_text(arena, need->after);

        if (need->decision == VPCA_DECISION_SAME)
            continue;
        if (need->decision == VPCA_DECISION_ADDED)
            before = "no such need";
        if (need->decision == VPCA_DECISION_REMOVED)
            after = "no such need";
        fprintf(renderer->out, "| %s | %s | **%s** |\n",
                escape(arena, need->id), escape(arena, before),
                escape(arena, after));
    }
}

static void put_differences(struct vpca_renderer *renderer, const char *title,
                            const struct vpca_differences *differences)
{
    vpca_arena *arena = renderer->arena;

    if (differences->count == 0)
        return;
    fprintf(renderer->out, "\n#### %s\n\n", title);
    for (size_t i = 0; i < differences->count; i++) {
        const struct vpca_difference *difference = &differences->items[i];

        fprintf(renderer->out, "- %s", escape(arena, difference->text));
        if (difference->rule)
            fprintf(renderer->out, " (%s)", escape(arena, difference->rule));
        fputc('\n', renderer->out);
    }
}

void diff_markdown(struct vpca_renderer *renderer,
                   const struct vpca_comparison *comparison)
{
    vpca_arena *arena = renderer->arena;

    fprintf(renderer->out, "### Network decisions: %s\n\n%s \u2192 %s\n",
            escape(arena, comparison->summary),
            escape(arena, comparison->before->input),
            escape(arena, comparison->after->input));
    put_table(renderer, comparison);
    for (size_t i = 0; i < comparison->need_count; i++) {
        const struct vpca_compared_need *need = &comparison->needs[i];

        put_differences(
            renderer,
            vpca_arena_printf(arena, "%s: %s", escape(arena, need->id),
                              escape(arena, diff_headline(arena, need))),
            &need->differences);
    }
    put_differences(renderer, "The whole file", &comparison->differences);
}
