/* Who can be first under some answer to all that is unknown, by bounds. */
#include "contenders.h"
#include "field.h"

/* The total with all that is unknown at its worst or at its best. */
static int64_t bound(const struct vpca_entry *entry, bool best)
{
    int64_t total = 0;

    for (size_t i = 0; i < entry->ledger_count; i++) {
        const struct vpca_ledger_line *line = &entry->ledger[i];

        total += (int64_t)line->weight * (best ? line->most : line->least);
    }
    return total;
}

/* Nothing that is unknown can exclude it, leave it open or part the pair. */
static bool is_certain(const struct vpca_entry *entry)
{
    return entry->status == VPCA_FEASIBLE && entry->proviso_count == 0 &&
           (!entry->pair || !entry->pair->when);
}

/* Whether an answer can prove it. What is to be accepted is no answer. */
static bool can_be_proven(const struct vpca_entry *entry)
{
    for (size_t i = 0; i < entry->condition_count; i++) {
        if (entry->conditions[i].truth == VPCA_TRUE)
            return false;
    }
    return true;
}

size_t contenders_mark(const struct vpca_advice *advice, bool *ret_marks)
{
    bool any = false;
    int64_t least = 0;
    size_t count = 0;

    for (size_t i = 0; i < advice->all_count; i++) {
        const struct vpca_entry *entry = &advice->all[i];
        int64_t total = bound(entry, false);

        if (!is_certain(entry) || entry_is_replaced(advice, entry))
            continue;
        least = any && least > total ? least : total;
        any = true;
    }
    for (size_t i = 0; i < advice->all_count; i++) {
        const struct vpca_entry *entry = &advice->all[i];

        ret_marks[i] =
            entry->status < VPCA_EXCLUDED &&
            !entry_is_replaced(advice, entry) &&
            (!any || (can_be_proven(entry) && bound(entry, true) >= least));
        count += ret_marks[i];
    }
    return count;
}
