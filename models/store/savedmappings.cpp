// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCryptographicHash>
#include <QDateTime>
#include <QSqlQuery>
#include <QVariant>

#include <models/store/savedmappings.h>

namespace outdial::models {

SavedMappings::SavedMappings(StorePtr store) : m_store(std::move(store)) {}

std::optional<QByteArray> SavedMappings::find(const QString &tenant, const QString &formatId, const QStringList &titles) const
{
    QSqlQuery query(m_store->database());
    query.prepare(QStringLiteral("SELECT mapping FROM saved_mapping WHERE tenant = ? AND format_id = ? AND header = ?"));
    query.addBindValue(tenant);
    query.addBindValue(formatId);
    query.addBindValue(headerSignature(titles));
    if (!query.exec() || !query.next())
        return std::nullopt;
    return query.value(0).toString().toUtf8();
}

void SavedMappings::remember(const QString &tenant, const QString &formatId, const QStringList &titles, const QByteArray &mapping)
{
    QSqlQuery query(m_store->database());
    query.prepare(QStringLiteral("INSERT INTO saved_mapping (tenant, format_id, header, mapping, saved) VALUES (?, ?, ?, ?, ?)"
                                 " ON CONFLICT (tenant, format_id, header) DO UPDATE SET mapping = excluded.mapping,"
                                 " saved = excluded.saved"));
    query.addBindValue(tenant);
    query.addBindValue(formatId);
    query.addBindValue(headerSignature(titles));
    query.addBindValue(QString::fromUtf8(mapping));
    query.addBindValue(QDateTime::currentDateTimeUtc().toString(Qt::ISODate));
    query.exec();
}

QString SavedMappings::headerSignature(const QStringList &titles)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const auto &title : titles) {
        // A title may contain anything but a zero byte.
        hash.addData(title.trimmed().toCaseFolded().toUtf8());
        hash.addData(QByteArray(1, '\0'));
    }
    return QString::fromLatin1(hash.result().toHex());
}

} // namespace outdial::models
