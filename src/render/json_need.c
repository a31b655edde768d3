/* One need as a JSON object. */
#include "json_need.h"

void json_put_basis(const struct json *json, cJSON *object,
                    const struct vpca_report_basis *basis)
{
    json_put_text(json, object, "rule", basis->rule);
    json_put_texts(json, object, "claims", basis->claims, basis->claim_count);
    json_put_text(json, object, "judgement", basis->judgement);
    json_put_text(json, object, "dated", basis->dated);
}

/* ---- Options ---------------------------------------------------------- */

static const char *const tone_names[] = {
    [VPCA_TONE_GOOD] = "good",
    [VPCA_TONE_BAD] = "bad",
    [VPCA_TONE_NEUTRAL] = "neutral",
};

static void put_lines(const struct json *json, cJSON *option, const char *key,
                      const struct vpca_report_line *lines, size_t count)
{
    cJSON *array = json_put_array(json, option, key);

    for (size_t i = 0; i < count; i++) {
        const struct vpca_report_line *line = &lines[i];
        cJSON *object = json_push_object(json, array);

        json_put_text(json, object, "kind", line->kind);
        json_put_text(json, object, "tone", tone_names[line->tone]);
        json_put_text(json, object, "text", line->text);
        json_put_text(json, object, "path", line->path);
        json_put_text(json, object, "member", line->member);
        json_put_text(json, object, "owner", line->owner);
        json_put_basis(json, object, &line->basis);
    }
}

static void put_measures(const struct json *json, cJSON *row,
                         const struct vpca_report_failure_row *from)
{
    cJSON *array = json_put_array(json, row, "measures");

    for (size_t i = 0; i < from->measure_count; i++) {
        const struct vpca_report_measure *measure = &from->measures[i];
        cJSON *object = json_push_object(json, array);

        json_put_text(json, object, "text", measure->text);
        json_put_text(json, object, "owner", measure->owner);
        if (measure->build)
            json_put_number(json, object, "build", (int64_t)measure->build);
        else
            json_put_null(json, object, "build");
        json_put_basis(json, object, &measure->basis);
    }
}

static void put_failure_rows(const struct json *json, cJSON *option,
                             const struct vpca_report_option *from)
{
    cJSON *array = json_put_array(json, option, "failure_table");

    for (size_t i = 0; i < from->failure_row_count; i++) {
        const struct vpca_report_failure_row *row = &from->failure_rows[i];
        cJSON *object = json_push_object(json, array);

        json_put_text(json, object, "failure", row->failure);
        json_put_text(json, object, "tone", tone_names[row->tone]);
        json_put_text(json, object, "component", row->component);
        json_put_text(json, object, "effect", row->effect);
        json_put_text(json, object, "acts", row->acts);
        json_put_text(json, object, "path", row->path);
        json_put_text(json, object, "before", row->before);
        json_put_text(json, object, "after", row->after);
        json_put_text(json, object, "text", row->text);
        put_measures(json, object, row);
        json_put_basis(json, object, &row->basis);
    }
}

static void put_failures(const struct json *json, cJSON *option,
                         const struct vpca_report_option *from)
{
    cJSON *array = json_put_array(json, option, "failures");

    for (size_t i = 0; i < from->failure_count; i++) {
        const struct vpca_report_failure *failure = &from->failures[i];
        cJSON *object = json_push_object(json, array);

        json_put_text(json, object, "text", failure->text);
        json_put_text(json, object, "pass", failure->pass);
        json_put_text(json, object, "pass_fact", failure->pass_fact);
        json_put_text(json, object, "pass_value", failure->pass_value);
        json_put_text(json, object, "fix", failure->fix);
        json_put_text(json, object, "path", failure->path);
        json_put_text(json, object, "member", failure->member);
        json_put_text(json, object, "waived", failure->waived);
        json_put_basis(json, object, &failure->basis);
    }
}

