/* Decimal numbers and their scaling, without floating point. */
#include "units.h"

/* More digits than this are no measurement; within it, 84 * 10^DECIMALS (the
 * largest divisor of a unit) and every mantissa fit into 64 bits. */
#define DIGITS   18
#define DECIMALS 17

static bool is_digit(char letter)
{
    return letter >= '0' && letter <= '9';
}

static bool add_digit(struct number *number, char digit)
{
    uint64_t most = 1;
    for (unsigned i = 0; i < DIGITS - 1; i++)
        most *= 10;
    if (number->mantissa >= most)
        return false;
    number->mantissa = number->mantissa * 10 + (uint64_t)(digit - '0');
    return true;
}

static const char *skip_zeros_back(const char *start, const char *end)
{
    while (end > start && end[-1] == '0')
        end--;
    return end;
}

bool number_read(const char *text, struct number *ret_number,
                 const char **ret_rest)
{
    struct number number = {0, 0};
    const char *at = text;
    bool fits = true;

    if (!is_digit(*at))
        return false;
    while (is_digit(*at))
        fits = add_digit(&number, *at++) && fits;
    if (at[0] == '.' && is_digit(at[1])) {
        const char *start = ++at;
        while (is_digit(*at))
            at++;
        const char *end = skip_zeros_back(start, at);
        number.decimals = (unsigned)(end - start);
        fits = end - start <= DECIMALS && fits;
        while (fits && start < end)
            fits = add_digit(&number, *start++);
    }
    if (!fits)
        return false;
    *ret_number = number;
    *ret_rest = at;
    return true;
}

/* ---- Scaling ---------------------------------------------------------- */

/* a * b as two halves. */
static void multiply(uint64_t a, uint64_t b, uint64_t *ret_high,
                     uint64_t *ret_low)
{
    uint64_t a_low = a & UINT32_MAX;
    uint64_t b_low = b & UINT32_MAX;
    uint64_t low = a_low * b_low;
    uint64_t middle = (a >> 32) * b_low + (low >> 32);
    uint64_t cross = a_low * (b >> 32) + (middle & UINT32_MAX);

    *ret_high = (a >> 32) * (b >> 32) + (middle >> 32) + (cross >> 32);
    *ret_low = cross << 32 | (low & UINT32_MAX);
}

/* a * b / divisor, to the nearest. False when it exceeds an int64_t. The
 * divisor is below 2^63. */
static bool multiply_divide(uint64_t a, uint64_t b, uint64_t divisor,
                            uint64_t *ret_result)
{
    uint64_t high;
    uint64_t low;
    multiply(a, b, &high, &low);
    if (high >= divisor)
        return false;

    uint64_t rest = high;
    uint64_t quotient = 0;
    for (int bit = 63; bit >= 0; bit--) {
        rest = rest << 1 | (low >> bit & 1);
        quotient <<= 1;
        if (rest >= divisor) {
            rest -= divisor;
            quotient |= 1;
        }
    }
    if (quotient >= (uint64_t)INT64_MAX - 1)
        return false;
    *ret_result = quotient + (rest >= divisor - rest ? 1 : 0);
    return true;
}

bool number_scale(struct number number, struct unit_scale scale,
                  int64_t *ret_figure)
{
    uint64_t divisor = scale.den;
    uint64_t result;

    while (number.decimals > 0 && scale.factor % 10 == 0) {
        scale.factor /= 10;
        number.decimals--;
    }
    for (unsigned i = 0; i < number.decimals; i++)
        divisor *= 10;
    /* Only petabytes a minute get here: too much in any case. */
    if (scale.factor > UINT64_MAX / scale.num)
        return false;
    if (!multiply_divide(number.mantissa, scale.factor * scale.num, divisor,
                         &result))
        return false;
    if (result == 0 && number.mantissa != 0)
        return false;
    *ret_figure = (int64_t)result;
    return true;
}
