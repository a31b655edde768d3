/* Why an option is excluded, and what would have been needed to pass. */
#include "builder.h"
#include "message.h"
#include "words.h"

/* "at up to 1.25 Gbps": the figure with the way it binds. */
static const char *pass_quantity(const struct builder *builder,
                                 const struct vpca_nearest_pass *pass)
{
    const char *figure = value_text(builder, pass->fact, &pass->value);
    const char *format = pass->fact->direction == VPCA_MINIMUM ? "at up to %s"
                         : pass->fact->direction == VPCA_MAXIMUM
                             ? "at %s or more"
                             : "with %s";

    return vpca_arena_printf(builder->arena, format, figure);
}

/* The arrangements that would have to be acceptable too. */
static const char *pass_endpoints(const struct builder *builder,
                                  const struct vpca_nearest_pass *pass)
{
    const struct vpca_value *demand =
        &builder->advice->need_values[VPCA_FACT_NEED_ENDPOINTS];
    struct vpca_value more =
        vpca_value_set(pass->value.as.words.most & ~demand->as.words.most);

    return vpca_arena_printf(builder->arena, "if %s ends were allowed",
                             value_text(builder, pass->fact, &more));
}

/* Few words say by themselves what they are about. */
static const char *pass_words(const struct builder *builder,
                              const struct vpca_nearest_pass *pass)
{
    const char *words = value_text(builder, pass->fact, &pass->value);

    if (pass->fact == &vpca_facts[VPCA_FACT_NEED_ENDPOINTS])
        return pass_endpoints(builder, pass);
    if (pass->fact == &vpca_facts[VPCA_FACT_NEED_SURVIVE])
        return vpca_arena_printf(builder->arena,
                                 "if only %s had to be survived", words);
    if (pass->fact->type == VPCA_TYPE_SET)
        return vpca_arena_printf(builder->arena, "with only %s", words);
    if (pass->fact == &vpca_facts[VPCA_FACT_NEED_ENCRYPTION])
        return "if only what crosses the internet had to be encrypted";
    if (pass->fact == &vpca_facts[VPCA_FACT_NEED_PATH])
        return "if private circuits were allowed";
    if (pass->fact == &vpca_facts[VPCA_FACT_NEED_PERFORMANCE])
        return vpca_arena_printf(builder->arena, "with %s", words);
    return vpca_arena_printf(builder->arena, "with %s %s",
                             fact_noun(builder->arena, pass->fact), words);
}

const char *pass_text(const struct builder *builder,
                      const struct vpca_nearest_pass *pass)
{
    if (pass->value.state == VPCA_ABSENT)
        return "without this demand";
    if (pass->fact->type == VPCA_TYPE_QUANTITY)
        return pass_quantity(builder, pass);
    return pass_words(builder, pass);
}

static void pass_fill(const struct builder *builder,
                      const struct vpca_nearest_pass *pass, bool alone,
                      struct vpca_report_failure *failure)
{
    if (!pass->fact)
        return;
    failure->pass_fact = pass->fact->name;
    if (pass->value.state != VPCA_ABSENT)
        failure->pass_value = value_text(builder, pass->fact, &pass->value);
    failure->pass = vpca_arena_printf(
        builder->arena, "%s %s", alone ? "would pass" : "this alone would pass",
        pass_text(builder, pass));
}

static const char *waived_text(const struct builder *builder,
                               const struct vpca_line *line)
{
    if (!line->waived || !line->waiver)
        return NULL;
    return vpca_arena_printf(builder->arena, "waived until %s: %s",
                             line->waiver->until, line->waiver->reason);
}

void failures_fill(const struct builder *builder,
                   const struct vpca_entry *entry,
                   struct vpca_report_option *option)
{
    size_t standing = 0;

    option->failures = vpca_arena_array(builder->arena, entry->failure_count,
                                        sizeof(*option->failures));
    option->failure_count = entry->failure_count;
    for (size_t i = 0; i < entry->failure_count; i++)
        standing += !entry->failures[i].line.waived;
    for (size_t i = 0; i < entry->failure_count; i++) {
        const struct vpca_line *line = &entry->failures[i].line;
        struct vpca_report_failure *failure = &option->failures[i];
        struct subject subject = subject_of_line(entry, line);

        failure->text = message_fill(builder, &line->rule->message, &subject);
        if (line->rule->fix.count)
            failure->fix = message_fill(builder, &line->rule->fix, &subject);
        failure->member = line->member ? line->member->name : NULL;
        failure->path = path_name(line->path);
        failure->waived = waived_text(builder, line);
        failure->basis = basis_of_rule(builder, line->rule, entry, line->path);
        pass_fill(builder, &entry->failures[i].pass, standing < 2, failure);
    }
}
