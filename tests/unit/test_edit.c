/* Tests of document: a value set in a text, and what else must stay. */
#define _POSIX_C_SOURCE 200809L /* opendir */
#include "vpcadvise/document.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static vpca_arena *arena;

static int set_up(void **state)
{
    (void)state;
    arena = vpca_arena_new();
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    vpca_arena_free(arena);
    return 0;
}

static const struct vpca_source *set(const char *before, const char *path,
                                     const char *value,
                                     struct vpca_diags *diags)
{
    const struct vpca_source *source =
        vpca_source_new(arena, "file.yaml", before, strlen(before));

    vpca_diags_init(diags, arena);
    return vpca_document_set(arena, source, path, value, diags);
}

/* ---- Styles ----------------------------------------------------------- */

struct style {
    const char *before;
    const char *path;
    const char *value;
    const char *after;
};

static void assert_styles(const struct style *styles, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct style *style = &styles[i];
        struct vpca_diags diags;
        const struct vpca_source *now =
            set(style->before, style->path, style->value, &diags);

        if (!now)
            fail_msg("%s\n%s: %s", style->before, style->path,
                     diags.items[0].message);
        assert_int_equal(diags.count, 0);
        assert_string_equal(now->bytes, style->after);
        assert_int_equal(now->length, strlen(style->after));
        assert_string_equal(now->name, "file.yaml");
    }
}

static void test_a_value_is_replaced_at_its_place(void **state)
{
    static const struct style STYLES[] = {
        {"a: unknown\n", "a", "500Mbps", "a: 500Mbps\n"},
        {"a:   unknown   # why\n", "a", "1", "a:   1   # why\n"},
        {"a: 'it''s'", "a", "\"x\"", "a: \"x\""},
        {"a: { b: unknown, c: 2 }\n", "a.b", "[1, 2]",
         "a: { b: [1, 2], c: 2 }\n"},
        {"a: [1, 2, 3]\n", "a[1]", "9", "a: [1, 9, 3]\n"},
        {"a:\n- x: 1\n- x: 2\n", "a[1].x", "9", "a:\n- x: 1\n- x: 9\n"},
        {"a: &v 1\nb: 2\n", "a", "3", "a: &v 3\nb: 2\n"},
        {"a: |\n  one\n  two\n\nb: 2\n", "a", "one", "a: one\n\nb: 2\n"},
        {"a:\n  [1,\n   2] # c\nb: 2\n", "a", "[3]", "a:\n  [3] # c\nb: 2\n"},
        {"\"a b\": 1\n'c.d': 2\n", "\"c.d\"", "3", "\"a b\": 1\n'c.d': 3\n"},
        {"\xC3\xBC: 1\r\nb: 2\r\n", "b", "3", "\xC3\xBC: 1\r\nb: 3\r\n"},
    };

    (void)state;
    assert_styles(STYLES, VPCA_COUNT(STYLES));
}

static void test_a_block_becomes_a_value_behind_its_key(void **state)
{
    static const struct style STYLES[] = {
        {"a:\n  - 1\n  - 2\nb: 2\n", "a", "[3]", "a: [3]\nb: 2\n"},
        {"a:\n- 1\n- 2\nb: 2\n", "a", "unknown", "a: unknown\nb: 2\n"},
        {"a: # list\n  # one\n  - 1 # first\nb: 2\n", "a", "[3]",
         "a: [3] # list\n  # one\n  # first\nb: 2\n"},
        {"x:\n  a: &l\n    - 1\n", "x.a", "[3]", "x:\n  a: &l [3]\n"},
        {"a:\n  - 1", "a", "[3]", "a: [3]"},
        {"a:\r\n  - 1", "a", "[3]", "a: [3]"},
        {"a:\r\n  b: 1\r\nc: 1\r\n", "a", "1", "a: 1\r\nc: 1\r\n"},
    };

    (void)state;
    assert_styles(STYLES, VPCA_COUNT(STYLES));
}

