// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What is in a file or a pasted text before its keys are sent to a Do-Not-Call list: which column has the keys, and how many of
// them look like what the list holds. Pure functions that read the source; any thread, for some time.
#pragma once

#include <QList>
#include <QString>

#include <models/dnc/dncrun.h>
#include <models/transfer/csvsniffer.h>

#include <array>
#include <atomic>

namespace outdial::models {

// The columns that are proposed.
struct DncColumns {
    int key = 0;
    int comment = -1;
};
DncColumns dncColumns(const CsvGuess &guess, const DncKind &kind);

struct DncCheck {
    struct Doubt {
        qint64 count = 0;
        QStringList examples; // "line 4: call me", at most three
    };
    QString problem; // why it could not be read to the end
    qint64 rows = 0;
    qint64 good = 0;             // keys that are sent, each once
    qint64 repeats = 0;          // of a key of an earlier row
    std::array<Doubt, 6> doubts; // by DncDoubt
    QStringList samples;         // as they are sent, at most three
    qint64 doubtful() const;
    // Of those, the ones that can be sent when the user wants it.
    qint64 sendable() const;
    const Doubt &of(DncDoubt doubt) const { return doubts[std::size_t(doubt)]; }
};

// Reads the whole source of the order. stop: ends it early.
DncCheck checkDncSource(const DncOrder &order, const std::atomic_bool &stop);

} // namespace outdial::models
