/* Facts of options that depend on each other in a circle. */
#include <string.h>

#include "loader.h"

/* "`from` reads `to`", listed by `to`. */
struct edge {
    size_t from;
    size_t to;
    size_t next; /* VPCA_NONE: the last */
};

struct graph {
    vpca_arena *arena;
    size_t node_count;
    size_t current; /* whose reading is being added */
    struct edge *edges;
    size_t edge_count;
    size_t capacity;
    size_t *readers; /* by node: its first edge */
    size_t *open;    /* by node: how many of what it reads is not settled */
    bool *settled;
};

static void graph_init(struct graph *graph, vpca_arena *arena, size_t nodes)
{
    *graph = (struct graph){.arena = arena, .node_count = nodes};
    graph->readers = vpca_arena_array(arena, nodes, sizeof(*graph->readers));
    graph->open = vpca_arena_array(arena, nodes, sizeof(*graph->open));
    graph->settled = vpca_arena_array(arena, nodes, sizeof(*graph->settled));
    for (size_t i = 0; i < nodes; i++)
        graph->readers[i] = VPCA_NONE;
}

static void add(struct graph *graph, const struct vpca_operand *operand)
{
    struct edge edge = {.from = graph->current, .to = operand->index};

    if (operand->kind != VPCA_OPERAND_FACT ||
        operand->scope != VPCA_SCOPE_OPTION)
        return;
    edge.next = graph->readers[edge.to];
    graph->edges =
        vpca_arena_grow(graph->arena, graph->edges, graph->edge_count,
                        &graph->capacity, sizeof(*graph->edges));
    graph->readers[edge.to] = graph->edge_count;
    graph->open[edge.from]++;
    graph->edges[graph->edge_count++] = edge;
}

static void visit(const struct vpca_condition *test, void *context)
{
    add(context, &test->left);
    if (test->relation < VPCA_DEMANDED)
        add(context, &test->right);
}

static void add_reading(struct graph *graph, const struct vpca_condition *when,
                        const struct vpca_operand *operands, size_t count)
{
    if (when)
        condition_walk(when, visit, graph);
    for (size_t i = 0; i < count; i++)
        add(graph, &operands[i]);
}

static void add_facts(struct graph *graph, const struct vpca_fact_cases *facts)
{
    for (size_t f = VPCA_OWN_COUNT; f < graph->node_count; f++) {
        graph->current = f;
        for (size_t i = 0; i < facts[f].count; i++) {
            const struct vpca_fact_case *one = &facts[f].items[i];

            add_reading(graph, one->when, one->operands, one->operand_count);
        }
    }
}

/* What is survived follows from the cases of the failure table. */
static void add_failures(struct graph *graph,
                         const struct vpca_failure_cases *table)
{
    for (size_t w = 0; w < vpca_failure_words()->count; w++) {
        for (size_t i = 0; i < table[w].count; i++) {
            graph->current = VPCA_OWN_SURVIVES;
            add_reading(graph, table[w].items[i].when, NULL, 0);
            graph->current = VPCA_OWN_CAN_SURVIVE;
            add_reading(graph, table[w].items[i].when, NULL, 0);
        }
    }
}

/* Settles facts whose reading is settled until nothing moves. */
static void settle(struct graph *graph)
{
    size_t *ready =
        vpca_arena_array(graph->arena, graph->node_count, sizeof(*ready));
    size_t count = 0;

    for (size_t i = 0; i < graph->node_count; i++) {
        if (graph->open[i] == 0)
            ready[count++] = i;
    }
    for (size_t done = 0; done < count; done++) {
        size_t edge = graph->readers[ready[done]];

        graph->settled[ready[done]] = true;
        for (; edge != VPCA_NONE; edge = graph->edges[edge].next) {
            if (--graph->open[graph->edges[edge].from] == 0)
                ready[count++] = graph->edges[edge].from;
        }
    }
}

/* Something unsettled that an unsettled fact reads. */
static void find_next(const struct graph *graph, size_t *next)
{
    for (size_t i = 0; i < graph->node_count; i++)
        next[i] = VPCA_NONE;
    for (size_t i = 0; i < graph->edge_count; i++) {
        const struct edge *edge = &graph->edges[i];

        if (!graph->settled[edge->from] && !graph->settled[edge->to])
            next[edge->from] = edge->to;
    }
}

/* Where a fact of the circle is stated, in the last pack that states one;
 * else what the circle belongs to. Options that take the same default have
 * one place. */
static struct vpca_span find_place(const struct loader *loader, size_t first,
                                   const size_t *next,
                                   const struct vpca_fact_cases *facts,
                                   struct vpca_span place)
{
    size_t at = first;

    do {
        if (at >= VPCA_OWN_COUNT && facts[at].count &&
            pack_of(loader, facts[at].items[0].span.source) >=
                pack_of(loader, place.source))
            place = facts[at].items[0].span;
        at = next[at];
    } while (at != first);
    return place;
}

/* The same circle starts with the same fact, for whatever it is found. */
static size_t find_least(size_t first, const size_t *next)
{
    size_t least = first;

    for (size_t at = next[first]; at != first; at = next[at])
        least = at < least ? at : least;
    return least;
}

static void report(struct loader *loader, struct graph *graph,
                   const struct vpca_fact_cases *facts, struct vpca_span span)
{
    size_t *next =
        vpca_arena_array(graph->arena, graph->node_count, sizeof(*next));
    struct vpca_text names;
    size_t first = 0;
    size_t at;

    while (first < graph->node_count && graph->settled[first])
        first++;
    if (first == graph->node_count)
        return;
    find_next(graph, next);
    /* After as many steps as there are facts we stand in the circle. */
    for (size_t i = 0; i < graph->node_count; i++)
        first = next[first];
    first = find_least(first, next);
    vpca_text_init(&names, graph->arena);
    vpca_text_add(&names, loader->facts[first].fact.name);
    for (at = next[first]; at != first; at = next[at])
        vpca_text_addf(&names, ", %s", loader->facts[at].fact.name);
    vpca_diags_add(loader->diags, VPCA_CODE_PACK_CYCLE,
                   find_place(loader, first, next, facts, span), NULL, NULL,
                   "facts read each other in a circle: %s", names.bytes);
}

void cycles_check(struct loader *loader)
{
    const struct vpca_ruleset *rules = loader->rules;
    vpca_arena *arena = vpca_arena_new();
    struct graph graph;

    for (size_t i = 0; i < rules->option_count; i++) {
        const struct vpca_option *option = &rules->options[i];

        graph_init(&graph, arena, rules->fact_count);
        add_facts(&graph, option->facts);
        add_failures(&graph, option->failures);
        graph.current = VPCA_OWN_MONTHLY_COST;
        for (size_t c = 0; c < option->cost_count; c++)
            add_reading(&graph, option->cost[c].when, option->cost[c].times,
                        option->cost[c].time_count);
        settle(&graph);
        report(loader, &graph, option->facts, option->span);
        vpca_arena_reset(arena);
    }
    for (size_t i = 0; i < rules->pair_count; i++) {
        graph_init(&graph, arena, rules->fact_count);
        add_facts(&graph, rules->pairs[i].facts);
        add_failures(&graph, rules->pairs[i].failures);
        settle(&graph);
        report(loader, &graph, rules->pairs[i].facts, rules->pairs[i].span);
        vpca_arena_reset(arena);
    }
    vpca_arena_free(arena);
}
