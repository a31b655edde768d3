/* Explains a claim, from its origin to what encodes it. */
#include <string.h>

#include "explain.h"

static const char *place_words(const struct explain *e,
                               const struct vpca_evidence *statement)
{
    if (statement->fact)
        return say(e, "%s of %s", statement->fact, statement->id);
    if (statement->rule)
        return say(e, "%s: %s", statement->id,
                   message_words(e, &statement->rule->message));
    return statement->id;
}

static const char *options_words(const struct explain *e,
                                 const struct vpca_claim *claim)
{
    struct ids ids;

    ids_init(&ids, e);
    for (size_t i = 0; i < claim->of_count; i++)
        ids_add(&ids, e->rules->options[claim->of[i]].id);
    return ids.text.bytes;
}

void claim_explain(struct explain *e, size_t index)
{
    const struct vpca_claim *claim = &e->rules->claims[index];
    struct vpca_evidence_list found;

    if (!e->statements.items)
        e->statements = vpca_evidence_list(e->arena, e->rules);
    found = vpca_evidence_of_claim(e->arena, e->statements, claim);
    put_title(e, say(e, "%s: claim", claim->id));
    put_text(e, 0, claim->text);
    put_row(e, 0, "origin",
            say(e, "%s: %s", claim->origin->id, claim->origin->title));
    put_row(e, 0, "place", claim->place);
    put_row(e, 0, "as of", claim->as_of);
    put_row(e, 0, "said of", options_words(e, claim));
    put_row(e, 0, "not encoded", claim->no_rule);
    if (!found.count && !claim->no_rule)
        put_row(e, 0, "not encoded", "nothing rests on it");
    if (found.count)
        put_heading(e, "What rests on it");
    for (size_t i = 0; i < found.count; i++)
        put_row(e, 0, vpca_evidence_name(found.items[i].kind),
                place_words(e, &found.items[i]));
}

void origin_explain(struct explain *e, size_t index)
{
    const struct vpca_origin *origin = &e->rules->origins[index];

    put_title(e, say(e, "%s: origin", origin->id));
    put_text(e, 0, origin->title);
    put_row(e, 0, "as of", origin->as_of);
    put_heading(e, "Claims");
    for (size_t i = 0; i < e->rules->claim_count; i++) {
        const struct vpca_claim *claim = &e->rules->claims[i];

        if (claim->origin == origin)
            put_row(e, 0, claim->id, claim->text);
    }
}
