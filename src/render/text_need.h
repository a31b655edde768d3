/* The parts of one need in the text format. */
#ifndef VPCADVISE_RENDER_TEXT_NEED_H
#define VPCADVISE_RENDER_TEXT_NEED_H

#include "page.h"

/* Every option: those ranked with score and bar, then those excluded. */
void text_options(struct page *page, const struct vpca_report_need *need);
/* Why the first option is first, what it needs, what is open or assumed. */
void text_sections(struct page *page, const struct vpca_report_need *need);

#endif
