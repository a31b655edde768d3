/* Profiles as JSON: that which weighs a need, and all of them. */
#include "json_need.h"

static void put_under(const struct json *json, cJSON *array,
                      const struct vpca_report_under_profile *from)
{
    cJSON *object = json_push_object(json, array);

    json_put_text(json, object, "profile", from->profile);
    json_put_flag(json, object, "given", from->given);
    json_put_text(json, object, "first", from->first);
    json_put_text(json, object, "first_name", from->first_name);
    json_put_text(json, object, "backup", from->backup);
    json_put_text(json, object, "backup_name", from->backup_name);
    json_put_text(json, object, "status", from->status);
    json_put_end(json, object, "score", from->score);
    json_put_end(json, object, "margin", from->margin);
    json_put_text(json, object, "text", from->text);
}

void json_put_profiles(const struct json *json, cJSON *need,
                       const struct vpca_report_need *from)
{
    cJSON *profile;
    cJSON *array;

    if (from->profile) {
        profile = json_put_object(json, need, "profile");
        json_put_text(json, profile, "id", from->profile->id);
        json_put_text(json, profile, "text", from->profile->text);
    } else {
        json_put_null(json, need, "profile");
    }
    array = json_put_array(json, need, "profiles");
    for (size_t i = 0; i < from->profile_count; i++)
        put_under(json, array, &from->profiles[i]);
}
