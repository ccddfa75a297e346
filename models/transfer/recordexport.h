// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Exports records to a CSV file: all that a query gives, read page by page while they are written, or what a table shows. Rows
// are made and written off the GUI thread; there is never more than one page in memory. The file has its name only when every
// record that was read is in it: cancelled, or ended by an error, there is none (and one that was there before is as it was). GUI
// thread.
#pragma once

#include <QObject>

#include <models/records/recordloader.h>
#include <models/transfer/exportfile.h>

#include <atomic>
#include <memory>

namespace outdial::models {

class RecordExport : public QObject {
    Q_OBJECT
public:
    enum class State { Ready, Running, Cancelling, Cancelled, Failed, Done };
    static constexpr std::int64_t rowsAtOnce = 5000; // of what is shown, between two looks at cancel()

    // Everything: method is for the words of an error.
    RecordExport(RecordSource source, api::Method method, ExportSettings settings, QObject *parent = nullptr);
    // What is shown.
    RecordExport(ShownRecords shown, ExportSettings settings, QObject *parent = nullptr);
    ~RecordExport() override; // cancels, and waits for nothing

    void start();
    void cancel();

    State state() const { return m_state; }
    bool isRunning() const { return m_state == State::Running || m_state == State::Cancelling; }
    qint64 recordsRead() const { return m_read; }
    qint64 recordsWritten() const { return m_written; }
    qint64 rowsWritten() const { return m_rows; }
    qint64 total() const { return m_total; } // -1: not known
    const ExportSettings &settings() const { return m_settings; }
    // Why it failed, in sentences.
    const QString &problem() const { return m_problem; }

Q_SIGNALS:
    void changed();

private:
    struct Wrote {
        bool good = false;
        qint64 records = 0;
        qint64 rows = 0;
        QString problem;
    };
    template <typename Job>
    void onDisk(Job job, void (RecordExport::*then)());
    void ask();
    void take(quint64 ticket, const api::Result<api::RecordPagePtr> &answer);
    void goOn();
    void complete();
    void end(State state, const QString &problem = {});

    RecordSource m_source;
    api::Method m_method = api::Method::GetAllRecords;
    std::shared_ptr<const ShownRecords> m_shown;
    ExportSettings m_settings;
    PagedFetch m_walk;
    std::shared_ptr<ExportFile> m_file; // in the hands of one job at a time
    std::shared_ptr<std::atomic_bool> m_stop;
    State m_state = State::Ready;
    bool m_last = false;
    qint64 m_total = -1;
    qint64 m_read = 0;
    qint64 m_written = 0;
    qint64 m_rows = 0;
    QString m_problem;
};

} // namespace outdial::models
