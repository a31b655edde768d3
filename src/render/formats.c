/* The table of formats. */
#include <string.h>

#include "formats.h"

const struct vpca_format vpca_formats[] = {
    {
        .name = "text",
        .doc = "for a terminal, at most 100 columns wide",
        .begin = text_begin,
        .need = text_add_need,
        .end = text_end,
    },
    {
        .name = "json",
        .doc = "one JSON object, for programs",
        .machine = true,
        .begin = json_begin,
        .need = json_add_need,
        .end = json_end,
    },
};
const size_t vpca_format_count = VPCA_COUNT(vpca_formats);

const struct vpca_format *vpca_format_find(const char *name)
{
    for (size_t i = 0; i < vpca_format_count; i++) {
        if (strcmp(vpca_formats[i].name, name) == 0)
            return &vpca_formats[i];
    }
    return NULL;
}
