/*
 * Rule packs: options and their facts, criteria, words, frameworks, prices,
 * claims and rules, loaded from data, typed and checked.
 *
 * A pack is a set of YAML files (docs/rules.md). The built-in pack goes
 * through the same loader as a user's own. Everything is immutable once
 * loaded and lives in the arena it was loaded into. Nothing here or later
 * knows an option, criterion, word or framework by name.
 */
#ifndef VPCADVISE_RULESET_H
#define VPCADVISE_RULESET_H

#include "vpcadvise/facts.h"

#define VPCA_NONE SIZE_MAX /* "no index" in every table below */

/* ---- Where knowledge comes from --------------------------------------- */

/* A document: "WP", "D18-DX", ... */
struct vpca_origin {
    const char *id;
    const char *title;
    const char *as_of; /* "2018-01", "2018-02-02" */
};

/* One thing that a document says, in our own words: "W-029", "H-01". */
struct vpca_claim {
    const char *id;
    const char *text;
    const struct vpca_origin *origin;
    const char *place;   /* section or file within the origin, or NULL */
    const char *as_of;   /* its own date where it differs, else the origin's */
    const char *no_rule; /* why nothing encodes it, or NULL */
    /* The options it is said of, as indexes; none: it is said of no option in
     * particular. */
    const size_t *of;
    size_t of_count;
    struct vpca_span span;
};

/* What a rule, fact or price rests on: claims, or a judgement with its
 * reason, or both. Never neither. */
struct vpca_basis {
    const struct vpca_claim *const *claims;
    size_t claim_count;
    const char *judgement; /* the reason, or NULL */
};

/* ---- Conditions ------------------------------------------------------- */

enum vpca_operand_kind {
    VPCA_OPERAND_FACT,
    VPCA_OPERAND_TAG, /* need.tags.x, from.tags.x, site.tags.x, ... */
    VPCA_OPERAND_LITERAL,
};

struct vpca_operand {
    enum vpca_operand_kind kind;
    const struct vpca_fact *fact; /* FACT; NULL for the others */
    enum vpca_scope scope;        /* FACT, TAG */
    size_t index;                 /* FACT: position within its scope's values */
    const char *tag;              /* TAG */
    struct vpca_value literal;    /* LITERAL */
};

enum vpca_condition_kind {
    VPCA_CONDITION_ALL, /* no children: true */
    VPCA_CONDITION_ANY,
    VPCA_CONDITION_TEST,
};

/* `not` is pushed down to the tests when the pack loads. */
struct vpca_condition {
    enum vpca_condition_kind kind;
    const struct vpca_condition *const *children;
    size_t child_count;
    /* TEST */
    struct vpca_operand left;
    enum vpca_relation relation;
    struct vpca_operand right; /* unused for relations without one */
    bool negated;
    struct vpca_span span;
};

struct vpca_tag {
    const char *name;
    const char *value;
};

/* What a condition is judged on. For each scope the values of one subject
 * (indexed as in vpca_operand.index) or NULL when the scope has none, which
 * makes its facts absent. */
struct vpca_view {
    const struct vpca_value *values[VPCA_SCOPE_COUNT];
    const struct vpca_tag *tags[VPCA_SCOPE_COUNT];
    size_t tag_counts[VPCA_SCOPE_COUNT];
};

/* The value an operand has in a view. A tag that is not set is unknown. */
struct vpca_value vpca_operand_value(const struct vpca_operand *operand,
                                     const struct vpca_view *view);
enum vpca_truth vpca_condition_test(const struct vpca_condition *condition,
                                    const struct vpca_view *view);

/* ---- Messages --------------------------------------------------------- */

enum vpca_segment_kind {
    VPCA_SEGMENT_TEXT,        /* `text` as it stands */
    VPCA_SEGMENT_FACT,        /* the value of `operand` */
    VPCA_SEGMENT_COUNT_OF,    /* the value with a noun: "1 site", "41 sites";
                                 written {need.sites:site} */
    VPCA_SEGMENT_BACKUP_FACT, /* {backup.bandwidth}: the option fact
                                 `operand` of the second path */
    VPCA_SEGMENT_OPTION,      /* {option}: the option's name */
    VPCA_SEGMENT_BACKUP,   /* {backup}: the name of the second path's option */
    VPCA_SEGMENT_MEMBER,   /* {member}: the site, VPC, service or users that
                              made the rule fire */
    VPCA_SEGMENT_OWN_SITE, /* {own_site}: a site of ours the file names */
};

