/* The sections `origins` and `claims`: where knowledge comes from. */
#include "loader.h"

void origins_load(struct loader *loader, const struct entries *entries)
{
    static const char *const keys[] = {"title", "as_of", NULL};
    struct vpca_origin *origins =
        vpca_arena_array(loader->arena, entries->count, sizeof(*origins));

    loader->rules->origins = origins;
    loader->rules->origin_count = entries->count;
    for (size_t i = 0; i < entries->count; i++) {
        const struct entry *entry = &entries->items[i];

        origins[i].id = entry->id;
        name_check(loader, entry->id, entry->key);
        if (!kind_check(loader, entry->node, VPCA_NODE_MAPPING, "an origin"))
            continue;
        keys_check(loader, entry->node, keys);
        origins[i].title = text_require(loader, entry->node, "title");
        origins[i].as_of = text_require(loader, entry->node, "as_of");
        date_get(loader, entry->node, "as_of");
    }
}

static void read_of(struct loader *loader, const struct vpca_node *list,
                    struct vpca_claim *claim)
{
    size_t *of = vpca_arena_array(loader->arena, list_count(list), sizeof(*of));

    for (size_t i = 0; i < list_count(list); i++) {
        size_t option =
            entries_find(loader, SECTION_OPTIONS, list_item(list, i),
                         VPCA_CODE_UNKNOWN_NAME, "option");

        if (option != VPCA_NONE)
            of[claim->of_count++] = option;
    }
    claim->of = of;
}

static void read_claim(struct loader *loader, const struct entry *entry,
                       struct vpca_claim *claim)
{
    static const char *const keys[] = {"origin",  "place", "text", "as_of",
                                       "no_rule", "of",    NULL};
    const struct vpca_node *of = vpca_node_get(entry->node, "of");
    const struct vpca_node *origin = vpca_node_get(entry->node, "origin");
    size_t found = VPCA_NONE;

    claim->id = entry->id;
    claim->span = entry->key->span;
    name_check(loader, entry->id, entry->key);
    if (!kind_check(loader, entry->node, VPCA_NODE_MAPPING, "a claim"))
        return;
    keys_check(loader, entry->node, keys);
    claim->text = text_require(loader, entry->node, "text");
    claim->place = text_get(loader, entry->node, "place");
    claim->no_rule = text_get(loader, entry->node, "no_rule");
    claim->as_of = date_get(loader, entry->node, "as_of");
    if (of)
        read_of(loader, of, claim);
    if (origin)
        found = entries_find(loader, SECTION_ORIGINS, origin,
                             VPCA_CODE_RULE_SOURCE, "origin");
    else
        text_require(loader, entry->node, "origin");
    if (found == VPCA_NONE)
        return;
    claim->origin = &loader->rules->origins[found];
    if (!claim->as_of)
        claim->as_of = claim->origin->as_of;
}

void claims_load(struct loader *loader, const struct entries *entries)
{
    struct vpca_claim *claims =
        vpca_arena_array(loader->arena, entries->count, sizeof(*claims));

    loader->rules->claims = claims;
    loader->rules->claim_count = entries->count;
    for (size_t i = 0; i < entries->count; i++)
        read_claim(loader, &entries->items[i], &claims[i]);
}
