/* The advice under one figure in short, and what two of them prove. */
#include "sample.h"

#include "contenders.h"

#include <string.h>

/* ---- Made from the advice --------------------------------------------- */

/* Pointers into one rule set, compared as places in it. */
static int compare_places(const void *a, const void *b)
{
    uintptr_t left = (uintptr_t)a;
    uintptr_t right = (uintptr_t)b;

    return (left > right) - (left < right);
}

static int compare_lines(const void *left, const void *right, void *context)
{
    const struct sample_line *a = left;
    const struct sample_line *b = right;

    (void)context;
    if (a->criterion != b->criterion)
        return a->criterion < b->criterion ? -1 : 1;
    return compare_places(a->rule, b->rule);
}

static int compare_entries(const void *left, const void *right, void *context)
{
    const struct sample_entry *a = left;
    const struct sample_entry *b = right;
    int order = compare_places(a->option, b->option);

    (void)context;
    return order ? order : compare_places(a->backup, b->backup);
}

static void keep_lines(vpca_arena *arena, const struct vpca_entry *from,
                       struct sample_entry *to)
{
    struct sample_line *lines =
        vpca_arena_array(arena, from->ledger_count, sizeof(*lines));

    for (size_t i = 0; i < from->ledger_count; i++) {
        const struct vpca_ledger_line *line = &from->ledger[i];

        lines[i] = (struct sample_line){
            .rule = line->rule,
            .criterion = line->criterion,
            .product = (int64_t)line->weight * line->points,
            .weight = line->weight,
            .quarter = line->quarter,
            .sure = line->sure,
        };
    }
    vpca_sort(arena, lines, from->ledger_count, sizeof(*lines), compare_lines,
              NULL);
    to->lines = lines;
    to->line_count = from->ledger_count;
}

static bool is_caveat(const struct vpca_line *note)
{
    return note->rule->effect == VPCA_EFFECT_CAVEAT ||
           note->truth == VPCA_SILENT_SOURCE;
}

static void keep_marks(vpca_arena *arena, const struct vpca_entry *from,
                       struct sample_entry *to)
{
    size_t most = from->failure_count + from->condition_count +
                  from->proviso_count + from->note_count;
    const struct vpca_rule **marks =
        vpca_arena_array(arena, most, sizeof(const struct vpca_rule *));
    size_t count = 0;

    for (size_t i = 0; i < from->failure_count; i++)
        marks[count++] = from->failures[i].line.rule;
    for (size_t i = 0; i < from->condition_count; i++)
        marks[count++] = from->conditions[i].rule;
    for (size_t i = 0; i < from->proviso_count; i++)
        marks[count++] = from->provisos[i].rule;
    for (size_t i = 0; i < from->note_count; i++) {
        if (is_caveat(&from->notes[i]))
            marks[count++] = from->notes[i].rule;
    }
    to->marks = marks;
    to->mark_count = count;
}

static struct sample_entry keep_entry(vpca_arena *arena,
                                      const struct vpca_entry *from)
{
    struct sample_entry entry = {
        .option = from->option,
        .backup = from->backup,
        .status = from->status,
        .doubts = from->caveats + from->condition_count,
        .chosen = from->chosen,
    };

    /* What is not ranked has no say in who is first. */
    if (from->status < VPCA_EXCLUDED)
        keep_lines(arena, from, &entry);
    keep_marks(arena, from, &entry);
    return entry;
}

static int lead_of(const struct vpca_advice *advice)
{
    const struct vpca_entry *entries = advice->entries;

    if (advice->ranked_count < 2 || entries[1].status != entries[0].status)
        return -1;
    return entries[0].score - entries[1].score;
}

struct sample *sample_of(vpca_arena *arena, int64_t at,
                         const struct vpca_advice *advice)
{
    struct sample *sample = vpca_arena_alloc(arena, sizeof(*sample));
    struct sample_entry *entries;

    *sample = (struct sample){
        .at = at, .outcome = vpca_outcome_of(advice), .lead = -1};
    if (!advice)
        return sample;
    entries = vpca_arena_array(arena, advice->all_count, sizeof(*entries));
    for (size_t i = 0; i < advice->all_count; i++)
        entries[i] = keep_entry(arena, &advice->all[i]);
    vpca_sort(arena, entries, advice->all_count, sizeof(*entries),
              compare_entries, NULL);
    sample->lead = lead_of(advice);
    sample->entries = entries;
    sample->entry_count = advice->all_count;
    return sample;
}

/* ---- Alike ------------------------------------------------------------ */

static bool lines_alike(const struct sample_entry *a,
                        const struct sample_entry *b)
{
    if (a->line_count != b->line_count)
        return false;
    for (size_t i = 0; i < a->line_count; i++) {
        const struct sample_line *left = &a->lines[i];
        const struct sample_line *right = &b->lines[i];

        if (left->rule != right->rule || left->criterion != right->criterion ||
            left->weight != right->weight || left->quarter != right->quarter ||
            left->sure != right->sure)
            return false;
    }
    return true;
}

static bool marks_alike(const struct sample_entry *a,
                        const struct sample_entry *b)
{
    return a->mark_count == b->mark_count &&
           (!a->mark_count ||
            memcmp(a->marks, b->marks,
                   a->mark_count * sizeof(const struct vpca_rule *)) == 0);
}

