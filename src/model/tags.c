/* Reads the free labels of sites, VPCs and needs. */
#include "fields.h"

/* A rule whose tag is misspelt in the file would never be true. Where no rule
 * reads tags at all they are notes of the author's own. */
static void check_read(struct reading *r, const struct vpca_node *item)
{
    struct vpca_nearest nearest;
    const char *hint;

    if (r->rules->tag_count == 0 ||
        vpca_ruleset_reads_tag(r->rules, item->key->text))
        return;
    vpca_nearest_init(&nearest, item->key->text);
    for (size_t i = 0; i < r->rules->tag_count && !vpca_diags_full(r->diags);
         i++)
        vpca_nearest_feed(&nearest, r->rules->tags[i]);
    hint = did_you_mean(r, &nearest);
    key_report(r, VPCA_CODE_UNREAD_TAG, item,
               hint ? hint : "fine as a note; no rule will see it",
               "no rule reads the tag \"%s\"", item->key->text);
}

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
        check_read(r, item);
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
