/*
 * What the reader of a requirements file carries from section to section.
 *
 * First the names of all members are registered, then their entries are
 * read, then the needs, each by itself: what defaults: say, what the need
 * says, what its shape implies, what compliance asks, and what follows.
 */
#ifndef VPCADVISE_MODEL_READING_H
#define VPCADVISE_MODEL_READING_H

#include "vpcadvise/model.h"

enum {
    NEED_FACTS = VPCA_FACT_SITE_KIND,       /* they stand first */
    BACKUP_FACTS = VPCA_FACT_NEED_PATH + 1, /* and of them these */
    FINDINGS_PER_NEED = 20,
};

/* In the order of the KIND domain. */
enum need_kind {
    KIND_NETWORK_TO_VPC,
    KIND_VPC_TO_VPC,
    KIND_USER_TO_VPC,
    KIND_MIXED,
    KIND_COUNT
};

/* A control that binds, the framework that named it or NULL, and where. */
struct in_force {
    const struct vpca_control *control;
    const struct vpca_framework *framework;
    struct vpca_span span;
};

struct compliance {
    const struct in_force *items;
    size_t count;
    const struct vpca_control *const *controls; /* of the items */
    const struct vpca_framework *const *frameworks;
    size_t framework_count;
};

/* What was said of one fact. */
struct slot {
    bool set;
    bool once; /* a volume that is moved once, not a rate */
    struct vpca_statement statement;
};

/* A need while it is being read. defaults: make one that needs start from. */
struct draft {
    struct vpca_need need;
    struct slot slots[NEED_FACTS];
    struct slot backup[BACKUP_FACTS];
    const struct compliance *compliance;
    const struct vpca_node *chosen; /* checked when all else is known */
    const struct vpca_node *decided;
    const struct vpca_node *only; /* of the need itself, not of defaults: */
    const struct vpca_node *not_;
};

struct reading {
    vpca_arena *arena;
    vpca_arena *scratch; /* reset after each need */
    struct vpca_diags *diags;
    const struct vpca_ruleset *rules;
    struct vpca_model *model;

    /* Reading values: words depend on the kind of need. */
    struct vpca_value_reader reader;
    enum need_kind kind;
    const struct vpca_word *word; /* the last one that was used */
    enum vpca_reason reason;      /* of what is being read */

    struct vpca_member *members;
    const struct vpca_node **member_nodes;
    size_t member_count;
    vpca_names *member_names;
    uint32_t *sorted; /* members by name; NULL until a glob needs it */
    bool *used;       /* by member: an end or a host */
    uint32_t *stamps; /* by member: equal to `stamp` when met already */
    uint32_t stamp;

    struct vpca_need *needs;
    size_t need_count;
    vpca_names *need_names;
    const struct vpca_node *defaults;         /* or NULL */
    struct draft *default_drafts[KIND_COUNT]; /* made when first needed */
    const struct compliance *compliance;      /* of the whole file */
    const int *weights;                       /* of needs that say none */
    const bool *weight_said;
    const struct vpca_profile *profile; /* of the whole file, or NULL */
    bool asks_estate; /* a need without sites: what sites of ours have counts */
};

/* ---- words.c: values in requirements ---------------------------------- */

void words_init(struct reading *r);
/* Reads the node as a value of the fact; `r->word` tells the word used. */
bool fact_read(struct reading *r, const struct vpca_fact *fact,
               const struct vpca_node *node, struct vpca_value *ret_value);
/* The value of a WORD fact, by the word. */
struct vpca_value word_of(enum vpca_fact_id fact, const char *word);
/* Whether the value is surely that word. */
bool is_word(const struct vpca_value *value, enum vpca_fact_id fact,
             const char *word);

/* ---- names.c: names and what they are near to ------------------------- */

/* Adds a diagnostic at the key of a mapping's value. */
void key_report(struct reading *r, enum vpca_code code,
                const struct vpca_node *value, const char *hint,
                const char *format, ...) VPCA_PRINTF(5, 6);
