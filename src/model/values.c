/* All facts of a need as values: what was stated, what its ends make, absent
 * demands and unknown facts. */
#include "reading.h"

#include "range.h"

#define SECONDS_PER_MONTH (VPCA_HOURS_PER_MONTH * INT64_C(3600))

/* How many members say yes, no, or neither. */
struct votes {
    size_t yes;
    size_t no;
    size_t unknown;
};

struct end {
    struct range sites;
    struct range networks; /* that count in pairs: services and groups of
                              users as one */
    int64_t services;
};

struct tally {
    const struct vpca_model *model;
    struct end ends[2];
    struct range users;
    bool has_users;
    struct votes third_party;
    bool aws_service;
    bool unfit_gateway;
    struct votes circuit;
    struct votes remote_access;
    bool has_sites;
    struct range fastest; /* path that a site has today */
};

/* ---- Votes ------------------------------------------------------------ */

static void vote(struct votes *votes, const struct vpca_value *truth)
{
    if (vpca_value_is_spread(truth))
        votes->unknown++;
    else if (truth->as.words.most == VPCA_YES)
        votes->yes++;
    else
        votes->no++;
}

static void vote_word(struct votes *votes, const struct vpca_value *value,
                      enum vpca_fact_id fact, const char *word)
{
    if (is_word(value, fact, word))
        votes->yes++;
    else if (vpca_value_is_spread(value))
        votes->unknown++;
    else
        votes->no++;
}

static struct vpca_value unknown_truth(void)
{
    return vpca_value_unknown(VPCA_TYPE_TRUTH, VPCA_CAUSE_FILE);
}

static struct vpca_value any_vote(const struct votes *votes)
{
    if (votes->yes == 0 && votes->unknown > 0)
        return unknown_truth();
    return vpca_value_truth(votes->yes > 0);
}

static struct vpca_value every_vote(const struct votes *votes)
{
    if (votes->no == 0 && votes->unknown > 0)
        return unknown_truth();
    return vpca_value_truth(votes->no == 0);
}

static bool is_no(const struct vpca_value *truth)
{
    return truth->state == VPCA_STATED && truth->as.words.most == VPCA_NO;
}

/* ---- Counting the members --------------------------------------------- */

static void tally_site(struct tally *tally, struct end *end,
                       const struct vpca_member *site)
{
    const struct vpca_value *circuit =
        member_fact(site, VPCA_FACT_SITE_DIRECT_CONNECT);
    struct range best =
        range_of(member_fact(site, VPCA_FACT_SITE_INTERNET_BANDWIDTH));

    end->sites = range_plus(end->sites, range_of(&site->count));
    end->networks = range_plus(end->networks, range_of(&site->count));
    vote_word(&tally->third_party, member_fact(site, VPCA_FACT_SITE_OWNER),
              VPCA_FACT_SITE_OWNER, "third-party");
    vote_word(&tally->circuit, circuit, VPCA_FACT_SITE_DIRECT_CONNECT, "yes");
    if (is_word(circuit, VPCA_FACT_SITE_DIRECT_CONNECT, "yes"))
        best = range_max(best,
                         range_of(member_fact(
                             site, VPCA_FACT_SITE_DIRECT_CONNECT_BANDWIDTH)));
    tally->fastest = range_max(tally->fastest, best);
    tally->unfit_gateway |=
        is_no(member_fact(site, VPCA_FACT_SITE_GATEWAY_IPSEC)) ||
        is_no(member_fact(site, VPCA_FACT_SITE_GATEWAY_SUPPORTED));
    tally->has_sites = true;
}

static void tally_vpc(struct tally *tally, const struct vpca_member *vpc)
{
    vote_word(&tally->third_party, member_fact(vpc, VPCA_FACT_VPC_OWNER),
              VPCA_FACT_VPC_OWNER, "third-party");
}

static void tally_member(struct tally *tally, struct end *end,
                         const struct vpca_member *member)
{
    if (member->scope == VPCA_SCOPE_SITE) {
        tally_site(tally, end, member);
        return;
    }
    if (member->scope == VPCA_SCOPE_VPC) {
        end->networks = range_plus(end->networks, range_of(&member->count));
        tally_vpc(tally, member);
        return;
    }
    end->networks = range_plus(end->networks, range_exact(1));
    if (member->scope == VPCA_SCOPE_SERVICE) {
        end->services++;
        tally->aws_service |=
            member_fact(member, VPCA_FACT_SERVICE_AWS)->as.text != NULL;
        if (member->host)
            tally_vpc(tally, member->host);
        return;
    }
    tally->has_users = true;
    tally->users = range_plus(tally->users, range_of(&member->count));
    vote(&tally->remote_access,
         member->host ? member_fact(member->host, VPCA_FACT_SITE_REMOTE_ACCESS)
                      : &tally->model->remote_access);
}

