// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/store/knownformats.h>
#include <models/store/writing.h>

namespace outdial::models {

namespace {

std::optional<KnownFormat> fromRow(const Reading &query)
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
    Reading query(m_store, Kept::Formats,
                  QStringLiteral("SELECT format_id, name, fields, origin FROM format WHERE tenant = ? AND format_id = ?"),
                  {tenant, formatId});
    return query.next() ? fromRow(query) : std::nullopt;
}

QList<KnownFormat> KnownFormats::all(const QString &tenant) const
{
    Reading query(m_store, Kept::Formats,
                  QStringLiteral("SELECT format_id, name, fields, origin FROM format WHERE tenant = ? ORDER BY name"), {tenant});
    QList<KnownFormat> known;
    while (query.next()) {
        if (auto format = fromRow(query))
            known.append(*std::move(format));
    }
    return known;
}

void KnownFormats::remember(const QString &tenant, const KnownFormat &known)
{
    Writing writing(m_store, Kept::Formats);
    writing.run(
        QStringLiteral("INSERT INTO format (tenant, format_id, name, fields, origin) VALUES (?, ?, ?, ?, ?)"
                       " ON CONFLICT (tenant, format_id) DO UPDATE SET name = excluded.name, fields = excluded.fields,"
                       " origin = excluded.origin"),
        {tenant, known.format.id, known.format.name, QString::fromUtf8(api::encodeNewList(known.format, {})), int(known.origin)});
    writing.finish();
}

QHash<QString, QString> KnownFormats::aliases(const QString &tenant, const QString &formatId) const
{
    Reading query(m_store, Kept::Formats,
                  QStringLiteral("SELECT title, field FROM column_alias WHERE tenant = ? AND format_id = ?"), {tenant, formatId});
    QHash<QString, QString> aliases;
    while (query.next())
        aliases.insert(query.value(0).toString(), query.value(1).toString());
    return aliases;
}

void KnownFormats::rememberAliases(const QString &tenant, const QString &formatId, const QHash<QString, QString> &aliases)
{
    Writing writing(m_store, Kept::Mappings);
    QSqlQuery query =
        writing.prepare(QStringLiteral("INSERT INTO column_alias (tenant, format_id, title, field) VALUES (?, ?, ?, ?)"
                                       " ON CONFLICT (tenant, format_id, title) DO UPDATE SET field = excluded.field"));
    for (auto alias = aliases.cbegin(); alias != aliases.cend(); ++alias)
        writing.run(query, {tenant, formatId, alias.key().toLower(), alias.value()});
    writing.finish();
}

} // namespace outdial::models
