/* A sweep as an explanation: tables of stretches, and a map of two values. */
#include "figures.h"

#include <string.h>

enum {
    CELLS_MOST = 60, /* of a row of the map */
    MARGIN = 6,
    COLUMNS = 4, /* of the table; one more with rows */
};

struct writer {
    vpca_arena *arena;
    const struct vpca_sweep *sweep;
    struct vpca_doc *doc;
    unsigned columns;
    bool rounded; /* a figure that is printed is not the figure itself */
};

static struct vpca_block *add(struct writer *writer, enum vpca_block_kind kind,
                              const char *text)
{
    struct vpca_doc *doc = writer->doc;

    doc->blocks = vpca_arena_grow(writer->arena, doc->blocks, doc->count,
                                  &doc->capacity, sizeof(*doc->blocks));
    doc->blocks[doc->count] = (struct vpca_block){
        .kind = kind, .text = text, .tone = VPCA_TONE_NEUTRAL};
    return &doc->blocks[doc->count++];
}

/* ---- The table -------------------------------------------------------- */

static const char *points_text(struct writer *writer, int from, int to)
{
    if (from < 0 || to < 0)
        return "";
    if (from == to)
        return vpca_arena_printf(writer->arena, "%d", from);
    return vpca_arena_printf(writer->arena, "%d to %d", from, to);
}

/* The stretches with slivers left out; what stays is as it was. */
static size_t settled(const struct vpca_sweep_row *row,
                      const struct vpca_sweep_stretch **ret_items)
{
    size_t count = 0;

    for (size_t i = 0; i < row->stretch_count; i++) {
        if (!row->stretches[i].sliver)
            ret_items[count++] = &row->stretches[i];
    }
    return count;
}

static bool same_row(const struct vpca_sweep_row *a,
                     const struct vpca_sweep_row *b)
{
    if (a->stretch_count != b->stretch_count)
        return false;
    for (size_t i = 0; i < a->stretch_count; i++) {
        const struct vpca_sweep_stretch *left = &a->stretches[i];
        const struct vpca_sweep_stretch *right = &b->stretches[i];

        if (left->low != right->low || left->letter != right->letter ||
            left->score_from != right->score_from ||
            left->score_to != right->score_to)
            return false;
    }
    return true;
}

static void put_as_above(const struct vpca_sweep_row *row, const char **cells,
                         size_t *used)
{
    cells[(*used)++] = row->value;
    cells[(*used)++] = "";
    cells[(*used)++] = "";
    cells[(*used)++] = "";
    cells[(*used)++] = "as above";
}

/* Neighbors may look alike for people: then one of them is the figure. */
static const char *from_text(struct writer *writer,
                             const struct vpca_sweep_stretch *before,
                             const struct vpca_sweep_stretch *stretch)
{
    if (!stretch->from_rounded)
        return stretch->from;
    if (before && !before->to_rounded && strcmp(before->to, stretch->from) == 0)
        return vpca_arena_printf(writer->arena, "above %s", stretch->from);
    writer->rounded = true;
    return stretch->from;
}

static const char *to_text(struct writer *writer,
                           const struct vpca_sweep_stretch *stretch,
                           const struct vpca_sweep_stretch *next)
{
    if (!stretch->to_rounded)
        return stretch->to;
    if (next && !next->from_rounded && strcmp(stretch->to, next->from) == 0)
        return vpca_arena_printf(writer->arena, "below %s", stretch->to);
    writer->rounded = true;
    return stretch->to;
}

static void put_cells(struct writer *writer, const struct vpca_sweep_row *row,
                      const char **cells, size_t *used)
{
    const struct vpca_sweep_stretch **items = vpca_arena_array(
        writer->arena, row->stretch_count, sizeof(const void *));
    size_t count = settled(row, items);

    for (size_t i = 0; i < count; i++) {
        size_t last = i;

        /* The same first on both sides of slivers is one line. */
        while (last + 1 < count && items[last + 1]->letter == items[i]->letter)
            last++;
        if (row->value)
            cells[(*used)++] = row->value;
        cells[(*used)++] = from_text(writer, i ? items[i - 1] : NULL, items[i]);
        cells[(*used)++] = to_text(writer, items[last],
                                   last + 1 < count ? items[last + 1] : NULL);
        cells[(*used)++] =
            points_text(writer, items[i]->score_from, items[last]->score_to);
        cells[(*used)++] = items[i]->name;
        i = last;
    }
}

static void put_table(struct writer *writer, const struct vpca_sweep_need *need)
{
    static const char *const heads[] = {"from", "to", "points", "first"};
    bool rows = need->rows[0].value != NULL;
    size_t columns = rows ? COLUMNS + 1 : COLUMNS;
    size_t most = 1;
    size_t used = 0;
    const char **cells;
    struct vpca_block *block;

    for (size_t i = 0; i < need->row_count; i++)
        most += need->rows[i].stretch_count;
    cells = vpca_arena_array(writer->arena, most * columns, sizeof(*cells));
    if (rows)
        cells[used++] = writer->sweep->axes[1].path;
    for (size_t i = 0; i < COLUMNS; i++)
        cells[used++] = heads[i];
    for (size_t i = 0; i < need->row_count; i++) {
        if (i && same_row(&need->rows[i - 1], &need->rows[i]))
            put_as_above(&need->rows[i], cells, &used);
        else
            put_cells(writer, &need->rows[i], cells, &used);
    }
    block = add(writer, VPCA_BLOCK_TABLE, NULL);
    block->cells = cells;
    block->rows = used / columns;
    block->columns = columns;
}

