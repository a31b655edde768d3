/* The table of formats of a sweep, and that of text. */
#include "sweep.h"

#include <string.h>

const struct vpca_sweep_format vpca_sweep_formats[] = {
    {
        .name = "text",
        .doc = "for a terminal, at most 100 columns wide",
        .print = sweep_text,
    },
    {
        .name = "json",
        .doc = "one JSON object, for programs",
        .machine = true,
        .print = sweep_json,
    },
};
const size_t vpca_sweep_format_count = VPCA_COUNT(vpca_sweep_formats);

const struct vpca_sweep_format *vpca_sweep_format_find(const char *name)
{
    for (size_t i = 0; i < vpca_sweep_format_count; i++) {
        if (strcmp(vpca_sweep_formats[i].name, name) == 0)
            return &vpca_sweep_formats[i];
    }
    return NULL;
}

void sweep_text(struct vpca_renderer *renderer, const struct vpca_sweep *sweep)
{
    vpca_doc_print(
        vpca_sweep_doc(renderer->arena, sweep, renderer->style.columns),
        renderer->out, &renderer->style, renderer->arena);
}
