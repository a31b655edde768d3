/* Laws about the demands that would have to give where nothing is left. */
#include "vpcadvise/decision.h"

#include "laws.h"

enum { GIVINGS_MOST = 64, SUBSETS_MOST = 6 /* of so many, all are tried */ };

static bool leaves_something(struct world *world,
                             const struct vpca_advice *advice,
                             const struct vpca_concession *conceded,
                             size_t count)
{
    const struct vpca_model *model = vpca_model_without(
        world->arena, advice->model, advice->need, conceded, count);

    return vpca_advise(world->arena, model, &model->needs[0])->ranked_count;
}

/* A set that must be survived stands for its words that go, one by one. */
static size_t split(const struct vpca_giving *giving,
                    struct vpca_concession *ret_parts)
{
    const struct vpca_fact *survive = &vpca_facts[VPCA_FACT_NEED_SURVIVE];
    struct vpca_concession whole = giving->conceded;
    uint64_t gone;
    size_t count = 0;

    if (whole.fact != survive) {
        if (whole.fact)
            whole.value = vpca_value_absent(whole.fact->type);
        whole.options = 0;
        ret_parts[0] = whole;
        return 1;
    }
    gone = giving->statement->value.as.words.most;
    if (whole.value.state == VPCA_STATED)
        gone &= ~whole.value.as.words.most;
    for (unsigned i = 0; i < VPCA_DOMAIN_LIMIT; i++) {
        if (!(gone >> i & 1))
            continue;
        ret_parts[count] = whole;
        ret_parts[count++].value = vpca_value_set(UINT64_C(1) << i);
    }
    return count;
}

/* The parts of a subset as demands: words of one set are taken off it. */
static size_t join(const struct vpca_way_out *way,
                   const struct vpca_concession *parts, size_t count,
                   unsigned subset, struct vpca_concession *ret_conceded)
{
    const struct vpca_fact *survive = &vpca_facts[VPCA_FACT_NEED_SURVIVE];
    size_t joined = 0;

    for (size_t i = 0; i < count; i++) {
        struct vpca_concession *last;
        uint64_t gone = parts[i].value.as.words.most;

        if (!(subset >> i & 1))
            continue;
        if (parts[i].fact != survive) {
            ret_conceded[joined++] = parts[i];
            continue;
        }
        last = joined ? &ret_conceded[joined - 1] : NULL;
        if (!last || last->fact != survive || last->kind != parts[i].kind) {
            last = &ret_conceded[joined++];
            *last = parts[i];
            for (size_t j = 0; j < way->count; j++) {
                if (way->items[j].conceded.fact == survive &&
                    way->items[j].conceded.kind == parts[i].kind)
                    last->value = way->items[j].statement->value;
            }
        }
        last->value.as.words.most &= ~gone;
        last->value.as.words.least &= ~gone;
        if (!last->value.as.words.most)
            last->value = vpca_value_absent(VPCA_TYPE_SET);
    }
    return joined;
}

static const char *wrong_way(struct world *world,
                             const struct vpca_advice *advice,
                             const struct vpca_way_out *way)
{
    struct vpca_concession conceded[GIVINGS_MOST];
    struct vpca_concession parts[GIVINGS_MOST];
    size_t count = 0;

    for (size_t i = 0; i < way->count; i++) {
        conceded[i] = way->items[i].conceded;
        count += split(&way->items[i], &parts[count]);
    }
    if (!leaves_something(world, advice, conceded, way->count))
        return "a way out leads nowhere";
    for (unsigned subset = 0; count <= SUBSETS_MOST && subset < 1u << count;
         subset++) {
        size_t joined = join(way, parts, count, subset, conceded);
        bool whole = subset + 1 == 1u << count;

        if (leaves_something(world, advice, conceded, joined) != whole)
            return whole ? "dropping all of a way out leaves nothing"
                         : "a part of a way out is enough";
    }
    return NULL;
}

/* Whether dropping the statements one by one would do, by hand. */
static const char *missed_single(struct world *world,
                                 const struct vpca_advice *advice,
                                 const struct vpca_ways_out *ways)
{
    const struct vpca_statements *demands = &advice->need->demands;

    if (ways->count && ways->items[0].count == 1)
        return NULL;
    for (size_t i = 0; i < demands->count; i++) {
        const struct vpca_statement *said = &demands->items[i];
        const struct vpca_concession conceded = {
            .kind = VPCA_CONCEDE_DEMAND,
            .fact = said->fact,
            .value = vpca_value_absent(said->fact->type),
        };

        if (said->fact->flags & VPCA_FACT_DEMAND &&
            said->reason != VPCA_REASON_IMPLIED &&
            said->fact != &vpca_facts[VPCA_FACT_NEED_SURVIVE] &&
            leaves_something(world, advice, &conceded, 1))
            return vpca_arena_printf(world->arena,
                                     "dropping %s is a smaller way out",
                                     said->fact->name);
    }
    return NULL;
}

const char *law_ways_out(struct world *world, const struct draft *draft)
{
    const struct vpca_advice *advice = advise(world, draft);
    struct vpca_ways_out ways;
    const char *why = NULL;

    if (!advice)
        return NULL;
    ways = vpca_ways_out_find(world->arena, advice);
    if (advice->ranked_count)
        return ways.count ? "a way out where something is left" : NULL;
    for (size_t i = 0; !why && i < ways.count; i++)
        why = wrong_way(world, advice, &ways.items[i]);
    return why ? why : missed_single(world, advice, &ways);
}
