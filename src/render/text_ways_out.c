/* What would have to give where nothing is left, in the text format. */
#include "text_need.h"

void text_ways_out(struct page *page, const struct vpca_report_need *need)
{
    struct text_block block = {page, "Ways out"};

    for (size_t i = 0; i < need->way_out_count; i++)
        text_put_plain(&block, vpca_arena_printf(page->arena, "%zu", i + 1),
                       need->ways_out[i].text);
    if (need->no_way_out)
        text_put_plain(&block, "\u00B7", need->no_way_out);
}
