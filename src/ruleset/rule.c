/* The section `rules`, and the rules in the files of options. */
#include <string.h>

#include "loader.h"

#define OWN_KEYS    7
#define COMMON_KEYS 8

/* What every effect may have beside its own keys. */
static const char *const common_keys[COMMON_KEYS] = {
    "id", "when", "every", "claims", "judgement", "tests"};

/* The key that holds the message, and what else it may have. */
static const struct effect {
    const char *key;
    const char *keys[OWN_KEYS];
} effects[VPCA_EFFECT_COUNT] = {
    [VPCA_EFFECT_EXCLUDE] = {"exclude", {"fix", "proviso", "whole"}},
    [VPCA_EFFECT_SCORE] = {"score",
                           {"criterion", "points", "of", "bands", "scale",
                            "group"}},
    [VPCA_EFFECT_MATCH] = {"match", {"points", "group"}},
    [VPCA_EFFECT_MISMATCH] = {"mismatch", {"points", "group"}},
    [VPCA_EFFECT_DOUBT] = {"doubt", {"proviso"}},
    [VPCA_EFFECT_ADVANTAGE] = {"advantage", {NULL}},
    [VPCA_EFFECT_LIMITATION] = {"limitation", {NULL}},
    [VPCA_EFFECT_CAVEAT] = {"caveat", {NULL}},
    [VPCA_EFFECT_BUILD] = {"build", {"owner", "order"}},
};

const char *vpca_effect_name(enum vpca_effect effect)
{
    return effects[effect].key;
}

/* ---- The effect ------------------------------------------------------- */

/* A key that is nearly an effect is what the rule was to say. */
static void report_no_effect(struct loader *loader,
                             const struct vpca_node *node)
{
    for (size_t i = 0; node->kind == VPCA_NODE_MAPPING && i < node->count;
         i++) {
        const struct vpca_node *key = node->items[i]->key;
        struct vpca_nearest nearest;

        vpca_nearest_init(&nearest, key->text);
        for (unsigned k = 0; k < VPCA_EFFECT_COUNT; k++)
            vpca_nearest_feed(&nearest, effects[k].key);
        if (!nearest.best || nearest.distance > 1)
            continue;
        vpca_node_report(loader->diags, VPCA_CODE_RULE_EFFECT, key,
                         hint_nearest(loader, &nearest),
                         "the rule has no effect: \"%s\" is none", key->text);
        return;
    }
    vpca_node_report(loader->diags, VPCA_CODE_RULE_EFFECT, node,
                     "give exclude, score, match, mismatch, doubt, advantage, "
                     "limitation, caveat or build",
                     "the rule has no effect");
}

/* VPCA_EFFECT_COUNT when there is not exactly one, which was reported. */
static enum vpca_effect find_effect(struct loader *loader,
                                    const struct vpca_node *node)
{
    enum vpca_effect found = VPCA_EFFECT_COUNT;

    for (unsigned i = 0; i < VPCA_EFFECT_COUNT; i++) {
        if (!vpca_node_get(node, effects[i].key))
            continue;
        if (found != VPCA_EFFECT_COUNT) {
            vpca_node_report(loader->diags, VPCA_CODE_RULE_EFFECT, node,
                             "make two rules of it",
                             "the rule has two effects, \"%s\" and \"%s\"",
                             effects[found].key, effects[i].key);
            return VPCA_EFFECT_COUNT;
        }
        found = (enum vpca_effect)i;
    }
    if (found == VPCA_EFFECT_COUNT)
        report_no_effect(loader, node);
    return found;
}

static void check_rule_keys(struct loader *loader, const struct vpca_node *node,
                            const struct effect *effect)
{
    const char *keys[COMMON_KEYS + OWN_KEYS + 2] = {NULL};
    size_t count = 0;

    for (size_t i = 0; i < COMMON_KEYS && common_keys[i]; i++)
        keys[count++] = common_keys[i];
    for (size_t i = 0; i < OWN_KEYS && effect->keys[i]; i++)
        keys[count++] = effect->keys[i];
    keys[count] = effect->key;
    keys_check(loader, node, keys);
}

static void read_build(struct loader *loader, const struct vpca_node *node,
                       struct vpca_rule *rule)
{
    static const char *const owners[] = {"aws", "customer", "provider", NULL};
    const struct vpca_node *owner = vpca_node_get(node, "owner");
    const struct vpca_node *order = vpca_node_get(node, "order");

