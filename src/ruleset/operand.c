/* Facts and tags that packs name, and the values they have in a view. */
#include <assert.h>
#include <ctype.h>
#include <string.h>

#include "loader.h"

/* ---- Finding them ----------------------------------------------------- */

/* The scope before the first dot, and what follows it. VPCA_SCOPE_COUNT when
 * the text does not start with one. */
static enum vpca_scope split_scope(const char *text, const char **ret_rest)
{
    for (unsigned s = 0; s < VPCA_SCOPE_COUNT; s++) {
        const char *name = vpca_scope_name((enum vpca_scope)s);
        size_t length = strlen(name);

        if (strncmp(text, name, length) == 0 && text[length] == '.') {
            *ret_rest = text + length + 1;
            return (enum vpca_scope)s;
        }
    }
    return VPCA_SCOPE_COUNT;
}

bool operand_is_reference(const char *text)
{
    const char *rest;

    return split_scope(text, &rest) != VPCA_SCOPE_COUNT;
}

static const char *tag_name(enum vpca_scope scope, const char *rest)
{
    static const bool tagged[VPCA_SCOPE_COUNT] = {
        [VPCA_SCOPE_NEED] = true, [VPCA_SCOPE_SITE] = true,
        [VPCA_SCOPE_VPC] = true,  [VPCA_SCOPE_FROM] = true,
        [VPCA_SCOPE_TO] = true,
    };

    if (!tagged[scope] || strncmp(rest, "tags.", 5) != 0 || !rest[5])
        return NULL;
    return rest + 5;
}

/* The facts that the text names without their scope, or NULL. */
static const char *hint_scopes(const struct loader *loader, const char *text)
{
    struct vpca_text hint;

    vpca_text_init(&hint, loader->diags->arena);
    for (unsigned s = 0; s < VPCA_SCOPE_COUNT; s++) {
        const char *name =
            vpca_arena_printf(loader->diags->arena, "%s.%s",
                              vpca_scope_name((enum vpca_scope)s), text);

        if (vpca_fact_find(name) ||
            vpca_names_find(loader->names[SECTION_FACTS], name) != VPCA_NO_NAME)
            vpca_text_addf(&hint, "%s%s",
                           hint.length ? " or " : "did you mean ", name);
    }
    vpca_text_add(&hint, "?");
    return hint.length > 1 ? hint.bytes : NULL;
}

/* What comes to mind first and is written otherwise here. */
static const char *hint_form(const struct loader *loader, const char *text)
{
    const char *rest = text;
    enum vpca_scope scope = split_scope(text, &rest);

    if (strcmp(text, "or") == 0)
        return "write any: with a list of conditions";
    if (strcmp(text, "and") == 0)
        return "write all: with a list of conditions; those of one mapping "
               "must all hold by themselves";
    if (scope != VPCA_SCOPE_COUNT && strncmp(rest, "tag.", 4) == 0)
        return vpca_arena_printf(loader->diags->arena, "write %s.tags.%s",
                                 vpca_scope_name(scope), rest + 4);
    return scope == VPCA_SCOPE_COUNT ? hint_scopes(loader, text) : NULL;
}

static void report_unknown(struct loader *loader, const char *text,
                           const struct vpca_node *node)
{
    const char *hint = hint_form(loader, text);
    struct vpca_nearest nearest;

    vpca_nearest_init(&nearest, text);
    for (size_t i = 0; i < VPCA_FACT_COUNT; i++)
        vpca_nearest_feed(&nearest, vpca_facts[i].name);
    for (size_t i = 0; i < loader->rules->fact_count; i++)
        vpca_nearest_feed(&nearest, loader->facts[i].fact.name);
    vpca_node_report(loader->diags, VPCA_CODE_RULE_FACT, node,
                     hint ? hint : hint_nearest(loader, &nearest),
                     "there is no fact \"%s\"", text);
}

static bool find_fact(const struct loader *loader, const char *text,
                      struct vpca_operand *operand)
{
    const struct vpca_fact *fact = vpca_fact_find(text);
    size_t index;

    operand->kind = VPCA_OPERAND_FACT;
    if (fact) {
        operand->fact = fact;
        operand->index =
            (size_t)(fact - &vpca_facts[vpca_facts_first(fact->scope)]);
        return true;
    }
    index = vpca_names_find(loader->names[SECTION_FACTS], text);
    if (index == VPCA_NO_NAME)
        return false;
    operand->fact = &loader->facts[index].fact;
    operand->index = index;
    return true;
}

