/* What the whole network takes for each need, and why it is another option
 * than the need has by itself. */
#include <string.h>

#include "estate.h"

enum {
    NAMES_MOST = 6,  /* of needs in a list */
    OTHERS_MOST = 3, /* of needs in a reason */
};

static const char *name_of(const struct builder *builder,
                           const struct vpca_estate_choice *choice)
{
    if (!choice->backup)
        return choice->option->name;
    return vpca_arena_printf(builder->arena, "%s with %s behind it",
                             choice->option->name, choice->backup->name);
}

/* ---- Reasons ---------------------------------------------------------- */

/* "the circuit of fra-dc is there for a and b anyway" */
static void add_shared(struct vpca_text *text, const struct builder *builder,
                       const struct vpca_estate *estate, size_t index)
{
    const struct vpca_estate_shared *shared =
        &estate->shared[estate->needs[index].saves_most];
    const char **names =
        vpca_arena_array(builder->arena, shared->need_count, sizeof(*names));
    size_t count = 0;

    for (size_t i = 0; i < shared->need_count; i++) {
        if (shared->needs[i] != index)
            names[count++] = estate->needs[shared->needs[i]].need->name;
    }
    vpca_text_addf(text, "the %s is there for ", shared_name(builder, shared));
    names_add(text, names, count, OTHERS_MOST);
    vpca_text_add(text, " too");
}

static const char *reason_of(const struct builder *builder,
                             const struct vpca_estate *estate, size_t index)
{
    const struct vpca_estate_need *need = &estate->needs[index];
    const struct vpca_estate_choice *pick = &need->choices[need->picked];
    struct vpca_text text;

    vpca_text_init(&text, builder->arena);
    vpca_text_addf(&text, "%s: %s instead of %s", need->need->name,
                   name_of(builder, pick), name_of(builder, &need->choices[0]));
    if (need->saves_most == VPCA_NONE) {
        vpca_text_add(&text, ", with which the others do better");
        return text.bytes;
    }
    vpca_text_add(&text, ": ");
    add_shared(&text, builder, estate, index);
    vpca_text_addf(&text, ", so that it comes to %s here and not to %s",
                   figures_money(builder, need->cents),
                   figures_money(builder, pick->cents));
    return text.bytes;
}

/* ---- Picks ------------------------------------------------------------ */

static struct vpca_report_pick pick_of(const struct builder *builder,
                                       const struct vpca_estate *estate,
                                       size_t index)
{
    const struct vpca_estate_need *need = &estate->needs[index];
    const struct vpca_estate_choice *choice = &need->choices[need->picked];
    struct vpca_report_pick pick = {
        .need = need->need->name,
        .option = choice->option->id,
        .backup = choice->backup ? choice->backup->id : NULL,
        .name = name_of(builder, choice),
        .status = choice->status,
        .chosen = need->chosen,
        .cents_low = need->cents.low,
        .cents_high = figures_end(need->cents.high),
        .alone_low = choice->cents.low,
        .alone_high = figures_end(choice->cents.high),
    };
    const struct vpca_option *backup = need->choices[0].backup;

    if (need->picked == 0)
        return pick;
    pick.instead = need->choices[0].option->id;
    pick.instead_backup = backup ? backup->id : NULL;
    pick.reason = reason_of(builder, estate, index);
    return pick;
}

/* ---- Groups ----------------------------------------------------------- */

/* Where the file chose it or it is not proven, that stands behind the name of
 * the need. */
static const char *need_text(const struct builder *builder,
                             const struct vpca_report_pick *pick)
{
    const char *remark = NULL;

    if (pick->chosen)
        remark = "chosen";
    else if (pick->status == VPCA_OPEN)
        remark = "open";
    return remark ? vpca_arena_printf(builder->arena, "%s (%s)", pick->need,
                                      remark)
                  : pick->need;
}

struct gathered {
    const char *name;
    const char **needs;
    size_t count;
    size_t capacity;
};

static int compare_gathered(const void *a, const void *b, void *context)
{
    const struct gathered *first = a;
    const struct gathered *second = b;

    (void)context;
    if (first->count != second->count)
        return first->count > second->count ? -1 : 1;
    return strcmp(first->name, second->name);
}

static void groups_fill(const struct builder *builder,
                        struct vpca_report_estate *report)
{
    vpca_names *names = vpca_names_new(builder->arena);
    struct gathered *groups =
        vpca_arena_array(builder->arena, report->pick_count, sizeof(*groups));

    for (size_t i = 0; i < report->pick_count; i++) {
        const struct vpca_report_pick *pick = &report->picks[i];
        struct gathered *group;

        if (vpca_names_add(names, pick->name, report->group_count))
            groups[report->group_count++].name = pick->name;
        group = &groups[vpca_names_find(names, pick->name)];
        group->needs =
            vpca_arena_grow(builder->arena, group->needs, group->count,
                            &group->capacity, sizeof(*group->needs));
        group->needs[group->count++] = need_text(builder, pick);
    }
    vpca_sort(builder->arena, groups, report->group_count, sizeof(*groups),
              compare_gathered, NULL);
    report->groups = vpca_arena_array(builder->arena, report->group_count,
                                      sizeof(*report->groups));
    for (size_t i = 0; i < report->group_count; i++) {
        struct vpca_text text;

        vpca_text_init(&text, builder->arena);
        names_add(&text, groups[i].needs, groups[i].count, NAMES_MOST);
        report->groups[i].name = groups[i].name;
        report->groups[i].needs = text.bytes;
    }
}

/* In the order of the file. */
void picks_fill(const struct builder *builder, const struct vpca_estate *estate,
                struct vpca_report_estate *report)
{
    report->picks = vpca_arena_array(builder->arena, estate->need_count,
                                     sizeof(*report->picks));
    for (size_t i = 0; i < estate->need_count; i++) {
        if (estate->needs[i].choice_count > 0)
            report->picks[report->pick_count++] = pick_of(builder, estate, i);
    }
    groups_fill(builder, report);
}
