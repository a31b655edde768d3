/*
 * Reading a mapping by a table of its keys.
 *
 * A key either gives the value of a fact, or has a reader of its own. What is
 * not in the table is reported, and so is a key without a value.
 */
#ifndef VPCADVISE_MODEL_FIELDS_H
#define VPCADVISE_MODEL_FIELDS_H

#include "reading.h"

/* Reads the value of a key into the target that fields_read got. */
typedef void (*field_reader)(struct reading *r, const struct vpca_node *node,
                             void *target);

struct field {
    const char *key;
    enum vpca_fact_id fact; /* when there is no reader */
    field_reader read;
};

struct field_table {
    const char *what;    /* "a site" */
    const char *example; /* the right form, for hints */
    const struct field *fields;
    size_t count;
    /* Stores the value of a fact into the target. */
    void (*store)(struct reading *r, void *target, enum vpca_fact_id fact,
                  const struct vpca_value *value, const struct vpca_node *node);
    /* Where a key belongs that does not belong here, or NULL. May be NULL. */
    const char *(*elsewhere)(const char *key);
};

void fields_read(struct reading *r, const struct vpca_node *node,
                 const struct field_table *table, void *target);
/* Stores into a struct vpca_member: the `store` of its tables. */
void field_store_member(struct reading *r, void *target, enum vpca_fact_id fact,
                        const struct vpca_value *value,
                        const struct vpca_node *node);

/* Reports unless the node is of that kind; `example` may be NULL. */
bool kind_due(struct reading *r, const struct vpca_node *node,
              enum vpca_node_kind kind, const char *example);
/* The text of a scalar that is not empty, or NULL when it was reported. */
const char *text_due(struct reading *r, const struct vpca_node *node,
                     const char *example);
/* One value, or a list of them: how many, and which. A null is reported and
 * counts as none. */
size_t one_or_many(struct reading *r, const struct vpca_node *node);
const struct vpca_node *nth_of(const struct vpca_node *node, size_t index);
/* Plain words as they are written: none, unknown, yes and no. */
bool is_plain(const struct vpca_node *node, const char *word);
bool is_no(const struct vpca_node *node);
bool is_yes(const struct vpca_node *node);

/* What to say where a key is the rest of a number: "000 Mbps" of 1,000 Mbps.
 * NULL for other keys. */
const char *hint_after_comma(const char *key);

/* Keys that sites, VPCs, services and users share; the target is the member */
void field_count(struct reading *r, const struct vpca_node *node, void *target);
void field_cidrs(struct reading *r, const struct vpca_node *node, void *target);
void field_account(struct reading *r, const struct vpca_node *node,
                   enum vpca_fact_id fact, struct vpca_member *member);
void field_region(struct reading *r, const struct vpca_node *node,
                  enum vpca_fact_id fact, struct vpca_member *member);
void field_tags(struct reading *r, const struct vpca_node *node, void *target);

#endif
