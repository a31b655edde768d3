/* A decision that was taken, in the text format. */
#include "text_need.h"

void text_decided(struct page *page, const struct vpca_report_decided *decided)
{
    struct text_block block = {page, "Decided"};

    if (!decided)
        return;
    text_put_plain(&block, "\u00B7", decided->text);
    for (size_t i = 0; i < decided->change_count; i++)
        text_put_plain(&block, "!", decided->changes[i]);
}
