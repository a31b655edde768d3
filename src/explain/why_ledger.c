/* The points of an entry: against another entry, and line by line. */
#include <string.h>

#include "why.h"

/* ---- Texts ------------------------------------------------------------ */

/* A rule that may not even be true has no values to show. */
static const char *line_text(const struct why *why,
                             const struct vpca_entry *entry,
                             const struct vpca_ledger_line *line)
{
    struct vpca_line filled = {
        .rule = line->rule, .truth = VPCA_TRUE, .member = line->member};
    bool certain = line->least == line->most;
    const char *text = "base";

    if (line->rule && !certain && !line->rule->band_count)
        text = message_words(&why->e, &line->rule->message);
    else if (line->rule)
        text = vpca_report_message(why->e.arena, why->advice, entry, &filled,
                                   &line->rule->message);
    if (line->quarter)
        text = say(&why->e, "%s (a further match: a quarter)", text);
    if (!certain)
        text = say(&why->e, "%s (not certain: %d to %d)", text, line->least,
                   line->most);
    return text;
}

static const char *signed_number(const struct explain *e, int64_t number)
{
    return number ? say(e, "%+lld", (long long)number) : "0";
}

/* ---- Against another -------------------------------------------------- */

/* The best of the others in the report: what it lost to, or won against. */
static const struct vpca_entry *rival_of(const struct why *why)
{
    const struct vpca_advice *advice = why->advice;

    for (size_t i = 0; i < advice->ranked_count; i++) {
        const struct vpca_entry *other = &advice->entries[i];

        if (other->option != why->entry->option ||
            other->backup != why->entry->backup)
            return other;
    }
    return NULL;
}

static int weight_of(const struct vpca_entry *entry, size_t criterion)
{
    for (size_t i = 0; i < entry->ledger_count; i++) {
        if (entry->ledger[i].criterion == criterion)
            return entry->ledger[i].weight;
    }
    return 0;
}

static void fill_criterion(const struct why *why,
                           const struct vpca_entry *rival, size_t criterion,
                           const char **cells)
{
    const struct explain *e = &why->e;
    int weight = weight_of(why->entry, criterion);
    int mine = why->entry->points[criterion];
    int theirs = rival->points[criterion];

    cells[0] = e->rules->criteria[criterion].id;
    cells[1] = say(e, "%d", weight);
    cells[2] = say(e, "%d", mine);
    cells[3] = say(e, "%d", theirs);
    cells[4] = signed_number(e, (int64_t)weight * (mine - theirs));
}

static void put_criteria(struct why *why, const struct vpca_entry *rival)
{
    struct explain *e = &why->e;
    size_t count = e->rules->criterion_count;
    const char **cells =
        vpca_arena_array(e->arena, (count + 2) * 5, sizeof(*cells));
    const char **last = cells + (count + 1) * 5;

    cells[0] = "criterion";
    cells[1] = "weight";
    cells[2] = "points";
    cells[3] = "its points";
    cells[4] = "weight \u00D7 difference";
    for (size_t i = 0; i < count; i++)
        fill_criterion(why, rival, i, cells + (i + 1) * 5);
    last[0] = "together";
    last[1] = say(e, "%lld", (long long)why->entry->weight_sum);
    last[2] = say(e, "score %d", why->entry->score);
    last[3] = say(e, "score %d", rival->score);
    last[4] = signed_number(e, why->entry->total - rival->total);
    put_table(e, cells, count + 2, 5);
}

/* ---- Rule by rule ----------------------------------------------------- */

/* What a rule gives the one more than the other. */
struct difference {
    const struct vpca_ledger_line *mine;   /* or NULL */
    const struct vpca_ledger_line *theirs; /* or NULL */
    int64_t product;
};

static int64_t magnitude(int64_t number)
{
    return number < 0 ? -number : number;
}

static const struct vpca_ledger_line *line_of(const struct difference *item)
{
    return item->mine ? item->mine : item->theirs;
}

static int compare_differences(const void *a, const void *b, void *context)
{
    const struct difference *left = a;
    const struct difference *right = b;
    int64_t order = magnitude(right->product) - magnitude(left->product);

    (void)context;
    if (order)
        return order < 0 ? -1 : 1;
    return strcmp(line_of(left)->rule->id, line_of(right)->rule->id);
}

static const struct vpca_ledger_line *find_line(const struct vpca_entry *entry,
                                                const struct vpca_rule *rule)
{
    for (size_t i = 0; i < entry->ledger_count; i++) {
        if (entry->ledger[i].rule == rule)
            return &entry->ledger[i];
    }
    return NULL;
}

