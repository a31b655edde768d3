/* What a need leaves to ask, and what each answer would change, in words. */
#include <inttypes.h>
#include <string.h>

#include "builder.h"
#include "words.h"

enum {
    NAMES_MOST = 3,   /* members that a question names before it counts */
    PIECES_MOST = 4,  /* answers that the text tells apart */
    OPTIONS_MOST = 2, /* that change with an answer, and are named */
    SLIVER = 20,      /* a stretch is narrow under such a part of its figures */
};

/* ---- What is asked ---------------------------------------------------- */

/* What to write in the file so that a computed fact is known. */
static const struct answer {
    enum vpca_fact_id fact;
    const char *keys;
    const char *question; /* where it asks for less than the fact tells */
} answers[] = {
    {VPCA_FACT_NEED_MEAN_RATE, "traffic", "how much data a month, in and out"},
    {VPCA_FACT_NEED_CURRENT_BANDWIDTH, "internet and direct_connect of sites",
     NULL},
    {VPCA_FACT_NEED_SITES, "count of sites", NULL},
    {VPCA_FACT_NEED_VPCS, "count of VPCs", NULL},
    {VPCA_FACT_NEED_USERS, "count of users", NULL},
    {VPCA_FACT_NEED_REGIONS, "region of VPCs", NULL},
    {VPCA_FACT_NEED_ACCOUNTS, "account of VPCs", NULL},
    {VPCA_FACT_NEED_OVERLAP, "cidrs", NULL},
    {VPCA_FACT_NEED_SHARED_ASN, "asn of sites", NULL},
    {VPCA_FACT_NEED_TOTAL_BANDWIDTH, "bandwidth, count of sites", NULL},
    {VPCA_FACT_NEED_THIRD_PARTY, "owner", NULL},
    {VPCA_FACT_NEED_HAS_CIRCUIT, "direct_connect of sites", NULL},
    {VPCA_FACT_NEED_OWN_SITES, "sites", NULL},
    {VPCA_FACT_NEED_OWN_CIRCUIT, "direct_connect of sites", NULL},
    {VPCA_FACT_NEED_OWN_VPN, "gateway of sites", NULL},
    {VPCA_FACT_NEED_OWN_INTERNET, "internet of sites", NULL},
    {VPCA_FACT_NEED_OWN_LINE, "direct_connect of sites", NULL},
    {VPCA_FACT_NEED_REMOTE_ACCESS, "remote_access of sites", NULL},
    {VPCA_FACT_SITE_DIRECT_CONNECT_LEFT, "direct_connect.used and bandwidth",
     NULL},
};

static const struct answer *answer_find(const struct vpca_fact *fact)
{
    for (size_t i = 0; i < VPCA_COUNT(answers); i++) {
        if (fact == &vpca_facts[answers[i].fact])
            return &answers[i];
    }
    return NULL;
}

static const char *fact_question(const struct vpca_fact *fact)
{
    const struct answer *answer = answer_find(fact);

    return answer && answer->question ? answer->question : fact->doc;
}

/* "sites.dc.gateway.bgp"; "site.gateway.bgp" of several; "from cidrs". */
static const char *fact_source(const struct builder *builder,
                               const struct vpca_fact_ref *ref,
                               const struct vpca_report_question *question)
{
    const struct answer *answer = answer_find(ref->fact);

    if ((ref->fact->flags & VPCA_FACT_COMPUTED) == 0)
        return question->path && question->note.member_count < 2
                   ? question->path
                   : ref->fact->name;
    if (!answer)
        return "computed";
    return vpca_arena_printf(builder->arena, "from %s", answer->keys);
}

/* "fra-dc, ber-dc: whether the customer gateway can do BGP
 * (site.gateway.bgp)" */
static const char *question_text(const struct builder *builder,
                                 const struct vpca_fact_ref *ref,
                                 const struct vpca_report_question *question)
{
    const struct vpca_report_note *note = &question->note;
    struct vpca_text text;

    vpca_text_init(&text, builder->arena);
    names_add(&text, note->members, note->member_count, NAMES_MOST);
    if (note->member_count)
        vpca_text_add(&text, ": ");
    if (ref->fact)
        vpca_text_addf(&text, "%s (%s)", fact_question(ref->fact),
                       fact_source(builder, ref, question));
    else
        vpca_text_addf(&text, "the tag %s", ref->tag);
    return text.bytes;
}

