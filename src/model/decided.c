/* Reads when a decision was taken, by which rules and on which facts. */
#include "fields.h"

#include <string.h>

#define DIGITS 16 /* of a digest */
#define RENEW  "vpcadvise lock writes it"
#define EXAMPLE                                                                \
    "decided: { on: 2026-11-24, score: 652, rules: whitepaper-2018/1, "        \
    "facts: { need: 0123456789abcdef } }"

static void read_on(struct reading *r, const struct vpca_node *node,
                    void *target)
{
    struct vpca_decided *decided = target;
    const char *date = text_due(r, node, "on: YYYY-MM-DD");

    if (date && !vpca_date_valid(date))
        date_report(r, node, date);
    decided->on = date;
}

/* -1 when it is no whole number on the scale. */
static int score_of(const struct vpca_node *node)
{
    int score = 0;

    if (node->kind != VPCA_NODE_SCALAR || node->length == 0 || node->length > 4)
        return -1;
    for (uint32_t i = 0; i < node->length; i++) {
        if (node->text[i] < '0' || node->text[i] > '9')
            return -1;
        score = score * 10 + (node->text[i] - '0');
    }
    return score > VPCA_SCALE ? -1 : score;
}

static void read_score(struct reading *r, const struct vpca_node *node,
                       void *target)
{
    struct vpca_decided *decided = target;

    decided->score = score_of(node);
    if (decided->score < 0)
        vpca_node_report(r->diags, VPCA_CODE_BAD_NUMBER, node, RENEW,
                         "a score is a whole number from 0 to %d", VPCA_SCALE);
}

static void read_rules(struct reading *r, const struct vpca_node *node,
                       void *target)
{
    struct vpca_decided *decided = target;

    decided->rules = text_due(r, node, "rules: whitepaper-2018/1");
}

static void read_instead_of(struct reading *r, const struct vpca_node *node,
                            void *target)
{
    struct vpca_decided *decided = target;

    option_pair_read(r, node, "instead_of", decided->instead_of);
}

/* ---- facts ------------------------------------------------------------ */

static bool read_number(const struct vpca_node *node, uint64_t *ret_number)
{
    static const char HEX[] = "0123456789abcdef";
    uint64_t number = 0;

    if (node->kind != VPCA_NODE_SCALAR || node->length != DIGITS)
        return false;
    for (uint32_t i = 0; i < DIGITS; i++) {
        const char *digit = strchr(HEX, node->text[i]);

        if (!digit)
            return false;
        number = number << 4 | (uint64_t)(digit - HEX);
    }
    *ret_number = number;
    return true;
}

static void read_facts(struct reading *r, const struct vpca_node *node,
                       void *target)
{
    struct vpca_decided *decided = target;
    struct vpca_digest *digests;

    if (!kind_due(r, node, VPCA_NODE_MAPPING,
                  "facts: { need: 0123456789abcdef }"))
        return;
    digests = vpca_arena_array(r->arena, node->count, sizeof(*digests));
    for (uint32_t i = 0; i < node->count; i++) {
        const struct vpca_node *item = node->items[i];

        digests[i].name = item->key->text;
        if (!read_number(item, &digests[i].number))
            vpca_node_report(r->diags, VPCA_CODE_BAD_DIGEST, item, RENEW,
                             "this is no digest of facts: it has %d digits, 0 "
                             "to 9 and a to f",
                             DIGITS);
    }
    if (!vpca_node_get(node, VPCA_DIGEST_NEED))
        vpca_node_report(r->diags, VPCA_CODE_BAD_DIGEST, node, RENEW,
                         "the facts of the need itself are missing");
    decided->facts = (struct vpca_digests){digests, node->count};
    digests_sort(r->arena, digests, node->count);
}

/* ---- decided ---------------------------------------------------------- */

static const struct field decided_fields[] = {
    {"on", VPCA_FACT_COUNT, read_on},
    {"score", VPCA_FACT_COUNT, read_score},
    {"rules", VPCA_FACT_COUNT, read_rules},
    {"instead_of", VPCA_FACT_COUNT, read_instead_of},
    {"facts", VPCA_FACT_COUNT, read_facts},
};

static const struct field_table decided_table = {
    .what = "decided",
    .example = EXAMPLE,
    .fields = decided_fields,
    .count = VPCA_COUNT(decided_fields),
};

void decided_read(struct reading *r, const struct vpca_node *node, void *target)
{
    static const char *const required[] = {"on", "score", "rules", "facts"};
    struct vpca_decided *decided = vpca_arena_alloc(r->arena, sizeof(*decided));
    struct draft *draft = target;

    fields_read(r, node, &decided_table, decided);
    if (node->kind != VPCA_NODE_MAPPING)
        return;
    for (size_t i = 0; i < VPCA_COUNT(required); i++)
        if (!vpca_node_get(node, required[i]))
            vpca_node_report(r->diags, VPCA_CODE_MISSING_KEY, node, RENEW,
                             "the decision has no \"%s\"", required[i]);
    decided->span = node->span;
    draft->decided = node;
    draft->need.decided = decided;
}

void decided_check(struct reading *r, const struct draft *draft)
{
    if (draft->decided && !draft->chosen)
        vpca_node_report(r->diags, VPCA_CODE_MISSING_KEY, draft->decided,
                         "say what was decided: chosen: OPTION; or take "
                         "decided out",
                         "decided says when and why, and nothing is chosen");
}
