/* Building cJSON values: constant keys, strings by reference, and out of
 * memory handled as everywhere else. */
#include <assert.h>
#include <inttypes.h>
#include <string.h>

#include "json_value.h"

#define NUMBER_MOST (INT64_C(1) << 53)

/* The arena owns the hook for memory that could not be had; asking it for
 * more than there can be calls it. */
static void out_of_memory(const struct json *json)
{
    vpca_arena_array(json->arena, SIZE_MAX, 2);
}

static cJSON *checked(const struct json *json, cJSON *value)
{
    if (!value)
        out_of_memory(json);
    return value;
}

static void put(const struct json *json, cJSON *object, const char *key,
                cJSON *value)
{
    if (!cJSON_AddItemToObjectCS(object, key, checked(json, value)))
        out_of_memory(json);
}

static void push(const struct json *json, cJSON *array, cJSON *value)
{
    if (!cJSON_AddItemToArray(array, checked(json, value)))
        out_of_memory(json);
}

cJSON *json_object(const struct json *json)
{
    return checked(json, cJSON_CreateObject());
}

cJSON *json_put_object(const struct json *json, cJSON *object, const char *key)
{
    cJSON *value = cJSON_CreateObject();

    put(json, object, key, value);
    return value;
}

cJSON *json_put_array(const struct json *json, cJSON *object, const char *key)
{
    cJSON *value = cJSON_CreateArray();

    put(json, object, key, value);
    return value;
}

cJSON *json_push_object(const struct json *json, cJSON *array)
{
    cJSON *value = cJSON_CreateObject();

    push(json, array, value);
    return value;
}

void json_put_text(const struct json *json, cJSON *object, const char *key,
                   const char *text)
{
    put(json, object, key,
        text ? cJSON_CreateStringReference(text) : cJSON_CreateNull());
}

void json_put_texts(const struct json *json, cJSON *object, const char *key,
                    const char *const *texts, size_t count)
{
    cJSON *array = json_put_array(json, object, key);

    for (size_t i = 0; i < count; i++)
        push(json, array, cJSON_CreateStringReference(texts[i]));
}

/* cJSON writes numbers as floating point, which is slow and stops at fifteen
 * digits; the digits of an integer are put in as they are. */
static cJSON *create_integer(const struct json *json, int64_t number)
{
    cJSON *value = cJSON_CreateStringReference(
        vpca_arena_printf(json->arena, "%" PRId64, number));

    if (value)
        value->type = cJSON_Raw | cJSON_IsReference;
    return value;
}

void json_put_number(const struct json *json, cJSON *object, const char *key,
                     int64_t number)
{
    if (number > NUMBER_MOST)
        number = NUMBER_MOST;
    if (number < -NUMBER_MOST)
        number = -NUMBER_MOST;
    put(json, object, key, create_integer(json, number));
}

void json_put_null(const struct json *json, cJSON *object, const char *key)
{
    put(json, object, key, cJSON_CreateNull());
}

void json_put_end(const struct json *json, cJSON *object, const char *key,
                  int64_t figure)
{
    if (figure < 0)
        json_put_null(json, object, key);
    else
        json_put_number(json, object, key, figure);
}

void json_put_flag(const struct json *json, cJSON *object, const char *key,
                   bool flag)
{
    put(json, object, key, cJSON_CreateBool(flag));
}

void json_write(const struct json *json, cJSON *object, FILE *out, size_t skip,
                size_t drop)
{
    char *text = cJSON_PrintUnformatted(object);
    size_t length;

    if (!text) {
        out_of_memory(json);
        return;
    }
    length = strlen(text);
    assert(length >= skip + drop);
    fwrite(text + skip, 1, length - skip - drop, out);
    cJSON_free(text);
    cJSON_Delete(object);
}
