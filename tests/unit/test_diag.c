/* Tests of diag: places, codes, collecting, ordering and printing. */
#include "vpcadvise/diag.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static int set_up(void **state)
{
    *state = vpca_arena_new();
    return 0;
}

static int tear_down(void **state)
{
    vpca_arena_free(*state);
    return 0;
}

static const struct vpca_source *make(vpca_arena *arena, const char *text)
{
    return vpca_source_new(arena, "file.yaml", text, strlen(text));
}

/* One diagnostic of the bytes [start, end), printed. */
static const char *print(vpca_arena *arena, const char *source, uint32_t start,
                         uint32_t end)
{
    struct vpca_diag diag = {
        .code = VPCA_CODE_BAD_NUMBER,
        .span = {.source = make(arena, source), .start = start, .end = end},
        .message = "wrong",
    };
    struct vpca_text text;

    vpca_text_init(&text, arena);
    vpca_diag_print(&diag, &text, false);
    return text.bytes;
}

/* ---- Places ----------------------------------------------------------- */

static void assert_place(const struct vpca_source *source, uint32_t offset,
                         size_t line, size_t column)
{
    struct vpca_place place = vpca_source_place(source, offset);

    assert_int_equal(place.line, line);
    assert_int_equal(place.column, column);
}

static void test_places_count_characters(void **state)
{
    const struct vpca_source *source =
        make(*state, "a\n\n\xC3\xA9\xE6\xBC\xA2z\r\nlast");

    assert_int_equal(source->line_count, 4);
    assert_place(source, 0, 1, 1);
    assert_place(source, 1, 1, 2); /* the line feed belongs to its line */
    assert_place(source, 2, 2, 1);
    assert_place(source, 3, 3, 1);
    assert_place(source, 5, 3, 2);
    assert_place(source, 8, 3, 3);
    assert_place(source, 11, 4, 1);
    assert_place(source, 15, 4, 5);
    assert_place(source, 999, 4, 5);
}

static void test_places_in_long_lines(void **state)
{
    struct vpca_text text;
    const struct vpca_source *source;

    vpca_text_init(&text, *state);
    for (int i = 0; i < 200; i++)
        vpca_text_add(&text, "a\xC3\xA9\xE6\xBC\xA2\xF0\x9F\x98\x80");
    source = make(*state, text.bytes);
    for (uint32_t i = 0; i < 200; i++) {
        assert_place(source, 10 * i, 1, 4 * i + 1);
        assert_place(source, 10 * i + 1, 1, 4 * i + 2);
        assert_place(source, 10 * i + 3, 1, 4 * i + 3);
        assert_place(source, 10 * i + 6, 1, 4 * i + 4);
    }
}

static void test_an_empty_source_has_a_line(void **state)
{
    assert_int_equal(make(*state, "")->line_count, 1);
    assert_place(make(*state, ""), 0, 1, 1);
    assert_place(make(*state, "a\n"), 2, 2, 1);
}

/* ---- Codes ------------------------------------------------------------ */

static void test_codes_have_unique_names_and_meanings(void **state)
{
    vpca_names *names = vpca_names_new(*state);

    for (unsigned i = 0; i < VPCA_CODE_COUNT; i++) {
        enum vpca_code code = (enum vpca_code)i;

        assert_true(vpca_names_add(names, vpca_code_name(code), i));
        assert_true(strlen(vpca_code_meaning(code)) > 0);
    }
    assert_string_equal(vpca_code_name(VPCA_CODE_DUPLICATE_KEY),
                        "duplicate-key");
    assert_int_equal(vpca_code_severity(VPCA_CODE_OVERLAP), VPCA_WARNING);
    assert_string_equal(vpca_severity_name(VPCA_WARNING), "warning");
}

/* ---- Collecting ------------------------------------------------------- */

