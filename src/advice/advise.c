/* The advice on one need: judge every option and pair, and rank. */
#include "judge.h"

#include <assert.h>

const char *vpca_status_name(enum vpca_status status)
{
    static const char *const names[VPCA_STATUS_COUNT] = {
        [VPCA_FEASIBLE] = "feasible",
        [VPCA_OPEN] = "open",
        [VPCA_EXCLUDED] = "excluded",
        [VPCA_NOT_CONSIDERED] = "not considered",
    };

    assert(status < VPCA_STATUS_COUNT);
    return names[status];
}

/* ---- Setting up ------------------------------------------------------- */

static void weights_reduce(struct judge *judge)
{
    size_t count = judge->rules->criterion_count;
    const int *weights = judge->need->weights;
    int64_t divisor = 0;

    assert(count <= VPCA_CRITERION_LIMIT);
    for (size_t i = 0; i < count; i++)
        divisor = vpca_common_divisor(divisor, weights[i]);
    assert(divisor > 0); /* the criterion of the pack weighs something */
    for (size_t i = 0; i < count; i++) {
        judge->weights[i] = (int)(weights[i] / divisor);
        judge->weight_sum += judge->weights[i];
    }
}

void judge_init(struct judge *judge)
{
    vpca_arena *arena = judge->arena;
    size_t facts = vpca_facts_count(VPCA_SCOPE_NEED);
    size_t size = sizeof(struct vpca_value);

    judge->rules = judge->model->rules;
    judge->need_values = vpca_arena_array(arena, facts, size);
    judge->backup_need_values = vpca_arena_array(arena, facts, size);
    judge->trial = vpca_arena_array(arena, facts, size);
    judge->fact_state = vpca_arena_alloc(arena, judge->rules->fact_count);
    judge->waivers_used = vpca_arena_array(arena, judge->need->waiver_count,
                                           sizeof(*judge->waivers_used));
    vpca_need_values(judge->model, judge->need, judge->need_values);
    vpca_need_backup_values(judge->model, judge->need,
                            judge->backup_need_values);
    members_collect(judge);
    weights_reduce(judge);
}

/* ---- Candidates ------------------------------------------------------- */

/* An option of the need's kind with what is worked out once for all pairs
 * that it stands in. */
struct candidate {
    const struct vpca_option *option;
    bool ruled_out;
    bool has_primary;
    bool has_backup;
    struct subject single;
    struct subject primary;
    struct subject backup;
};

struct candidates {
    struct candidate *items;
    size_t count;
};

static struct candidates candidates_of(struct judge *judge)
{
    const struct vpca_ruleset *rules = judge->rules;
    struct candidates candidates = {0};

    candidates.items = vpca_arena_array(judge->arena, rules->option_count,
                                        sizeof(*candidates.items));
    for (size_t i = 0; i < rules->option_count; i++) {
        const struct vpca_option *option = &rules->options[i];
        struct candidate *candidate = &candidates.items[candidates.count];

        if (!(option->serves >> judge->need->kind & 1))
            continue;
        candidate->option = option;
        candidate->ruled_out = option_is_ruled_out(judge->need, option);
        candidate->single = subject_of_option(judge, option, judge->need_values,
                                              VPCA_PATH_WHOLE);
        candidates.count++;
    }
    return candidates;
}

static struct candidate *candidate_find(const struct candidates *candidates,
                                        const struct vpca_option *option)
{
    for (size_t i = 0; i < candidates->count; i++) {
        if (candidates->items[i].option == option)
            return &candidates->items[i];
    }
    return NULL;
}

static const struct subject *primary_of(struct judge *judge,
                                        struct candidate *candidate)
{
    if (!candidate->has_primary)
        candidate->primary = subject_of_option(
            judge, candidate->option, judge->need_values, VPCA_PATH_PRIMARY);
    candidate->has_primary = true;
    return &candidate->primary;
}

static const struct subject *backup_of(struct judge *judge,
                                       struct candidate *candidate)
{
    if (!candidate->has_backup)
        candidate->backup =
            subject_of_option(judge, candidate->option,
                              judge->backup_need_values, VPCA_PATH_BACKUP);
    candidate->has_backup = true;
    return &candidate->backup;
}

