/* Reads needs: each is one decision. */
#include "fields.h"

#include <string.h>

#include "range.h"

/* ---- Statements ------------------------------------------------------- */

void slot_set(const struct reading *r, struct slot *slot,
              enum vpca_fact_id fact, const struct vpca_value *value,
              const struct vpca_node *node)
{
    *slot = (struct slot){
        .set = true,
        .statement = {.fact = &vpca_facts[fact],
                      .value = *value,
                      .reason = r->reason,
                      .word = r->word,
                      .span = node->span},
    };
}

void slot_imply(struct draft *draft, enum vpca_fact_id fact,
                struct vpca_value value)
{
    draft->slots[fact] = (struct slot){
        .set = true,
        .statement = {.fact = &vpca_facts[fact],
                      .value = value,
                      .reason = VPCA_REASON_IMPLIED,
                      .span = draft->need.span},
    };
}

static struct vpca_statements pack(struct reading *r, const struct slot *slots,
                                   size_t count)
{
    struct vpca_statement *items;
    size_t used = 0;

    for (size_t i = 0; i < count; i++)
        used += slots[i].set;
    items = vpca_arena_array(r->arena, used, sizeof(*items));
    used = 0;
    for (size_t i = 0; i < count; i++)
        if (slots[i].set)
            items[used++] = slots[i].statement;
    return (struct vpca_statements){items, used};
}

/* ---- Keys ------------------------------------------------------------- */

static void store_slot(struct reading *r, void *target, enum vpca_fact_id fact,
                       const struct vpca_value *value,
                       const struct vpca_node *node)
{
    struct draft *draft = target;

    slot_set(r, &draft->slots[fact], fact, value, node);
}

/* from, to and between come first, since words depend on them: ends.c. So
 * does profile, over which prefer is laid. */
static void skip(struct reading *r, const struct vpca_node *node, void *target)
{
    (void)r;
    (void)node;
    (void)target;
}

static void read_places(struct reading *r, const struct vpca_node *node,
                        struct draft *draft, enum vpca_fact_id fact)
{
    struct vpca_value value;

    r->word = NULL;
    if (is_plain(node, "same"))
        value = vpca_value_quantity(1, 1, 0);
    else if (is_plain(node, "different"))
        value = vpca_value_quantity(2, VPCA_INFINITE, VPCA_CAUSE_FILE);
    else if (!fact_read(r, &vpca_facts[fact], node, &value))
        return;
    if (value.as.quantity.high < 1) {
        vpca_node_report(r->diags, VPCA_CODE_BAD_NUMBER, node,
                         "write same, different, or how many: 3, 2..5, 3..",
                         "there is at least one");
        return;
    }
    slot_set(r, &draft->slots[fact], fact, &value, node);
}

static void read_regions(struct reading *r, const struct vpca_node *node,
                         void *target)
{
    read_places(r, node, target, VPCA_FACT_NEED_REGIONS);
}

static void read_accounts(struct reading *r, const struct vpca_node *node,
                          void *target)
{
    read_places(r, node, target, VPCA_FACT_NEED_ACCOUNTS);
}

static void read_tags(struct reading *r, const struct vpca_node *node,
                      void *target)
{
    struct draft *draft = target;

    tags_read_list(r, node, &draft->need.tags, &draft->need.tag_count);
}

/* What a need names stands beside what the whole file names. */
static void read_compliance(struct reading *r, const struct vpca_node *node,
                            void *target)
{
    struct draft *draft = target;

    draft->compliance =
        compliance_join(r, r->compliance, compliance_read(r, node));
}

/* defaults: may hold all but the first six. */
static const struct field need_fields[] = {
    {"from", VPCA_FACT_COUNT, skip},
    {"to", VPCA_FACT_COUNT, skip},
    {"between", VPCA_FACT_COUNT, skip},
    {"chosen", VPCA_FACT_COUNT, chosen_read},
    {"decided", VPCA_FACT_COUNT, decided_read},
    {"after", VPCA_FACT_COUNT, after_read},
    {"must", VPCA_FACT_COUNT, must_read},
    {"backup", VPCA_FACT_COUNT, backup_read},
    {"profile", VPCA_FACT_COUNT, skip},
    {"prefer", VPCA_FACT_COUNT, prefer_read},
    {"traffic", VPCA_FACT_COUNT, traffic_read},
    {"lifetime", VPCA_FACT_NEED_LIFETIME, NULL},
    {"growth", VPCA_FACT_COUNT, growth_read},
    {"current", VPCA_FACT_COUNT, current_read},
    {"options", VPCA_FACT_COUNT, options_read},
    {"role", VPCA_FACT_NEED_ROLE, NULL},
    {"initiated_by", VPCA_FACT_NEED_INITIATED_BY, NULL},
    {"regions", VPCA_FACT_COUNT, read_regions},
    {"accounts", VPCA_FACT_COUNT, read_accounts},
    {"tags", VPCA_FACT_COUNT, read_tags},
    {"compliance", VPCA_FACT_COUNT, read_compliance},
};

#define OF_NEEDS_ONLY 6

static const char *elsewhere(const char *key)
{
    if (demand_named(key))
        return "it is a demand: write it under must:";
    if (strcmp(key, "waivers") == 0)
        return "waivers: stands at the top of the file";
    if (strcmp(key, "owner") == 0)
        return "owner stands on a site or VPC";
    if (strcmp(key, "depends_on") == 0 || strcmp(key, "requires") == 0)
        return "name the needs that must be ready before in after:";
    return NULL;
}

static const char *elsewhere_than_defaults(const char *key)
{
    for (size_t i = 0; i < OF_NEEDS_ONLY; i++)
        if (strcmp(need_fields[i].key, key) == 0)
            return "each need says that for itself";
    return elsewhere(key);
}

