/* Finds the keys that a need's open questions are about. */
#include <string.h>

#include "ask.h"

struct search {
    vpca_arena *arena;
    const struct vpca_advice *advice;
    struct ask_questions found;
};

static const struct vpca_member *find_member(const struct vpca_model *model,
                                             const char *name)
{
    for (size_t i = 0; i < model->member_count; i++)
        if (strcmp(model->members[i].name, name) == 0)
            return &model->members[i];
    return NULL;
}

static void add(struct search *search, const char *path, const char *text,
                const char *why)
{
    struct ask_questions *found = &search->found;

    for (size_t i = 0; i < found->count; i++)
        if (strcmp(found->items[i].path, path) == 0)
            return;
    found->items = vpca_arena_grow(search->arena, found->items, found->count,
                                   &found->capacity, sizeof(*found->items));
    found->items[found->count++] =
        (struct ask_question){.path = path, .text = text, .why = why};
}

/* Without the name of the fact in brackets, which the path tells. */
static const char *plain(vpca_arena *arena, const char *text)
{
    const char *end = strrchr(text, '(');

    if (!end || end == text || end[strlen(end) - 1] != ')')
        return text;
    return vpca_arena_copy(arena, text, (size_t)(end - text) - 1);
}

/* The paths of one fact, of the need or of a member of it. */
static void add_paths(struct search *search, const struct vpca_fact_ref *ref,
                      const char *text, const char *why)
{
    const struct vpca_advice *advice = search->advice;
    const struct vpca_fact_paths paths =
        vpca_fact_ref_paths(search->arena, advice->model, advice->need, ref);

    for (size_t i = 0; i < paths.count; i++)
        add(search, paths.items[i], text, why);
}

/* A question about several networks is asked for each. */
static void add_question(struct search *search,
                         const struct vpca_report_note *note, const char *why)
{
    struct vpca_fact_ref ref = {.fact = note->fact ? vpca_fact_find(note->fact)
                                                   : NULL};

    if (!ref.fact) /* a tag is for rules of one's own to explain */
        return;
    if (note->member_count == 0)
        add_paths(search, &ref, plain(search->arena, note->text), why);
    for (size_t i = 0; i < note->member_count; i++) {
        ref.member = find_member(search->advice->model, note->members[i]);
        if (ref.member)
            add_paths(search, &ref,
                      vpca_arena_printf(search->arena, "%s: %s",
                                        note->members[i], ref.fact->doc),
                      why);
    }
}

struct ask_questions ask_questions_find(vpca_arena *arena,
                                        const struct vpca_advice *advice)
{
    struct search search = {.arena = arena, .advice = advice};
    struct vpca_report_need *need = vpca_report_need(arena, advice);

    vpca_report_questions(arena, advice, need);
    for (size_t i = 0; i < need->question_count; i++)
        add_question(&search, &need->questions[i].note,
                     need->questions[i].consequence);
    return search.found;
}
