/*
 * The answer as text, numbers and lists, ready to be laid out.
 *
 * Frames, units, plurals, order and rounding are decided here, once for all
 * formats. Sentences about AWS come from the rule pack; their {fields} are
 * filled here. A renderer decides nothing and computes nothing.
 */
#ifndef VPCADVISE_REPORT_H
#define VPCADVISE_REPORT_H

#include "vpcadvise/estate.h"

/* ---- One need --------------------------------------------------------- */

/* What a line of the report rests on. */
struct vpca_report_basis {
    const char *rule;          /* id, or NULL */
    const char *const *claims; /* ids */
    size_t claim_count;
    const char *judgement; /* the reason, or NULL */
    /* The latest date of its claims where it is later than the pack's
     * ("2018-12"), or NULL. The report shows it. */
    const char *dated;
};

/* How much a line weighs, told by more than color. */
enum vpca_tone {
    VPCA_TONE_GOOD,    /* + */
    VPCA_TONE_BAD,     /* - */
    VPCA_TONE_NEUTRAL, /* . */
};

struct vpca_report_line {
    const char *kind; /* "score", "match", "advantage", "caveat", ... */
    enum vpca_tone tone;
    const char *text;
    const char *path;   /* "primary" or "backup" where it speaks of one path
                           of a pair, else NULL */
    const char *member; /* the site, VPC, ... or NULL */
    const char *owner;  /* of a measure: "aws", "customer", "provider" */
    struct vpca_report_basis basis;
};

/* What must be built to survive a failure. */
struct vpca_report_measure {
    const char *text;
    const char *owner; /* "aws", "customer", "provider" */
    size_t build;      /* its place in the builds of the option, from 1; 0: what
                          is demanded does not ask for it */
    struct vpca_report_basis basis;
    size_t number; /* `build`, or its place in `further`, counted on from the
                      builds */
};

/* A row of the failure table. */
struct vpca_report_failure_row {
    const char *failure; /* "customer-gateway" */
    /* GOOD: survived as it is built; NEUTRAL: with what the builds of the
     * option hold; BAD: lost all the same. */
    enum vpca_tone tone;
    const char *component; /* "the customer gateway of a site"; NULL where there
                              is none */
    const char *effect;    /* "the site is cut off until ...", or NULL */
    const char *acts;      /* "aws", "customer", "provider", or NULL */
    const char *path;      /* as in lines */
    const char *before;    /* "survives", "lost", "depends", "not-there": as it
                              is built */
    const char *after;     /* the same with the measures */
    const char *text;      /* all of it as a sentence; NULL: nothing to say */
    struct vpca_report_measure *measures;
    size_t measure_count;
    struct vpca_report_basis basis;
};

/* What a second path changes against the primary by itself. */
struct vpca_report_pair {
    const char *text; /* in one sentence */
    enum vpca_status alone_status;
    int alone_score; /* -1: it is excluded */
    int64_t alone_cents_low;
    int64_t alone_cents_high; /* -1: open */
};

struct vpca_report_failure {
    const char *text;
    const char *pass;       /* "would pass with best-effort", or NULL */
    const char *pass_fact;  /* "need.performance", or NULL */
    const char *pass_value; /* "best-effort"; NULL: without the demand */
    const char *fix;        /* what the rule advises, or NULL */
    const char *member;
    const char *path;
    const char *waived; /* the waiver's reason and date, or NULL */
    struct vpca_report_basis basis;
};

struct vpca_report_ledger_line {
    const char *criterion; /* id */
    const char *text;      /* "base" or the rule's message */
    int weight;
    int points;
    int64_t product;
    bool quarter;
    int least; /* what the points may be; equal to `points` when certain */
    int most;
    struct vpca_report_basis basis;
};

struct vpca_report_criterion {
    const char *id;
    const char *name;
    int weight; /* as in the ledger */
    bool said;  /* the file said so */
    int points;
};

struct vpca_report_cost_line {
    const char *text;   /* "2 x VPN connection" */
    const char *option; /* id of the path */
    const char *amount; /* "73 USD/month" */
    int64_t cents_low;
    int64_t cents_high; /* -1: open */
    const char *as_of;
    struct vpca_report_basis basis;
};

