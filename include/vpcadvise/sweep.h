/*
 * A file with one of its values, or two, varied: where decisions change.
 *
 * The file is never written. Each value is put into its text, which is read
 * anew; so what a sweep says is what a report on such a file would say.
 */
#ifndef VPCADVISE_SWEEP_H
#define VPCADVISE_SWEEP_H

#include "vpcadvise/explain.h"

/* ---- What is varied --------------------------------------------------- */

/* A value of the file, from `low` to `high` or as each of a list. */
struct vpca_axis {
    const char *path;             /* "needs.x.traffic" */
    struct vpca_span span;        /* of the path, in the text */
    const struct vpca_fact *fact; /* NULL: a weight */
    bool is_range;                /* of a quantity, in base units */
    int64_t low;
    int64_t high;
    const char *const *values; /* of a list, as the file would have them */
    size_t value_count;
};

/* Reads "PATH=LOW..HIGH", "PATH=a,b,c", or "PATH" for all words that the fact
 * may have. A unit may be written once, at HIGH. False when a diagnostic was
 * added; it points into the text. */
bool vpca_axis_read(vpca_arena *arena, const char *text,
                    struct vpca_diags *diags, struct vpca_axis *ret_axis);

struct vpca_sweep_request {
    const struct vpca_source *source;
    const struct vpca_ruleset *rules;
    const char *today;
    const struct vpca_axis *axes; /* one or two */
    size_t axis_count;
    const char *const *needs; /* only these */
    size_t need_count;        /* 0: all that the paths concern */
};

/* ---- What was found --------------------------------------------------- */

/* Values of the first axis with the same first, second path and status. */
struct vpca_sweep_stretch {
    int64_t low; /* of a list: indexes */
    int64_t high;
    const char *from; /* "9.83 TB/month", for people */
    const char *to;
    bool from_rounded; /* no unit shows the figure itself */
    bool to_rounded;
    const char *first;  /* id of the option; NULL: nothing is left */
    const char *backup; /* of its second path, or NULL */
    const char *name;   /* of both; "nothing left", "not possible" */
    const char *status; /* "feasible", "open", "excluded"; NULL: not possible */
    int score_from;     /* at either end; -1: nothing is left */
    int score_to;
    size_t letter; /* into the letters of its need */
    bool sliver;   /* so narrow that the first wavers there */
    bool exact;
};

/* One value of the second axis; without one, the only row. */
struct vpca_sweep_row {
    int64_t at; /* of a list: the index */
    const char *value;
    struct vpca_sweep_stretch *stretches;
    size_t stretch_count;
};

struct vpca_sweep_need {
    const char *id;
    struct vpca_sweep_row *rows;
    size_t row_count;
    /* Each first, second path and status that there is, as it is met. */
    const struct vpca_sweep_stretch **letters;
    size_t letter_count;
};

struct vpca_sweep_axis {
    const char *path;
    const char *title;         /* "needs.x.traffic from 1 to 200 TB/month" */
    const char *unit;          /* of the exact figures: "bytes/month" */
    const char *const *values; /* of a list, else NULL */
    size_t value_count;
    int64_t low;
    int64_t high;
};

struct vpca_sweep {
    const char *input;
    struct vpca_sweep_axis axes[2];
    size_t axis_count;
    struct vpca_sweep_need *needs;
    size_t need_count;
    bool exact; /* every end is */
};

/* NULL when a value cannot be set, or the file is wrong with it; why is in
 * `diags`. Of a file that is right nothing is added. */
const struct vpca_sweep *
vpca_sweep_run(vpca_arena *arena, const struct vpca_sweep_request *request,
               struct vpca_diags *diags);

/* As an explanation, for a page of that width. */
const struct vpca_doc *vpca_sweep_doc(vpca_arena *arena,
                                      const struct vpca_sweep *sweep,
                                      unsigned columns);

#endif
