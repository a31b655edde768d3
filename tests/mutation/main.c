/* Tells the built-in pack falsehoods, one at a time: a rule test, a case of
 * the pack or an advice case must notice each.
 *
 * usage: mutation [--every N] [--rules DIR] SURVIVORS CASE...
 *
 * SURVIVORS lists by name those that nothing can notice, each with the reason.
 * CASE are the advice cases; only the development half is used. With --every
 * one mutant of N is tried; with --rules the pack in DIR is. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "grading/grading.h"
#include "mutation.h"
#include "ruleset/loader.h"
#include "vpcadvise/cases.h"

/* What notices, the cheapest first. */
enum witness {
    WITNESS_LOADER, /* the pack would be refused */
    WITNESS_RULE_TEST,
    WITNESS_PACK_CASE,
    WITNESS_ADVICE_CASE,
    WITNESS_NONE,
    WITNESS_COUNT,
};

/* A need whose advice is compared: of a pack case or an advice case. */
struct probe {
    const struct vpca_model *model;
    const struct vpca_pack_case *pack_case; /* or NULL */
    const struct advice_case *advice_case;
};

struct options {
    size_t every;
    const char *rules; /* NULL: the pack of the program */
    char **paths;      /* the survivors, then the cases */
    size_t path_count;
};

struct run {
    vpca_arena *arena;
    vpca_arena *scratch; /* reset after each mutant */
    const struct vpca_ruleset *rules;
    struct vpca_diags diags;
    /* Those that noticed last stand first. */
    struct probe *probes;
    size_t probe_count;
    const struct vpca_node *survivors;
    size_t counts[MUTATION_COUNT][WITNESS_COUNT];
    size_t failures;
};

/* ---- Probes ------------------------------------------------------------ */

static bool probe_holds(struct run *run, const struct probe *probe)
{
    const struct vpca_advice *advice =
        vpca_advise(run->scratch, probe->model, &probe->model->needs[0]);
    struct vpca_diags diags;

    if (probe->advice_case)
        return grade_passes(case_judge(probe->advice_case, advice));
    vpca_diags_init(&diags, run->scratch);
    return vpca_case_check(probe->pack_case, advice, &diags);
}

static void add_probe(struct run *run, struct probe probe)
{
    if (probe.model && probe_holds(run, &probe))
        run->probes[run->probe_count++] = probe;
    vpca_arena_reset(run->scratch);
}

static void make_probes(struct run *run, char *const *paths, size_t path_count)
{
    const struct vpca_ruleset *rules = run->rules;
    struct advice_cases cases =
        advice_cases_read(run->arena, rules, paths, path_count, &run->diags);

    run->probes = vpca_arena_array(run->arena, rules->case_count + cases.count,
                                   sizeof(*run->probes));
    for (size_t i = 0; i < rules->case_count; i++) {
        struct probe probe = {.pack_case = &rules->cases[i]};

        probe.model = vpca_case_model(run->arena, rules, probe.pack_case, TODAY,
                                      &run->diags);
        add_probe(run, probe);
    }
    if (run->probe_count != rules->case_count) {
        fprintf(stderr, "%zu of %zu cases of the pack fail as it is\n",
                rules->case_count - run->probe_count, rules->case_count);
        run->failures++;
    }
    for (size_t i = 0; i < cases.count; i++) {
        struct probe probe = {.advice_case = &cases.items[i]};

        probe.model = cases.items[i].model;
        if (cases.items[i].half == HALF_DEVELOPMENT)
            add_probe(run, probe);
    }
}

/* ---- Witnesses --------------------------------------------------------- */

/* What the loader says of points that leave the scale; where it lets them
 * pass, the ledger asserts that they do not. */
static bool loader_refuses(struct run *run)
{
    struct vpca_diags diags;
    struct vpca_ruleset rules = *run->rules;
    struct loader loader = {.arena = run->scratch, .diags = &diags};

    vpca_diags_init(&diags, run->scratch);
    loader.rules = &rules;
    loader.facts = (struct vpca_option_fact *)(uintptr_t)rules.facts;
    bounds_check(&loader);
    return diags.errors > 0;
}

static bool rule_tests_fail(struct run *run, const struct mutant *mutant)
{
    struct vpca_ruleset one = *run->rules;
    struct vpca_diags diags;

    if (!mutant->rule)
        return false;
    one.rules = mutant->rule;
    one.rule_count = 1;
    vpca_diags_init(&diags, run->scratch);
    vpca_ruleset_test(&one, &diags);
    return diags.errors > 0;
}

static void move_to_front(struct run *run, size_t index)
{
    struct probe probe = run->probes[index];

    memmove(&run->probes[1], &run->probes[0], index * sizeof(probe));
    run->probes[0] = probe;
}

static enum witness find_probe(struct run *run, const struct mutant *mutant)
{
    for (size_t i = 0; i < run->probe_count; i++) {
        const struct probe *probe = &run->probes[i];
        bool advice = probe->advice_case != NULL;

        if (!(mutant->kinds >> probe->model->needs[0].kind & 1))
            continue;
        if (!probe_holds(run, probe)) {
            move_to_front(run, i);
            return advice ? WITNESS_ADVICE_CASE : WITNESS_PACK_CASE;
        }
        vpca_arena_reset(run->scratch);
    }
    return WITNESS_NONE;
}

