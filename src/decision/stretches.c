/* Stretches of a quantity under which a need is decided alike: branch and
 * bound from a few figures down to neighbors. */
#include "sample.h"

#include <assert.h>

/* Why the figures between two samples are not yet known. */
enum doubt {
    DOUBT_NONE,
    DOUBT_BOUNDS, /* alike, but a rival may pass between them */
    DOUBT_RULES,  /* other rules, or a break between them */
    DOUBT_FIRST,  /* another outcome */
};

/* A sample, and the gap between it and the next. */
struct mark {
    struct sample *sample;
    size_t next; /* VPCA_NONE: the last */
    enum doubt doubt;
    size_t turn; /* gaps of the same doubt are split in turn */
};

struct scanner {
    vpca_arena *arena; /* of the samples */
    vpca_arena *trial; /* of one advice */
    const struct vpca_scan *scan;
    struct mark *marks;
    size_t count;
    size_t capacity;
    size_t turns;
    size_t calls;
};

static struct sample *look(struct scanner *scanner, int64_t at)
{
    const struct vpca_scan *scan = scanner->scan;
    const struct vpca_value value = vpca_value_quantity(at, at, 0);
    const struct vpca_advice *advice =
        scan->decide(scan->context, scanner->trial, &value);
    struct sample *sample = sample_of(scanner->arena, at, advice);

    scanner->calls++;
    vpca_arena_reset(scanner->trial);
    return sample;
}

/* Whether the figures between them, taken all at once, are proof enough. */
static bool range_holds(struct scanner *scanner, const struct sample *a,
                        const struct sample *b)
{
    const struct vpca_scan *scan = scanner->scan;
    const struct vpca_value value =
        vpca_value_quantity(a->at, b->at, VPCA_CAUSE_FILE);
    const struct vpca_advice *advice;
    bool holds;

    if (!scan->ranges || scanner->calls >= scan->limit)
        return false;
    advice = scan->decide(scan->context, scanner->trial, &value);
    holds = sample_holds(scanner->trial, a, advice);
    scanner->calls++;
    vpca_arena_reset(scanner->trial);
    return holds;
}

/* ---- Gaps ------------------------------------------------------------- */

