// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Times on the wire.
#include <api/types/codecs.h>
#include <api/types/recordpage.h>

namespace outdial::api {

namespace {

// Reads exactly `count` ASCII digits at `at`; -1 when they are not there.
int digits(std::string_view text, std::size_t at, std::size_t count)
{
    if (at + count > text.size())
        return -1;
    int number = 0;
    for (std::size_t i = at; i < at + count; ++i) {
        if (text[i] < '0' || text[i] > '9')
            return -1;
        number = number * 10 + (text[i] - '0');
    }
    return number;
}

// Days from 1970-01-01 in the proleptic Gregorian calendar; years begin in March, so that a leap day is the last of its year.
std::int64_t daysFromEpoch(int year, int month, int day)
{
    year -= month <= 2 ? 1 : 0;
    const int era = year / 400;
    const int yearOfEra = year - era * 400;
    const int dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    const int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return std::int64_t{era} * 146097 + dayOfEra - 719468;
}

int daysInMonth(int year, int month)
{
    if (month == 2)
        return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28;
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

} // namespace

QString encodeTime(const QDateTime &utc) { return utc.toUTC().toString(QStringLiteral("yyyy-MM-dd'T'HH:mm:ss.zzz")); }

std::int64_t decodeTime(std::string_view text)
{
    if (!text.empty() && text.back() == 'Z')
        text.remove_suffix(1);
    if (text.size() < 19 || text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':' || text[16] != ':')
        return noTime;
    const int year = digits(text, 0, 4), month = digits(text, 5, 2), day = digits(text, 8, 2);
    const int hour = digits(text, 11, 2), minute = digits(text, 14, 2), second = digits(text, 17, 2);
    if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month) || hour < 0 || hour > 23 || minute < 0 ||
        minute > 59 || second < 0 || second > 59)
        return noTime;
    int milliseconds = 0;
    if (text.size() > 19) {
        if (text[19] != '.' || text.size() == 20 || text.size() > 29)
            return noTime;
        int scale = 100;
        for (std::size_t i = 20; i < text.size(); ++i, scale /= 10) {
            const int digit = digits(text, i, 1);
            if (digit < 0)
                return noTime;
            milliseconds += digit * scale;
        }
    }
    const std::int64_t seconds = daysFromEpoch(year, month, day) * 86400 + hour * 3600 + minute * 60 + second;
    return seconds * 1000 + milliseconds;
}

} // namespace outdial::api
