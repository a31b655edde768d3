/* What a file leaves unknown of a need, and the advice where all of it may be
 * anything. */
#include "contenders.h"

/* Far beyond what any rule reads, and far from overflow where it is
 * multiplied. */
static const int64_t ends[] = {
    [VPCA_UNIT_COUNT] = 1000000,
    [VPCA_UNIT_BANDWIDTH] = INT64_C(1000000000000000),
    [VPCA_UNIT_RATE] = INT64_C(1000000000000000000),
    [VPCA_UNIT_VOLUME] = INT64_C(1000000000000000000),
    [VPCA_UNIT_TIME] = INT64_C(10000000000),
    [VPCA_UNIT_LATENCY] = 1000000000,
    [VPCA_UNIT_SHARE] = 1000000,
    [VPCA_UNIT_BYTES] = 1000000,
    [VPCA_UNIT_MONEY] = INT64_C(1000000000000),
};

static uint64_t all_words(const struct vpca_fact *fact)
{
    size_t count = fact->domain ? fact->domain->count : VPCA_DOMAIN_LIMIT;

    return count < 64 ? (UINT64_C(1) << count) - 1 : UINT64_MAX;
}

static struct vpca_value range_of_words(const struct vpca_fact *fact,
                                        const struct vpca_value *value)
{
    struct vpca_value range = *value;

    range.as.words.most &= all_words(fact);
    range.unknown = false;
    return range;
}

/* An entry stands for one at least. */
static bool is_count(const struct vpca_fact *fact)
{
    return fact == &vpca_facts[VPCA_FACT_SITE_COUNT] ||
           fact == &vpca_facts[VPCA_FACT_VPC_COUNT] ||
           fact == &vpca_facts[VPCA_FACT_USER_COUNT];
}

struct vpca_value open_fact_range(const struct vpca_fact *fact,
                                  const struct vpca_value *value)
{
    int64_t low = value->as.quantity.low;
    int64_t high = value->as.quantity.high;

    switch (fact->type) {
    case VPCA_TYPE_QUANTITY:
        if (low == 0 && is_count(fact))
            low = 1;
        if (high > ends[fact->unit])
            high = low > ends[fact->unit] ? low : ends[fact->unit];
        return vpca_value_quantity(low, high, VPCA_CAUSE_FILE);
    case VPCA_TYPE_TRUTH:
        value = &(struct vpca_value){.type = VPCA_TYPE_TRUTH,
                                     .state = VPCA_STATED,
                                     .cause = VPCA_CAUSE_FILE,
                                     .as.words.most = VPCA_NO | VPCA_YES};
        return *value;
    case VPCA_TYPE_WORD:
    case VPCA_TYPE_SET:
        return range_of_words(fact, value);
    case VPCA_TYPE_TEXT:
        break;
    }
    return *value;
}

/* ---- What is open ----------------------------------------------------- */

static void add(vpca_arena *arena, struct open_facts *open, size_t fact,
                const struct vpca_member *member,
                const struct vpca_value *value)
{
    struct vpca_told told = {
        .ref = {.fact = &vpca_facts[fact], .member = member}};

    told.value = open_fact_range(told.ref.fact, value);
    open->items = vpca_arena_grow(arena, open->items, open->count,
                                  &open->capacity, sizeof(*open->items));
    open->items[open->count++] = told;
}

static bool is_open(const struct vpca_value *value)
{
    return value->state == VPCA_STATED && vpca_value_is_spread(value) &&
           (value->cause & VPCA_CAUSE_FILE);
}

/* A fact that goes by another one until somebody says it. */
static bool goes_by_kind(const struct vpca_member *member, size_t fact)
{
    return fact == VPCA_FACT_SITE_OWNER && !member->owner_said &&
           vpca_value_is_spread(
               &member->values[VPCA_FACT_SITE_KIND -
                               (int)vpca_facts_first(VPCA_SCOPE_SITE)]);
}

/* Backwards: what makes others follow comes after them. */
static void add_member(vpca_arena *arena, struct open_facts *open,
                       const struct vpca_member *member)
{
    size_t first = (size_t)vpca_facts_first(member->scope);
    const struct vpca_value anything =
        vpca_value_unknown(VPCA_TYPE_WORD, VPCA_CAUSE_FILE);

    for (size_t i = 0; i < open->count; i++) {
        if (open->items[i].ref.member == member)
            return;
    }
    for (size_t i = vpca_facts_count(member->scope); i-- > 0;) {
        size_t fact = first + i;

        if (vpca_facts[fact].flags & VPCA_FACT_COMPUTED ||
            fact == VPCA_FACT_USER_HOME)
            continue;
        if (is_open(&member->values[i]))
            add(arena, open, fact, member, &member->values[i]);
        else if (member->scope == VPCA_SCOPE_SITE && goes_by_kind(member, fact))
            add(arena, open, fact, member, &anything);
    }
}

