/* What the writers of explanations share: the document and ways to say. */
#ifndef VPCADVISE_EXPLAIN_EXPLAIN_H
#define VPCADVISE_EXPLAIN_EXPLAIN_H

#include "vpcadvise/explain.h"

/* A key of a requirements file; what the page does not tell is NULL. */
struct key {
    const char *name; /* "survive" */
    const char *path; /* "needs.NAME.must.survive" */
    const char *type;
    const char *binds;
    const char *usual; /* its default */
    const char *meaning;
};
struct key_list {
    struct key *items;
    size_t count;
    size_t capacity;
};

/* A word that a fact may be. */
struct word_of_fact {
    const struct vpca_fact *fact;
    const char *word;
};
struct value_list {
    struct word_of_fact *items;
    size_t count;
    size_t capacity;
};

struct explain {
    vpca_arena *arena;
    const struct vpca_ruleset *rules;
    struct vpca_doc *doc;
    struct key_list keys;
    struct value_list values;
    struct vpca_evidence_list statements; /* of the pack; NULL until wanted */
};

/* ---- doc.c: blocks ---------------------------------------------------- */

struct explain explain_new(vpca_arena *arena, const struct vpca_ruleset *rules);
const char *say(const struct explain *e, const char *format, ...)
    VPCA_PRINTF(2, 3);
void put_title(struct explain *e, const char *text);
void put_heading(struct explain *e, const char *text);
void put_text(struct explain *e, unsigned depth, const char *text);
/* Nothing where `text` is NULL or empty. */
void put_row(struct explain *e, unsigned depth, const char *name,
             const char *text);
void put_item(struct explain *e, unsigned depth, enum vpca_tone tone,
              const char *text);
void put_code(struct explain *e, const char *text);
/* Cells row by row, the head first; `rows` counts it. */
void put_table(struct explain *e, const char *const *cells, size_t rows,
               size_t columns);

/* A list that grows: "a, b, c". */
struct ids {
    struct vpca_text text;
    size_t count;
};
void ids_init(struct ids *names, const struct explain *e);
void ids_add(struct ids *names, const char *name);

/* ---- words.c: how things are said ------------------------------------- */

/* A value in the words of the file; `fact` NULL: of a tag. */
const char *value_words(const struct explain *e, const struct vpca_fact *fact,
                        const struct vpca_value *value);
/* The words of a domain whose bits are set; NULL: the options and families. */
const char *bits_words(const struct explain *e,
                       const struct vpca_domain *domain, uint64_t bits);
/* "need.bandwidth", "site.tags.carrier"; a literal's value. */
const char *operand_words(const struct explain *e,
                          const struct vpca_operand *operand,
                          const struct vpca_fact *like);
/* "is more than", "does not contain". */
const char *relation_words(const struct vpca_condition *test);
/* "need.bandwidth is more than option.bandwidth and ..."; NULL: "always". */
const char *condition_words(const struct explain *e,
                            const struct vpca_condition *condition);
/* A message with what its fields stand for: "<the option> carries ...". */
const char *message_words(const struct explain *e,
                          const struct vpca_message *message);
/* "option.connections x need.sites" */
const char *product_words(const struct explain *e,
                          const struct vpca_operand *factors, size_t count);
/* "0.05 USD per hour, as of 2024-07-01" */
const char *price_words(const struct explain *e,
                        const struct vpca_price *price);
/* "one for all needs of a site" */
const char *shared_words(const struct vpca_thing *thing);
/* "H-01, W-026; judged: ..." */
const char *basis_words(const struct explain *e,
                        const struct vpca_basis *basis);
/* The claims with their texts and origins, and the judgement, under a
 * heading. */
void put_basis(struct explain *e, const struct vpca_basis *basis);

/* ---- cases.c: facts of options ---------------------------------------- */

/* What the cases of a fact say, each a row or item at that depth. */
void put_cases(struct explain *e, unsigned depth, const char *name,
               const struct vpca_option_fact *fact,
               const struct vpca_fact_cases *cases);

