/* In what order the needs can be built, as a member of the JSON report. */
#include "json_estate.h"

static void put_interim(const struct json *json, cJSON *object,
                        const struct vpca_report_planned *from)
{
    cJSON *to;
    cJSON *lacks;

    if (!from->interim) {
        json_put_null(json, object, "interim");
        return;
    }
    to = json_put_object(json, object, "interim");
    json_put_text(json, to, "option", from->interim);
    json_put_text(json, to, "status", from->interim_status);
    json_put_text(json, to, "text", from->interim_text);
    json_put_number(json, to, "ready_low", from->interim_low);
    json_put_end(json, to, "ready_high", from->interim_high);
    json_put_flag(json, to, "current", from->interim_current);
    json_put_flag(json, to, "stays", from->interim_stays);
    lacks = json_put_array(json, to, "lacks");
    for (size_t i = 0; i < from->lack_count; i++) {
        cJSON *lack = json_push_object(json, lacks);

        json_put_text(json, lack, "fact", from->lacks[i].fact);
        json_put_text(json, lack, "demanded", from->lacks[i].demanded);
        json_put_text(json, lack, "text", from->lacks[i].text);
    }
}

static void put_planned(const struct json *json, cJSON *array,
                        const struct vpca_report_planned *from)
{
    cJSON *to = json_push_object(json, array);

    json_put_text(json, to, "need", from->need);
    json_put_text(json, to, "option", from->option);
    json_put_text(json, to, "backup", from->backup);
    json_put_text(json, to, "text", from->text);
    json_put_texts(json, to, "after", from->after, from->after_count);
    json_put_number(json, to, "lead_low", from->lead_low);
    json_put_end(json, to, "lead_high", from->lead_high);
    json_put_number(json, to, "ready_low", from->ready_low);
    json_put_end(json, to, "ready_high", from->ready_high);
    json_put_text(json, to, "late", from->late);
    put_interim(json, to, from);
}

void json_put_phases(const struct json *json, cJSON *object,
                     const struct vpca_report_estate *estate)
{
    cJSON *phases = json_put_array(json, object, "phases");

    for (size_t i = 0; i < estate->phase_count; i++) {
        const struct vpca_report_phase *from = &estate->phases[i];
        cJSON *to = json_push_object(json, phases);
        cJSON *needs;

        json_put_number(json, to, "number", (int64_t)i + 1);
        json_put_text(json, to, "text", from->text);
        json_put_number(json, to, "ready_low", from->ready_low);
        json_put_end(json, to, "ready_high", from->ready_high);
        needs = json_put_array(json, to, "needs");
        for (size_t j = 0; j < from->need_count; j++)
            put_planned(json, needs, &from->needs[j]);
    }
}
