/* The commands of the program: one row and one file each. */
#ifndef CLI_COMMANDS_H
#define CLI_COMMANDS_H

#include <stdbool.h>

#include "exit_status.h"

struct options;

enum command_id {
    COMMAND_REPORT, /* when no command is named */
    COMMAND_CHECK,
    COMMAND_RULES,
    COMMAND_DIFF,
    COMMAND_WHAT_IF,
    COMMAND_ASK,
    COMMAND_LOCK,
    COMMAND_SWEEP,
    COMMAND_WHY,
    COMMAND_EXPLAIN,
    COMMAND_OPTIONS,
    COMMAND_HELP,
    COMMAND_VERSION,
    COMMAND_COUNT
};

struct command {
    const char *name;  /* the first word, or NULL: it has none */
    bool takes_words;  /* any number of words instead of a FILE */
    const char *usage; /* what follows the program's name, line by line, or
                          NULL */
    const char *doc;
    enum exit_status (*run)(const struct options *options);
};

extern const struct command COMMANDS[COMMAND_COUNT];

/* The command of that name, or COMMAND_COUNT. */
enum command_id command_find(const char *name);

enum exit_status cmd_report(const struct options *options);
enum exit_status cmd_check(const struct options *options);
enum exit_status cmd_rules(const struct options *options);
enum exit_status cmd_diff(const struct options *options);
enum exit_status cmd_what_if(const struct options *options);
enum exit_status cmd_ask(const struct options *options);
enum exit_status cmd_lock(const struct options *options);
enum exit_status cmd_sweep(const struct options *options);
enum exit_status cmd_why(const struct options *options);
enum exit_status cmd_explain(const struct options *options);
enum exit_status cmd_options(const struct options *options);
enum exit_status cmd_help(const struct options *options);
enum exit_status cmd_version(const struct options *options);

#endif
