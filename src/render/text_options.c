/* The options of a need in the text format, ranked and excluded. */
#include "text_need.h"

enum {
    MARK = 2,        /* column of the rank */
    NAME = 5,        /* column of the name */
    NAME_MOST = 34,  /* columns for names; longer ones take a line */
    WIDE = 96,       /* from here the bars are long */
    REASON = 7,      /* column of what stands under a name */
    SCORE_WIDTH = 4, /* "1000" */
};

struct layout {
    struct page *page;
    unsigned names; /* width of the column of names */
    unsigned cells; /* of the bar, 0 for none */
};

static struct layout layout_of(struct page *page,
                               const struct vpca_report_need *need)
{
    struct layout layout = {.page = page};
    unsigned columns = page->style.columns;
    unsigned most = columns / 2 < NAME_MOST ? columns / 2 : NAME_MOST;

    for (size_t i = 0; i < need->option_count; i++) {
        unsigned width = page_width(page_visible(page, need->options[i].name));

        if (width > layout.names && width <= most)
            layout.names = width;
    }
    layout.cells = columns >= WIDE ? 16 : columns >= 80 ? 8 : 0;
    return layout;
}

/* ---- What both kinds of rows have ------------------------------------- */

static void put_name(const struct layout *layout, const char *name)
{
    struct page *page = layout->page;
    const char *visible = page_visible(page, name);

    page_move(page, NAME);
    if (page_width(visible) > layout->names) {
        page_wrap(page, NAME, INK_NAME, name);
        return;
    }
    page_put(page, INK_NAME, visible);
}

static void put_flag(struct page *page, const char *flag)
{
    if (page->column + 2 + page_width(flag) > page->style.columns)
        page_end_line(page);
    page_move(page, page->column ? page->column + 2 : NAME);
    page_put(page, INK_NAME, flag);
}

static void put_flags(struct page *page,
                      const struct vpca_report_option *option)
{
    if (option->chosen)
        put_flag(page, "<- chosen");
    if (option->waived)
        put_flag(page, "waived");
}

static bool has_room(const struct page *page, unsigned width)
{
    return page->column + 2 + width <= page->style.columns;
}

/* The id, by which a file names the option, at the right edge if there is
 * room; ends the line. */
static void put_id(struct page *page, const char *id)
{
    const char *visible = page_visible(page, id);
    unsigned width = page_width(visible);

    if (has_room(page, width)) {
        page_move(page, page->style.columns - width);
        page_put(page, INK_DIM, visible);
    }
    if (page->column)
        page_end_line(page);
}

/* ---- Ranked ----------------------------------------------------------- */

static const char *bar_of(const struct layout *layout, int score)
{
    const struct page *page = layout->page;
    unsigned filled = ((unsigned)score * layout->cells + 500) / 1000;
    bool utf8 = page->style.utf8;
    struct vpca_text bar;

    vpca_text_init(&bar, page->arena);
    vpca_text_add(&bar, utf8 ? "\u2595" : "[");
    for (unsigned i = 0; i < layout->cells; i++)
        vpca_text_add(&bar, i >= filled ? " " : utf8 ? "\u2588" : "#");
    vpca_text_add(&bar, utf8 ? "\u258F" : "]");
    return bar.bytes;
}

static void put_score(const struct layout *layout,
                      const struct vpca_report_option *option)
{
    struct page *page = layout->page;

    page_move(page, NAME + layout->names + 2);
    page_put(page, INK_PLAIN,
             vpca_arena_printf(page->arena, "%*d", SCORE_WIDTH, option->score));
    if (layout->cells) {
        page_move(page, page->column + 2);
        page_put(page, INK_PLAIN, bar_of(layout, option->score));
    }
    put_flags(page, option);
}

/* "if a and b", behind the score when it fits there before the id, else
 * below. */
