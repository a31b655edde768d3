/* The section `pack`: what the pack calls itself. */
#include "loader.h"

void pack_load(struct loader *loader, const struct entries *entries)
{
    static const char *const keys[] = {"id",   "title",   "edition",
                                       "date", "summary", NULL};
    static const struct vpca_span nowhere;
    struct vpca_pack *pack = vpca_arena_alloc(loader->arena, sizeof(*pack));
    const struct vpca_node *node;

    loader->rules->packs = pack;
    loader->rules->pack_count = 1;
    if (entries->count == 0) {
        vpca_diags_add(
            loader->diags, VPCA_CODE_MISSING_KEY, nowhere, NULL,
            "give a section \"pack\" with id, title, edition and date",
            "the rule pack does not say what it is");
        return;
    }
    node = entries->items[0].node;
    if (!kind_check(loader, node, VPCA_NODE_MAPPING, "\"pack\""))
        return;
    keys_check(loader, node, keys);
    pack->id = text_require(loader, node, "id");
    if (pack->id)
        name_check(loader, pack->id, vpca_node_get(node, "id"));
    pack->title = text_require(loader, node, "title");
    pack->edition = text_require(loader, node, "edition");
    pack->date = text_require(loader, node, "date");
    pack->summary = text_get(loader, node, "summary");
}
