/* What each place of a need reaches: its pairs of networks from both sides. */
#include "tally.h"

/* One side of a pair as a place, and the other as what it reaches. */
struct side {
    const struct vpca_member *here;
    const struct vpca_member *there;
    /* Networks of a group reach each other: one fewer than there are. */
    bool itself;
};

static const struct vpca_member *vpc_of(const struct vpca_member *member)
{
    if (member->scope == VPCA_SCOPE_SERVICE)
        member = member->host;
    return member && member->scope == VPCA_SCOPE_VPC ? member : NULL;
}

static const struct vpca_member *site_of(const struct vpca_member *member)
{
    return member->scope == VPCA_SCOPE_SITE ? member : NULL;
}

static const char *text_of(const struct vpca_member *member,
                           enum vpca_fact_id fact)
{
    const struct vpca_value *value =
        &member->values[(size_t)fact - vpca_facts_first(member->scope)];

    return value->state == VPCA_STATED && !value->unknown ? value->as.text
                                                          : NULL;
}

/* ---- Where ------------------------------------------------------------ */

/* False when the side is no place of that kind. */
static bool place_of(const struct vpca_quota *limit, const struct side *side,
                     struct place *ret_place)
{
    const struct vpca_member *vpc = vpc_of(side->here);

    *ret_place = (struct place){.limit = limit};
    switch (limit->at) {
    case VPCA_QUOTA_AT_SITE:
        ret_place->member = site_of(side->here);
        return ret_place->member != NULL;
    case VPCA_QUOTA_AT_VPC:
        ret_place->member = vpc;
        return vpc != NULL;
    case VPCA_QUOTA_AT_REGION:
        /* What stands in no Region that is told may stand in any. */
        if (!vpc || !text_of(vpc, VPCA_FACT_VPC_REGION))
            return false;
        ret_place->region = text_of(vpc, VPCA_FACT_VPC_REGION);
        ret_place->account = text_of(vpc, VPCA_FACT_VPC_ACCOUNT);
        return true;
    default:
        return true;
    }
}

/* ---- What ------------------------------------------------------------- */

static const struct vpca_member *network_of(const struct vpca_member *member)
{
    const struct vpca_member *site = site_of(member);

    return site ? site : vpc_of(member);
}

/* A Region and the whole network hold their own VPCs; a site and a VPC reach
 * others. NULL: the pair has none of what is counted. */
static const struct vpca_member *reached_by(const struct bringing *bringing,
                                            const struct side *side)
{
    bool inside = bringing->limit->at == VPCA_QUOTA_AT_REGION ||
                  bringing->limit->at == VPCA_QUOTA_AT_NETWORK;

    switch (bringing->item->each) {
    case VPCA_QUOTA_EACH_SITE:
    case VPCA_QUOTA_EACH_LINK:
        return site_of(side->there);
    case VPCA_QUOTA_EACH_VPC:
        return vpc_of(inside ? side->here : side->there);
    case VPCA_QUOTA_EACH_NETWORK:
        return network_of(side->there);
    case VPCA_QUOTA_EACH_SERVICE:
        return side->here->scope != VPCA_SCOPE_SERVICE &&
                       side->there->scope == VPCA_SCOPE_SERVICE
                   ? side->there
                   : NULL;
    default:
        return NULL;
    }
}

static struct vpca_range count_of(const struct bringing *bringing,
                                  const struct side *side,
                                  const struct vpca_member *reached)
{
    struct vpca_range count = figures_of(&reached->count);

    if (side->itself && side->there == reached && count.low > 0 &&
        bringing->limit->at == VPCA_QUOTA_AT_VPC)
        count = (struct vpca_range){count.low - 1, count.high == VPCA_INFINITE
                                                       ? count.high
                                                       : count.high - 1};
    /* The blocks of a group are of all its members together. */
    if (bringing->item->blocks) {
        int64_t blocks = (int64_t)reached->cidr_count;

        count.low = count.low > blocks ? count.low : blocks;
        count.high = count.high > blocks ? count.high : blocks;
    }
    return count;
}

static void bring(const struct bringing *bringing, const struct side *side)
{
    const struct vpca_member *through = NULL;
    const struct vpca_member *reached;
    struct vpca_range count = {1, 1};
    struct place place;

    if (!place_of(bringing->limit, side, &place))
        return;
    reached = reached_by(bringing, side);
    if (bringing->item->each != VPCA_QUOTA_EACH_PLACE && !reached)
        return;
    if (reached)
        count = count_of(bringing, side, reached);
    if (bringing->item->each == VPCA_QUOTA_EACH_LINK) {
        through = vpc_of(side->here);
        if (!through)
            return;
        count = figures_times(count, figures_of(&through->count));
    }
    thing_add(bringing, &place, reached, through,
              figures_times(count, bringing->times));
}

/* ---- Pairs ------------------------------------------------------------ */

size_t pairs_of(const struct vpca_need *need)
{
    if (need->between)
        return need->from_count * (need->from_count + 1) / 2;
    return need->from_count * need->to_count;
}

static void visit(const struct bringing *bringing, const struct vpca_member *a,
                  const struct vpca_member *b)
{
    struct side there = {.here = a, .there = b, .itself = a == b};
    struct side back = {.here = b, .there = a};

    bringing->estate->tally->visits++;
    bring(bringing, &there);
    if (a != b)
        bring(bringing, &back);
}

void pairs_walk(const struct bringing *bringing)
{
    const struct vpca_need *need = bringing->need;

    for (size_t i = 0; i < need->from_count; i++) {
        for (size_t j = 0; j < need->to_count; j++)
            visit(bringing, need->from[i], need->to[j]);
        if (!need->between)
            continue;
        if (need->from[i]->count.as.quantity.high > 1)
            visit(bringing, need->from[i], need->from[i]);
        for (size_t j = i + 1; j < need->from_count; j++)
            visit(bringing, need->from[i], need->from[j]);
    }
}
