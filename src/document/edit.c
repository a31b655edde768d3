/* Sets a value in a text and leaves every other byte as it is. */
#include <string.h>

#include "edit.h"

void edit_refuse(struct edit *edit, const struct vpca_node *node,
                 const char *hint, const char *message)
{
    struct vpca_span span = {.source = edit->source};

    if (node)
        span = node->span;
    vpca_diags_add(edit->diags, VPCA_CODE_NOT_SET, span, edit->path, hint, "%s",
                   message);
}

/* ---- The way to the value --------------------------------------------- */

/* An alias stands for text before it, and a merged key is written before the
 * mapping that it is merged into. */
static bool is_written_here(const struct vpca_node *node)
{
    const struct vpca_node *parent = node->parent;

    if (node->span.start < parent->span.start ||
        node->span.end > parent->span.end)
        return false;
    if (node->key)
        return node->key->span.start >= parent->span.start &&
               node->span.start >= node->key->span.end;
    return node->index == 0 ||
           node->span.start >= parent->items[node->index - 1]->span.end;
}

static const struct vpca_node *take_step(const struct vpca_node *node,
                                         const struct edit_step *step)
{
    if (step->key)
        return vpca_node_get(node, step->key);
    if (node->kind != VPCA_NODE_SEQUENCE || step->index >= node->count)
        return NULL;
    return node->items[step->index];
}

/* What stands at `node` has no room for the step `at`. */
static void refuse_step(struct edit *edit, const struct vpca_node *node,
                        size_t at)
{
    if (!edit->steps[at].key)
        edit_refuse(edit, node, "set the whole list: [first, second]",
                    node->kind == VPCA_NODE_SEQUENCE
                        ? "the list has no such item"
                        : "there is no list here");
    else if (node->kind == VPCA_NODE_SEQUENCE)
        edit_refuse(edit, node, "name an item: [0] is the first",
                    "this is a list, which has no keys");
    else
        edit_refuse(edit, node,
                    "set this key itself, or make it a mapping first",
                    "this is one value, which has no keys");
}

static bool names_keys(const struct edit *edit, size_t first)
{
    for (size_t i = first; i < edit->step_count; i++)
        if (!edit->steps[i].key)
            return false;
    return true;
}

/* Finds the pieces that change; false, and reported, when there are none. */
static bool find_place(struct edit *edit, const struct vpca_node *root)
{
    const struct vpca_node *node = root;
    size_t at = 0;

    for (; at < edit->step_count; at++) {
        const struct vpca_node *next = take_step(node, &edit->steps[at]);

        if (!next)
            break;
        if (!is_written_here(next)) {
            edit_refuse(edit, next,
                        "write out what the alias or the merge key brings, "
                        "then set it",
                        "the value comes from an alias or a merge key, and "
                        "would change in every place that uses it");
            return false;
        }
        node = next;
    }
    if (at == edit->step_count) {
        edit_replace(edit, node);
    } else if (node->kind == VPCA_NODE_MAPPING && names_keys(edit, at)) {
        edit_add(edit, node, at);
    } else if (vpca_node_is_null(node) && names_keys(edit, at)) {
        edit_fill(edit, node, at);
    } else {
        refuse_step(edit, node, at);
        return false;
    }
    return true;
}

/* ---- The value -------------------------------------------------------- */

static bool is_json(const struct vpca_node *root)
{
    const char *bytes = root->span.source->bytes;

    return root->kind == VPCA_NODE_MAPPING && root->count > 0 &&
           bytes[root->span.start] == '{' &&
           bytes[root->items[0]->key->span.start] == '"';
}

static bool read_value(struct edit *edit)
{
    const struct vpca_source *source = vpca_source_new(
        edit->arena, edit->path, edit->value, strlen(edit->value));
    size_t errors = edit->diags->errors;

    if (strpbrk(edit->value, "\r\n")) {
        edit_refuse(edit, NULL, "write a list as [first, second]",
                    "the value has more than one line");
        return false;
    }
    if (edit->value[strspn(edit->value, " \t")] == '\0') {
        edit_refuse(edit, NULL, "write null where nothing is meant",
                    "the value is empty");
        return false;
    }
    edit->value_tree = vpca_document_parse(edit->arena, source, edit->diags);
    return edit->value_tree && edit->diags->errors == errors;
}

static void write_value_as_json(struct edit *edit)
{
    struct vpca_text text;

    vpca_text_init(&text, edit->arena);
    edit_write_json(&text, edit->value_tree);
    edit->value = text.bytes;
}

/* ---- The new text ----------------------------------------------------- */

static const struct vpca_source *apply(const struct edit *edit)
{
    const struct vpca_source *source = edit->source;
    struct vpca_text text;
    uint32_t at = 0;

    vpca_text_init(&text, edit->arena);
    for (size_t i = 0; i < edit->piece_count; i++) {
        const struct edit_piece *piece = &edit->pieces[i];

        vpca_text_add_bytes(&text, source->bytes + at, piece->start - at);
        vpca_text_add(&text, piece->text);
        at = piece->end;
    }
    vpca_text_add_bytes(&text, source->bytes + at, source->length - at);
    return vpca_source_new(edit->arena, source->name, text.bytes, text.length);
}

/* Whether the new text says what was meant and nothing else. */
static bool check(struct edit *edit, const struct vpca_node *old,
                  const struct vpca_source *now)
{
    struct vpca_diags diags;
    const struct vpca_node *root;

    vpca_diags_init(&diags, edit->arena);
    root = vpca_document_parse(edit->arena, now, &diags);
    if (root && diags.errors == 0 && edit_compare(edit, old, root))
        return true;
    if (edit->other)
        edit_refuse(
            edit, edit->other,
            "write out what the alias stands for, then set it",
            vpca_arena_printf(edit->arena, "%s would change as well",
                              vpca_node_path(edit->arena, edit->other)));
    else
        edit_refuse(edit, NULL,
                    "quote a text with commas, colons or brackets; write a "
                    "list as [first, second]",
                    "the value cannot be written in this place as it is");
    return false;
}

const struct vpca_source *vpca_document_set(vpca_arena *arena,
                                            const struct vpca_source *source,
                                            const char *path, const char *value,
                                            struct vpca_diags *diags)
{
    struct edit edit = {.arena = arena,
                        .source = source,
                        .diags = diags,
                        .path = path,
                        .value = value};
    size_t errors = diags->errors;
    const struct vpca_node *root = vpca_document_parse(arena, source, diags);
    const struct vpca_source *now;

    if (!root || diags->errors > errors)
        return NULL;
    if (!edit_path_read(&edit)) {
        edit_refuse(&edit, NULL, "write keys with a dot: needs.NAME.must",
                    "this is no path of a value");
        return NULL;
    }
    if (!read_value(&edit))
        return NULL;
    edit.json = is_json(root);
    if (edit.json)
        write_value_as_json(&edit);
    if (!find_place(&edit, root))
        return NULL;
    now = apply(&edit);
    return check(&edit, root, now) ? now : NULL;
}
