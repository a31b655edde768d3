/* Comparing the advice on a case with what the case expects. */
#include <assert.h>

#include "vpcadvise/cases.h"

struct check {
    const struct vpca_advice *advice;
    struct vpca_diags *diags;
    bool failed;
};

static const struct vpca_entry *entry_find(const struct check *check,
                                           const struct vpca_option *option)
{
    for (size_t i = 0; i < check->advice->entry_count; i++) {
        if (check->advice->entries[i].option == option)
            return &check->advice->entries[i];
    }
    return NULL;
}

static void fail(struct check *check, const struct vpca_node *node,
                 const char *text)
{
    vpca_node_report(check->diags, VPCA_CODE_CASE_FAILED, node, NULL, "%s",
                     text);
    check->failed = true;
}

/* The entry of an option that the case names, or NULL when it is of another
 * kind, which was reported. */
static const struct vpca_entry *entry_of(struct check *check,
                                         const struct vpca_case_item *item)
{
    const struct vpca_entry *entry = entry_find(check, item->option);

    if (!entry)
        fail(check, item->node,
             vpca_arena_printf(check->diags->arena,
                               "%s serves no need of this kind",
                               item->option->id));
    return entry;
}

/* ---- Rules ------------------------------------------------------------- */

static bool lines_have(const struct vpca_line *lines, size_t count,
                       const struct vpca_rule *rule, enum vpca_truth least)
{
    for (size_t i = 0; i < count; i++) {
        if (lines[i].rule == rule && lines[i].truth >= least)
            return true;
    }
    return false;
}

static bool fails_by(const struct vpca_entry *entry,
                     const struct vpca_rule *rule)
{
    for (size_t i = 0; i < entry->failure_count; i++) {
        if (entry->failures[i].line.rule == rule)
            return true;
    }
    return false;
}

static bool scores(const struct vpca_entry *entry, const struct vpca_rule *rule,
                   enum vpca_truth least)
{
    for (size_t i = 0; i < entry->ledger_count; i++) {
        if (entry->ledger[i].rule == rule &&
            (entry->ledger[i].sure || least < VPCA_TRUE))
            return true;
    }
    return false;
}

/* Whether the rule is that true at least. Of a group only the rule that counts
 * stands in the ledger. */
static bool rule_stands(const struct vpca_entry *entry,
                        const struct vpca_rule *rule, enum vpca_truth least)
{
    return fails_by(entry, rule) || scores(entry, rule, least) ||
           lines_have(entry->conditions, entry->condition_count, rule, least) ||
           lines_have(entry->provisos, entry->proviso_count, rule, least) ||
           lines_have(entry->notes, entry->note_count, rule, least) ||
           lines_have(entry->builds, entry->build_count, rule, least);
}

static void check_fires(struct check *check, const struct vpca_case_list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        const struct vpca_case_item *item = &list->items[i];
        const struct vpca_entry *entry = entry_of(check, item);

        for (size_t r = 0; entry && r < item->rule_count; r++) {
            if (!rule_stands(entry, item->rules[r], VPCA_TRUE))
                fail(check, item->node,
                     vpca_arena_printf(check->diags->arena,
                                       "%s does not count for %s",
                                       item->rules[r]->id, item->option->id));
        }
    }
}

static void check_silent(struct check *check, const struct vpca_case_list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        const struct vpca_case_item *item = &list->items[i];
        const struct vpca_entry *entry = entry_of(check, item);

        for (size_t r = 0; entry && r < item->rule_count; r++) {
            const struct vpca_rule *rule = item->rules[r];
            bool counts = rule_stands(entry, rule, VPCA_TRUE);

            if (rule_stands(entry, rule, VPCA_SILENT_SOURCE))
                fail(check, item->node,
                     vpca_arena_printf(
                         check->diags->arena, "%s %s for %s", rule->id,
                         counts ? "counts" : "may count", item->option->id));
        }
    }
}

/* ---- The first --------------------------------------------------------- */

static void add_entry(struct vpca_text *text, const struct vpca_option *option,
                      const struct vpca_option *backup)
{
    vpca_text_add(text, option->id);
    if (backup)
        vpca_text_addf(text, " + %s", backup->id);
}

