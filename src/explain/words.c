/* How values, conditions, messages and sources are said. */
#include "explain.h"

#include <assert.h>
#include <string.h>

/* ---- Values ----------------------------------------------------------- */

const char *value_words(const struct explain *e, const struct vpca_fact *fact,
                        const struct vpca_value *value)
{
    const struct vpca_domain *domain =
        fact && fact->domain ? fact->domain : &e->rules->symbols;
    struct vpca_text text;

    vpca_text_init(&text, e->arena);
    if (fact && value->type != VPCA_TYPE_TEXT)
        vpca_value_write(&text, fact, domain, value);
    else if (value->state == VPCA_STATED && !value->unknown && value->as.text)
        vpca_text_add(&text, value->as.text);
    else
        vpca_text_add(&text, value->state == VPCA_ABSENT       ? "not demanded"
                             : value->state == VPCA_NOT_STATED ? "not stated"
                                                               : "unknown");
    return text.bytes;
}

const char *bits_words(const struct explain *e,
                       const struct vpca_domain *domain, uint64_t bits)
{
    struct ids names;

    ids_init(&names, e);
    if (!domain)
        domain = &e->rules->symbols;
    for (size_t i = 0; i < domain->count; i++) {
        if (bits >> i & 1)
            ids_add(&names, domain->words[i]);
    }
    return names.text.bytes;
}

const char *operand_words(const struct explain *e,
                          const struct vpca_operand *operand,
                          const struct vpca_fact *like)
{
    if (operand->kind == VPCA_OPERAND_FACT)
        return operand->fact->name;
    if (operand->kind == VPCA_OPERAND_TAG)
        return say(e, "%s.tags.%s", vpca_scope_name(operand->scope),
                   operand->tag);
    return value_words(e, like, &operand->literal);
}

const char *product_words(const struct explain *e,
                          const struct vpca_operand *factors, size_t count)
{
    static const struct vpca_fact plain = {.type = VPCA_TYPE_QUANTITY,
                                           .unit = VPCA_UNIT_COUNT};
    struct vpca_text text;

    vpca_text_init(&text, e->arena);
    for (size_t i = 0; i < count; i++)
        vpca_text_addf(&text, "%s%s", i ? " \u00D7 " : "",
                       operand_words(e, &factors[i], &plain));
    return text.bytes;
}

/* ---- Conditions ------------------------------------------------------- */

static const struct {
    const char *plain;
    const char *negated;
} relations[] = {
    [VPCA_IS] = {"is", "is not"},
    [VPCA_AT_LEAST] = {"is at least", "is not at least"},
    [VPCA_AT_MOST] = {"is at most", "is not at most"},
    [VPCA_MORE_THAN] = {"is more than", "is not more than"},
    [VPCA_LESS_THAN] = {"is less than", "is not less than"},
    [VPCA_WITHIN] = {"lies within", "does not lie within"},
    [VPCA_NOT_WITHIN] = {"does not lie within", "lies within"},
    [VPCA_SAME_AS] = {"is the same as", "is not the same as"},
    [VPCA_OTHER_THAN] = {"is other than", "is not other than"},
    [VPCA_DEMANDED] = {"is demanded", "is not demanded"},
    [VPCA_NOT_DEMANDED] = {"is not demanded", "is demanded"},
    [VPCA_TOLD] = {"is told by the file", "is not told by the file"},
};

const char *relation_words(const struct vpca_condition *test)
{
    bool of_set = test->left.fact && test->left.fact->type == VPCA_TYPE_SET;

    assert(test->relation < VPCA_COUNT(relations));
    if (of_set && test->relation == VPCA_IS)
        return test->negated ? "does not contain" : "contains";
    if (of_set && test->relation == VPCA_OTHER_THAN)
        return test->negated ? "has all of" : "lacks one of";
    return test->negated ? relations[test->relation].negated
                         : relations[test->relation].plain;
}

