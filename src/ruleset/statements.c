/* Every statement of a pack, and which of them rest on a claim. */
#include "vpcadvise/evidence.h"

#include <assert.h>
#include <string.h>

struct list {
    vpca_arena *arena;
    const struct vpca_ruleset *rules;
    struct vpca_evidence *items;
    size_t count;
    size_t capacity;
};

const char *vpca_evidence_name(enum vpca_evidence_kind kind)
{
    static const char *const names[VPCA_EVIDENCE_COUNT] = {
#define VPCA_EVIDENCE(symbol, name) [VPCA_EVIDENCE_##symbol] = (name),
        VPCA_EVIDENCES(VPCA_EVIDENCE)
#undef VPCA_EVIDENCE
    };

    assert(kind < VPCA_EVIDENCE_COUNT);
    return names[kind];
}

static void push(struct list *list, struct vpca_evidence evidence)
{
    list->items = vpca_arena_grow(list->arena, list->items, list->count,
                                  &list->capacity, sizeof(*list->items));
    list->items[list->count++] = evidence;
}

/* ---- Options and their facts ------------------------------------------ */

static void add_options(struct list *list)
{
    for (size_t i = 0; i < list->rules->option_count; i++) {
        const struct vpca_option *option = &list->rules->options[i];

        push(list, (struct vpca_evidence){.kind = VPCA_EVIDENCE_OPTION,
                                          .id = option->id,
                                          .option = option,
                                          .basis = &option->basis});
    }
}

/* A statement for each case; `like` has what they share. */
static void add_cases(struct list *list, struct vpca_evidence like,
                      const struct vpca_fact_cases *cases)
{
    for (size_t i = 0; i < cases->count; i++) {
        like.item = &cases->items[i];
        like.basis = &cases->items[i].basis;
        push(list, like);
    }
}

/* A fact that takes the default says nothing itself. */
static void add_option_facts(struct list *list)
{
    const struct vpca_ruleset *rules = list->rules;

    for (size_t o = 0; o < rules->option_count; o++) {
        const struct vpca_option *option = &rules->options[o];

        for (size_t f = VPCA_OWN_COUNT; f < rules->fact_count; f++) {
            struct vpca_evidence like = {.kind = VPCA_EVIDENCE_OPTION_FACT,
                                         .id = option->id,
                                         .fact = rules->facts[f].fact.name,
                                         .option = option};

            if (option->facts[f].items != rules->facts[f].defaults.items)
                add_cases(list, like, &option->facts[f]);
        }
    }
}

/* Several failures may share a row, which is one statement. */
static bool is_shared(const struct vpca_failure_cases *table, size_t word)
{
    for (size_t i = 0; i < word; i++) {
        if (table[i].items == table[word].items)
            return true;
    }
    return false;
}

static void add_table(struct list *list, struct vpca_evidence like,
                      const struct vpca_failure_cases *table)
{
    const struct vpca_domain *words = vpca_failure_words();

    for (size_t w = 0; w < words->count; w++) {
        like.fact = words->words[w];
        for (size_t i = 0; i < table[w].count && !is_shared(table, w); i++) {
            like.row = &table[w].items[i];
            like.basis = &table[w].items[i].basis;
            push(list, like);
        }
    }
}

static void add_failures(struct list *list)
{
    for (size_t i = 0; i < list->rules->option_count; i++) {
        const struct vpca_option *option = &list->rules->options[i];
        struct vpca_evidence like = {
            .kind = VPCA_EVIDENCE_FAILURE, .id = option->id, .option = option};

        add_table(list, like, option->failures);
    }
}

static void add_defaults(struct list *list)
{
    for (size_t f = VPCA_OWN_COUNT; f < list->rules->fact_count; f++) {
        const struct vpca_option_fact *fact = &list->rules->facts[f];
        struct vpca_evidence like = {.kind = VPCA_EVIDENCE_FACT_DEFAULT,
                                     .id = fact->fact.name};

        add_cases(list, like, &fact->defaults);
    }
}

/* ---- Rules and pairs -------------------------------------------------- */

static void add_rules(struct list *list)
{
    for (size_t i = 0; i < list->rules->rule_count; i++) {
        const struct vpca_rule *rule = &list->rules->rules[i];

        push(list, (struct vpca_evidence){.kind = VPCA_EVIDENCE_RULE,
                                          .id = rule->id,
                                          .option = rule->option,
                                          .rule = rule,
                                          .basis = &rule->basis});
    }
}

static void add_pairs_when(struct list *list)
{
    if (list->rules->pairs_when)
        push(list, (struct vpca_evidence){.kind = VPCA_EVIDENCE_PAIRS,
                                          .id = "pairs",
                                          .basis = &list->rules->pairs_basis});
}

static struct vpca_evidence of_pair(const struct list *list,
                                    const struct vpca_pair *pair)
{
    return (struct vpca_evidence){
        .kind = VPCA_EVIDENCE_PAIR,
        .id = vpca_arena_printf(list->arena, "%s + %s", pair->primary->id,
                                pair->backup->id),
        .option = pair->primary,
        .basis = &pair->basis};
}

static void add_pairs(struct list *list)
{
    for (size_t i = 0; i < list->rules->pair_count; i++)
        push(list, of_pair(list, &list->rules->pairs[i]));
}

