/* Reads the description of the maps. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "maps.h"

/* The description is part of the tests: what is wrong in it ends the run. */
static const struct vpca_node *wanted(const struct vpca_node *node,
                                      const char *key)
{
    const struct vpca_node *value = vpca_node_get(node, key);

    if (value)
        return value;
    fprintf(stderr, "maps: the key %s is missing\n", key);
    exit(2);
}

static const char *optional(const struct vpca_node *node, const char *key)
{
    const struct vpca_node *value = vpca_node_get(node, key);

    return value ? value->text : NULL;
}

static struct axis read_axis(vpca_arena *arena, const struct vpca_node *node)
{
    const struct vpca_node *values = wanted(node, "values");
    const char *unit = optional(node, "unit");
    struct axis axis = {.name = wanted(node, "name")->text,
                        .ordered = !vpca_node_get(node, "unordered"),
                        .count = values->count};

    if (axis.count > MAP_SIDE) {
        fprintf(stderr, "maps: the axis %s is too long\n", axis.name);
        exit(2);
    }
    for (size_t i = 0; i < axis.count; i++) {
        const struct vpca_node *value = values->items[i];

        axis.labels[i] = value->key ? value->key->text : value->text;
        axis.texts[i] = value->text;
        if (unit)
            axis.texts[i] =
                vpca_arena_printf(arena, "%s %s", value->text, unit);
    }
    return axis;
}

static void read_excuses(vpca_arena *arena, const struct vpca_node *node,
                         struct map *map)
{
    const struct vpca_node *list = vpca_node_get(node, "stands");
    struct excuse *excuses;

    if (!list)
        return;
    excuses = vpca_arena_array(arena, list->count, sizeof(*excuses));
    for (size_t i = 0; i < list->count; i++)
        excuses[i] =
            (struct excuse){list->items[i]->key->text, list->items[i]->text};
    map->excuses = excuses;
    map->excuse_count = list->count;
}

static struct map read_map(vpca_arena *arena, const struct vpca_node *root,
                           const struct vpca_node *node)
{
    struct map map = {
        .id = node->key->text,
        .part = wanted(node, "part")->text,
        .about = wanted(node, "about")->text,
        .need = wanted(node, "need")->text,
        .note = optional(node, "note"),
        .across = read_axis(arena, wanted(node, "across")),
        .down = read_axis(arena, wanted(node, "down")),
    };

    map.base = wanted(wanted(root, "bases"), wanted(node, "base")->text)->text;
    read_excuses(arena, node, &map);
    return map;
}

static const char *const *read_letters(vpca_arena *arena,
                                       const struct vpca_node *root,
                                       const struct vpca_ruleset *rules)
{
    const struct vpca_node *node = wanted(root, "letters");
    const char **letters =
        vpca_arena_array(arena, rules->option_count, sizeof(*letters));

    for (size_t i = 0; i < rules->option_count; i++)
        letters[i] = wanted(node, rules->options[i].id)->text;
    return letters;
}

static const char *const *read_intro(vpca_arena *arena,
                                     const struct vpca_node *list)
{
    const char **intro = vpca_arena_array(arena, list->count, sizeof(*intro));

    for (size_t i = 0; i < list->count; i++)
        intro[i] = list->items[i]->text;
    return intro;
}

const struct atlas *atlas_read(vpca_arena *arena, const char *path,
                               const struct vpca_ruleset *rules,
                               struct vpca_diags *diags)
{
    const struct vpca_source *source = vpca_source_read(arena, path, diags);
    const struct vpca_node *root =
        source ? vpca_document_parse(arena, source, diags) : NULL;
    const struct vpca_node *list;
    struct atlas *atlas;
    struct map *maps;

    if (!root || diags->errors)
        return NULL;
    list = wanted(root, "maps");
    maps = vpca_arena_array(arena, list->count, sizeof(*maps));
    for (size_t i = 0; i < list->count; i++)
        maps[i] = read_map(arena, root, list->items[i]);
    atlas = vpca_arena_alloc(arena, sizeof(*atlas));
    *atlas = (struct atlas){.maps = maps,
                            .map_count = list->count,
                            .letters = read_letters(arena, root, rules),
                            .intro = read_intro(arena, wanted(root, "intro")),
                            .intro_count = wanted(root, "intro")->count,
                            .rules = rules};
    return atlas;
}
