/* Tests of base: arena, growing text, UTF-8, names, nearest names, sorting. */
#include "vpcadvise/base.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
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

/* ---- Arena ------------------------------------------------------------ */

static void test_memory_is_zeroed_and_aligned(void **state)
{
    vpca_arena *arena = *state;

    for (int round = 0; round < 3; round++) {
        for (size_t size = 0; size < 3000; size += 7) {
            unsigned char *memory = vpca_arena_alloc(arena, size);

            assert_non_null(memory);
            assert_int_equal((uintptr_t)memory % _Alignof(max_align_t), 0);
            for (size_t i = 0; i < size; i++)
                assert_int_equal(memory[i], 0);
            memset(memory, 0xAA, size);
        }
        vpca_arena_reset(arena);
        assert_int_equal(vpca_arena_used(arena), 0);
    }
}

static void test_large_allocations_stand_beside_small_ones(void **state)
{
    vpca_arena *arena = *state;
    char *small = vpca_arena_copy(arena, "small", 5);
    char *large = vpca_arena_alloc(arena, (size_t)5 << 20);
    char *after = vpca_arena_printf(arena, "%d-%s", 7, "after");

    memset(large, 'x', (size_t)5 << 20);
    assert_string_equal(small, "small");
    assert_string_equal(after, "7-after");
    assert_int_equal(vpca_arena_used(arena), ((size_t)5 << 20) + 6 + 8);
}

static void test_free_accepts_null(void **state)
{
    (void)state;
    vpca_arena_free(NULL);
}

static void test_array_grows(void **state)
{
    vpca_arena *arena = *state;
    int *items = NULL;
    size_t capacity = 0;

    for (int i = 0; i < 1000; i++) {
        items =
            vpca_arena_grow(arena, items, (size_t)i, &capacity, sizeof(*items));
        items[i] = i;
    }
    assert_int_equal(capacity, 1024);
    for (int i = 0; i < 1000; i++)
        assert_int_equal(items[i], i);
}

static jmp_buf failed;

static void jump_out(size_t size)
{
    longjmp(failed, size > 0 ? 1 : 2);
}

static void test_overflow_calls_the_hook(void **state)
{
    int jumped;

    vpca_oom_hook_set(jump_out);
    jumped = setjmp(failed);
    if (!jumped)
        vpca_arena_array(*state, SIZE_MAX / 2, 4);
    vpca_oom_hook_set(NULL);
    assert_int_equal(jumped, 1);
}

/* ---- Text ------------------------------------------------------------- */

static void test_text_grows_and_is_cleared(void **state)
{
    struct vpca_text text;

    vpca_text_init(&text, *state);
    assert_string_equal(text.bytes, "");
    for (int i = 0; i < 500; i++)
        vpca_text_addf(&text, "%d,", i % 10);
    assert_int_equal(text.length, 1000);
    assert_int_equal(strlen(text.bytes), 1000);
    assert_memory_equal(text.bytes, "0,1,2,", 6);
    vpca_text_clear(&text);
    vpca_text_add(&text, "ab");
    vpca_text_add_bytes(&text, "cde", 2);
    assert_string_equal(text.bytes, "abcd");
}

/* Around the first capacity, where the NUL must still fit. */
static void test_text_of_every_length_ends_with_nul(void **state)
{
    static const char LETTERS[] =
        "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz"
        "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz"
        "abcdefghijklmnopqrstuvwxyz";

    for (size_t length = 0; length < sizeof(LETTERS) - 1; length++) {
        struct vpca_text text;

        vpca_text_init(&text, *state);
        vpca_text_addf(&text, "%.*s", (int)length, LETTERS);
        assert_int_equal(text.length, length);
        assert_int_equal(strlen(text.bytes), length);
    }
}

/* ---- UTF-8 ------------------------------------------------------------ */

static void test_characters_are_decoded(void **state)
{
    static const struct {
        const char *bytes;
        uint32_t code_point;
        size_t taken;
    } CASES[] = {
        {"a", 'a', 1},
        {"\xC3\xA9", 0xE9, 2},
        {"\xE2\x82\xAC", 0x20AC, 3},
        {"\xF0\x9F\x98\x80", 0x1F600, 4},
        {"\xF4\x8F\xBF\xBF", 0x10FFFF, 4},
    };

    (void)state;
    for (size_t i = 0; i < VPCA_COUNT(CASES); i++) {
        size_t taken = 0;
        size_t length = strlen(CASES[i].bytes);

        assert_int_equal(vpca_utf8_decode(CASES[i].bytes, length, &taken),
                         CASES[i].code_point);
        assert_int_equal(taken, CASES[i].taken);
        assert_int_equal(vpca_utf8_check(CASES[i].bytes, length), length);
    }
}

