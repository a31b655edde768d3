/* Tests of document: the tree and its places, limits, aliases, merge keys,
 * duplicate keys, and what is said of text that is no YAML. */
#define _POSIX_C_SOURCE 200809L /* mkstemp */
#include "vpcadvise/document.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

struct run {
    vpca_arena *arena;
    struct vpca_diags diags;
};

static int set_up(void **state)
{
    static struct run run;

    run.arena = vpca_arena_new();
    vpca_diags_init(&run.diags, run.arena);
    *state = &run;
    return 0;
}

static int tear_down(void **state)
{
    struct run *run = *state;

    vpca_arena_free(run->arena);
    return 0;
}

static const struct vpca_node *parse_bytes(struct run *run, const char *text,
                                           size_t length)
{
    const struct vpca_source *source =
        vpca_source_new(run->arena, "file.yaml", text, length);

    vpca_diags_init(&run->diags, run->arena);
    return vpca_document_parse(run->arena, source, &run->diags);
}

static const struct vpca_node *parse(struct run *run, const char *text)
{
    return parse_bytes(run, text, strlen(text));
}

static const struct vpca_node *parse_clean(struct run *run, const char *text)
{
    const struct vpca_node *root = parse(run, text);

    for (size_t i = 0; i < run->diags.count; i++)
        print_error("%s\n", run->diags.items[i].message);
    assert_int_equal(run->diags.errors, 0);
    assert_non_null(root);
    return root;
}

static const struct vpca_node *get(const struct vpca_node *node,
                                   const char *key)
{
    const struct vpca_node *value = vpca_node_get(node, key);

    assert_non_null(value);
    return value;
}

static void assert_text(const struct vpca_node *node, const char *text)
{
    assert_int_equal(node->kind, VPCA_NODE_SCALAR);
    assert_string_equal(node->text, text);
    assert_int_equal(node->length, strlen(text));
}

/* The source text that the node's span covers. */
static void assert_covers(const struct vpca_node *node, const char *text)
{
    size_t length = node->span.end - node->span.start;

    assert_int_equal(length, strlen(text));
    assert_memory_equal(node->span.source->bytes + node->span.start, text,
                        length);
}

/* The only diagnostic, at 1-based line and column. */
static void assert_one(const struct run *run, enum vpca_code code, size_t line,
                       size_t column)
{
    const struct vpca_diag *diag = run->diags.items;
    struct vpca_place place;

    assert_int_equal(run->diags.count, 1);
    assert_string_equal(vpca_code_name(diag->code), vpca_code_name(code));
    assert_non_null(diag->span.source);
    place = vpca_source_place(diag->span.source, diag->span.start);
    assert_int_equal(place.line, line);
    assert_int_equal(place.column, column);
}

static void assert_hint(const struct run *run, const char *part)
{
    assert_non_null(run->diags.items[0].hint);
    if (!strstr(run->diags.items[0].hint, part))
        fail_msg("hint: %s", run->diags.items[0].hint);
}

/* ---- The tree --------------------------------------------------------- */

