/* What the report takes for granted because the file does not say it. */
#include "builder.h"
#include "words.h"

/* `bandwidth "high" is read as at least 1 Gbps` */
static struct vpca_report_note word_note(const struct builder *builder,
                                         const struct vpca_statement *statement)
{
    const struct vpca_word *word = statement->word;
    const char *noun = fact_noun(builder->arena, statement->fact);
    const char *value =
        value_phrase(builder, statement->fact, &statement->value);

    return (struct vpca_report_note){
        .text = vpca_arena_printf(builder->arena, "%s \"%s\" is read as %s",
                                  noun, word->word, value),
        .fact = statement->fact->name,
        .basis = basis_of(builder, &word->basis, NULL),
    };
}

static void words_add(const struct builder *builder,
                      const struct vpca_statements *statements,
                      struct vpca_report_need *need)
{
    for (size_t i = 0; i < statements->count; i++) {
        if (statements->items[i].word)
            need->assumptions[need->assumption_count++] =
                word_note(builder, &statements->items[i]);
    }
}

static void costs_add(const struct builder *builder,
                      struct vpca_report_need *need)
{
    const struct vpca_advice *advice = builder->advice;

    for (size_t i = 0; i < advice->assumption_count; i++) {
        const struct vpca_assumption *assumption = advice->assumptions[i];
        const struct vpca_fact *fact = assumption->fact;

        need->assumptions[need->assumption_count++] = (struct vpca_report_note){
            .text = vpca_arena_printf(
                builder->arena, "%s assumed at %s, for the cost",
                fact_noun(builder->arena, fact),
                value_phrase(builder, fact, &assumption->value)),
            .fact = fact->name,
            .basis = basis_of(builder, &assumption->basis, NULL),
        };
    }
}

/* Who says nothing of a weight. */
static const char *silence(const struct builder *builder)
{
    if (builder->advice->model->profile)
        return "the profile does not say";
    return builder->advice->need->profile
               ? "neither the file nor its profile says"
               : "the file does not say";
}

/* Absent weights, in one line. */
static void weights_add(const struct builder *builder,
                        struct vpca_report_need *need)
{
    const struct vpca_need *from = builder->advice->need;
    const struct vpca_ruleset *rules = builder->rules;
    const char **names = vpca_arena_array(
        builder->arena, rules->criterion_count, sizeof(*names));
    size_t absent = 0;
    size_t asked = 0;
    struct vpca_text text;

    for (size_t i = 0; i < rules->criterion_count; i++) {
        if (rules->criteria[i].weight != 0)
            continue;
        asked++;
        if (!from->weight_said[i])
            names[absent++] = rules->criteria[i].name;
    }
    if (absent == 0)
        return;
    vpca_text_init(&text, builder->arena);
    if (absent == asked)
        vpca_text_add(&text, "every preference");
    else
        names_add(&text, names, absent, absent);
    vpca_text_addf(&text, " %s %d, as %s",
                   absent == asked || absent == 1 ? "weighs" : "weigh",
                   VPCA_WEIGHT_ABSENT, silence(builder));
    need->assumptions[need->assumption_count++] =
        (struct vpca_report_note){.text = text.bytes};
}

static void current_add(const struct builder *builder,
                        struct vpca_report_need *need)
{
    const struct vpca_fact *fact = &vpca_facts[VPCA_FACT_NEED_CURRENT];

    if (vpca_need_statement(builder->advice->need, fact))
        return;
    need->assumptions[need->assumption_count++] = (struct vpca_report_note){
        .text = "no option is in use for this need today, as the file does not "
                "say",
        .fact = fact->name,
    };
}

/* Who opens connections matters where a service is reached. */
static void initiator_add(const struct builder *builder,
                          struct vpca_report_need *need)
{
    const struct vpca_fact *fact = &vpca_facts[VPCA_FACT_NEED_INITIATED_BY];
    const struct vpca_need *from = builder->advice->need;
    const struct vpca_statement *statement = vpca_need_statement(from, fact);
    bool service = false;

    for (size_t i = 0; i < from->to_count; i++)
        service = service || from->to[i]->scope == VPCA_SCOPE_SERVICE;
    if (!statement || statement->reason != VPCA_REASON_IMPLIED || !service)
        return;
    need->assumptions[need->assumption_count++] = (struct vpca_report_note){
        .text = "connections to a service are opened by those who use it, as "
                "the file does not say",
        .fact = fact->name,
    };
}

void assumptions_fill(const struct builder *builder,
                      struct vpca_report_need *need)
{
    const struct vpca_need *from = builder->advice->need;
    size_t most = from->demands.count + from->backup.count +
                  builder->advice->assumption_count + 3;

    need->assumptions =
        vpca_arena_array(builder->arena, most, sizeof(*need->assumptions));
    words_add(builder, &from->demands, need);
    words_add(builder, &from->backup, need);
    costs_add(builder, need);
    initiator_add(builder, need);
    current_add(builder, need);
    weights_add(builder, need);
}
