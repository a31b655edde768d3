/* What the files of a pack hold, by section and sorted by id. */
#define _XOPEN_SOURCE 700 /* strcasecmp */
#include <string.h>
#include <strings.h>

#include "loader.h"

void entries_add(struct loader *loader, enum section section,
                 struct entry entry)
{
    struct entries *entries = &loader->entries[section];

    entries->items =
        vpca_arena_grow(loader->arena, entries->items, entries->count,
                        &entries->capacity, sizeof(*entries->items));
    entry.pack = loader->pack;
    entries->items[entries->count++] = entry;
}

static int compare_nodes(const struct vpca_node *a, const struct vpca_node *b)
{
    int order = strcmp(a->span.source->name, b->span.source->name);

    return order ? order
                 : (a->span.start > b->span.start) -
                       (a->span.start < b->span.start);
}

/* Of one id, by pack. Places come last, so that of two ids the same one is
 * refused whatever the order of the files. */
static int compare(const void *left, const void *right, void *context)
{
    const struct entry *a = left;
    const struct entry *b = right;
    int order = strcmp(a->id, b->id);

    (void)context;
    if (order == 0)
        order = (a->pack > b->pack) - (a->pack < b->pack);
    return order ? order : compare_nodes(a->key, b->key);
}

void entries_report_duplicate(struct loader *loader, const struct entry *first,
                              const struct entry *second)
{
    const struct vpca_span *span = &first->key->span;
    struct vpca_place place = vpca_source_place(span->source, span->start);
    const char *hint =
        vpca_arena_printf(loader->diags->arena, "it stands first at %s:%zu",
                          span->source->name, place.line);

    vpca_node_report(loader->diags, VPCA_CODE_DUPLICATE_NAME, second->key, hint,
                     "\"%s\" is used twice", second->key->text);
}

/* ---- Packs over each other -------------------------------------------- */

/* A rule of one option stays with it, and one of all stays one of all. */
static void check_replacement(struct loader *loader, const struct entry *entry)
{
    const char *now = entry->option;
    const char *before = entry->under->option;

    if (now == before || (now && before && strcmp(now, before) == 0))
        return;
    vpca_node_report(
        loader->diags, VPCA_CODE_PACK_REPLACE, entry->key,
        before ? vpca_arena_printf(loader->diags->arena,
                                   "put it into a file with option: %s", before)
               : "put it into the section \"rules\" of a file without "
                 "\"option\"",
        before ? "the rule \"%s\" belongs to the option \"%s\""
               : "the rule \"%s\" belongs to no option",
        entry->id, before);
}

static void report_idle(struct loader *loader, const struct entries *entries,
                        const struct entry *entry)
{
    struct vpca_nearest nearest;

    vpca_nearest_init(&nearest, entry->id);
    for (size_t i = 0; i < entries->count && !vpca_diags_full(loader->diags);
         i++) {
        if (strcmp(entries->items[i].id, entry->id) != 0)
            vpca_nearest_feed(&nearest, entries->items[i].id);
    }
    vpca_node_report(loader->diags, VPCA_CODE_UNKNOWN_NAME, entry->key,
                     hint_nearest(loader, &nearest),
                     "there is no rule \"%s\" to switch off", entry->id);
}

/* `off: yes` looks like a switch, and the report would show it as a reason. */
static void check_reason(struct loader *loader, const struct vpca_node *node)
{
    static const char *const truths[] = {"yes", "no",  "true", "false",
                                         "on",  "off", "y",    "n"};

    for (size_t i = 0; i < VPCA_COUNT(truths); i++) {
        if (node->kind == VPCA_NODE_SCALAR &&
            strcasecmp(node->text, truths[i]) == 0)
            vpca_node_report(loader->diags, VPCA_CODE_BAD_TEXT, node,
                             "write why, as the report will show it: off: we "
                             "take encryption for granted; to keep the rule, "
                             "take the entry out",
                             "\"%s\" is no reason to switch a rule off",
                             node->text);
    }
}

static void switch_off(struct loader *loader, const struct entries *entries,
                       const struct entry *entry)
{
    static const char *const keys[] = {"id", "off", NULL};
    const char *reason = text_get(loader, entry->node, "off");

    keys_check(loader, entry->node, keys);
    check_reason(loader, vpca_node_get(entry->node, "off"));
    if (entry->under)
        change_add(loader,
                   (struct vpca_change){.action = VPCA_CHANGE_SWITCHED_OFF,
                                        .kind = "rule",
                                        .id = entry->id,
                                        .pack = &loader->packs[entry->pack],
                                        .reason = reason,
                                        .span = entry->key->span});
    else
        report_idle(loader, entries, entry);
}

