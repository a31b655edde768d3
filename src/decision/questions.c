/* What to ask of a need, and what each answer would change. */
#include "ask.h"

#include <assert.h>
#include <string.h>

enum {
    PAIR_CALLS_MOST = 24, /* for questions two by two */
    NEED_CALLS_MOST = 500,
    NEED_CALLS_LEAST = 8,
    RUN_CALLS = 12000, /* shared by the needs of a file */
};

size_t vpca_questions_share(size_t needs)
{
    size_t share = RUN_CALLS / (needs ? needs : 1);

    if (share < NEED_CALLS_LEAST)
        return NEED_CALLS_LEAST;
    return share > NEED_CALLS_MOST ? NEED_CALLS_MOST : share;
}

const char *vpca_influence_name(enum vpca_influence influence)
{
    static const char *const names[VPCA_INFLUENCE_COUNT] = {
        [VPCA_INFLUENCE_FIRST] = "first",
        [VPCA_INFLUENCE_FEASIBLE] = "feasible",
        [VPCA_INFLUENCE_MAYBE] = "may-matter",
    };

    assert(influence < VPCA_INFLUENCE_COUNT);
    return names[influence];
}

/* ---- Candidates ------------------------------------------------------- */

/* What to look behind where all that is open may be anything: who can be first,
 * and what leaves others open. */
static struct vpca_unknowns trace(struct asker *asker,
                                  const struct vpca_advice *wide,
                                  bool contested, const bool *marks)
{
    struct vpca_traced *traced =
        vpca_arena_array(asker->arena, wide->all_count, sizeof(*traced));
    unsigned behind = VPCA_BEHIND_CONDITIONS | VPCA_BEHIND_PROVISOS |
                      (contested ? VPCA_BEHIND_POINTS : 0);

    for (size_t i = 0; i < wide->all_count; i++) {
        traced[i].entry = &wide->all[i];
        if (marks[i])
            traced[i].behind = behind;
        else if (wide->all[i].status == VPCA_OPEN)
            traced[i].behind = VPCA_BEHIND_CONDITIONS;
    }
    return vpca_unknowns_trace(asker->arena, wide, traced, wide->all_count);
}

/* ---- Questions -------------------------------------------------------- */

struct list {
    struct vpca_question *items;
    size_t count;
};

static bool same_question(const struct vpca_fact_ref *a,
                          const struct vpca_fact_ref *b)
{
    if (a->fact != b->fact || !a->member != !b->member)
        return false;
    return a->tag == b->tag ||
           (a->tag && b->tag && strcmp(a->tag, b->tag) == 0);
}

/* The same fact of several members is one question; they stand together. */
static struct list list_of(struct asker *asker, const struct ref_list *refs)
{
    struct list list = {vpca_arena_array(asker->arena, refs->count,
                                         sizeof(struct vpca_question)),
                        0};

    for (size_t i = 0; i < refs->count;) {
        struct vpca_question *question = &list.items[list.count++];

        question->refs = &refs->items[i];
        question->with = VPCA_NONE;
        do {
            question->ref_count++;
            i++;
        } while (i < refs->count &&
                 same_question(&question->refs[0], &refs->items[i]));
    }
    return list;
}

static bool same_choice(const struct vpca_outcome *a,
                        const struct vpca_outcome *b)
{
    return a->first == b->first && a->backup == b->backup;
}

static enum vpca_influence influence_of(const struct vpca_outcome *today,
                                        const struct vpca_question *question)
{
    enum vpca_influence found = VPCA_INFLUENCE_MAYBE;

    for (size_t i = 0; i < question->answer_count; i++) {
        const struct vpca_outcome *outcome = &question->answers[i].outcome;

        if (!outcome->possible)
            continue;
        if (!same_choice(today, outcome))
            return VPCA_INFLUENCE_FIRST;
        if (!vpca_outcome_equal(today, outcome))
            found = VPCA_INFLUENCE_FEASIBLE;
    }
    return found;
}

/* ---- Two by two ------------------------------------------------------- */

/* Whether both together change what the one by itself does not. */
static bool matters_with(struct asker *asker, const struct vpca_question *one,
                         const struct vpca_question *other, size_t limit)
{
    for (size_t i = 0; i < one->answer_count; i++) {
        for (size_t j = 0; j < other->answer_count; j++) {
            struct vpca_value a = one->answers[i].value;
            struct vpca_value b = other->answers[j].value;
            struct vpca_outcome outcome;

            if (asker->calls >= limit)
                return false;
            /* Of figures the ends, which are the farthest apart. */
            if (a.type == VPCA_TYPE_QUANTITY)
                a.as.quantity.high = a.as.quantity.low;
            if (b.type == VPCA_TYPE_QUANTITY)
                b.as.quantity.high = b.as.quantity.low;
            outcome = answers_together(asker, one, &a, other, &b);
            if (outcome.possible &&
                !same_choice(&outcome, &other->answers[j].outcome))
                return true;
        }
    }
    return false;
}

