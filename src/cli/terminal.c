/* Color, width and character set, by the terminal and the environment. */
#define _XOPEN_SOURCE 700
#define _DARWIN_C_SOURCE

#include <fcntl.h>
#include <langinfo.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include "terminal.h"

const char *const COLOR_MODE_NAMES[COLOR_MODE_COUNT] = {
    [COLOR_AUTO] = "auto",
    [COLOR_ALWAYS] = "always",
    [COLOR_NEVER] = "never",
};

bool terminal_color(enum color_mode mode, int descriptor)
{
    const char *refused = getenv("NO_COLOR");
    const char *terminal = getenv("TERM");

    if (mode != COLOR_AUTO)
        return mode == COLOR_ALWAYS;
    return isatty(descriptor) && !(refused && *refused) && terminal &&
           strcmp(terminal, "dumb") != 0;
}

static unsigned within(unsigned long columns)
{
    if (columns < FEWEST_COLUMNS)
        return FEWEST_COLUMNS;
    return columns > MOST_COLUMNS ? MOST_COLUMNS : (unsigned)columns;
}

/* COLUMNS as a number, or 0. */
static unsigned long environment_columns(void)
{
    const char *text = getenv("COLUMNS");
    char *end;
    unsigned long columns;

    if (!text || *text < '0' || *text > '9')
        return 0;
    columns = strtoul(text, &end, 10);
    return *end ? 0 : columns;
}

unsigned terminal_columns(unsigned asked, int descriptor)
{
    struct winsize size;
    unsigned long columns = asked ? asked : environment_columns();

    if (columns == 0 && isatty(descriptor) &&
        ioctl(descriptor, TIOCGWINSZ, &size) == 0)
        columns = size.ws_col;
    return columns > 0 ? within(columns) : MOST_COLUMNS;
}

bool terminal_utf8(void)
{
    return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

void terminal_reserve(void)
{
    for (int descriptor = 0; descriptor <= 2; descriptor++) {
        /* The wrong way round: what is closed stays of no use. */
        int flags = descriptor == 0 ? O_WRONLY : O_RDONLY;

        if (fcntl(descriptor, F_GETFD) == -1 &&
            open("/dev/null", flags) != descriptor)
            return;
    }
}
