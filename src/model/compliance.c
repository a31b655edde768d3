/* Reads frameworks and controls, and merges what they demand into needs. */
#include "fields.h"

#include <string.h>

/* ---- Lists of controls ------------------------------------------------ */

struct gathered {
    struct in_force *items;
    size_t count;
    size_t capacity;
    const struct vpca_framework **frameworks;
    size_t framework_count;
    size_t framework_capacity;
};

/* The first naming of a control is the one that counts. */
static void add_control(struct reading *r, struct gathered *all,
                        struct in_force item)
{
    for (size_t i = 0; i < all->count; i++)
        if (all->items[i].control == item.control)
            return;
    all->items = vpca_arena_grow(r->arena, all->items, all->count,
                                 &all->capacity, sizeof(*all->items));
    all->items[all->count++] = item;
}

static void add_framework(struct reading *r, struct gathered *all,
                          const struct vpca_framework *framework)
{
    for (size_t i = 0; i < all->framework_count; i++)
        if (all->frameworks[i] == framework)
            return;
    all->frameworks =
        vpca_arena_grow(r->arena, all->frameworks, all->framework_count,
                        &all->framework_capacity, sizeof(*all->frameworks));
    all->frameworks[all->framework_count++] = framework;
}

static const struct compliance *finish(struct reading *r,
                                       const struct gathered *all)
{
    struct compliance *compliance =
        vpca_arena_alloc(r->arena, sizeof(*compliance));
    const struct vpca_control **controls =
        vpca_arena_array(r->arena, all->count, sizeof(*controls));

    for (size_t i = 0; i < all->count; i++)
        controls[i] = all->items[i].control;
    compliance->items = all->items;
    compliance->count = all->count;
    compliance->controls = controls;
    compliance->frameworks = all->frameworks;
    compliance->framework_count = all->framework_count;
    return compliance;
}

static void add_all(struct reading *r, struct gathered *all,
                    const struct compliance *compliance)
{
    for (size_t i = 0; compliance && i < compliance->count; i++)
        add_control(r, all, compliance->items[i]);
    for (size_t i = 0; compliance && i < compliance->framework_count; i++)
        add_framework(r, all, compliance->frameworks[i]);
}

const struct compliance *compliance_join(struct reading *r,
                                         const struct compliance *a,
                                         const struct compliance *b)
{
    struct gathered all = {0};

    if (!a || !b)
        return a ? a : b;
    add_all(r, &all, a);
    add_all(r, &all, b);
    return finish(r, &all);
}

/* ---- Names ------------------------------------------------------------ */

static void report_unknown(struct reading *r, const struct vpca_node *node)
{
    struct vpca_nearest nearest;
    struct vpca_text known;
    const char *hint;

    if (vpca_diags_full(r->diags)) {
        vpca_node_report(r->diags, VPCA_CODE_UNKNOWN_NAME, node, NULL,
                         "unknown framework");
        return;
    }
    vpca_nearest_init(&nearest, node->text);
    vpca_text_init(&known, r->diags->arena);
    vpca_text_add(&known, "frameworks known here:");
    for (size_t i = 0; i < r->rules->framework_count; i++) {
        vpca_nearest_feed(&nearest, r->rules->frameworks[i].id);
        vpca_text_addf(&known, "%s %s", i ? "," : "",
                       r->rules->frameworks[i].id);
    }
    for (size_t i = 0; i < r->rules->control_count; i++)
        vpca_nearest_feed(&nearest, r->rules->controls[i].id);
    hint = did_you_mean(r, &nearest);
    vpca_node_report(
        r->diags, VPCA_CODE_UNKNOWN_NAME, node, hint ? hint : known.bytes,
        "the rules know no framework or control \"%s\"", node->text);
}

static void read_item(struct reading *r, const struct vpca_node *node,
                      struct gathered *all)
{
    const char *name = text_due(r, node, "compliance: [NAME]");
    const struct vpca_framework *framework;
    struct in_force item = {.span = node->span};

