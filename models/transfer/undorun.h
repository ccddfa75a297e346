// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Takes back what an import has added: finds the added records by reading the file once more against the journal, and deletes
// those that no campaign has called. First prepare(), which sends nothing that changes something and says what would be done;
// then run(). Plain C++: both block the thread they are called on; everything else may be called from any thread.
#pragma once

#include <QString>

#include <api/client/client.h>
#include <models/store/importjournal.h>
#include <models/transfer/calledrecords.h>
#include <models/transfer/recordlookup.h>
#include <models/transfer/undoreceipt.h>

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <span>

namespace outdial::models {

enum class UndoState {
    Reading,    // prepare() is at work
    Ready,      // there is a plan; run() may be called
    Impossible, // the message says why
    Running,
    Waiting, // the tenant cannot be reached, asks to wait, or is at another deletion of this list; goes on by itself
    Cancelling,
    Done,
    Cancelled, // can go on
    Stopped,   // by an error; can go on
};

struct UndoOptions {
    int chunkRows = 1000;                // of one deletion job; 1...1000
    std::chrono::milliseconds poll{250}; // between looks at a job; doubled up to mostPoll
    std::chrono::milliseconds mostPoll{2'000};
    std::chrono::milliseconds firstWait{1'000}; // between tries when the tenant cannot be reached; doubled each time
    std::chrono::milliseconds mostWait{30'000};
    std::chrono::milliseconds jobPatience{5'000}; // how long a job that is under way is waited for after cancel()
    std::chrono::minutes slack{5};                // by which the clocks of tenant and computer may differ
    qint64 mostLookUps = 5'000;                   // to find out why records were not deleted; beyond it only their number is told
};

struct UndoPlan {
    enum class Way {
        DeleteMany, // by the value of the one key field, never attempted, created while the import ran
        OneByOne,   // looked up and erased: a key of several fields, or campaigns that cannot be asked in one go
    };
    Way way = Way::DeleteMany;
    qint64 added = 0;      // by the import
    qint64 open = 0;       // of them: not treated by an earlier undo
    qint64 called = -1;    // of the open ones: called by now, and kept; -1: not known yet
    qint64 updated = 0;    // by the import; they keep their new values
    QString beforeFile;    // what these said before; empty: it is not kept, or not there any more
    qint64 unknown = 0;    // rows whose answer was lost in the import; left alone
    QDateTime createdFrom; // UTC; of Way::DeleteMany
    QDateTime createdTo;
    QList<api::ListBinding> campaigns; // that the list is bound to now, one an instance
};

struct UndoProgress {
    UndoState state = UndoState::Reading;
    UndoPlan plan;
    UndoReceipt receipt;
    QString message;                    // why it waits, stopped, or is not possible
    std::optional<api::ApiError> error; // when the tenant is why
};

class UndoRun {
public:
    UndoRun(StorePtr store, QString importId, UndoOptions options, api::Client &client);
    ~UndoRun();
    UndoRun(const UndoRun &) = delete;
    UndoRun &operator=(const UndoRun &) = delete;

    // True: Ready. Once.
    bool prepare();
    // After it. Once.
    void run();

    void cancel();
    UndoProgress progress() const;
    // prepare() has found that it is not possible or was cancelled, or run() has ended.
    bool isOver() const;

private:
    enum class Ended { Told, Lost, Stopped }; // of a job: its number is known, or not
    struct Sent {
        qint64 told = 0;   // records that jobs say they have deleted
        bool lost = false; // there may have been a job whose number is not known
    };

    bool takeEntry();
    bool readList();
    bool readCalled();
    bool countRows();
    bool undoAll();
    bool undoChunk(std::span<const AddedRow> rows);
    bool deleteChunk(std::span<const AddedRow> rows);
    bool deleteKeys(const std::vector<AddedRow> &rows, Sent &sent);
    std::optional<api::StartedJob> startJob(const api::DeleteCriteria &criteria, Sent &sent);
    Ended follow(const api::StartedJob &job, qint64 &deleted);
    bool accountDeleted(const std::vector<AddedRow> &rows, const Sent &sent, qint64 totalBefore, UndoReceipt &receipt);
    bool eraseGroup(std::span<const AddedRow> rows);
    bool eraseOnce(std::vector<AddedRow> &open, std::vector<bool> &tried, UndoReceipt &receipt);
    std::optional<api::CallingListDetail> listNow(bool evenCancelled = false);
    bool refreshCalled();

    template <typename Ask>
    auto persist(Ask ask) -> decltype(ask());
    api::CallOptions reading() const;
    bool sleep(std::chrono::milliseconds duration);
    bool waitForTenant(const QString &why, std::chrono::milliseconds &wait, std::chrono::milliseconds atLeast = {});
    bool note(UndoReceipt receipt);
    bool stop(const QString &message, const api::ApiError *error = nullptr);
    bool stop(const api::ApiError &error, std::optional<api::Method> method = {});
    void setState(UndoState state, const QString &message = {});
    bool isCancelled() const;
    void finish();

    const StorePtr m_store;
    const QString m_importId;
    const UndoOptions m_options;
    api::Client &m_client;
    const api::CancelToken m_reads;
    ImportEntry m_entry;
    ImportSettings m_settings;
    UndoPlan m_plan;
    std::optional<RecordLookUp> m_lookUp;
    std::optional<CalledRecords> m_called; // null: cannot be asked
    std::optional<ImportJournal> m_journal;
    UndoState m_busy = UndoState::Reading; // while nothing is waited for
    qint64 m_doubt = 0;                    // of the rows that come next: may have been deleted by an earlier undo
    qint64 m_lookedUp = 0;

    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    UndoProgress m_progress;
    bool m_cancel = false;
    bool m_over = false;
};

} // namespace outdial::models
