/* The whole network as a member of the JSON report. */
#include "json_estate.h"

#include "json_need.h"

void json_put_end(const struct json *json, cJSON *object, const char *key,
                  int64_t figure)
{
    if (figure < 0)
        json_put_null(json, object, key);
    else
        json_put_number(json, object, key, figure);
}

static void put_bill(const struct json *json, cJSON *object,
                     const struct vpca_report_estate *estate)
{
    cJSON *bill = json_put_object(json, object, "bill");
    cJSON *lines = json_put_array(json, bill, "lines");

    for (size_t i = 0; i < estate->bill_count; i++) {
        const struct vpca_report_bill_line *from = &estate->bill[i];
        cJSON *line = json_push_object(json, lines);

        json_put_text(json, line, "price", from->price);
        json_put_text(json, line, "text", from->text);
        json_put_text(json, line, "per", from->per);
        json_put_number(json, line, "count_low", from->count_low);
        json_put_end(json, line, "count_high", from->count_high);
        json_put_text(json, line, "amount", from->amount);
        json_put_number(json, line, "cents_low", from->cents_low);
        json_put_end(json, line, "cents_high", from->cents_high);
        json_put_text(json, line, "as_of", from->as_of);
        json_put_basis(json, line, &from->basis);
    }
    json_put_text(json, bill, "text", estate->total);
    json_put_number(json, bill, "cents_low", estate->cents_low);
    json_put_end(json, bill, "cents_high", estate->cents_high);
    json_put_number(json, bill, "alone_low", estate->alone_low);
    json_put_end(json, bill, "alone_high", estate->alone_high);
}

void json_estate(const struct json *json,
                 const struct vpca_report_estate *estate, FILE *out)
{
    cJSON *object = json_object(json);

    fputs("\"estate\":", out);
    json_put_number(json, object, "needs", (int64_t)estate->counted);
    put_bill(json, object, estate);
    json_put_conflicts(json, object, estate);
    json_put_phases(json, object, estate);
    json_write(json, object, out, 0, 0);
}
