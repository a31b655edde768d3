/* What a decision was, and what changed since it was taken. */
#include <assert.h>
#include <string.h>

#include "builder.h"
#include "words.h"

enum {
    CHANGES_MOST = 6, /* of one decision */
    NAMES_MOST = 4,   /* of changed networks, before they are counted */
};

struct listing {
    vpca_arena *arena;
    const struct vpca_advice *advice;
    const struct vpca_decided *decided;
    struct vpca_report_change *items;
    size_t count;
};

static void add(struct listing *listing, enum vpca_gate gate, const char *text)
{
    assert(listing->count < CHANGES_MOST);
    listing->items[listing->count++] =
        (struct vpca_report_change){.gate = gate, .text = text};
}

static const char *option_name(vpca_arena *arena,
                               const struct vpca_option *option,
                               const struct vpca_option *backup)
{
    return backup
               ? vpca_arena_printf(arena, "%s with %s", option->id, backup->id)
               : option->id;
}

/* ---- First ------------------------------------------------------------ */

static bool is_ranked(const struct vpca_entry *entry)
{
    return entry &&
           (entry->status == VPCA_FEASIBLE || entry->status == VPCA_OPEN);
}

/* An option that is excluded is for another gate to tell; a choice made
 * against the ranking holds as long as the same option is first. */
static void add_first(struct listing *listing)
{
    const struct vpca_advice *advice = listing->advice;
    const struct vpca_need *need = advice->need;
    const struct vpca_entry *entry = vpca_advice_chosen(advice);
    const struct vpca_entry *first = advice->entries;
    const char *chosen;
    const char *leader;

    if (!is_ranked(entry) || vpca_advice_is_first(advice, need->chosen) ||
        vpca_advice_is_first(advice, listing->decided->instead_of))
        return;
    chosen = option_name(listing->arena, need->chosen[0], need->chosen[1]);
    leader = option_name(listing->arena, first->option, first->backup);
    add(listing, VPCA_GATE_CHOSEN_NOT_FIRST,
        entry->status == first->status
            ? vpca_arena_printf(listing->arena,
                                "%s is not first any more: %s is, with %d "
                                "points to %d",
                                chosen, leader, first->score, entry->score)
            : vpca_arena_printf(listing->arena,
                                "%s is not first any more: it is open now, and "
                                "%s is proven",
                                chosen, leader));
}

/* ---- Facts ------------------------------------------------------------ */

struct names {
    const char **items;
    size_t count;
};

/* "fra-dc, prod changed since the decision of 2026-11-24" */
static void add_names(struct listing *listing, const struct names *names,
                      const char *before, const char *after)
{
    struct vpca_text text;

    if (names->count == 0)
        return;
    vpca_text_init(&text, listing->arena);
    vpca_text_add(&text, before);
    names_add(&text, names->items, names->count, NAMES_MOST);
    vpca_text_addf(&text, " %s since the decision of %s", after,
                   listing->decided->on);
    add(listing, VPCA_GATE_FACTS_CHANGED, text.bytes);
}

static int compare_names(const char *a, const char *b)
{
    bool a_need = strcmp(a, VPCA_DIGEST_NEED) == 0;
    bool b_need = strcmp(b, VPCA_DIGEST_NEED) == 0;

    if (a_need != b_need)
        return a_need ? -1 : 1;
    return strcmp(a, b);
}

/* Both lists are by name, the need first. Takes the next name of either, and
 * tells by its place which: before 0 of the old, above of the new. */
static int take(const struct vpca_digests *then, size_t *i,
                const struct vpca_digests *now, size_t *j)
{
    int order;

    if (*i == then->count)
        order = 1;
    else if (*j == now->count)
        order = -1;
    else
        order = compare_names(then->items[*i].name, now->items[*j].name);
    *i += order <= 0;
    *j += order >= 0;
    return order;
}

static void add_facts(struct listing *listing)
{
    const struct vpca_digests *then = &listing->decided->facts;
    const struct vpca_digests now = vpca_need_digests(
        listing->arena, listing->advice->model, listing->advice->need);
    size_t most = then->count + now.count;
    struct names gone = {
        vpca_arena_array(listing->arena, most, sizeof(const char *)), 0};
    struct names joined = {
        vpca_arena_array(listing->arena, most, sizeof(const char *)), 0};
    struct names changed = {
        vpca_arena_array(listing->arena, most, sizeof(const char *)), 0};

    for (size_t i = 0, j = 0; i < then->count || j < now.count;) {
        int order = take(then, &i, &now, &j);

        if (order < 0)
            gone.items[gone.count++] = then->items[i - 1].name;
        else if (order > 0)
            joined.items[joined.count++] = now.items[j - 1].name;
        else if (then->items[i - 1].number != now.items[j - 1].number)
            changed.items[changed.count++] = now.items[j - 1].name;
    }
    if (changed.count && strcmp(changed.items[0], VPCA_DIGEST_NEED) == 0) {
        changed.items[0] = "the need";
        add_names(listing, &(struct names){changed.items, 1},
                  "what is said of ", "changed");
        changed.items++;
        changed.count--;
    }
    add_names(listing, &changed, "the facts of ", "changed");
    add_names(listing, &joined, "", "joined the need");
    add_names(listing, &gone, "", "left the need");
}

