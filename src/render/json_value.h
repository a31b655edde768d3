/* Building cJSON values: constant keys, strings by reference, and out of
 * memory handled as everywhere else. */
#ifndef VPCADVISE_RENDER_JSON_VALUE_H
#define VPCADVISE_RENDER_JSON_VALUE_H

#include <cJSON.h>

#include "vpcadvise/render.h"

/* Keys are string literals; texts must outlive the object. */
struct json {
    vpca_arena *arena;
};

cJSON *json_object(const struct json *json);
/* Adds an empty object or array and returns it. */
cJSON *json_put_object(const struct json *json, cJSON *object, const char *key);
cJSON *json_put_array(const struct json *json, cJSON *object, const char *key);
cJSON *json_push_object(const struct json *json, cJSON *array);
/* NULL gives null. */
void json_put_text(const struct json *json, cJSON *object, const char *key,
                   const char *text);
void json_put_texts(const struct json *json, cJSON *object, const char *key,
                    const char *const *texts, size_t count);
/* Numbers beyond 2^53, which not every reader keeps, stop there. */
void json_put_number(const struct json *json, cJSON *object, const char *key,
                     int64_t number);
void json_put_null(const struct json *json, cJSON *object, const char *key);
/* null for what is below 0: open, or not there. */
void json_put_end(const struct json *json, cJSON *object, const char *key,
                  int64_t figure);
void json_put_flag(const struct json *json, cJSON *object, const char *key,
                   bool flag);
/* The object on one line, without its first `skip` and last `drop` bytes;
 * frees it. */
void json_write(const struct json *json, cJSON *object, FILE *out, size_t skip,
                size_t drop);

#endif
