/* What becomes of a need under each answer to one question. */
#include "ask.h"

/* A first that an answer excludes is behind by all points that there are. */
static int lead_of(const struct vpca_advice *advice,
                   const struct vpca_option *first)
{
    int own = -1;
    int other = 0;

    for (size_t i = 0; i < advice->ranked_count; i++) {
        const struct vpca_entry *entry = &advice->entries[i];

        if (entry->option == first)
            own = entry->score;
        else if (entry->score > other)
            other = entry->score;
    }
    return own < 0 ? -VPCA_SCALE : own - other;
}

static const struct vpca_advice *advise_told(struct asker *asker,
                                             vpca_arena *arena)
{
    const struct vpca_advice *today = asker->advice;
    const struct vpca_model *model = vpca_model_vary(
        arena, today->model, today->need, asker->told, asker->told_count);

    asker->calls++;
    return model ? vpca_advise(arena, model, &model->needs[0]) : NULL;
}

static const struct vpca_advice *decide(void *context, vpca_arena *arena,
                                        const struct vpca_value *value)
{
    struct asker *asker = context;
    const struct vpca_advice *advice;
    int lead;

    for (size_t i = 0; i < asker->told_count; i++)
        asker->told[i].value = *value;
    advice = advise_told(asker, arena);
    if (!advice || vpca_value_is_spread(value))
        return advice;
    lead = lead_of(advice, asker->today->outcome.first);
    if (lead < asker->lead_low)
        asker->lead_low = lead;
    if (lead > asker->lead_high)
        asker->lead_high = lead;
    return advice;
}

/* ---- Words ------------------------------------------------------------ */

/* Each word by itself, or yes and no; of a set none of the open ones, too. */
static size_t values_list(const struct vpca_fact *fact,
                          const struct vpca_value *range,
                          struct vpca_value *ret_values)
{
    uint64_t open = range->as.words.most;
    size_t count = 0;

    if (fact->type == VPCA_TYPE_SET) {
        open &= ~range->as.words.least;
        ret_values[count++] = vpca_value_set(range->as.words.least);
    }
    if (fact->type == VPCA_TYPE_TRUTH) {
        ret_values[count++] = vpca_value_truth(true);
        ret_values[count++] = vpca_value_truth(false);
        return count;
    }
    for (unsigned i = 0; i < VPCA_DOMAIN_LIMIT; i++) {
        if (!(open >> i & 1))
            continue;
        ret_values[count++] =
            fact->type == VPCA_TYPE_SET
                ? vpca_value_set(range->as.words.least | UINT64_C(1) << i)
                : vpca_value_word(i);
    }
    return count;
}

static void answer_words(struct asker *asker, struct vpca_question *question,
                         const struct vpca_value *range)
{
    struct vpca_value values[VPCA_DOMAIN_LIMIT + 1];
    size_t count = values_list(question->refs[0].fact, range, values);
    struct vpca_answer *answers =
        vpca_arena_array(asker->arena, count, sizeof(*answers));

    if (asker->calls + count > asker->limit)
        return;
    for (size_t i = 0; i < count; i++) {
        answers[i].value = values[i];
        answers[i].outcome =
            vpca_outcome_of(decide(asker, asker->trial, &values[i]));
        answers[i].exact = true;
        vpca_arena_reset(asker->trial);
    }
    question->answers = answers;
    question->answer_count = count;
}

/* ---- Quantities ------------------------------------------------------- */

static void keep_stretches(struct asker *asker, struct vpca_question *question,
                           const struct vpca_stretches *found,
                           const struct vpca_value *range)
{
    struct vpca_answer *answers =
        vpca_arena_array(asker->arena, found->count, sizeof(*answers));

    for (size_t i = 0; i < found->count; i++) {
        const struct vpca_stretch *stretch = &found->items[i];

        answers[i] = (struct vpca_answer){
            .value = vpca_value_quantity(stretch->low, stretch->high,
                                         VPCA_CAUSE_FILE),
            .outcome = stretch->outcome,
            .exact = stretch->exact,
        };
    }
    /* The end that was put in place of none. */
    if (range->as.quantity.high == VPCA_INFINITE)
        answers[found->count - 1].value.as.quantity.high = VPCA_INFINITE;
    question->answers = answers;
    question->answer_count = found->count;
}

/* With few calls left only what is settled by them counts. */
static void answer_figures(struct asker *asker, struct vpca_question *question,
                           const struct vpca_value *range,
                           const struct vpca_value *value)
{
    size_t left = asker->limit - asker->calls;
    struct vpca_scan scan = {.decide = decide,
                             .context = asker,
                             .ranges = true,
                             .low = range->as.quantity.low,
                             .high = range->as.quantity.high,
                             .limit = left};
    struct vpca_stretches found;

    if (left < ASK_CALLS_TRY)
        return;
    if (left < ASK_CALLS_LEAST)
        scan.limit = ASK_CALLS_TRY;
    if (left > ASK_CALLS_MOST)
        scan.limit = ASK_CALLS_MOST;
    vpca_scan_breaks(asker->arena, asker->advice, question->refs[0].fact->unit,
                     0, &scan);
    found = vpca_stretches_find(asker->arena, &scan);
    if (found.exact || left >= ASK_CALLS_LEAST)
        keep_stretches(asker, question, &found, value);
}

/* ---- One question ----------------------------------------------------- */

static const struct vpca_value *original(const struct asker *asker,
                                         const struct vpca_fact_ref *ref)
{
    size_t index = (size_t)(ref->fact - vpca_facts) -
                   (size_t)vpca_facts_first(ref->fact->scope);

    return ref->member ? &ref->member->values[index]
                       : &asker->advice->need_values[index];
}

static void tell(struct asker *asker, const struct vpca_question *question)
{
    asker->told_count = question->ref_count;
    asker->told = vpca_arena_array(asker->arena, question->ref_count,
                                   sizeof(*asker->told));
    for (size_t i = 0; i < question->ref_count; i++)
        asker->told[i].ref = question->refs[i];
}

void answers_fill(struct asker *asker, struct vpca_question *question)
{
    const struct vpca_fact *fact = question->refs[0].fact;
    const struct vpca_value *value;
    struct vpca_value range;

    if (!fact || fact->type == VPCA_TYPE_TEXT || asker->calls >= asker->limit)
        return;
    value = original(asker, &question->refs[0]);
    range = open_fact_range(fact, value);
    tell(asker, question);
    asker->lead_low = asker->lead_high =
        lead_of(asker->advice, asker->today->outcome.first);
    if (fact->type == VPCA_TYPE_QUANTITY)
        answer_figures(asker, question, &range, value);
    else
        answer_words(asker, question, &range);
    question->swing = asker->lead_high - asker->lead_low;
}

struct vpca_outcome answers_together(struct asker *asker,
                                     const struct vpca_question *a,
                                     const struct vpca_value *value_a,
                                     const struct vpca_question *b,
                                     const struct vpca_value *value_b)
{
    size_t count = a->ref_count + b->ref_count;
    struct vpca_outcome outcome;

    asker->told = vpca_arena_array(asker->trial, count, sizeof(*asker->told));
    asker->told_count = count;
    for (size_t i = 0; i < count; i++) {
        bool first = i < a->ref_count;

        asker->told[i] =
            (struct vpca_told){first ? a->refs[i] : b->refs[i - a->ref_count],
                               first ? *value_a : *value_b};
    }
    outcome = vpca_outcome_of(advise_told(asker, asker->trial));
    vpca_arena_reset(asker->trial);
    return outcome;
}
