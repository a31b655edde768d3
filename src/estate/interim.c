/* Finds what can serve a need until its own option is ready. */
#include "plan.h"

#include <string.h>

struct search {
    struct vpca_estate *estate;
    const struct vpca_phasing *phasing;
    const struct vpca_advice *advice;
    const struct vpca_entry *first; /* what is built in the end */
};

/* ---- What it lacks ---------------------------------------------------- */

static bool may_lack(const struct search *search, const struct vpca_fact *fact)
{
    for (size_t i = 0; fact && i < search->phasing->lack_count; i++) {
        if (search->phasing->lacks[i] == fact)
            return true;
    }
    return false;
}

/* It is excluded for nothing but what may be missing for a while. */
static bool lacks_little(const struct search *search,
                         const struct vpca_entry *entry)
{
    for (size_t i = 0; i < entry->failure_count; i++) {
        const struct vpca_failure *failure = &entry->failures[i];

        if (!failure->line.waived && !may_lack(search, failure->pass.fact))
            return false;
    }
    return entry->failure_count > 0 && !entry->ruled_out;
}

static const struct vpca_lack *find_lack(const struct vpca_interim *interim,
                                         const struct vpca_fact *fact)
{
    for (size_t i = 0; i < interim->lack_count; i++) {
        if (interim->lacks[i].fact == fact)
            return &interim->lacks[i];
    }
    return NULL;
}

/* Several rules may fail one demand: the first by id tells it. */
static void keep_lacks(const struct search *search,
                       const struct vpca_entry *entry,
                       struct vpca_interim *interim)
{
    size_t first = vpca_facts_first(VPCA_SCOPE_NEED);
    struct vpca_lack *lacks = vpca_arena_array(
        search->estate->arena, entry->failure_count, sizeof(*lacks));

    interim->lacks = lacks;
    for (size_t i = 0; i < entry->failure_count; i++) {
        const struct vpca_failure *failure = &entry->failures[i];
        const struct vpca_fact *fact = failure->pass.fact;

        if (failure->line.waived || find_lack(interim, fact))
            continue;
        lacks[interim->lack_count++] = (struct vpca_lack){
            .fact = fact,
            .demanded = search->advice
                            ->need_values[(size_t)(fact - vpca_facts) - first],
            .given = failure->pass.value,
        };
    }
}

/* ---- Which ------------------------------------------------------------ */

/* 0: it cannot serve; of others the least is best. */
static unsigned class_of(const struct search *search,
                         const struct vpca_entry *entry)
{
    bool stays = entry->option == search->first->backup;
    const struct vpca_value *ready;

    /* A pair that was not considered has no values. */
    if (entry->backup || entry->option == search->first->option)
        return 0;
    ready = &entry->values[search->phasing->ready];
    if (ready->state != VPCA_STATED ||
        ready->as.quantity.high > search->phasing->soon)
        return 0;
    if (entry->status == VPCA_EXCLUDED && !lacks_little(search, entry))
        return 0;
    if (stays)
        return 1;
    if (entry->status == VPCA_EXCLUDED)
        return 4;
    return entry->status == VPCA_FEASIBLE ? 2 : 3;
}

/* Ranked ones stand in their order; excluded ones by what they come to. */
static bool is_better(const struct vpca_entry *a, const struct vpca_entry *b)
{
    if (a->status != VPCA_EXCLUDED)
        return false; /* the one that stands first */
    if (a->failure_count != b->failure_count)
        return a->failure_count < b->failure_count;
    if (a->total != b->total)
        return a->total > b->total;
    return strcmp(a->option->id, b->option->id) < 0;
}

struct vpca_interim interim_find(struct vpca_estate *estate,
                                 const struct vpca_advice *advice,
                                 const struct vpca_entry *entry)
{
    const struct search search = {estate, &estate->model->rules->phasing,
                                  advice, entry};
    const struct vpca_entry *best = NULL;
    struct vpca_interim interim = {0};
    const struct vpca_value *current;
    unsigned least = 0;

    for (size_t i = 0; i < advice->all_count; i++) {
        const struct vpca_entry *one = &advice->all[i];
        unsigned class = class_of(&search, one);

        if (!class || (best && (class > least ||
                                (class == least && !is_better(one, best)))))
            continue;
        best = one;
        least = class;
    }
    if (!best)
        return interim;
    current = &best->values[VPCA_OWN_CURRENT];
    interim.option = best->option;
    interim.status = best->status;
    interim.ready = figures_of(&best->values[search.phasing->ready]);
    interim.current = current->as.words.most == VPCA_YES;
    interim.stays = best->option == entry->backup;
    if (best->status == VPCA_EXCLUDED)
        keep_lacks(&search, best, &interim);
    return interim;
}
