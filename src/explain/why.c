/* Why an option or a pair stands where it does for a need. */
#include <string.h>

#include "why.h"

const char *entry_words(const struct explain *e, const struct vpca_entry *entry)
{
    if (!entry->backup)
        return entry->option->id;
    return say(e, "%s + %s", entry->option->id, entry->backup->id);
}

/* ---- What is asked for ------------------------------------------------ */

struct asked {
    const struct vpca_need *need;
    const struct vpca_option *option;
    const struct vpca_option *backup; /* or NULL */
};

struct complaint {
    const char **problem;
    const char **near;
};

static const struct vpca_need *need_named(const struct vpca_model *model,
                                          const char *name)
{
    for (size_t i = 0; i < model->need_count; i++) {
        if (strcmp(model->needs[i].name, name) == 0)
            return &model->needs[i];
    }
    return NULL;
}

static const struct vpca_need *find_need(const struct explain *e,
                                         const struct vpca_model *model,
                                         const char *name,
                                         const struct complaint *complaint)
{
    const struct vpca_need *need = need_named(model, name);
    struct vpca_nearest nearest;

    if (need)
        return need;
    vpca_nearest_init(&nearest, name);
    for (size_t i = 0; i < model->need_count; i++)
        vpca_nearest_feed(&nearest, model->needs[i].name);
    *complaint->problem = say(e, "no need %s in the file", name);
    *complaint->near = nearest.best;
    return NULL;
}

/* "managed-vpn, software-vpn" */
static const char *family_options(const struct explain *e, size_t symbol)
{
    uint64_t bits = 0;

    for (size_t i = 0; i < e->rules->option_count; i++) {
        const struct vpca_option *option = &e->rules->options[i];

        if (option->families >> symbol & 1)
            bits |= UINT64_C(1) << option->symbol;
    }
    return bits_words(e, NULL, bits);
}

static const struct vpca_option *find_option(const struct explain *e,
                                             const char *name,
                                             const struct complaint *complaint)
{
    const struct vpca_option *option = vpca_ruleset_option(e->rules, name);
    struct vpca_nearest nearest;

    if (option)
        return option;
    if (!*name) {
        *complaint->problem = "an option is missing beside the plus";
        return NULL;
    }
    for (size_t i = 0; i < family_count(e); i++) {
        if (strcmp(e->rules->symbols.words[family_symbol(e, i)], name) == 0) {
            *complaint->problem =
                say(e, "%s is a family: name one of its options, %s", name,
                    family_options(e, family_symbol(e, i)));
            return NULL;
        }
    }
    vpca_nearest_init(&nearest, name);
    for (size_t i = 0; i < e->rules->option_count; i++)
        vpca_nearest_feed(&nearest, e->rules->options[i].id);
    *complaint->problem = say(e, "no option %s", name);
    *complaint->near = nearest.best;
    return NULL;
}

/* A name without the blanks around it. */
static const char *trimmed(const struct explain *e, const char *name,
                           size_t length)
{
    while (length > 0 && *name == ' ') {
        name++;
        length--;
    }
    while (length > 0 && name[length - 1] == ' ')
        length--;
    return vpca_arena_copy(e->arena, name, length);
}

static bool find_options(const struct explain *e, const char *text,
                         const struct complaint *complaint, struct asked *asked)
{
    size_t length = strcspn(text, "+");

    asked->option = find_option(e, trimmed(e, text, length), complaint);
    if (!asked->option)
        return false;
    if (!text[length])
        return true;
    text += length + 1;
    asked->backup = find_option(e, trimmed(e, text, strlen(text)), complaint);
    return asked->backup != NULL;
}

/* ---- No candidate ----------------------------------------------------- */

static const struct vpca_pair *pair_of(const struct vpca_ruleset *rules,
                                       const struct asked *asked)
{
    for (size_t i = 0; i < rules->pair_count; i++) {
        if (rules->pairs[i].primary == asked->option &&
            rules->pairs[i].backup == asked->backup)
            return &rules->pairs[i];
    }
    return NULL;
}

static const char *no_pair_words(const struct explain *e,
                                 const struct asked *asked)
{
    const struct vpca_pair *pair = pair_of(e->rules, asked);
    struct ids names;

    if (pair)
        return say(e,
                   "The pair is no candidate: the file rules one of the two "
                   "out, or the pair is for needs where %s.",
                   condition_words(e, pair->when));
    ids_init(&names, e);
    for (size_t i = 0; i < e->rules->pair_count; i++) {
        if (e->rules->pairs[i].primary == asked->option)
            ids_add(&names, e->rules->pairs[i].backup->id);
    }
    return say(e, "The rules know no such pair. Behind %s may stand: %s.",
               asked->option->id, names.count ? names.text.bytes : "nothing");
}

