/* A page of text: columns, wrapping, rule ids at the right edge, color. */
#ifndef VPCADVISE_RENDER_PAGE_H
#define VPCADVISE_RENDER_PAGE_H

#include "vpcadvise/render.h"

enum ink {
    INK_PLAIN,
    INK_NAME, /* bold */
    INK_DIM,
    INK_GOOD,
    INK_BAD,
};

struct page {
    FILE *out;
    vpca_arena *arena;
    struct vpca_style style;
    unsigned column;  /* where the line has come to */
    unsigned pending; /* blanks owed before the next text: never trailing */
    /* Where rule ids and claims start, farther left where an id is too long
     * for that; 0 when there is no room for them and they go behind the text
     * in brackets. */
    unsigned basis_column;
};

void page_init(struct page *page, const struct vpca_renderer *renderer);
/* Text as this page can show it: on one line, escaped, and in ASCII where the
 * style asks for that. */
const char *page_visible(const struct page *page, const char *text);
unsigned page_width(const char *visible);

/* All of these take visible text. */
void page_put(struct page *page, enum ink ink, const char *visible);
/* The next text starts there, or two blanks on when the line is past it. */
void page_move(struct page *page, unsigned column);
void page_end_line(struct page *page);

/* The rest is for any text. */

/* Wraps from `left` to the right edge and ends the line. The line may hold
 * something before `left` already. */
void page_wrap(struct page *page, unsigned left, enum ink ink,
               const char *text);
/* The same with what it rests on beside it. */
void page_wrap_based(struct page *page, unsigned left, const char *text,
                     const struct vpca_report_basis *basis);
/* Items with a dot between them, broken between items where that is possible;
 * ends the line. Empty ones are left out. */
void page_items(struct page *page, unsigned left, const char *const *items,
                size_t count);

#endif