/* ---- failures.c ------------------------------------------------------- */

/* A failure table, by failure word. */
void put_failures(struct explain *e, const struct vpca_failure_cases *table);

/* ---- keys.c: keys of a requirements file ------------------------------ */

struct key_list keys_read(const struct explain *e);
/* The key at that place, as in "sites.NAME.owner", or NULL. */
const struct key *key_at(const struct explain *e, const char *path);
/* A page of docs/ that is built in; empty where there is none (page.c). */
const char *page_bytes(const char *path);

/* ---- values.c: words of facts, statuses ------------------------------- */

struct value_list values_read(const struct explain *e);

struct status_row {
    const char *name;
    const char *meaning;
};
extern const struct status_row STATUSES[];
extern const size_t STATUS_COUNT;

/* ---- reads.c: who reads a fact ---------------------------------------- */

bool condition_reads(const struct vpca_condition *condition,
                     const struct vpca_fact *fact);
/* Rows of all that reads the fact: rules, facts of options, prices, ... */
void put_readers(struct explain *e, const struct vpca_fact *fact);

/* ---- limit.c ---------------------------------------------------------- */

/* "10, or more when asked for; 125 at most"; "none alike" of a comparison. */
const char *limit_figures(const struct explain *e,
                          const struct vpca_quota *limit);
/* Its message with what its fields stand for. */
const char *limit_words(const struct explain *e,
                        const struct vpca_quota *limit);

/* ---- kinds.c: the table of what can be explained ---------------------- */

struct kind {
    const char *topic; /* "options" */
    const char *what;  /* "an option" */
    size_t (*count)(const struct explain *e);
    const char *(*name)(const struct explain *e, size_t index);
    /* A second name of the same thing, or NULL. */
    const char *(*alias)(const struct explain *e, size_t index);
    const char *(*line)(const struct explain *e, size_t index);
    /* Under what heading it is listed; NULL: none. */
    const char *(*group)(const struct explain *e, size_t index);
    void (*write)(struct explain *e, size_t index);
};
extern const struct kind KINDS[];
extern const size_t KIND_COUNT;

/* Each explains one thing, by its index in the rule set or its table. */
void option_explain(struct explain *e, size_t index);
void rule_explain(struct explain *e, size_t index);
void claim_explain(struct explain *e, size_t index);
void fact_explain(struct explain *e, size_t index);
void word_explain(struct explain *e, size_t index);
void criterion_explain(struct explain *e, size_t index);
void profile_explain(struct explain *e, size_t index);
void framework_explain(struct explain *e, size_t index);
void control_explain(struct explain *e, size_t index);
void family_explain(struct explain *e, size_t index);
void pair_explain(struct explain *e, size_t index);
void price_explain(struct explain *e, size_t index);
void limit_explain(struct explain *e, size_t index);
void thing_explain(struct explain *e, size_t index);
void origin_explain(struct explain *e, size_t index);
void gate_explain(struct explain *e, size_t index);
void change_explain(struct explain *e, size_t index);
void code_explain(struct explain *e, size_t index);
void key_explain(struct explain *e, size_t index);
void value_explain(struct explain *e, size_t index);
void status_explain(struct explain *e, size_t index);
void pack_explain(struct explain *e, size_t index);

/* Facts of facts.def, then those of options. */
size_t fact_count(const struct explain *e);
const struct vpca_fact *fact_at(const struct explain *e, size_t index);
/* Families among the symbols. */
size_t family_count(const struct explain *e);
size_t family_symbol(const struct explain *e, size_t index);
/* What the fact's word stands for. */
/* Whether it stands for the same for needs of every kind. */
bool word_is_uniform(const struct vpca_word *word);
const char *word_range(const struct explain *e, const struct vpca_word *word);
/* The demands of a control: "need.path private". */
const char *demands_words(const struct explain *e,
                          const struct vpca_control *control);

#endif
