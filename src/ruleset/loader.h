/*
 * What the loader of rule packs carries from section to section.
 *
 * First every file is gathered into entries by section, sorted by id, so
 * that the order of files cannot matter; of the entries of one id that of the
 * last pack counts. Then names are indexed; then bodies are read.
 */
#ifndef VPCA_RULESET_LOADER_H
#define VPCA_RULESET_LOADER_H

#include "vpcadvise/ruleset.h"

#include "index.h"

/* In the order in which they are loaded. */
enum section {
    SECTION_PACK,
    SECTION_ORIGINS,
    SECTION_CLAIMS,
    SECTION_CRITERIA,
    SECTION_PROFILES,
    SECTION_FAMILIES,
    SECTION_FACTS,
    SECTION_OPTIONS, /* the option files */
    SECTION_THINGS,
    SECTION_PRICES,
    SECTION_WORDS,
    SECTION_CONTROLS,
    SECTION_FRAMEWORKS,
    SECTION_ASSUME,
    SECTION_RULES,
    SECTION_PAIRS,
    SECTION_LIMITS,
    SECTION_PHASES,
    SECTION_CASES,
    SECTION_COUNT
};

struct entry {
    const char *id;
    const struct vpca_node *key;  /* where the id stands */
    const struct vpca_node *node; /* what it names */
    const char *option;           /* of a rule in an option's file, else NULL */
    size_t pack;                  /* index of the pack it is of */
    const struct entry *under;    /* what it stands in front of, or NULL */
};

struct entries {
    struct entry *items;
    size_t count;
    size_t capacity;
};

/* The files of one pack, as trees. */
struct layer {
    const struct vpca_folder *folder;
    const struct vpca_node **roots; /* by file; NULL: it has none */
};

struct loader {
    bool with_cases; /* of the pack of the program */
    vpca_arena *arena;
    struct vpca_diags *diags;
    struct ruleset_index *index;
    struct vpca_ruleset *rules; /* that of `index` */
    struct layer *layers;       /* the base pack first */
    size_t layer_count;
    struct vpca_pack *packs; /* by layer */
    size_t pack; /* index of the pack whose files are being gathered */
    struct vpca_change *changes;
    size_t change_count;
    size_t change_capacity;
    const char **tags; /* those of `rules`, while they are gathered */
    size_t tag_capacity;
    struct entries entries[SECTION_COUNT];
    vpca_names *names[SECTION_COUNT]; /* id to its index, where it is used */
    vpca_names *symbols;
    /* Those of `rules`, while they can still be written. */
    struct vpca_option *options;
    struct vpca_option_fact *facts;
    struct vpca_rule *rule_items;
};

/* ---- embedded.c ------------------------------------------------------- */

/* The id of the program's own pack. */
const char *embedded_base(void);
/* The files of a pack in the program, or NULL: it has none of that id. */
const struct vpca_folder *embedded_find(vpca_arena *arena, const char *id,
                                        bool with_cases);

/* ---- layers.c: which packs are loaded --------------------------------- */

/* Parses the files of the folders, and those of the pack in the program that
 * the first of them extends. False when a file has no usable tree. */
bool layers_parse(struct loader *loader,
                  const struct vpca_folder *const *folders, size_t count);
/* Reads what packs call themselves. False when what is loaded over what is
 * not sure, so that going on would only report what follows from that. */
bool packs_load(struct loader *loader);

/* ---- changes.c -------------------------------------------------------- */

/* Notes that an entry, not of the base pack, is new or stands in front of
 * another. */
void change_add_entry(struct loader *loader, enum section section,
                      const struct entry *entry);
void change_add(struct loader *loader, struct vpca_change change);
void changes_sort(struct loader *loader);

/* ---- entries.c: gathering what the files hold ------------------------- */

/* The entry is of the pack that is being gathered. */
void entries_add(struct loader *loader, enum section section,
                 struct entry entry);
/* Sorts by id, lays packs over each other, and reports and drops ids that
 * occur twice in one of them. */
void entries_sort(struct loader *loader, enum section section);
/* Reports that the second has the name of the first. */
void entries_report_duplicate(struct loader *loader, const struct entry *first,
                              const struct entry *second);
/* What stands under a key in the last pack that says it, or NULL. */
const struct vpca_node *entry_get(const struct entry *entry, const char *key);
/* Index of the entry that a scalar names. VPCA_NONE when it was reported. */
size_t entries_find(struct loader *loader, enum section section,
                    const struct vpca_node *node, enum vpca_code code,
                    const char *what);

/* ---- read.c: the small parts every section is made of ----------------- */

/* "did you mean x?", or NULL when nothing was near. */
const char *hint_nearest(const struct loader *loader,
                         const struct vpca_nearest *nearest);
bool kind_check(struct loader *loader, const struct vpca_node *node,
                enum vpca_node_kind kind, const char *what);
/* Reports keys of the mapping that are not in the list that NULL ends. */
void keys_check(struct loader *loader, const struct vpca_node *mapping,
                const char *const *keys);
