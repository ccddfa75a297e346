// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The journal of imports: what was about to be sent, and what came of it, on the disk before the next step is taken. From it an
// import that was killed goes on, and the history of imports is shown. Any thread; each function opens what it needs.
#pragma once

#include <QDateTime>
#include <QLockFile>
#include <QString>

#include <models/store/store.h>

#include <memory>
#include <optional>
#include <vector>

class QSqlError;
class QSqlQuery;

namespace outdial::models {

enum class ImportState {
    Running,   // or was, when its program ended: can be resumed
    Done,      // every row of the file is accounted for
    Cancelled, // by the user, at the edge of a batch: can be resumed
    Stopped,   // by an error: can be resumed
};

struct ImportEntry {
    QString id;
    QString tenant; // TenantAddress::scope()
    QString listId;
    QString listName;
    QString userName;
    QString file;
    QByteArray settings; // ImportSettings::toJson()
    ImportState state = ImportState::Running;
    QDateTime started;   // UTC
    QDateTime ended;     // UTC, invalid while it runs
    QString message;     // why it stopped
    QByteArray receipt;  // Receipt::toJson(), of the rows so far
    QString rejectsFile; // it, or a file beside it, was written; empty: none was
    QByteArray undone;   // what was taken back of it, as JSON; empty: nothing
};

enum class BatchState {
    Sent,     // on its way, or the program ended before the answer: in doubt
    Answered, // every row of it is settled
    Adding,   // of an import that adds or updates: what was updated is settled, the rest is about to be added
};

struct JournalBatch {
    int number = 0;
    qint64 firstRow = 0; // of the file's rows that it spans, blocked ones included
    int rowCount = 0;
    int sentRows = 0;
    BatchState state = BatchState::Sent;
    qint64 totalBefore = -1; // records of the list before it, as far as known; -1: not known
    qint64 done = 0;         // records that it added
    // One letter for each row that was sent, where they may fare differently (fateLetters()); else empty.
    QByteArray fates = {};
    // One letter for each row that it spans, where rows were compared with the list: = when there was nothing to send.
    QByteArray compared = {};
};

// A row of a batch that was not added. Rows that were found bad before sending are not kept: the same check finds them again.
struct JournalRow {
    qint64 row = 0;
    qint64 line = 0;
    QString cause; // causeName()
    QString detail;
};

// An import of the same file into the same list that has sent rows and did not come to its end.
struct EarlierImport {
    ImportEntry entry;
    bool running = false; // in this program or in another one
};

class ImportJournal {
public:
    // Writes a new import. The error is an English sentence (the disk is full, ...).
    static tl::expected<ImportJournal, QString> begin(StorePtr store, ImportEntry entry);
    // Takes up one that ended before it was done; refused while another program is at it.
    static tl::expected<ImportJournal, QString> take(StorePtr store, const QString &importId);
    // To look at one as it is; several may. Nothing is to be written through it.
    static tl::expected<ImportJournal, QString> read(StorePtr store, const QString &importId);
    // Takes up one whose records are to be taken back; refused while it runs or is taken back elsewhere.
    static tl::expected<ImportJournal, QString> takeToUndo(StorePtr store, const QString &importId);

    const ImportEntry &entry() const { return m_entry; }

    // Before a batch is sent. A false answer forbids to send it.
    bool intend(const JournalBatch &batch);
    // After its answer was understood, or its doubt settled. next: a batch that is about to be sent then, in the same step on the
    // disk, which is what a batch waits for.
    bool settle(const JournalBatch &batch, const std::vector<JournalRow> &rows, const JournalBatch *next = nullptr);
    // Between the two steps of a batch that adds what it could not update: what is settled so far, and what is about to be added.
    bool goOnAdding(const JournalBatch &batch, const std::vector<JournalRow> &rows);
    // A batch that was about to be sent, and certainly was not.
    bool withdraw(int number);
    // The last call: the import is free to be taken up again.
    bool finish(ImportState state, const QString &message, const QByteArray &receipt, const QString &rejectsFile);
    // What was taken back so far: UndoReceipt::toJson().
    bool noteUndone(const QByteArray &undone);
    QString error() const { return m_error; }

    // A journal that cannot be read is an error, never "nothing was sent".
    tl::expected<std::vector<JournalBatch>, QString> batches() const;
    tl::expected<std::vector<JournalRow>, QString> rowsOf(int batch) const;

    // Newest first.
    static QList<ImportEntry> history(const StorePtr &store, const QString &tenant);
    // The newest that was not finished for this list and file, if its program is gone.
    static std::optional<ImportEntry> unfinished(const StorePtr &store, const QString &tenant, const QString &listId,
                                                 const QString &file);

    // The newest such import since one that went through. A journal that cannot be read is an error, never "there is none".
    static tl::expected<std::optional<EarlierImport>, QString> earlier(const StorePtr &store, const QString &tenant,
                                                                       const QString &listId, const QString &file);
    // Where imports that can go on write their rejects: no other one may take these names.
    static QStringList reservedFiles(const StorePtr &store);

private:
    ImportJournal(StorePtr store, ImportEntry entry, std::unique_ptr<QLockFile> lock);
    bool run(QSqlQuery &query);
    bool fail(const QSqlError &error);
    bool writeIntention(const JournalBatch &batch);
    bool writeOutcome(const JournalBatch &batch, BatchState state, const std::vector<JournalRow> &rows, const JournalBatch *next);

    StorePtr m_store;
    ImportEntry m_entry;
    std::unique_ptr<QLockFile> m_lock; // one program at a time goes on with an import
    QString m_error;
};

} // namespace outdial::models
