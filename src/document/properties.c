/* What may stand before a value: an anchor; and a tag, which is refused. */
#include <string.h>

#include "properties.h"

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

uint32_t properties_trim(const struct vpca_span *span)
{
    uint32_t end = span->end;

    while (end > span->start && is_blank(span->source->bytes[end - 1]))
        end--;
    return end;
}

static uint32_t skip_word(const struct vpca_span *span, uint32_t at)
{
    while (at < span->end && !is_blank(span->source->bytes[at]))
        at++;
    return at;
}

/* Over blanks, line breaks and comments. */
static uint32_t skip_blanks(const char *bytes, uint32_t at, uint32_t end)
{
    while (at < end && (is_blank(bytes[at]) || bytes[at] == '#')) {
        if (bytes[at] == '#')
            while (at < end && bytes[at] != '\n')
                at++;
        else
            at++;
    }
    return at;
}

static void report_tag(struct builder *builder, struct vpca_span span)
{
    const char *bytes = span.source->bytes;
    uint32_t start = span.start;
    int length;

    while (start < span.end && bytes[start] != '!')
        start++;
    span.start = start;
    span.end = skip_word(&span, start);
    length = span.end - start > 40 ? 40 : (int)(span.end - start);
    vpca_diags_add(builder->diags, VPCA_CODE_TAG, span, NULL,
                   "remove it; quote the value if it is a text that starts "
                   "with !",
                   "the tag %.*s means nothing here", length, bytes + start);
}

struct vpca_span properties_check(struct builder *builder,
                                  const struct properties *properties)
{
    struct vpca_span span = properties->span;
    const char *bytes = span.source->bytes;

    if (properties->tag)
        report_tag(builder, span);
    if (properties->anchor && build_wants_key(builder))
        vpca_diags_add(builder->diags, VPCA_CODE_BAD_KEY, span, NULL,
                       "put the anchor before the value: key: &name value",
                       "an anchor stands before a key");
    for (int i = 0; i < 2 && (properties->anchor || properties->tag); i++) {
        if (span.start == span.end ||
            (bytes[span.start] != '&' && bytes[span.start] != '!'))
            break;
        span.start = skip_blanks(bytes, skip_word(&span, span.start), span.end);
    }
    return span;
}
