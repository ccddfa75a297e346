// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The check before an import: every row of the file goes through the pipeline, nothing is sent. Problems are counted by cause and
// field; the first rows of each are kept to be shown. Plain C++: run() blocks its thread, the rest may be called from any thread.
#pragma once

#include <models/transfer/cause.h>
#include <models/transfer/importsettings.h>

#include <atomic>
#include <mutex>
#include <vector>

namespace outdial::models {

// A row with a problem, as it is shown.
struct ProblemRow {
    qint64 row = 0;
    qint64 line = 0;
    QStringList cells; // original, in the order of the file's columns
    QString found;     // the offending value, or what is said about the row
};

struct Problem {
    Cause cause = Cause::None;
    int field = -1; // of the format; -1: of the row as a whole
    qint64 rows = 0;
    std::vector<ProblemRow> samples; // the first ones
};

struct CheckReport {
    qint64 rows = 0;
    qint64 ready = 0; // can be sent, those with a warning included
    qint64 warned = 0;
    qint64 blocked = 0;
    qint64 bytes = 0; // of the file, read so far
    double seconds = 0;
    std::vector<Problem> problems; // most rows first, blockers before warnings
    bool complete = false;         // every row was seen
    QString error;                 // why it is not

    qint64 count(Cause cause) const;
};

class CheckRun {
public:
    static constexpr int mostSamples = 500; // of each problem

    explicit CheckRun(ImportSettings settings);
    void run();
    void cancel() { m_cancel = true; }
    // Counts so far; problems with their samples only at the end.
    CheckReport progress() const;
    // After run().
    const CheckReport &report() const { return m_report; }

private:
    void publish();
    const ImportSettings m_settings;
    std::atomic_bool m_cancel = false;
    CheckReport m_report;
    mutable std::mutex m_mutex;
    CheckReport m_published;
};

} // namespace outdial::models
