/* One case in full, for whoever works on the rules. */
#include "grading.h"

#define SHOWN 3

static void answer_write(struct vpca_text *text, const struct answer *answer)
{
    vpca_text_add(text, answer->option->id);
    if (answer->twice)
        vpca_text_addf(text, " + %s", answer->option->id);
    else if (answer->backup)
        vpca_text_addf(text, " + %s", answer->backup->id);
}

void answers_write(struct vpca_text *text, const struct answers *answers)
{
    for (size_t i = 0; i < answers->count; i++) {
        vpca_text_add(text, i ? ", or " : "");
        answer_write(text, &answers->items[i]);
    }
}

void entry_write(struct vpca_text *text, const struct vpca_entry *entry)
{
    vpca_text_add(text, entry->option->id);
    if (entry->backup)
        vpca_text_addf(text, " + %s", entry->backup->id);
}

static const struct vpca_entry *entry_find(const struct vpca_advice *advice,
                                           const struct vpca_option *option)
{
    for (size_t i = 0; i < advice->entry_count; i++) {
        if (advice->entries[i].option == option)
            return &advice->entries[i];
    }
    return NULL;
}

static void write_points(struct vpca_text *text,
                         const struct vpca_advice *advice,
                         const struct vpca_entry *entry)
{
    const struct vpca_ruleset *rules = advice->model->rules;

    for (size_t i = 0; i < rules->criterion_count; i++)
        vpca_text_addf(text, "%s%s %d", i ? ", " : "", rules->criteria[i].id,
                       entry->points[i]);
}

static void write_entries(struct vpca_text *text,
                          const struct vpca_advice *advice)
{
    for (size_t i = 0; i < advice->entry_count && i < SHOWN; i++) {
        const struct vpca_entry *entry = &advice->entries[i];

        vpca_text_addf(text, "  %zu. ", i + 1);
        entry_write(text, entry);
        vpca_text_addf(text, ": %d, %s (", entry->score,
                       vpca_status_name(entry->status));
        write_points(text, advice, entry);
        vpca_text_add(text, ")\n");
    }
}

static void write_lines(struct vpca_text *text, const char *what,
                        const struct vpca_line *lines, size_t count)
{
    for (size_t i = 0; i < count; i++)
        vpca_text_addf(text, "%s%s", i ? ", " : what, lines[i].rule->id);
}

/* What excludes it or leaves it open, what takes points from it, and what it
 * has by criterion. */
static void write_against(struct vpca_text *text,
                          const struct vpca_advice *advice,
                          const struct vpca_entry *entry)
{
    vpca_text_addf(text, "  against %s: %s", entry->option->id,
                   vpca_status_name(entry->status));
    for (size_t i = 0; i < entry->failure_count; i++)
        vpca_text_addf(text, "%s%s", i ? ", " : ", fails ",
                       entry->failures[i].line.rule->id);
    write_lines(text, ", if ", entry->conditions, entry->condition_count);
    for (size_t i = 0; i < entry->ledger_count; i++) {
        const struct vpca_ledger_line *line = &entry->ledger[i];

        if (line->rule && line->points < 0)
            vpca_text_addf(text, ", %s %d", line->rule->id, line->points);
    }
    vpca_text_add(text, " (");
    write_points(text, advice, entry);
    vpca_text_add(text, ")\n");
}

void case_write(struct vpca_text *text, const struct advice_case *one,
                const struct vpca_advice *advice, enum grade grade)
{
    vpca_text_addf(text, "%s: %s\n  choice: ", one->name, grade_name(grade));
    answers_write(text, &one->choice);
    vpca_text_addf(text, "\n  because: %s\n", one->why);
    write_entries(text, advice);
    if (grade == GRADE_FIRST)
        return;
    for (size_t i = 0; i < one->choice.count; i++) {
        const struct vpca_entry *entry =
            entry_find(advice, one->choice.items[i].option);

        if (entry)
            write_against(text, advice, entry);
    }
}
