/* Reads preferences: how much each criterion weighs. */
#include "fields.h"

#include <string.h>

#define EXAMPLE "prefer: { CRITERION: 3 }"

void prefer_init(struct reading *r, const struct vpca_node *root)
{
    size_t count = r->rules->criterion_count;
    int *weights = vpca_arena_array(r->arena, count, sizeof(*weights));

    for (size_t i = 0; i < count; i++) {
        int own = r->rules->criteria[i].weight;

        weights[i] = own ? own : VPCA_WEIGHT_ABSENT;
    }
    r->weights = weights;
    r->weight_said = vpca_arena_array(r->arena, count, sizeof(*r->weight_said));
    r->profile = profile_read(r, root);
    if (!r->profile)
        return;
    r->weights = r->profile->weights;
    r->weight_said = r->profile->said;
}

static size_t find_criterion(const struct reading *r, const char *id)
{
    for (size_t i = 0; i < r->rules->criterion_count; i++)
        if (strcmp(r->rules->criteria[i].id, id) == 0)
            return i;
    return VPCA_NONE;
}

static void report_unknown(struct reading *r, const struct vpca_node *node)
{
    struct vpca_nearest nearest;
    struct vpca_text list;
    size_t listed = 0;
    const char *hint;

    vpca_nearest_init(&nearest, node->key->text);
    vpca_text_init(&list, r->diags->arena);
    vpca_text_add(&list, "known here:");
    for (size_t i = 0; i < r->rules->criterion_count; i++) {
        const struct vpca_criterion *criterion = &r->rules->criteria[i];

        if (criterion->weight)
            continue;
        vpca_nearest_feed(&nearest, criterion->id);
        vpca_text_addf(&list, "%s %s", listed++ ? "," : "", criterion->id);
    }
    hint = did_you_mean(r, &nearest);
    key_report(r, VPCA_CODE_UNKNOWN_KEY, node, hint ? hint : list.bytes,
               "there is no criterion \"%s\"", node->key->text);
}

static void read_weight(struct reading *r, const struct vpca_node *node,
                        int *weights, bool *said)
{
    size_t index = find_criterion(r, node->key->text);

    if (index == VPCA_NONE) {
        report_unknown(r, node);
        return;
    }
    if (r->rules->criteria[index].weight) {
        key_report(r, VPCA_CODE_BAD_WEIGHT, node,
                   "take it out: the rule pack sets this weight",
                   "\"%s\" cannot be weighed by a file", node->key->text);
        return;
    }
    if (node->kind != VPCA_NODE_SCALAR || node->length != 1 ||
        node->text[0] < '0' || node->text[0] > '0' + VPCA_WEIGHT_MAX) {
        vpca_node_report(r->diags, VPCA_CODE_BAD_WEIGHT, node,
                         "0 is \"does not matter\", 5 is \"before all "
                         "else\"; left out it is 3",
                         "a weight is a whole number from 0 to %d",
                         VPCA_WEIGHT_MAX);
        return;
    }
    weights[index] = node->text[0] - '0';
    said[index] = true;
}

static bool all_zero(const struct reading *r, const int *weights)
{
    for (size_t i = 0; i < r->rules->criterion_count; i++)
        if (!r->rules->criteria[i].weight && weights[i] != 0)
            return false;
    return true;
}

void prefer_read(struct reading *r, const struct vpca_node *node, void *target)
{
    struct draft *draft = target;
    size_t count = r->rules->criterion_count;
    size_t errors = r->diags->errors;
    int *weights;
    bool *said;

    if (!kind_due(r, node, VPCA_NODE_MAPPING, EXAMPLE))
        return;
    weights = vpca_arena_array(r->arena, count, sizeof(*weights));
    said = vpca_arena_array(r->arena, count, sizeof(*said));
    memcpy(weights, draft->need.weights, count * sizeof(*weights));
    memcpy(said, draft->need.weight_said, count * sizeof(*said));
    for (size_t i = 0; i < node->count; i++)
        if (node->items[i]->key->kind == VPCA_NODE_SCALAR)
            read_weight(r, node->items[i], weights, said);
    if (count > 1 && r->diags->errors == errors && all_zero(r, weights))
        vpca_node_report(r->diags, VPCA_CODE_BAD_WEIGHT, node,
                         "give at least one criterion a weight above 0",
                         "all weights are 0, so nothing can be ranked");
    draft->need.weights = weights;
    draft->need.weight_said = said;
}
