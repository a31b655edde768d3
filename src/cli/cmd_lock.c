/* vpcadvise lock: writes what is decided into the file. */
#include <stdio.h>
#include <string.h>

#include "input.h"
#include "needs.h"
#include "output.h"
#include "rewrite.h"

/* What becomes of one need. */
struct lock {
    const struct vpca_need *need;
    const char *chosen;  /* to be written, or NULL */
    const char *decided; /* to be written, or NULL */
    const char *said;    /* what is told of it */
    bool refused;        /* nothing is written of it */
};

struct locking {
    const struct options *options;
    const struct vpca_model *model;
    struct lock *locks; /* in the order of the file */
    size_t count;
};

/* ---- What is written -------------------------------------------------- */

/* "a", or "[a, b]" with a second path. */
static const char *pair_text(vpca_arena *arena,
                             const struct vpca_option *option,
                             const struct vpca_option *backup)
{
    return backup ? vpca_arena_printf(arena, "[%s, %s]", option->id, backup->id)
                  : option->id;
}

/* Editions are texts of their authors, and may need quotes. */
static void add_scalar(struct vpca_text *text, const char *value)
{
    static const char PLAIN[] = "abcdefghijklmnopqrstuvwxyz"
                                "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._+/-";

    if (value[strspn(value, PLAIN)] == '\0') {
        vpca_text_add(text, value);
        return;
    }
    vpca_text_add(text, "\"");
    for (; *value; value++)
        vpca_text_addf(text, "%s%c",
                       *value == '"' || *value == '\\' ? "\\" : "", *value);
    vpca_text_add(text, "\"");
}

/* `instead_of` is what is first and was not chosen, or NULL. */
static const char *decided_text(const struct locking *locking,
                                const struct vpca_need *need, int score,
                                const struct vpca_entry *instead_of)
{
    vpca_arena *arena = locking->options->arena;
    vpca_arena *scratch = vpca_arena_new();
    const struct vpca_digests facts =
        vpca_need_digests(scratch, locking->model, need);
    struct vpca_text text;

    vpca_text_init(&text, arena);
    vpca_text_addf(&text, "{ on: %s, score: %d, ", locking->model->today,
                   score);
    if (instead_of)
        vpca_text_addf(
            &text, "instead_of: %s, ",
            pair_text(scratch, instead_of->option, instead_of->backup));
    vpca_text_add(&text, "rules: ");
    add_scalar(&text, vpca_ruleset_editions(scratch, locking->model->rules));
    for (size_t i = 0; i < facts.count; i++)
        vpca_text_addf(&text, "%s%s: %016llx", i ? ", " : ", facts: { ",
                       facts.items[i].name,
                       (unsigned long long)facts.items[i].number);
    vpca_text_add(&text, " } }");
    vpca_arena_free(scratch);
    return text.bytes;
}

/* ---- What is decided -------------------------------------------------- */

static bool same_digests(const struct vpca_digests *a,
                         const struct vpca_digests *b)
{
    if (a->count != b->count)
        return false;
    for (size_t i = 0; i < a->count; i++)
        if (strcmp(a->items[i].name, b->items[i].name) != 0 ||
            a->items[i].number != b->items[i].number)
            return false;
    return true;
}

/* Whether what the file says of the decision is what would be written, the
 * date apart. */
static bool is_current(const struct locking *locking,
                       const struct vpca_need *need, int score,
                       const struct vpca_entry *instead_of)
{
    const struct vpca_decided *decided = need->decided;
    vpca_arena *scratch;
    struct vpca_digests facts;
    bool same;

    if (!decided || decided->score != score ||
        decided->instead_of[0] != (instead_of ? instead_of->option : NULL) ||
        decided->instead_of[1] != (instead_of ? instead_of->backup : NULL))
        return false;
    scratch = vpca_arena_new();
    facts = vpca_need_digests(scratch, locking->model, need);
    same = same_digests(&facts, &decided->facts) &&
           strcmp(decided->rules,
                  vpca_ruleset_editions(scratch, locking->model->rules)) == 0;
    vpca_arena_free(scratch);
    return same;
}

static void refuse(struct lock *lock, const char *why)
{
    lock->refused = true;
    lock->said = why;
}

static void decide(const struct locking *locking, struct lock *lock,
                   const struct vpca_entry *entry,
                   const struct vpca_entry *instead_of)
{
    vpca_arena *arena = locking->options->arena;
    const struct vpca_need *need = lock->need;
    const char *chosen =
        need->chosen[0] ? pair_text(arena, need->chosen[0], need->chosen[1])
                        : pair_text(arena, entry->option, entry->backup);

    if (is_current(locking, need, entry->score, instead_of)) {
        lock->said = vpca_arena_printf(arena, "decided on %s; nothing changed",
                                       need->decided->on);
        return;
    }
    if (!need->chosen[0])
        lock->chosen = chosen;
    lock->decided = decided_text(locking, need, entry->score, instead_of);
    lock->said = vpca_arena_printf(
        arena, "%s: %s with %d points%s", need->decided ? "renewed" : "locked",
        chosen, entry->score, instead_of ? ", though it is not first" : "");
}

