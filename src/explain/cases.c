/* The facts of options: their cases, with what each rests on. */
#include <string.h>

#include "explain.h"

static const char *case_value(const struct explain *e,
                              const struct vpca_fact *fact,
                              const struct vpca_fact_case *item)
{
    switch (item->kind) {
    case VPCA_CASE_LITERAL:
        return say(e, "%s%s", value_words(e, fact, &item->literal),
                   item->literal.state == VPCA_STATED && item->literal.choice
                       ? ", whichever is wanted"
                       : "");
    case VPCA_CASE_NOT_STATED:
        return "not stated";
    case VPCA_CASE_COPY:
        return say(e, "what %s is", operand_words(e, &item->operands[0], fact));
    case VPCA_CASE_TIMES:
        break;
    }
    return product_words(e, item->operands, item->operand_count);
}

static const char *case_words(const struct explain *e,
                              const struct vpca_fact *fact,
                              const struct vpca_fact_cases *cases, size_t index)
{
    const struct vpca_fact_case *item = &cases->items[index];
    const char *value = case_value(e, fact, item);
    const char *basis = basis_words(e, &item->basis);

    if (item->when)
        return say(e, "%s when %s [%s]", value, condition_words(e, item->when),
                   basis);
    return say(e, "%s%s [%s]", index ? "otherwise " : "", value, basis);
}

void put_cases(struct explain *e, unsigned depth, const char *name,
               const struct vpca_option_fact *fact,
               const struct vpca_fact_cases *cases)
{
    bool by_default = cases->items == fact->defaults.items;

    for (size_t i = 0; i < cases->count; i++)
        put_row(e, depth, i ? "" : name,
                say(e, "%s%s", case_words(e, &fact->fact, cases, i),
                    by_default ? " (the default)" : ""));
}