static void test_nodes_know_their_bytes_and_parents(void **state)
{
    const struct vpca_node *root =
        parse_clean(*state, "name: 'it''s'\n"
                            "sites:\n"
                            "  fra: { cidrs: [10.0.0.0/8, \"::/0\"] }\n"
                            "\n# comment\n"
                            "last: |\n"
                            "  one\n"
                            "  two\n"
                            "\n"
                            "end: x\n");
    const struct vpca_node *fra = get(get(root, "sites"), "fra");
    const struct vpca_node *cidrs = get(fra, "cidrs");

    assert_int_equal(root->kind, VPCA_NODE_MAPPING);
    assert_null(root->parent);
    assert_int_equal(root->count, 4);
    assert_text(get(root, "name"), "it's");
    assert_covers(get(root, "name"), "'it''s'");
    assert_false(get(root, "name")->plain);
    assert_covers(get(root, "sites"), "fra: { cidrs: [10.0.0.0/8, \"::/0\"] }");
    assert_covers(fra, "{ cidrs: [10.0.0.0/8, \"::/0\"] }");
    assert_covers(fra->key, "fra");
    assert_ptr_equal(cidrs->parent, fra);
    assert_int_equal(cidrs->kind, VPCA_NODE_SEQUENCE);
    assert_covers(cidrs, "[10.0.0.0/8, \"::/0\"]");
    assert_true(cidrs->items[0]->plain);
    assert_null(cidrs->items[1]->key);
    assert_int_equal(cidrs->items[1]->index, 1);
    assert_covers(cidrs->items[1], "\"::/0\"");
    assert_text(get(root, "last"), "one\ntwo\n");
    assert_covers(get(root, "last"), "|\n  one\n  two");
    assert_int_equal(get(root, "end")->index, 3);
    assert_text(root->items[3]->key, "end");
}

static void test_spans_are_bytes_behind_non_ascii_and_crlf(void **state)
{
    const struct vpca_node *root = parse_clean(
        *state, "\xC3\xBC: \xE6\xBC\xA2\xF0\x9F\x98\x80 b # \xC2"
                "\xA0\r\nb: >\r\n  x\r\n  \xC3\xA9\r\nc: \"d\"\r\n");

    assert_covers(get(root, "\xC3\xBC"), "\xE6\xBC\xA2\xF0\x9F\x98\x80 b");
    assert_covers(get(root, "b"), ">\r\n  x\r\n  \xC3\xA9");
    assert_covers(get(root, "c"), "\"d\"");
}

/* They break lines for YAML 1.1, but not for editors. */
static void test_other_line_breaks_leave_the_line_numbers(void **state)
{
    const struct vpca_node *root =
        parse_clean(*state, "a: \"x\xE2\x80\xA8y\xC2\x85z\"\nb: c\n");
    const struct vpca_node *b = get(root, "b");
    struct vpca_place place = vpca_source_place(b->span.source, b->span.start);

    assert_int_equal(place.line, 2);
    assert_int_equal(place.column, 4);
    assert_covers(b, "c");
}

static void test_an_anchor_is_not_part_of_the_span(void **state)
{
    const struct vpca_node *root = parse_clean(*state, "a: &x 12\n"
                                                       "b: &y # comment\n"
                                                       "  c: d\n"
                                                       "e: &z\n"
                                                       "f: &w {}\n");

    assert_covers(get(root, "a"), "12");
    assert_covers(get(root, "b"), "c: d");
    assert_covers(get(root, "e"), "");
    assert_covers(get(root, "f"), "{}");
}

static void test_json_is_read(void **state)
{
    const struct vpca_node *root =
        parse_clean(*state, "{\"a\":1,\"b\":[true,null],\n"
                            "\t\"c\": {\"d\": \"\\u00e4\\n\\/\"} }\n");

    assert_text(get(root, "a"), "1");
    assert_int_equal(get(root, "b")->count, 2);
    assert_true(vpca_node_is_null(get(root, "b")->items[1]));
    assert_text(get(get(root, "c"), "d"), "\xC3\xA4\n/");
}

static void test_null_is_plain_only(void **state)
{
    static const char *const NULLS[] = {"a:", "a: ~", "a: null", "a: NULL"};
    static const char *const TEXTS[] = {"a: 'null'", "a: \"\"", "a: nul",
                                        "a: '~'", "a: {}"};

    for (size_t i = 0; i < VPCA_COUNT(NULLS); i++)
        assert_true(vpca_node_is_null(get(parse_clean(*state, NULLS[i]), "a")));
    for (size_t i = 0; i < VPCA_COUNT(TEXTS); i++)
        assert_false(
            vpca_node_is_null(get(parse_clean(*state, TEXTS[i]), "a")));
}