static void test_malformed_bytes_are_found(void **state)
{
    static const char *const CASES[] = {
        "\x80",             /* a continuation alone */
        "\xC0\x80",         /* overlong */
        "\xE0\x9F\xBF",     /* overlong */
        "\xF0\x8F\xBF\xBF", /* overlong */
        "\xED\xA0\x80",     /* a surrogate */
        "\xF4\x90\x80\x80", /* above U+10FFFF */
        "\xF8\x88\x80\x80", /* no first byte */
        "\xE2\x82",         /* cut off */
        "\xC3(",            /* not continued */
    };

    (void)state;
    for (size_t i = 0; i < VPCA_COUNT(CASES); i++) {
        char text[16];
        size_t taken = 0;
        size_t length = strlen(CASES[i]);

        assert_int_equal(vpca_utf8_decode(CASES[i], length, &taken), 0xFFFD);
        assert_int_equal(taken, 1);
        snprintf(text, sizeof(text), "ok%s", CASES[i]);
        assert_int_equal(vpca_utf8_check(text, strlen(text)), 2);
    }
}

static void test_columns_of_a_terminal(void **state)
{
    (void)state;
    assert_int_equal(vpca_utf8_columns('a'), 1);
    assert_int_equal(vpca_utf8_columns(0x1B), 0);
    assert_int_equal(vpca_utf8_columns(0xE9), 1);
    assert_int_equal(vpca_utf8_columns(0xAD), 1);   /* soft hyphen */
    assert_int_equal(vpca_utf8_columns(0x301), 0);  /* combining acute */
    assert_int_equal(vpca_utf8_columns(0x200D), 0); /* zero width joiner */
    assert_int_equal(vpca_utf8_columns(0x4E2D), 2); /* CJK */
    assert_int_equal(vpca_utf8_columns(0xAC00), 2); /* Hangul */
    assert_int_equal(vpca_utf8_columns(0x3042), 2); /* kana */
    assert_int_equal(vpca_utf8_columns(0xFF21), 2); /* fullwidth A */
    assert_int_equal(vpca_utf8_columns(0x1F600), 2);
    assert_int_equal(vpca_utf8_columns(0x1FAE8), 2); /* new in Unicode 15 */
    assert_int_equal(vpca_utf8_columns(0x2013), 1);
    assert_int_equal(vpca_utf8_columns(0x258F), 1);
    assert_int_equal(vpca_utf8_width("e\xCC\x81\xE6\xBC\xA2!", 7), 4);
}

/* ---- Names ------------------------------------------------------------ */

static void test_names_are_found_among_many(void **state)
{
    vpca_names *names = vpca_names_new(*state);

    for (size_t i = 0; i < 5000; i++)
        assert_true(
            vpca_names_add(names, vpca_arena_printf(*state, "name-%zu", i), i));
    for (size_t i = 0; i < 5000; i++)
        assert_int_equal(
            vpca_names_find(names, vpca_arena_printf(*state, "name-%zu", i)),
            i);
    assert_true(vpca_names_find(names, "name-5000") == VPCA_NO_NAME);
    assert_true(vpca_names_find(names, "") == VPCA_NO_NAME);
}

static void test_a_name_is_added_once(void **state)
{
    vpca_names *names = vpca_names_new(*state);

    assert_true(vpca_names_add(names, "a", 1));
    assert_false(vpca_names_add(names, "a", 2));
    assert_int_equal(vpca_names_find(names, "a"), 1);
}

/* ---- Nearest names ---------------------------------------------------- */

static const char *nearest(const char *wanted, const char *const *candidates)
{
    struct vpca_nearest found;

    vpca_nearest_init(&found, wanted);
    for (; *candidates; candidates++)
        vpca_nearest_feed(&found, *candidates);
    return found.best;
}

