/* The parts of one need in the text format. */
#ifndef VPCADVISE_RENDER_TEXT_NEED_H
#define VPCADVISE_RENDER_TEXT_NEED_H

#include "page.h"

/* Every option: those ranked with score and bar, then those excluded. */
void text_options(struct page *page, const struct vpca_report_need *need);
/* Why the first option is first, what it needs, what is open or assumed. */
void text_sections(struct page *page, const struct vpca_report_need *need);

/* A run of items under one label. */
struct text_block {
    struct page *page;
    const char *label; /* NULL once it is written */
};
/* An item that rests on nothing but the ranking. */
void text_put_plain(struct text_block *block, const char *sign,
                    const char *text);

/* When it was decided, and what changed since; nothing where it is NULL. */
void text_decided(struct page *page, const struct vpca_report_decided *decided);
/* An item with what it rests on. */
void text_put_item(struct text_block *block, const char *sign, enum ink ink,
                   const char *text, const struct vpca_report_basis *basis);

/* How sure the first option is; nothing where it is NULL. */
void text_stability(struct page *page,
                    const struct vpca_report_stability *stability);
/* What would have to give; nothing where something is left. */
void text_ways_out(struct page *page, const struct vpca_report_need *need);

/* The profile that weighs the need, and what all would make of it, where that
 * is asked for. */
void text_profiles(struct page *page, const struct vpca_report_need *need);

/* What to ask, and what each answer changes. */
void text_questions(struct page *page, const struct vpca_report_need *need);

#endif
