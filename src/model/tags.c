/* Reads the free labels of sites, VPCs and needs. */
#include "fields.h"

void tags_read_list(struct reading *r, const struct vpca_node *node,
                    const struct vpca_tag **ret_tags, size_t *ret_count)
{
    struct vpca_tag *tags;
    size_t count = 0;

    if (!kind_due(r, node, VPCA_NODE_MAPPING, "tags: { carrier: telco-a }"))
        return;
    tags = vpca_arena_array(r->arena, node->count, sizeof(*tags));
    for (size_t i = 0; i < node->count; i++) {
        const struct vpca_node *item = node->items[i];

        if (!name_valid(r, item))
            continue;
        tags[count].name = item->key->text;
        tags[count].value = text_due(r, item, "tags: { carrier: telco-a }");
        if (tags[count].value)
            count++;
    }
    *ret_tags = tags;
    *ret_count = count;
}

void field_tags(struct reading *r, const struct vpca_node *node, void *target)
{
    struct vpca_member *member = target;

    tags_read_list(r, node, &member->tags, &member->tag_count);
}
