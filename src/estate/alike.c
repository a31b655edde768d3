/* What is reached from one place and must differ there: addresses, or a
 * number such as an ASN. */
#include "tally.h"

#include <string.h>

/* So many pairs are told of one place. */
#define PAIRS_TOLD 4

struct compared {
    const struct vpca_member *member;
    const struct vpca_need *need;
    const struct vpca_cidr *cidr; /* ADDRESSES */
    int64_t number;               /* FACT */
};

struct compareds {
    struct compared *items;
    size_t count;
    size_t capacity;
};

static void push(struct finding *finding, struct compareds *list,
                 struct compared item)
{
    list->items = vpca_arena_grow(finding->scratch, list->items, list->count,
                                  &list->capacity, sizeof(*list->items));
    list->items[list->count++] = item;
}

/* ---- Gathering -------------------------------------------------------- */

static void gather_number(struct finding *finding, struct compareds *list,
                          const struct vpca_operand *fact, struct compared item)
{
    const struct vpca_value *value = &item.member->values[fact->index];

    if (item.member->scope != fact->scope || value->state != VPCA_STATED ||
        value->unknown || value->as.quantity.low != value->as.quantity.high)
        return;
    item.number = value->as.quantity.low;
    push(finding, list, item);
}

/* What may be there and may not is no conflict yet. */
static struct compareds gather(struct finding *finding,
                               const struct place *place)
{
    const struct vpca_tally *tally = finding->estate->tally;
    struct compareds list = {0};

    for (size_t i = place->things; i != NOTHING; i = tally->things[i].next) {
        const struct thing *thing = &tally->things[i];
        struct compared item = {.member = thing->member, .need = thing->need};

        if (thing->count.low == 0)
            continue;
        if (place->limit->compares == VPCA_QUOTA_FACT) {
            gather_number(finding, &list, &place->limit->fact, item);
            continue;
        }
        for (size_t c = 0; c < thing->member->cidr_count; c++) {
            item.cidr = &thing->member->cidrs[c];
            push(finding, &list, item);
        }
    }
    return list;
}

/* ---- Comparing -------------------------------------------------------- */

static int by_name(const struct compared *a, const struct compared *b)
{
    return strcmp(a->member->name, b->member->name);
}

static int by_number(const void *left, const void *right, void *context)
{
    const struct compared *a = left;
    const struct compared *b = right;

    (void)context;
    if (a->number != b->number)
        return a->number < b->number ? -1 : 1;
    return by_name(a, b);
}

/* Blocks nest or are apart: each comes right after those that hold it. */
static int by_address(const void *left, const void *right, void *context)
{
    const struct compared *a = left;
    const struct compared *b = right;
    int order;

    (void)context;
    if (a->cidr->is_ipv6 != b->cidr->is_ipv6)
        return a->cidr->is_ipv6 ? 1 : -1;
    order = memcmp(a->cidr->bytes, b->cidr->bytes, sizeof(a->cidr->bytes));
    if (order == 0)
        order = a->cidr->bits - b->cidr->bits;
    return order ? order : by_name(a, b);
}

static bool are_alike(const struct place *place, const struct compared *a,
                      const struct compared *b)
{
    if (place->limit->compares == VPCA_QUOTA_FACT)
        return a->number == b->number;
    return vpca_cidr_overlap(a->cidr, b->cidr);
}

static void report(struct finding *finding, const struct place *place,
                   const struct compared *a, const struct compared *b)
{
    const struct vpca_need **needs =
        vpca_arena_array(finding->estate->arena, 2, sizeof(*needs));
    bool swapped = by_name(a, b) > 0;
    struct vpca_conflict conflict = {
        .hard = true,
        .sure = true,
        .alike = {swapped ? b->member : a->member,
                  swapped ? a->member : b->member},
        .needs = needs,
    };

    needs[conflict.named++] = a->need;
    if (b->need != a->need)
        needs[conflict.named++] = b->need;
    if (conflict.named == 2 && strcmp(needs[0]->name, needs[1]->name) > 0) {
        needs[0] = b->need;
        needs[1] = a->need;
    }
    conflict.need_count = conflict.named;
    finding_add(finding, place, conflict);
}

/* The one that holds the others is compared with each of them. */
void alike_find(struct finding *finding, const struct place *place)
{
    struct compareds list = gather(finding, place);
    size_t told = 0;
    size_t first = 0;

    vpca_sort(finding->scratch, list.items, list.count, sizeof(*list.items),
              place->limit->compares == VPCA_QUOTA_FACT ? by_number
                                                        : by_address,
              NULL);
    for (size_t i = 1; i < list.count && told < PAIRS_TOLD; i++) {
        const struct compared *holder = &list.items[first];

        if (!are_alike(place, holder, &list.items[i])) {
            first = i;
            continue;
        }
        if (holder->member == list.items[i].member)
            continue;
        report(finding, place, holder, &list.items[i]);
        told++;
    }
}
