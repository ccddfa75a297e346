// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Points in time as tables show them. All times of the API are UTC; people choose between UTC and local time.
#pragma once

#include <QDateTime>
#include <QString>

namespace outdial::models {

enum class TimeZoneShown { Local, Utc };

// "14:31:47" for a time of today, "12 Nov 12:58" within the year, else "12 Nov 2024". Empty for an invalid time.
QString shortTime(const QDateTime &time, TimeZoneShown zone, const QDateTime &now = QDateTime::currentDateTimeUtc());
// "12 Nov 2024 12:58:03" and the zone.
QString fullTime(const QDateTime &time, TimeZoneShown zone);

} // namespace outdial::models