static void note_tag(struct loader *loader, const char *name)
{
    struct vpca_ruleset *rules = loader->rules;

    if (!loader->index->tags)
        loader->index->tags = vpca_names_new(loader->arena);
    if (!vpca_names_add(loader->index->tags, name, rules->tag_count))
        return;
    loader->tags =
        vpca_arena_grow(loader->arena, loader->tags, rules->tag_count,
                        &loader->tag_capacity, sizeof(*loader->tags));
    loader->tags[rules->tag_count++] = name;
    rules->tags = loader->tags;
}

bool operand_find(struct loader *loader, const char *text,
                  const struct vpca_node *node,
                  struct vpca_operand *ret_operand)
{
    const char *rest = text;
    struct vpca_operand operand = {.scope = split_scope(text, &rest)};

    if (operand.scope != VPCA_SCOPE_COUNT) {
        operand.tag = tag_name(operand.scope, rest);
        if (operand.tag) {
            operand.kind = VPCA_OPERAND_TAG;
            note_tag(loader, operand.tag);
        }
        if (operand.tag || find_fact(loader, text, &operand)) {
            *ret_operand = operand;
            return true;
        }
    }
    report_unknown(loader, text, node);
    return false;
}

/* ---- What they are ---------------------------------------------------- */

enum vpca_type operand_type(const struct vpca_operand *operand)
{
    switch (operand->kind) {
    case VPCA_OPERAND_FACT:
        return operand->fact->type;
    case VPCA_OPERAND_LITERAL:
        return (enum vpca_type)operand->literal.type;
    default:
        return VPCA_TYPE_TEXT;
    }
}

bool operand_is_demand(const struct vpca_operand *operand)
{
    return operand->kind == VPCA_OPERAND_FACT &&
           (operand->fact->flags & VPCA_FACT_DEMAND) != 0;
}

/* ---- Factors ---------------------------------------------------------- */

static bool read_factor(struct loader *loader, const struct vpca_node *node,
                        struct vpca_operand *ret_operand)
{
    static const struct vpca_fact number = {
        .name = "number",
        .scope = VPCA_SCOPE_OPTION,
        .type = VPCA_TYPE_QUANTITY,
        .unit = VPCA_UNIT_COUNT,
    };
    const char *text = text_read(loader, node, "the factor");

    if (!text)
        return false;
    if (!isdigit((unsigned char)text[0])) {
        if (!operand_find(loader, text, node, ret_operand))
            return false;
        if (operand_type(ret_operand) == VPCA_TYPE_QUANTITY)
            return true;
        vpca_node_report(loader->diags, VPCA_CODE_RULE_TYPE, node, NULL,
                         "\"%s\" is no quantity", text);
        return false;
    }
    *ret_operand = (struct vpca_operand){.kind = VPCA_OPERAND_LITERAL,
                                         .scope = VPCA_SCOPE_OPTION};
    return value_read_stated(loader, &number, node, &ret_operand->literal);
}

const struct vpca_operand *operands_read(struct loader *loader,
                                         const struct vpca_node *list,
                                         size_t *ret_count)
{
    struct vpca_operand *operands =
        vpca_arena_array(loader->arena, list_count(list), sizeof(*operands));
    size_t count = 0;

    for (size_t i = 0; i < list_count(list); i++)
        count += read_factor(loader, list_item(list, i), &operands[count]);
    *ret_count = count;
    return operands;
}

/* ---- What they are in a view ------------------------------------------ */

static struct vpca_value tag_value(const struct vpca_operand *operand,
                                   const struct vpca_view *view)
{
    const struct vpca_tag *tags = view->tags[operand->scope];

    for (size_t i = 0; i < view->tag_counts[operand->scope]; i++) {
        if (strcmp(tags[i].name, operand->tag) == 0)
            return vpca_value_text(tags[i].value);
    }
    return vpca_value_unknown(VPCA_TYPE_TEXT, VPCA_CAUSE_FILE);
}

struct vpca_value vpca_operand_value(const struct vpca_operand *operand,
                                     const struct vpca_view *view)
{
    const struct vpca_value *values;

    if (operand->kind == VPCA_OPERAND_LITERAL)
        return operand->literal;
    if (operand->kind == VPCA_OPERAND_TAG)
        return tag_value(operand, view);
    values = view->values[operand->scope];
    return values ? values[operand->index]
                  : vpca_value_absent(operand->fact->type);
}