/* Letters, digits, '-', '_' and '.', a letter or digit first. */
bool name_check(struct loader *loader, const char *name,
                const struct vpca_node *node);
/* The text of a scalar that is not empty, or NULL when it was reported. */
const char *text_read(struct loader *loader, const struct vpca_node *node,
                      const char *what);
/* The text under a key, or NULL: it is not there, or was reported. */
const char *text_get(struct loader *loader, const struct vpca_node *mapping,
                     const char *key);
/* The same, and a missing key is reported. */
const char *text_require(struct loader *loader, const struct vpca_node *mapping,
                         const char *key);
/* The date under a key: YYYY, YYYY-MM or YYYY-MM-DD; any other is reported.
 * NULL: it is not there, or is no text. */
const char *date_get(struct loader *loader, const struct vpca_node *mapping,
                     const char *key);
/* yes or no under a key; no when it is not there. */
bool flag_get(struct loader *loader, const struct vpca_node *mapping,
              const char *key);
/* A whole number. False when it was reported. */
bool integer_read(struct loader *loader, const struct vpca_node *node,
                  int limit, int *ret_number);
/* A list, or a single value that stands for a list of one. */
size_t list_count(const struct vpca_node *node);
const struct vpca_node *list_item(const struct vpca_node *node, size_t index);
/* Position of a scalar's text in a list that NULL ends, or VPCA_NONE when it
 * was reported. */
size_t choice_read(struct loader *loader, const struct vpca_node *node,
                   const char *const *choices, const char *what);
/* Bits of the words of a list over a domain. */
uint64_t bits_read(struct loader *loader, const struct vpca_node *node,
                   const struct vpca_domain *domain);

/* ---- value.c: values in packs ----------------------------------------- */

/* The fact's domain, which the pack supplies where the fact has none. NULL
 * for types without. */
const struct vpca_domain *fact_domain(const struct loader *loader,
                                      const struct vpca_fact *fact);
bool value_read(struct loader *loader, const struct vpca_fact *fact,
                const struct vpca_node *node, struct vpca_value *ret_value);
/* The same for what the pack says of an option: its spread is the pack's. */
bool value_read_stated(struct loader *loader, const struct vpca_fact *fact,
                       const struct vpca_node *node,
                       struct vpca_value *ret_value);

/* ---- basis.c ---------------------------------------------------------- */

/* The keys `claims` and `judgement` of a mapping; neither of them is reported
 * with `missing`. */
struct vpca_basis basis_read(struct loader *loader,
                             const struct vpca_node *mapping,
                             enum vpca_code missing);

/* ---- operand.c -------------------------------------------------------- */

/* Whether the text starts with a scope and a dot. */
bool operand_is_reference(const char *text);
/* Finds the fact or tag that the text names; false when it was reported at
 * the node. */
bool operand_find(struct loader *loader, const char *text,
                  const struct vpca_node *node,
                  struct vpca_operand *ret_operand);
enum vpca_type operand_type(const struct vpca_operand *operand);
bool operand_is_demand(const struct vpca_operand *operand);
/* The factors of a product; they are facts or plain numbers. */
const struct vpca_operand *operands_read(struct loader *loader,
                                         const struct vpca_node *list,
                                         size_t *ret_count);

/* ---- condition.c, test.c ---------------------------------------------- */

const struct vpca_condition *condition_read(struct loader *loader,
                                            const struct vpca_node *node);
/* One fact and its test, `not` pushed into it. NULL when it was reported. */
const struct vpca_condition *
test_read(struct loader *loader, const struct vpca_node *node, bool negated);
struct vpca_condition *condition_new(struct loader *loader,
                                     enum vpca_condition_kind kind,
                                     size_t capacity,
                                     const struct vpca_node *node);
/* `child` may be NULL: one that was reported. */
void condition_add(struct vpca_condition *parent,
                   const struct vpca_condition *child);
/* Calls `visit` for each test. */
typedef void (*condition_visitor)(const struct vpca_condition *test,
                                  void *context);
void condition_walk(const struct vpca_condition *condition,
                    condition_visitor visit, void *context);

/* ---- scopes.c: whose facts are read ----------------------------------- */

/* Gathered over everything that one rule or one case reads. */
struct scopes {
    struct loader *loader;
    const struct vpca_node *node; /* where mistakes are reported */
    enum vpca_scope member;       /* VPCA_SCOPE_COUNT: none so far */
    bool demand;                  /* a demand is read */
    /* The first that is read and the user may leave unknown, or NULL. */
    const struct vpca_operand *asked;
    bool told_given; /* `told` is allowed */
};
void scopes_init(struct scopes *scopes, struct loader *loader,
                 const struct vpca_node *node);
void scopes_add(struct scopes *scopes, const struct vpca_operand *operand);
void scopes_add_condition(struct scopes *scopes,
                          const struct vpca_condition *condition);

/* ---- cases.c: the facts of options ------------------------------------ */

/* One case or a list of them. */
struct vpca_fact_cases cases_read(struct loader *loader,
                                  const struct vpca_option_fact *fact,
                                  const struct vpca_node *node);
