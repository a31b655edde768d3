/* Keys and values as they are written into a text. */
#include <string.h>

#include "edit.h"

/* Whether the text means itself as a key without quotes. */
static bool is_plain_key(const char *key)
{
    static const char LETTERS[] = "abcdefghijklmnopqrstuvwxyz"
                                  "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    struct vpca_node node = {
        .kind = VPCA_NODE_SCALAR, .plain = true, .text = key};

    for (size_t i = 0; key[i]; i++)
        if (!strchr(LETTERS, key[i]) && !(key[i] & 0x80) &&
            (i == 0 || !strchr("0123456789_-", key[i])))
            return false;
    return !vpca_node_is_null(&node);
}

static void add_quoted(struct vpca_text *text, const char *bytes, size_t length)
{
    vpca_text_add(text, "\"");
    for (size_t i = 0; i < length; i++) {
        unsigned char c = (unsigned char)bytes[i];

        if (c < 0x20) {
            vpca_text_addf(text, "\\u%04x", c);
            continue;
        }
        if (c == '"' || c == '\\')
            vpca_text_add(text, "\\");
        vpca_text_add_bytes(text, &bytes[i], 1);
    }
    vpca_text_add(text, "\"");
}

void edit_write_key(const struct edit *edit, struct vpca_text *text,
                    const char *key)
{
    if (!edit->json && is_plain_key(key))
        vpca_text_add(text, key);
    else
        add_quoted(text, key, strlen(key));
}

/* A number of JSON without fraction and exponent, or a constant. */
static bool is_json_plain(const struct vpca_node *node)
{
    static const char *const CONSTANTS[] = {"true", "false", "null"};
    const char *digits = node->text + (node->text[0] == '-');
    size_t count = strspn(digits, "0123456789");

    if (!node->plain)
        return false;
    for (size_t i = 0; i < VPCA_COUNT(CONSTANTS); i++)
        if (strcmp(node->text, CONSTANTS[i]) == 0)
            return true;
    return count > 0 && digits[count] == '\0' &&
           (count == 1 || digits[0] != '0');
}

/* As deep as the tree, which is limited. */
void edit_write_json(struct vpca_text *text, const struct vpca_node *node)
{
    bool mapping = node->kind == VPCA_NODE_MAPPING;

    if (node->kind == VPCA_NODE_SCALAR) {
        if (is_json_plain(node))
            vpca_text_add(text, node->text);
        else
            add_quoted(text, node->text, node->length);
        return;
    }
    vpca_text_add(text, mapping ? "{" : "[");
    for (uint32_t i = 0; i < node->count; i++) {
        const struct vpca_node *key = node->items[i]->key;

        vpca_text_add(text, i > 0 ? ", " : "");
        if (mapping) {
            add_quoted(text, key->text, key->length);
            vpca_text_add(text, ": ");
        }
        edit_write_json(text, node->items[i]);
    }
    vpca_text_add(text, mapping ? "}" : "]");
}
