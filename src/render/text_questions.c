/* What to ask of a need, in the text format. */
#include "text_need.h"

enum { SHOWN_MOST = 4 }; /* JSON has all of them */

void text_questions(struct page *page, const struct vpca_report_need *need)
{
    struct text_block block = {page, "Ask"};
    size_t count = need->question_count;

    for (size_t i = 0; i < count && i < SHOWN_MOST; i++) {
        const struct vpca_report_question *question = &need->questions[i];

        text_put_plain(&block, vpca_arena_printf(page->arena, "%zu", i + 1),
                       question->note.text);
        if (question->consequence)
            text_put_plain(&block, "", question->consequence);
    }
    if (count > SHOWN_MOST)
        text_put_plain(&block, "\u00B7",
                       vpca_arena_printf(page->arena,
                                         "and %zu more with "
                                         "-f json",
                                         count - SHOWN_MOST));
}
