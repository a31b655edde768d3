/* What happens when a component fails, before and after what must be built. */
#include <string.h>

#include "builder.h"
#include "message.h"

/* ---- States ----------------------------------------------------------- */

static const char *state_of(unsigned bits, enum vpca_survival first)
{
    unsigned lost = (1u << first) - 1;

    if (bits == 1u << VPCA_NOT_THERE)
        return "not-there";
    if (!(bits & lost))
        return "survives";
    return bits & ~lost ? "depends" : "lost";
}

/* The names of the formats are those of the pack but for AWS. */
static const char *actor_of(const struct builder *builder, const char *owner)
{
    if (strcmp(owner, "aws") == 0)
        return "AWS";
    return vpca_arena_printf(builder->arena, "the %s", owner);
}

/* ---- Measures --------------------------------------------------------- */

static size_t find_build(const struct vpca_entry *entry,
                         const struct vpca_rule *rule)
{
    for (size_t i = 0; i < entry->build_count; i++) {
        if (entry->builds[i].rule == rule)
            return i + 1;
    }
    return 0;
}

/* Nothing has to be built where the other path carries the traffic. */
bool failure_row_needs_measures(const struct vpca_failure_row *row)
{
    return row->carrier == VPCA_PATH_WHOLE;
}

static void measures_fill(const struct builder *builder,
                          const struct vpca_entry *entry,
                          const struct vpca_failure_row *from,
                          struct vpca_report_failure_row *row)
{
    const struct vpca_failure_case *given = from->given;
    struct subject subject = {.entry = entry, .path = from->path};

    if (!failure_row_needs_measures(from))
        return;
    row->measures = vpca_arena_array(builder->arena, given->measure_count,
                                     sizeof(*row->measures));
    row->measure_count = given->measure_count;
    for (size_t i = 0; i < given->measure_count; i++) {
        const struct vpca_rule *rule = given->measures[i];

        row->measures[i] = (struct vpca_report_measure){
            .text = message_fill(builder, &rule->message, &subject),
            .owner = rule->owner,
            .build = find_build(entry, rule),
            .basis = basis_of_rule(builder, rule, entry, from->path),
        };
    }
}

/* Where the reader finds each measure: among the builds or behind them. */
static void measures_number(const struct vpca_report_option *option,
                            struct vpca_report_failure_row *row)
{
    for (size_t i = 0; i < row->measure_count; i++) {
        struct vpca_report_measure *measure = &row->measures[i];

        measure->number = measure->build
                              ? measure->build
                              : further_number(option, measure->basis.rule);
    }
}

static size_t count_planned(const struct vpca_report_failure_row *row)
{
    size_t planned = 0;

    for (size_t i = 0; i < row->measure_count; i++)
        planned += row->measures[i].build != 0;
    return planned;
}

static const char *joint(size_t index, size_t count)
{
    return index == 0 ? "" : index + 1 == count ? " and " : ", ";
}

/* "; survived with Build 4, 5 and 6" */
static void add_planned(struct vpca_text *text,
                        const struct vpca_report_failure_row *row)
{
    size_t count = count_planned(row);
    size_t done = 0;

    if (!count)
        return;
    vpca_text_add(text, "; survived with Build ");
    for (size_t i = 0; i < row->measure_count; i++) {
        if (row->measures[i].build)
            vpca_text_addf(text, "%s%zu", joint(done++, count),
                           row->measures[i].build);
    }
}

/* "; to survive it: Further 8 and 9" */
static void add_further(struct vpca_text *text,
                        const struct vpca_report_failure_row *row)
{
    size_t planned = count_planned(row);
    size_t count = row->measure_count - planned;
    size_t done = 0;

    if (!count)
        return;
    vpca_text_add(text,
                  planned ? " and Further " : "; to survive it: Further ");
    for (size_t i = 0; i < row->measure_count; i++) {
        if (!row->measures[i].build)
            vpca_text_addf(text, "%s%zu", joint(done++, count),
                           row->measures[i].number);
    }
}

/* ---- Rows ------------------------------------------------------------- */

static const char *effect_of(const struct builder *builder,
                             const struct vpca_entry *entry,
                             const struct vpca_failure_row *from)
{
    struct subject subject = {.entry = entry, .path = from->path};
    const struct vpca_option *carrier =
        from->carrier == VPCA_PATH_BACKUP ? entry->backup : entry->option;

    if (from->carrier != VPCA_PATH_WHOLE)
        return vpca_arena_printf(builder->arena, "%s carries the traffic",
                                 carrier->name);
    return message_fill(builder, &from->given->effect, &subject);
}

/* What carries the traffic on needs nobody; what failed still does. */
static const char *recovery_of(const struct builder *builder,
                               const struct vpca_report_failure_row *row)
{
    const char *format = strcmp(row->before, "survives") == 0
                             ? "by itself; %s repairs it"
                             : "%s restores it";

    return vpca_arena_printf(builder->arena, format,
                             actor_of(builder, row->acts));
}

static const char *text_of(const struct builder *builder,
                           const struct vpca_report_failure_row *row)
{
    struct vpca_text text;

    vpca_text_init(&text, builder->arena);
    vpca_text_addf(&text, "%s: %s (%s)", row->component, row->effect,
                   recovery_of(builder, row));
    add_planned(&text, row);
    add_further(&text, row);
    return text.bytes;
}

static enum vpca_tone tone_of(const struct vpca_report_failure_row *row)
{
    if (strcmp(row->before, "survives") == 0)
        return VPCA_TONE_GOOD;
    if (strcmp(row->after, "survives") != 0)
        return VPCA_TONE_BAD;
    for (size_t i = 0; i < row->measure_count; i++) {
        if (!row->measures[i].build)
            return VPCA_TONE_BAD;
    }
    return VPCA_TONE_NEUTRAL;
}

static void row_fill(const struct builder *builder,
                     const struct vpca_entry *entry,
                     const struct vpca_failure_row *from,
                     const struct vpca_report_option *option,
                     struct vpca_report_failure_row *row)
{
    struct subject subject = {.entry = entry, .path = from->path};

    row->failure = vpca_failure_words()->words[from->failure];
    row->path = path_name(from->path);
    row->before = state_of(from->bits, VPCA_SURVIVES_AS_BUILT);
    row->after = state_of(from->bits, VPCA_SURVIVES_WITH_MEASURES);
    row->basis = basis_of(builder, &from->given->basis, NULL);
    row->tone = VPCA_TONE_NEUTRAL;
    if (from->given->survives == VPCA_NOT_THERE)
        return;
    row->component = message_fill(builder, &from->given->component, &subject);
    row->effect = effect_of(builder, entry, from);
    row->acts = from->given->acts;
    measures_fill(builder, entry, from, row);
    measures_number(option, row);
    row->tone = tone_of(row);
    row->text = text_of(builder, row);
}

void failure_table_fill(const struct builder *builder,
                        const struct vpca_entry *entry,
                        struct vpca_report_option *option)
{
    further_fill(builder, entry, option);
    option->failure_rows =
        vpca_arena_array(builder->arena, entry->failure_row_count,
                         sizeof(*option->failure_rows));
    option->failure_row_count = entry->failure_row_count;
    for (size_t i = 0; i < entry->failure_row_count; i++)
        row_fill(builder, entry, &entry->failure_rows[i], option,
                 &option->failure_rows[i]);
}
