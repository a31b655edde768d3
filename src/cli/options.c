/* Reads the command line by the table of options. */
#include <assert.h>
#include <string.h>

#include "options.h"

/* The words of the command line and how far they are read. */
struct reader {
    struct options *options;
    char *const *words;
    int count;
    int at;
    const char **operands;
    size_t operand_count;
    bool literal; /* the first operand came after --: it is no command */
};

void options_fail(struct options *options, const char *hint, const char *format,
                  ...)
{
    struct vpca_text text;
    va_list arguments;

    if (options->problem)
        return;
    vpca_text_init(&text, options->arena);
    va_start(arguments, format);
    vpca_text_vaddf(&text, format, arguments);
    va_end(arguments);
    options->problem = text.bytes;
    options->hint = hint;
}

const char *options_suggest(const struct options *options, const char *prefix,
                            const struct vpca_nearest *nearest)
{
    if (!nearest->best)
        return NULL;
    return vpca_arena_printf(options->arena, "did you mean %s%s?", prefix,
                             nearest->best);
}

bool options_request(struct options *options, const char *name,
                     const char *path)
{
    struct request request = {
        .name = name,
        .format = vpca_format_find(name),
        .diff_format = vpca_diff_format_find(name),
        .path = path,
    };

    if (!request.format && !request.diff_format)
        return false;
    options->requests = vpca_arena_grow(
        options->arena, options->requests, options->request_count,
        &options->request_capacity, sizeof(*options->requests));
    options->requests[options->request_count++] = request;
    return true;
}

void options_add_change(struct options *options, const char *change)
{
    options->changes =
        vpca_arena_grow(options->arena, options->changes, options->change_count,
                        &options->change_capacity, sizeof(*options->changes));
    options->changes[options->change_count++] = change;
}

void options_add_need(struct options *options, const char *name)
{
    options->needs =
        vpca_arena_grow(options->arena, options->needs, options->need_count,
                        &options->need_capacity, sizeof(*options->needs));
    options->needs[options->need_count++] = name;
}

void options_add_varied(struct options *options, const char *varied)
{
    options->varied =
        vpca_arena_grow(options->arena, options->varied, options->varied_count,
                        &options->varied_capacity, sizeof(*options->varied));
    options->varied[options->varied_count++] = varied;
}

void options_add_folder(struct options *options, const char *path)
{
    options->folders =
        vpca_arena_grow(options->arena, options->folders, options->folder_count,
                        &options->folder_capacity, sizeof(*options->folders));
    options->folders[options->folder_count++] = path;
}

/* ---- One option ------------------------------------------------------- */

static const struct option_row *find_name(const char *name, size_t length)
{
    for (size_t i = 0; i < OPTION_ROW_COUNT; i++) {
        const struct option_row *row = &OPTION_ROWS[i];

        if (strlen(row->name) == length && memcmp(row->name, name, length) == 0)
            return row;
    }
    return NULL;
}

static const struct option_row *find_letter(char letter)
{
    for (size_t i = 0; i < OPTION_ROW_COUNT; i++) {
        if (OPTION_ROWS[i].letter == letter)
            return &OPTION_ROWS[i];
    }
    return NULL;
}

/* `value` is what was joined to the option, or NULL. */
static void apply(struct reader *reader, const struct option_row *row,
                  const char *value)
{
    if (row->argument && !value) {
        if (reader->at == reader->count) {
            options_fail(reader->options, NULL, "--%s needs a %s", row->name,
                         row->argument);
            return;
        }
        value = reader->words[reader->at++];
    }
    reader->options->seen |= 1u << (row - OPTION_ROWS);
    row->set(reader->options, value);
}

static void fail_unknown(struct options *options, const char *name)
{
    struct vpca_nearest nearest;

    vpca_nearest_init(&nearest, name);
    for (size_t i = 0; i < OPTION_ROW_COUNT; i++)
        vpca_nearest_feed(&nearest, OPTION_ROWS[i].name);
    options_fail(options, options_suggest(options, "--", &nearest),
                 "unknown option --%s", name);
}