struct vpca_segment {
    enum vpca_segment_kind kind;
    const char *text; /* TEXT; the noun of COUNT_OF */
    struct vpca_operand operand;
};

struct vpca_message {
    const struct vpca_segment *segments;
    size_t count;
};

/* The message as the pack writes it, with its {fields}. */
void vpca_message_write(struct vpca_text *text,
                        const struct vpca_message *message);

/* ---- Options ---------------------------------------------------------- */

/* Option facts that every pack has; the engine sets them. Packs declare the
 * rest, which follow in the order of their names. */
enum vpca_own_fact {
    VPCA_OWN_ID,           /* WORD over the symbols */
    VPCA_OWN_FAMILY,       /* SET over the symbols: the option's families */
    VPCA_OWN_CURRENT,      /* TRUTH: need.current names it or its family */
    VPCA_OWN_IS_PAIR,      /* TRUTH: the entry is a primary with a backup */
    VPCA_OWN_IS_BACKUP,    /* TRUTH: it is judged as the second path of one */
    VPCA_OWN_SURVIVES,     /* SET of failures: by the failure table, as built */
    VPCA_OWN_CAN_SURVIVE,  /* SET of failures: the same with its measures */
    VPCA_OWN_MONTHLY_COST, /* QUANTITY, money */
    VPCA_OWN_COUNT
};

/* How the fact of a pair follows from those of its two paths. */
enum vpca_pairing {
    VPCA_PAIRING_PRIMARY,
    VPCA_PAIRING_BACKUP,
    VPCA_PAIRING_WEAKER,   /* truth: and; ordered word: the earlier; quantity:
                              the worse by direction */
    VPCA_PAIRING_STRONGER, /* the reverse of weaker */
    VPCA_PAIRING_EITHER,   /* set: union */
    VPCA_PAIRING_BOTH,     /* set: intersection */
    VPCA_PAIRING_SUM,      /* quantity */
};

enum vpca_case_kind {
    VPCA_CASE_LITERAL,
    VPCA_CASE_NOT_STATED,
    VPCA_CASE_COPY,  /* the value of operands[0]; over members: the worst by
                        direction (the hull without one) */
    VPCA_CASE_TIMES, /* the product of all operands */
};

/* One case of an option's fact. Cases are tried in order: one whose `when`
 * is true ends the search, one whose `when` is unknown is joined (hull) with
 * what follows. No case left: not stated. A `when` that reads members is
 * judged with "any member". */
struct vpca_fact_case {
    const struct vpca_condition *when; /* NULL: always */
    enum vpca_case_kind kind;
    struct vpca_value literal;
    const struct vpca_operand *operands;
    size_t operand_count;
    struct vpca_basis basis;
    struct vpca_span span;
};

struct vpca_fact_cases {
    const struct vpca_fact_case *items;
    size_t count;
    bool fixed; /* one literal (or not stated) whatever the need */
};

/* A fact that the pack declares for its options. */
struct vpca_option_fact {
    struct vpca_fact fact; /* name "option.lead_time", scope OPTION */
    enum vpca_pairing pairing;
    struct vpca_fact_cases defaults; /* for options that state nothing */
};

/* ---- Failure tables ---------------------------------------------------- */

/* What becomes of a connection when a component fails; a later one is
 * better. */
enum vpca_survival {
    VPCA_SURVIVES_NOT,           /* it is lost until the component is back */
    VPCA_SURVIVES_WITH_MEASURES, /* lost, unless the measures are built */
    VPCA_SURVIVES_AS_BUILT,
    VPCA_NOT_THERE, /* there is no such component, so nothing is lost */
    VPCA_SURVIVAL_COUNT
};
const char *vpca_survival_name(enum vpca_survival survival);

/* One case of a row, tried in order like those of a fact. The last has no
 * `when`. */
