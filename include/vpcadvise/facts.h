/*
 * Values as sets of what they may be, and the one table of a need's facts.
 *
 * A fact is something a rule can read: "need.bandwidth", "site.gateway.bgp".
 * The facts of needs and of their ends are listed in facts.def, from which
 * the requirements parser, the pack loader and the documentation are driven.
 * The facts of options have the same shape and are declared by rule packs.
 */
#ifndef VPCADVISE_FACTS_H
#define VPCADVISE_FACTS_H

#include "vpcadvise/document.h"

/* ---- What kinds of values there are ----------------------------------- */

enum vpca_type {
    VPCA_TYPE_TRUTH,    /* yes or no */
    VPCA_TYPE_QUANTITY, /* an integer in the base unit of `unit` */
    VPCA_TYPE_WORD,     /* one word of a domain */
    VPCA_TYPE_SET,      /* several words of a domain */
    VPCA_TYPE_TEXT,     /* a label: Region, account, tag */
};

#define VPCA_HOURS_PER_MONTH 730

/* Base units are integers. */
enum vpca_unit {
    VPCA_UNIT_COUNT,     /* plain number, no unit written */
    VPCA_UNIT_BANDWIDTH, /* bits per second: bps, Kbps, Mbps, Gbps, Tbps */
    VPCA_UNIT_RATE,      /* bytes per month: GB/month, TB/day, ... */
    VPCA_UNIT_VOLUME,    /* bytes, once: GB, TB, PB (decimal) */
    VPCA_UNIT_TIME,      /* seconds: seconds, minutes, hours, days, weeks,
                            months (730 h), years (8,760 h) */
    VPCA_UNIT_LATENCY,   /* microseconds: us, ms, s */
    VPCA_UNIT_SHARE,     /* millionths: 99.9 % is 999,000 */
    VPCA_UNIT_BYTES,     /* bytes of a packet; "1500" or "1500 bytes" */
    VPCA_UNIT_MONEY,     /* US cents per month: "20 USD/month" */
};

/* Which way a demand binds. VPCA_MINIMUM: what is had must be at least what
 * is demanded, and a higher demand is stricter. */
enum vpca_direction {
    VPCA_NO_DIRECTION,
    VPCA_MINIMUM,
    VPCA_MAXIMUM,
};

/* Whose fact it is. Facts of sites, VPCs, services and users hold for each
 * member of a need's ends. VPCA_SCOPE_FROM and _TO have no facts of their
 * own but tags: they are the members of one end. */
enum vpca_scope {
    VPCA_SCOPE_NEED,
    VPCA_SCOPE_SITE,
    VPCA_SCOPE_VPC,
    VPCA_SCOPE_SERVICE,
    VPCA_SCOPE_USER,
    VPCA_SCOPE_OPTION, /* declared by packs */
    VPCA_SCOPE_FROM,
    VPCA_SCOPE_TO,
    VPCA_SCOPE_COUNT
};
const char *vpca_scope_name(enum vpca_scope scope); /* "need", "site", ... */

/* The words a WORD or SET may use, at most 64. When `ordered`, a later word
 * is a stricter demand. */
#define VPCA_DOMAIN_LIMIT 64
struct vpca_domain {
    const char *name;
    const char *const *words;
    size_t count;
    bool ordered;
};
/* Index of the word, or VPCA_NO_NAME. */
size_t vpca_domain_find(const struct vpca_domain *domain, const char *word);

/* ---- Facts ------------------------------------------------------------ */

enum {
    VPCA_FACT_DEMAND = 1,   /* a hard constraint: absent is "not demanded" */
    VPCA_FACT_COMPUTED = 2, /* worked out by the model, never written */
    VPCA_FACT_BACKUP = 4,   /* may stand under `backup:` too */
};

struct vpca_fact {
    const char *name; /* "need.bandwidth" */
    enum vpca_scope scope;
    enum vpca_type type;
    enum vpca_unit unit; /* of a QUANTITY */
    enum vpca_direction direction;
    const struct vpca_domain *domain; /* of a WORD or SET, else NULL. NULL
        too for SETs over the pack's options and families (need.current):
        the pack supplies it. */
    unsigned flags;
    const char *doc; /* one sentence, no full stop */
};