static void check_first(struct check *check, const struct vpca_pack_case *one)
{
    const struct vpca_advice *advice = check->advice;
    const struct vpca_entry *first = advice->entries;
    struct vpca_text text;

    if (!one->first_node)
        return;
    if (advice->ranked_count && first->option == one->first[0] &&
        first->backup == one->first[1])
        return;
    vpca_text_init(&text, check->diags->arena);
    vpca_text_add(&text, "expected first: ");
    add_entry(&text, one->first[0], one->first[1]);
    vpca_text_add(&text, "; found: ");
    if (advice->ranked_count)
        add_entry(&text, first->option, first->backup);
    else
        vpca_text_add(&text, "every option excluded");
    fail(check, one->first_node, text.bytes);
}

/* ---- Excluded and open ------------------------------------------------- */

static const struct vpca_case_item *item_find(const struct vpca_case_list *list,
                                              const struct vpca_option *option)
{
    for (size_t i = 0; i < list->count; i++) {
        if (list->items[i].option == option)
            return &list->items[i];
    }
    return NULL;
}

/* "expected a to be excluded; found: open, for R-1, R-2". */
static void fail_status(struct check *check, const struct vpca_node *node,
                        const struct vpca_entry *entry, const char *expected)
{
    bool excluded = entry->status == VPCA_EXCLUDED;
    size_t count = excluded ? entry->failure_count : entry->condition_count;
    struct vpca_text text;

    vpca_text_init(&text, check->diags->arena);
    vpca_text_addf(&text, "expected %s to be %s; found: %s", entry->option->id,
                   expected, vpca_status_name(entry->status));
    for (size_t i = 0; i < count; i++)
        vpca_text_addf(&text, "%s %s", i ? "," : ", for",
                       excluded ? entry->failures[i].line.rule->id
                                : entry->conditions[i].rule->id);
    fail(check, node, text.bytes);
}

/* Exactly the options of the list have the status. */
static void check_status(struct check *check, const struct vpca_case_list *list,
                         enum vpca_status status)
{
    const struct vpca_advice *advice = check->advice;

    if (!list->node)
        return;
    for (size_t i = 0; i < list->count; i++) {
        const struct vpca_entry *entry = entry_of(check, &list->items[i]);

        if (entry && entry->status != status)
            fail_status(check, list->items[i].node, entry,
                        vpca_status_name(status));
    }
    for (size_t i = 0; i < advice->entry_count; i++) {
        const struct vpca_entry *entry = &advice->entries[i];

        if (entry->status == status && !item_find(list, entry->option))
            fail_status(check, list->node, entry,
                        status == VPCA_OPEN ? "feasible or excluded"
                                            : "feasible or open");
    }
}

static void check_reasons(struct check *check,
                          const struct vpca_case_list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        const struct vpca_case_item *item = &list->items[i];
        const struct vpca_entry *entry = entry_find(check, item->option);

        /* One that is not excluded was reported. */
        if (!entry || entry->status != VPCA_EXCLUDED)
            continue;
        for (size_t r = 0; r < item->rule_count; r++) {
            if (!fails_by(entry, item->rules[r]))
                fail_status(check, item->node, entry,
                            vpca_arena_printf(check->diags->arena,
                                              "excluded for %s",
                                              item->rules[r]->id));
        }
    }
}

/* ---- What the source does not say --------------------------------------- */

static bool item_has(const struct vpca_case_item *item,
                     const struct vpca_rule *rule)
{
    for (size_t i = 0; item && i < item->rule_count; i++) {
        if (item->rules[i] == rule)
            return true;
    }
    return false;
}

