// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The check before an import: every row of the file goes through the pipeline, nothing is sent. Problems are counted by cause and
// field; the first rows of each are kept to be shown. Phone numbers of rows that can be sent are looked at for hints: what they
// say are warnings. Plain C++: run() blocks its thread, the rest may be called from any thread.
#pragma once

#include <models/transfer/cause.h>
#include <models/transfer/importsettings.h>
#include <models/transfer/listsnapshot.h>
#include <models/transfer/phonehints.h>

#include <atomic>
#include <functional>
#include <mutex>
#include <vector>

namespace outdial::models {

// A row with a problem, as it is shown.
struct ProblemRow {
    qint64 row = 0;
    qint64 line = 0;
    QStringList cells; // of the file, as they were before anything was mended
    QString found;     // the offending value, or what is said about the row
};

struct Problem {
    Cause cause = Cause::None;
    int field = -1; // of the format; -1: of the row as a whole
    qint64 rows = 0;
    std::vector<ProblemRow> samples; // the first ones
};

// Rows against the records of the list, where they are compared.
struct ListComparison {
    bool made = false;
    qint64 records = 0; // of the list, read so far
    qint64 total = -1;  // of these, -1: not known
    qint64 rowsNew = 0;
    qint64 rowsChanged = 0; // say something else than their record
    qint64 rowsSame = 0;
    qint64 completed = 0; // of the changed and the same: their record is completed
};

struct CheckReport {
    qint64 rows = 0;
    qint64 ready = 0;  // can be sent, those with a warning included
    qint64 warned = 0; // with at least one warning; each is a problem of its own
    qint64 blocked = 0;
    ListComparison list;
    qint64 bytes = 0; // of the file, read so far
    double seconds = 0;
    std::vector<Problem> problems; // most rows first, blockers before warnings
    bool complete = false;         // every row was seen
    QString error;                 // why it is not
    PhoneSpread phones;            // of the rows that can be sent

    qint64 count(Cause cause) const;
};

class RowPipeline;

class CheckRun {
public:
    static constexpr int mostSamples = 500; // of each problem

    // Reads the records with which rows are compared; see ListSnapshot::read().
    using ReadList =
        std::function<tl::expected<ListSnapshotPtr, QString>(const ListSnapshot::Progress &, const api::CancelToken &)>;

    explicit CheckRun(ImportSettings settings, ReadList readList = {});
    void run();
    void cancel()
    {
        m_cancel = true;
        m_cancelReading.cancel();
    }
    // Counts so far; problems with their samples, and where the numbers are, only at the end in report().
    CheckReport progress() const;
    // After run().
    const CheckReport &report() const { return m_report; }
    const ListSnapshotPtr &list() const { return m_list; }

private:
    bool readTheList();
    void countDifference(const RowPipeline &row);
    bool warnOfRecord(const RowPipeline &row);
    void publish();
    const ImportSettings m_settings;
    const ReadList m_readList;
    ListSnapshotPtr m_list;
    std::atomic_bool m_cancel = false;
    api::CancelToken m_cancelReading;
    CheckReport m_report;
    mutable std::mutex m_mutex;
    CheckReport m_published;
};

} // namespace outdial::models
