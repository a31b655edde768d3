/* Reads volumes and growth: facts of a need that weigh. */
#include "fields.h"

#include "range.h"

#define MONTH (VPCA_HOURS_PER_MONTH * INT64_C(3600)) /* in seconds */

/* A volume that is moved once is read as such, and spread over the lifetime
 * when that is known; see traffic_finish. */
static const struct vpca_fact once_fact = {
    .name = "need.traffic",
    .scope = VPCA_SCOPE_NEED,
    .type = VPCA_TYPE_QUANTITY,
    .unit = VPCA_UNIT_VOLUME,
    .doc = "volume to move once",
};

static void read_volume(struct reading *r, const struct vpca_node *node,
                        struct draft *draft, enum vpca_fact_id fact)
{
    bool once = node->kind == VPCA_NODE_SCALAR &&
                vpca_unit_matches(node->text, VPCA_UNIT_VOLUME);
    struct vpca_value value;

    if (!fact_read(r, once ? &once_fact : &vpca_facts[fact], node, &value))
        return;
    slot_set(r, &draft->slots[fact], fact, &value, node);
    draft->slots[fact].once = once;
}

static void read_in(struct reading *r, const struct vpca_node *node,
                    void *draft)
{
    read_volume(r, node, draft, VPCA_FACT_NEED_TRAFFIC_IN);
}

static void read_out(struct reading *r, const struct vpca_node *node,
                     void *draft)
{
    read_volume(r, node, draft, VPCA_FACT_NEED_TRAFFIC_OUT);
}

static const struct field traffic_fields[] = {
    {"in", VPCA_FACT_COUNT, read_in},
    {"out", VPCA_FACT_COUNT, read_out},
};

static const struct field_table traffic_table = {
    .what = "traffic",
    .example = "traffic: 20 TB/month, or { in: 12 TB/month, out: 8 TB/month }",
    .fields = traffic_fields,
    .count = VPCA_COUNT(traffic_fields),
};

void traffic_read(struct reading *r, const struct vpca_node *node, void *target)
{
    struct draft *draft = target;

    draft->slots[VPCA_FACT_NEED_TRAFFIC_IN].set = false;
    draft->slots[VPCA_FACT_NEED_TRAFFIC_OUT].set = false;
    draft->slots[VPCA_FACT_NEED_TRAFFIC].set = false;
    if (node->kind == VPCA_NODE_SCALAR)
        read_volume(r, node, draft, VPCA_FACT_NEED_TRAFFIC);
    else
        fields_read(r, node, &traffic_table, draft);
}

/* ---- What follows ----------------------------------------------------- */

/* Over how many seconds a volume is moved that is moved once. */
static struct range time_to_move(const struct draft *draft)
{
    const struct slot *said = &draft->slots[VPCA_FACT_NEED_LIFETIME];
    struct range life = {MONTH, MONTH};

    if (said->set && !said->statement.value.unknown)
        life = range_of(&said->statement.value);
    if (life.low < 1)
        life.low = 1;
    if (life.high < life.low)
        life.high = life.low;
    return life;
}

/* A bill counts months: what is moved within a day is what was said, not
 * thirty times as much. */
static void spread_once(struct draft *draft, enum vpca_fact_id fact)
{
    struct slot *slot = &draft->slots[fact];
    struct range life = time_to_move(draft);
    struct range rate = range_of(&slot->statement.value);

    if (!slot->set || !slot->once)
        return;
    if (life.high == VPCA_INFINITE)
        rate.low = 0;
    else if (life.high > MONTH)
        rate.low = int_scale(rate.low, MONTH, life.high);
    if (life.low > MONTH)
        rate.high = int_scale(rate.high, MONTH, life.low);
    slot->statement.value = range_value(rate);
}

/* A line, however, must carry it in the time that there is. */
static struct vpca_value month_share(const struct draft *draft)
{
    static const enum vpca_fact_id volumes[] = {VPCA_FACT_NEED_TRAFFIC_IN,
                                                VPCA_FACT_NEED_TRAFFIC_OUT,
                                                VPCA_FACT_NEED_TRAFFIC};
    struct range life = time_to_move(draft);

