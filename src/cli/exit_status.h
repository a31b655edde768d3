/* What the program's exit status says, the same whatever the format. */
#ifndef CLI_EXIT_STATUS_H
#define CLI_EXIT_STATUS_H

/* EXIT_STATUS(symbol, number, "what it means", "what it means of check, where
 * that is something else, or NULL", "the same of commands that take words;
 * empty where they have none") */
#define EXIT_STATUSES(EXIT_STATUS)                                             \
    EXIT_STATUS(OK, 0, "the report was made and every gate passed",            \
                "the file is valid", "all is well")                            \
    EXIT_STATUS(GATE, 1, "the report was made and a gate failed",              \
                "the file is valid and has a warning, with --fail-on warning", \
                "")                                                            \
    EXIT_STATUS(USAGE, 2, "the command line is wrong", NULL, NULL)             \
    EXIT_STATUS(INPUT, 3, "the input cannot be read or is not valid", NULL,    \
                NULL)                                                          \
    EXIT_STATUS(RULES, 4, "a rule pack is not valid, or its tests failed",     \
                "a rule pack is not valid", NULL)                              \
    EXIT_STATUS(OUTPUT, 5, "the output could not be written", NULL, NULL)      \
    EXIT_STATUS(INTERNAL, 70, "an error inside the program", NULL, NULL)

enum exit_status {
#define EXIT_STATUS(symbol, number, meaning, of_check, of_words)               \
    EXIT_STATUS_##symbol = (number),
    EXIT_STATUSES(EXIT_STATUS)
#undef EXIT_STATUS
};

#endif
