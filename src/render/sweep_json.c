/* A sweep as JSON (docs/sweep.md, docs/sweep.schema.json). */
#include "json_value.h"
#include "sweep.h"

#define SCHEMA "vpcadvise-sweep-1"

static void put_axis(const struct json *json, cJSON *axes,
                     const struct vpca_sweep_axis *from)
{
    cJSON *axis = json_push_object(json, axes);

    json_put_text(json, axis, "path", from->path);
    if (from->values) {
        json_put_texts(json, axis, "values", from->values, from->value_count);
        return;
    }
    json_put_text(json, axis, "unit", from->unit);
    json_put_number(json, axis, "low", from->low);
    json_put_number(json, axis, "high", from->high);
}

static void put_score(const struct json *json, cJSON *object, const char *key,
                      int score)
{
    if (score < 0)
        json_put_null(json, object, key);
    else
        json_put_number(json, object, key, score);
}

static void put_stretch(const struct json *json, cJSON *stretches,
                        const struct vpca_sweep_stretch *from)
{
    cJSON *stretch = json_push_object(json, stretches);

    json_put_number(json, stretch, "low", from->low);
    json_put_number(json, stretch, "high", from->high);
    json_put_text(json, stretch, "from", from->from);
    json_put_text(json, stretch, "to", from->to);
    json_put_text(json, stretch, "first", from->first);
    json_put_text(json, stretch, "backup", from->backup);
    json_put_text(json, stretch, "name", from->name);
    json_put_text(json, stretch, "status", from->status);
    put_score(json, stretch, "score_low", from->score_from);
    put_score(json, stretch, "score_high", from->score_to);
    json_put_flag(json, stretch, "sliver", from->sliver);
    json_put_flag(json, stretch, "exact", from->exact);
}

static void put_row(const struct json *json, cJSON *rows,
                    const struct vpca_sweep_row *from)
{
    cJSON *row = json_push_object(json, rows);
    cJSON *stretches;

    if (from->value)
        json_put_number(json, row, "at", from->at);
    else
        json_put_null(json, row, "at");
    json_put_text(json, row, "value", from->value);
    stretches = json_put_array(json, row, "stretches");
    for (size_t i = 0; i < from->stretch_count; i++)
        put_stretch(json, stretches, &from->stretches[i]);
}

void sweep_json(struct vpca_renderer *renderer, const struct vpca_sweep *sweep)
{
    const struct json json = {.arena = renderer->arena};
    cJSON *object = json_object(&json);
    cJSON *array;

    json_put_text(&json, object, "schema", SCHEMA);
    json_put_text(&json, object, "file", sweep->input);
    json_put_flag(&json, object, "exact", sweep->exact);
    array = json_put_array(&json, object, "axes");
    for (size_t i = 0; i < sweep->axis_count; i++)
        put_axis(&json, array, &sweep->axes[i]);
    array = json_put_array(&json, object, "needs");
    for (size_t i = 0; i < sweep->need_count; i++) {
        const struct vpca_sweep_need *from = &sweep->needs[i];
        cJSON *need = json_push_object(&json, array);
        cJSON *rows;

        json_put_text(&json, need, "id", from->id);
        rows = json_put_array(&json, need, "rows");
        for (size_t j = 0; j < from->row_count; j++)
            put_row(&json, rows, &from->rows[j]);
    }
    json_write(&json, object, renderer->out, 0, 0);
    fputc('\n', renderer->out);
}
