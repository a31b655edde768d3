/* What stands below the ranking in the text format, section by section. */
#include "text_need.h"

#include <string.h>

enum {
    LABEL = 2, /* columns */
    SIGN = 11,
    BODY = 14,
    GOOD_MOST = 4, /* reasons shown; JSON has all of them */
    BAD_MOST = 3,
};

void text_put_item(struct text_block *block, const char *sign, enum ink ink,
                   const char *text, const struct vpca_report_basis *basis)
{
    struct page *page = block->page;

    if (block->label) {
        page_move(page, LABEL);
        page_put(page, INK_NAME, block->label);
        block->label = NULL;
    }
    page_move(page, SIGN);
    page_put(page, ink, page_visible(page, sign));
    page_wrap_based(page, BODY, text, basis);
}

void text_put_plain(struct text_block *block, const char *sign,
                    const char *text)
{
    const struct vpca_report_basis none = {0};

    text_put_item(block, sign, INK_PLAIN, text, &none);
}

static void put_reasons(struct page *page,
                        const struct vpca_report_option *option)
{
    struct text_block section = {page, "Why"};
    unsigned good = 0;
    unsigned bad = 0;

    for (size_t i = 0; i < option->reason_count; i++) {
        const struct vpca_report_line *line = &option->reasons[i];

        if (line->tone == VPCA_TONE_GOOD && good++ < GOOD_MOST)
            text_put_item(&section, "+", INK_GOOD, line->text, &line->basis);
    }
    for (size_t i = 0; i < option->reason_count; i++) {
        const struct vpca_report_line *line = &option->reasons[i];

        if (line->tone == VPCA_TONE_BAD && bad++ < BAD_MOST)
            text_put_item(&section, "\u2212", INK_BAD, line->text,
                          &line->basis);
    }
}

static void put_remarks(struct page *page,
                        const struct vpca_report_option *option)
{
    struct text_block section = {page, "Note"};

    for (size_t i = 0; i < option->open_count; i++)
        text_put_item(&section, "\u00B7", INK_PLAIN, option->open[i].text,
                      &option->open[i].basis);
    for (size_t i = 0; i < option->caveat_count; i++)
        text_put_item(&section, "\u00B7", INK_PLAIN, option->caveats[i].text,
                      &option->caveats[i].basis);
}

static void put_cost(struct page *page, const struct vpca_report_option *option)
{
    const struct vpca_report_basis none = {0};
    struct text_block section = {page, "Cost"};
    const char *text = option->cost;

    if (!text)
        return;
    if (option->cost_detail)
        text =
            vpca_arena_printf(page->arena, "%s: %s", text, option->cost_detail);
    text_put_item(&section, "\u00B7", INK_PLAIN, text, &none);
}

static void put_builds(struct page *page,
                       const struct vpca_report_option *option)
{
    struct text_block section = {page, "Build"};

    for (size_t i = 0; i < option->build_count; i++) {
        const struct vpca_report_line *line = &option->builds[i];
        bool second = line->path && strcmp(line->path, "backup") == 0;

        text_put_item(&section, vpca_arena_printf(page->arena, "%zu", i + 1),
                      INK_PLAIN,
                      vpca_arena_printf(page->arena, "%s%s%s%s%s",
                                        second ? "for the second path: " : "",
                                        line->text, line->owner ? " (" : "",
                                        line->owner ? line->owner : "",
                                        line->owner ? ")" : ""),
                      &line->basis);
    }
}

static void put_further(struct page *page,
                        const struct vpca_report_option *option)
{
    struct text_block section = {page, "Further"};

    for (size_t i = 0; i < option->further_count; i++) {
        const struct vpca_report_measure *measure = &option->further[i];

        text_put_item(&section,
                      vpca_arena_printf(page->arena, "%zu", measure->number),
                      INK_PLAIN,
                      vpca_arena_printf(page->arena, "%s (%s)", measure->text,
                                        measure->owner),
                      &measure->basis);
    }
}

static void put_failures(struct page *page,
                         const struct vpca_report_option *option)
{
    static const struct {
        const char *sign;
        enum ink ink;
    } signs[] = {
        [VPCA_TONE_GOOD] = {"+", INK_GOOD},
        [VPCA_TONE_BAD] = {"\u2212", INK_BAD},
        [VPCA_TONE_NEUTRAL] = {"\u00B7", INK_PLAIN},
    };
    struct text_block section = {page, "Fails"};

    for (size_t i = 0; i < option->failure_row_count; i++) {
        const struct vpca_report_failure_row *row = &option->failure_rows[i];

        if (row->text)
            text_put_item(&section, signs[row->tone].sign, signs[row->tone].ink,
                          row->text, &row->basis);
    }
}

static void put_pair(struct page *page, const struct vpca_report_option *option)
{
    const struct vpca_report_basis none = {0};
    struct text_block section = {page, "Pair"};

    if (option->pair)
        text_put_item(&section, "\u00B7", INK_PLAIN, option->pair->text, &none);
    if (option->stronger_text)
        text_put_item(&section, "\u00B7", INK_PLAIN, option->stronger_text,
                      &none);
}

static void put_notes(struct page *page, const char *label, const char *sign,
                      const struct vpca_report_note *notes, size_t count)
{
    struct text_block section = {page, label};

    for (size_t i = 0; i < count; i++)
        text_put_item(&section, sign, INK_PLAIN, notes[i].text,
                      &notes[i].basis);
}

void text_sections(struct page *page, const struct vpca_report_need *need)
{
    const char *dot = "\u00B7";
    bool any = need->ranked_count || need->question_count ||
               need->assumption_count || need->compliance_count ||
               need->waiver_count || need->stability || need->decided ||
               need->profile || need->profile_count;

    if (any)
        page_end_line(page);
    text_decided(page, need->decided);
    text_stability(page, need->stability);
    text_ways_out(page, need);
    text_profiles(page, need);
    if (need->ranked_count) {
        put_reasons(page, &need->options[0]);
        put_remarks(page, &need->options[0]);
        put_cost(page, &need->options[0]);
        put_pair(page, &need->options[0]);
        put_builds(page, &need->options[0]);
        put_failures(page, &need->options[0]);
        put_further(page, &need->options[0]);
    }
    text_questions(page, need);
    put_notes(page, "Assumed", dot, need->assumptions, need->assumption_count);
    put_notes(page, "Comply", dot, need->compliance, need->compliance_count);
    put_notes(page, "Waived", dot, need->waivers, need->waiver_count);
}
