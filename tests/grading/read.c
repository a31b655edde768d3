/* Reading advice cases and checking that each is whole. */
#include <ctype.h>
#include <string.h>

#include "grading.h"

const char *const source_kinds[] = {
    "documentation", "blog",       "reference-architecture",
    "talk",          "case-study", "decision-record",
    "textbook",      NULL};

struct reader {
    vpca_arena *arena;
    const struct vpca_ruleset *rules;
    struct vpca_diags *diags;
};

/* ---- Halves ------------------------------------------------------------ */

/* FNV-1a, http://www.isthe.com/chongo/tech/comp/fnv/ */
enum half half_of(const char *name, unsigned round)
{
    uint32_t hash = UINT32_C(2166136261);

    for (; *name; name++)
        hash = (hash ^ (unsigned char)*name) * UINT32_C(16777619);
    return round < LAST_ROUND || hash % 2 == 0 ? HALF_DEVELOPMENT
                                               : HALF_HELD_OUT;
}

const char *half_name(enum half half)
{
    static const char *const names[] = {
        [HALF_DEVELOPMENT] = "development", [HALF_HELD_OUT] = "held-out"};

    return names[half];
}

/* ---- Small parts ------------------------------------------------------- */

static void report(const struct reader *reader, enum vpca_code code,
                   const struct vpca_node *node, const char *text)
{
    vpca_node_report(reader->diags, code, node, NULL, "%s", text);
}

static void check_keys(const struct reader *reader,
                       const struct vpca_node *mapping, const char *const *keys)
{
    for (size_t i = 0; i < mapping->count; i++) {
        const struct vpca_node *key = mapping->items[i]->key;
        const char *const *known = keys;

        while (*known && strcmp(*known, key->text) != 0)
            known++;
        if (!*known)
            report(reader, VPCA_CODE_UNKNOWN_KEY, key,
                   "no key of an advice case");
    }
}

static const struct vpca_node *require(const struct reader *reader,
                                       const struct vpca_node *mapping,
                                       const char *key)
{
    const struct vpca_node *node = vpca_node_get(mapping, key);

    if (!node)
        vpca_node_report(reader->diags, VPCA_CODE_MISSING_KEY, mapping, NULL,
                         "\"%s\" is missing", key);
    return node;
}

/* Blanks at the end and line breaks are those of a folded text. */
static const char *read_text(const struct reader *reader,
                             const struct vpca_node *mapping, const char *key)
{
    const struct vpca_node *node = require(reader, mapping, key);
    char *text;
    size_t length;

    if (!node)
        return "";
    if (node->kind != VPCA_NODE_SCALAR || node->length == 0) {
        report(reader, VPCA_CODE_BAD_TEXT, node, "a text was due");
        return "";
    }
    length = node->length;
    while (length > 0 && isspace((unsigned char)node->text[length - 1]))
        length--;
    text = vpca_arena_copy(reader->arena, node->text, length);
    for (char *at = text; *at; at++) {
        if (*at == '\n')
            *at = ' ';
    }
    return text;
}

/* ---- Answers ----------------------------------------------------------- */

static const struct vpca_option *find_option(const struct reader *reader,
                                             const struct vpca_node *node,
                                             const char *text, size_t length)
{
    const struct vpca_option *option;
    const char *id;

    while (length > 0 && *text == ' ') {
        text++;
        length--;
    }
    while (length > 0 && text[length - 1] == ' ')
        length--;
    id = vpca_arena_copy(reader->arena, text, length);
    option = vpca_ruleset_option(reader->rules, id);
    if (!option)
        vpca_node_report(reader->diags, VPCA_CODE_UNKNOWN_NAME, node, NULL,
                         "there is no option \"%s\"", id);
    return option;
}

static void read_answer(const struct reader *reader,
                        const struct vpca_node *node, struct answers *answers)
{
    struct answer answer = {.option = NULL};
    const char *plus;

    if (node->kind != VPCA_NODE_SCALAR || answers->count == ANSWER_LIMIT) {
        report(reader, VPCA_CODE_WRONG_KIND, node,
               "an option, or two with a plus, was due");
        return;
    }
    plus = strchr(node->text, '+');
    answer.option =
        find_option(reader, node, node->text,
                    plus ? (size_t)(plus - node->text) : node->length);
    if (plus)
        answer.backup = find_option(reader, node, plus + 1, strlen(plus + 1));
    if (!answer.option || (plus && !answer.backup))
        return;
    answer.twice = answer.backup == answer.option;
    if (answer.twice)
        answer.backup = NULL;
    answers->items[answers->count++] = answer;
}

