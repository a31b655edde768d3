/* Laws about the stretches of a quantity that nobody told. */
#include "vpcadvise/decision.h"

#include "laws.h"

enum { FIGURES = 12 }; /* drawn from each stretch */

static const struct {
    enum vpca_fact_id fact;
    int64_t high;
} quantities[] = {
    {VPCA_FACT_NEED_TRAFFIC, INT64_C(1000000000000000)},
    {VPCA_FACT_NEED_TRAFFIC_OUT, INT64_C(1000000000000000)},
    {VPCA_FACT_NEED_BANDWIDTH, INT64_C(400000000000)},
    {VPCA_FACT_NEED_LIFETIME, INT64_C(400000000)},
    {VPCA_FACT_NEED_GROWTH_VPCS, 5000},
    {VPCA_FACT_NEED_GROWTH_SITES, 5000},
    {VPCA_FACT_SITE_INTERNET_BANDWIDTH, INT64_C(400000000000)},
    {VPCA_FACT_SITE_DIRECT_CONNECT_BANDWIDTH, INT64_C(400000000000)},
    {VPCA_FACT_SITE_CIRCUIT_LEAD_TIME, INT64_C(60000000)},
    {VPCA_FACT_SITE_GATEWAY_DEVICES, 100},
};

static uint32_t draw(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

static int64_t draw_within(uint32_t *seed, int64_t low, int64_t high)
{
    int64_t apart = (int64_t)draw(seed) << 24 | draw(seed);

    return low + apart % (high - low + 1);
}

static bool is_open(const struct vpca_value *value)
{
    return value->state == VPCA_STATED && value->unknown;
}

/* The fact of the need, or of the first member that has it. */
static bool find_open(const struct vpca_advice *advice,
                      const struct vpca_fact *fact,
                      struct vpca_fact_ref *ret_ref)
{
    const struct vpca_need *need = advice->need;
    size_t index =
        (size_t)(fact - vpca_facts) - (size_t)vpca_facts_first(fact->scope);

    *ret_ref = (struct vpca_fact_ref){.fact = fact};
    if (fact->scope == VPCA_SCOPE_NEED)
        return is_open(&advice->need_values[index]);
    for (size_t i = 0; i < need->from_count; i++) {
        if (need->from[i]->scope != fact->scope)
            continue;
        ret_ref->member = need->from[i];
        return is_open(&need->from[i]->values[index]);
    }
    return false;
}

static const char *wrong_figure(struct world *world,
                                struct vpca_telling *telling,
                                const struct vpca_stretch *stretch,
                                int64_t figure)
{
    vpca_arena *arena = vpca_arena_new();
    const struct vpca_value value = vpca_value_quantity(figure, figure, 0);
    struct vpca_outcome outcome =
        vpca_outcome_of(vpca_decide_told(telling, arena, &value));
    const char *why = NULL;

    if (!vpca_outcome_equal(&outcome, &stretch->outcome)) {
        struct vpca_text text;

        vpca_text_init(&text, world->arena);
        vpca_text_addf(&text, "%s is decided otherwise at ",
                       telling->ref.fact->name);
        vpca_quantity_write(&text, telling->ref.fact->unit, figure);
        vpca_text_add(&text, " than from ");
        vpca_quantity_write(&text, telling->ref.fact->unit, stretch->low);
        vpca_text_add(&text, " to ");
        vpca_quantity_write(&text, telling->ref.fact->unit, stretch->high);
        why = text.bytes;
    }
    vpca_arena_free(arena);
    return why;
}

static const char *wrong_stretch(struct world *world,
                                 struct vpca_telling *telling,
                                 const struct vpca_stretch *stretch)
{
    uint32_t seed = (uint32_t)stretch->low ^ 5;
    const char *why = wrong_figure(world, telling, stretch, stretch->low);

    if (!why)
        why = wrong_figure(world, telling, stretch, stretch->high);
    for (int i = 0; !why && i < FIGURES; i++)
        why = wrong_figure(world, telling, stretch,
                           draw_within(&seed, stretch->low, stretch->high));
    return why;
}

static const char *wrong_quantity(struct world *world,
                                  const struct vpca_advice *advice,
                                  const struct vpca_fact_ref *ref, int64_t high)
{
    struct vpca_telling telling = {
        .model = advice->model, .need = advice->need, .ref = *ref};
    struct vpca_scan scan = {.decide = vpca_decide_told,
                             .context = &telling,
                             .high = high,
                             .limit = 2000};
    struct vpca_stretches found;
    const char *why = NULL;

    vpca_scan_breaks(world->arena, advice, ref->fact->unit, 4, &scan);
    found = vpca_stretches_find(world->arena, &scan);
    for (size_t i = 0; !why && i < found.count; i++) {
        if (found.items[i].exact)
            why = wrong_stretch(world, &telling, &found.items[i]);
    }
    return why;
}

const char *law_stretches(struct world *world, const struct draft *draft)
{
    const struct vpca_advice *advice = advise(world, draft);
    const char *why = NULL;

    for (size_t i = 0; advice && !why && i < VPCA_COUNT(quantities); i++) {
        const struct vpca_fact *fact = &vpca_facts[quantities[i].fact];
        struct vpca_fact_ref ref;

        if (find_open(advice, fact, &ref))
            why = wrong_quantity(world, advice, &ref, quantities[i].high);
    }
    return why;
}