static void test_diagnostics_are_counted_by_severity(void **state)
{
    struct vpca_span nowhere = {0};
    struct vpca_diags diags;

    vpca_diags_init(&diags, *state);
    for (int i = 0; i < VPCA_DIAG_LIMIT; i++)
        vpca_diags_add(&diags, VPCA_CODE_SYNTAX, nowhere, NULL, NULL, "%d", i);
    vpca_diags_add(&diags, VPCA_CODE_OVERLAP, nowhere, NULL, NULL, "more");
    assert_int_equal(diags.count, VPCA_DIAG_LIMIT);
    assert_int_equal(diags.dropped, 1);
    assert_int_equal(diags.errors, VPCA_DIAG_LIMIT);
    assert_int_equal(diags.warnings, 1);
    assert_string_equal(diags.items[7].message, "7");
}

static void test_sorting_orders_by_place_and_drops_repeats(void **state)
{
    const struct vpca_source *source = make(*state, "a: 1\nb: 2\n");
    struct vpca_span first = {source, 0, 1};
    struct vpca_span second = {source, 5, 6};
    struct vpca_diags diags;

    vpca_diags_init(&diags, *state);
    vpca_diags_add(&diags, VPCA_CODE_SYNTAX, second, NULL, NULL, "b");
    vpca_diags_add(&diags, VPCA_CODE_OVERLAP, first, NULL, NULL, "late");
    vpca_diags_add(&diags, VPCA_CODE_SYNTAX, first, NULL, NULL, "a");
    vpca_diags_add(&diags, VPCA_CODE_SYNTAX, second, NULL, NULL, "b");
    vpca_diags_add(&diags, VPCA_CODE_SYNTAX, second, NULL, NULL, "a");
    vpca_diags_add(&diags, VPCA_CODE_UNREADABLE, (struct vpca_span){0}, NULL,
                   NULL, "no place");
    vpca_diags_sort(&diags);
    assert_int_equal(diags.count, 5);
    assert_int_equal(diags.errors, 4);
    assert_int_equal(diags.warnings, 1);
    assert_string_equal(diags.items[0].message, "no place");
    assert_string_equal(diags.items[1].message, "a");
    assert_string_equal(diags.items[2].message, "late");
    assert_string_equal(diags.items[3].message, "a");
    assert_string_equal(diags.items[4].message, "b");
}

/* ---- Printing --------------------------------------------------------- */

static void test_a_diagnostic_in_full(void **state)
{
    struct vpca_diag diag = {
        .code = VPCA_CODE_UNUSED_NAME,
        .span = {make(*state, "sites:\n  fra: {}\n"), 9, 12},
        .path = "sites.fra",
        .message = "nothing uses fra",
        .hint = "remove it",
    };
    struct vpca_text text;

    vpca_text_init(&text, *state);
    vpca_diag_print(&diag, &text, false);
    assert_string_equal(text.bytes, "file.yaml:2:3: warning: nothing uses fra "
                                    "[unused-name]\n"
                                    "  2 |   fra: {}\n"
                                    "    |   ^~~\n"
                                    "    at sites.fra\n"
                                    "    hint: remove it\n");
}

static void test_a_diagnostic_without_a_place(void **state)
{
    struct vpca_diag diag = {.code = VPCA_CODE_UNREADABLE,
                             .message = "cannot read\n\x1b[2Jx"};
    struct vpca_text text;

    vpca_text_init(&text, *state);
    vpca_diag_print(&diag, &text, false);
    assert_string_equal(text.bytes,
                        "error: cannot read\\x0a\\x1b[2Jx [unreadable]\n");
}

static void test_color_stands_beside_the_same_words(void **state)
{
    struct vpca_diag diag = {.code = VPCA_CODE_UNREADABLE, .message = "no"};
    struct vpca_text text;

    vpca_text_init(&text, *state);
    vpca_diag_print(&diag, &text, true);
    assert_non_null(strstr(text.bytes, "\x1b[1;31merror:\x1b[0m"));
}

static void test_the_caret_stands_under_wide_characters_and_tabs(void **state)
{
    assert_string_equal(print(*state, "\t\xE6\xBC\xA2\xC3\xA9x: 12", 9, 11),
                        "file.yaml:1:7: error: wrong [bad-number]\n"
                        "  1 |     \xE6\xBC\xA2\xC3\xA9x: 12\n"
                        "    |           ^~\n");
    assert_string_equal(print(*state, "\xE6\xBC\xA2", 0, 3),
                        "file.yaml:1:1: error: wrong [bad-number]\n"
                        "  1 | \xE6\xBC\xA2\n"
                        "    | ^~\n");
}

