/* One option of a need: where it stands, and every line behind it. */
#include "builder.h"
#include "message.h"

const char *path_name(enum vpca_path path)
{
    if (path == VPCA_PATH_PRIMARY)
        return "primary";
    return path == VPCA_PATH_BACKUP ? "backup" : NULL;
}

struct vpca_report_line line_fill(const struct builder *builder,
                                  const struct vpca_entry *entry,
                                  const struct vpca_line *line,
                                  const char *kind, enum vpca_tone tone,
                                  const char *text)
{
    return (struct vpca_report_line){
        .kind = kind,
        .tone = tone,
        .text = text,
        .path = path_name(line->path),
        .member = line->member ? line->member->name : NULL,
        .basis = basis_of_rule(builder, line->rule, entry, line->path),
    };
}

/* What the source leaves open, put positively where the rule can. */
static const char *silent_text(const struct builder *builder,
                               const struct vpca_entry *entry,
                               const struct vpca_line *line)
{
    struct subject subject = subject_of_line(entry, line);

    if (line->rule->proviso.count)
        return vpca_arena_printf(
            builder->arena, "not stated by the source: whether %s",
            message_fill(builder, &line->rule->proviso, &subject));
    return vpca_arena_printf(
        builder->arena, "not settled by the source: %s",
        message_fill(builder, &line->rule->message, &subject));
}

static void caveats_fill(const struct builder *builder,
                         const struct vpca_entry *entry,
                         struct vpca_report_option *option)
{
    option->caveats = vpca_arena_array(builder->arena, entry->note_count,
                                       sizeof(*option->caveats));
    for (size_t i = 0; i < entry->note_count; i++) {
        const struct vpca_line *line = &entry->notes[i];
        struct subject subject = subject_of_line(entry, line);
        struct vpca_report_line *caveat =
            &option->caveats[option->caveat_count];

        if (line->rule->effect == VPCA_EFFECT_ADVANTAGE ||
            line->rule->effect == VPCA_EFFECT_LIMITATION)
            continue;
        option->caveat_count++;
        if (line->rule->effect == VPCA_EFFECT_CAVEAT)
            *caveat = line_fill(
                builder, entry, line, "caveat", VPCA_TONE_NEUTRAL,
                message_fill(builder, &line->rule->message, &subject));
        else
            *caveat =
                line_fill(builder, entry, line, "not-stated", VPCA_TONE_NEUTRAL,
                          silent_text(builder, entry, line));
    }
}

static void builds_fill(const struct builder *builder,
                        const struct vpca_entry *entry,
                        struct vpca_report_option *option)
{
    option->builds = vpca_arena_array(builder->arena, entry->build_count,
                                      sizeof(*option->builds));
    option->build_count = entry->build_count;
    for (size_t i = 0; i < entry->build_count; i++) {
        const struct vpca_line *line = &entry->builds[i];
        struct subject subject = subject_of_line(entry, line);

        option->builds[i] =
            line_fill(builder, entry, line, "build", VPCA_TONE_NEUTRAL,
                      message_fill(builder, &line->rule->message, &subject));
        option->builds[i].owner = line->rule->owner;
    }
}

void option_fill(const struct builder *builder, const struct vpca_entry *entry,
                 struct vpca_report_option *option)
{
    *option = (struct vpca_report_option){
        .id = entry->option->id,
        .name = entry->option->name,
        .backup = entry->backup ? entry->backup->id : NULL,
        .backup_name = entry->backup ? entry->backup->name : NULL,
        .use = entry->option->use,
        .status = entry->status,
        .rank = entry->rank,
        .score = entry->score,
        .total = entry->total,
        .weight_sum = entry->weight_sum,
        .chosen = entry->chosen,
        .waived = entry->waived,
        .ruled_out = entry->ruled_out ? "the file rules it out" : NULL,
    };
    failures_fill(builder, entry, option);
    if (entry->status == VPCA_EXCLUDED)
        return;
    conditions_fill(builder, entry, option);
    reasons_fill(builder, entry, option);
    caveats_fill(builder, entry, option);
    builds_fill(builder, entry, option);
    failure_table_fill(builder, entry, option);
    pair_fill(builder, entry, option);
    ledger_fill(builder, entry, option);
    costs_fill(builder, entry, option);
}
