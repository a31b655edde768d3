/* In what order the needs can be built, in the text format. */
#include "text_estate.h"
#include "text_need.h"

/* JSON has all of it. */
#define LINES_MOST  12 /* of a phase */
#define PHASES_MOST 20

static void put_phase(struct text_block *block, size_t number,
                      const struct vpca_report_phase *phase)
{
    struct page *page = block->page;

    text_put_plain(block, vpca_arena_printf(page->arena, "%zu", number),
                   phase->text);
    for (size_t i = 0; i < phase->line_count; i++) {
        if (i == LINES_MOST) {
            text_put_plain(block, "\u00B7",
                           vpca_arena_printf(page->arena, "and %zu more",
                                             phase->line_count - i));
            return;
        }
        text_put_plain(block, phase->lines[i].warns ? "!" : "\u00B7",
                       phase->lines[i].text);
    }
}

void text_phases(struct page *page, const struct vpca_report_estate *estate)
{
    struct text_block block = {page, "Phases"};

    for (size_t i = 0; estate->phases_shown && i < estate->phase_count; i++) {
        if (i == PHASES_MOST) {
            text_put_plain(&block, "\u00B7",
                           vpca_arena_printf(page->arena, "and %zu more phases",
                                             estate->phase_count - i));
            return;
        }
        put_phase(&block, i + 1, &estate->phases[i]);
    }
}
