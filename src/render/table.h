/* Tables on a page of text. */
#ifndef VPCADVISE_RENDER_TABLE_H
#define VPCADVISE_RENDER_TABLE_H

#include "page.h"

/* In columns that wrap; where the page is too narrow for that, each row as
 * lines of "head: cell". Numbers stand at the right of their column. */
void table_put(struct page *page, const struct vpca_block *block);

#endif
