/* What the parts of the report of one need share. */
#ifndef VPCADVISE_REPORT_BUILDER_H
#define VPCADVISE_REPORT_BUILDER_H

#include "vpcadvise/decision.h"
#include "vpcadvise/report.h"

struct builder {
    vpca_arena *arena;
    const struct vpca_advice *advice;
    const struct vpca_ruleset *rules;
};

/* ---- basis.c ---------------------------------------------------------- */

/* `rule` may be NULL. */
struct vpca_report_basis basis_of(const struct builder *builder,
                                  const struct vpca_basis *basis,
                                  const char *rule);
/* The claims of the rule or, where it has none, of the option facts that it
 * read. */
struct vpca_report_basis basis_of_rule(const struct builder *builder,
                                       const struct vpca_rule *rule,
                                       const struct vpca_entry *entry,
                                       enum vpca_path path);

/* ---- demands.c -------------------------------------------------------- */

void demands_fill(const struct builder *builder, struct vpca_report_need *need);
/* "encrypted in transit", "within 30 ms": as the heading of the need has it. */
const char *demand_text(const struct builder *builder,
                        const struct vpca_fact *fact,
                        const struct vpca_value *value);

/* ---- option.c, and what it is made of --------------------------------- */

void option_fill(const struct builder *builder, const struct vpca_entry *entry,
                 struct vpca_report_option *option);
void failures_fill(const struct builder *builder,
                   const struct vpca_entry *entry,
                   struct vpca_report_option *option);
void conditions_fill(const struct builder *builder,
                     const struct vpca_entry *entry,
                     struct vpca_report_option *option);
void reasons_fill(const struct builder *builder, const struct vpca_entry *entry,
                  struct vpca_report_option *option);
void ledger_fill(const struct builder *builder, const struct vpca_entry *entry,
                 struct vpca_report_option *option);
void costs_fill(const struct builder *builder, const struct vpca_entry *entry,
                struct vpca_report_option *option);
/* "with best-effort", "at up to 1 Gbps": how a demand would be passed. */
const char *pass_text(const struct builder *builder,
                      const struct vpca_nearest_pass *pass);
/* After the builds: it says which of them a measure is. */
void failure_table_fill(const struct builder *builder,
                        const struct vpca_entry *entry,
                        struct vpca_report_option *option);
/* Whether its measures count: not where the other path carries the traffic. */
bool failure_row_needs_measures(const struct vpca_failure_row *row);

/* further.c: the measures of the table that nothing demanded asks for. The
 * builds of the entry are known. */
void further_fill(const struct builder *builder, const struct vpca_entry *entry,
                  struct vpca_report_option *option);
/* The number of the one that the rule gives; 0 when it is none of them. */
size_t further_number(const struct vpca_report_option *option,
                      const char *rule);
void pair_fill(const struct builder *builder, const struct vpca_entry *entry,
               struct vpca_report_option *option);
/* "2 x VPN connection", "8 TB/month of data out to the internet"; a factor of
 * one goes without saying. */
const char *component_text(const struct builder *builder,
                           const struct vpca_price *price,
                           const struct vpca_value *times);
/* "about 73 USD/month", "cost unknown". */
const char *total_text(const struct builder *builder,
                       const struct vpca_value *cents);
/* "2 USD/month"; the ends of a cost, -1 for an open one. */
const char *cents_text(const struct builder *builder,
                       const struct vpca_value *cents);
int64_t cents_low(const struct vpca_value *cents);
int64_t cents_high(const struct vpca_value *cents);
/* A line of the report for a line of the advice. */
struct vpca_report_line line_fill(const struct builder *builder,
                                  const struct vpca_entry *entry,
                                  const struct vpca_line *line,
                                  const char *kind, enum vpca_tone tone,
                                  const char *text);
/* "primary", "backup" or NULL. */
const char *path_name(enum vpca_path path);

/* decided.c */
void decided_fill(const struct builder *builder, struct vpca_report_need *need);

/* stability.c: the options are filled. */
void stability_fill(const struct builder *builder,
                    struct vpca_report_need *need);

/* costs.c: the first and the last day of which prices are. */
struct dates {
    const char *first; /* NULL: of none */
    const char *last;
};
void dates_widen(struct dates *dates, const char *date);
/* "; prices of 2024-07-01 to 2026-10-05" */
void dates_add(struct vpca_text *text, const struct dates *dates);

/* ways_out.c */
void ways_out_fill(const struct builder *builder,
                   struct vpca_report_need *need);
/* profiles.c: the profile that weighs the need. */
void profile_fill(const struct builder *builder, struct vpca_report_need *need);

/* ---- conflicts.c, phases.c -------------------------------------------- */

void conflicts_fill(const struct builder *builder,
                    const struct vpca_estate *estate,
                    struct vpca_report_estate *report);
void phases_fill(const struct builder *builder,
                 const struct vpca_estate *estate,
                 struct vpca_report_estate *report);

/* ---- assumptions.c, notes.c ------------------------------------------- */

void assumptions_fill(const struct builder *builder,
                      struct vpca_report_need *need);
/* Whether a framework of the need, not the file itself, asks for it. */
bool control_has_framework(const struct vpca_need *need,
                           const struct vpca_control *control);
void compliance_fill(const struct builder *builder,
                     struct vpca_report_need *need);
void waivers_fill(const struct builder *builder, struct vpca_report_need *need);

#endif
