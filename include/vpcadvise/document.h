/*
 * YAML (and JSON, being YAML) as a tree in which every node knows its bytes.
 *
 * The tree is built from libyaml's events, YAML 1.1. Aliases are expanded to
 * nodes of their own (their span is that of the anchored text), merge keys
 * are resolved, duplicate keys and everything else that would be ignored
 * silently is an error. What libyaml 0.2.5 gets wrong is mended here: cycles,
 * code-point offsets, positions of invalid UTF-8.
 */
#ifndef VPCADVISE_DOCUMENT_H
#define VPCADVISE_DOCUMENT_H

#include "vpcadvise/diag.h"

/* ---- Limits ----------------------------------------------------------- */

/* The one list of limits: VPCA_LIMIT(symbol, value, "what is limited"). Each
 * has a diagnostic code of its own, LIMIT_<symbol>. */
#define VPCA_LIMITS(VPCA_LIMIT)                                                \
    VPCA_LIMIT(FILE_SIZE, 64u << 20, "bytes of a file")                        \
    VPCA_LIMIT(DEPTH, 64, "levels of nesting")                                 \
    VPCA_LIMIT(NODES, 8u << 20, "nodes of a file, aliases expanded")           \
    VPCA_LIMIT(ALIAS_NODES, 100000, "nodes that come from aliases")            \
    VPCA_LIMIT(SCALAR_LENGTH, 64u << 10, "bytes of one scalar")                \
    VPCA_LIMIT(MESH_PAIRS, 1000000, "pairs of networks in one need")           \
    VPCA_LIMIT(FOLDER_FILES, 10000, "YAML files of a folder of rules")

enum vpca_limit {
#define VPCA_LIMIT(symbol, value, meaning) VPCA_LIMIT_##symbol = (value),
    VPCA_LIMITS(VPCA_LIMIT)
#undef VPCA_LIMIT
};

/* ---- Tree ------------------------------------------------------------- */

enum vpca_node_kind {
    VPCA_NODE_SCALAR,
    VPCA_NODE_SEQUENCE,
    VPCA_NODE_MAPPING,
};

struct vpca_node {
    enum vpca_node_kind kind;
    bool plain; /* scalar without quotes or block style */
    struct vpca_span span;
    const struct vpca_node *parent; /* NULL at the root */
    /* Within the parent: the key (mapping) or NULL, and the index. A key has
     * the parent and index of its value and is its own key, so that both
     * have one path. */
    const struct vpca_node *key;
    uint32_t index;
    uint32_t count;           /* items of a sequence, entries of a mapping */
    uint32_t length;          /* of `text`, which may hold NUL bytes */
    const char *text;         /* scalar: decoded, NUL-terminated */
    struct vpca_node **items; /* sequence items, mapping values in order of
                                 the file, merged ones last; their keys
                                 are items[i]->key */
};

/* Reads a whole file, or standard input for "-", into the arena. Refuses
 * directories and files above the limit, UTF-16 and UTF-32, and skips a
 * byte-order mark of UTF-8. NULL when it could not be read; why is in `diags`.
 * An empty file is a source of no bytes. */
const struct vpca_source *vpca_source_read(vpca_arena *arena, const char *path,
                                           struct vpca_diags *diags);

/* A folder of YAML files. */
struct vpca_folder {
    const char *name; /* as shown: its path */
    const struct vpca_source *const *files;
    size_t file_count;
};

/* Reads the files of a folder, and of the folders in it, whose names end in
 * .yaml or .yml, in letters of any case, in the order of their paths; there
 * may be none. Left out are names that start with a dot, links to folders, and
 * what is no plain file. NULL when something could not be read, a link to
 * nothing included; why is in `diags`. */
const struct vpca_folder *vpca_folder_read(vpca_arena *arena, const char *path,
                                           struct vpca_diags *diags);

/* The root, or NULL when the text has no usable tree; all that is wrong is in
 * `diags`. A tree is returned beside errors whenever going on makes sense: of
 * duplicate keys the first counts, entries with bad keys are left out, a tag
 * is ignored, an alias without an anchor is the text as written (`*-vpc`),
 * a text above the limit is cut. An empty text is an error. */
const struct vpca_node *vpca_document_parse(vpca_arena *arena,
                                            const struct vpca_source *source,
                                            struct vpca_diags *diags);

/* The value under `key` in a mapping, or NULL (also for other kinds).
 * Constant time per call on average for large mappings. */
const struct vpca_node *vpca_node_get(const struct vpca_node *node,
                                      const char *key);
/* "sites.fra-dc.cidrs[0]", in the arena; keys that are not plain words are
 * quoted. The root is "". */
const char *vpca_node_path(vpca_arena *arena, const struct vpca_node *node);
/* Adds a key to such a path. */
void vpca_path_add(struct vpca_text *path, const char *key);
/* Adds a diagnostic at the node, with its path. */
void vpca_node_report(struct vpca_diags *diags, enum vpca_code code,
                      const struct vpca_node *node, const char *hint,
                      const char *format, ...) VPCA_PRINTF(5, 6);
/* Whether the scalar is the null of YAML (plain: empty, ~ or null). */
bool vpca_node_is_null(const struct vpca_node *node);

/* ---- Edits ------------------------------------------------------------ */

/* The text of `source` with the value at `path` ("needs.x.must.bandwidth")
 * set to `value`, YAML of one line as its writer put it. Keys that are missing
 * are added in the style of the mapping they belong to, in a line of their own
 * or in its braces; in a text that is JSON the value becomes JSON. Every other
 * byte is kept, comments and line breaks included. The result was parsed again
 * and differs from the tree before in that value only. NULL when it cannot be
 * done, as where the value comes from an alias; why is in `diags`. */
const struct vpca_source *vpca_document_set(vpca_arena *arena,
                                            const struct vpca_source *source,
                                            const char *path, const char *value,
                                            struct vpca_diags *diags);

/* The value at a path, or NULL where there is none. */
const struct vpca_node *vpca_node_find(vpca_arena *arena,
                                       const struct vpca_node *root,
                                       const char *path);

/* A value to set, and where. */
struct vpca_setting {
    const char *path;
    const char *value;
};

/* The same for several values at once, in the order of the file and each in a
 * mapping or place of its own; all are set, or NULL. */
const struct vpca_source *
vpca_document_set_all(vpca_arena *arena, const struct vpca_source *source,
                      const struct vpca_setting *settings, size_t count,
                      struct vpca_diags *diags);

#endif
