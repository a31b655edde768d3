/* Variants of a model: one need of it, with facts told that were unknown. */
#include "reading.h"

#include "range.h"

/* The members of the need are copied: `r.members`, by name in `names`. */
struct variant {
    struct reading r;
    const struct vpca_model *from;
    const struct vpca_member **originals;
    vpca_names *names;
    struct vpca_need need;
    bool members_told;
    bool kind_told;
};

/* ---- The copies ------------------------------------------------------- */

static void copy_member(struct variant *v, const struct vpca_member *member)
{
    if (!vpca_names_add(v->names, member->name, v->r.member_count))
        return;
    v->originals[v->r.member_count] = member;
    v->r.members[v->r.member_count++] = *member;
}

static void copy_end(struct variant *v, const struct vpca_member *const *items,
                     size_t count)
{
    for (size_t i = 0; i < count; i++) {
        copy_member(v, items[i]);
        if (items[i]->host)
            copy_member(v, items[i]->host);
    }
}

static struct vpca_member *copy_of(const struct variant *v,
                                   const struct vpca_member *member)
{
    size_t index = vpca_names_find(v->names, member->name);

    return index == VPCA_NO_NAME ? NULL : &v->r.members[index];
}

static const struct vpca_member *const *
move_end(struct variant *v, const struct vpca_member *const *items,
         size_t count)
{
    const struct vpca_member **moved =
        vpca_arena_array(v->r.arena, count, sizeof(*moved));

    for (size_t i = 0; i < count; i++)
        moved[i] = copy_of(v, items[i]);
    return moved;
}

static void copy_members(struct variant *v)
{
    struct vpca_need *need = &v->need;
    size_t room = (need->from_count + need->to_count) * 2;

    v->names = vpca_names_new(v->r.arena);
    v->r.members = vpca_arena_array(v->r.arena, room, sizeof(*v->r.members));
    v->originals =
        vpca_arena_array(v->r.arena, room, sizeof(const struct vpca_member *));
    v->r.stamps = vpca_arena_array(v->r.arena, room, sizeof(*v->r.stamps));
    copy_end(v, need->from, need->from_count);
    copy_end(v, need->to, need->to_count);
    for (size_t i = 0; i < v->r.member_count; i++) {
        struct vpca_member *member = &v->r.members[i];

        if (member->host)
            member->host = copy_of(v, member->host);
    }
    need->from = move_end(v, need->from, need->from_count);
    need->to = move_end(v, need->to, need->to_count);
}

/* ---- Facts of members ------------------------------------------------- */

static void own_values(struct variant *v, struct vpca_member *member)
{
    size_t count = vpca_facts_count(member->scope);
    struct vpca_value *values =
        vpca_arena_array(v->r.arena, count, sizeof(*values));

    for (size_t i = 0; i < count; i++)
        values[i] = member->values[i];
    member->values = values;
}

static bool is_of(size_t fact, enum vpca_fact_id first, enum vpca_fact_id last)
{
    return fact >= (size_t)first && fact <= (size_t)last;
}

/* What a mapping in the file says by being there. */
static void settle_site(struct vpca_member *site, size_t fact)
{
    struct vpca_value *internet =
        member_value(site, VPCA_FACT_SITE_INTERNET_AVAILABLE);
    struct vpca_value *circuit =
        member_value(site, VPCA_FACT_SITE_DIRECT_CONNECT);
    const struct vpca_value nothing = vpca_value_quantity(0, 0, 0);
    const struct vpca_value *told = member_fact(site, (enum vpca_fact_id)fact);

    if (fact == VPCA_FACT_SITE_INTERNET_AVAILABLE &&
        internet->as.words.most == VPCA_NO) {
        *member_value(site, VPCA_FACT_SITE_INTERNET_BANDWIDTH) = nothing;
        *member_value(site, VPCA_FACT_SITE_INTERNET_LINKS) = nothing;
    }
    if (is_of(fact, VPCA_FACT_SITE_INTERNET_BANDWIDTH,
              VPCA_FACT_SITE_INTERNET_LINKS))
        *internet = vpca_value_truth(true);
    if (is_of(fact, VPCA_FACT_SITE_DIRECT_CONNECT_BANDWIDTH,
              VPCA_FACT_SITE_DIRECT_CONNECT_ACCOUNT) &&
        vpca_value_is_spread(circuit) && !vpca_value_equal(told, &nothing))
        *circuit = word_of(VPCA_FACT_SITE_DIRECT_CONNECT, "yes");
    if (fact == VPCA_FACT_SITE_KIND)
        site_settle_owner(site);
    site_settle_gateway(site);
    if (fact != VPCA_FACT_SITE_DIRECT_CONNECT_LEFT)
        site_settle_circuit(site);
}