/* ---- Entries ---------------------------------------------------------- */

static void entry_show(struct vpca_entry *entry, const struct subject *subject)
{
    entry->values = subject->values;
    entry->costs = subject->costs;
    entry->cost_count = subject->cost_count;
    entry->monthly_cost = subject->values[VPCA_OWN_MONTHLY_COST];
    entry->failure_rows = subject->failures;
    entry->failure_row_count = vpca_failure_words()->count;
}

/* An option that is built twice is its own second path, which must meet the
 * demands of `backup:` as well. */
static void judge_second(struct judge *judge, const struct subject *single)
{
    struct subject second = *single;

    if (!judge->need->has_backup || judge->failures.count)
        return;
    second.need = judge->backup_need_values;
    rules_judge(judge, &second, VPCA_PATH_BACKUP, PASS_PATH | PASS_WHOLE);
}

static struct vpca_entry judge_single(struct judge *judge,
                                      const struct candidate *candidate)
{
    struct vpca_entry entry = {.option = candidate->option};

    lists_clear(judge);
    if (!candidate->ruled_out) {
        rules_judge(judge, &candidate->single, VPCA_PATH_WHOLE, PASS_ALL);
        judge_second(judge, &candidate->single);
    }
    lists_keep(judge, &entry);
    ledger_write(judge, &entry);
    entry_show(&entry, &candidate->single);
    entry.primary_values = entry.values;
    entry.primary_cases = candidate->single.cases;
    entry.backup_values = entry.values;
    entry.backup_cases = entry.primary_cases;
    entry.ruled_out = candidate->ruled_out;
    if (entry.ruled_out)
        entry.status = VPCA_EXCLUDED;
    return entry;
}

static void judge_pair(struct judge *judge, const struct subject *primary,
                       const struct subject *backup, struct vpca_entry *entry)
{
    struct subject whole = subject_of_pair(judge, entry->pair, primary, backup);
    /* What `backup:` demands as a whole, it demands of that path alone. */
    unsigned own_demands = judge->need->has_backup ? PASS_WHOLE : 0;

    lists_clear(judge);
    rules_judge(judge, primary, VPCA_PATH_PRIMARY, PASS_PATH | PASS_BUILDS);
    rules_judge(judge, backup, VPCA_PATH_BACKUP,
                PASS_PATH | PASS_BUILDS | own_demands);
    rules_judge(judge, &whole, VPCA_PATH_WHOLE, PASS_WHOLE | PASS_POINTS);
    lists_keep(judge, entry);
    ledger_write(judge, entry);
    entry_show(entry, &whole);
    entry->primary_values = primary->values;
    entry->backup_values = backup->values;
    entry->primary_cases = primary->cases;
    entry->backup_cases = backup->cases;
}

/* False when the two cannot stand together for this need. */
static bool pair_entry(struct judge *judge, const struct candidates *candidates,
                       const struct vpca_pair *pair, bool considered,
                       struct vpca_entry *ret_entry)
{
    struct candidate *primary = candidate_find(candidates, pair->primary);
    struct candidate *backup = candidate_find(candidates, pair->backup);
    const struct subject *subject;
    struct vpca_view view;

    if (!primary || !backup || primary->ruled_out || backup->ruled_out)
        return false;
    *ret_entry = (struct vpca_entry){.option = pair->primary,
                                     .backup = pair->backup,
                                     .pair = pair,
                                     .status = VPCA_NOT_CONSIDERED};
    if (!considered)
        return true;
    subject = primary_of(judge, primary);
    view = view_of(judge, subject);
    if (condition_test_any(judge, pair->when, &view) == VPCA_FALSE)
        return false;
    judge_pair(judge, subject, backup_of(judge, backup), ret_entry);
    return true;
}

static void judge_all(struct judge *judge, const struct candidates *candidates,
                      struct vpca_advice *advice)
{
    const struct vpca_ruleset *rules = judge->rules;
    const struct vpca_need *need = judge->need;
    struct vpca_entry *all = vpca_arena_array(
        judge->arena, candidates->count + rules->pair_count, sizeof(*all));
    size_t count = 0;

