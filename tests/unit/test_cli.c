/* The command line: what its words ask for, and what is wrong with them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "cli/options.h"
#include "cli/progress.h"
#include "cli/usage.h"

#define MOST_WORDS 16

struct line {
    vpca_arena *arena;
    struct options options;
    bool valid;
};

/* Reads a command line whose words are separated by blanks. */
static void read_line(struct line *line, const char *text)
{
    char *words[MOST_WORDS];
    char *rest;
    int count = 0;

    vpca_arena_free(line->arena);
    line->arena = vpca_arena_new();
    rest = vpca_arena_copy(line->arena, text, strlen(text));
    while (*rest) {
        size_t length = strcspn(rest, " ");

        assert_true(count < MOST_WORDS);
        words[count++] = vpca_arena_copy(line->arena, rest, length);
        rest += length;
        rest += strspn(rest, " ");
    }
    line->valid = options_parse(&line->options, line->arena, count, words);
    assert_int_equal(line->valid, !line->options.problem);
}

static void assert_problem(struct line *line, const char *text,
                           const char *problem, const char *hint)
{
    read_line(line, text);
    if (line->valid)
        fail_msg("no problem with: %s", text);
    assert_string_equal(line->options.problem, problem);
    if (hint)
        assert_string_equal(line->options.hint, hint);
    else
        assert_null(line->options.hint);
}

static int set_up(void **state)
{
    *state = calloc(1, sizeof(struct line));
    return *state ? 0 : 1;
}

static int tear_down(void **state)
{
    vpca_arena_free(((struct line *)*state)->arena);
    free(*state);
    return 0;
}

static void test_defaults(void **state)
{
    struct line *line = *state;

    read_line(line, "vpcadvise net.yaml");
    assert_true(line->valid);
    assert_int_equal(line->options.command, COMMAND_REPORT);
    assert_string_equal(line->options.file, "net.yaml");
    assert_int_equal(line->options.request_count, 1);
    assert_string_equal(line->options.requests[0].format->name, "text");
    assert_null(line->options.requests[0].path);
    assert_null(line->options.today);
    assert_int_equal(line->options.color, COLOR_AUTO);
    assert_int_equal(line->options.columns, 0);
    assert_false(line->options.quiet);
    assert_true(line->options.summary.gates[VPCA_GATE_CHOSEN_EXCLUDED].on);
    assert_false(line->options.summary.gates[VPCA_GATE_TIE].on);
}

static void test_ways_to_write_an_option(void **state)
{
    static const char *const WAYS[] = {
        "vpcadvise -q -f json net.yaml",
        "vpcadvise -qfjson net.yaml",
        "vpcadvise -qf json net.yaml",
        "vpcadvise --quiet --format json net.yaml",
        "vpcadvise --quiet --format=json net.yaml",
        "vpcadvise net.yaml -q -f json",
        "vpcadvise -q -f json -- net.yaml",
    };
    struct line *line = *state;

    for (size_t i = 0; i < VPCA_COUNT(WAYS); i++) {
        read_line(line, WAYS[i]);
        if (!line->valid)
            fail_msg("%s: %s", WAYS[i], line->options.problem);
        assert_true(line->options.quiet);
        assert_int_equal(line->options.request_count, 1);
        assert_string_equal(line->options.requests[0].format->name, "json");
        assert_string_equal(line->options.file, "net.yaml");
    }
}

static void test_commands(void **state)
{
    struct line *line = *state;

    read_line(line, "vpcadvise check -q net.yaml");
    assert_int_equal(line->options.command, COMMAND_CHECK);
    assert_string_equal(line->options.file, "net.yaml");
    read_line(line, "vpcadvise --quiet check net.yaml");
    assert_int_equal(line->options.command, COMMAND_CHECK);
    read_line(line, "vpcadvise ./check");
    assert_int_equal(line->options.command, COMMAND_REPORT);
    assert_string_equal(line->options.file, "./check");
    read_line(line, "vpcadvise -- check");
    assert_int_equal(line->options.command, COMMAND_REPORT);
    assert_string_equal(line->options.file, "check");
    read_line(line, "vpcadvise -- -net.yaml");
    assert_string_equal(line->options.file, "-net.yaml");
    read_line(line, "vpcadvise -");
    assert_string_equal(line->options.file, "-");
}

