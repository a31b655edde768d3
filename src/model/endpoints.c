/* Reads who may run the ends of a connection, where each end is said by
 * itself. */
#include "fields.h"

static bool has_cloud_end(const struct vpca_member *const *items, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (items[i]->scope == VPCA_SCOPE_SITE ||
            items[i]->scope == VPCA_SCOPE_USER)
            return false;
    return count > 0;
}

/* Who runs one end: bits, or 0 when nothing is demanded of it. False when a
 * diagnostic was added. */
static bool read_endpoint(struct reading *r, const struct vpca_node *node,
                          const char *key, uint64_t *ret_words)
{
    static const enum vpca_fact_id fact = VPCA_FACT_NEED_ENDPOINTS;
    const struct vpca_node *side = vpca_node_get(node, key);
    struct vpca_value value;

    *ret_words = 0;
    if (!side)
        return true;
    if (!fact_read(r, &vpca_facts[fact], side, &value))
        return false;
    if (value.unknown)
        return true;
    if (value.as.words.most & word_of(fact, "mixed").as.words.most) {
        vpca_node_report(r->diags, VPCA_CODE_UNKNOWN_WORD, side,
                         "one of customer-managed, aws-managed",
                         "one end alone cannot be mixed");
        return false;
    }
    *ret_words = value.as.words.most;
    return true;
}

static bool refuse_sides(struct reading *r, const struct vpca_node *node,
                         const struct vpca_need *need)
{
    if (r->reason == VPCA_REASON_DEFAULTS) {
        vpca_node_report(r->diags, VPCA_CODE_WRONG_KIND, node,
                         "write: endpoints: aws-managed, or say it on the "
                         "need",
                         "defaults know no from and to");
        return true;
    }
    if (need->between) {
        vpca_node_report(r->diags, VPCA_CODE_WRONG_KIND, node,
                         "write: endpoints: customer-managed, aws-managed or "
                         "mixed",
                         "between has no from and to");
        return true;
    }
    for (size_t i = 0; i < node->count; i++) {
        const struct vpca_node *item = node->items[i];

        if (is_plain(item->key, "from") || is_plain(item->key, "to"))
            continue;
        key_report(r, VPCA_CODE_UNKNOWN_KEY, item, "known here: from, to",
                   "endpoints have no key \"%s\"", item->key->text);
        return true;
    }
    return false;
}

/* Drops what is said of a site's or user's own end: it is always the
 * customer's. False when it says anything else. */
static bool drop_own_end(struct reading *r, const struct vpca_node *node,
                         uint64_t *side)
{
    static const enum vpca_fact_id fact = VPCA_FACT_NEED_ENDPOINTS;

    if (*side & word_of(fact, "aws-managed").as.words.most) {
        vpca_node_report(r->diags, VPCA_CODE_CONTRADICTION, node,
                         "say only who runs the end in the cloud",
                         "the end of a site or user is always the "
                         "customer's");
        return false;
    }
    *side = 0;
    return true;
}

/* Of two ends in the cloud, one alone leaves the other free. */
static uint64_t arrangements(const uint64_t sides[2], bool both_in_cloud)
{
    uint64_t mixed = word_of(VPCA_FACT_NEED_ENDPOINTS, "mixed").as.words.most;
    uint64_t either = sides[0] | sides[1];

    if (!both_in_cloud || !either || sides[0] == sides[1])
        return either;
    return sides[0] && sides[1] ? mixed : either | mixed;
}

void endpoints_read(struct reading *r, const struct vpca_node *node,
                    struct draft *draft)
{
    enum vpca_fact_id fact = VPCA_FACT_NEED_ENDPOINTS;
    const struct vpca_need *need = &draft->need;
    bool cloud[2] = {has_cloud_end(need->from, need->from_count),
                     has_cloud_end(need->to, need->to_count)};
    uint64_t sides[2];
    uint64_t words;
    struct vpca_value value;

    if (refuse_sides(r, node, need) ||
        !read_endpoint(r, node, "from", &sides[0]) ||
        !read_endpoint(r, node, "to", &sides[1]))
        return;
    if ((!cloud[0] && !drop_own_end(r, node, &sides[0])) ||
        (!cloud[1] && !drop_own_end(r, node, &sides[1])))
        return;
    words = arrangements(sides, cloud[0] && cloud[1]);
    if (!words) {
        vpca_node_report(r->diags, VPCA_CODE_IDLE_CONSTRAINT, node,
                         "say who runs the end in the cloud",
                         "this demands nothing");
        return;
    }
    value = vpca_value_set(words);
    r->word = NULL;
    slot_set(r, &draft->slots[fact], fact, &value, node);
}
