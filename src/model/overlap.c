/* Finds address blocks that overlap among the networks a need joins, by one
 * sweep over all blocks in order. */
#include "reading.h"

#include <string.h>

/* Members of a class reach those of the classes in `reaches`. */
enum class { FROM_SITE, FROM_OTHER, TO_SITE, TO_OTHER, CLASS_COUNT };

struct block {
    const struct vpca_cidr *cidr;
    const struct vpca_member *member;
    enum class class;
    /* The next one below in its stack that is of another member, or NULL. */
    const struct block *below;
};

struct sweep {
    struct reading *r;
    struct vpca_need *need;
    unsigned reaches[CLASS_COUNT]; /* bits over the classes */
    struct block *blocks;
    size_t count;
    /* By class: blocks that hold the one at hand, the smallest on top. */
    const struct block **stacks[CLASS_COUNT];
    size_t depths[CLASS_COUNT];
    size_t networks[CLASS_COUNT];
    bool unknown;
    const struct vpca_member *pairs[FINDINGS_PER_NEED][2];
    size_t pair_count;
};

#define BIT(class) (1u << (class))

static const struct vpca_member *network_of(const struct vpca_member *member)
{
    if (member->scope == VPCA_SCOPE_SERVICE)
        return member->host;
    return member->scope == VPCA_SCOPE_USER ? NULL : member;
}

/* A service of AWS has no block of ours; one whose VPC is not told may. */
static bool may_stand_anywhere(const struct vpca_member *member)
{
    return member->scope == VPCA_SCOPE_SERVICE && !member->host &&
           !member_fact(member, VPCA_FACT_SERVICE_AWS)->as.text;
}

static void set_reaches(struct sweep *sweep)
{
    const struct vpca_need *need = sweep->need;
    const struct vpca_statement *said =
        vpca_need_statement(need, &vpca_facts[VPCA_FACT_NEED_SITE_TO_SITE]);
    unsigned from = BIT(FROM_SITE) | BIT(FROM_OTHER);
    unsigned to = BIT(TO_SITE) | BIT(TO_OTHER);

    sweep->reaches[FROM_SITE] = need->between ? from : to;
    sweep->reaches[FROM_OTHER] = need->between ? from : to;
    sweep->reaches[TO_SITE] = from;
    sweep->reaches[TO_OTHER] = from;
    if (said &&
        is_word(&said->value, VPCA_FACT_NEED_SITE_TO_SITE, "required")) {
        sweep->reaches[FROM_SITE] |= BIT(FROM_SITE) | BIT(TO_SITE);
        sweep->reaches[TO_SITE] |= BIT(FROM_SITE) | BIT(TO_SITE);
    }
}

/* ---- Gathering -------------------------------------------------------- */

static void add_blocks(struct sweep *sweep, const struct vpca_member *member,
                       bool to)
{
    const struct vpca_member *network = network_of(member);
    bool site = member->scope == VPCA_SCOPE_SITE;
    enum class class =
        to ? (site ? TO_SITE : TO_OTHER) : (site ? FROM_SITE : FROM_OTHER);

    if (!network) {
        bool anywhere = may_stand_anywhere(member);

        sweep->networks[class] += anywhere;
        sweep->unknown |= anywhere;
        return;
    }
    sweep->networks[class]++;
    sweep->unknown |= network->cidrs_unknown;
    for (size_t i = 0; i < network->cidr_count; i++)
        sweep->blocks[sweep->count++] = (struct block){
            .cidr = &network->cidrs[i], .member = network, .class = class};
}

static void gather(struct sweep *sweep)
{
    const struct vpca_need *need = sweep->need;
    size_t room = 0;

    for (size_t i = 0; i < need->from_count + need->to_count; i++) {
        const struct vpca_member *network =
            network_of(i < need->from_count ? need->from[i]
                                            : need->to[i - need->from_count]);

        room += network ? network->cidr_count : 0;
    }
    sweep->blocks =
        vpca_arena_array(sweep->r->scratch, room, sizeof(*sweep->blocks));
    for (int i = 0; i < CLASS_COUNT; i++)
        sweep->stacks[i] = vpca_arena_array(sweep->r->scratch, room,
                                            sizeof(*sweep->stacks[i]));
    for (size_t i = 0; i < need->from_count; i++)
        add_blocks(sweep, need->from[i], false);
    for (size_t i = 0; i < need->to_count; i++)
        add_blocks(sweep, need->to[i], true);
}

/* Blocks nest or are apart, so in this order each comes right after those
 * that hold it. */
