/* The one table of units, and how a written unit is found in it. */
#include "units.h"

#include <string.h>

#define KILO UINT64_C(1000)
#define MEGA (1000 * KILO)
#define GIGA (1000 * MEGA)
#define TERA (1000 * GIGA)
#define PETA (1000 * TERA)

#define HOUR  UINT64_C(3600)
#define DAY   (24 * HOUR)
#define MONTH (VPCA_HOURS_PER_MONTH * HOUR)

static const struct unit bandwidth_units[] = {
    {"Tbps", "Tbps", "tbps Tbit/s Tbits/s Tb/s", TERA, false},
    {"Gbps", "Gbps", "gbps Gbit/s Gbits/s Gb/s", GIGA, false},
    {"Mbps", "Mbps", "mbps Mbit/s Mbits/s Mb/s", MEGA, false},
    {"Kbps", "Kbps", "kbps kbit/s kbits/s Kbit/s kb/s Kb/s", KILO, false},
    {"bps", "bps", "bit/s bits/s b/s", 1, false},
};

static const struct unit volume_units[] = {
    {"PB", "PB", "", PETA, false},   {"TB", "TB", "", TERA, false},
    {"GB", "GB", "", GIGA, false},   {"MB", "MB", "", MEGA, false},
    {"KB", "KB", "kB", KILO, false}, {"byte", "bytes", "B", 1, false},
};

static const struct unit time_units[] = {
    {"year", "years", "y", 12 * MONTH, true},
    {"month", "months", "", MONTH, true},
    {"week", "weeks", "w", 7 * DAY, true},
    {"day", "days", "d", DAY, false},
    {"hour", "hours", "h", HOUR, false},
    {"minute", "minutes", "min", 60, false},
    {"second", "seconds", "s sec", 1, false},
};

/* The micro sign and the Greek letter look alike. */
static const struct unit latency_units[] = {
    {"s", "s", "second seconds", MEGA, false},
    {"ms", "ms", "millisecond milliseconds", KILO, false},
    {"us", "us", "\xc2\xb5s \xce\xbcs microsecond microseconds", 1, false},
};

static const struct unit share_units[] = {
    {"%", "%", "percent", 10000, false},
};

static const struct unit packet_units[] = {
    {"byte", "bytes", "B", 1, false},
};

static const struct unit money_units[] = {
    {"USD", "USD", "", 100, false},
};

/* Written by mistake where bits are due. */
static const struct unit byte_rate_units[] = {
    {"TBps", "TBps", "TB/s TBPS", 8 * TERA, false},
    {"GBps", "GBps", "GB/s GBPS", 8 * GIGA, false},
    {"MBps", "MBps", "MB/s MBPS", 8 * MEGA, false},
    {"KBps", "KBps", "KB/s KBPS kBps kB/s", 8 * KILO, false},
    {"Bps", "Bps", "B/s", 8, false},
};

#define UNITS(array) .units = (array), .count = VPCA_COUNT(array)

static const struct unit_family families[] = {
    [VPCA_UNIT_COUNT] = {.example = "3", .bare = true},
    [VPCA_UNIT_BANDWIDTH] = {UNITS(bandwidth_units), .example = "500 Mbps",
                             .usual = &bandwidth_units[2], .decimals = 3},
    [VPCA_UNIT_RATE] = {UNITS(volume_units), .example = "20 TB/month",
                        .usual = &volume_units[1], .decimals = 3,
                        .per_period = true},
    [VPCA_UNIT_VOLUME] = {UNITS(volume_units), .example = "200 GB",
                          .usual = &volume_units[2], .decimals = 3},
    [VPCA_UNIT_TIME] = {UNITS(time_units), .example = "12 weeks",
                        .usual = &time_units[2], .any_case = true},
    [VPCA_UNIT_LATENCY] = {UNITS(latency_units), .example = "30 ms",
                           .usual = &latency_units[1], .decimals = 3},
    [VPCA_UNIT_SHARE] = {UNITS(share_units), .example = "99.9 %",
                         .usual = &share_units[0], .decimals = 4},
    [VPCA_UNIT_BYTES] = {UNITS(packet_units), .example = "1500 bytes",
                         .usual = &packet_units[0], .bare = true},
    [VPCA_UNIT_MONEY] = {UNITS(money_units), .example = "20 USD/month",
                         .usual = &money_units[0], .decimals = 2,
                         .per_period = true},
};

/* How often each fits into a month of 730 hours. */
static const struct period {
    const char *name;
    uint32_t num;
    uint32_t den;
} periods[] = {
    {"minute", 43800, 1}, {"hour", 730, 1}, {"day", 365, 12},
    {"week", 365, 84},    {"month", 1, 1},  {"year", 1, 12},
};

const struct unit_family *unit_family_of(enum vpca_unit unit)
{
    return &families[unit];
}

/* ---- Matching --------------------------------------------------------- */

struct slice {
    const char *start;
    size_t length;
};

static int lower(int letter)
{
    return letter >= 'A' && letter <= 'Z' ? letter - 'A' + 'a' : letter;
}

static bool slice_is(struct slice slice, const char *name, size_t length,
                     bool any_case)
{
    if (slice.length != length)
        return false;
    for (size_t i = 0; i < length; i++) {
        char a = slice.start[i];
        char b = name[i];
        if (a != b && !(any_case && lower(a) == lower(b)))
            return false;
    }
    return true;
}

