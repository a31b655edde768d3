/* A comparison as text for a terminal. */
#include "diff.h"
#include "page.h"

enum {
    NAME_COLUMN = 2,
    MOST_NAME = 24, /* a longer name pushes its line only */
    SIGN_COLUMN = 4,
    TEXT_COLUMN = 6,
};

static unsigned name_width(const struct page *page,
                           const struct vpca_comparison *comparison)
{
    unsigned widest = 0;

    for (size_t i = 0; i < comparison->need_count; i++) {
        unsigned width =
            page_width(page_visible(page, comparison->needs[i].id));

        if (width > widest && width <= MOST_NAME)
            widest = width;
    }
    return widest;
}

static void put_differences(struct page *page,
                            const struct vpca_differences *differences)
{
    static const enum ink INKS[] = {[VPCA_TONE_GOOD] = INK_GOOD,
                                    [VPCA_TONE_BAD] = INK_BAD,
                                    [VPCA_TONE_NEUTRAL] = INK_DIM};

    for (size_t i = 0; i < differences->count; i++) {
        const struct vpca_difference *difference = &differences->items[i];
        const struct vpca_report_basis basis = {.rule = difference->rule};

        page_move(page, SIGN_COLUMN);
        page_put(page, INKS[difference->tone], diff_sign(difference));
        page_wrap_based(page, TEXT_COLUMN, difference->text, &basis);
    }
}

static void put_need(struct page *page, const struct vpca_compared_need *need,
                     unsigned left)
{
    enum ink ink = need->decision == VPCA_DECISION_SAME ? INK_DIM : INK_NAME;

    page_move(page, NAME_COLUMN);
    page_put(page, INK_NAME, page_visible(page, need->id));
    if (page->column + 2 > left)
        page_end_line(page);
    page_wrap(page, left, ink, diff_headline(page->arena, need));
    put_differences(page, &need->differences);
}

void diff_text(struct vpca_renderer *renderer,
               const struct vpca_comparison *comparison)
{
    struct page page;
    unsigned left;

    page_init(&page, renderer);
    left = NAME_COLUMN + name_width(&page, comparison) + 2;
    page_wrap(&page, 0, INK_NAME,
              vpca_arena_printf(page.arena, "%s -> %s: %s",
                                comparison->before->input,
                                comparison->after->input, comparison->summary));
    for (size_t i = 0; i < comparison->need_count; i++)
        put_need(&page, &comparison->needs[i], left);
    if (comparison->differences.count) {
        page_move(&page, NAME_COLUMN);
        page_put(&page, INK_NAME, "the whole file");
        page_end_line(&page);
    }
    put_differences(&page, &comparison->differences);
}
