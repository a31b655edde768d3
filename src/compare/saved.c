/* The state that a saved JSON report tells of. */
#include <string.h>

#include "state.h"

#define SCHEMA "vpcadvise-report-"

/* A saved report and what is wrong with it. */
struct reader {
    vpca_arena *arena;
    struct vpca_diags *diags;
};

bool vpca_snapshot_is_saved(const struct vpca_node *root)
{
    return vpca_node_get(root, "schema") != NULL;
}

/* ---- Values ----------------------------------------------------------- */

static void complain(const struct reader *reader, const struct vpca_node *node,
                     const char *key, const char *what)
{
    vpca_node_report(reader->diags, VPCA_CODE_SAVED_REPORT, node,
                     "write it again with vpcadvise -f json=FILE", "%s %s", key,
                     what);
}

/* Present, or reported. */
static const struct vpca_node *child(const struct reader *reader,
                                     const struct vpca_node *node,
                                     const char *key)
{
    const struct vpca_node *found = vpca_node_get(node, key);

    if (!found)
        complain(reader, node, key, "is missing from the report");
    return found;
}

static const char *text_or_null(const struct reader *reader,
                                const struct vpca_node *node, const char *key)
{
    const struct vpca_node *found = child(reader, node, key);

    if (!found || vpca_node_is_null(found))
        return NULL;
    if (found->kind == VPCA_NODE_SCALAR)
        return found->text;
    complain(reader, found, key, "is no text");
    return NULL;
}

static const char *text(const struct reader *reader,
                        const struct vpca_node *node, const char *key)
{
    const struct vpca_node *found = child(reader, node, key);

    if (!found)
        return "";
    if (found->kind == VPCA_NODE_SCALAR && !vpca_node_is_null(found))
        return found->text;
    complain(reader, found, key, "is no text");
    return "";
}

/* A whole number; 0 for null. */
static int number(const struct reader *reader, const struct vpca_node *node,
                  const char *key)
{
    const char *digits = text_or_null(reader, node, key);
    bool negative = digits && *digits == '-';
    int value = 0;

    if (!digits)
        return 0;
    for (digits += negative; *digits >= '0' && *digits <= '9'; digits++)
        if (value < 10000000)
            value = value * 10 + (*digits - '0');
    if (*digits)
        complain(reader, node, key, "is no whole number");
    return negative ? -value : value;
}

/* The items of a list; none when it is something else. */
static size_t list(const struct reader *reader, const struct vpca_node *node,
                   const char *key, struct vpca_node *const **ret_items)
{
    const struct vpca_node *found = child(reader, node, key);

    *ret_items = NULL;
    if (!found)
        return 0;
    if (found->kind != VPCA_NODE_SEQUENCE) {
        complain(reader, found, key, "is no list");
        return 0;
    }
    *ret_items = found->items;
    return found->count;
}

/* ---- An option -------------------------------------------------------- */

static void read_rules(const struct reader *reader,
                       const struct vpca_node *option, const char *key,
                       struct vpca_snapshot_rules *to)
{
    struct vpca_node *const *items;
    size_t count = list(reader, option, key, &items);

    to->items = vpca_arena_array(reader->arena, count, sizeof(*to->items));
    for (size_t i = 0; i < count; i++) {
        const struct vpca_node *waived = vpca_node_get(items[i], "waived");

        if (waived && !vpca_node_is_null(waived))
            continue;
        to->items[to->count++] = (struct vpca_snapshot_rule){
            .id = text_or_null(reader, items[i], "rule"),
            .path = text_or_null(reader, items[i], "path"),
            .member = text_or_null(reader, items[i], "member"),
            .text = text(reader, items[i], "text"),
        };
    }
    state_sort_rules(reader->arena, to);
}

static void read_points(const struct reader *reader,
                        const struct vpca_node *option,
                        struct vpca_snapshot_rules *to)
{
    struct vpca_node *const *items;
    size_t count = list(reader, option, "ledger", &items);

    to->items = vpca_arena_array(reader->arena, count, sizeof(*to->items));
    for (size_t i = 0; i < count; i++) {
        const char *rule = text_or_null(reader, items[i], "rule");

        to->items[to->count++] = (struct vpca_snapshot_rule){
            .id = rule ? rule : "base",
            .criterion = text(reader, items[i], "criterion"),
            .text = text(reader, items[i], "text"),
            .points = number(reader, items[i], "points"),
        };
    }
    state_sort_rules(reader->arena, to);
}

static enum vpca_status status(const struct reader *reader,
                               const struct vpca_node *option)
{
    const char *name = text(reader, option, "status");

    for (enum vpca_status at = 0; at < VPCA_STATUS_COUNT; at++)
        if (strcmp(vpca_status_name(at), name) == 0)
            return at;
    if (vpca_node_get(option, "status"))
        complain(reader, vpca_node_get(option, "status"), "status",
                 "is none that an option has");
    return VPCA_EXCLUDED;
}

