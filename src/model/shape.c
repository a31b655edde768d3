/* What a need's ends make of themselves: VPCs, Regions, accounts and ASNs. */
#include "reading.h"

#include <string.h>

#include "range.h"

static void add_vpc(struct reading *r, const struct vpca_member *member,
                    struct member_list *vpcs, struct range *ret_total)
{
    const struct vpca_member *vpc =
        member->scope == VPCA_SCOPE_SERVICE ? member->host : member;
    size_t index;

    if (!vpc || vpc->scope != VPCA_SCOPE_VPC)
        return;
    index = (size_t)(vpc - r->members);
    if (r->stamps[index] == r->stamp)
        return;
    r->stamps[index] = r->stamp;
    member_list_add(r, vpcs, vpc);
    *ret_total = range_plus(*ret_total, range_of(&vpc->count));
}

/* The VPCs of a need, those of services included, each once. */
static struct member_list gather_vpcs(struct reading *r, struct vpca_need *need)
{
    struct member_list vpcs = {0};
    struct range totals[2] = {{0, 0}, {0, 0}};

    r->stamp++;
    for (size_t i = 0; i < need->from_count; i++)
        add_vpc(r, need->from[i], &vpcs, &totals[0]);
    for (size_t i = 0; i < need->to_count; i++)
        add_vpc(r, need->to[i], &vpcs, &totals[1]);
    for (int i = 0; i < 2; i++)
        need->vpcs[i] =
            vpca_value_quantity(totals[i].low, totals[i].high, VPCA_CAUSE_FILE);
    return vpcs;
}

/* ---- Regions and accounts --------------------------------------------- */

static int by_text(const void *a, const void *b, void *context)
{
    const char *const *left = a;
    const char *const *right = b;

    (void)context;
    return strcmp(*left, *right);
}

static void add_aws_services(struct reading *r,
                             const struct vpca_member *const *members,
                             size_t count, struct member_list *places)
{
    for (size_t i = 0; i < count; i++) {
        if (members[i]->scope == VPCA_SCOPE_SERVICE &&
            member_fact(members[i], VPCA_FACT_SERVICE_AWS)->as.text)
            member_list_add(r, places, members[i]);
    }
}

/* What stands in a Region: the VPCs, and services of AWS that have none. */
static struct member_list gather_places(struct reading *r,
                                        const struct vpca_need *need,
                                        const struct member_list *vpcs)
{
    struct member_list places = {0};

    for (size_t i = 0; i < vpcs->count; i++)
        member_list_add(r, &places, vpcs->items[i]);
    add_aws_services(r, need->from, need->from_count, &places);
    add_aws_services(r, need->to, need->to_count, &places);
    return places;
}

static const char *label_of(const struct vpca_member *place,
                            enum vpca_fact_id fact)
{
    if (place->scope == VPCA_SCOPE_SERVICE)
        fact = VPCA_FACT_SERVICE_REGION;
    return member_fact(place, fact)->as.text;
}

/* How many different labels the VPCs have; those that have none may share
 * one or add one each. A need without VPCs takes one place in AWS. */
static struct range count_labels(struct reading *r,
                                 const struct member_list *vpcs,
                                 enum vpca_fact_id fact)
{
    const char **texts =
        vpca_arena_array(r->scratch, vpcs->count, sizeof(*texts));
    struct range labels = {0, 0};
    size_t count = 0;

    for (size_t i = 0; i < vpcs->count; i++) {
        const char *label = label_of(vpcs->items[i], fact);

        if (label)
            texts[count++] = label;
        else
            labels.high =
                range_plus(labels, range_of(&vpcs->items[i]->count)).high;
    }
    vpca_sort(r->scratch, texts, count, sizeof(*texts), by_text, NULL);
    for (size_t i = 0; i < count; i++)
        if (i == 0 || strcmp(texts[i - 1], texts[i]) != 0)
            labels = range_plus(labels, range_exact(1));
    if (labels.low < 1)
        labels.low = 1;
    if (labels.high < 1)
        labels.high = 1;
    return labels;
}

static void report_disagreement(struct reading *r, const struct vpca_need *need,
                                const struct vpca_statement *said,
                                struct range counted)
{
    const char *key = said->fact->name + strlen("need.");
    struct vpca_value value = range_value(counted);
    struct vpca_text text;

    vpca_text_init(&text, r->diags->arena);
    vpca_value_write(&text, said->fact, NULL, &said->value);
    vpca_text_add(&text, " here, and the VPCs of the need make it ");
    vpca_value_write(&text, said->fact, NULL, &value);
    vpca_diags_add(
        r->diags, VPCA_CODE_CONTRADICTION, said->span,
        vpca_arena_printf(r->diags->arena, "needs.%s.%s", need->name, key),
        "it is counted from the VPCs: leave it out; where those of a group "
        "differ, leave it out of the group's entry",
        "%s is %s", key, text.bytes);
}