static void settle_count(struct vpca_member *member, size_t fact)
{
    const struct vpca_value *told =
        member_fact(member, (enum vpca_fact_id)fact);

    if (fact != VPCA_FACT_SITE_COUNT && fact != VPCA_FACT_VPC_COUNT &&
        fact != VPCA_FACT_USER_COUNT)
        return;
    member->count = *told;
    if (member->count.as.quantity.low < 1)
        member->count.as.quantity.low = 1;
}

/* A service is in the Region of its VPC. */
static void settle_services(struct variant *v, const struct vpca_member *vpc)
{
    for (size_t i = 0; i < v->r.member_count; i++) {
        struct vpca_member *service = &v->r.members[i];

        if (service->scope != VPCA_SCOPE_SERVICE || service->host != vpc)
            continue;
        own_values(v, service);
        *member_value(service, VPCA_FACT_SERVICE_REGION) =
            *member_fact(vpc, VPCA_FACT_VPC_REGION);
    }
}

static bool tell_member(struct variant *v, const struct vpca_told *told)
{
    struct vpca_member *member = copy_of(v, told->ref.member);
    size_t fact = (size_t)(told->ref.fact - vpca_facts);

    if (!member || fact == VPCA_FACT_USER_HOME)
        return false;
    own_values(v, member);
    *member_value(member, (enum vpca_fact_id)fact) = told->value;
    settle_count(member, fact);
    if (member->scope == VPCA_SCOPE_SITE)
        settle_site(member, fact);
    if (fact == VPCA_FACT_VPC_REGION)
        settle_services(v, member);
    v->members_told = true;
    v->kind_told |= fact == VPCA_FACT_VPC_COUNT;
    return true;
}

/* The first of our sites; what is told of one may make it somebody else's. */
static const struct vpca_member *first_own(const struct variant *v)
{
    const struct vpca_model *from = v->from;

    for (size_t i = 0; i < from->member_count; i++) {
        const struct vpca_member *copy = copy_of(v, &from->members[i]);
        const struct vpca_member *member = copy ? copy : &from->members[i];

        if (estate_has(member))
            return member;
    }
    return NULL;
}

/* The facts of our own sites: the copies count in place of the originals. */
static void settle_estate(struct variant *v)
{
    struct vpca_model *made = v->r.model;

    for (size_t i = 0; i < v->r.member_count; i++) {
        estate_count(&made->tally, v->originals[i], -1);
        estate_count(&made->tally, &v->r.members[i], 1);
    }
    if (made->own_site && copy_of(v, made->own_site))
        made->own_site = first_own(v);
    estate_settle(made);
}

/* ---- Statements of the need ------------------------------------------- */

static void state(struct variant *v, struct vpca_statements *list,
                  const struct vpca_statement *said)
{
    struct vpca_statement *items =
        vpca_arena_array(v->r.arena, list->count + 1, sizeof(*items));
    size_t count = 0;
    size_t i = 0;

    while (i < list->count && list->items[i].fact < said->fact)
        items[count++] = list->items[i++];
    items[count++] = *said;
    if (i < list->count && list->items[i].fact == said->fact)
        i++;
    while (i < list->count)
        items[count++] = list->items[i++];
    *list = (struct vpca_statements){items, count};
}

static struct vpca_statement statement_of(const struct variant *v, size_t fact,
                                          struct vpca_value value)
{
    return (struct vpca_statement){.fact = &vpca_facts[fact],
                                   .value = value,
                                   .reason = VPCA_REASON_FILE,
                                   .span = v->need.span};
}

static void say(struct variant *v, size_t fact, struct vpca_value value)
{
    const struct vpca_statement said = statement_of(v, fact, value);

    state(v, &v->need.demands, &said);
}