static bool entries_alike(const struct sample_entry *a,
                          const struct sample_entry *b)
{
    return a->option == b->option && a->backup == b->backup &&
           a->status == b->status && a->doubts == b->doubts &&
           a->chosen == b->chosen && marks_alike(a, b) && lines_alike(a, b);
}

bool samples_alike(const struct sample *a, const struct sample *b)
{
    if (a->entry_count != b->entry_count)
        return false;
    for (size_t i = 0; i < a->entry_count; i++) {
        if (!entries_alike(&a->entries[i], &b->entries[i]))
            return false;
    }
    return true;
}

/* ---- Proof ------------------------------------------------------------ */

/* An entry at both ends. */
struct course {
    const struct sample_entry *a;
    const struct sample_entry *b;
};

static int64_t least(const struct course *course, size_t line)
{
    int64_t a = course->a->lines[line].product;
    int64_t b = course->b->lines[line].product;

    return a < b ? a : b;
}

static int64_t most(const struct course *course, size_t line)
{
    int64_t a = course->a->lines[line].product;
    int64_t b = course->b->lines[line].product;

    return a < b ? b : a;
}

/* Whether both lines take their points from the same figure, which is no
 * fact of an option: then they are the same throughout. */
static bool runs_along(const struct course *first, size_t i,
                       const struct course *rival, size_t j)
{
    const struct sample_line *a = &first->a->lines[i];

    return a->rule && a->rule->band_count &&
           a->rule->banded->scope != VPCA_SCOPE_OPTION &&
           a->product == rival->a->lines[j].product &&
           first->b->lines[i].product == rival->b->lines[j].product;
}

/* The least by which one leads the other anywhere between the ends. */
static int64_t least_lead(const struct course *first,
                          const struct course *rival)
{
    int64_t lead = 0;
    size_t i = 0;
    size_t j = 0;

    while (i < first->a->line_count || j < rival->a->line_count) {
        int order = 0;

        if (i == first->a->line_count)
            order = 1;
        else if (j == rival->a->line_count)
            order = -1;
        else
            order =
                compare_lines(&first->a->lines[i], &rival->a->lines[j], NULL);
        if (order != 0 || !runs_along(first, i, rival, j))
            lead += (order <= 0 ? least(first, i) : 0) -
                    (order >= 0 ? most(rival, j) : 0);
        i += order <= 0;
        j += order >= 0;
    }
    return lead;
}

/* As the ranking orders those with the same total. */
static bool stands_before(const struct sample_entry *a,
                          const struct sample_entry *b)
{
    int order = strcmp(a->option->id, b->option->id);

    if (a->doubts != b->doubts)
        return a->doubts < b->doubts;
    if (order)
        return order < 0;
    if (!a->backup || !b->backup)
        return !a->backup;
    return strcmp(a->backup->id, b->backup->id) < 0;
}

/* The pair that was decided on stands for its primary. */
static bool is_replaced(const struct sample *sample,
                        const struct sample_entry *entry)
{
    for (size_t i = 0; i < sample->entry_count; i++) {
        const struct sample_entry *other = &sample->entries[i];

        if (other != entry && other->option == entry->option && other->chosen &&
            other->backup && other->status < VPCA_EXCLUDED)
            return true;
    }
    return false;
}

static bool find_first(const struct sample *a, size_t *ret_index)
{
    for (size_t i = 0; i < a->entry_count; i++) {
        if (a->entries[i].option == a->outcome.first &&
            a->entries[i].backup == a->outcome.backup) {
            *ret_index = i;
            return true;
        }
    }
    return false;
}

bool samples_prove(const struct sample *a, const struct sample *b)
{
    struct course first;
    size_t index;

    if (!find_first(a, &index))
        return true; /* nothing is ranked, at either */
    first = (struct course){&a->entries[index], &b->entries[index]};
    for (size_t i = 0; i < a->entry_count; i++) {
        struct course rival = {&a->entries[i], &b->entries[i]};
        int64_t lead;

        if (i == index || rival.a->status != first.a->status ||
            is_replaced(a, rival.a))
            continue;
        lead = least_lead(&first, &rival);
        if (lead < 0 || (lead == 0 && !stands_before(first.a, rival.a)))
            return false;
    }
    return true;
}

static bool statuses_alike(const struct sample *a, const struct sample *b)
{
    if (a->entry_count != b->entry_count)
        return false;
    for (size_t i = 0; i < a->entry_count; i++) {
        const struct sample_entry *left = &a->entries[i];
        const struct sample_entry *right = &b->entries[i];

        if (left->option != right->option || left->backup != right->backup ||
            left->status != right->status || !marks_alike(left, right))
            return false;
    }
    return true;
}

bool sample_holds(vpca_arena *arena, const struct sample *a,
                  const struct vpca_advice *advice)
{
    struct vpca_outcome outcome = vpca_outcome_of(advice);
    bool *marks;

    if (!advice || !vpca_outcome_equal(&a->outcome, &outcome) ||
        !statuses_alike(a, sample_of(arena, 0, advice)))
        return false;
    marks = vpca_arena_array(arena, advice->all_count, sizeof(*marks));
    return outcome.first && contenders_mark(advice, marks) == 1;
}
