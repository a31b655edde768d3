/* The text format: what an architect reads in a terminal. */
#include "formats.h"
#include "text_estate.h"
#include "text_need.h"

#define GAP 3 /* blanks between the parts of a heading */

/* ---- Around the needs ------------------------------------------------- */

static const char *counts_of(const struct page *page,
                             const struct vpca_report_head *head)
{
    const char *dot = page_visible(page, " \u00B7 ");
    struct vpca_text text;

    vpca_text_init(&text, page->arena);
    for (size_t i = 0; i < head->count_item_count; i++)
        vpca_text_addf(&text, "%s%s", i ? dot : "", head->count_items[i]);
    return text.bytes;
}

/* "rules: the-base + one-over-it". */
static const char *packs_of(const struct page *page,
                            const struct vpca_report_head *head)
{
    struct vpca_text text;

    vpca_text_init(&text, page->arena);
    for (size_t i = 0; i < head->pack_count; i++)
        vpca_text_addf(&text, "%s%s", i ? " + " : "rules: ", head->packs[i].id);
    return page_visible(page, text.bytes);
}

static void put_profile(struct page *page, const struct vpca_report_head *head)
{
    if (head->profile_text)
        page_wrap(page, 0, INK_PLAIN, head->profile_text);
}

void text_begin(struct vpca_renderer *renderer,
                const struct vpca_report_head *head)
{
    struct page page;
    const char *name;
    const char *counts;
    const char *rules;
    unsigned used;

    page_init(&page, renderer);
    name = page_visible(&page, head->name);
    counts = counts_of(&page, head);
    rules = packs_of(&page, head);
    used = page_width(name) + page_width(counts) + page_width(rules);
    if (used + 2 * GAP > page.style.columns) {
        page_wrap(&page, 0, INK_NAME, head->name);
        page_items(&page, 0, head->count_items, head->count_item_count);
        page_wrap(&page, 0, INK_DIM, rules);
        put_profile(&page, head);
        return;
    }
    page_put(&page, INK_NAME, name);
    page_move(&page, page.column + (page.style.columns - used) / 2);
    page_put(&page, INK_PLAIN, counts);
    page_move(&page, page.style.columns - page_width(rules));
    page_put(&page, INK_DIM, rules);
    page_end_line(&page);
    put_profile(&page, head);
}

static void put_changes(struct page *page, const struct vpca_report_head *head)
{
    if (head->change_count == 0)
        return;
    page_wrap(page, 0, INK_NAME, "Rules changed");
    for (size_t i = 0; i < head->change_count; i++) {
        const struct vpca_change *change = &head->changes[i];

        page_wrap(page, 2, INK_PLAIN,
                  vpca_arena_printf(page->arena, "%s %s %s (%s)%s%s",
                                    vpca_change_name(change->action),
                                    change->kind, change->id, change->pack->id,
                                    change->reason ? ": " : "",
                                    change->reason ? change->reason : ""));
    }
    page_end_line(page);
}

static void put_gates(struct page *page,
                      const struct vpca_report_summary *summary)
{
    bool any = false;

    for (size_t i = 0; i < summary->failure_count; i++) {
        const struct vpca_gate_failure *failure = &summary->failures[i];

        page_put(page, INK_BAD, "gate failed: ");
        page_wrap(page, page->column, INK_PLAIN,
                  vpca_arena_printf(page->arena, "%s: %s",
                                    vpca_gate_name(failure->gate),
                                    failure->text));
    }
    for (size_t i = 0; i < VPCA_GATE_COUNT; i++)
        any = any || summary->gates[i].on;
    if (any && summary->failure_count == 0)
        page_wrap(page, 0, INK_PLAIN, "gates: passed");
}

void text_end(struct vpca_renderer *renderer,
              const struct vpca_report_head *head,
              const struct vpca_report_estate *estate,
              const struct vpca_diags *findings,
              const struct vpca_report_summary *summary)
{
    struct page page;

    page_init(&page, renderer);
    text_estate(&page, estate);
    page_end_line(&page);
    put_changes(&page, head);
    if (findings->warnings)
        page_wrap(&page, 0, INK_PLAIN,
                  vpca_arena_printf(
                      page.arena, "%zu warning%s on %s", findings->warnings,
                      findings->warnings == 1 ? "" : "s", head->input));
    put_gates(&page, summary);
}

/* ---- One need --------------------------------------------------------- */

/* Name, ends, kind, and the headline at the right edge if there is room. */
static void put_heading(struct page *page, const struct vpca_report_need *need)
{
    const char *id = page_visible(page, need->id);
    const char *ends = page_visible(page, need->title);
    const char *kind = page_visible(page, need->kind_name);
    const char *headline = page_visible(page, need->headline);
    unsigned used = page_width(id) + page_width(ends) + page_width(kind);

    page_put(page, INK_NAME, id);
    if (used + 2 * GAP > page->style.columns) {
        page_end_line(page);
        page_wrap(page, 2, INK_PLAIN, need->title);
        page_move(page, 2);
    } else {
        page_move(page, page->column + GAP);
        page_put(page, INK_PLAIN, ends);
        page_move(page, page->column + GAP);
    }
    page_put(page, INK_DIM, kind);
    if (!*headline) {
        page_end_line(page);
    } else if (page->column + GAP + page_width(headline) <=
               page->style.columns) {
        page_move(page, page->style.columns - page_width(headline));
        page_put(page, INK_NAME, headline);
        page_end_line(page);
    } else {
        page_end_line(page);
        page_wrap(page, 2, INK_NAME, need->headline);
    }
}

static void put_demands(struct page *page, const struct vpca_report_need *need)
{
    const char **items =
        vpca_arena_array(page->arena, need->demand_count, sizeof(*items));

    for (size_t i = 0; i < need->demand_count; i++)
        items[i] = need->demands[i].text;
    page_items(page, 0, items, need->demand_count);
}

void text_add_need(struct vpca_renderer *renderer,
                   const struct vpca_report_need *need)
{
    struct page page;

    page_init(&page, renderer);
    page_end_line(&page);
    put_heading(&page, need);
    put_demands(&page, need);
    page_end_line(&page);
    text_options(&page, need);
    text_sections(&page, need);
    renderer->needs++;
}
