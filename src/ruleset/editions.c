/* The packs of a rule set with their editions, as one text. */
#include "vpcadvise/ruleset.h"

const char *vpca_ruleset_editions(vpca_arena *arena,
                                  const struct vpca_ruleset *rules)
{
    struct vpca_text text;

    vpca_text_init(&text, arena);
    for (size_t i = 0; i < rules->pack_count; i++) {
        const struct vpca_pack *pack = &rules->packs[i];

        vpca_text_addf(&text, "%s%s", i ? "+" : "", pack->id);
        if (pack->edition)
            vpca_text_addf(&text, "/%s", pack->edition);
    }
    return text.bytes;
}