static void add_end(vpca_arena *arena, struct open_facts *open,
                    const struct vpca_member *const *members, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        add_member(arena, open, members[i]);
        if (members[i]->host)
            add_member(arena, open, members[i]->host);
    }
}

/* Volumes that are moved once, and what goes in and out of a whole, follow
 * from what they are parts of. */
static bool follows(const struct vpca_need *need, size_t fact)
{
    size_t first = VPCA_FACT_NEED_TRAFFIC_IN;

    if (fact == VPCA_FACT_NEED_TRAFFIC)
        return true;
    return fact >= first && fact < first + VPCA_COUNT(need->moved) &&
           need->moved[fact - first].state != VPCA_ABSENT;
}

/* Computed facts that follow from no other fact, but from addresses, names
 * and networks that the need does not join. */
static bool stands_alone(size_t fact)
{
    return fact == VPCA_FACT_NEED_OVERLAP ||
           fact == VPCA_FACT_NEED_SHARED_ASN ||
           fact == VPCA_FACT_NEED_REGIONS || fact == VPCA_FACT_NEED_ACCOUNTS ||
           (fact >= VPCA_FACT_NEED_OWN_SITES &&
            fact <= VPCA_FACT_NEED_REMOTE_ACCESS);
}

/* Computed facts that heed only what the file says, and turn when it does. */
static const struct {
    enum vpca_fact_id fact;
    enum vpca_fact_id said;
} heeding[] = {
    {VPCA_FACT_NEED_UNFIT_GATEWAY, VPCA_FACT_SITE_GATEWAY_IPSEC},
    {VPCA_FACT_NEED_UNFIT_GATEWAY, VPCA_FACT_SITE_GATEWAY_SUPPORTED},
    {VPCA_FACT_NEED_OWN_SITES, VPCA_FACT_SITE_OWNER},
    {VPCA_FACT_NEED_OWN_CIRCUIT, VPCA_FACT_SITE_OWNER},
    {VPCA_FACT_NEED_OWN_VPN, VPCA_FACT_SITE_OWNER},
    {VPCA_FACT_NEED_OWN_INTERNET, VPCA_FACT_SITE_OWNER},
    {VPCA_FACT_NEED_OWN_LINE, VPCA_FACT_SITE_OWNER},
    {VPCA_FACT_NEED_REMOTE_ACCESS, VPCA_FACT_SITE_OWNER},
};

static bool has_open(const struct open_facts *open, enum vpca_fact_id fact)
{
    for (size_t i = 0; i < open->count; i++) {
        if (open->items[i].ref.fact == &vpca_facts[fact])
            return true;
    }
    return false;
}

static void add_heeding(vpca_arena *arena, struct open_facts *open)
{
    for (size_t i = 0; i < VPCA_COUNT(heeding); i++) {
        enum vpca_fact_id fact = heeding[i].fact;
        const struct vpca_value anything =
            vpca_value_unknown(vpca_facts[fact].type, VPCA_CAUSE_FILE);

        if (has_open(open, heeding[i].said) && !has_open(open, fact))
            add(arena, open, fact, NULL, &anything);
    }
}

static void add_need(vpca_arena *arena, struct open_facts *open)
{
    const struct vpca_advice *advice = open->advice;

    for (size_t i = 0; i < vpca_facts_count(VPCA_SCOPE_NEED); i++) {
        const struct vpca_value *value = &advice->need_values[i];

        if (!is_open(value) && is_open(&advice->backup_need_values[i]))
            value = &advice->backup_need_values[i];
        if (!is_open(value) || follows(advice->need, i) ||
            (vpca_facts[i].flags & VPCA_FACT_COMPUTED && !stands_alone(i)))
            continue;
        add(arena, open, i, NULL, value);
    }
}

struct open_facts open_facts_of(vpca_arena *arena,
                                const struct vpca_advice *advice)
{
    const struct vpca_need *need = advice->need;
    struct open_facts open = {.advice = advice};

    add_end(arena, &open, need->from, need->from_count);
    add_end(arena, &open, need->to, need->to_count);
    add_need(arena, &open);
    add_heeding(arena, &open);
    return open;
}

const struct vpca_advice *open_facts_advise(vpca_arena *arena,
                                            const struct open_facts *open)
{
    const struct vpca_advice *advice = open->advice;
    const struct vpca_model *model;

    if (!open->count)
        return NULL;
    model = vpca_model_vary(arena, advice->model, advice->need, open->items,
                            open->count);
    return vpca_advise(arena, model, &model->needs[0]);
}
