/* The table of commands. */
#include <stddef.h>
#include <string.h>

#include "commands.h"

const struct command COMMANDS[COMMAND_COUNT] = {
    [COMMAND_REPORT] =
        {
            .usage = "[OPTIONS] FILE",
            .doc = "Reports for each need of FILE which option connects it "
                   "best, and why.",
            .run = cmd_report,
        },
    [COMMAND_CHECK] =
        {
            .name = "check",
            .usage = "check [OPTIONS] FILE",
            .doc = "Says what is wrong in FILE, and makes no report.",
            .run = cmd_check,
        },
    [COMMAND_RULES] =
        {
            .name = "rules",
            .takes_words = true,
            .usage = "rules check [OPTIONS] DIR...\n"
                     "rules test [OPTIONS] [DIR]...\n"
                     "rules list [OPTIONS] [WORD]...",
            .doc = "check says what is wrong in the rule pack DIR, and what it "
                   "changes. test runs the tests of all rules, and the cases "
                   "of DIR. list prints the rules; WORD is an option, an "
                   "effect, a criterion, a rule or a pack.",
            .run = cmd_rules,
        },
    [COMMAND_DIFF] =
        {
            .name = "diff",
            .takes_words = true,
            .usage = "diff [OPTIONS] OLD NEW",
            .doc = "Says which decisions change from the requirements file OLD "
                   "to NEW, and why. Either may be a report saved with -f "
                   "json=FILE.",
            .run = cmd_diff,
        },
    [COMMAND_WHAT_IF] =
        {
            .name = "what-if",
            .usage = "what-if [OPTIONS] --set PATH=VALUE FILE",
            .doc = "Says which decisions would change if FILE said something "
                   "else. FILE stays as it is.",
            .run = cmd_what_if,
        },
    [COMMAND_ASK] =
        {
            .name = "ask",
            .usage = "ask [OPTIONS] FILE\n"
                     "ask [OPTIONS] --answer PATH=VALUE FILE\n"
                     "ask [OPTIONS] --list FILE",
            .doc = "Asks what FILE does not say and what the decisions depend "
                   "on, and writes the answers into it. Comments and layout "
                   "stay.",
            .run = cmd_ask,
        },
    [COMMAND_LOCK] =
        {
            .name = "lock",
            .usage = "lock [OPTIONS] FILE",
            .doc = "Writes into FILE what is decided: of each need the first "
                   "option, its score, the rules and a digest of the facts. "
                   "From then on a report fails when that no longer holds.",
            .run = cmd_lock,
        },
    [COMMAND_SWEEP] =
        {
            .name = "sweep",
            .usage = "sweep [OPTIONS] --vary PATH[=VALUES] FILE",
            .doc = "Says at which values of something in FILE decisions "
                   "change. VALUES are LOW..HIGH, or a list with commas. With "
                   "a second --vary it draws a map. FILE stays as it is.",
            .run = cmd_sweep,
        },
    [COMMAND_WHY] =
        {
            .name = "why",
            .takes_words = true,
            .usage = "why [OPTIONS] NEED OPTION FILE",
            .doc = "Prints the ledger of OPTION (or a pair, A+B) for NEED of "
                   "FILE, and the rules with the values that they saw.",
            .run = cmd_why,
        },
    [COMMAND_EXPLAIN] =
        {
            .name = "explain",
            .takes_words = true,
            .usage = "explain [OPTIONS] [NAME]",
            .doc = "Explains a rule, an option, a claim, a fact, a code or "
                   "another name, or says what can be explained.",
            .run = cmd_explain,
        },
    [COMMAND_OPTIONS] =
        {
            .name = "options",
            .takes_words = true,
            .usage = "options [OPTIONS]",
            .doc = "Lists the options with what they serve.",
            .run = cmd_options,
        },
    [COMMAND_HELP] =
        {
            .name = "help",
            .usage = "help [COMMAND]",
            .doc = "Explains a command, or the whole program.",
            .run = cmd_help,
        },
    [COMMAND_VERSION] =
        {
            .doc = "Prints the version of the program and of its rules.",
            .run = cmd_version,
        },
};

enum command_id command_find(const char *name)
{
    for (enum command_id id = 0; id < COMMAND_COUNT; id++) {
        if (COMMANDS[id].name && strcmp(COMMANDS[id].name, name) == 0)
            return id;
    }
    return COMMAND_COUNT;
}
