/* What a decision rests on, as numbers that change with it. */
#include "reading.h"

#include <string.h>

/* FNV-1a, 64 bits (draft-eastlake-fnv). */
#define FNV_START UINT64_C(14695981039346656037)
#define FNV_PRIME UINT64_C(1099511628211)

/* Lines of "name=value", to be sorted, so that no order counts. */
struct lines {
    vpca_arena *arena;
    const struct vpca_ruleset *rules;
    const char **items;
    size_t count;
    size_t capacity;
};

static void add(struct lines *lines, const char *prefix, const char *name,
                const char *value)
{
    lines->items = vpca_arena_grow(lines->arena, lines->items, lines->count,
                                   &lines->capacity, sizeof(*lines->items));
    lines->items[lines->count++] =
        vpca_arena_printf(lines->arena, "%s%s=%s\n", prefix, name, value);
}

static int by_text(const void *a, const void *b, void *context)
{
    (void)context;
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static uint64_t number_of(struct lines *lines)
{
    uint64_t number = FNV_START;

    vpca_sort(lines->arena, lines->items, lines->count, sizeof(*lines->items),
              by_text, NULL);
    for (size_t i = 0; i < lines->count; i++)
        for (const char *at = lines->items[i]; *at; at++)
            number = (number ^ (unsigned char)*at) * FNV_PRIME;
    return number;
}

/* ---- Values ----------------------------------------------------------- */

/* Names of words, by name, since their places may change. */
static void add_words(struct vpca_text *text, struct lines *lines,
                      const struct vpca_fact *fact, uint64_t bits)
{
    const struct vpca_domain *domain =
        fact->domain ? fact->domain : &lines->rules->symbols;
    const char *words[VPCA_DOMAIN_LIMIT];
    size_t count = 0;

    for (size_t i = 0; i < domain->count; i++)
        if (bits >> i & 1)
            words[count++] = domain->words[i];
    vpca_sort(lines->arena, words, count, sizeof(*words), by_text, NULL);
    for (size_t i = 0; i < count; i++)
        vpca_text_addf(text, "%s%s", i ? "," : "", words[i]);
}

static void add_figure(struct vpca_text *text, int64_t figure)
{
    if (figure != VPCA_INFINITE)
        vpca_text_addf(text, "%lld", (long long)figure);
}

static void add_value(struct vpca_text *text, struct lines *lines,
                      const struct vpca_fact *fact,
                      const struct vpca_value *value)
{
    switch ((enum vpca_type)value->type) {
    case VPCA_TYPE_TRUTH:
        vpca_text_add(text, value->as.words.most == VPCA_YES ? "yes" : "no");
        break;
    case VPCA_TYPE_QUANTITY:
        add_figure(text, value->as.quantity.low);
        if (value->as.quantity.low != value->as.quantity.high) {
            vpca_text_add(text, "..");
            add_figure(text, value->as.quantity.high);
        }
        break;
    case VPCA_TYPE_WORD:
        add_words(text, lines, fact, value->as.words.most);
        break;
    case VPCA_TYPE_SET:
        add_words(text, lines, fact, value->as.words.least);
        if (value->as.words.least != value->as.words.most) {
            vpca_text_add(text, "..");
            add_words(text, lines, fact, value->as.words.most);
        }
        break;
    case VPCA_TYPE_TEXT:
        vpca_text_add(text, value->as.text);
        break;
    }
}

/* What is not known is not said, however the file puts it. */
static void add_fact(struct lines *lines, const char *prefix,
                     const struct vpca_fact *fact,
                     const struct vpca_value *value)
{
    struct vpca_text text;

    if (value->state != VPCA_STATED || value->unknown ||
        (value->type == VPCA_TYPE_TEXT && !value->as.text))
        return;
    vpca_text_init(&text, lines->arena);
    add_value(&text, lines, fact, value);
    add(lines, prefix, fact->name, text.bytes);
}

static void add_tags(struct lines *lines, const struct vpca_tag *tags,
                     size_t count)
{
    for (size_t i = 0; i < count; i++)
        add(lines, "tag.", tags[i].name, tags[i].value);
}

/* ---- The need --------------------------------------------------------- */

/* What follows from the ends is theirs. */
static void add_statements(struct lines *lines, const char *prefix,
                           const struct vpca_statements *statements)
{
    for (size_t i = 0; i < statements->count; i++) {
        const struct vpca_statement *said = &statements->items[i];

        if (said->reason != VPCA_REASON_IMPLIED)
            add_fact(lines, prefix, said->fact, &said->value);
    }
}

/* Those that are not what everybody has. */
static void add_weights(struct lines *lines, const struct vpca_need *need)
{
    for (size_t i = 0; i < lines->rules->criterion_count; i++) {
        const struct vpca_criterion *criterion = &lines->rules->criteria[i];

        if (!criterion->weight && need->weights[i] != VPCA_WEIGHT_ABSENT)
            add(lines, "weight.", criterion->id,
                vpca_arena_printf(lines->arena, "%d", need->weights[i]));
    }
}

/* Options that somebody has ruled on. */
static void add_rulings(struct lines *lines, const struct vpca_need *need)
{
    static const struct vpca_fact SYMBOLS = {.name = "options",
                                             .type = VPCA_TYPE_SET};
    struct vpca_text text;

    vpca_text_init(&text, lines->arena);
    if (need->only != UINT64_MAX) {
        add_words(&text, lines, &SYMBOLS, need->only);
        add(lines, "options.", "only", text.bytes);
    }
    vpca_text_clear(&text);
    if (need->not_) {
        add_words(&text, lines, &SYMBOLS, need->not_);
        add(lines, "options.", "not", text.bytes);
    }
}

/* Sites of ours that the need does not join count where it joins none. */
static void add_estate(struct lines *lines, const struct vpca_model *model,
                       const struct vpca_need *need)
{
    const struct {
        enum vpca_fact_id fact;
        const struct vpca_value *value;
    } facts[] = {
        {VPCA_FACT_NEED_OWN_SITES, &model->own_sites},
        {VPCA_FACT_NEED_OWN_CIRCUIT, &model->own_circuit},
        {VPCA_FACT_NEED_OWN_VPN, &model->own_vpn},
        {VPCA_FACT_NEED_OWN_INTERNET, &model->own_internet},
        {VPCA_FACT_NEED_OWN_LINE, &model->own_line},
        {VPCA_FACT_NEED_REMOTE_ACCESS, &model->remote_access},
    };

    if (need->kind != KIND_VPC_TO_VPC && need->kind != KIND_USER_TO_VPC)
        return;
    for (size_t i = 0; i < VPCA_COUNT(facts); i++)
        if (!vpca_value_is_spread(facts[i].value))
            add_fact(lines, "", &vpca_facts[facts[i].fact], facts[i].value);
}

static void add_need(struct lines *lines, const struct vpca_model *model,
                     const struct vpca_need *need)
{
    add(lines, "", "between", need->between ? "yes" : "no");
    add(lines, "", "second path", need->has_backup ? "yes" : "no");
    add_statements(lines, "", &need->demands);
    add_statements(lines, "backup.", &need->backup);
    add_weights(lines, need);
    add_rulings(lines, need);
    add_tags(lines, need->tags, need->tag_count);
    for (size_t i = 0; i < need->control_count; i++)
        add(lines, "compliance.", need->controls[i]->id, "yes");
    add_estate(lines, model, need);
}

/* ---- Members ---------------------------------------------------------- */

static void add_cidrs(struct lines *lines, const struct vpca_member *member)
{
    for (size_t i = 0; i < member->cidr_count; i++) {
        struct vpca_text text;

        vpca_text_init(&text, lines->arena);
        vpca_cidr_write(&text, &member->cidrs[i]);
        add(lines, "", "cidr", text.bytes);
    }
}

/* `role`: at which end, or that it is the home of one there. */
static void add_member(struct lines *lines, const struct vpca_member *member,
                       const char *role)
{
    size_t first = vpca_facts_first(member->scope);
    size_t count = vpca_facts_count(member->scope);

    add(lines, "", "end", role);
    for (size_t i = 0; i < count; i++)
        if (!(vpca_facts[first + i].flags & VPCA_FACT_COMPUTED))
            add_fact(lines, "", &vpca_facts[first + i], &member->values[i]);
    add_cidrs(lines, member);
    add_tags(lines, member->tags, member->tag_count);
}

/* ---- All -------------------------------------------------------------- */

static int by_name(const void *a, const void *b, void *context)
{
    const struct vpca_digest *x = a;
    const struct vpca_digest *y = b;
    bool x_need = strcmp(x->name, VPCA_DIGEST_NEED) == 0;
    bool y_need = strcmp(y->name, VPCA_DIGEST_NEED) == 0;

    (void)context;
    if (x_need != y_need)
        return x_need ? -1 : 1;
    return strcmp(x->name, y->name);
}

void digests_sort(vpca_arena *arena, struct vpca_digest *digests, size_t count)
{
    vpca_sort(arena, digests, count, sizeof(*digests), by_name, NULL);
}

struct digesting {
    struct lines need;
    vpca_names *names;
    struct vpca_digest *digests;
    size_t count;
};

/* A member that is called as the need's own entry is counts with it. */
static void digest_member(struct digesting *d, const struct vpca_member *member,
                          const char *role)
{
    struct lines lines = {.arena = d->need.arena, .rules = d->need.rules};

    if (!vpca_names_add(d->names, member->name, 0))
        return;
    if (strcmp(member->name, VPCA_DIGEST_NEED) == 0) {
        add_member(&d->need, member, role);
        return;
    }
    add_member(&lines, member, role);
    d->digests[d->count++] =
        (struct vpca_digest){member->name, number_of(&lines)};
}

static void digest_end(struct digesting *d,
                       const struct vpca_member *const *members, size_t count,
                       const char *role)
{
    for (size_t i = 0; i < count; i++)
        digest_member(d, members[i], role);
}

static void digest_hosts(struct digesting *d,
                         const struct vpca_member *const *members, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (members[i]->host)
            digest_member(d, members[i]->host, "home");
}

struct vpca_digests vpca_need_digests(vpca_arena *arena,
                                      const struct vpca_model *model,
                                      const struct vpca_need *need)
{
    size_t most = 1 + 2 * (need->from_count + need->to_count);
    struct digesting d = {
        .need = {.arena = arena, .rules = model->rules},
        .names = vpca_names_new(arena),
        .digests = vpca_arena_array(arena, most, sizeof(*d.digests)),
        .count = 1, /* the need, which may take a member in */
    };

    digest_end(&d, need->from, need->from_count, "from");
    digest_end(&d, need->to, need->to_count, "to");
    digest_hosts(&d, need->from, need->from_count);
    digest_hosts(&d, need->to, need->to_count);
    add_need(&d.need, model, need);
    d.digests[0] = (struct vpca_digest){VPCA_DIGEST_NEED, number_of(&d.need)};
    digests_sort(arena, d.digests, d.count);
    return (struct vpca_digests){d.digests, d.count};
}