struct vpca_failure_case {
    const struct vpca_condition *when; /* NULL: always */
    enum vpca_survival survives;
    /* What it is and what happens; both are empty for NOT_THERE. */
    struct vpca_message component;
    struct vpca_message effect;
    const char *acts; /* who repairs what failed: "aws", "customer",
                         "provider"; NULL for NOT_THERE */
    const struct vpca_rule *const *measures; /* WITH_MEASURES: build rules */
    size_t measure_count;
    struct vpca_basis basis;
    struct vpca_span span;
};

/* A row of a failure table; none in the table of a pair: it takes the better
 * of its two paths. */
struct vpca_failure_cases {
    const struct vpca_failure_case *items;
    size_t count;
};

/* The failures there are: the words of need.survive. */
const struct vpca_domain *vpca_failure_words(void);
/* Two paths of which each survives one of several, as bits over enum
 * vpca_survival: what the two together do. */
unsigned vpca_survivals_better(unsigned primary, unsigned backup);
/* The failures that are survived where `bits` says, by failure, what may
 * become of each; with `measures` or as it is built. */
struct vpca_value vpca_survivals_set(const uint8_t *bits, bool measures,
                                     unsigned cause);

/* ---- Prices ------------------------------------------------------------ */

/* What one of a kind serves: every need that has the same one. */
enum vpca_shared {
    VPCA_SHARED_SITE,     /* a site */
    VPCA_SHARED_VPC,      /* a VPC */
    VPCA_SHARED_SITE_VPC, /* a site together with a VPC */
    VPCA_SHARED_VPCS,     /* two VPCs together */
    VPCA_SHARED_NETWORK,  /* all there is */
    VPCA_SHARED_COUNT
};
const char *vpca_shared_name(enum vpca_shared shared); /* "site", ... */

/* Something that is built once, however many needs use it there. */
struct vpca_thing {
    const char *id;
    const char *text; /* "circuit" */
    enum vpca_shared shared;
    struct vpca_basis basis;
};

enum vpca_price_unit {
    VPCA_PER_HOUR,
    VPCA_PER_MONTH,
    VPCA_PER_GB, /* multiplied with one RATE fact */
};

struct vpca_price {
    const char *id;
    const char *text;     /* "VPN connection" */
    int64_t microdollars; /* millionths of a US dollar, per unit */
    enum vpca_price_unit per;
    const char *as_of;
    /* What it is a part of, or NULL: each need pays its own. Of a thing that
     * comes in sizes, what this one carries in bits per second, else 0. */
    const struct vpca_thing *thing;
    int64_t carries;
    struct vpca_basis basis;
};

/* price x times[0] x times[1] ..., a month. */
struct vpca_cost_item {
    const struct vpca_price *price;
    const struct vpca_thing *thing;    /* the price's, or the item's own */
    const struct vpca_condition *when; /* NULL: always */
    const struct vpca_operand *times;
    size_t time_count;
};

struct vpca_option {
    const char *id;
    const char *name;
    const char *use;   /* the use case, one sentence */
    uint64_t serves;   /* kinds: bits over the KIND domain of facts.h */
    uint64_t families; /* bits over the symbols */
    size_t symbol;     /* of the option itself */
    const struct vpca_fact_cases *facts; /* by option fact index, from
                                            VPCA_OWN_COUNT on */
    const struct vpca_cost_item *cost;
    size_t cost_count;
    const struct vpca_failure_cases *failures; /* by failure word */
    /* Rules that can fire for it: indexes into rules, in order. */
    const uint32_t *rules;
    size_t rule_count;
    struct vpca_basis basis;
    struct vpca_span span;
};

/* `backup` may stand behind `primary`. */
struct vpca_pair {
    const struct vpca_option *primary;
    const struct vpca_option *backup;
    const struct vpca_condition *when; /* NULL: always */
    /* Facts that the pair has of its own, by option fact index; an entry
     * without items follows the fact's pairing. */
    const struct vpca_fact_cases *facts;
    const struct vpca_failure_cases *failures; /* by failure word */
    struct vpca_basis basis;
    struct vpca_span span;
};

