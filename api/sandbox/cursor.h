// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Cursors and times as the tenant writes them. The API sorts by a MongoDB _id; here that is the place of a row in the store,
// written as such an id: 24 hex digits that ascend. A well-formed cursor that was never issued is served by position.
#pragma once

#include <QByteArray>
#include <QString>

#include <cstdint>
#include <optional>

namespace outdial::sandbox {

inline constexpr std::int64_t noMoment = INT64_MIN;

// The object id of a row.
QString objectId(qint64 row);
// The row behind which the next page starts; nothing when the text is not an object id.
std::optional<qint64> rowOfObjectId(QStringView text);

// yyyy-MM-ddTHH:mm:ss.SSS in UTC, of milliseconds since the epoch; "" for noMoment.
QString timeText(std::int64_t ms);
// The same form; fewer fraction digits, none, and a Z are understood too.
std::optional<std::int64_t> timeOfText(QStringView text);

// "time_objectid", the cursor of the walks that are sorted by a time.
struct TimeCursor {
    std::int64_t time = noMoment;
    qint64 row = 0;
};
QString timeCursor(const TimeCursor &cursor);
std::optional<TimeCursor> parseTimeCursor(QStringView text);

} // namespace outdial::sandbox
