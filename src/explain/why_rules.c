/* Every rule of an entry with what it saw, by what came of it. */
#include <assert.h>
#include <string.h>

#include "why.h"

/* The verdict comes first, then what stands behind it. */
enum outcome {
    OUTCOME_EXCLUDED,
    OUTCOME_WAIVED,
    OUTCOME_OPEN,
    OUTCOME_PROVISO,
    OUTCOME_COUNTS,
    OUTCOME_UNCOUNTED,
    OUTCOME_NOTE,
    OUTCOME_BUILD,
    OUTCOME_UNKNOWN,
    OUTCOME_FALSE,
    OUTCOME_COUNT
};

static const char *const headings[OUTCOME_COUNT] = {
    [OUTCOME_EXCLUDED] = "Excluded because",
    [OUTCOME_WAIVED] = "Excluded, but waived",
    [OUTCOME_OPEN] = "Open because",
    [OUTCOME_PROVISO] = "Not excluded, provided that",
    [OUTCOME_COUNTS] = "Counts",
    [OUTCOME_UNCOUNTED] = "True, but does not count",
    [OUTCOME_NOTE] = "Notes",
    [OUTCOME_BUILD] = "To build",
    [OUTCOME_UNKNOWN] = "Unknown",
    [OUTCOME_FALSE] = "Did not fire",
};

/* ---- What came of it -------------------------------------------------- */

static bool has_line(const struct vpca_line *lines, size_t count,
                     const struct vpca_trace_rule *traced)
{
    for (size_t i = 0; i < count; i++) {
        if (lines[i].rule == traced->rule && lines[i].path == traced->path)
            return true;
    }
    return false;
}

static const struct vpca_failure *
find_failure(const struct vpca_entry *entry,
             const struct vpca_trace_rule *traced)
{
    for (size_t i = 0; i < entry->failure_count; i++) {
        if (entry->failures[i].line.rule == traced->rule &&
            entry->failures[i].line.path == traced->path)
            return &entry->failures[i];
    }
    return NULL;
}

static const struct vpca_ledger_line *
find_points(const struct vpca_entry *entry, const struct vpca_rule *rule)
{
    for (size_t i = 0; i < entry->ledger_count; i++) {
        if (entry->ledger[i].rule == rule)
            return &entry->ledger[i];
    }
    return NULL;
}

/* What a true rule of that effect is where no list of the entry has it. */
static enum outcome outcome_of_effect(enum vpca_effect effect)
{
    static const enum outcome table[VPCA_EFFECT_COUNT] = {
        [VPCA_EFFECT_EXCLUDE] = OUTCOME_EXCLUDED,
        [VPCA_EFFECT_SCORE] = OUTCOME_UNCOUNTED,
        [VPCA_EFFECT_MATCH] = OUTCOME_UNCOUNTED,
        [VPCA_EFFECT_MISMATCH] = OUTCOME_UNCOUNTED,
        [VPCA_EFFECT_DOUBT] = OUTCOME_OPEN,
        [VPCA_EFFECT_ADVANTAGE] = OUTCOME_NOTE,
        [VPCA_EFFECT_LIMITATION] = OUTCOME_NOTE,
        [VPCA_EFFECT_CAVEAT] = OUTCOME_NOTE,
        [VPCA_EFFECT_BUILD] = OUTCOME_BUILD,
    };

    return table[effect];
}

static enum outcome outcome_of(const struct vpca_entry *entry,
                               const struct vpca_trace_rule *traced)
{
    const struct vpca_failure *failure = find_failure(entry, traced);

    if (traced->truth == VPCA_FALSE)
        return OUTCOME_FALSE;
    if (failure)
        return failure->line.waived ? OUTCOME_WAIVED : OUTCOME_EXCLUDED;
    if (has_line(entry->conditions, entry->condition_count, traced))
        return OUTCOME_OPEN;
    if (has_line(entry->provisos, entry->proviso_count, traced))
        return OUTCOME_PROVISO;
    if (has_line(entry->notes, entry->note_count, traced))
        return OUTCOME_NOTE;
    if (traced->truth != VPCA_TRUE)
        return OUTCOME_UNKNOWN;
    if (find_points(entry, traced->rule))
        return OUTCOME_COUNTS;
    return outcome_of_effect(traced->rule->effect);
}

