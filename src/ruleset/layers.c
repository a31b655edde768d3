/* Which packs are loaded, over which, and what they call themselves. */
#include <string.h>

#include "loader.h"

static const struct vpca_span NOWHERE = {0};

/* ---- Trees ------------------------------------------------------------ */

/* The hint of requirements files would lead astray. */
static void mend_hints(struct vpca_diags *diags, size_t first)
{
    for (size_t i = first; i < diags->count; i++) {
        if (diags->items[i].code == VPCA_CODE_EMPTY)
            diags->items[i].hint =
                "write a section into it, such as \"rules\", "
                "or take it out of the folder";
    }
}

/* One message for the file instead of one for each of its keys. */
static bool report_requirements(struct loader *loader,
                                const struct layer *layer, size_t index)
{
    const struct vpca_node *root = layer->roots[index];
    const struct vpca_node *version = root->kind == VPCA_NODE_MAPPING
                                          ? vpca_node_get(root, "vpcadvise")
                                          : NULL;

    if (!version)
        return false;
    vpca_node_report(loader->diags, VPCA_CODE_PACK_FILE, version,
                     "keep it outside of the folder of rules, and name it as "
                     "FILE: vpcadvise --rules DIR FILE",
                     "this is a requirements file, not a file of a rule pack");
    return true;
}

static bool parse(struct loader *loader, struct layer *layer,
                  const struct vpca_folder *folder)
{
    size_t first = loader->diags->count;
    bool sound = true;

    layer->folder = folder;
    layer->roots = vpca_arena_array(loader->arena, folder->file_count,
                                    sizeof(const struct vpca_node *));
    for (size_t i = 0; i < folder->file_count; i++) {
        layer->roots[i] =
            vpca_document_parse(loader->arena, folder->files[i], loader->diags);
        sound &= layer->roots[i] && !report_requirements(loader, layer, i);
    }
    mend_hints(loader->diags, first);
    return sound;
}

/* What the pack says of itself under a key, as far as that can be read. */
static const char *find_text(const struct layer *layer, const char *key)
{
    for (size_t i = 0; i < layer->folder->file_count; i++) {
        const struct vpca_node *root = layer->roots[i];
        const struct vpca_node *pack =
            root ? vpca_node_get(root, "pack") : NULL;
        const struct vpca_node *id = pack ? vpca_node_get(pack, key) : NULL;

        if (id && id->kind == VPCA_NODE_SCALAR)
            return id->text;
    }
    return NULL;
}

bool layers_parse(struct loader *loader,
                  const struct vpca_folder *const *folders, size_t count)
{
    struct layer *layers =
        vpca_arena_array(loader->arena, count + 1, sizeof(*layers));
    const struct vpca_folder *base = NULL;
    const char *extends = embedded_base();
    bool sound = true;

    if (count > 0) {
        sound &= parse(loader, &layers[1], folders[0]);
        extends = find_text(&layers[1], "extends");
    }
    if (extends)
        base = embedded_find(loader->arena, extends, loader->with_cases);
    if (base)
        sound &= parse(loader, &layers[0], base);
    for (size_t i = 1; i < count; i++)
        sound &= parse(loader, &layers[i + 1], folders[i]);
    loader->layers = base ? layers : layers + 1;
    loader->layer_count = base ? count + 1 : count;
    loader->packs = vpca_arena_array(loader->arena, loader->layer_count,
                                     sizeof(*loader->packs));
    for (size_t i = 0; i < loader->layer_count; i++)
        loader->packs[i].folder = loader->layers[i].folder->name;
    loader->rules->packs = loader->packs;
    loader->rules->pack_count = loader->layer_count;
    return sound;
}

/* ---- Over which ------------------------------------------------------- */

static const char *extends_hint(const struct loader *loader)
{
    return vpca_arena_printf(loader->diags->arena,
                             "write extends: %s beside its id",
                             embedded_base());
}

/* A layer behind `index` whose pack calls itself so, or VPCA_NONE. */
static size_t find_layer(const struct loader *loader, size_t index,
                         const char *name)
{
    for (size_t i = index + 1; i < loader->layer_count; i++) {
        const char *id = find_text(&loader->layers[i], "id");

        if (id && strcmp(id, name) == 0)
            return i;
    }
    return VPCA_NONE;
}

/* One of the packs before it, by its id. */
static bool check_extends(struct loader *loader, size_t index,
                          const struct vpca_node *node)
{
    const struct vpca_pack *pack = &loader->packs[index];
    struct vpca_nearest nearest;
    size_t later;

    if (!pack->extends)
        return false;
    later = find_layer(loader, index, pack->extends);
    if (later != VPCA_NONE) {
        vpca_node_report(
            loader->diags, VPCA_CODE_PACK_EXTENDS, node,
            vpca_arena_printf(loader->diags->arena, "name %s before %s",
                              loader->layers[later].folder->name,
                              loader->layers[index].folder->name),
            "the pack \"%s\" is loaded after this one", pack->extends);
        return false;
    }
    vpca_nearest_init(&nearest, pack->extends);
    for (size_t i = 0; i < index; i++) {
        if (loader->packs[i].id &&
            strcmp(loader->packs[i].id, pack->extends) == 0)
            return true;
        if (loader->packs[i].id)
            vpca_nearest_feed(&nearest, loader->packs[i].id);
    }
    vpca_nearest_feed(&nearest, embedded_base());
    vpca_node_report(loader->diags, VPCA_CODE_PACK_EXTENDS, node,
                     nearest.best ? hint_nearest(loader, &nearest)
                                  : "packs are loaded in the order in which "
                                    "the command line names them",
                     "no pack \"%s\" is loaded before this one", pack->extends);
    return false;
}

