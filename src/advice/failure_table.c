/* What happens when a component fails: the rows of an option or a pair. */
#include "judge.h"

#include <assert.h>

/* The cases of one row that may hold. */
static void fill_row(struct filler *filler,
                     const struct vpca_failure_cases *cases,
                     struct vpca_failure_row *row)
{
    row->bits = 0;
    row->path = VPCA_PATH_WHOLE;
    row->carrier = VPCA_PATH_WHOLE;
    for (size_t i = 0; i < cases->count; i++) {
        const struct vpca_failure_case *item = &cases->items[i];
        enum vpca_truth truth;

        filler_need_condition(filler, item->when);
        truth = condition_test_any(filler->judge, item->when, &filler->view);
        if (truth == VPCA_FALSE)
            continue;
        if (!row->bits || item->survives < row->given->survives)
            row->given = item;
        row->bits |= 1u << item->survives;
        if (truth == VPCA_TRUE)
            break;
    }
    /* The loader sees to it that the last always holds. */
    assert(row->bits);
}

void failure_rows_fill(struct filler *filler,
                       const struct vpca_failure_cases *table)
{
    for (size_t i = 0; i < vpca_failure_words()->count; i++) {
        filler->failures[i].failure = i;
        if (table[i].count)
            fill_row(filler, &table[i], &filler->failures[i]);
    }
}

/* ---- Pairs ------------------------------------------------------------ */

/* Where the component is part of the primary, the row speaks of it. */
static void pair_row(const struct vpca_failure_row *primary,
                     const struct vpca_failure_row *backup,
                     struct vpca_failure_row *row)
{
    enum vpca_survival first = primary->given->survives;
    enum vpca_survival second = backup->given->survives;

    *row = *primary;
    row->path = VPCA_PATH_PRIMARY;
    row->bits = vpca_survivals_better(primary->bits, backup->bits);
    if (first == VPCA_NOT_THERE && second != VPCA_NOT_THERE) {
        row->given = backup->given;
        row->path = VPCA_PATH_BACKUP;
        row->carrier = VPCA_PATH_PRIMARY;
    } else if (first < VPCA_SURVIVES_AS_BUILT &&
               second >= VPCA_SURVIVES_AS_BUILT) {
        row->carrier = VPCA_PATH_BACKUP;
    } else if (first == VPCA_SURVIVES_NOT &&
               second == VPCA_SURVIVES_WITH_MEASURES) {
        row->given = backup->given;
        row->path = VPCA_PATH_BACKUP;
    }
}

void failure_rows_pair(const struct vpca_failure_row *primary,
                       const struct vpca_failure_row *backup,
                       struct vpca_failure_row *ret_rows)
{
    for (size_t i = 0; i < vpca_failure_words()->count; i++)
        pair_row(&primary[i], &backup[i], &ret_rows[i]);
}

/* ---- What is survived ------------------------------------------------- */

void failure_rows_values(const struct vpca_failure_row *rows,
                         struct vpca_value *values)
{
    uint8_t bits[VPCA_DOMAIN_LIMIT];

    for (size_t i = 0; i < vpca_failure_words()->count; i++)
        bits[i] = (uint8_t)rows[i].bits;
    values[VPCA_OWN_SURVIVES] =
        vpca_survivals_set(bits, false, VPCA_CAUSE_FILE);
    values[VPCA_OWN_CAN_SURVIVE] =
        vpca_survivals_set(bits, true, VPCA_CAUSE_FILE);
}
