// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>
#include <QSqlError>
#include <QSqlQuery>
#include <QUuid>
#include <QVariant>

#include <models/store/diskwords.h>
#include <models/store/importjournal.h>
#include <models/store/journalparts.h>

#include <array>

namespace outdial::models {

namespace {

// The context of the texts below.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(ImportJournal)
};

constexpr std::array batchNames{"sent", "answered", "adding"};

// A null QString would be NULL in the database; here it means "".
QString text(const QString &value) { return value.isNull() ? QLatin1String("") : value; }

QString writeProblem(const StorePtr &store, const QString &said, AfterRoom then)
{
    const QString path = store->path();
    return Text::tr("The journal of the import, “%1”, cannot be written: %2.").arg(path, diskCause(path, said)) + u' ' +
           diskRemedy(path, said, then);
}

} // namespace

ImportJournal::ImportJournal(StorePtr store, ImportEntry entry, std::unique_ptr<QLockFile> lock)
    : m_store(std::move(store)),
      m_entry(std::move(entry)),
      m_lock(std::move(lock))
{
}

bool ImportJournal::run(QSqlQuery &query)
{
    if (query.exec())
        return true;
    return fail(query.lastError());
}

bool ImportJournal::fail(const QSqlError &error)
{
    m_error = writeProblem(m_store, error.databaseText(), AfterRoom::GoOn);
    return false;
}

tl::expected<ImportJournal, QString> ImportJournal::begin(StorePtr store, ImportEntry entry)
{
    entry.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    entry.started = QDateTime::currentDateTimeUtc();
    entry.state = ImportState::Running;
    auto lock = lockFor(store, entry.id);
    if (!lock)
        return tl::unexpected(writeProblem(store, {}, AfterRoom::Import));
    ImportJournal journal(std::move(store), std::move(entry), *std::move(lock));
    QSqlQuery query(journal.m_store->database());
    query.prepare(QStringLiteral("INSERT INTO import (id, tenant, list_id, list_name, user_name, file, settings, state, started,"
                                 " rejects_file) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"));
    const auto &made = journal.m_entry;
    for (const auto &value :
         {made.id, made.tenant, made.listId, made.listName, made.userName, made.file, QString::fromUtf8(made.settings),
          nameAt(stateNames, int(made.state)), made.started.toString(Qt::ISODateWithMs), made.rejectsFile})
        query.addBindValue(text(value));
    if (!query.exec())
        return tl::unexpected(writeProblem(journal.m_store, query.lastError().databaseText(), AfterRoom::Import));
    return journal;
}

tl::expected<ImportJournal, QString> ImportJournal::take(StorePtr store, const QString &importId)
{
    // Locked before it is read: whoever had it may just have finished it.
    auto lock = lockFor(store, importId);
    if (!lock && lock.error() == Locked::ByOther)
        return tl::unexpected(Text::tr("This import is going on in another window of Outdial."));
    if (!lock)
        return tl::unexpected(writeProblem(store, {}, AfterRoom::GoOn));
    auto found = findImport(store, importId);
    if (!found)
        return tl::unexpected(found.error());
    auto &entry = *found;
    if (entry.state == ImportState::Done)
        return tl::unexpected(Text::tr("This import is finished."));
    if (!entry.undone.isEmpty())
        return tl::unexpected(Text::tr("Records of this import were taken back. Import the file anew."));
    QSqlQuery query(store->database());
    query.prepare(QStringLiteral("UPDATE import SET state = ?, ended = NULL, message = '' WHERE id = ?"));
    query.addBindValue(nameAt(stateNames, int(ImportState::Running)));
    query.addBindValue(importId);
    ImportJournal journal(std::move(store), std::move(entry), *std::move(lock));
    if (!journal.run(query))
        return tl::unexpected(journal.m_error);
    return journal;
}

bool ImportJournal::intend(const JournalBatch &batch) { return writeIntention(batch); }

bool ImportJournal::withdraw(int number)
{
    QSqlQuery query(m_store->database());
    query.prepare(QStringLiteral("DELETE FROM import_batch WHERE import_id = ? AND number = ? AND state = ?"));
    query.addBindValue(m_entry.id);
    query.addBindValue(number);
    query.addBindValue(nameAt(batchNames, int(BatchState::Sent)));
    return run(query);
}