static struct vpca_value settle(struct reading *r, const struct vpca_need *need,
                                enum vpca_fact_id fact, struct range counted)
{
    const struct vpca_statement *said =
        vpca_need_statement(need, &vpca_facts[fact]);
    struct range stated;

    if (!said || said->value.unknown)
        return range_value(counted);
    stated = range_of(&said->value);
    if (need->vpcs[0].as.quantity.high == 0 &&
        need->vpcs[1].as.quantity.high == 0)
        return said->value;
    if (stated.low > counted.high || stated.high < counted.low) {
        report_disagreement(r, need, said, counted);
        return range_value(counted);
    }
    if (stated.low > counted.low)
        counted.low = stated.low;
    if (stated.high < counted.high)
        counted.high = stated.high;
    return range_value(counted);
}

/* ---- ASNs ------------------------------------------------------------- */

struct asn {
    int64_t number;
    const struct vpca_member *site;
};

static int by_number(const void *a, const void *b, void *context)
{
    const struct asn *left = a;
    const struct asn *right = b;

    (void)context;
    return (left->number > right->number) - (left->number < right->number);
}

static void report_asn(struct reading *r, const struct vpca_need *need,
                       const struct asn *a, const struct asn *b)
{
    struct vpca_text who;

    vpca_text_init(&who, r->diags->arena);
    if (a == b)
        vpca_text_addf(&who, "the sites of \"%s\" share", a->site->name);
    else
        vpca_text_addf(&who, "\"%s\" and \"%s\" share", a->site->name,
                       b->site->name);
    vpca_diags_add(
        r->diags, VPCA_CODE_DUPLICATE_ASN, b->site->span,
        vpca_arena_printf(r->diags->arena, "sites.%s", b->site->name),
        "give each site an ASN of its own, from 64512 to 65534",
        "%s ASN %lld, and need \"%s\" joins them with each other", who.bytes,
        (long long)a->number, need->name);
}

static bool reports_asns(const struct vpca_need *need)
{
    const struct vpca_statement *said =
        vpca_need_statement(need, &vpca_facts[VPCA_FACT_NEED_SITE_TO_SITE]);

    return said &&
           is_word(&said->value, VPCA_FACT_NEED_SITE_TO_SITE, "required");
}

static size_t find_shared(struct reading *r, const struct vpca_need *need,
                          const struct asn *asns, size_t count)
{
    bool report = reports_asns(need);
    size_t shared = 0;

    for (size_t i = 0; i < count && shared < FINDINGS_PER_NEED; i++) {
        bool before = i > 0 && asns[i - 1].number == asns[i].number;

        if (!before && asns[i].site->count.as.quantity.low < 2)
            continue;
        if (report)
            report_asn(r, need, before ? &asns[i - 1] : &asns[i], &asns[i]);
        shared++;
    }
    return shared;
}

static struct vpca_value compute_asns(struct reading *r,
                                      const struct vpca_need *need)
{
    size_t count = need->from_count + need->to_count;
    struct asn *asns = vpca_arena_array(r->scratch, count, sizeof(*asns));
    struct range sites = {0, 0};
    bool open = false;
    size_t known = 0;

    for (size_t i = 0; i < count; i++) {
        const struct vpca_member *site = i < need->from_count
                                             ? need->from[i]
                                             : need->to[i - need->from_count];
        const struct vpca_value *asn;

        if (site->scope != VPCA_SCOPE_SITE)
            continue;
        sites = range_plus(sites, range_of(&site->count));
        asn = member_fact(site, VPCA_FACT_SITE_ASN);
        if (vpca_value_is_spread(asn) || vpca_value_is_spread(&site->count))
            open = true;
        if (!vpca_value_is_spread(asn))
            asns[known++] = (struct asn){asn->as.quantity.low, site};
    }
    vpca_sort(r->scratch, asns, known, sizeof(*asns), by_number, NULL);
    if (find_shared(r, need, asns, known) > 0)
        return vpca_value_truth(true);
    if (open && sites.high > 1)
        return vpca_value_unknown(VPCA_TYPE_TRUTH, VPCA_CAUSE_FILE);
    return vpca_value_truth(false);
}

void shape_compute(struct reading *r, struct vpca_need *need)
{
    struct member_list vpcs = gather_vpcs(r, need);
    struct member_list places = gather_places(r, need, &vpcs);

    need->regions = settle(r, need, VPCA_FACT_NEED_REGIONS,
                           count_labels(r, &places, VPCA_FACT_VPC_REGION));
    need->accounts = settle(r, need, VPCA_FACT_NEED_ACCOUNTS,
                            count_labels(r, &vpcs, VPCA_FACT_VPC_ACCOUNT));
    need->shared_asn = compute_asns(r, need);
}
