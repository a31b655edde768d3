/* vpcadvise --help and help COMMAND: explains by example, then by table. */
#include <stdio.h>
#include <string.h>

#include "output.h"
#include "usage.h"

struct example {
    const char *command;
    const char *effect;
};

static const struct example EXAMPLES[] = {
    {"vpcadvise requirements.yaml",
     "prints, for each need, which option, why, and why not the others"},
    {"vpcadvise check requirements.yaml",
     "says what is wrong in the file, and makes no report"},
    {"vpcadvise --rules my-rules requirements.yaml",
     "judges by the rules in the folder my-rules, too"},
    {"vpcadvise diff old.yaml new.yaml",
     "says which decisions change from one file to the other, and why"},
    {"vpcadvise what-if --set needs.dc-to-prod.must.bandwidth=5Gbps a.yaml",
     "says which decisions would change if a.yaml said that"},
    {"vpcadvise ask requirements.yaml",
     "asks what the decisions depend on, and writes the answers into the file"},
    {"vpcadvise lock requirements.yaml",
     "writes into the file what is decided, so that a report tells when it no\n"
     "      longer holds"},
    {"vpcadvise why dc-to-prod direct-connect requirements.yaml",
     "prints every rule that judged the option for that need, and what it saw"},
    {"vpcadvise explain F-bandwidth",
     "says what the rule does, when, and which source it encodes"},
    {"vpcadvise -f text -f json=report.json --fail-on tie requirements.yaml",
     "prints the report, writes it as JSON beside, and exits with 1 where\n"
     "      the first two options of a need have the same score"},
};

struct gate_row {
    const char *name;
    bool number;
    bool on;
    const char *meaning;
};

static const struct gate_row GATE_ROWS[] = {
#define VPCA_GATE(symbol, name, number, on, meaning, held)                     \
    {name, number, on, meaning},
    VPCA_GATES(VPCA_GATE)
#undef VPCA_GATE
};

struct status_row {
    int number;
    const char *meaning;
    const char *of_check; /* NULL: the same */
    const char *of_words; /* of commands that take words; NULL: the same */
};

static const struct status_row STATUS_ROWS[] = {
#define EXIT_STATUS(symbol, number, meaning, of_check, of_words)               \
    {number, meaning, of_check, of_words},
    EXIT_STATUSES(EXIT_STATUS)
#undef EXIT_STATUS
};

static void print_examples(void)
{
    printf("\nExamples:\n");
    for (size_t i = 0; i < VPCA_COUNT(EXAMPLES); i++)
        printf("  %s\n      %s\n", EXAMPLES[i].command, EXAMPLES[i].effect);
}

static void print_formats(void)
{
    printf("\nFormats:\n");
    for (size_t i = 0; i < vpca_format_count; i++)
        usage_print_row(stdout, 6, vpca_formats[i].name, vpca_formats[i].doc);
}

static void print_diff_formats(void)
{
    printf("\nFormats:\n");
    for (size_t i = 0; i < vpca_diff_format_count; i++)
        usage_print_row(stdout, 8, vpca_diff_formats[i].name,
                        vpca_diff_formats[i].doc);
}

static void print_sweep_formats(void)
{
    printf("\nFormats:\n");
    for (size_t i = 0; i < vpca_sweep_format_count; i++)
        usage_print_row(stdout, 6, vpca_sweep_formats[i].name,
                        vpca_sweep_formats[i].doc);
}

static void print_gates(void)
{
    printf("\nGates (* by default):\n");
    for (size_t i = 0; i < VPCA_COUNT(GATE_ROWS); i++) {
        const struct gate_row *row = &GATE_ROWS[i];
        char name[40];

        snprintf(name, sizeof(name), "%s %s%s", row->on ? "*" : " ", row->name,
                 row->number ? "=N" : "");
        usage_print_row(stdout, 20, name, row->meaning);
    }
}

static const struct own_status {
    enum command_id command;
    const char *ok;
    const char *gate;
} OWN_STATUSES[] = {
    {COMMAND_DIFF, "no decision changes", "a decision changes"},
    {COMMAND_WHAT_IF, "no decision changes", "a decision changes"},
    {COMMAND_ASK, "the answers are written, or there are none", NULL},
    {COMMAND_LOCK, "what can be locked is locked",
     "a need that --need names cannot be locked"},
};

/* What a status means of a command by itself, or NULL. */
static const char *own_meaning(enum command_id command, int status)
{
    for (size_t i = 0; i < VPCA_COUNT(OWN_STATUSES); i++) {
        if (OWN_STATUSES[i].command != command)
            continue;
        if (status == EXIT_STATUS_OK)
            return OWN_STATUSES[i].ok;
        if (status == EXIT_STATUS_GATE)
            return OWN_STATUSES[i].gate ? OWN_STATUSES[i].gate : "";
        return NULL;
    }
    return NULL;
}

static void print_statuses(enum command_id command)
{
    printf("\nExit status:\n");
    for (size_t i = 0; i < VPCA_COUNT(STATUS_ROWS); i++) {
        const struct status_row *row = &STATUS_ROWS[i];
        const char *meaning = row->meaning;

        if (own_meaning(command, row->number))
            meaning = own_meaning(command, row->number);
        else if (command == COMMAND_CHECK && row->of_check)
            meaning = row->of_check;
        else if (COMMANDS[command].takes_words && row->of_words)
            meaning = row->of_words;
        if (*meaning)
            printf("  %2d  %s\n", row->number, meaning);
    }
}

static void print_program(void)
{
    printf("vpcadvise decides how to connect networks to Amazon VPCs, and says "
           "why.\n\n");
    usage_print(stdout, COMMAND_COUNT);
    print_examples();
    printf("\nCommands:\n");
    for (size_t i = 0; i < COMMAND_COUNT; i++) {
        if (COMMANDS[i].usage)
            usage_print_row(stdout, 7,
                            COMMANDS[i].name ? COMMANDS[i].name : "FILE",
                            COMMANDS[i].doc);
    }
    printf("\nFILE is a requirements file in YAML or JSON; - is standard "
           "input. A file with\nthe name of a command is written ./%s.\n",
           COMMANDS[COMMAND_CHECK].name);
    printf("\nOptions:\n");
    usage_print_options(stdout, COMMAND_REPORT);
    print_formats();
    print_gates();
    print_statuses(COMMAND_REPORT);
    printf("\nDocumentation: docs/ in the source, and " VPCADVISE_DOCDIR
           "\nonce installed. docs/requirements.md explains the file.\n");
}

static void print_command(enum command_id command)
{
    usage_print(stdout, command);
    printf("\n");
    usage_print_wrapped(stdout, 0, COMMANDS[command].doc);
    printf("\nOptions:\n");
    usage_print_options(stdout, command);
    if (command == COMMAND_DIFF || command == COMMAND_WHAT_IF)
        print_diff_formats();
    if (command == COMMAND_SWEEP)
        print_sweep_formats();
    if (command != COMMAND_HELP)
        print_statuses(command);
}

enum exit_status cmd_help(const struct options *options)
{
    if (options->topic == COMMAND_COUNT)
        print_program();
    else
        print_command(options->topic);
    return output_finish_standard() ? EXIT_STATUS_OK : EXIT_STATUS_OUTPUT;
}
