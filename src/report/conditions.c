/* On what an option depends that nobody said yet. */
#include <string.h>

#include "builder.h"
#include "message.h"

/* Completes "if ...". */
static const char *condition_phrase(const struct builder *builder,
                                    const struct vpca_entry *entry,
                                    const struct vpca_line *line)
{
    struct subject subject = subject_of_line(entry, line);

    if (line->rule->proviso.count)
        return message_fill(builder, &line->rule->proviso, &subject);
    return vpca_arena_printf(
        builder->arena, "%s %s",
        line->truth == VPCA_TRUE ? "it is accepted that"
                                 : "it is settled whether",
        message_fill(builder, &line->rule->message, &subject));
}

/* A sentence of its own; `opening` completes a proviso. */
static const char *open_text(const struct builder *builder,
                             const struct vpca_entry *entry,
                             const struct vpca_line *line, const char *opening)
{
    struct subject subject = subject_of_line(entry, line);

    if (line->truth == VPCA_TRUE)
        return message_fill(builder, &line->rule->message, &subject);
    if (line->rule->proviso.count)
        return vpca_arena_printf(
            builder->arena, "%s %s", opening,
            message_fill(builder, &line->rule->proviso, &subject));
    return vpca_arena_printf(
        builder->arena, "not settled: %s",
        message_fill(builder, &line->rule->message, &subject));
}

static bool has_phrase(const char *const *phrases, size_t count,
                       const char *phrase)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(phrases[i], phrase) == 0)
            return true;
    }
    return false;
}

static void phrases_fill(const struct builder *builder,
                         const struct vpca_entry *entry,
                         struct vpca_report_option *option)
{
    const char **phrases = vpca_arena_array(
        builder->arena, entry->condition_count, sizeof(*phrases));
    size_t count = 0;

    for (size_t i = 0; i < entry->condition_count; i++) {
        const char *phrase =
            condition_phrase(builder, entry, &entry->conditions[i]);

        if (!has_phrase(phrases, count, phrase))
            phrases[count++] = phrase;
    }
    option->conditions = phrases;
    option->condition_count = count;
}

/* Both paths of a pair may ask for the same: it is told once. */
static void open_add(const struct builder *builder,
                     const struct vpca_entry *entry,
                     const struct vpca_line *line, bool proviso,
                     struct vpca_report_option *option)
{
    const char *text =
        open_text(builder, entry, line, proviso ? "provided that" : "only if");

    for (size_t i = 0; i < option->open_count; i++) {
        if (strcmp(option->open[i].text, text) == 0)
            return;
    }
    option->open[option->open_count++] =
        line_fill(builder, entry, line, proviso ? "proviso" : "condition",
                  VPCA_TONE_NEUTRAL, text);
}

void conditions_fill(const struct builder *builder,
                     const struct vpca_entry *entry,
                     struct vpca_report_option *option)
{
    size_t count = entry->condition_count + entry->proviso_count;

    phrases_fill(builder, entry, option);
    option->open =
        vpca_arena_array(builder->arena, count, sizeof(*option->open));
    for (size_t i = 0; i < entry->condition_count; i++)
        open_add(builder, entry, &entry->conditions[i], false, option);
    for (size_t i = 0; i < entry->proviso_count; i++)
        open_add(builder, entry, &entry->provisos[i], true, option);
}
