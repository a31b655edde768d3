/*
 * What the command line asks for.
 *
 * One table of options drives parsing, usage and help. Nothing is printed
 * here: what is wrong is said in `problem` and `hint`.
 */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include "commands.h"
#include "terminal.h"
#include "vpcadvise/vpcadvise.h"

/* One report that is asked for. */
struct request {
    const char *name;                           /* of the format */
    const struct vpca_format *format;           /* of a report, or NULL */
    const struct vpca_diff_format *diff_format; /* of a comparison, or NULL */
    const char *path;                           /* NULL: standard output */
};

struct options {
    vpca_arena *arena;
    enum command_id command;
    enum command_id topic;    /* of help; COMMAND_COUNT: the whole program */
    const char *file;         /* "-": standard input */
    const char *const *words; /* of a command that takes them */
    size_t word_count;
    const char **folders; /* of rules, in the order named */
    size_t folder_count;
    size_t folder_capacity;
    const char **changes; /* of what-if and ask: "PATH=VALUE", in the order
                             named */
    size_t change_count;
    size_t change_capacity;
    const char **needs; /* of lock, ask and sweep: names; none: all */
    size_t need_count;
    size_t need_capacity;
    const char **varied; /* of sweep: "PATH=VALUES", in the order named */
    size_t varied_count;
    size_t varied_capacity;
    struct request *requests;
    size_t request_count;
    size_t request_capacity;
    const char *output; /* of --output, or NULL: standard output */
    bool output_said;
    const char *today; /* "2026-11-24", or NULL: by the clock */
    enum color_mode color;
    unsigned columns;    /* 0: by the terminal */
    const char *profile; /* that weighs every need, or NULL */
    bool profiles;       /* what each makes of a need is shown */
    bool quiet;
    bool all;   /* rules, of why */
    bool force; /* of lock */
    bool list;  /* of ask */
    bool help;
    bool version;
    struct vpca_report_summary summary; /* its gates are set */
    const char *report_gate; /* one said that check has not, or NULL */
    uint32_t seen;           /* bits over OPTION_ROWS */
    const char *problem;     /* NULL: all is well */
    const char *hint;        /* or NULL */
};

/* Sets what the value (NULL: the option takes none) means, or fails. */
typedef void option_setter(struct options *options, const char *value);

struct option_row {
    char letter;       /* 0: none */
    unsigned commands; /* bits over enum command_id */
    const char *name;
    const char *argument; /* NULL: it takes none */
    const char *doc;
    option_setter *set;
};

extern const struct option_row OPTION_ROWS[];
extern const size_t OPTION_ROW_COUNT;

/* False, with `problem` set, when the command line is wrong. `words` are
 * argv, the program's name included. */
bool options_parse(struct options *options, vpca_arena *arena, int count,
                   char *const *words);

/* Says what is wrong, once: the first problem stays. `hint` may be NULL. */
void options_fail(struct options *options, const char *hint, const char *format,
                  ...) VPCA_PRINTF(3, 4);
/* Asks for one more report or comparison in the format of that name; `path`
 * NULL: on standard output. False when there is no such format. */
bool options_request(struct options *options, const char *name,
                     const char *path);
/* One more name of a need. */
void options_add_need(struct options *options, const char *name);
/* One more "PATH=VALUE". */
void options_add_change(struct options *options, const char *change);
/* One more "PATH=VALUES". */
void options_add_varied(struct options *options, const char *varied);
/* Loads one more folder of rules. */
void options_add_folder(struct options *options, const char *path);
/* "did you mean X?" with the prefix before the name, or NULL. */
const char *options_suggest(const struct options *options, const char *prefix,
                            const struct vpca_nearest *nearest);

#endif