struct vpca_report_option {
    const char *id;
    const char *name;
    const char *backup; /* id of the second path, or NULL */
    const char *backup_name;
    const char *use;
    enum vpca_status status;
    unsigned rank;
    int score;
    int64_t total;
    int64_t weight_sum;
    bool chosen;
    bool waived;
    const char *ruled_out; /* "the file rules it out", or NULL */
    /* Short phrases for the ranking: "a circuit can be there in 12 weeks". */
    const char *const *conditions;
    size_t condition_count;
    struct vpca_report_failure *failures;
    size_t failure_count;
    struct vpca_report_line *open; /* conditions and provisos */
    size_t open_count;
    struct vpca_report_line *reasons; /* why: what gave and took most points,
                                         advantages, limitations */
    size_t reason_count;
    struct vpca_report_line *caveats;
    size_t caveat_count;
    struct vpca_report_line *builds;
    size_t build_count;
    struct vpca_report_failure_row *failure_rows;
    size_t failure_row_count;
    /* The measures of the table that what is demanded does not ask for, each
     * once. */
    struct vpca_report_measure *further;
    size_t further_count;
    const struct vpca_report_pair *pair; /* NULL without a second path */
    /* A second path with which it would survive more: its id, and how; NULL
     * where there is none. */
    const char *stronger;
    const char *stronger_text;
    struct vpca_report_ledger_line *ledger;
    size_t ledger_count;
    struct vpca_report_criterion *criteria;
    size_t criterion_count;
    struct vpca_report_cost_line *costs;
    size_t cost_count;
    const char *cost;        /* "about 73 USD/month" */
    const char *cost_detail; /* "2 x VPN connection 73 USD/month; prices of
                                2024-07", or NULL when nothing is counted */
    int64_t cents_low;
    int64_t cents_high; /* -1: open */
};

struct vpca_report_demand {
    const char *fact;    /* "need.bandwidth"; "compliance" for a framework */
    const char *value;   /* "1 Gbps" */
    const char *text;    /* for the header line: "1 Gbps", "consistent",
                            "survives customer gateway, circuit"; "" for what
                            goes without saying */
    const char *reason;  /* "file", "defaults", "control", "implied" */
    const char *control; /* id, or NULL */
    const char *framework;
    bool backup; /* it holds for the second path */
};

struct vpca_report_note {
    const char *text;
    const char *fact;           /* or NULL */
    const char *const *members; /* names of those it speaks of */
    size_t member_count;
    struct vpca_report_basis basis;
};

/* What becomes of the need under one answer, or a stretch of figures. */
struct vpca_report_answer {
    const char *when;   /* "yes", "10 TB/month or more" */
    const char *first;  /* id; NULL: nothing is left */
    const char *backup; /* or NULL */
    const char *status; /* of the first */
    bool figures;       /* it is a stretch of figures */
    int64_t low;        /* in base units, inclusive */
    int64_t high;       /* VPCA_INFINITE: open */
    bool exact;
};

struct vpca_report_question {
    struct vpca_report_note note;
    const char *path;   /* where a file tells it, of the first of its members;
                           NULL: it is worked out from others */
    const char *effect; /* "first", "feasible", "may-matter" */
    bool decisive;      /* not only about what is left behind the first */
    struct vpca_report_answer *answers;
    size_t answer_count;
    const char *consequence; /* "yes: VPC peering stays first; no: ..." */
    const char *with; /* the fact together with which it changes who is first;
                         NULL: by itself, or not at all */
};

/* Under how many weightings it is first. */
struct vpca_report_win {
    const char *option;
    const char *backup; /* or NULL */
    unsigned count;
};

/* The weight of a criterion beyond which another option is first. */
struct vpca_report_flip {
    const char *criterion; /* id */
    const char *weight;    /* "4.4": the nearest in tenths at which it is;
                              NULL: there is none in tenths */
    int64_t numerator;     /* the weight itself, where both are even */
    int64_t denominator;
    bool above;         /* it is first above that weight, else below */
    const char *first;  /* id */
    const char *backup; /* or NULL */
    bool beyond_scale;  /* more than a file may say */
    const char *text;   /* "cost at 0.4 or less (now 3): AWS Direct Connect" */
};

/* What would make an option first that is not. */
struct vpca_report_rival {
    const char *option;
    const char *backup; /* or NULL */
    const char *kind;   /* "weight", "demand", "answer", "none" */
    bool possible;      /* any but "none" */
    const char *text;   /* a sentence */
};

