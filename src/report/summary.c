/* What is kept of all needs: counts, and why gates failed. */
#include <string.h>

#include "vpcadvise/decision.h"
#include "vpcadvise/report.h"

static void fail(struct vpca_report_summary *summary, enum vpca_gate gate,
                 const char *need, const char *text)
{
    size_t length = need ? strlen(need) : 0;

    summary->failures = vpca_arena_grow(
        summary->arena, summary->failures, summary->failure_count,
        &summary->failure_capacity, sizeof(*summary->failures));
    summary->failures[summary->failure_count++] = (struct vpca_gate_failure){
        .gate = gate,
        .need = need ? vpca_arena_copy(summary->arena, need, length) : NULL,
        .text = text,
    };
}

/* ---- The chosen option ------------------------------------------------ */

static const char *chosen_name(vpca_arena *arena, const struct vpca_need *need)
{
    if (!need->chosen[1])
        return need->chosen[0]->id;
    return vpca_arena_printf(arena, "%s with %s", need->chosen[0]->id,
                             need->chosen[1]->id);
}

/* " (F-encryption, F-performance)", or nothing. */
static void rules_add(struct vpca_text *text, const struct vpca_entry *entry)
{
    const char *separator = " (";

    for (size_t i = 0; i < entry->failure_count; i++) {
        if (entry->failures[i].line.waived)
            continue;
        vpca_text_addf(text, "%s%s", separator,
                       entry->failures[i].line.rule->id);
        separator = ", ";
    }
    if (separator[0] == ',')
        vpca_text_add(text, ")");
}

static void check_excluded(struct vpca_report_summary *summary,
                           const struct vpca_need *need,
                           const struct vpca_entry *entry)
{
    struct vpca_text text;

    if (entry && entry->status != VPCA_EXCLUDED)
        return;
    vpca_text_init(&text, summary->arena);
    vpca_text_addf(&text, "%s: %s is chosen and ", need->name,
                   chosen_name(summary->arena, need));
    if (entry) {
        vpca_text_add(&text, "excluded");
        rules_add(&text, entry);
    } else {
        vpca_text_add(&text, "no option for this need");
    }
    fail(summary, VPCA_GATE_CHOSEN_EXCLUDED, need->name, text.bytes);
}

static void check_behind(struct vpca_report_summary *summary,
                         const struct vpca_advice *advice,
                         const struct vpca_entry *entry)
{
    const struct vpca_need *need = advice->need;
    int behind;

    if (!entry || advice->ranked_count == 0 ||
        (entry->status != VPCA_FEASIBLE && entry->status != VPCA_OPEN))
        return;
    behind = advice->entries[0].score - entry->score;
    if (behind > summary->gates[VPCA_GATE_CHOSEN_BEHIND].limit)
        fail(summary, VPCA_GATE_CHOSEN_BEHIND, need->name,
             vpca_arena_printf(summary->arena,
                               "%s: %s is chosen and %d points behind %s",
                               need->name, chosen_name(summary->arena, need),
                               behind, advice->entries[0].option->id));
}

/* What changed since the decision. Of its memory only the failures are kept. */
static void check_decided(struct vpca_report_summary *summary,
                          const struct vpca_advice *advice)
{
    const char *name = advice->need->name;
    struct vpca_report_changes changes;
    vpca_arena *scratch;

    if (!advice->need->decided)
        return;
    scratch = vpca_arena_new();
    changes = vpca_report_changes(scratch, advice);
    for (size_t i = 0; i < changes.count; i++) {
        const struct vpca_report_change *change = &changes.items[i];

        if (summary->gates[change->gate].on)
            fail(summary, change->gate, name,
                 vpca_arena_printf(summary->arena, "%s: %s", name,
                                   change->text));
    }
    vpca_arena_free(scratch);
}

static void check_chosen(struct vpca_report_summary *summary,
                         const struct vpca_advice *advice)
{
    const struct vpca_entry *entry;

    if (!advice->need->chosen[0])
        return;
    entry = vpca_advice_chosen(advice);
    if (summary->gates[VPCA_GATE_CHOSEN_EXCLUDED].on)
        check_excluded(summary, advice->need, entry);
    if (summary->gates[VPCA_GATE_CHOSEN_BEHIND].on)
        check_behind(summary, advice, entry);
    check_decided(summary, advice);
}

