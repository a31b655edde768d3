/* Runs a sweep: the stretches of each need, row by row. */
#include "trial.h"

#include <assert.h>
#include <string.h>

enum {
    CALLS_MOST = 600, /* of one row of one need */
    STEPS = 4,        /* of each doubling are looked at in any case */
    ROWS_MOST = 12,
    AXES_MOST = 2,
    SLIVER = 200, /* narrower than one part of so many of its upper end */
};

struct run {
    vpca_arena *arena;
    vpca_arena *scratch; /* of one advice */
    const struct vpca_sweep_request *request;
    struct vpca_sweep *sweep;
};

/* ---- Whether it can be done ------------------------------------------- */

/* What would only be warned of does not stand in the file. */
static void keep_errors(const struct vpca_diags *from, struct vpca_diags *to)
{
    for (size_t i = 0; i < from->count; i++) {
        const struct vpca_diag *item = &from->items[i];

        if (vpca_code_severity(item->code) == VPCA_ERROR)
            vpca_diags_add(to, item->code, item->span, item->path, item->hint,
                           "%s", item->message);
    }
}

static bool check(const struct run *run, int64_t first, int64_t second,
                  struct vpca_diags *diags)
{
    const struct vpca_sweep_request *request = run->request;
    struct trial trial = {.request = request};
    struct vpca_diags found;
    const struct vpca_model *model;

    vpca_diags_init(&found, run->arena);
    if (request->axis_count > 1)
        trial.second = trial_value(run->arena, &request->axes[1], second);
    model =
        trial_model(&trial, run->arena,
                    trial_value(run->arena, &request->axes[0], first), &found);
    keep_errors(&found, diags);
    return model != NULL;
}

/* An edit would add what is not there. */
static bool has_entry(const struct run *run, const struct vpca_node *root,
                      const struct vpca_axis *axis, struct vpca_diags *diags)
{
    const char *section;
    const char *name;
    const struct vpca_node *node;

    place_split(run->arena, axis->path, &section, &name);
    node = vpca_node_get(root, section);
    if (!name || (node && vpca_node_get(node, name)))
        return true;
    vpca_diags_add(diags, VPCA_CODE_NOT_SET, axis->span, NULL,
                   "name one that the file has", "the file has no %s.%s",
                   section, name);
    return false;
}

static int64_t end_of(const struct vpca_axis *axis, bool high)
{
    if (axis->is_range)
        return high ? axis->high : axis->low;
    return high ? (int64_t)axis->value_count - 1 : 0;
}

static bool has_entries(const struct run *run, const struct vpca_node *root,
                        struct vpca_diags *diags)
{
    bool all = true;

    for (size_t i = 0; i < run->request->axis_count; i++)
        all = has_entry(run, root, &run->request->axes[i], diags) && all;
    return all;
}

/* Each value of a list is tried, of a range its ends; of the other axis the
 * first. */
static bool check_axis(const struct run *run, size_t index,
                       struct vpca_diags *diags)
{
    const struct vpca_axis *axis = &run->request->axes[index];
    int64_t step = axis->is_range ? axis->high - axis->low : 1;
    int64_t other = 0;

    if (run->request->axis_count > 1)
        other = end_of(&run->request->axes[1 - index], false);
    for (int64_t at = end_of(axis, false); at <= end_of(axis, true);
         at += step) {
        if (!check(run, index ? other : at, index ? at : other, diags))
            return false;
    }
    return true;
}

static bool check_all(const struct run *run, struct vpca_diags *diags)
{
    return check_axis(run, 0, diags) &&
           (run->request->axis_count < 2 || check_axis(run, 1, diags));
}

/* ---- Stretches -------------------------------------------------------- */

static int score_at(const struct run *run, struct trial *trial, int64_t at)
{
    const struct vpca_value value = vpca_value_quantity(at, at, 0);
    const struct vpca_advice *advice =
        trial_decide(trial, run->scratch, &value);
    int score = advice && advice->ranked_count ? advice->entries[0].score : -1;

    vpca_arena_reset(run->scratch);
    return score;
}

static const char *name_of(const struct run *run,
                           const struct vpca_outcome *outcome)
{
    if (!outcome->possible)
        return "the file does not allow it";
    if (!outcome->first)
        return "nothing left";
    return vpca_arena_printf(run->arena, "%s%s%s%s", outcome->first->name,
                             outcome->backup ? " with " : "",
                             outcome->backup ? outcome->backup->name : "",
                             outcome->status == VPCA_OPEN ? " (open)" : "");
}