struct vpca_report_stability {
    const char *verdict; /* "clear" */
    const char *text;    /* the verdict with its reason */
    int margin;          /* points to the second; -1: there is none */
    bool steady;         /* there is a second to compare with */
    unsigned weightings;
    struct vpca_report_win *wins; /* most first */
    size_t win_count;
    struct vpca_report_flip *flips; /* nearest first */
    size_t flip_count;
    struct vpca_report_rival *rivals; /* in the order of the options */
    size_t rival_count;
};

/* A demand that would have to give. */
struct vpca_report_giving {
    const char *fact;     /* "need.bandwidth"; "options.only", "options.not" */
    const char *path;     /* "needs.x.must.bandwidth"; NULL: a control asks */
    const char *control;  /* that asks for it, or NULL */
    const char *was;      /* "5 Gbps" */
    const char *would_be; /* NULL: it goes */
    const char *text;     /* "with bandwidth up to 1.25 Gbps instead of ..." */
};
struct vpca_report_way_out {
    struct vpca_report_giving *demands;
    size_t demand_count;
    const char *first;  /* id of the option that is first then */
    const char *backup; /* or NULL */
    enum vpca_status status;
    int score;
    const char *text; /* all of it */
};

/* A decision as the file holds it (docs/decisions.md). */
struct vpca_report_decided {
    const char *text; /* "AWS managed VPN, decided on 2026-11-24 with 652
                         points; 640 today" */
    const char *option;
    const char *backup; /* or NULL */
    const char *on;
    const char *rules; /* "whitepaper-2018/1" */
    int score;
    int score_now;          /* -1: it is not ranked any more */
    const char *instead_of; /* what was first and not chosen, or NULL */
    const char *instead_of_backup;
    const char *const *changes; /* since then, as sentences */
    const char *const *kinds;   /* of each: the gate that speaks of it */
    size_t change_count;
};

/* The profile that weighs a need. */
struct vpca_report_profile {
    const char *id;
    const char *text; /* its weights, and what the file says otherwise */
};

/* What is first under one of all profiles. */
struct vpca_report_under_profile {
    const char *profile;
    bool given;             /* it weighs the need, and nothing lies over it */
    const char *first;      /* id; NULL: every option is excluded */
    const char *first_name; /* or NULL */
    const char *backup;     /* or NULL */
    const char *backup_name;
    const char *status; /* of the first: "feasible", "open"; or NULL */
    int score;          /* -1: there is no first */
    int margin;         /* points to the next; -1: there is none */
    const char *name;   /* of both paths: "a with b"; or what is the case */
    const char *text;   /* all of it as a sentence */
};

struct vpca_report_need {
    const char *id;
    const char *kind;      /* "network-to-vpc" */
    const char *kind_name; /* "network to VPC" */
    bool between;
    const char *const *from;
    size_t from_count;
    const char *const *to;
    size_t to_count;
    const char *title; /* "fra-dc -> prod" with the arrow as U+2192 */
    struct vpca_report_demand *demands;
    size_t demand_count;
    struct vpca_report_option *options; /* in order */
    size_t option_count;
    size_t ranked_count;
    const char *headline; /* "nothing left", "first only if ...", or another
                             verdict */
    const struct vpca_report_decided *decided;     /* NULL: not yet */
    const struct vpca_report_profile *profile;     /* or NULL */
    const struct vpca_report_stability *stability; /* or NULL */
    struct vpca_report_way_out *ways_out;          /* where nothing is left */
    size_t way_out_count;
    const char *no_way_out; /* nothing is left and no demand is behind it:
                               what would have to be different; else NULL */
    /* Every profile, where that is asked for; else none. */
    struct vpca_report_under_profile *profiles;
    size_t profile_count;
    struct vpca_report_note *assumptions; /* words, defaults, cost */
    size_t assumption_count;
    struct vpca_report_question *questions; /* see vpca_report_questions */
    size_t question_count;
    struct vpca_report_note *compliance; /* what frameworks ask and leave */
    size_t compliance_count;
    struct vpca_report_note *waivers;
    size_t waiver_count;
};

struct vpca_report_need *vpca_report_need(vpca_arena *arena,
                                          const struct vpca_advice *advice);
