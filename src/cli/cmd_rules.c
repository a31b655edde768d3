/* vpcadvise rules: checks, tests and lists rule packs. */
#include <stdio.h>
#include <string.h>

#include "input.h"
#include "output.h"
#include "usage.h"
#include "vpcadvise/cases.h"

/* ---- What all of them do ---------------------------------------------- */

static void print_visible(const struct options *options, const char *text)
{
    struct vpca_text visible;

    vpca_text_init(&visible, options->arena);
    vpca_text_add_visible(&visible, text);
    fputs(visible.bytes, stdout);
}

static enum exit_status finish(enum exit_status status)
{
    return output_finish_standard() ? status : EXIT_STATUS_OUTPUT;
}

static enum exit_status complain(struct options *options)
{
    usage_complain(options);
    return EXIT_STATUS_USAGE;
}

static const char *plural(size_t count)
{
    return count == 1 ? "" : "s";
}

/* ---- check ------------------------------------------------------------ */

static void print_change(const struct options *options,
                         const struct vpca_change *change)
{
    print_visible(options, vpca_arena_printf(
                               options->arena, "  %s %s %s%s%s",
                               vpca_change_name(change->action), change->kind,
                               change->id, change->reason ? ": " : "",
                               change->reason ? change->reason : ""));
    putchar('\n');
}

static void print_pack(const struct options *options,
                       const struct vpca_ruleset *rules,
                       const struct vpca_pack *pack)
{
    print_visible(options, pack->folder);
    print_visible(options,
                  vpca_arena_printf(options->arena, ": valid, pack %s%s%s",
                                    pack->id, pack->extends ? " over " : "",
                                    pack->extends ? pack->extends : ""));
    putchar('\n');
    for (size_t i = 0; i < rules->change_count; i++) {
        if (rules->changes[i].pack == pack)
            print_change(options, &rules->changes[i]);
    }
}

/* The rules with the requirements of their cases; NULL when either is not
 * sound. */
static enum exit_status load_checked(const struct options *options,
                                     struct vpca_diags *diags,
                                     const struct vpca_ruleset **ret_rules)
{
    enum exit_status status = input_load_rules(options, diags, ret_rules);

    if (*ret_rules)
        vpca_cases_load(*ret_rules, input_today(options), diags);
    if (!*ret_rules || diags->errors == 0)
        return status;
    *ret_rules = NULL;
    return EXIT_STATUS_RULES;
}

static enum exit_status check(struct options *options)
{
    const struct vpca_ruleset *rules;
    struct vpca_diags diags;
    enum exit_status status;

    if (options->folder_count == 0) {
        options_fail(options, "name the folder of the rule pack",
                     "DIR is missing");
        return complain(options);
    }
    vpca_diags_init(&diags, options->arena);
    status = load_checked(options, &diags, &rules);
    input_print(options, &diags);
    for (size_t i = 0; i < options->folder_count && !rules; i++) {
        print_visible(options, options->folders[i]);
        fputs(i + 1 < options->folder_count ? ", " : ": not valid", stdout);
    }
    if (!rules)
        printf(", %zu error%s\n", diags.errors, plural(diags.errors));
    else
        for (size_t i = rules->pack_count - options->folder_count;
             i < rules->pack_count; i++)
            print_pack(options, rules, &rules->packs[i]);
    return finish(status);
}

/* ---- test ------------------------------------------------------------- */

/* Every kind of test that packs hold; returns how many there were. */
static size_t run_tests(const struct options *options,
                        const struct vpca_ruleset *rules,
                        struct vpca_diags *diags)
{
    return vpca_ruleset_test(rules, diags) +
           vpca_cases_run(rules, input_today(options), diags);
}

/* The cases of the program's own pack are loaded for this alone. */
static enum exit_status load_tested(const struct options *options,
                                    struct vpca_diags *diags,
                                    const struct vpca_ruleset **ret_rules)
{
    if (options->folder_count > 0)
        return input_load_rules(options, diags, ret_rules);
    *ret_rules = vpca_ruleset_load_embedded_cases(options->arena, diags);
    return *ret_rules ? EXIT_STATUS_OK : EXIT_STATUS_RULES;
}

static enum exit_status test(struct options *options)
{
    const struct vpca_ruleset *rules;
    struct vpca_diags diags;
    enum exit_status status;
    size_t count;

