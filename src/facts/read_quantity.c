/* Reads quantities: figures with units, ranges, and words of the pack. */
#include "read.h"
#include "units.h"

#include <string.h>

#define SHARE_LIMIT INT64_C(1000000)
#define ASN_LIMIT   INT64_C(4294967294) /* RFC 7300 reserves the last */
#define IMPLAUSIBLE 1000000

/* A figure in its parts, as written. */
struct figure {
    struct number number;
    const char *digits;
    const char *unit; /* "" without one */
};

static const struct unit_family *family_of(const struct reading *reading)
{
    return unit_family_of(reading->fact->unit);
}

static bool refuse(const struct reading *reading, enum vpca_code code,
                   const char *hint, const char *message)
{
    vpca_node_report(reading->reader->diags, code, reading->node, hint, "%s",
                     message);
    return false;
}

static bool is_digit(char letter)
{
    return letter >= '0' && letter <= '9';
}

/* A copy of [start, end) without the spaces around it. */
static const char *trimmed(const struct reading *reading, const char *start,
                           const char *end)
{
    while (start < end && *start == ' ')
        start++;
    while (end > start && end[-1] == ' ')
        end--;
    return vpca_arena_copy(reading->reader->arena, start,
                           (size_t)(end - start));
}

/* ---- Units that are wrong --------------------------------------------- */

/* The unit to suggest after a bare figure: 90 is hardly 90 weeks. */
static const char *usual_unit(const struct reading *reading)
{
    if (reading->fact->unit == VPCA_UNIT_TIME)
        return "days";
    return strchr(family_of(reading)->example, ' ') + 1;
}

/* The three digits that follow ",": in braces the comma of 1,000 ended the
 * value. NULL when there are none. */
static const char *thousands_behind(const struct vpca_node *node)
{
    const char *rest;
    size_t digits;

    if (!node->plain || node->span.source == NULL)
        return NULL;
    rest = node->span.source->bytes + node->span.end;
    digits = rest[0] == ',' ? strspn(rest + 1, "0123456789") : 0;
    return digits == 3 ? rest + 1 : NULL;
}

static bool missing_unit(const struct reading *reading,
                         const struct figure *figure)
{
    const char *example = family_of(reading)->example;
    const char *unit = usual_unit(reading);
    const char *thousands = thousands_behind(reading->node);
    struct unit_scale whole = {(uint64_t)SHARE_LIMIT, 1, 1};
    const char *hint;
    int64_t share;

    if (thousands != NULL) {
        size_t length = strcspn(thousands, ",}]\r\n");
        hint = reading_hint(reading, "write %s%s", figure->digits,
                            trimmed(reading, thousands, thousands + length));
    } else if (reading->fact->unit == VPCA_UNIT_SHARE &&
               number_scale(figure->number, whole, &share) &&
               share <= SHARE_LIMIT) {
        /* 0.999 was meant as a fraction of 1. */
        struct vpca_text text;
        vpca_text_init(&text, reading->reader->diags->arena);
        vpca_text_add(&text, "write ");
        vpca_quantity_write(&text, VPCA_UNIT_SHARE, share);
        hint = text.bytes;
    } else {
        /* A thousand million is meant in another unit. */
        hint = figure->number.mantissa < IMPLAUSIBLE
                   ? reading_hint(reading, "write %s %s, for example",
                                  figure->digits, unit)
                   : reading_hint(reading, "write %s, for example", example);
    }
    return refuse(reading, VPCA_CODE_MISSING_UNIT, hint,
                  "a unit is due after the figure");
}

