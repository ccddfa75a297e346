// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// How numbers, shares, ages and spans are written. Digits are grouped and nothing is rounded into a lie: "<0.1%" and ">99.9%"
// where 0.0% or 100.0% would be false, "—" where a number is not known.
#pragma once

#include <QDateTime>
#include <QString>

#include <chrono>

namespace outdial::views {

QString unknownMark(); // "—"

// 18204 -> "18,204" (grouped as the locale does; negative numbers are "unknown").
QString countText(qint64 count);
// "18,204 of 40,000"
QString countOf(qint64 part, qint64 whole);
// 18204, 40000 -> "45.5%"; whole 0 or unknown (negative) -> "0.0%" or "—".
QString percentText(qint64 part, qint64 whole);

// "850 ms", "3 s", "4 min 10 s", "2 h 10 min", "3 d 4 h"
QString spanText(std::chrono::milliseconds span);
// Age below a day relative ("3 s ago", "4 min 10 s ago", "2 h 5 min ago"); else "yesterday 18:02", "12 Nov 17:31", with the year
// when it is another. Invalid: "never". Shown in the zone of `now`.
QString ageText(const QDateTime &then, const QDateTime &now);
// The same for columns, where only days count: "3 s ago" below an hour, "today 14:12", "yesterday 18:02", "12 Nov 17:31".
QString momentText(const QDateTime &then, const QDateTime &now);
// "14:31:07"
QString clockText(const QDateTime &time);
// "187 B", "18.4 MB"
QString sizeText(qint64 bytes);

} // namespace outdial::views