/* "did you mean x?", or NULL when nothing was near. */
const char *did_you_mean(const struct reading *r,
                         const struct vpca_nearest *nearest);
/* Checks the key under which an entry stands. */
bool name_valid(struct reading *r, const struct vpca_node *entry);
/* "a site", "a VPC", ... of a member's scope */
const char *scope_noun(enum vpca_scope scope);
/* The member a scalar names, or NULL when it was reported. */
struct vpca_member *member_named(struct reading *r,
                                 const struct vpca_node *node, const char *due);
/* The same for a need. */
struct vpca_need *need_named(struct reading *r, const struct vpca_node *node,
                             const char *due);

/* ---- members.c, site.c, vpc.c, service.c, user.c ---------------------- */

void members_read(struct reading *r, const struct vpca_node *root);
/* The value of a member's fact, while it can still be written. */
struct vpca_value *member_value(struct vpca_member *member,
                                enum vpca_fact_id fact);
const struct vpca_value *member_fact(const struct vpca_member *member,
                                     enum vpca_fact_id fact);
void site_read(struct reading *r, const struct vpca_node *node,
               struct vpca_member *site);
/* What follows from what was said of the owner, gateway and circuit. */
void site_settle_owner(struct vpca_member *site);
void site_settle_gateway(struct vpca_member *site);
void site_settle_circuit(struct vpca_member *site);
void vpc_read(struct reading *r, const struct vpca_node *node,
              struct vpca_member *vpc);
void service_read(struct reading *r, const struct vpca_node *node,
                  struct vpca_member *service);
void users_read(struct reading *r, const struct vpca_node *node,
                struct vpca_member *users);

/* ---- need.c ----------------------------------------------------------- */

void needs_read(struct reading *r, const struct vpca_node *node);
/* Stores what a key said of a fact. */
void slot_set(const struct reading *r, struct slot *slot,
              enum vpca_fact_id fact, const struct vpca_value *value,
              const struct vpca_node *node);
/* Stores what follows from the need's shape. */
void slot_imply(struct draft *draft, enum vpca_fact_id fact,
                struct vpca_value value);

/* Words such as more-than-current depend on what the need's ends have: gives
 * the statements made with them their values. */
void statements_resolve(const struct vpca_model *model,
                        const struct vpca_need *need,
                        const struct vpca_statements *statements);

/* ---- after.c: what is built before ------------------------------------ */

void after_read(struct reading *r, const struct vpca_node *node, void *target);
/* Reports needs that wait for each other, once all needs are read. */
void after_check(struct reading *r);

/* ---- ends.c: who is joined with whom ---------------------------------- */

/* Fills the ends and the kind of the need. False when they do not make one,
 * which was reported; the kind is then a guess. */
bool ends_read(struct reading *r, const struct vpca_node *node,
               struct vpca_need *need);
/* The kind that the ends make; `transit`: members must reach each other. */
enum need_kind ends_kind(const struct vpca_need *need, bool transit);
/* How many of a scope stand at the ends (entries, not counted by members). */
size_t ends_entries(const struct vpca_need *need, enum vpca_scope scope);

/* ---- globs.c ---------------------------------------------------------- */

bool is_glob(const char *text);
/* Appends the members that match, in order of the file; `networks` leaves out
 * services and users. Returns how many match. */
struct member_list {
    const struct vpca_member **items;
    size_t count;
    size_t capacity;
};
void member_list_add(struct reading *r, struct member_list *list,
                     const struct vpca_member *member);
size_t glob_expand(struct reading *r, const char *pattern, bool networks,
                   struct member_list *list);

/* ---- must.c, implied.c, compliance.c ---------------------------------- */

/* The demand of that key under must:, or NULL. */
const struct vpca_fact *demand_named(const char *key);
void must_read(struct reading *r, const struct vpca_node *node, void *target);
/* endpoints.c: must.endpoints as { from:, to: } */
void endpoints_read(struct reading *r, const struct vpca_node *node,
                    struct draft *draft);
