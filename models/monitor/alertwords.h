// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What an alert says: a title of a few words that can stand alone beside the name of its campaign, and one or two sentences with
// the numbers and with what can be done. Times are local.
#pragma once

#include <QString>

#include <models/monitor/alert.h>

namespace outdial::models {

struct AlertText {
    QString title;
    QString text;
};

AlertText usedUpText(const QString &list, qint64 open, qint64 total);
AlertText stoppedText(qint64 ranAt);
// minutes: since the last attempt, or since it was seen to run. lastAttempt: 0 for never. open: 0 or less: not known.
AlertText noAttemptsText(qint64 minutes, qint64 lastAttempt, qint64 open);
// usual: percent.
AlertText shareMovedText(const QString &disposition, qint64 count, qint64 attempts, double usual);

// "14 min", "3 h 20 min", "2 d 4 h"
QString minutesText(qint64 minutes);

} // namespace outdial::models
