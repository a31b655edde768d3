/* In what order the needs can be built, as sentences. */
#include <inttypes.h>

#include "builder.h"
#include "words.h"

static int64_t end_of(int64_t high)
{
    return high == VPCA_INFINITE ? -1 : high;
}

#define DAY INT64_C(86400)

static int64_t days_of(int64_t seconds)
{
    return (seconds + DAY / 2) / DAY;
}

/* "14 to 90 days". From two days on, nobody counts hours. */
static const char *span_text(const struct builder *builder,
                             struct vpca_range time)
{
    const struct vpca_fact *fact =
        &builder->rules->facts[builder->rules->phasing.ready].fact;
    struct vpca_value value =
        vpca_value_quantity(time.low, time.high, VPCA_CAUSE_PACK);
    int64_t low = days_of(time.low);
    int64_t high;

    if (time.high == VPCA_INFINITE)
        return vpca_arena_printf(builder->arena, "%" PRId64 " day%s or more",
                                 low, low == 1 ? "" : "s");
    if (time.low == 0)
        value = vpca_value_quantity(time.high, time.high, 0);
    high = days_of(time.high);
    if (high < 2)
        return value_phrase(builder, fact, &value);
    if (low == high || time.low == 0)
        return vpca_arena_printf(builder->arena, "%" PRId64 " days", high);
    return vpca_arena_printf(builder->arena, "%" PRId64 " to %" PRId64 " days",
                             low, high);
}

/* "in 14 to 90 days" */
static const char *time_text(const struct builder *builder,
                             struct vpca_range time)
{
    if (time.high == VPCA_INFINITE && time.low == 0)
        return "at a time that is not known";
    return vpca_arena_printf(builder->arena, "%s %s",
                             time.low == 0 ? "within" : "in",
                             span_text(builder, time));
}

static const char *option_text(const struct builder *builder,
                               const struct vpca_option *option,
                               const struct vpca_option *backup)
{
    if (!backup)
        return option->name;
    return vpca_arena_printf(builder->arena, "%s with %s behind it",
                             option->name, backup->name);
}

/* ---- Until then ------------------------------------------------------- */

static const char *lack_text(const struct builder *builder,
                             const struct vpca_lack *lack)
{
    const char *noun = fact_noun(builder->arena, lack->fact);

    if (lack->given.state != VPCA_STATED)
        return vpca_arena_printf(builder->arena, "%s not assured", noun);
    return vpca_arena_printf(
        builder->arena, "%s %s instead of %s", noun,
        value_phrase(builder, lack->fact, &lack->given),
        value_phrase(builder, lack->fact, &lack->demanded));
}

static void lacks_fill(const struct builder *builder,
                       const struct vpca_interim *from,
                       struct vpca_report_planned *to)
{
    struct vpca_report_lack *lacks =
        vpca_arena_array(builder->arena, from->lack_count, sizeof(*lacks));

    to->lacks = lacks;
    to->lack_count = from->lack_count;
    for (size_t i = 0; i < from->lack_count; i++) {
        const struct vpca_lack *lack = &from->lacks[i];

        lacks[i] = (struct vpca_report_lack){
            .fact = lack->fact->name,
            .demanded = value_phrase(builder, lack->fact, &lack->demanded),
            .text = lack_text(builder, lack),
        };
    }
}

static void interim_fill(const struct builder *builder,
                         const struct vpca_interim *from,
                         struct vpca_report_planned *to)
{
    struct vpca_text text;

    if (!from->option)
        return;
    to->interim = from->option->id;
    to->interim_status = vpca_status_name(from->status);
    to->interim_current = from->current;
    to->interim_stays = from->stays;
    to->interim_low = from->ready.low;
    to->interim_high = end_of(from->ready.high);
    lacks_fill(builder, from, to);
    vpca_text_init(&text, builder->arena);
    vpca_text_addf(&text, "until then %s", from->option->name);
    if (from->current)
        vpca_text_add(&text, ", which is in use");
    else
        vpca_text_addf(&text, ", %s", time_text(builder, from->ready));
    if (from->stays)
        vpca_text_add(&text, "; it stays as the second path");
    if (from->status == VPCA_OPEN)
        vpca_text_add(&text, "; not all that is demanded is proven of it");
    for (size_t i = 0; i < to->lack_count; i++)
        vpca_text_addf(&text, "%s %s", i ? "," : "; with", to->lacks[i].text);
    to->interim_text = text.bytes;
}

/* ---- One need --------------------------------------------------------- */

static void after_fill(const struct builder *builder,
                       const struct vpca_need *need,
                       struct vpca_report_planned *to)
{
    const char **after =
        vpca_arena_array(builder->arena, need->after_count, sizeof(*after));

    for (size_t i = 0; i < need->after_count; i++)
        after[i] = need->after[i].need->name;
    to->after = after;
    to->after_count = need->after_count;
}

#define AFTER_NAMED 4

static const char *planned_text(const struct builder *builder,
                                const struct vpca_planned *from,
                                const struct vpca_report_planned *to)
{
    struct vpca_text text;

    vpca_text_init(&text, builder->arena);
    vpca_text_addf(&text, "%s: %s, %s", from->need->name,
                   option_text(builder, from->option, from->backup),
                   time_text(builder, from->ready));
    if (to->after_count)
        vpca_text_add(&text, ", after ");
    names_add(&text, to->after, to->after_count, AFTER_NAMED);
    return text.bytes;
}