static struct tally tally_need(const struct vpca_model *model,
                               const struct vpca_need *need)
{
    struct tally tally = {.model = model};

    for (size_t i = 0; i < need->from_count; i++)
        tally_member(&tally, &tally.ends[0], need->from[i]);
    for (size_t i = 0; i < need->to_count; i++)
        tally_member(&tally, &tally.ends[1], need->to[i]);
    return tally;
}

/* ---- What the counts make --------------------------------------------- */

static int64_t less_one(int64_t number)
{
    if (number == VPCA_INFINITE)
        return number;
    return number > 0 ? number - 1 : 0;
}

static struct range others(struct range count)
{
    return (struct range){less_one(count.low), less_one(count.high)};
}

static struct range half(struct range range)
{
    if (range.high != VPCA_INFINITE)
        range.high /= 2;
    range.low /= 2;
    return range;
}

static struct range count_pairs(const struct tally *tally,
                                const struct vpca_need *need)
{
    struct range from = tally->ends[0].networks;

    if (need->between)
        return half(range_times(from, others(from)));
    return range_times(from, tally->ends[1].networks);
}

static struct range count_links(const struct tally *tally,
                                const struct vpca_need *need)
{
    const struct end *ends = tally->ends;
    struct range vpcs[2] = {range_of(&need->vpcs[0]), range_of(&need->vpcs[1])};
    struct range links;

    if (need->between)
        links = range_times(ends[0].sites, vpcs[0]);
    else
        links = range_plus(range_times(ends[0].sites, vpcs[1]),
                           range_times(ends[1].sites, vpcs[0]));
    return range_max(links, range_plus(ends[0].sites, ends[1].sites));
}

static struct range count_peers(const struct vpca_need *need)
{
    struct range from = range_of(&need->vpcs[0]);
    struct range to = range_of(&need->vpcs[1]);

    if (need->between)
        return others(from);
    if (from.high == 0 || to.high == 0)
        return range_exact(0);
    return range_max(from, to);
}

static bool is_service_only(const struct tally *tally,
                            const struct vpca_need *need)
{
    return (need->to_count > 0 &&
            tally->ends[1].services == (int64_t)need->to_count) ||
           (need->from_count > 0 &&
            tally->ends[0].services == (int64_t)need->from_count);
}

static void set_range(struct vpca_value *values, enum vpca_fact_id fact,
                      struct range range)
{
    values[fact] = vpca_value_quantity(range.low, range.high, VPCA_CAUSE_FILE);
}

static void set_counts(const struct tally *tally, const struct vpca_need *need,
                       struct vpca_value *values)
{
    const struct end *ends = tally->ends;
    /* Consumers stand where the services do not. */
    int consumer = ends[0].services > 0 && ends[1].services == 0;

    set_range(values, VPCA_FACT_NEED_SITES,
              range_plus(ends[0].sites, ends[1].sites));
    set_range(values, VPCA_FACT_NEED_VPCS,
              range_plus(range_of(&need->vpcs[0]), range_of(&need->vpcs[1])));
    set_range(values, VPCA_FACT_NEED_NETWORKS,
              range_plus(range_of(&values[VPCA_FACT_NEED_SITES]),
                         range_of(&values[VPCA_FACT_NEED_VPCS])));
    set_range(values, VPCA_FACT_NEED_USERS, tally->users);
    set_range(values, VPCA_FACT_NEED_SERVICES,
              range_exact(ends[0].services + ends[1].services));
    set_range(values, VPCA_FACT_NEED_CONSUMERS,
              range_of(&need->vpcs[consumer]));
    set_range(values, VPCA_FACT_NEED_PAIRS, count_pairs(tally, need));
    set_range(values, VPCA_FACT_NEED_SITE_VPC_LINKS, count_links(tally, need));
    set_range(values, VPCA_FACT_NEED_PEERS_PER_VPC, count_peers(need));
    values[VPCA_FACT_NEED_REGIONS] = need->regions;
    values[VPCA_FACT_NEED_ACCOUNTS] = need->accounts;
}

