// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>
#include <QSqlError>
#include <QVariant>

#include <models/store/journalparts.h>

namespace outdial::models {

namespace {

// Milliseconds after which a lock without a name is nobody's: it is written at once.
constexpr int nameless = 10'000;

// The context of the texts below.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(ImportJournal)
};

} // namespace

ImportEntry entryOf(const QSqlQuery &query)
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
    entry.undone = query.value(13).toByteArray();
    return entry;
}

QString journalReadProblem(const QSqlQuery &query)
{
    return Text::tr("The journal of the import cannot be read: %1.").arg(query.lastError().databaseText());
}

tl::expected<ImportEntry, QString> findImport(const StorePtr &store, const QString &importId)
{
    QSqlQuery query(store->database());
    query.prepare(QStringLiteral("SELECT ") + importColumns + QStringLiteral(" FROM import WHERE id = ?"));
    query.addBindValue(importId);
    if (!query.exec())
        return tl::unexpected(journalReadProblem(query));
    if (!query.next())
        return tl::unexpected(Text::tr("The journal does not know this import."));
    return entryOf(query);
}

tl::expected<std::unique_ptr<QLockFile>, Locked> lockFor(const StorePtr &store, const QString &importId)
{
    auto lock = std::make_unique<QLockFile>(store->path() + u'.' + importId + QStringLiteral(".lock"));
    lock->setStaleLockTime(0); // only the end of its program frees it
    if (lock->tryLock(0))
        return lock;
    if (lock->error() != QLockFile::LockFailedError)
        return tl::unexpected(Locked::ByNobody);
    qint64 pid = 0;
    QString host;
    QString program;
    if (!lock->getLockInfo(&pid, &host, &program)) {
        // Made by a program that ended before it wrote its name there.
        lock->setStaleLockTime(nameless);
        if (lock->tryLock(0))
            return lock;
    }
    return tl::unexpected(Locked::ByOther);
}

bool isHeld(const StorePtr &store, const QString &importId)
{
    const auto lock = lockFor(store, importId);
    return !lock && lock.error() == Locked::ByOther;
}

} // namespace outdial::models
