/* What tests of the whole network share: from text to a settled estate. */
#ifndef VPCADVISE_TESTS_WHOLE_H
#define VPCADVISE_TESTS_WHOLE_H

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "vpcadvise/estate.h"

struct whole {
    vpca_arena *arena;
    const struct vpca_ruleset *rules; /* the program's own */
};

static int whole_set_up(void **state)
{
    static struct whole whole;
    struct vpca_diags diags;

    whole.arena = vpca_arena_new();
    vpca_diags_init(&diags, whole.arena);
    whole.rules = vpca_ruleset_load_embedded(whole.arena, &diags);
    assert_non_null(whole.rules);
    *state = &whole;
    return 0;
}

static int whole_tear_down(void **state)
{
    vpca_arena_free(((struct whole *)*state)->arena);
    return 0;
}

/* Needs are added in the order of the file, or the other way round. */
static const struct vpca_estate *whole_settle(struct whole *whole,
                                              const char *text, bool reversed)
{
    const struct vpca_source *source =
        vpca_source_new(whole->arena, "r.yaml", text, strlen(text));
    const struct vpca_node *root;
    const struct vpca_model *model;
    struct vpca_estate *estate;
    struct vpca_diags diags;

    vpca_diags_init(&diags, whole->arena);
    root = vpca_document_parse(whole->arena, source, &diags);
    assert_non_null(root);
    model =
        vpca_model_load(whole->arena, root, whole->rules, "2026-11-24", &diags);
    if (!model)
        vpca_diags_print(&diags, stderr, false);
    assert_non_null(model);
    estate = vpca_estate_new(whole->arena, model);
    for (size_t i = 0; i < model->need_count; i++) {
        size_t at = reversed ? model->need_count - 1 - i : i;

        vpca_estate_add(estate,
                        vpca_advise(whole->arena, model, &model->needs[at]));
    }
    vpca_estate_settle(estate);
    return estate;
}

#endif