static void test_get_finds_among_few_and_many(void **state)
{
    struct run *run = *state;

    for (int count = 0; count < 300; count += 1 + count / 10) {
        struct vpca_text text;
        const struct vpca_node *root;

        vpca_text_init(&text, run->arena);
        vpca_text_add(&text, "map: {");
        for (int i = 0; i < count; i++)
            vpca_text_addf(&text, "key%d: %d, ", i, i);
        vpca_text_add(&text, "}");
        root = get(parse_clean(run, text.bytes), "map");
        assert_int_equal(root->count, count);
        for (int i = 0; i < count; i++) {
            const char *key = vpca_arena_printf(run->arena, "key%d", i);

            assert_ptr_equal(vpca_node_get(root, key), root->items[i]);
            assert_int_equal(root->items[i]->index, i);
        }
        assert_null(vpca_node_get(root, "key"));
        assert_null(vpca_node_get(root, ""));
    }
}

static void test_get_of_no_mapping_is_null(void **state)
{
    const struct vpca_node *root = parse_clean(*state, "[a]");

    assert_null(vpca_node_get(root, "a"));
    assert_null(vpca_node_get(root->items[0], "a"));
    assert_null(vpca_node_get(NULL, "a"));
}

static void test_paths(void **state)
{
    struct run *run = *state;
    const struct vpca_node *root =
        parse_clean(run, "sites: {fra-dc: {cidrs: [a, [b]]}}\n"
                         "\"x.y \\\"z\": {\xC3\xBC: 1}\n");
    const struct vpca_node *cidrs =
        get(get(get(root, "sites"), "fra-dc"), "cidrs");
    const struct vpca_node *quoted = get(root, "x.y \"z");

    assert_string_equal(vpca_node_path(run->arena, root), "");
    assert_string_equal(vpca_node_path(run->arena, cidrs),
                        "sites.fra-dc.cidrs");
    assert_string_equal(vpca_node_path(run->arena, cidrs->key),
                        "sites.fra-dc.cidrs");
    assert_string_equal(vpca_node_path(run->arena, cidrs->items[1]->items[0]),
                        "sites.fra-dc.cidrs[1][0]");
    assert_string_equal(vpca_node_path(run->arena, quoted->items[0]),
                        "\"x.y \\\"z\".\xC3\xBC");
}

static void test_a_report_carries_place_and_path(void **state)
{
    struct run *run = *state;
    const struct vpca_node *root = parse_clean(run, "a: {b: 12}");

    vpca_node_report(&run->diags, VPCA_CODE_BAD_NUMBER,
                     get(get(root, "a"), "b"), "hint", "%d is no %s", 12, "x");
    assert_one(run, VPCA_CODE_BAD_NUMBER, 1, 8);
    assert_string_equal(run->diags.items[0].path, "a.b");
    assert_string_equal(run->diags.items[0].message, "12 is no x");
    assert_hint(run, "hint");
}

/* ---- Aliases ---------------------------------------------------------- */

static void test_an_alias_is_a_copy_in_its_own_place(void **state)
{
    struct run *run = *state;
    const struct vpca_node *root =
        parse_clean(run, "a: &x {b: [1, 2]}\nc: {d: *x}\n");
    const struct vpca_node *original = get(get(root, "a"), "b");
    const struct vpca_node *copy = get(get(get(root, "c"), "d"), "b");

    assert_ptr_not_equal(original, copy);
    assert_text(copy->items[1], "2");
    assert_int_equal(copy->span.start, original->span.start);
    assert_string_equal(vpca_node_path(run->arena, copy->items[1]), "c.d.b[1]");
    assert_string_equal(vpca_node_path(run->arena, copy->key), "c.d.b");
}

static void test_an_anchor_may_be_given_anew(void **state)
{
    const struct vpca_node *root =
        parse_clean(*state, "[&a 1, *a, &a 2, *a, &b [&b 3], *b]");

    assert_text(root->items[1], "1");
    assert_text(root->items[3], "2");
    assert_text(root->items[5], "3");
}

