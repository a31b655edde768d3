/* The whole network as a member of the JSON report. */
#ifndef VPCADVISE_RENDER_JSON_ESTATE_H
#define VPCADVISE_RENDER_JSON_ESTATE_H

#include "json_value.h"

/* Writes `"estate":{...}`, piece by piece: it grows with the needs. */
void json_estate(const struct json *json,
                 const struct vpca_report_estate *estate, FILE *out);

#endif