static bool in_aliases(struct slice slice, const char *aliases, bool any_case)
{
    while (*aliases != '\0') {
        size_t length = strcspn(aliases, " ");
        if (slice_is(slice, aliases, length, any_case))
            return true;
        aliases += length;
        aliases += strspn(aliases, " ");
    }
    return false;
}

static const struct unit *find(const struct unit *units, size_t count,
                               struct slice slice, bool any_case)
{
    for (size_t i = 0; i < count; i++) {
        const struct unit *unit = &units[i];
        if (slice_is(slice, unit->one, strlen(unit->one), any_case) ||
            slice_is(slice, unit->many, strlen(unit->many), any_case) ||
            in_aliases(slice, unit->aliases, any_case))
            return unit;
    }
    return NULL;
}

static const struct period *find_period(struct slice slice)
{
    for (size_t i = 0; i < VPCA_COUNT(periods); i++) {
        if (slice_is(slice, periods[i].name, strlen(periods[i].name), true))
            return &periods[i];
    }
    return NULL;
}

/* Takes the spaces off both ends. */
static struct slice trim(const char *start, const char *end)
{
    while (start < end && *start == ' ')
        start++;
    while (end > start && end[-1] == ' ')
        end--;
    return (struct slice){start, (size_t)(end - start)};
}

/* Divides "TB/month" and "TB per month". */
static bool split_period(const char *text, struct slice *ret_unit,
                         struct slice *ret_period)
{
    const char *end = text + strlen(text);
    const char *slash = strchr(text, '/');
    size_t taken = 1;
    if (slash == NULL) {
        slash = strstr(text, " per ");
        taken = 5;
    }
    if (slash == NULL)
        return false;
    *ret_unit = trim(text, slash);
    *ret_period = trim(slash + taken, end);
    return true;
}

bool unit_find(const struct unit_family *family, const char *text,
               struct unit_scale *ret_scale)
{
    struct slice name = {text, strlen(text)};
    struct slice after = {NULL, 0};
    struct unit_scale scale = {1, 1, 1};

    if (name.length == 0 && family->bare) {
        *ret_scale = scale;
        return true;
    }
    if (family->per_period) {
        if (!split_period(text, &name, &after))
            return false;
        const struct period *period = find_period(after);
        if (period == NULL)
            return false;
        scale.num = period->num;
        scale.den = period->den;
    }
    const struct unit *unit =
        find(family->units, family->count, name, family->any_case);
    if (unit == NULL)
        return false;
    scale.factor = unit->factor;
    *ret_scale = scale;
    return true;
}

bool unit_lacks_period(const struct unit_family *family, const char *text)
{
    struct slice name = {text, strlen(text)};
    return family->per_period &&
           find(family->units, family->count, name, family->any_case) != NULL;
}

bool unit_find_byte_rate(const char *text, struct unit_scale *ret_scale)
{
    struct slice name = {text, strlen(text)};
    const struct unit *unit =
        find(byte_rate_units, VPCA_COUNT(byte_rate_units), name, false);
    if (unit == NULL)
        return false;
    *ret_scale = (struct unit_scale){unit->factor, 1, 1};
    return true;
}

/* The one unit that starts with the text: "Gbps" for "G". */
static const char *unit_started(const struct unit_family *family,
                                const char *text)
{
    struct slice name = {text, strlen(text)};
    const char *found = NULL;
    for (size_t i = 0; i < family->count; i++) {
        const char *unit = family->units[i].many;
        if (strlen(unit) < name.length ||
            !slice_is(name, unit, name.length, true))
            continue;
        if (found != NULL)
            return NULL;
        found = unit;
    }
    return found;
}

const char *unit_nearest(const struct unit_family *family, const char *text)
{
    struct vpca_nearest nearest;
    vpca_nearest_init(&nearest, text);
    for (size_t i = 0; i < family->count; i++)
        vpca_nearest_feed(&nearest, family->units[i].many);
    return nearest.best != NULL ? nearest.best : unit_started(family, text);
}

void unit_list(const struct unit_family *family, struct vpca_text *text)
{
    for (size_t i = 0; i < family->count; i++) {
        vpca_text_add(text, i == 0 ? "" : ", ");
        vpca_text_add(text, family->units[i].many);
        vpca_text_add(text, family->per_period ? "/month" : "");
    }
}

bool vpca_unit_matches(const char *text, enum vpca_unit unit)
{
    const struct unit_family *family = unit_family_of(unit);
    const char *start = text + strcspn(text, "0123456789");
    if (*start == '\0')
        return false;
    const char *rest = start;
    while (*start != '\0') {
        rest = start + strspn(start, "0123456789. ");
        start = rest + strcspn(rest, "0123456789");
    }
    /* "100 GB.." ends in its unit too. */
    struct slice name = trim(rest, rest + strlen(rest));
    if (name.length >= 2 && name.start[name.length - 1] == '.' &&
        name.start[name.length - 2] == '.')
        name = trim(name.start, name.start + name.length - 2);

    char copy[64];
    struct unit_scale scale;
    if (name.length >= sizeof(copy))
        return false;
    memcpy(copy, name.start, name.length);
    copy[name.length] = '\0';
    return unit_find(family, copy, &scale);
}