/* Exactly those of the list, option by option and rule by rule. */
static void check_not_stated(struct check *check,
                             const struct vpca_case_list *list)
{
    const struct vpca_advice *advice = check->advice;

    for (size_t i = 0; i < list->count; i++) {
        const struct vpca_case_item *item = &list->items[i];
        const struct vpca_entry *entry = entry_of(check, item);

        for (size_t r = 0; entry && r < item->rule_count; r++) {
            if (!lines_have(entry->notes, entry->note_count, item->rules[r],
                            VPCA_SILENT_SOURCE))
                fail(check, item->node,
                     vpca_arena_printf(check->diags->arena,
                                       "the source settles %s for %s",
                                       item->rules[r]->id, item->option->id));
        }
    }
    for (size_t i = 0; list->node && i < advice->entry_count; i++) {
        const struct vpca_entry *entry = &advice->entries[i];

        for (size_t n = 0; n < entry->note_count; n++) {
            if (entry->notes[n].truth == VPCA_SILENT_SOURCE &&
                !item_has(item_find(list, entry->option), entry->notes[n].rule))
                fail(check, list->node,
                     vpca_arena_printf(check->diags->arena,
                                       "the source does not settle %s for %s",
                                       entry->notes[n].rule->id,
                                       entry->option->id));
        }
    }
}

/* ---- Facts ------------------------------------------------------------- */

static const char *value_text(struct check *check, size_t fact,
                              const struct vpca_value *value)
{
    const struct vpca_ruleset *rules = check->advice->model->rules;
    const struct vpca_fact *declared = &rules->facts[fact].fact;
    struct vpca_text text;

    vpca_text_init(&text, check->diags->arena);
    vpca_value_write(&text, declared,
                     declared->domain ? declared->domain : &rules->symbols,
                     value);
    return text.bytes;
}

static void check_fact(struct check *check, const struct vpca_case_fact *fact)
{
    const struct vpca_ruleset *rules = check->advice->model->rules;
    struct vpca_case_item item = {.option = fact->option, .node = fact->node};
    const struct vpca_entry *entry = entry_of(check, &item);

    if (!entry || vpca_value_equal(&entry->values[fact->fact], &fact->value))
        return;
    fail(check, fact->node,
         vpca_arena_printf(
             check->diags->arena, "expected %s of %s to be %s; found: %s",
             rules->facts[fact->fact].fact.name, fact->option->id,
             value_text(check, fact->fact, &fact->value),
             value_text(check, fact->fact, &entry->values[fact->fact])));
}

/* ---- Order by a criterion ---------------------------------------------- */

/* False when the option is of another kind, which was reported. */
static bool points_of(struct check *check, const struct vpca_case_item *item,
                      size_t criterion, int *ret_points)
{
    const struct vpca_entry *entry;

    if (!item->option) {
        *ret_points = item->points;
        return true;
    }
    entry = entry_of(check, item);
    if (entry)
        *ret_points = entry->points[criterion];
    return entry != NULL;
}

static const char *item_name(const struct vpca_case_item *item)
{
    return item->option ? item->option->id : "the figure";
}

static void check_order(struct check *check,
                        const struct vpca_case_order *order)
{
    const struct vpca_ruleset *rules = check->advice->model->rules;
    const struct vpca_case_item *before = NULL;
    int most = 0;

    for (size_t i = 0; i < order->count; i++) {
        const struct vpca_case_item *item = &order->items[i];
        int points;

        if (!points_of(check, item, order->criterion, &points))
            continue;
        if (before && most <= points)
            fail(check, item->node,
                 vpca_arena_printf(
                     check->diags->arena,
                     "expected %s to have more points for %s than %s; found: "
                     "%d and %d",
                     item_name(before), rules->criteria[order->criterion].name,
                     item_name(item), most, points));
        before = item;
        most = points;
    }
}

/* ---- The whole --------------------------------------------------------- */

bool vpca_case_check(const struct vpca_pack_case *one,
                     const struct vpca_advice *advice, struct vpca_diags *diags)
{
    struct check check = {.advice = advice, .diags = diags};

    check_first(&check, one);
    check_status(&check, &one->excluded, VPCA_EXCLUDED);
    check_reasons(&check, &one->excluded);
    check_status(&check, &one->open, VPCA_OPEN);
    check_not_stated(&check, &one->not_stated);
    check_fires(&check, &one->fires);
    check_silent(&check, &one->silent);
    for (size_t i = 0; i < one->fact_count; i++)
        check_fact(&check, &one->facts[i]);
    for (size_t i = 0; i < one->order_count; i++)
        check_order(&check, &one->orders[i]);
    return !check.failed;
}
