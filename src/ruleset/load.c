/* Loading a pack: gather its files by section, index names, read bodies,
 * check the whole. */
#include <string.h>

#include "loader.h"

/* ---- Gathering -------------------------------------------------------- */

typedef void (*gatherer)(struct loader *loader, enum section section,
                         const struct vpca_node *node);

/* The section as one entry; several files may have one. */
static void gather_part(struct loader *loader, enum section section,
                        const struct vpca_node *node)
{
    entries_add(loader, section,
                (struct entry){.id = "", .key = node->key, .node = node});
}

/* A mapping of ids. */
static void gather_map(struct loader *loader, enum section section,
                       const struct vpca_node *node)
{
    if (!kind_check(loader, node, VPCA_NODE_MAPPING, node->key->text))
        return;
    for (size_t i = 0; i < node->count; i++) {
        const struct vpca_node *item = node->items[i];

        entries_add(loader, section,
                    (struct entry){
                        .id = item->key->text, .key = item->key, .node = item});
    }
}

/* A mapping of facts to mappings of words; the id is both. */
static void gather_words(struct loader *loader, enum section section,
                         const struct vpca_node *node)
{
    if (!kind_check(loader, node, VPCA_NODE_MAPPING, "\"words\""))
        return;
    for (size_t f = 0; f < node->count; f++) {
        const struct vpca_node *words = node->items[f];

        if (!kind_check(loader, words, VPCA_NODE_MAPPING,
                        "the words of a fact"))
            continue;
        for (size_t i = 0; i < words->count; i++) {
            const struct vpca_node *item = words->items[i];
            const char *id = vpca_arena_printf(
                loader->arena, "%s %s", words->key->text, item->key->text);

            entries_add(
                loader, section,
                (struct entry){.id = id, .key = item->key, .node = item});
        }
    }
}

static void gather_rule(struct loader *loader, const struct vpca_node *node,
                        const char *option)
{
    const struct vpca_node *id = vpca_node_get(node, "id");
    const char *text;

    if (!kind_check(loader, node, VPCA_NODE_MAPPING, "a rule"))
        return;
    text = id ? text_read(loader, id, "the id") : NULL;
    if (!id)
        vpca_node_report(loader->diags, VPCA_CODE_RULE_MISSING, node, NULL,
                         "the rule has no \"id\"");
    entries_add(loader, SECTION_RULES,
                (struct entry){.id = text ? text : "",
                               .key = text ? id : node,
                               .node = node,
                               .option = option});
}

static void gather_rule_list(struct loader *loader,
                             const struct vpca_node *list, const char *option)
{
    if (!kind_check(loader, list, VPCA_NODE_SEQUENCE, "\"rules\""))
        return;
    for (size_t i = 0; i < list->count; i++)
        gather_rule(loader, list->items[i], option);
}

static void gather_rules(struct loader *loader, enum section section,
                         const struct vpca_node *node)
{
    (void)section;
    gather_rule_list(loader, node, NULL);
}

static void gather_option(struct loader *loader, const struct vpca_node *root,
                          const struct vpca_node *id)
{
    const char *text = text_read(loader, id, "\"option\"");
    const struct vpca_node *rules = vpca_node_get(root, "rules");

    if (!text)
        return;
    entries_add(loader, SECTION_OPTIONS,
                (struct entry){.id = text, .key = id, .node = root});
    if (rules)
        gather_rule_list(loader, rules, text);
}

/* ---- The sections ----------------------------------------------------- */

/* Names are indexed section by section, then bodies are read. */
static const struct {
    const char *key; /* NULL: no section of a file */
    gatherer gather;
    section_loader names;
    section_loader bodies;
} sections[SECTION_COUNT] = {
    [SECTION_PACK] = {"pack", gather_part, NULL, NULL},
    [SECTION_ORIGINS] = {"origins", gather_map, origins_load, NULL},
    [SECTION_CLAIMS] = {"claims", gather_map, claims_load, NULL},
    [SECTION_CRITERIA] = {"criteria", gather_map, criteria_load, NULL},
    [SECTION_PROFILES] = {"profiles", gather_map, NULL, profiles_load},
    [SECTION_FAMILIES] = {"families", gather_map, symbols_load, NULL},
    [SECTION_FACTS] = {"facts", gather_map, facts_declare, facts_load},
    [SECTION_OPTIONS] = {NULL, NULL, options_declare, options_load},
    [SECTION_THINGS] = {"things", gather_map, things_load, NULL},
    [SECTION_PRICES] = {"prices", gather_map, prices_load, NULL},
    [SECTION_WORDS] = {"words", gather_words, words_load, NULL},
    [SECTION_CONTROLS] = {"controls", gather_map, NULL, controls_load},
    [SECTION_FRAMEWORKS] = {"frameworks", gather_map, NULL, frameworks_load},
    [SECTION_ASSUME] = {"assume", gather_map, NULL, assume_load},
    [SECTION_RULES] = {"rules", gather_rules, NULL, rules_load},
    [SECTION_PAIRS] = {"pairs", gather_part, NULL, pairs_load},
    [SECTION_LIMITS] = {"limits", gather_map, NULL, limits_load},
    [SECTION_PHASES] = {"phases", gather_part, NULL, phases_load},
    [SECTION_CASES] = {"cases", gather_map, NULL, cases_load},
};