static void read_answers(const struct reader *reader,
                         const struct vpca_node *node, struct answers *answers)
{
    if (!node)
        return;
    if (node->kind != VPCA_NODE_SEQUENCE) {
        read_answer(reader, node, answers);
        return;
    }
    for (size_t i = 0; i < node->count; i++)
        read_answer(reader, node->items[i], answers);
}

/* ---- Source ------------------------------------------------------------ */

static void check_kind(const struct reader *reader,
                       const struct vpca_node *source, const char *kind)
{
    for (size_t i = 0; source_kinds[i]; i++) {
        if (strcmp(source_kinds[i], kind) == 0)
            return;
    }
    report(reader, VPCA_CODE_UNKNOWN_WORD, source, "no kind of source");
}

/* "2018", "2018-02", "2018-02-27", or that there is none. */
static void check_date(const struct reader *reader,
                       const struct vpca_node *source, const char *date)
{
    static const char form[] = "dddd-dd-dd";
    size_t length = strlen(date);
    bool good = length == 4 || length == 7 || length == 10;

    if (strcmp(date, "undated") == 0 || strcmp(date, "unknown") == 0)
        return;
    for (size_t i = 0; good && i < length; i++)
        good = form[i] == 'd' ? isdigit((unsigned char)date[i]) != 0
                              : date[i] == form[i];
    if (!good)
        report(reader, VPCA_CODE_BAD_DATE, source,
               "a year, month or day was due");
}

static void read_source(const struct reader *reader, struct advice_case *one)
{
    static const char *const keys[] = {"title", "by",   "url",
                                       "date",  "kind", NULL};
    const struct vpca_node *source = require(reader, one->root, "source");

    one->title = one->by = one->url = one->date = one->kind = "";
    if (!source)
        return;
    if (source->kind != VPCA_NODE_MAPPING) {
        report(reader, VPCA_CODE_WRONG_KIND, source, "a mapping was due");
        return;
    }
    check_keys(reader, source, keys);
    one->title = read_text(reader, source, "title");
    one->by = read_text(reader, source, "by");
    one->url = read_text(reader, source, "url");
    one->date = read_text(reader, source, "date");
    one->kind = read_text(reader, source, "kind");
    check_kind(reader, source, one->kind);
    check_date(reader, source, one->date);
    if (strncmp(one->url, "https://", 8) != 0 &&
        strncmp(one->url, "http://", 7) != 0)
        report(reader, VPCA_CODE_BAD_TEXT, source, "an address was due");
}

/* ---- Requirements ------------------------------------------------------ */

/* What is odd about the requirements matters no more than to a report. */
static void keep_errors(const struct vpca_diags *found,
                        struct vpca_diags *diags)
{
    for (size_t i = 0; i < found->count; i++) {
        const struct vpca_diag *diag = &found->items[i];

        if (vpca_code_severity(diag->code) == VPCA_ERROR)
            vpca_diags_add(diags, diag->code, diag->span, diag->path,
                           diag->hint, "%s", diag->message);
    }
}

static void read_requirements(const struct reader *reader,
                              struct advice_case *one)
{
    const struct vpca_node *node = require(reader, one->root, "requirements");
    struct vpca_diags found;

    if (!node)
        return;
    vpca_diags_init(&found, reader->arena);
    one->model =
        vpca_model_load(reader->arena, node, reader->rules, TODAY, &found);
    keep_errors(&found, reader->diags);
    if (one->model && one->model->need_count != 1) {
        report(reader, VPCA_CODE_BAD_ENDS, node, "exactly one need was due");
        one->model = NULL;
    }
}

static bool serves(const struct advice_case *one, const struct answers *answers)
{
    unsigned kind = one->model->needs[0].kind;

    for (size_t i = 0; i < answers->count; i++) {
        if (!(answers->items[i].option->serves >> kind & 1))
            return false;
    }
    return true;
}

/* ---- Round ----------------------------------------------------------- */

/* An absent one is the first. */
static unsigned read_round(const struct reader *reader,
                           const struct vpca_node *root)
{
    const struct vpca_node *node = vpca_node_get(root, "round");

    if (!node)
        return 1;
    if (node->kind == VPCA_NODE_SCALAR && node->length == 1 &&
        node->text[0] >= '1' && node->text[0] <= '0' + LAST_ROUND)
        return (unsigned)(node->text[0] - '0');
    report(reader, VPCA_CODE_BAD_TEXT, node, "a round was due");
    return 1;
}

