/* What the terminal and the environment say about the look of output. */
#ifndef CLI_TERMINAL_H
#define CLI_TERMINAL_H

#include <stdbool.h>

#define FEWEST_COLUMNS 40
#define MOST_COLUMNS   100

enum color_mode { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER, COLOR_MODE_COUNT };
extern const char *const COLOR_MODE_NAMES[COLOR_MODE_COUNT];

/* Whether what goes to the file descriptor is colored. */
bool terminal_color(enum color_mode mode, int descriptor);
/* The width of text on the file descriptor, 40 to 100: what was asked for
 * (0: nothing), else COLUMNS, else the terminal's, else 100. */
unsigned terminal_columns(unsigned asked, int descriptor);
/* Whether the locale's characters are UTF-8. Call setlocale before. */
bool terminal_utf8(void);
/* Opens what is missing of standard input, output and error, so that no file
 * takes their place. Reading or writing them still fails. */
void terminal_reserve(void);

#endif