static void test_an_empty_value_is_filled(void **state)
{
    static const struct style STYLES[] = {
        {"a:\nb: 2\n", "a", "1", "a: 1\nb: 2\n"},
        {"a:   # why\nb: 2\n", "a", "1", "a: 1   # why\nb: 2\n"},
        {"a:", "a", "1", "a: 1"},
        {"a: ~\n", "a", "1", "a: 1\n"},
        {"a: { b: , c: 2 }\n", "a.b", "1", "a: { b: 1 , c: 2 }\n"},
        {"a: { b }\n", "a.b", "1", "a: { b: 1 }\n"},
        {"a: { b: }\n", "a.b", "1", "a: { b: 1 }\n"},
        {"x:\n  a:\n", "x.a.b.c", "1", "x:\n  a: { b: { c: 1 } }\n"},
        {"a: null # c\n", "a.b", "1", "a: { b: 1 } # c\n"},
    };

    (void)state;
    assert_styles(STYLES, VPCA_COUNT(STYLES));
}

static void test_a_key_is_added_to_a_block(void **state)
{
    static const struct style STYLES[] = {
        {"a: 1\n", "b", "2", "a: 1\nb: 2\n"},
        {"a: 1", "b", "2", "a: 1\nb: 2"},
        {"a: 1\r\n", "b", "2", "a: 1\r\nb: 2\r\n"},
        {"z: 0\r\na: 1", "b", "2", "z: 0\r\na: 1\r\nb: 2"},
        {"n:\n    a: 1   # one\n\n# on m\nm: 2\n", "n.b", "2",
         "n:\n    a: 1   # one\n    b: 2\n\n# on m\nm: 2\n"},
        {"n:\n  a:\n    - 1\n    - 2  \nm: 2\n", "n.b", "2",
         "n:\n  a:\n    - 1\n    - 2  \n  b: 2\nm: 2\n"},
        {"n:\n   a: 1\n", "n.b.c", "2", "n:\n   a: 1\n   b:\n      c: 2\n"},
        {"- a: 1\n- a: 2\n", "[0].b", "2", "- a: 1\n  b: 2\n- a: 2\n"},
        {"n:\n  a: |\n    text\n\nm: 2\n", "n.b", "2",
         "n:\n  a: |\n    text\n  b: 2\n\nm: 2\n"},
        {"n:\n  a: {\n    x: 1 }  # c\nm: 2\n", "n.b", "2",
         "n:\n  a: {\n    x: 1 }  # c\n  b: 2\nm: 2\n"},
        {"n:\n  a:\nm: 2\n", "n.b", "2", "n:\n  a:\n  b: 2\nm: 2\n"},
        {"x: &x { k: 1 }\nn:\n  a: *x\n", "n.b", "2",
         "x: &x { k: 1 }\nn:\n  a: *x\n  b: 2\n"},
        {"x: &x { k: 1 }\nn:\n  <<: *x\n", "n.b", "2",
         "x: &x { k: 1 }\nn:\n  <<: *x\n  b: 2\n"},
        {"a: 1\n", "\"10.0 x\"", "2", "a: 1\n\"10.0 x\": 2\n"},
        {"a: 1\n", "\"null\"", "2", "a: 1\n\"null\": 2\n"},
    };

    (void)state;
    assert_styles(STYLES, VPCA_COUNT(STYLES));
}

static void test_a_key_is_added_in_braces(void **state)
{
    static const struct style STYLES[] = {
        {"n: { a: 1 } # c\n", "n.b", "2", "n: { a: 1, b: 2 } # c\n"},
        {"n: {a: 1}\n", "n.b.c", "2", "n: {a: 1, b: { c: 2 }}\n"},
        {"n: {}\n", "n.b", "2", "n: { b: 2 }\n"},
        {"n: { }\n", "n.b", "2", "n: { b: 2 }\n"},
        {"n: { a: 1, }\n", "n.b", "2", "n: { a: 1, b: 2 }\n"},
        {"n: { a: '}, #', c: \"\\\"}\" }\n", "n.b", "2",
         "n: { a: '}, #', c: \"\\\"}\", b: 2 }\n"},
        {"n: { a: it's, c: x#y }\n", "n.b", "2",
         "n: { a: it's, c: x#y, b: 2 }\n"},
        {"n: {\n    a: 1, # one\n    c: 2 # two, {\n  }\n", "n.b", "2",
         "n: {\n    a: 1, # one\n    c: 2, # two, {\n    b: 2\n  }\n"},
        {"n: {\n    a: 1,\n    c: 2,\n  }\n", "n.b", "2",
         "n: {\n    a: 1,\n    c: 2,\n    b: 2,\n  }\n"},
        {"n: {\r\n    a: 1 }\r\n", "n.b", "2",
         "n: {\r\n    a: 1,\r\n    b: 2 }\r\n"},
        {"n: { a: 1,\n     c: { d: 1 } }\n", "n.c.b", "2",
         "n: { a: 1,\n     c: { d: 1, b: 2 } }\n"},
        {"x: &x { k: 1 }\nn: { a: *x }\n", "n.b", "2",
         "x: &x { k: 1 }\nn: { a: *x, b: 2 }\n"},
        {"x: &x { k: 1 }\nn: { <<: *x }\n", "n.b", "2",
         "x: &x { k: 1 }\nn: { <<: *x, b: 2 }\n"},
        {"n: { a: }\n", "n.b", "2", "n: { a: , b: 2 }\n"},
        {"n: { a: 1, c }\n", "n.b", "2", "n: { a: 1, c, b: 2 }\n"},
    };

    (void)state;
    assert_styles(STYLES, VPCA_COUNT(STYLES));
}

