// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Adds or removes many keys of a Do-Not-Call list (Add Many Records, Delete Many Records), from a CSV file or pasted text, in
// batches. To add a key that is there, or remove one that is not, changes nothing, so a batch whose answer was lost is simply
// sent again; only "added" and "was there before" cannot be told apart then. Every row of the source ends in one count of the
// receipt. What was done goes into the ledger batch by batch. Plain C++: run() blocks the thread it is called on; everything else
// may be called from any thread.
#pragma once

#include <QString>

#include <api/client/client.h>
#include <models/dnc/dnckeys.h>
#include <models/dnc/dncledger.h>
#include <models/transfer/csvdialect.h>

#include <chrono>
#include <condition_variable>
#include <mutex>

namespace outdial::models {

struct DncOrder {
    QString listId;
    DncKind kind;
    DncAction action = DncAction::Add; // Add or Remove
    QString source;                    // file, as openSource() takes it; empty: text
    QByteArray text;                   // pasted, UTF-8
    CsvDialect dialect;
    int keyColumn = 0;
    int commentColumn = -1; // -1: none. Not for EXCLUSION lists.
    QString comment;        // of every key, where there is no column for it
    QString reason;         // kept in the ledger
    QString user;
    bool doubtfulToo = false; // keys that look wrong are sent as well
    QString rejectsFile;      // where refused rows go; empty: nowhere
};

struct DncReceipt {
    qint64 read = 0;     // rows
    qint64 done = 0;     // added, or removed
    qint64 before = 0;   // were there (or not there) before
    qint64 either = 0;   // one of these two: an answer was lost
    qint64 repeats = 0;  // of a key of an earlier row
    qint64 doubtful = 0; // not sent, see DncDoubt
    qint64 refused = 0;  // by the tenant
    qint64 unknown = 0;  // sent, and no answer came until the end
    qint64 unsent = 0;   // read, and the run ended before
    bool balances() const { return read == done + before + either + repeats + doubtful + refused + unknown + unsent; }
};

enum class DncState { Running, Waiting, Done, Cancelled, Stopped };

struct DncProgress {
    DncState state = DncState::Running;
    DncReceipt receipt;
    double share = 0; // of the source, 0...1
    QString message;  // why it waits or stopped
    QString rejectsFile;
};

struct DncOptions {
    int batchKeys = 2'000;
    std::chrono::milliseconds firstWait{1'000};
    std::chrono::milliseconds mostWait{30'000};
    std::chrono::milliseconds giveUpAfter{0}; // 0: it waits until it is cancelled
};

class DncRun {
public:
    DncRun(StorePtr store, const QString &tenant, DncOrder order, DncOptions options, api::Client &client);
    ~DncRun();
    DncRun(const DncRun &) = delete;
    DncRun &operator=(const DncRun &) = delete;

    void run();     // once
    void cancel();  // at the edge of a batch
    void abandon(); // at once: of the batch that is under way nobody knows then
    DncProgress progress() const;
    const DncOrder &order() const { return m_order; }

private:
    class Batch;

    bool readAll();
    bool send(Batch &batch, bool lost = false);
    void settle(const Batch &batch, const api::BulkAnswer &answer, bool again);
    bool reject(std::string_view row, std::int64_t line, const QString &why);
    void writeLedger(bool finished);
    bool wait(std::chrono::milliseconds pause, const QString &why);
    bool isCancelled() const;
    bool stop(const QString &message);

    DncLedger m_ledger;
    DncOrder m_order;
    DncOptions m_options;
    api::Client &m_client;
    DncChange m_change;
    std::unique_ptr<class RowFile> m_rejects;

    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_cancelled = false;
    api::CancelToken m_call;

    DncProgress m_progress;
};

} // namespace outdial::models
