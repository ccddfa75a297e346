// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Attempts in words, for a timeline: what came of each, when, by whom, for how long.
#pragma once

#include <QDateTime>
#include <QList>
#include <QString>

#include <api/types/recordpage.h>

#include <utility>

namespace outdial::models {

struct AttemptWords {
    enum class Kind { Talked, NotReached, NotDialed };
    Kind kind = Kind::NotReached;
    QString disposition; // "no disposition" when the tenant gave none
    QDateTime time;      // UTC; invalid: not told
    QString facts;       // "j.ellwanger · talked 1:42, dialed 0:09 · CPA voice"
    QString notes;
    QList<std::pair<QString, QString>> custom; // names without "custom_", in the order of the answer
    // Phone, duration of the call progress analysis, interaction: what is shown when it is opened.
    QList<std::pair<QString, QString>> details;
};

// Of a record of the page, newest first; those without a time behind the others.
QList<AttemptWords> attemptsInWords(const api::RecordPage &page, int row);

// 102 -> "1:42", 3725 -> "1:02:05"
QString durationText(int seconds);

} // namespace outdial::models