/* A value of an axis for people. */
static const char *shown(const struct run *run, const struct vpca_axis *axis,
                         int64_t at)
{
    return axis->is_range ? figure_shown(run->arena, axis->fact->unit, at)
                          : axis->values[at];
}

static bool is_rounded(const struct run *run, const struct vpca_axis *axis,
                       int64_t at)
{
    return axis->is_range &&
           !figure_is_shown_exactly(run->arena, axis->fact, at);
}

static bool is_sliver(const struct vpca_axis *axis,
                      const struct vpca_stretch *stretch)
{
    return axis->is_range && stretch->low > axis->low &&
           stretch->high < axis->high &&
           stretch->high - stretch->low < stretch->high / SLIVER;
}

static struct vpca_sweep_stretch stretch_of(const struct run *run,
                                            struct trial *trial,
                                            const struct vpca_stretch *from)
{
    const struct vpca_axis *axis = run->request->axes;
    const struct vpca_outcome *outcome = &from->outcome;

    return (struct vpca_sweep_stretch){
        .low = from->low,
        .high = from->high,
        .from = shown(run, axis, from->low),
        .to = shown(run, axis, from->high),
        .from_rounded = is_rounded(run, axis, from->low),
        .to_rounded = is_rounded(run, axis, from->high),
        .first = outcome->first ? outcome->first->id : NULL,
        .backup = outcome->backup ? outcome->backup->id : NULL,
        .name = name_of(run, outcome),
        .status = outcome->possible ? vpca_status_name(outcome->status) : NULL,
        .score_from = score_at(run, trial, from->low),
        .score_to = score_at(run, trial, from->high),
        .sliver = is_sliver(axis, from),
        .exact = from->exact,
    };
}

static struct vpca_stretches find(const struct run *run, struct trial *trial)
{
    const struct vpca_axis *axis = run->request->axes;
    struct vpca_scan scan = {.decide = trial_decide,
                             .context = trial,
                             .low = axis->low,
                             .high = axis->high,
                             .limit = CALLS_MOST};
    const struct vpca_advice *advice;
    struct vpca_value *values;

    if (axis->is_range) {
        const struct vpca_value value =
            vpca_value_quantity(axis->low, axis->low, 0);

        advice = trial_decide(trial, run->scratch, &value);
        if (advice)
            vpca_scan_breaks(run->arena, advice, axis->fact->unit, STEPS,
                             &scan);
        vpca_arena_reset(run->scratch);
        return vpca_stretches_find(run->arena, &scan);
    }
    values = vpca_arena_array(run->arena, axis->value_count, sizeof(*values));
    for (size_t i = 0; i < axis->value_count; i++)
        values[i] = vpca_value_quantity((int64_t)i, (int64_t)i, 0);
    return vpca_stretches_of_values(run->arena, trial_decide, trial, values,
                                    axis->value_count);
}

static void fill_row(const struct run *run, struct trial *trial,
                     struct vpca_sweep_row *row)
{
    const struct vpca_stretches found = find(run, trial);
    const struct vpca_stretches joined =
        vpca_stretches_by_first(run->arena, &found);

    row->stretches =
        vpca_arena_array(run->arena, joined.count, sizeof(*row->stretches));
    row->stretch_count = joined.count;
    for (size_t i = 0; i < joined.count; i++)
        row->stretches[i] = stretch_of(run, trial, &joined.items[i]);
    run->sweep->exact = run->sweep->exact && joined.exact;
}

/* ---- Rows ------------------------------------------------------------- */

static size_t rows_of(const struct vpca_sweep_request *request)
{
    const struct vpca_axis *axis = &request->axes[1];

    if (request->axis_count < 2)
        return 1;
    if (!axis->is_range)
        return axis->value_count;
    return axis->high - axis->low < ROWS_MOST
               ? (size_t)(axis->high - axis->low) + 1
               : ROWS_MOST;
}

static void fill_rows(const struct run *run, struct vpca_sweep_need *need)
{
    const struct vpca_sweep_request *request = run->request;
    const struct vpca_axis *axis = &request->axes[1];
    size_t rows = rows_of(request);

    need->rows = vpca_arena_array(run->arena, rows, sizeof(*need->rows));
    for (size_t i = 0; i < rows; i++) {
        struct vpca_sweep_row *row = &need->rows[need->row_count];
        struct trial trial = {.request = request, .need = need->id};

        if (request->axis_count > 1) {
            row->at =
                axis->is_range ? figure_between(axis, i, rows) : (int64_t)i;
            /* Figures that are rounded may meet. */
            if (need->row_count && row->at == row[-1].at)
                continue;
            row->value = shown(run, axis, row->at);
            trial.second = trial_value(run->arena, axis, row->at);
        }
        fill_row(run, &trial, row);
        need->row_count++;
    }
}

