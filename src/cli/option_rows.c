/* The table of options, and what each value sets. */
#include <stdlib.h>
#include <string.h>

#include "options.h"

/* Where `-o -` and its like lead: NULL for standard output. */
static const char *destination(const char *path)
{
    if (strcmp(path, "-") == 0 || strcmp(path, "/dev/stdout") == 0)
        return NULL;
    return path;
}

static const char *format_hint(const struct options *options, const char *name)
{
    struct vpca_nearest nearest;
    struct vpca_text text;

    vpca_nearest_init(&nearest, name);
    for (size_t i = 0; i < vpca_format_count; i++)
        vpca_nearest_feed(&nearest, vpca_formats[i].name);
    if (nearest.best)
        return options_suggest(options, "", &nearest);
    for (size_t i = 0; i < vpca_diff_format_count; i++)
        vpca_nearest_feed(&nearest, vpca_diff_formats[i].name);
    if (nearest.best)
        return options_suggest(options, "", &nearest);
    vpca_text_init(&text, options->arena);
    vpca_text_add(&text, "the formats are ");
    for (size_t i = 0; i < vpca_format_count; i++) {
        vpca_text_add(&text, i > 0 ? ", " : "");
        vpca_text_add(&text, vpca_formats[i].name);
    }
    return text.bytes;
}

static void set_format(struct options *options, const char *value)
{
    const char *equals = strchr(value, '=');
    size_t length = equals ? (size_t)(equals - value) : strlen(value);
    const char *name = vpca_arena_copy(options->arena, value, length);

    if (!options_request(options, name,
                         equals ? destination(equals + 1) : NULL))
        options_fail(options, format_hint(options, name), "unknown format %s",
                     name);
    else if (equals && !equals[1])
        options_fail(options, NULL, "--format %s names no file", value);
}

static void set_output(struct options *options, const char *value)
{
    if (!*value)
        options_fail(options, NULL, "--output names no file");
    options->output = destination(value);
    options->output_said = true;
}

static void set_today(struct options *options, const char *value)
{
    if (vpca_date_month_days(value))
        options_fail(options, NULL, "%s does not exist: that month has %d days",
                     value, vpca_date_month_days(value));
    else if (!vpca_date_valid(value))
        options_fail(options, "a date is written YYYY-MM-DD: 2026-11-24",
                     "%s is not a date", value);
    options->today = value;
}

static void set_color(struct options *options, const char *value)
{
    for (enum color_mode mode = 0; mode < COLOR_MODE_COUNT; mode++) {
        if (strcmp(COLOR_MODE_NAMES[mode], value) == 0) {
            options->color = mode;
            return;
        }
    }
    options_fail(options, "it is auto, always or never", "--color cannot be %s",
                 value);
}

static const char *gate_hint(const struct options *options, const char *value)
{
    const char *name =
        vpca_arena_copy(options->arena, value, strcspn(value, "="));
    struct vpca_nearest nearest;

    vpca_nearest_init(&nearest, name);
    for (enum vpca_gate gate = 0; gate < VPCA_GATE_COUNT; gate++)
        vpca_nearest_feed(&nearest, vpca_gate_name(gate));
    vpca_nearest_feed(&nearest, "none");
    if (strchr(value, ','))
        return "repeat the option: --fail-on unknown --fail-on tie";
    if (nearest.best && nearest.distance > 0)
        return options_suggest(options, "", &nearest);
    return "vpcadvise --help lists the gates and which takes a number";
}

/* There is such a gate, and what stands behind it is wrong; or there is none.
 */
static void complain_of_gate(struct options *options, const char *value)
{
    size_t length = strcspn(value, "=");
    const char *name = vpca_arena_copy(options->arena, value, length);
    const char *number = value[length] ? value + length + 1 : "";
    enum vpca_gate gate = 0;

    while (gate < VPCA_GATE_COUNT && strcmp(vpca_gate_name(gate), name) != 0)
        gate++;
    if (gate == VPCA_GATE_COUNT || strchr(value, ','))
        options_fail(options, gate_hint(options, value), "no gate %s", value);
    else if (!vpca_gate_takes_number(gate))
        options_fail(
            options,
            vpca_arena_printf(options->arena, "write --fail-on %s", name),
            "the gate %s takes no number", name);
    else
        options_fail(
            options,
            vpca_arena_printf(options->arena, "write --fail-on %s=20", name),
            "the gate %s takes a whole number of points from 0 to "
            "%d%s%s",
            name, VPCA_SCALE, *number ? ", not " : "", number);
}

static void set_gate(struct options *options, const char *value)
{
    bool of_file = strcmp(value, "none") == 0 ||
                   strcmp(value, vpca_gate_name(VPCA_GATE_WARNING)) == 0;

    if (!of_file)
        options->report_gate = value;
    if (!vpca_gates_set(&options->summary, value))
        complain_of_gate(options, value);
}

static void set_rules(struct options *options, const char *value)
{
    if (!*value)
        options_fail(options, NULL, "--rules names no folder");
    options_add_folder(options, value);
}

static void set_change(struct options *options, const char *value)
{
    size_t length = strcspn(value, "=");

    if (length == 0 || !value[length])
        options_fail(options, "--set needs.dc-to-prod.must.bandwidth=5Gbps",
                     "--set %s is no PATH=VALUE", value);
    options_add_change(options, value);
}

static void set_answer(struct options *options, const char *value)
{
    size_t length = strcspn(value, "=");

    if (length == 0 || !value[length])
        options_fail(options, "--answer sites.fra-dc.gateway.bgp=yes",
                     "--answer %s is no PATH=VALUE", value);
    options_add_change(options, value);
}