/* A pack alone has to bring the options; a later one is never alone. */
static bool check_alone(struct loader *loader, size_t index,
                        const struct vpca_node *node)
{
    if (index > 0) {
        vpca_node_report(
            loader->diags, VPCA_CODE_PACK_EXTENDS, node,
            vpca_arena_printf(
                loader->diags->arena, "write extends: %s beside its id",
                loader->packs[index - 1].id ? loader->packs[index - 1].id
                                            : embedded_base()),
            "the pack extends none, and another is loaded before it");
        return false;
    }
    if (loader->entries[SECTION_OPTIONS].count > 0)
        return true;
    vpca_node_report(loader->diags, VPCA_CODE_PACK_EXTENDS, node,
                     extends_hint(loader),
                     "the pack extends none, and has no option of its own");
    return false;
}

static bool check_id(struct loader *loader, size_t index,
                     const struct vpca_node *node)
{
    const struct vpca_pack *pack = &loader->packs[index];

    if (!pack->id || !name_check(loader, pack->id, node))
        return false;
    for (size_t i = 0; i < index; i++) {
        if (loader->packs[i].id && strcmp(loader->packs[i].id, pack->id) == 0) {
            vpca_node_report(loader->diags, VPCA_CODE_DUPLICATE_NAME, node,
                             "each pack has an id of its own",
                             "a pack \"%s\" is loaded already", pack->id);
            return false;
        }
    }
    return true;
}

/* ---- What they call themselves ---------------------------------------- */

static bool read_pack(struct loader *loader, size_t index,
                      const struct vpca_node *node)
{
    static const char *const keys[] = {"id",      "title",   "edition", "date",
                                       "summary", "extends", NULL};
    const struct vpca_node *extends;
    struct vpca_pack *pack = &loader->packs[index];
    bool known;

    if (!kind_check(loader, node, VPCA_NODE_MAPPING, "\"pack\""))
        return false;
    keys_check(loader, node, keys);
    extends = vpca_node_get(node, "extends");
    pack->id = text_require(loader, node, "id");
    known = check_id(loader, index, vpca_node_get(node, "id"));
    pack->title = extends ? text_get(loader, node, "title")
                          : text_require(loader, node, "title");
    pack->edition = extends ? text_get(loader, node, "edition")
                            : text_require(loader, node, "edition");
    pack->date = extends ? text_get(loader, node, "date")
                         : text_require(loader, node, "date");
    date_get(loader, node, "date");
    pack->summary = text_get(loader, node, "summary");
    pack->extends = extends ? text_get(loader, node, "extends") : NULL;
    return (extends ? check_extends(loader, index, extends)
                    : check_alone(loader, index, node)) &&
           known;
}

static void report_missing(struct loader *loader, const struct layer *layer)
{
    if (layer->folder->file_count == 0)
        vpca_diags_add(loader->diags, VPCA_CODE_PACK_EMPTY, NOWHERE, NULL,
                       "the names of its files end in .yaml or .yml",
                       "there is no YAML file in %s", layer->folder->name);
    else
        vpca_diags_add(
            loader->diags, VPCA_CODE_PACK_EMPTY, NOWHERE, NULL,
            vpca_arena_printf(loader->diags->arena,
                              "write into one of them: pack: { id: my-rules, "
                              "extends: %s }",
                              embedded_base()),
            "no file of %s has the section \"pack\"", layer->folder->name);
}

static bool is_early(const struct loader *loader, size_t index)
{
    const char *extends = loader->packs[index].extends;

    return extends && find_layer(loader, index, extends) != VPCA_NONE;
}

bool packs_load(struct loader *loader)
{
    const struct entries *entries = &loader->entries[SECTION_PACK];
    const struct entry *first;
    bool sound = true;
    size_t entry = 0;

    entries_sort(loader, SECTION_PACK);
    for (size_t i = 0; i < loader->layer_count; i++) {
        if (entry == entries->count || entries->items[entry].pack != i) {
            report_missing(loader, &loader->layers[i]);
            sound = false;
            continue;
        }
        first = &entries->items[entry++];
        sound &= read_pack(loader, i, first->node);
        /* What is wrong with the order is wrong with all that follow. */
        if (is_early(loader, i))
            return false;
        for (; entry < entries->count && entries->items[entry].pack == i;
             entry++)
            entries_report_duplicate(loader, first, &entries->items[entry]);
    }
    return sound;
}