    for (size_t i = 0; i < VPCA_COUNT(volumes); i++) {
        if (draft->slots[volumes[i]].set && !draft->slots[volumes[i]].once)
            return vpca_value_absent(VPCA_TYPE_QUANTITY);
    }
    if (life.low >= MONTH)
        return vpca_value_absent(VPCA_TYPE_QUANTITY);
    if (life.high > MONTH)
        life.high = MONTH;
    return range_value(life);
}

/* What is told of the lifetime later spreads it anew: vary.c. */
static void keep_once(struct draft *draft)
{
    for (size_t i = 0; i < VPCA_COUNT(draft->need.moved); i++) {
        const struct slot *slot =
            &draft->slots[(size_t)VPCA_FACT_NEED_TRAFFIC_IN + i];

        draft->need.moved[i] = slot->set && slot->once
                                   ? slot->statement.value
                                   : vpca_value_absent(VPCA_TYPE_QUANTITY);
    }
}

static void fill(struct draft *draft, enum vpca_fact_id fact,
                 enum vpca_fact_id from, struct range range)
{
    struct slot *slot = &draft->slots[fact];

    *slot = draft->slots[from];
    slot->statement.fact = &vpca_facts[fact];
    slot->statement.value = range_value(range);
    slot->statement.reason = VPCA_REASON_IMPLIED;
    slot->statement.word = NULL;
}

void traffic_finish(struct draft *draft)
{
    static const enum vpca_fact_id in = VPCA_FACT_NEED_TRAFFIC_IN;
    static const enum vpca_fact_id out = VPCA_FACT_NEED_TRAFFIC_OUT;
    static const enum vpca_fact_id total = VPCA_FACT_NEED_TRAFFIC;
    struct range all = {0, VPCA_INFINITE};

    draft->need.moved_within = month_share(draft);
    keep_once(draft);
    spread_once(draft, in);
    spread_once(draft, out);
    spread_once(draft, total);
    if (draft->slots[total].set) {
        all = range_of(&draft->slots[total].statement.value);
        all.low = 0;
        if (all.high == VPCA_INFINITE)
            return;
        fill(draft, in, total, all);
        fill(draft, out, total, all);
        return;
    }
    if (!draft->slots[in].set && !draft->slots[out].set)
        return;
    if (draft->slots[in].set && draft->slots[out].set)
        all = range_plus(range_of(&draft->slots[in].statement.value),
                         range_of(&draft->slots[out].statement.value));
    else
        all.low =
            range_of(
                &draft->slots[draft->slots[in].set ? in : out].statement.value)
                .low;
    fill(draft, total, draft->slots[in].set ? in : out, all);
}

/* ---- growth ----------------------------------------------------------- */

static void store_slot(struct reading *r, void *target, enum vpca_fact_id fact,
                       const struct vpca_value *value,
                       const struct vpca_node *node)
{
    struct draft *draft = target;

    slot_set(r, &draft->slots[fact], fact, value, node);
}

static const struct field growth_fields[] = {
    {"sites", VPCA_FACT_NEED_GROWTH_SITES, NULL},
    {"vpcs", VPCA_FACT_NEED_GROWTH_VPCS, NULL},
};

static const struct field_table growth_table = {
    .what = "growth",
    .example = "growth: { sites: 10..200, vpcs: 100.. }",
    .fields = growth_fields,
    .count = VPCA_COUNT(growth_fields),
    .store = store_slot,
};

void growth_read(struct reading *r, const struct vpca_node *node, void *target)
{
    struct draft *draft = target;

    draft->slots[VPCA_FACT_NEED_GROWTH_SITES].set = false;
    draft->slots[VPCA_FACT_NEED_GROWTH_VPCS].set = false;
    if (!is_plain(node, "unknown"))
        fields_read(r, node, &growth_table, draft);
}