static void test_json_stays_json(void **state)
{
    static const struct style STYLES[] = {
        {"{\"a\": \"unknown\"}", "a", "500Mbps", "{\"a\": \"500Mbps\"}"},
        {"{\"a\": null}", "a", "12", "{\"a\": 12}"},
        {"{\"a\": 1}", "b", "[10.0.0.0/8, x: 1, 007]",
         "{\"a\": 1, \"b\": [\"10.0.0.0/8\", {\"x\": 1}, \"007\"]}"},
        {"{\n  \"a\": {\n    \"c\": 1\n  }\n}\n", "a.b", "true",
         "{\n  \"a\": {\n    \"c\": 1,\n    \"b\": true\n  }\n}\n"},
    };

    (void)state;
    assert_styles(STYLES, VPCA_COUNT(STYLES));
}

/* ---- What is refused -------------------------------------------------- */

struct refusal {
    const char *before;
    const char *path;
    const char *value;
    const char *message; /* a part */
    size_t line;
};

static void test_what_cannot_be_set_is_said(void **state)
{
    static const struct refusal REFUSALS[] = {
        {"a: &x { k: 1 }\nb: *x\n", "b.k", "2", "comes from an alias", 1},
        {"a: &x { k: 1 }\nb: *x\n", "b.new", "2", "comes from an alias", 1},
        {"a: &x { k: 1 }\nb: *x\n", "b", "2", "comes from an alias", 1},
        {"a: &x { k: 1 }\nb: *x\n", "a.k", "2", "b would change as well", 1},
        {"a: &x { k: 1 }\nb: { <<: *x, c: 2 }\n", "b.k", "2",
         "comes from an alias", 1},
        {"a: &x { k: 1 }\nb: { <<: *x }\n", "a.k", "2",
         "b would change as well", 2},
        {"z: 0\nl: [&x 1, *x]\n", "l[1]", "2", "comes from an alias", 2},
        {"z: 0\na: text\n", "a.b", "2", "one value, which has no keys", 2},
        {"z: 0\na: [1]\n", "a.b", "2", "a list, which has no keys", 2},
        {"z: 0\na: [1]\n", "a[1]", "2", "no such item", 2},
        {"z: 0\na: { b: 1 }\n", "a[0]", "2", "no list here", 2},
        {"a: 1\n", "", "2", "no path", 1},
        {"a: 1\n", "a..b", "2", "no path", 1},
        {"a: 1\n", "a[x]", "2", "no path", 1},
        {"a: 1\n", "a.\"b", "2", "no path", 1},
        {"a: 1\n", "a[99999999999999999999]", "2", "no path", 1},
        {"a: 1\n", "a", "1\n2", "more than one line", 1},
        {"a: 1\n", "a", "", "the value is empty", 1},
        {"a: 1\n", "a", "  ", "the value is empty", 1},
        {"a: { b: 1 }\n", "a.b", "x, y", "as it is", 1},
        {"a: { b: 1 }\n", "a.b", "2 }", "as it is", 1},
        {"a: 1\n", "a", "b: 1", "as it is", 1},
        {"a: { b: 1 }\n", "a.b", "2 # c", "as it is", 1},
        {"a: [\n", "a", "1", "never closed", 1},
        {"a: 1\n", "a", "[1", "", 1},
        {"", "a", "1", "holds no document", 1},
    };

    (void)state;
    for (size_t i = 0; i < VPCA_COUNT(REFUSALS); i++) {
        const struct refusal *refusal = &REFUSALS[i];
        struct vpca_diags diags;
        struct vpca_span span;

        if (set(refusal->before, refusal->path, refusal->value, &diags))
            fail_msg("%s\nset %s", refusal->before, refusal->path);
        if (diags.errors != 1)
            fail_msg("%s\nset %s: %zu errors", refusal->before, refusal->path,
                     diags.errors);
        if (!strstr(diags.items[0].message, refusal->message))
            fail_msg("%s: %s", refusal->path, diags.items[0].message);
        assert_non_null(diags.items[0].hint);
        span = diags.items[0].span;
        if (vpca_source_place(span.source, span.start).line != refusal->line)
            fail_msg("%s: another line: %s", refusal->path,
                     diags.items[0].message);
    }
}