static void test_a_star_without_an_anchor(void **state)
{
    struct run *run = *state;
    const struct vpca_node *root = parse(run, "a: [x, *-vpc]\n");

    assert_one(run, VPCA_CODE_UNDEFINED_ALIAS, 1, 8);
    assert_hint(run, "\"*-vpc\"");
    assert_text(get(root, "a")->items[1], "*-vpc");
    parse(run, "a: &base 1\nb: *bsae\n");
    assert_one(run, VPCA_CODE_UNDEFINED_ALIAS, 2, 4);
    assert_hint(run, "*base");
}

static void test_cycles_are_errors(void **state)
{
    assert_null(parse(*state, "&a [*a]"));
    assert_one(*state, VPCA_CODE_ALIAS_CYCLE, 1, 5);
    assert_null(parse(*state, "a: &a\n  b: {c: *a}\n  <<: 1\n"));
    assert_int_equal(((struct run *)*state)->diags.count, 2);
}

static void test_a_bomb_stops(void **state)
{
    struct run *run = *state;
    struct vpca_text text;

    vpca_text_init(&text, run->arena);
    vpca_text_add(&text, "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 30; i++)
        vpca_text_addf(&text,
                       "a%d: &a%d [*a%d, *a%d, *a%d, *a%d, *a%d, *a%d]\n", i, i,
                       i - 1, i - 1, i - 1, i - 1, i - 1, i - 1);
    assert_null(parse(run, text.bytes));
    assert_int_equal(run->diags.count, 1);
    assert_int_equal(run->diags.items[0].code, VPCA_CODE_LIMIT_ALIAS_NODES);
}

static void test_aliases_cannot_nest_too_deep(void **state)
{
    struct run *run = *state;
    struct vpca_text text;

    vpca_text_init(&text, run->arena);
    vpca_text_add(&text, "- &a0 [x]\n");
    for (int i = 1; i < 80; i++)
        vpca_text_addf(&text, "- &a%d [*a%d]\n", i, i - 1);
    assert_null(parse(run, text.bytes));
    assert_one(run, VPCA_CODE_LIMIT_DEPTH, 64, 9);
}

/* ---- Merge keys ------------------------------------------------------- */

static void test_merged_keys_fill_in(void **state)
{
    struct run *run = *state;
    const struct vpca_node *root =
        parse_clean(run, "a: &a {x: 1, y: {z: 2}}\n"
                         "b: &b {x: 3, w: 4}\n"
                         "one: {x: 5, <<: *a}\n"
                         "two: {<<: [*b, *a], v: 6}\n"
                         "three: {<<: {q: 7}, \"<<\": text}\n"
                         "four: {<<: []}\n");
    const struct vpca_node *one = get(root, "one");
    const struct vpca_node *two = get(root, "two");

    assert_int_equal(one->count, 2);
    assert_text(get(one, "x"), "5");
    assert_string_equal(vpca_node_path(run->arena, get(get(one, "y"), "z")),
                        "one.y.z");
    assert_int_equal(two->count, 4);
    assert_text(get(two, "x"), "3");
    assert_text(get(two, "w"), "4");
    assert_text(get(get(two, "y"), "z"), "2");
    for (uint32_t i = 0; i < two->count; i++) {
        assert_int_equal(two->items[i]->index, i);
        assert_ptr_equal(two->items[i]->parent, two);
        assert_ptr_equal(two->items[i]->key->parent, two);
    }
    assert_text(get(get(root, "three"), "q"), "7");
    assert_text(get(get(root, "three"), "<<"), "text");
    assert_int_equal(get(root, "four")->count, 0);
}

static void test_merging_many_keys(void **state)
{
    struct run *run = *state;
    struct vpca_text text;
    const struct vpca_node *merged;

    vpca_text_init(&text, run->arena);
    vpca_text_add(&text, "a: &a {");
    for (int i = 0; i < 50; i++)
        vpca_text_addf(&text, "k%d: %d, ", i, i);
    vpca_text_add(&text, "}\nb: {k7: own, <<: *a, k9: own}\n");
    merged = get(parse_clean(run, text.bytes), "b");
    assert_int_equal(merged->count, 50);
    assert_text(get(merged, "k7"), "own");
    assert_text(get(merged, "k9"), "own");
    assert_text(get(merged, "k49"), "49");
}

static void test_bad_merges(void **state)
{
    struct run *run = *state;
    const struct vpca_node *root;

    parse(run, "a: {<<: 1, b: 2}");
    assert_one(run, VPCA_CODE_BAD_MERGE, 1, 9);
    parse(run, "a: {<<: [{c: 1}, x]}");
    assert_one(run, VPCA_CODE_BAD_MERGE, 1, 18);
    root = parse(run, "a: {<<: {x: 1}, <<: {y: 2}}");
    assert_one(run, VPCA_CODE_BAD_MERGE, 1, 17);
    assert_hint(run, "<<: [*a, *b]");
    assert_text(get(get(root, "a"), "y"), "2");
}

/* ---- Keys ------------------------------------------------------------- */

static void test_duplicate_keys(void **state)
{
    struct run *run = *state;
    const struct vpca_node *root =
        parse(run, "a: 1\nb:\n  c: 1\n  d: 2\n  \"c\": 3\n");

    assert_one(run, VPCA_CODE_DUPLICATE_KEY, 5, 3);
    assert_string_equal(run->diags.items[0].path, "b.c");
    assert_hint(run, "line 3");
    assert_int_equal(get(root, "b")->count, 2);
    assert_text(get(get(root, "b"), "c"), "1");
}

static void test_duplicates_among_many_keys(void **state)
{
    struct run *run = *state;
    struct vpca_text text;
    const struct vpca_node *root;

    vpca_text_init(&text, run->arena);
    for (int i = 0; i < 40; i++)
        vpca_text_addf(&text, "k%d: %d\n", i % 30, i);
    root = parse(run, text.bytes);
    assert_int_equal(run->diags.errors, 10);
    assert_int_equal(root->count, 30);
    assert_text(get(root, "k29"), "29");
    assert_text(get(root, "k0"), "0");
}

static void test_bad_keys(void **state)
{
    static const char *const CASES[] = {
        "? [a]\n: b\nc: d\n", "{a: b}: 1\nc: d\n",  "~: 1\nc: d\n",
        "null: 1\nc: d\n",    "'': 1\nc: d\n",

        "? *x\n: 1\nc: d\n",  "? {a: [b]}\nc: d\n",
    };
    struct run *run = *state;

    for (size_t i = 0; i < VPCA_COUNT(CASES); i++) {
        const struct vpca_node *root = parse(run, CASES[i]);

        assert_int_equal(run->diags.count, 1);
        assert_int_equal(run->diags.items[0].code, VPCA_CODE_BAD_KEY);
        assert_int_equal(root->count, 1);
        assert_text(get(root, "c"), "d");
    }
    assert_text(get(parse(run, "&x a: 1\n"), "a"), "1");
    assert_one(run, VPCA_CODE_BAD_KEY, 1, 1);
    assert_text(get(parse_clean(run, "'null': 1\n"), "null"), "1");
}

/* ---- What is refused -------------------------------------------------- */

static void test_tags_are_refused(void **state)
{
    struct run *run = *state;
    const struct vpca_node *root = parse(run, "a: !!str 12\n");

    assert_one(run, VPCA_CODE_TAG, 1, 4);
    assert_text(get(root, "a"), "12");
    assert_covers(get(root, "a"), "12");
    parse(run, "a: &x !local {b: c}\n");
    assert_one(run, VPCA_CODE_TAG, 1, 7);
    assert_null(parse(run, "%TAG ! x\n---\na: 1\n"));
    assert_one(run, VPCA_CODE_TAG, 1, 1);
    assert_null(parse(run, "a: !x<y\n"));
    assert_one(run, VPCA_CODE_TAG, 1, 4);
}

static void test_one_document_only(void **state)
{
    struct run *run = *state;

    assert_text(get(parse(run, "a: 1\n---\nb: 2\n"), "a"), "1");
    assert_one(run, VPCA_CODE_MANY_DOCUMENTS, 2, 1);
    assert_text(get(parse_clean(run, "%YAML 1.1\n---\na: 1\n...\n"), "a"), "1");
}

static void test_nothing_is_no_document(void **state)
{
    static const char *const CASES[] = {"", "\n\n", "# only this\n", "---\n",
                                        "--- # x\n...\n"};

    for (size_t i = 0; i < VPCA_COUNT(CASES); i++) {
        assert_null(parse(*state, CASES[i]));
        assert_one(*state, VPCA_CODE_EMPTY, 1, 1);
    }
}

static void test_bytes_that_are_no_text(void **state)
{
    struct run *run = *state;

    assert_null(parse(run, "a: \xC3\xA9\nb: x\xE4y\n"));
    assert_one(run, VPCA_CODE_ENCODING, 2, 5);
    assert_null(parse_bytes(run, "a: b\0c", 6));
    assert_one(run, VPCA_CODE_NUL_BYTE, 1, 5);
    assert_null(parse(run, "a: \x1b[0m"));
    assert_one(run, VPCA_CODE_SYNTAX, 1, 4);
    assert_non_null(parse(run, "a: {b: \"x\\0y\"}"));
    assert_one(run, VPCA_CODE_NUL_BYTE, 1, 8);
    assert_string_equal(run->diags.items[0].path, "a.b");
}

static void test_a_long_text_is_an_error(void **state)
{
    struct run *run = *state;
    char *text = vpca_arena_alloc(run->arena, 80004);
    const struct vpca_node *root;

    memcpy(text, "a: ", 3);
    memset(text + 3, 'x', 65535);
    for (int i = 65538; i < 80000; i += 2)
        memcpy(text + i, "\xC3\xA9", 2);
    root = parse(run, text);
    assert_one(run, VPCA_CODE_LIMIT_SCALAR_LENGTH, 1, 4);
    assert_int_equal(get(root, "a")->length, 65535);
    text[3 + 65535] = '\0';
    parse_clean(run, text);
}

static void test_depth_is_limited(void **state)
{
    static const char *const OPENERS[] = {"[", "{a: ", "- ", "? "};
    struct run *run = *state;
    char text[129];

    for (size_t i = 0; i < VPCA_COUNT(OPENERS); i++) {
        struct vpca_text deep;

        vpca_text_init(&deep, run->arena);
        for (int n = 0; n < 100000; n++)
            vpca_text_add(&deep, OPENERS[i]);
        assert_null(parse(run, deep.bytes));
        assert_int_equal(run->diags.count, 1);
        assert_int_equal(run->diags.items[0].code, VPCA_CODE_LIMIT_DEPTH);
    }
    memset(text, '[', 64);
    memset(text + 64, ']', 64);
    text[128] = '\0';
    parse_clean(run, text);
}

/* ---- Text that is no YAML --------------------------------------------- */

static void test_syntax_errors_come_with_place_and_hint(void **state)
{
    static const struct {
        const char *text;
        size_t line;
        size_t column;
        const char *hint;
    } CASES[] = {
        {"a: *-v-*", 1, 4, "\"*-v-*\""},
        {"a: [*.x, b]", 1, 5, "\"*.x\""},
        {"a: > 5 Gbps # c", 1, 4, "\"> 5 Gbps\""},
        {"a: {b: > 5, c: d}", 1, 8, "\"> 5\""},
        {"a: {x.y} is more", 1, 10, "\"{x.y} is more\""},
        {"a: [x] y", 1, 8, "\"[x] y\""},
        {"a: [x]]", 1, 7, "remove it"},
        {"a: %5", 1, 4, "\"%5\""},
        {"a: @x", 1, 4, "\"@x\""},
        {"a: `\"x", 1, 4, "'`\"x'"},
        {"%a b", 1, 1, "quote"},
        {"a:\n\tb: 1", 2, 1, "spaces"},
        {"a:\n  b: 1\n\tc: 1", 3, 1, "spaces"},
        {"a: [::/0]", 1, 5, "\"::/0\""},
        {"a: {b: ::/0}", 1, 8, "\"::/0\""},
        {"a: [fe80::, x]", 1, 5, "\"fe80::\""},
        {"a: \"\\ud83d\\ude00\"", 1, 7, "\\U0001F600"},
        {"{\"a\"\n: 1}", 2, 1, "line of its key"},
        {"a: B: c", 1, 5, "\"B: c\""},
        {"a: b: c", 1, 5, "{ b: c }"},
        {"a: 1\n  b: 2", 2, 4, "indent"},
        {"a:1\nb: 2", 2, 2, "key: value"},
        {"a: \"x\nb: y", 1, 4, "close"},
        {"a: \"x\nb: \"y\"", 2, 5, "line 1"},
        {"a: [1, 2\n\n", 1, 4, "]"},
        {"a: {b: 1,\n", 1, 4, "close"},
        {"a: {b: 1\n", 1, 4, "}"},
        {": 1\nc: d", 1, 1, "key: value"},
        {"a: [1, 2\nb: 3", 2, 2, "line 1"},
        {"a: 1\nfoo\nb: 2", 2, 1, "key: value"},
        {"a:\n  - x\n  y: 1", 3, 3, "line 2 in column 3"},
        {"a:\n  - b\n c", 3, 2, "line 1 in column 1"},
        {"a:\n   b: 1\n  c: 2", 3, 3,
         "beside line 2, indent it like that "
         "line: to column 4"},
        {"a: - b", 1, 4, "line of its own"},
        {"a: \"C:\\d\"", 1, 7, "backslash"},
        {"a: 'it's'", 1, 8, "quotes"},
        {"{\"a\": 1}}", 1, 9, "too many"},
    };

    for (size_t i = 0; i < VPCA_COUNT(CASES); i++) {
        assert_null(parse(*state, CASES[i].text));
        assert_one(*state, VPCA_CODE_SYNTAX, CASES[i].line, CASES[i].column);
        assert_hint(*state, CASES[i].hint);
    }
}

static void test_errors_before_a_syntax_error_are_kept(void **state)
{
    struct run *run = *state;

    assert_null(parse(run, "a: {b: 1, b: 2}\nc: @\n"));
    assert_int_equal(run->diags.count, 2);
}

/* ---- Reading ---------------------------------------------------------- */

static const struct vpca_source *read_bytes(struct run *run, const char *bytes,
                                            size_t length)
{
    char name[] = "/tmp/test_document.XXXXXX";
    const struct vpca_source *source;
    FILE *file = fdopen(mkstemp(name), "wb");

    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, length, file), length);
    assert_int_equal(fclose(file), 0);
    vpca_diags_init(&run->diags, run->arena);
    source = vpca_source_read(run->arena, name, &run->diags);
    remove(name);
    return source;
}

