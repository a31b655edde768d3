/* The columns a code point from U+0300 on takes, from a table. */
#ifndef VPCADVISE_BASE_WIDTH_H
#define VPCADVISE_BASE_WIDTH_H

#include <stdint.h>

/* 0, 1 or 2 by Unicode 15: categories Mn, Me, Cf, Zl, Zp and Hangul vowels
 * and finals take none; East Asian Wide and Fullwidth (UAX #11) take two. */
unsigned width_lookup(uint32_t code_point);

#endif