    for (size_t i = 0; i < candidates->count; i++)
        all[count++] = judge_single(judge, &candidates->items[i]);
    for (size_t i = 0; i < rules->pair_count; i++)
        count += pair_entry(judge, candidates, &rules->pairs[i],
                            advice->pairs_considered, &all[count]);
    for (size_t i = 0; i < count; i++)
        all[i].chosen = all[i].option == need->chosen[0] &&
                        all[i].backup == need->chosen[1];
    entries_rank(judge, all, count);
    advice->all = all;
    advice->all_count = count;
}

/* ---- One entry per option --------------------------------------------- */

/* `all` is ranked, so the first of an option is its best; a pair shows its
 * primary's failures nowhere, so an excluded single stands for its pairs. */
static const struct vpca_entry *best_of(const struct vpca_advice *advice,
                                        const struct vpca_option *option)
{
    /* The pair that was decided on stands for its primary. */
    for (size_t i = 0; i < advice->all_count; i++) {
        const struct vpca_entry *entry = &advice->all[i];

        if (entry->option == option && entry->chosen && entry->backup &&
            entry->status < VPCA_EXCLUDED)
            return entry;
    }
    for (size_t i = 0; i < advice->all_count; i++) {
        const struct vpca_entry *entry = &advice->all[i];

        if (entry->option == option &&
            (entry->status < VPCA_EXCLUDED || !entry->backup))
            return entry;
    }
    return NULL;
}

static void show_entries(struct judge *judge,
                         const struct candidates *candidates,
                         struct vpca_advice *advice)
{
    const struct vpca_need *need = judge->need;
    struct vpca_entry *entries =
        vpca_arena_array(judge->arena, candidates->count, sizeof(*entries));

    for (size_t i = 0; i < candidates->count; i++) {
        const struct vpca_entry *best =
            best_of(advice, candidates->items[i].option);

        assert(best != NULL);
        entries[i] = *best;
        entries[i].chosen =
            best->option == need->chosen[0] &&
            (!need->chosen[1] || best->backup == need->chosen[1]);
    }
    advice->ranked_count = entries_rank(judge, entries, candidates->count);
    advice->entries = entries;
    advice->entry_count = candidates->count;
}

/* What no cost of a ranked option rests on cannot matter. A line of nothing is
 * nothing, whatever was assumed. */
static uint64_t assumptions_of(const struct vpca_advice *advice)
{
    uint64_t bits = 0;

    for (size_t i = 0; i < advice->ranked_count; i++) {
        const struct vpca_entry *entry = &advice->entries[i];

        for (size_t j = 0; j < entry->cost_count; j++) {
            if (entry->costs[j].cents.as.quantity.high > 0)
                bits |= entry->costs[j].assumed;
        }
    }
    return bits;
}

static void show_assumptions(const struct judge *judge,
                             struct vpca_advice *advice)
{
    uint64_t assumed = assumptions_of(advice);
    size_t count = judge->rules->assumption_count;
    const struct vpca_assumption **shown =
        vpca_arena_array(judge->arena, count, sizeof(*shown));

    for (size_t i = 0; i < count; i++) {
        if (assumed >> i & 1)
            shown[advice->assumption_count++] = &judge->rules->assumptions[i];
    }
    advice->assumptions = shown;
}

const struct vpca_advice *vpca_advise(vpca_arena *arena,
                                      const struct vpca_model *model,
                                      const struct vpca_need *need)
{
    struct judge judge = {.arena = arena, .model = model, .need = need};
    struct vpca_advice *advice = vpca_arena_alloc(arena, sizeof(*advice));
    struct candidates candidates;

    judge_init(&judge);
    advice->model = model;
    advice->need = need;
    advice->need_values = judge.need_values;
    advice->backup_need_values = judge.backup_need_values;
    /* A pair that was decided on is checked, whatever the need asks. */
    advice->pairs_considered = need->chosen[1] || pairs_considered(&judge);

    candidates = candidates_of(&judge);
    judge_all(&judge, &candidates, advice);
    show_entries(&judge, &candidates, advice);
    show_assumptions(&judge, advice);
    advice->waivers_used = judge.waivers_used;
    return advice;
}