enum vpca_fact_id {
#define VPCA_FACT(scope, symbol, name, type, unit, direction, domain, flags,   \
                  doc)                                                         \
    VPCA_FACT_##scope##_##symbol,
#include "vpcadvise/facts.def"
#undef VPCA_FACT
    VPCA_FACT_COUNT
};

/* All facts of facts.def by id; the ids of one scope are contiguous. */
extern const struct vpca_fact vpca_facts[VPCA_FACT_COUNT];
/* The first id of a scope and how many it has (0 for OPTION, FROM, TO). */
enum vpca_fact_id vpca_facts_first(enum vpca_scope scope);
size_t vpca_facts_count(enum vpca_scope scope);
/* By full name, or NULL. */
const struct vpca_fact *vpca_fact_find(const char *name);

/* ---- Values ----------------------------------------------------------- */

enum vpca_state {
    VPCA_ABSENT,     /* nobody demanded it; every test but "not demanded" is
                        false */
    VPCA_NOT_STATED, /* the pack's source does not say */
    VPCA_STATED,     /* what it may be is in the union */
};

/* Who would have to say more for a spread value to become one. */
enum {
    VPCA_CAUSE_FILE = 1, /* the requirements file */
    VPCA_CAUSE_PACK = 2, /* the pack's range: nobody can be asked */
};

#define VPCA_INFINITE INT64_MAX

struct vpca_value {
    uint8_t type;  /* enum vpca_type */
    uint8_t state; /* enum vpca_state */
    uint8_t cause; /* VPCA_CAUSE_ bits when spread, else 0 */
    bool unknown;  /* nothing at all is known (spread over everything) */
    /* The customer picks any of [low, high]: +1 when the highest is best,
     * -1 when the lowest is, 0 for a range that is uncertain. */
    int8_t choice;
    union {
        struct {
            int64_t low;  /* inclusive */
            int64_t high; /* inclusive; VPCA_INFINITE: open */
        } quantity;
        /* SET: has at least the words of `least` and at most those of
         * `most`. WORD: one of `most`, `least` is unused. TRUTH: the same
         * over {no = bit 0, yes = bit 1}. */
        struct {
            uint64_t least;
            uint64_t most;
        } words;
        const char *text; /* NULL while unknown */
    } as;
};

#define VPCA_NO  1u /* bits of a TRUTH in words.most */
#define VPCA_YES 2u

struct vpca_value vpca_value_absent(enum vpca_type type);
struct vpca_value vpca_value_not_stated(enum vpca_type type);
/* Everything the fact may be; `cause` is a VPCA_CAUSE_ bit. */
struct vpca_value vpca_value_unknown(enum vpca_type type, unsigned cause);
struct vpca_value vpca_value_truth(bool yes);
struct vpca_value vpca_value_quantity(int64_t low, int64_t high,
                                      unsigned cause);
struct vpca_value vpca_value_word(unsigned index);
struct vpca_value vpca_value_set(uint64_t words);
struct vpca_value vpca_value_text(const char *text);
bool vpca_value_is_spread(const struct vpca_value *value);
/* The same set of what it may be, whatever the cause. */
bool vpca_value_equal(const struct vpca_value *a, const struct vpca_value *b);
/* The smallest value that covers both (same type): how uncertain cases of
 * an option's fact are joined. NOT_STATED joined with STATED is NOT_STATED;
 * texts that differ are unknown, and so is ABSENT joined with anything else.
 * Choices that differ become a range of their best ends. The cause is that
 * of both: the caller adds why the case itself is uncertain. */
struct vpca_value vpca_value_hull(const struct vpca_value *a,
                                  const struct vpca_value *b);

/* ---- Three-valued tests ----------------------------------------------- */

/* Ordered, so that `all` is the minimum and `any` the maximum. NOT_STATED is
 * the unknown that no answer of the user can settle: it never excludes. */
enum vpca_truth {
    VPCA_FALSE,
    VPCA_SILENT_SOURCE, /* unknown, because the pack's source does not say */
    VPCA_UNKNOWN,
    VPCA_TRUE,
};
/* TRUE and FALSE swap, the others stay. */
enum vpca_truth vpca_truth_not(enum vpca_truth truth);