/* ---- Answers ---------------------------------------------------------- */

static const char *id_of(const struct vpca_option *option)
{
    return option ? option->id : NULL;
}

/* "AWS Direct Connect with AWS managed VPN" */
static const char *choice_text(const struct builder *builder,
                               const struct vpca_outcome *outcome)
{
    if (!outcome->first)
        return "nothing";
    if (!outcome->backup)
        return outcome->first->name;
    return vpca_arena_printf(builder->arena, "%s with %s", outcome->first->name,
                             outcome->backup->name);
}

static int zeros_of(int64_t figure)
{
    int zeros = 0;

    while (figure && figure % 10 == 0) {
        figure /= 10;
        zeros++;
    }
    return zeros;
}

/* A stretch ends between two figures: the rounder one is told. */
static void add_upper(struct vpca_text *text, const struct vpca_fact *fact,
                      int64_t high, const char *up_to)
{
    bool below =
        fact->unit != VPCA_UNIT_COUNT && zeros_of(high + 1) > zeros_of(high);

    vpca_text_add(text, below && !*up_to ? "below "
                        : *up_to         ? up_to
                                         : "up to ");
    vpca_quantity_write(text, fact->unit, below ? high + 1 : high);
}

/* "below 10 TB/month", "more than 1 Gbps", "5 to 9", "0 Mbps" */
static const char *figures_text(const struct builder *builder,
                                const struct vpca_fact *fact, int64_t low,
                                int64_t high)
{
    bool above = fact->unit != VPCA_UNIT_COUNT && low > 0 &&
                 (low == 1 || zeros_of(low - 1) > zeros_of(low));
    struct vpca_text text;

    vpca_text_init(&text, builder->arena);
    if (low == 0 && high > 0) {
        add_upper(&text, fact, high, "");
        return text.bytes;
    }
    vpca_text_add(&text, above ? "more than " : "");
    vpca_quantity_write(&text, fact->unit, above ? low - 1 : low);
    if (high == VPCA_INFINITE)
        vpca_text_add(&text, above ? "" : " or more");
    else if (low != high)
        add_upper(&text, fact, high, above ? " up to " : " to ");
    return text.bytes;
}

/* Answers from `at` to `last` of a question about a figure. */
static const char *stretch_text(const struct builder *builder,
                                const struct vpca_question *from, size_t at,
                                size_t last)
{
    if (at == 0 && last + 1 == from->answer_count)
        return "whatever it is";
    return figures_text(builder, from->refs[0].fact,
                        from->answers[at].value.as.quantity.low,
                        from->answers[last].value.as.quantity.high);
}

static const char *when_text(const struct builder *builder,
                             const struct vpca_question *from, size_t answer)
{
    const struct vpca_fact *fact = from->refs[0].fact;
    const struct vpca_value *value = &from->answers[answer].value;

    if (fact->type == VPCA_TYPE_QUANTITY)
        return stretch_text(builder, from, answer, answer);
    if (fact->type == VPCA_TYPE_SET && !value->as.words.most)
        return "none of them";
    return value_text(builder, fact, value);
}

static void answers_fill(const struct builder *builder,
                         const struct vpca_question *from,
                         struct vpca_report_question *to)
{
    const struct vpca_fact *fact = from->refs[0].fact;

    if (!fact) /* a tag has no answers */
        return;
    to->answers = vpca_arena_array(builder->arena, from->answer_count,
                                   sizeof(*to->answers));
    to->answer_count = from->answer_count;
    for (size_t i = 0; i < from->answer_count; i++) {
        const struct vpca_answer *answer = &from->answers[i];
        bool figures = fact->type == VPCA_TYPE_QUANTITY;

        to->answers[i] = (struct vpca_report_answer){
            .when = when_text(builder, from, i),
            .first = id_of(answer->outcome.first),
            .backup = id_of(answer->outcome.backup),
            .status = vpca_status_name(answer->outcome.status),
            .figures = figures,
            .low = figures ? answer->value.as.quantity.low : 0,
            .high = figures ? answer->value.as.quantity.high : 0,
            .exact = answer->exact,
        };
    }
}

/* ---- What they change ------------------------------------------------- */

