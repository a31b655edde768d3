/* Finds address blocks that overlap among the networks a need joins, by one
 * sweep over all blocks in order. */
#include "reading.h"

#include <string.h>

struct block {
    const struct vpca_cidr *cidr;
    const struct vpca_member *member;
    /* The next one below in the stack that is of another member, or NULL. */
    const struct block *below;
};

/* Networks of one end meet in the route table of the other, so all blocks of
 * a need must be apart. */
struct sweep {
    struct reading *r;
    struct vpca_need *need;
    struct block *blocks;
    size_t count;
    /* Blocks that hold the one at hand, the smallest on top. */
    const struct block **stack;
    size_t depth;
    size_t networks;
    bool unknown;
    const struct vpca_member *pairs[FINDINGS_PER_NEED][2];
    size_t pair_count;
};

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

/* ---- Gathering ------------------------------------------------------- */

static const struct vpca_member *end_member(const struct vpca_need *need,
                                            size_t index)
{
    return index < need->from_count ? need->from[index]
                                    : need->to[index - need->from_count];
}

static void add_blocks(struct sweep *sweep, const struct vpca_member *member)
{
    const struct vpca_member *network = network_of(member);

    if (!network) {
        bool anywhere = may_stand_anywhere(member);

        sweep->networks += anywhere;
        sweep->unknown |= anywhere;
        return;
    }
    sweep->networks++;
    sweep->unknown |= network->cidrs_unknown;
    for (size_t i = 0; i < network->cidr_count; i++)
        sweep->blocks[sweep->count++] =
            (struct block){.cidr = &network->cidrs[i], .member = network};
}

static void gather(struct sweep *sweep)
{
    const struct vpca_need *need = sweep->need;
    vpca_arena *arena = sweep->r->scratch;
    size_t members = need->from_count + need->to_count;
    size_t room = 0;

    for (size_t i = 0; i < members; i++) {
        const struct vpca_member *network = network_of(end_member(need, i));

        room += network ? network->cidr_count : 0;
    }
    sweep->blocks = vpca_arena_array(arena, room, sizeof(*sweep->blocks));
    sweep->stack = vpca_arena_array(arena, room, sizeof(*sweep->stack));
    for (size_t i = 0; i < members; i++)
        add_blocks(sweep, end_member(need, i));
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
static void look_down(struct sweep *sweep, const struct block *block)
{
    const struct block *other =
        sweep->depth > 0 ? sweep->stack[sweep->depth - 1] : NULL;
    int steps = 0;

    while (other && steps++ < FINDINGS_PER_NEED &&
           sweep->pair_count < FINDINGS_PER_NEED) {
        if (other->member != block->member)
            report(sweep, block, other);
        other = other->below;
    }
}

static void push(struct sweep *sweep, struct block *block)
{
    block->below = NULL;
    if (sweep->depth > 0) {
        const struct block *top = sweep->stack[sweep->depth - 1];

        block->below = top->member == block->member ? top->below : top;
    }
    sweep->stack[sweep->depth++] = block;
}

static void visit(struct sweep *sweep, struct block *block)
{
    while (
        sweep->depth > 0 &&
        !vpca_cidr_overlap(sweep->stack[sweep->depth - 1]->cidr, block->cidr))
        sweep->depth--;
    look_down(sweep, block);
    push(sweep, block);
}

void overlap_compute(struct reading *r, struct vpca_need *need)
{
    struct sweep sweep = {.r = r, .need = need};

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
    } else if (sweep.unknown && sweep.networks > 1) {
        need->overlap = vpca_value_unknown(VPCA_TYPE_TRUTH, VPCA_CAUSE_FILE);
    }
}