/* ---- The ranking ------------------------------------------------------ */

static void check_tie(struct vpca_report_summary *summary,
                      const struct vpca_advice *advice)
{
    const struct vpca_entry *first = &advice->entries[0];
    const struct vpca_entry *second = &advice->entries[1];

    if (!summary->gates[VPCA_GATE_TIE].on || advice->ranked_count < 2 ||
        first->status != second->status || first->score != second->score)
        return;
    fail(summary, VPCA_GATE_TIE, advice->need->name,
         vpca_arena_printf(summary->arena, "%s: %s and %s both have %d points",
                           advice->need->name, first->option->id,
                           second->option->id, first->score));
}

/* Its memory is not kept, as what is computed for it is much. */
static void check_close(struct vpca_report_summary *summary,
                        const struct vpca_advice *advice)
{
    const char *name = advice->need->name;
    const struct vpca_stability *stability;
    vpca_arena *arena;

    if (!summary->gates[VPCA_GATE_CLOSE].on)
        return;
    arena = vpca_arena_new();
    stability = vpca_stability_find(arena, advice);
    if (stability->verdict == VPCA_CLOSE || stability->verdict == VPCA_TIE)
        fail(summary, VPCA_GATE_CLOSE, name,
             vpca_arena_printf(
                 summary->arena,
                 "%s: %s is first by %d point%s, and under %u "
                 "of %u weightings%s",
                 name, stability->first->option->id, stability->margin,
                 stability->margin == 1 ? "" : "s", stability->won,
                 stability->weightings,
                 stability->doubtful ? "; what is unknown can turn the order"
                                     : ""));
    vpca_arena_free(arena);
}

static void check_first(struct vpca_report_summary *summary,
                        const struct vpca_advice *advice)
{
    const char *name = advice->need->name;

    if (advice->ranked_count == 0) {
        summary->stuck++;
        if (summary->gates[VPCA_GATE_NO_FEASIBLE_OPTION].on)
            fail(summary, VPCA_GATE_NO_FEASIBLE_OPTION, name,
                 vpca_arena_printf(summary->arena,
                                   "%s: every option is excluded", name));
    } else if (advice->entries[0].status == VPCA_FEASIBLE) {
        summary->decided++;
    } else {
        summary->open++;
        if (summary->gates[VPCA_GATE_UNKNOWN].on)
            fail(summary, VPCA_GATE_UNKNOWN, name,
                 vpca_arena_printf(summary->arena, "%s: %s is first but open",
                                   name, advice->entries[0].option->id));
    }
}

void vpca_report_summary_add(struct vpca_report_summary *summary,
                             const struct vpca_advice *advice)
{
    summary->needs++;
    check_first(summary, advice);
    check_chosen(summary, advice);
    check_tie(summary, advice);
    check_close(summary, advice);
}

void vpca_report_summary_estate(struct vpca_report_summary *summary,
                                const struct vpca_report_estate *estate)
{
    for (size_t i = 0; i < estate->conflict_count; i++) {
        const struct vpca_report_conflict *conflict = &estate->conflicts[i];
        bool hard = strcmp(conflict->severity, "conflict") == 0;

        if (hard && conflict->sure && summary->gates[VPCA_GATE_CONFLICT].on)
            fail(summary, VPCA_GATE_CONFLICT, NULL,
                 vpca_arena_copy(summary->arena, conflict->text,
                                 strlen(conflict->text)));
    }
}

void vpca_report_summary_end(struct vpca_report_summary *summary,
                             const struct vpca_model *model,
                             const struct vpca_diags *findings)
{
    for (size_t i = 0; i < model->waiver_count; i++) {
        const struct vpca_waiver *waiver = &model->waivers[i];

        if (waiver->expired && summary->gates[VPCA_GATE_WAIVER_EXPIRED].on)
            fail(summary, VPCA_GATE_WAIVER_EXPIRED, waiver->need->name,
                 vpca_arena_printf(
                     summary->arena, "%s: the waiver of %s expired on %s",
                     waiver->need->name, waiver->rule->id, waiver->until));
    }
    if (findings->warnings && summary->gates[VPCA_GATE_WARNING].on)
        fail(summary, VPCA_GATE_WARNING, NULL,
             vpca_arena_printf(summary->arena, "the file has %zu warning%s",
                               findings->warnings,
                               findings->warnings == 1 ? "" : "s"));
}