/* ", and Software VPN and 2 more are excluded"; nothing for none. */
static void add_options(const struct builder *builder, struct vpca_text *text,
                        uint64_t options, const char *what)
{
    const struct vpca_ruleset *rules = builder->rules;
    const char **names =
        vpca_arena_array(builder->arena, rules->option_count, sizeof(*names));
    size_t count = 0;

    for (size_t i = 0; i < rules->option_count; i++) {
        if (options >> rules->options[i].symbol & 1)
            names[count++] = rules->options[i].name;
    }
    if (!count)
        return;
    vpca_text_add(text, ", and ");
    names_add(text, names, count, OPTIONS_MOST);
    vpca_text_addf(text, " %s %s", count == 1 ? "is" : "are", what);
}

/* ", and Software VPN is open": what becomes of those that are not first. */
static void add_others(const struct builder *builder, struct vpca_text *text,
                       const struct vpca_outcome *today,
                       const struct vpca_outcome *then)
{
    uint64_t others = ~(UINT64_C(1) << then->first->symbol);
    uint64_t ranked = today->feasible | today->open;

    add_options(builder, text, others & ranked & ~then->feasible & ~then->open,
                "excluded");
    add_options(builder, text, others & today->open & then->feasible, "proven");
    add_options(builder, text, others & today->feasible & then->open, "open");
}

/* "AWS managed VPN stays first", "Software VPN is first, but open" */
static const char *change_text(const struct builder *builder,
                               const struct vpca_outcome *today,
                               const struct vpca_question *from, size_t answer)
{
    const struct vpca_outcome *then = &from->answers[answer].outcome;
    struct vpca_text text;

    if (!then->first)
        return "nothing is left";
    vpca_text_init(&text, builder->arena);
    if (then->first != today->first) {
        vpca_text_addf(&text, "%s is first%s", choice_text(builder, then),
                       then->status == VPCA_OPEN ? ", but open" : "");
        return text.bytes;
    }
    vpca_text_addf(&text, "%s stays first", then->first->name);
    if (then->backup != today->backup)
        vpca_text_addf(&text, then->backup ? ", with %s" : ", %s",
                       then->backup ? then->backup->name : "by itself");
    if (then->status != today->status)
        vpca_text_add(&text, then->status == VPCA_OPEN ? ", but open"
                                                       : " and is proven");
    if (from->influence == VPCA_INFLUENCE_FEASIBLE)
        add_others(builder, &text, today, then);
    return text.bytes;
}

/* Answers that change the same, told as one. */
struct piece {
    const char *others; /* "none, yes": words before the last, or NULL */
    const char *when;
    const char *change;
};

struct pieces {
    struct piece *items;
    size_t count;
};

/* Words with the same change stand together, in the order of the first. */
static void add_word(const struct builder *builder, struct pieces *pieces,
                     const char *when, const char *change)
{
    for (size_t i = 0; i < pieces->count; i++) {
        struct piece *piece = &pieces->items[i];

        if (strcmp(piece->change, change) != 0)
            continue;
        piece->others = piece->others
                            ? vpca_arena_printf(builder->arena, "%s, %s",
                                                piece->others, piece->when)
                            : piece->when;
        piece->when = when;
        return;
    }
    pieces->items[pieces->count++] = (struct piece){NULL, when, change};
}

/* A stretch so narrow that the next point would do away with it. */
static bool is_sliver(const struct vpca_value *value)
{
    int64_t low = value->as.quantity.low;
    int64_t high = value->as.quantity.high;

    return low > SLIVER && high != VPCA_INFINITE && high - low < low / SLIVER;
}

/* The figures from `at` on that change the same, or the slivers from there. */
static size_t add_figures(const struct builder *builder, struct pieces *pieces,
                          const struct vpca_outcome *today,
                          const struct vpca_question *from, size_t at)
{
    const struct vpca_answer *told = from->answers;
    const char *change = change_text(builder, today, from, at);
    size_t last = at;
    size_t slivers = at;

    while (slivers < from->answer_count && is_sliver(&told[slivers].value))
        slivers++;
    if (slivers > at + 1) {
        last = slivers - 1;
        change = "the first two are level, and either may be first";
    } else {
        while (last + 1 < from->answer_count &&
               !is_sliver(&told[last + 1].value) &&
               strcmp(change, change_text(builder, today, from, last + 1)) == 0)
            last++;
    }
    pieces->items[pieces->count++] =
        (struct piece){NULL, stretch_text(builder, from, at, last), change};
    return last + 1;
}

