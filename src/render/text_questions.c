/* What to ask of a need, in the text format. */
#include "text_need.h"

enum { SHOWN_MOST = 4 }; /* JSON has all of them */

static void put_rest(struct text_block *block, size_t decisive, size_t others)
{
    vpca_arena *arena = block->page->arena;

    if (decisive)
        text_put_plain(block, "\u00B7",
                       vpca_arena_printf(arena, "and %zu more with -f json",
                                         decisive + others));
    else if (others)
        text_put_plain(
            block, "\u00B7",
            vpca_arena_printf(arena,
                              "%zu more, with -f json, matter to what else "
                              "is left, or only together",
                              others));
}

/* What by itself changes nothing about the first is only counted. */
void text_questions(struct page *page, const struct vpca_report_need *need)
{
    struct text_block block = {page, "Ask"};
    size_t shown = 0;
    size_t decisive = 0;

    for (size_t i = 0; i < need->question_count; i++) {
        const struct vpca_report_question *question = &need->questions[i];

        if (!question->decisive || decisive++ >= SHOWN_MOST)
            continue;
        text_put_plain(&block, vpca_arena_printf(page->arena, "%zu", ++shown),
                       question->note.text);
        if (question->consequence)
            text_put_plain(&block, "", question->consequence);
    }
    put_rest(&block, decisive - shown, need->question_count - decisive);
}
