/* How far a demand must give, where it need not go altogether. */
#include "ways.h"

enum { VALUES_MOST = 32 };

/* Values of one demand that something might pass with, the nearest to what is
 * demanded first. */
struct candidates {
    const struct vpca_fact *fact;
    struct vpca_value items[VALUES_MOST];
    size_t count;
};

static bool is_nearer(const struct vpca_fact *fact, const struct vpca_value *a,
                      const struct vpca_value *b)
{
    if (fact->type == VPCA_TYPE_WORD)
        return a->as.words.most > b->as.words.most;
    if (fact->type != VPCA_TYPE_QUANTITY)
        return false;
    return fact->direction == VPCA_MAXIMUM
               ? a->as.quantity.high < b->as.quantity.high
               : a->as.quantity.low > b->as.quantity.low;
}

static void add_value(struct candidates *candidates,
                      const struct vpca_value *value)
{
    size_t at = candidates->count;

    for (size_t i = 0; i < candidates->count; i++) {
        if (vpca_value_equal(&candidates->items[i], value))
            return;
    }
    if (at == VALUES_MOST)
        return;
    for (; at > 0 &&
           is_nearer(candidates->fact, value, &candidates->items[at - 1]);
         at--)
        candidates->items[at] = candidates->items[at - 1];
    candidates->items[at] = *value;
    candidates->count++;
}

/* What all sources may need together, for one of them. */
static void add_share(const struct vpca_advice *advice,
                      const struct vpca_nearest_pass *pass,
                      struct candidates *candidates)
{
    const struct vpca_value *values = advice->need_values;
    int64_t all = values[VPCA_FACT_NEED_TOTAL_BANDWIDTH].as.quantity.low;
    int64_t one = values[VPCA_FACT_NEED_BANDWIDTH].as.quantity.low;
    struct vpca_value value;

    if (one <= 0 || all < one)
        return;
    value = vpca_value_quantity(pass->value.as.quantity.low / (all / one),
                                pass->value.as.quantity.low / (all / one), 0);
    if (value.as.quantity.low > 0)
        add_value(candidates, &value);
}

static void add_passes(const struct vpca_advice *advice,
                       const struct vpca_entry *entry,
                       struct candidates *candidates)
{
    for (size_t i = 0; i < entry->failure_count; i++) {
        const struct vpca_nearest_pass *pass = &entry->failures[i].pass;

        if (!pass->fact || pass->value.state != VPCA_STATED)
            continue;
        if (pass->fact == candidates->fact)
            add_value(candidates, &pass->value);
        else if (pass->fact == &vpca_facts[VPCA_FACT_NEED_TOTAL_BANDWIDTH] &&
                 candidates->fact == &vpca_facts[VPCA_FACT_NEED_BANDWIDTH])
            add_share(advice, pass, candidates);
    }
}

/* The advice with all but one of the demands giving way. */
static const struct vpca_advice *try_without(struct search *search,
                                             const struct vpca_giving *items,
                                             size_t count, size_t index)
{
    struct vpca_giving others[PARTS_MOST];
    size_t left = 0;

    for (size_t i = 0; i < count; i++) {
        if (i != index)
            others[left++] = items[i];
    }
    return search_try(search, others, left);
}

/* Takes the nearest value with which something is left that is as sure. */
static bool take_nearest(struct search *search, struct vpca_giving *items,
                         size_t count, const struct candidates *candidates,
                         struct vpca_value *ret_value)
{
    enum vpca_status status;

    *ret_value = vpca_value_absent(candidates->fact->type);
    status = search_try(search, items, count)->entries[0].status;
    for (; status <= VPCA_OPEN; status++) {
        for (size_t i = 0; i < candidates->count; i++) {
            const struct vpca_advice *advice;

            *ret_value = candidates->items[i];
            advice = search_try(search, items, count);
            if (advice->ranked_count && advice->entries[0].status <= status)
                return true;
        }
    }
    return false;
}

static void relax_demand(struct search *search, struct vpca_giving *items,
                         size_t count, size_t index)
{
    struct vpca_concession *conceded = &items[index].conceded;
    struct candidates candidates = {.fact = conceded->fact};
    const struct vpca_advice *advice;

    /* A word of what must be survived is given whole. */
    if (conceded->fact == &vpca_facts[VPCA_FACT_NEED_SURVIVE])
        return;
    advice = try_without(search, items, count, index);
    for (size_t i = 0; i < advice->all_count; i++)
        add_passes(advice, &advice->all[i], &candidates);
    if (!take_nearest(search, items, count, &candidates, &conceded->value))
        conceded->value = vpca_value_absent(conceded->fact->type);
}

/* Only what is first then is let in. */
static void relax_options(struct search *search, struct vpca_giving *items,
                          size_t count, size_t index)
{
    struct vpca_concession *conceded = &items[index].conceded;
    const struct vpca_entry *first =
        &search_try(search, items, count)->entries[0];
    uint64_t options = UINT64_C(1) << first->option->symbol;

    if (first->backup)
        options |= UINT64_C(1) << first->backup->symbol;
    conceded->options = options;
    if (!search_try(search, items, count)->ranked_count)
        conceded->options = 0;
}

void search_relax(struct search *search, struct vpca_giving *items,
                  size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (items[i].conceded.fact)
            relax_demand(search, items, count, i);
        else
            relax_options(search, items, count, i);
    }
}