static void put_ledger(const struct json *json, cJSON *option,
                       const struct vpca_report_option *from)
{
    cJSON *array = json_put_array(json, option, "ledger");

    for (size_t i = 0; i < from->ledger_count; i++) {
        const struct vpca_report_ledger_line *line = &from->ledger[i];
        cJSON *object = json_push_object(json, array);

        json_put_text(json, object, "criterion", line->criterion);
        json_put_text(json, object, "text", line->text);
        json_put_number(json, object, "weight", line->weight);
        json_put_number(json, object, "points", line->points);
        json_put_number(json, object, "product", line->product);
        json_put_flag(json, object, "quarter", line->quarter);
        json_put_number(json, object, "least", line->least);
        json_put_number(json, object, "most", line->most);
        json_put_basis(json, object, &line->basis);
    }
}

static void put_criteria(const struct json *json, cJSON *option,
                         const struct vpca_report_option *from)
{
    cJSON *array = json_put_array(json, option, "criteria");

    for (size_t i = 0; i < from->criterion_count; i++) {
        const struct vpca_report_criterion *criterion = &from->criteria[i];
        cJSON *object = json_push_object(json, array);

        json_put_text(json, object, "id", criterion->id);
        json_put_text(json, object, "name", criterion->name);
        json_put_number(json, object, "weight", criterion->weight);
        json_put_flag(json, object, "said", criterion->said);
        json_put_number(json, object, "points", criterion->points);
    }
}

/* An open end is null. */
static void put_cents(const struct json *json, cJSON *object, int64_t low,
                      int64_t high)
{
    json_put_number(json, object, "cents_low", low);
    if (high < 0)
        json_put_null(json, object, "cents_high");
    else
        json_put_number(json, object, "cents_high", high);
}

static void put_cost(const struct json *json, cJSON *option,
                     const struct vpca_report_option *from)
{
    cJSON *cost = json_put_object(json, option, "cost");
    cJSON *lines;

    json_put_text(json, cost, "text", from->cost);
    json_put_text(json, cost, "detail", from->cost_detail);
    put_cents(json, cost, from->cents_low, from->cents_high);
    lines = json_put_array(json, cost, "lines");
    for (size_t i = 0; i < from->cost_count; i++) {
        const struct vpca_report_cost_line *line = &from->costs[i];
        cJSON *object = json_push_object(json, lines);

        json_put_text(json, object, "text", line->text);
        json_put_text(json, object, "option", line->option);
        json_put_text(json, object, "amount", line->amount);
        put_cents(json, object, line->cents_low, line->cents_high);
        json_put_text(json, object, "as_of", line->as_of);
        json_put_basis(json, object, &line->basis);
    }
}

static void put_pair(const struct json *json, cJSON *option,
                     const struct vpca_report_option *from)
{
    const struct vpca_report_pair *pair = from->pair;
    cJSON *object;

    if (!pair) {
        json_put_null(json, option, "pair");
    } else {
        object = json_put_object(json, option, "pair");
        json_put_text(json, object, "text", pair->text);
        json_put_text(json, object, "alone_status",
                      vpca_status_name(pair->alone_status));
        if (pair->alone_score < 0)
            json_put_null(json, object, "alone_score");
        else
            json_put_number(json, object, "alone_score", pair->alone_score);
        put_cents(json, object, pair->alone_cents_low, pair->alone_cents_high);
    }
    if (!from->stronger) {
        json_put_null(json, option, "stronger");
        return;
    }
    object = json_put_object(json, option, "stronger");
    json_put_text(json, object, "backup", from->stronger);
    json_put_text(json, object, "text", from->stronger_text);
}

static void put_standing(const struct json *json, cJSON *option,
                         const struct vpca_report_option *from)
{
    bool ranked = from->rank > 0;

    json_put_text(json, option, "status", vpca_status_name(from->status));
    if (ranked) {
        json_put_number(json, option, "rank", from->rank);
        json_put_number(json, option, "score", from->score);
        json_put_number(json, option, "total", from->total);
        json_put_number(json, option, "weight_sum", from->weight_sum);
    } else {
        json_put_null(json, option, "rank");
        json_put_null(json, option, "score");
        json_put_null(json, option, "total");
        json_put_null(json, option, "weight_sum");
    }
    json_put_flag(json, option, "chosen", from->chosen);
    json_put_flag(json, option, "waived", from->waived);
    json_put_text(json, option, "ruled_out", from->ruled_out);
}

