// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCryptographicHash>
#include <QDateTime>

#include <models/store/savedmappings.h>
#include <models/store/writing.h>

namespace outdial::models {

SavedMappings::SavedMappings(StorePtr store) : m_store(std::move(store)) {}

std::optional<QByteArray> SavedMappings::find(const QString &tenant, const QString &formatId, const QStringList &titles) const
{
    Reading query(m_store, Kept::Mappings,
                  QStringLiteral("SELECT mapping FROM saved_mapping WHERE tenant = ? AND format_id = ? AND header = ?"),
                  {tenant, formatId, headerSignature(titles)});
    return query.next() ? std::optional(query.value(0).toString().toUtf8()) : std::nullopt;
}

void SavedMappings::remember(const QString &tenant, const QString &formatId, const QStringList &titles, const QByteArray &mapping)
{
    Writing writing(m_store, Kept::Mappings);
    writing.run(QStringLiteral("INSERT INTO saved_mapping (tenant, format_id, header, mapping, saved) VALUES (?, ?, ?, ?, ?)"
                               " ON CONFLICT (tenant, format_id, header) DO UPDATE SET mapping = excluded.mapping,"
                               " saved = excluded.saved"),
                {tenant, formatId, headerSignature(titles), QString::fromUtf8(mapping),
                 QDateTime::currentDateTimeUtc().toString(Qt::ISODate)});
    writing.finish();
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