static void test_nearest_name(void **state)
{
    static const char *const FACTS[] = {
        "bandwidth", "latency",        "asn", "region",
        "account",   "direct_connect", NULL};

    (void)state;
    assert_string_equal(nearest("bandwith", FACTS), "bandwidth");
    assert_string_equal(nearest("badnwidth", FACTS), "bandwidth");
    assert_string_equal(nearest("Bandwidth", FACTS), "bandwidth");
    assert_string_equal(nearest("ans", FACTS), "asn");
    assert_string_equal(nearest("latencies", FACTS), "latency");
    assert_string_equal(nearest("direct", FACTS), "direct_connect");
    assert_null(nearest("di", FACTS));
    assert_null(nearest("xyz", FACTS));
    assert_null(nearest("a", FACTS));
    assert_null(nearest("", FACTS));
    assert_null(nearest("rgin!", FACTS));
}

static void test_nearest_goes_to_the_first_and_the_nearer(void **state)
{
    static const char *const TIE[] = {"cat", "car", NULL};
    static const char *const NEARER[] = {"abcdefxx", "abcdefgx", NULL};
    static const char *const TOO_FAR[] = {"abxd", NULL};

    (void)state;
    assert_string_equal(nearest("cab", TIE), "cat");
    assert_string_equal(nearest("abcdefgh", NEARER), "abcdefgx");
    assert_string_equal(nearest("abcd", TOO_FAR), "abxd");
    assert_null(nearest("aycd", TOO_FAR));
}

static void test_long_names_take_no_time(void **state)
{
    char *a = vpca_arena_alloc(*state, 1000001);
    char *b = vpca_arena_alloc(*state, 1000001);
    struct vpca_nearest found;

    memset(a, 'x', 1000000);
    memset(b, 'x', 1000000);
    b[500000] = 'y';
    vpca_nearest_init(&found, a);
    vpca_nearest_feed(&found, b);
    assert_ptr_equal(found.best, b);
    assert_int_equal(found.distance, 1);
}

/* ---- Sorting ---------------------------------------------------------- */

struct pair {
    int key;
    int order;
};

static int by_key(const void *a, const void *b, void *context)
{
    int sign = *(const int *)context;

    return sign *
           (((const struct pair *)a)->key - ((const struct pair *)b)->key);
}

static void test_sort_is_stable_for_every_count(void **state)
{
    struct pair pairs[70];
    int sign = 1;

    for (int count = 0; count <= 70; count++) {
        for (int i = 0; i < count; i++)
            pairs[i] = (struct pair){.key = i * 7919 % 5, .order = i};
        vpca_sort(*state, pairs, (size_t)count, sizeof(pairs[0]), by_key,
                  &sign);
        for (int i = 1; i < count; i++) {
            assert_true(pairs[i - 1].key <= pairs[i].key);
            if (pairs[i - 1].key == pairs[i].key)
                assert_true(pairs[i - 1].order < pairs[i].order);
        }
    }
}

static void test_sort_passes_its_context(void **state)
{
    struct pair pairs[] = {{1, 0}, {3, 0}, {2, 0}};
    int sign = -1;

    vpca_sort(*state, pairs, 3, sizeof(pairs[0]), by_key, &sign);
    assert_int_equal(pairs[0].key, 3);
    assert_int_equal(pairs[1].key, 2);
    assert_int_equal(pairs[2].key, 1);
}

static void test_common_divisor(void **state)
{
    static const int64_t rows[][3] = {
        {0, 0, 0},
        {0, 7, 7},
        {7, 0, 7},
        {1, 9, 1},
        {12, 18, 6},
        {5, 5, 5},
        {17, 13, 1},
        {INT64_MAX, INT64_MAX, INT64_MAX},
        {INT64_MAX, INT64_MAX - 1, 1},
    };

    (void)state;
    for (size_t i = 0; i < VPCA_COUNT(rows); i++)
        assert_true(vpca_common_divisor(rows[i][0], rows[i][1]) == rows[i][2]);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_memory_is_zeroed_and_aligned),
        TEST(test_large_allocations_stand_beside_small_ones),
        TEST(test_free_accepts_null),
        TEST(test_array_grows),
        TEST(test_overflow_calls_the_hook),
        TEST(test_text_grows_and_is_cleared),
        TEST(test_text_of_every_length_ends_with_nul),
        TEST(test_characters_are_decoded),
        TEST(test_malformed_bytes_are_found),
        TEST(test_columns_of_a_terminal),
        TEST(test_names_are_found_among_many),
        TEST(test_a_name_is_added_once),
        TEST(test_nearest_name),
        TEST(test_nearest_goes_to_the_first_and_the_nearer),
        TEST(test_long_names_take_no_time),
        TEST(test_sort_is_stable_for_every_count),
        TEST(test_sort_passes_its_context),
        TEST(test_common_divisor),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