/* ---- Slivers ---------------------------------------------------------- */

static void put_sliver(struct writer *writer, const struct vpca_sweep_row *row,
                       size_t first, size_t last)
{
    const char *where =
        row->value ? vpca_arena_printf(writer->arena, "at %s, ", row->value)
                   : "";

    writer->rounded = true;
    add(writer, VPCA_BLOCK_ITEM,
        vpca_arena_printf(
            writer->arena,
            "%sbetween %s and %s the first wavers %zu time%s: points are whole "
            "numbers, and there they are level or nearly so",
            where, row->stretches[first].from, row->stretches[last].to,
            last - first + 1, last == first ? "" : "s"));
}

static void put_slivers(struct writer *writer,
                        const struct vpca_sweep_need *need)
{
    for (size_t i = 0; i < need->row_count; i++) {
        const struct vpca_sweep_row *row = &need->rows[i];

        for (size_t j = 0; j < row->stretch_count; j++) {
            size_t first = j;

            while (j < row->stretch_count && row->stretches[j].sliver)
                j++;
            if (j > first)
                put_sliver(writer, row, first, j - 1);
        }
    }
}

/* ---- The map ---------------------------------------------------------- */

static char letter_of(const struct vpca_sweep_stretch *stretch)
{
    static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    if (!stretch->status)
        return '?';
    if (!stretch->first)
        return '.';
    return stretch->letter < sizeof(letters) - 1 ? letters[stretch->letter]
                                                 : '+';
}

static const struct vpca_sweep_stretch *
stretch_at(const struct vpca_sweep_row *row, int64_t at)
{
    for (size_t i = 0; i < row->stretch_count; i++) {
        if (row->stretches[i].high >= at)
            return &row->stretches[i];
    }
    return &row->stretches[row->stretch_count - 1];
}

static size_t widest_value(const struct vpca_sweep_need *need)
{
    size_t widest = 0;

    for (size_t i = 0; i < need->row_count; i++) {
        size_t width = strlen(need->rows[i].value);

        widest = width > widest ? width : widest;
    }
    return widest;
}

static void add_cells(struct vpca_text *text, const struct vpca_sweep *sweep,
                      const struct vpca_sweep_row *row, size_t cells)
{
    const struct vpca_sweep_axis *from = &sweep->axes[0];
    const struct vpca_axis axis = {.low = from->low, .high = from->high};

    for (size_t i = 0; i < cells; i++) {
        int64_t at =
            from->values ? (int64_t)i : figure_between(&axis, i, cells);
        char letter = letter_of(stretch_at(row, at));

        vpca_text_add_bytes(text, &letter, 1);
        if (from->values && i + 1 < cells)
            vpca_text_add(text, " ");
    }
}

static void put_map(struct writer *writer, const struct vpca_sweep_need *need)
{
    const struct vpca_sweep_axis *axis = &writer->sweep->axes[0];
    size_t left = widest_value(need);
    size_t room = writer->columns > left + MARGIN + 1
                      ? writer->columns - left - MARGIN
                      : 2;
    size_t cells = room < CELLS_MOST ? room : CELLS_MOST;
    struct vpca_text text;

    if (axis->values)
        cells = axis->value_count;
    vpca_text_init(&text, writer->arena);
    for (size_t i = 0; i < need->row_count; i++) {
        const struct vpca_sweep_row *row = &need->rows[i];

        vpca_text_addf(&text, "%s%*s  ", i ? "\n" : "", (int)left, row->value);
        add_cells(&text, writer->sweep, row, cells);
    }
    add(writer, VPCA_BLOCK_CODE, text.bytes);
    for (size_t i = 0; i < need->letter_count; i++) {
        char *letter = vpca_arena_copy(writer->arena, " ", 1);

        letter[0] = letter_of(need->letters[i]);
        add(writer, VPCA_BLOCK_ROW, need->letters[i]->name)->name = letter;
    }
}

/* ---- All -------------------------------------------------------------- */

static void put_need(struct writer *writer, const struct vpca_sweep_need *need)
{
    add(writer, VPCA_BLOCK_HEADING, need->id);
    if (writer->sweep->axis_count > 1)
        put_map(writer, need);
    put_table(writer, need);
    put_slivers(writer, need);
}

const struct vpca_doc *vpca_sweep_doc(vpca_arena *arena,
                                      const struct vpca_sweep *sweep,
                                      unsigned columns)
{
    struct vpca_doc *doc = vpca_arena_alloc(arena, sizeof(*doc));
    struct writer writer = {arena, sweep, doc, columns, false};

    *doc = (struct vpca_doc){0};
    add(&writer, VPCA_BLOCK_TITLE,
        sweep->axis_count > 1
            ? vpca_arena_printf(arena, "%s: %s, for each %s", sweep->input,
                                sweep->axes[0].title, sweep->axes[1].title)
            : vpca_arena_printf(arena, "%s: %s", sweep->input,
                                sweep->axes[0].title));
    for (size_t i = 0; i < sweep->need_count; i++)
        put_need(&writer, &sweep->needs[i]);
    if (sweep->need_count == 0)
        add(&writer, VPCA_BLOCK_TEXT, "no need of the file rests on it");
    if (writer.rounded)
        add(&writer, VPCA_BLOCK_TEXT,
            "figures are rounded for reading; -f json has each to the unit");
    if (!sweep->exact)
        add(&writer, VPCA_BLOCK_TEXT,
            "some ends are not exact: the run was cut short, and more may "
            "change within the stretches");
    return doc;
}
