/* What would have to give where nothing is left, as a JSON array. */
#include "json_need.h"

static void put_demands(const struct json *json, cJSON *way,
                        const struct vpca_report_way_out *from)
{
    cJSON *array = json_put_array(json, way, "demands");

    for (size_t i = 0; i < from->demand_count; i++) {
        const struct vpca_report_giving *demand = &from->demands[i];
        cJSON *item = json_push_object(json, array);

        json_put_text(json, item, "fact", demand->fact);
        json_put_text(json, item, "path", demand->path);
        json_put_text(json, item, "control", demand->control);
        json_put_text(json, item, "was", demand->was);
        json_put_text(json, item, "would_be", demand->would_be);
        json_put_text(json, item, "text", demand->text);
    }
}

void json_put_ways_out(const struct json *json, cJSON *need,
                       const struct vpca_report_need *from)
{
    cJSON *array = json_put_array(json, need, "ways_out");

    for (size_t i = 0; i < from->way_out_count; i++) {
        const struct vpca_report_way_out *way = &from->ways_out[i];
        cJSON *item = json_push_object(json, array);

        put_demands(json, item, way);
        json_put_text(json, item, "first", way->first);
        json_put_text(json, item, "backup", way->backup);
        json_put_text(json, item, "status", vpca_status_name(way->status));
        json_put_number(json, item, "score", way->score);
        json_put_text(json, item, "text", way->text);
    }
}