static enum section find_section(const char *key)
{
    for (unsigned i = 0; i < SECTION_COUNT; i++) {
        if (sections[i].key && strcmp(sections[i].key, key) == 0)
            return (enum section)i;
    }
    return SECTION_COUNT;
}

static void gather_section(struct loader *loader, const struct vpca_node *node)
{
    enum section section = find_section(node->key->text);
    struct vpca_nearest nearest;

    if (section != SECTION_COUNT) {
        sections[section].gather(loader, section, node);
        return;
    }
    vpca_nearest_init(&nearest, node->key->text);
    for (size_t i = 0; i < SECTION_COUNT; i++) {
        if (sections[i].key)
            vpca_nearest_feed(&nearest, sections[i].key);
    }
    vpca_node_report(loader->diags, VPCA_CODE_UNKNOWN_KEY, node->key,
                     hint_nearest(loader, &nearest),
                     "a pack has no section \"%s\"", node->key->text);
}

/* A pack that calls itself something in an option file is gathered all the
 * same, so that this is the one complaint. */
static void gather_misplaced(struct loader *loader,
                             const struct vpca_node *pack)
{
    vpca_node_report(loader->diags, VPCA_CODE_UNKNOWN_KEY, pack->key,
                     "put it into a file without \"option\", with the other "
                     "sections of the pack",
                     "an option file cannot hold \"pack\"");
    gather_section(loader, pack);
}

static void gather_file(struct loader *loader, const struct vpca_node *root)
{
    const struct vpca_node *option;
    const struct vpca_node *pack;

    if (!kind_check(loader, root, VPCA_NODE_MAPPING, "a file of a rule pack"))
        return;
    option = vpca_node_get(root, "option");
    if (option) {
        pack = vpca_node_get(root, "pack");
        if (pack)
            gather_misplaced(loader, pack);
        gather_option(loader, root, option);
        return;
    }
    for (size_t i = 0; i < root->count; i++)
        gather_section(loader, root->items[i]);
}

static void gather_layers(struct loader *loader)
{
    for (size_t i = 0; i < loader->layer_count; i++) {
        const struct layer *layer = &loader->layers[i];

        loader->pack = i;
        for (size_t f = 0; f < layer->folder->file_count; f++)
            gather_file(loader, layer->roots[f]);
    }
}

/* ---- The pipeline ----------------------------------------------------- */

static void load_sections(struct loader *loader)
{
    for (unsigned i = SECTION_PACK + 1; i < SECTION_COUNT; i++)
        entries_sort(loader, (enum section)i);
    for (size_t i = 0; i < SECTION_COUNT; i++) {
        if (sections[i].names)
            sections[i].names(loader, &loader->entries[i]);
    }
    for (size_t i = 0; i < SECTION_COUNT; i++) {
        if (sections[i].bodies)
            sections[i].bodies(loader, &loader->entries[i]);
    }
    failures_load(loader);
}

static void index_names(struct loader *loader)
{
    loader->index->options = loader->names[SECTION_OPTIONS];
    loader->index->rule_ids = loader->names[SECTION_RULES];
    loader->index->controls = loader->names[SECTION_CONTROLS];
    loader->index->frameworks = loader->names[SECTION_FRAMEWORKS];
    loader->index->profiles = loader->names[SECTION_PROFILES];
}

/* What is checked over the whole relies on every part being sound. */
static void check_whole(struct loader *loader)
{
    cycles_check(loader);
    hidden_demands_check(loader);
    reach_load(loader);
    failures_check(loader);
    bounds_check(loader);
    evidence_check(loader);
    owners_check(loader);
}

static const struct vpca_ruleset *load(vpca_arena *arena,
                                       const struct vpca_folder *const *folders,
                                       size_t folder_count, bool with_cases,
                                       struct vpca_diags *diags)
{
    struct loader loader = {
        .arena = arena, .diags = diags, .with_cases = with_cases};
    size_t errors = diags->errors;
    size_t first = diags->count;

    loader.index = vpca_arena_alloc(arena, sizeof(*loader.index));
    loader.rules = &loader.index->rules;
    if (!layers_parse(&loader, folders, folder_count))
        return NULL;
    gather_layers(&loader);
    if (!packs_load(&loader))
        return NULL;
    load_sections(&loader);
    index_names(&loader);
    changes_sort(&loader);
    if (diags->errors == errors)
        check_whole(&loader);
    blame_complete(&loader, first);
    return diags->errors == errors ? loader.rules : NULL;
}

const struct vpca_ruleset *
vpca_ruleset_load_folders(vpca_arena *arena,
                          const struct vpca_folder *const *folders,
                          size_t folder_count, struct vpca_diags *diags)
{
    return load(arena, folders, folder_count, false, diags);
}

const struct vpca_ruleset *vpca_ruleset_load_embedded(vpca_arena *arena,
                                                      struct vpca_diags *diags)
{
    return load(arena, NULL, 0, false, diags);
}

const struct vpca_ruleset *
vpca_ruleset_load_embedded_cases(vpca_arena *arena, struct vpca_diags *diags)
{
    return load(arena, NULL, 0, true, diags);
}

const struct vpca_ruleset *
vpca_ruleset_load(vpca_arena *arena, const struct vpca_source *const *files,
                  size_t file_count, struct vpca_diags *diags)
{
    const struct vpca_folder folder = {
        .name = "the rule pack", .files = files, .file_count = file_count};
    const struct vpca_folder *const folders[] = {&folder};

    return vpca_ruleset_load_folders(arena, folders, 1, diags);
}
