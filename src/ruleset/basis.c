/* What a statement of a pack rests on: claims, a judgement, or both. */
#include "loader.h"

static void read_claims(struct loader *loader, const struct vpca_node *list,
                        struct vpca_basis *basis)
{
    const struct vpca_claim **claims = vpca_arena_array(
        loader->arena, list_count(list), sizeof(const struct vpca_claim *));

    for (size_t i = 0; i < list_count(list); i++) {
        size_t claim = entries_find(loader, SECTION_CLAIMS, list_item(list, i),
                                    VPCA_CODE_RULE_SOURCE, "claim");

        if (claim != VPCA_NONE)
            claims[basis->claim_count++] = &loader->rules->claims[claim];
    }
    basis->claims = claims;
}

struct vpca_basis basis_read(struct loader *loader,
                             const struct vpca_node *mapping,
                             enum vpca_code missing)
{
    const struct vpca_node *claims = vpca_node_get(mapping, "claims");
    const struct vpca_node *judgement = vpca_node_get(mapping, "judgement");
    struct vpca_basis basis = {.claims = NULL};

    if (claims)
        read_claims(loader, claims, &basis);
    if (judgement)
        basis.judgement = text_read(loader, judgement, "the judgement");
    if (!judgement && (!claims || list_count(claims) == 0))
        vpca_node_report(loader->diags, missing, mapping,
                         "give \"claims\" or a \"judgement\" with its reason",
                         "this rests on nothing");
    return basis;
}