static void late_fill(const struct builder *builder,
                      const struct vpca_planned *from,
                      struct vpca_report_planned *to)
{
    static const char *const words[] = {
        [VPCA_IN_TIME] = "no",
        [VPCA_MAY_BE_LATE] = "may-be",
        [VPCA_LATE] = "yes",
    };
    struct vpca_value due =
        vpca_value_quantity(from->due.low, from->due.high, VPCA_CAUSE_FILE);

    to->late = words[from->late];
    if (from->late == VPCA_IN_TIME)
        return;
    to->late_text = vpca_arena_printf(
        builder->arena, "%s %s late: it must be ready within %s",
        from->need->name, from->late == VPCA_LATE ? "is" : "may be",
        value_phrase(builder, &vpca_facts[VPCA_FACT_NEED_READY_WITHIN], &due));
}

static struct vpca_report_planned planned_of(const struct builder *builder,
                                             const struct vpca_planned *from)
{
    struct vpca_report_planned to = {
        .need = from->need->name,
        .option = from->option->id,
        .backup = from->backup ? from->backup->id : NULL,
        .lead_low = from->lead.low,
        .lead_high = end_of(from->lead.high),
        .ready_low = from->ready.low,
        .ready_high = end_of(from->ready.high),
    };

    after_fill(builder, from->need, &to);
    late_fill(builder, from, &to);
    interim_fill(builder, &from->interim, &to);
    to.text = planned_text(builder, from, &to);
    return to;
}

/* ---- Lines ------------------------------------------------------------ */

#define NEEDS_NAMED 6

static bool is_plain(const struct vpca_report_planned *planned)
{
    return !planned->interim && !planned->after_count && !planned->late_text;
}

static bool is_like(const struct vpca_planned *a, const struct vpca_planned *b)
{
    return a->option == b->option && a->backup == b->backup &&
           a->ready.low == b->ready.low && a->ready.high == b->ready.high;
}

/* Where all of the phase takes as long, that goes without saying. */
static const char *time_added(const struct builder *builder,
                              const struct vpca_phase *phase,
                              const struct vpca_planned *planned)
{
    if (phase->ready.low == planned->ready.low &&
        phase->ready.high == planned->ready.high)
        return "";
    return vpca_arena_printf(builder->arena, ", %s",
                             time_text(builder, planned->ready));
}

/* The needs from `first` to `last`, of which the same can be said. */
static const char *group_text(const struct builder *builder,
                              const struct vpca_phase *phase, size_t first,
                              size_t last)
{
    const struct vpca_planned *planned = phase->needs[first];
    size_t count = last - first + 1;
    const char **names =
        vpca_arena_array(builder->arena, count, sizeof(*names));
    struct vpca_text text;

    for (size_t i = 0; i < count; i++)
        names[i] = phase->needs[first + i]->need->name;
    vpca_text_init(&text, builder->arena);
    names_add(&text, names, count, NEEDS_NAMED);
    vpca_text_addf(&text, ": %s%s",
                   option_text(builder, planned->option, planned->backup),
                   time_added(builder, phase, planned));
    return text.bytes;
}

static const char *single_text(const struct builder *builder,
                               const struct vpca_phase *phase, size_t index,
                               const struct vpca_report_planned *planned)
{
    struct vpca_text text;

    vpca_text_init(&text, builder->arena);
    vpca_text_add(&text, group_text(builder, phase, index, index));
    if (planned->after_count)
        vpca_text_add(&text, ", after ");
    names_add(&text, planned->after, planned->after_count, AFTER_NAMED);
    if (planned->interim_text)
        vpca_text_addf(&text, "; %s", planned->interim_text);
    return text.bytes;
}

static void lines_fill(const struct builder *builder,
                       const struct vpca_phase *from,
                       struct vpca_report_phase *to)
{
    struct vpca_report_phase_line *lines =
        vpca_arena_array(builder->arena, 2 * from->need_count, sizeof(*lines));
    size_t last;

    to->lines = lines;
    for (size_t i = 0; i < from->need_count; i = last + 1) {
        const struct vpca_report_planned *planned = &to->needs[i];

        last = i;
        while (is_plain(planned) && last + 1 < from->need_count &&
               is_plain(&to->needs[last + 1]) &&
               is_like(from->needs[i], from->needs[last + 1]))
            last++;
        lines[to->line_count++].text =
            is_plain(planned) ? group_text(builder, from, i, last)
                              : single_text(builder, from, i, planned);
        if (planned->late_text)
            lines[to->line_count++] =
                (struct vpca_report_phase_line){planned->late_text, true};
    }
}

/* ---- All phases ------------------------------------------------------- */

void phases_fill(const struct builder *builder,
                 const struct vpca_estate *estate,
                 struct vpca_report_estate *report)
{
    size_t needs = 0;
    bool telling = estate->phase_count > 1;

    report->phases = vpca_arena_array(builder->arena, estate->phase_count,
                                      sizeof(*report->phases));
    report->phase_count = estate->phase_count;
    for (size_t i = 0; i < estate->phase_count; i++) {
        const struct vpca_phase *from = &estate->phases[i];
        struct vpca_report_phase *to = &report->phases[i];

        to->text = vpca_arena_printf(builder->arena, "ready %s",
                                     time_text(builder, from->ready));
        to->ready_low = from->ready.low;
        to->ready_high = end_of(from->ready.high);
        to->need_count = from->need_count;
        to->needs = vpca_arena_array(builder->arena, from->need_count,
                                     sizeof(*to->needs));
        needs += from->need_count;
        for (size_t j = 0; j < from->need_count; j++) {
            to->needs[j] = planned_of(builder, from->needs[j]);
            telling |= to->needs[j].interim || to->needs[j].late_text;
        }
        lines_fill(builder, from, to);
    }
    report->phases_shown = needs > 1 && telling;
}
