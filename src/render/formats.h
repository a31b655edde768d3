/* The functions of each format, defined in the file of its name. */
#ifndef VPCADVISE_RENDER_FORMATS_H
#define VPCADVISE_RENDER_FORMATS_H

#include "vpcadvise/render.h"

void text_begin(struct vpca_renderer *renderer,
                const struct vpca_report_head *head);
void text_add_need(struct vpca_renderer *renderer,
                   const struct vpca_report_need *need);
void text_end(struct vpca_renderer *renderer,
              const struct vpca_report_head *head,
              const struct vpca_report_estate *estate,
              const struct vpca_diags *findings,
              const struct vpca_report_summary *summary);

void json_begin(struct vpca_renderer *renderer,
                const struct vpca_report_head *head);
void json_add_need(struct vpca_renderer *renderer,
                   const struct vpca_report_need *need);
void json_end(struct vpca_renderer *renderer,
              const struct vpca_report_head *head,
              const struct vpca_report_estate *estate,
              const struct vpca_diags *findings,
              const struct vpca_report_summary *summary);

#endif
