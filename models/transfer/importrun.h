// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// One import, from the first batch to the receipt: sends batch after batch (the next is encoded while one is under way), writes
// the journal before and after each, matches the answers to rows, settles lost answers, and goes on where an earlier run ended.
// Plain C++: run() blocks the thread it is called on; everything else may be called from any thread.
#pragma once

#include <QString>

#include <api/client/client.h>
#include <models/store/importjournal.h>
#include <models/transfer/batchbuilder.h>
#include <models/transfer/batchsizer.h>
#include <models/transfer/importsettings.h>
#include <models/transfer/receipt.h>
#include <models/transfer/reconciler.h>
#include <models/transfer/rowfile.h>

#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>

namespace outdial::models {

enum class RunState {
    Running,
    Paused,      // at the edge of a batch, by the user
    Waiting,     // the tenant cannot be reached, or asks to wait; goes on by itself
    Reconciling, // the answer of a batch was lost; finding out what became of it
    Cancelling,  // waits for the answer that is under way
    Done,
    Cancelled, // at the edge of a batch; can be resumed
    Stopped,   // by an error; can be resumed
};

struct RunOptions {
    int batchRows = 1000;     // of the first batch
    int mostBatchRows = 5000; // to which batches grow where the list has keys
    int trialRows = 0;        // > 0: the first batch has so many rows, and the run pauses after it
    ReconcileOptions reconcile;
    std::chrono::milliseconds firstWait{1'000}; // between tries when the tenant cannot be reached; doubled each time
    std::chrono::milliseconds mostWait{30'000};
    std::chrono::milliseconds giveUpAfter{0}; // 0: never
    QString addedFile;                        // empty: none is written
    ListSnapshotPtr list;                     // of the check, for an import that sends differences; null: is read
};

struct RunProgress {
    RunState state = RunState::Running;
    Receipt receipt;                    // of the batches that are settled
    int batches = 0;                    // settled
    qint64 sentRows = 0;                // handed to the tenant and settled
    bool trial = false;                 // paused after the rows of a trial
    qint64 bytesRead = 0;               // of the file
    QString message;                    // why it waits, or why it stopped
    QString rejectsFile;                // once it has a row
    QString unknownFile;                // once it has a row
    QString beforeFile;                 // what changed records said before, once it has a row
    QString missingFile;                // of rows whose key is not in the list, once it has one
    std::optional<api::ApiError> error; // that stopped it, when the tenant did
};

class ImportRun {
public:
    // settings.takeFingerprint() was called when the file was checked. rejectsFile of the journal's entry is where rejects go.
    ImportRun(ImportSettings settings, RunOptions options, api::Client &client, ImportJournal journal);
    ~ImportRun();
    ImportRun(const ImportRun &) = delete;
    ImportRun &operator=(const ImportRun &) = delete;

    void run();

    void pause();
    void resume();
    void cancel();
    RunProgress progress() const;
    bool isOver() const;

private:
    struct Files;
    using Next = tl::expected<std::optional<Batch>, QString>;
    using Meanwhile = std::function<void()>; // what is done while a batch is under way

    enum class Write { Add, Update };
    // How rows go out. totalBefore: records of the list before them, -1: not known. resent: some of them may have arrived before.
    struct Delivery {
        Write write = Write::Add;
        qint64 totalBefore = -1;
        bool resent = false;
    };

    bool prepare();
    bool readList();
    Next build(BatchBuilder &builder);
    const JournalBatch *knownBatch(int number) const;
    bool replay(Batch &batch, const JournalBatch &known);
    bool takeKept(Batch &batch, const JournalBatch &known, const std::vector<JournalRow> &kept);
    bool transfer(Batch &batch, const JournalBatch *known, const Meanwhile &meanwhile);
    bool knowTotal();
    bool addMissing(Batch &batch, JournalBatch &entry);
    bool goOnAdding(Batch &batch, const JournalBatch &known);
    bool deliverMissing(Batch &batch, const std::vector<int> &missing, Delivery delivery);
    bool deliver(Batch &batch, std::vector<int> rows, Delivery delivery, const Meanwhile &meanwhile);
    bool deliverHalves(Batch &batch, const std::vector<int> &rows, Delivery delivery, const api::ApiError &error);
    bool settleDoubt(Batch &batch, std::vector<int> &rows, qint64 &totalBefore, bool timedOut, Write write);
    bool takeAnswer(Batch &batch, const std::vector<int> &rows, const api::BulkAnswer &answer, const Delivery &delivery);
    bool ask(const std::function<api::Result<void>()> &question);
    static std::vector<JournalRow> outcomesOf(const Batch &batch);
    bool account(const Batch &batch, const JournalBatch &entry, bool journalled);
    JournalBatch intentionOf(const Batch &batch) const;
    std::optional<JournalBatch> nextIntention();
    bool keepBefore(const Batch &batch);
    void accountPart(const Batch &batch);
    bool writeFiles(const Batch &batch);
    bool writeRow(const Batch &batch, const BatchRow &row);

    void pauseAfterTrial();
    bool goesOn();
    bool sleep(std::chrono::milliseconds duration);
    class Patience;
    bool waitForTenant(const api::ApiError &error, Patience &patience);
    bool stop(const QString &message, const api::ApiError *error = nullptr);
    void setState(RunState state, const QString &message = {});
    void finish(RunState state, const QString &text);

    const ImportSettings m_settings;
    const RunOptions m_options;
    api::Client &m_client;
    ImportJournal m_journal;
    Reconciler m_reconciler;
    std::unique_ptr<Files> m_files;
    BatchSizer m_size;
    Next m_next = std::nullopt; // built while another is under way
    bool m_nextBuilt = false;
    std::optional<int> m_intended; // a batch that stands in the journal as about to be sent, and was not sent yet
    qint64 m_total = -1;           // records of the list after what is settled so far
    std::vector<JournalBatch> m_known;
    api::CancelToken m_cancelReading;
    ListSnapshotPtr m_list; // with what rows are compared
    int m_beforeKept = -1;  // the last batch whose records' values before are on the disk

    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    RunProgress m_progress;
    bool m_pause = false;
    bool m_cancel = false;
    bool m_over = false;
    bool m_inDoubt = false; // the present batch was sent and what became of it is not known
};

} // namespace outdial::models