static void test_help_and_version(void **state)
{
    struct line *line = *state;

    read_line(line, "vpcadvise --help");
    assert_int_equal(line->options.command, COMMAND_HELP);
    assert_int_equal(line->options.topic, COMMAND_COUNT);
    read_line(line, "vpcadvise help");
    assert_true(line->valid);
    assert_int_equal(line->options.topic, COMMAND_COUNT);
    read_line(line, "vpcadvise help check");
    assert_true(line->valid);
    assert_int_equal(line->options.topic, COMMAND_CHECK);
    read_line(line, "vpcadvise check -h");
    assert_true(line->valid);
    assert_int_equal(line->options.command, COMMAND_HELP);
    assert_int_equal(line->options.topic, COMMAND_CHECK);
    read_line(line, "vpcadvise -V");
    assert_true(line->valid);
    assert_int_equal(line->options.command, COMMAND_VERSION);
    assert_problem(line, "vpcadvise help chexk", "no command chexk",
                   "did you mean check?");
    assert_problem(line, "vpcadvise help check help", "more than one COMMAND",
                   NULL);
}

static void test_files(void **state)
{
    struct line *line = *state;

    assert_problem(line, "vpcadvise", "FILE is missing", NULL);
    assert_problem(line, "vpcadvise -q", "FILE is missing", NULL);
    assert_problem(line, "vpcadvise check", "FILE is missing",
                   "a file of that name is written ./check");
    assert_problem(line, "vpcadvise a.yaml b.yaml",
                   "more than one FILE: a.yaml and b.yaml",
                   "run the program once for each file");
    assert_problem(line, "vpcadvise chexk b.yaml",
                   "more than one FILE: chexk and b.yaml",
                   "did you mean check?");
}

static void test_unknown_options(void **state)
{
    struct line *line = *state;

    assert_problem(line, "vpcadvise --fromat json a", "unknown option --fromat",
                   "did you mean --format?");
    assert_problem(line, "vpcadvise --colour=never a",
                   "unknown option --colour", "did you mean --color?");
    assert_problem(line, "vpcadvise --xyzzy a", "unknown option --xyzzy", NULL);
    assert_problem(line, "vpcadvise -format json a", "unknown option -format",
                   "did you mean --format?");
    assert_problem(line, "vpcadvise -qx a", "unknown option -x", NULL);
    assert_problem(line, "vpcadvise -\xc3\xa9 a", "unknown option -\xc3\xa9",
                   NULL);
    assert_problem(line, "vpcadvise --quiet=yes a", "--quiet takes no value",
                   NULL);
    assert_problem(line, "vpcadvise a --today", "--today needs a DATE", NULL);
    assert_problem(line, "vpcadvise a -f", "--format needs a FORMAT[=FILE]",
                   NULL);
    assert_problem(line, "vpcadvise check -f json a",
                   "check has no option --format",
                   "vpcadvise help check lists its options");
    /* The first problem is the one that is told. */
    assert_problem(line, "vpcadvise --today never --xyzzy a",
                   "never is not a date",
                   "a date is written YYYY-MM-DD: 2026-11-24");
}