static const char *join_pieces(const struct builder *builder,
                               const struct pieces *pieces)
{
    struct vpca_text text;

    vpca_text_init(&text, builder->arena);
    for (size_t i = 0; i < pieces->count && i < PIECES_MOST; i++)
        vpca_text_addf(&text, "%s%s%s%s: %s", i ? "; " : "",
                       pieces->items[i].others ? pieces->items[i].others : "",
                       pieces->items[i].others ? " or " : "",
                       pieces->items[i].when, pieces->items[i].change);
    if (pieces->count > PIECES_MOST)
        vpca_text_addf(&text, "; and %zu more in -f json",
                       pieces->count - PIECES_MOST);
    return text.bytes;
}

static const char *consequence_text(const struct builder *builder,
                                    const struct vpca_outcome *today,
                                    const struct vpca_question *from,
                                    const struct vpca_report_question *to)
{
    struct pieces pieces = {vpca_arena_array(builder->arena, from->answer_count,
                                             sizeof(struct piece)),
                            0};

    if (from->influence == VPCA_INFLUENCE_MAYBE || from->with != VPCA_NONE ||
        !from->refs[0].fact)
        return NULL;
    for (size_t i = 0; i < from->answer_count;) {
        if (from->refs[0].fact->type == VPCA_TYPE_QUANTITY) {
            i = add_figures(builder, &pieces, today, from, i);
            continue;
        }
        add_word(builder, &pieces, to->answers[i].when,
                 change_text(builder, today, from, i));
        i++;
    }
    return join_pieces(builder, &pieces);
}

/* Whether an answer changes the first, its second path or its status; so may
 * one that was not tried. */
static bool is_decisive(const struct vpca_outcome *today,
                        const struct vpca_question *from)
{
    if (from->influence == VPCA_INFLUENCE_FIRST || !from->answer_count)
        return true;
    for (size_t i = 0; i < from->answer_count; i++) {
        if (from->answers[i].outcome.status != today->status)
            return true;
    }
    return false;
}

/* ---- The list --------------------------------------------------------- */

static void question_fill(const struct builder *builder,
                          const struct vpca_outcome *today,
                          const struct vpca_question *from,
                          struct vpca_report_question *to)
{
    const struct vpca_fact_ref *ref = &from->refs[0];
    const char **names =
        vpca_arena_array(builder->arena, from->ref_count, sizeof(*names));

    for (size_t i = 0; ref->member && i < from->ref_count; i++)
        names[to->note.member_count++] = from->refs[i].member->name;
    to->note.members = names;
    to->note.fact = ref->fact ? ref->fact->name : NULL;
    if (ref->fact && (ref->fact->flags & VPCA_FACT_COMPUTED) == 0)
        to->path = vpca_fact_ref_path(builder->arena, builder->advice->model,
                                      builder->advice->need, ref);
    to->note.text = question_text(builder, ref, to);
    to->effect = vpca_influence_name(from->influence);
    to->decisive = is_decisive(today, from);
    answers_fill(builder, from, to);
    to->consequence = consequence_text(builder, today, from, to);
}

void vpca_report_questions(vpca_arena *arena, const struct vpca_advice *advice,
                           struct vpca_report_need *need)
{
    const struct builder builder = {
        .arena = arena, .advice = advice, .rules = advice->model->rules};
    const struct vpca_questions found = vpca_questions_find(
        arena, advice, vpca_questions_share(advice->model->need_count));
    const struct vpca_outcome today = vpca_outcome_of(advice);

    need->questions =
        vpca_arena_array(arena, found.count, sizeof(*need->questions));
    need->question_count = found.count;
    for (size_t i = 0; i < found.count; i++)
        question_fill(&builder, &today, &found.items[i], &need->questions[i]);
    for (size_t i = 0; i < found.count; i++) {
        const struct vpca_question *from = &found.items[i];
        struct vpca_report_question *to = &need->questions[i];

        if (from->with != VPCA_NONE) {
            to->with = need->questions[from->with].note.fact;
            to->consequence = vpca_arena_printf(
                arena, "it can change who is first together with %s",
                need->questions[from->with].path
                    ? need->questions[from->with].path
                    : to->with);
        } else if (from->influence == VPCA_INFLUENCE_MAYBE) {
            to->consequence =
                from->answer_count
                    ? "it may matter, together with other answers"
                    : "it may matter; what its answers do was not worked out";
        }
    }
}