/* What to write instead of a unit that is not known. */
static const char *unit_hint(const struct reading *reading,
                             const struct figure *figure)
{
    const struct unit_family *family = family_of(reading);
    struct unit_scale scale;
    struct vpca_text text;
    int64_t bits;

    if (family->count == 0)
        return reading_hint(reading, "write %s", figure->digits);
    if (unit_lacks_period(family, figure->unit))
        return reading_hint(reading, "write %s %s/month", figure->digits,
                            figure->unit);
    vpca_text_init(&text, reading->reader->diags->arena);
    if (reading->fact->unit == VPCA_UNIT_BANDWIDTH &&
        unit_find_byte_rate(figure->unit, &scale) &&
        number_scale(figure->number, scale, &bits)) {
        vpca_text_add(&text, "bytes per second? write it in bits: ");
        vpca_quantity_write(&text, VPCA_UNIT_BANDWIDTH, bits);
        return text.bytes;
    }
    const char *nearest = unit_nearest(family, figure->unit);
    if (nearest != NULL && strstr(reading->node->text, "..") == NULL)
        return reading_hint(reading, "did you mean %s %s?", figure->digits,
                            nearest);
    if (nearest != NULL)
        return reading_hint(reading, "did you mean %s?", nearest);
    vpca_text_add(&text, "the units here: ");
    unit_list(family, &text);
    return text.bytes;
}

/* "2 to 12 weeks" and "2-12 weeks" are how people write ranges. */
static const char *range_end(const char *unit)
{
    if (strncmp(unit, "to ", 3) == 0 && is_digit(unit[3]))
        return unit + 3;
    if (unit[0] != '-')
        return NULL;
    unit += 1 + strspn(unit + 1, " ");
    return is_digit(*unit) ? unit : NULL;
}

static bool refuse_unit(const struct reading *reading,
                        const struct figure *figure)
{
    const char *end = range_end(figure->unit);
    if (figure->unit[0] == '\0')
        return missing_unit(reading, figure);
    if (end != NULL)
        return refuse(
            reading, VPCA_CODE_BAD_RANGE,
            reading_hint(reading, "write %s..%s", figure->digits, end),
            "a range is written with two points");
    vpca_node_report(reading->reader->diags, VPCA_CODE_UNKNOWN_UNIT,
                     reading->node, unit_hint(reading, figure),
                     "\"%s\" is not a unit that fits here",
                     reading_quote(reading, figure->unit));
    return false;
}

/* ---- One figure ------------------------------------------------------- */

static bool refuse_number(const struct reading *reading, const char *text)
{
    const char *hint = NULL;
    if (*text == '-')
        hint = "a figure here is never negative";
    else if (*text == '.' && is_digit(text[1]))
        hint = reading_hint(reading, "write 0%s", text);
    else if (strpbrk(text, ",_'") || strchr(text, '.') != strrchr(text, '.'))
        hint = "decimals follow a point, and nothing divides the thousands";
    vpca_node_report(
        reading->reader->diags, VPCA_CODE_BAD_NUMBER, reading->node, hint,
        "\"%s\" is not a number that fits here", reading_quote(reading, text));
    return false;
}

static bool figure_split(const struct reading *reading, const char *text,
                         struct figure *ret_figure)
{
    struct figure figure;
    const char *rest;
    if (!number_read(text, &figure.number, &rest) ||
        (*rest != '\0' && strchr(".,_'", *rest) != NULL))
        return refuse_number(reading, text);
    figure.digits = trimmed(reading, text, rest);
    figure.unit = rest + strspn(rest, " ");
    *ret_figure = figure;
    return true;
}

static bool has_too_many_decimals(const struct reading *reading,
                                  const struct figure *figure)
{
    const struct unit_family *family = family_of(reading);
    bool counts = family->bare || reading->fact->unit == VPCA_UNIT_SHARE;
    return counts && figure->number.decimals > family->decimals;
}

static bool figure_measure(const struct reading *reading,
                           const struct figure *figure, int64_t *ret_measure)
{
    struct unit_scale scale;
    int64_t measure;

    if (!unit_find(family_of(reading), figure->unit, &scale))
        return refuse_unit(reading, figure);
    if (has_too_many_decimals(reading, figure))
        return refuse(reading, VPCA_CODE_BAD_NUMBER, NULL,
                      reading->fact->unit == VPCA_UNIT_SHARE
                          ? "a share has at most four decimals"
                          : "a whole number is due here");
    if (!number_scale(figure->number, scale, &measure))
        return refuse_number(reading, reading->node->text);
    if (reading->fact->unit == VPCA_UNIT_SHARE && measure > SHARE_LIMIT)
        return refuse(reading, VPCA_CODE_BAD_NUMBER, NULL,
                      "a share is at most 100 %");
    *ret_measure = measure;
    return true;
}

