/* The small parts that every section of a pack is made of. */
#include <ctype.h>
#include <string.h>

#include "loader.h"

const char *hint_nearest(const struct loader *loader,
                         const struct vpca_nearest *nearest)
{
    if (!nearest->best)
        return NULL;
    return vpca_arena_printf(loader->diags->arena, "did you mean %s?",
                             nearest->best);
}

bool kind_check(struct loader *loader, const struct vpca_node *node,
                enum vpca_node_kind kind, const char *what)
{
    static const char *const names[] = {
        [VPCA_NODE_SCALAR] = "a single value",
        [VPCA_NODE_SEQUENCE] = "a list",
        [VPCA_NODE_MAPPING] = "a mapping",
    };

    if (node->kind == kind)
        return true;
    vpca_node_report(loader->diags, VPCA_CODE_WRONG_KIND, node, NULL,
                     "%s must be %s", what, names[kind]);
    return false;
}

static bool listed(const char *const *list, const char *text)
{
    while (*list && strcmp(*list, text) != 0)
        list++;
    return *list != NULL;
}

/* In `{ text: one, two }` YAML takes what follows the comma for a key. */
static bool is_cut_text(const struct vpca_node *value)
{
    return vpca_node_is_null(value) && value->key->plain &&
           value->span.start == value->span.end;
}

void keys_check(struct loader *loader, const struct vpca_node *mapping,
                const char *const *keys)
{
    for (size_t i = 0; i < mapping->count; i++) {
        const struct vpca_node *key = mapping->items[i]->key;
        struct vpca_nearest nearest;
        const char *hint;

        if (listed(keys, key->text))
            continue;
        vpca_nearest_init(&nearest, key->text);
        for (const char *const *known = keys; *known; known++)
            vpca_nearest_feed(&nearest, *known);
        hint = hint_nearest(loader, &nearest);
        if (!hint && is_cut_text(mapping->items[i]))
            hint = "a comma ends a text between braces: put it in quotes";
        vpca_node_report(loader->diags, VPCA_CODE_UNKNOWN_KEY, key, hint,
                         "the key \"%s\" is not known here", key->text);
    }
}

bool name_check(struct loader *loader, const char *name,
                const struct vpca_node *node)
{
    size_t taken = strspn(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                "abcdefghijklmnopqrstuvwxyz"
                                "0123456789-_.");

    if (name[0] && !name[taken] && !strchr("-_.", name[0]))
        return true;
    vpca_node_report(loader->diags, VPCA_CODE_BAD_NAME, node,
                     "use letters, digits, '-', '_' and '.'",
                     "\"%s\" cannot be a name", name);
    return false;
}

const char *text_read(struct loader *loader, const struct vpca_node *node,
                      const char *what)
{
    if (!kind_check(loader, node, VPCA_NODE_SCALAR, what))
        return NULL;
    if (vpca_node_is_null(node) || !node->text[0]) {
        vpca_node_report(loader->diags, VPCA_CODE_BAD_TEXT, node, NULL,
                         "%s is empty", what);
        return NULL;
    }
    return node->text;
}

const char *text_get(struct loader *loader, const struct vpca_node *mapping,
                     const char *key)
{
    const struct vpca_node *node = vpca_node_get(mapping, key);

    return node ? text_read(loader, node, key) : NULL;
}

const char *text_require(struct loader *loader, const struct vpca_node *mapping,
                         const char *key)
{
    if (vpca_node_get(mapping, key))
        return text_get(loader, mapping, key);
    vpca_node_report(loader->diags, VPCA_CODE_MISSING_KEY, mapping, NULL,
                     "\"%s\" is missing", key);
    return NULL;
}

/* Whether digits stand at the places of '9', and all else as it is. */
static bool has_form(const char *text, const char *form)
{
    for (; *form && *text; form++, text++) {
        if (*form == '9' ? !isdigit((unsigned char)*text) : *text != *form)
            return false;
    }
    return !*form && !*text;
}

static bool in_range(const char *text, char most_tens, char most_ones)
{
    if (text[0] == '0')
        return text[1] != '0';
    return text[0] < most_tens ||
           (text[0] == most_tens && text[1] <= most_ones);
}

static bool is_date(const char *text)
{
    if (has_form(text, "9999"))
        return true;
    if (has_form(text, "9999-99"))
        return in_range(text + 5, '1', '2');
    return vpca_date_valid(text);
}

