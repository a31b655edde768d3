/* What is first where a profile weighs the need. */
#include "vpcadvise/decision.h"

/* The points of an option do not depend on weights, but what stands for it
 * and in what order does: all of that is advised on anew. */
static struct vpca_under_profile try(const struct vpca_advice *advice,
                                     const struct vpca_profile *profile)
{
    const struct vpca_need need = vpca_need_weigh(advice->need, profile);
    struct vpca_under_profile under = {.profile = profile};
    vpca_arena *arena = vpca_arena_new();
    const struct vpca_advice *anew = vpca_advise(arena, advice->model, &need);
    const struct vpca_entry *entries = anew->entries;

    if (anew->ranked_count) {
        under.first = entries[0].option;
        under.backup = entries[0].backup;
        under.status = entries[0].status;
        under.score = entries[0].score;
    }
    if (anew->ranked_count > 1 && entries[1].status == entries[0].status) {
        under.second = entries[1].option;
        under.margin = entries[0].score - entries[1].score;
    }
    vpca_arena_free(arena);
    return under;
}

struct vpca_under_profiles vpca_profiles_try(vpca_arena *arena,
                                             const struct vpca_advice *advice)
{
    const struct vpca_ruleset *rules = advice->model->rules;
    struct vpca_under_profile *items =
        vpca_arena_array(arena, rules->profile_count, sizeof(*items));

    for (size_t i = 0; i < rules->profile_count; i++)
        items[i] = try(advice, &rules->profiles[i]);
    return (struct vpca_under_profiles){items, rules->profile_count};
}