/* ---- Criteria and rules ----------------------------------------------- */

#define VPCA_SCALE           1000 /* every criterion runs from 0 to this */
#define VPCA_WEIGHT_MAX      5    /* of what a user may prefer */
#define VPCA_WEIGHT_ABSENT   3
#define VPCA_CRITERION_LIMIT 16

struct vpca_criterion {
    const char *id;
    const char *name;
    int base;   /* points before any rule */
    int weight; /* set by the pack and not the user's, or 0 */
    const char *doc;
    struct vpca_basis basis;
};

/* A named weighting. */
struct vpca_profile {
    const char *id;
    const char *doc;
    const int *weights; /* by criterion; the pack's own included */
    const bool *said;   /* by criterion: it names it; else it weighs
                           VPCA_WEIGHT_ABSENT */
    struct vpca_basis basis;
};

enum vpca_effect {
    VPCA_EFFECT_EXCLUDE,
    VPCA_EFFECT_SCORE,
    VPCA_EFFECT_MATCH,    /* on the one criterion with a weight of its own:
                             the best counts in full, further ones a quarter */
    VPCA_EFFECT_MISMATCH, /* takes points from it */
    VPCA_EFFECT_DOUBT,
    VPCA_EFFECT_ADVANTAGE,
    VPCA_EFFECT_LIMITATION,
    VPCA_EFFECT_CAVEAT,
    VPCA_EFFECT_BUILD,
    VPCA_EFFECT_COUNT
};
const char *vpca_effect_name(enum vpca_effect effect); /* "exclude", ... */

/* Points for a quantity below `below`; the last band has none (infinite). Of
 * a scale: the points at that figure; between two of them each doubling takes
 * or gives the same, and beyond the first and the last nothing changes. */
struct vpca_band {
    int64_t below;
    int points;
};

enum vpca_expectation {
    VPCA_EXPECT_FIRES,
    VPCA_EXPECT_SILENT,
    VPCA_EXPECT_UNKNOWN,
};

struct vpca_given {
    struct vpca_operand operand;
    struct vpca_value value;
};

/* Facts not given: demands are absent, the rest unknown. */
struct vpca_rule_test {
    const struct vpca_given *given;
    size_t given_count;
    enum vpca_expectation expect;
    struct vpca_span span;
};

struct vpca_rule {
    const char *id;
    enum vpca_effect effect;
    size_t criterion; /* SCORE, MATCH, MISMATCH; else VPCA_NONE */
    int points;       /* without bands; may be negative */
    const struct vpca_operand *banded; /* the quantity the bands read */
    const struct vpca_band *bands;
    size_t band_count;
    bool scaled; /* the bands are the figures of a scale, two at least */
    /* Rules of one group exclude each other: of those that are true only the
     * one with the most points (absolute; then the lower id) counts. */
    const char *group;
    const struct vpca_condition *when; /* NULL: always */
    const struct vpca_option *option;  /* NULL: a general rule */
    /* The kind of member whose facts it reads, or VPCA_SCOPE_COUNT. Then it
     * is judged for each of them: true if for any (`every`: for all). */
    enum vpca_scope member_scope;
    bool every;
    /* An exclusion judges each path of a pair on its own, unless `whole`. */
    bool whole;
    struct vpca_message message;
    struct vpca_message fix; /* count 0: none */
    /* EXCLUDE, DOUBT: what must hold, put positively, for the ranking line
     * "if ..."; written `proviso:`. Count 0: none. */
    struct vpca_message proviso;
    const char *owner; /* BUILD: "aws", "customer" or "provider"; else NULL */
    int order;         /* BUILD: measures with a lower order come first */
    struct vpca_basis basis;
    const struct vpca_rule_test *tests;
    size_t test_count;
    bool reads_demand; /* its condition reads a fact that is a demand */
    const struct vpca_pack *pack; /* the one it comes from */
    struct vpca_span span;
};

/* ---- Words, controls, assumptions ------------------------------------- */

/* A word for a range or a set: bandwidth "high". */
struct vpca_word {
    const struct vpca_fact *fact;
    const char *word;
    /* By kind of need; kinds without one hold an absent value. Words that
     * do not depend on the kind repeat it. */
    struct vpca_value by_kind[4];
    const struct vpca_fact *above; /* "more than" this need fact, or NULL */
    struct vpca_basis basis;
};

