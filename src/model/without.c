/* Variants of a model: one need of it, with demands that give way. */
#include "reading.h"

/* ---- Statements ------------------------------------------------------- */

static void unpack(const struct vpca_statements *from, struct slot *slots)
{
    for (size_t i = 0; i < from->count; i++)
        slots[from->items[i].fact - vpca_facts] =
            (struct slot){.set = true, .statement = from->items[i]};
}

static struct vpca_statements pack(vpca_arena *arena, const struct slot *slots,
                                   size_t count)
{
    struct vpca_statement *items =
        vpca_arena_array(arena, count, sizeof(*items));
    size_t used = 0;

    for (size_t i = 0; i < count; i++) {
        if (slots[i].set)
            items[used++] = slots[i].statement;
    }
    return (struct vpca_statements){items, used};
}

static void relax(struct slot *slot, const struct vpca_value *value)
{
    slot->set = value->state != VPCA_ABSENT;
    slot->statement.value = *value;
    slot->statement.word = NULL;
}

static bool is_same_place(const struct slot *a, const struct slot *b)
{
    return a->set && b->set &&
           a->statement.span.source == b->statement.span.source &&
           a->statement.span.start == b->statement.span.start;
}

/* What binds the second path because it binds the first gives way there
 * too. */
static void concede_demand(struct draft *draft,
                           const struct vpca_concession *conceded)
{
    size_t fact = (size_t)(conceded->fact - vpca_facts);
    struct slot *slot = &draft->slots[fact];

    if (fact < BACKUP_FACTS && is_same_place(&draft->backup[fact], slot))
        relax(&draft->backup[fact], &conceded->value);
    relax(slot, &conceded->value);
}

/* ---- Options ---------------------------------------------------------- */

/* An option is ruled out by its own name or by that of a family. */
static uint64_t names_of(const struct vpca_ruleset *rules, uint64_t symbols)
{
    uint64_t names = symbols;

    for (size_t i = 0; i < rules->option_count; i++) {
        if (symbols >> rules->options[i].symbol & 1)
            names |= rules->options[i].families;
    }
    return names;
}

static void concede(struct draft *draft, const struct vpca_ruleset *rules,
                    const struct vpca_concession *conceded)
{
    uint64_t options = conceded->options ? conceded->options : UINT64_MAX;

    switch (conceded->kind) {
    case VPCA_CONCEDE_DEMAND:
        concede_demand(draft, conceded);
        break;
    case VPCA_CONCEDE_BACKUP:
        relax(&draft->backup[conceded->fact - vpca_facts], &conceded->value);
        break;
    case VPCA_CONCEDE_ONLY:
        draft->need.only |= options;
        break;
    case VPCA_CONCEDE_NOT:
        draft->need.not_ &= ~names_of(rules, options);
        break;
    }
}

/* ---- The variant ------------------------------------------------------ */

/* Members that must reach each other through a hub make a kind of need. */
static void settle_kind(struct draft *draft,
                        const struct vpca_concession *conceded, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (conceded[i].kind == VPCA_CONCEDE_DEMAND &&
            conceded[i].fact == &vpca_facts[VPCA_FACT_NEED_TRANSITIVE])
            draft->need.kind = ends_kind(&draft->need, false);
    }
}

const struct vpca_model *
vpca_model_without(vpca_arena *arena, const struct vpca_model *model,
                   const struct vpca_need *need,
                   const struct vpca_concession *conceded, size_t count)
{
    struct vpca_model *made = vpca_arena_alloc(arena, sizeof(*made));
    struct vpca_need *made_need = vpca_arena_alloc(arena, sizeof(*made_need));
    struct draft draft = {.need = *need};
    /* What is wrong with the need was found when the file was read. */
    struct vpca_diags unheard;
    struct reading r = {.arena = arena,
                        .scratch = arena,
                        .diags = &unheard,
                        .rules = model->rules,
                        .model = made};

    vpca_diags_init(&unheard, arena);
    *made = *model;
    unpack(&need->demands, draft.slots);
    unpack(&need->backup, draft.backup);
    for (size_t i = 0; i < count; i++)
        concede(&draft, model->rules, &conceded[i]);
    settle_kind(&draft, conceded, count);
    implied_add(&r, &draft);
    *made_need = draft.need;
    made_need->demands = pack(arena, draft.slots, NEED_FACTS);
    made_need->backup = pack(arena, draft.backup, BACKUP_FACTS);
    statements_resolve(made, made_need, &made_need->demands);
    statements_resolve(made, made_need, &made_need->backup);
    made->needs = made_need;
    made->need_count = 1;
    return made;
}
