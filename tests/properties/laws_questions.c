/* Laws about what is asked: an answer does what was foreseen, and what is not
 * asked cannot change who is first. */
#include <string.h>

#include "vpcadvise/decision.h"

#include "laws.h"

enum { CALLS = 2000, FIGURES = 4 };

static uint32_t draw(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

static int64_t draw_within(uint32_t *seed, int64_t low, int64_t high)
{
    int64_t apart = (int64_t)draw(seed) << 24 | draw(seed);

    return low + apart % (high - low + 1);
}

static struct vpca_outcome outcome_told(struct world *world,
                                        const struct vpca_advice *advice,
                                        const struct vpca_fact_ref *refs,
                                        size_t count,
                                        const struct vpca_value *value)
{
    struct vpca_told *told =
        vpca_arena_array(world->arena, count, sizeof(*told));
    vpca_arena *arena = vpca_arena_new();
    const struct vpca_model *model;
    struct vpca_outcome outcome;

    for (size_t i = 0; i < count; i++)
        told[i] = (struct vpca_told){refs[i], *value};
    model = vpca_model_vary(arena, advice->model, advice->need, told, count);
    outcome = vpca_outcome_of(
        model ? vpca_advise(arena, model, &model->needs[0]) : NULL);
    vpca_arena_free(arena);
    return outcome;
}

/* ---- Foreseen --------------------------------------------------------- */

static const char *unforeseen(struct world *world,
                              const struct vpca_advice *advice,
                              const struct vpca_question *question,
                              const struct vpca_answer *answer, int64_t figure)
{
    struct vpca_value value = answer->value;
    struct vpca_outcome outcome;

    if (value.type == VPCA_TYPE_QUANTITY)
        value = vpca_value_quantity(figure, figure, 0);
    outcome = outcome_told(world, advice, question->refs, question->ref_count,
                           &value);
    if (vpca_outcome_equal(&outcome, &answer->outcome))
        return NULL;
    return vpca_arena_printf(world->arena, "an answer to %s does another thing",
                             question->refs[0].fact->name);
}

static const char *wrong_answer(struct world *world,
                                const struct vpca_advice *advice,
                                const struct vpca_question *question,
                                const struct vpca_answer *answer)
{
    int64_t low = answer->value.as.quantity.low;
    int64_t high = answer->value.as.quantity.high;
    uint32_t seed = (uint32_t)low ^ 3;
    const char *why;

    if (!answer->exact)
        return NULL;
    if (answer->value.type != VPCA_TYPE_QUANTITY)
        return unforeseen(world, advice, question, answer, 0);
    if (high == VPCA_INFINITE)
        high = low + 1000000;
    why = unforeseen(world, advice, question, answer, low);
    if (!why)
        why = unforeseen(world, advice, question, answer, high);
    for (int i = 0; !why && i < FIGURES; i++)
        why = unforeseen(world, advice, question, answer,
                         draw_within(&seed, low, high));
    return why;
}

const char *law_told_answers(struct world *world, const struct draft *draft)
{
    const struct vpca_advice *advice = advise(world, draft);
    struct vpca_questions questions;
    const char *why = NULL;

    if (!advice)
        return NULL;
    questions = vpca_questions_find(world->arena, advice, CALLS);
    for (size_t i = 0; i < questions.count; i++) {
        const struct vpca_question *question = &questions.items[i];

        for (size_t j = 0; !why && j < question->answer_count; j++)
            why = wrong_answer(world, advice, question, &question->answers[j]);
    }
    return why;
}

/* ---- Not asked -------------------------------------------------------- */

/* What is told by the way where a file tells another fact. */
static const struct {
    enum vpca_fact_id fact;
    enum vpca_fact_id tells;
} tells[] = {
    {VPCA_FACT_SITE_GATEWAY_PROTOCOLS, VPCA_FACT_SITE_GATEWAY_IPSEC},
    {VPCA_FACT_SITE_GATEWAY_DEVICES, VPCA_FACT_SITE_GATEWAY_IPSEC},
    {VPCA_FACT_SITE_GATEWAY_DEVICES, VPCA_FACT_SITE_GATEWAY_BGP},
    {VPCA_FACT_SITE_GATEWAY_DEVICES, VPCA_FACT_SITE_GATEWAY_SUPPORTED},
    {VPCA_FACT_SITE_INTERNET_BANDWIDTH, VPCA_FACT_SITE_INTERNET_AVAILABLE},
    {VPCA_FACT_SITE_INTERNET_LINKS, VPCA_FACT_SITE_INTERNET_AVAILABLE},
    {VPCA_FACT_SITE_DIRECT_CONNECT_BANDWIDTH, VPCA_FACT_SITE_DIRECT_CONNECT},
    {VPCA_FACT_SITE_DIRECT_CONNECT_CONNECTIONS, VPCA_FACT_SITE_DIRECT_CONNECT},
    {VPCA_FACT_SITE_DIRECT_CONNECT_LOCATIONS, VPCA_FACT_SITE_DIRECT_CONNECT},
    {VPCA_FACT_SITE_DIRECT_CONNECT_USED, VPCA_FACT_SITE_DIRECT_CONNECT},
    {VPCA_FACT_SITE_DIRECT_CONNECT_GATEWAY, VPCA_FACT_SITE_DIRECT_CONNECT},
};

static bool stands_asked(const struct vpca_questions *questions,
                         const struct vpca_fact *fact,
                         const struct vpca_member *member)
{
    for (size_t i = 0; i < questions->count; i++) {
        const struct vpca_question *question = &questions->items[i];

        for (size_t j = 0; j < question->ref_count; j++) {
            if (question->refs[j].fact == fact &&
                question->refs[j].member == member)
                return true;
        }
    }
    return false;
}

static bool is_asked(const struct vpca_questions *questions,
                     const struct vpca_fact *fact,
                     const struct vpca_member *member)
{
    if (stands_asked(questions, fact, member))
        return true;
    /* Which numbers they are is not asked, but whether two are the same. */
    if (fact == &vpca_facts[VPCA_FACT_SITE_ASN])
        return stands_asked(questions, &vpca_facts[VPCA_FACT_NEED_SHARED_ASN],
                            NULL);
    for (size_t i = 0; i < VPCA_COUNT(tells); i++) {
        if (fact == &vpca_facts[tells[i].fact] &&
            stands_asked(questions, &vpca_facts[tells[i].tells], member))
            return true;
    }
    return false;
}

static const char *changes_first(struct world *world,
                                 const struct vpca_advice *advice,
                                 const struct vpca_fact_ref *ref,
                                 const struct vpca_value *value)
{
    struct vpca_outcome today = vpca_outcome_of(advice);
    struct vpca_outcome outcome = outcome_told(world, advice, ref, 1, value);
    struct vpca_text text;

    if (!outcome.possible ||
        (outcome.first == today.first && outcome.backup == today.backup))
        return NULL;
    vpca_text_init(&text, world->arena);
    vpca_value_write(&text, ref->fact, NULL, value);
    return vpca_arena_printf(world->arena,
                             "%s is not asked, and as %s changes who is first "
                             "from %s to %s",
                             ref->fact->name, text.bytes,
                             today.first ? today.first->id : "nothing",
                             outcome.first ? outcome.first->id : "nothing");
}

static bool is_count(const struct vpca_fact *fact)
{
    return fact == &vpca_facts[VPCA_FACT_SITE_COUNT] ||
           fact == &vpca_facts[VPCA_FACT_VPC_COUNT] ||
           fact == &vpca_facts[VPCA_FACT_USER_COUNT];
}

static const char *each_figure(struct world *world,
                               const struct vpca_advice *advice,
                               const struct vpca_fact_ref *ref)
{
    static const int64_t figures[] = {0,
                                      1,
                                      2,
                                      5,
                                      60,
                                      1000,
                                      100000,
                                      5000000,
                                      100000000,
                                      3000000000,
                                      INT64_C(90000000000),
                                      INT64_C(4000000000000),
                                      INT64_C(90000000000000),
                                      INT64_C(7000000000000000)};
    int64_t most = ref->fact->unit == VPCA_UNIT_COUNT   ? 100000
                   : ref->fact->unit == VPCA_UNIT_SHARE ? 1000000
                                                        : VPCA_INFINITE;
    int64_t least = is_count(ref->fact) ? 1 : 0;
    const char *why = NULL;

    for (size_t i = 0; !why && i < VPCA_COUNT(figures); i++) {
        const struct vpca_value value =
            vpca_value_quantity(figures[i], figures[i], 0);

        if (figures[i] >= least && figures[i] <= most)
            why = changes_first(world, advice, ref, &value);
    }
    return why;
}

static const char *each_word(struct world *world,
                             const struct vpca_advice *advice,
                             const struct vpca_fact_ref *ref)
{
    bool truth = ref->fact->type == VPCA_TYPE_TRUTH;
    size_t count = truth ? 2 : ref->fact->domain->count;
    const char *why = NULL;

    for (size_t i = 0; !why && i < count; i++) {
        struct vpca_value value = vpca_value_word((unsigned)i);

        if (truth)
            value = vpca_value_truth(i == 1);
        if (ref->fact->type == VPCA_TYPE_SET)
            value = vpca_value_set(UINT64_C(1) << i);
        why = changes_first(world, advice, ref, &value);
    }
    return why;
}

static bool is_unknown(const struct vpca_value *value)
{
    return value->state == VPCA_STATED && value->unknown &&
           (value->cause & VPCA_CAUSE_FILE);
}

static const char *each_fact(struct world *world,
                             const struct vpca_advice *advice,
                             const struct vpca_questions *questions,
                             const struct vpca_member *member,
                             const struct vpca_value *values)
{
    enum vpca_scope scope = member ? member->scope : VPCA_SCOPE_NEED;
    size_t first = (size_t)vpca_facts_first(scope);
    const char *why = NULL;

    for (size_t i = 0; !why && i < vpca_facts_count(scope); i++) {
        const struct vpca_fact *fact = &vpca_facts[first + i];
        const struct vpca_fact_ref ref = {.fact = fact, .member = member};

        if (!is_unknown(&values[i]) || fact->type == VPCA_TYPE_TEXT ||
            (fact->flags & VPCA_FACT_COMPUTED) ||
            fact == &vpca_facts[VPCA_FACT_NEED_TRAFFIC] ||
            (fact->type >= VPCA_TYPE_WORD && !fact->domain) ||
            is_asked(questions, fact, member))
            continue;
        why = fact->type == VPCA_TYPE_QUANTITY
                  ? each_figure(world, advice, &ref)
                  : each_word(world, advice, &ref);
    }
    return why;
}

/* What can turn the order is asked. */
static const char *doubt_not_asked(struct world *world,
                                   const struct vpca_advice *advice,
                                   const struct vpca_questions *questions)
{
    const struct vpca_stability *stability =
        vpca_stability_find(world->arena, advice);

    for (size_t i = 0; i < stability->doubts.count; i++) {
        const struct vpca_fact_ref *ref = &stability->doubts.items[i];

        if (!stands_asked(questions, ref->fact, ref->member))
            return vpca_arena_printf(world->arena,
                                     "%s can turn the order, and is not asked",
                                     ref->fact ? ref->fact->name : ref->tag);
    }
    return NULL;
}

const char *law_not_asked(struct world *world, const struct draft *draft)
{
    const struct vpca_advice *advice = advise(world, draft);
    const struct vpca_need *need;
    struct vpca_questions questions;
    const char *why;

    if (!advice)
        return NULL;
    need = advice->need;
    /* Nothing is left out for want of calls. */
    questions = vpca_questions_find(world->arena, advice, 8);
    why = doubt_not_asked(world, advice, &questions);
    if (!why)
        why = each_fact(world, advice, &questions, NULL, advice->need_values);
    for (size_t i = 0; !why && i < need->from_count + need->to_count; i++) {
        const struct vpca_member *member = i < need->from_count
                                               ? need->from[i]
                                               : need->to[i - need->from_count];

        why = each_fact(world, advice, &questions, member, member->values);
        if (!why && member->host)
            why = each_fact(world, advice, &questions, member->host,
                            member->host->values);
    }
    return why;
}