/* ---- Letters ---------------------------------------------------------- */

static bool same_text(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

static size_t letter_of(struct vpca_sweep_need *need,
                        const struct vpca_sweep_stretch *stretch)
{
    for (size_t i = 0; i < need->letter_count; i++) {
        const struct vpca_sweep_stretch *letter = need->letters[i];

        if (same_text(letter->first, stretch->first) &&
            same_text(letter->backup, stretch->backup) &&
            same_text(letter->status, stretch->status))
            return i;
    }
    need->letters[need->letter_count] = stretch;
    return need->letter_count++;
}

static void fill_letters(const struct run *run, struct vpca_sweep_need *need)
{
    size_t most = 0;

    for (size_t i = 0; i < need->row_count; i++)
        most += need->rows[i].stretch_count;
    need->letters = vpca_arena_array(run->arena, most,
                                     sizeof(const struct vpca_sweep_stretch *));
    for (size_t i = 0; i < need->row_count; i++) {
        struct vpca_sweep_row *row = &need->rows[i];

        for (size_t j = 0; j < row->stretch_count; j++)
            row->stretches[j].letter = letter_of(need, &row->stretches[j]);
    }
}

/* ---- All needs -------------------------------------------------------- */

static bool concerns(const struct run *run, const struct vpca_need *need)
{
    const struct vpca_sweep_request *request = run->request;

    for (size_t i = 0; i < request->need_count; i++) {
        if (strcmp(request->needs[i], need->name) == 0)
            return true;
    }
    if (request->need_count)
        return false;
    for (size_t i = 0; i < request->axis_count; i++) {
        if (place_concerns(run->arena, request->axes[i].path, need))
            return true;
    }
    return false;
}

static struct vpca_sweep_axis axis_of(const struct run *run,
                                      const struct vpca_axis *axis)
{
    struct vpca_sweep_axis to = {
        .path = axis->path,
        .title = axis->path,
        .unit = "",
        .values = axis->values,
        .value_count = axis->value_count,
        .low = axis->low,
        .high = axis->high,
    };

    if (!axis->is_range)
        return to;
    to.unit = figure_unit(axis->fact->unit);
    to.title = vpca_arena_printf(run->arena, "%s from %s to %s", axis->path,
                                 shown(run, axis, axis->low),
                                 shown(run, axis, axis->high));
    return to;
}

static void run_all(struct run *run, const struct vpca_model *model)
{
    struct vpca_sweep *sweep = run->sweep;
    const struct vpca_sweep_request *request = run->request;

    sweep->input = request->source->name;
    sweep->exact = true;
    sweep->axis_count = request->axis_count;
    for (size_t i = 0; i < request->axis_count; i++)
        sweep->axes[i] = axis_of(run, &request->axes[i]);
    sweep->needs =
        vpca_arena_array(run->arena, model->need_count, sizeof(*sweep->needs));
    for (size_t i = 0; i < model->need_count; i++) {
        struct vpca_sweep_need *need = &sweep->needs[sweep->need_count];

        if (!concerns(run, &model->needs[i]))
            continue;
        need->id = model->needs[i].name;
        fill_rows(run, need);
        fill_letters(run, need);
        sweep->need_count++;
    }
}

const struct vpca_sweep *
vpca_sweep_run(vpca_arena *arena, const struct vpca_sweep_request *request,
               struct vpca_diags *diags)
{
    struct run run = {.arena = arena, .request = request};
    const struct vpca_node *root;
    const struct vpca_model *model;
    struct vpca_diags found;

    assert(request->axis_count >= 1 && request->axis_count <= AXES_MOST);
    vpca_diags_init(&found, arena);
    root = vpca_document_parse(arena, request->source, &found);
    model = root ? vpca_model_load(arena, root, request->rules, request->today,
                                   &found)
                 : NULL;
    keep_errors(&found, diags);
    if (!model || diags->errors || !has_entries(&run, root, diags) ||
        !check_all(&run, diags))
        return NULL;
    run.sweep = vpca_arena_alloc(arena, sizeof(*run.sweep));
    run.scratch = vpca_arena_new();
    run_all(&run, model);
    vpca_arena_free(run.scratch);
    return run.sweep;
}
