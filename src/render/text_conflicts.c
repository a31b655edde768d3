/* What the needs cannot have together, in the text format. */
#include "text_estate.h"
#include "text_need.h"

#include <string.h>

#define CONFLICTS_MOST 20 /* JSON has all of them */

void text_conflicts(struct page *page, const struct vpca_report_estate *estate)
{
    struct text_block block = {page, "Conflict"};

    for (size_t i = 0; estate->conflicts_shown && i < estate->conflict_count;
         i++) {
        const struct vpca_report_conflict *conflict = &estate->conflicts[i];
        bool hard =
            conflict->sure && strcmp(conflict->severity, "conflict") == 0;

        if (i == CONFLICTS_MOST) {
            text_put_plain(&block, "\u00B7",
                           vpca_arena_printf(page->arena, "and %zu more",
                                             estate->conflict_count - i));
            break;
        }
        text_put_item(&block, hard ? "!" : "\u00B7", hard ? INK_BAD : INK_PLAIN,
                      conflict->text, &conflict->basis);
    }
    if (estate->conflicts_shown && estate->uncounted_text)
        text_put_plain(&block, "?", estate->uncounted_text);
}
