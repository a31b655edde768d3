/* Reads the name of a Region, and tells one that AWS would hardly give. */
#include "fields.h"

#include <string.h>

#define FORM "an area, a direction and a number, as in eu-central-1"

/* A name as it is put together: "eu" - "central" - "1" and "a" of a zone. */
struct parts {
    const char *area;
    const char *direction;
    const char *number;
    bool zone;
};

static const char *const directions[] = {
    "central", "east",      "north",     "northeast", "northwest",
    "south",   "southeast", "southwest", "west",
};

static bool is_letter(char c)
{
    return c >= 'a' && c <= 'z';
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_region_letter(char c)
{
    return is_letter(c) || is_digit(c) || c == '-';
}

/* ---- The form --------------------------------------------------------- */

static const char *direction_near(const char *word)
{
    struct vpca_nearest nearest;

    vpca_nearest_init(&nearest, word);
    for (size_t i = 0; i < VPCA_COUNT(directions); i++)
        vpca_nearest_feed(&nearest, directions[i]);
    return nearest.best;
}

/* Words of letters with one dash between them, two letters first. */
static bool is_area(const char *text)
{
    if (!is_letter(text[0]) || !is_letter(text[1]))
        return false;
    for (const char *at = text; *at; at++)
        if (!is_letter(*at) && (*at != '-' || !is_letter(at[1])))
            return false;
    return true;
}

/* Fills the parts that can be told; false when they make no name. */
static bool take_apart(struct reading *r, const char *name,
                       struct parts *ret_parts)
{
    size_t length = strlen(name);
    char *rest = vpca_arena_copy(r->diags->arena, name, length);
    char *dash;
    size_t end = length;

    ret_parts->zone =
        length > 1 && is_letter(rest[length - 1]) && is_digit(rest[length - 2]);
    if (ret_parts->zone)
        rest[--end] = '\0';
    while (end > 0 && is_digit(rest[end - 1]))
        end--;
    ret_parts->number =
        vpca_arena_copy(r->diags->arena, rest + end, strlen(rest + end));
    if (end > 0 && rest[end - 1] == '-')
        end--;
    rest[end] = '\0';
    dash = strrchr(rest, '-');
    if (!dash)
        return false;
    *dash = '\0';
    ret_parts->area = rest;
    ret_parts->direction = direction_near(dash + 1);
    return ret_parts->direction && is_area(rest);
}

static void warn(struct reading *r, const struct vpca_node *node,
                 const char *hint)
{
    vpca_node_report(r->diags, VPCA_CODE_ODD_REGION, node, hint,
                     "\"%s\" does not read like the name of an AWS Region",
                     node->text);
}

static void check_form(struct reading *r, const struct vpca_node *node)
{
    struct parts parts = {0};
    const char *meant;

    if (!take_apart(r, node->text, &parts)) {
        warn(r, node, "AWS names a Region by " FORM);
        return;
    }
    meant =
        vpca_arena_printf(r->diags->arena, "%s-%s-%s", parts.area,
                          parts.direction, *parts.number ? parts.number : "1");
    if (!*parts.number)
        warn(r, node,
             vpca_arena_printf(r->diags->arena,
                               "a number belongs to it, as in %s", meant));
    else if (parts.zone)
        vpca_node_report(
            r->diags, VPCA_CODE_ODD_REGION, node,
            vpca_arena_printf(r->diags->arena, "write the Region: %s", meant),
            "\"%s\" is an Availability Zone, and a Region is due", node->text);
    else if (strcmp(meant, node->text) != 0)
        warn(r, node,
             vpca_arena_printf(r->diags->arena, "did you mean %s?", meant));
}

/* ---- The field -------------------------------------------------------- */

/* "EU Central 1" as "eu-central-1"; NULL where that makes no name. */
static const char *as_region(struct reading *r, const char *text)
{
    char *region = vpca_arena_copy(r->diags->arena, text, strlen(text));
    struct parts parts = {0};

    for (char *at = region; *at; at++) {
        if (*at >= 'A' && *at <= 'Z')
            *at = (char)(*at - 'A' + 'a');
        else if (*at == ' ' || *at == '_')
            *at = '-';
        if (!is_region_letter(*at))
            return NULL;
    }
    return take_apart(r, region, &parts) && *parts.number ? region : NULL;
}

static void refuse(struct reading *r, const struct vpca_node *node)
{
    const char *region = as_region(r, node->text);

    vpca_node_report(
        r->diags, VPCA_CODE_BAD_TEXT, node,
        region ? vpca_arena_printf(r->diags->arena, "write: %s", region)
               : "write it as AWS names it: " FORM,
        "Regions are written like eu-central-1");
}

void field_region(struct reading *r, const struct vpca_node *node,
                  enum vpca_fact_id fact, struct vpca_member *member)
{
    struct vpca_value value;

    if (!fact_read(r, &vpca_facts[fact], node, &value))
        return;
    *member_value(member, fact) = value;
    if (value.unknown || value.state != VPCA_STATED)
        return;
    for (const char *at = value.as.text; *at; at++) {
        if (is_region_letter(*at))
            continue;
        refuse(r, node);
        return;
    }
    check_form(r, node);
}
