/* What the shape of a need demands by itself, and what it must not demand. */
#include "reading.h"

static void report(struct reading *r, const struct draft *draft,
                   const struct slot *slot, const char *hint,
                   const char *message)
{
    vpca_diags_add(
        r->diags, VPCA_CODE_CONTRADICTION, slot->statement.span,
        vpca_arena_printf(r->diags->arena, "needs.%s", draft->need.name), hint,
        "%s", message);
}

static int64_t count_sites(const struct vpca_member *const *items, size_t count)
{
    int64_t sites = 0;

    for (size_t i = 0; i < count && sites < 2; i++) {
        if (items[i]->scope == VPCA_SCOPE_SITE)
            sites += items[i]->count.as.quantity.high > 1 ? 2 : 1;
    }
    return sites;
}

/* Sites of a between need, or on both ends, reach each other. */
static bool joins_sites(const struct vpca_need *need)
{
    int64_t from = count_sites(need->from, need->from_count);
    int64_t to = count_sites(need->to, need->to_count);

    if (need->kind == KIND_USER_TO_VPC)
        return false;
    return need->between ? from > 1 : from > 0 && to > 0;
}

static void imply_site_to_site(struct reading *r, struct draft *draft)
{
    enum vpca_fact_id fact = VPCA_FACT_NEED_SITE_TO_SITE;
    struct slot *slot = &draft->slots[fact];

    if (!joins_sites(&draft->need))
        return;
    if (!slot->set || slot->statement.value.unknown)
        slot_imply(draft, fact, word_of(fact, "required"));
    else if (is_word(&slot->statement.value, fact, "forbidden"))
        report(r, draft, slot,
               "write from: [the sites], to: the VPC, and leave out between",
               "the need joins sites with each other and forbids it");
}

/* Whether one end is services alone. */
static bool end_is_services(const struct vpca_member *const *items,
                            size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (items[i]->scope != VPCA_SCOPE_SERVICE)
            return false;
    return count > 0;
}

static void imply_access(struct reading *r, struct draft *draft)
{
    enum vpca_fact_id fact = VPCA_FACT_NEED_ACCESS;
    struct slot *slot = &draft->slots[fact];
    bool any = ends_entries(&draft->need, VPCA_SCOPE_SERVICE) > 0;

    if (slot->set && is_word(&slot->statement.value, fact, "service") && !any)
        report(r, draft, slot,
               "name the service under services: and let to: name it",
               "only a service may be reached, and the need names none");
    else if (!slot->set || slot->statement.value.unknown)
        slot_imply(draft, fact, word_of(fact, "network"));
}

void implied_add(struct reading *r, struct draft *draft)
{
    enum vpca_fact_id fact = VPCA_FACT_NEED_INITIATED_BY;
    const struct vpca_need *need = &draft->need;
    bool to = end_is_services(need->to, need->to_count);
    bool from = end_is_services(need->from, need->from_count);

    imply_site_to_site(r, draft);
    if (!to && !from)
        imply_access(r, draft);
    if (!draft->slots[fact].set)
        slot_imply(draft, fact,
                   word_of(fact, to     ? "from"
                                 : from ? "to"
                                        : "both"));
}