struct vpca_control_demand {
    const struct vpca_fact *fact; /* of a need, a demand */
    struct vpca_value value;
};

/* One requirement of a framework, or one that a file names by itself. */
struct vpca_control {
    const char *id;
    const char *name;
    const char *reason; /* why it asks what it asks */
    const char *note;   /* what the report must say beside it, or NULL */
    const struct vpca_control_demand *demands; /* may be empty: then `note` */
    size_t demand_count;
    struct vpca_basis basis;
};

struct vpca_framework {
    const char *id;
    const char *name;
    const char *note; /* who decides, what it does not say; or NULL */
    const struct vpca_control *const *controls;
    size_t control_count;
    struct vpca_basis basis;
};

/* What stands in for an unknown need fact when costs are worked out. */
struct vpca_assumption {
    const struct vpca_fact *fact;
    struct vpca_value value;
    struct vpca_basis basis;
};

/* ---- Limits and phases of a whole network ------------------------------ */

/* VPCA_QUOTA_PLACE(symbol, name): where things are counted. */
#define VPCA_QUOTA_PLACES(VPCA_QUOTA_PLACE)                                    \
    VPCA_QUOTA_PLACE(SITE, "site")                                             \
    VPCA_QUOTA_PLACE(VPC, "vpc")                                               \
    VPCA_QUOTA_PLACE(REGION, "region") /* of one account */                    \
    VPCA_QUOTA_PLACE(NETWORK, "network")

enum vpca_quota_place {
#define VPCA_QUOTA_PLACE(symbol, name) VPCA_QUOTA_AT_##symbol,
    VPCA_QUOTA_PLACES(VPCA_QUOTA_PLACE)
#undef VPCA_QUOTA_PLACE
        VPCA_QUOTA_AT_COUNT
};
const char *vpca_quota_place_name(enum vpca_quota_place place);

/* VPCA_QUOTA_EACH(symbol, name): one for each of what the place must reach. */
#define VPCA_QUOTA_EACHES(VPCA_QUOTA_EACH)                                     \
    VPCA_QUOTA_EACH(PLACE, "place") /* one for the place itself */             \
    VPCA_QUOTA_EACH(SITE, "site")                                              \
    VPCA_QUOTA_EACH(VPC, "vpc")         /* at a Region: its own */             \
    VPCA_QUOTA_EACH(NETWORK, "network") /* site or VPC */                      \
    VPCA_QUOTA_EACH(SERVICE, "service")                                        \
    VPCA_QUOTA_EACH(LINK, "link") /* of a site with a VPC */

enum vpca_quota_each {
#define VPCA_QUOTA_EACH(symbol, name) VPCA_QUOTA_EACH_##symbol,
    VPCA_QUOTA_EACHES(VPCA_QUOTA_EACH)
#undef VPCA_QUOTA_EACH
        VPCA_QUOTA_EACH_COUNT
};
const char *vpca_quota_each_name(enum vpca_quota_each each);

/* What an option of a need brings to the places that the need joins. What
 * several needs bring of one thing is there once: the largest counts. */
struct vpca_quota_item {
    const struct vpca_condition *when; /* on facts of need and option, or NULL:
                                          always */
    enum vpca_quota_each each;
    size_t kind; /* below kind_count; items of one kind are of one thing */
    const char *kind_name; /* as the pack calls it, or NULL */
    bool blocks;           /* one for each address block of what is reached */
    const struct vpca_operand *times;
    size_t time_count;
};

enum vpca_quota_compares {
    VPCA_QUOTA_COUNTS,    /* nothing: things are counted */
    VPCA_QUOTA_ADDRESSES, /* address blocks of what is reached overlap */
    VPCA_QUOTA_FACT,      /* a fact of what is reached is the same twice */
};

/* How much there may be of something at one place, over all needs; or what
 * must differ among all that reaches one place. */
