/* What the files of the advice stage share while one need is judged. */
#ifndef VPCADVISE_ADVICE_JUDGE_H
#define VPCADVISE_ADVICE_JUDGE_H

#include "vpcadvise/advice.h"

/* ---- The need --------------------------------------------------------- */

/* By name and each once, so that the order of the file changes nothing. */
struct member_list {
    const struct vpca_member **items;
    size_t count;
};

struct line_list {
    struct vpca_line *items;
    size_t count;
    size_t capacity;
};

struct failure_list {
    struct vpca_failure *items;
    size_t count;
    size_t capacity;
};

/* A rule that gives or takes points, or may. */
struct scored {
    const struct vpca_rule *rule;
    const struct vpca_member *member;
    bool sure; /* its condition is true */
    bool quarter;
    bool dropped; /* another of its group counts */
    int points;   /* in full; with bands the least that is possible */
    int least;    /* of what it may add to the sum */
    int most;
};

struct scored_list {
    struct scored *items;
    size_t count;
    size_t capacity;
};

struct cost_list {
    struct vpca_cost_line *items;
    size_t count;
    size_t capacity;
};

/* An option with its facts under one set of demands: an option by itself,
 * one path of a pair, or a pair as a whole. */
struct subject {
    const struct vpca_option *option;
    const struct vpca_value *need;             /* the demands it must meet */
    const struct vpca_value *values;           /* by option fact index */
    const struct vpca_fact_case *const *cases; /* that gave them, or NULL */
    const struct vpca_cost_line *costs;
    size_t cost_count;
    const struct vpca_failure_row *failures; /* by failure word */
};

/* The context of one need. The lists are reused from entry to entry. */
struct judge {
    vpca_arena *arena;
    const struct vpca_model *model;
    const struct vpca_ruleset *rules;
    const struct vpca_need *need;
    struct vpca_value *need_values;
    struct vpca_value *backup_need_values;
    struct vpca_value *trial; /* need values with one of them changed */
    struct member_list members[VPCA_SCOPE_COUNT];
    int weights[VPCA_CRITERION_LIMIT]; /* divided by their gcd */
    int64_t weight_sum;
    uint8_t *fact_state; /* by option fact index, while values are filled */
    uint64_t assumed;    /* assumptions of the cost line at hand, by index */
    bool *waivers_used;  /* by waiver of the need: it silences something */
    struct line_list conditions;
    struct line_list provisos;
    struct line_list notes;
    struct line_list builds;
    struct failure_list failures;
    struct scored_list scored;
    struct cost_list costs;
};

/* ---- advise.c --------------------------------------------------------- */

/* Works out what all entries share: values, members, weights. Arena, model and
 * need are set. */
void judge_init(struct judge *judge);

/* ---- members.c -------------------------------------------------------- */

/* The members of each scope that rules are judged for. */
void members_collect(struct judge *judge);
/* Need and option in place, no member yet. */
struct vpca_view view_of(const struct judge *judge,
                         const struct subject *subject);
/* Puts a member into its place in the view; NULL empties it. */
void view_bind(struct vpca_view *view, enum vpca_scope scope,
               const struct vpca_member *member);
/* Whether facts of the scope belong to members of the need. */
bool scope_has_members(enum vpca_scope scope);
/* The kind of member whose facts a condition reads, or VPCA_SCOPE_COUNT. */
enum vpca_scope condition_scope(const struct vpca_condition *condition);
/* True when it is true for any member. */
enum vpca_truth condition_test_any(const struct judge *judge,
                                   const struct vpca_condition *condition,
                                   struct vpca_view *view);
/* The truth of a rule; the member it is owed to in `ret_member`, or NULL. */
enum vpca_truth rule_test(const struct judge *judge,
                          const struct vpca_rule *rule, struct vpca_view *view,
                          const struct vpca_member **ret_member);

/* ---- option_values.c, cost.c ------------------------------------------ */