bool ImportJournal::writeIntention(const JournalBatch &batch)
{
    QSqlQuery query(m_store->database());
    query.prepare(
        QStringLiteral("INSERT INTO import_batch (import_id, number, first_row, row_count, sent_rows, state, total_before,"
                       " compared) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (import_id, number) DO UPDATE SET"
                       " first_row = excluded.first_row, row_count = excluded.row_count, sent_rows = excluded.sent_rows,"
                       " state = excluded.state, total_before = excluded.total_before, compared = excluded.compared"));
    query.addBindValue(m_entry.id);
    query.addBindValue(batch.number);
    query.addBindValue(batch.firstRow);
    query.addBindValue(batch.rowCount);
    query.addBindValue(batch.sentRows);
    query.addBindValue(nameAt(batchNames, int(BatchState::Sent)));
    query.addBindValue(batch.totalBefore);
    query.addBindValue(text(QString::fromLatin1(batch.compared)));
    return run(query);
}

bool ImportJournal::settle(const JournalBatch &batch, const std::vector<JournalRow> &rows, const JournalBatch *next)
{
    return writeOutcome(batch, BatchState::Answered, rows, next);
}

bool ImportJournal::goOnAdding(const JournalBatch &batch, const std::vector<JournalRow> &rows)
{
    return writeOutcome(batch, BatchState::Adding, rows, nullptr);
}

bool ImportJournal::writeOutcome(const JournalBatch &batch, BatchState state, const std::vector<JournalRow> &rows,
                                 const JournalBatch *next)
{
    auto database = m_store->database();
    if (!database.transaction())
        return fail(database.lastError());
    QSqlQuery query(database);
    query.prepare(QStringLiteral("UPDATE import_batch SET state = ?, done = ?, total_before = ?, fates = ?"
                                 " WHERE import_id = ? AND number = ?"));
    query.addBindValue(nameAt(batchNames, int(state)));
    query.addBindValue(batch.done);
    query.addBindValue(batch.totalBefore);
    query.addBindValue(text(QString::fromLatin1(batch.fates)));
    query.addBindValue(m_entry.id);
    query.addBindValue(batch.number);
    bool good = run(query);
    if (good && !batch.fates.isEmpty()) { // the rows of its first step stand there
        query.prepare(QStringLiteral("DELETE FROM import_row WHERE import_id = ? AND batch = ?"));
        query.addBindValue(m_entry.id);
        query.addBindValue(batch.number);
        good = run(query);
    }
    query.prepare(QStringLiteral("INSERT INTO import_row (import_id, batch, row_number, line, cause, detail)"
                                 " VALUES (?, ?, ?, ?, ?, ?)"));
    for (const auto &row : rows) {
        if (!good)
            break;
        query.addBindValue(m_entry.id);
        query.addBindValue(batch.number);
        query.addBindValue(row.row);
        query.addBindValue(row.line);
        query.addBindValue(row.cause);
        query.addBindValue(text(row.detail));
        good = run(query);
    }
    if (good && next != nullptr)
        good = writeIntention(*next);
    if (good && database.commit())
        return true;
    if (good)
        fail(database.lastError());
    database.rollback();
    return false;
}

bool ImportJournal::finish(ImportState state, const QString &message, const QByteArray &receipt, const QString &rejectsFile)
{
    m_entry.state = state;
    m_entry.ended = QDateTime::currentDateTimeUtc();
    m_entry.message = message;
    m_entry.receipt = receipt;
    m_entry.rejectsFile = rejectsFile;
    QSqlQuery query(m_store->database());
    query.prepare(
        QStringLiteral("UPDATE import SET state = ?, ended = ?, message = ?, receipt = ?, rejects_file = ? WHERE id = ?"));
    query.addBindValue(nameAt(stateNames, int(state)));
    query.addBindValue(m_entry.ended.toString(Qt::ISODateWithMs));
    query.addBindValue(text(message));
    query.addBindValue(QString::fromUtf8(receipt));
    query.addBindValue(text(rejectsFile));
    query.addBindValue(m_entry.id);
    const bool written = run(query);
    m_lock.reset(); // whoever wants to go on with it may, though this object lives on
    return written;
}