struct vpca_quota {
    const char *id;
    enum vpca_quota_place at;
    enum vpca_quota_compares compares;
    struct vpca_operand fact; /* FACT: of a site, VPC or service */
    /* With {at}, the place; of a count {count:noun}; of a comparison {a} and
     * {b}, the two that are alike. */
    const char *message;
    const char *fix;
    int64_t quota; /* the most, unless more is asked for; or VPCA_INFINITE */
    int64_t limit; /* the most there can be; or VPCA_INFINITE */
    const struct vpca_quota_item *items;
    size_t item_count;
    size_t kind_count;
    struct vpca_basis basis;
    struct vpca_span span;
};

/* In what order needs are built. */
struct vpca_phasing {
    size_t ready; /* the option fact that tells the time until it is ready;
                     VPCA_NONE: the packs do not say */
    int64_t soon; /* what is ready within that time can be built first */
    /* Demands that need not be met until the option itself is ready. */
    const struct vpca_fact *const *lacks;
    size_t lack_count;
    struct vpca_basis basis;
};

/* What a pack calls itself. One that extends another may leave out all but
 * its id, and has NULL there. */
struct vpca_pack {
    const char *id;
    const char *title;
    const char *edition;
    const char *date;    /* what it knows is of that month: "2018-01" */
    const char *summary; /* or NULL */
    const char *extends; /* id of the pack it is laid over, or NULL */
    const char *folder;  /* where it was read from, as shown */
};

enum vpca_change_action {
    VPCA_CHANGE_ADDED,
    VPCA_CHANGE_REPLACED,
    VPCA_CHANGE_SWITCHED_OFF, /* of rules */
    VPCA_CHANGE_COUNT
};
/* "added", "replaced", "switched off" */
const char *vpca_change_name(enum vpca_change_action action);

/* What a pack made of those it is laid over. Where several packs say
 * something of one thing, the last of them. */
struct vpca_change {
    enum vpca_change_action action;
    const char *kind; /* "rule", "option", "option fact", "price", ... */
    const char *id;   /* "F-own", "managed-vpn", "managed-vpn.bandwidth" */
    const struct vpca_pack *pack;
    const char *reason; /* SWITCHED_OFF: why; else NULL */
    struct vpca_span span;
};

/* ---- Cases ------------------------------------------------------------- */

/* An option that a case names, alone or with rules, and where it stands. */
struct vpca_case_item {
    const struct vpca_option *option; /* NULL in an order: the points do */
    int points;
    const struct vpca_rule *const *rules;
    size_t rule_count;
    const struct vpca_node *node;
};

struct vpca_case_list {
    const struct vpca_node *node; /* NULL: the case does not speak of it */
    const struct vpca_case_item *items;
    size_t count;
};

/* A fact of an option, as the need's case works it out. */
struct vpca_case_fact {
    const struct vpca_option *option;
    size_t fact; /* index into the rule set's facts */
    struct vpca_value value;
    const struct vpca_node *node;
};

/* Options, or figures, whose points on one criterion fall from each to the
 * next. */
struct vpca_case_order {
    size_t criterion;
    const struct vpca_case_item *items;
    size_t count;
};

/* A small requirements file and what the pack must say of its one need. The
 * file is kept as written: it is read by stages that come later (cases.h). */
struct vpca_pack_case {
    const char *id;
    const char *about; /* what it shows, in one sentence; or NULL */
    const struct vpca_node *requirements;
    const struct vpca_option *first[2]; /* primary, backup */
    const struct vpca_node *first_node; /* NULL: nothing is expected of it */
    struct vpca_case_list excluded;     /* exactly these, for these rules */
    struct vpca_case_list open;         /* exactly these */
    struct vpca_case_list not_stated;   /* exactly of these the source does
                                           not say whether a rule excludes */
    struct vpca_case_list fires;        /* these rules count for the option */
    struct vpca_case_list silent;       /* and these neither do nor may */
    const struct vpca_case_fact *facts;
    size_t fact_count;
    const struct vpca_case_order *orders;
    size_t order_count;
    struct vpca_basis basis;
    struct vpca_span span;
};

/* ---- The whole -------------------------------------------------------- */

