/* Findings: what is legal in a file and still deserves a word. One function
 * for each. */
#include "reading.h"

/* ---- Address blocks --------------------------------------------------- */

static bool is_private(const struct vpca_cidr *cidr)
{
    static const struct vpca_cidr blocks[] = {
        {.bytes = {10}, .bits = 8},        /* RFC 1918 */
        {.bytes = {172, 16}, .bits = 12},  /* RFC 1918 */
        {.bytes = {192, 168}, .bits = 16}, /* RFC 1918 */
        {.bytes = {100, 64}, .bits = 10},  /* RFC 6598 */
    };

    for (size_t i = 0; i < VPCA_COUNT(blocks); i++)
        if (cidr->bits >= blocks[i].bits && vpca_cidr_overlap(&blocks[i], cidr))
            return true;
    return false;
}

static void report_cidr(struct reading *r, const struct vpca_member *member,
                        const struct vpca_cidr *cidr, enum vpca_code code,
                        const char *hint)
{
    struct vpca_text text;

    vpca_text_init(&text, r->diags->arena);
    vpca_cidr_write(&text, cidr);
    vpca_diags_add(
        r->diags, code, cidr->span,
        vpca_arena_printf(r->diags->arena, "%s.%s.cidrs",
                          member->scope == VPCA_SCOPE_VPC ? "vpcs" : "sites",
                          member->name),
        hint,
        code == VPCA_CODE_VPC_CIDR_SIZE
            ? "%s of \"%s\" is outside /16 to /28"
            : "%s of \"%s\" is outside the private ranges of RFC "
              "1918 and RFC 6598",
        text.bytes, member->name);
}

/* The blocks of a group are those of all its members together. */
static bool is_odd_size(const struct vpca_member *member,
                        const struct vpca_cidr *cidr)
{
    if (member->scope != VPCA_SCOPE_VPC || cidr->is_ipv6)
        return false;
    return cidr->bits > 28 ||
           (cidr->bits < 16 && member->count.as.quantity.high < 2);
}

void findings_of_cidrs(struct reading *r, const struct vpca_member *member)
{
    for (size_t i = 0; i < member->cidr_count; i++) {
        const struct vpca_cidr *cidr = &member->cidrs[i];

        if (is_odd_size(member, cidr))
            report_cidr(r, member, cidr, VPCA_CODE_VPC_CIDR_SIZE,
                        "a VPC takes blocks of this size only: divide it, or "
                        "choose another");
        if (!cidr->is_ipv6 && !is_private(cidr))
            report_cidr(r, member, cidr, VPCA_CODE_PUBLIC_RANGE,
                        "fine when the range is yours; otherwise real hosts "
                        "behind it become unreachable");
    }
}

/* ---- Internet links --------------------------------------------------- */

/* A site that has an internet link and has, or may get, no other path. */
static bool has_internet_only(const struct vpca_member *site)
{
    const struct vpca_value *circuit =
        member_fact(site, VPCA_FACT_SITE_DIRECT_CONNECT);
    const struct vpca_value *link =
        member_fact(site, VPCA_FACT_SITE_INTERNET_BANDWIDTH);

    return link->as.quantity.high > 0 &&
           !is_word(circuit, VPCA_FACT_SITE_DIRECT_CONNECT, "yes");
}

static bool is_demanded(const struct vpca_need *need, enum vpca_fact_id fact,
                        const char *word)
{
    const struct vpca_statement *said =
        vpca_need_statement(need, &vpca_facts[fact]);

    return said && is_word(&said->value, fact, word);
}

/* Whether the demands leave room for a path over the internet at all. */
static bool may_use_internet(const struct vpca_need *need)
{
    return !is_demanded(need, VPCA_FACT_NEED_PATH, "private") &&
           !is_demanded(need, VPCA_FACT_NEED_PATH, "aws") &&
           !is_demanded(need, VPCA_FACT_NEED_PERFORMANCE, "consistent");
}

static bool report_slow(struct reading *r, const struct vpca_need *need,
                        const struct vpca_statement *said,
                        const struct vpca_member *site)
{
    const struct vpca_value *link =
        member_fact(site, VPCA_FACT_SITE_INTERNET_BANDWIDTH);
    struct vpca_text text;

    if (!has_internet_only(site) ||
        said->value.as.quantity.low <= link->as.quantity.high)
        return false;
    vpca_text_init(&text, r->diags->arena);
    vpca_value_write(&text, said->fact, NULL, &said->value);
    vpca_text_addf(&text, ", and an internet link of \"%s\" has ", site->name);
    vpca_quantity_write(&text, VPCA_UNIT_BANDWIDTH, link->as.quantity.high);
    vpca_diags_add(r->diags, VPCA_CODE_SLOW_INTERNET, said->span,
                   vpca_arena_printf(r->diags->arena,
                                     "needs.%s.must."
                                     "bandwidth",
                                     need->name),
                   "order a faster link, or use a circuit instead",
                   "\"%s\" needs %s", need->name, text.bytes);
    return true;
}

void findings_of_need(struct reading *r, const struct vpca_need *need)
{
    const struct vpca_statement *said =
        vpca_need_statement(need, &vpca_facts[VPCA_FACT_NEED_BANDWIDTH]);
    size_t found = 0;

    if (!said || need->kind == KIND_USER_TO_VPC || !may_use_internet(need))
        return;
    for (size_t i = 0;
         i < need->from_count + need->to_count && found < FINDINGS_PER_NEED;
         i++) {
        const struct vpca_member *member = i < need->from_count
                                               ? need->from[i]
                                               : need->to[i - need->from_count];

        if (member->scope == VPCA_SCOPE_SITE)
            found += report_slow(r, need, said, member);
    }
}

/* ---- Names ------------------------------------------------------------ */

/* What our own sites have matters to needs that join no site themselves. */
static bool is_used(const struct reading *r, size_t index)
{
    const struct vpca_member *member = &r->members[index];

    return r->used[index] ||
           (r->asks_estate && member->scope == VPCA_SCOPE_SITE &&
            is_word(member_fact(member, VPCA_FACT_SITE_OWNER),
                    VPCA_FACT_SITE_OWNER, "own"));
}

void findings_of_names(struct reading *r)
{
    /* What uses a name may be what could not be read. */
    if (r->diags->errors > 0)
        return;
    for (size_t i = 0; i < r->member_count; i++) {
        const struct vpca_member *member = &r->members[i];

        if (is_used(r, i))
            continue;
        if (r->diags->count >= VPCA_DIAG_LIMIT) {
            /* Counted all the same; nobody will see the text. */
            vpca_diags_add(r->diags, VPCA_CODE_UNUSED_NAME, member->span, NULL,
                           NULL, "unused name");
            continue;
        }
        key_report(r, VPCA_CODE_UNUSED_NAME, r->member_nodes[i],
                   "name it in a need, or take it out", "\"%s\" is never used",
                   member->name);
    }
}
