/* The whole network in the text format. */
#ifndef VPCADVISE_RENDER_TEXT_ESTATE_H
#define VPCADVISE_RENDER_TEXT_ESTATE_H

#include "page.h"

/* Nothing where the needs say it all. */
void text_estate(struct page *page, const struct vpca_report_estate *estate);

/* Its parts, each below a label; nothing where it has nothing to say. */
void text_conflicts(struct page *page, const struct vpca_report_estate *estate);
void text_phases(struct page *page, const struct vpca_report_estate *estate);

#endif