static void add_condition(const struct explain *e, struct vpca_text *text,
                          const struct vpca_condition *condition, bool inner)
{
    bool any = condition->kind == VPCA_CONDITION_ANY;
    bool brackets = inner && condition->child_count > 1;

    if (condition->kind == VPCA_CONDITION_TEST) {
        vpca_text_addf(text, "%s %s", operand_words(e, &condition->left, NULL),
                       relation_words(condition));
        if (condition->relation < VPCA_DEMANDED)
            vpca_text_addf(
                text, " %s",
                operand_words(e, &condition->right, condition->left.fact));
        return;
    }
    vpca_text_add(text, brackets ? "(" : "");
    for (size_t i = 0; i < condition->child_count; i++) {
        vpca_text_add(text, i == 0 ? "" : any ? " or " : " and ");
        add_condition(e, text, condition->children[i], true);
    }
    vpca_text_add(text, brackets ? ")" : "");
}

const char *condition_words(const struct explain *e,
                            const struct vpca_condition *condition)
{
    struct vpca_text text;

    if (!condition ||
        (condition->kind == VPCA_CONDITION_ALL && !condition->child_count))
        return "always";
    vpca_text_init(&text, e->arena);
    add_condition(e, &text, condition, false);
    return text.bytes;
}

/* ---- Messages --------------------------------------------------------- */

static const char *const members[VPCA_SCOPE_COUNT] = {
    [VPCA_SCOPE_NEED] = "need",         [VPCA_SCOPE_SITE] = "site",
    [VPCA_SCOPE_VPC] = "VPC",           [VPCA_SCOPE_SERVICE] = "service",
    [VPCA_SCOPE_USER] = "users",        [VPCA_SCOPE_OPTION] = "option",
    [VPCA_SCOPE_FROM] = "\"from\" end", [VPCA_SCOPE_TO] = "\"to\" end",
};

/* "<ready within of the need>": the name of the fact without its signs. */
static const char *field_words(const struct explain *e,
                               const struct vpca_operand *operand,
                               const char *owner)
{
    const char *name = operand->tag;
    char *plain;

    if (operand->fact) {
        const char *dot = strchr(operand->fact->name, '.');

        name = dot ? dot + 1 : operand->fact->name;
    }
    plain = vpca_arena_copy(e->arena, name, strlen(name));
    for (char *at = plain; *at; at++) {
        if (*at == '_' || *at == '.')
            *at = ' ';
    }
    return say(e, "<%s of the %s>", plain, owner);
}

static const char *segment_words(const struct explain *e,
                                 const struct vpca_segment *segment)
{
    switch (segment->kind) {
    case VPCA_SEGMENT_TEXT:
        return segment->text;
    case VPCA_SEGMENT_FACT:
        return field_words(e, &segment->operand,
                           members[segment->operand.scope]);
    case VPCA_SEGMENT_BACKUP_FACT:
        return field_words(e, &segment->operand, "second path");
    case VPCA_SEGMENT_COUNT_OF:
        return say(e, "<number of> %ss", segment->text);
    case VPCA_SEGMENT_OPTION:
        return "<the option>";
    case VPCA_SEGMENT_BACKUP:
        return "<the second path>";
    case VPCA_SEGMENT_MEMBER:
        return "<the site, VPC, service or users>";
    case VPCA_SEGMENT_OWN_SITE:
        break;
    }
    return "<a site of yours>";
}

const char *message_words(const struct explain *e,
                          const struct vpca_message *message)
{
    struct vpca_text text;

    vpca_text_init(&text, e->arena);
    for (size_t i = 0; i < message->count; i++)
        vpca_text_add(&text, segment_words(e, &message->segments[i]));
    return text.bytes;
}

/* ---- Prices ----------------------------------------------------------- */

const char *price_words(const struct explain *e, const struct vpca_price *price)
{
    static const char *const units[] = {
        [VPCA_PER_HOUR] = "hour",
        [VPCA_PER_MONTH] = "month",
        [VPCA_PER_GB] = "GB",
    };
    int64_t whole = price->microdollars / 1000000;
    int digits = 6;
    int64_t parts = price->microdollars % 1000000;

    while (digits > 2 && parts % 10 == 0) {
        parts /= 10;
        digits--;
    }
    return say(e, "%lld.%0*lld USD per %s, as of %s", (long long)whole, digits,
               (long long)parts, units[price->per], price->as_of);
}
