/* Explains the words of facts, what an option can be, and rule packs. */
#include <string.h>

#include "explain.h"

/* ---- Words that a fact may be ----------------------------------------- */

/* Of facts that share a domain the first tells its words. */
static bool tells_words(const struct explain *e, size_t index)
{
    const struct vpca_domain *domain = fact_at(e, index)->domain;

    if (!domain || domain == &e->rules->symbols)
        return false;
    for (size_t i = 0; i < index; i++) {
        if (fact_at(e, i)->domain == domain)
            return false;
    }
    return true;
}

struct value_list values_read(const struct explain *e)
{
    struct value_list values = {0};

    for (size_t i = 0; i < fact_count(e); i++) {
        const struct vpca_fact *fact = fact_at(e, i);

        for (size_t w = 0; tells_words(e, i) && w < fact->domain->count; w++) {
            values.items =
                vpca_arena_grow(e->arena, values.items, values.count,
                                &values.capacity, sizeof(*values.items));
            values.items[values.count++] = (struct word_of_fact){
                .fact = fact, .word = fact->domain->words[w]};
        }
    }
    return values;
}

void value_explain(struct explain *e, size_t index)
{
    const struct word_of_fact *value = &e->values.items[index];
    struct ids words;

    ids_init(&words, e);
    for (size_t i = 0; i < value->fact->domain->count; i++)
        ids_add(&words, value->fact->domain->words[i]);
    put_title(e, say(e, "%s: a word of %s", value->word, value->fact->name));
    put_text(e, 0, value->fact->doc);
    put_row(e, 0, "words", words.text.bytes);
    put_row(e, 0, "more", say(e, "vpcadvise explain %s", value->fact->name));
}

/* ---- What an option can be -------------------------------------------- */

const struct status_row STATUSES[] = {
    {"feasible", "no rule excludes it, and nothing that was demanded is in "
                 "question"},
    {"open", "no rule excludes it, but a demand is not settled: it can serve "
             "the need if what stands beside it is true"},
    {"excluded", "a rule says that it cannot serve the need; the report names "
                 "the rule, and what would pass"},
};
const size_t STATUS_COUNT = VPCA_COUNT(STATUSES);

void status_explain(struct explain *e, size_t index)
{
    put_title(e, say(e, "%s: status of an option", STATUSES[index].name));
    put_text(e, 0, STATUSES[index].meaning);
}

/* ---- Packs ------------------------------------------------------------ */

void pack_explain(struct explain *e, size_t index)
{
    const struct vpca_pack *pack = &e->rules->packs[index];

    put_title(e, say(e, "%s: rule pack", pack->id));
    put_row(e, 0, "title", pack->title);
    put_row(e, 0, "edition", pack->edition);
    put_row(e, 0, "date", pack->date);
}