/* ---- Everything in every example -------------------------------------- */

/* Where two texts differ: the lengths they begin and end with in common. */
static void assert_one_stretch(const struct vpca_source *before,
                               const struct vpca_source *now,
                               struct vpca_span span)
{
    size_t tail = before->length - span.end;

    assert_memory_equal(before->bytes, now->bytes, span.start);
    assert_true(now->length >= span.start + tail);
    assert_memory_equal(before->bytes + span.end,
                        now->bytes + now->length - tail, tail);
}

/* The new text without what was put in is the old text: counts the bytes that
 * are in `now` only, and needs all of `before` in its order. */
static void assert_only_added(const struct vpca_source *before,
                              const struct vpca_source *now)
{
    size_t at = 0;

    for (size_t i = 0; i < now->length && at < before->length; i++)
        at += now->bytes[i] == before->bytes[at];
    assert_int_equal(at, before->length);
}

static size_t try_node(const struct vpca_source *source,
                       const struct vpca_node *node)
{
    const char *path = vpca_node_path(arena, node);
    const struct vpca_source *now;
    struct vpca_diags diags;
    size_t done = 0;

    vpca_diags_init(&diags, arena);
    if (node->kind == VPCA_NODE_MAPPING) {
        path = vpca_arena_printf(arena, "%s%snew.key", path, *path ? "." : "");
        now = vpca_document_set(arena, source, path, "[1, x]", &diags);
        if (now)
            assert_only_added(source, now);
    } else if (node->kind == VPCA_NODE_SCALAR) {
        now = vpca_document_set(arena, source, path, "\"another: value\"",
                                &diags);
        if (now && node->span.end > node->span.start)
            assert_one_stretch(source, now, node->span);
    } else {
        now = vpca_document_set(arena, source, path, "[1, x]", &diags);
    }
    if (now)
        done++;
    else if (!strstr(diags.items[0].message, "comes from an alias") &&
             !strstr(diags.items[0].message, "would change as well"))
        fail_msg("%s: %s: %s", source->name, path, diags.items[0].message);
    for (uint32_t i = 0; i < node->count; i++)
        done += try_node(source, node->items[i]);
    return done;
}

/* The number of values that could be set. */
static size_t try_file(const char *name)
{
    const struct vpca_source *source;
    const struct vpca_node *root;
    struct vpca_diags diags;
    size_t done = 0;

    vpca_arena_reset(arena);
    vpca_diags_init(&diags, arena);
    source = vpca_source_read(arena, name, &diags);
    if (!source)
        return 0;
    root = vpca_document_parse(arena, source, &diags);
    if (root && root->kind == VPCA_NODE_MAPPING && diags.errors == 0)
        done = try_node(source, root);
    return done;
}

static size_t try_folder(const char *folder)
{
    DIR *entries = opendir(folder);
    size_t done = 0;

    assert_non_null(entries);
    for (struct dirent *entry; (entry = readdir(entries));) {
        char name[512];

        if (entry->d_name[0] == '.')
            continue;
        snprintf(name, sizeof(name), "%s/%s/requirements.yaml", folder,
                 entry->d_name);
        done += try_file(name);
    }
    closedir(entries);
    return done;
}

static void test_every_value_of_every_example_can_be_set(void **state)
{
    (void)state;
    assert_true(try_folder("examples") > 400);
}

