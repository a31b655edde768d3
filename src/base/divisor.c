/* The greatest common divisor, by Euclid. */
#include "vpcadvise/base.h"

#include <assert.h>

int64_t vpca_common_divisor(int64_t a, int64_t b)
{
    assert(a >= 0 && b >= 0);
    while (b) {
        int64_t rest = a % b;

        a = b;
        b = rest;
    }
    return a;
}