static enum witness find_witness(struct run *run, const struct mutant *mutant)
{
    enum witness witness;

    mutant_swap(mutant);
    if (rule_tests_fail(run, mutant))
        witness = WITNESS_RULE_TEST;
    else if (loader_refuses(run))
        witness = WITNESS_LOADER;
    else
        witness = find_probe(run, mutant);
    mutant_swap(mutant);
    vpca_arena_reset(run->scratch);
    return witness;
}

/* ---- The whole --------------------------------------------------------- */

static void try_mutant(struct run *run, const struct mutant *mutant)
{
    enum witness witness = find_witness(run, mutant);
    const struct vpca_node *reason =
        run->survivors ? vpca_node_get(run->survivors, mutant->name) : NULL;

    run->counts[mutant->mutation][witness]++;
    if ((witness == WITNESS_NONE) == (reason != NULL))
        return;
    run->failures++;
    if (reason)
        fprintf(stderr, "listed as a survivor, and noticed: %s\n",
                mutant->name);
    else
        fprintf(stderr, "not noticed: %s\n", mutant->name);
}

static void check_survivors(struct run *run, const struct mutants *mutants)
{
    for (size_t i = 0; run->survivors && i < run->survivors->count; i++) {
        const char *name = run->survivors->items[i]->key->text;

        if (vpca_names_find(mutants->names, name) != VPCA_NO_NAME)
            continue;
        fprintf(stderr, "listed as a survivor, and there is none: %s\n", name);
        run->failures++;
    }
}

static void print_counts(const struct run *run)
{
    static const char *const names[MUTATION_COUNT] = {
        [MUTATION_RULE] = "rules dropped",
        [MUTATION_COMPARISON] = "comparisons",
        [MUTATION_POINTS] = "points",
        [MUTATION_FACT] = "facts",
        [MUTATION_FAILURE] = "failures",
        [MUTATION_PAIR] = "pairs dropped",
    };
    static const char *const witnesses[WITNESS_COUNT] = {
        [WITNESS_LOADER] = "refused", [WITNESS_RULE_TEST] = "rule test",
        [WITNESS_PACK_CASE] = "case", [WITNESS_ADVICE_CASE] = "advice",
        [WITNESS_NONE] = "survive",
    };

    fprintf(stdout, "%-14s %6s", "", "all");
    for (size_t w = 0; w < WITNESS_COUNT; w++)
        fprintf(stdout, " %9s", witnesses[w]);
    for (size_t m = 0; m < MUTATION_COUNT; m++) {
        size_t all = 0;

        for (size_t w = 0; w < WITNESS_COUNT; w++)
            all += run->counts[m][w];
        fprintf(stdout, "\n%-14s %6zu", names[m], all);
        for (size_t w = 0; w < WITNESS_COUNT; w++)
            fprintf(stdout, " %9zu", run->counts[m][w]);
    }
    fputs("\n", stdout);
}

static const struct vpca_ruleset *load_rules(struct run *run, const char *path)
{
    const struct vpca_folder *folder;

    if (!path)
        return vpca_ruleset_load_embedded_cases(run->arena, &run->diags);
    folder = vpca_folder_read(run->arena, path, &run->diags);
    return folder
               ? vpca_ruleset_load_folders(run->arena, &folder, 1, &run->diags)
               : NULL;
}

static int run_all(struct run *run, const struct options *options)
{
    char **paths = options->paths;
    const struct vpca_source *file;
    struct mutants mutants;

    vpca_diags_init(&run->diags, run->arena);
    run->rules = load_rules(run, options->rules);
    file = vpca_source_read(run->arena, paths[0], &run->diags);
    if (file && file->length)
        run->survivors = vpca_document_parse(run->arena, file, &run->diags);
    if (run->rules)
        make_probes(run, paths + 1, options->path_count - 1);
    if (run->diags.errors) {
        vpca_diags_print(&run->diags, stderr, false);
        return 1;
    }
    mutants_make(&mutants, run->arena, run->rules);
    check_survivors(run, &mutants);
    for (size_t i = 0; i < mutants.count; i += options->every)
        try_mutant(run, &mutants.items[i]);
    print_counts(run);
    return run->failures ? 1 : 0;
}

static bool read_options(struct options *options, int count, char **words)
{
    int i = 1;

    options->every = 1;
    for (; i + 1 < count && strncmp(words[i], "--", 2) == 0; i += 2) {
        if (strcmp(words[i], "--every") == 0)
            options->every = strtoul(words[i + 1], NULL, 10);
        else if (strcmp(words[i], "--rules") == 0)
            options->rules = words[i + 1];
        else
            return false;
    }
    options->paths = words + i;
    options->path_count = count > i ? (size_t)(count - i) : 0;
    return options->every > 0 && options->path_count > 0;
}

int main(int count, char **words)
{
    struct options options = {.rules = NULL};
    struct run run = {.failures = 0};
    int status;

    if (!read_options(&options, count, words)) {
        fputs("usage: mutation [--every N] [--rules DIR] SURVIVORS CASE...\n",
              stderr);
        return 2;
    }
    run.arena = vpca_arena_new();
    run.scratch = vpca_arena_new();
    status = run_all(&run, &options);
    vpca_arena_free(run.scratch);
    vpca_arena_free(run.arena);
    return status;
}
