/* Failure tables: what becomes of an option when a component fails. */
#include "explain.h"

static const char *survival_words(enum vpca_survival survival)
{
    static const char *const words[VPCA_SURVIVAL_COUNT] = {
        [VPCA_SURVIVES_NOT] = "not survived",
        [VPCA_SURVIVES_WITH_MEASURES] = "survived with measures",
        [VPCA_SURVIVES_AS_BUILT] = "survived as built",
        [VPCA_NOT_THERE] = "no such component",
    };

    return words[survival];
}

static const char *measures_words(const struct explain *e,
                                  const struct vpca_failure_case *row)
{
    struct ids ids;

    ids_init(&ids, e);
    for (size_t i = 0; i < row->measure_count; i++)
        ids_add(&ids, row->measures[i]->id);
    return ids.count ? say(e, "; measures: %s", ids.text.bytes) : "";
}

static const char *row_words(const struct explain *e,
                             const struct vpca_failure_cases *cases,
                             size_t index)
{
    const struct vpca_failure_case *row = &cases->items[index];
    const char *when = "";

    if (row->when)
        when = say(e, " when %s", condition_words(e, row->when));
    if (row->survives == VPCA_NOT_THERE)
        return say(e, "%s%s [%s]", survival_words(row->survives), when,
                   basis_words(e, &row->basis));
    return say(e, "%s%s%s: %s fails, and %s; who acts: %s%s [%s]",
               index > 0 && !row->when ? "otherwise " : "",
               survival_words(row->survives), when,
               message_words(e, &row->component),
               message_words(e, &row->effect), row->acts,
               measures_words(e, row), basis_words(e, &row->basis));
}

void put_failures(struct explain *e, const struct vpca_failure_cases *table)
{
    const struct vpca_domain *words = vpca_failure_words();

    put_heading(e, "When something fails");
    for (size_t w = 0; w < words->count; w++) {
        if (!table[w].count)
            put_row(e, 0, words->words[w], "the better of its two paths");
        for (size_t i = 0; i < table[w].count; i++)
            put_row(e, 0, i ? "" : words->words[w], row_words(e, &table[w], i));
    }
}