/* Adds what is first under each profile. */
void vpca_report_add_profiles(vpca_arena *arena,
                              const struct vpca_advice *advice,
                              struct vpca_report_need *need);

/* Adds what to ask, which costs more than all the rest. */
void vpca_report_questions(vpca_arena *arena, const struct vpca_advice *advice,
                           struct vpca_report_need *need);
/* A message of a line's rule (message, fix or proviso) with its fields filled,
 * without a full stop. */
const char *vpca_report_message(vpca_arena *arena,
                                const struct vpca_advice *advice,
                                const struct vpca_entry *entry,
                                const struct vpca_line *line,
                                const struct vpca_message *message);
/* What such a line rests on: claims of the rule, else of the facts it read. */
struct vpca_report_basis
vpca_report_line_basis(vpca_arena *arena, const struct vpca_advice *advice,
                       const struct vpca_entry *entry,
                       const struct vpca_line *line);

/* ---- The whole -------------------------------------------------------- */

struct vpca_report_head {
    const char *tool; /* "vpcadvise 0.1.0" */
    const char *version;
    const char *name;  /* of the network, or the file's name */
    const char *input; /* the file's name */
    const char *today; /* "2026-11-24"; NULL unless a date mattered */
    const char *pack;  /* "whitepaper-2018" */
    const char *pack_edition;
    const char *pack_date;
    const char *pack_title;
    const struct vpca_pack *packs; /* all, the one above first */
    size_t pack_count;
    const struct vpca_change *changes; /* by the packs after the first */
    size_t change_count;
    const char *profile;      /* that weighs every need in place of the file, or
                                 NULL */
    const char *profile_text; /* that as a sentence, or NULL */
    uint64_t sites;           /* counted by members; UINT64_MAX: unknown */
    uint64_t vpcs;
    size_t needs;
    const char *const *count_items; /* "41 sites", "3 VPCs", "5 needs" */
    size_t count_item_count;
};
struct vpca_report_head *vpca_report_head(vpca_arena *arena,
                                          const struct vpca_model *model);

/* ---- The whole network ------------------------------------------------ */

/* All that is built of one price. */
struct vpca_report_bill_line {
    const char *price;  /* id */
    const char *text;   /* "2 x VPN connection" */
    const char *amount; /* "73 USD/month" */
    const char *per;    /* "hour", "month", "GB" */
    int64_t count_low;  /* how many; of a price per GB: bytes a month */
    int64_t count_high; /* -1: open */
    int64_t cents_low;
    int64_t cents_high; /* -1: open */
    const char *as_of;
    struct vpca_report_basis basis;
};

/* What the needs cannot have together, or only when more is asked for. */
struct vpca_report_conflict {
    const char *limit;    /* id */
    const char *severity; /* "conflict", "quota" */
    bool sure;
    const char *at;      /* "site", "vpc", "region", "network" */
    const char *place;   /* its name, or NULL: the whole network */
    const char *account; /* of a Region, or NULL */
    const char *text;    /* all of it as a sentence */
    const char *fix;
    int64_t count_low;    /* -1: nothing is counted, two are compared */
    int64_t count_high;   /* -1: open, or nothing is counted */
    int64_t most;         /* -1: nothing is counted */
    const char *alike[2]; /* names, or NULL */
    const char *const *needs;
    size_t named; /* of need_count */
    size_t need_count;
    struct vpca_report_basis basis;
};

/* A demand that is not met until the option is ready. */
struct vpca_report_lack {
    const char *fact;     /* "need.bandwidth" */
    const char *demanded; /* "2 Gbps" */
    const char *text;     /* "bandwidth 1.25 Gbps instead of 2 Gbps" */
};

struct vpca_report_planned {
    const char *need;
    const char *option;
    const char *backup; /* or NULL */
    const char *text;   /* "AWS Direct Connect, in 14 to 90 days" */
    int64_t lead_low;   /* seconds, from when work on it begins */
    int64_t lead_high;  /* -1: open, as below */
    int64_t ready_low;  /* from the start */
    int64_t ready_high;
    const char *const *after;
    size_t after_count;
    const char *late;      /* "no", "may-be", "yes" */
    const char *late_text; /* or NULL */
    /* What serves until then; NULL: nothing does, or need not. */
    const char *interim;
    const char *interim_status; /* "feasible", "open", "excluded" */
    const char *interim_text;
    bool interim_current; /* it is in use today */
    bool interim_stays;   /* as the second path */
    int64_t interim_low;
    int64_t interim_high;
    const struct vpca_report_lack *lacks;
    size_t lack_count;
};