static void test_a_file_is_read_without_its_mark(void **state)
{
    const struct vpca_source *source = read_bytes(*state,
                                                  "\xEF\xBB\xBF"
                                                  "a: 1\n",
                                                  8);

    assert_non_null(source);
    assert_memory_equal(source->name, "/tmp/test_document.", 19);
    assert_string_equal(source->bytes, "a: 1\n");
    assert_int_equal(source->length, 5);
    assert_int_equal(read_bytes(*state, "", 0)->length, 0);
}

static void test_other_encodings_are_refused(void **state)
{
    static const struct {
        const char *bytes;
        size_t length;
        const char *encoding;
    } CASES[] = {
        {"\xFF\xFE"
         "a\0",
         4, "UTF-16"},
        {"\xFE\xFF\0a", 4, "UTF-16"},
        {"a\0:\0", 4, "UTF-16"},
        {"\0a\0:", 4, "UTF-16"},
        {"\xFF\xFE\0\0a\0\0\0", 8, "UTF-32"},
        {"\0\0\xFE\xFF\0\0\0a", 8, "UTF-32"},
        {"a\0\0\0", 4, "UTF-32"},
        {"\0\0\0a", 4, "UTF-32"},
    };
    struct run *run = *state;

    for (size_t i = 0; i < VPCA_COUNT(CASES); i++) {
        assert_null(read_bytes(run, CASES[i].bytes, CASES[i].length));
        assert_int_equal(run->diags.count, 1);
        assert_int_equal(run->diags.items[0].code, VPCA_CODE_ENCODING);
        assert_non_null(strstr(run->diags.items[0].message, CASES[i].encoding));
        assert_hint(run, "UTF-8");
    }
}