/* A choice against the ranking. */
static void decide_other(const struct locking *locking, struct lock *lock,
                         const struct vpca_advice *advice,
                         const struct vpca_entry *entry)
{
    vpca_arena *arena = locking->options->arena;
    const char *chosen =
        pair_text(arena, lock->need->chosen[0], lock->need->chosen[1]);
    const struct vpca_entry *first = advice->entries;

    if (!entry ||
        (entry->status != VPCA_FEASIBLE && entry->status != VPCA_OPEN))
        refuse(lock,
               vpca_arena_printf(arena, "%s is chosen and excluded", chosen));
    else if (!locking->options->force)
        refuse(lock,
               vpca_arena_printf(
                   arena,
                   "%s is chosen, and %s is first; --force locks the "
                   "choice all the same",
                   chosen, pair_text(arena, first->option, first->backup)));
    else
        decide(locking, lock, entry, first);
}

static void lock_need(const struct locking *locking, struct lock *lock,
                      const struct vpca_advice *advice)
{
    const struct vpca_need *need = lock->need;
    const struct vpca_entry *entry = vpca_advice_chosen(advice);

    if (advice->ranked_count == 0)
        refuse(lock, "every option is excluded");
    else if (need->chosen[0] && !vpca_advice_is_first(advice, need->chosen))
        decide_other(locking, lock, advice, entry);
    else if (advice->entries->status == VPCA_OPEN && !locking->options->force)
        refuse(lock,
               vpca_arena_printf(
                   locking->options->arena,
                   "%s is first and not proven; answer what is open, or lock "
                   "it all the same with --force",
                   advice->entries->option->id));
    else
        decide(locking, lock, entry ? entry : advice->entries, NULL);
}

static void plan(struct locking *locking)
{
    const struct vpca_model *model = locking->model;
    vpca_arena *scratch = vpca_arena_new();

    locking->locks = vpca_arena_array(
        locking->options->arena, model->need_count, sizeof(*locking->locks));
    for (size_t i = 0; i < model->need_count; i++) {
        struct lock *lock = &locking->locks[locking->count];

        if (!needs_named(locking->options, model->needs[i].name))
            continue;
        lock->need = &model->needs[i];
        lock_need(locking, lock, vpca_advise(scratch, model, lock->need));
        locking->count++;
        vpca_arena_reset(scratch);
    }
    vpca_arena_free(scratch);
}

/* ---- The new text ----------------------------------------------------- */

/* "needs.dc-to-prod.chosen" */
static const char *path_of(vpca_arena *arena, const struct vpca_need *need,
                           const char *key)
{
    struct vpca_text path;

    vpca_text_init(&path, arena);
    vpca_text_add(&path, "needs");
    vpca_path_add(&path, need->name);
    vpca_path_add(&path, key);
    return path.bytes;
}

static const struct vpca_source *set_key(const struct locking *locking,
                                         const struct vpca_source *source,
                                         const char *key, bool decided,
                                         struct vpca_diags *diags)
{
    vpca_arena *arena = locking->options->arena;
    struct vpca_setting *settings =
        vpca_arena_array(arena, locking->count, sizeof(*settings));
    size_t count = 0;

    for (size_t i = 0; i < locking->count; i++) {
        const struct lock *lock = &locking->locks[i];
        const char *value = decided ? lock->decided : lock->chosen;

        if (value)
            settings[count++] =
                (struct vpca_setting){path_of(arena, lock->need, key), value};
    }
    return vpca_document_set_all(arena, source, settings, count, diags);
}

/* The file with all decisions; NULL, and said, when that cannot be written. It
 * is read again, since from then on it must be read. */
static const struct vpca_source *edit(const struct locking *locking)
{
    const struct options *options = locking->options;
    const struct vpca_model *model = locking->model;
    const struct vpca_source *now = model->source;
    const struct vpca_model *read = NULL;
    struct vpca_diags diags;

    vpca_diags_init(&diags, options->arena);
    now = set_key(locking, now, "chosen", false, &diags);
    if (now)
        now = set_key(locking, now, "decided", true, &diags);
    if (!now) {
        input_print(options, &diags);
        return NULL;
    }
    read = vpca_requirements_load(options->arena, now, model->rules,
                                  model->today, &diags);
    if (!read)
        input_print(options, &diags);
    return read ? now : NULL;
}

/* ---- The command ------------------------------------------------------ */

static void tell(const struct locking *locking)
{
    FILE *out = rewrite_to_standard_output(locking->options) ? stderr : stdout;

    for (size_t i = 0; i < locking->count; i++)
        fprintf(out, "%s%s: %s\n",
                locking->locks[i].refused ? "not locked: " : "",
                locking->locks[i].need->name, locking->locks[i].said);
}

/* A need that was named and could not be locked fails the run. */
static bool failed(const struct locking *locking)
{
    for (size_t i = 0; i < locking->count; i++)
        if (locking->locks[i].refused && locking->options->need_count > 0)
            return true;
    return false;
}

enum exit_status cmd_lock(const struct options *options)
{
    struct locking locking = {.options = options};
    struct input input;
    const struct vpca_source *now;
    enum exit_status status = input_load(options, &input);

    if (status != EXIT_STATUS_OK)
        return status;
    locking.model = input.model;
    if (!needs_check(options, input.model))
        return EXIT_STATUS_INPUT;
    plan(&locking);
    now = edit(&locking);
    if (!now)
        return EXIT_STATUS_INPUT;
    status = rewrite(options, input.model->source, now);
    if (status != EXIT_STATUS_OK)
        return status;
    tell(&locking);
    if (!rewrite_to_standard_output(options) && !output_finish_standard())
        return EXIT_STATUS_OUTPUT;
    return failed(&locking) ? EXIT_STATUS_GATE : EXIT_STATUS_OK;
}