/* Facts of one option while they are worked out, each when first read. */
struct filler {
    struct judge *judge;
    const struct vpca_option *option;
    const struct vpca_value *need;
    struct vpca_value *values;
    const struct vpca_fact_case **cases; /* that gave each value */
    const struct vpca_fact_case *given;  /* that gave the last one */
    struct vpca_failure_row *failures;   /* by failure word */
    struct vpca_view view;
};

struct subject subject_of_option(struct judge *judge,
                                 const struct vpca_option *option,
                                 const struct vpca_value *need,
                                 enum vpca_path path);
/* Works out the option facts that a condition or operand reads. */
void filler_need_condition(struct filler *filler,
                           const struct vpca_condition *condition);
void filler_need_operand(struct filler *filler,
                         const struct vpca_operand *operand);
/* The value of an operand; over several members the worst in `direction`,
 * or the hull of all without one. */
struct vpca_value operand_over_members(const struct judge *judge,
                                       const struct vpca_operand *operand,
                                       struct vpca_view *view,
                                       enum vpca_direction direction);
/* The value that the cases of a fact give, once what they read is there. */
struct vpca_value cases_value(struct filler *filler,
                              const struct vpca_fact_cases *cases,
                              const struct vpca_fact *fact);
/* The monthly cost; its lines are left in judge->costs. */
struct vpca_value cost_of_option(struct filler *filler);

/* ---- failure_table.c -------------------------------------------------- */

/* The rows that a table gives, once what they read is there; those that it
 * does not have stay as they are. */
void failure_rows_fill(struct filler *filler,
                       const struct vpca_failure_cases *table);
/* The rows of a pair as its two paths make them. */
void failure_rows_pair(const struct vpca_failure_row *primary,
                       const struct vpca_failure_row *backup,
                       struct vpca_failure_row *ret_rows);
/* The facts about what is survived, from the rows. */
void failure_rows_values(const struct vpca_failure_row *rows,
                         struct vpca_value *values);

/* ---- pairs.c ---------------------------------------------------------- */

/* The values of a pair from those of its paths. */
struct subject subject_of_pair(struct judge *judge,
                               const struct vpca_pair *pair,
                               const struct subject *primary,
                               const struct subject *backup);
/* Whether anything asks for a second path. */
bool pairs_considered(const struct judge *judge);
/* Whether the need leaves the option in its game. */
bool option_is_ruled_out(const struct vpca_need *need,
                         const struct vpca_option *option);

/* ---- judge_rules.c, points.c, ledger.c, nearest_pass.c ---------------- */

enum {
    PASS_PATH = 1,   /* exclusions and doubts of one path */
    PASS_WHOLE = 2,  /* those that judge a pair as a whole */
    PASS_POINTS = 4, /* scores, matches and notes */
    PASS_BUILDS = 8,
    PASS_ALL = 15,
};

/* The pass in which the rule is judged. */
unsigned rule_pass(const struct vpca_rule *rule);
/* Judges the option's rules on a subject and adds to the judge's lists. */
void rules_judge(struct judge *judge, const struct subject *subject,
                 enum vpca_path path, unsigned passes);
/* Empties the lists before an entry. */
void lists_clear(struct judge *judge);
/* Copies the lists, in order, into the entry and sets its status. */
void lists_keep(struct judge *judge, struct vpca_entry *entry);

/* Adds a rule of the effects score, match and mismatch. */
void points_add(struct judge *judge, const struct vpca_rule *rule,
                const struct vpca_member *member, enum vpca_truth truth,
                struct vpca_view *view);
/* Settles groups and quarters among those added. */
void points_settle(struct judge *judge);
/* Writes ledger, points, total and score of the entry. */
void ledger_write(struct judge *judge, struct vpca_entry *entry);

struct vpca_nearest_pass nearest_pass(struct judge *judge,
                                      const struct vpca_rule *rule,
                                      const struct subject *subject);

/* ---- rank.c ----------------------------------------------------------- */

/* Sorts by the total order and numbers feasible and open ones from 1. */
size_t entries_rank(struct judge *judge, struct vpca_entry *entries,
                    size_t count);

#endif
