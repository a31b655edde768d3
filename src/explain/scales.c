/* Explains criteria, profiles, prices, gates and changes of packs. */
#include <string.h>

#include "explain.h"

static const char *weight_words(const struct explain *e,
                                const struct vpca_criterion *criterion)
{
    if (criterion->weight)
        return say(e, "%d, set by the rule pack", criterion->weight);
    return say(e, "0 to %d, under prefer: of a need; %d unless said",
               VPCA_WEIGHT_MAX, VPCA_WEIGHT_ABSENT);
}

static const char *rule_points(const struct explain *e,
                               const struct vpca_rule *rule)
{
    if (rule->band_count)
        return say(e, "by %s of %s", rule->scaled ? "a scale" : "bands",
                   operand_words(e, rule->banded, NULL));
    return say(e, "%+d", rule->points);
}

void criterion_explain(struct explain *e, size_t index)
{
    const struct vpca_criterion *criterion = &e->rules->criteria[index];

    put_title(e, say(e, "%s: criterion", criterion->id));
    put_text(e, 0, criterion->doc ? criterion->doc : criterion->name);
    put_row(e, 0, "scale",
            say(e, "0 to %d; every option starts with %d", VPCA_SCALE,
                criterion->base));
    put_row(e, 0, "weight", weight_words(e, criterion));
    if (!criterion->weight)
        put_row(e, 0, "example", say(e, "prefer: { %s: 5 }", criterion->id));
    put_heading(e, "Rules that give or take points");
    for (size_t i = 0; i < e->rules->rule_count; i++) {
        const struct vpca_rule *rule = &e->rules->rules[i];

        if (rule->criterion == index)
            put_row(e, 0, rule->id,
                    say(e, "%s: %s%s%s", rule_points(e, rule),
                        message_words(e, &rule->message),
                        rule->option ? ", for " : "",
                        rule->option ? rule->option->id : ""));
    }
    put_basis(e, &criterion->basis);
}

void profile_explain(struct explain *e, size_t index)
{
    const struct vpca_profile *profile = &e->rules->profiles[index];

    put_title(e, say(e, "%s: profile", profile->id));
    put_text(e, 0, profile->doc);
    put_row(e, 0, "in a file", say(e, "profile: %s", profile->id));
    put_row(e, 0, "for one run",
            say(e, "vpcadvise --profile %s FILE", profile->id));
    put_heading(e, "Weights");
    for (size_t i = 0; i < e->rules->criterion_count; i++) {
        const struct vpca_criterion *criterion = &e->rules->criteria[i];

        put_row(e, 0, criterion->id,
                say(e, "%d%s", profile->weights[i],
                    criterion->weight  ? ", set by the rule pack"
                    : profile->said[i] ? ""
                                       : ", as the profile does not say"));
    }
    put_basis(e, &profile->basis);
}

void price_explain(struct explain *e, size_t index)
{
    const struct vpca_price *price = &e->rules->prices[index];
    bool any = false;

    put_title(e, say(e, "%s: price", price->id));
    put_text(e, 0, say(e, "%s: %s.", price->text, price_words(e, price)));
    if (price->thing)
        put_text(e, 0,
                 say(e, "A part of: %s (%s), %s.", price->thing->text,
                     price->thing->id, shared_words(price->thing)));
    for (size_t o = 0; o < e->rules->option_count; o++) {
        const struct vpca_option *option = &e->rules->options[o];

        for (size_t i = 0; i < option->cost_count; i++) {
            const struct vpca_cost_item *item = &option->cost[i];
            const char *times = product_words(e, item->times, item->time_count);

            if (item->price != price)
                continue;
            if (!any)
                put_heading(e, "Who pays it, a month");
            any = true;
            put_row(e, 0, option->id,
                    say(e, "times %s, %s%s", *times ? times : "1",
                        item->when ? "when " : "",
                        condition_words(e, item->when)));
        }
    }
    put_basis(e, &price->basis);
}

/* ---- Things ----------------------------------------------------------- */

const char *shared_words(const struct vpca_thing *thing)
{
    static const char *const words[VPCA_SHARED_COUNT] = {
        [VPCA_SHARED_SITE] = "one for all needs of a site",
        [VPCA_SHARED_VPC] = "one for all needs of a VPC",
        [VPCA_SHARED_SITE_VPC] =
            "one for all needs between the same site and VPC",
        [VPCA_SHARED_VPCS] = "one for all needs between the same two VPCs",
        [VPCA_SHARED_NETWORK] = "one for all needs that use it",
    };

    return words[thing->shared];
}

/* Whether an item above says the same. */
static bool stands_before(const struct vpca_option *option, size_t index)
{
    const struct vpca_cost_item *item = &option->cost[index];

    for (size_t i = 0; i < index; i++) {
        if (option->cost[i].price == item->price &&
            option->cost[i].thing == item->thing)
            return true;
    }
    return false;
}

static void put_costs_of(struct explain *e, const struct vpca_thing *thing)
{
    for (size_t o = 0; o < e->rules->option_count; o++) {
        const struct vpca_option *option = &e->rules->options[o];

        for (size_t i = 0; i < option->cost_count; i++) {
            const struct vpca_cost_item *item = &option->cost[i];

            if (item->thing == thing && item->price &&
                !stands_before(option, i))
                put_row(e, 0, option->id, item->price->text);
        }
    }
}

void thing_explain(struct explain *e, size_t index)
{
    const struct vpca_thing *thing = &e->rules->things[index];

    put_title(e, say(e, "%s: thing that is built once", thing->id));
    put_text(e, 0, say(e, "%s: %s.", thing->text, shared_words(thing)));
    put_heading(e, "What it costs, by option");
    put_costs_of(e, thing);
    put_basis(e, &thing->basis);
}

/* ---- Gates ------------------------------------------------------------ */

static const struct {
    const char *name;
    bool number;
    bool on;
} gates[] = {
#define VPCA_GATE(symbol, name, number, on, meaning, held) {name, number, on},
    VPCA_GATES(VPCA_GATE)
#undef VPCA_GATE
};

void gate_explain(struct explain *e, size_t index)
{
    put_title(e, say(e, "%s: gate", gates[index].name));
    put_text(e, 0,
             say(e, "Exit status 1 when %s.",
                 vpca_gate_meaning((enum vpca_gate)index)));
    put_row(e, 0, "by default", gates[index].on ? "on" : "off");
    put_row(e, 0, "example",
            say(e, "vpcadvise --fail-on %s%s FILE", gates[index].name,
                gates[index].number ? "=20" : ""));
    put_row(e, 0, "turned off",
            say(e, "--fail-on none clears all; name those you want after it"));
}

void change_explain(struct explain *e, size_t index)
{
    const struct vpca_change *change = &e->rules->changes[index];

    put_title(e, say(e, "%s: %s by the pack %s", change->id,
                     vpca_change_name(change->action), change->pack->id));
    put_row(e, 0, "what", change->kind);
    put_row(e, 0, "reason", change->reason);
    put_row(e, 0, "folder", change->pack->folder);
}