/* A demand that only the second path leaves open is told there. */
static bool say_backup(struct variant *v, size_t fact,
                       const struct vpca_value *value)
{
    const struct vpca_statement said = statement_of(v, fact, *value);
    const struct vpca_statement *main =
        vpca_need_statement(&v->need, &vpca_facts[fact]);

    if (main && vpca_value_is_spread(&main->value))
        return false;
    for (size_t i = 0; i < v->need.backup.count; i++) {
        const struct vpca_statement *item = &v->need.backup.items[i];

        if (item->fact != &vpca_facts[fact] ||
            !vpca_value_is_spread(&item->value))
            continue;
        state(v, &v->need.backup, &said);
        return true;
    }
    return false;
}

/* ---- Traffic ---------------------------------------------------------- */

static struct range rate_of(const struct variant *v, enum vpca_fact_id fact)
{
    const struct vpca_statement *said =
        vpca_need_statement(&v->need, &vpca_facts[fact]);

    return said ? range_of(&said->value) : (struct range){0, VPCA_INFINITE};
}

static struct range narrow(struct range a, struct range b)
{
    struct range both = {a.low > b.low ? a.low : b.low,
                         a.high < b.high ? a.high : b.high};

    return both.low <= both.high ? both : b;
}

/* The part of `all` that `other` leaves. */
static struct range rest(struct range all, struct range other)
{
    struct range left = {0, VPCA_INFINITE};

    if (all.high != VPCA_INFINITE)
        left.high = all.high > other.low ? all.high - other.low : 0;
    if (other.high != VPCA_INFINITE && all.low > other.high)
        left.low = all.low - other.high;
    return left;
}

static void say_rate(struct variant *v, enum vpca_fact_id fact,
                     struct range rate)
{
    struct vpca_statement said = statement_of(v, fact, range_value(rate));

    said.reason = VPCA_REASON_IMPLIED;
    if (rate.low > 0 || rate.high != VPCA_INFINITE)
        state(v, &v->need.demands, &said);
}

/* In and out make the whole, whichever was told. */
static void tell_traffic(struct variant *v, size_t fact,
                         const struct vpca_value *value)
{
    enum vpca_fact_id in = VPCA_FACT_NEED_TRAFFIC_IN;
    enum vpca_fact_id out = VPCA_FACT_NEED_TRAFFIC_OUT;
    enum vpca_fact_id all = VPCA_FACT_NEED_TRAFFIC;
    struct range rates[3];

    say(v, fact, *value);
    v->need.moved[fact - (size_t)in] = vpca_value_absent(VPCA_TYPE_QUANTITY);
    v->need.moved_within = vpca_value_absent(VPCA_TYPE_QUANTITY);
    for (size_t i = 0; i < VPCA_COUNT(rates); i++)
        rates[i] = rate_of(v, (enum vpca_fact_id)((size_t)in + i));
    if (fact != (size_t)all)
        say_rate(v, all, narrow(rates[2], range_plus(rates[0], rates[1])));
    rates[2] = rate_of(v, all);
    if (fact != (size_t)in)
        say_rate(v, in, narrow(rates[0], rest(rates[2], rates[1])));
    if (fact != (size_t)out)
        say_rate(v, out, narrow(rates[1], rest(rates[2], rates[0])));
}

/* Volumes that are moved once are spread over it anew. */
static void tell_lifetime(struct variant *v)
{
    struct draft draft = {.need = v->need};
    size_t first = VPCA_FACT_NEED_TRAFFIC_IN;

    for (size_t i = 0; i < v->need.demands.count; i++) {
        const struct vpca_statement *said = &v->need.demands.items[i];
        size_t fact = (size_t)(said->fact - vpca_facts);
        bool volume =
            is_of(fact, VPCA_FACT_NEED_TRAFFIC_IN, VPCA_FACT_NEED_TRAFFIC);
        struct slot *slot = &draft.slots[fact];

        *slot = (struct slot){.set = true, .statement = *said};
        if (!volume)
            continue;
        slot->once = v->need.moved[fact - first].state != VPCA_ABSENT;
        slot->set = slot->once || said->reason != VPCA_REASON_IMPLIED;
        if (slot->once)
            slot->statement.value = v->need.moved[fact - first];
    }
    traffic_finish(&draft);
    v->need.moved_within = draft.need.moved_within;
    for (size_t i = 0; i < VPCA_COUNT(v->need.moved); i++) {
        if (draft.slots[first + i].set)
            state(v, &v->need.demands, &draft.slots[first + i].statement);
    }
}

