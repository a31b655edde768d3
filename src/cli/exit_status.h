/* What the program's exit status says, the same whatever the format. */
#ifndef CLI_EXIT_STATUS_H
#define CLI_EXIT_STATUS_H

/* EXIT_STATUS(symbol, number, "what it means") */
#define EXIT_STATUSES(EXIT_STATUS)                                             \
    EXIT_STATUS(OK, 0, "the report was made and every gate passed")            \
    EXIT_STATUS(GATE, 1, "the report was made and a gate failed")              \
    EXIT_STATUS(USAGE, 2, "the command line is wrong")                         \
    EXIT_STATUS(INPUT, 3, "the input cannot be read or is not valid")          \
    EXIT_STATUS(RULES, 4, "a rule pack is not valid")                          \
    EXIT_STATUS(OUTPUT, 5, "the output could not be written")                  \
    EXIT_STATUS(INTERNAL, 70, "an error inside the program")

enum exit_status {
#define EXIT_STATUS(symbol, number, meaning) EXIT_STATUS_##symbol = (number),
    EXIT_STATUSES(EXIT_STATUS)
#undef EXIT_STATUS
};

#endif
