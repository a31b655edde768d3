/* What the needs cannot have together, as a member of the JSON report. */
#include "json_estate.h"

#include "json_need.h"

void json_put_conflicts(const struct json *json, cJSON *object,
                        const struct vpca_report_estate *estate)
{
    cJSON *conflicts = json_put_array(json, object, "conflicts");

    for (size_t i = 0; i < estate->conflict_count; i++) {
        const struct vpca_report_conflict *from = &estate->conflicts[i];
        cJSON *to = json_push_object(json, conflicts);

        json_put_text(json, to, "limit", from->limit);
        json_put_text(json, to, "severity", from->severity);
        json_put_flag(json, to, "sure", from->sure);
        json_put_text(json, to, "at", from->at);
        json_put_text(json, to, "place", from->place);
        json_put_text(json, to, "account", from->account);
        json_put_text(json, to, "text", from->text);
        json_put_text(json, to, "fix", from->fix);
        json_put_end(json, to, "count_low", from->count_low);
        json_put_end(json, to, "count_high", from->count_high);
        json_put_end(json, to, "most", from->most);
        json_put_texts(json, to, "alike", from->alike,
                       from->alike[0] ? VPCA_COUNT(from->alike) : 0);
        json_put_texts(json, to, "needs", from->needs, from->named);
        json_put_number(json, to, "need_count", (int64_t)from->need_count);
        json_put_basis(json, to, &from->basis);
    }
    json_put_number(json, object, "uncounted", (int64_t)estate->uncounted);
}
