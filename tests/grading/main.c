/* Grades the program's advice on public decisions.
 *
 * usage: grade [--half development|held-out|both] [--quiet] [--at-least SHARE]
 *              [--markdown FILE] CASE...
 *
 * Every case file is checked, whatever the half. With --at-least (in percent)
 * the status is 1 when a half has fewer cases first or accepted, or any
 * infeasible winner. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "grading.h"

struct options {
    bool halves[HALF_COUNT];
    bool quiet;
    bool limited;
    unsigned long at_least; /* percent */
    const char *markdown;
    char **paths;
    size_t path_count;
};

static bool read_half(struct options *options, const char *text)
{
    bool both = strcmp(text, "both") == 0;
    bool known = both;

    for (size_t i = 0; i < HALF_COUNT; i++) {
        bool same = strcmp(text, half_name((enum half)i)) == 0;

        options->halves[i] = both || same;
        known |= same;
    }
    return known;
}

static bool read_options(struct options *options, int count, char **words)
{
    int i = 1;

    options->halves[HALF_DEVELOPMENT] = true;
    for (; i < count && strncmp(words[i], "--", 2) == 0; i++) {
        const char *value = i + 1 < count ? words[i + 1] : "";

        if (strcmp(words[i], "--quiet") == 0) {
            options->quiet = true;
            continue;
        }
        if (strcmp(words[i], "--at-least") == 0) {
            options->limited = true;
            options->at_least = strtoul(value, NULL, 10);
        } else if (strcmp(words[i], "--markdown") == 0) {
            options->markdown = value;
        } else if (strcmp(words[i], "--half") != 0 ||
                   !read_half(options, value)) {
            return false;
        }
        i++;
    }
    options->paths = words + i;
    options->path_count = count > i ? (size_t)(count - i) : 0;
    return options->path_count > 0;
}

/* ---- Running ----------------------------------------------------------- */

static struct result grade(vpca_arena *arena, const struct options *options,
                           const struct advice_case *one)
{
    const struct vpca_advice *advice =
        vpca_advise(arena, one->model, &one->model->needs[0]);
    struct result result = {.one = one, .grade = case_judge(one, advice)};
    struct vpca_text text;

    vpca_text_init(&text, arena);
    if (!options->quiet) {
        case_write(&text, one, advice, result.grade);
        fputs(text.bytes, stdout);
    }
    vpca_text_init(&text, arena);
    if (advice->ranked_count)
        entry_write(&text, &advice->entries[0]);
    else
        vpca_text_add(&text, "none");
    result.first = text.bytes;
    return result;
}

static bool sum_up(const struct options *options, const struct results *results,
                   enum half half)
{
    struct tally tally = {.count = 0};
    unsigned share;

    for (size_t i = 0; i < results->count; i++) {
        if (results->items[i].one->half == half)
            tally_add(&tally, results->items[i].grade);
    }
    share = tally_share(&tally);
    fprintf(stdout,
            "%s: %zu cases, %zu first, %zu accepted, %zu differ, %zu with an "
            "infeasible winner: %u.%u %%\n",
            half_name(half), tally.count, tally.grades[GRADE_FIRST],
            tally.grades[GRADE_ACCEPTED], tally.grades[GRADE_DIFFERS],
            tally.grades[GRADE_INFEASIBLE], share / 10, share % 10);
    return !options->limited || (share >= options->at_least * 10 &&
                                 tally.grades[GRADE_INFEASIBLE] == 0);
}

static bool write_page(vpca_arena *arena, const struct options *options,
                       const struct vpca_ruleset *rules,
                       const struct results *results)
{
    FILE *out = fopen(options->markdown, "w");
    struct vpca_text text;
    bool good;

    if (!out)
        return false;
    vpca_text_init(&text, arena);
    page_write(&text, rules, results);
    good = fputs(text.bytes, out) >= 0;
    return fclose(out) == 0 && good;
}

static int run(vpca_arena *arena, const struct options *options)
{
    struct vpca_diags diags;
    const struct vpca_ruleset *rules;
    struct advice_cases cases = {.items = NULL};
    struct results results = {.items = NULL};
    bool good = true;

    vpca_diags_init(&diags, arena);
    rules = vpca_ruleset_load_embedded(arena, &diags);
    if (rules)
        cases = advice_cases_read(arena, rules, options->paths,
                                  options->path_count, &diags);
    results.items =
        vpca_arena_array(arena, cases.count, sizeof(*results.items));
    for (size_t i = 0; i < cases.count; i++) {
        if (options->halves[cases.items[i].half])
            results.items[results.count++] =
                grade(arena, options, &cases.items[i]);
    }
    vpca_diags_print(&diags, stderr, false);
    for (size_t i = 0; i < HALF_COUNT; i++) {
        if (options->halves[i])
            good &= sum_up(options, &results, (enum half)i);
    }
    if (options->markdown)
        good &= write_page(arena, options, rules, &results);
    return good && diags.errors == 0 ? 0 : 1;
}

int main(int count, char **words)
{
    struct options options = {.quiet = false};
    vpca_arena *arena;
    int status;

    if (!read_options(&options, count, words)) {
        fputs("usage: grade [--half development|held-out|both] [--quiet] "
              "[--at-least SHARE] [--markdown FILE] CASE...\n",
              stderr);
        return 2;
    }
    arena = vpca_arena_new();
    status = run(arena, &options);
    vpca_arena_free(arena);
    return status;
}
