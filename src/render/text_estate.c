/* The whole network in the text format: one section below all needs. */
#include "text_estate.h"
#include "text_need.h"

static void put_bill(struct page *page, const struct vpca_report_estate *estate)
{
    struct text_block block = {page, "Bill"};

    for (size_t i = 0; i < estate->bill_count; i++) {
        const struct vpca_report_bill_line *line = &estate->bill[i];

        text_put_plain(
            &block, "\u00B7",
            vpca_arena_printf(page->arena, "%s: %s", line->text, line->amount));
    }
    text_put_plain(&block, "=", estate->total);
}

void text_estate(struct page *page, const struct vpca_report_estate *estate)
{
    if (!estate->shown && !estate->conflicts_shown && !estate->phases_shown)
        return;
    page_end_line(page);
    page_put(page, INK_NAME, "The whole network");
    page_end_line(page);
    page_end_line(page);
    if (estate->shown)
        put_bill(page, estate);
    text_conflicts(page, estate);
    text_phases(page, estate);
}