/* False when the entry is gone. */
static bool settle(struct loader *loader, enum section section,
                   const struct entry *entry)
{
    if (section == SECTION_RULES && entry->id[0]) {
        if (vpca_node_get(entry->node, "off")) {
            switch_off(loader, &loader->entries[section], entry);
            return false;
        }
        if (entry->under && !vpca_node_get(entry->under->node, "off"))
            check_replacement(loader, entry);
    }
    /* A case holds for its pack and what is beneath, not for what is laid
     * over it. */
    if (section == SECTION_CASES && entry->pack + 1 < loader->layer_count)
        return false;
    change_add_entry(loader, section, entry);
    return true;
}

/* The entry of the id at *next that counts; *next moves to the id after it. */
static struct entry lay(struct loader *loader, const struct entries *entries,
                        size_t *next)
{
    struct entry top = entries->items[(*next)++];

    for (; *next < entries->count; (*next)++) {
        const struct entry *entry = &entries->items[*next];
        struct entry *under;

        /* What has no id was reported already. */
        if (!top.id[0] || strcmp(entry->id, top.id) != 0)
            break;
        if (entry->pack == top.pack) {
            entries_report_duplicate(loader, &top, entry);
            continue;
        }
        under = vpca_arena_alloc(loader->arena, sizeof(*under));
        *under = top;
        top = *entry;
        top.under = under;
    }
    return top;
}

void entries_sort(struct loader *loader, enum section section)
{
    struct entries *entries = &loader->entries[section];
    struct entry *kept =
        vpca_arena_array(loader->arena, entries->count, sizeof(*kept));
    size_t count = 0;

    vpca_sort(loader->arena, entries->items, entries->count,
              sizeof(*entries->items), compare, NULL);
    loader->names[section] = vpca_names_new(loader->arena);
    for (size_t i = 0; i < entries->count;) {
        struct entry entry = lay(loader, entries, &i);

        if (!settle(loader, section, &entry))
            continue;
        if (entry.id[0])
            vpca_names_add(loader->names[section], entry.id, count);
        kept[count++] = entry;
    }
    entries->items = kept;
    entries->count = count;
}

const struct vpca_node *entry_get(const struct entry *entry, const char *key)
{
    for (; entry; entry = entry->under) {
        const struct vpca_node *node = vpca_node_get(entry->node, key);

        if (node)
            return node;
    }
    return NULL;
}

/* ---- Finding ---------------------------------------------------------- */

static const char controls_hint[] =
    "vpcadvise explain controls lists what there is; a control of your own "
    "stands under \"controls\"";
/* Where nothing is near: the command that shows what there is. */
static const char *const lists[SECTION_COUNT] = {
    [SECTION_CONTROLS] = controls_hint,
    [SECTION_CRITERIA] = "vpcadvise explain criteria lists what there is",
    [SECTION_OPTIONS] = "vpcadvise explain options lists what there is",
    [SECTION_PRICES] = "vpcadvise explain prices lists what there is",
    [SECTION_THINGS] = "vpcadvise explain things lists what there is",
    [SECTION_RULES] = "vpcadvise rules list shows what there is",
};

size_t entries_find(struct loader *loader, enum section section,
                    const struct vpca_node *node, enum vpca_code code,
                    const char *what)
{
    const struct entries *entries = &loader->entries[section];
    const char *id = text_read(loader, node, what);
    struct vpca_nearest nearest;
    size_t found;

    if (!id)
        return VPCA_NONE;
    found = vpca_names_find(loader->names[section], id);
    if (found != VPCA_NO_NAME)
        return found;
    vpca_nearest_init(&nearest, id);
    /* What is reported beyond the limit is not kept, nor is its hint. */
    for (size_t i = 0;
         i < entries->count && loader->diags->count < VPCA_DIAG_LIMIT; i++)
        vpca_nearest_feed(&nearest, entries->items[i].id);
    vpca_node_report(loader->diags, code, node,
                     nearest.best ? hint_nearest(loader, &nearest)
                                  : lists[section],
                     "there is no %s \"%s\"", what, id);
    return VPCA_NONE;
}
