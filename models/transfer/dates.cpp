// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDateTime>

#include <api/rules/values.h>
#include <models/transfer/dates.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>

namespace outdial::models {

namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }

// Length of the blank at the beginning: ASCII, no-break, and the narrow one that newer programs write before "PM".
std::size_t blankLength(std::string_view text)
{
    if (text.empty())
        return 0;
    if (text[0] == ' ' || text[0] == '\t')
        return 1;
    if (text.starts_with("\xC2\xA0"))
        return 2;
    return text.starts_with("\xE2\x80\xAF") ? 3 : 0;
}

std::size_t skipBlanks(std::string_view &text)
{
    std::size_t skipped = 0;
    while (const std::size_t length = blankLength(text)) {
        text.remove_prefix(length);
        skipped += length;
    }
    return skipped;
}

// "AM", "pm", "a.m.": 0 or 12 hours to add, -1 for anything else.
int takeHalfDay(std::string_view &text)
{
    const auto letter = [&](std::size_t at) { return at < text.size() ? char(text[at] | 0x20) : '\0'; };
    const char half = letter(0);
    const std::size_t dot = text.size() > 1 && text[1] == '.' ? 1 : 0;
    if ((half != 'a' && half != 'p') || letter(1 + dot) != 'm')
        return -1;
    text.remove_prefix(2 + dot);
    if (dot != 0 && !text.empty() && text[0] == '.')
        text.remove_prefix(1);
    return half == 'a' ? 0 : 12;
}

// Digits at the beginning, at least `least` and at most `most` of them; -1 when there are not.
int takeNumber(std::string_view &text, int least, int most)
{
    int number = 0;
    int digits = 0;
    while (digits < most && std::size_t(digits) < text.size() && isDigit(text[std::size_t(digits)]))
        number = number * 10 + (text[std::size_t(digits++)] - '0');
    if (digits < least)
        return -1;
    text.remove_prefix(std::size_t(digits));
    return number;
}

// "Z", "+02:00", "-0330", "+01".
bool takeOffset(std::string_view &text, int &offset)
{
    if (text.empty())
        return false;
    const char sign = text[0];
    if (sign != 'Z' && sign != 'z' && sign != '+' && sign != '-')
        return false;
    text.remove_prefix(1);
    offset = 0;
    if (sign == 'Z' || sign == 'z')
        return true;
    const int hours = takeNumber(text, 2, 2);
    if (!text.empty() && text[0] == ':')
        text.remove_prefix(1);
    const int minutes = text.empty() ? 0 : takeNumber(text, 2, 2);
    if (hours < 0 || hours > 14 || minutes < 0 || minutes > 59)
        return false;
    offset = (hours * 60 + minutes) * 60 * (sign == '-' ? -1 : 1);
    return true;
}

} // namespace

const QStringList &datePatterns()
{
    static const QStringList patterns{
        QStringLiteral("dd.MM.yyyy HH:mm"),
        QStringLiteral("dd.MM.yyyy HH:mm:ss"),
        QStringLiteral("dd.MM.yyyy"),
        QStringLiteral("M/d/yyyy h:mm a"),
        QStringLiteral("M/d/yyyy h:mm:ss a"),
        QStringLiteral("M/d/yyyy HH:mm"),
        QStringLiteral("M/d/yyyy HH:mm:ss"),
        QStringLiteral("M/d/yyyy"),
        QStringLiteral("M-d-yyyy"),
        QStringLiteral("d/M/yyyy HH:mm"),
        QStringLiteral("d/M/yyyy HH:mm:ss"),
        QStringLiteral("d/M/yyyy"),
        QStringLiteral("d-M-yyyy HH:mm"),
        QStringLiteral("d-M-yyyy"),
        QStringLiteral("yyyy-MM-dd HH:mm"),
        QStringLiteral("yyyy-MM-dd HH:mm:ss"),
        QStringLiteral("yyyy-MM-dd"),
        QStringLiteral("yyyy-MM-dd'T'HH:mm:ss"),
        QStringLiteral("yyyy/MM/dd HH:mm"),
        QStringLiteral("yyyy/MM/dd"),
        QStringLiteral("yyyyMMdd"),
        QStringLiteral("yyyyMMddHHmmss"),
        excelDates(),
    };
    return patterns;
}

