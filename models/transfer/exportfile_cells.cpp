// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What stands in the cells of an exported file.

#include <QDateTime>

#include <models/transfer/exportcolumns.h>
#include <models/transfer/exportfile.h>

#include <charconv>
#include <chrono>
#include <cstdio>
#include <cstdlib>

namespace outdial::models {

using namespace exportcolumns;

std::string_view ExportFile::number(std::int64_t value)
{
    std::array<char, 24> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    m_scratch.assign(digits.data(), end);
    return m_scratch;
}

// "2024-11-12T14:31:47.000Z", "2024-11-12T15:31:47.000+01:00". No QDateTime for each: there may be millions.
std::string_view ExportFile::timeText(std::int64_t millis)
{
    if (millis == api::noTime)
        return {};
    using namespace std::chrono;
    const bool local = m_settings.zone == TimeZoneShown::Local;
    if (local) {
        constexpr std::int64_t quarter = 15 * 60 * 1000; // clocks change at these
        const std::int64_t place = millis / quarter - (millis % quarter < 0 ? 1 : 0);
        if (!m_offsetKnown || place != m_offsetHour) {
            m_offset = QDateTime::fromMSecsSinceEpoch(millis).offsetFromUtc();
            m_offsetHour = place;
            m_offsetKnown = true;
        }
    }
    const sys_time<milliseconds> at{milliseconds(millis + (local ? m_offset * 1000LL : 0))};
    const auto day = floor<days>(at);
    const year_month_day date{day};
    const hh_mm_ss time{at - day};
    std::array<char, 64> text{};
    int length = std::snprintf(text.data(), text.size(), "%04d-%02u-%02uT%02d:%02d:%02d.%03d", int(date.year()),
                               unsigned(date.month()), unsigned(date.day()), int(time.hours().count()),
                               int(time.minutes().count()), int(time.seconds().count()), int(time.subseconds().count()));
    if (!local) {
        text[std::size_t(length++)] = 'Z';
    } else {
        const int minutes = std::abs(m_offset) / 60;
        length += std::snprintf(text.data() + length, text.size() - std::size_t(length), "%c%02d:%02d", m_offset < 0 ? '-' : '+',
                                minutes / 60, minutes % 60);
    }
    m_scratch.assign(text.data(), std::size_t(length));
    return m_scratch;
}

std::string_view ExportFile::statusCell(const api::RecordStatus &status, int which)
{
    if (!status.known)
        return {}; // not told, which is not zero
    switch (which) {
    case Completed:
        return status.completed ? "true" : "false";
    case CompletedTime:
        return timeText(status.completedTime);
    case TotalAttempts:
        return number(status.totalAttempts);
    case LastDisposition:
        return status.lastDisposition;
    case LastAgent:
        return status.lastAgent;
    case LastPhone:
        return status.lastPhone;
    case LastDate:
        return timeText(status.lastDate);
    case LastCallDuration:
        return number(status.lastCallDuration);
    default:
        return status.globalInteractionId;
    }
}

std::string_view ExportFile::attemptCell(const api::Attempt &attempt, int which)
{
    switch (which) {
    case Date:
        return timeText(attempt.date);
    case Disposition:
        return attempt.disposition;
    case Agent:
        return attempt.agent;
    case Phone:
        return attempt.phone;
    case CallDuration:
        return number(attempt.callDuration);
    case DialingDuration:
        return number(attempt.dialingDuration);
    case CpaResult:
        return attempt.cpaResult;
    case CpaDuration:
        return number(attempt.cpaDuration);
    case CallNotes:
        return attempt.callNotes;
    case CallAttempted:
        return attempt.callAttempted ? "true" : "false";
    default:
        return attempt.globalInteractionId;
    }
}

} // namespace outdial::models
