/* Messages of the rule pack with their {fields} filled. */
#include <assert.h>

#include "message.h"
#include "words.h"

struct filling {
    const struct builder *builder;
    const struct subject *subject;
    struct vpca_view view;
    struct vpca_text text;
};

static const struct vpca_value *first_of(const struct vpca_value *values,
                                         const struct vpca_value *otherwise)
{
    return values ? values : otherwise;
}

static const struct vpca_value *option_values(const struct subject *subject)
{
    const struct vpca_entry *entry = subject->entry;

    if (subject->path == VPCA_PATH_BACKUP)
        return first_of(entry->backup_values, entry->values);
    if (subject->path == VPCA_PATH_PRIMARY)
        return first_of(entry->primary_values, entry->values);
    return entry->values;
}

static struct vpca_view view_of(const struct builder *builder,
                                const struct subject *subject)
{
    const struct vpca_advice *advice = builder->advice;
    const struct vpca_member *member = subject->member;
    struct vpca_view view = {0};

    view.values[VPCA_SCOPE_NEED] = advice->need_values;
    if (subject->path == VPCA_PATH_BACKUP)
        view.values[VPCA_SCOPE_NEED] =
            first_of(advice->backup_need_values, advice->need_values);
    view.values[VPCA_SCOPE_OPTION] = option_values(subject);
    view.tags[VPCA_SCOPE_NEED] = advice->need->tags;
    view.tag_counts[VPCA_SCOPE_NEED] = advice->need->tag_count;
    if (member) {
        const enum vpca_scope scopes[] = {member->scope, VPCA_SCOPE_FROM,
                                          VPCA_SCOPE_TO};

        view.values[member->scope] = member->values;
        for (size_t i = 0; i < VPCA_COUNT(scopes); i++) {
            view.tags[scopes[i]] = member->tags;
            view.tag_counts[scopes[i]] = member->tag_count;
        }
    }
    return view;
}

/* ---- Segments --------------------------------------------------------- */

static void add_text(struct filling *filling,
                     const struct vpca_segment *segment)
{
    vpca_text_add(&filling->text, segment->text);
}

/* What was demanded without a figure: it still has to be named. */
static const char *unknown_text(const struct vpca_fact *fact)
{
    static const struct {
        enum vpca_fact_id fact;
        const char *text;
    } unknowns[] = {
        {VPCA_FACT_NEED_BANDWIDTH, "the bandwidth needed"},
        {VPCA_FACT_NEED_TOTAL_BANDWIDTH, "the bandwidth needed"},
        {VPCA_FACT_NEED_LATENCY, "the limit set"},
        {VPCA_FACT_NEED_AVAILABILITY, "the availability needed"},
        {VPCA_FACT_NEED_SURVIVE, "the failures in question"},
        {VPCA_FACT_NEED_PROTOCOL, "a tunnel protocol"},
        {VPCA_FACT_NEED_ROUTING, "some"},
        {VPCA_FACT_NEED_READY_WITHIN, "the time allowed"},
        {VPCA_FACT_NEED_MIN_MTU, "the size needed"},
        {VPCA_FACT_NEED_LIFETIME, "the time it is used"},
    };

    for (size_t i = 0; i < VPCA_COUNT(unknowns); i++) {
        if (fact == &vpca_facts[unknowns[i].fact])
            return unknowns[i].text;
    }
    return "unknown";
}

/* A sum by the month is reckoned from list prices; a range says so itself. */
static const char *fact_text(const struct filling *filling,
                             const struct vpca_fact *fact,
                             const struct vpca_value *value)
{
    const char *phrase = value_phrase(filling->builder, fact, value);

    if (fact->unit != VPCA_UNIT_MONEY || value->state != VPCA_STATED ||
        value->as.quantity.low != value->as.quantity.high)
        return phrase;
    if (value->as.quantity.low == 0)
        return "nothing";
    return vpca_arena_printf(filling->builder->arena, "about %s", phrase);
}

static void add_fact(struct filling *filling,
                     const struct vpca_segment *segment)
{
    const struct vpca_operand *operand = &segment->operand;
    struct vpca_value value = vpca_operand_value(operand, &filling->view);

    if (operand->fact && value.unknown)
        vpca_text_add(&filling->text, unknown_text(operand->fact));
    else if (operand->fact)
        vpca_text_add(&filling->text,
                      fact_text(filling, operand->fact, &value));
    else if (value.state == VPCA_STATED && !value.unknown && value.as.text)
        vpca_text_add(&filling->text, value.as.text);
    else
        vpca_text_add(&filling->text, "unknown");
}

