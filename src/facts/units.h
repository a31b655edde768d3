/* The units of quantities: how they are written, and numbers before them. */
#ifndef VPCA_FACTS_UNITS_H
#define VPCA_FACTS_UNITS_H

#include "vpcadvise/facts.h"

struct unit {
    const char *one;     /* as shown after 1: "week", "Mbps" */
    const char *many;    /* as shown otherwise */
    const char *aliases; /* further ways to write it, spaces between */
    uint64_t factor;     /* base units in one */
    bool exact_only;     /* never shown with a rounded figure */
};

/* The units of one enum vpca_unit, the largest first. */
struct unit_family {
    const struct unit *units;
    size_t count;
    const char *example;      /* a figure in full: "500 Mbps" */
    const struct unit *usual; /* for examples, and for 0 */
    unsigned decimals;        /* as many are shown as exact */
    bool per_period;          /* "/month" and the like follow */
    bool any_case;            /* "Weeks" is fine too */
    bool bare;                /* a figure without a unit is right */
};

const struct unit_family *unit_family_of(enum vpca_unit unit);

/* What a written unit means: figure * factor * num / den. */
struct unit_scale {
    uint64_t factor;
    uint32_t num;
    uint32_t den;
};

/* False when the text is no unit of the family. */
bool unit_find(const struct unit_family *family, const char *text,
               struct unit_scale *ret_scale);
/* Whether the text lacks only its "/month". */
bool unit_lacks_period(const struct unit_family *family, const char *text);
/* Bytes per second ("MB/s"), scaled to bits per second. */
bool unit_find_byte_rate(const char *text, struct unit_scale *ret_scale);
/* The nearest unit of the family by edit distance, or NULL. */
const char *unit_nearest(const struct unit_family *family, const char *text);
/* Adds ", "-separated names of all units of the family. */
void unit_list(const struct unit_family *family, struct vpca_text *text);

/* A decimal number as written, exactly: mantissa / 10^decimals. */
struct number {
    uint64_t mantissa;
    unsigned decimals;
};

/* Reads digits with at most one point, and gives what follows them. False
 * when there is no number or it has more digits than fit. */
bool number_read(const char *text, struct number *ret_number,
                 const char **ret_rest);
/* The number in base units, rounded to the nearest. False when it is too
 * large, or is not 0 and would become 0. */
bool number_scale(struct number number, struct unit_scale scale,
                  int64_t *ret_figure);

#endif
