// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What can come of an attempt, for the simulated dialer and for the histories of the demo.
#pragma once

#include <QRandomGenerator>
#include <QStringList>

#include <sandbox/resultstore.h>

namespace outdial::sandbox {

inline constexpr int mostAttempts = 3; // a record is completed by the last of them, whatever came of it

struct Outcome {
    AttemptRow attempt;
    bool completes = false;
};

// number: of the attempt, from 1. customFields: names without custom_.
Outcome makeOutcome(QRandomGenerator &random, std::int64_t when, int number, const QString &phone,
                    const QStringList &customFields);

// An id in the form that the API shows.
QString makeId(QRandomGenerator &random);

} // namespace outdial::sandbox