static void test_every_value_of_every_golden_case_can_be_set(void **state)
{
    (void)state;
    assert_true(try_folder("tests/golden") > 400);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

/* ---- Several values --------------------------------------------------- */

static void test_several_values_are_set_at_once(void **state)
{
    static const char BEFORE[] = "n:\n"
                                 "  a: { x: 1 } # flow\n"
                                 "  b:\n"
                                 "    x: 1 # block\n"
                                 "  c: {}\n"
                                 "  d: { x: 1, y: { z: 2 } }\n";
    static const char AFTER[] = "n:\n"
                                "  a: { x: 1, k: 5 } # flow\n"
                                "  b:\n"
                                "    x: 1 # block\n"
                                "    k: { l: [6] }\n"
                                "  c: { k: 7 }\n"
                                "  d: { x: 8, y: { z: 9 } }\n";
    static const struct vpca_setting SETTINGS[] = {
        {"n.a.k", "5"}, {"n.b.k", "{ l: [6] }"}, {"n.c.k", "7"},
        {"n.d.x", "8"}, {"n.d.y.z", "9"},
    };
    const struct vpca_source *source =
        vpca_source_new(arena, "file.yaml", BEFORE, strlen(BEFORE));
    const struct vpca_source *now;
    struct vpca_diags diags;

    (void)state;
    vpca_diags_init(&diags, arena);
    now = vpca_document_set_all(arena, source, SETTINGS, VPCA_COUNT(SETTINGS),
                                &diags);
    assert_non_null(now);
    assert_string_equal(now->bytes, AFTER);
    assert_int_equal(diags.count, 0);
    assert_ptr_equal(vpca_document_set_all(arena, source, SETTINGS, 0, &diags),
                     source);
}

static void test_of_several_values_all_are_set_or_none(void **state)
{
    static const char BEFORE[] = "n:\n"
                                 "  a: &a { x: 1 }\n"
                                 "  b: *a\n"
                                 "  c: { <<: *a, y: 2 }\n"
                                 "  d: { x: 1 }\n";
    static const struct {
        struct vpca_setting settings[2];
        const char *message;
    } CASES[] = {
        {{{"n.a.k", "5"}, {"n.d.k", "5"}}, "n.b would change as well"},
        {{{"n.b.k", "5"}, {"n.d.k", "5"}},
         "the value comes from an alias or a merge key, and would change in "
         "every place that uses it"},
        {{{"n.d.k", "5"}, {"n.d.x.y", "5"}},
         "this is one value, which has no keys"},
    };
    const struct vpca_source *source =
        vpca_source_new(arena, "file.yaml", BEFORE, strlen(BEFORE));

    (void)state;
    for (size_t i = 0; i < VPCA_COUNT(CASES); i++) {
        struct vpca_diags diags;

        vpca_diags_init(&diags, arena);
        assert_null(
            vpca_document_set_all(arena, source, CASES[i].settings, 2, &diags));
        assert_int_equal(diags.count, 1);
        assert_string_equal(diags.items[0].message, CASES[i].message);
    }
}

/* What a merge key would bring, each need says for itself. */
static void test_merged_mappings_may_each_get_a_value(void **state)
{
    static const char BEFORE[] = "a: &a { x: 1 }\nb: { <<: *a, y: 2 }\n";
    static const struct vpca_setting SETTINGS[] = {{"a.k", "5"}, {"b.k", "6"}};
    const struct vpca_source *source =
        vpca_source_new(arena, "file.yaml", BEFORE, strlen(BEFORE));
    const struct vpca_source *now;
    struct vpca_diags diags;

    (void)state;
    vpca_diags_init(&diags, arena);
    now = vpca_document_set_all(arena, source, SETTINGS, 2, &diags);
    assert_non_null(now);
    assert_string_equal(now->bytes, "a: &a { x: 1, k: 5 }\n"
                                    "b: { <<: *a, y: 2, k: 6 }\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_a_value_is_replaced_at_its_place),
        TEST(test_a_block_becomes_a_value_behind_its_key),
        TEST(test_an_empty_value_is_filled),
        TEST(test_a_key_is_added_to_a_block),
        TEST(test_a_key_is_added_in_braces),
        TEST(test_json_stays_json),
        TEST(test_what_cannot_be_set_is_said),
        TEST(test_every_value_of_every_example_can_be_set),
        TEST(test_every_value_of_every_golden_case_can_be_set),
        TEST(test_several_values_are_set_at_once),
        TEST(test_of_several_values_all_are_set_or_none),
        TEST(test_merged_mappings_may_each_get_a_value),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