static void read_option(const struct reader *reader,
                        const struct vpca_node *from,
                        struct vpca_snapshot_option *to)
{
    const char *name = text(reader, from, "name");
    const char *backup = text_or_null(reader, from, "backup_name");
    int rank = number(reader, from, "rank");

    to->id = text(reader, from, "id");
    to->backup = text_or_null(reader, from, "backup");
    to->name = state_pair_name(reader->arena, name, backup);
    to->status = status(reader, from);
    to->rank = rank > 0 ? (unsigned)rank : 0;
    to->score = number(reader, from, "score");
    read_rules(reader, from, "failures", &to->excluding);
    state_add_ruled_out(reader->arena, text_or_null(reader, from, "ruled_out"),
                        &to->excluding);
    read_rules(reader, from, "open", &to->open);
    read_points(reader, from, &to->points);
}

/* ---- A need ----------------------------------------------------------- */

static void read_demands(const struct reader *reader,
                         const struct vpca_node *from,
                         struct vpca_snapshot_need *to)
{
    struct vpca_node *const *items;
    size_t count = list(reader, from, "demands", &items);

    to->demands = vpca_arena_array(reader->arena, count, sizeof(*to->demands));
    to->demand_count = count;
    for (size_t i = 0; i < count; i++) {
        const char *backup = text(reader, items[i], "backup");
        const char *value = text_or_null(reader, items[i], "value");

        to->demands[i] = (struct vpca_snapshot_fact){
            .section = "needs",
            .name = to->id,
            .path =
                state_demand_path(reader->arena, text(reader, items[i], "fact"),
                                  strcmp(backup, "true") == 0),
            .value = value ? value : "",
        };
    }
    state_sort_facts(reader->arena, to->demands, count);
}

static void read_need(const struct reader *reader, const struct vpca_node *from,
                      struct vpca_snapshot_need *to)
{
    struct vpca_node *const *items;
    size_t count = list(reader, from, "options", &items);

    to->id = text(reader, from, "id");
    to->title = text(reader, from, "title");
    to->options = vpca_arena_array(reader->arena, count, sizeof(*to->options));
    to->option_count = count;
    for (size_t i = 0; i < count; i++)
        read_option(reader, items[i], &to->options[i]);
    read_demands(reader, from, to);
}

/* ---- The whole -------------------------------------------------------- */

static void read_findings(const struct reader *reader,
                          const struct vpca_node *root,
                          struct vpca_snapshot *to)
{
    struct vpca_node *const *items;
    size_t count = list(reader, root, "findings", &items);

    to->findings =
        vpca_arena_array(reader->arena, count, sizeof(*to->findings));
    to->finding_count = count;
    for (size_t i = 0; i < count; i++) {
        to->findings[i] = (struct vpca_snapshot_finding){
            .code = text(reader, items[i], "code"),
            .path = text_or_null(reader, items[i], "path"),
            .message = text(reader, items[i], "message"),
        };
    }
}

static const char *read_packs(const struct reader *reader,
                              const struct vpca_node *root)
{
    const struct vpca_node *rules = child(reader, root, "rules");
    struct vpca_node *const *items = NULL;
    size_t count = rules ? list(reader, rules, "packs", &items) : 0;
    struct vpca_text packs;

    vpca_text_init(&packs, reader->arena);
    for (size_t i = 0; i < count; i++)
        state_add_pack(&packs, text(reader, items[i], "id"),
                       text(reader, items[i], "edition"));
    return packs.bytes;
}

static bool is_known(const struct reader *reader, const struct vpca_node *root)
{
    const struct vpca_node *schema = vpca_node_get(root, "schema");

    if (schema->kind == VPCA_NODE_SCALAR &&
        strcmp(schema->text, SCHEMA "1") == 0)
        return true;
    complain(reader, schema, "schema",
             "names no report that this program can read");
    return false;
}

const struct vpca_snapshot *vpca_snapshot_read(vpca_arena *arena,
                                               const struct vpca_node *root,
                                               struct vpca_diags *diags)
{
    const struct reader reader = {.arena = arena, .diags = diags};
    struct vpca_snapshot *to = vpca_arena_alloc(arena, sizeof(*to));
    size_t errors = diags->errors;
    struct vpca_node *const *items;
    size_t count;

    if (!is_known(&reader, root))
        return NULL;
    to->input = root->span.source->name;
    to->pack = read_packs(&reader, root);
    count = list(&reader, root, "needs", &items);
    to->needs = vpca_arena_array(arena, count, sizeof(*to->needs));
    to->need_count = count;
    for (size_t i = 0; i < count; i++)
        read_need(&reader, items[i], &to->needs[i]);
    read_findings(&reader, root, to);
    return diags->errors == errors ? to : NULL;
}
