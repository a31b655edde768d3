/* The section `things`: what is built once for several needs. */
#include <assert.h>

#include "loader.h"

static const char *const names[VPCA_SHARED_COUNT + 1] = {
    [VPCA_SHARED_SITE] = "site",
    [VPCA_SHARED_VPC] = "vpc",
    [VPCA_SHARED_SITE_VPC] = "site-and-vpc",
    [VPCA_SHARED_VPCS] = "two-vpcs",
    [VPCA_SHARED_NETWORK] = "network",
};

const char *vpca_shared_name(enum vpca_shared shared)
{
    assert(shared < VPCA_SHARED_COUNT);
    return names[shared];
}

static void read_thing(struct loader *loader, const struct entry *entry,
                       struct vpca_thing *thing)
{
    static const char *const keys[] = {"text", "shared", "claims", "judgement",
                                       NULL};
    size_t shared;

    thing->id = entry->id;
    name_check(loader, entry->id, entry->key);
    if (!kind_check(loader, entry->node, VPCA_NODE_MAPPING, "a thing"))
        return;
    keys_check(loader, entry->node, keys);
    thing->text = text_require(loader, entry->node, "text");
    thing->basis = basis_read(loader, entry->node, VPCA_CODE_MISSING_KEY);
    if (!text_require(loader, entry->node, "shared"))
        return;
    shared = choice_read(loader, vpca_node_get(entry->node, "shared"), names,
                         "way to share a thing");
    if (shared != VPCA_NONE)
        thing->shared = (enum vpca_shared)shared;
}

void things_load(struct loader *loader, const struct entries *entries)
{
    struct vpca_thing *things =
        vpca_arena_array(loader->arena, entries->count, sizeof(*things));

    loader->rules->things = things;
    loader->rules->thing_count = entries->count;
    for (size_t i = 0; i < entries->count; i++)
        read_thing(loader, &entries->items[i], &things[i]);
}

const struct vpca_thing *thing_get(struct loader *loader,
                                   const struct vpca_node *mapping)
{
    const struct vpca_node *node = vpca_node_get(mapping, "thing");
    size_t found;

    if (!node)
        return NULL;
    found = entries_find(loader, SECTION_THINGS, node, VPCA_CODE_RULE_SOURCE,
                         "thing");
    return found == VPCA_NONE ? NULL : &loader->rules->things[found];
}
