/* The nearest of several names, for "did you mean" hints. */
#include <string.h>

#include "vpcadvise/base.h"

#define FARTHEST   3
#define PART_LEAST 3 /* letters */
/* Cells of a row of the distance table around its diagonal, and a border on
 * each side; beyond them every distance is above FARTHEST. */
#define BAND (2 * FARTHEST + 3)

void vpca_nearest_init(struct vpca_nearest *nearest, const char *wanted)
{
    size_t length = strlen(wanted);

    *nearest = (struct vpca_nearest){
        .wanted = wanted,
        .distance = length <= 4   ? 2
                    : length <= 8 ? 3
                                  : FARTHEST + 1,
    };
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool same(char a, char b)
{
    return lower(a) == lower(b);
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

static bool swapped(const char *a, const char *b)
{
    return same(a[0], b[1]) && same(a[1], b[0]);
}

/* The cell of row `i` and column `j` > 0. Rows are kept as two above, one
 * above, this one; column j stands at k = j - i + FARTHEST + 1, so that the
 * row above is shifted by one. */
static size_t cell(size_t rows[3][BAND], size_t i, size_t k, const char *a,
                   const char *b)
{
    size_t j = i + k - FARTHEST - 1;
    size_t distance = rows[1][k] + !same(a[i - 1], b[j - 1]);

    distance = least(distance, rows[1][k + 1] + 1);
    distance = least(distance, rows[2][k - 1] + 1);
    if (i > 1 && j > 1 && swapped(a + i - 2, b + j - 2))
        distance = least(distance, rows[0][k] + 1);
    return distance;
}

static void fill_row(size_t rows[3][BAND], size_t i, const char *a,
                     const char *b, size_t b_length)
{
    for (size_t k = 0; k < BAND; k++) {
        bool left = i + k < FARTHEST + 1;
        bool right = i + k > b_length + FARTHEST + 1;
        bool border = k == 0 || k == BAND - 1;

        if (border || left || right)
            rows[2][k] = FARTHEST + 1;
        else if (i + k == FARTHEST + 1)
            rows[2][k] = i;
        else
            rows[2][k] = cell(rows, i, k, a, b);
    }
}

/* Optimal string alignment distance, or more than FARTHEST. The lengths
 * differ by FARTHEST at most. */
static size_t distance(const char *a, size_t a_length, const char *b,
                       size_t b_length)
{
    size_t rows[3][BAND] = {{0}};

    for (size_t k = 0; k < BAND; k++)
        rows[2][k] = k > FARTHEST ? k - FARTHEST - 1 : FARTHEST + 1;
    for (size_t i = 1; i <= a_length; i++) {
        memmove(rows[0], rows[1], 2 * sizeof(rows[0]));
        fill_row(rows, i, a, b, b_length);
    }
    return rows[2][b_length - a_length + FARTHEST + 1];
}

static bool ends_word(char c)
{
    return c == '-' || c == '_' || c == '\0';
}

/* "pci" for "pci-dss", "mtu" for "min_mtu": one word of several is near,
 * though one slip is nearer. */
static bool is_part(const char *wanted, size_t length, const char *candidate)
{
    for (const char *at = candidate; *at; at++) {
        size_t i = 0;

        if (at > candidate && !ends_word(at[-1]))
            continue;
        while (i < length && same(wanted[i], at[i]))
            i++;
        if (i == length && ends_word(at[i]))
            return length >= PART_LEAST;
    }
    return false;
}

void vpca_nearest_feed(struct vpca_nearest *nearest, const char *candidate)
{
    size_t length = strlen(nearest->wanted);
    size_t other = strlen(candidate);
    size_t found;

    if (other > length && is_part(nearest->wanted, length, candidate))
        found = length <= 4 ? 1 : 2;
    else if (length > other + FARTHEST || other > length + FARTHEST)
        return;
    else
        found = distance(nearest->wanted, length, candidate, other);
    if (found < nearest->distance) {
        nearest->best = candidate;
        nearest->distance = found;
    }
}