/* ---- Ranges ----------------------------------------------------------- */

/* Above this nothing is possible. */
static int64_t open_end(const struct reading *reading)
{
    return reading->fact->unit == VPCA_UNIT_SHARE ? SHARE_LIMIT : VPCA_INFINITE;
}

static bool both_ends(const struct reading *reading, struct figure *low,
                      struct figure *high, struct vpca_value *ret_value)
{
    int64_t from = 0;
    int64_t to = 0;

    if (low->unit[0] == '\0' && high->unit[0] == '\0' &&
        !family_of(reading)->bare)
        return refuse(reading, VPCA_CODE_MISSING_UNIT,
                      reading_hint(reading, "write %s..%s %s, for example",
                                   low->digits, high->digits,
                                   usual_unit(reading)),
                      "a unit is due after the range");
    if (low->unit[0] == '\0')
        low->unit = high->unit;
    if (high->unit[0] == '\0' && low->unit[0] != '\0')
        return refuse(reading, VPCA_CODE_MISSING_UNIT,
                      reading_hint(reading, "write %s..%s %s", low->digits,
                                   high->digits, low->unit),
                      "the unit of a range stands at its end");
    /* The unit that they share is reported once. */
    if (!figure_measure(reading, high, &to) ||
        !figure_measure(reading, low, &from))
        return false;
    if (from > to)
        return refuse(reading, VPCA_CODE_BAD_RANGE,
                      "put the smaller figure first",
                      "this range is upside down");
    *ret_value = vpca_value_quantity(from, to, VPCA_CAUSE_FILE);
    return true;
}

/* `100 Mbps..` and `..30 ms`, by the text of their one end. */
static bool open_range(const struct reading *reading, const char *text,
                       bool upwards, struct vpca_value *ret_value)
{
    struct figure figure = {0};
    int64_t end = 0;

    if (!figure_split(reading, text, &figure) ||
        !figure_measure(reading, &figure, &end))
        return false;
    *ret_value = vpca_value_quantity(
        upwards ? end : 0, upwards ? open_end(reading) : end, VPCA_CAUSE_FILE);
    return true;
}

static bool range_read(const struct reading *reading, const char *text,
                       const char *points, struct vpca_value *ret_value)
{
    const char *left = trimmed(reading, text, points);
    const char *right = trimmed(reading, points + 2, text + strlen(text));
    struct figure low = {0};
    struct figure high = {0};

    if ((*left == '\0' && *right == '\0') || strstr(right, "..") != NULL)
        return refuse(reading, VPCA_CODE_BAD_RANGE,
                      "write unknown, or a range such as 1..5, 1.. or ..5",
                      "this is not a range");
    if (*left == '\0' || *right == '\0')
        return open_range(reading, *left != '\0' ? left : right, *left != '\0',
                          ret_value);
    return figure_split(reading, left, &low) &&
           figure_split(reading, right, &high) &&
           both_ends(reading, &low, &high, ret_value);
}

static bool single_read(const struct reading *reading, const char *text,
                        struct vpca_value *ret_value)
{
    struct figure figure = {0};
    int64_t measure = 0;

    if (!figure_split(reading, text, &figure) ||
        !figure_measure(reading, &figure, &measure))
        return false;
    *ret_value = vpca_value_quantity(measure, measure, 0);
    return true;
}

/* ---- Bounds in words -------------------------------------------------- */

static const struct bound {
    const char *words;
    enum vpca_direction direction;
    const char *wrong; /* the message when the fact binds the other way */
} bounds[] = {
    {"at least ", VPCA_MINIMUM,
     "this demand says the most that is allowed, and \"at least\" says the "
     "least"},
    {"at most ", VPCA_MAXIMUM,
     "this demand says the least that is needed, and \"at most\" says the "
     "most"},
};