static void test_what_deceives_is_shown_as_escapes(void **state)
{
    assert_string_equal(print(*state, "\x1b\xE2\x80\xAE\xFF\x7F: x", 8, 9),
                        "file.yaml:1:7: error: wrong [bad-number]\n"
                        "  1 | \\x1b\\u202e\\xff\\x7f: x\n"
                        "    |                     ^\n");
}

static void test_a_span_of_many_lines_is_marked_on_the_first(void **state)
{
    assert_string_equal(print(*state, "a: [1,\r\n  2]\r\n", 3, 12),
                        "file.yaml:1:4: error: wrong [bad-number]\n"
                        "  1 | a: [1,\n"
                        "    |    ^~~\n");
}

static void test_the_end_of_the_file_has_a_place(void **state)
{
    assert_string_equal(print(*state, "a\n", 2, 2),
                        "file.yaml:2:1: error: wrong [bad-number]\n"
                        "  2 |\n"
                        "    | ^\n");
    assert_string_equal(print(*state, "ab", 2, 2),
                        "file.yaml:1:3: error: wrong [bad-number]\n"
                        "  1 | ab\n"
                        "    |   ^\n");
}

/* Every line fits and the caret stands under the one `!`. */
static void test_long_lines_are_cut_around_the_caret(void **state)
{
    char line[5001];

    for (uint32_t at = 0; at < 5000; at += 13) {
        const char *source;
        const char *caret;

        memset(line, 'x', sizeof(line) - 1);
        line[5000] = '\0';
        line[at] = '!';
        source = strchr(print(*state, line, at, at + 1), '\n') + 1;
        caret = strchr(source, '\n') + 1;
        assert_true(caret - source <= 101);
        assert_true(strlen(caret) <= 101);
        assert_int_equal(strchr(source, '!') - source,
                         strchr(caret, '^') - caret);
        assert_non_null(strstr(source, "..."));
        vpca_arena_reset(*state);
    }
}

static void test_full_from_the_limit_on(void **state)
{
    struct vpca_diags diags;

    vpca_diags_init(&diags, *state);
    for (size_t i = 0; i < VPCA_DIAG_LIMIT; i++) {
        assert_false(vpca_diags_full(&diags));
        vpca_diags_add(&diags, VPCA_CODE_EMPTY, (struct vpca_span){0}, NULL,
                       NULL, "nothing");
    }
    assert_true(vpca_diags_full(&diags));
}

static void test_what_was_dropped_is_said(void **state)
{
    FILE *file = tmpfile();
    struct vpca_diags diags;
    char printed[200] = {0};

    assert_non_null(file);
    vpca_diags_init(&diags, *state);
    vpca_diags_add(&diags, VPCA_CODE_EMPTY, (struct vpca_span){0}, NULL, NULL,
                   "nothing");
    diags.dropped = 3;
    vpca_diags_print(&diags, file, false);
    rewind(file);
    assert_true(fread(printed, 1, sizeof(printed) - 1, file) > 0);
    fclose(file);
    assert_string_equal(printed,
                        "error: nothing [empty]\n3 more are not shown\n");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_places_count_characters),
        TEST(test_places_in_long_lines),
        TEST(test_an_empty_source_has_a_line),
        TEST(test_codes_have_unique_names_and_meanings),
        TEST(test_diagnostics_are_counted_by_severity),
        TEST(test_sorting_orders_by_place_and_drops_repeats),
        TEST(test_a_diagnostic_in_full),
        TEST(test_a_diagnostic_without_a_place),
        TEST(test_color_stands_beside_the_same_words),
        TEST(test_the_caret_stands_under_wide_characters_and_tabs),
        TEST(test_what_deceives_is_shown_as_escapes),
        TEST(test_a_span_of_many_lines_is_marked_on_the_first),
        TEST(test_the_end_of_the_file_has_a_place),
        TEST(test_long_lines_are_cut_around_the_caret),
        TEST(test_full_from_the_limit_on),
        TEST(test_what_was_dropped_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
