/* The page docs/advice-quality.md. */
#include <string.h>

#include "grading.h"

static const char opening[] =
    "# How good the advice is\n"
    "\n"
    "Architects have published how they connected networks, and why: in\n"
    "AWS's documentation and blog, in talks, case studies, textbooks and\n"
    "decision records. `tests/advice/` holds such decisions, one a file: the\n"
    "source, its situation in our words, the requirements that follow from\n"
    "it, and what it chose. The program is run on each, and what it ranks\n"
    "first is compared with the choice.\n"
    "\n"
    "| grade | means |\n"
    "|---|---|\n"
    "| first | the choice is ranked first, with its second path where the "
    "source names one |\n"
    "| accepted | what is first is one that the source calls acceptable "
    "too |\n"
    "| differs | something else is first |\n"
    "| infeasible winner | what is first cannot serve, says the source |\n"
    "\n"
    "The cases were collected in two rounds, by readers of the sources who\n"
    "did not see what the program says. A hash of their names puts those of\n"
    "the last round into halves. The rules were worked on with the\n"
    "development half in view; the other was held out and graded once, when\n"
    "the rules were done. What the grading showed was mended where it is true\n"
    "in general, so the table below is better than the grading was:\n"
    "\n"
    "| round | held out | right when graded |\n"
    "|---|---|---|\n"
    "| first | 68 | 51 (75.0 %) |\n"
    "| second | 44 | 35 (79.5 %) |\n"
    "\n"
    "For whoever asks how good the advice is on a decision that the rules\n"
    "have not seen, the last column is the answer. The first round counts as\n"
    "development here.\n"
    "\n"
    "This page is generated, and a test holds it to what the program does.\n";

/* ---- Counts ------------------------------------------------------------ */

static void write_tally(struct vpca_text *text, const char *name,
                        const struct tally *tally)
{
    unsigned share = tally_share(tally);

    vpca_text_addf(text, "| %s | %zu |", name, tally->count);
    for (size_t i = 0; i < GRADE_COUNT; i++)
        vpca_text_addf(text, " %zu |", tally->grades[i]);
    if (tally->count)
        vpca_text_addf(text, " %u.%u %% |\n", share / 10, share % 10);
    else
        vpca_text_add(text, " - |\n");
}

static void write_header(struct vpca_text *text, const char *title,
                         const char *what)
{
    vpca_text_addf(text, "\n## %s\n\n| %s | cases |", title, what);
    for (size_t i = 0; i < GRADE_COUNT; i++)
        vpca_text_addf(text, " %s |", grade_name((enum grade)i));
    vpca_text_add(text, " first or accepted |\n|---|---|");
    for (size_t i = 0; i < GRADE_COUNT; i++)
        vpca_text_add(text, "---|");
    vpca_text_add(text, "---|\n");
}

static void write_halves(struct vpca_text *text, const struct results *results)
{
    struct tally tallies[HALF_COUNT + 1] = {{.count = 0}};

    for (size_t i = 0; i < results->count; i++) {
        const struct result *result = &results->items[i];

        tally_add(&tallies[result->one->half], result->grade);
        tally_add(&tallies[HALF_COUNT], result->grade);
    }
    write_header(text, "Result", "half");
    for (size_t i = 0; i < HALF_COUNT; i++) {
        if (tallies[i].count)
            write_tally(text, half_name((enum half)i), &tallies[i]);
    }
    write_tally(text, "all", &tallies[HALF_COUNT]);
}

static bool chose(const struct advice_case *one,
                  const struct vpca_option *option)
{
    for (size_t i = 0; i < one->choice.count; i++) {
        if (one->choice.items[i].option == option)
            return true;
    }
    return false;
}

static void write_options(struct vpca_text *text,
                          const struct vpca_ruleset *rules,
                          const struct results *results)
{
    write_header(text, "By the option that was chosen", "option");
    for (size_t o = 0; o < rules->option_count; o++) {
        struct tally tally = {.count = 0};

        for (size_t i = 0; i < results->count; i++) {
            if (chose(results->items[i].one, &rules->options[o]))
                tally_add(&tally, results->items[i].grade);
        }
        write_tally(text, rules->options[o].id, &tally);
    }
    vpca_text_add(text, "\nA case whose source presents several options as "
                        "equal counts for each.\n");
}

static void write_kinds(struct vpca_text *text, const struct results *results)
{
    write_header(text, "By kind of source", "source");
    for (size_t k = 0; source_kinds[k]; k++) {
        struct tally tally = {.count = 0};

        for (size_t i = 0; i < results->count; i++) {
            if (strcmp(results->items[i].one->kind, source_kinds[k]) == 0)
                tally_add(&tally, results->items[i].grade);
        }
        write_tally(text, source_kinds[k], &tally);
    }
}

/* ---- Cases ------------------------------------------------------------- */

/* In a cell of a table a bar would end the cell, a bracket the link. */
static void write_cell(struct vpca_text *text, const char *cell)
{
    for (; *cell; cell++) {
        if (strchr("|[]<*_`\\", *cell))
            vpca_text_add(text, "\\");
        vpca_text_add_bytes(text, cell, 1);
    }
}

static void write_case(struct vpca_text *text, const struct result *result)
{
    const struct advice_case *one = result->one;

    vpca_text_addf(text, "| [%s](../tests/advice/%s.yaml) | [", one->name,
                   one->name);
    write_cell(text, one->title);
    vpca_text_addf(text, "](<%s>), ", one->url);
    write_cell(text, one->by);
    vpca_text_addf(text, ", %s | ", one->date);
    answers_write(text, &one->choice);
    vpca_text_addf(text, " | %s | %s |", result->first,
                   grade_name(result->grade));
    if (!grade_passes(result->grade) && one->difference) {
        vpca_text_add(text, " ");
        write_cell(text, one->difference);
    }
    vpca_text_add(text, " |\n");
}

static void write_cases(struct vpca_text *text, const struct results *results,
                        enum half half)
{
    size_t count = 0;

    for (size_t i = 0; i < results->count; i++)
        count += results->items[i].one->half == half;
    if (count == 0)
        return;
    vpca_text_addf(text,
                   "\n## Cases: %s\n\n"
                   "| case | source | its choice | the program's first | "
                   "grade | why it differs |\n|---|---|---|---|---|---|\n",
                   half_name(half));
    for (size_t i = 0; i < results->count; i++) {
        if (results->items[i].one->half == half)
            write_case(text, &results->items[i]);
    }
}

void page_write(struct vpca_text *text, const struct vpca_ruleset *rules,
                const struct results *results)
{
    vpca_text_add(text, opening);
    write_halves(text, results);
    write_options(text, rules, results);
    write_kinds(text, results);
    for (size_t i = 0; i < HALF_COUNT; i++)
        write_cases(text, results, (enum half)i);
}
