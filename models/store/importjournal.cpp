// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>
#include <QSqlError>
#include <QSqlQuery>
#include <QUuid>
#include <QVariant>

#include <models/store/importjournal.h>

#include <array>

namespace outdial::models {

namespace {

constexpr std::array stateNames{"running", "done", "cancelled", "stopped"};
constexpr std::array batchNames{"sent", "answered"};

template <std::size_t size>
QString nameAt(const std::array<const char *, size> &names, int index)
{
    return QLatin1String(names[size_t(index)]);
}

template <std::size_t size>
int indexOf(const std::array<const char *, size> &names, const QString &name)
{
    for (std::size_t i = 0; i < size; ++i) {
        if (name == QLatin1String(names[i]))
            return int(i);
    }
    return 0;
}

// The context of the texts below.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(ImportJournal)
};

// A null QString would be NULL in the database; here it means "".
QString text(const QString &value) { return value.isNull() ? QLatin1String("") : value; }

std::unique_ptr<QLockFile> lockFor(const StorePtr &store, const QString &importId)
{
    auto lock = std::make_unique<QLockFile>(store->path() + u'.' + importId + QStringLiteral(".lock"));
    lock->setStaleLockTime(0); // only the end of its program frees it
    return lock->tryLock(0) ? std::move(lock) : nullptr;
}

constexpr QLatin1String
    columns("id, tenant, list_id, list_name, user_name, file, settings, state, started, ended, message, receipt,"
            " rejects_file");

ImportEntry fromRow(const QSqlQuery &query)
{
    ImportEntry entry;
    entry.id = query.value(0).toString();
    entry.tenant = query.value(1).toString();
    entry.listId = query.value(2).toString();
    entry.listName = query.value(3).toString();
    entry.userName = query.value(4).toString();
    entry.file = query.value(5).toString();
    entry.settings = query.value(6).toByteArray();
    entry.state = ImportState(indexOf(stateNames, query.value(7).toString()));
    entry.started = QDateTime::fromString(query.value(8).toString(), Qt::ISODateWithMs);
    entry.ended = QDateTime::fromString(query.value(9).toString(), Qt::ISODateWithMs);
    entry.message = query.value(10).toString();
    entry.receipt = query.value(11).toByteArray();
    entry.rejectsFile = query.value(12).toString();
    return entry;
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
    m_error = Text::tr("The journal of the import cannot be written: %1.").arg(query.lastError().databaseText());
    return false;
}

tl::expected<ImportJournal, QString> ImportJournal::begin(StorePtr store, ImportEntry entry)
{
    entry.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    entry.started = QDateTime::currentDateTimeUtc();
    entry.state = ImportState::Running;
    auto lock = lockFor(store, entry.id);
    if (!lock)
        return tl::unexpected(Text::tr("The folder of Outdial's data cannot be written: “%1”.").arg(store->path()));
    ImportJournal journal(std::move(store), std::move(entry), std::move(lock));
    QSqlQuery query(journal.m_store->database());
    query.prepare(QStringLiteral("INSERT INTO import (id, tenant, list_id, list_name, user_name, file, settings, state, started,"
                                 " rejects_file) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"));
    const auto &made = journal.m_entry;
    for (const auto &value :
         {made.id, made.tenant, made.listId, made.listName, made.userName, made.file, QString::fromUtf8(made.settings),
          nameAt(stateNames, int(made.state)), made.started.toString(Qt::ISODateWithMs), made.rejectsFile})
        query.addBindValue(text(value));
    if (!journal.run(query))
        return tl::unexpected(journal.m_error);
    return journal;
}

tl::expected<ImportJournal, QString> ImportJournal::take(StorePtr store, const QString &importId)
{
    // Locked before it is read: whoever had it may just have finished it.
    auto lock = lockFor(store, importId);
    if (!lock)
        return tl::unexpected(Text::tr("This import is going on in another window of Outdial."));
    QSqlQuery query(store->database());
    query.prepare(QStringLiteral("SELECT ") + columns + QStringLiteral(" FROM import WHERE id = ?"));
    query.addBindValue(importId);
    if (!query.exec() || !query.next())
        return tl::unexpected(Text::tr("The journal does not know this import."));
    auto entry = fromRow(query);
    if (entry.state == ImportState::Done)
        return tl::unexpected(Text::tr("This import is finished."));
    query.prepare(QStringLiteral("UPDATE import SET state = ?, ended = NULL, message = '' WHERE id = ?"));
    query.addBindValue(nameAt(stateNames, int(ImportState::Running)));
    query.addBindValue(importId);
    ImportJournal journal(std::move(store), std::move(entry), std::move(lock));
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
        QStringLiteral("INSERT INTO import_batch (import_id, number, first_row, row_count, sent_rows, state, total_before)"
                       " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (import_id, number) DO UPDATE SET"
                       " first_row = excluded.first_row, row_count = excluded.row_count, sent_rows = excluded.sent_rows,"
                       " state = excluded.state, total_before = excluded.total_before"));
    query.addBindValue(m_entry.id);
    query.addBindValue(batch.number);
    query.addBindValue(batch.firstRow);
    query.addBindValue(batch.rowCount);
    query.addBindValue(batch.sentRows);
    query.addBindValue(nameAt(batchNames, int(BatchState::Sent)));
    query.addBindValue(batch.totalBefore);
    return run(query);
}

