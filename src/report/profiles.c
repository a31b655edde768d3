/* Profiles in words: the one that weighs a need, and what all would make of
 * it. */
#include "builder.h"

#include <string.h>

/* ---- The one that weighs the need ------------------------------------- */

/* A criterion with its weight. */
struct weighed {
    const struct vpca_criterion *criterion;
    int weight;
};

/* What weighs most stands first. */
static int compare(const void *left, const void *right, void *context)
{
    const struct weighed *a = left;
    const struct weighed *b = right;

    (void)context;
    if (a->weight != b->weight)
        return a->weight > b->weight ? -1 : 1;
    return strcmp(a->criterion->id, b->criterion->id);
}

/* "security 5, cost 2" of all criteria, or of those that the file weighs in
 * another way than the profile. How many it put. */
static size_t weights_add(const struct builder *builder, struct vpca_text *text,
                          const int *weights, const int *unlike)
{
    const struct vpca_ruleset *rules = builder->rules;
    struct weighed *items = vpca_arena_array(
        builder->arena, rules->criterion_count, sizeof(*items));
    size_t count = 0;

    for (size_t i = 0; i < rules->criterion_count; i++) {
        if (rules->criteria[i].weight || (unlike && unlike[i] == weights[i]))
            continue;
        items[count++] = (struct weighed){&rules->criteria[i], weights[i]};
    }
    vpca_sort(builder->arena, items, count, sizeof(*items), compare, NULL);
    for (size_t i = 0; i < count; i++)
        vpca_text_addf(text, "%s%s %d", i ? ", " : "", items[i].criterion->name,
                       items[i].weight);
    return count;
}

void profile_fill(const struct builder *builder, struct vpca_report_need *need)
{
    const struct vpca_need *from = builder->advice->need;
    struct vpca_report_profile *profile;
    struct vpca_text other;
    struct vpca_text text;

    if (!from->profile)
        return;
    vpca_text_init(&text, builder->arena);
    vpca_text_init(&other, builder->arena);
    vpca_text_addf(&text, "%s: ", from->profile->id);
    weights_add(builder, &text, from->profile->weights, NULL);
    if (weights_add(builder, &other, from->weights, from->profile->weights))
        vpca_text_addf(&text, "; over it the file's own: %s", other.bytes);
    profile = vpca_arena_alloc(builder->arena, sizeof(*profile));
    profile->id = from->profile->id;
    profile->text = text.bytes;
    need->profile = profile;
}

/* ---- All of them ------------------------------------------------------ */

static bool is_given(const struct vpca_advice *advice,
                     const struct vpca_profile *profile)
{
    size_t size = advice->model->rules->criterion_count * sizeof(int);

    return advice->need->profile == profile &&
           memcmp(advice->need->weights, profile->weights, size) == 0;
}

static const char *sentence(const struct builder *builder,
                            const struct vpca_under_profile *from,
                            const char *name)
{
    struct vpca_text text;

    vpca_text_init(&text, builder->arena);
    vpca_text_addf(&text, "%s: %s", from->profile->id, name);
    if (from->first)
        vpca_text_addf(&text, ", %d points", from->score);
    if (from->second && from->margin == 0)
        vpca_text_addf(&text, ", as many as %s", from->second->name);
    else if (from->second)
        vpca_text_addf(&text, ", %d more than %s", from->margin,
                       from->second->name);
    return text.bytes;
}

static const char *name_of(const struct builder *builder,
                           const struct vpca_under_profile *from)
{
    if (!from->first)
        return "every option is excluded";
    return vpca_arena_printf(builder->arena, "%s%s%s%s", from->first->name,
                             from->backup ? " with " : "",
                             from->backup ? from->backup->name : "",
                             from->status == VPCA_OPEN ? " (open)" : "");
}

static struct vpca_report_under_profile
under_profile(const struct builder *builder,
              const struct vpca_under_profile *from)
{
    struct vpca_report_under_profile under = {
        .profile = from->profile->id,
        .given = is_given(builder->advice, from->profile),
        .score = -1,
        .margin = from->second ? from->margin : -1,
        .name = name_of(builder, from),
    };

    if (from->first) {
        under.first = from->first->id;
        under.first_name = from->first->name;
        under.status = vpca_status_name(from->status);
        under.score = from->score;
    }
    if (from->backup) {
        under.backup = from->backup->id;
        under.backup_name = from->backup->name;
    }
    under.text = sentence(builder, from, under.name);
    return under;
}

void vpca_report_add_profiles(vpca_arena *arena,
                              const struct vpca_advice *advice,
                              struct vpca_report_need *need)
{
    const struct builder builder = {
        .arena = arena, .advice = advice, .rules = advice->model->rules};
    const struct vpca_under_profiles from = vpca_profiles_try(arena, advice);

    need->profiles =
        vpca_arena_array(arena, from.count, sizeof(*need->profiles));
    need->profile_count = from.count;
    for (size_t i = 0; i < from.count; i++)
        need->profiles[i] = under_profile(&builder, &from.items[i]);
}
