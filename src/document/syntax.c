/* What libyaml could not read, in plain words. */
#include <string.h>

#include "hints.h"
#include "syntax.h"

enum where {
    AT_PROBLEM,
    AT_OPENING,
};

/* The first row that applies counts. NULL applies to all. */
struct fault {
    const char *problem; /* as libyaml words it */
    const char *context; /* how libyaml's context starts */
    bool (*applies)(const struct trouble *trouble);
    const char *message;
    const char *hint;
    const char *(*guess)(const struct trouble *trouble); /* instead of hint */
    enum where where;
};

static const struct fault FAULTS[] = {
    /* What cannot start a value */
    {.problem = "found character that cannot start any token",
     .applies = trouble_at_tab,
     .message = "a tab is used for indentation",
     .hint = "use spaces"},
    {.problem = "found a tab character that violates indentation",
     .message = "a tab is used for indentation",
     .hint = "use spaces"},
    {.problem = "found a tab character where an indentation space is expected",
     .message = "a tab is used for indentation",
     .hint = "use spaces"},
    {.problem = "found character that cannot start any token",
     .message = "this character cannot start a value",
     .guess = hint_quote_here},
    {.context = "while scanning an alias",
     .message = "a value that starts with * is an alias to YAML",
     .guess = hint_quote_opened,
     .where = AT_OPENING},
    {.context = "while scanning an anchor",
     .message = "a value that starts with & is an anchor to YAML",
     .guess = hint_quote_opened,
     .where = AT_OPENING},
    {.context = "while scanning a block scalar",
     .message = "> or | at the start of a value announces a text on the lines "
                "below",
     .guess = hint_quote_opened,
     .where = AT_OPENING},
    {.context = "while scanning a directive",
     .message = "a line that starts with % is a directive to YAML",
     .hint = "indent or quote it",
     .where = AT_OPENING},
    {.context = "while scanning a %YAML directive",
     .message = "a line that starts with % is a directive to YAML",
     .hint = "remove it",
     .where = AT_OPENING},
    {.problem = "found incompatible YAML document",
     .message = "YAML of this version is not read",
     .hint = "remove the line"},
    {.problem = "found duplicate %YAML directive",
     .message = "a second %YAML line",
     .hint = "remove it"},

    /* Quotes and escapes */
    {.problem = "found unexpected end of stream",
     .context = "while scanning a quoted scalar",
     .message = "this quote is never closed",
     .hint = "close it with the same kind of quote",
     .where = AT_OPENING},
    {.problem = "found unexpected document indicator",
     .message = "this quote is not closed before a line of --- or ...",
     .hint = "close it with the same kind of quote",
     .where = AT_OPENING},
    {.problem = "found invalid Unicode character escape code",
     .applies = trouble_at_surrogate,
     .message = "this escape is half a character; YAML does not join halves "
                "as JSON does",
     .guess = hint_surrogate},
    {.problem = "found invalid Unicode character escape code",
     .message = "there is no character of this number"},
    {.problem = "found unknown escape character",
     .message = "there is no escape with this letter",
     .hint = "double the backslash, or use single quotes"},
    {.problem = "did not find expected hexdecimal number",
     .message = "an escape lacks digits",
     .hint = "\\x takes two digits, \\u four and \\U eight; double the "
             "backslash if one is meant"},

    /* Colons */
    {.problem = "mapping values are not allowed in this context",
     .applies = trouble_behind_value,
     .message = "a second colon in one line",
     .guess = hint_second_colon},
    {.problem = "mapping values are not allowed in this context",
     .applies = trouble_below_tight_colon,
     .message = "the line above needs a blank behind its colon",
     .hint = "write key: value"},
    {.problem = "mapping values are not allowed in this context",
     .message = "a key stands where the value above it goes on",
     .hint = "indent it like the key it belongs beside; or a quote above is "
             "missing"},
    {.problem = "could not find expected ':'",
     .applies = trouble_tight_colon,
     .message = "a key needs a blank behind its colon",
     .hint = "write key: value",
     .where = AT_OPENING},
    {.problem = "could not find expected ':'",
     .message = "a key without a colon",
     .hint = "write key: value; indent the line if it belongs to the value "
             "above",
     .where = AT_OPENING},
    {.problem = "did not find expected ',' or '}'",
     .applies = trouble_at_first_colon,
     .message = "a colon stands on another line than its key",
     .hint = "put the colon on the line of its key"},
    {.problem = "found unexpected ':'",
     .message = "a colon ends this text",
     .guess = hint_quote_opened,
     .where = AT_OPENING},
    {.problem = "did not find expected node content",
     .context = "while parsing a flow node",
     .applies = trouble_at_colon,
     .message = "a colon cannot start a value in brackets",
     .guess = hint_quote_here},

    /* Brackets and braces */
    {.problem = "did not find expected ',' or ']'",
     .applies = trouble_at_end,
     .message = "this bracket is never closed",
     .hint = "close it with ]",
     .where = AT_OPENING},
    {.problem = "did not find expected ',' or '}'",
     .applies = trouble_at_end,
     .message = "this brace is never closed",
     .hint = "close it with }",
     .where = AT_OPENING},
    {.problem = "did not find expected ',' or ']'",
     .applies = trouble_behind_lines,
     .message = "a quoted text of several lines ends here",
     .guess = hint_last_line},
    {.problem = "did not find expected ',' or '}'",
     .applies = trouble_behind_lines,
     .message = "a quoted text of several lines ends here",
     .guess = hint_last_line},
    {.problem = "did not find expected ',' or ']'",
     .message = "a comma or the closing ] of a list is missing",
     .guess = hint_opened_line},
    {.problem = "did not find expected ',' or '}'",
     .message = "a comma or the closing } of a mapping is missing",
     .guess = hint_opened_line},
    {.problem = "did not find expected node content",
     .context = "while parsing a flow node",
     .applies = trouble_at_end,
     .message = "this bracket or brace is never closed",
     .hint = "close it",
     .where = AT_OPENING},
    {.problem = "did not find expected node content",
     .context = "while parsing a flow node",
     .message = "a value is missing before this"},
    {.problem = "did not find expected node content",
     .message = "this character cannot start a value",
     .guess = hint_quote_here},

    /* Lines that do not fit */
    {.problem = "did not find expected key",
     .applies = trouble_behind_lines,
     .message = "a quoted text of several lines ends here",
     .guess = hint_last_line},
    {.problem = "did not find expected key",
     .applies = trouble_behind_quotes,
     .message = "text follows behind the closing quote",
     .hint = "put the whole value in quotes of the other kind"},
    {.problem = "did not find expected key",
     .applies = trouble_at_closer,
     .message = "this closes nothing that is open",
     .hint = "remove it, or quote the value if it is part of a text"},
    {.problem = "did not find expected key",
     .applies = trouble_behind_brackets,
     .message = "text follows behind the bracket or brace that ends the value",
     .guess = hint_quote_value},
    {.problem = "did not find expected key",
     .applies = trouble_at_first_colon,
     .message = "a key is missing before this colon",
     .hint = "write key: value; quote an address such as ::1"},
    {.problem = "did not find expected key",
     .message = "this line does not fit the mapping above",
     .guess = hint_same_column},
    {.problem = "did not find expected '-' indicator",
     .message = "this line does not fit the list above",
     .guess = hint_same_column},
    {.problem = "block sequence entries are not allowed in this context",
     .message = "a list cannot start behind other text in its line",
     .hint = "start it on a line of its own, or write [first, second]"},
    {.problem = "mapping keys are not allowed in this context",
     .message = "a value that starts with ? is a key to YAML",
     .guess = hint_quote_here},
    {.problem = "did not find expected <document start>",
     .message = "text follows behind the end of the document",
     .hint = "a file holds one mapping; is a brace or quote too many?"},
};

