/* Looks for what no map should show: islands, and options that come back. */
#include <string.h>

#include "maps.h"

/* Whether each excuse of a map was needed. */
struct findings {
    const struct map *map;
    bool used[MAP_SIDE];
    bool failed;
};

static void find(struct findings *findings, const char *where, const char *what)
{
    for (size_t i = 0; i < findings->map->excuse_count && i < MAP_SIDE; i++) {
        if (!strcmp(findings->map->excuses[i].where, where)) {
            findings->used[i] = true;
            return;
        }
    }
    fprintf(stderr, "%s: %s: %s\n", findings->map->id, where, what);
    findings->failed = true;
}

/* The option of a neighbor; false outside of the map. */
static bool neighbor(const struct map *map, const struct grid *grid,
                     size_t down, size_t across,
                     const struct vpca_option **ret_option)
{
    /* Numbers below 0 wrap to large ones. */
    if (down >= map->down.count || across >= map->across.count)
        return false;
    *ret_option = grid->cells[down][across].option;
    return true;
}

/* A cell whose neighbors, three at least, agree on another winner. */
static bool is_island(const struct map *map, const struct grid *grid,
                      size_t down, size_t across)
{
    const struct vpca_option *around[4];
    size_t count = 0;

    count += neighbor(map, grid, down - 1, across, &around[count]);
    count += neighbor(map, grid, down + 1, across, &around[count]);
    count += neighbor(map, grid, down, across - 1, &around[count]);
    count += neighbor(map, grid, down, across + 1, &around[count]);
    if (count < 3 || around[0] == grid->cells[down][across].option)
        return false;
    for (size_t i = 1; i < count; i++) {
        if (around[i] != around[0])
            return false;
    }
    return true;
}

static void find_islands(struct findings *findings, const struct grid *grid)
{
    const struct map *map = findings->map;

    for (size_t down = 0; down < map->down.count; down++) {
        for (size_t across = 0; across < map->across.count; across++) {
            char where[128];

            if (!is_island(map, grid, down, across))
                continue;
            snprintf(where, sizeof(where), "%s, %s", map->across.labels[across],
                     map->down.labels[down]);
            find(findings, where, "an island");
        }
    }
}

/* An option that wins, loses to another, and wins again along a line of
 * `count` cells, `step` apart. */
static void find_return(struct findings *findings, const struct cell *line,
                        size_t count, size_t step, const char *label)
{
    for (size_t last = 2; last < count; last++) {
        const struct vpca_option *option = line[last * step].option;
        char where[128];

        if (!option || option == line[(last - 1) * step].option)
            continue;
        for (size_t first = 0; first + 1 < last; first++) {
            if (line[first * step].option != option)
                continue;
            snprintf(where, sizeof(where), "%s, %s", option->id, label);
            find(findings, where, "wins, loses and wins again");
            break;
        }
    }
}

static void find_returns(struct findings *findings, const struct grid *grid)
{
    const struct map *map = findings->map;

    if (map->across.ordered)
        for (size_t down = 0; down < map->down.count; down++)
            find_return(findings, grid->cells[down], map->across.count, 1,
                        map->down.labels[down]);
    if (map->down.ordered)
        for (size_t across = 0; across < map->across.count; across++)
            find_return(findings, &grid->cells[0][across], map->down.count,
                        MAP_SIDE, map->across.labels[across]);
}

bool map_check(const struct map *map, const struct grid *grid)
{
    struct findings findings = {.map = map};

    find_islands(&findings, grid);
    find_returns(&findings, grid);
    for (size_t i = 0; i < map->excuse_count && i < MAP_SIDE; i++) {
        if (findings.used[i])
            continue;
        fprintf(stderr, "%s: %s: nothing to excuse\n", map->id,
                map->excuses[i].where);
        findings.failed = true;
    }
    return !findings.failed;
}
