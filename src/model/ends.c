/* Reads who is joined with whom: from and to, or between; and the kind of
 * need that follows. */
#include "fields.h"

#include <assert.h>
#include <string.h>

#define EXAMPLE "from: fra-dc, to: prod; or between: [prod, dr]"

/* ---- Names and globs -------------------------------------------------- */

static void add_named(struct reading *r, const struct vpca_node *node,
                      struct member_list *list)
{
    struct vpca_member *member = member_named(r, node, EXAMPLE);
    size_t index;

    if (!member)
        return;
    index = (size_t)(member - r->members);
    if (r->stamps[index] == r->stamp) {
        vpca_node_report(r->diags, VPCA_CODE_BAD_ENDS, node,
                         "take one of them out", "\"%s\" stands here already",
                         member->name);
        return;
    }
    r->stamps[index] = r->stamp;
    member_list_add(r, list, member);
}

static void add_item(struct reading *r, const struct vpca_node *node,
                     bool networks, struct member_list *list)
{
    if (node->kind != VPCA_NODE_SCALAR || !is_glob(node->text)) {
        add_named(r, node, list);
        return;
    }
    if (glob_expand(r, node->text, networks, list) == 0)
        vpca_node_report(r->diags, VPCA_CODE_UNKNOWN_NAME, node,
                         "'*' stands for any characters, '?' for one",
                         "no name matches \"%s\"", node->text);
}

/* Reads one end. False when something in it was reported. */
static bool read_end(struct reading *r, const struct vpca_node *node,
                     bool networks, struct member_list *list)
{
    size_t before = r->diags->errors;
    size_t count = node->kind == VPCA_NODE_SEQUENCE ? node->count : 1;

    if (vpca_node_is_null(node))
        return false; /* reported with the other keys */
    r->stamp++;
    for (size_t i = 0; i < count; i++)
        add_item(r, nth_of(node, i), networks, list);
    if (r->diags->errors == before && list->count == 0)
        vpca_node_report(r->diags, VPCA_CODE_BAD_ENDS, node, "write: " EXAMPLE,
                         "this end names nothing");
    return r->diags->errors == before;
}

static const struct vpca_member **keep(struct reading *r,
                                       const struct member_list *list)
{
    const struct vpca_member **items =
        vpca_arena_array(r->arena, list->count, sizeof(*items));

    for (size_t i = 0; i < list->count; i++) {
        items[i] = list->items[i];
        r->used[items[i] - r->members] = true;
    }
    return items;
}

/* ---- What does not make a need ---------------------------------------- */

static size_t count_scope(const struct vpca_member *const *items, size_t count,
                          enum vpca_scope scope)
{
    size_t found = 0;

    for (size_t i = 0; i < count; i++)
        found += items[i]->scope == scope;
    return found;
}

size_t ends_entries(const struct vpca_need *need, enum vpca_scope scope)
{
    return count_scope(need->from, need->from_count, scope) +
           count_scope(need->to, need->to_count, scope);
}

static bool bad(struct reading *r, const struct vpca_node *node,
                const char *hint, const char *message)
{
    assert(node);
    if (node->parent && node->parent->kind == VPCA_NODE_MAPPING && node->key)
        key_report(r, VPCA_CODE_BAD_ENDS, node, hint, "%s", message);
    else
        vpca_node_report(r->diags, VPCA_CODE_BAD_ENDS, node, hint, "%s",
                         message);
    return false;
}

static bool check_between(struct reading *r, const struct vpca_node *node,
                          const struct vpca_need *need)
{
    uint64_t pairs = (uint64_t)need->from_count *
                     (need->from_count ? need->from_count - 1 : 0) / 2;

    if (ends_entries(need, VPCA_SCOPE_USER) > 0)
        return bad(r, node, "write: from: field-staff, to: prod",
                   "users cannot stand in between: they reach, and nothing "
                   "reaches them");
    if (ends_entries(need, VPCA_SCOPE_SERVICE) > 0)
        return bad(r, node, "write: from: prod, to: billing",
                   "a service cannot stand in between: it is one thing to "
                   "reach");
    if (need->from_count == 1 && need->from[0]->count.as.quantity.high < 2)
        return bad(r, node, "write: between: [prod, dr]",
                   "between needs two networks or more");
    if (pairs > VPCA_LIMIT_MESH_PAIRS) {
        vpca_node_report(
            r->diags, VPCA_CODE_LIMIT_MESH_PAIRS, node,
            "let one entry with a count stand for networks that are alike",
            "%zu networks make %llu pairs, and %d are the most",
            need->from_count, (unsigned long long)pairs,
            (int)VPCA_LIMIT_MESH_PAIRS);
        return false;
    }
    return true;
}

static const struct vpca_member *on_both_ends(struct reading *r,
                                              const struct vpca_need *need)
{
    r->stamp++;
    for (size_t i = 0; i < need->from_count; i++)
        r->stamps[need->from[i] - r->members] = r->stamp;
    for (size_t i = 0; i < need->to_count; i++)
        if (r->stamps[need->to[i] - r->members] == r->stamp)
            return need->to[i];
    return NULL;
}

