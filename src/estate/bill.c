/* The bill: what is built of each price, and what that is a month. */
#include "whole.h"

static void add_part(struct vpca_bill_line *lines,
                     const struct vpca_price *prices,
                     const struct vpca_estate_part *part)
{
    struct vpca_bill_line *line = &lines[part->price - prices];

    line->price = part->price;
    line->factor = figures_plus(line->factor, part->factor);
    line->cents = figures_plus(line->cents, part->cents);
}

void bill_settle(struct vpca_estate *estate)
{
    const struct vpca_ruleset *rules = estate->model->rules;
    struct vpca_bill_line *lines =
        vpca_arena_array(estate->arena, rules->price_count, sizeof(*lines));
    struct vpca_bill *bill = &estate->bill;

    for (size_t i = 0; i < estate->need_count; i++) {
        const struct vpca_estate_need *need = &estate->needs[i];
        const struct vpca_estate_choice *choice;

        if (need->choice_count == 0)
            continue;
        choice = &need->choices[need->picked];
        for (size_t j = 0; j < choice->part_count; j++)
            add_part(lines, rules->prices, &choice->parts[j]);
        bill->alone = figures_plus(bill->alone, need->choices[0].cents);
    }
    for (size_t i = 0; i < rules->price_count; i++) {
        if (!lines[i].price)
            continue;
        bill->cents = figures_plus(bill->cents, lines[i].cents);
        lines[bill->line_count++] = lines[i];
    }
    bill->lines = lines;
}
