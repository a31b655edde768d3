/* What is survived: how the rows of failure tables come together. */
#include <assert.h>

#include "loader.h"

const char *vpca_survival_name(enum vpca_survival survival)
{
    static const char *const names[VPCA_SURVIVAL_COUNT] = {
        [VPCA_SURVIVES_NOT] = "no",
        [VPCA_SURVIVES_WITH_MEASURES] = "with-measures",
        [VPCA_SURVIVES_AS_BUILT] = "as-built",
        [VPCA_NOT_THERE] = "not-there",
    };

    assert(survival < VPCA_SURVIVAL_COUNT);
    return names[survival];
}

const struct vpca_domain *vpca_failure_words(void)
{
    return vpca_facts[VPCA_FACT_NEED_SURVIVE].domain;
}

/* What is part of one path only leaves the other as it is. */
static unsigned better(unsigned primary, unsigned backup)
{
    unsigned best = primary > backup ? primary : backup;

    if (primary != backup && best == VPCA_NOT_THERE)
        return VPCA_SURVIVES_AS_BUILT;
    return best;
}

unsigned vpca_survivals_better(unsigned primary, unsigned backup)
{
    unsigned bits = 0;

    for (unsigned a = 0; a < VPCA_SURVIVAL_COUNT; a++) {
        for (unsigned b = 0; b < VPCA_SURVIVAL_COUNT; b++) {
            if ((primary >> a & 1) && (backup >> b & 1))
                bits |= 1u << better(a, b);
        }
    }
    return bits;
}

struct vpca_value vpca_survivals_set(const uint8_t *bits, bool measures,
                                     unsigned cause)
{
    unsigned first =
        measures ? VPCA_SURVIVES_WITH_MEASURES : VPCA_SURVIVES_AS_BUILT;
    struct vpca_value value = vpca_value_set(0);

    for (size_t i = 0; i < vpca_failure_words()->count; i++) {
        bool may = bits[i] >> first != 0;
        bool must = (bits[i] & ((1u << first) - 1)) == 0;

        value.as.words.most |= (uint64_t)may << i;
        value.as.words.least |= (uint64_t)(may && must) << i;
    }
    if (value.as.words.least != value.as.words.most)
        value.cause = (uint8_t)cause;
    return value;
}

void failures_reach(const struct vpca_failure_cases *table, uint8_t *ret_bits)
{
    for (size_t w = 0; w < vpca_failure_words()->count; w++) {
        ret_bits[w] = 0;
        for (size_t i = 0; i < table[w].count; i++)
            ret_bits[w] |= (uint8_t)(1u << table[w].items[i].survives);
    }
}
