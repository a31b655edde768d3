/* Dates of the form YYYY-MM-DD. */
#include <string.h>

#include "vpcadvise/model.h"

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

bool vpca_date_valid(const char *date)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    int month;
    int day;
    int last;

    if (!has_shape(date))
        return false;
    month = number(date + 5, 2);
    day = number(date + 8, 2);
    if (month < 1 || month > 12)
        return false;
    last = days[month - 1] + (month == 2 && is_leap(number(date, 4)));
    return day >= 1 && day <= last;
}
