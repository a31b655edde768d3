/* Profiles in the text format: that which weighs a need, and all of them. */
#include "text_need.h"

enum {
    TITLE = 2, /* columns */
    MARK = 11,
    NAME = 14,
    GAP = 2,
    FIGURES = 12,     /* a score, a gap and a margin */
    LEAST_NAMES = 24, /* columns for options; with fewer, sentences */
};

static unsigned names_width(const struct page *page,
                            const struct vpca_report_need *need)
{
    unsigned most = 0;

    for (size_t i = 0; i < need->profile_count; i++) {
        unsigned width =
            page_width(page_visible(page, need->profiles[i].profile));

        most = width > most ? width : most;
    }
    return most;
}

static const char *figures(struct page *page,
                           const struct vpca_report_under_profile *under)
{
    if (under->score < 0)
        return "";
    if (under->margin < 0)
        return vpca_arena_printf(page->arena, "%4d", under->score);
    return vpca_arena_printf(page->arena, "%4d  +%d", under->score,
                             under->margin);
}

/* What every profile makes of the need; the one in force is marked. */
static void put_profiles(struct page *page, const struct vpca_report_need *need)
{
    unsigned names = names_width(page, need);
    unsigned left = NAME + names + GAP + FIGURES;
    bool table = left + LEAST_NAMES <= page->style.columns;

    if (need->profile_count == 0)
        return;
    page_move(page, TITLE);
    page_put(page, INK_NAME, "Under each profile");
    page_end_line(page);
    for (size_t i = 0; i < need->profile_count; i++) {
        const struct vpca_report_under_profile *under = &need->profiles[i];

        page_move(page, MARK);
        page_put(page, INK_PLAIN,
                 page_visible(page, under->given ? ">" : "\u00B7"));
        page_move(page, NAME);
        if (!table) {
            page_wrap(page, NAME, INK_PLAIN, under->text);
            continue;
        }
        page_put(page, INK_PLAIN, page_visible(page, under->profile));
        page_move(page, NAME + names + GAP);
        page_put(page, INK_PLAIN, figures(page, under));
        page_move(page, left);
        page_wrap(page, left, INK_PLAIN, under->name);
    }
}

void text_profiles(struct page *page, const struct vpca_report_need *need)
{
    struct text_block block = {page, "Profile"};

    if (need->profile)
        text_put_plain(&block, "\u00B7", need->profile->text);
    put_profiles(page, need);
}