    vpca_diags_init(&diags, options->arena);
    status = load_tested(options, &diags, &rules);
    if (!rules) {
        input_print(options, &diags);
        return status;
    }
    count = run_tests(options, rules, &diags);
    input_print(options, &diags);
    if (diags.errors == 0)
        printf("%zu test%s passed\n", count, plural(count));
    else
        printf("%zu of %zu test%s failed\n", diags.errors, count,
               plural(count));
    return finish(diags.errors ? EXIT_STATUS_RULES : EXIT_STATUS_OK);
}

/* ---- list ------------------------------------------------------------- */

/* What the words of the command line leave of the rules. */
struct filter {
    const struct vpca_ruleset *rules;
    const struct vpca_option *option; /* NULL: any */
    const struct vpca_pack *pack;     /* NULL: any */
    const struct vpca_rule *rule;     /* NULL: any */
    size_t criterion;                 /* VPCA_NONE: any */
    enum vpca_effect effect;          /* VPCA_EFFECT_COUNT: any */
};

static bool filter_effect(struct filter *filter, const char *word)
{
    for (unsigned i = 0; i < VPCA_EFFECT_COUNT; i++) {
        if (strcmp(vpca_effect_name((enum vpca_effect)i), word) == 0) {
            filter->effect = (enum vpca_effect)i;
            return true;
        }
    }
    return false;
}

static bool filter_pack(struct filter *filter, const char *word)
{
    for (size_t i = 0; i < filter->rules->pack_count; i++) {
        if (strcmp(filter->rules->packs[i].id, word) == 0) {
            filter->pack = &filter->rules->packs[i];
            return true;
        }
    }
    return false;
}

static bool filter_criterion(struct filter *filter, const char *word)
{
    for (size_t i = 0; i < filter->rules->criterion_count; i++) {
        if (strcmp(filter->rules->criteria[i].id, word) == 0) {
            filter->criterion = i;
            return true;
        }
    }
    return false;
}

static bool filter_rule(struct filter *filter, const char *word)
{
    const struct vpca_rule *rule = vpca_ruleset_rule(filter->rules, word);

    if (rule)
        filter->rule = rule;
    return rule != NULL;
}

static void fail_word(struct options *options, const struct filter *filter,
                      const char *word)
{
    struct vpca_nearest nearest;
    const char *hint;

    vpca_nearest_init(&nearest, word);
    for (unsigned i = 0; i < VPCA_EFFECT_COUNT; i++)
        vpca_nearest_feed(&nearest, vpca_effect_name((enum vpca_effect)i));
    for (size_t i = 0; i < filter->rules->option_count; i++)
        vpca_nearest_feed(&nearest, filter->rules->options[i].id);
    for (size_t i = 0; i < filter->rules->pack_count; i++)
        vpca_nearest_feed(&nearest, filter->rules->packs[i].id);
    for (size_t i = 0; i < filter->rules->criterion_count; i++)
        vpca_nearest_feed(&nearest, filter->rules->criteria[i].id);
    for (size_t i = 0; i < filter->rules->rule_count; i++)
        vpca_nearest_feed(&nearest, filter->rules->rules[i].id);
    hint = options_suggest(options, "", &nearest);
    options_fail(options, hint ? hint : "without a word all rules are listed",
                 "no option, effect, criterion, rule or pack %s", word);
}

static bool filter_set(struct options *options, struct filter *filter,
                       const char *word)
{
    const struct vpca_option *option = vpca_ruleset_option(filter->rules, word);

    if (option)
        filter->option = option;
    else if (!filter_effect(filter, word) && !filter_pack(filter, word) &&
             !filter_criterion(filter, word) && !filter_rule(filter, word)) {
        fail_word(options, filter, word);
        return false;
    }
    return true;
}

/* Of an option's rules those of every option are left, too, unless they can
 * never be true for it. */
static bool filter_passes(const struct filter *filter, size_t index)
{
    const struct vpca_rule *rule = &filter->rules->rules[index];
    const struct vpca_option *option = filter->option;

    if ((filter->pack && rule->pack != filter->pack) ||
        (filter->rule && rule != filter->rule) ||
        (filter->criterion != VPCA_NONE &&
         rule->criterion != filter->criterion) ||
        (filter->effect != VPCA_EFFECT_COUNT && rule->effect != filter->effect))
        return false;
    for (size_t i = 0; option && i < option->rule_count; i++) {
        if (option->rules[i] == index)
            return true;
    }
    return !option;
}

