/* What a statement rests on: claims with their texts, and judgements. */
#include "explain.h"

/* "Amazon VPC Connectivity Options, section ... (2018-01)" */
static const char *origin_words(const struct explain *e,
                                const struct vpca_claim *claim)
{
    const struct vpca_origin *origin = claim->origin;

    return say(e, "%s%s%s (%s)", origin->title, claim->place ? ", " : "",
               claim->place ? claim->place : "", claim->as_of);
}

const char *basis_words(const struct explain *e, const struct vpca_basis *basis)
{
    struct ids names;

    ids_init(&names, e);
    for (size_t i = 0; i < basis->claim_count; i++)
        ids_add(&names, basis->claims[i]->id);
    if (basis->judgement)
        vpca_text_addf(&names.text, "%sjudged: %s", names.count ? "; " : "",
                       basis->judgement);
    return names.text.bytes;
}

void put_basis(struct explain *e, const struct vpca_basis *basis)
{
    if (!basis->claim_count && !basis->judgement)
        return;
    put_heading(e, "Source");
    put_row(e, 0, "judgement", basis->judgement);
    for (size_t i = 0; i < basis->claim_count; i++) {
        const struct vpca_claim *claim = basis->claims[i];

        put_row(e, 0, claim->id,
                say(e, "%s [%s]", claim->text, origin_words(e, claim)));
    }
}
