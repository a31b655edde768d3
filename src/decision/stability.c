/* How sure it is who is first, in a word and in numbers. */
#include "contenders.h"
#include "field.h"

#include <assert.h>

const char *vpca_verdict_name(enum vpca_verdict verdict)
{
    static const char *const names[VPCA_VERDICT_COUNT] = {
        [VPCA_NOTHING_LEFT] = "nothing left",
        [VPCA_ONLY_ONE_LEFT] = "only one left",
        [VPCA_ONLY_ONE_PROVEN] = "only one proven",
        [VPCA_TIE] = "tie",
        [VPCA_CLOSE] = "close",
        [VPCA_CLEAR] = "clear",
    };

    assert(verdict < VPCA_VERDICT_COUNT);
    return names[verdict];
}

/* The total with all that is unknown at its worst or at its best. */
static int64_t bound(const struct field *field, const struct vpca_entry *entry,
                     bool best)
{
    int64_t total = 0;

    for (size_t i = 0; i < entry->ledger_count; i++) {
        const struct vpca_ledger_line *line = &entry->ledger[i];

        total += (int64_t)field->weights[line->criterion] *
                 (best ? line->most : line->least);
    }
    return total;
}

/* What a file can tell of the points of these entries. */
static struct vpca_unknowns doubts_of(vpca_arena *arena,
                                      const struct vpca_advice *advice,
                                      const struct vpca_traced *traced,
                                      size_t count)
{
    struct vpca_unknowns behind =
        vpca_unknowns_trace(arena, advice, traced, count);
    const struct open_facts open = open_facts_of(arena, advice);
    struct ref_list found = sources_of(arena, &open, &behind);

    return (struct vpca_unknowns){found.items, found.count};
}

static void find_doubts(vpca_arena *arena, const struct field *field,
                        struct vpca_stability *stability)
{
    const struct vpca_entry *first = stability->first;
    int64_t least = bound(field, first, false);
    struct vpca_traced *traced =
        vpca_arena_array(arena, field->count + 1, sizeof(*traced));
    size_t count = 0;

    for (size_t i = 0; i < field->count; i++) {
        const struct vpca_entry *entry = field->items[i];

        if (entry->option != first->option && bound(field, entry, true) > least)
            traced[count++] = (struct vpca_traced){entry, VPCA_BEHIND_POINTS};
    }
    if (!count)
        return;
    traced[count++] = (struct vpca_traced){first, VPCA_BEHIND_POINTS};
    stability->doubtful = true;
    stability->doubts = doubts_of(arena, field->advice, traced, count);
}

static enum vpca_verdict verdict_of(const struct vpca_advice *advice,
                                    const struct vpca_stability *stability)
{
    if (advice->ranked_count == 1)
        return VPCA_ONLY_ONE_LEFT;
    if (!stability->second)
        return VPCA_ONLY_ONE_PROVEN;
    if (stability->margin == 0)
        return VPCA_TIE;
    if (stability->margin < VPCA_CLOSE_MARGIN || stability->doubtful ||
        stability->won * 100 < stability->weightings * VPCA_CLOSE_SHARE)
        return VPCA_CLOSE;
    return VPCA_CLEAR;
}

const struct vpca_stability *
vpca_stability_find(vpca_arena *arena, const struct vpca_advice *advice)
{
    struct vpca_stability *stability =
        vpca_arena_alloc(arena, sizeof(*stability));
    const struct vpca_entry *entries = advice->entries;
    struct field field;

    *stability = (struct vpca_stability){.verdict = VPCA_NOTHING_LEFT};
    if (advice->ranked_count == 0)
        return stability;
    field = field_of(arena, advice);
    stability->first = entries;
    if (advice->ranked_count > 1 && entries[1].status == entries[0].status) {
        stability->second = &entries[1];
        stability->margin = entries[0].score - entries[1].score;
        find_doubts(arena, &field, stability);
    }
    crossings_find(arena, &field, stability);
    grid_count(arena, &field, stability);
    for (size_t i = 0; i < stability->win_count; i++) {
        if (stability->wins[i].entry->option == entries[0].option)
            stability->won += stability->wins[i].count;
    }
    stability->verdict = verdict_of(advice, stability);
    return stability;
}