static void add_backup_fact(struct filling *filling,
                            const struct vpca_segment *segment)
{
    const struct vpca_entry *entry = filling->subject->entry;
    const struct vpca_value *values =
        first_of(entry->backup_values, entry->values);

    vpca_text_add(&filling->text,
                  value_phrase(filling->builder, segment->operand.fact,
                               &values[segment->operand.index]));
}

static void add_count(struct filling *filling,
                      const struct vpca_segment *segment)
{
    const struct vpca_operand *operand = &segment->operand;
    struct vpca_value value = vpca_operand_value(operand, &filling->view);
    bool known = value.state == VPCA_STATED && !value.unknown;
    bool one =
        known && value.as.quantity.low == 1 && value.as.quantity.high == 1;

    vpca_text_addf(&filling->text, "%s %s",
                   known ? value_phrase(filling->builder, operand->fact, &value)
                         : "an unknown number of",
                   noun_number(filling->builder->arena, segment->text, one));
}

static void add_option(struct filling *filling,
                       const struct vpca_segment *segment)
{
    const struct vpca_entry *entry = filling->subject->entry;
    bool backup = filling->subject->path == VPCA_PATH_BACKUP && entry->backup;

    (void)segment;
    vpca_text_add(&filling->text,
                  backup ? entry->backup->name : entry->option->name);
}

static void add_backup(struct filling *filling,
                       const struct vpca_segment *segment)
{
    const struct vpca_option *backup = filling->subject->entry->backup;

    (void)segment;
    vpca_text_add(&filling->text, backup ? backup->name : "the second path");
}

static void add_member(struct filling *filling,
                       const struct vpca_segment *segment)
{
    const struct vpca_member *member = filling->subject->member;

    (void)segment;
    vpca_text_add(&filling->text, member ? member->name : "one end");
}

static void add_own_site(struct filling *filling,
                         const struct vpca_segment *segment)
{
    const struct vpca_member *site = filling->builder->advice->model->own_site;

    (void)segment;
    vpca_text_add(&filling->text, site ? site->name : "a site of yours");
}

typedef void (*add_segment)(struct filling *filling,
                            const struct vpca_segment *segment);

static const add_segment segment_adders[] = {
    [VPCA_SEGMENT_TEXT] = add_text,
    [VPCA_SEGMENT_FACT] = add_fact,
    [VPCA_SEGMENT_COUNT_OF] = add_count,
    [VPCA_SEGMENT_OPTION] = add_option,
    [VPCA_SEGMENT_BACKUP] = add_backup,
    [VPCA_SEGMENT_MEMBER] = add_member,
    [VPCA_SEGMENT_OWN_SITE] = add_own_site,
    [VPCA_SEGMENT_BACKUP_FACT] = add_backup_fact,
};

/* ---- Messages --------------------------------------------------------- */

struct subject subject_of_line(const struct vpca_entry *entry,
                               const struct vpca_line *line)
{
    return (struct subject){
        .entry = entry, .path = line->path, .member = line->member};
}

const char *message_fill(const struct builder *builder,
                         const struct vpca_message *message,
                         const struct subject *subject)
{
    struct filling filling = {.builder = builder, .subject = subject};
    struct vpca_text *text = &filling.text;

    filling.view = view_of(builder, subject);
    vpca_text_init(text, builder->arena);
    for (size_t i = 0; i < message->count; i++) {
        const struct vpca_segment *segment = &message->segments[i];

        assert(segment->kind < VPCA_COUNT(segment_adders));
        segment_adders[segment->kind](&filling, segment);
    }
    if (text->length && text->bytes[text->length - 1] == '.')
        text->bytes[--text->length] = '\0';
    return text->bytes;
}

const char *vpca_report_message(vpca_arena *arena,
                                const struct vpca_advice *advice,
                                const struct vpca_entry *entry,
                                const struct vpca_line *line,
                                const struct vpca_message *message)
{
    struct builder builder = {
        .arena = arena, .advice = advice, .rules = advice->model->rules};
    struct subject subject = subject_of_line(entry, line);

    return message_fill(&builder, message, &subject);
}