enum vpca_relation {
    VPCA_IS,       /* word, truth, text: equal; a right side of several
                      words, known, means any of them. Quantity: lies
                      within [low, high] of the right side. SET: contains
                      the right side (all its words) */
    VPCA_AT_LEAST, /* quantities; words of an ordered domain too */
    VPCA_AT_MOST,
    VPCA_MORE_THAN,
    VPCA_LESS_THAN,
    VPCA_WITHIN, /* every word of the left stands in the right; a WORD
                    counts as a set of one */
    VPCA_NOT_WITHIN,
    VPCA_SAME_AS,      /* equal values of two facts */
    VPCA_OTHER_THAN,   /* not equal; for a SET on the left: lacks a word of
                          the right; for a WORD: none of a SET */
    VPCA_DEMANDED,     /* not absent; no right side */
    VPCA_NOT_DEMANDED, /* absent; no right side */
    VPCA_TOLD,         /* not absent and not unknown: for choosing among the
                          cases of an option's fact, never in an exclusion */
};

/* `right` is NULL for the relations without one. A literal right side is a
 * value like any other. Absent on either side gives FALSE (but see
 * NOT_DEMANDED); a NOT_STATED side gives SILENT_SOURCE. A choice counts as
 * its best end. */
enum vpca_truth vpca_value_test(const struct vpca_value *left,
                                enum vpca_relation relation,
                                const struct vpca_value *right);

/* ---- Reading and writing values --------------------------------------- */

/* Words that stand for a range or a set ("high", "any-single-failure") come
 * from the rule pack. */
struct vpca_value_reader {
    vpca_arena *arena;
    struct vpca_diags *diags;
    /* The pack's word for the fact. True and `ret_value` set when it has it.
     * May be NULL: no words. */
    bool (*word)(void *context, const struct vpca_fact *fact, const char *word,
                 struct vpca_value *ret_value);
    /* Feeds the words of the fact into `nearest`, for hints. May be NULL. */
    void (*feed_words)(void *context, const struct vpca_fact *fact,
                       struct vpca_nearest *nearest);
    /* Adds each word of the fact and ", " behind it, for hints. May be NULL. */
    void (*list_words)(void *context, const struct vpca_fact *fact,
                       struct vpca_text *text);
    void *context;
};

/* Reads a scalar or list as a value of the fact. `domain` overrides
 * fact->domain when not NULL. Accepts what docs/requirements.md describes:
 * figures with units, `1..5 Gbps`, `100 Mbps..`, `..30 ms`, `at least X`,
 * `at most X` (the wrong direction is an error), `unknown`, words of the
 * domain, words of the pack, yes/no/true/false for truths. False when a
 * diagnostic was added. */
bool vpca_value_read(const struct vpca_value_reader *reader,
                     const struct vpca_fact *fact,
                     const struct vpca_domain *domain,
                     const struct vpca_node *node,
                     struct vpca_value *ret_value);

/* "1.25 Gbps", "2 to 12 weeks", "at least 1 Gbps", "10 TB/month", "yes",
 * "unknown", "not stated", "tunnel, circuit". `domain` as above. */
void vpca_value_write(struct vpca_text *text, const struct vpca_fact *fact,
                      const struct vpca_domain *domain,
                      const struct vpca_value *value);
/* Whether the text of a scalar ends in a unit of that kind: "200 GB" is a
 * VOLUME, "20 TB/month" a RATE. For COUNT: whether it ends in a digit. */
bool vpca_unit_matches(const char *text, enum vpca_unit unit);
/* One figure of a unit, in the largest unit that shows it exactly, else
 * rounded to three significant digits: "1.25 Gbps", "36.50 USD/month". */
void vpca_quantity_write(struct vpca_text *text, enum vpca_unit unit,
                         int64_t figure);

/* Whether a date has the form YYYY-MM-DD and exists. */
bool vpca_date_valid(const char *date);
/* How many days the month of a date has that would exist but for its day;
 * 0 for every other text, dates that exist among them. */
int vpca_date_month_days(const char *date);
/* Whether the date has the form, and a month that no year has. */
bool vpca_date_lacks_month(const char *date);
/* A date written otherwise, such as 31.03.2027 or 2027/3/31, in this form;
 * NULL where it is none or may be read in two ways. */
const char *vpca_date_guess(vpca_arena *arena, const char *text);

#endif