/* Room for cases by fact index. */
struct vpca_fact_cases *case_table_new(struct loader *loader);
/* Reads a mapping (NULL: none) of fact names, without their scope, to cases
 * into the table; what it holds already stays. */
void case_table_add(struct loader *loader, struct vpca_fact_cases *table,
                    const struct vpca_node *mapping);

/* ---- failures.c, survival.c: failure tables --------------------------- */

/* A mapping of failures to rows, by failure word. NULL: no mapping is there,
 * and all rows are empty. Rules are known by now. */
const struct vpca_failure_cases *
failure_table_read(struct loader *loader, const struct vpca_node *mapping);
/* The tables of all options, each of which has a row for every failure. */
void failures_load(struct loader *loader);
/* Every measure can fire for the option whose table names it. */
void failures_check(struct loader *loader);
/* What may become of each failure, whatever a need says. */
void failures_reach(const struct vpca_failure_cases *table, uint8_t *ret_bits);

/* ---- section_things.c ------------------------------------------------- */

/* The thing under the key "thing" of a price or a cost; NULL: none is there,
 * or it was reported. */
const struct vpca_thing *thing_get(struct loader *loader,
                                   const struct vpca_node *mapping);

/* ---- cost.c ----------------------------------------------------------- */

void cost_read(struct loader *loader, struct vpca_option *option,
               const struct vpca_node *list);

/* ---- message.c -------------------------------------------------------- */

/* Facts that the message shows are added to `scopes`. */
struct vpca_message message_read(struct loader *loader,
                                 const struct vpca_node *node,
                                 struct scopes *scopes);
/* Whether it names the member that made the rule fire. */
bool message_has(const struct vpca_message *message,
                 enum vpca_segment_kind kind);

/* ---- rule_points.c, rule_tests.c, direction.c ------------------------- */

void points_read(struct loader *loader, struct vpca_rule *rule,
                 const struct vpca_node *node);
/* `asked`: what a test must show as unknown; NULL: nothing. */
void tests_read(struct loader *loader, struct vpca_rule *rule,
                const struct vpca_node *node, const struct vpca_operand *asked);
/* Reports a test by which a stricter demand would exclude less. */
void direction_check(struct loader *loader, const struct vpca_rule *rule);

/* ---- The sections ----------------------------------------------------- */

typedef void (*section_loader)(struct loader *loader,
                               const struct entries *entries);
void origins_load(struct loader *loader, const struct entries *entries);
void claims_load(struct loader *loader, const struct entries *entries);
void criteria_load(struct loader *loader, const struct entries *entries);
void profiles_load(struct loader *loader, const struct entries *entries);
void symbols_load(struct loader *loader, const struct entries *families);
void options_declare(struct loader *loader, const struct entries *entries);
void options_load(struct loader *loader, const struct entries *entries);
void facts_declare(struct loader *loader, const struct entries *entries);
void facts_load(struct loader *loader, const struct entries *entries);
void things_load(struct loader *loader, const struct entries *entries);
void prices_load(struct loader *loader, const struct entries *entries);
void words_load(struct loader *loader, const struct entries *entries);
void controls_load(struct loader *loader, const struct entries *entries);
void frameworks_load(struct loader *loader, const struct entries *entries);
void assume_load(struct loader *loader, const struct entries *entries);
void rules_load(struct loader *loader, const struct entries *entries);
void pairs_load(struct loader *loader, const struct entries *entries);
void limits_load(struct loader *loader, const struct entries *entries);
void phases_load(struct loader *loader, const struct entries *entries);
void cases_load(struct loader *loader, const struct entries *entries);

/* The index of the pack that the source is a file of; the count of packs when
 * it is of none. */
size_t pack_of(const struct loader *loader, const struct vpca_source *source);

/* ---- Checks over the whole -------------------------------------------- */

/* cycle.c: facts of options that depend on each other in a circle. */
void cycles_check(struct loader *loader);
/* hidden_demand.c: exclusions that read a demand by way of a fact that a later
 * pack adds. */
void hidden_demands_check(struct loader *loader);
/* reach.c: one entry of a ranking, as far as the pack alone settles it. */
struct reach {
    struct vpca_value *values; /* by option fact index; unknown where open */
    uint64_t kinds;            /* the kinds of need it may serve */
};
void reach_option(const struct loader *loader, const struct vpca_option *option,
                  struct reach *reach);
void reach_pair(const struct loader *loader, const struct vpca_pair *pair,
                struct reach *reach);
/* False when the rule's condition is false whatever a need says. */
bool reach_rule(const struct reach *reach, const struct vpca_option *option,
                const struct vpca_rule *rule);
/* Fills option->rules. */
void reach_load(struct loader *loader);
/* bounds.c: no option may leave the scale. */
void bounds_check(struct loader *loader);
/* evidence.c: no claim counts twice on one criterion. */
void evidence_check(struct loader *loader);
/* owners.c: no claim of one option stands behind another without a reason. */
void owners_check(struct loader *loader);
/* blame.c: moves complaints, from `first` on, at what was sound before other
 * packs were laid over it, to what these changed. */
void blame_complete(struct loader *loader, size_t first);

#endif
