/* Reads what --vary asks for: a path, and the values that it takes in turn. */
#include "figures.h"

#include <string.h>

#define WEIGHT_MOST VPCA_WEIGHT_MAX
#define FORM        "needs.x.traffic=1..200TB/month, or PATH=a,b,c"

struct axis_reader {
    vpca_arena *arena;
    struct vpca_diags *diags;
    const struct vpca_source *source; /* the text */
    struct vpca_axis axis;
};

/* At the bytes from `start` to `end` of the text. */
static bool refuse(struct axis_reader *reader, const char *start,
                   const char *end, const char *hint, const char *message)
{
    const struct vpca_source *source = reader->source;
    struct vpca_span span = {
        .source = source,
        .start = (uint32_t)(start - source->bytes),
        .end = (uint32_t)(end - source->bytes),
    };

    vpca_diags_add(reader->diags, VPCA_CODE_NOT_SET, span, NULL, hint, "%s",
                   message);
    return false;
}

/* ---- Ranges ----------------------------------------------------------- */

/* A figure with its unit. What is wrong with it is told of itself. */
static bool read_figure(struct axis_reader *reader, const char *text,
                        int64_t *ret_figure)
{
    const struct vpca_source *source = vpca_source_new(
        reader->arena, reader->source->name, text, strlen(text));
    const struct vpca_value_reader values = {.arena = reader->arena,
                                             .diags = reader->diags};
    const struct vpca_node *node =
        vpca_document_parse(reader->arena, source, reader->diags);
    struct vpca_value value;

    if (!node ||
        !vpca_value_read(&values, reader->axis.fact, NULL, node, &value))
        return false;
    *ret_figure = value.as.quantity.low;
    if (value.as.quantity.low == value.as.quantity.high)
        return true;
    vpca_node_report(reader->diags, VPCA_CODE_NOT_SET, node,
                     "write one figure at each end: 1..200 TB/month",
                     "this is no single figure");
    return false;
}

static const char *skip_number(const char *text)
{
    return text + strspn(text, "0123456789. ");
}

static bool read_range(struct axis_reader *reader, const char *value,
                       const char *dots)
{
    struct vpca_axis *axis = &reader->axis;
    const char *high = dots + strlen("..");
    const char *low =
        vpca_arena_copy(reader->arena, value, (size_t)(dots - value));
    const char *end = value + strlen(value);

    if (dots == value || !*high)
        return refuse(reader, value, end, "write " FORM,
                      "a range has two ends here");
    if (!*skip_number(low)) /* the unit is written once */
        low = vpca_arena_printf(reader->arena, "%s %s", low, skip_number(high));
    if (!read_figure(reader, low, &axis->low) ||
        !read_figure(reader, high, &axis->high))
        return false;
    if (axis->low >= axis->high)
        return refuse(reader, value, end, "write the lower end first",
                      "there is nothing between these ends");
    axis->is_range = true;
    return true;
}

/* ---- Lists ------------------------------------------------------------ */

static void add_value(struct axis_reader *reader, const char **values,
                      const char *start, const char *end)
{
    while (start < end && *start == ' ')
        start++;
    values[reader->axis.value_count++] =
        vpca_arena_copy(reader->arena, start, (size_t)(end - start));
}

/* Commas within brackets belong to one value. */
static bool read_list(struct axis_reader *reader, const char *value)
{
    const char **values =
        vpca_arena_array(reader->arena, strlen(value) + 1, sizeof(*values));
    const char *start = value;
    int depth = 0;

    for (const char *at = value;; at++) {
        depth += (*at == '[') + (*at == '{') - (*at == ']') - (*at == '}');
        if (*at && (*at != ',' || depth > 0))
            continue;
        if (at == start)
            return refuse(reader, value, at, "write " FORM,
                          "a value is missing");
        add_value(reader, values, start, at);
        start = at + 1;
        if (!*at)
            break;
    }
    reader->axis.values = values;
    return true;
}

static void list_words(struct axis_reader *reader)
{
    static const char *const truths[] = {"no", "yes"};
    const struct vpca_fact *fact = reader->axis.fact;

    reader->axis.values = fact->domain ? fact->domain->words : truths;
    reader->axis.value_count =
        fact->domain ? fact->domain->count : VPCA_COUNT(truths);
}

static bool list_weights(struct axis_reader *reader, int64_t low, int64_t high)
{
    const char **values =
        vpca_arena_array(reader->arena, WEIGHT_MOST + 1, sizeof(*values));

    for (int64_t i = low; i <= high && i <= WEIGHT_MOST; i++)
        values[reader->axis.value_count++] =
            figure_exact(reader->arena, VPCA_UNIT_COUNT, i);
    reader->axis.values = values;
    return true;
}

/* ---- An axis ---------------------------------------------------------- */

static bool read_all(struct axis_reader *reader, const char *path)
{
    const struct vpca_fact *fact = reader->axis.fact;

    if (!fact)
        return list_weights(reader, 0, WEIGHT_MOST);
    if (fact->type != VPCA_TYPE_WORD && fact->type != VPCA_TYPE_TRUTH)
        return refuse(reader, path, path + strlen(path), "write " FORM,
                      "its values cannot be listed: say which");
    list_words(reader);
    return true;
}

static bool read_values(struct axis_reader *reader, const char *value)
{
    const struct vpca_fact *fact = reader->axis.fact;
    const char *dots = strchr(value, ',') ? NULL : strstr(value, "..");

    if (!dots)
        return read_list(reader, value);
    if (fact && fact->type == VPCA_TYPE_QUANTITY)
        return read_range(reader, value, dots);
    if (!fact && dots == value + 1 && strlen(dots) == 3 && value[0] >= '0' &&
        value[0] <= dots[2] && dots[2] <= '0' + WEIGHT_MOST)
        return list_weights(reader, value[0] - '0', dots[2] - '0');
    return refuse(reader, value, value + strlen(value), "write " FORM,
                  fact ? "only a quantity has a range" : "a weight is 0 to 5");
}

bool vpca_axis_read(vpca_arena *arena, const char *text,
                    struct vpca_diags *diags, struct vpca_axis *ret_axis)
{
    struct axis_reader reader = {
        .arena = arena,
        .diags = diags,
        .source = vpca_source_new(arena, "--vary", text, strlen(text)),
    };
    const char *start = reader.source->bytes;
    size_t length = strcspn(start, "=");
    bool read;

    reader.axis.span =
        (struct vpca_span){.source = reader.source, .end = (uint32_t)length};
    reader.axis.path = vpca_arena_copy(arena, start, length);
    if (place_find(arena, reader.axis.path, &reader.axis.fact) == PLACE_NONE)
        return refuse(&reader, start, start + length,
                      "name a value of the file: needs.x.must.bandwidth, "
                      "needs.x.traffic, sites.y.internet.bandwidth",
                      "no value can be varied there");
    read = start[length] ? read_values(&reader, start + length + 1)
                         : read_all(&reader, start);
    if (read)
        *ret_axis = reader.axis;
    return read;
}