static void read_long(struct reader *reader, const char *word)
{
    size_t length = strcspn(word, "=");
    const char *value = word[length] ? word + length + 1 : NULL;
    const struct option_row *row = find_name(word, length);

    if (!row)
        fail_unknown(reader->options,
                     vpca_arena_copy(reader->options->arena, word, length));
    else if (value && !row->argument)
        options_fail(reader->options, NULL, "--%s takes no value", row->name);
    else
        apply(reader, row, value);
}

static void read_letters(struct reader *reader, const char *word)
{
    size_t length = strcspn(word, "=");
    const struct option_row *row = find_name(word, length);

    if (row) {
        options_fail(reader->options,
                     vpca_arena_printf(reader->options->arena,
                                       "did you mean --%s?", row->name),
                     "unknown option -%s", word);
        return;
    }
    for (; *word && !reader->options->problem; word++) {
        row = find_letter(*word);
        if (!row) {
            vpca_utf8_decode(word, strlen(word), &length);
            options_fail(reader->options, NULL, "unknown option -%.*s",
                         (int)length, word);
        } else if (row->argument) {
            apply(reader, row, word[1] ? word + 1 : NULL);
            return;
        } else {
            apply(reader, row, NULL);
        }
    }
}

static void read_words(struct reader *reader)
{
    bool ended = false;

    while (reader->at < reader->count && !reader->options->problem) {
        const char *word = reader->words[reader->at++];

        if (ended || word[0] != '-' || !word[1]) {
            reader->literal |= ended && reader->operand_count == 0;
            reader->operands[reader->operand_count++] = word;
        } else if (strcmp(word, "--") == 0) {
            ended = true;
        } else if (word[1] == '-') {
            read_long(reader, word + 2);
        } else {
            read_letters(reader, word + 1);
        }
    }
}

/* ---- The whole -------------------------------------------------------- */

static const char *command_hint(const struct options *options, const char *word)
{
    struct vpca_nearest nearest;

    vpca_nearest_init(&nearest, word);
    for (size_t i = 0; i < COMMAND_COUNT; i++) {
        if (COMMANDS[i].name)
            vpca_nearest_feed(&nearest, COMMANDS[i].name);
    }
    return options_suggest(options, "", &nearest);
}

/* A first operand that is a command is one. */
static void settle_command(struct reader *reader)
{
    enum command_id id = COMMAND_COUNT;

    if (reader->operand_count > 0 && !reader->literal)
        id = command_find(reader->operands[0]);
    if (id == COMMAND_COUNT)
        return;
    reader->options->command = id;
    reader->operands++;
    reader->operand_count--;
}

static void settle_file(struct reader *reader)
{
    struct options *options = reader->options;
    const char *hint = NULL;

    if (reader->operand_count == 1) {
        options->file = reader->operands[0];
    } else if (reader->operand_count == 0) {
        if (options->command != COMMAND_REPORT)
            hint = vpca_arena_printf(options->arena,
                                     "a file of that name is written ./%s",
                                     COMMANDS[options->command].name);
        options_fail(options, hint, "FILE is missing");
    } else {
        if (options->command == COMMAND_REPORT)
            hint = command_hint(options, reader->operands[0]);
        options_fail(options,
                     hint ? hint : "run the program once for each file",
                     "more than one FILE: %s and %s", reader->operands[0],
                     reader->operands[1]);
    }
}

static void settle_words(struct reader *reader)
{
    reader->options->words = reader->operands;
    reader->options->word_count = reader->operand_count;
}

static void settle_topic(struct reader *reader)
{
    struct options *options = reader->options;

    if (reader->operand_count == 0)
        return;
    options->topic = command_find(reader->operands[0]);
    if (options->topic == COMMAND_COUNT)
        options_fail(options, command_hint(options, reader->operands[0]),
                     "no command %s", reader->operands[0]);
    else if (reader->operand_count > 1)
        options_fail(options, NULL, "more than one COMMAND");
}