static int64_t product_of(const struct vpca_ledger_line *line)
{
    return line ? (int64_t)line->weight * line->points : 0;
}

static size_t add_difference(struct difference *items, size_t count,
                             const struct vpca_ledger_line *mine,
                             const struct vpca_ledger_line *theirs)
{
    items[count] = (struct difference){
        .mine = mine,
        .theirs = theirs,
        .product = product_of(mine) - product_of(theirs),
    };
    return count + (items[count].product != 0);
}

static size_t collect(const struct why *why, const struct vpca_entry *rival,
                      struct difference *items)
{
    size_t count = 0;

    for (size_t i = 0; i < why->entry->ledger_count; i++) {
        const struct vpca_ledger_line *line = &why->entry->ledger[i];

        if (line->rule)
            count = add_difference(items, count, line,
                                   find_line(rival, line->rule));
    }
    for (size_t i = 0; i < rival->ledger_count; i++) {
        const struct vpca_ledger_line *line = &rival->ledger[i];

        if (line->rule && !find_line(why->entry, line->rule))
            count = add_difference(items, count, NULL, line);
    }
    return count;
}

static const char *difference_words(const struct why *why,
                                    const struct vpca_entry *rival,
                                    const struct difference *item)
{
    const struct vpca_ledger_line *line = line_of(item);
    const struct explain *e = &why->e;
    const char *criterion = e->rules->criteria[line->criterion].id;
    const char *theirs =
        item->theirs ? line_text(why, rival, item->theirs) : NULL;
    const char *mine =
        item->mine ? line_text(why, why->entry, item->mine) : NULL;
    const char *whose = say(e, "of %s: ", entry_words(e, rival));

    if (mine && theirs && strcmp(mine, theirs) != 0)
        return say(e, "%s, %s: %s; %s%s", criterion, line->rule->id, mine,
                   whose, theirs);
    return say(e, "%s, %s: %s%s", criterion, line->rule->id, mine ? "" : whose,
               mine ? mine : theirs);
}

/* All together they are the difference of the totals: the bases are alike. */
static void put_differences(struct why *why, const struct vpca_entry *rival)
{
    struct explain *e = &why->e;
    struct difference *items = vpca_arena_array(
        e->arena, why->entry->ledger_count + rival->ledger_count,
        sizeof(*items));
    size_t count = collect(why, rival, items);

    vpca_sort(e->arena, items, count, sizeof(*items), compare_differences,
              NULL);
    if (count)
        put_heading(e, say(e, "What makes the difference of %s",
                           signed_number(e, why->entry->total - rival->total)));
    for (size_t i = 0; i < count; i++)
        put_row(e, 0, signed_number(e, items[i].product),
                difference_words(why, rival, &items[i]));
}

void put_comparison(struct why *why)
{
    struct explain *e = &why->e;
    const struct vpca_entry *rival = rival_of(why);

    if (!rival || why->entry->status >= VPCA_EXCLUDED)
        return;
    put_heading(e, say(e, "Against %s, %s", entry_words(e, rival),
                       rival->rank == 1 ? "the first" : "the next"));
    put_criteria(why, rival);
    put_differences(why, rival);
}

/* ---- Line by line ----------------------------------------------------- */

void put_ledger(struct why *why)
{
    static const char *const head[] = {"criterion", "weight", "points",
                                       "product",   "rule",   "what"};
    struct explain *e = &why->e;
    const struct vpca_entry *entry = why->entry;
    size_t columns = VPCA_COUNT(head);
    const char **cells = vpca_arena_array(
        e->arena, (entry->ledger_count + 2) * columns, sizeof(*cells));
    const char **at = cells;

    for (size_t i = 0; i < columns; i++)
        *at++ = head[i];
    for (size_t i = 0; i < entry->ledger_count; i++) {
        const struct vpca_ledger_line *line = &entry->ledger[i];

        *at++ = e->rules->criteria[line->criterion].id;
        *at++ = say(e, "%d", line->weight);
        *at++ = say(e, "%d", line->points);
        *at++ = say(e, "%lld", (long long)line->weight * line->points);
        *at++ = line->rule ? line->rule->id : "";
        *at++ = line_text(why, entry, line);
    }
    *at++ = "total";
    *at++ = say(e, "%lld", (long long)entry->weight_sum);
    *at++ = "";
    *at++ = say(e, "%lld", (long long)entry->total);
    *at++ = "";
    *at++ = entry->status < VPCA_EXCLUDED
                ? say(e, "score %d: the total, divided by the weights together",
                      entry->score)
                : "not ranked";
    put_heading(e, "Ledger");
    put_table(e, cells, entry->ledger_count + 2, columns);
}
