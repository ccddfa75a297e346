// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What the monitor writes, in one place: figures, forecasts, ages, failures. Times are ms since the epoch, UTC, and are written
// in local time.
#pragma once

#include <QString>

#include <views/monitor/carddata.h>

namespace outdial::views {

// "14:27"
QString hourText(qint64 time);
// "today 14:12", "yesterday 18:02", "12 Nov 17:31", in local time; of today the time alone.
QString sinceText(qint64 time, qint64 now);

// "2 h 10 min to 3 h 20 min", "25 to 40 min", "less than 1 min": no more exact than an estimate is.
QString rangeText(qint64 early, qint64 late);
// "Empty in %1", "No forecast yet", ... with the range in the place of %1.
QString forecastPattern(const models::Forecast &forecast);
// What it is worked out from, or what is missing: "last 30 min", "38 of 50 attempts needed".
QString forecastBasis(const models::Forecast &forecast);

// "Live", "Stale", "Offline", "Not read yet" and the age behind it: "3 s ago", "4 min 10 s".
QString freshnessWord(models::Freshness freshness);
QString freshnessAge(const CardData &card);
StateLook freshnessLook(models::Freshness freshness);

// "118", "~97", "—", "not dialing"; of a campaign that does not run, or whose figures are not known, not a number.
struct RateWords {
    QString figure;
    bool isNumber = false; // "attempts/min" stands behind it
    bool muted = false;
};
RateWords rateWords(const CardData &card);
// "45.5%, 18,204 of 40,000 completed", or why not.
QString completionSentence(const CardData &card);
// "Spring renewals: running, 118 attempts a minute, 45.5%, 18,204 of 40,000 completed.": the name of a card for assistive tools.
QString cardSentence(const CardData &card);

// "Poll failed (503).", "Poll failed: no connection."
QString pollFailure(const api::ApiError &error);
// "Next try in 40 s.", empty when not known.
QString nextTryText(const CardData &card);

// "No disposition" for an empty name.
QString dispositionName(const QString &name);

} // namespace outdial::views
