/* Reads which needs must be ready before another, and finds circles. */
#include "fields.h"

#define EXAMPLE      "after: dc-to-prod"
#define LISTED_NEEDS 6

void after_read(struct reading *r, const struct vpca_node *node, void *target)
{
    struct draft *draft = target;
    size_t count = one_or_many(r, node);
    struct vpca_after *items =
        vpca_arena_array(r->arena, count, sizeof(*items));
    vpca_names *seen = vpca_names_new(r->scratch);
    size_t used = 0;

    for (size_t i = 0; i < count; i++) {
        const struct vpca_node *item = nth_of(node, i);
        const struct vpca_need *need = need_named(r, item, EXAMPLE);

        if (!need)
            continue;
        if (!vpca_names_add(seen, need->name, i)) {
            vpca_node_report(r->diags, VPCA_CODE_DUPLICATE_NAME, item,
                             "take one of them out",
                             "\"%s\" stands here already", need->name);
            continue;
        }
        items[used++] = (struct vpca_after){need, item->span};
    }
    draft->need.after = items;
    draft->need.after_count = used;
}

/* ---- Circles ---------------------------------------------------------- */

enum seen {
    UNSEEN,
    ON_THE_WAY,
    DONE,
};

/* A need whose `after` are being followed, and how far that has come. */
struct step {
    size_t need;
    size_t next;
};

struct search {
    struct reading *r;
    unsigned char *seen; /* by need */
    size_t *place;       /* by need: in `steps`, while ON_THE_WAY */
    struct step *steps;
    size_t depth;
};

static void report_itself(const struct search *s, const struct vpca_after *last)
{
    vpca_arena *arena = s->r->diags->arena;

    vpca_diags_add(s->r->diags, VPCA_CODE_AFTER_CYCLE, last->span,
                   vpca_arena_printf(arena, "needs.%s.after", last->need->name),
                   "name a need that must be ready before, or leave after: out",
                   "\"%s\" waits for itself", last->need->name);
}

/* "a waits for b, b for c, c for a" of the steps from `first` on. */
static void report_circle(const struct search *s, size_t first,
                          const struct vpca_after *last)
{
    struct reading *r = s->r;
    const struct vpca_need *from = &r->needs[s->steps[s->depth - 1].need];
    size_t length = s->depth - first;
    const char *path =
        vpca_arena_printf(r->diags->arena, "needs.%s.after", from->name);
    struct vpca_text text;

    vpca_text_init(&text, r->diags->arena);
    for (size_t i = 0; i < length && i < LISTED_NEEDS; i++) {
        size_t next = i + 1 < length ? first + i + 1 : first;

        vpca_text_addf(&text, i ? ", %s for %s" : "%s waits for %s",
                       r->needs[s->steps[first + i].need].name,
                       r->needs[s->steps[next].need].name);
    }
    if (length > LISTED_NEEDS)
        vpca_text_addf(&text, ", and so on over %zu needs, back to %s", length,
                       last->need->name);
    vpca_diags_add(r->diags, VPCA_CODE_AFTER_CYCLE, last->span, path,
                   "one of them must be built first: take a name out of its "
                   "after:",
                   "these needs wait for each other, so none can be built "
                   "first: %s",
                   text.bytes);
}

static void enter(struct search *s, size_t need)
{
    s->seen[need] = ON_THE_WAY;
    s->place[need] = s->depth;
    s->steps[s->depth++] = (struct step){need, 0};
}

/* Follows one more `after` of the last step, or goes back from it. */
static void advance(struct search *s)
{
    struct step *step = &s->steps[s->depth - 1];
    const struct vpca_need *need = &s->r->needs[step->need];
    const struct vpca_after *after;
    size_t to;

    if (step->next == need->after_count) {
        s->seen[step->need] = DONE;
        s->depth--;
        return;
    }
    after = &need->after[step->next++];
    to = (size_t)(after->need - s->r->needs);
    if (to == step->need)
        report_itself(s, after);
    else if (s->seen[to] == UNSEEN)
        enter(s, to);
    else if (s->seen[to] == ON_THE_WAY)
        report_circle(s, s->place[to], after);
}

void after_check(struct reading *r)
{
    struct search s = {
        .r = r,
        .seen = vpca_arena_alloc(r->scratch, r->need_count),
        .place = vpca_arena_array(r->scratch, r->need_count, sizeof(*s.place)),
        .steps = vpca_arena_array(r->scratch, r->need_count, sizeof(*s.steps)),
    };

    for (size_t i = 0; i < r->need_count; i++) {
        if (s.seen[i] == UNSEEN)
            enter(&s, i);
        while (s.depth > 0)
            advance(&s);
    }
    vpca_arena_reset(r->scratch);
}