struct vpca_ruleset {
    const struct vpca_pack *packs; /* the base pack first */
    size_t pack_count;
    /* What the packs after the first changed: by kind, then id. */
    const struct vpca_change *changes;
    size_t change_count;
    /* Ids of options and families: the domain of need.current, option.id and
     * option.family. */
    struct vpca_domain symbols;
    const char *const *family_names; /* by symbol; NULL for options */
    const struct vpca_option *options;
    size_t option_count;
    const struct vpca_option_fact *facts; /* VPCA_OWN_COUNT own ones first */
    size_t fact_count;
    const struct vpca_criterion *criteria;
    size_t criterion_count;
    const struct vpca_profile *profiles; /* by id */
    size_t profile_count;
    const struct vpca_rule *rules;
    size_t rule_count;
    const struct vpca_pair *pairs;
    size_t pair_count;
    /* When pairs are considered; NULL: always. */
    const struct vpca_condition *pairs_when;
    struct vpca_basis pairs_basis;
    const struct vpca_pack_case *cases; /* by id */
    size_t case_count;
    const struct vpca_word *words;
    size_t word_count;
    const struct vpca_control *controls;
    size_t control_count;
    const struct vpca_framework *frameworks;
    size_t framework_count;
    const struct vpca_assumption *assumptions;
    size_t assumption_count;
    const struct vpca_thing *things; /* by id */
    size_t thing_count;
    const struct vpca_price *prices;
    size_t price_count;
    const struct vpca_quota *limits; /* by id */
    size_t limit_count;
    struct vpca_phasing phasing;
    const struct vpca_claim *claims;
    size_t claim_count;
    const struct vpca_origin *origins;
    size_t origin_count;
    const char *const *tags; /* names of the tags that are read, of any scope */
    size_t tag_count;
};

/* All packs with their editions, the base pack first: "whitepaper-2018/1" or
 * "whitepaper-2018/1+acme/3". */
const char *vpca_ruleset_editions(vpca_arena *arena,
                                  const struct vpca_ruleset *rules);

/* Loads packs, each over those before it (docs/rules.md). The first is laid
 * over the pack of the program that it extends, or stands alone; without any
 * it is the program's own. The order of the files in a folder does not matter.
 * NULL when `diags` got an error; every mistake is reported at once. */
const struct vpca_ruleset *
vpca_ruleset_load_folders(vpca_arena *arena,
                          const struct vpca_folder *const *folders,
                          size_t folder_count, struct vpca_diags *diags);
/* The same for one pack that is a list of files. */
const struct vpca_ruleset *
vpca_ruleset_load(vpca_arena *arena, const struct vpca_source *const *files,
                  size_t file_count, struct vpca_diags *diags);
/* The pack compiled into the program, without its cases. */
const struct vpca_ruleset *vpca_ruleset_load_embedded(vpca_arena *arena,
                                                      struct vpca_diags *diags);
/* The same with its cases, which only tests ask for. */
const struct vpca_ruleset *
vpca_ruleset_load_embedded_cases(vpca_arena *arena, struct vpca_diags *diags);

/* Whether anything in the packs reads a tag of that name. */
bool vpca_ruleset_reads_tag(const struct vpca_ruleset *rules, const char *name);
/* Each NULL when there is none. */
const struct vpca_option *vpca_ruleset_option(const struct vpca_ruleset *rules,
                                              const char *id);
const struct vpca_rule *vpca_ruleset_rule(const struct vpca_ruleset *rules,
                                          const char *id);
const struct vpca_control *
vpca_ruleset_control(const struct vpca_ruleset *rules, const char *id);
const struct vpca_framework *
vpca_ruleset_framework(const struct vpca_ruleset *rules, const char *id);
const struct vpca_profile *
vpca_ruleset_profile(const struct vpca_ruleset *rules, const char *id);
const struct vpca_word *vpca_ruleset_word(const struct vpca_ruleset *rules,
                                          const struct vpca_fact *fact,
                                          const char *word);

/* Runs the tests of every rule; each that fails adds RULE_TEST_FAILED.
 * Returns how many were run. */
size_t vpca_ruleset_test(const struct vpca_ruleset *rules,
                         struct vpca_diags *diags);

#endif
