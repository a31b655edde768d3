/* Loads packs, advises on drafts, and tells advice as text. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "ruleset/embedded.h"

#include "world.h"

/* ---- Packs ------------------------------------------------------------ */

/* The bytes of a file of the pack, with the weight of fit doubled. */
static const char *doubled_bytes(vpca_arena *arena, const char *bytes)
{
    static const char weight[] = "    weight: 6\n";
    const char *found = strstr(bytes, weight);

    if (!found)
        return bytes;
    return vpca_arena_printf(arena, "%.*s    weight: 12\n%s",
                             (int)(found - bytes), bytes,
                             found + sizeof(weight) - 1);
}

static const struct vpca_ruleset *load(vpca_arena *arena, bool doubled)
{
    size_t count = vpca_embedded_file_count;
    const struct vpca_source **files =
        vpca_arena_array(arena, count, sizeof(const struct vpca_source *));
    const struct vpca_ruleset *rules;
    struct vpca_diags diags;

    vpca_diags_init(&diags, arena);
    for (size_t i = 0; i < count; i++) {
        const struct vpca_embedded_file *file =
            &vpca_embedded_files[count - 1 - i];
        const char *bytes =
            doubled ? doubled_bytes(arena, file->bytes) : file->bytes;

        files[i] = vpca_source_new(arena, file->path, bytes, strlen(bytes));
    }
    rules = vpca_ruleset_load(arena, files, count, &diags);
    if (!rules)
        vpca_diags_print(&diags, stderr, false);
    return rules;
}

bool world_init(struct world *world)
{
    struct vpca_diags diags;

    world->pack_arena = vpca_arena_new();
    world->arena = vpca_arena_new();
    vpca_diags_init(&diags, world->pack_arena);
    world->rules = vpca_ruleset_load_embedded(world->pack_arena, &diags);
    if (!world->rules)
        vpca_diags_print(&diags, stderr, false);
    world->shuffled = load(world->pack_arena, false);
    world->doubled = load(world->pack_arena, true);
    return world->rules && world->shuffled && world->doubled;
}

void world_done(struct world *world)
{
    vpca_arena_free(world->arena);
    vpca_arena_free(world->pack_arena);
}

/* ---- Advice ----------------------------------------------------------- */

const struct vpca_model *model_by(struct world *world,
                                  const struct vpca_ruleset *rules,
                                  const struct draft *draft)
{
    const char *bytes = draft_write(world->arena, draft);
    const struct vpca_source *source =
        vpca_source_new(world->arena, "r.yaml", bytes, strlen(bytes));
    const struct vpca_node *root;
    struct vpca_diags diags;

    vpca_diags_init(&diags, world->arena);
    root = vpca_document_parse(world->arena, source, &diags);
    return root ? vpca_model_load(world->arena, root, rules, TODAY, &diags)
                : NULL;
}

const struct vpca_advice *advise_by(struct world *world,
                                    const struct vpca_ruleset *rules,
                                    const struct draft *draft)
{
    const struct vpca_model *model = model_by(world, rules, draft);

    return model ? vpca_advise(world->arena, model, &model->needs[0]) : NULL;
}

const struct vpca_advice *advise(struct world *world, const struct draft *draft)
{
    return advise_by(world, world->rules, draft);
}

const struct vpca_entry *find_entry(const struct vpca_advice *advice,
                                    const struct vpca_entry *wanted)
{
    for (size_t i = 0; i < advice->all_count; i++) {
        if (advice->all[i].option == wanted->option &&
            advice->all[i].backup == wanted->backup)
            return &advice->all[i];
    }
    return NULL;
}

const char *entry_name(struct world *world, const struct vpca_entry *entry)
{
    return vpca_arena_printf(world->arena, "%s%s%s", entry->option->id,
                             entry->backup ? " + " : "",
                             entry->backup ? entry->backup->id : "");
}

/* ---- As text ---------------------------------------------------------- */

static void describe(struct vpca_text *text, const struct vpca_line *lines,
                     size_t count)
{
    for (size_t i = 0; i < count; i++)
        vpca_text_addf(text, " %s/%d/%d/%s", lines[i].rule->id,
                       (int)lines[i].truth, (int)lines[i].path,
                       lines[i].member ? lines[i].member->name : "-");
    vpca_text_add(text, "\n");
}

static void describe_failures(struct vpca_text *text,
                              const struct vpca_entry *entry)
{
    for (size_t i = 0; i < entry->failure_count; i++) {
        const struct vpca_nearest_pass *pass = &entry->failures[i].pass;

        describe(text, &entry->failures[i].line, 1);
        vpca_text_addf(text, "pass %s", pass->fact ? pass->fact->name : "-");
        if (pass->fact)
            vpca_value_write(text, pass->fact, NULL, &pass->value);
    }
}

static void describe_entry(struct vpca_text *text, const struct vpca_entry *e)
{
    vpca_text_addf(text, "%s %s %s %u %d\n", e->option->id,
                   e->backup ? e->backup->id : "-", vpca_status_name(e->status),
                   e->rank, e->score);
    describe_failures(text, e);
    describe(text, e->conditions, e->condition_count);
    describe(text, e->provisos, e->proviso_count);
    describe(text, e->notes, e->note_count);
    describe(text, e->builds, e->build_count);
    for (size_t i = 0; i < e->ledger_count; i++) {
        const struct vpca_ledger_line *line = &e->ledger[i];

        vpca_text_addf(text, "%zu %s %d %d..%d\n", line->criterion,
                       line->rule ? line->rule->id : "base", line->points,
                       line->least, line->most);
    }
    for (size_t i = 0; i < e->cost_count; i++)
        vpca_text_addf(text, "%s %" PRId64 "..%" PRId64 "\n",
                       e->costs[i].price->id, e->costs[i].cents.as.quantity.low,
                       e->costs[i].cents.as.quantity.high);
}

static struct vpca_unknowns unknowns_of(struct world *world,
                                        const struct vpca_advice *advice)
{
    struct vpca_traced *traced =
        vpca_arena_array(world->arena, advice->all_count, sizeof(*traced));

    for (size_t i = 0; i < advice->all_count; i++)
        traced[i] = (struct vpca_traced){
            &advice->all[i],
            VPCA_BEHIND_CONDITIONS | VPCA_BEHIND_PROVISOS | VPCA_BEHIND_POINTS};
    return vpca_unknowns_trace(world->arena, advice, traced, advice->all_count);
}

const char *describe_advice(struct world *world,
                            const struct vpca_advice *advice)
{
    struct vpca_unknowns unknowns = unknowns_of(world, advice);
    struct vpca_text text;

    vpca_text_init(&text, world->arena);
    for (size_t i = 0; i < advice->all_count; i++)
        describe_entry(&text, &advice->all[i]);
    for (size_t i = 0; i < advice->entry_count; i++)
        describe_entry(&text, &advice->entries[i]);
    for (size_t i = 0; i < unknowns.count; i++) {
        const struct vpca_fact_ref *ref = &unknowns.items[i];

        vpca_text_addf(&text, "ask %s %s\n", ref->fact ? ref->fact->name : "",
                       ref->member ? ref->member->name : "");
    }
    for (size_t i = 0; i < advice->assumption_count; i++)
        vpca_text_addf(&text, "assume %s\n",
                       advice->assumptions[i]->fact->name);
    return text.bytes;
}
