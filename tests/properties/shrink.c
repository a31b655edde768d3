/* Holds random drafts to a law, and shrinks one that breaks it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "world.h"

/* A draft is worth a trial when its file is valid. */
static const char *broken_by(struct world *world, law *check,
                             const struct draft *draft)
{
    vpca_arena_reset(world->arena);
    if (!model_by(world, world->rules, draft))
        return NULL;
    return check(world, draft);
}

/* Takes over a change when the law is still broken. */
static bool try_change(struct world *world, law *check, struct draft *draft,
                       const struct draft *changed)
{
    if (!broken_by(world, check, changed))
        return false;
    *draft = *changed;
    return true;
}

/* One choice less, or the first value instead of a later one. */
static bool shrink_slot(struct world *world, law *check, struct draft *draft,
                        int place, size_t slot)
{
    struct draft changed = *draft;

    if (!draft->choices[place][slot])
        return false;
    changed.choices[place][slot] = 0;
    if (try_change(world, check, draft, &changed))
        return true;
    if (draft->choices[place][slot] == 1)
        return false;
    changed.choices[place][slot] = 1;
    return try_change(world, check, draft, &changed);
}

/* False when nothing could be left out any more. */
static bool shrink_once(struct world *world, law *check, struct draft *draft)
{
    bool smaller = false;

    for (size_t ends = 0; ends < draft->ends; ends++) {
        struct draft changed = *draft;

        changed.ends = ends;
        smaller |= try_change(world, check, draft, &changed);
    }
    for (int place = 0; place < PLACE_COUNT; place++) {
        for (size_t i = 0; i < SLOT_LIMIT; i++)
            smaller |= shrink_slot(world, check, draft, place, i);
    }
    return smaller;
}

static void show(struct world *world, law *check, struct draft *draft)
{
    const char *why;

    while (shrink_once(world, check, draft))
        continue;
    why = broken_by(world, check, draft);
    fprintf(stderr, "%s\nThe smallest file that shows it:\n%s", why,
            draft_write(world->arena, draft));
    fail_msg("%s", why);
}

void hold(struct world *world, law *check, int trials)
{
    uint32_t seed = 2018;
    int valid = 0;

    for (int i = 0; i < trials; i++) {
        struct draft draft = draft_draw(&seed);

        vpca_arena_reset(world->arena);
        valid += model_by(world, world->rules, &draft) != NULL;
        if (broken_by(world, check, &draft))
            show(world, check, &draft);
    }
    /* What is not valid tests nothing. */
    assert_true(valid > trials / 2);
}