/* Their own code, since tags are refused wherever they can be read, too. */
static const struct fault TAG_FAULT = {
    .message = "a value that starts with ! is a tag to YAML",
    .guess = hint_quote_opened,
    .where = AT_OPENING,
};

static bool starts_with(const char *text, const char *start)
{
    return text && strncmp(text, start, strlen(start)) == 0;
}

static bool is_tag(const yaml_parser_t *parser)
{
    return starts_with(parser->context, "while scanning a tag") ||
           starts_with(parser->context, "while parsing a tag") ||
           starts_with(parser->problem, "found undefined tag handle");
}

/* The scanner is ahead of the parser, so that its level tells nothing of
 * what the parser complains about. */
static bool is_flow(const yaml_parser_t *parser)
{
    if (parser->error == YAML_SCANNER_ERROR)
        return parser->flow_level > 0;
    return starts_with(parser->context, "while parsing a flow");
}

static const struct fault *find_fault(const yaml_parser_t *parser,
                                      const struct trouble *trouble)
{
    if (is_tag(parser))
        return &TAG_FAULT;
    for (size_t i = 0; i < VPCA_COUNT(FAULTS); i++) {
        const struct fault *fault = &FAULTS[i];

        if ((!fault->problem || starts_with(parser->problem, fault->problem)) &&
            (!fault->context || starts_with(parser->context, fault->context)) &&
            (!fault->applies || fault->applies(trouble)))
            return fault;
    }
    return NULL;
}

/* One character at the offset. */
static struct vpca_span span_at(const struct vpca_source *source,
                                uint32_t offset)
{
    struct vpca_span span = {.source = source, .start = offset, .end = offset};
    size_t taken = 0;

    if (offset < source->length)
        vpca_utf8_decode(source->bytes + offset, source->length - offset,
                         &taken);
    span.end += (uint32_t)taken;
    return span;
}

/* Where what could not be read began. For a missing item that is the list or
 * mapping around it, which libyaml does not tell. */
static uint32_t find_opening(struct builder *builder,
                             const yaml_parser_t *parser, uint32_t problem)
{
    if (builder->depth > 0 &&
        starts_with(parser->context, "while parsing a flow node"))
        return builder->frames[builder->depth - 1].node->span.start;
    if (!parser->context)
        return problem;
    return cursor_seek(&builder->cursor, parser->context_mark.index);
}

void syntax_report(struct builder *builder, const yaml_parser_t *parser)
{
    struct trouble trouble = {
        .arena = builder->diags->arena,
        .source = builder->source,
        .at = cursor_seek(&builder->cursor, parser->problem_mark.index),
        .flow = is_flow(parser),
        .last = builder->last,
    };
    const struct fault *fault;

    trouble.opened = find_opening(builder, parser, trouble.at);
    fault = find_fault(parser, &trouble);
    if (!fault) {
        vpca_diags_add(builder->diags, VPCA_CODE_SYNTAX,
                       span_at(builder->source, trouble.at), NULL, NULL, "%s",
                       parser->problem ? parser->problem : "no YAML");
        return;
    }
    vpca_diags_add(
        builder->diags, fault == &TAG_FAULT ? VPCA_CODE_TAG : VPCA_CODE_SYNTAX,
        span_at(builder->source,
                fault->where == AT_OPENING ? trouble.opened : trouble.at),
        NULL, fault->guess ? fault->guess(&trouble) : fault->hint, "%s",
        fault->message);
}
