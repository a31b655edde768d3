/* The fact behind a path of the file, and the needs that it is about. */
#include "figures.h"

#include <string.h>

/* A path in its parts: "needs", "x", "must.bandwidth". */
struct place {
    const char *section;
    const char *name; /* NULL: the section has no names */
    const char *rest;
};

static const char *take(vpca_arena *arena, const char **path)
{
    size_t length = strcspn(*path, ".");
    const char *part = vpca_arena_copy(arena, *path, length);

    *path += length + ((*path)[length] == '.');
    return part;
}

static struct place split(vpca_arena *arena, const char *path)
{
    struct place place = {0};

    place.section = take(arena, &path);
    if (strcmp(place.section, "defaults") != 0)
        place.name = take(arena, &path);
    place.rest = path;
    return place;
}

void place_split(vpca_arena *arena, const char *path, const char **ret_section,
                 const char **ret_name)
{
    const struct place place = split(arena, path);

    *ret_section = place.section;
    *ret_name = place.name;
}

/* ---- The fact --------------------------------------------------------- */

static const char *after(const char *text, const char *prefix)
{
    size_t length = strlen(prefix);

    return strncmp(text, prefix, length) == 0 ? text + length : NULL;
}

static const struct vpca_fact *need_fact(vpca_arena *arena, const char *rest)
{
    const char *demand = after(rest, "must.");
    const struct vpca_fact *fact;
    char *name;

    if (!demand)
        demand = after(rest, "backup.");
    name = vpca_arena_printf(arena, "%s", demand ? demand : rest);
    for (char *at = name; *at; at++) {
        if (*at == '.')
            *at = '_';
    }
    fact = vpca_fact_find(vpca_arena_printf(arena, "need.%s", name));
    if (!fact || (fact->flags & VPCA_FACT_COMPUTED) ||
        ((fact->flags & VPCA_FACT_DEMAND) != 0) != (demand != NULL))
        return NULL;
    return fact;
}

static const struct vpca_fact *member_fact(vpca_arena *arena,
                                           const struct place *place)
{
    static const struct {
        const char *section;
        const char *scope;
    } sections[] = {{"sites", "site"},
                    {"vpcs", "vpc"},
                    {"services", "service"},
                    {"users", "user"}};

    for (size_t i = 0; i < VPCA_COUNT(sections); i++) {
        const struct vpca_fact *fact;

        if (strcmp(sections[i].section, place->section) != 0)
            continue;
        fact = vpca_fact_find(
            vpca_arena_printf(arena, "%s.%s", sections[i].scope, place->rest));
        return fact && !(fact->flags & VPCA_FACT_COMPUTED) ? fact : NULL;
    }
    return NULL;
}

static bool is_of_needs(const struct place *place)
{
    return strcmp(place->section, "needs") == 0 ||
           strcmp(place->section, "defaults") == 0;
}

enum place_kind place_find(vpca_arena *arena, const char *path,
                           const struct vpca_fact **ret_fact)
{
    const struct place place = split(arena, path);

    *ret_fact = NULL;
    if (is_of_needs(&place) && after(place.rest, "prefer."))
        return PLACE_WEIGHT;
    *ret_fact = is_of_needs(&place) ? need_fact(arena, place.rest)
                                    : member_fact(arena, &place);
    return *ret_fact ? PLACE_FACT : PLACE_NONE;
}

/* ---- Needs ------------------------------------------------------------ */

static bool is_named(const struct vpca_member *member, const char *name)
{
    return strcmp(member->name, name) == 0 ||
           (member->host && strcmp(member->host->name, name) == 0);
}

static bool joins(const struct vpca_need *need, const char *name)
{
    for (size_t i = 0; i < need->from_count; i++) {
        if (is_named(need->from[i], name))
            return true;
    }
    for (size_t i = 0; i < need->to_count; i++) {
        if (is_named(need->to[i], name))
            return true;
    }
    return false;
}

/* Then facts of all our sites count. */
static bool has_no_site(const struct vpca_need *need)
{
    for (size_t i = 0; i < need->from_count; i++) {
        if (need->from[i]->scope == VPCA_SCOPE_SITE)
            return false;
    }
    for (size_t i = 0; i < need->to_count; i++) {
        if (need->to[i]->scope == VPCA_SCOPE_SITE)
            return false;
    }
    return true;
}

bool place_concerns(vpca_arena *arena, const char *path,
                    const struct vpca_need *need)
{
    const struct place place = split(arena, path);

    if (!place.name)
        return true;
    if (strcmp(place.section, "needs") == 0)
        return strcmp(place.name, need->name) == 0;
    return joins(need, place.name) ||
           (strcmp(place.section, "sites") == 0 && has_no_site(need));
}
