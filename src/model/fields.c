/* Reads a mapping by a table of its keys. */
#include "fields.h"

#include <string.h>

static const char *const kind_nouns[] = {
    [VPCA_NODE_SCALAR] = "a single value",
    [VPCA_NODE_SEQUENCE] = "a list",
    [VPCA_NODE_MAPPING] = "a mapping",
};

bool kind_due(struct reading *r, const struct vpca_node *node,
              enum vpca_node_kind kind, const char *example)
{
    const char *hint = NULL;

    if (node->kind == kind)
        return true;
    if (example)
        hint = vpca_arena_printf(r->diags->arena, "write: %s", example);
    vpca_node_report(r->diags, VPCA_CODE_WRONG_KIND, node, hint,
                     "%s stands where %s is due", kind_nouns[node->kind],
                     kind_nouns[kind]);
    return false;
}

static void report_null(struct reading *r, const struct vpca_node *node)
{
    vpca_node_report(r->diags, VPCA_CODE_WRONG_KIND, node,
                     "write a value, or leave the key out: what is not said "
                     "is unknown",
                     "there is no value");
}

const char *text_due(struct reading *r, const struct vpca_node *node,
                     const char *example)
{
    if (!kind_due(r, node, VPCA_NODE_SCALAR, example))
        return NULL;
    if (vpca_node_is_null(node) || node->length == 0) {
        vpca_node_report(
            r->diags, VPCA_CODE_BAD_TEXT, node,
            example ? vpca_arena_printf(r->diags->arena, "write: %s", example)
                    : NULL,
            "a text is due and there is none");
        return NULL;
    }
    return node->text;
}

size_t one_or_many(struct reading *r, const struct vpca_node *node)
{
    if (node->kind == VPCA_NODE_SEQUENCE)
        return node->count;
    if (vpca_node_is_null(node)) {
        report_null(r, node);
        return 0;
    }
    return 1;
}

const struct vpca_node *nth_of(const struct vpca_node *node, size_t index)
{
    return node->kind == VPCA_NODE_SEQUENCE ? node->items[index] : node;
}

bool is_plain(const struct vpca_node *node, const char *word)
{
    return node->kind == VPCA_NODE_SCALAR && strcmp(node->text, word) == 0;
}

bool is_no(const struct vpca_node *node)
{
    return node->plain && (is_plain(node, "no") || is_plain(node, "false"));
}

bool is_yes(const struct vpca_node *node)
{
    return node->plain && (is_plain(node, "yes") || is_plain(node, "true"));
}

/* ---- Tables ----------------------------------------------------------- */

static const struct field *find(const struct field_table *table,
                                const char *key)
{
    for (size_t i = 0; i < table->count; i++)
        if (strcmp(table->fields[i].key, key) == 0)
            return &table->fields[i];
    return NULL;
}

const char *hint_after_comma(const char *key)
{
    return key[0] >= '0' && key[0] <= '9'
               ? "a comma ends an entry in braces; decimals follow a point, "
                 "and nothing divides the thousands"
               : NULL;
}

static const char *hint_keys(struct reading *r, const struct field_table *table)
{
    struct vpca_text hint;

    vpca_text_init(&hint, r->diags->arena);
    vpca_text_add(&hint, "known here:");
    for (size_t i = 0; i < table->count; i++)
        vpca_text_addf(&hint, "%s %s", i ? "," : "", table->fields[i].key);
    return hint.bytes;
}

static void report_unknown(struct reading *r, const struct vpca_node *node,
                           const struct field_table *table)
{
    struct vpca_nearest nearest;
    const char *hint = NULL;
    const char *key = node->key->text;

    if (r->diags->errors > VPCA_DIAG_LIMIT) {
        key_report(r, VPCA_CODE_UNKNOWN_KEY, node, NULL, "unknown key");
        return;
    }
    if (table->elsewhere)
        hint = table->elsewhere(key);
    if (!hint)
        hint = hint_after_comma(key);
    if (!hint && demand_named(key))
        hint = "it is a demand: write it under must: of a need";
    if (!hint) {
        vpca_nearest_init(&nearest, key);
        for (size_t i = 0; i < table->count; i++)
            vpca_nearest_feed(&nearest, table->fields[i].key);
        hint = did_you_mean(r, &nearest);
    }
    if (!hint)
        hint = hint_keys(r, table);
    key_report(r, VPCA_CODE_UNKNOWN_KEY, node, hint, "%s has no key \"%s\"",
               table->what, key);
}

static void read_fact(struct reading *r, const struct vpca_node *node,
                      const struct field_table *table,
                      const struct field *field, void *target)
{
    struct vpca_value value;

    if (fact_read(r, &vpca_facts[field->fact], node, &value))
        table->store(r, target, field->fact, &value, node);
}

void fields_read(struct reading *r, const struct vpca_node *node,
                 const struct field_table *table, void *target)
{
    if (!kind_due(r, node, VPCA_NODE_MAPPING, table->example))
        return;
    for (size_t i = 0; i < node->count; i++) {
        const struct vpca_node *value = node->items[i];
        const struct field *field;

        if (value->key->kind != VPCA_NODE_SCALAR)
            continue;
        field = find(table, value->key->text);
        if (!field)
            report_unknown(r, value, table);
        else if (vpca_node_is_null(value))
            report_null(r, value);
        else if (field->read)
            field->read(r, value, target);
        else
            read_fact(r, value, table, field, target);
    }
}

void field_store_member(struct reading *r, void *target, enum vpca_fact_id fact,
                        const struct vpca_value *value,
                        const struct vpca_node *node)
{
    (void)r;
    (void)node;
    *member_value(target, fact) = *value;
}
