/* What the files on the whole network share. */
#ifndef VPCADVISE_REPORT_ESTATE_H
#define VPCADVISE_REPORT_ESTATE_H

#include "builder.h"
#include "words.h"

/* ---- estate_bill.c ---------------------------------------------------- */

struct vpca_value figures_value(struct vpca_range range);
/* -1 for an open end. */
int64_t figures_end(int64_t high);
struct vpca_report_bill_line bill_line_of(const struct builder *builder,
                                          const struct vpca_bill_line *line);
/* "1,100 USD/month" */
const char *figures_money(const struct builder *builder,
                          struct vpca_range range);
void bill_fill(const struct builder *builder, const struct vpca_bill *bill,
               struct vpca_report_estate *report);

/* ---- estate_picks.c --------------------------------------------------- */

void picks_fill(const struct builder *builder, const struct vpca_estate *estate,
                struct vpca_report_estate *report);

/* ---- estate_shared.c -------------------------------------------------- */

/* "circuit of fra-dc", "VPN connection between fra-dc and prod". */
const char *shared_name(const struct builder *builder,
                        const struct vpca_estate_shared *shared);
void shared_fill(const struct builder *builder,
                 const struct vpca_estate *estate,
                 struct vpca_report_estate *report);

#endif
