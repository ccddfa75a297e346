// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// How an entry of the activity log is put into words: what happened, in the API's own words where it gave some.
#pragma once

#include <QString>

#include <models/activity/activitylog.h>

#include <chrono>

namespace outdial::models {

// Longer than this an exchange counts as slow.
inline constexpr std::chrono::milliseconds slowExchange{2'000};

// What came of an entry, for its icon and colour; the words say more.
enum class ActivityLook { Done, Failed, AnswerLost, Cancelled, Note, Warning };

// The API's title of the method. Those of Do-Not-Call lists share their titles with those of calling lists: they are told apart.
QString methodTitle(api::Method method);
// The reason phrase of a status as HTTP names it, in English: "Not Found". Empty for one that is not known.
QLatin1String reasonPhrase(int status);
// "404 Not found", "no answer", "cancelled"
QString statusText(const api::Exchange &exchange);
// "4.2 ms", "812 ms", "1.24 s", "2 min 5 s"
QString durationText(std::chrono::microseconds duration);
// "187 B", "18.4 kB"
QString bytesText(qint64 bytes);
// "14:31:07.042"; with the day before it when that is not today.
QString activityTime(const QDateTime &time, const QDateTime &now = QDateTime::currentDateTime());

ActivityLook activityLook(const ActivityEntry &entry);
// "Done", "bad_request: Campaign is disabled", "The host refuses the connection. ..."
QString outcomeText(const ActivityEntry &entry);
// One word for a badge: "Done", "Failed", "Answer lost", "Cancelled", "Message"
QString outcomeWord(const ActivityEntry &entry);

// Neither an answer of the API nor a cancellation by the user: what "Failed" filters by.
bool hasFailed(const ActivityEntry &entry);
bool wasSlow(const ActivityEntry &entry);
bool isWrite(const ActivityEntry &entry);

// The cells of an entry as one line, parted by tabs, for the clipboard.
QString activityLine(const ActivityEntry &entry);

} // namespace outdial::models
