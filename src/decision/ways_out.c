/* The demands that would have to give where no option is left. */
#include "ways.h"

/* ---- What may give ---------------------------------------------------- */

static void add_part(struct search *search, const struct vpca_giving *whole,
                     uint64_t word)
{
    if (search->part_count < PARTS_MOST)
        search->parts[search->part_count++] = (struct part){*whole, word};
}

/* What nobody made cannot give, and what is unknown excludes nothing. */
static bool can_give(const struct vpca_statement *said)
{
    return (said->fact->flags & VPCA_FACT_DEMAND) &&
           said->value.state == VPCA_STATED && !said->value.unknown &&
           said->reason != VPCA_REASON_IMPLIED;
}

static void add_demand(struct search *search, enum vpca_concession_kind kind,
                       const struct vpca_statement *said)
{
    struct vpca_giving whole = {
        .conceded = {.kind = kind,
                     .fact = said->fact,
                     .value = vpca_value_absent(said->fact->type)},
        .statement = said,
    };

    if (said->fact != &vpca_facts[VPCA_FACT_NEED_SURVIVE]) {
        add_part(search, &whole, 0);
        return;
    }
    for (unsigned i = 0; i < VPCA_DOMAIN_LIMIT; i++) {
        if (said->value.as.words.most >> i & 1)
            add_part(search, &whole, UINT64_C(1) << i);
    }
}

/* The second path has it from the first. */
static bool is_shared(const struct vpca_need *need,
                      const struct vpca_statement *said)
{
    const struct vpca_statement *main = vpca_need_statement(need, said->fact);

    return main && main->span.source == said->span.source &&
           main->span.start == said->span.start;
}

static void collect_parts(struct search *search)
{
    const struct vpca_need *need = search->advice->need;
    const struct vpca_giving only = {.conceded.kind = VPCA_CONCEDE_ONLY};
    const struct vpca_giving not_ = {.conceded.kind = VPCA_CONCEDE_NOT};

    for (size_t i = 0; i < need->demands.count; i++) {
        if (can_give(&need->demands.items[i]))
            add_demand(search, VPCA_CONCEDE_DEMAND, &need->demands.items[i]);
    }
    for (size_t i = 0; i < need->backup.count; i++) {
        if (can_give(&need->backup.items[i]) &&
            !is_shared(need, &need->backup.items[i]))
            add_demand(search, VPCA_CONCEDE_BACKUP, &need->backup.items[i]);
    }
    if (need->only != UINT64_MAX)
        add_part(search, &only, 0);
    if (need->not_)
        add_part(search, &not_, 0);
}

/* ---- Trying ----------------------------------------------------------- */

size_t search_givings(const struct search *search, uint64_t parts,
                      struct vpca_giving *ret_items)
{
    const struct part *before = NULL;
    size_t count = 0;

    for (size_t i = 0; i < search->part_count; i++) {
        const struct part *part = &search->parts[i];
        struct vpca_giving *item;

        if (!(parts >> i & 1))
            continue;
        if (!part->word || !before ||
            before->whole.statement != part->whole.statement)
            ret_items[count++] = part->whole;
        before = part;
        item = &ret_items[count - 1];
        if (!part->word)
            continue;
        if (item->conceded.value.state == VPCA_ABSENT)
            item->conceded.value = item->statement->value;
        item->conceded.value.as.words.most &= ~part->word;
        item->conceded.value.as.words.least &= ~part->word;
    }
    for (size_t i = 0; i < count; i++) {
        struct vpca_value *value = &ret_items[i].conceded.value;

        if (value->type == VPCA_TYPE_SET && !value->as.words.most)
            *value = vpca_value_absent(VPCA_TYPE_SET);
    }
    return count;
}

const struct vpca_advice *
search_try(struct search *search, const struct vpca_giving *items, size_t count)
{
    const struct vpca_advice *advice = search->advice;
    const struct vpca_model *model;
    struct vpca_concession conceded[PARTS_MOST];

    for (size_t i = 0; i < count; i++)
        conceded[i] = items[i].conceded;
    vpca_arena_reset(search->scratch);
    search->tries++;
    model = vpca_model_without(search->scratch, advice->model, advice->need,
                               conceded, count);
    return vpca_advise(search->scratch, model, &model->needs[0]);
}

/* ---- The answer ------------------------------------------------------- */

static struct vpca_way_out way_of(struct search *search,
                                  const struct exit_found *found)
{
    struct vpca_giving *items =
        vpca_arena_array(search->arena, PARTS_MOST, sizeof(*items));
    size_t count = search_givings(search, found->parts, items);
    const struct vpca_advice *advice;

    search_relax(search, items, count);
    advice = search_try(search, items, count);
    return (struct vpca_way_out){
        .items = items,
        .count = count,
        .size = found->size,
        .option = advice->entries[0].option,
        .backup = advice->entries[0].backup,
        .status = advice->entries[0].status,
        .score = advice->entries[0].score,
    };
}

/* What is left may be less sure than with the whole demands gone. */
static int compare(const void *left, const void *right, void *context)
{
    const struct vpca_way_out *a = left;
    const struct vpca_way_out *b = right;

    (void)context;
    if (a->size != b->size)
        return a->size < b->size ? -1 : 1;
    return (int)a->status - (int)b->status;
}

struct vpca_ways_out vpca_ways_out_find(vpca_arena *arena,
                                        const struct vpca_advice *advice)
{
    struct search search = {.advice = advice, .arena = arena};
    struct vpca_ways_out ways = {NULL, 0};

    if (advice->ranked_count)
        return ways;
    search.scratch = vpca_arena_new();
    collect_parts(&search);
    search_run(&search);
    ways.items =
        vpca_arena_array(arena, VPCA_WAYS_OUT_MOST, sizeof(*ways.items));
    for (size_t i = 0; i < search.found_count && i < VPCA_WAYS_OUT_MOST; i++)
        ways.items[ways.count++] = way_of(&search, &search.found[i]);
    vpca_sort(arena, ways.items, ways.count, sizeof(*ways.items), compare,
              NULL);
    vpca_arena_free(search.scratch);
    return ways;
}
