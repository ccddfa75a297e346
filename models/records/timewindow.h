// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The spans of time for which completed and updated records are asked. Days and months are those of the zone that is shown; what
// is sent is UTC.
#pragma once

#include <QDateTime>
#include <QString>

#include <models/lists/timetext.h>

namespace outdial::models {

enum class WindowPreset { LastHour, Today, Yesterday, LastSevenDays, ThisMonth, AllTime, Custom };

// From start on, before end; UTC. Invalid: without a bound on that side.
struct TimeWindow {
    QDateTime start;
    QDateTime end;

    bool operator==(const TimeWindow &) const = default;
};

// Whole days, but for the last hour, which has no end: the tenant's clock may be ahead. The last seven days are today and the six
// before it. Custom gives no bounds: those are the user's.
TimeWindow windowOf(WindowPreset preset, TimeZoneShown zone, const QDateTime &now = QDateTime::currentDateTimeUtc());

// "12 Nov 2024 00:00 – 13 Nov 2024 00:00", "since 12 Nov 2024 13:31", "all time".
QString windowText(const TimeWindow &window, TimeZoneShown zone);

// "UTC" or "local time, UTC+2", as of a moment.
QString zoneText(TimeZoneShown zone, const QDateTime &at = QDateTime::currentDateTimeUtc());

} // namespace outdial::models