void backup_read(struct reading *r, const struct vpca_node *node, void *target);
/* What the ends alone demand, and what must not be demanded of them. */
void implied_add(struct reading *r, struct draft *draft);
/* The frameworks and controls that a node names. */
const struct compliance *compliance_read(struct reading *r,
                                         const struct vpca_node *node);
const struct compliance *compliance_join(struct reading *r,
                                         const struct compliance *a,
                                         const struct compliance *b);
/* Merges what controls demand into the need's demands and its backup's. */
void compliance_apply(struct reading *r, struct draft *draft);
/* stricter.c: the value that satisfies both. False when none does. */
bool stricter_value(const struct vpca_fact *fact, const struct vpca_value *a,
                    const struct vpca_value *b, struct vpca_value *ret_value);

/* ---- traffic.c, profile.c, prefer.c, options.c, tags.c, waivers.c ----- */

void traffic_read(struct reading *r, const struct vpca_node *node,
                  void *target);
/* Turns volumes into rates and fills in what the parts make. */
void traffic_finish(struct draft *draft);
void growth_read(struct reading *r, const struct vpca_node *node, void *target);
/* Of the whole file: by its profile, or else alike. */
void prefer_init(struct reading *r, const struct vpca_node *root);
/* The profile that a mapping names; NULL: none, or it was reported. */
const struct vpca_profile *profile_read(struct reading *r,
                                        const struct vpca_node *mapping);
/* Lays the profile that a mapping names over what the draft has. */
void profile_lay(struct reading *r, const struct vpca_node *mapping,
                 struct draft *draft);
void prefer_read(struct reading *r, const struct vpca_node *node, void *target);
void current_read(struct reading *r, const struct vpca_node *node,
                  void *target);
void options_read(struct reading *r, const struct vpca_node *node,
                  void *target);
void chosen_read(struct reading *r, const struct vpca_node *node, void *target);
/* One option, or a primary and a second path. False when it was reported. */
bool option_pair_read(struct reading *r, const struct vpca_node *node,
                      const char *key, const struct vpca_option *ret_pair[2]);
/* Checks the options chosen against everything else the need says. */
void chosen_check(struct reading *r, const struct draft *draft,
                  const struct vpca_need *need);
/* decided.c: when and on what the decision was taken. */
void decided_read(struct reading *r, const struct vpca_node *node,
                  void *target);
void decided_check(struct reading *r, const struct draft *draft);
/* Reports a text that is no date. */
void date_report(struct reading *r, const struct vpca_node *node,
                 const char *date);
/* Warns of options that only or not names in vain: they serve other needs. */
void options_check(struct reading *r, const struct draft *draft,
                   const struct vpca_need *need);
void tags_read_list(struct reading *r, const struct vpca_node *node,
                    const struct vpca_tag **ret_tags, size_t *ret_count);
void waivers_read(struct reading *r, const struct vpca_node *node);

/* digest.c: by name, the need first. */
void digests_sort(vpca_arena *arena, struct vpca_digest *digests, size_t count);

/* ---- shape.c, overlap.c: what is computed once per need --------------- */

/* VPCs per end, Regions, accounts, ASNs; reports what disagrees. */
void shape_compute(struct reading *r, struct vpca_need *need);
void overlap_compute(struct reading *r, struct vpca_need *need);
/* estate.c: what is the same for every need. */
void estate_compute(struct reading *r);
/* Counts a site of ours in (sign 1) or out (-1); other members do not count. */
void estate_count(struct vpca_own_tally *tally,
                  const struct vpca_member *member, int sign);
/* The facts that the tally makes; `own_site` is set where there is one. */
void estate_settle(struct vpca_model *model);
bool estate_has(const struct vpca_member *member);

/* ---- findings.c ------------------------------------------------------- */

void findings_of_cidrs(struct reading *r, const struct vpca_member *member);
void findings_of_need(struct reading *r, const struct vpca_need *need);
void findings_of_names(struct reading *r);

#endif
