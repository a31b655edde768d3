/* How values are set in a text: their paths, the pieces of text that change,
 * and the comparison with what was there. */
#ifndef VPCADVISE_DOCUMENT_EDIT_H
#define VPCADVISE_DOCUMENT_EDIT_H

#include "vpcadvise/document.h"

/* A key, or without one an index of a sequence. */
struct edit_step {
    const char *key;
    uint32_t index;
};

/* Bytes of the old text, and what stands in their place. */
struct edit_piece {
    uint32_t start;
    uint32_t end;
    const char *text;
};

struct edit {
    vpca_arena *arena;
    const struct vpca_source *source;
    struct vpca_diags *diags;
    const char *path; /* as given */
    const struct edit_step *steps;
    size_t step_count;
    const char *value; /* as it is written into the text */
    const struct vpca_node *value_tree;
    bool json; /* the text is JSON and stays so */
    struct edit_piece pieces[2];
    size_t piece_count;
};

/* Reads "a.b[0].\"c d\"" into steps. False when it is no path. */
bool edit_path_read(struct edit *edit);

/* Says why the value cannot be set; `node` is where, or NULL. */
void edit_refuse(struct edit *edit, const struct vpca_node *node,
                 const char *hint, const char *message);

/* ---- Places: the pieces that change ----------------------------------- */

void edit_replace(struct edit *edit, const struct vpca_node *node);
/* Adds what is missing beneath `mapping` from the step `first` on. */
void edit_add(struct edit *edit, const struct vpca_node *mapping, size_t first);
/* The same where the value is a null: a mapping takes its place. */
void edit_fill(struct edit *edit, const struct vpca_node *null, size_t first);

/* ---- Text ------------------------------------------------------------- */

void edit_write_key(const struct edit *edit, struct vpca_text *text,
                    const char *key);
/* A tree as JSON, each text in quotes that is no number or constant. */
void edit_write_json(struct vpca_text *text, const struct vpca_node *node);

/* ---- Comparison ------------------------------------------------------- */

/* Whether the tree `now` is `old` with the values at the paths set and nothing
 * else changed; if not, `*ret_other` is what changed, or NULL. The edits stand
 * in the order of the file. */
bool edit_compare(const struct edit *edits, size_t count,
                  const struct vpca_node *old, const struct vpca_node *now,
                  const struct vpca_node **ret_other);

#endif
