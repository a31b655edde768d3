/* The tree while it grows: one step for each of libyaml's events. */
#include <assert.h>
#include <string.h>

#include "alias.h"
#include "build.h"
#include "mapping.h"
#include "properties.h"

static struct frame *top(struct builder *builder)
{
    return builder->depth ? &builder->frames[builder->depth - 1] : NULL;
}

static struct vpca_span span_of(struct builder *builder,
                                const yaml_event_t *event)
{
    struct vpca_span span = {.source = builder->source};

    span.start = cursor_seek(&builder->cursor, event->start_mark.index);
    span.end = cursor_seek(&builder->cursor, event->end_mark.index);
    return span;
}

bool build_wants_key(const struct builder *builder)
{
    const struct frame *frame = builder->frames;

    if (builder->depth == 0)
        return false;
    frame += builder->depth - 1;
    return frame->node->kind == VPCA_NODE_MAPPING && !frame->key;
}

void build_stop(struct builder *builder, enum vpca_code code,
                struct vpca_span span, const char *hint, const char *message)
{
    vpca_diags_add(builder->diags, code, span, NULL, hint, "%s", message);
    builder->failed = true;
    builder->stopped = true;
}

struct vpca_node *build_node(struct builder *builder, enum vpca_node_kind kind,
                             struct vpca_span span)
{
    const struct frame *frame = top(builder);
    struct vpca_node *node;

    if (++builder->nodes > VPCA_LIMIT_NODES) {
        build_stop(builder, VPCA_CODE_LIMIT_NODES, span,
                   "split the file into several",
                   vpca_arena_printf(builder->diags->arena,
                                     "the file has more than %d nodes",
                                     VPCA_LIMIT_NODES));
        return NULL;
    }
    node = vpca_arena_alloc(builder->arena, sizeof(*node));
    node->kind = kind;
    node->span = span;
    if (frame) {
        node->parent = frame->node;
        node->index = (uint32_t)(builder->child_count - frame->first);
        if (frame->node->kind == VPCA_NODE_MAPPING)
            node->key = frame->key ? frame->key : node;
    }
    return node;
}

static void report_key(struct builder *builder, const struct vpca_node *key,
                       const char *hint, const char *message)
{
    vpca_diags_add(builder->diags, VPCA_CODE_BAD_KEY, key->span,
                   vpca_node_path(builder->diags->arena, key->parent), hint,
                   "%s", message);
}

/* False, and reported, when the node cannot be a key. */
static bool check_key(struct builder *builder, const struct vpca_node *key)
{
    if (key->kind != VPCA_NODE_SCALAR)
        report_key(builder, key,
                   "a value that starts with a bracket or brace is quoted",
                   "a list or mapping cannot be a key");
    else if (key->length == 0 && key->plain)
        report_key(builder, key,
                   "write key: value; an address such as ::1 is quoted",
                   "a key is missing here");
    else if (key->length == 0)
        report_key(builder, key, NULL, "an empty text cannot be a key");
    else if (vpca_node_is_null(key))
        report_key(builder, key, "quote it if a name is meant",
                   "a null cannot be a key");
    else
        return memchr(key->text, '\0', key->length) == NULL;
    return false;
}

void build_attach(struct builder *builder, struct vpca_node *node, uint32_t end)
{
    struct frame *frame = top(builder);

    if (!frame) {
        builder->root = node;
        return;
    }
    frame->end = end;
    if (build_wants_key(builder)) {
        frame->key = node;
        frame->skip = !check_key(builder, node);
        return;
    }
    frame->key = NULL;
    if (frame->skip) {
        frame->skip = false;
        return;
    }
    builder->children = vpca_arena_grow(
        builder->scratch, builder->children, builder->child_count,
        &builder->child_capacity, sizeof(struct vpca_node *));
    builder->children[builder->child_count++] = node;
}

/* ---- Scalars ---------------------------------------------------------- */

/* Cuts a text above the limit, between two characters. */
static size_t limit_length(struct builder *builder, struct vpca_node *node,
                           const char *text, size_t length)
{
    if (length <= VPCA_LIMIT_SCALAR_LENGTH)
        return length;
    vpca_node_report(builder->diags, VPCA_CODE_LIMIT_SCALAR_LENGTH, node, NULL,
                     "this text has %zu bytes; %d are allowed", length,
                     VPCA_LIMIT_SCALAR_LENGTH);
    length = VPCA_LIMIT_SCALAR_LENGTH;
    while ((text[length] & 0xC0) == 0x80)
        length--;
    return length;
}

static void build_scalar(struct builder *builder, const yaml_event_t *event)
{
    const char *text = (const char *)event->data.scalar.value;
    yaml_scalar_style_t style = event->data.scalar.style;
    struct properties properties = {
        .anchor = (const char *)event->data.scalar.anchor,
        .tag = (const char *)event->data.scalar.tag,
        .span = span_of(builder, event),
    };
    struct vpca_span span = properties_check(builder, &properties);
    struct vpca_node *node = build_node(builder, VPCA_NODE_SCALAR, span);

    if (!node)
        return;
    if (style == YAML_LITERAL_SCALAR_STYLE || style == YAML_FOLDED_SCALAR_STYLE)
        node->span.end = properties_trim(&span);
    node->plain = style == YAML_PLAIN_SCALAR_STYLE;
    node->text = "";
    node->length =
        (uint32_t)limit_length(builder, node, text, event->data.scalar.length);
    node->text = vpca_arena_copy(builder->arena, text, node->length);
    if (memchr(text, '\0', node->length))
        vpca_node_report(builder->diags, VPCA_CODE_NUL_BYTE, node,
                         "leave it out", "this text holds a NUL character");
    if (properties.anchor)
        anchor_define(builder, properties.anchor, node, false);
    builder->last = node;
    build_attach(builder, node, node->span.end);
}

