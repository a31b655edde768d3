/* Explains how much of something a network may have at one place. */
#include <inttypes.h>
#include <string.h>

#include "explain.h"

const char *limit_figures(const struct explain *e,
                          const struct vpca_quota *limit)
{
    if (limit->compares == VPCA_QUOTA_ADDRESSES)
        return "no address ranges that overlap";
    if (limit->compares == VPCA_QUOTA_FACT)
        return say(e, "no two with the same %s",
                   operand_words(e, &limit->fact, NULL));
    if (limit->quota == VPCA_INFINITE)
        return say(e, "%" PRId64 " at most", limit->limit);
    if (limit->limit == VPCA_INFINITE)
        return say(e, "%" PRId64 ", and more when asked for", limit->quota);
    return say(e, "%" PRId64 ", and up to %" PRId64 " when asked for",
               limit->quota, limit->limit);
}

static const char *place_noun(const struct vpca_quota *limit)
{
    static const char *const nouns[] = {
        [VPCA_QUOTA_AT_SITE] = "site",
        [VPCA_QUOTA_AT_VPC] = "VPC",
        [VPCA_QUOTA_AT_REGION] = "Region",
        [VPCA_QUOTA_AT_NETWORK] = "network",
    };

    return nouns[limit->at];
}

static const char *field_words(const struct explain *e,
                               const struct vpca_quota *limit,
                               const char *field)
{
    const char *noun = strchr(field, ':');

    if (noun)
        return say(e, "<number of> %ss", noun + 1);
    if (strcmp(field, "at") == 0)
        return say(e, "<the %s>", place_noun(limit));
    return *field == 'a' ? "<one>" : "<another>";
}

const char *limit_words(const struct explain *e, const struct vpca_quota *limit)
{
    const char *at = limit->message;
    struct vpca_text text;

    vpca_text_init(&text, e->arena);
    while (*at) {
        size_t length = strcspn(at, "{");

        vpca_text_add_bytes(&text, at, length);
        at += length;
        if (!*at)
            break;
        length = strcspn(at, "}");
        vpca_text_add(
            &text, field_words(e, limit,
                               vpca_arena_copy(e->arena, at + 1, length - 1)));
        at += length + 1;
    }
    return text.bytes;
}

static const char *item_words(const struct explain *e,
                              const struct vpca_quota_item *item)
{
    const char *times = product_words(e, item->times, item->time_count);
    bool place = item->each == VPCA_QUOTA_EACH_PLACE;

    return say(e, "%s%s%s%s%s%s%s", place ? "" : "each ",
               place ? "one" : vpca_quota_each_name(item->each),
               *times ? ", times " : "", times,
               item->blocks ? ", with each of its address ranges" : "",
               item->when ? ", when " : "",
               item->when ? condition_words(e, item->when) : "");
}

void limit_explain(struct explain *e, size_t index)
{
    const struct vpca_quota *limit = &e->rules->limits[index];
    bool counts = limit->compares == VPCA_QUOTA_COUNTS;

    put_title(e, say(e, "%s: limit", limit->id));
    put_text(e, 0,
             say(e, "Over all needs of a file: %s.", limit_words(e, limit)));
    put_row(e, 0, "at",
            say(e, "each %s%s", place_noun(limit),
                limit->at == VPCA_QUOTA_AT_REGION ? " of each account" : ""));
    put_row(e, 0, "the most", limit_figures(e, limit));
    put_row(e, 0, "what to do", limit->fix);
    put_heading(e, counts ? "What is counted" : "What is compared");
    for (size_t i = 0; i < limit->item_count; i++)
        put_row(e, 0,
                limit->items[i].kind_name ? limit->items[i].kind_name
                                          : "of its own kind",
                item_words(e, &limit->items[i]));
    put_basis(e, &limit->basis);
}
