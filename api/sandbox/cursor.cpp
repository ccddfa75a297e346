// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDateTime>
#include <QTimeZone>

#include <sandbox/cursor.h>

#include <algorithm>
#include <cstdio>
#include <limits>

namespace outdial::sandbox {
namespace {

// The first eight digits, where MongoDB has the seconds of the insertion. The same for all, so that ids ascend with the rows
// whatever the clock does.
constexpr quint32 idEpoch = 0x65A0B1C2;

// A number of exactly this many decimal digits, -1 when it is not.
int digits(QStringView text, qsizetype at, qsizetype count)
{
    if (at + count > text.size())
        return -1;
    int value = 0;
    for (qsizetype i = at; i < at + count; ++i) {
        const char16_t c = text[i].unicode();
        if (c < u'0' || c > u'9')
            return -1;
        value = value * 10 + (c - u'0');
    }
    return value;
}

} // namespace

QString objectId(qint64 row)
{
    return QStringLiteral("%1%2").arg(idEpoch, 8, 16, QLatin1Char('0')).arg(row, 16, 16, QLatin1Char('0'));
}

std::optional<qint64> rowOfObjectId(QStringView text)
{
    if (text.size() != 24)
        return std::nullopt;
    quint64 high = 0;
    quint64 low = 0;
    for (qsizetype i = 0; i < 24; ++i) {
        const char16_t c = text[i].unicode();
        quint64 digit = 0;
        if (c >= u'0' && c <= u'9')
            digit = c - u'0';
        else if (c >= u'a' && c <= u'f')
            digit = 10u + (c - u'a');
        else if (c >= u'A' && c <= u'F')
            digit = 10u + (c - u'A');
        else
            return std::nullopt;
        quint64 &part = i < 8 ? high : low;
        part = part << 4 | digit;
    }
    constexpr auto last = std::numeric_limits<qint64>::max();
    if (high != idEpoch)
        return high < idEpoch ? 0 : last;
    return low > static_cast<quint64>(last) ? last : static_cast<qint64>(low);
}

QString timeText(std::int64_t ms)
{
    if (ms == noMoment)
        return {};
    // By hand: a page of records has thousands of them, and QDateTime reads its format for each.
    const std::int64_t days = ms >= 0 ? ms / 86'400'000 : -((86'399'999 - ms) / 86'400'000);
    int rest = static_cast<int>(ms - days * 86'400'000);
    int year = 0;
    int month = 0;
    int day = 0;
    QDate(1970, 1, 1).addDays(days).getDate(&year, &month, &day);
    char text[32];
    const int millisecond = rest % 1000;
    rest /= 1000;
    const int size = std::snprintf(text, sizeof text, "%04d-%02d-%02dT%02d:%02d:%02d.%03d", year, month, day, rest / 3600,
                                   rest / 60 % 60, rest % 60, millisecond);
    return QString::fromLatin1(text, std::min<int>(size, sizeof text - 1));
}

std::optional<std::int64_t> timeOfText(QStringView text)
{
    if (text.endsWith(u'Z'))
        text.chop(1);
    if (text.size() < 19 || text[4] != u'-' || text[7] != u'-' || text[10] != u'T' || text[13] != u':' || text[16] != u':')
        return std::nullopt;
    int ms = 0;
    if (text.size() > 19) {
        const qsizetype count = text.size() - 20;
        if (text[19] != u'.' || count < 1 || count > 3)
            return std::nullopt;
        ms = digits(text, 20, count);
        for (qsizetype i = count; i < 3 && ms >= 0; ++i)
            ms *= 10;
        if (ms < 0)
            return std::nullopt;
    }
    const int hour = digits(text, 11, 2);
    const int minute = digits(text, 14, 2);
    const int second = digits(text, 17, 2);
    const QDate date(digits(text, 0, 4), digits(text, 5, 2), digits(text, 8, 2));
    const QTime time(hour, minute, second, ms);
    if (!date.isValid() || !time.isValid())
        return std::nullopt;
    return QDateTime(date, time, Qt::UTC).toMSecsSinceEpoch();
}

QString timeCursor(const TimeCursor &cursor) { return timeText(cursor.time) + u'_' + objectId(cursor.row); }

std::optional<TimeCursor> parseTimeCursor(QStringView text)
{
    const qsizetype at = text.lastIndexOf(u'_');
    if (at < 0)
        return std::nullopt;
    const auto time = timeOfText(text.left(at));
    const auto row = rowOfObjectId(text.mid(at + 1));
    if (!time || !row)
        return std::nullopt;
    return TimeCursor{*time, *row};
}

} // namespace outdial::sandbox