/* ---- Sequences and mappings ------------------------------------------- */

static void open_frame(struct builder *builder, enum vpca_node_kind kind,
                       const struct properties *properties, bool flow)
{
    struct vpca_span span = properties_check(builder, properties);
    struct vpca_node *node;
    size_t anchor = VPCA_NO_NAME;

    if (builder->depth == VPCA_LIMIT_DEPTH) {
        build_stop(builder, VPCA_CODE_LIMIT_DEPTH, span, NULL,
                   vpca_arena_printf(builder->diags->arena,
                                     "more than %d levels of nesting",
                                     VPCA_LIMIT_DEPTH));
        return;
    }
    node = build_node(builder, kind, span);
    if (!node)
        return;
    if (properties->anchor)
        anchor = anchor_define(builder, properties->anchor, node, true);
    builder->frames[builder->depth++] = (struct frame){
        .node = node,
        .first = builder->child_count,
        .flow = flow,
        .end = span.end,
        .anchor = anchor,
    };
}

static void open_sequence(struct builder *builder, const yaml_event_t *event)
{
    struct properties properties = {
        .anchor = (const char *)event->data.sequence_start.anchor,
        .tag = (const char *)event->data.sequence_start.tag,
        .span = span_of(builder, event),
    };

    open_frame(builder, VPCA_NODE_SEQUENCE, &properties,
               event->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE);
}

static void open_mapping(struct builder *builder, const yaml_event_t *event)
{
    struct properties properties = {
        .anchor = (const char *)event->data.mapping_start.anchor,
        .tag = (const char *)event->data.mapping_start.tag,
        .span = span_of(builder, event),
    };

    open_frame(builder, VPCA_NODE_MAPPING, &properties,
               event->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE);
}

static void close_sequence(struct builder *builder, struct vpca_node *node,
                           struct vpca_node **children, size_t count)
{
    node->items = vpca_arena_array(builder->arena, count, sizeof(*children));
    node->count = (uint32_t)count;
    for (size_t i = 0; i < count; i++)
        node->items[i] = children[i];
}

/* libyaml ends a block where the next token starts, behind blank lines and
 * comments; here it ends with its last child. */
static void close_frame(struct builder *builder, const yaml_event_t *event)
{
    struct frame *frame = top(builder);
    struct vpca_node *node = frame->node;
    size_t count = builder->child_count - frame->first;
    struct vpca_node **children =
        count ? builder->children + frame->first : NULL;

    node->span.end = frame->flow ? span_of(builder, event).end : frame->end;
    if (node->kind == VPCA_NODE_MAPPING)
        mapping_close(builder, node, children, count);
    else
        close_sequence(builder, node, children, count);
    anchor_close(builder, frame->anchor);
    builder->child_count = frame->first;
    builder->depth--;
    build_attach(builder, node, node->span.end);
}

/* ---- Aliases and documents -------------------------------------------- */

static void build_alias(struct builder *builder, const yaml_event_t *event)
{
    const char *name = (const char *)event->data.alias.anchor;
    struct vpca_span span = span_of(builder, event);
    struct vpca_node *node;

    if (!build_wants_key(builder)) {
        alias_expand(builder, name, span);
        return;
    }
    node = build_node(builder, VPCA_NODE_SCALAR, span);
    if (!node)
        return;
    report_key(builder, node, "write the key out; quote it if it is a text",
               "an alias cannot be a key");
    top(builder)->key = node;
    top(builder)->skip = true;
}

static void start_document(struct builder *builder, const yaml_event_t *event)
{
    if (builder->documents++ == 0)
        return;
    vpca_diags_add(builder->diags, VPCA_CODE_MANY_DOCUMENTS,
                   span_of(builder, event), NULL,
                   "remove the line, or put what follows into a file of its "
                   "own",
                   "a second document starts here");
    builder->stopped = true;
}

static void end_stream(struct builder *builder, const yaml_event_t *event)
{
    (void)event;
    builder->stopped = true;
}

void build_event(struct builder *builder, const yaml_event_t *event)
{
    static void (*const STEPS[])(struct builder *, const yaml_event_t *) = {
        [YAML_STREAM_END_EVENT] = end_stream,
        [YAML_DOCUMENT_START_EVENT] = start_document,
        [YAML_ALIAS_EVENT] = build_alias,
        [YAML_SCALAR_EVENT] = build_scalar,
        [YAML_SEQUENCE_START_EVENT] = open_sequence,
        [YAML_SEQUENCE_END_EVENT] = close_frame,
        [YAML_MAPPING_START_EVENT] = open_mapping,
        [YAML_MAPPING_END_EVENT] = close_frame,
    };

    assert((size_t)event->type < VPCA_COUNT(STEPS));
    if (STEPS[event->type])
        STEPS[event->type](builder, event);
}
