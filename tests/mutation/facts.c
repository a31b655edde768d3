/* Facts of options and pairs, each case another than it is. */
#include <string.h>

#include "mutation.h"

#define THOUSAND 1000

/* The fact whose cases are changed, and whose it is. */
struct target {
    struct mutants *mutants;
    const struct vpca_fact *fact;
    const struct vpca_domain *domain;
    const char *name; /* "managed-vpn bandwidth" */
};

static const char *value_text(const struct target *target,
                              const struct vpca_value *value)
{
    struct vpca_text text;

    vpca_text_init(&text, target->mutants->arena);
    vpca_value_write(&text, target->fact, target->domain, value);
    return text.length ? text.bytes : "nothing";
}

/* What the case gives, for names of mutants. */
static const char *case_text(const struct target *target,
                             const struct vpca_fact_case *item)
{
    if (item->kind == VPCA_CASE_LITERAL)
        return value_text(target, &item->literal);
    if (item->kind == VPCA_CASE_NOT_STATED)
        return "not stated";
    return item->kind == VPCA_CASE_COPY ? "a copy" : "a product";
}

static void add_value(const struct target *target,
                      const struct vpca_fact_case *item,
                      const struct vpca_value *value)
{
    static const enum vpca_case_kind literal = VPCA_CASE_LITERAL;

    mutant_add(target->mutants,
               vpca_arena_printf(target->mutants->arena, "%s: %s -> %s",
                                 target->name, case_text(target, item),
                                 value_text(target, value)),
               &item->literal, value, sizeof(*value));
    if (item->kind != VPCA_CASE_LITERAL)
        mutant_extend(target->mutants, &item->kind, &literal, sizeof(literal));
}

static void add_not_stated(const struct target *target,
                           const struct vpca_fact_case *item)
{
    static const enum vpca_case_kind not_stated = VPCA_CASE_NOT_STATED;

    mutant_add(target->mutants,
               vpca_arena_printf(target->mutants->arena, "%s: %s -> not stated",
                                 target->name, case_text(target, item)),
               &item->kind, &not_stated, sizeof(not_stated));
}

/* ---- Literals by type -------------------------------------------------- */

static void mutate_truth(const struct target *target,
                         const struct vpca_fact_case *item)
{
    struct vpca_value value =
        vpca_value_truth(item->literal.as.words.most == VPCA_NO); /* both: no */

    add_value(target, item, &value);
}

/* The words beside it, in the order of the domain. */
static void mutate_word(const struct target *target,
                        const struct vpca_fact_case *item)
{
    for (unsigned i = 0; i < target->domain->count; i++) {
        uint64_t beside = UINT64_C(1) << i;
        struct vpca_value value = vpca_value_word(i);

        beside = beside << 1 | beside >> 1;
        if ((item->literal.as.words.most & beside) != 0 &&
            (item->literal.as.words.most >> i & 1) == 0)
            add_value(target, item, &value);
    }
}

/* One word more or less. */
static void mutate_set(const struct target *target,
                       const struct vpca_fact_case *item)
{
    for (unsigned i = 0; i < target->domain->count; i++) {
        struct vpca_value value =
            vpca_value_set(item->literal.as.words.most ^ UINT64_C(1) << i);

        add_value(target, item, &value);
    }
}

static void add_range(const struct target *target,
                      const struct vpca_fact_case *item, int64_t low,
                      int64_t high)
{
    struct vpca_value value = item->literal;

    if (low > high ||
        (low == value.as.quantity.low && high == value.as.quantity.high))
        return;
    value.as.quantity.low = low;
    value.as.quantity.high = high;
    if (!value.choice)
        value.cause = low == high ? 0 : VPCA_CAUSE_PACK;
    add_value(target, item, &value);
}

/* An end without a bound is taken for a thousand times the other. */
static int64_t twice(int64_t figure, int64_t low)
{
    if (figure == VPCA_INFINITE)
        return low * THOUSAND;
    return figure ? 2 * figure : 1;
}

/* Half and double: of one figure, of each end of a range, and of the end of a
 * choice that counts. */
static void mutate_quantity(const struct target *target,
                            const struct vpca_fact_case *item)
{
    int64_t low = item->literal.as.quantity.low;
    int64_t high = item->literal.as.quantity.high;

    if (low == high) {
        add_range(target, item, low / 2, low / 2);
        add_range(target, item, twice(low, low), twice(low, low));
        return;
    }
    if (item->literal.choice <= 0 && low > 0) {
        add_range(target, item, low / 2, high);
        add_range(target, item, 2 * low, high);
    }
    if (item->literal.choice >= 0) {
        if (high != VPCA_INFINITE)
            add_range(target, item, low, high / 2);
        add_range(target, item, low, twice(high, low));
    }
}

static void mutate_literal(const struct target *target,
                           const struct vpca_fact_case *item)
{
    static void (*const by_type[])(const struct target *target,
                                   const struct vpca_fact_case *item) = {
        [VPCA_TYPE_TRUTH] = mutate_truth,
        [VPCA_TYPE_QUANTITY] = mutate_quantity,
        [VPCA_TYPE_WORD] = mutate_word,
        [VPCA_TYPE_SET] = mutate_set,
        [VPCA_TYPE_TEXT] = NULL,
    };

    if (by_type[target->fact->type])
        by_type[target->fact->type](target, item);
    add_not_stated(target, item);
}