const char *date_get(struct loader *loader, const struct vpca_node *mapping,
                     const char *key)
{
    const char *text = text_get(loader, mapping, key);

    if (text && vpca_date_month_days(text))
        vpca_node_report(loader->diags, VPCA_CODE_BAD_DATE,
                         vpca_node_get(mapping, key), NULL,
                         "%s does not exist: that month has %d days", text,
                         vpca_date_month_days(text));
    else if (text && !is_date(text))
        vpca_node_report(loader->diags, VPCA_CODE_BAD_DATE,
                         vpca_node_get(mapping, key),
                         "write a year, a month or a day: 2026, 2026-06 or "
                         "2026-06-30",
                         "\"%s\" is no date", text);
    return text;
}

bool flag_get(struct loader *loader, const struct vpca_node *mapping,
              const char *key)
{
    static const char *const words[] = {"no", "yes", "false", "true", NULL};
    const struct vpca_node *node = vpca_node_get(mapping, key);
    size_t word;

    if (!node)
        return false;
    word = choice_read(loader, node, words, key);
    return word != VPCA_NONE && word % 2 == 1;
}

bool integer_read(struct loader *loader, const struct vpca_node *node,
                  int limit, int *ret_number)
{
    const char *text = text_read(loader, node, "the number");
    const char *digit = text;
    int number = 0;

    if (!text)
        return false;
    digit += *digit == '-' || *digit == '+';
    if (!isdigit((unsigned char)*digit))
        goto bad;
    for (; isdigit((unsigned char)*digit); digit++) {
        number = number * 10 + (*digit - '0');
        if (number > limit)
            goto bad;
    }
    if (*digit)
        goto bad;
    *ret_number = *text == '-' ? -number : number;
    return true;
bad:
    vpca_node_report(loader->diags, VPCA_CODE_BAD_NUMBER, node, NULL,
                     "\"%s\" is not a whole number from %d to %d", text, -limit,
                     limit);
    return false;
}

size_t list_count(const struct vpca_node *node)
{
    return node->kind == VPCA_NODE_SEQUENCE ? node->count : 1;
}

const struct vpca_node *list_item(const struct vpca_node *node, size_t index)
{
    return node->kind == VPCA_NODE_SEQUENCE ? node->items[index] : node;
}

static void report_choice(struct loader *loader, const struct vpca_node *node,
                          const char *const *choices, const char *what)
{
    struct vpca_nearest nearest;
    struct vpca_text hint;

    vpca_nearest_init(&nearest, node->text);
    vpca_text_init(&hint, loader->diags->arena);
    vpca_text_add(&hint, "use one of: ");
    for (size_t i = 0; choices[i]; i++) {
        vpca_nearest_feed(&nearest, choices[i]);
        vpca_text_addf(&hint, "%s%s", i ? ", " : "", choices[i]);
    }
    vpca_node_report(loader->diags, VPCA_CODE_UNKNOWN_WORD, node,
                     nearest.best ? hint_nearest(loader, &nearest) : hint.bytes,
                     "\"%s\" is no %s", node->text, what);
}

size_t choice_read(struct loader *loader, const struct vpca_node *node,
                   const char *const *choices, const char *what)
{
    const char *text = text_read(loader, node, what);

    if (!text)
        return VPCA_NONE;
    for (size_t i = 0; choices[i]; i++) {
        if (strcmp(choices[i], text) == 0)
            return i;
    }
    report_choice(loader, node, choices, what);
    return VPCA_NONE;
}

uint64_t bits_read(struct loader *loader, const struct vpca_node *node,
                   const struct vpca_domain *domain)
{
    uint64_t bits = 0;

    for (size_t i = 0; i < list_count(node); i++) {
        const struct vpca_node *item = list_item(node, i);
        const char *text = text_read(loader, item, "the name");
        size_t word = text ? vpca_domain_find(domain, text) : VPCA_NO_NAME;
        struct vpca_nearest nearest;

        if (word < VPCA_DOMAIN_LIMIT)
            bits |= UINT64_C(1) << word;
        if (!text || word != VPCA_NO_NAME)
            continue;
        vpca_nearest_init(&nearest, text);
        for (size_t w = 0; w < domain->count; w++)
            vpca_nearest_feed(&nearest, domain->words[w]);
        vpca_node_report(loader->diags, VPCA_CODE_UNKNOWN_NAME, item,
                         hint_nearest(loader, &nearest), "\"%s\" is not known",
                         text);
    }
    return bits;
}
