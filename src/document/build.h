/* The tree while it grows: one step for each of libyaml's events. */
#ifndef VPCADVISE_DOCUMENT_BUILD_H
#define VPCADVISE_DOCUMENT_BUILD_H

#include <yaml.h>

#include "cursor.h"
#include "vpcadvise/document.h"

/* A sequence or mapping that is still open. */
struct frame {
    struct vpca_node *node;
    size_t first;          /* of its children in builder.children */
    struct vpca_node *key; /* of a mapping: waits for its value */
    bool skip;             /* the key is bad, its value is dropped */
    bool flow;             /* in brackets or braces */
    uint32_t end;          /* of the last child's text */
    size_t anchor;         /* its number, or VPCA_NO_NAME */
};

struct anchor {
    const char *name;
    const struct vpca_node *node;
    bool open; /* the node is not complete: an alias would be a cycle */
};

struct builder {
    vpca_arena *arena;   /* of the tree */
    vpca_arena *scratch; /* until the tree is complete */
    const struct vpca_source *source;
    struct vpca_diags *diags;
    struct cursor cursor;

    struct frame frames[VPCA_LIMIT_DEPTH];
    size_t depth;
    struct vpca_node **children; /* of all open frames */
    size_t child_count;
    size_t child_capacity;

    vpca_names *anchor_names; /* to numbers in `anchors` */
    struct anchor *anchors;
    size_t anchor_count;
    size_t anchor_capacity;

    struct vpca_node *root;
    const struct vpca_node *last; /* scalar */
    size_t documents;
    size_t nodes;
    size_t alias_nodes;
    bool failed;  /* there will be no tree */
    bool stopped; /* nothing more is to be read */
};

/* One event. The caller deletes it. */
void build_event(struct builder *builder, const yaml_event_t *event);

/* For the files beside build.c: */

/* A node at the place where the next one belongs, not attached yet; NULL
 * when that would be one too many. */
struct vpca_node *build_node(struct builder *builder, enum vpca_node_kind kind,
                             struct vpca_span span);
/* Makes it the root, or the next child of the open frame; its text in the
 * source ends at `end`. */
void build_attach(struct builder *builder, struct vpca_node *node,
                  uint32_t end);
/* Whether the next node is the key of a mapping. */
bool build_wants_key(const struct builder *builder);
/* Reports that a limit is passed and stops. */
void build_stop(struct builder *builder, enum vpca_code code,
                struct vpca_span span, const char *hint, const char *message);

#endif
