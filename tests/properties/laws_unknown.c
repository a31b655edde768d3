/* Laws about what is unknown, and what becomes of it when it is known. */
#include <string.h>

#include "laws.h"

/* ---- What is settled -------------------------------------------------- */

static const char *unsettled(struct world *world, const struct vpca_advice *was,
                             const struct vpca_advice *is, const char *answer)
{
    for (size_t i = 0; i < was->all_count; i++) {
        const struct vpca_entry *old = &was->all[i];
        const struct vpca_entry *now = find_entry(is, old);
        bool proven = old->status == VPCA_FEASIBLE && !old->proviso_count;

        if (!now)
            continue;
        if (old->status == VPCA_EXCLUDED && now->status != VPCA_EXCLUDED)
            return vpca_arena_printf(world->arena,
                                     "%s was excluded, and is not by %s",
                                     entry_name(world, now), answer);
        if (proven && now->status != VPCA_FEASIBLE)
            return vpca_arena_printf(
                world->arena, "%s was proven, and is %s by %s",
                entry_name(world, now), vpca_status_name(now->status), answer);
    }
    return NULL;
}

/* ---- Each answer to what a draft leaves open -------------------------- */

typedef const char *comparison(struct world *world,
                               const struct vpca_advice *was,
                               const struct vpca_advice *is,
                               const char *answer);

static const char *each_value(struct world *world, const struct draft *draft,
                              const struct vpca_advice *was, enum place place,
                              size_t slot, comparison *compare)
{
    size_t count;
    const struct slot *found = &draft_slots(place, &count)[slot];
    struct draft answered = *draft;

    for (size_t i = 0; i < slot_values(found); i++) {
        const struct vpca_advice *is;
        const char *answer = vpca_arena_printf(world->arena, "%s: %s",
                                               found->key, found->values[i]);
        const char *why;

        answered.choices[place][slot] = (uint8_t)(i + 1);
        is = advise(world, &answered);
        why = is ? compare(world, was, is, answer) : NULL;
        if (why)
            return why;
    }
    return NULL;
}

static const char *each_answer(struct world *world, const struct draft *draft,
                               comparison *compare)
{
    const struct vpca_advice *was = advise(world, draft);

    for (int place = 0; was && place < PLACE_COUNT; place++) {
        size_t count;
        const struct slot *slots = draft_slots((enum place)place, &count);

        for (size_t i = 0; i < count; i++) {
            const char *why;

            if (slots[i].kind != SLOT_FACT || draft->choices[place][i])
                continue;
            why = each_value(world, draft, was, (enum place)place, i, compare);
            if (why)
                return why;
        }
    }
    return NULL;
}

const char *law_answers(struct world *world, const struct draft *draft)
{
    return each_answer(world, draft, unsettled);
}

/* ---- What was foreseen ------------------------------------------------ */

static bool stands(const struct vpca_line *lines, size_t count,
                   const struct vpca_rule *rule)
{
    for (size_t i = 0; i < count; i++) {
        if (lines[i].rule == rule)
            return true;
    }
    return false;
}

static bool was_foreseen(const struct vpca_entry *old,
                         const struct vpca_rule *rule)
{
    for (size_t i = 0; i < old->failure_count; i++) {
        if (old->failures[i].line.rule == rule)
            return true;
    }
    return stands(old->conditions, old->condition_count, rule) ||
           stands(old->provisos, old->proviso_count, rule);
}

static const char *unforeseen(struct world *world,
                              const struct vpca_advice *was,
                              const struct vpca_advice *is, const char *answer)
{
    for (size_t i = 0; i < was->all_count; i++) {
        const struct vpca_entry *old = &was->all[i];
        const struct vpca_entry *now = find_entry(is, old);
        const struct vpca_rule *rule = NULL;

        if (!now || old->status == VPCA_NOT_CONSIDERED)
            continue;
        for (size_t j = 0; j < now->failure_count && !rule; j++) {
            if (!was_foreseen(old, now->failures[j].line.rule))
                rule = now->failures[j].line.rule;
        }
        for (size_t j = 0; j < now->condition_count && !rule; j++) {
            if (!was_foreseen(old, now->conditions[j].rule))
                rule = now->conditions[j].rule;
        }
        if (rule)
            return vpca_arena_printf(world->arena,
                                     "%s meets %s by %s, which nothing told",
                                     entry_name(world, now), rule->id, answer);
    }
    return NULL;
}

const char *law_foreseen(struct world *world, const struct draft *draft)
{
    return each_answer(world, draft, unforeseen);
}

/* ---- Narrower demands ------------------------------------------------- */

static const struct {
    const char *key;
    const char *wide;
    const char *narrow[3];
} ranges[] = {
    {"bandwidth", "200 Mbps..5 Gbps", {"200 Mbps", "1..2 Gbps", "5 Gbps"}},
    {"bandwidth", "unknown", {"100 Mbps", "low", "20 Gbps"}},
    {"bandwidth", "high", {"1 Gbps", "2..4 Gbps", "20 Gbps"}},
    {"latency", "5..150 ms", {"10 ms", "20..40 ms", "120 ms"}},
    {"availability", "high", {"99.9 %", "99.95 %", "99.99 %"}},
    {"ready_within", "1 day..20 weeks", {"2 days", "4..6 weeks", "15 weeks"}},
    {"performance", "unknown", {"best-effort", "consistent", "consistent"}},
    {"survive", "unknown", {"tunnel", "[circuit, provider]", "region"}},
    {"encryption", "unknown", {"over-internet", "in-transit", "in-transit"}},
    {"path", "unknown", {"private", "aws", "aws"}},
    {"inspection", "unknown", {"required", "forbidden", "required"}},
    {"transitive", "unknown", {"required", "forbidden", "required"}},
    {"min_mtu", "1400..9000", {"1446", "1500", "9000"}},
};

const char *law_narrower(struct world *world, const struct draft *draft)
{
    for (size_t i = 0; i < VPCA_COUNT(ranges); i++) {
        struct draft changed = *draft;
        const struct vpca_advice *was;

        changed.instead_place = PLACE_MUST;
        changed.instead_slot = slot_find(PLACE_MUST, ranges[i].key);
        changed.instead = ranges[i].wide;
        was = advise(world, &changed);
        for (size_t j = 0; was && j < VPCA_COUNT(ranges[i].narrow); j++) {
            const struct vpca_advice *is;
            const char *why;

            changed.instead = ranges[i].narrow[j];
            is = advise(world, &changed);
            why = is ? unsettled(world, was, is,
                                 vpca_arena_printf(
                                     world->arena, "%s: %s instead of %s",
                                     ranges[i].key, ranges[i].narrow[j],
                                     ranges[i].wide))
                     : NULL;
            if (why)
                return why;
        }
    }
    return NULL;
}