static void add_pair_facts(struct list *list)
{
    const struct vpca_ruleset *rules = list->rules;

    for (size_t p = 0; p < rules->pair_count; p++) {
        struct vpca_evidence like = of_pair(list, &rules->pairs[p]);

        like.kind = VPCA_EVIDENCE_PAIR_FACT;
        for (size_t f = VPCA_OWN_COUNT;
             rules->pairs[p].facts && f < rules->fact_count; f++) {
            like.fact = rules->facts[f].fact.name;
            add_cases(list, like, &rules->pairs[p].facts[f]);
        }
    }
}

static void add_pair_failures(struct list *list)
{
    for (size_t p = 0; p < list->rules->pair_count; p++) {
        struct vpca_evidence like = of_pair(list, &list->rules->pairs[p]);

        like.kind = VPCA_EVIDENCE_PAIR_FAILURE;
        add_table(list, like, list->rules->pairs[p].failures);
    }
}

/* ---- The rest --------------------------------------------------------- */

static void add_plain(struct list *list, enum vpca_evidence_kind kind,
                      const char *id, const struct vpca_basis *basis)
{
    push(list, (struct vpca_evidence){.kind = kind, .id = id, .basis = basis});
}

static void add_words(struct list *list)
{
    for (size_t i = 0; i < list->rules->word_count; i++) {
        const struct vpca_word *word = &list->rules->words[i];

        add_plain(list, VPCA_EVIDENCE_WORD,
                  vpca_arena_printf(list->arena, "%s %s", word->fact->name,
                                    word->word),
                  &word->basis);
    }
}

static void add_others(struct list *list)
{
    const struct vpca_ruleset *rules = list->rules;

    for (size_t i = 0; i < rules->price_count; i++)
        add_plain(list, VPCA_EVIDENCE_PRICE, rules->prices[i].id,
                  &rules->prices[i].basis);
    for (size_t i = 0; i < rules->thing_count; i++)
        add_plain(list, VPCA_EVIDENCE_THING, rules->things[i].id,
                  &rules->things[i].basis);
    add_words(list);
    for (size_t i = 0; i < rules->control_count; i++)
        add_plain(list, VPCA_EVIDENCE_CONTROL, rules->controls[i].id,
                  &rules->controls[i].basis);
    for (size_t i = 0; i < rules->framework_count; i++)
        add_plain(list, VPCA_EVIDENCE_FRAMEWORK, rules->frameworks[i].id,
                  &rules->frameworks[i].basis);
    for (size_t i = 0; i < rules->criterion_count; i++)
        add_plain(list, VPCA_EVIDENCE_CRITERION, rules->criteria[i].id,
                  &rules->criteria[i].basis);
    for (size_t i = 0; i < rules->profile_count; i++)
        add_plain(list, VPCA_EVIDENCE_PROFILE, rules->profiles[i].id,
                  &rules->profiles[i].basis);
    for (size_t i = 0; i < rules->assumption_count; i++)
        add_plain(list, VPCA_EVIDENCE_ASSUMPTION,
                  rules->assumptions[i].fact->name,
                  &rules->assumptions[i].basis);
}

static void add_of_network(struct list *list)
{
    const struct vpca_ruleset *rules = list->rules;

    for (size_t i = 0; i < rules->limit_count; i++)
        add_plain(list, VPCA_EVIDENCE_LIMIT, rules->limits[i].id,
                  &rules->limits[i].basis);
    if (rules->phasing.ready != VPCA_NONE)
        add_plain(list, VPCA_EVIDENCE_PHASES, "phases", &rules->phasing.basis);
}

struct vpca_evidence_list vpca_evidence_list(vpca_arena *arena,
                                             const struct vpca_ruleset *rules)
{
    struct list list = {.arena = arena, .rules = rules};

    add_options(&list);
    add_option_facts(&list);
    add_failures(&list);
    add_defaults(&list);
    add_rules(&list);
    add_pairs_when(&list);
    add_pairs(&list);
    add_pair_facts(&list);
    add_pair_failures(&list);
    add_others(&list);
    add_of_network(&list);
    return (struct vpca_evidence_list){.items = list.items,
                                       .count = list.count};
}

/* ---- From a claim ----------------------------------------------------- */

static bool rests_on(const struct vpca_basis *basis,
                     const struct vpca_claim *claim)
{
    for (size_t i = 0; i < basis->claim_count; i++) {
        if (basis->claims[i] == claim)
            return true;
    }
    return false;
}

struct vpca_evidence_list vpca_evidence_of_claim(vpca_arena *arena,
                                                 struct vpca_evidence_list list,
                                                 const struct vpca_claim *claim)
{
    struct list found = {.arena = arena};

    for (size_t i = 0; i < list.count; i++) {
        if (rests_on(list.items[i].basis, claim))
            push(&found, list.items[i]);
    }
    return (struct vpca_evidence_list){.items = found.items,
                                       .count = found.count};
}

const struct vpca_claim *vpca_ruleset_claim(const struct vpca_ruleset *rules,
                                            const char *id)
{
    for (size_t i = 0; i < rules->claim_count; i++) {
        if (strcmp(rules->claims[i].id, id) == 0)
            return &rules->claims[i];
    }
    return NULL;
}