static void test_what_cannot_be_read(void **state)
{
    static const char *const CASES[] = {"does-not-exist.yaml", "."};
    struct run *run = *state;

    for (size_t i = 0; i < VPCA_COUNT(CASES); i++) {
        vpca_diags_init(&run->diags, run->arena);
        assert_null(vpca_source_read(run->arena, CASES[i], &run->diags));
        assert_int_equal(run->diags.count, 1);
        assert_int_equal(run->diags.items[0].code, VPCA_CODE_UNREADABLE);
        assert_non_null(strstr(run->diags.items[0].message, CASES[i]));
        assert_non_null(run->diags.items[0].hint);
    }
}

static void test_an_endless_file_stops_at_the_limit(void **state)
{
    struct run *run = *state;

    assert_null(vpca_source_read(run->arena, "/dev/zero", &run->diags));
    assert_int_equal(run->diags.count, 1);
    assert_int_equal(run->diags.items[0].code, VPCA_CODE_LIMIT_FILE_SIZE);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_nodes_know_their_bytes_and_parents),
        TEST(test_spans_are_bytes_behind_non_ascii_and_crlf),
        TEST(test_other_line_breaks_leave_the_line_numbers),
        TEST(test_an_anchor_is_not_part_of_the_span),
        TEST(test_json_is_read),
        TEST(test_null_is_plain_only),
        TEST(test_get_finds_among_few_and_many),
        TEST(test_get_of_no_mapping_is_null),
        TEST(test_paths),
        TEST(test_a_report_carries_place_and_path),
        TEST(test_an_alias_is_a_copy_in_its_own_place),
        TEST(test_an_anchor_may_be_given_anew),
        TEST(test_a_star_without_an_anchor),
        TEST(test_cycles_are_errors),
        TEST(test_a_bomb_stops),
        TEST(test_aliases_cannot_nest_too_deep),
        TEST(test_merged_keys_fill_in),
        TEST(test_merging_many_keys),
        TEST(test_bad_merges),
        TEST(test_duplicate_keys),
        TEST(test_duplicates_among_many_keys),
        TEST(test_bad_keys),
        TEST(test_tags_are_refused),
        TEST(test_one_document_only),
        TEST(test_nothing_is_no_document),
        TEST(test_bytes_that_are_no_text),
        TEST(test_a_long_text_is_an_error),
        TEST(test_depth_is_limited),
        TEST(test_syntax_errors_come_with_place_and_hint),
        TEST(test_errors_before_a_syntax_error_are_kept),
        TEST(test_a_file_is_read_without_its_mark),
        TEST(test_other_encodings_are_refused),
        TEST(test_what_cannot_be_read),
        TEST(test_an_endless_file_stops_at_the_limit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