/* Whether every option that was said belongs to the command. */
static void settle_options(struct options *options)
{
    const struct command *command = &COMMANDS[options->command];

    for (size_t i = 0; i < OPTION_ROW_COUNT; i++) {
        const struct option_row *row = &OPTION_ROWS[i];

        if ((options->seen >> i & 1) &&
            !(row->commands >> options->command & 1))
            options_fail(options,
                         vpca_arena_printf(options->arena,
                                           "vpcadvise help %s lists its "
                                           "options",
                                           command->name),
                         "%s has no option --%s", command->name, row->name);
    }
}

/* Check makes no report to judge: of the gates it has the one on the file. */
static void settle_gates(struct options *options)
{
    if (options->command == COMMAND_CHECK && options->report_gate)
        options_fail(options, "check takes --fail-on warning",
                     "check has no gate %s", options->report_gate);
}

static bool compares(const struct options *options)
{
    return options->command == COMMAND_DIFF ||
           options->command == COMMAND_WHAT_IF;
}

static bool has_format(const struct options *options,
                       const struct request *request)
{
    if (options->command == COMMAND_SWEEP)
        return vpca_sweep_format_find(request->name) != NULL;
    return compares(options) ? request->diff_format != NULL
                             : request->format != NULL;
}

/* Reports, comparisons and sweeps have formats of their own. */
static void settle_formats(struct options *options)
{
    for (size_t i = 0; i < options->request_count; i++) {
        const struct request *request = &options->requests[i];

        if (has_format(options, request))
            continue;
        if (compares(options) || options->command == COMMAND_SWEEP)
            options_fail(
                options,
                vpca_arena_printf(options->arena,
                                  "vpcadvise help %s lists the formats",
                                  COMMANDS[options->command].name),
                "%s has no format %s", COMMANDS[options->command].name,
                request->name);
        else
            options_fail(options, "it is a format of vpcadvise diff",
                         "a report has no format %s", request->name);
    }
}

static bool same_path(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

/* Text to standard output unless said otherwise; each to a place of its
 * own. */
static void settle_requests(struct options *options)
{
    bool placed = !options->output;

    if (options->output && options->request_count > 1)
        options_fail(options, "write -f FORMAT=FILE for each",
                     "--output goes with one format, and there are %zu",
                     options->request_count);
    if (options->request_count == 0)
        options_request(options, vpca_formats[0].name, NULL);
    for (size_t i = 0; i < options->request_count && !placed; i++) {
        if (!options->requests[i].path) {
            options->requests[i].path = options->output;
            placed = true;
        }
    }
    if (!placed)
        options_fail(options, "leave --output out",
                     "every format names a file, and --output another");
    for (size_t i = 1; i < options->request_count; i++) {
        for (size_t j = 0; j < i; j++) {
            const char *path = options->requests[i].path;

            if (same_path(path, options->requests[j].path))
                options_fail(options, "write -f FORMAT=FILE",
                             "two formats go to %s",
                             path ? path : "standard output");
        }
    }
}

static void settle(struct reader *reader)
{
    struct options *options = reader->options;

    settle_command(reader);
    if (options->version) {
        options->command = COMMAND_VERSION;
    } else if (options->help) {
        options->topic = options->command == COMMAND_REPORT ? COMMAND_COUNT
                                                            : options->command;
        options->command = COMMAND_HELP;
    } else {
        settle_options(options);
        settle_gates(options);
        if (options->command == COMMAND_HELP)
            settle_topic(reader);
        else if (COMMANDS[options->command].takes_words)
            settle_words(reader);
        else
            settle_file(reader);
        settle_requests(options);
        settle_formats(options);
    }
}

bool options_parse(struct options *options, vpca_arena *arena, int count,
                   char *const *words)
{
    struct reader reader = {
        .options = options,
        .words = words,
        .count = count,
        .at = count > 0,
        .operands =
            vpca_arena_array(arena, (size_t)count, sizeof(*reader.operands)),
    };

    assert(OPTION_ROW_COUNT <= 32);
    *options = (struct options){
        .arena = arena,
        .command = COMMAND_REPORT,
        .topic = COMMAND_COUNT,
    };
    vpca_report_summary_init(&options->summary, arena);
    read_words(&reader);
    if (!options->problem)
        settle(&reader);
    return !options->problem;
}