/* ---- What it saw ------------------------------------------------------ */

static const char *truth_words(enum vpca_truth truth)
{
    static const char *const words[] = {
        [VPCA_FALSE] = "false",
        [VPCA_SILENT_SOURCE] = "the source does not say",
        [VPCA_UNKNOWN] = "unknown",
        [VPCA_TRUE] = "true",
    };

    return words[truth];
}

static const char *side_words(const struct why *why,
                              const struct vpca_operand *operand,
                              const struct vpca_fact *like,
                              const struct vpca_value *value)
{
    const struct explain *e = &why->e;

    if (operand->kind == VPCA_OPERAND_LITERAL)
        return value_words(e, like, value);
    return say(e, "%s %s", operand_words(e, operand, like),
               value_words(e, operand->fact, value));
}

static const char *test_words(const struct why *why,
                              const struct vpca_trace_test *test)
{
    const struct vpca_condition *condition = test->condition;
    const struct explain *e = &why->e;
    const char *left = side_words(why, &condition->left, NULL, &test->left);
    const char *right = "";

    if (condition->relation < VPCA_DEMANDED)
        right = say(e, " %s",
                    side_words(why, &condition->right, condition->left.fact,
                               &test->right));
    return say(e, "%s %s%s: %s", left, relation_words(condition), right,
               truth_words(test->truth));
}

static void put_test(struct why *why, unsigned depth,
                     const struct vpca_trace_test *test)
{
    struct explain *e = &why->e;
    bool any = test->condition->kind == VPCA_CONDITION_ANY;

    if (test->condition->kind == VPCA_CONDITION_TEST) {
        put_item(e, depth, VPCA_TONE_NEUTRAL, test_words(why, test));
        return;
    }
    if (any || depth > 1) {
        put_item(e, depth, VPCA_TONE_NEUTRAL,
                 say(e, "%s: %s", any ? "any of these" : "all of these",
                     truth_words(test->truth)));
        depth++;
    }
    for (size_t i = 0; i < test->child_count; i++)
        put_test(why, depth, &test->children[i]);
}

/* ---- One rule --------------------------------------------------------- */

static const char *member_words(const struct explain *e,
                                const struct vpca_trace_rule *traced)
{
    if (!traced->member)
        return "";
    if (traced->member_count > 1)
        return say(e, " (%s, of %zu)", traced->member->name,
                   traced->member_count);
    return say(e, " (%s)", traced->member->name);
}

static const char *path_words(const struct why *why, enum vpca_path path)
{
    if (path == VPCA_PATH_WHOLE)
        return "";
    return path == VPCA_PATH_PRIMARY ? "primary: "
           : why->entry->backup      ? "second path: "
                                     : "as the second path: ";
}

static const char *filled(const struct why *why, const struct vpca_line *line,
                          const struct vpca_message *message)
{
    return vpca_report_message(why->e.arena, why->advice, why->entry, line,
                               message);
}

static const char *rule_words(const struct why *why,
                              const struct vpca_line *line,
                              enum outcome outcome)
{
    const struct vpca_ledger_line *points = find_points(why->entry, line->rule);
    const struct vpca_rule *rule = line->rule;
    const struct explain *e = &why->e;

    if (outcome == OUTCOME_COUNTS && points)
        return say(e, points->points ? "%+d on %s" : "%d on %s", points->points,
                   e->rules->criteria[points->criterion].id);
    /* What it would say is not so: its effect is enough. */
    if (outcome == OUTCOME_FALSE)
        return vpca_effect_name(rule->effect);
    if (line->truth == VPCA_TRUE)
        return filled(why, line, &rule->message);
    if (rule->proviso.count)
        return say(e, "%s%s", outcome == OUTCOME_PROVISO ? "" : "only if ",
                   filled(why, line, &rule->proviso));
    return say(e, "%s, if %s", vpca_effect_name(rule->effect),
               message_words(e, &rule->message));
}