/* ---- Facts of the need ------------------------------------------------ */

static void tell_computed(struct variant *v, size_t fact,
                          const struct vpca_value *value)
{
    const struct vpca_statement said = statement_of(v, fact, *value);

    if (fact == VPCA_FACT_NEED_OVERLAP)
        v->need.overlap = *value;
    else if (fact == VPCA_FACT_NEED_SHARED_ASN)
        v->need.shared_asn = *value;
    else if (fact == VPCA_FACT_NEED_REGIONS)
        v->need.regions = *value;
    else if (fact == VPCA_FACT_NEED_ACCOUNTS)
        v->need.accounts = *value;
    else
        state(v, &v->need.told, &said);
}

static void tell_need(struct variant *v, const struct vpca_told *told)
{
    size_t fact = (size_t)(told->ref.fact - vpca_facts);

    if (told->ref.fact->flags & VPCA_FACT_COMPUTED) {
        tell_computed(v, fact, &told->value);
        return;
    }
    if (is_of(fact, VPCA_FACT_NEED_TRAFFIC_IN, VPCA_FACT_NEED_TRAFFIC)) {
        tell_traffic(v, fact, &told->value);
        return;
    }
    if (say_backup(v, fact, &told->value))
        return;
    say(v, fact, told->value);
    if (fact == VPCA_FACT_NEED_LIFETIME)
        tell_lifetime(v);
    v->kind_told |= fact == VPCA_FACT_NEED_TRANSITIVE;
}

/* ---- The variant ------------------------------------------------------ */

/* Only what the file says of it counts, not what a framework asks. */
static bool says_transit(const struct vpca_need *need)
{
    enum vpca_fact_id fact = VPCA_FACT_NEED_TRANSITIVE;
    const struct vpca_statement *said =
        vpca_need_statement(need, &vpca_facts[fact]);

    return said && said->reason <= VPCA_REASON_DEFAULTS &&
           is_word(&said->value, fact, "required");
}

/* Statements that are worked out are written in place. */
static void resolve(struct variant *v, struct vpca_statements *list)
{
    struct vpca_statement *items =
        vpca_arena_array(v->r.arena, list->count, sizeof(*items));

    for (size_t i = 0; i < list->count; i++)
        items[i] = list->items[i];
    list->items = items;
    statements_resolve(v->r.model, &v->need, list);
}

static void settle_members(struct variant *v)
{
    settle_estate(v);
    shape_compute(&v->r, &v->need);
    if (vpca_value_is_spread(&v->need.overlap))
        overlap_compute(&v->r, &v->need);
}

static bool tell_all(struct variant *v, const struct vpca_told *told,
                     size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (!told[i].ref.fact)
            return false;
        if (told[i].ref.member && !tell_member(v, &told[i]))
            return false;
    }
    if (v->members_told)
        settle_members(v);
    for (size_t i = 0; i < count; i++) {
        if (!told[i].ref.member)
            tell_need(v, &told[i]);
    }
    if (v->kind_told)
        v->need.kind = ends_kind(&v->need, says_transit(&v->need));
    resolve(v, &v->need.demands);
    resolve(v, &v->need.backup);
    return true;
}

const struct vpca_model *vpca_model_vary(vpca_arena *arena,
                                         const struct vpca_model *model,
                                         const struct vpca_need *need,
                                         const struct vpca_told *told,
                                         size_t count)
{
    struct vpca_model *made = vpca_arena_alloc(arena, sizeof(*made));
    struct vpca_need *made_need = vpca_arena_alloc(arena, sizeof(*made_need));
    /* What is found again was found when the file was read. */
    struct vpca_diags unheard;
    struct variant v = {.r = {.arena = arena,
                              .scratch = arena,
                              .diags = &unheard,
                              .rules = model->rules,
                              .model = made},
                        .from = model,
                        .need = *need};

    vpca_diags_init(&unheard, arena);
    *made = *model;
    copy_members(&v);
    if (!tell_all(&v, told, count))
        return NULL;
    *made_need = v.need;
    made->needs = made_need;
    made->need_count = 1;
    return made;
}