tl::expected<std::vector<JournalBatch>, QString> ImportJournal::batches() const
{
    QSqlQuery query(m_store->database());
    query.prepare(QStringLiteral("SELECT number, first_row, row_count, sent_rows, state, total_before, done, fates, compared"
                                 " FROM import_batch"
                                 " WHERE import_id = ? ORDER BY number"));
    query.addBindValue(m_entry.id);
    std::vector<JournalBatch> batches;
    if (!query.exec())
        return tl::unexpected(journalReadProblem(query));
    while (query.next()) {
        batches.push_back({query.value(0).toInt(), query.value(1).toLongLong(), query.value(2).toInt(), query.value(3).toInt(),
                           BatchState(indexOf(batchNames, query.value(4).toString())), query.value(5).toLongLong(),
                           query.value(6).toLongLong(), query.value(7).toByteArray(), query.value(8).toByteArray()});
    }
    if (query.lastError().isValid())
        return tl::unexpected(journalReadProblem(query)); // in the middle
    return batches;
}

tl::expected<std::vector<JournalRow>, QString> ImportJournal::rowsOf(int batch) const
{
    QSqlQuery query(m_store->database());
    query.prepare(QStringLiteral("SELECT row_number, line, cause, detail FROM import_row WHERE import_id = ? AND batch = ?"
                                 " ORDER BY row_number"));
    query.addBindValue(m_entry.id);
    query.addBindValue(batch);
    std::vector<JournalRow> rows;
    if (!query.exec())
        return tl::unexpected(journalReadProblem(query));
    while (query.next()) {
        rows.push_back(
            {query.value(0).toLongLong(), query.value(1).toLongLong(), query.value(2).toString(), query.value(3).toString()});
    }
    if (query.lastError().isValid())
        return tl::unexpected(journalReadProblem(query));
    return rows;
}

QList<ImportEntry> ImportJournal::history(const StorePtr &store, const QString &tenant)
{
    QSqlQuery query(store->database());
    query.prepare(QStringLiteral("SELECT ") + importColumns +
                  QStringLiteral(" FROM import WHERE tenant = ? ORDER BY started DESC"));
    query.addBindValue(tenant);
    QList<ImportEntry> entries;
    query.exec();
    while (query.next())
        entries.append(entryOf(query));
    return entries;
}

std::optional<ImportEntry> ImportJournal::unfinished(const StorePtr &store, const QString &tenant, const QString &listId,
                                                     const QString &file)
{
    const auto entries = history(store, tenant);
    for (const auto &entry : entries) {
        if (entry.listId != listId || entry.file != file)
            continue;
        if (entry.state == ImportState::Done || !entry.undone.isEmpty())
            return std::nullopt; // the newest one of this file went through, or was taken back
        return isHeld(store, entry.id) ? std::nullopt : std::optional(entry);
    }
    return std::nullopt;
}

tl::expected<std::optional<EarlierImport>, QString> ImportJournal::earlier(const StorePtr &store, const QString &tenant,
                                                                           const QString &listId, const QString &file)
{
    QSqlQuery query(store->database());
    query.prepare(QStringLiteral("SELECT ") + importColumns +
                  QStringLiteral(", (SELECT count(*) FROM import_batch WHERE import_id = import.id AND sent_rows > 0)"
                                 " FROM import WHERE tenant = ? AND list_id = ? AND file = ? ORDER BY started DESC"));
    query.addBindValue(tenant);
    query.addBindValue(listId);
    query.addBindValue(file);
    if (!query.exec())
        return tl::unexpected(Text::tr("The journal of imports cannot be read: %1.").arg(query.lastError().databaseText()));
    while (query.next()) {
        EarlierImport earlier{entryOf(query), false};
        if (earlier.entry.state == ImportState::Done)
            break;
        if (!earlier.entry.undone.isEmpty())
            continue; // taken back; it does not go on
        earlier.running = earlier.entry.state == ImportState::Running && isHeld(store, earlier.entry.id);
        if (earlier.running || query.value(14).toInt() > 0)
            return earlier;
    }
    return std::nullopt;
}

QStringList ImportJournal::reservedFiles(const StorePtr &store)
{
    QSqlQuery query(store->database());
    query.prepare(QStringLiteral("SELECT rejects_file FROM import WHERE state <> ?"));
    query.addBindValue(nameAt(stateNames, int(ImportState::Done)));
    QStringList files;
    query.exec();
    while (query.next())
        files.append(query.value(0).toString());
    return files;
}

} // namespace outdial::models