static const char *claims_words(const struct why *why,
                                const struct vpca_line *line)
{
    struct vpca_report_basis basis =
        vpca_report_line_basis(why->e.arena, why->advice, why->entry, line);
    struct ids ids;

    ids_init(&ids, &why->e);
    for (size_t i = 0; i < basis.claim_count; i++)
        ids_add(&ids, basis.claims[i]);
    return ids.count ? say(&why->e, " [%s]", ids.text.bytes) : "";
}

static const struct vpca_value *band_value(const struct why *why,
                                           const struct vpca_operand *operand)
{
    if (operand->kind != VPCA_OPERAND_FACT)
        return NULL;
    if (operand->scope == VPCA_SCOPE_OPTION)
        return &why->entry->values[operand->index];
    return operand->scope == VPCA_SCOPE_NEED
               ? &why->advice->need_values[operand->index]
               : NULL;
}

/* The quantity that the bands read. */
static void put_band(struct why *why, const struct vpca_rule *rule)
{
    const struct vpca_value *value =
        rule->band_count ? band_value(why, rule->banded) : NULL;

    if (value)
        put_item(&why->e, 1, VPCA_TONE_NEUTRAL,
                 say(&why->e, "by the %s of %s: it is %s",
                     rule->scaled ? "scale" : "bands", rule->banded->fact->name,
                     value_words(&why->e, rule->banded->fact, value)));
}

/* What would have to change for an exclusion to be gone. */
static void put_way_out(struct why *why, const struct vpca_failure *failure)
{
    const struct vpca_nearest_pass *pass = &failure->pass;
    const struct vpca_rule *rule = failure->line.rule;
    struct explain *e = &why->e;

    if (pass->fact && pass->value.state == VPCA_ABSENT)
        put_item(e, 1, VPCA_TONE_NEUTRAL,
                 say(e, "would pass without the demand %s", pass->fact->name));
    else if (pass->fact)
        put_item(e, 1, VPCA_TONE_NEUTRAL,
                 say(e, "would pass with %s %s", pass->fact->name,
                     value_words(e, pass->fact, &pass->value)));
    if (rule->fix.count)
        put_item(e, 1, VPCA_TONE_NEUTRAL,
                 say(e, "fix: %s", filled(why, &failure->line, &rule->fix)));
    if (failure->line.waiver)
        put_item(e, 1, VPCA_TONE_NEUTRAL,
                 say(e, "waived until %s: %s", failure->line.waiver->until,
                     failure->line.waiver->reason));
}

/* Why a rule that is true gives no points. */
static void put_reason(struct why *why, const struct vpca_rule *rule)
{
    const struct vpca_entry *entry = why->entry;
    struct explain *e = &why->e;

    for (size_t i = 0; rule->group && i < entry->ledger_count; i++) {
        const struct vpca_rule *other = entry->ledger[i].rule;

        if (other && other->group && strcmp(other->group, rule->group) == 0) {
            put_item(e, 1, VPCA_TONE_NEUTRAL,
                     say(e, "%s counts instead, of the group %s", other->id,
                         rule->group));
            return;
        }
    }
    put_item(e, 1, VPCA_TONE_NEUTRAL,
             entry->ruled_out ? "the file rules the option out"
                              : "there is no figure to read");
}

static void put_tests(struct why *why, const struct vpca_trace_rule *traced)
{
    const struct vpca_rule *rule = traced->rule;

    if (rule->member_scope != VPCA_SCOPE_COUNT && !traced->member)
        put_item(&why->e, 1, VPCA_TONE_NEUTRAL,
                 say(&why->e, "the need has no %s",
                     vpca_scope_name(rule->member_scope)));
    else if (traced->when)
        put_test(why, 1, traced->when);
    else if (!rule->band_count)
        put_item(&why->e, 1, VPCA_TONE_NEUTRAL, "always");
    put_band(why, rule);
}

static void put_trace(struct why *why, const struct vpca_trace_rule *traced,
                      enum outcome outcome)
{
    const struct vpca_failure *failure = find_failure(why->entry, traced);
    struct explain *e = &why->e;
    struct vpca_line line = {.rule = traced->rule,
                             .truth = traced->truth,
                             .path = traced->path,
                             .member = traced->member};

