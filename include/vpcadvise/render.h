/*
 * Formats: from a report to bytes, one need at a time.
 *
 * A format is one file and one row of the table. It lays out and decides
 * nothing. Machine formats never carry color.
 */
#ifndef VPCADVISE_RENDER_H
#define VPCADVISE_RENDER_H

#include "vpcadvise/compare.h"
#include "vpcadvise/sweep.h"

/* How the output is to look, where the format cares. */
struct vpca_style {
    unsigned columns; /* 40 to 100 */
    bool color;
    bool utf8; /* else ASCII stand-ins for arrows, bars and dots */
};

struct vpca_renderer {
    FILE *out;
    struct vpca_style style;
    vpca_arena *arena; /* reset by the caller between needs */
    size_t needs;      /* written so far */
};

struct vpca_format {
    const char *name; /* "text", "json" */
    const char *doc;
    bool machine;
    void (*begin)(struct vpca_renderer *renderer,
                  const struct vpca_report_head *head);
    void (*need)(struct vpca_renderer *renderer,
                 const struct vpca_report_need *need);
    /* `findings` are sorted. */
    void (*end)(struct vpca_renderer *renderer,
                const struct vpca_report_head *head,
                const struct vpca_report_estate *estate,
                const struct vpca_diags *findings,
                const struct vpca_report_summary *summary);
};

/* Lays an explanation out as text. `arena` holds what that takes. */
void vpca_doc_print(const struct vpca_doc *doc, FILE *out,
                    const struct vpca_style *style, vpca_arena *arena);

extern const struct vpca_format vpca_formats[];
extern const size_t vpca_format_count;
const struct vpca_format *vpca_format_find(const char *name);

/* ---- Comparisons ------------------------------------------------------ */

struct vpca_diff_format {
    const char *name; /* "text", "markdown", "json" */
    const char *doc;
    bool machine;
    void (*print)(struct vpca_renderer *renderer,
                  const struct vpca_comparison *comparison);
};

extern const struct vpca_diff_format vpca_diff_formats[];
extern const size_t vpca_diff_format_count;
const struct vpca_diff_format *vpca_diff_format_find(const char *name);

/* ---- Sweeps ----------------------------------------------------------- */

struct vpca_sweep_format {
    const char *name; /* "text", "json" */
    const char *doc;
    bool machine;
    void (*print)(struct vpca_renderer *renderer,
                  const struct vpca_sweep *sweep);
};

extern const struct vpca_sweep_format vpca_sweep_formats[];
extern const size_t vpca_sweep_format_count;
const struct vpca_sweep_format *vpca_sweep_format_find(const char *name);

#endif
