/* Words and values as they stand in a sentence. */
#include <string.h>

#include "words.h"

#define WHOLE_SHARE INT64_C(1000000) /* a share cannot be more */

/* Words whose plain form is not just the word without its hyphens. */
static const struct {
    const char *word;
    const char *plain;
} plain_words[] = {
    {"alb", "ALB"},
    {"availability-zone", "Availability Zone"},
    {"aws", "AWS"},
    {"aws-managed", "AWS-managed"},
    {"best-effort", "best-effort"},
    {"bgp", "BGP"},
    {"customer-managed", "customer-managed"},
    {"direct-connect-location", "Direct Connect location"},
    {"gre", "GRE"},
    {"ipsec", "IPsec"},
    {"l2tp", "L2TP"},
    {"network-to-vpc", "network to VPC"},
    {"nlb", "NLB"},
    {"on-premises", "on-premises"},
    {"over-internet", "over the internet"},
    {"region", "Region"},
    {"ssl", "SSL"},
    {"tcp", "TCP"},
    {"third-party", "third-party"},
    {"udp", "UDP"},
    {"user-to-vpc", "user to VPC"},
    {"vpc-to-vpc", "VPC to VPC"},
    {"wireguard", "WireGuard"},
};

static const char *with_blanks(vpca_arena *arena, const char *word, char mark)
{
    char *plain = vpca_arena_copy(arena, word, strlen(word));

    for (char *at = plain; *at; at++) {
        if (*at == mark)
            *at = ' ';
    }
    return plain;
}

const char *word_plain(vpca_arena *arena, const char *word)
{
    for (size_t i = 0; i < VPCA_COUNT(plain_words); i++) {
        if (strcmp(plain_words[i].word, word) == 0)
            return plain_words[i].plain;
    }
    return strchr(word, '-') ? with_blanks(arena, word, '-') : word;
}

const char *fact_noun(vpca_arena *arena, const struct vpca_fact *fact)
{
    const char *dot = strchr(fact->name, '.');

    return with_blanks(
        arena, with_blanks(arena, dot ? dot + 1 : fact->name, '_'), '.');
}

static bool ends_in(const char *text, const char *end)
{
    size_t length = strlen(text);
    size_t end_length = strlen(end);

    return length >= end_length && strcmp(text + length - end_length, end) == 0;
}

const char *noun_number(vpca_arena *arena, const char *noun, bool one)
{
    static const char *const hissing[] = {"s", "x", "ch", "sh"};
    size_t length = strlen(noun);

    if (one || length == 0)
        return noun;
    if (strcmp(noun, "person") == 0)
        return "people";
    if (length > 1 && noun[length - 1] == 'y' &&
        !strchr("aeiou", noun[length - 2]))
        return vpca_arena_printf(arena, "%.*sies", (int)length - 1, noun);
    for (size_t i = 0; i < VPCA_COUNT(hissing); i++) {
        if (ends_in(noun, hissing[i]))
            return vpca_arena_printf(arena, "%ses", noun);
    }
    return vpca_arena_printf(arena, "%ss", noun);
}

static const char *symbol_name(const struct vpca_ruleset *rules, size_t symbol)
{
    const char *word = rules->symbols.words[symbol];
    const struct vpca_option *option;

    if (rules->family_names && rules->family_names[symbol])
        return rules->family_names[symbol];
    option = vpca_ruleset_option(rules, word);
    return option ? option->name : word;
}

/* The domain with plain words in place of those the value may use. */
static struct vpca_domain plain_domain(const struct builder *builder,
                                       const struct vpca_fact *fact,
                                       uint64_t used)
{
    const struct vpca_domain *symbols = &builder->rules->symbols;
    struct vpca_domain domain = fact->domain ? *fact->domain : *symbols;
    bool named = domain.words == symbols->words;
    const char **words =
        vpca_arena_array(builder->arena, domain.count, sizeof(*words));

    for (size_t i = 0; i < domain.count; i++) {
        words[i] = domain.words[i];
        if ((used >> i & 1) == 0)
            continue;
        words[i] = named ? symbol_name(builder->rules, i)
                         : word_plain(builder->arena, words[i]);
    }
    domain.words = words;
    return domain;
}

const char *value_text(const struct builder *builder,
                       const struct vpca_fact *fact,
                       const struct vpca_value *value)
{
    struct vpca_text text;

    vpca_text_init(&text, builder->arena);
    if (fact->type == VPCA_TYPE_WORD || fact->type == VPCA_TYPE_SET) {
        struct vpca_domain domain = plain_domain(
            builder, fact,
            value->state == VPCA_STATED ? value->as.words.most : 0);

        vpca_value_write(&text, fact, &domain, value);
    } else {
        vpca_value_write(&text, fact, NULL, value);
    }
    return text.bytes;
}

const char *value_phrase(const struct builder *builder,
                         const struct vpca_fact *fact,
                         const struct vpca_value *value)
{
    int64_t low = value->as.quantity.low;
    int64_t high = value->as.quantity.high;
    bool upwards =
        high == (fact->unit == VPCA_UNIT_SHARE ? WHOLE_SHARE : VPCA_INFINITE);
    const char *less = fact->unit == VPCA_UNIT_COUNT ? " or fewer" : " or less";
    struct vpca_text text;

    if (value->type != VPCA_TYPE_QUANTITY || value->state != VPCA_STATED ||
        value->unknown || low == high ||
        (!upwards && (low != 0 || value->choice != 0)))
        return value_text(builder, fact, value);
    vpca_text_init(&text, builder->arena);
    vpca_quantity_write(&text, fact->unit, upwards ? low : high);
    vpca_text_add(&text, upwards ? " or more" : less);
    return text.bytes;
}

void names_add(struct vpca_text *text, const char *const *names, size_t count,
               size_t most)
{
    size_t shown = count > most ? most : count;

    for (size_t i = 0; i < shown; i++)
        vpca_text_addf(text, "%s%s", i ? ", " : "", names[i]);
    if (shown < count)
        vpca_text_addf(text, " and %zu more", count - shown);
}