    if (!name)
        return;
    framework = vpca_ruleset_framework(r->rules, name);
    item.control = vpca_ruleset_control(r->rules, name);
    if (framework) {
        add_framework(r, all, framework);
        item.framework = framework;
        for (size_t i = 0; i < framework->control_count; i++) {
            item.control = framework->controls[i];
            add_control(r, all, item);
        }
    } else if (item.control) {
        add_control(r, all, item);
    } else {
        report_unknown(r, node);
    }
}

const struct compliance *compliance_read(struct reading *r,
                                         const struct vpca_node *node)
{
    struct gathered all = {0};
    size_t count = one_or_many(r, node);

    for (size_t i = 0; i < count; i++)
        read_item(r, nth_of(node, i), &all);
    return finish(r, &all);
}

/* ---- Demands ---------------------------------------------------------- */

static void report_clash(struct reading *r, const struct draft *draft,
                         const struct slot *slot, const struct in_force *item,
                         const struct vpca_control_demand *demand)
{
    const struct vpca_statement *said = &slot->statement;
    struct vpca_text asked;
    struct vpca_text found;

    vpca_text_init(&asked, r->diags->arena);
    vpca_text_init(&found, r->diags->arena);
    vpca_value_write(&asked, demand->fact, NULL, &demand->value);
    vpca_value_write(&found, demand->fact, NULL, &said->value);
    vpca_diags_add(
        r->diags, VPCA_CODE_CONTRADICTION,
        said->span.source ? said->span : item->span,
        vpca_arena_printf(r->diags->arena, "needs.%s", draft->need.name),
        "change the demand, or take the control out",
        "%s is %s here, and the control %s asks for %s",
        demand->fact->name + strlen("need."), found.bytes, item->control->id,
        asked.bytes);
}

static void merge(struct reading *r, const struct draft *draft,
                  struct slot *slot, const struct in_force *item,
                  const struct vpca_control_demand *demand)
{
    struct vpca_value value = demand->value;

    if (slot->set && !stricter_value(demand->fact, &slot->statement.value,
                                     &demand->value, &value)) {
        report_clash(r, draft, slot, item, demand);
        return;
    }
    if (slot->set && vpca_value_equal(&value, &slot->statement.value))
        return;
    if (!slot->set)
        slot->statement.span = item->span;
    slot->set = true;
    slot->statement.fact = demand->fact;
    slot->statement.value = value;
    slot->statement.word = NULL;
    slot->statement.reason = VPCA_REASON_CONTROL;
    slot->statement.control = item->control;
    slot->statement.framework = item->framework;
}

/* Encryption and path bind the second path as they bind the first. */
static void bind_backup(struct draft *draft, enum vpca_fact_id fact)
{
    struct slot *slot = &draft->backup[fact];
    const struct slot *whole = &draft->slots[fact];
    struct vpca_value value;

    if (!slot->set || !whole->set ||
        !stricter_value(&vpca_facts[fact], &slot->statement.value,
                        &whole->statement.value, &value))
        return;
    if (!vpca_value_equal(&value, &slot->statement.value))
        slot->statement = whole->statement;
    slot->statement.value = value;
}

void compliance_apply(struct reading *r, struct draft *draft)
{
    const struct compliance *all = draft->compliance;

    for (size_t i = 0; all && i < all->count; i++) {
        const struct vpca_control *control = all->items[i].control;

        for (size_t j = 0; j < control->demand_count; j++) {
            const struct vpca_control_demand *demand = &control->demands[j];
            size_t fact = (size_t)(demand->fact - vpca_facts);

            merge(r, draft, &draft->slots[fact], &all->items[i], demand);
            if (draft->need.has_backup && fact < VPCA_FACT_NEED_ENCRYPTION)
                merge(r, draft, &draft->backup[fact], &all->items[i], demand);
        }
    }
    bind_backup(draft, VPCA_FACT_NEED_ENCRYPTION);
    bind_backup(draft, VPCA_FACT_NEED_PATH);
}
