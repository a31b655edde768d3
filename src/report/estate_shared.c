/* What is built once, and for which needs. */
#include <string.h>

#include "estate.h"

enum {
    NAMES_MOST = 6, /* of needs in a sentence */
};

static const struct vpca_fact bandwidth = {
    .name = "need.bandwidth",
    .scope = VPCA_SCOPE_NEED,
    .type = VPCA_TYPE_QUANTITY,
    .unit = VPCA_UNIT_BANDWIDTH,
};

const char *shared_name(const struct builder *builder,
                        const struct vpca_estate_shared *shared)
{
    static const char *const words[VPCA_SHARED_COUNT] = {
        [VPCA_SHARED_SITE] = " of ",          [VPCA_SHARED_VPC] = " of ",
        [VPCA_SHARED_SITE_VPC] = " between ", [VPCA_SHARED_VPCS] = " between ",
        [VPCA_SHARED_NETWORK] = "",
    };

    return vpca_arena_printf(builder->arena, "%s%s%s", shared->thing->text,
                             words[shared->thing->shared], shared->place);
}

static const char **names_of(const struct builder *builder,
                             const struct vpca_estate *estate,
                             const struct vpca_estate_shared *shared)
{
    const char **names =
        vpca_arena_array(builder->arena, shared->need_count, sizeof(*names));

    for (size_t i = 0; i < shared->need_count; i++)
        names[i] = estate->needs[shared->needs[i]].need->name;
    return names;
}

/* "circuit of fra-dc, for the 1.2 Gbps that a and b ask together: ..." */
static const char *text_of(const struct builder *builder,
                           const struct vpca_estate_shared *shared,
                           const struct vpca_report_shared *report)
{
    struct vpca_text text;

    vpca_text_init(&text, builder->arena);
    vpca_text_addf(&text, "%s for ", report->name);
    names_add(&text, report->needs, report->need_count, NAMES_MOST);
    for (size_t i = 0; i < report->line_count; i++) {
        /* One of the thing itself goes without saying. */
        if (strcmp(report->lines[i].text, shared->thing->text) == 0)
            continue;
        vpca_text_addf(&text, "%s%s", i ? ", " : ": ", report->lines[i].text);
    }
    if (report->carries)
        vpca_text_addf(&text, ", for %s together", report->carries);
    vpca_text_addf(&text, "; %s instead of %s",
                   figures_money(builder, shared->cents),
                   figures_money(builder, shared->apart));
    return text.bytes;
}

static struct vpca_report_shared item_of(const struct builder *builder,
                                         const struct vpca_estate *estate,
                                         const struct vpca_estate_shared *from)
{
    struct vpca_report_shared item = {
        .thing = from->thing->id,
        .name = shared_name(builder, from),
        .place = from->place,
        .shared = vpca_shared_name(from->thing->shared),
        .needs = names_of(builder, estate, from),
        .need_count = from->need_count,
        .line_count = from->line_count,
        .cents_low = from->cents.low,
        .cents_high = figures_end(from->cents.high),
        .apart_low = from->apart.low,
        .apart_high = figures_end(from->apart.high),
        .basis = basis_of(builder, &from->thing->basis, NULL),
    };
    struct vpca_value together = figures_value(from->bandwidth);

    item.lines =
        vpca_arena_array(builder->arena, from->line_count, sizeof(*item.lines));
    for (size_t i = 0; i < from->line_count; i++)
        item.lines[i] = bill_line_of(builder, &from->lines[i]);
    if (from->bandwidth.high > 0)
        item.carries = value_phrase(builder, &bandwidth, &together);
    item.text = text_of(builder, from, &item);
    return item;
}

void shared_fill(const struct builder *builder,
                 const struct vpca_estate *estate,
                 struct vpca_report_estate *report)
{
    report->shared = vpca_arena_array(builder->arena, estate->shared_count,
                                      sizeof(*report->shared));
    report->shared_count = estate->shared_count;
    for (size_t i = 0; i < estate->shared_count; i++)
        report->shared[i] = item_of(builder, estate, &estate->shared[i]);
}
