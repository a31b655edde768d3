/* The program: reads the command line, runs a command, gives its status. */
#define _XOPEN_SOURCE 700

#include <locale.h>
#include <signal.h>

#include "terminal.h"
#include "usage.h"

/* A reader that goes away is an error of writing, and the locale decides on
 * characters alone: numbers look the same everywhere. */
static void prepare_process(void)
{
    terminal_reserve();
    signal(SIGPIPE, SIG_IGN);
    setlocale(LC_CTYPE, "");
}

int main(int argc, char **argv)
{
    vpca_arena *arena = vpca_arena_new();
    struct options options;
    enum exit_status status = EXIT_STATUS_USAGE;

    prepare_process();
    if (options_parse(&options, arena, argc, argv))
        status = COMMANDS[options.command].run(&options);
    else
        usage_complain(&options);
    vpca_arena_free(arena);
    return (int)status;
}
