/* Points cannot lead an option off the scale, so nothing is ever clamped. */
#include <string.h>

#include "loader.h"

/* What the rules of one criterion can add and take together. */
struct sums {
    long most;
    long least;
    long best_match;
    long further_matches;
};

/* How far a rule of a later pack leads at most. */
struct worst {
    long beyond; /* 0: it leads nowhere beyond the scale */
    const char *message;
};

/* Rules in the order of criterion, group and effect; those without a group
 * come first. */
struct bounds {
    struct loader *loader;
    const struct vpca_rule **rules;
    size_t count;
    bool *reached;       /* by rule: whether it can fire for what is checked */
    struct worst *worst; /* by rule */
};

static bool same_group(const struct vpca_rule *a, const struct vpca_rule *b)
{
    return a->group && b->group && a->criterion == b->criterion &&
           strcmp(a->group, b->group) == 0;
}

static int compare(const void *left, const void *right, void *context)
{
    const struct vpca_rule *a = *(const struct vpca_rule *const *)left;
    const struct vpca_rule *b = *(const struct vpca_rule *const *)right;

    (void)context;
    if (a->criterion != b->criterion)
        return a->criterion < b->criterion ? -1 : 1;
    if (!a->group || !b->group)
        return (a->group != NULL) - (b->group != NULL);
    return strcmp(a->group, b->group);
}

static void widen(const struct vpca_rule *rule, long *most, long *least)
{
    long points = rule->points;

    for (size_t i = 0; i < rule->band_count || i == 0; i++) {
        if (rule->band_count)
            points = rule->bands[i].points;
        if (points > *most)
            *most = points;
        if (points < *least)
            *least = points;
    }
}

/* A match counts in full when it is the best, else a quarter. */
static void add_match(struct sums *sums, long points)
{
    if (points > sums->best_match) {
        sums->further_matches += sums->best_match / 4;
        sums->best_match = points;
    } else {
        sums->further_matches += points / 4;
    }
}

/* One rule, or the rules of one group; returns where the next begins. */
static size_t add_group(const struct bounds *bounds, size_t start,
                        struct sums *sums)
{
    const struct vpca_rule *first = bounds->rules[start];
    size_t i = start;
    long most = 0;
    long least = 0;

    do {
        if (bounds->reached[i])
            widen(bounds->rules[i], &most, &least);
        i++;
    } while (i < bounds->count && same_group(first, bounds->rules[i]));
    if (first->effect == VPCA_EFFECT_MATCH)
        add_match(sums, most);
    else
        sums->most += most;
    sums->least += least;
    return i;
}

/* The index of the rule that a later pack adds to the criterion, of which
 * the rules stand together and end at `end`. VPCA_NONE: none did. */
static size_t find_cause(const struct bounds *bounds, size_t end)
{
    size_t criterion = bounds->rules[end - 1]->criterion;
    const struct vpca_rule *cause = NULL;
    size_t found = VPCA_NONE;

    for (size_t i = end; i-- > 0 && bounds->rules[i]->criterion == criterion;) {
        const struct vpca_rule *rule = bounds->rules[i];

        if (bounds->reached[i] && rule->pack > bounds->loader->packs &&
            (!cause || rule->pack > cause->pack ||
             (rule->pack == cause->pack && strcmp(rule->id, cause->id) < 0))) {
            cause = rule;
            found = i;
        }
    }
    return found;
}

/* At the rule of a later pack, once for all options, else at the option. */
static void report_beyond(const struct bounds *bounds, size_t end,
                          const struct vpca_option *option, long beyond,
                          const char *message)
{
    size_t cause = find_cause(bounds, end);

    if (cause == VPCA_NONE)
        vpca_diags_add(bounds->loader->diags, VPCA_CODE_RULE_POINTS,
                       option->span, NULL,
                       "lower the points, or put rules that exclude each "
                       "other into a group",
                       "%s", message);
    else if (beyond > bounds->worst[cause].beyond)
        bounds->worst[cause] =
            (struct worst){.beyond = beyond, .message = message};
}

static void report_worst(const struct bounds *bounds)
{
    vpca_arena *arena = bounds->loader->diags->arena;

    for (size_t i = 0; i < bounds->count; i++) {
        const struct worst *worst = &bounds->worst[i];

        if (worst->beyond > 0)
            vpca_diags_add(bounds->loader->diags, VPCA_CODE_RULE_POINTS,
                           bounds->rules[i]->span, NULL,
                           vpca_arena_printf(
                               arena,
                               "that is %ld too far: lower the points, or put "
                               "rules that exclude each other into a group",
                               worst->beyond),
                           "%s", worst->message);
    }
}