static void set_truths(const struct tally *tally, const struct vpca_need *need,
                       struct vpca_value *values)
{
    const struct vpca_model *model = tally->model;

    values[VPCA_FACT_NEED_KIND] = vpca_value_word(need->kind);
    values[VPCA_FACT_NEED_OVERLAP] = need->overlap;
    values[VPCA_FACT_NEED_SHARED_ASN] = need->shared_asn;
    values[VPCA_FACT_NEED_THIRD_PARTY] = any_vote(&tally->third_party);
    values[VPCA_FACT_NEED_SERVICE_ONLY] =
        vpca_value_truth(is_service_only(tally, need));
    values[VPCA_FACT_NEED_AWS_SERVICE] = vpca_value_truth(tally->aws_service);
    values[VPCA_FACT_NEED_UNFIT_GATEWAY] =
        vpca_value_truth(tally->unfit_gateway);
    values[VPCA_FACT_NEED_HAS_CIRCUIT] =
        tally->has_sites ? every_vote(&tally->circuit)
                         : vpca_value_absent(VPCA_TYPE_TRUTH);
    values[VPCA_FACT_NEED_OWN_SITES] = model->own_sites;
    values[VPCA_FACT_NEED_OWN_CIRCUIT] = model->own_circuit;
    values[VPCA_FACT_NEED_OWN_VPN] = model->own_vpn;
    values[VPCA_FACT_NEED_OWN_INTERNET] = model->own_internet;
    values[VPCA_FACT_NEED_OWN_LINE] = model->own_line;
    values[VPCA_FACT_NEED_REMOTE_ACCESS] =
        tally->has_users ? every_vote(&tally->remote_access)
                         : model->remote_access;
    values[VPCA_FACT_NEED_USERS_TO_SITE] =
        vpca_value_truth(tally->has_users && tally->has_sites);
}

/* ---- Bandwidth and volume --------------------------------------------- */

/* Sites are the sources that meet at one VPC; where there is one only, what it
 * needs is all there is. */
static void set_total(const struct tally *tally, const struct vpca_need *need,
                      struct vpca_value *values)
{
    const struct vpca_value *one = &values[VPCA_FACT_NEED_BANDWIDTH];
    struct range sources =
        range_plus(tally->ends[0].sites, tally->ends[1].sites);

    values[VPCA_FACT_NEED_TOTAL_BANDWIDTH] =
        vpca_value_absent(VPCA_TYPE_QUANTITY);
    if (one->state == VPCA_ABSENT || need->kind == KIND_USER_TO_VPC ||
        sources.high <= 1)
        return;
    values[VPCA_FACT_NEED_TOTAL_BANDWIDTH] =
        range_value(range_times(range_of(one), sources));
}

static int64_t mean(int64_t bytes_per_month)
{
    return int_scale(bytes_per_month, 8, SECONDS_PER_MONTH);
}

/* What is moved once has less than a month where the need ends before. */
static struct range hurried(struct range rate, const struct vpca_value *within)
{
    struct range time = range_of(within);

    if (within->state == VPCA_ABSENT)
        return rate;
    if (rate.high != VPCA_INFINITE)
        rate.high = int_scale(rate.high, SECONDS_PER_MONTH, time.low);
    rate.low = int_scale(rate.low, SECONDS_PER_MONTH, time.high);
    return rate;
}

/* The busier direction carries at least half of the whole. */
static void set_mean_rate(const struct vpca_need *need,
                          struct vpca_value *values)
{
    struct range busier =
        range_max(range_of(&values[VPCA_FACT_NEED_TRAFFIC_IN]),
                  range_of(&values[VPCA_FACT_NEED_TRAFFIC_OUT]));
    struct range total = range_of(&values[VPCA_FACT_NEED_TRAFFIC]);

    if (busier.low < total.low / 2)
        busier.low = total.low / 2;
    busier.low = mean(busier.low);
    busier.high = mean(busier.high);
    values[VPCA_FACT_NEED_MEAN_RATE] =
        range_value(hurried(busier, &need->moved_within));
}

/* ---- Statements ------------------------------------------------------- */

static void set_start(struct vpca_value *values)
{
    for (size_t i = 0; i < NEED_FACTS; i++) {
        enum vpca_type type = vpca_facts[i].type;

        values[i] = (vpca_facts[i].flags & VPCA_FACT_DEMAND)
                        ? vpca_value_absent(type)
                        : vpca_value_unknown(type, VPCA_CAUSE_FILE);
    }
}

