// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The time zones of this computer, and what their clocks show.
#pragma once

#include <QByteArray>
#include <QList>
#include <QTimeZone>

#include <cstdint>
#include <unordered_map>
#include <vector>

namespace outdial::models {

bool isTimeZone(const QByteArray &name);
// UTC, this computer's, then the others by name; those that only older programs know are left out.
QList<QByteArray> timeZones();

inline constexpr std::int64_t secondsADay = 86'400;
// The day, since 1970, that a moment in seconds since 1970 is in.
inline std::int64_t floorDays(std::int64_t seconds)
{
    return seconds >= 0 ? seconds / secondsADay : -((-seconds + secondsADay - 1) / secondsADay);
}

// The wall clock of a zone. A time that the clock skips in spring counts as that much later; one that it shows twice in autumn is
// the earlier one. Seconds since 1970, of UTC or as the clock shows them.
class ZoneClock {
public:
    explicit ZoneClock(const QByteArray &name); // an empty or unknown one is UTC
    std::int64_t toUtc(std::int64_t shown);
    std::int64_t fromUtc(std::int64_t utc);

private:
    int offsetAt(std::int64_t utc);
    int offsetOfDay(std::int64_t day);
    int lookUp(std::int64_t utc) const;

    QTimeZone m_zone; // invalid: UTC
    std::vector<std::int32_t> m_days;
    std::unordered_map<std::int64_t, int> m_quarters; // of days in which the clock is moved
};

} // namespace outdial::models