static void check_sums(const struct bounds *bounds, const struct sums *sums,
                       size_t end, const struct vpca_option *option,
                       const char *with)
{
    size_t criterion = bounds->rules[end - 1]->criterion;
    const struct vpca_criterion *scale =
        &bounds->loader->rules->criteria[criterion];
    long most =
        scale->base + sums->most + sums->best_match + sums->further_matches;
    long least = scale->base + sums->least;
    vpca_arena *arena = bounds->loader->diags->arena;

    if (most > VPCA_SCALE)
        report_beyond(
            bounds, end, option, most - VPCA_SCALE,
            vpca_arena_printf(
                arena, "\"%s\"%s can reach %ld on \"%s\", where %d is the most",
                option->id, with, most, scale->id, VPCA_SCALE));
    if (least < 0)
        report_beyond(
            bounds, end, option, -least,
            vpca_arena_printf(
                arena, "\"%s\"%s can reach %ld on \"%s\", where 0 is the least",
                option->id, with, least, scale->id));
}

static void check_entry(const struct bounds *bounds, const struct reach *reach,
                        const struct vpca_option *option, const char *with)
{
    for (size_t i = 0; i < bounds->count; i++)
        bounds->reached[i] = reach_rule(reach, option, bounds->rules[i]);
    for (size_t i = 0; i < bounds->count;) {
        size_t criterion = bounds->rules[i]->criterion;
        struct sums sums = {0};

        while (i < bounds->count && bounds->rules[i]->criterion == criterion)
            i = add_group(bounds, i, &sums);
        check_sums(bounds, &sums, i, option, with);
    }
}

/* A need is of one kind, so that rules for several kinds do not add up. */
static void check_kinds(const struct bounds *bounds, struct reach *reach,
                        const struct vpca_option *option, const char *with)
{
    uint64_t kinds = reach->kinds;

    for (unsigned kind = 0; kind < VPCA_DOMAIN_LIMIT; kind++) {
        reach->kinds = kinds & UINT64_C(1) << kind;
        if (reach->kinds)
            check_entry(bounds, reach, option, with);
    }
}

static void check_groups(const struct bounds *bounds)
{
    for (size_t i = 1; i < bounds->count; i++) {
        const struct vpca_rule *a = bounds->rules[i - 1];
        const struct vpca_rule *b = bounds->rules[i];

        if (same_group(a, b) && a->effect != b->effect)
            vpca_diags_add(
                bounds->loader->diags, VPCA_CODE_RULE_POINTS, b->span, NULL,
                NULL, "group \"%s\" has rules of several effects", b->group);
    }
}

void bounds_check(struct loader *loader)
{
    const struct vpca_ruleset *rules = loader->rules;
    struct bounds bounds = {.loader = loader};
    struct reach reach = {.kinds = 0};

    bounds.rules = vpca_arena_array(loader->arena, rules->rule_count,
                                    sizeof(*bounds.rules));
    for (size_t i = 0; i < rules->rule_count; i++) {
        if (rules->rules[i].criterion != VPCA_NONE)
            bounds.rules[bounds.count++] = &rules->rules[i];
    }
    vpca_sort(loader->arena, bounds.rules, bounds.count, sizeof(*bounds.rules),
              compare, NULL);
    check_groups(&bounds);
    bounds.reached =
        vpca_arena_array(loader->arena, bounds.count, sizeof(*bounds.reached));
    bounds.worst =
        vpca_arena_array(loader->arena, bounds.count, sizeof(*bounds.worst));
    reach.values = vpca_arena_array(loader->arena, rules->fact_count,
                                    sizeof(*reach.values));
    for (size_t i = 0; i < rules->option_count; i++) {
        reach_option(loader, &rules->options[i], &reach);
        check_kinds(&bounds, &reach, &rules->options[i], "");
    }
    for (size_t i = 0; i < rules->pair_count; i++) {
        const struct vpca_pair *pair = &rules->pairs[i];

        reach_pair(loader, pair, &reach);
        check_kinds(&bounds, &reach, pair->primary,
                    vpca_arena_printf(loader->diags->arena, " with \"%s\"",
                                      pair->backup->id));
    }
    report_worst(&bounds);
}