QString excelDates() { return QStringLiteral("excel"); }

bool hasTime(const QString &pattern) { return pattern == excelDates() || pattern.contains(u'H') || pattern.contains(u'h'); }

QString dateExample(const QString &pattern)
{
    if (pattern == excelDates())
        return QStringLiteral("46090.5868");
    QString example;
    for (qsizetype i = 0; i < pattern.size();) {
        const QChar letter = pattern[i];
        qsizetype length = 1;
        while (i + length < pattern.size() && pattern[i + length] == letter)
            ++length;
        const auto number = [&](int value) { example += QStringLiteral("%1").arg(value, int(length), 10, QLatin1Char('0')); };
        switch (letter.unicode()) {
        case 'y':
            number(2026);
            break;
        case 'M':
            number(3);
            break;
        case 'd':
            number(9);
            break;
        case 'H':
            number(14);
            break;
        case 'h':
            number(2);
            break;
        case 'm':
            number(5);
            break;
        case 's':
            number(0);
            break;
        case 'a':
            example += QStringLiteral("PM");
            break;
        case '\'':
            break;
        default:
            example += QString(length, letter);
        }
        i += length;
    }
    return example;
}

DateChanger::DateChanger(const DateChange &change, const QString &fieldFormat)
    : m_layout(rules::dateTimeLayout(fieldFormat)),
      m_excel(change.pattern == excelDates()),
      m_iso(change.pattern.contains(u'T')),
      m_moves(!change.zone.isEmpty() && hasTime(change.pattern)),
      m_from(change.zone),
      m_to(change.storedZone)
{
    if (m_excel)
        return;
    // Of ISO 8601 the seconds, their fraction and the offset come behind, if at all.
    const std::string pattern = m_iso ? "yyyy-MM-ddTHH:mm" : change.pattern.toStdString();
    for (std::size_t i = 0; i < pattern.size();) {
        const std::size_t end = std::min(pattern.find_first_not_of(pattern[i], i), pattern.size());
        const int length = int(end - i);
        if (std::string_view("yMdHhms").find(pattern[i]) == std::string_view::npos) {
            m_parts.push_back({pattern[i] == 'a' ? 'a' : '\0', 0, 0, pattern.substr(i, end - i)});
        } else {
            // Where numbers stand side by side each has all its digits.
            const bool beside =
                (!m_parts.empty() && m_parts.back().letter != 0) || (end < pattern.size() && isalpha(pattern[end]));
            const bool full = pattern[i] == 'y' || pattern[i] == 'm' || pattern[i] == 's' || (beside && !m_iso);
            m_parts.push_back({pattern[i], full ? length : 1, pattern[i] == 'y' ? 4 : 2, {}});
        }
        i = end;
    }
}

bool DateChanger::read(std::string_view value, Moment &moment) const
{
    if (m_excel)
        return readSerial(value, moment);
    int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0;
    int halfDay = -1;
    for (std::size_t i = 0; i < m_parts.size(); ++i) {
        const auto &part = m_parts[i];
        if (part.letter == 0) {
            if (part.text == " ") {
                // None at all only before "PM".
                if (skipBlanks(value) == 0 && (i + 1 == m_parts.size() || m_parts[i + 1].letter != 'a'))
                    return false;
                continue;
            }
            if (!value.starts_with(part.text))
                return false;
            value.remove_prefix(part.text.size());
            continue;
        }
        if (part.letter == 'a') {
            halfDay = takeHalfDay(value);
            if (halfDay < 0)
                return false;
            continue;
        }
        const int number = takeNumber(value, part.least, part.most);
        if (number < 0)
            return false;
        switch (part.letter) {
        case 'y':
            year = number;
            break;
        case 'M':
            month = number;
            break;
        case 'd':
            day = number;
            break;
        case 'm':
            minute = number;
            break;
        case 's':
            second = number;
            break;
        default:
            hour = number;
        }
    }
    if (m_iso ? !readTail(value, second, moment) : !value.empty())
        return false;
    if (halfDay >= 0) {
        if (hour < 1 || hour > 12)
            return false;
        hour = hour % 12 + halfDay;
    }
    const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(unsigned(month)),
                                           std::chrono::day(unsigned(day))};
    if (year < 1 || !date.ok() || hour > 23 || minute > 59 || second > 59)
        return false;
    const std::int64_t days = std::chrono::sys_days(date).time_since_epoch().count();
    moment.shown = days * secondsADay + hour * 3600 + minute * 60 + second;
    return true;
}