static bool bound_read(const struct reading *reading, const struct bound *bound,
                       const char *text, struct vpca_value *ret_value)
{
    enum vpca_direction direction = reading->fact->direction;
    if (strstr(text, "..") != NULL)
        return refuse(reading, VPCA_CODE_BAD_RANGE,
                      reading_hint(reading, "write %s", text),
                      "one figure is due here, not a range");
    if (direction != VPCA_NO_DIRECTION && direction != bound->direction)
        return refuse(reading, VPCA_CODE_WRONG_DIRECTION,
                      reading_hint(reading, "write %s", text), bound->wrong);
    if (direction != VPCA_NO_DIRECTION)
        return single_read(reading, text, ret_value);
    bool upwards = bound->direction == VPCA_MINIMUM;
    return open_range(reading, text, upwards, ret_value);
}

/* ---- ASNs ------------------------------------------------------------- */

static bool asn_read(const struct reading *reading,
                     struct vpca_value *ret_value)
{
    const char *text = reading->node->text;
    struct number number;
    const char *rest;
    if (!number_read(text, &number, &rest) || *rest != '\0' ||
        number.decimals > 0 || number.mantissa == 0 ||
        number.mantissa > (uint64_t)ASN_LIMIT) {
        vpca_node_report(reading->reader->diags, VPCA_CODE_BAD_ASN,
                         reading->node,
                         "write a whole number from 1 to 4294967294",
                         "\"%s\" is not an autonomous system number",
                         reading_quote(reading, text));
        return false;
    }
    int64_t asn = (int64_t)number.mantissa;
    *ret_value = vpca_value_quantity(asn, asn, 0);
    return true;
}

/* ---- Words ------------------------------------------------------------ */

static const char *words_hint(const struct reading *reading)
{
    const struct vpca_value_reader *reader = reading->reader;
    struct vpca_text words;

    if (vpca_diags_full(reader->diags))
        return NULL;
    vpca_text_init(&words, reader->diags->arena);
    if (reader->list_words != NULL)
        reader->list_words(reader->context, reading->fact, &words);
    return reading_hint(reading, "write a figure such as %s, or %s%sunknown",
                        family_of(reading)->example,
                        words.length > 0 ? "one of " : "", words.bytes);
}

/* ---- All of it -------------------------------------------------------- */

static bool starts_a_figure(const char *text)
{
    return is_digit(*text) || (*text != '\0' && strchr(".-+", *text) != NULL);
}

static bool is_date(const struct reading *reading, const char *text)
{
    return vpca_date_valid(text) ||
           vpca_date_guess(reading->reader->arena, text) != NULL;
}

bool quantity_read(const struct reading *reading, struct vpca_value *ret_value)
{
    const char *whole = reading->node->text;
    if (reading->fact == &vpca_facts[VPCA_FACT_SITE_ASN])
        return asn_read(reading, ret_value);

    const char *text = trimmed(reading, whole, whole + strlen(whole));
    for (size_t i = 0; i < VPCA_COUNT(bounds); i++) {
        size_t length = strlen(bounds[i].words);
        if (strncmp(text, bounds[i].words, length) == 0) {
            text += length + strspn(text + length, " ");
            return bound_read(reading, &bounds[i], text, ret_value);
        }
    }
    if (!starts_a_figure(text)) {
        if (reading_word(reading, text, VPCA_TYPE_QUANTITY, ret_value))
            return true;
        return reading_refuse(reading, VPCA_CODE_UNKNOWN_WORD,
                              "a figure or a word known here",
                              words_hint(reading));
    }
    if (reading->fact->unit == VPCA_UNIT_TIME && is_date(reading, text))
        return refuse(reading, VPCA_CODE_BAD_NUMBER,
                      "write how long from today, such as 8 weeks",
                      "a period is due here, not a date");
    const char *points = strstr(text, "..");
    return points != NULL ? range_read(reading, text, points, ret_value)
                          : single_read(reading, text, ret_value);
}