/* How many breaks are below a figure. */
static size_t breaks_below(const struct vpca_scan *scan, int64_t figure)
{
    size_t low = 0;
    size_t high = scan->break_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (scan->breaks[middle] < figure)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static enum doubt doubt_between(struct scanner *scanner, const struct sample *a,
                                const struct sample *b)
{
    enum doubt doubt = DOUBT_BOUNDS;

    if (b->at - a->at == 1)
        return DOUBT_NONE;
    if (!vpca_outcome_equal(&a->outcome, &b->outcome))
        return DOUBT_FIRST;
    if (breaks_below(scanner->scan, a->at + 1) !=
            breaks_below(scanner->scan, b->at) ||
        !samples_alike(a, b))
        doubt = DOUBT_RULES;
    else if (samples_prove(a, b))
        return DOUBT_NONE;
    return range_holds(scanner, a, b) ? DOUBT_NONE : doubt;
}

static void judge_gap(struct scanner *scanner, size_t index)
{
    struct mark *mark = &scanner->marks[index];

    mark->doubt =
        doubt_between(scanner, mark->sample, scanner->marks[mark->next].sample);
    mark->turn = scanner->turns++;
}

static int log_of(int64_t figure)
{
    int log = 0;

    while (figure >> (log + 1))
        log++;
    return log;
}

/* The break nearest the middle of those between; else the middle, of the
 * doublings where there are several. */
static int64_t split_at(const struct vpca_scan *scan, int64_t a, int64_t b)
{
    size_t first = breaks_below(scan, a + 1);
    size_t last = breaks_below(scan, b);
    int64_t from = a > 0 ? a : 1;

    if (first < last)
        return scan->breaks[first + (last - first) / 2];
    if (b / 4 > from) {
        int64_t middle = from << ((log_of(b) - log_of(from)) / 2);

        assert(middle > a && middle < b);
        return middle;
    }
    return a + (b - a) / 2;
}

/* The gap to split next, or VPCA_NONE. */
static size_t next_gap(const struct scanner *scanner)
{
    size_t found = VPCA_NONE;

    for (size_t i = 0; i < scanner->count; i++) {
        const struct mark *mark = &scanner->marks[i];
        const struct mark *best =
            found == VPCA_NONE ? NULL : &scanner->marks[found];

        if (mark->next == VPCA_NONE || mark->doubt == DOUBT_NONE)
            continue;
        if (!best || mark->doubt > best->doubt ||
            (mark->doubt == best->doubt && mark->turn < best->turn))
            found = i;
    }
    return found;
}

static size_t add_mark(struct scanner *scanner, int64_t at, size_t next)
{
    const struct mark mark = {.sample = look(scanner, at), .next = next};

    scanner->marks =
        vpca_arena_grow(scanner->arena, scanner->marks, scanner->count,
                        &scanner->capacity, sizeof(*scanner->marks));
    scanner->marks[scanner->count] = mark;
    return scanner->count++;
}

static void split_gap(struct scanner *scanner, size_t index)
{
    size_t next = scanner->marks[index].next;
    int64_t at = split_at(scanner->scan, scanner->marks[index].sample->at,
                          scanner->marks[next].sample->at);
    size_t added = add_mark(scanner, at, next);

    scanner->marks[index].next = added;
    judge_gap(scanner, index);
    judge_gap(scanner, added);
}

static void scan_all(struct scanner *scanner)
{
    const struct vpca_scan *scan = scanner->scan;
    size_t first = add_mark(scanner, scan->low, VPCA_NONE);
    size_t gap;

    if (scan->low == scan->high)
        return;
    gap = add_mark(scanner, scan->high, VPCA_NONE);
    scanner->marks[first].next = gap;
    judge_gap(scanner, first);
    while (scanner->calls < scan->limit &&
           (gap = next_gap(scanner)) != VPCA_NONE)
        split_gap(scanner, gap);
}

/* ---- What was found --------------------------------------------------- */

struct builder {
    vpca_arena *arena;
    struct vpca_stretch *items;
    size_t count;
    size_t capacity;
};

static struct vpca_stretch *last_of(struct builder *builder)
{
    return builder->count ? &builder->items[builder->count - 1] : NULL;
}

static void start(struct builder *builder, const struct vpca_stretch *stretch)
{
    builder->items =
        vpca_arena_grow(builder->arena, builder->items, builder->count,
                        &builder->capacity, sizeof(*builder->items));
    builder->items[builder->count++] = *stretch;
}

static struct vpca_stretch stretch_at(const struct sample *sample)
{
    return (struct vpca_stretch){.low = sample->at,
                                 .high = sample->at,
                                 .outcome = sample->outcome,
                                 .lead_low = sample->lead,
                                 .lead_high = sample->lead,
                                 .exact = true};
}

/* Adds the next one, behind a gap that is known or not. */
static void append(struct builder *builder, const struct vpca_stretch *next,
                   bool known)
{
    struct vpca_stretch *last = last_of(builder);

    if (last && vpca_outcome_equal(&last->outcome, &next->outcome)) {
        last->high = next->high;
        last->lead_high = next->lead_high;
        last->exact = last->exact && next->exact && known;
        return;
    }
    if (last && !known) {
        last->high = next->low - 1;
        last->exact = false;
    }
    start(builder, next);
    if (!known)
        last_of(builder)->exact = false;
}

static struct vpca_stretches finish(const struct builder *builder, size_t calls)
{
    struct vpca_stretches found = {.items = builder->items,
                                   .count = builder->count,
                                   .calls = calls,
                                   .exact = true};

    for (size_t i = 0; i < found.count; i++)
        found.exact = found.exact && found.items[i].exact;
    return found;
}

struct vpca_stretches vpca_stretches_find(vpca_arena *arena,
                                          const struct vpca_scan *scan)
{
    struct scanner scanner = {
        .arena = vpca_arena_new(), .trial = vpca_arena_new(), .scan = scan};
    struct builder builder = {.arena = arena};
    bool known = true;

    assert(scan->low >= 0 && scan->low <= scan->high && scan->limit >= 2);
    scan_all(&scanner);
    for (size_t i = 0; i != VPCA_NONE; i = scanner.marks[i].next) {
        const struct vpca_stretch next = stretch_at(scanner.marks[i].sample);

        append(&builder, &next, known);
        known = scanner.marks[i].doubt == DOUBT_NONE;
    }
    vpca_arena_free(scanner.trial);
    vpca_arena_free(scanner.arena);
    return finish(&builder, scanner.calls);
}

struct vpca_stretches
vpca_stretches_of_values(vpca_arena *arena, vpca_decide *decide, void *context,
                         const struct vpca_value *values, size_t count)
{
    struct builder builder = {.arena = arena};
    vpca_arena *trial = vpca_arena_new();

    for (size_t i = 0; i < count; i++) {
        const struct sample *sample =
            sample_of(trial, (int64_t)i, decide(context, trial, &values[i]));
        const struct vpca_stretch next = stretch_at(sample);

        append(&builder, &next, true);
        vpca_arena_reset(trial);
    }
    vpca_arena_free(trial);
    return finish(&builder, count);
}

struct vpca_stretches
vpca_stretches_by_first(vpca_arena *arena,
                        const struct vpca_stretches *stretches)
{
    struct builder builder = {.arena = arena};

    for (size_t i = 0; i < stretches->count; i++) {
        const struct vpca_stretch *next = &stretches->items[i];
        struct vpca_stretch *last = last_of(&builder);

        if (!last || !vpca_outcome_same_first(&last->outcome, &next->outcome)) {
            start(&builder, next);
            continue;
        }
        last->high = next->high;
        last->lead_high = next->lead_high;
        last->outcome.feasible &= next->outcome.feasible;
        last->outcome.open &= next->outcome.open;
        last->exact = last->exact && next->exact;
    }
    return finish(&builder, stretches->calls);
}
