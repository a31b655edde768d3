/* What is the same for every need: what our own sites have. */
#include "reading.h"

#include "range.h"

static bool is_own_site(const struct vpca_member *member)
{
    return member->scope == VPCA_SCOPE_SITE &&
           !is_word(member_fact(member, VPCA_FACT_SITE_OWNER),
                    VPCA_FACT_SITE_OWNER, "third-party");
}

/* Truth of "any of them": starts as no. */
static void join_any(struct vpca_value *any, bool yes, bool unknown)
{
    if (yes)
        *any = vpca_value_truth(true);
    else if (unknown && any->as.words.most != VPCA_YES)
        *any = vpca_value_unknown(VPCA_TYPE_TRUTH, VPCA_CAUSE_FILE);
}

static void join_fact(struct vpca_value *any, const struct vpca_value *fact)
{
    join_any(any, fact->as.words.most == VPCA_YES, vpca_value_is_spread(fact));
}

static void join_site(struct vpca_model *model, const struct vpca_member *site)
{
    const struct vpca_value *circuit =
        member_fact(site, VPCA_FACT_SITE_DIRECT_CONNECT);
    struct range sites =
        range_plus(range_of(&model->own_sites), range_of(&site->count));

    model->own_sites =
        vpca_value_quantity(sites.low, sites.high, VPCA_CAUSE_FILE);
    if (!model->own_site)
        model->own_site = site;
    join_any(&model->own_circuit,
             is_word(circuit, VPCA_FACT_SITE_DIRECT_CONNECT, "yes"),
             vpca_value_is_spread(circuit));
    join_any(
        &model->own_line,
        !vpca_value_is_spread(circuit) &&
            !is_word(circuit, VPCA_FACT_SITE_DIRECT_CONNECT, "unavailable"),
        vpca_value_is_spread(circuit));
    join_fact(&model->own_vpn, member_fact(site, VPCA_FACT_SITE_GATEWAY_IPSEC));
    join_fact(&model->own_internet,
              member_fact(site, VPCA_FACT_SITE_INTERNET_AVAILABLE));
    join_fact(&model->remote_access,
              member_fact(site, VPCA_FACT_SITE_REMOTE_ACCESS));
}

void estate_sum(struct vpca_model *model,
                const struct vpca_member *const *members, size_t count)
{
    struct vpca_value unknown =
        vpca_value_unknown(VPCA_TYPE_TRUTH, VPCA_CAUSE_FILE);

    model->own_site = NULL;
    model->own_sites = vpca_value_quantity(0, 0, 0);
    model->own_circuit = vpca_value_truth(false);
    model->own_vpn = vpca_value_truth(false);
    model->own_internet = vpca_value_truth(false);
    model->own_line = vpca_value_truth(false);
    model->remote_access = vpca_value_truth(false);
    for (size_t i = 0; i < count; i++) {
        if (is_own_site(members[i]))
            join_site(model, members[i]);
    }
    if (model->own_site)
        return;
    /* A file that names no site of ours may leave some out; that people have a
     * remote access without any site is taken to be no. */
    model->own_sites = vpca_value_unknown(VPCA_TYPE_QUANTITY, VPCA_CAUSE_FILE);
    model->own_circuit = unknown;
    model->own_vpn = unknown;
    model->own_internet = unknown;
    model->own_line = unknown;
}

void estate_compute(struct reading *r)
{
    const struct vpca_member **members =
        vpca_arena_array(r->scratch, r->member_count, sizeof(*members));

    for (size_t i = 0; i < r->member_count; i++) {
        struct vpca_member *member = &r->members[i];

        members[i] = member;
        if (member->scope == VPCA_SCOPE_SERVICE && member->host)
            *member_value(member, VPCA_FACT_SERVICE_REGION) =
                *member_fact(member->host, VPCA_FACT_VPC_REGION);
    }
    estate_sum(r->model, members, r->member_count);
}