static int by_address(const void *a, const void *b, void *context)
{
    const struct vpca_cidr *left = ((const struct block *)a)->cidr;
    const struct vpca_cidr *right = ((const struct block *)b)->cidr;
    int order;

    (void)context;
    if (left->is_ipv6 != right->is_ipv6)
        return left->is_ipv6 ? 1 : -1;
    order = memcmp(left->bytes, right->bytes, sizeof(left->bytes));
    return order ? order : left->bits - right->bits;
}

/* ---- Sweeping --------------------------------------------------------- */

static bool is_new_pair(const struct sweep *sweep, const struct vpca_member *a,
                        const struct vpca_member *b)
{
    for (size_t i = 0; i < sweep->pair_count; i++) {
        const struct vpca_member *const *pair = sweep->pairs[i];

        if ((pair[0] == a && pair[1] == b) || (pair[0] == b && pair[1] == a))
            return false;
    }
    return true;
}

static void report(struct sweep *sweep, const struct block *a,
                   const struct block *b)
{
    vpca_arena *arena = sweep->r->diags->arena;
    struct vpca_text text;

    if (!is_new_pair(sweep, a->member, b->member))
        return;
    sweep->pairs[sweep->pair_count][0] = a->member;
    sweep->pairs[sweep->pair_count++][1] = b->member;
    vpca_text_init(&text, arena);
    vpca_cidr_write(&text, a->cidr);
    vpca_text_addf(&text, " of \"%s\" overlaps ", a->member->name);
    vpca_cidr_write(&text, b->cidr);
    vpca_text_addf(&text, " of \"%s\"", b->member->name);
    vpca_diags_add(sweep->r->diags, VPCA_CODE_OVERLAP, a->cidr->span,
                   vpca_arena_printf(arena, "needs.%s", sweep->need->name),
                   "the report says which options cope with it",
                   "%s, and a need joins them", text.bytes);
}

/* Looks at a few of those below only: one is enough to know, and networks
 * that all use one block must not cost the square of their number. */
static void look_down(struct sweep *sweep, const struct block *block,
                      enum class class)
{
    const struct block *other;
    int steps = 0;

    if (sweep->depths[class] == 0)
        return;
    other = sweep->stacks[class][sweep->depths[class] - 1];
    while (other && steps++ < FINDINGS_PER_NEED &&
           sweep->pair_count < FINDINGS_PER_NEED) {
        if (other->member != block->member)
            report(sweep, block, other);
        other = other->below;
    }
}

static void push(struct sweep *sweep, struct block *block)
{
    size_t *depth = &sweep->depths[block->class];
    const struct block **stack = sweep->stacks[block->class];

    block->below = NULL;
    if (*depth > 0) {
        const struct block *top = stack[*depth - 1];

        block->below = top->member == block->member ? top->below : top;
    }
    stack[(*depth)++] = block;
}

static void visit(struct sweep *sweep, struct block *block)
{
    for (int i = 0; i < CLASS_COUNT; i++) {
        while (sweep->depths[i] > 0 &&
               !vpca_cidr_overlap(sweep->stacks[i][sweep->depths[i] - 1]->cidr,
                                  block->cidr))
            sweep->depths[i]--;
        if (sweep->reaches[block->class] & BIT(i))
            look_down(sweep, block, (enum class)i);
    }
    push(sweep, block);
}

/* Whether there are two networks at all that must reach each other. */
static bool joins_networks(const struct sweep *sweep)
{
    for (int i = 0; i < CLASS_COUNT; i++) {
        for (int j = 0; j < CLASS_COUNT; j++) {
            size_t due = i == j ? 2 : 1;

            if ((sweep->reaches[i] & BIT(j)) && sweep->networks[i] >= due &&
                sweep->networks[j] >= due)
                return true;
        }
    }
    return false;
}

void overlap_compute(struct reading *r, struct vpca_need *need)
{
    struct sweep sweep = {.r = r, .need = need};

    set_reaches(&sweep);
    gather(&sweep);
    vpca_sort(r->scratch, sweep.blocks, sweep.count, sizeof(*sweep.blocks),
              by_address, NULL);
    for (size_t i = 0; i < sweep.count && sweep.pair_count < FINDINGS_PER_NEED;
         i++)
        visit(&sweep, &sweep.blocks[i]);
    need->overlap = vpca_value_truth(sweep.pair_count > 0);
    if (sweep.pair_count > 0) {
        need->overlap_members[0] = sweep.pairs[0][0];
        need->overlap_members[1] = sweep.pairs[0][1];
    } else if (sweep.unknown && joins_networks(&sweep)) {
        need->overlap = vpca_value_unknown(VPCA_TYPE_TRUTH, VPCA_CAUSE_FILE);
    }
}
