/* The verdict, flips and rivals in the text format. */
#include "text_need.h"

enum {
    FLIPS_MOST = 3, /* shown; JSON has all of them */
    RIVALS_MOST = 3,
};

static void put_flips(struct page *page,
                      const struct vpca_report_stability *stability)
{
    struct text_block block = {page, "Flips"};
    unsigned count = 0;

    for (size_t i = 0; i < stability->flip_count; i++) {
        if (!stability->flips[i].beyond_scale && count++ < FLIPS_MOST)
            text_put_plain(&block, "\u00B7", stability->flips[i].text);
    }
    if (count == 0)
        text_put_plain(&block, "\u00B7",
                       "no single weight that a file can give changes who is "
                       "first");
}

static void put_rivals(struct page *page,
                       const struct vpca_report_stability *stability)
{
    struct text_block block = {page, "Rivals"};
    unsigned count = 0;

    for (size_t i = 0; i < stability->rival_count; i++) {
        if (stability->rivals[i].possible && count++ < RIVALS_MOST)
            text_put_plain(&block, "\u00B7", stability->rivals[i].text);
    }
}

void text_stability(struct page *page,
                    const struct vpca_report_stability *stability)
{
    struct text_block block = {page, "Verdict"};

    if (!stability)
        return;
    text_put_plain(&block, "\u00B7", stability->text);
    if (stability->steady)
        put_flips(page, stability);
    put_rivals(page, stability);
}
