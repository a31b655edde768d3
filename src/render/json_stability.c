/* How sure the first option is, as a JSON object. */
#include "json_need.h"

static void put_wins(const struct json *json, cJSON *object,
                     const struct vpca_report_stability *from)
{
    cJSON *array = json_put_array(json, object, "wins");

    for (size_t i = 0; i < from->win_count; i++) {
        cJSON *win = json_push_object(json, array);

        json_put_text(json, win, "option", from->wins[i].option);
        json_put_text(json, win, "backup", from->wins[i].backup);
        json_put_number(json, win, "count", from->wins[i].count);
    }
}

static void put_flips(const struct json *json, cJSON *object,
                      const struct vpca_report_stability *from)
{
    cJSON *array = json_put_array(json, object, "flips");

    for (size_t i = 0; i < from->flip_count; i++) {
        const struct vpca_report_flip *flip = &from->flips[i];
        cJSON *item = json_push_object(json, array);

        json_put_text(json, item, "criterion", flip->criterion);
        json_put_text(json, item, "weight", flip->weight);
        json_put_number(json, item, "numerator", flip->numerator);
        json_put_number(json, item, "denominator", flip->denominator);
        json_put_text(json, item, "direction", flip->above ? "above" : "below");
        json_put_text(json, item, "first", flip->first);
        json_put_text(json, item, "backup", flip->backup);
        json_put_flag(json, item, "beyond_scale", flip->beyond_scale);
        json_put_text(json, item, "text", flip->text);
    }
}

static void put_rivals(const struct json *json, cJSON *object,
                       const struct vpca_report_stability *from)
{
    cJSON *array = json_put_array(json, object, "rivals");

    for (size_t i = 0; i < from->rival_count; i++) {
        const struct vpca_report_rival *rival = &from->rivals[i];
        cJSON *item = json_push_object(json, array);

        json_put_text(json, item, "option", rival->option);
        json_put_text(json, item, "backup", rival->backup);
        json_put_text(json, item, "kind", rival->kind);
        json_put_text(json, item, "text", rival->text);
    }
}

void json_put_stability(const struct json *json, cJSON *need,
                        const struct vpca_report_stability *from)
{
    cJSON *object;

    if (!from)
        return;
    object = json_put_object(json, need, "stability");
    json_put_text(json, object, "verdict", from->verdict);
    json_put_text(json, object, "text", from->text);
    if (from->margin < 0)
        json_put_null(json, object, "margin");
    else
        json_put_number(json, object, "margin", from->margin);
    json_put_number(json, object, "weightings", from->weightings);
    put_wins(json, object, from);
    put_flips(json, object, from);
    put_rivals(json, object, from);
}
