/* One need as a JSON object. */
#ifndef VPCADVISE_RENDER_JSON_NEED_H
#define VPCADVISE_RENDER_JSON_NEED_H

#include "json_value.h"

cJSON *json_need(const struct json *json, const struct vpca_report_need *from);

/* What a line rests on. */
void json_put_basis(const struct json *json, cJSON *object,
                    const struct vpca_report_basis *basis);
/* A decision that was taken; null without one. */
void json_put_decided(const struct json *json, cJSON *need,
                      const struct vpca_report_decided *from);

/* How sure the first option is; nothing where the report does not say. */
void json_put_stability(const struct json *json, cJSON *need,
                        const struct vpca_report_stability *from);
/* What would have to give where nothing is left. */
void json_put_ways_out(const struct json *json, cJSON *need,
                       const struct vpca_report_need *from);

/* The profile that weighs the need, or null; and what all would make of it:
 * none unless that is asked for. */
void json_put_profiles(const struct json *json, cJSON *need,
                       const struct vpca_report_need *from);

/* What to ask, and what each answer changes. */
void json_put_questions(const struct json *json, cJSON *need,
                        const struct vpca_report_need *from);

#endif
