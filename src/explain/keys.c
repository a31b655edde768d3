/* Keys of a requirements file, from the tables of the page that tells them. */
#include <string.h>

#include "explain.h"
#include "pages.h"

#define PAGE        "requirements.md"
#define CELLS_MOST  4
#define HEADER_NAME "key" /* of the first column, where a table is of keys */

/* Where the keys of a heading stand in a file; a heading that is not here has
 * none of its own. */
static const struct {
    const char *heading;
    const char *place;
} sections[] = {
    {"Top level", ""},
    {"sites", "sites.NAME."},
    {"vpcs", "vpcs.NAME."},
    {"services", "services.NAME."},
    {"users", "users.NAME."},
    {"Ends", "needs.NAME."},
    {"must", "needs.NAME.must."},
    {"Further keys", "needs.NAME."},
    {"waivers", "waivers."},
};

/* ---- Reading the page ------------------------------------------------- */

struct reader {
    const struct explain *e;
    struct key_list *keys;
    const char *place; /* of the heading; NULL: no keys there */
    const char *head[CELLS_MOST];
    bool in_table;
};

static const char *find_place(const char *heading)
{
    for (size_t i = 0; i < VPCA_COUNT(sections); i++) {
        if (strcmp(sections[i].heading, heading) == 0)
            return sections[i].place;
    }
    return NULL;
}

/* "| a | b |" to its cells, without the signs for code; returns how many. */
static size_t split_row(const struct reader *r, const char *line, size_t length,
                        const char *cells[CELLS_MOST])
{
    const char *end = line + length;
    size_t count = 0;

    for (line++; line < end && count < CELLS_MOST; count++) {
        struct vpca_text cell;

        vpca_text_init(&cell, r->e->arena);
        for (line++; line < end && *line != '|'; line++) {
            if (*line != '`' && !(*line == ' ' && line[1] == '|'))
                vpca_text_addf(&cell, "%c", *line);
        }
        line++;
        cells[count] = cell.bytes ? cell.bytes : "";
    }
    return count;
}

static void add_key(struct reader *r, const char *name, size_t length,
                    const char *const *cells, size_t count)
{
    struct key_list *keys = r->keys;
    struct key key = {.name = vpca_arena_copy(r->e->arena, name, length)};

    key.path = say(r->e, "%s%s", r->place, key.name);
    for (size_t i = 1; i < count; i++) {
        if (strcmp(r->head[i], "type") == 0)
            key.type = cells[i];
        else if (strcmp(r->head[i], "default") == 0)
            key.usual = cells[i];
        else if (strcmp(r->head[i], "binds") == 0)
            key.binds = cells[i];
        else
            key.meaning = cells[i];
    }
    keys->items = vpca_arena_grow(r->e->arena, keys->items, keys->count,
                                  &keys->capacity, sizeof(*keys->items));
    keys->items[keys->count++] = key;
}

/* One row may tell of several keys: "regions, accounts". */
static void read_row(struct reader *r, const char *line, size_t length)
{
    const char *cells[CELLS_MOST] = {0};
    size_t count = split_row(r, line, length, cells);

    if (!cells[0])
        return;
    if (!r->in_table) {
        memcpy(r->head, cells, sizeof(cells));
        r->in_table = true;
        return;
    }
    if (strcmp(r->head[0], HEADER_NAME) != 0 || line[1] == '-')
        return;
    for (const char *at = cells[0]; *at;) {
        size_t width = strcspn(at, ",");

        add_key(r, at, width, cells, count);
        at += width;
        at += strspn(at, ", ");
    }
}

static void read_line(struct reader *r, const char *line, size_t length)
{
    if (line[0] == '#') {
        size_t signs = strspn(line, "# ");

        r->place = find_place(
            vpca_arena_copy(r->e->arena, line + signs, length - signs));
    } else if (line[0] == '|' && r->place) {
        read_row(r, line, length);
        return;
    }
    r->in_table = false;
}

struct key_list keys_read(const struct explain *e)
{
    struct key_list keys = {0};
    struct reader r = {.e = e, .keys = &keys};
    const char *line = page_bytes(PAGE);

    while (*line) {
        size_t length = strcspn(line, "\n");

        read_line(&r, line, length);
        line += length + (line[length] == '\n');
    }
    return keys;
}

/* ---- Explaining ------------------------------------------------------- */

void key_explain(struct explain *e, size_t index)
{
    const struct key *key = &e->keys.items[index];

    put_title(e, say(e, "%s: key of the requirements file", key->path));
    put_text(e, 0, key->meaning);
    put_row(e, 0, "type", key->type);
    put_row(e, 0, "binds", key->binds);
    put_row(e, 0, "default", key->usual);
}

const struct key *key_at(const struct explain *e, const char *path)
{
    for (size_t i = 0; path && i < e->keys.count; i++) {
        if (strcmp(e->keys.items[i].path, path) == 0)
            return &e->keys.items[i];
    }
    return NULL;
}
