/* Points of the rules that score: bands, scales, groups, and quarters of
 * matches. */
#include "judge.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

struct span_of_points {
    int least;
    int most;
};

/* ---- Scales ----------------------------------------------------------- */

/* Binary places of a logarithm. */
enum { LOG_PLACES = 24 };

/* The logarithm to the base 2 of a figure above 0: each squaring of what is
 * left of it, kept between 1 and 2, gives one place. */
static int64_t log_of(int64_t figure)
{
    uint64_t left = (uint64_t)figure;
    int64_t log = 0;
    int shift = 0;

    while (left >> (shift + 1))
        shift++;
    log = shift;
    left = shift > 31 ? left >> (shift - 31) : left << (31 - shift);
    for (int i = 0; i < LOG_PLACES; i++) {
        left = left * left >> 31;
        log = 2 * log + (int64_t)(left >> 32);
        left >>= left >> 32;
    }
    return log;
}

static int points_at(const struct vpca_rule *rule, int64_t figure)
{
    const struct vpca_band *upper = rule->bands;
    const struct vpca_band *last = &rule->bands[rule->band_count - 1];
    const struct vpca_band *lower;
    int64_t start;

    if (figure >= last->below)
        return last->points;
    while (figure >= upper->below)
        upper++;
    if (upper == rule->bands)
        return upper->points;
    lower = upper - 1;
    start = log_of(lower->below);
    return lower->points +
           (int)((upper->points - lower->points) * (log_of(figure) - start) /
                 (log_of(upper->below) - start));
}

static void include_points(struct span_of_points *span, int points)
{
    if (points < span->least)
        span->least = points;
    if (points > span->most)
        span->most = points;
}

static struct span_of_points span_of_scale(const struct vpca_rule *rule,
                                           int64_t low, int64_t high)
{
    struct span_of_points span;

    span.least = span.most = points_at(rule, low);
    include_points(&span, points_at(rule, high));
    for (size_t i = 0; i < rule->band_count; i++) {
        if (rule->bands[i].below > low && rule->bands[i].below < high)
            include_points(&span, rule->bands[i].points);
    }
    return span;
}

/* ---- Bands ------------------------------------------------------------ */

static size_t band_find(const struct vpca_rule *rule, int64_t figure)
{
    size_t i = 0;

    while (i + 1 < rule->band_count && figure >= rule->bands[i].below)
        i++;
    return i;
}

static struct span_of_points span_of_bands(const struct vpca_rule *rule,
                                           const struct vpca_value *value)
{
    int64_t low = value->as.quantity.low;
    int64_t high = value->as.quantity.high;
    struct span_of_points span;
    size_t last;

    if (value->choice > 0)
        low = high;
    if (value->choice < 0)
        high = low;
    if (rule->scaled)
        return span_of_scale(rule, low, high);
    last = band_find(rule, high);
    span.least = span.most = rule->bands[last].points;
    for (size_t i = band_find(rule, low); i < last; i++)
        include_points(&span, rule->bands[i].points);
    return span;
}

int vpca_rule_points_at(const struct vpca_rule *rule,
                        const struct vpca_value *value)
{
    return span_of_bands(rule, value).least;
}

/* False when there is no figure to read: absent, or the source is silent. */
static bool points_of(struct judge *judge, const struct vpca_rule *rule,
                      struct vpca_view *view, struct span_of_points *ret_span)
{
    struct vpca_value value;

    if (!rule->band_count) {
        ret_span->least = ret_span->most = rule->points;
        return true;
    }
    value = operand_over_members(judge, rule->banded, view, VPCA_NO_DIRECTION);
    if (value.state != VPCA_STATED)
        return false;
    *ret_span = span_of_bands(rule, &value);
    return true;
}

void points_add(struct judge *judge, const struct vpca_rule *rule,
                const struct vpca_member *member, enum vpca_truth truth,
                struct vpca_view *view)
{
    struct scored_list *list = &judge->scored;
    struct scored scored = {.rule = rule, .member = member};
    struct span_of_points span;

    if (truth == VPCA_SILENT_SOURCE || !points_of(judge, rule, view, &span))
        return;
    scored.sure = truth == VPCA_TRUE;
    scored.least = span.least;
    scored.most = span.most;
    scored.points = span.least;
    list->items = vpca_arena_grow(judge->arena, list->items, list->count,
                                  &list->capacity, sizeof(*list->items));
    list->items[list->count++] = scored;
}

/* ---- Groups ----------------------------------------------------------- */

/* The most that it may come to, in either direction. */
static int weight_of(const struct scored *scored)
{
    int least = abs(scored->least);
    int most = abs(scored->most);

    if (scored->sure)
        return abs(scored->points);
    return least > most ? least : most;
}

/* Whether `a` counts before `b` of the same group. */
static bool beats(const struct scored *a, const struct scored *b)
{
    int weight_a = weight_of(a);
    int weight_b = weight_of(b);

    if (weight_a != weight_b)
        return weight_a > weight_b;
    return strcmp(a->rule->id, b->rule->id) < 0;
}

static bool same_group(const struct scored *a, const struct scored *b)
{
    return b->rule->group && strcmp(a->rule->group, b->rule->group) == 0;
}

static const struct scored *group_winner(const struct scored_list *list,
                                         const struct scored *member)
{
    const struct scored *winner = NULL;

    for (size_t i = 0; i < list->count; i++) {
        const struct scored *other = &list->items[i];

        if (other->sure && same_group(member, other) &&
            (!winner || beats(other, winner)))
            winner = other;
    }
    return winner;
}

/* A doubtful one that could take the winner's place would change the sum by
 * the difference. */
static void settle_groups(struct scored_list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        struct scored *scored = &list->items[i];
        const struct scored *winner;

        if (!scored->rule->group)
            continue;
        winner = group_winner(list, scored);
        if (!winner || winner == scored)
            continue;
        if (scored->sure || !beats(scored, winner)) {
            scored->dropped = true;
        } else {
            scored->least -= winner->points;
            scored->most -= winner->points;
        }
    }
}

/* ---- Matches ---------------------------------------------------------- */

static bool is_match(const struct scored *scored)
{
    return scored->rule->effect == VPCA_EFFECT_MATCH && !scored->dropped;
}

/* Its points as a further match, or what it would add as the best one. */
static void settle_match(struct scored *scored, const struct scored *best)
{
    if (!best || scored == best)
        return;
    if (scored->sure || !beats(scored, best)) {
        scored->quarter = true;
        scored->points /= 4;
        scored->least /= 4;
        scored->most /= 4;
    } else {
        scored->least -= best->points - best->points / 4;
        scored->most -= best->points - best->points / 4;
    }
}

static void settle_matches(struct scored_list *list)
{
    const struct scored *best = NULL;

    for (size_t i = 0; i < list->count; i++) {
        const struct scored *scored = &list->items[i];

        if (scored->sure && is_match(scored) && (!best || beats(scored, best)))
            best = scored;
    }
    for (size_t i = 0; i < list->count; i++) {
        if (is_match(&list->items[i]))
            settle_match(&list->items[i], best);
    }
}

void points_settle(struct judge *judge)
{
    struct scored_list *list = &judge->scored;

    settle_groups(list);
    settle_matches(list);
    for (size_t i = 0; i < list->count; i++) {
        struct scored *scored = &list->items[i];

        if (scored->sure)
            continue;
        scored->points = 0;
        scored->least = scored->least < 0 ? scored->least : 0;
        scored->most = scored->most > 0 ? scored->most : 0;
    }
}