/* A line of text on one need, or on several of which the same can be said. */
struct vpca_report_phase_line {
    const char *text;
    bool warns; /* one is late */
};

struct vpca_report_phase {
    const char *text; /* "ready in 14 to 90 days" */
    int64_t ready_low;
    int64_t ready_high;
    struct vpca_report_planned *needs;
    size_t need_count;
    const struct vpca_report_phase_line *lines;
    size_t line_count;
};

/* What the whole network takes for one need. */
struct vpca_report_pick {
    const char *need;
    const char *option; /* id */
    const char *backup; /* id of the second path, or NULL */
    const char *name;   /* "AWS Direct Connect + VPN" */
    enum vpca_status status;
    bool chosen;         /* by the file */
    const char *instead; /* id of its own first, where that is another */
    const char *instead_backup;
    const char *reason; /* why it is another, in a sentence; or NULL */
    int64_t cents_low;  /* what it pays, with what it shares */
    int64_t cents_high; /* -1: open */
    int64_t alone_low;  /* the same option built for it alone */
    int64_t alone_high; /* -1: open */
};

/* Needs for which the same is built. */
struct vpca_report_build_group {
    const char *name;  /* "AWS Direct Connect + VPN" */
    const char *needs; /* "a, b and 3 more" */
};

/* Something that several needs use together. */
struct vpca_report_shared {
    const char *thing;  /* id */
    const char *name;   /* "circuit of fra-dc" */
    const char *place;  /* "fra-dc" */
    const char *shared; /* "site": what one of it serves */
    const char *const *needs;
    size_t need_count;
    struct vpca_report_bill_line *lines;
    size_t line_count;
    const char *carries; /* "1.2 Gbps": what they ask of it together; NULL */
    const char *text;    /* all of it as a sentence */
    int64_t cents_low;
    int64_t cents_high; /* -1: open */
    int64_t apart_low;  /* if each need had its own */
    int64_t apart_high; /* -1: open */
    struct vpca_report_basis basis;
};

struct vpca_report_estate {
    bool shown;         /* there is more to say than the needs say themselves */
    size_t counted;     /* needs with something to build: those in the bill */
    bool exact;         /* no combination does better */
    const char *method; /* "exact", "improved step by step" */
    int64_t value;      /* the sum of the scores of all needs with what they
                           share, in millionths of a point */
    int64_t own_value;  /* the same with each need's own first */
    const char *verdict;            /* in a sentence */
    struct vpca_report_pick *picks; /* by need */
    size_t pick_count;
    struct vpca_report_build_group *groups; /* for most needs first */
    size_t group_count;
    struct vpca_report_shared *shared; /* what saves most first */
    size_t shared_count;
    struct vpca_report_bill_line *bill; /* by price id */
    size_t bill_count;
    const char *total; /* "about 146 USD/month; prices of 2018-02" */
    int64_t cents_low;
    int64_t cents_high;  /* -1: open */
    int64_t apart_low;   /* the same options, nothing shared */
    int64_t apart_high;  /* -1: open */
    int64_t alone_low;   /* each need's own first, built by itself */
    int64_t alone_high;  /* -1: open */
    const char *against; /* the bill against that; NULL: no difference */
    bool conflicts_shown;
    struct vpca_report_conflict *conflicts; /* hard ones first */
    size_t conflict_count;
    const char *uncounted_text; /* what no limit was held against, or NULL */
    size_t uncounted;
    bool phases_shown;
    struct vpca_report_phase *phases;
    size_t phase_count;
};

/* `estate` is settled. */
struct vpca_report_estate *vpca_report_estate(vpca_arena *arena,
                                              const struct vpca_estate *estate);

/* ---- Gates ------------------------------------------------------------ */

/* VPCA_GATE(symbol, "name", takes a number, on by default, "what it means",
 * "what holds where it passed") */
