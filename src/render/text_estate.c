/* The whole network in the text format: one section below all needs. */
#include "text_estate.h"
#include "text_need.h"

enum {
    DIFFER_MOST = 10, /* shown; JSON has all of them */
    SHARED_MOST = 10,
};

static void put_more(struct text_block *block, size_t count, size_t most,
                     const char *what)
{
    if (count > most)
        text_put_plain(block, "\u00B7",
                       vpca_arena_printf(block->page->arena, "and %zu more %s",
                                         count - most, what));
}

static void put_options(struct page *page,
                        const struct vpca_report_estate *estate)
{
    struct text_block block = {page, "Options"};

    for (size_t i = 0; i < estate->group_count; i++)
        text_put_plain(&block, "\u00B7",
                       vpca_arena_printf(page->arena, "%s: %s",
                                         estate->groups[i].name,
                                         estate->groups[i].needs));
}

static void put_differing(struct page *page,
                          const struct vpca_report_estate *estate)
{
    struct text_block block = {page, "Differs"};
    size_t count = 0;

    for (size_t i = 0; i < estate->pick_count; i++) {
        const char *reason = estate->picks[i].reason;

        if (reason && count++ < DIFFER_MOST)
            text_put_plain(&block, "\u00B7", reason);
    }
    put_more(&block, count, DIFFER_MOST, "needs");
}

static void put_shared(struct page *page,
                       const struct vpca_report_estate *estate)
{
    struct text_block block = {page, "Once"};

    for (size_t i = 0; i < estate->shared_count && i < SHARED_MOST; i++)
        text_put_plain(&block, "\u00B7", estate->shared[i].text);
    put_more(&block, estate->shared_count, SHARED_MOST, "that are shared");
}

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
    if (estate->against)
        text_put_plain(&block, "\u00B7", estate->against);
}

void text_estate(struct page *page, const struct vpca_report_estate *estate)
{
    struct text_block verdict = {page, "Verdict"};

    if (!estate->shown && !estate->conflicts_shown && !estate->phases_shown)
        return;
    page_end_line(page);
    page_put(page, INK_NAME, "The whole network");
    page_end_line(page);
    page_end_line(page);
    if (estate->shown) {
        put_options(page, estate);
        text_put_plain(&verdict, "\u00B7", estate->verdict);
        put_differing(page, estate);
        put_shared(page, estate);
        put_bill(page, estate);
    }
    text_conflicts(page, estate);
    text_phases(page, estate);
}
