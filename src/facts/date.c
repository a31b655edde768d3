/* Dates of the form YYYY-MM-DD. */
#include <string.h>

#include "vpcadvise/facts.h"

static bool is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int number(const char *digits, size_t count)
{
    int value = 0;

    for (size_t i = 0; i < count; i++)
        value = value * 10 + (digits[i] - '0');
    return value;
}

static bool has_shape(const char *date)
{
    if (strlen(date) != 10)
        return false;
    for (size_t i = 0; i < 10; i++) {
        bool dash = i == 4 || i == 7;

        if (dash ? date[i] != '-' : date[i] < '0' || date[i] > '9')
            return false;
    }
    return true;
}

/* 0: it is no date of a month. */
static int month_days(const char *date)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    int month;

    if (!has_shape(date))
        return 0;
    month = number(date + 5, 2);
    if (month < 1 || month > 12)
        return 0;
    return days[month - 1] + (month == 2 && is_leap(number(date, 4)));
}

bool vpca_date_valid(const char *date)
{
    int last = month_days(date);
    int day = last ? number(date + 8, 2) : 0;

    return day >= 1 && day <= last;
}

int vpca_date_month_days(const char *date)
{
    return vpca_date_valid(date) ? 0 : month_days(date);
}

bool vpca_date_lacks_month(const char *date)
{
    return has_shape(date) && month_days(date) == 0;
}

/* ---- Dates written otherwise ------------------------------------------ */

struct field {
    size_t digits;
    int number;
};

/* Three numbers with the same mark between them. */
static bool split(const char *text, struct field fields[3], char *ret_mark)
{
    for (size_t i = 0; i < 3; i++) {
        size_t digits = strspn(text, "0123456789");

        if (digits == 0 || digits > 4)
            return false;
        fields[i] = (struct field){digits, number(text, digits)};
        text += digits;
        if (i == 0)
            *ret_mark = *text;
        if (i < 2 && (!*text || *text != *ret_mark || !strchr("-/.", *text)))
            return false;
        text += i < 2;
    }
    return *text == '\0';
}

/* Day before month, as it is written with points; else only where a month
 * cannot be meant. -1: it cannot be told. */
static int day_field(const struct field fields[3], char mark)
{
    if (fields[0].digits == 4)
        return 2;
    if (fields[2].digits != 4)
        return -1;
    if (mark == '.' || fields[0].number > 12)
        return 0;
    return fields[1].number > 12 ? 1 : -1;
}

const char *vpca_date_guess(vpca_arena *arena, const char *text)
{
    struct field fields[3];
    char mark = '\0';
    const char *date;
    int day;
    int year;

    if (!split(text, fields, &mark))
        return NULL;
    day = day_field(fields, mark);
    if (day < 0)
        return NULL;
    year = day == 2 ? 0 : 2;
    date = vpca_arena_printf(arena, "%04d-%02d-%02d", fields[year].number,
                             fields[3 - day - year].number, fields[day].number);
    return vpca_date_valid(date) ? date : NULL;
}