    put_row(e, 0, traced->rule->id,
            say(e, "%s%s%s%s", path_words(why, traced->path),
                rule_words(why, &line, outcome), member_words(e, traced),
                claims_words(why, &line)));
    put_tests(why, traced);
    if (outcome == OUTCOME_UNCOUNTED)
        put_reason(why, traced->rule);
    if (failure)
        put_way_out(why, failure);
}

static void put_outcome(struct why *why, enum outcome outcome)
{
    struct explain *e = &why->e;
    bool any = false;

    for (size_t i = 0; i < why->trace.count; i++) {
        const struct vpca_trace_rule *traced = &why->trace.items[i];

        if (outcome_of(why->entry, traced) != outcome)
            continue;
        if (!any)
            put_heading(e, headings[outcome]);
        any = true;
        put_trace(why, traced, outcome);
    }
}

void put_verdict(struct why *why)
{
    for (int outcome = 0; outcome < OUTCOME_COUNTS; outcome++)
        put_outcome(why, (enum outcome)outcome);
}

/* Of a range to choose from, its best end. */
static int64_t lowest(const struct vpca_value *value)
{
    return value->choice > 0 ? value->as.quantity.high : value->as.quantity.low;
}

static int64_t highest(const struct vpca_value *value)
{
    return value->choice < 0 ? value->as.quantity.low : value->as.quantity.high;
}

/* Both sides are known, and half the one is not more than the other. A count
 * of one or two is no near thing. */
static bool is_near(const struct vpca_trace_test *test)
{
    const struct vpca_value *left = &test->left;
    const struct vpca_value *right = &test->right;

    if (test->condition->relation >= VPCA_DEMANDED ||
        left->type != VPCA_TYPE_QUANTITY || left->state != VPCA_STATED ||
        right->state != VPCA_STATED ||
        test->condition->left.fact->unit == VPCA_UNIT_COUNT)
        return false;
    return lowest(left) / 2 <= highest(right) &&
           lowest(right) / 2 <= highest(left);
}

/* All but one of its tests hold, and that one would with another number. */
static bool just_missed(const struct vpca_trace_test *test)
{
    const struct vpca_trace_test *missed = NULL;
    bool any = test->condition->kind == VPCA_CONDITION_ANY;

    if (test->condition->kind == VPCA_CONDITION_TEST)
        return is_near(test);
    for (size_t i = 0; i < test->child_count; i++) {
        if (test->children[i].truth != VPCA_FALSE)
            continue;
        if (any && just_missed(&test->children[i]))
            return true;
        if (!any && missed)
            return false;
        missed = &test->children[i];
    }
    return !any && missed && just_missed(missed);
}

static bool is_shown(const struct why *why,
                     const struct vpca_trace_rule *traced)
{
    return outcome_of(why->entry, traced) == OUTCOME_FALSE && traced->when &&
           just_missed(traced->when);
}

static void put_silent(struct why *why)
{
    struct explain *e = &why->e;
    size_t silent = 0;
    size_t near = 0;

    for (size_t i = 0; i < why->trace.count; i++) {
        const struct vpca_trace_rule *traced = &why->trace.items[i];

        silent += outcome_of(why->entry, traced) == OUTCOME_FALSE;
        near += is_shown(why, traced);
    }
    if (!silent)
        return;
    put_heading(e, headings[OUTCOME_FALSE]);
    put_text(
        e, 0,
        say(e, "%zu rules%s. With --all each is shown with its tests.", silent,
            near ? say(e, ", %zu of them by less than a factor of two", near)
                 : ""));
    for (size_t i = 0; near && i < why->trace.count; i++) {
        if (is_shown(why, &why->trace.items[i]))
            put_trace(why, &why->trace.items[i], OUTCOME_FALSE);
    }
}

void put_rest(struct why *why)
{
    for (int outcome = OUTCOME_COUNTS; outcome < OUTCOME_FALSE; outcome++)
        put_outcome(why, (enum outcome)outcome);
    if (why->all)
        put_outcome(why, OUTCOME_FALSE);
    else
        put_silent(why);
}
