/* Reads a requirements document: the top level, as a pipeline. */
#include "fields.h"

#include <string.h>

#define VERSION "1"

/* ---- The top of the file ---------------------------------------------- */

static const char *const top_keys[] = {
    "vpcadvise",  "name",    "sites",    "vpcs",  "services", "users",
    "compliance", "profile", "defaults", "needs", "waivers",
};

/* Templates for anchors may stand under keys of one's own. */
static bool is_top_key(const char *key)
{
    if (strncmp(key, "x-", 2) == 0)
        return true;
    for (size_t i = 0; i < VPCA_COUNT(top_keys); i++)
        if (strcmp(key, top_keys[i]) == 0)
            return true;
    return false;
}

static const char *hint_top_keys(struct reading *r)
{
    struct vpca_text hint;

    vpca_text_init(&hint, r->diags->arena);
    vpca_text_add(&hint, "known here: ");
    for (size_t i = 0; i < VPCA_COUNT(top_keys); i++)
        vpca_text_addf(&hint, "%s, ", top_keys[i]);
    vpca_text_add(&hint, "and keys that start with x-");
    return hint.bytes;
}

static void report_top(struct reading *r, const struct vpca_node *node)
{
    struct vpca_nearest nearest;
    const char *hint;

    if (r->diags->errors > VPCA_DIAG_LIMIT) {
        vpca_diags_add(r->diags, VPCA_CODE_UNKNOWN_KEY, node->key->span, NULL,
                       NULL, "unknown key");
        return;
    }
    vpca_nearest_init(&nearest, node->key->text);
    for (size_t i = 0; i < VPCA_COUNT(top_keys); i++)
        vpca_nearest_feed(&nearest, top_keys[i]);
    hint = did_you_mean(r, &nearest);
    key_report(r, VPCA_CODE_UNKNOWN_KEY, node, hint ? hint : hint_top_keys(r),
               "the file has no key \"%s\"", node->key->text);
}

static void check_keys(struct reading *r, const struct vpca_node *root)
{
    for (size_t i = 0; i < root->count; i++) {
        const struct vpca_node *key = root->items[i]->key;

        if (key->kind == VPCA_NODE_SCALAR && !is_top_key(key->text))
            report_top(r, root->items[i]);
    }
}

static void check_version(struct reading *r, const struct vpca_node *root)
{
    const struct vpca_node *version = vpca_node_get(root, "vpcadvise");

    if (!version)
        vpca_node_report(r->diags, VPCA_CODE_BAD_VERSION, root,
                         "write as the first line: vpcadvise: " VERSION,
                         "the file does not say its format version");
    else if (!is_plain(version, VERSION))
        vpca_node_report(r->diags, VPCA_CODE_BAD_VERSION, version,
                         "write: vpcadvise: " VERSION,
                         "this program reads format version " VERSION " only");
}

static void read_name(struct reading *r, const struct vpca_node *root)
{
    const struct vpca_node *name = vpca_node_get(root, "name");

    if (name)
        r->model->name = text_due(r, name, "name: Acme hybrid network");
}

static void read_compliance(struct reading *r, const struct vpca_node *root)
{
    const struct vpca_node *node = vpca_node_get(root, "compliance");

    if (node)
        r->compliance = compliance_read(r, node);
}

/* A key that is none, and was reported with this name as what was meant. */
static bool is_misspelt(const struct vpca_node *root, const char *name)
{
    for (size_t i = 0; i < root->count; i++) {
        const struct vpca_node *key = root->items[i]->key;
        struct vpca_nearest nearest;

        if (key->kind != VPCA_NODE_SCALAR || is_top_key(key->text))
            continue;
        vpca_nearest_init(&nearest, key->text);
        for (size_t k = 0; k < VPCA_COUNT(top_keys); k++)
            vpca_nearest_feed(&nearest, top_keys[k]);
        if (nearest.best && strcmp(nearest.best, name) == 0)
            return true;
    }
    return false;
}

static void read_needs(struct reading *r, const struct vpca_node *root)
{
    const struct vpca_node *needs = vpca_node_get(root, "needs");

    r->defaults = vpca_node_get(root, "defaults");
    if (needs && needs->kind != VPCA_NODE_MAPPING &&
        !vpca_node_is_null(needs)) {
        kind_due(r, needs, VPCA_NODE_MAPPING,
                 "needs: { dc-to-prod: { from: fra-dc, to: prod } }");
        return;
    }
    if (!needs && is_misspelt(root, "needs"))
        return;
    if (!needs || needs->kind != VPCA_NODE_MAPPING || needs->count == 0) {
        vpca_node_report(
            r->diags, VPCA_CODE_NO_NEEDS, needs ? needs : root,
            "write: needs: { dc-to-prod: { from: fra-dc, to: "
            "prod } }",
            "the file has no needs, so there is nothing to advise on");
        return;
    }
    needs_read(r, needs);
}

/* ---- The pipeline ----------------------------------------------------- */

static void read_all(struct reading *r, const struct vpca_node *root)
{
    check_keys(r, root);
    check_version(r, root);
    read_name(r, root);
    members_read(r, root);
    estate_compute(r);
    read_compliance(r, root);
    prefer_init(r, root);
    read_needs(r, root);
    waivers_read(r, vpca_node_get(root, "waivers"));
    findings_of_names(r);
}

const struct vpca_model *vpca_model_load(vpca_arena *arena,
                                         const struct vpca_node *root,
                                         const struct vpca_ruleset *rules,
                                         const char *today,
                                         struct vpca_diags *diags)
{
    struct vpca_model *model = vpca_arena_alloc(arena, sizeof(*model));
    struct reading r = {
        .arena = arena, .diags = diags, .rules = rules, .model = model};
    size_t before = diags->errors;

    model->source = root->span.source;
    model->rules = rules;
    model->today = today;
    r.reason = VPCA_REASON_FILE;
    r.need_names = vpca_names_new(arena);
    words_init(&r);
    if (root->kind != VPCA_NODE_MAPPING) {
        vpca_node_report(diags, VPCA_CODE_WRONG_KIND, root,
                         "write as the first line: vpcadvise: " VERSION,
                         "the file is one mapping that starts with "
                         "vpcadvise: " VERSION);
        return NULL;
    }
    r.scratch = vpca_arena_new();
    read_all(&r, root);
    vpca_arena_free(r.scratch);
    return diags->errors == before ? model : NULL;
}
