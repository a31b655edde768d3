/* Reads demands: must:, and backup: for the second path. */
#include "fields.h"

#include <assert.h>
#include <string.h>

#define PREFIX_LENGTH (sizeof("need.") - 1)

const struct vpca_fact *demand_named(const char *key)
{
    for (size_t i = 0; i < NEED_FACTS; i++) {
        const struct vpca_fact *fact = &vpca_facts[i];

        if ((fact->flags & VPCA_FACT_DEMAND) &&
            !(fact->flags & VPCA_FACT_COMPUTED) &&
            strcmp(fact->name + PREFIX_LENGTH, key) == 0)
            return fact;
    }
    return NULL;
}

/* ---- must ------------------------------------------------------------- */

static const char *hint_demands(struct reading *r, const char *wanted,
                                unsigned flags)
{
    struct vpca_nearest nearest;
    struct vpca_text known;
    size_t listed = 0;

    vpca_nearest_init(&nearest, wanted);
    vpca_text_init(&known, r->diags->arena);
    vpca_text_add(&known, "known here:");
    for (size_t i = 0; i < NEED_FACTS; i++) {
        const char *key = vpca_facts[i].name + PREFIX_LENGTH;

        if (!demand_named(key) || (vpca_facts[i].flags & flags) != flags)
            continue;
        vpca_nearest_feed(&nearest, key);
        vpca_text_addf(&known, "%s %s", listed++ ? "," : "", key);
    }
    if (!(flags & VPCA_FACT_BACKUP))
        vpca_text_add(&known, "; traffic, lifetime and other facts that weigh "
                              "stand on the need itself");
    return nearest.best ? did_you_mean(r, &nearest) : known.bytes;
}

static void report_demand(struct reading *r, const struct vpca_node *node,
                          unsigned flags, const char *what)
{
    const char *key = node->key->text;
    const char *hint = hint_after_comma(key);

    if (!hint)
        hint = hint_demands(r, key, flags);
    key_report(r, VPCA_CODE_UNKNOWN_KEY, node, hint, "%s has no key \"%s\"",
               what, key);
}

static bool says_nothing(const struct vpca_fact *fact,
                         const struct vpca_value *value)
{
    if (value->unknown)
        return false;
    if (fact->type == VPCA_TYPE_SET)
        return value->as.words.most == 0;
    if (fact->type != VPCA_TYPE_QUANTITY)
        return false;
    if (fact->direction == VPCA_MAXIMUM)
        return value->as.quantity.low == VPCA_INFINITE;
    return value->as.quantity.low == 0 &&
           (value->as.quantity.high == 0 ||
            value->as.quantity.high == VPCA_INFINITE);
}

static void read_demand(struct reading *r, const struct vpca_node *node,
                        const struct vpca_fact *fact, struct slot *slots)
{
    size_t id = (size_t)(fact - vpca_facts);
    struct vpca_value value;

    assert(id < BACKUP_FACTS || !(fact->flags & VPCA_FACT_BACKUP));
    if (!fact_read(r, fact, node, &value))
        return;
    if (fact == &vpca_facts[VPCA_FACT_NEED_READY_WITHIN] && !value.unknown &&
        value.as.quantity.high == 0) {
        vpca_node_report(r->diags, VPCA_CODE_BAD_NUMBER, node,
                         "write a period, such as 8 weeks, or leave it out",
                         "nothing is ready within no time");
        return;
    }
    if (says_nothing(fact, &value))
        vpca_node_report(r->diags, VPCA_CODE_IDLE_CONSTRAINT, node,
                         "leave it out, or say how much is needed",
                         "this demands nothing");
    slot_set(r, &slots[id], (enum vpca_fact_id)id, &value, node);
}

/* Reads those demands that have all of `flags`. */
static void read_demands(struct reading *r, const struct vpca_node *node,
                         unsigned flags, struct draft *draft)
{
    bool backup = (flags & VPCA_FACT_BACKUP) != 0;
    struct slot *slots = backup ? draft->backup : draft->slots;

    for (size_t i = 0; i < node->count; i++) {
        const struct vpca_node *item = node->items[i];
        const struct vpca_fact *fact;

        if (item->key->kind != VPCA_NODE_SCALAR)
            continue;
        fact = demand_named(item->key->text);
        if (!fact || (fact->flags & flags) != flags)
            report_demand(r, item, flags, backup ? "backup" : "must");
        else if (vpca_node_is_null(item))
            vpca_node_report(r->diags, VPCA_CODE_WRONG_KIND, item,
                             "write a value, or leave the key out: what is "
                             "not said is not demanded",
                             "there is no value");
        else if (fact == &vpca_facts[VPCA_FACT_NEED_ENDPOINTS] &&
                 item->kind == VPCA_NODE_MAPPING)
            endpoints_read(r, item, draft);
        else
            read_demand(r, item, fact, slots);
    }
}

void must_read(struct reading *r, const struct vpca_node *node, void *target)
{
    if (kind_due(r, node, VPCA_NODE_MAPPING, "must: { bandwidth: 1 Gbps }"))
        read_demands(r, node, VPCA_FACT_DEMAND, target);
}

/* backup: says what the second path must do; which option it is stands
 * elsewhere. */
static void report_option_as_backup(struct reading *r,
                                    const struct vpca_node *node)
{
    const char *where =
        vpca_ruleset_option(r->rules, node->text)
            ? vpca_arena_printf(r->diags->arena,
                                "chosen: [PRIMARY, %s] where it is decided",
                                node->text)
            : "the report shows which options can be the second path";

    vpca_node_report(r->diags, VPCA_CODE_BAD_TRUTH, node,
                     vpca_arena_printf(r->diags->arena,
                                       "write: backup: yes, or what it must "
                                       "do, backup: { bandwidth: 500 Mbps }; "
                                       "%s",
                                       where),
                     "backup says whether a second path is wanted, not which: "
                     "\"%s\" is an option or family",
                     node->text);
}

void backup_read(struct reading *r, const struct vpca_node *node, void *target)
{
    struct draft *draft = target;
    enum vpca_fact_id fact = VPCA_FACT_NEED_BACKUP;
    bool mapping = node->kind == VPCA_NODE_MAPPING;
    struct vpca_value value = vpca_value_truth(true);

    r->word = NULL;
    if (!mapping && node->kind != VPCA_NODE_SCALAR) {
        kind_due(r, node, VPCA_NODE_MAPPING,
                 "backup: { bandwidth: 500 Mbps }, or backup: yes");
        return;
    }
    if (!mapping &&
        vpca_domain_find(&r->rules->symbols, node->text) != VPCA_NO_NAME) {
        report_option_as_backup(r, node);
        return;
    }
    if (!mapping && vpca_unit_matches(node->text, VPCA_UNIT_BANDWIDTH)) {
        vpca_node_report(
            r->diags, VPCA_CODE_WRONG_KIND, node,
            vpca_arena_printf(r->diags->arena,
                              "write: backup: { bandwidth: %s }", node->text),
            "the bandwidth is one of several things to say of a second path");
        return;
    }
    if (!mapping && !fact_read(r, &vpca_facts[fact], node, &value))
        return;
    memset(draft->backup, 0, sizeof(draft->backup));
    draft->need.has_backup = value.as.words.most == VPCA_YES;
    slot_set(r, &draft->slots[fact], fact, &value, node);
    if (mapping)
        read_demands(r, node, VPCA_FACT_DEMAND | VPCA_FACT_BACKUP, draft);
}