bool ImportJournal::settle(const JournalBatch &batch, const std::vector<JournalRow> &rows, const JournalBatch *next)
{
    auto database = m_store->database();
    if (!database.transaction()) {
        m_error = Text::tr("The journal of the import cannot be written: %1.").arg(database.lastError().databaseText());
        return false;
    }
    QSqlQuery query(database);
    query.prepare(QStringLiteral("UPDATE import_batch SET state = ?, done = ? WHERE import_id = ? AND number = ?"));
    query.addBindValue(nameAt(batchNames, int(BatchState::Answered)));
    query.addBindValue(batch.done);
    query.addBindValue(m_entry.id);
    query.addBindValue(batch.number);
    bool good = run(query);
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
        m_error = Text::tr("The journal of the import cannot be written: %1.").arg(database.lastError().databaseText());
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
    query.prepare(QStringLiteral("SELECT number, first_row, row_count, sent_rows, state, total_before, done FROM import_batch"
                                 " WHERE import_id = ? ORDER BY number"));
    query.addBindValue(m_entry.id);
    std::vector<JournalBatch> batches;
    if (!query.exec())
        return tl::unexpected(Text::tr("The journal of the import cannot be read: %1.").arg(query.lastError().databaseText()));
    while (query.next()) {
        batches.push_back({query.value(0).toInt(), query.value(1).toLongLong(), query.value(2).toInt(), query.value(3).toInt(),
                           BatchState(indexOf(batchNames, query.value(4).toString())), query.value(5).toLongLong(),
                           query.value(6).toLongLong()});
    }
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
        return tl::unexpected(Text::tr("The journal of the import cannot be read: %1.").arg(query.lastError().databaseText()));
    while (query.next()) {
        rows.push_back(
            {query.value(0).toLongLong(), query.value(1).toLongLong(), query.value(2).toString(), query.value(3).toString()});
    }
    return rows;
}

QList<ImportEntry> ImportJournal::history(const StorePtr &store, const QString &tenant)
{
    QSqlQuery query(store->database());
    query.prepare(QStringLiteral("SELECT ") + columns + QStringLiteral(" FROM import WHERE tenant = ? ORDER BY started DESC"));
    query.addBindValue(tenant);
    QList<ImportEntry> entries;
    query.exec();
    while (query.next())
        entries.append(fromRow(query));
    return entries;
}

std::optional<ImportEntry> ImportJournal::unfinished(const StorePtr &store, const QString &tenant, const QString &listId,
                                                     const QString &file)
{
    const auto entries = history(store, tenant);
    for (const auto &entry : entries) {
        if (entry.listId != listId || entry.file != file)
            continue;
        if (entry.state == ImportState::Done)
            return std::nullopt; // the newest one of this file went through
        return lockFor(store, entry.id) ? std::optional(entry) : std::nullopt;
    }
    return std::nullopt;
}

tl::expected<std::optional<EarlierImport>, QString> ImportJournal::earlier(const StorePtr &store, const QString &tenant,
                                                                           const QString &listId, const QString &file)
{
    QSqlQuery query(store->database());
    query.prepare(QStringLiteral("SELECT ") + columns +
                  QStringLiteral(", (SELECT count(*) FROM import_batch WHERE import_id = import.id AND sent_rows > 0)"
                                 " FROM import WHERE tenant = ? AND list_id = ? AND file = ? ORDER BY started DESC"));
    query.addBindValue(tenant);
    query.addBindValue(listId);
    query.addBindValue(file);
    if (!query.exec())
        return tl::unexpected(Text::tr("The journal of imports cannot be read: %1.").arg(query.lastError().databaseText()));
    while (query.next()) {
        EarlierImport earlier{fromRow(query), false};
        if (earlier.entry.state == ImportState::Done)
            break;
        earlier.running = earlier.entry.state == ImportState::Running && lockFor(store, earlier.entry.id) == nullptr;
        if (earlier.running || query.value(13).toInt() > 0)
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
