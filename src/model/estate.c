/* What is the same for every need: what our own sites have. */
#include "reading.h"

#include "range.h"

static bool is_own_site(const struct vpca_member *member)
{
    return member->scope == VPCA_SCOPE_SITE &&
           !is_word(member_fact(member, VPCA_FACT_SITE_OWNER),
                    VPCA_FACT_SITE_OWNER, "third-party");
}

/* ---- Counted ---------------------------------------------------------- */

static void count_fact(struct vpca_own_tally *tally, enum vpca_tallied which,
                       bool yes, bool unknown, int sign)
{
    if (yes)
        tally->yes[which] += sign;
    else if (unknown)
        tally->maybe[which] += sign;
}

static void count_truth(struct vpca_own_tally *tally, enum vpca_tallied which,
                        const struct vpca_value *fact, int sign)
{
    count_fact(tally, which, fact->as.words.most == VPCA_YES,
               vpca_value_is_spread(fact), sign);
}

/* So few that sums of them over all networks of a file stay in range. */
static int64_t counted(int64_t sites)
{
    const int64_t most = INT64_C(1) << 40;

    return sites < most ? sites : most;
}

void estate_count(struct vpca_own_tally *tally,
                  const struct vpca_member *member, int sign)
{
    const struct vpca_value *circuit;
    struct range sites;
    bool open;

    if (!is_own_site(member))
        return;
    circuit = member_fact(member, VPCA_FACT_SITE_DIRECT_CONNECT);
    open = vpca_value_is_spread(circuit);
    sites = range_of(&member->count);
    tally->own += sign;
    tally->low += sign * counted(sites.low);
    if (sites.high == VPCA_INFINITE)
        tally->endless += sign;
    else
        tally->high += sign * counted(sites.high);
    count_fact(tally, VPCA_TALLIED_CIRCUIT,
               is_word(circuit, VPCA_FACT_SITE_DIRECT_CONNECT, "yes"), open,
               sign);
    count_fact(tally, VPCA_TALLIED_LINE,
               !open && !is_word(circuit, VPCA_FACT_SITE_DIRECT_CONNECT,
                                 "unavailable"),
               open, sign);
    count_truth(tally, VPCA_TALLIED_VPN,
                member_fact(member, VPCA_FACT_SITE_GATEWAY_IPSEC), sign);
    count_truth(tally, VPCA_TALLIED_INTERNET,
                member_fact(member, VPCA_FACT_SITE_INTERNET_AVAILABLE), sign);
    count_truth(tally, VPCA_TALLIED_REMOTE_ACCESS,
                member_fact(member, VPCA_FACT_SITE_REMOTE_ACCESS), sign);
}

/* Whether any of them has it. */
static struct vpca_value any_of(const struct vpca_own_tally *tally,
                                enum vpca_tallied which)
{
    if (!tally->yes[which] && tally->maybe[which])
        return vpca_value_unknown(VPCA_TYPE_TRUTH, VPCA_CAUSE_FILE);
    return vpca_value_truth(tally->yes[which] > 0);
}

void estate_settle(struct vpca_model *model)
{
    const struct vpca_own_tally *tally = &model->tally;
    struct vpca_value unknown =
        vpca_value_unknown(VPCA_TYPE_TRUTH, VPCA_CAUSE_FILE);
    int64_t high = tally->endless ? VPCA_INFINITE : tally->high;

    model->own_sites = vpca_value_quantity(tally->low, high, VPCA_CAUSE_FILE);
    model->own_circuit = any_of(tally, VPCA_TALLIED_CIRCUIT);
    model->own_line = any_of(tally, VPCA_TALLIED_LINE);
    model->own_vpn = any_of(tally, VPCA_TALLIED_VPN);
    model->own_internet = any_of(tally, VPCA_TALLIED_INTERNET);
    model->remote_access = any_of(tally, VPCA_TALLIED_REMOTE_ACCESS);
    if (tally->own)
        return;
    /* A file that names no site of ours may leave some out; that people have a
     * remote access without any site is taken to be no. */
    model->own_site = NULL;
    model->own_sites = vpca_value_unknown(VPCA_TYPE_QUANTITY, VPCA_CAUSE_FILE);
    model->own_circuit = unknown;
    model->own_vpn = unknown;
    model->own_internet = unknown;
    model->own_line = unknown;
}

bool estate_has(const struct vpca_member *member)
{
    return is_own_site(member);
}

void estate_compute(struct reading *r)
{
    struct vpca_model *model = r->model;

    for (size_t i = 0; i < r->member_count; i++) {
        struct vpca_member *member = &r->members[i];

        if (member->scope == VPCA_SCOPE_SERVICE && member->host)
            *member_value(member, VPCA_FACT_SERVICE_REGION) =
                *member_fact(member->host, VPCA_FACT_VPC_REGION);
        if (!model->own_site && is_own_site(member))
            model->own_site = member;
        estate_count(&model->tally, member, 1);
    }
    estate_settle(model);
}
