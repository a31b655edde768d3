/* Who can be first where facts are told as everything that they may be. */
#ifndef VPCADVISE_DECISION_CONTENDERS_H
#define VPCADVISE_DECISION_CONTENDERS_H

#include "vpcadvise/decision.h"

/* Marks the entries of advice->all that some answer to what is unknown in it
 * may put first, by bounds over all of it; returns how many. `ret_marks` has
 * room for advice->all_count. */
size_t contenders_mark(const struct vpca_advice *advice, bool *ret_marks);

/* The facts of a need and of its members that are unknown, or known in part,
 * because of the file, and that a file can tell. */
struct open_facts {
    const struct vpca_advice *advice;
    struct vpca_told *items; /* with all that each may be */
    size_t count;
    size_t capacity;
};

struct open_facts open_facts_of(vpca_arena *arena,
                                const struct vpca_advice *advice);
/* All that the fact may be, as a value that was told: what has no end ends
 * far beyond what any rule reads. */
struct vpca_value open_fact_range(const struct vpca_fact *fact,
                                  const struct vpca_value *value);
/* The advice where all of them are told at once; NULL where none is open. */
const struct vpca_advice *open_facts_advise(vpca_arena *arena,
                                            const struct open_facts *open);

struct ref_list {
    struct vpca_fact_ref *items;
    size_t count;
    size_t capacity;
};
/* The open facts from which those follow that were traced: themselves, or
 * those that they are worked out from, or themselves where there are none of
 * either. In order and each once. */
struct ref_list sources_of(vpca_arena *arena, const struct open_facts *open,
                           const struct vpca_unknowns *unknowns);

#endif
