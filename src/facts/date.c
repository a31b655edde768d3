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
