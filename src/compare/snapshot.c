/* The advice on a whole file, kept as text and numbers. */
#include <string.h>

#include "state.h"

static const char *copy(vpca_arena *arena, const char *text)
{
    return text ? vpca_arena_copy(arena, text, strlen(text)) : NULL;
}

/* ---- An option -------------------------------------------------------- */

static void excluding_fill(vpca_arena *arena,
                           const struct vpca_report_option *from,
                           struct vpca_snapshot_rules *to)
{
    to->items =
        vpca_arena_array(arena, from->failure_count, sizeof(*to->items));
    for (size_t i = 0; i < from->failure_count; i++) {
        const struct vpca_report_failure *failure = &from->failures[i];

        if (failure->waived)
            continue;
        to->items[to->count++] = (struct vpca_snapshot_rule){
            .id = copy(arena, failure->basis.rule),
            .path = copy(arena, failure->path),
            .member = copy(arena, failure->member),
            .text = copy(arena, failure->text),
        };
    }
    state_sort_rules(arena, to);
}

static void open_fill(vpca_arena *arena, const struct vpca_report_option *from,
                      struct vpca_snapshot_rules *to)
{
    to->items = vpca_arena_array(arena, from->open_count, sizeof(*to->items));
    for (size_t i = 0; i < from->open_count; i++) {
        const struct vpca_report_line *line = &from->open[i];

        to->items[to->count++] = (struct vpca_snapshot_rule){
            .id = copy(arena, line->basis.rule),
            .path = copy(arena, line->path),
            .member = copy(arena, line->member),
            .text = copy(arena, line->text),
        };
    }
    state_sort_rules(arena, to);
}

static void points_fill(vpca_arena *arena,
                        const struct vpca_report_option *from,
                        struct vpca_snapshot_rules *to)
{
    to->items = vpca_arena_array(arena, from->ledger_count, sizeof(*to->items));
    for (size_t i = 0; i < from->ledger_count; i++) {
        const struct vpca_report_ledger_line *line = &from->ledger[i];
        const char *rule = line->basis.rule ? line->basis.rule : "base";

        to->items[to->count++] = (struct vpca_snapshot_rule){
            .id = copy(arena, rule),
            .criterion = copy(arena, line->criterion),
            .text = copy(arena, line->text),
            .points = line->points,
        };
    }
    state_sort_rules(arena, to);
}

static void option_take(vpca_arena *arena,
                        const struct vpca_report_option *from,
                        struct vpca_snapshot_option *to)
{
    to->id = copy(arena, from->id);
    to->backup = copy(arena, from->backup);
    to->name = state_pair_name(arena, from->name,
                               from->backup ? from->backup_name : NULL);
    to->status = from->status;
    to->rank = from->rank;
    to->score = from->score;
    excluding_fill(arena, from, &to->excluding);
    state_add_ruled_out(arena, copy(arena, from->ruled_out), &to->excluding);
    open_fill(arena, from, &to->open);
    points_fill(arena, from, &to->points);
}

/* ---- A need ----------------------------------------------------------- */

static void demands_take(vpca_arena *arena, const struct vpca_report_need *from,
                         struct vpca_snapshot_need *to)
{
    to->demands =
        vpca_arena_array(arena, from->demand_count, sizeof(*to->demands));
    to->demand_count = from->demand_count;
    for (size_t i = 0; i < from->demand_count; i++) {
        const struct vpca_report_demand *demand = &from->demands[i];

        to->demands[i] = (struct vpca_snapshot_fact){
            .section = "needs",
            .name = to->id,
            .path = state_demand_path(arena, demand->fact, demand->backup),
            .value = copy(arena, demand->value ? demand->value : ""),
        };
    }
    state_sort_facts(arena, to->demands, to->demand_count);
}

static void need_take(vpca_arena *arena, const struct vpca_report_need *from,
                      struct vpca_snapshot_need *to)
{
    const char **members = vpca_arena_array(
        arena, from->from_count + from->to_count, sizeof(*members));

    to->id = copy(arena, from->id);
    to->title = copy(arena, from->title);
    for (size_t i = 0; i < from->from_count; i++)
        members[to->member_count++] = copy(arena, from->from[i]);
    for (size_t i = 0; i < from->to_count; i++)
        members[to->member_count++] = copy(arena, from->to[i]);
    to->members = members;
    to->options =
        vpca_arena_array(arena, from->option_count, sizeof(*to->options));
    to->option_count = from->option_count;
    for (size_t i = 0; i < from->option_count; i++)
        option_take(arena, &from->options[i], &to->options[i]);
    demands_take(arena, from, to);
}

/* ---- The whole -------------------------------------------------------- */

static void findings_take(vpca_arena *arena, const struct vpca_diags *from,
                          struct vpca_snapshot *to)
{
    to->findings = vpca_arena_array(arena, from->count, sizeof(*to->findings));
    to->finding_count = from->count;
    for (size_t i = 0; i < from->count; i++) {
        to->findings[i] = (struct vpca_snapshot_finding){
            .code = vpca_code_name(from->items[i].code),
            .path = copy(arena, from->items[i].path),
            .message = copy(arena, from->items[i].message),
        };
    }
}

static const char *packs_text(vpca_arena *arena, const struct vpca_ruleset *set)
{
    struct vpca_text text;

    vpca_text_init(&text, arena);
    for (size_t i = 0; i < set->pack_count; i++)
        state_add_pack(&text, set->packs[i].id, set->packs[i].edition);
    return text.bytes;
}

/* The file was valid when it was read for the model, so that nothing is found
 * now. */
static void facts_take(vpca_arena *arena, const struct vpca_model *model,
                       struct vpca_snapshot *to)
{
    const struct vpca_node *root;
    struct vpca_diags unseen;

    vpca_diags_init(&unseen, arena);
    root = vpca_document_parse(arena, model->source, &unseen);
    if (root)
        state_add_facts(arena, root, to);
}

const struct vpca_snapshot *
vpca_snapshot_take(vpca_arena *arena, const struct vpca_model *model,
                   const struct vpca_diags *findings)
{
    struct vpca_snapshot *to = vpca_arena_alloc(arena, sizeof(*to));
    vpca_arena *scratch = vpca_arena_new();

    to->input = model->source->name;
    to->pack = packs_text(arena, model->rules);
    to->needs = vpca_arena_array(arena, model->need_count, sizeof(*to->needs));
    to->need_count = model->need_count;
    for (size_t i = 0; i < model->need_count; i++) {
        const struct vpca_advice *advice =
            vpca_advise(scratch, model, &model->needs[i]);

        need_take(arena, vpca_report_need(scratch, advice), &to->needs[i]);
        vpca_arena_reset(scratch);
    }
    vpca_arena_free(scratch);
    facts_take(arena, model, to);
    findings_take(arena, findings, to);
    return to;
}
