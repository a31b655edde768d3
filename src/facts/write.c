/* Writes values as people read them. */
#include "units.h"

#include <assert.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

/* Fractions are counted in ten-thousandths, four decimals. */
#define PARTS    UINT64_C(10000)
#define DECIMALS 4

/* A figure in a unit: whole and parts / PARTS. */
struct shown {
    const struct unit *unit; /* NULL: none is written */
    const char *suffix;      /* "/month" or "" */
    uint64_t whole;
    unsigned parts;
    unsigned decimals; /* written at least */
    bool negative;
};

/* ---- Choosing a unit -------------------------------------------------- */

static unsigned parts_per_decimal(unsigned decimals)
{
    unsigned parts = (unsigned)PARTS;
    for (unsigned i = 0; i < decimals; i++)
        parts /= 10;
    return parts;
}

/* Whether the figure needs no more decimals than the family shows. */
static bool show_exactly(const struct unit_family *family,
                         const struct unit *unit, uint64_t figure,
                         struct shown *ret_shown)
{
    uint64_t rest = figure % unit->factor * PARTS;
    uint64_t parts = rest / unit->factor;
    if (rest % unit->factor != 0 ||
        parts % parts_per_decimal(family->decimals) != 0)
        return false;
    *ret_shown = (struct shown){
        .unit = unit,
        .whole = figure / unit->factor,
        .parts = (unsigned)parts,
    };
    return true;
}

/* The largest unit in which the figure is at least 1, exact, and no longer
 * than four digits before the point. The last unit takes what is left. */
static bool choose_exact(const struct unit_family *family, uint64_t figure,
                         struct shown *ret_shown)
{
    for (size_t i = 0; i < family->count; i++) {
        const struct unit *unit = &family->units[i];
        bool only = family->count == 1;
        if (figure < unit->factor && !only)
            continue;
        if (i > 0 && figure / unit->factor >= 10000)
            return false;
        if (show_exactly(family, unit, figure, ret_shown))
            return true;
    }
    return false;
}

static uint64_t to_three_digits(uint64_t value)
{
    uint64_t step = 1;
    while (value / step >= 1000)
        step *= 10;
    uint64_t rest = value % step;
    return value - rest + (rest >= step - rest ? step : 0);
}

static struct shown choose_rounded(const struct unit_family *family,
                                   uint64_t figure)
{
    const struct unit *unit = family->units;
    while (unit->exact_only || figure < unit->factor)
        unit++;

    uint64_t whole = figure / unit->factor;
    uint64_t parts = figure % unit->factor * PARTS / unit->factor;
    struct shown shown = {.unit = unit, .whole = to_three_digits(whole)};
    if (whole < 1000) {
        uint64_t value = to_three_digits(whole * PARTS + parts);
        shown.whole = value / PARTS;
        shown.parts = (unsigned)(value % PARTS);
    }
    /* 999.9996 Mbps became 1000 Mbps, which is 1 Gbps. */
    if (family->decimals > 0 && shown.parts == 0)
        choose_exact(family, shown.whole * unit->factor, &shown);
    return shown;
}

/* Cents below 100 USD, whole dollars from there. */
static struct shown choose_money(const struct unit_family *family,
                                 uint64_t cents)
{
    struct shown shown = {.unit = family->units};
    if (cents >= 10000)
        cents = (cents + 50) / 100 * 100;
    shown.whole = cents / 100;
    shown.parts = (unsigned)(cents % 100 * (PARTS / 100));
    shown.decimals = shown.parts != 0 ? 2 : 0;
    return shown;
}

static const struct unit *unit_named(const struct unit_family *family,
                                     const char *one)
{
    size_t i = 0;
    while (strcmp(family->units[i].one, one) != 0)
        i++;
    return &family->units[i];
}

static struct shown choose(enum vpca_unit unit, int64_t figure)
{
    const struct unit_family *family = unit_family_of(unit);
    bool negative = figure < 0;
    uint64_t size =
        negative ? UINT64_C(0) - (uint64_t)figure : (uint64_t)figure;
    struct shown shown = {.unit = family->usual, .whole = size};

    /* Nobody counts nothing in weeks. */
    if (unit == VPCA_UNIT_TIME && size == 0)
        shown.unit = unit_named(family, "day");
    else if (unit == VPCA_UNIT_MONEY)
        shown = choose_money(family, size);
    else if (size != 0 && family->count > 0 &&
             !choose_exact(family, size, &shown))
        shown = choose_rounded(family, size);
    shown.suffix = family->per_period ? "/month" : "";
    shown.negative = negative;
    return shown;
}

/* ---- Writing figures -------------------------------------------------- */

/* "1500", "12,500", "1,250" dollars. */
static void write_whole(struct vpca_text *text, uint64_t whole, uint64_t from)
{
    char digits[24];
    int length = snprintf(digits, sizeof(digits), "%" PRIu64, whole);
    for (int i = 0; i < length; i++) {
        if (whole >= from && i > 0 && (length - i) % 3 == 0)
            vpca_text_add(text, ",");
        vpca_text_add_bytes(text, &digits[i], 1);
    }
}

static void write_number(struct vpca_text *text, const struct shown *shown,
                         uint64_t separated_from)
{
    unsigned parts = shown->parts;
    unsigned decimals = DECIMALS;
    if (shown->negative)
        vpca_text_add(text, "-");
    write_whole(text, shown->whole, separated_from);
    while (decimals > shown->decimals && parts % 10 == 0) {
        parts /= 10;
        decimals--;
    }
    if (decimals > 0)
        vpca_text_addf(text, ".%0*u", (int)decimals, parts);
}

