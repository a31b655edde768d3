/* The JSON format: one object, written need by need (docs/report-json.md). */
#include "formats.h"
#include "json_estate.h"
#include "json_need.h"

#define SCHEMA "vpcadvise-report-1"

/* ---- Before the needs ------------------------------------------------- */

static void put_packs(const struct json *json, cJSON *rules,
                      const struct vpca_report_head *head)
{
    cJSON *packs = json_put_array(json, rules, "packs");

    for (size_t i = 0; i < head->pack_count; i++) {
        const struct vpca_pack *from = &head->packs[i];
        cJSON *pack = json_push_object(json, packs);

        json_put_text(json, pack, "id", from->id);
        json_put_text(json, pack, "edition", from->edition);
        json_put_text(json, pack, "date", from->date);
        json_put_text(json, pack, "title", from->title);
        json_put_text(json, pack, "extends", from->extends);
    }
}

static void put_changes(const struct json *json, cJSON *rules,
                        const struct vpca_report_head *head)
{
    cJSON *changes = json_put_array(json, rules, "changes");

    for (size_t i = 0; i < head->change_count; i++) {
        const struct vpca_change *from = &head->changes[i];
        cJSON *change = json_push_object(json, changes);

        json_put_text(json, change, "action", vpca_change_name(from->action));
        json_put_text(json, change, "kind", from->kind);
        json_put_text(json, change, "id", from->id);
        json_put_text(json, change, "pack", from->pack->id);
        json_put_text(json, change, "reason", from->reason);
    }
}

/* Everything but the needs is small: head and tail are objects of their own,
 * of which the brace towards the needs is left out. */
void json_begin(struct vpca_renderer *renderer,
                const struct vpca_report_head *head)
{
    const struct json json = {.arena = renderer->arena};
    cJSON *report = json_object(&json);
    cJSON *rules;
    cJSON *input;

    json_put_text(&json, report, "schema", SCHEMA);
    json_put_text(&json, report, "version", head->version);
    json_put_text(&json, report, "tool", head->tool);
    rules = json_put_object(&json, report, "rules");
    json_put_text(&json, rules, "id", head->pack);
    json_put_text(&json, rules, "edition", head->pack_edition);
    json_put_text(&json, rules, "date", head->pack_date);
    json_put_text(&json, rules, "title", head->pack_title);
    put_packs(&json, rules, head);
    put_changes(&json, rules, head);
    input = json_put_object(&json, report, "input");
    json_put_text(&json, input, "file", head->input);
    json_put_text(&json, input, "name", head->name);
    json_put_text(&json, input, "today", head->today);
    if (head->sites == UINT64_MAX)
        json_put_null(&json, input, "sites");
    else
        json_put_number(&json, input, "sites", (int64_t)head->sites);
    if (head->vpcs == UINT64_MAX)
        json_put_null(&json, input, "vpcs");
    else
        json_put_number(&json, input, "vpcs", (int64_t)head->vpcs);
    json_put_number(&json, input, "needs", (int64_t)head->needs);
    json_put_text(&json, input, "profile", head->profile);
    json_write(&json, report, renderer->out, 0, 1);
    fputs(",\"needs\":[", renderer->out);
}

void json_add_need(struct vpca_renderer *renderer,
                   const struct vpca_report_need *need)
{
    const struct json json = {.arena = renderer->arena};

    fputs(renderer->needs ? ",\n" : "\n", renderer->out);
    json_write(&json, json_need(&json, need), renderer->out, 0, 0);
    renderer->needs++;
}

/* ---- After the needs -------------------------------------------------- */

static void put_place(const struct json *json, cJSON *finding,
                      const struct vpca_span *span)
{
    struct vpca_place start;
    struct vpca_place end;

    if (!span->source) {
        json_put_null(json, finding, "file");
        json_put_null(json, finding, "line");
        json_put_null(json, finding, "column");
        json_put_null(json, finding, "end_line");
        json_put_null(json, finding, "end_column");
        return;
    }
    start = vpca_source_place(span->source, span->start);
    end = vpca_source_place(span->source, span->end);
    json_put_text(json, finding, "file", span->source->name);
    json_put_number(json, finding, "line", (int64_t)start.line);
    json_put_number(json, finding, "column", (int64_t)start.column);
    json_put_number(json, finding, "end_line", (int64_t)end.line);
    json_put_number(json, finding, "end_column", (int64_t)end.column);
}

static void put_findings(const struct json *json, cJSON *report,
                         const struct vpca_diags *findings)
{
    cJSON *array = json_put_array(json, report, "findings");

    for (size_t i = 0; i < findings->count; i++) {
        const struct vpca_diag *diag = &findings->items[i];
        cJSON *finding = json_push_object(json, array);

        json_put_text(json, finding, "code", vpca_code_name(diag->code));
        json_put_text(json, finding, "severity",
                      vpca_severity_name(vpca_code_severity(diag->code)));
        json_put_text(json, finding, "message", diag->message);
        json_put_text(json, finding, "hint", diag->hint);
        json_put_text(json, finding, "path", diag->path);
        put_place(json, finding, &diag->span);
    }
}

static void put_gate(const struct json *json, cJSON *array, enum vpca_gate gate,
                     const struct vpca_gate_failure *why, int limit)
{
    cJSON *object = json_push_object(json, array);

    json_put_text(json, object, "name", vpca_gate_name(gate));
    json_put_flag(json, object, "failed", why != NULL);
    json_put_text(json, object, "need", why ? why->need : NULL);
    json_put_text(json, object, "text",
                  why ? why->text : vpca_gate_held(json->arena, gate, limit));
}

/* A gate that failed stands once per reason. */
static void put_gates(const struct json *json, cJSON *report,
                      const struct vpca_report_summary *summary)
{
    cJSON *array = json_put_array(json, report, "gates");
    bool failed[VPCA_GATE_COUNT] = {false};

    for (size_t i = 0; i < summary->failure_count; i++) {
        const struct vpca_gate_failure *failure = &summary->failures[i];

        failed[failure->gate] = true;
        put_gate(json, array, failure->gate, failure, 0);
    }
    for (unsigned i = 0; i < VPCA_GATE_COUNT; i++) {
        if (summary->gates[i].on && !failed[i])
            put_gate(json, array, (enum vpca_gate)i, NULL,
                     summary->gates[i].limit);
    }
}

static void put_summary(const struct json *json, cJSON *report,
                        const struct vpca_diags *findings,
                        const struct vpca_report_summary *summary)
{
    cJSON *object = json_put_object(json, report, "summary");

    json_put_number(json, object, "needs", (int64_t)summary->needs);
    json_put_number(json, object, "decided", (int64_t)summary->decided);
    json_put_number(json, object, "open", (int64_t)summary->open);
    json_put_number(json, object, "stuck", (int64_t)summary->stuck);
    json_put_number(json, object, "warnings", (int64_t)findings->warnings);
    json_put_flag(json, object, "passed", summary->failure_count == 0);
}

void json_end(struct vpca_renderer *renderer,
              const struct vpca_report_head *head,
              const struct vpca_report_estate *estate,
              const struct vpca_diags *findings,
              const struct vpca_report_summary *summary)
{
    const struct json json = {.arena = renderer->arena};
    cJSON *report = json_object(&json);

    (void)head;
    put_findings(&json, report, findings);
    put_gates(&json, report, summary);
    put_summary(&json, report, findings, summary);
    fputs("\n],", renderer->out);
    json_estate(&json, estate, renderer->out);
    fputs(",\n", renderer->out);
    json_write(&json, report, renderer->out, 1, 0);
    fputs("\n", renderer->out);
}
