// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What ImportJournal keeps of an import whose records are taken back.

#include <QCoreApplication>
#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>

#include <models/store/diskwords.h>
#include <models/store/journalparts.h>

namespace outdial::models {

namespace {
// The context of the texts below.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(ImportJournal)
};
} // namespace

tl::expected<ImportJournal, QString> ImportJournal::read(StorePtr store, const QString &importId)
{
    auto entry = findImport(store, importId);
    if (!entry)
        return tl::unexpected(entry.error());
    return ImportJournal(std::move(store), *std::move(entry), nullptr);
}

tl::expected<ImportJournal, QString> ImportJournal::takeToUndo(StorePtr store, const QString &importId)
{
    auto lock = lockFor(store, importId);
    if (!lock && lock.error() == Locked::ByOther)
        return tl::unexpected(Text::tr("Another window of Outdial is at work on this import."));
    if (!lock)
        return tl::unexpected(Text::tr("The folder of Outdial's data cannot be written: “%1”.").arg(store->path()));
    auto entry = findImport(store, importId);
    if (!entry)
        return tl::unexpected(entry.error());
    if (entry->state == ImportState::Running)
        return tl::unexpected(
            Text::tr("This import was interrupted, and what became of its last rows is not known yet. Go on with it first."));
    return ImportJournal(std::move(store), *std::move(entry), *std::move(lock));
}

bool ImportJournal::noteUndone(const QByteArray &undone)
{
    m_entry.undone = undone;
    QSqlQuery query(m_store->database());
    query.prepare(QStringLiteral("UPDATE import SET undone = ? WHERE id = ?"));
    query.addBindValue(QString::fromUtf8(undone));
    query.addBindValue(m_entry.id);
    if (query.exec())
        return true;
    const QString path = m_store->path();
    m_error = Text::tr("The journal of the import, “%1”, cannot be written: %2.")
                  .arg(path, diskCause(path, query.lastError().databaseText()));
    return false;
}

} // namespace outdial::models
