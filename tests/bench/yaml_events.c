/*
 * The yardstick of the benchmark: libyaml's events of a file, read and
 * dropped. Nothing that reads YAML with libyaml can be faster.
 */
#include <stdbool.h>
#include <stdio.h>

#include <yaml.h>

int main(int argc, char **argv)
{
    FILE *file = argc == 2 ? fopen(argv[1], "rb") : NULL;
    yaml_parser_t parser;
    yaml_event_t event;
    unsigned long count = 0;
    bool done = false;

    if (!file || !yaml_parser_initialize(&parser))
        return 3;
    yaml_parser_set_input_file(&parser, file);
    while (!done && yaml_parser_parse(&parser, &event)) {
        done = event.type == YAML_STREAM_END_EVENT;
        yaml_event_delete(&event);
        count++;
    }
    yaml_parser_delete(&parser);
    fclose(file);
    printf("%lu events\n", count);
    return done ? 0 : 3;
}
