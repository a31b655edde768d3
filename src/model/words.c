/* Reads values, with the words that the rule pack gives for them. */
#include "reading.h"

#include <assert.h>

static bool find_word(void *context, const struct vpca_fact *fact,
                      const char *text, struct vpca_value *ret_value)
{
    struct reading *r = context;
    const struct vpca_word *word = vpca_ruleset_word(r->rules, fact, text);

    if (!word)
        return false;
    /* What it is more than depends on the need: see statements_resolve in
     * need.c. */
    if (word->above)
        *ret_value = vpca_value_quantity(1, VPCA_INFINITE, VPCA_CAUSE_FILE);
    else if (word->by_kind[r->kind].state == VPCA_ABSENT)
        return false;
    else
        *ret_value = word->by_kind[r->kind];
    r->word = word;
    return true;
}

static void feed_words(void *context, const struct vpca_fact *fact,
                       struct vpca_nearest *nearest)
{
    const struct reading *r = context;

    for (size_t i = 0; i < r->rules->word_count; i++)
        if (r->rules->words[i].fact == fact)
            vpca_nearest_feed(nearest, r->rules->words[i].word);
}

static void list_words(void *context, const struct vpca_fact *fact,
                       struct vpca_text *text)
{
    const struct reading *r = context;

    for (size_t i = 0; i < r->rules->word_count; i++)
        if (r->rules->words[i].fact == fact)
            vpca_text_addf(text, "%s, ", r->rules->words[i].word);
}

void words_init(struct reading *r)
{
    r->reader = (struct vpca_value_reader){
        .arena = r->arena,
        .diags = r->diags,
        .word = find_word,
        .feed_words = feed_words,
        .list_words = list_words,
        .context = r,
    };
}

bool fact_read(struct reading *r, const struct vpca_fact *fact,
               const struct vpca_node *node, struct vpca_value *ret_value)
{
    r->word = NULL;
    return vpca_value_read(&r->reader, fact, NULL, node, ret_value);
}

struct vpca_value word_of(enum vpca_fact_id fact, const char *word)
{
    size_t index = vpca_domain_find(vpca_facts[fact].domain, word);

    assert(index != VPCA_NO_NAME);
    return vpca_value_word((unsigned)index);
}

bool is_word(const struct vpca_value *value, enum vpca_fact_id fact,
             const char *word)
{
    struct vpca_value wanted = word_of(fact, word);

    return value->state == VPCA_STATED && !value->unknown &&
           value->as.words.most == wanted.as.words.most;
}
