/* What a rule adds to or takes from a criterion. */
#include "loader.h"

static void report(struct loader *loader, const struct vpca_node *node,
                   const char *text)
{
    vpca_node_report(loader->diags, VPCA_CODE_RULE_POINTS, node, NULL, "%s",
                     text);
}

static int read_points(struct loader *loader, const struct vpca_node *node)
{
    const struct vpca_node *points = vpca_node_get(node, "points");
    int number = 0;

    if (points)
        integer_read(loader, points, VPCA_SCALE, &number);
    else
        report(loader, node, "\"points\" is missing");
    return number;
}

/* ---- Bands ------------------------------------------------------------ */

static void read_band(struct loader *loader, const struct vpca_node *node,
                      const struct vpca_rule *rule, struct vpca_band *band)
{
    const char *const keys[] = {rule->scaled ? "at" : "below", "points", NULL};
    const struct vpca_fact *fact = rule->banded->fact;
    const struct vpca_node *below = vpca_node_get(node, keys[0]);
    struct vpca_value value;

    band->below = VPCA_INFINITE;
    if (!kind_check(loader, node, VPCA_NODE_MAPPING, "a band"))
        return;
    keys_check(loader, node, keys);
    band->points = read_points(loader, node);
    if (!below || !value_read(loader, fact, below, &value))
        return;
    if (value.state != VPCA_STATED ||
        value.as.quantity.low != value.as.quantity.high)
        report(loader, below, "points are given at one figure");
    band->below = value.as.quantity.high;
}

static void check_scale(struct loader *loader, const struct vpca_node *list,
                        const struct vpca_rule *rule)
{
    if (rule->band_count < 2)
        report(loader, list, "a scale has two figures at least");
    for (size_t i = 0; i < rule->band_count; i++) {
        if (rule->bands[i].below == VPCA_INFINITE)
            report(loader, list->items[i], "a figure of a scale says \"at\"");
        else if (rule->bands[i].below <= (i ? rule->bands[i - 1].below : 0))
            report(loader, list->items[i],
                   "the figures of a scale do not ascend from above 0");
    }
}

static void check_bands(struct loader *loader, const struct vpca_node *list,
                        const struct vpca_rule *rule)
{
    size_t last = rule->band_count - 1;

    for (size_t i = 1; i < rule->band_count; i++) {
        if (rule->bands[i].below <= rule->bands[i - 1].below)
            report(loader, list->items[i], "the bands do not ascend");
    }
    if (vpca_node_get(list->items[last], "below"))
        report(loader, list->items[last], "the last band has no \"below\"");
}

static void read_bands(struct loader *loader, const struct vpca_node *list,
                       struct vpca_rule *rule)
{
    struct vpca_band *bands;

    if (!kind_check(loader, list, VPCA_NODE_SEQUENCE,
                    rule->scaled ? "\"scale\"" : "\"bands\""))
        return;
    if (list->count == 0) {
        report(loader, list, "there are no bands");
        return;
    }
    bands = vpca_arena_array(loader->arena, list->count, sizeof(*bands));
    for (size_t i = 0; i < list->count; i++)
        read_band(loader, list->items[i], rule, &bands[i]);
    rule->bands = bands;
    rule->band_count = list->count;
    if (rule->scaled)
        check_scale(loader, list, rule);
    else
        check_bands(loader, list, rule);
}

static void read_banded(struct loader *loader, const struct vpca_node *node,
                        struct vpca_rule *rule)
{
    const struct vpca_node *of = vpca_node_get(node, "of");
    const struct vpca_node *scale = vpca_node_get(node, "scale");
    const struct vpca_node *bands =
        scale ? scale : vpca_node_get(node, "bands");
    const char *name = of ? text_read(loader, of, "\"of\"") : NULL;
    struct vpca_operand *operand =
        vpca_arena_alloc(loader->arena, sizeof(*operand));

    if (vpca_node_get(node, "points"))
        report(loader, node, "give \"points\" or \"bands\", not both");
    if (scale && vpca_node_get(node, "bands"))
        report(loader, node, "give \"scale\" or \"bands\", not both");
    if (!of || !bands) {
        report(loader, node, "\"of\" and \"bands\" or \"scale\" go together");
        return;
    }
    if (!name || !operand_find(loader, name, of, operand))
        return;
    if (operand_type(operand) != VPCA_TYPE_QUANTITY) {
        vpca_node_report(loader->diags, VPCA_CODE_RULE_TYPE, of, NULL,
                         "\"%s\" is no quantity", name);
        return;
    }
    rule->banded = operand;
    rule->scaled = scale != NULL;
    read_bands(loader, bands, rule);
}

/* ---- By effect -------------------------------------------------------- */

static void read_score(struct loader *loader, const struct vpca_node *node,
                       struct vpca_rule *rule)
{
    const struct vpca_node *criterion = vpca_node_get(node, "criterion");

    if (criterion) {
        size_t found = entries_find(loader, SECTION_CRITERIA, criterion,
                                    VPCA_CODE_UNKNOWN_NAME, "criterion");

        if (found < loader->rules->criterion_count)
            rule->criterion = found;
    } else {
        vpca_node_report(loader->diags, VPCA_CODE_RULE_MISSING, node, NULL,
                         "\"criterion\" is missing");
    }
    if (vpca_node_get(node, "bands") || vpca_node_get(node, "scale") ||
        vpca_node_get(node, "of"))
        read_banded(loader, node, rule);
    else
        rule->points = read_points(loader, node);
}

static size_t weighted_criterion(const struct loader *loader)
{
    for (size_t i = 0; i < loader->rules->criterion_count; i++) {
        if (loader->rules->criteria[i].weight > 0)
            return i;
    }
    return VPCA_NONE;
}

static void read_match(struct loader *loader, const struct vpca_node *node,
                       struct vpca_rule *rule)
{
    rule->criterion = weighted_criterion(loader);
    rule->points = read_points(loader, node);
    if (rule->points <= 0 || rule->points % 4 != 0)
        report(loader, node,
               "the points of a match are a multiple of 4 "
               "above 0");
}

static void read_mismatch(struct loader *loader, const struct vpca_node *node,
                          struct vpca_rule *rule)
{
    rule->criterion = weighted_criterion(loader);
    rule->points = read_points(loader, node);
    if (rule->points >= 0)
        report(loader, node, "the points of a mismatch are below 0");
}

typedef void (*points_reader)(struct loader *loader,
                              const struct vpca_node *node,
                              struct vpca_rule *rule);

void points_read(struct loader *loader, struct vpca_rule *rule,
                 const struct vpca_node *node)
{
    static const points_reader readers[VPCA_EFFECT_COUNT] = {
        [VPCA_EFFECT_SCORE] = read_score,
        [VPCA_EFFECT_MATCH] = read_match,
        [VPCA_EFFECT_MISMATCH] = read_mismatch,
    };

    if (readers[rule->effect])
        readers[rule->effect](loader, node, rule);
}