    if (!owner) {
        vpca_node_report(loader->diags, VPCA_CODE_RULE_MISSING, node,
                         "give aws, customer or provider",
                         "the measure has no \"owner\"");
    } else {
        size_t choice = choice_read(loader, owner, owners, "owner");

        rule->owner = choice == VPCA_NONE ? NULL : owners[choice];
    }
    if (order)
        integer_read(loader, order, 1000, &rule->order);
}

/* ---- What is said ----------------------------------------------------- */

static void check_member(struct loader *loader, const struct vpca_rule *rule,
                         const struct vpca_node *node)
{
    bool shown = message_has(&rule->message, VPCA_SEGMENT_MEMBER) ||
                 message_has(&rule->fix, VPCA_SEGMENT_MEMBER) ||
                 message_has(&rule->proviso, VPCA_SEGMENT_MEMBER);

    if (shown && rule->member_scope == VPCA_SCOPE_COUNT)
        vpca_node_report(loader->diags, VPCA_CODE_RULE_MESSAGE, node, NULL,
                         "'{member}' is shown, and the rule reads no facts of "
                         "members");
    if (rule->every && rule->member_scope == VPCA_SCOPE_COUNT)
        vpca_node_report(loader->diags, VPCA_CODE_RULE_SCOPE, node, NULL,
                         "\"every\" is for rules that read facts of members");
}

static void read_messages(struct loader *loader, const struct vpca_node *node,
                          struct vpca_rule *rule, struct scopes *scopes)
{
    const struct vpca_node *fix = vpca_node_get(node, "fix");
    const struct vpca_node *proviso = vpca_node_get(node, "proviso");
    const struct vpca_node *message =
        vpca_node_get(node, effects[rule->effect].key);

    rule->message = message_read(loader, message, scopes);
    if (fix)
        rule->fix = message_read(loader, fix, scopes);
    if (proviso)
        rule->proviso = message_read(loader, proviso, scopes);
}

/* ---- The whole -------------------------------------------------------- */

static const struct vpca_option *find_option(const struct loader *loader,
                                             const char *id)
{
    size_t option =
        id ? vpca_names_find(loader->names[SECTION_OPTIONS], id) : VPCA_NO_NAME;

    return option == VPCA_NO_NAME ? NULL : &loader->options[option];
}

static void read_parts(struct loader *loader, const struct vpca_node *node,
                       struct vpca_rule *rule)
{
    const struct vpca_node *when = vpca_node_get(node, "when");
    struct scopes scopes;

    if (when)
        rule->when = condition_read(loader, when);
    scopes_init(&scopes, loader, node);
    scopes_add_condition(&scopes, rule->when);
    rule->reads_demand = scopes.demand;
    points_read(loader, rule, node);
    if (rule->banded)
        scopes_add(&scopes, rule->banded);
    read_messages(loader, node, rule, &scopes);
    rule->member_scope = scopes.member;
    rule->every = flag_get(loader, node, "every");
    rule->whole = flag_get(loader, node, "whole");
    rule->group = text_get(loader, node, "group");
    check_member(loader, rule, node);
    if (rule->effect == VPCA_EFFECT_BUILD)
        read_build(loader, node, rule);
    rule->basis = basis_read(loader, node, VPCA_CODE_RULE_MISSING);
    tests_read(loader, rule, node, scopes.asked);
    direction_check(loader, rule);
}

static bool read_rule(struct loader *loader, const struct entry *entry,
                      struct vpca_rule *rule)
{
    const struct vpca_node *node = entry->node;

    rule->id = entry->id;
    rule->criterion = VPCA_NONE;
    rule->option = find_option(loader, entry->option);
    rule->pack = &loader->packs[entry->pack];
    rule->span = entry->key->span;
    if (rule->id[0])
        name_check(loader, rule->id, entry->key);
    rule->effect = find_effect(loader, node);
    if (rule->effect == VPCA_EFFECT_COUNT)
        return false;
    check_rule_keys(loader, node, &effects[rule->effect]);
    read_parts(loader, node, rule);
    return true;
}

void rules_load(struct loader *loader, const struct entries *entries)
{
    size_t count = 0;

    loader->rule_items = vpca_arena_array(loader->arena, entries->count,
                                          sizeof(*loader->rule_items));
    for (size_t i = 0; i < entries->count; i++)
        count +=
            read_rule(loader, &entries->items[i], &loader->rule_items[count]);
    loader->rules->rules = loader->rule_items;
    loader->rules->rule_count = count;
}