/* ---- What the source does not say -------------------------------------- */

/* The ends of what it could be. */
static void mutate_not_stated(const struct target *target,
                              const struct vpca_fact_case *item)
{
    struct vpca_value low = vpca_value_truth(false);
    struct vpca_value high = vpca_value_truth(true);

    switch (target->fact->type) {
    case VPCA_TYPE_TRUTH:
        break;
    case VPCA_TYPE_QUANTITY:
        low = vpca_value_quantity(1, 1, 0);
        high =
            vpca_value_quantity(INT64_MAX / THOUSAND, INT64_MAX / THOUSAND, 0);
        break;
    case VPCA_TYPE_WORD:
        low = vpca_value_word(0);
        high = vpca_value_word((unsigned)target->domain->count - 1);
        break;
    case VPCA_TYPE_SET:
        low = vpca_value_set(0);
        high = vpca_value_set((UINT64_C(1) << target->domain->count) - 1);
        break;
    case VPCA_TYPE_TEXT:
        return;
    }
    add_value(target, item, &low);
    add_value(target, item, &high);
}

/* ---- Products and copies ----------------------------------------------- */

static void mutate_operands(const struct target *target,
                            const struct vpca_fact_case *item)
{
    for (size_t i = 0; i < item->operand_count && item->operand_count > 1;
         i++) {
        struct vpca_operand *operands = vpca_arena_array(
            target->mutants->arena, item->operand_count, sizeof(*operands));
        const struct vpca_operand *fewer = operands;
        size_t count = 0;

        for (size_t k = 0; k < item->operand_count; k++) {
            if (k != i)
                operands[count++] = item->operands[k];
        }
        mutant_add(target->mutants,
                   vpca_arena_printf(target->mutants->arena,
                                     "%s: without factor %zu", target->name,
                                     i + 1),
                   &item->operands, &fewer, sizeof(fewer));
        mutant_extend(target->mutants, &item->operand_count, &count,
                      sizeof(count));
    }
    add_not_stated(target, item);
}

/* ---- The whole --------------------------------------------------------- */

static void mutate_case(const struct target *target,
                        const struct vpca_fact_case *item)
{
    target->mutants->mutation = MUTATION_FACT;
    switch (item->kind) {
    case VPCA_CASE_LITERAL:
        mutate_literal(target, item);
        break;
    case VPCA_CASE_NOT_STATED:
        mutate_not_stated(target, item);
        break;
    case VPCA_CASE_COPY:
    case VPCA_CASE_TIMES:
        mutate_operands(target, item);
        break;
    }
    target->mutants->mutation = MUTATION_COMPARISON;
    if (item->when)
        conditions_mutate(target->mutants, target->name, item->when);
}

static void mutate_cases(struct mutants *mutants, const char *owner, size_t f,
                         const struct vpca_fact_cases *cases)
{
    const struct vpca_fact *fact = &mutants->rules->facts[f].fact;
    struct target target = {.mutants = mutants, .fact = fact};

    if (fact->type == VPCA_TYPE_WORD || fact->type == VPCA_TYPE_SET)
        target.domain = fact->domain ? fact->domain : &mutants->rules->symbols;
    target.name = vpca_arena_printf(mutants->arena, "%s %s", owner,
                                    strchr(fact->name, '.') + 1);
    for (size_t i = 0; i < cases->count; i++)
        mutate_case(&target, &cases->items[i]);
}

/* What an option does not state is the default of all that do not. */
static void mutate_option(struct mutants *mutants,
                          const struct vpca_option *option)
{
    mutants->kinds = option->serves;
    for (size_t f = VPCA_OWN_COUNT; f < mutants->rules->fact_count; f++) {
        if (option->facts[f].items != mutants->rules->facts[f].defaults.items)
            mutate_cases(mutants, option->id, f, &option->facts[f]);
    }
}

/* Several pairs of one entry share their facts. */
static bool is_first(const struct vpca_ruleset *rules, size_t pair, size_t f)
{
    for (size_t i = 0; i < pair; i++) {
        if (rules->pairs[i].facts[f].items == rules->pairs[pair].facts[f].items)
            return false;
    }
    return true;
}

static void mutate_pair(struct mutants *mutants, size_t pair)
{
    const struct vpca_pair *item = &mutants->rules->pairs[pair];
    const char *name = vpca_arena_printf(mutants->arena, "%s + %s",
                                         item->primary->id, item->backup->id);

    for (size_t f = VPCA_OWN_COUNT; f < mutants->rules->fact_count; f++) {
        if (item->facts[f].count && is_first(mutants->rules, pair, f))
            mutate_cases(mutants, name, f, &item->facts[f]);
    }
}

void facts_mutate(struct mutants *mutants)
{
    const struct vpca_ruleset *rules = mutants->rules;

    for (size_t f = VPCA_OWN_COUNT; f < rules->fact_count; f++)
        mutate_cases(mutants, "default of", f, &rules->facts[f].defaults);
    for (size_t i = 0; i < rules->option_count; i++)
        mutate_option(mutants, &rules->options[i]);
    mutants->kinds = UINT64_MAX;
    for (size_t i = 0; i < rules->pair_count; i++)
        mutate_pair(mutants, i);
}
