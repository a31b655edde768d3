/* The table of formats of a comparison, and what two of them share. */
#include <string.h>

#include "diff.h"

const struct vpca_diff_format vpca_diff_formats[] = {
    {
        .name = "text",
        .doc = "for a terminal, at most 100 columns wide",
        .print = diff_text,
    },
    {
        .name = "markdown",
        .doc = "a section for a comment on a change",
        .machine = true,
        .print = diff_markdown,
    },
    {
        .name = "json",
        .doc = "one JSON object, for programs",
        .machine = true,
        .print = diff_json,
    },
};
const size_t vpca_diff_format_count = VPCA_COUNT(vpca_diff_formats);

const struct vpca_diff_format *vpca_diff_format_find(const char *name)
{
    for (size_t i = 0; i < vpca_diff_format_count; i++) {
        if (strcmp(vpca_diff_formats[i].name, name) == 0)
            return &vpca_diff_formats[i];
    }
    return NULL;
}

const char *diff_sign(const struct vpca_difference *difference)
{
    static const char *const SIGNS[] = {[VPCA_TONE_GOOD] = "+",
                                        [VPCA_TONE_BAD] = "-",
                                        [VPCA_TONE_NEUTRAL] = "~"};

    return SIGNS[difference->tone];
}

const char *diff_headline(vpca_arena *arena,
                          const struct vpca_compared_need *need)
{
    const char *before = vpca_decision_text(arena, need->before);
    const char *after = vpca_decision_text(arena, need->after);

    switch (need->decision) {
    case VPCA_DECISION_ADDED:
        return vpca_arena_printf(arena, "new: %s", after);
    case VPCA_DECISION_REMOVED:
        return vpca_arena_printf(arena, "gone: %s", before);
    case VPCA_DECISION_CHANGED:
        return vpca_arena_printf(arena, "%s -> %s", before, after);
    default:
        return vpca_arena_printf(arena, "unchanged: %s", after);
    }
}