static bool both_have(const struct vpca_need *need, enum vpca_scope scope)
{
    return count_scope(need->from, need->from_count, scope) > 0 &&
           count_scope(need->to, need->to_count, scope) > 0;
}

/* A network is no need by itself, unless it stands for several. */
static bool report_twice(struct reading *r, const struct vpca_node *to,
                         const struct vpca_need *need,
                         const struct vpca_member *twice)
{
    vpca_arena *arena = r->diags->arena;
    bool alone = need->from_count == 1 && need->to_count == 1;

    if (!alone)
        return bad(r, to,
                   "name it once; networks that must all reach each other "
                   "stand in between: [prod, dr]",
                   vpca_arena_printf(arena, "\"%s\" stands on both ends",
                                     twice->name));
    if (twice->count.as.quantity.high > 1)
        return bad(
            r, to,
            vpca_arena_printf(arena, "write: between: [%s]", twice->name),
            vpca_arena_printf(arena,
                              "\"%s\" is a group on both ends: between "
                              "joins its members with each other",
                              twice->name));
    return bad(r, to, "name the other network in to:",
               vpca_arena_printf(arena,
                                 "\"%s\" is both ends of the need: a need "
                                 "joins two networks",
                                 twice->name));
}

static bool check_from_to(struct reading *r, const struct vpca_node *to,
                          const struct vpca_need *need)
{
    const struct vpca_member *twice = on_both_ends(r, need);

    if (both_have(need, VPCA_SCOPE_USER))
        return bad(r, to, "write: from: field-staff, to: prod",
                   "users stand on both ends: they reach networks and "
                   "services, not each other");
    if (both_have(need, VPCA_SCOPE_SERVICE))
        return bad(r, to, "write: from: prod, to: billing",
                   "services stand on both ends: name the VPC or site that "
                   "uses one");
    return !twice || report_twice(r, to, need, twice);
}

/* ---- Kind ------------------------------------------------------------- */

static bool demands_transit(const struct vpca_node *node)
{
    const struct vpca_node *must = vpca_node_get(node, "must");
    const struct vpca_node *said = vpca_node_get(must, "transitive");

    return said && is_plain(said, "required");
}

/* Whether there are, or may be, two VPCs. */
static bool has_many_vpcs(const struct vpca_need *need)
{
    if (ends_entries(need, VPCA_SCOPE_VPC) +
            ends_entries(need, VPCA_SCOPE_SERVICE) >
        1)
        return true;
    for (size_t i = 0; i < need->from_count + need->to_count; i++) {
        const struct vpca_member *member = i < need->from_count
                                               ? need->from[i]
                                               : need->to[i - need->from_count];

        if (member->scope == VPCA_SCOPE_VPC &&
            member->count.as.quantity.high > 1)
            return true;
    }
    return false;
}

enum need_kind ends_kind(const struct vpca_need *need, bool transit)
{
    if (ends_entries(need, VPCA_SCOPE_USER) > 0)
        return KIND_USER_TO_VPC;
    if (ends_entries(need, VPCA_SCOPE_SITE) == 0)
        return KIND_VPC_TO_VPC;
    if ((need->between || transit) && has_many_vpcs(need))
        return KIND_MIXED;
    return KIND_NETWORK_TO_VPC;
}

static enum need_kind kind_of(const struct reading *r,
                              const struct vpca_node *node,
                              const struct vpca_need *need)
{
    bool said = vpca_node_get(vpca_node_get(node, "must"), "transitive");

    return ends_kind(need, demands_transit(said ? node : r->defaults));
}

/* ---- The ends --------------------------------------------------------- */

static bool check_keys(struct reading *r, const struct vpca_node *node)
{
    const struct vpca_node *between = vpca_node_get(node, "between");
    const struct vpca_node *from = vpca_node_get(node, "from");
    const struct vpca_node *to = vpca_node_get(node, "to");

    if (between && (from || to))
        return bad(r, between,
                   "between: [a, b] joins every pair; from: a, to: b joins "
                   "one end with the other: choose one",
                   "between stands beside from or to");
    if (between || (from && to))
        return true;
    if (from)
        return bad(r, from, "add the other end, to: prod", "from has no to");
    if (to)
        return bad(r, to, "add the other end, from: fra-dc", "to has no from");
    return bad(r, node, "write: " EXAMPLE, "the need joins nothing");
}

bool ends_read(struct reading *r, const struct vpca_node *node,
               struct vpca_need *need)
{
    const struct vpca_node *between = vpca_node_get(node, "between");
    const struct vpca_node *from =
        between ? between : vpca_node_get(node, "from");
    const struct vpca_node *to = vpca_node_get(node, "to");
    struct member_list lists[2] = {{0}, {0}};
    bool good = check_keys(r, node);

    if (from && !read_end(r, from, between != NULL, &lists[0]))
        good = false;
    if (to && !read_end(r, to, false, &lists[1]))
        good = false;
    need->between = between != NULL;
    need->from = keep(r, &lists[0]);
    need->from_count = lists[0].count;
    need->to = keep(r, &lists[1]);
    need->to_count = lists[1].count;
    if (good)
        good = between ? check_between(r, between, need)
                       : check_from_to(r, to, need);
    need->kind = kind_of(r, node, need);
    return good;
}
