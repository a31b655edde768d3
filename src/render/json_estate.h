/* The whole network as a member of the JSON report. */
#ifndef VPCADVISE_RENDER_JSON_ESTATE_H
#define VPCADVISE_RENDER_JSON_ESTATE_H

#include "json_value.h"

/* Writes `"estate":{...}`, piece by piece: it grows with the needs. */
void json_estate(const struct json *json,
                 const struct vpca_report_estate *estate, FILE *out);

/* Parts of it. */
void json_put_conflicts(const struct json *json, cJSON *object,
                        const struct vpca_report_estate *estate);
void json_put_phases(const struct json *json, cJSON *object,
                     const struct vpca_report_estate *estate);

#endif
