/* The whole network as a member of the JSON report. */
#include "json_estate.h"

#include "json_need.h"

static void put_line(const struct json *json, cJSON *lines,
                     const struct vpca_report_bill_line *from)
{
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

static cJSON *pick_of(const struct json *json,
                      const struct vpca_report_pick *from)
{
    cJSON *pick = json_object(json);

    json_put_text(json, pick, "need", from->need);
    json_put_text(json, pick, "option", from->option);
    json_put_text(json, pick, "backup", from->backup);
    json_put_text(json, pick, "status", vpca_status_name(from->status));
    json_put_flag(json, pick, "chosen", from->chosen);
    json_put_text(json, pick, "instead_of", from->instead);
    json_put_text(json, pick, "instead_of_backup", from->instead_backup);
    json_put_text(json, pick, "text", from->reason);
    json_put_number(json, pick, "cents_low", from->cents_low);
    json_put_end(json, pick, "cents_high", from->cents_high);
    json_put_number(json, pick, "alone_low", from->alone_low);
    json_put_end(json, pick, "alone_high", from->alone_high);
    return pick;
}

static cJSON *shared_of(const struct json *json,
                        const struct vpca_report_shared *from)
{
    cJSON *shared = json_object(json);
    cJSON *lines;

    json_put_text(json, shared, "thing", from->thing);
    json_put_text(json, shared, "name", from->name);
    json_put_text(json, shared, "shared", from->shared);
    json_put_text(json, shared, "place", from->place);
    json_put_texts(json, shared, "needs", from->needs, from->need_count);
    json_put_text(json, shared, "carries", from->carries);
    lines = json_put_array(json, shared, "lines");
    for (size_t i = 0; i < from->line_count; i++)
        put_line(json, lines, &from->lines[i]);
    json_put_text(json, shared, "text", from->text);
    json_put_number(json, shared, "cents_low", from->cents_low);
    json_put_end(json, shared, "cents_high", from->cents_high);
    json_put_number(json, shared, "apart_low", from->apart_low);
    json_put_end(json, shared, "apart_high", from->apart_high);
    json_put_basis(json, shared, &from->basis);
    return shared;
}

static void put_bill(const struct json *json, cJSON *object,
                     const struct vpca_report_estate *estate)
{
    cJSON *bill = json_put_object(json, object, "bill");
    cJSON *lines = json_put_array(json, bill, "lines");

    for (size_t i = 0; i < estate->bill_count; i++)
        put_line(json, lines, &estate->bill[i]);
    json_put_text(json, bill, "text", estate->total);
    json_put_number(json, bill, "cents_low", estate->cents_low);
    json_put_end(json, bill, "cents_high", estate->cents_high);
    json_put_number(json, bill, "apart_low", estate->apart_low);
    json_put_end(json, bill, "apart_high", estate->apart_high);
    json_put_number(json, bill, "alone_low", estate->alone_low);
    json_put_end(json, bill, "alone_high", estate->alone_high);
    json_put_text(json, bill, "against", estate->against);
}

static void put_combination(const struct json *json, cJSON *object,
                            const struct vpca_report_estate *estate)
{
    cJSON *combination = json_put_object(json, object, "combination");

    json_put_flag(json, combination, "exact", estate->exact);
    json_put_text(json, combination, "method", estate->method);
    json_put_number(json, combination, "value", estate->value);
    json_put_number(json, combination, "own_value", estate->own_value);
    json_put_text(json, combination, "text", estate->verdict);
}

/* The object without its end, on which arrays follow. */
void json_estate(const struct json *json,
                 const struct vpca_report_estate *estate, FILE *out)
{
    cJSON *object = json_object(json);

    fputs("\"estate\":", out);
    json_put_number(json, object, "needs", (int64_t)estate->counted);
    put_combination(json, object, estate);
    put_bill(json, object, estate);
    json_put_conflicts(json, object, estate);
    json_put_phases(json, object, estate);
    json_write(json, object, out, 0, 1);
    fputs(",\"picks\":[", out);
    for (size_t i = 0; i < estate->pick_count; i++) {
        fputs(i ? "," : "", out);
        json_write(json, pick_of(json, &estate->picks[i]), out, 0, 0);
    }
    fputs("],\"shared\":[", out);
    for (size_t i = 0; i < estate->shared_count; i++) {
        fputs(i ? "," : "", out);
        json_write(json, shared_of(json, &estate->shared[i]), out, 0, 0);
    }
    fputs("]}", out);
}
