/* Looking into a finished tree. */
#include <string.h>

#include "index.h"
#include "vpcadvise/document.h"

const struct vpca_node *vpca_node_get(const struct vpca_node *node,
                                      const char *key)
{
    struct index index;

    if (!node || node->kind != VPCA_NODE_MAPPING)
        return NULL;
    index = index_of(node);
    return index_find(&index, key, strlen(key));
}

static bool is_word(const char *text, size_t length)
{
    static const char WORD[] = "abcdefghijklmnopqrstuvwxyz"
                               "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-";

    for (size_t i = 0; i < length; i++)
        if (!(text[i] & 0x80) && (!text[i] || !strchr(WORD, text[i])))
            return false;
    return length > 0;
}

static void add_key(struct vpca_text *path, const char *key, size_t length)
{
    if (path->length > 0)
        vpca_text_add(path, ".");
    if (is_word(key, length)) {
        vpca_text_add_bytes(path, key, length);
        return;
    }
    vpca_text_add(path, "\"");
    for (size_t i = 0; i < length; i++) {
        if (key[i] == '"' || key[i] == '\\')
            vpca_text_add(path, "\\");
        vpca_text_add_bytes(path, &key[i], 1);
    }
    vpca_text_add(path, "\"");
}

void vpca_path_add(struct vpca_text *path, const char *key)
{
    add_key(path, key, strlen(key));
}

/* As deep as the tree, which is limited. */
static void add_path(struct vpca_text *path, const struct vpca_node *node)
{
    if (!node->parent)
        return;
    add_path(path, node->parent);
    if (node->parent->kind == VPCA_NODE_SEQUENCE)
        vpca_text_addf(path, "[%u]", (unsigned)node->index);
    else if (node->key->kind == VPCA_NODE_SCALAR)
        add_key(path, node->key->text, node->key->length);
}

const char *vpca_node_path(vpca_arena *arena, const struct vpca_node *node)
{
    struct vpca_text path;

    vpca_text_init(&path, arena);
    add_path(&path, node);
    return path.bytes;
}

void vpca_node_report(struct vpca_diags *diags, enum vpca_code code,
                      const struct vpca_node *node, const char *hint,
                      const char *format, ...)
{
    struct vpca_text message;
    va_list arguments;

    if (vpca_diags_full(diags)) {
        vpca_diags_add(diags, code, node->span, NULL, NULL, "%s", format);
        return;
    }
    vpca_text_init(&message, diags->arena);
    va_start(arguments, format);
    vpca_text_vaddf(&message, format, arguments);
    va_end(arguments);
    vpca_diags_add(diags, code, node->span, vpca_node_path(diags->arena, node),
                   hint, "%s", message.bytes);
}

bool vpca_node_is_null(const struct vpca_node *node)
{
    static const char *const NULLS[] = {"", "~", "null", "Null", "NULL"};

    if (node->kind != VPCA_NODE_SCALAR || !node->plain)
        return false;
    for (size_t i = 0; i < VPCA_COUNT(NULLS); i++)
        if (strcmp(node->text, NULLS[i]) == 0)
            return true;
    return false;
}