static void put_conditions(const struct layout *layout,
                           const struct vpca_report_option *option)
{
    struct page *page = layout->page;
    unsigned id_width = page_width(page_visible(page, option->id));
    const char *visible;
    struct vpca_text text;

    if (option->condition_count == 0) {
        put_id(page, option->id);
        return;
    }
    vpca_text_init(&text, page->arena);
    for (size_t i = 0; i < option->condition_count; i++)
        vpca_text_addf(&text, "%s%s", i ? ", and if " : "if ",
                       option->conditions[i]);
    visible = page_visible(page, text.bytes);
    if (has_room(page, page_width(visible) + 2 + id_width)) {
        page_move(page, page->column + 2);
        page_put(page, INK_PLAIN, visible);
        put_id(page, option->id);
        return;
    }
    put_id(page, option->id);
    page_wrap(page, NAME, INK_PLAIN, text.bytes);
}

/* The strongest reason against an option that is not first. */
static void put_against(const struct layout *layout,
                        const struct vpca_report_option *option)
{
    struct page *page = layout->page;

    for (size_t i = 0; i < option->reason_count; i++) {
        if (option->reasons[i].tone != VPCA_TONE_BAD)
            continue;
        page_move(page, NAME);
        page_put(page, INK_BAD, page_visible(page, "\u2212"));
        page_wrap_based(page, REASON, option->reasons[i].text,
                        &option->reasons[i].basis);
        return;
    }
}

static void put_backup(struct page *page,
                       const struct vpca_report_option *option)
{
    const char *text;

    if (!option->backup_name)
        return;
    text =
        vpca_arena_printf(page->arena, "with %s behind it as the second path",
                          option->backup_name);
    if (page_width(page_visible(page, text)) + NAME > page->style.columns) {
        page_wrap(page, NAME, INK_PLAIN, text);
        return;
    }
    page_move(page, NAME);
    page_put(page, INK_PLAIN, page_visible(page, text));
    put_id(page, option->backup);
}

static void put_ranked(const struct layout *layout,
                       const struct vpca_report_option *option)
{
    struct page *page = layout->page;

    page_move(page, MARK);
    page_put(page, INK_PLAIN,
             vpca_arena_printf(page->arena, "%u", option->rank));
    put_name(layout, option->name);
    put_score(layout, option);
    put_conditions(layout, option);
    put_backup(page, option);
    if (option->rank > 1)
        put_against(layout, option);
}

/* ---- Excluded --------------------------------------------------------- */

static const char *failure_text(const struct page *page,
                                const struct vpca_report_failure *failure,
                                bool first, bool with_fix)
{
    struct vpca_text text;

    vpca_text_init(&text, page->arena);
    vpca_text_addf(&text, "%s %s", first ? "excluded:" : "and:", failure->text);
    if (failure->path)
        vpca_text_addf(&text, " (%s path)", failure->path);
    if (failure->pass)
        vpca_text_addf(&text, "; %s", failure->pass);
    if (with_fix && failure->fix)
        vpca_text_addf(&text, "; %s", failure->fix);
    return text.bytes;
}

static void put_excluded(const struct layout *layout,
                         const struct vpca_report_option *option, bool with_fix)
{
    struct page *page = layout->page;
    bool first = true;

    page_move(page, MARK);
    page_put(page, INK_DIM, page_visible(page, "\u2013"));
    put_name(layout, option->name);
    put_flags(page, option);
    put_id(page, option->id);
    if (option->ruled_out) {
        page_wrap(
            page, REASON, INK_PLAIN,
            vpca_arena_printf(page->arena, "excluded: %s", option->ruled_out));
        first = false;
    }
    for (size_t i = 0; i < option->failure_count; i++) {
        const struct vpca_report_failure *failure = &option->failures[i];

        if (failure->waived)
            continue;
        page_wrap_based(page, REASON,
                        failure_text(page, failure, first, with_fix),
                        &failure->basis);
        first = false;
    }
    if (first)
        page_wrap(page, REASON, INK_PLAIN, "excluded");
}

void text_options(struct page *page, const struct vpca_report_need *need)
{
    struct layout layout = layout_of(page, need);

    for (size_t i = 0; i < need->option_count; i++) {
        const struct vpca_report_option *option = &need->options[i];

        if (option->rank)
            put_ranked(&layout, option);
        else
            put_excluded(&layout, option, need->ranked_count == 0);
    }
}
