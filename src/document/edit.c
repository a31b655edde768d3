/* Sets values in a text and leaves every other byte as it is. */
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

const struct vpca_node *vpca_node_find(vpca_arena *arena,
                                       const struct vpca_node *root,
                                       const char *path)
{
    struct edit edit = {.arena = arena, .path = path};
    const struct vpca_node *node = root;

    if (!edit_path_read(&edit))
        return NULL;
    for (size_t i = 0; i < edit.step_count && node; i++)
        node = take_step(node, &edit.steps[i]);
    return node;
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

/* All edits of one text. */
struct batch {
    vpca_arena *arena;
    const struct vpca_source *source;
    struct vpca_diags *diags;
    struct edit *edits; /* in the order of the file */
    size_t count;
};

static int by_start(const void *a, const void *b, void *context)
{
    const struct edit_piece *x = a;
    const struct edit_piece *y = b;

    (void)context;
    return (x->start > y->start) - (x->start < y->start);
}

/* The pieces of all edits in the order of the text; those that add at one
 * place in the order of the edits. */
static const struct edit_piece *sort_pieces(const struct batch *batch,
                                            size_t *ret_count)
{
    struct edit_piece *pieces =
        vpca_arena_array(batch->arena, batch->count * 2, sizeof(*pieces));
    size_t count = 0;

    for (size_t i = 0; i < batch->count; i++)
        for (size_t j = 0; j < batch->edits[i].piece_count; j++)
            pieces[count++] = batch->edits[i].pieces[j];
    vpca_sort(batch->arena, pieces, count, sizeof(*pieces), by_start, NULL);
    *ret_count = count;
    return pieces;
}

/* NULL when two pieces stand in each other's way. */
static const struct vpca_source *apply(const struct batch *batch)
{
    const struct vpca_source *source = batch->source;
    size_t count;
    const struct edit_piece *pieces = sort_pieces(batch, &count);
    struct vpca_source *now;
    struct vpca_text text;
    uint32_t at = 0;

    vpca_text_init(&text, batch->arena);
    for (size_t i = 0; i < count; i++) {
        if (pieces[i].start < at)
            return NULL;
        vpca_text_add_bytes(&text, source->bytes + at, pieces[i].start - at);
        vpca_text_add(&text, pieces[i].text);
        at = pieces[i].end;
    }
    vpca_text_add_bytes(&text, source->bytes + at, source->length - at);
    now = vpca_source_new(batch->arena, source->name, text.bytes, text.length);
    now->marked = source->marked;
    return now;
}

/* Whether the new text says what was meant and nothing else. */
static bool check(struct batch *batch, const struct vpca_node *old,
                  const struct vpca_source *now)
{
    const struct vpca_node *other = NULL;
    const struct vpca_node *root = NULL;
    struct vpca_diags diags;

    vpca_diags_init(&diags, batch->arena);
    if (now)
        root = vpca_document_parse(batch->arena, now, &diags);
    if (root && diags.errors == 0 &&
        edit_compare(batch->edits, batch->count, old, root, &other))
        return true;
    if (other)
        edit_refuse(batch->edits, other,
                    "write out what the alias stands for, then set it",
                    vpca_arena_printf(batch->arena, "%s would change as well",
                                      vpca_node_path(batch->arena, other)));
    else
        edit_refuse(batch->edits, NULL,
                    "quote a text with commas, colons or brackets; write a "
                    "list as [first, second]",
                    "the value cannot be written in this place as it is");
    return false;
}

static bool prepare(struct edit *edit, const struct vpca_node *root)
{
    if (!edit_path_read(edit)) {
        edit_refuse(edit, NULL, "write keys with a dot: needs.NAME.must",
                    "this is no path of a value");
        return false;
    }
    if (!read_value(edit))
        return false;
    edit->json = is_json(root);
    if (edit->json)
        write_value_as_json(edit);
    return find_place(edit, root);
}

const struct vpca_source *
vpca_document_set_all(vpca_arena *arena, const struct vpca_source *source,
                      const struct vpca_setting *settings, size_t count,
                      struct vpca_diags *diags)
{
    struct batch batch = {
        .arena = arena,
        .source = source,
        .diags = diags,
        .edits = vpca_arena_array(arena, count, sizeof(*batch.edits)),
        .count = count,
    };
    size_t errors = diags->errors;
    const struct vpca_node *root = vpca_document_parse(arena, source, diags);
    const struct vpca_source *now;

    if (!root || diags->errors > errors)
        return NULL;
    for (size_t i = 0; i < count; i++) {
        batch.edits[i] = (struct edit){
            .arena = arena,
            .source = source,
            .diags = diags,
            .path = settings[i].path,
            .value = settings[i].value,
        };
        prepare(&batch.edits[i], root);
    }
    if (diags->errors > errors)
        return NULL;
    if (count == 0)
        return source;
    now = apply(&batch);
    return check(&batch, root, now) ? now : NULL;
}

const struct vpca_source *vpca_document_set(vpca_arena *arena,
                                            const struct vpca_source *source,
                                            const char *path, const char *value,
                                            struct vpca_diags *diags)
{
    const struct vpca_setting setting = {path, value};

    return vpca_document_set_all(arena, source, &setting, 1, diags);
}