// Behind "2026-03-09T14:05": ":30", ".123", "+02:00".
bool DateChanger::readTail(std::string_view rest, int &second, Moment &moment) const
{
    if (!rest.empty() && rest[0] == ':') {
        rest.remove_prefix(1);
        second = takeNumber(rest, 2, 2);
        if (second < 0)
            return false;
        if (!rest.empty() && (rest[0] == '.' || rest[0] == ',')) {
            rest.remove_prefix(1);
            if (takeNumber(rest, 1, 9) < 0)
                return false;
        }
    }
    if (rest.empty())
        return true;
    moment.hasOffset = takeOffset(rest, moment.offset);
    return moment.hasOffset && rest.empty();
}

bool DateChanger::readSerial(std::string_view value, Moment &moment) const
{
    std::int64_t day = 0;
    const auto whole = std::from_chars(value.data(), value.data() + value.size(), day);
    // Up to 9999-12-31. Day 60 is 29 February 1900, which spreadsheets have and the calendar has not.
    if (whole.ec != std::errc() || !isDigit(value[0]) || day < 1 || day > 2'958'465 || day == 60)
        return false;
    std::string_view rest = value.substr(std::size_t(whole.ptr - value.data()));
    double fraction = 0;
    if (!rest.empty()) {
        if ((rest[0] != '.' && rest[0] != ',') || rest.size() == 1)
            return false;
        rest.remove_prefix(1);
        double unit = 0.1;
        for (const char c : rest) {
            if (!isDigit(c))
                return false;
            fraction += (c - '0') * unit;
            unit /= 10;
        }
    }
    // 25569 is 1970-01-01; before the day that does not exist all are one less.
    moment.shown = (day - 25'569 + (day < 60 ? 1 : 0)) * secondsADay + std::llround(fraction * double(secondsADay));
    return true;
}

bool DateChanger::change(std::string_view value, std::string &out)
{
    Moment moment;
    if (m_layout.empty() || !read(value, moment))
        return false;
    std::int64_t shown = moment.shown;
    if (moment.hasOffset)
        shown = m_to.fromUtc(shown - moment.offset);
    else if (m_moves)
        shown = m_to.fromUtc(m_from.toUtc(shown));
    // Years that the layout has room for.
    static constexpr std::int64_t first = -62'135'596'800; // 0001-01-01
    static constexpr std::int64_t last = 253'402'300'799;  // 9999-12-31 23:59:59
    if (shown < first || shown > last)
        return false;
    write(shown, out);
    return true;
}

void DateChanger::write(std::int64_t shown, std::string &out) const
{
    const std::int64_t days = floorDays(shown);
    const int ofDay = int(shown - days * secondsADay);
    const std::chrono::year_month_day date{std::chrono::sys_days(std::chrono::days(days))};
    for (std::size_t i = 0; i < m_layout.size();) {
        const char letter = m_layout[i];
        std::size_t length = 1;
        while (i + length < m_layout.size() && m_layout[i + length] == letter)
            ++length;
        int number = 0;
        switch (letter) {
        case 'y':
            number = int(date.year());
            break;
        case 'M':
            number = int(unsigned(date.month()));
            break;
        case 'd':
            number = int(unsigned(date.day()));
            break;
        case 'H':
            number = ofDay / 3600;
            break;
        case 'm':
            number = ofDay / 60 % 60;
            break;
        case 's':
            number = ofDay % 60;
            break;
        default:
            out.append(length, letter);
            i += length;
            continue;
        }
        const std::size_t begin = out.size();
        out.append(length, '0');
        for (std::size_t digit = length; digit-- > 0; number /= 10)
            out[begin + digit] = char('0' + number % 10);
        i += length;
    }
}

} // namespace outdial::models