static void add_points(struct vpca_text *text, const struct filter *filter,
                       const struct vpca_rule *rule)
{
    int least = rule->points;
    int most = rule->points;

    if (rule->criterion == VPCA_NONE)
        return;
    for (size_t i = 0; i < rule->band_count; i++) {
        int points = rule->bands[i].points;

        least = i == 0 || points < least ? points : least;
        most = i == 0 || points > most ? points : most;
    }
    vpca_text_addf(text, ", %s %+d",
                   filter->rules->criteria[rule->criterion].id, least);
    if (most != least)
        vpca_text_addf(text, " to %+d", most);
}

static void print_basis(const struct options *options,
                        const struct vpca_rule *rule)
{
    const struct vpca_basis *basis = &rule->basis;
    struct vpca_text text;

    vpca_text_init(&text, options->arena);
    for (size_t i = 0; i < basis->claim_count; i++)
        vpca_text_addf(&text, "%s%s",
                       i ? " " : "claims: ", basis->claims[i]->id);
    if (basis->claim_count > 0 && basis->judgement)
        vpca_text_add(&text, "; ");
    if (basis->judgement) {
        vpca_text_add(&text, "judgement: ");
        vpca_text_add_visible(&text, basis->judgement);
    }
    usage_print_wrapped(stdout, 4, text.bytes);
}

static void print_rule(const struct options *options,
                       const struct filter *filter,
                       const struct vpca_rule *rule)
{
    struct vpca_text line;
    struct vpca_text message;
    struct vpca_text visible;

    vpca_text_init(&line, options->arena);
    vpca_text_addf(&line, "%s  %s", rule->id, vpca_effect_name(rule->effect));
    add_points(&line, filter, rule);
    vpca_text_addf(&line, ", %s",
                   rule->option ? rule->option->id : "every option");
    if (filter->rules->pack_count > 1)
        vpca_text_addf(&line, ", %s", rule->pack->id);
    vpca_text_init(&message, options->arena);
    vpca_message_write(&message, &rule->message);
    vpca_text_init(&visible, options->arena);
    vpca_text_add_visible(&visible, message.bytes);
    printf("%s\n    ", line.bytes);
    usage_print_wrapped(stdout, 4, visible.bytes);
    printf("    ");
    print_basis(options, rule);
}

static enum exit_status list(struct options *options)
{
    struct filter filter = {.effect = VPCA_EFFECT_COUNT,
                            .criterion = VPCA_NONE};
    struct vpca_diags diags;
    enum exit_status status;

    vpca_diags_init(&diags, options->arena);
    status = input_load_rules(options, &diags, &filter.rules);
    input_print(options, &diags);
    if (!filter.rules)
        return status;
    for (size_t i = 1; i < options->word_count; i++) {
        if (!filter_set(options, &filter, options->words[i]))
            return complain(options);
    }
    for (size_t i = 0; i < filter.rules->rule_count; i++) {
        if (filter_passes(&filter, i))
            print_rule(options, &filter, &filter.rules->rules[i]);
    }
    return finish(status);
}

/* ---- Which ------------------------------------------------------------ */

static const struct verb {
    const char *name;
    bool takes_folders;
    enum exit_status (*run)(struct options *options);
} VERBS[] = {
    {"check", true, check},
    {"test", true, test},
    {"list", false, list},
};

static const struct verb *find_verb(struct options *options)
{
    const char *word = options->word_count ? options->words[0] : NULL;
    struct vpca_nearest nearest;
    const char *hint;

    vpca_nearest_init(&nearest, word ? word : "");
    for (size_t i = 0; i < VPCA_COUNT(VERBS); i++) {
        if (word && strcmp(VERBS[i].name, word) == 0)
            return &VERBS[i];
        vpca_nearest_feed(&nearest, VERBS[i].name);
    }
    hint = word ? options_suggest(options, "rules ", &nearest) : NULL;
    options_fail(options, hint ? hint : "it is check, test or list",
                 word ? "rules cannot %s" : "rules does nothing by itself%s",
                 word ? word : "");
    return NULL;
}

enum exit_status cmd_rules(const struct options *options)
{
    struct options own = *options;
    const struct verb *verb = find_verb(&own);

    if (!verb)
        return complain(&own);
    for (size_t i = 1; i < own.word_count && verb->takes_folders; i++)
        options_add_folder(&own, own.words[i]);
    return verb->run(&own);
}