static void test_formats(void **state)
{
    struct line *line = *state;

    read_line(line, "vpcadvise -f text -f json=out.json a");
    assert_true(line->valid);
    assert_int_equal(line->options.request_count, 2);
    assert_null(line->options.requests[0].path);
    assert_string_equal(line->options.requests[1].path, "out.json");
    read_line(line, "vpcadvise -o out.txt a");
    assert_string_equal(line->options.requests[0].path, "out.txt");
    read_line(line, "vpcadvise -f json=a=b a");
    assert_string_equal(line->options.requests[0].path, "a=b");
    read_line(line, "vpcadvise -o - a");
    assert_true(line->valid);
    assert_null(line->options.requests[0].path);
    read_line(line, "vpcadvise -f json=/dev/stdout a");
    assert_null(line->options.requests[0].path);

    assert_problem(line, "vpcadvise -f jsn a", "unknown format jsn",
                   "did you mean json?");
    assert_problem(line, "vpcadvise -f json= a", "--format json= names no file",
                   NULL);
    assert_problem(line, "vpcadvise -f json -f text a",
                   "two formats go to standard output", "write -f FORMAT=FILE");
    assert_problem(line, "vpcadvise -f json=x -f text=x a",
                   "two formats go to x", "write -f FORMAT=FILE");
    assert_problem(line, "vpcadvise -f json -f text=- a",
                   "two formats go to standard output", "write -f FORMAT=FILE");
    assert_problem(line, "vpcadvise -f json -f text -o out a",
                   "--output goes with one format, and there are 2",
                   "write -f FORMAT=FILE for each");
    assert_problem(line, "vpcadvise -f json=x -o y a",
                   "every format names a file, and --output another",
                   "leave --output out");
}

static void test_values(void **state)
{
    struct line *line = *state;

    read_line(line, "vpcadvise --today 2026-11-24 --color=never "
                    "--columns 60 a");
    assert_true(line->valid);
    assert_string_equal(line->options.today, "2026-11-24");
    assert_int_equal(line->options.color, COLOR_NEVER);
    assert_int_equal(line->options.columns, 60);

    assert_problem(line, "vpcadvise --today 24.11.2026 a",
                   "24.11.2026 is not a date",
                   "a date is written YYYY-MM-DD: 2026-11-24");
    assert_problem(line, "vpcadvise --color=yes a", "--color cannot be yes",
                   "it is auto, always or never");
    assert_problem(line, "vpcadvise --columns 39 a", "--columns cannot be 39",
                   "a number from 40 to 100");
    assert_problem(line, "vpcadvise --columns 80x a", "--columns cannot be 80x",
                   "a number from 40 to 100");
    assert_problem(line, "vpcadvise --columns= a", "--columns cannot be ",
                   "a number from 40 to 100");
}

static void test_gates(void **state)
{
    struct line *line = *state;
    const struct vpca_gate_setting *gates = line->options.summary.gates;

    read_line(line, "vpcadvise --fail-on tie --fail-on chosen-behind=20 a");
    assert_true(line->valid);
    assert_true(gates[VPCA_GATE_TIE].on);
    assert_true(gates[VPCA_GATE_NO_FEASIBLE_OPTION].on);
    assert_true(gates[VPCA_GATE_CHOSEN_BEHIND].on);
    assert_int_equal(gates[VPCA_GATE_CHOSEN_BEHIND].limit, 20);
    read_line(line, "vpcadvise --fail-on none --fail-on warning a");
    assert_false(gates[VPCA_GATE_NO_FEASIBLE_OPTION].on);
    assert_true(gates[VPCA_GATE_WARNING].on);
    assert_problem(line, "vpcadvise --fail-on warnings a", "no gate warnings",
                   "did you mean warning?");
    assert_problem(line, "vpcadvise --fail-on chosen-behind a",
                   "the gate chosen-behind takes a whole number of points from "
                   "0 to 1000",
                   "write --fail-on chosen-behind=20");
    assert_problem(line, "vpcadvise --fail-on chosen-behind=x a",
                   "the gate chosen-behind takes a whole number of points from "
                   "0 to 1000, not x",
                   "write --fail-on chosen-behind=20");
    assert_problem(line, "vpcadvise --fail-on tie=2 a",
                   "the gate tie takes no number", "write --fail-on tie");
    assert_problem(line, "vpcadvise --fail-on unknown,tie a",
                   "no gate unknown,tie",
                   "repeat the option: --fail-on unknown --fail-on tie");
    read_line(line, "vpcadvise check --fail-on warning a");
    assert_true(line->valid);
    assert_problem(line, "vpcadvise --fail-on tie check a",
                   "check has no gate tie", "check takes --fail-on warning");
}