static void set_statements(const struct vpca_statements *statements,
                           struct vpca_value *values)
{
    for (size_t i = 0; i < statements->count; i++)
        values[statements->items[i].fact - vpca_facts] =
            statements->items[i].value;
}

/* The word used in survive, where it is one of those for resilience. */
static struct vpca_value resilience(const struct vpca_statements *statements)
{
    const struct vpca_domain *words =
        vpca_facts[VPCA_FACT_NEED_RESILIENCE].domain;

    for (size_t i = 0; i < statements->count; i++) {
        const struct vpca_statement *said = &statements->items[i];
        size_t index;

        if (said->fact != &vpca_facts[VPCA_FACT_NEED_SURVIVE] || !said->word)
            continue;
        index = vpca_domain_find(words, said->word->word);
        if (index != VPCA_NO_NAME)
            return vpca_value_word((unsigned)index);
    }
    return vpca_value_absent(VPCA_TYPE_WORD);
}

static void set_computed(const struct vpca_model *model,
                         const struct vpca_need *need,
                         struct vpca_value *values)
{
    struct tally tally = tally_need(model, need);

    set_counts(&tally, need, values);
    set_truths(&tally, need, values);
    set_total(&tally, need, values);
    set_mean_rate(need, values);
    values[VPCA_FACT_NEED_CURRENT_BANDWIDTH] =
        tally.has_sites
            ? range_value(tally.fastest)
            : vpca_value_unknown(VPCA_TYPE_QUANTITY, VPCA_CAUSE_FILE);
    set_statements(&need->told, values);
}

/* What `backup:` says of a demand; absent where it says nothing. */
static struct vpca_value backup_value(const struct vpca_need *need,
                                      enum vpca_fact_id fact)
{
    for (size_t i = 0; i < need->backup.count; i++)
        if (need->backup.items[i].fact == &vpca_facts[fact])
            return need->backup.items[i].value;
    return vpca_value_absent(vpca_facts[fact].type);
}

/* What was said of the need, or follows from what was not said. */
static void set_stated(const struct vpca_need *need, struct vpca_value *values)
{
    set_start(values);
    values[VPCA_FACT_NEED_BACKUP] = vpca_value_truth(need->has_backup);
    values[VPCA_FACT_NEED_ROLE] = word_of(VPCA_FACT_NEED_ROLE, "primary");
    values[VPCA_FACT_NEED_CURRENT] = vpca_value_set(0);
    set_statements(&need->demands, values);
    values[VPCA_FACT_NEED_BACKUP_BANDWIDTH] =
        backup_value(need, VPCA_FACT_NEED_BANDWIDTH);
    values[VPCA_FACT_NEED_BACKUP_SURVIVE] =
        backup_value(need, VPCA_FACT_NEED_SURVIVE);
}

void vpca_need_values(const struct vpca_model *model,
                      const struct vpca_need *need,
                      struct vpca_value *ret_values)
{
    set_stated(need, ret_values);
    ret_values[VPCA_FACT_NEED_RESILIENCE] = resilience(&need->demands);
    set_computed(model, need, ret_values);
}

/* backup: replaces the demands that stand before encryption; encryption and
 * path bind both. */
void vpca_need_backup_values(const struct vpca_model *model,
                             const struct vpca_need *need,
                             struct vpca_value *ret_values)
{
    if (!need->has_backup) {
        vpca_need_values(model, need, ret_values);
        return;
    }
    set_stated(need, ret_values);
    for (size_t i = 0; i < VPCA_FACT_NEED_ENCRYPTION; i++)
        ret_values[i] = vpca_value_absent(vpca_facts[i].type);
    set_statements(&need->backup, ret_values);
    ret_values[VPCA_FACT_NEED_RESILIENCE] = resilience(&need->backup);
    set_computed(model, need, ret_values);
    /* The second path carries what `backup:` says, not the whole volume. */
    if (ret_values[VPCA_FACT_NEED_BANDWIDTH].state != VPCA_ABSENT)
        ret_values[VPCA_FACT_NEED_MEAN_RATE] =
            vpca_value_absent(VPCA_TYPE_QUANTITY);
}

const struct vpca_statement *vpca_need_statement(const struct vpca_need *need,
                                                 const struct vpca_fact *fact)
{
    for (size_t i = 0; i < need->demands.count; i++)
        if (need->demands.items[i].fact == fact)
            return &need->demands.items[i];
    return NULL;
}