static void write_unit(struct vpca_text *text, const struct shown *shown)
{
    bool one = shown->whole == 1 && shown->parts == 0;
    if (shown->unit == NULL)
        return;
    vpca_text_addf(text, " %s%s", one ? shown->unit->one : shown->unit->many,
                   shown->suffix);
}

static uint64_t separated_from(enum vpca_unit unit)
{
    return unit == VPCA_UNIT_MONEY ? 1000 : 10000;
}

void vpca_quantity_write(struct vpca_text *text, enum vpca_unit unit,
                         int64_t figure)
{
    if (figure == VPCA_INFINITE) {
        vpca_text_add(text, "unlimited");
        return;
    }
    struct shown shown = choose(unit, figure);
    write_number(text, &shown, separated_from(unit));
    write_unit(text, &shown);
}

/* "14 to 90 days" reads better than "2 weeks to 90 days". */
static void share_unit(const struct unit_family *family, int64_t low,
                       struct shown *from, const struct shown *to)
{
    struct shown shared;

    if (family->decimals > 0 || low <= 0 || from->unit == to->unit ||
        !show_exactly(family, to->unit, (uint64_t)low, &shared))
        return;
    from->unit = shared.unit;
    from->whole = shared.whole;
    from->parts = shared.parts;
}

static void write_range(struct vpca_text *text, enum vpca_unit unit,
                        int64_t low, int64_t high)
{
    struct shown from = choose(unit, low);
    struct shown to = choose(unit, high);

    share_unit(unit_family_of(unit), low, &from, &to);
    write_number(text, &from, separated_from(unit));
    /* The unit that both have stands once, and 0 needs none. */
    if (from.unit != to.unit && low != 0)
        write_unit(text, &from);
    vpca_text_add(text, " to ");
    vpca_quantity_write(text, unit, high);
}

static void write_quantity(struct vpca_text *text, const struct vpca_fact *fact,
                           const struct vpca_value *value)
{
    int64_t low = value->as.quantity.low;
    int64_t high = value->as.quantity.high;

    if (low == high) {
        vpca_quantity_write(text, fact->unit, low);
    } else if (high == VPCA_INFINITE) {
        vpca_text_add(text, "at least ");
        vpca_quantity_write(text, fact->unit, low);
    } else if (low == 0 && value->choice == 0) {
        vpca_text_add(text, "at most ");
        vpca_quantity_write(text, fact->unit, high);
    } else {
        write_range(text, fact->unit, low, high);
    }
}

/* ---- Writing words ---------------------------------------------------- */

/* Adds the words with a separator before each but the first. */
static void add_words(struct vpca_text *text, const struct vpca_domain *domain,
                      uint64_t words, const char *separator)
{
    bool first = true;
    for (size_t i = 0; i < domain->count; i++) {
        if ((words >> i & 1) == 0)
            continue;
        vpca_text_add(text, first ? "" : separator);
        vpca_text_add(text, domain->words[i]);
        first = false;
    }
}

static const char *const truth_words[] = {"no", "yes"};
static const struct vpca_domain truth_domain = {
    .name = "truth",
    .words = truth_words,
    .count = VPCA_COUNT(truth_words),
};

static uint64_t all_words(const struct vpca_domain *domain)
{
    return domain->count < VPCA_DOMAIN_LIMIT
               ? (UINT64_C(1) << domain->count) - 1
               : UINT64_MAX;
}

static void write_set(struct vpca_text *text, const struct vpca_domain *domain,
                      const struct vpca_value *value)
{
    uint64_t least = value->as.words.least & all_words(domain);
    uint64_t perhaps = value->as.words.most & all_words(domain) & ~least;

    add_words(text, domain, least, ", ");
    if (perhaps != 0) {
        vpca_text_add(text, least != 0 ? ", perhaps " : "perhaps ");
        add_words(text, domain, perhaps, ", ");
    }
    if ((least | perhaps) == 0)
        vpca_text_add(text, "none");
}

/* ---- All of it -------------------------------------------------------- */

static bool write_special(struct vpca_text *text,
                          const struct vpca_value *value)
{
    const char *word = NULL;
    if (value->state == VPCA_ABSENT)
        word = "not demanded";
    else if (value->state == VPCA_NOT_STATED)
        word = "not stated";
    else if (value->unknown)
        word = "unknown";
    if (word != NULL)
        vpca_text_add(text, word);
    return word != NULL;
}

void vpca_value_write(struct vpca_text *text, const struct vpca_fact *fact,
                      const struct vpca_domain *domain,
                      const struct vpca_value *value)
{
    if (domain == NULL)
        domain = fact->domain;
    if (value->type == VPCA_TYPE_TRUTH)
        domain = &truth_domain;
    if (write_special(text, value))
        return;
    if (value->type == VPCA_TYPE_QUANTITY) {
        write_quantity(text, fact, value);
    } else if (value->type == VPCA_TYPE_TEXT) {
        vpca_text_add(text, value->as.text);
    } else {
        assert(domain != NULL);
        if (value->type == VPCA_TYPE_SET)
            write_set(text, domain, value);
        else
            add_words(text, domain, value->as.words.most, " or ");
    }
}