/* Every option is explained, and nothing of the table is told twice. */
static void test_table(void **state)
{
    (void)state;
    for (size_t i = 0; i < OPTION_ROW_COUNT; i++) {
        const struct option_row *row = &OPTION_ROWS[i];

        assert_non_null(row->set);
        assert_true(row->doc && *row->doc);
        assert_int_not_equal(row->commands, 0);
        for (size_t j = 0; j < i; j++) {
            assert_string_not_equal(row->name, OPTION_ROWS[j].name);
            if (row->letter)
                assert_int_not_equal(row->letter, OPTION_ROWS[j].letter);
        }
    }
}

/* Whether color is used, by mode and environment, off a terminal. */
static void test_color(void **state)
{
    (void)state;
    assert_true(terminal_color(COLOR_ALWAYS, -1));
    assert_false(terminal_color(COLOR_NEVER, -1));
    assert_false(terminal_color(COLOR_AUTO, -1));
    assert_int_equal(terminal_columns(60, -1), 60);
}

/* What a run of 1,200 needs prints that is told of three of them. */
static const char *progress_of(int64_t patience, bool end, char (*room)[200])
{
    static const size_t done[] = {1, 999, 1200};
    FILE *out = tmpfile();
    struct progress progress;
    size_t length;

    assert_non_null(out);
    progress_start(&progress, out, 1200, patience);
    for (size_t i = 0; i < VPCA_COUNT(done); i++) {
        progress.next = patience ? progress.next : 0;
        progress_step(&progress, done[i]);
    }
    if (end)
        progress_end(&progress);
    rewind(out);
    length = fread(*room, 1, sizeof(*room) - 1, out);
    (*room)[length] = '\0';
    fclose(out);
    return *room;
}

static void test_progress(void **state)
{
    struct progress progress;
    char room[200];

    (void)state;
    assert_string_equal(progress_of(0, false, &room),
                        "\r1 of 1,200 needs\r999 of 1,200 needs"
                        "\r1,200 of 1,200 needs");
    assert_string_equal(progress_of(0, true, &room),
                        "\r1 of 1,200 needs\r999 of 1,200 needs"
                        "\r1,200 of 1,200 needs"
                        "\r                    \r");
    /* A run that is over before the line is due shows nothing. */
    assert_string_equal(progress_of(60000, true, &room), "");
    progress_start(&progress, NULL, 5, 0);
    progress_step(&progress, 1);
    progress_end(&progress);
    assert_int_equal(progress.width, 0);
}

static void test_rules_folders(void **state)
{
    struct line *line = *state;

    read_line(line, "vpcadvise --rules one net.yaml --rules=two");
    assert_true(line->valid);
    assert_int_equal(line->options.folder_count, 2);
    assert_string_equal(line->options.folders[0], "one");
    assert_string_equal(line->options.folders[1], "two");
    read_line(line, "vpcadvise rules test one --rules two");
    assert_int_equal(line->options.command, COMMAND_RULES);
    assert_int_equal(line->options.word_count, 2);
    assert_string_equal(line->options.words[1], "one");
    assert_problem(line, "vpcadvise --rules= net.yaml",
                   "--rules names no folder", NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_rules_folders, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_defaults, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_ways_to_write_an_option, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_commands, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_help_and_version, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_files, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_unknown_options, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_formats, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_values, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_gates, set_up, tear_down),
        cmocka_unit_test(test_table),
        cmocka_unit_test(test_color),
        cmocka_unit_test(test_progress),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
