/* Reads a document: libyaml's events drive the builder of the tree. */
#include "build.h"
#include "characters.h"
#include "syntax.h"

static void read_events(struct builder *builder, yaml_parser_t *parser)
{
    yaml_event_t event;

    while (!builder->stopped) {
        if (!yaml_parser_parse(parser, &event)) {
            syntax_report(builder, parser);
            builder->failed = true;
            return;
        }
        build_event(builder, &event);
        yaml_event_delete(&event);
    }
}

/* Asks for more than there can be, which ends in the hook for out of
 * memory. */
static void fail_memory(vpca_arena *arena)
{
    vpca_arena_array(arena, SIZE_MAX, SIZE_MAX);
}

static bool is_empty(const struct vpca_node *root)
{
    return !root ||
           (root->kind == VPCA_NODE_SCALAR && root->plain && root->length == 0);
}

static void build(struct builder *builder)
{
    const struct vpca_source *source = builder->source;
    yaml_parser_t parser;

    if (!yaml_parser_initialize(&parser))
        fail_memory(builder->scratch);
    /* Otherwise it would take bytes for a mark of UTF-16. */
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser, (const unsigned char *)source->bytes,
                                 source->length);
    read_events(builder, &parser);
    yaml_parser_delete(&parser);
}

const struct vpca_node *vpca_document_parse(vpca_arena *arena,
                                            const struct vpca_source *source,
                                            struct vpca_diags *diags)
{
    vpca_arena *scratch = vpca_arena_new();
    struct builder *builder = vpca_arena_alloc(scratch, sizeof(*builder));
    const struct vpca_node *root = NULL;

    *builder = (struct builder){
        .arena = arena,
        .scratch = scratch,
        .source = source,
        .diags = diags,
        .cursor = {.source = source},
        .anchor_names = vpca_names_new(scratch),
    };
    if (characters_check(source, diags))
        build(builder);
    else
        builder->failed = true;
    if (!builder->failed && is_empty(builder->root))
        vpca_diags_add(
            diags, VPCA_CODE_EMPTY, (struct vpca_span){.source = source}, NULL,
            "start from examples/two-networks", "the file holds no document");
    else if (!builder->failed)
        root = builder->root;
    vpca_arena_free(scratch);
    return root;
}