static const struct field_table need_table = {
    .what = "a need",
    .example = "dc-to-prod: { from: fra-dc, to: prod }",
    .fields = need_fields,
    .count = VPCA_COUNT(need_fields),
    .store = store_slot,
    .elsewhere = elsewhere,
};

static const struct field_table defaults_table = {
    .what = "defaults",
    .example = "defaults: { must: { encryption: in-transit } }",
    .fields = need_fields + OF_NEEDS_ONLY,
    .count = VPCA_COUNT(need_fields) - OF_NEEDS_ONLY,
    .store = store_slot,
    .elsewhere = elsewhere_than_defaults,
};

/* ---- Defaults --------------------------------------------------------- */

/* What a need of that kind starts from. */
static const struct draft *start_of(struct reading *r, enum need_kind kind)
{
    struct draft *draft = r->default_drafts[kind];

    if (draft)
        return draft;
    draft = vpca_arena_alloc(r->arena, sizeof(*draft));
    draft->need.weights = r->weights;
    draft->need.weight_said = r->weight_said;
    draft->need.profile = r->profile;
    draft->need.only = UINT64_MAX;
    draft->compliance = r->compliance;
    r->default_drafts[kind] = draft;
    r->kind = kind;
    r->reason = VPCA_REASON_DEFAULTS;
    if (r->defaults && !vpca_node_is_null(r->defaults)) {
        profile_lay(r, r->defaults, draft);
        fields_read(r, r->defaults, &defaults_table, draft);
    }
    r->reason = VPCA_REASON_FILE;
    return draft;
}

/* ---- One need --------------------------------------------------------- */

/* Words such as more-than-current depend on what the need's ends have. */
void statements_resolve(const struct vpca_model *model,
                        const struct vpca_need *need,
                        const struct vpca_statements *statements)
{
    struct vpca_value values[NEED_FACTS];
    bool computed = false;

    for (size_t i = 0; i < statements->count; i++) {
        struct vpca_statement *said =
            (struct vpca_statement *)&statements->items[i];
        int64_t low;

        if (!said->word || !said->word->above)
            continue;
        if (!computed)
            vpca_need_values(model, need, values);
        computed = true;
        low = range_of(&values[said->word->above - vpca_facts]).low;
        said->value = vpca_value_quantity(low == VPCA_INFINITE ? low : low + 1,
                                          VPCA_INFINITE, VPCA_CAUSE_FILE);
    }
}

static void finish(struct reading *r, struct draft *draft,
                   struct vpca_need *need)
{
    const struct compliance *compliance;

    implied_add(r, draft);
    compliance_apply(r, draft);
    traffic_finish(draft);
    *need = draft->need;
    need->demands = pack(r, draft->slots, NEED_FACTS);
    need->backup = pack(r, draft->backup, BACKUP_FACTS);
    compliance = draft->compliance;
    if (compliance) {
        need->controls = compliance->controls;
        need->control_count = compliance->count;
        need->frameworks = compliance->frameworks;
        need->framework_count = compliance->framework_count;
    }
    if (need->kind == KIND_VPC_TO_VPC || need->kind == KIND_USER_TO_VPC)
        r->asks_estate = true;
    shape_compute(r, need);
    statements_resolve(r->model, need, &need->demands);
    statements_resolve(r->model, need, &need->backup);
    overlap_compute(r, need);
    findings_of_need(r, need);
    options_check(r, draft, need);
    chosen_check(r, draft, need);
    decided_check(r, draft);
}

static void read_need(struct reading *r, const struct vpca_node *node,
                      struct vpca_need *need)
{
    static const struct vpca_node nothing = {.kind = VPCA_NODE_MAPPING};
    struct vpca_need ends = {0};
    struct draft draft;
    bool good;

    if (node->kind != VPCA_NODE_MAPPING && !vpca_node_is_null(node)) {
        kind_due(r, node, VPCA_NODE_MAPPING, need_table.example);
        return;
    }
    good = ends_read(r, node, &ends);
    draft = *start_of(r, (enum need_kind)ends.kind);
    draft.need.name = need->name;
    draft.need.span = need->span;
    draft.need.kind = ends.kind;
    draft.need.between = ends.between;
    draft.need.from = ends.from;
    draft.need.from_count = ends.from_count;
    draft.need.to = ends.to;
    draft.need.to_count = ends.to_count;
    r->kind = (enum need_kind)ends.kind;
    profile_lay(r, node, &draft);
    fields_read(r, vpca_node_is_null(node) ? &nothing : node, &need_table,
                &draft);
    if (good)
        finish(r, &draft, need);
    vpca_arena_reset(r->scratch);
}

/* ---- All needs -------------------------------------------------------- */

void needs_read(struct reading *r, const struct vpca_node *node)
{
    r->needs = vpca_arena_array(r->arena, node->count, sizeof(*r->needs));
    for (size_t i = 0; i < node->count; i++) {
        struct vpca_need *need = &r->needs[r->need_count];

        if (!name_valid(r, node->items[i]))
            continue;
        need->name = node->items[i]->key->text;
        need->span = node->items[i]->key->span;
        if (vpca_names_add(r->need_names, need->name, r->need_count))
            r->need_count++;
    }
    for (size_t i = 0, at = 0; i < node->count && at < r->need_count; i++)
        if (node->items[i]->key->text == r->needs[at].name)
            read_need(r, node->items[i], &r->needs[at++]);
    if (r->need_count == 0)
        start_of(r, KIND_NETWORK_TO_VPC);
    after_check(r);
    r->model->needs = r->needs;
    r->model->need_count = r->need_count;
}