/* ---- Rules ------------------------------------------------------------ */

static void add_rules(struct listing *listing)
{
    const char *now =
        vpca_ruleset_editions(listing->arena, listing->advice->model->rules);

    if (strcmp(now, listing->decided->rules) != 0)
        add(listing, VPCA_GATE_RULES_CHANGED,
            vpca_arena_printf(listing->arena,
                              "the rules changed since the decision of %s: "
                              "%s then, %s now",
                              listing->decided->on, listing->decided->rules,
                              now));
}

/* ---- All -------------------------------------------------------------- */

struct vpca_report_changes vpca_report_changes(vpca_arena *arena,
                                               const struct vpca_advice *advice)
{
    struct listing listing = {
        .arena = arena,
        .advice = advice,
        .decided = advice->need->decided,
    };

    /* Under other weights than those of the file nothing was decided. */
    if (!listing.decided || advice->model->profile)
        return (struct vpca_report_changes){0};
    listing.items =
        vpca_arena_array(arena, CHANGES_MOST, sizeof(*listing.items));
    add_first(&listing);
    add_facts(&listing);
    add_rules(&listing);
    return (struct vpca_report_changes){listing.items, listing.count};
}

/* "AWS managed VPN, decided on 2026-11-24 with 652 points; 640 today" */
static const char *decided_text(const struct builder *builder,
                                const struct vpca_decided *decided,
                                const struct vpca_entry *entry)
{
    const struct vpca_option *const *chosen = builder->advice->need->chosen;
    struct vpca_text text;

    vpca_text_init(&text, builder->arena);
    vpca_text_add(&text, chosen[0]->name);
    if (chosen[1])
        vpca_text_addf(&text, " with %s behind it", chosen[1]->name);
    vpca_text_addf(&text, ", decided on %s with %d point%s", decided->on,
                   decided->score, decided->score == 1 ? "" : "s");
    if (decided->instead_of[0])
        vpca_text_addf(&text, ", though %s was first",
                       option_name(builder->arena, decided->instead_of[0],
                                   decided->instead_of[1]));
    if (!is_ranked(entry))
        vpca_text_add(&text, "; excluded today");
    else if (entry->score != decided->score)
        vpca_text_addf(&text, "; %d today", entry->score);
    return text.bytes;
}

static void changes_fill(const struct builder *builder,
                         struct vpca_report_decided *decided)
{
    const struct vpca_report_changes changes =
        vpca_report_changes(builder->arena, builder->advice);
    const char **texts =
        vpca_arena_array(builder->arena, changes.count, sizeof(*texts));
    const char **kinds =
        vpca_arena_array(builder->arena, changes.count, sizeof(*kinds));

    for (size_t i = 0; i < changes.count; i++) {
        texts[i] = changes.items[i].text;
        kinds[i] = vpca_gate_name(changes.items[i].gate);
    }
    decided->changes = texts;
    decided->kinds = kinds;
    decided->change_count = changes.count;
}

static const char *id_of(const struct vpca_option *option)
{
    return option ? option->id : NULL;
}

void decided_fill(const struct builder *builder, struct vpca_report_need *need)
{
    const struct vpca_need *from = builder->advice->need;
    const struct vpca_decided *decided = from->decided;
    const struct vpca_entry *entry = vpca_advice_chosen(builder->advice);
    struct vpca_report_decided *to;

    if (!decided)
        return;
    to = vpca_arena_alloc(builder->arena, sizeof(*to));
    *to = (struct vpca_report_decided){
        .text = decided_text(builder, decided, entry),
        .option = id_of(from->chosen[0]),
        .backup = id_of(from->chosen[1]),
        .on = decided->on,
        .rules = decided->rules,
        .score = decided->score,
        .score_now = is_ranked(entry) ? entry->score : -1,
        .instead_of = id_of(decided->instead_of[0]),
        .instead_of_backup = id_of(decided->instead_of[1]),
    };
    changes_fill(builder, to);
    need->decided = to;
}
