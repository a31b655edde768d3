/* Names: their form, and what a name that is not there may have meant. */
#include "fields.h"

#include <string.h>

#define NAME_LIMIT   63
#define LISTED_NAMES 8
/* Each hint looks at every name; after so many, nobody reads them. */
#define NAMES_LOOKED_AT 5000000u

void key_report(struct reading *r, enum vpca_code code,
                const struct vpca_node *value, const char *hint,
                const char *format, ...)
{
    struct vpca_text message;
    va_list arguments;

    vpca_text_init(&message, r->diags->arena);
    va_start(arguments, format);
    vpca_text_vaddf(&message, format, arguments);
    va_end(arguments);
    vpca_diags_add(r->diags, code, value->key ? value->key->span : value->span,
                   vpca_node_path(r->diags->arena, value), hint, "%s",
                   message.bytes);
}

const char *did_you_mean(const struct reading *r,
                         const struct vpca_nearest *nearest)
{
    if (!nearest->best)
        return NULL;
    return vpca_arena_printf(r->diags->arena, "did you mean %s?",
                             nearest->best);
}

static bool is_name_start(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9');
}

static bool has_form(const struct vpca_node *key)
{
    if (key->length == 0 || key->length > NAME_LIMIT ||
        !is_name_start(key->text[0]))
        return false;
    for (size_t i = 1; i < key->length; i++) {
        char c = key->text[i];

        if (!is_name_start(c) && c != '-' && c != '_' && c != '.')
            return false;
    }
    return true;
}

bool name_valid(struct reading *r, const struct vpca_node *entry)
{
    if (entry->key->kind != VPCA_NODE_SCALAR)
        return false;
    if (has_form(entry->key))
        return true;
    key_report(r, VPCA_CODE_BAD_NAME, entry,
               "letters a to z, digits, '-', '_' and '.', with a letter or "
               "digit first; at most 63",
               "\"%s\" cannot be a name", entry->key->text);
    return false;
}

const char *scope_noun(enum vpca_scope scope)
{
    static const char *const nouns[] = {
        [VPCA_SCOPE_SITE] = "a site",
        [VPCA_SCOPE_VPC] = "a VPC",
        [VPCA_SCOPE_SERVICE] = "a service",
        [VPCA_SCOPE_USER] = "a group of users",
    };

    return nouns[scope];
}

static const char *list_names(const struct reading *r)
{
    struct vpca_text text;

    vpca_text_init(&text, r->diags->arena);
    vpca_text_add(&text, "the file names");
    for (size_t i = 0; i < r->member_count; i++)
        vpca_text_addf(&text, "%s %s", i ? "," : "", r->members[i].name);
    return text.bytes;
}

static const char *hint_name(struct reading *r, const char *name)
{
    struct vpca_nearest nearest;

    if (r->diags->errors > NAMES_LOOKED_AT / (r->member_count + 1))
        return NULL;
    vpca_nearest_init(&nearest, name);
    for (size_t i = 0; i < r->member_count; i++)
        vpca_nearest_feed(&nearest, r->members[i].name);
    if (nearest.best)
        return did_you_mean(r, &nearest);
    if (r->member_count == 0 || r->member_count > LISTED_NAMES)
        return "name an entry of sites, vpcs, services or users";
    return list_names(r);
}

struct vpca_member *member_named(struct reading *r,
                                 const struct vpca_node *node, const char *due)
{
    const char *name = text_due(r, node, due);
    size_t index;

    if (!name)
        return NULL;
    index = vpca_names_find(r->member_names, name);
    if (index != VPCA_NO_NAME)
        return &r->members[index];
    vpca_node_report(r->diags, VPCA_CODE_UNKNOWN_NAME, node, hint_name(r, name),
                     "nothing is named \"%s\"", name);
    return NULL;
}

struct vpca_need *need_named(struct reading *r, const struct vpca_node *node,
                             const char *due)
{
    const char *name = text_due(r, node, due);
    struct vpca_nearest nearest;
    const char *hint;
    size_t index;

    if (!name)
        return NULL;
    index = vpca_names_find(r->need_names, name);
    if (index != VPCA_NO_NAME)
        return &r->needs[index];
    vpca_nearest_init(&nearest, name);
    /* Enough for any reader, and few enough to stay quick. */
    for (size_t i = 0; i < r->need_count && r->diags->errors < 100; i++)
        vpca_nearest_feed(&nearest, r->needs[i].name);
    hint = did_you_mean(r, &nearest);
    vpca_node_report(r->diags, VPCA_CODE_UNKNOWN_NAME, node,
                     hint ? hint : "name an entry of needs:",
                     "there is no need \"%s\"", name);
    return NULL;
}