#define VPCA_GATES(VPCA_GATE)                                                  \
    VPCA_GATE(NO_FEASIBLE_OPTION, "no-feasible-option", false, true,           \
              "every option of a need is excluded",                            \
              "every need has an option that is not excluded")                 \
    VPCA_GATE(CHOSEN_EXCLUDED, "chosen-excluded", false, true,                 \
              "the chosen option of a need is excluded",                       \
              "no chosen option is excluded")                                  \
    VPCA_GATE(CHOSEN_NOT_FIRST, "chosen-not-first", false, true,               \
              "an option that was first when it was decided on is not first "  \
              "any more",                                                      \
              "what was decided on is still first")                            \
    VPCA_GATE(FACTS_CHANGED, "facts-changed", false, true,                     \
              "the file says something else of a need, or of a network of "    \
              "it, than it did at the decision",                               \
              "no facts changed since a decision")                             \
    VPCA_GATE(RULES_CHANGED, "rules-changed", false, true,                     \
              "a decision was taken by other rules or another edition",        \
              "every decision was taken by these rules")                       \
    VPCA_GATE(WAIVER_EXPIRED, "waiver-expired", false, true,                   \
              "a waiver is past its date", "no waiver is past its date")       \
    VPCA_GATE(CHOSEN_BEHIND, "chosen-behind", true, false,                     \
              "the chosen option is behind the first by more than N points",   \
              "no chosen option is behind the first by more than")             \
    VPCA_GATE(TIE, "tie", false, false,                                        \
              "the first two options of a need have the same score",           \
              "in no need do the first two options have the same score")       \
    VPCA_GATE(CLOSE, "close", false, false,                                    \
              "the verdict on a need is close or a tie",                       \
              "no verdict is close or a tie")                                  \
    VPCA_GATE(UNKNOWN, "unknown", false, false,                                \
              "the first option of a need is open",                            \
              "in no need is the first option open")                           \
    VPCA_GATE(CONFLICT, "conflict", false, false,                              \
              "what the needs ask for cannot be built together",               \
              "what the needs ask for can be built together")                  \
    VPCA_GATE(WARNING, "warning", false, false, "the file has a warning",      \
              "the file has no warning")

enum vpca_gate {
#define VPCA_GATE(symbol, name, number, on, meaning, held) VPCA_GATE_##symbol,
    VPCA_GATES(VPCA_GATE)
#undef VPCA_GATE
        VPCA_GATE_COUNT
};

struct vpca_gate_setting {
    bool on;
    int limit; /* of chosen-behind */
};

/* One reason why a gate failed. */
struct vpca_gate_failure {
    enum vpca_gate gate;
    const char *need; /* or NULL */
    const char *text;
};

/* What is kept of all needs: counts and gates. Memory grows with failures
 * only. */
struct vpca_report_summary {
    vpca_arena *arena;
    struct vpca_gate_setting gates[VPCA_GATE_COUNT];
    struct vpca_gate_failure *failures;
    size_t failure_count;
    size_t failure_capacity;
    size_t needs;
    size_t decided; /* needs with a proven first option */
    size_t open;    /* needs whose first option is open */
    size_t stuck;   /* needs with nothing left */
};

const char *vpca_gate_name(enum vpca_gate gate);
const char *vpca_gate_meaning(enum vpca_gate gate);
/* What holds where the gate passed. */
const char *vpca_gate_held(vpca_arena *arena, enum vpca_gate gate, int limit);
bool vpca_gate_takes_number(enum vpca_gate gate);
/* What changed since a decision, and which gate speaks of it. None without
 * one. */
struct vpca_report_change {
    enum vpca_gate gate;
    const char *text;
};
struct vpca_report_changes {
    const struct vpca_report_change *items;
    size_t count;
};
struct vpca_report_changes
vpca_report_changes(vpca_arena *arena, const struct vpca_advice *advice);

/* The default gates. */
void vpca_report_summary_init(struct vpca_report_summary *summary,
                              vpca_arena *arena);
/* "chosen-behind=20", "none", "tie". False when there is no such gate. */
bool vpca_gates_set(struct vpca_report_summary *summary, const char *text);
void vpca_report_summary_add(struct vpca_report_summary *summary,
                             const struct vpca_advice *advice);
/* What the needs come to together, once, at the end; it is settled. */
void vpca_report_summary_estate(struct vpca_report_summary *summary,
                                const struct vpca_report_estate *estate);
/* Findings and waivers, once, at the end. */
void vpca_report_summary_end(struct vpca_report_summary *summary,
                             const struct vpca_model *model,
                             const struct vpca_diags *findings);

#endif
