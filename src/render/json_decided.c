/* A decision that was taken, as a JSON object. */
#include "json_need.h"

void json_put_decided(const struct json *json, cJSON *need,
                      const struct vpca_report_decided *from)
{
    cJSON *object;
    cJSON *changes;

    if (!from) {
        json_put_null(json, need, "decided");
        return;
    }
    object = json_put_object(json, need, "decided");
    json_put_text(json, object, "text", from->text);
    json_put_text(json, object, "option", from->option);
    json_put_text(json, object, "backup", from->backup);
    json_put_text(json, object, "on", from->on);
    json_put_number(json, object, "score", from->score);
    json_put_end(json, object, "score_now", from->score_now);
    json_put_text(json, object, "rules", from->rules);
    json_put_text(json, object, "instead_of", from->instead_of);
    json_put_text(json, object, "instead_of_backup", from->instead_of_backup);
    changes = json_put_array(json, object, "changes");
    for (size_t i = 0; i < from->change_count; i++) {
        cJSON *change = json_push_object(json, changes);

        json_put_text(json, change, "kind", from->kinds[i]);
        json_put_text(json, change, "text", from->changes[i]);
    }
}
