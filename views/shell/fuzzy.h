// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Matches what was typed against a name: every letter must appear, in order. "stop spr" finds "Stop Spring renewals".
#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace outdial::views {

struct FuzzyMatch {
    int score = 0;            // higher is better
    QList<qsizetype> letters; // places in the name that matched, ascending
};

// Beginnings of words and runs of letters score; case does not matter, blanks of the query separate parts. nullopt: no match.
std::optional<FuzzyMatch> fuzzyMatch(const QString &query, const QString &name);

} // namespace outdial::views
