/* From a name to what it means. */
#include "explain.h"

#include <string.h>

#define LETTERS_PER_SLIP 3 /* fewer, and two names have nothing in common */

/* ---- All of a kind ---------------------------------------------------- */

/* Group by group in the order of their first things, so that what is sorted
 * otherwise stands together. */
static void put_group(struct explain *e, const struct kind *kind,
                      const char *group)
{
    put_heading(e, group);
    for (size_t i = 0; i < kind->count(e); i++) {
        if (strcmp(kind->group(e, i), group) == 0)
            put_row(e, 0, kind->name(e, i), kind->line(e, i));
    }
}

static void put_groups(struct explain *e, const struct kind *kind)
{
    vpca_names *seen = vpca_names_new(e->arena);

    for (size_t i = 0; i < kind->count(e); i++) {
        const char *group = kind->group(e, i);

        if (vpca_names_add(seen, group, i))
            put_group(e, kind, group);
    }
}

static void put_topic(struct explain *e, const struct kind *kind)
{
    put_title(e, say(e, "%s: %s", kind->topic, kind->what));
    if (kind->group) {
        put_groups(e, kind);
        return;
    }
    for (size_t i = 0; i < kind->count(e); i++)
        put_row(e, 0, kind->name(e, i), kind->line(e, i));
}

/* ---- By name ---------------------------------------------------------- */

static bool is_called(const struct explain *e, const struct kind *kind,
                      size_t index, const char *name, bool by_alias)
{
    const char *alias;

    if (!by_alias)
        return strcmp(kind->name(e, index), name) == 0;
    alias = kind->alias ? kind->alias(e, index) : NULL;
    return alias && strcmp(alias, name) == 0;
}

static bool explain_all(struct explain *e, const char *name, bool by_alias)
{
    bool found = false;

    for (size_t k = 0; k < KIND_COUNT; k++) {
        const struct kind *kind = &KINDS[k];

        if (!by_alias && strcmp(kind->topic, name) == 0) {
            put_topic(e, kind);
            found = true;
        }
        for (size_t i = 0; i < kind->count(e); i++) {
            if (!is_called(e, kind, i, name, by_alias))
                continue;
            kind->write(e, i);
            found = true;
        }
    }
    return found;
}

/* "devices" of site.gateway.devices. */
static bool explain_part(struct explain *e, const char *name)
{
    bool found = false;

    for (size_t i = 0; i < fact_count(e); i++) {
        if (strcmp(strrchr(fact_at(e, i)->name, '.') + 1, name) != 0)
            continue;
        fact_explain(e, i);
        found = true;
    }
    return found;
}

/* The last part of a path in a file: needs.dc-to-prod.must.survive. */
static bool explain_last(struct explain *e, const char *name)
{
    static const char *const roots[] = {"sites.",    "vpcs.",  "needs.",
                                        "services.", "users.", "waivers.",
                                        "defaults."};
    const char *last = strrchr(name, '.');

    if (!last)
        return explain_part(e, name);
    for (size_t i = 0; i < VPCA_COUNT(roots); i++) {
        if (strncmp(name, roots[i], strlen(roots[i])) == 0)
            return explain_all(e, last + 1, true) || explain_part(e, last + 1);
    }
    return false;
}

static void feed(void *context, const char *name)
{
    vpca_nearest_feed(context, name);
}

const struct vpca_doc *vpca_explain(vpca_arena *arena,
                                    const struct vpca_ruleset *rules,
                                    const char *name, const char **ret_near)
{
    struct explain e = explain_new(arena, rules);
    struct vpca_nearest nearest;

    if (explain_all(&e, name, false) || explain_all(&e, name, true) ||
        explain_last(&e, name))
        return e.doc;
    vpca_nearest_init(&nearest, name);
    vpca_explain_names(arena, rules, feed, &nearest);
    if (nearest.distance * LETTERS_PER_SLIP <= strlen(name))
        *ret_near = nearest.best;
    return NULL;
}

void vpca_explain_names(vpca_arena *arena, const struct vpca_ruleset *rules,
                        void (*visit)(void *context, const char *name),
                        void *context)
{
    struct explain e = explain_new(arena, rules);

    for (size_t k = 0; k < KIND_COUNT; k++) {
        const struct kind *kind = &KINDS[k];

        visit(context, kind->topic);
        for (size_t i = 0; i < kind->count(&e); i++) {
            visit(context, kind->name(&e, i));
            if (kind->alias)
                visit(context, kind->alias(&e, i));
        }
    }
}

/* ---- Overviews -------------------------------------------------------- */

const struct vpca_doc *vpca_explain_topics(vpca_arena *arena,
                                           const struct vpca_ruleset *rules)
{
    struct explain e = explain_new(arena, rules);

    put_title(&e, "What can be explained");
    put_text(&e, 0,
             "Any name of the rules, of a report or of a message: an option, "
             "a rule, a claim, a fact, a code. Or one of these words, for all "
             "there is of a kind:");
    for (size_t k = 0; k < KIND_COUNT; k++)
        put_row(&e, 0, KINDS[k].topic,
                say(&e, "%s (%zu)", KINDS[k].what, KINDS[k].count(&e)));
    return e.doc;
}

const struct vpca_doc *vpca_explain_options(vpca_arena *arena,
                                            const struct vpca_ruleset *rules)
{
    static const char *const head[] = {"id", "name", "serves", "families",
                                       "use"};
    struct explain e = explain_new(arena, rules);
    size_t columns = VPCA_COUNT(head);
    const char **cells = vpca_arena_array(
        arena, (rules->option_count + 1) * columns, sizeof(*cells));
    const char **at = cells;

    for (size_t i = 0; i < columns; i++)
        *at++ = head[i];
    for (size_t i = 0; i < rules->option_count; i++) {
        const struct vpca_option *option = &rules->options[i];

        *at++ = option->id;
        *at++ = option->name;
        *at++ = bits_words(&e, vpca_facts[VPCA_FACT_NEED_KIND].domain,
                           option->serves);
        *at++ = bits_words(&e, NULL, option->families);
        *at++ = option->use;
    }
    put_table(&e, cells, rules->option_count + 1, columns);
    return e.doc;
}
