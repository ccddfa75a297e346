// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QSqlQuery>
#include <QVariant>

#include <models/store/knownformats.h>

namespace outdial::models {

namespace {

std::optional<KnownFormat> fromRow(const QSqlQuery &query)
{
    auto format = api::decodeFormat(query.value(2).toByteArray());
    if (!format)
        return std::nullopt; // written by hand or damaged: as if it were not known
    format->id = query.value(0).toString();
    format->name = query.value(1).toString();
    return KnownFormat{*std::move(format), FormatOrigin(query.value(3).toInt())};
}

} // namespace

KnownFormats::KnownFormats(StorePtr store) : m_store(std::move(store)) {}

std::optional<KnownFormat> KnownFormats::find(const QString &tenant, const QString &formatId) const
{
    QSqlQuery query(m_store->database());
    query.prepare(QStringLiteral("SELECT format_id, name, fields, origin FROM format WHERE tenant = ? AND format_id = ?"));
    query.addBindValue(tenant);
    query.addBindValue(formatId);
    if (!query.exec() || !query.next())
        return std::nullopt;
    return fromRow(query);
}

QList<KnownFormat> KnownFormats::all(const QString &tenant) const
{
    QSqlQuery query(m_store->database());
    query.prepare(QStringLiteral("SELECT format_id, name, fields, origin FROM format WHERE tenant = ? ORDER BY name"));
    query.addBindValue(tenant);
    QList<KnownFormat> known;
    if (!query.exec())
        return known;
    while (query.next()) {
        if (auto format = fromRow(query))
            known.append(*std::move(format));
    }
    return known;
}

void KnownFormats::remember(const QString &tenant, const KnownFormat &known)
{
    QSqlQuery query(m_store->database());
    query.prepare(QStringLiteral("INSERT INTO format (tenant, format_id, name, fields, origin) VALUES (?, ?, ?, ?, ?)"
                                 " ON CONFLICT (tenant, format_id) DO UPDATE SET name = excluded.name, fields = excluded.fields,"
                                 " origin = excluded.origin"));
    query.addBindValue(tenant);
    query.addBindValue(known.format.id);
    query.addBindValue(known.format.name);
    query.addBindValue(QString::fromUtf8(api::encodeNewList(known.format, {})));
    query.addBindValue(int(known.origin));
    query.exec();
}

QHash<QString, QString> KnownFormats::aliases(const QString &tenant, const QString &formatId) const
{
    QSqlQuery query(m_store->database());
    query.prepare(QStringLiteral("SELECT title, field FROM column_alias WHERE tenant = ? AND format_id = ?"));
    query.addBindValue(tenant);
    query.addBindValue(formatId);
    QHash<QString, QString> aliases;
    if (!query.exec())
        return aliases;
    while (query.next())
        aliases.insert(query.value(0).toString(), query.value(1).toString());
    return aliases;
}

void KnownFormats::rememberAliases(const QString &tenant, const QString &formatId, const QHash<QString, QString> &aliases)
{
    auto database = m_store->database();
    database.transaction();
    QSqlQuery query(database);
    query.prepare(QStringLiteral("INSERT INTO column_alias (tenant, format_id, title, field) VALUES (?, ?, ?, ?)"
                                 " ON CONFLICT (tenant, format_id, title) DO UPDATE SET field = excluded.field"));
    for (auto alias = aliases.cbegin(); alias != aliases.cend(); ++alias) {
        query.addBindValue(tenant);
        query.addBindValue(formatId);
        query.addBindValue(alias.key().toLower());
        query.addBindValue(alias.value());
        query.exec();
    }
    database.commit();
}

} // namespace outdial::models
