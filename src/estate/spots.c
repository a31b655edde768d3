/* Where a need has what it builds: its sites, its VPCs, or both together. */
#include <string.h>

#include "whole.h"

/* Beyond so many places a need's things are taken as its own. */
#define PLACES_MOST 16

struct members {
    const struct vpca_member *items[PLACES_MOST];
    size_t count;
    bool many; /* there are more */
};

static void add_member(struct members *members,
                       const struct vpca_member *member)
{
    size_t at = members->count;

    for (size_t i = 0; i < members->count; i++) {
        if (members->items[i] == member)
            return;
    }
    if (members->count == PLACES_MOST) {
        members->many = true;
        return;
    }
    members->count++;
    for (; at > 0 && strcmp(members->items[at - 1]->name, member->name) > 0;
         at--)
        members->items[at] = members->items[at - 1];
    members->items[at] = member;
}

/* The VPC of a service, the home of people. */
static const struct vpca_member *place_of(const struct vpca_member *member)
{
    return member->host ? member->host : member;
}

static void gather(const struct vpca_member *const *list, size_t count,
                   enum vpca_scope scope, struct members *members)
{
    for (size_t i = 0; i < count; i++) {
        const struct vpca_member *member = place_of(list[i]);

        if (member->scope == scope)
            add_member(members, member);
    }
}

static struct members sites_of(const struct vpca_model *model,
                               const struct vpca_need *need)
{
    const struct vpca_value *own = &model->own_sites;
    struct members sites = {.count = 0};

    gather(need->from, need->from_count, VPCA_SCOPE_SITE, &sites);
    gather(need->to, need->to_count, VPCA_SCOPE_SITE, &sites);
    /* What leads over a site of ours leads over the only one. */
    if (sites.count == 0 && model->own_site && own->as.quantity.low == 1 &&
        own->as.quantity.high == 1)
        add_member(&sites, model->own_site);
    return sites;
}

/* ---- Building the list ------------------------------------------------ */

struct builder {
    vpca_arena *arena;
    struct spot *items;
    size_t count;
    size_t capacity;
    bool inexact; /* how many there are is not known */
    int64_t total;
};

static int64_t count_of(struct builder *builder,
                        const struct vpca_member *member)
{
    struct vpca_range count = figures_of(&member->count);

    if (count.low != count.high)
        builder->inexact = true;
    return count.low;
}

static void add_place(struct builder *builder, const char *name, int64_t weight)
{
    if (weight == 0 && !builder->inexact)
        return;
    builder->items =
        vpca_arena_grow(builder->arena, builder->items, builder->count,
                        &builder->capacity, sizeof(*builder->items));
    builder->items[builder->count++] = (struct spot){name, weight};
    builder->total = figure_plus(builder->total, weight);
}

static void add_singles(struct builder *builder, const struct members *members)
{
    for (size_t i = 0; i < members->count; i++)
        add_place(builder, members->items[i]->name,
                  count_of(builder, members->items[i]));
}

static void add_two(struct builder *builder, const struct vpca_member *a,
                    const struct vpca_member *b)
{
    int64_t first = count_of(builder, a);
    int64_t second = a == b ? first - 1 : count_of(builder, b);
    int64_t weight = figure_times(first, second);

    if (strcmp(a->name, b->name) > 0) {
        const struct vpca_member *swap = a;

        a = b;
        b = swap;
    }
    add_place(builder,
              vpca_arena_printf(builder->arena, "%s and %s", a->name, b->name),
              a == b ? weight / 2 : weight);
}

static void add_cross(struct builder *builder, const struct members *sites,
                      const struct members *vpcs)
{
    if (vpcs->count == 0)
        add_singles(builder, sites);
    for (size_t i = 0; i < sites->count; i++) {
        for (size_t j = 0; j < vpcs->count; j++)
            add_two(builder, sites->items[i], vpcs->items[j]);
    }
}

static void add_pairs(struct builder *builder, const struct vpca_need *need,
                      const struct members *vpcs)
{
    struct members from = {.count = 0};
    struct members to = {.count = 0};

    gather(need->from, need->from_count, VPCA_SCOPE_VPC, &from);
    gather(need->to, need->to_count, VPCA_SCOPE_VPC, &to);
    for (size_t i = 0; need->between && i < vpcs->count; i++) {
        for (size_t j = i; j < vpcs->count; j++)
            add_two(builder, vpcs->items[i], vpcs->items[j]);
    }
    for (size_t i = 0; !need->between && i < from.count; i++) {
        for (size_t j = 0; j < to.count; j++)
            add_two(builder, from.items[i], to.items[j]);
    }
}

struct spots spots_find(const struct vpca_estate *estate,
                        const struct vpca_need *need, enum vpca_shared shared)
{
    struct members sites = sites_of(estate->model, need);
    struct members vpcs = {.count = 0};
    struct builder builder = {.arena = estate->arena};

    gather(need->from, need->from_count, VPCA_SCOPE_VPC, &vpcs);
    gather(need->to, need->to_count, VPCA_SCOPE_VPC, &vpcs);
    if (sites.many || vpcs.many)
        return (struct spots){NULL, 0, 0};
    if (shared == VPCA_SHARED_SITE)
        add_singles(&builder, &sites);
    else if (shared == VPCA_SHARED_VPC)
        add_singles(&builder, &vpcs);
    else if (shared == VPCA_SHARED_SITE_VPC)
        add_cross(&builder, &sites, &vpcs);
    else if (shared == VPCA_SHARED_VPCS)
        add_pairs(&builder, need, &vpcs);
    else
        add_place(&builder, "", 1);
    if (builder.count > PLACES_MOST)
        return (struct spots){NULL, 0, 0};
    return (struct spots){builder.items, builder.count,
                          builder.inexact ? 0 : builder.total};
}

struct spots spots_join(const struct vpca_estate *estate, struct spots spots)
{
    struct spot *one = vpca_arena_alloc(estate->arena, sizeof(*one));
    struct vpca_text text;

    if (spots.count < 2)
        return spots;
    vpca_text_init(&text, estate->arena);
    for (size_t i = 0; i < spots.count; i++)
        vpca_text_addf(&text, "%s%s", i ? ", " : "", spots.items[i].name);
    *one = (struct spot){text.bytes, 1};
    return (struct spots){one, 1, 1};
}