static void pair_up(struct asker *asker, struct list *list)
{
    size_t limit = asker->calls + PAIR_CALLS_MOST;

    if (limit > asker->limit)
        limit = asker->limit;

    for (size_t i = 0; i < list->count; i++) {
        struct vpca_question *one = &list->items[i];

        for (size_t j = 0; j < list->count && asker->calls < limit; j++) {
            const struct vpca_question *other = &list->items[j];

            if (one->influence != VPCA_INFLUENCE_MAYBE || i == j)
                continue;
            if (!matters_with(asker, one, other, limit))
                continue;
            one->influence = VPCA_INFLUENCE_FIRST;
            one->with = j;
        }
    }
}

/* ---- Order ------------------------------------------------------------ */

static int compare_questions(const void *left, const void *right, void *context)
{
    const struct vpca_question *a = left;
    const struct vpca_question *b = right;

    (void)context;
    if (a->influence != b->influence)
        return a->influence < b->influence ? -1 : 1;
    if ((a->with == VPCA_NONE) != (b->with == VPCA_NONE))
        return a->with == VPCA_NONE ? -1 : 1;
    if (a->swing != b->swing)
        return a->swing > b->swing ? -1 : 1;
    return vpca_fact_ref_compare(&a->refs[0], &b->refs[0]);
}

/* The partners are told by their places in the order to come. */
static void put_in_order(struct asker *asker, struct list *list)
{
    const struct vpca_fact_ref **partners = vpca_arena_array(
        asker->arena, list->count, sizeof(const struct vpca_fact_ref *));
    size_t count = 0;

    for (size_t i = 0; i < list->count; i++) {
        if (list->items[i].with != VPCA_NONE) {
            partners[count] = list->items[list->items[i].with].refs;
            list->items[i].with = count++;
        }
    }
    vpca_sort(asker->arena, list->items, list->count, sizeof(*list->items),
              compare_questions, NULL);
    for (size_t i = 0; i < list->count; i++) {
        const struct vpca_fact_ref *partner;
        size_t found = 0;

        if (list->items[i].with == VPCA_NONE)
            continue;
        partner = partners[list->items[i].with];
        while (list->items[found].refs != partner)
            found++;
        list->items[i].with = found;
    }
}

/* ---- The whole -------------------------------------------------------- */

static bool has_figures(const struct vpca_question *question)
{
    const struct vpca_fact *fact = question->refs[0].fact;

    return fact && fact->type == VPCA_TYPE_QUANTITY;
}

/* Those that a bound alone keeps are kept only where there is a contest. */
static struct list settle(struct asker *asker, struct list list, bool contested)
{
    struct list kept = {list.items, 0};

    /* What takes the fewest calls comes first. */
    for (int figures = 0; figures < 2; figures++) {
        for (size_t i = 0; i < list.count; i++) {
            if (has_figures(&list.items[i]) == (figures == 1))
                answers_fill(asker, &list.items[i]);
        }
    }
    for (size_t i = 0; i < list.count; i++) {
        struct vpca_question *question = &list.items[i];

        question->influence = influence_of(&asker->today->outcome, question);
        if (question->influence == VPCA_INFLUENCE_MAYBE && !contested &&
            question->answer_count)
            continue;
        kept.items[kept.count++] = *question;
    }
    return kept;
}

struct vpca_questions vpca_questions_find(vpca_arena *arena,
                                          const struct vpca_advice *advice,
                                          size_t calls)
{
    struct asker asker = {.arena = arena, .advice = advice, .limit = calls};
    const struct vpca_advice *wide;
    struct vpca_unknowns unknowns;
    struct ref_list candidates;
    struct list list;
    bool *marks;
    bool contested;

    asker.open = open_facts_of(arena, advice);
    wide = open_facts_advise(arena, &asker.open);
    if (!wide)
        return (struct vpca_questions){0};
    marks = vpca_arena_array(arena, wide->all_count, sizeof(*marks));
    contested = contenders_mark(wide, marks) > 1;
    unknowns = trace(&asker, wide, contested, marks);
    candidates = sources_of(arena, &asker.open, &unknowns);
    if (!candidates.count)
        return (struct vpca_questions){.calls = 1};
    asker.trial = vpca_arena_new();
    asker.today = sample_of(arena, 0, advice);
    list = settle(&asker, list_of(&asker, &candidates), contested);
    if (contested)
        pair_up(&asker, &list);
    vpca_arena_free(asker.trial);
    if (list.count)
        put_in_order(&asker, &list);
    return (struct vpca_questions){list.items, list.count, asker.calls + 1};
}
