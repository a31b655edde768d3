/* A comparison as JSON (docs/compare.md, docs/diff.schema.json). */
#include "diff.h"
#include "json_value.h"

#define SCHEMA "vpcadvise-diff-1"

static void put_state(const struct json *json, cJSON *diff, const char *key,
                      const struct vpca_snapshot *snapshot)
{
    cJSON *object = json_put_object(json, diff, key);

    json_put_text(json, object, "file", snapshot->input);
    json_put_text(json, object, "rules", snapshot->pack);
}

static void put_first(const struct json *json, cJSON *need, const char *key,
                      const struct vpca_snapshot_option *first)
{
    cJSON *object;

    if (!first) {
        json_put_null(json, need, key);
        return;
    }
    object = json_put_object(json, need, key);
    json_put_text(json, object, "option", first->id);
    json_put_text(json, object, "backup", first->backup);
    json_put_text(json, object, "name", first->name);
    json_put_text(json, object, "status", vpca_status_name(first->status));
    json_put_number(json, object, "score", first->score);
}

static void put_differences(const struct json *json, cJSON *parent,
                            const struct vpca_differences *differences)
{
    cJSON *array = json_put_array(json, parent, "differences");

    for (size_t i = 0; i < differences->count; i++) {
        const struct vpca_difference *difference = &differences->items[i];
        cJSON *object = json_push_object(json, array);

        json_put_text(json, object, "kind",
                      vpca_difference_name(difference->kind));
        json_put_text(json, object, "text", difference->text);
        json_put_text(json, object, "option", difference->option);
        json_put_text(json, object, "rule", difference->rule);
        json_put_text(json, object, "path", difference->path);
        json_put_text(json, object, "before", difference->before);
        json_put_text(json, object, "after", difference->after);
    }
}

void diff_json(struct vpca_renderer *renderer,
               const struct vpca_comparison *comparison)
{
    const struct json json = {.arena = renderer->arena};
    cJSON *diff = json_object(&json);
    cJSON *needs;

    json_put_text(&json, diff, "schema", SCHEMA);
    put_state(&json, diff, "before", comparison->before);
    put_state(&json, diff, "after", comparison->after);
    json_put_text(&json, diff, "summary", comparison->summary);
    json_put_number(&json, diff, "changed", (int64_t)comparison->changed);
    needs = json_put_array(&json, diff, "needs");
    for (size_t i = 0; i < comparison->need_count; i++) {
        const struct vpca_compared_need *from = &comparison->needs[i];
        cJSON *need = json_push_object(&json, needs);

        json_put_text(&json, need, "id", from->id);
        json_put_text(&json, need, "title", from->title);
        json_put_text(&json, need, "decision",
                      vpca_decision_name(from->decision));
        put_first(&json, need, "before", from->before);
        put_first(&json, need, "after", from->after);
        put_differences(&json, need, &from->differences);
    }
    put_differences(&json, diff, &comparison->differences);
    json_write(&json, diff, renderer->out, 0, 0);
    fputc('\n', renderer->out);
}