static bool serves(const struct vpca_option *option, unsigned kind)
{
    return option->serves >> kind & 1;
}

static void put_no_candidate(struct explain *e, const struct asked *asked)
{
    const struct vpca_domain *kinds = vpca_facts[VPCA_FACT_NEED_KIND].domain;
    unsigned kind = asked->need->kind;
    const struct vpca_option *unfit = NULL;

    if (asked->backup && !serves(asked->backup, kind))
        unfit = asked->backup;
    if (!serves(asked->option, kind))
        unfit = asked->option;
    if (unfit)
        put_text(e, 0,
                 say(e, "%s is no candidate: it serves %s, and the need is %s.",
                     unfit->id, bits_words(e, kinds, unfit->serves),
                     kinds->words[kind]));
    else
        put_text(e, 0, no_pair_words(e, asked));
}

/* ---- Where it stands -------------------------------------------------- */

static const struct vpca_entry *find_entry(const struct vpca_advice *advice,
                                           const struct asked *asked)
{
    for (size_t i = 0; i < advice->all_count; i++) {
        if (advice->all[i].option == asked->option &&
            advice->all[i].backup == asked->backup)
            return &advice->all[i];
    }
    return NULL;
}

/* The line of the report that its option has. */
static const struct vpca_entry *shown_of(const struct why *why)
{
    for (size_t i = 0; i < why->advice->entry_count; i++) {
        if (why->advice->entries[i].option == why->entry->option)
            return &why->advice->entries[i];
    }
    return NULL;
}

static void put_rank(struct why *why)
{
    struct explain *e = &why->e;
    const struct vpca_entry *shown = shown_of(why);
    const struct vpca_entry *entry = why->entry;

    if (!shown || !shown->rank)
        return;
    if (shown->backup == entry->backup)
        put_row(e, 0, "rank",
                say(e, "%u of %zu", shown->rank, why->advice->ranked_count));
    else
        put_row(e, 0, "in the report",
                say(e,
                    "%s stands for it there, with rank %u of %zu and %d "
                    "points",
                    entry_words(e, shown), shown->rank,
                    why->advice->ranked_count, shown->score));
}

static void put_standing(struct why *why)
{
    struct explain *e = &why->e;
    const struct vpca_entry *entry = why->entry;

    put_row(e, 0, "option",
            entry->backup ? say(e, "%s, with %s as the second path",
                                entry->option->name, entry->backup->name)
                          : entry->option->name);
    put_row(e, 0, "status",
            say(e, "%s%s%s", vpca_status_name(entry->status),
                entry->ruled_out ? ": the file rules it out" : "",
                entry->waived ? ", because of a waiver" : ""));
    if (entry->status == VPCA_NOT_CONSIDERED) {
        put_text(e, 0,
                 say(e,
                     "Nothing in the need asks for a second path. Pairs are "
                     "considered when %s.",
                     condition_words(e, e->rules->pairs_when)));
        return;
    }
    put_rank(why);
    if (entry->status < VPCA_EXCLUDED)
        put_row(e, 0, "score", say(e, "%d of %d", entry->score, VPCA_SCALE));
    why->trace = vpca_trace(e->arena, why->advice, entry);
    put_verdict(why);
    put_comparison(why);
    put_ledger(why);
    put_rest(why);
}

const struct vpca_doc *vpca_explain_why(vpca_arena *arena,
                                        const struct vpca_model *model,
                                        const struct vpca_why *question,
                                        const char **ret_problem,
                                        const char **ret_near)
{
    struct why why = {.e = explain_new(arena, model->rules),
                      .all = question->all};
    struct explain *e = &why.e;
    struct complaint complaint = {.problem = ret_problem, .near = ret_near};
    struct asked asked = {.need =
                              find_need(e, model, question->need, &complaint)};

    if (!asked.need && need_named(model, question->option)) {
        *ret_problem = say(e, "the need stands before the option");
        *ret_near = say(e, "why %s %s", question->option, question->need);
    }
    if (!asked.need || !find_options(e, question->option, &complaint, &asked))
        return NULL;
    why.advice = vpca_advise(arena, model, asked.need);
    why.entry = find_entry(why.advice, &asked);
    put_title(e, say(e, "%s: why %s%s%s", question->need, asked.option->id,
                     asked.backup ? " + " : "",
                     asked.backup ? asked.backup->id : ""));
    if (why.entry)
        put_standing(&why);
    else
        put_no_candidate(e, &asked);
    return e->doc;
}
