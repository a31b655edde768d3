/* Puts the needs in the order in which they can be built. */
#include "plan.h"

#include <string.h>

#define NOTHING SIZE_MAX

/* Needs by place in the model. */
struct ordering {
    struct vpca_estate *estate;
    vpca_arena *scratch;
    struct vpca_planned *needs;
    size_t count;
    size_t *waits;  /* how many it still waits for */
    size_t *first;  /* of those that wait for it, in `next`; NOTHING: none */
    size_t *levels; /* how early it can be built */
    size_t *queue;
};

/* One need waits for another. */
struct wait {
    size_t need;
    size_t next;
};

static size_t index_of(const struct ordering *o, const struct vpca_need *need)
{
    return (size_t)(need - o->estate->model->needs);
}

static struct wait *waits_gather(struct ordering *o)
{
    struct wait *waits;
    size_t total = 0;
    size_t used = 0;

    for (size_t i = 0; i < o->count; i++)
        total += o->needs[i].need->after_count;
    waits = vpca_arena_array(o->scratch, total, sizeof(*waits));
    for (size_t i = 0; i < o->count; i++)
        o->first[i] = NOTHING;
    for (size_t i = 0; i < o->count; i++) {
        const struct vpca_need *need = o->needs[i].need;

        o->waits[i] = need->after_count;
        for (size_t a = 0; a < need->after_count; a++) {
            size_t to = index_of(o, need->after[a].need);

            waits[used] = (struct wait){i, o->first[to]};
            o->first[to] = used++;
        }
    }
    return waits;
}

/* ---- When ------------------------------------------------------------- */

static enum vpca_lateness lateness_of(const struct vpca_planned *planned)
{
    if (!planned->option || planned->due.high == VPCA_INFINITE)
        return VPCA_IN_TIME;
    if (planned->ready.low > planned->due.high)
        return VPCA_LATE;
    return planned->ready.high > planned->due.low ? VPCA_MAY_BE_LATE
                                                  : VPCA_IN_TIME;
}

/* All that it waits for is settled: `ready` holds when that is there. */
static void settle(struct ordering *o, size_t index)
{
    const struct vpca_phasing *phasing = &o->estate->model->rules->phasing;
    struct vpca_planned *planned = &o->needs[index];
    bool slow = planned->option && planned->lead.high > phasing->soon;

    if (planned->interim.option)
        planned->interim.ready =
            figures_plus(planned->ready, planned->interim.ready);
    planned->ready = figures_plus(planned->ready, planned->lead);
    planned->late = lateness_of(planned);
    if (slow && o->levels[index] == 0)
        o->levels[index] = 1;
}

static void order_all(struct ordering *o)
{
    const struct wait *waits = waits_gather(o);
    size_t head = 0;
    size_t tail = 0;

    for (size_t i = 0; i < o->count; i++) {
        if (o->waits[i] == 0)
            o->queue[tail++] = i;
    }
    while (head < tail) {
        size_t at = o->queue[head++];

        settle(o, at);
        for (size_t w = o->first[at]; w != NOTHING; w = waits[w].next) {
            size_t to = waits[w].need;

            o->needs[to].ready =
                figures_later(o->needs[to].ready, o->needs[at].ready);
            if (o->levels[to] <= o->levels[at])
                o->levels[to] = o->levels[at] + 1;
            if (--o->waits[to] == 0)
                o->queue[tail++] = to;
        }
    }
}

/* ---- Phases ----------------------------------------------------------- */

struct leveled {
    const struct vpca_planned *planned;
    size_t level;
};

static const char *backup_id(const struct vpca_planned *planned)
{
    return planned->backup ? planned->backup->id : "";
}

static int compare(const void *left, const void *right, void *context)
{
    const struct leveled *a = left;
    const struct leveled *b = right;
    struct vpca_range x = a->planned->ready;
    struct vpca_range y = b->planned->ready;
    int order;

    (void)context;
    if (a->level != b->level)
        return a->level < b->level ? -1 : 1;
    if (x.high != y.high)
        return x.high < y.high ? -1 : 1;
    if (x.low != y.low)
        return x.low < y.low ? -1 : 1;
    order = strcmp(a->planned->option->id, b->planned->option->id);
    if (order == 0)
        order = strcmp(backup_id(a->planned), backup_id(b->planned));
    if (order)
        return order;
    return strcmp(a->planned->need->name, b->planned->need->name);
}

/* Levels that no need has are left out. */
static void phases_make(struct ordering *o, const struct leveled *sorted,
                        size_t built)
{
    vpca_arena *arena = o->estate->arena;
    const struct vpca_planned **needs =
        vpca_arena_array(arena, built, sizeof(*needs));
    struct vpca_phase *phases = vpca_arena_array(arena, built, sizeof(*phases));
    size_t count = 0;

    for (size_t i = 0; i < built; i++) {
        struct vpca_phase *phase;

        needs[i] = sorted[i].planned;
        if (i == 0 || sorted[i].level != sorted[i - 1].level)
            phases[count++].needs = &needs[i];
        phase = &phases[count - 1];
        phase->need_count++;
        phase->ready = figures_later(phase->ready, needs[i]->ready);
    }
    o->estate->phases = phases;
    o->estate->phase_count = count;
}

void phases_settle(struct vpca_estate *estate)
{
    size_t count = estate->model->need_count;
    vpca_arena *scratch = vpca_arena_new();
    struct ordering o = {
        .estate = estate,
        .scratch = scratch,
        .needs = estate->plan->needs,
        .count = count,
        .waits = vpca_arena_array(scratch, count, sizeof(size_t)),
        .first = vpca_arena_array(scratch, count, sizeof(size_t)),
        .levels = vpca_arena_array(scratch, count, sizeof(size_t)),
        .queue = vpca_arena_array(scratch, count, sizeof(size_t)),
    };
    struct leveled *sorted = vpca_arena_array(scratch, count, sizeof(*sorted));
    size_t built = 0;

    if (estate->model->rules->phasing.ready != VPCA_NONE) {
        order_all(&o);
        for (size_t i = 0; i < count; i++) {
            if (o.needs[i].option)
                sorted[built++] = (struct leveled){&o.needs[i], o.levels[i]};
        }
        vpca_sort(scratch, sorted, built, sizeof(*sorted), compare, NULL);
        phases_make(&o, sorted, built);
    }
    vpca_arena_free(scratch);
}
