/*
 * Two states of a network side by side: which decisions change, and why.
 *
 * A snapshot holds what a comparison needs of the advice on a file, as text
 * and numbers; it refers to nothing but its arena. Names decide what belongs
 * together, never an order.
 */
#ifndef VPCADVISE_COMPARE_H
#define VPCADVISE_COMPARE_H

#include "vpcadvise/report.h"

/* ---- One state -------------------------------------------------------- */

/* A rule that excludes an option, leaves it open, or gives it points. */
struct vpca_snapshot_rule {
    const char *id;        /* "base" for the base of a criterion */
    const char *criterion; /* of points, else NULL */
    const char *path;      /* "primary", "backup" or NULL */
    const char *member;    /* or NULL */
    const char *text;
    int64_t points;
};

struct vpca_snapshot_rules {
    struct vpca_snapshot_rule *items; /* by id, criterion, path, member, text */
    size_t count;
};

struct vpca_snapshot_option {
    const char *id;
    const char *name; /* of a pair, both: "AWS Direct Connect + AWS ..." */
    const char *backup;
    enum vpca_status status;
    unsigned rank; /* 0: not ranked */
    int score;
    struct vpca_snapshot_rules excluding; /* waived ones left out */
    struct vpca_snapshot_rules open;
    struct vpca_snapshot_rules points;
};

/* Something that the file says: needs.x.must.bandwidth, "5 Gbps". */
struct vpca_snapshot_fact {
    const char *section; /* "needs" */
    const char *name;    /* "x", or NULL */
    const char *path;
    const char *value;
};

struct vpca_snapshot_need {
    const char *id;
    const char *title;
    const char *const *members; /* names of both ends */
    size_t member_count;
    struct vpca_snapshot_option *options; /* in order */
    size_t option_count;
    struct vpca_snapshot_fact *demands; /* by path */
    size_t demand_count;
};

struct vpca_snapshot_finding {
    const char *code;
    const char *path; /* or NULL */
    const char *message;
};

struct vpca_snapshot {
    const char *input; /* the file's name */
    const char *pack;  /* "whitepaper-2018 edition 7" */
    struct vpca_snapshot_need *needs;
    size_t need_count;
    bool stated; /* what the file says is known; else only demands are */
    struct vpca_snapshot_fact *facts; /* by path */
    size_t fact_count;
    struct vpca_snapshot_finding *findings;
    size_t finding_count;
};

/* Advises on every need of the model. `findings` are those on its file. */
const struct vpca_snapshot *
vpca_snapshot_take(vpca_arena *arena, const struct vpca_model *model,
                   const struct vpca_diags *findings);

/* Whether the document is a saved report: it names a schema. */
bool vpca_snapshot_is_saved(const struct vpca_node *root);
/* The state that a saved JSON report tells of. It has the demands of each need,
 * not what its file said. NULL when it is no such report; why is in `diags`. */
const struct vpca_snapshot *vpca_snapshot_read(vpca_arena *arena,
                                               const struct vpca_node *root,
                                               struct vpca_diags *diags);

/* ---- Two -------------------------------------------------------------- */

/* VPCA_DIFFERENCE(symbol, "name") */
#define VPCA_DIFFERENCES(VPCA_DIFFERENCE)                                      \
    VPCA_DIFFERENCE(EXCLUDED, "excluded")                                      \
    VPCA_DIFFERENCE(NOT_EXCLUDED, "not-excluded")                              \
    VPCA_DIFFERENCE(OPEN, "open")                                              \
    VPCA_DIFFERENCE(NOT_OPEN, "not-open")                                      \
    VPCA_DIFFERENCE(POINTS, "points")                                          \
    VPCA_DIFFERENCE(SCORE, "score")                                            \
    VPCA_DIFFERENCE(OPTION_ADDED, "option-added")                              \
    VPCA_DIFFERENCE(OPTION_REMOVED, "option-removed")                          \
    VPCA_DIFFERENCE(FACT, "fact")                                              \
    VPCA_DIFFERENCE(FINDING_ADDED, "finding-added")                            \
    VPCA_DIFFERENCE(FINDING_REMOVED, "finding-removed")                        \
    VPCA_DIFFERENCE(RULES, "rules")

enum vpca_difference_kind {
#define VPCA_DIFFERENCE(symbol, name) VPCA_DIFFERENCE_##symbol,
    VPCA_DIFFERENCES(VPCA_DIFFERENCE)
#undef VPCA_DIFFERENCE
        VPCA_DIFFERENCE_COUNT
};
const char *vpca_difference_name(enum vpca_difference_kind kind);

struct vpca_difference {
    enum vpca_difference_kind kind;
    enum vpca_tone tone; /* for the option; of the rest NEUTRAL */
    const char *text;
    const char *option; /* id of the primary, or NULL */
    const char *rule;   /* or NULL */
    const char *path;   /* of a fact or finding, or NULL */
    const char *before; /* the value; NULL: none */
    const char *after;
};

struct vpca_differences {
    struct vpca_difference *items;
    size_t count;
    size_t capacity;
};

/* VPCA_DECISION(symbol, "name") */
#define VPCA_DECISIONS(VPCA_DECISION)                                          \
    VPCA_DECISION(SAME, "unchanged")                                           \
    VPCA_DECISION(CHANGED, "changed")                                          \
    VPCA_DECISION(ADDED, "added")                                              \
    VPCA_DECISION(REMOVED, "removed")

enum vpca_decision {
#define VPCA_DECISION(symbol, name) VPCA_DECISION_##symbol,
    VPCA_DECISIONS(VPCA_DECISION)
#undef VPCA_DECISION
        VPCA_DECISION_COUNT
};
const char *vpca_decision_name(enum vpca_decision decision);

struct vpca_compared_need {
    const char *id;
    const char *title;
    enum vpca_decision decision;
    /* The first option; NULL: the need is not there, or no option is left. */
    const struct vpca_snapshot_option *before;
    const struct vpca_snapshot_option *after;
    struct vpca_differences differences;
};

struct vpca_comparison {
    const struct vpca_snapshot *before;
    const struct vpca_snapshot *after;
    struct vpca_compared_need *needs; /* by id */
    size_t need_count;
    size_t changed; /* decisions: needs that came or went count */
    /* What concerns no need by name: rules, findings, the rest of the file. */
    struct vpca_differences differences;
    const char *summary; /* "1 of 2 decisions changed" */
};

const struct vpca_comparison *
vpca_comparison_make(vpca_arena *arena, const struct vpca_snapshot *before,
                     const struct vpca_snapshot *after);
/* "AWS Direct Connect (701)"; "no option left"; "AWS ... (640, open)". */
const char *vpca_decision_text(vpca_arena *arena,
                               const struct vpca_snapshot_option *first);

#endif
