/* How the answers to one question are judged. */
#ifndef VPCADVISE_DECISION_ASK_H
#define VPCADVISE_DECISION_ASK_H

#include "contenders.h"
#include "sample.h"

enum {
    /* How often the need is judged at most for one question about a quantity,
     * and how often it should be for it to be worth a start. */
    ASK_CALLS_MOST = 250,
    ASK_CALLS_LEAST = 60,
    /* Both ends and all between them: enough where nothing changes. */
    ASK_CALLS_TRY = 3,
};

/* What the questions on one need share. */
struct asker {
    vpca_arena *arena; /* of the questions */
    vpca_arena *trial; /* reset after each advice */
    const struct vpca_advice *advice;
    struct open_facts open;
    const struct sample *today;
    size_t calls;
    size_t limit; /* of calls */
    /* Of the question at hand. */
    struct vpca_told *told; /* its facts; the value is set */
    size_t told_count;
    int lead_low; /* of today's first, over the answers so far */
    int lead_high;
};

/* Fills answers and swing. */
void answers_fill(struct asker *asker, struct vpca_question *question);
/* The outcome where the facts of both have these values. */
struct vpca_outcome answers_together(struct asker *asker,
                                     const struct vpca_question *a,
                                     const struct vpca_value *value_a,
                                     const struct vpca_question *b,
                                     const struct vpca_value *value_b);

#endif
