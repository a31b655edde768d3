/* Comparing what the program puts first with what the source chose. */
#include "grading.h"

const char *grade_name(enum grade grade)
{
    static const char *const names[GRADE_COUNT] = {
        [GRADE_FIRST] = "first",
        [GRADE_ACCEPTED] = "accepted",
        [GRADE_DIFFERS] = "differs",
        [GRADE_INFEASIBLE] = "infeasible winner",
    };

    return names[grade];
}

bool grade_passes(enum grade grade)
{
    return grade <= GRADE_ACCEPTED;
}

/* A choice of one option says nothing of what stands behind it. */
static bool meets(const struct vpca_entry *entry, const struct answer *answer)
{
    if (entry->option != answer->option)
        return false;
    if (answer->twice)
        return entry->backup == NULL;
    return !answer->backup || entry->backup == answer->backup;
}

static bool meets_any(const struct vpca_entry *entry,
                      const struct answers *answers)
{
    for (size_t i = 0; i < answers->count; i++) {
        if (meets(entry, &answers->items[i]))
            return true;
    }
    return false;
}

enum grade case_judge(const struct advice_case *one,
                      const struct vpca_advice *advice)
{
    const struct vpca_entry *first = &advice->entries[0];

    if (advice->ranked_count == 0)
        return GRADE_DIFFERS;
    if (meets_any(first, &one->impossible))
        return GRADE_INFEASIBLE;
    if (meets_any(first, &one->choice))
        return GRADE_FIRST;
    return meets_any(first, &one->accepted) ? GRADE_ACCEPTED : GRADE_DIFFERS;
}

/* ---- Counts ------------------------------------------------------------ */

void tally_add(struct tally *tally, enum grade grade)
{
    tally->grades[grade]++;
    tally->count++;
}

unsigned tally_share(const struct tally *tally)
{
    size_t good = tally->grades[GRADE_FIRST] + tally->grades[GRADE_ACCEPTED];

    return tally->count ? (unsigned)(good * 1000 / tally->count) : 0;
}