static void put_option(const struct json *json, cJSON *array,
                       const struct vpca_report_option *from)
{
    cJSON *option = json_push_object(json, array);

    json_put_text(json, option, "id", from->id);
    json_put_text(json, option, "name", from->name);
    json_put_text(json, option, "backup", from->backup);
    json_put_text(json, option, "backup_name", from->backup_name);
    json_put_text(json, option, "use", from->use);
    put_standing(json, option, from);
    json_put_texts(json, option, "conditions", from->conditions,
                   from->condition_count);
    put_failures(json, option, from);
    put_lines(json, option, "open", from->open, from->open_count);
    put_lines(json, option, "reasons", from->reasons, from->reason_count);
    put_lines(json, option, "caveats", from->caveats, from->caveat_count);
    put_lines(json, option, "builds", from->builds, from->build_count);
    put_failure_rows(json, option, from);
    put_pair(json, option, from);
    put_ledger(json, option, from);
    put_criteria(json, option, from);
    if (from->cost)
        put_cost(json, option, from);
    else
        json_put_null(json, option, "cost");
}

/* ---- The need --------------------------------------------------------- */

static void put_demands(const struct json *json, cJSON *need,
                        const struct vpca_report_need *from)
{
    cJSON *array = json_put_array(json, need, "demands");

    for (size_t i = 0; i < from->demand_count; i++) {
        const struct vpca_report_demand *demand = &from->demands[i];
        cJSON *object = json_push_object(json, array);

        json_put_text(json, object, "fact", demand->fact);
        json_put_text(json, object, "value", demand->value);
        json_put_text(json, object, "text", demand->text);
        json_put_text(json, object, "reason", demand->reason);
        json_put_text(json, object, "control", demand->control);
        json_put_text(json, object, "framework", demand->framework);
        json_put_flag(json, object, "backup", demand->backup);
    }
}

static void put_notes(const struct json *json, cJSON *need, const char *key,
                      const struct vpca_report_note *notes, size_t count)
{
    cJSON *array = json_put_array(json, need, key);

    for (size_t i = 0; i < count; i++) {
        cJSON *object = json_push_object(json, array);

        json_put_text(json, object, "text", notes[i].text);
        json_put_text(json, object, "fact", notes[i].fact);
        json_put_texts(json, object, "members", notes[i].members,
                       notes[i].member_count);
        json_put_basis(json, object, &notes[i].basis);
    }
}

cJSON *json_need(const struct json *json, const struct vpca_report_need *from)
{
    cJSON *need = json_object(json);
    cJSON *options;

    json_put_text(json, need, "id", from->id);
    json_put_text(json, need, "kind", from->kind);
    json_put_text(json, need, "kind_name", from->kind_name);
    json_put_text(json, need, "title", from->title);
    json_put_flag(json, need, "between", from->between);
    json_put_texts(json, need, "from", from->from, from->from_count);
    json_put_texts(json, need, "to", from->to, from->to_count);
    json_put_text(json, need, "headline", from->headline);
    put_demands(json, need, from);
    options = json_put_array(json, need, "options");
    for (size_t i = 0; i < from->option_count; i++)
        put_option(json, options, &from->options[i]);
    json_put_decided(json, need, from->decided);
    json_put_profiles(json, need, from);
    json_put_stability(json, need, from->stability);
    json_put_ways_out(json, need, from);
    put_notes(json, need, "assumptions", from->assumptions,
              from->assumption_count);
    json_put_questions(json, need, from);
    put_notes(json, need, "compliance", from->compliance,
              from->compliance_count);
    put_notes(json, need, "waivers", from->waivers, from->waiver_count);
    return need;
}
