/* What the needs cannot have together, as sentences. */
#include <inttypes.h>
#include <string.h>

#include "builder.h"
#include "words.h"

static const struct vpca_fact number = {
    .name = "count", .type = VPCA_TYPE_QUANTITY, .unit = VPCA_UNIT_COUNT};

static const char *place_text(const struct builder *builder,
                              const struct vpca_conflict *from)
{
    const struct vpca_member *member = from->member;

    if (from->region && from->account)
        return vpca_arena_printf(builder->arena, "%s, account %s", from->region,
                                 from->account);
    if (from->region)
        return from->region;
    if (!member)
        return "the whole network";
    /* What holds of a group holds of each of its members. */
    if (member->count.as.quantity.high > 1)
        return vpca_arena_printf(builder->arena, "each of %s", member->name);
    return member->name;
}

/* ---- Messages --------------------------------------------------------- */

static void count_add(const struct builder *builder,
                      const struct vpca_conflict *from, const char *noun,
                      struct vpca_text *text)
{
    struct vpca_value value =
        vpca_value_quantity(from->count.low, from->count.high, VPCA_CAUSE_FILE);
    bool one = from->count.low == 1 && from->count.high == 1;

    vpca_text_addf(text, "%s %s", value_phrase(builder, &number, &value),
                   noun_number(builder->arena, noun, one));
}

static void field_add(const struct builder *builder,
                      const struct vpca_conflict *from, const char *field,
                      struct vpca_text *text)
{
    const char *noun = strchr(field, ':');

    if (noun)
        count_add(builder, from, noun + 1, text);
    else if (strcmp(field, "at") == 0)
        vpca_text_add(text, place_text(builder, from));
    else
        vpca_text_add(text, from->alike[*field == 'b']->name);
}

/* The loader saw to it that braces close and fields are known. */
static void message_add(const struct builder *builder,
                        const struct vpca_conflict *from,
                        struct vpca_text *text)
{
    const char *at = from->limit->message;

    while (*at) {
        size_t length = strcspn(at, "{");

        vpca_text_add_bytes(text, at, length);
        at += length;
        if (!*at)
            break;
        length = strcspn(at, "}");
        field_add(builder, from,
                  vpca_arena_copy(builder->arena, at + 1, length - 1), text);
        at += length + 1;
    }
}

static bool counts(const struct vpca_conflict *from)
{
    return from->limit->compares == VPCA_QUOTA_COUNTS &&
           strstr(from->limit->message, "{count:") != NULL;
}

static void needs_add(const struct vpca_conflict *from, struct vpca_text *text)
{
    for (size_t i = 0; i < from->named; i++)
        vpca_text_addf(text, "%s%s", i ? ", " : " (", from->needs[i]->name);
    if (from->need_count > from->named)
        vpca_text_addf(text, " and %zu more", from->need_count - from->named);
    if (from->named)
        vpca_text_add(text, ")");
}

static const char *conflict_text(const struct builder *builder,
                                 const struct vpca_conflict *from)
{
    bool unplaced = from->region && !from->account;
    struct vpca_text text;

    vpca_text_init(&text, builder->arena);
    if (!from->sure && !unplaced)
        vpca_text_add(&text, "perhaps ");
    message_add(builder, from, &text);
    needs_add(from, &text);
    if (counts(from))
        vpca_text_addf(&text, "; %" PRId64 " %s", from->most,
                       from->hard ? "is the most there can be"
                                  : "is the quota");
    if (unplaced)
        vpca_text_add(&text, ", where they stand in one account");
    vpca_text_addf(&text, ": %s", from->limit->fix);
    return text.bytes;
}

/* ---- All of them ------------------------------------------------------ */

static struct vpca_report_conflict conflict_of(const struct builder *builder,
                                               const struct vpca_conflict *from)
{
    const char **needs =
        vpca_arena_array(builder->arena, from->named, sizeof(*needs));
    bool compares = from->limit->compares != VPCA_QUOTA_COUNTS;
    int64_t high = from->count.high;

    for (size_t i = 0; i < from->named; i++)
        needs[i] = from->needs[i]->name;
    return (struct vpca_report_conflict){
        .limit = from->limit->id,
        .severity = from->hard ? "conflict" : "quota",
        .sure = from->sure,
        .at = vpca_quota_place_name(from->limit->at),
        .place = from->member ? from->member->name : from->region,
        .account = from->account,
        .text = conflict_text(builder, from),
        .fix = from->limit->fix,
        .count_low = compares ? -1 : from->count.low,
        .count_high = compares || high == VPCA_INFINITE ? -1 : high,
        .most = compares ? -1 : from->most,
        .alike = {compares ? from->alike[0]->name : NULL,
                  compares ? from->alike[1]->name : NULL},
        .needs = needs,
        .named = from->named,
        .need_count = from->need_count,
        .basis = basis_of(builder, &from->limit->basis, NULL),
    };
}

void conflicts_fill(const struct builder *builder,
                    const struct vpca_estate *estate,
                    struct vpca_report_estate *report)
{
    report->conflicts = vpca_arena_array(builder->arena, estate->conflict_count,
                                         sizeof(*report->conflicts));
    report->conflict_count = estate->conflict_count;
    for (size_t i = 0; i < estate->conflict_count; i++)
        report->conflicts[i] = conflict_of(builder, &estate->conflicts[i]);
    report->uncounted = estate->uncounted;
    if (estate->uncounted)
        report->uncounted_text = vpca_arena_printf(
            builder->arena,
            "%zu need%s too many pairs of networks to be held against limits",
            estate->uncounted, estate->uncounted == 1 ? " joins" : "s join");
    /* One need alone says so itself. */
    report->conflicts_shown =
        estate->need_count > 1 && (estate->conflict_count || estate->uncounted);
}
