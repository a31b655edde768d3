/* Usage, options and complaints as text, from the tables. */
#include <string.h>

#include "usage.h"

#define WIDTH 79

static void print_usage_line(FILE *out, const char *label,
                             enum command_id command)
{
    const char *line = COMMANDS[command].usage;

    while (*line) {
        int length = (int)strcspn(line, "\n");

        fprintf(out, "%s vpcadvise %.*s\n", label, length, line);
        line += length + (line[length] == '\n');
        label = "      ";
    }
}

void usage_print(FILE *out, enum command_id command)
{
    const char *label = "usage:";

    if (command != COMMAND_COUNT) {
        print_usage_line(out, label, command);
        return;
    }
    for (enum command_id id = 0; id < COMMAND_COUNT; id++) {
        if (!COMMANDS[id].usage)
            continue;
        print_usage_line(out, label, id);
        label = "      ";
    }
}

/* Words that end at WIDTH at most, from column `indent` on. */
void usage_print_wrapped(FILE *out, int indent, const char *text)
{
    int column = indent;

    while (*text) {
        int length = (int)strcspn(text, " ");

        if (column > indent && column + 1 + length > WIDTH) {
            fprintf(out, "\n%*s", indent, "");
            column = indent;
        } else if (column > indent) {
            fputc(' ', out);
            column++;
        }
        fprintf(out, "%.*s", length, text);
        column += length;
        text += length;
        text += strspn(text, " ");
    }
    fputc('\n', out);
}

void usage_print_row(FILE *out, int width, const char *name, const char *text)
{
    if ((int)strlen(name) > width)
        fprintf(out, "  %s\n%*s", name, width + 4, "");
    else
        fprintf(out, "  %-*s  ", width, name);
    usage_print_wrapped(out, width + 4, text);
}

void usage_print_options(FILE *out, enum command_id command)
{
    for (size_t i = 0; i < OPTION_ROW_COUNT; i++) {
        const struct option_row *row = &OPTION_ROWS[i];
        char name[40];
        char letter[] = {'-', row->letter, ',', ' ', '\0'};

        if (!(row->commands >> command & 1))
            continue;
        snprintf(name, sizeof(name), "%s--%s%s%s",
                 row->letter ? letter : "    ", row->name,
                 row->argument ? " " : "", row->argument ? row->argument : "");
        usage_print_row(out, 18, name, row->doc);
    }
}

/* Words of the command line may hold anything; a terminal must not obey it. */
static void print_line(const struct options *options, const char *label,
                       const char *text)
{
    struct vpca_text visible;

    vpca_text_init(&visible, options->arena);
    vpca_text_add_visible(&visible, text);
    fprintf(stderr, "%s: %s\n", label, visible.bytes);
}

void usage_complain(const struct options *options)
{
    print_line(options, "vpcadvise", options->problem);
    if (options->hint)
        print_line(options, "hint", options->hint);
    usage_print(stderr, options->hint ? options->command : COMMAND_COUNT);
    fputs("vpcadvise --help explains the options\n", stderr);
}
