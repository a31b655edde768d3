/* What was chosen, among what was judged. */
#include "vpcadvise/advice.h"

const struct vpca_entry *vpca_advice_chosen(const struct vpca_advice *advice)
{
    const struct vpca_option *const *chosen = advice->need->chosen;

    if (!chosen[0])
        return NULL;
    for (size_t i = 0; !chosen[1] && i < advice->entry_count; i++) {
        if (advice->entries[i].option == chosen[0])
            return &advice->entries[i];
    }
    for (size_t i = 0; chosen[1] && i < advice->all_count; i++) {
        if (advice->all[i].option == chosen[0] &&
            advice->all[i].backup == chosen[1])
            return &advice->all[i];
    }
    return NULL;
}

bool vpca_advice_is_first(const struct vpca_advice *advice,
                          const struct vpca_option *const pair[2])
{
    const struct vpca_entry *first = advice->entries;

    return advice->ranked_count > 0 && pair[0] && first->option == pair[0] &&
           (!pair[1] || first->backup == pair[1]);
}