static void set_list(struct options *options, const char *value)
{
    (void)value;
    options->list = true;
}

static void set_need(struct options *options, const char *value)
{
    options_add_need(options, value);
}

static void set_force(struct options *options, const char *value)
{
    (void)value;
    options->force = true;
}

static void set_profile(struct options *options, const char *value)
{
    options->profile = value;
}

static void set_profiles(struct options *options, const char *value)
{
    (void)value;
    options->profiles = true;
}

static void set_varied(struct options *options, const char *value)
{
    if (!*value || *value == '=')
        options_fail(options, "--vary needs.dc-to-prod.traffic=1..200TB/month",
                     "--vary %s names no PATH", value);
    options_add_varied(options, value);
}

static void set_columns(struct options *options, const char *value)
{
    char *end;
    long columns = strtol(value, &end, 10);

    if (end == value || *end || columns < FEWEST_COLUMNS ||
        columns > MOST_COLUMNS)
        options_fail(options, "a number from 40 to 100",
                     "--columns cannot be %s", value);
    else
        options->columns = (unsigned)columns;
}

static void set_quiet(struct options *options, const char *value)
{
    (void)value;
    options->quiet = true;
}

static void set_all(struct options *options, const char *value)
{
    (void)value;
    options->all = true;
}

static void set_help(struct options *options, const char *value)
{
    (void)value;
    options->help = true;
}

static void set_version(struct options *options, const char *value)
{
    (void)value;
    options->version = true;
}

#define REPORT (1u << COMMAND_REPORT)
#define CHECK  (1u << COMMAND_CHECK)
#define RULES  (1u << COMMAND_RULES)
#define WHY    (1u << COMMAND_WHY)
#define IF     (1u << COMMAND_WHAT_IF)
#define SWEEP  (1u << COMMAND_SWEEP)
#define DIFF   (1u << COMMAND_DIFF | IF)
#define ASK    (1u << COMMAND_ASK)
#define LOCK   (1u << COMMAND_LOCK)
#define EDIT   (ASK | LOCK)
#define SHOW   (WHY | 1u << COMMAND_EXPLAIN | 1u << COMMAND_OPTIONS)
#define EVERY  ((1u << COMMAND_COUNT) - 1)

const struct option_row OPTION_ROWS[] = {
    {'f', REPORT | DIFF | SWEEP, "format", "FORMAT[=FILE]",
     "the format, and the file it goes to; repeatable: several "
     "formats in one run, at most one to standard output",
     set_format},
    {'o', REPORT | DIFF | EDIT | SWEEP, "output", "FILE",
     "where the format goes that names no file; of ask and lock: what to write "
     "instead of the file itself",
     set_output},
    {0, ASK, "answer", "PATH=VALUE",
     "an answer, as in sites.fra-dc.gateway.bgp=yes, and no questions; "
     "repeatable",
     set_answer},
    {0, ASK, "list", NULL,
     "print the questions, a path, a tab and the question on a line, and stop",
     set_list},
    {0, EDIT | SWEEP, "need", "NAME", "this need only; repeatable", set_need},
    {0, LOCK, "force", NULL,
     "a need whose first option is open, too, and the choice of one that chose "
     "another than the first",
     set_force},
    {0, REPORT | CHECK | RULES | SHOW | DIFF | EDIT | SWEEP, "rules", "DIR",
     "the rules in the folder DIR, too; repeatable: each is laid over those "
     "before it",
     set_rules},
    {0, REPORT | WHY, "profile", "NAME",
     "weigh every need by the profile NAME, in place of each profile and "
     "preference of FILE",
     set_profile},
    {0, REPORT, "profiles", NULL,
     "show for each need what would be first under each profile", set_profiles},
    {0, IF, "set", "PATH=VALUE",
     "a value that FILE would have, as in needs.x.must.bandwidth=5Gbps; "
     "repeatable",
     set_change},
    {0, SWEEP, "vary", "PATH[=VALUES]",
     "what takes many values: needs.x.traffic=1..200TB/month, a list as in "
     "needs.x.must.survive=[tunnel],[circuit], or every word; twice for a map",
     set_varied},
    {0, REPORT | CHECK, "fail-on", "GATE",
     "exit with 1 when GATE fails too; repeatable; none clears; check has "
     "the gate warning only",
     set_gate},
    {0, REPORT | CHECK | RULES | WHY | DIFF | EDIT | SWEEP, "today", "DATE",
     "the day to judge waivers by, and the date of a decision, YYYY-MM-DD; "
     "else the clock's, in UTC",
     set_today},
    {0, REPORT | CHECK | RULES | SHOW | DIFF | EDIT | SWEEP, "color", "WHEN",
     "auto, always or never; auto: on a terminal, unless NO_COLOR "
     "is set",
     set_color},
    {0, REPORT | SHOW | DIFF | SWEEP, "columns", "N",
     "the width of text, 40 to 100; else COLUMNS or the "
     "terminal's, at most 100; else 100",
     set_columns},
    {0, WHY, "all", NULL, "every rule that did not fire, too", set_all},
    {'q', REPORT | CHECK | WHY | EDIT | SWEEP, "quiet", NULL,
     "no warnings and no progress on standard error; errors are shown",
     set_quiet},
    {'h', EVERY, "help", NULL, "explain the program, or the command", set_help},
    {'V', EVERY, "version", NULL, "the version of the program and its rules",
     set_version},
};
const size_t OPTION_ROW_COUNT = VPCA_COUNT(OPTION_ROWS);