/* ---- The whole --------------------------------------------------------- */

static const char *name_of(vpca_arena *arena, const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *start = slash ? slash + 1 : path;
    const char *dot = strrchr(start, '.');

    return vpca_arena_copy(arena, start,
                           dot ? (size_t)(dot - start) : strlen(start));
}

static bool read_whole(const struct reader *reader, struct advice_case *one)
{
    static const char *const keys[] = {
        "source",     "round", "situation", "choice",       "accepted",
        "impossible", "why",   "beyond",    "requirements", NULL};
    size_t errors = reader->diags->errors;
    const struct vpca_node *choice;

    check_keys(reader, one->root, keys);
    one->half = half_of(one->name, read_round(reader, one->root));
    read_source(reader, one);
    read_text(reader, one->root, "situation");
    one->why = read_text(reader, one->root, "why");
    one->beyond = read_text(reader, one->root, "beyond");
    choice = require(reader, one->root, "choice");
    read_answers(reader, choice, &one->choice);
    read_answers(reader, vpca_node_get(one->root, "accepted"), &one->accepted);
    read_answers(reader, vpca_node_get(one->root, "impossible"),
                 &one->impossible);
    read_requirements(reader, one);
    if (!one->model || reader->diags->errors != errors)
        return false;
    if (!serves(one, &one->choice))
        report(reader, VPCA_CODE_CONTRADICTION, choice,
               "the choice serves no need of this kind");
    return reader->diags->errors == errors;
}

bool advice_case_read(vpca_arena *arena, const struct vpca_ruleset *rules,
                      const struct vpca_source *source,
                      struct vpca_diags *diags, struct advice_case *ret_case)
{
    struct reader reader = {.arena = arena, .rules = rules, .diags = diags};
    struct advice_case one = {.name = name_of(arena, source->name)};

    one.root = vpca_document_parse(arena, source, diags);
    if (!one.root || !read_whole(&reader, &one))
        return false;
    *ret_case = one;
    return true;
}

static int compare_cases(const void *a, const void *b, void *context)
{
    const struct advice_case *left = a;
    const struct advice_case *right = b;

    (void)context;
    return strcmp(left->name, right->name);
}

void advice_urls_check(const struct advice_cases *cases,
                       struct vpca_diags *diags)
{
    for (size_t i = 0; i < cases->count; i++) {
        size_t before = 0;

        for (size_t k = 0; k < i; k++)
            before += strcmp(cases->items[k].url, cases->items[i].url) == 0;
        if (before >= CASES_OF_URL)
            vpca_node_report(
                diags, VPCA_CODE_DUPLICATE_NAME, cases->items[i].root, NULL,
                "%d cases of this source are there already", CASES_OF_URL);
    }
}

static void read_differences(const struct reader *reader,
                             const struct vpca_source *source,
                             const struct advice_cases *cases)
{
    const struct vpca_node *root =
        vpca_document_parse(reader->arena, source, reader->diags);

    for (size_t i = 0; root && i < root->count; i++) {
        const char *name = root->items[i]->key->text;
        size_t k = 0;

        while (k < cases->count && strcmp(cases->items[k].name, name) != 0)
            k++;
        if (k < cases->count)
            cases->items[k].difference = read_text(reader, root, name);
        else
            report(reader, VPCA_CODE_UNKNOWN_NAME, root->items[i]->key,
                   "there is no case of this name");
    }
}

struct advice_cases advice_cases_read(vpca_arena *arena,
                                      const struct vpca_ruleset *rules,
                                      char *const *paths, size_t count,
                                      struct vpca_diags *diags)
{
    struct reader reader = {.arena = arena, .rules = rules, .diags = diags};
    struct advice_cases cases = {
        .items = vpca_arena_array(arena, count, sizeof(*cases.items))};
    const struct vpca_source *differences = NULL;

    for (size_t i = 0; i < count; i++) {
        const struct vpca_source *source =
            vpca_source_read(arena, paths[i], diags);

        if (source && strcmp(name_of(arena, paths[i]), "differences") == 0)
            differences = source;
        else if (source)
            cases.count += advice_case_read(arena, rules, source, diags,
                                            &cases.items[cases.count]);
    }
    vpca_sort(arena, cases.items, cases.count, sizeof(*cases.items),
              compare_cases, NULL);
    advice_urls_check(&cases, diags);
    if (differences)
        read_differences(&reader, differences, &cases);
    return cases;
}
