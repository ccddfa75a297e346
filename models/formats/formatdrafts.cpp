// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QUuid>
#include <QVariant>

#include <models/formats/formatdrafts.h>
#include <models/store/writing.h>

namespace outdial::models {

namespace {

FormatDraft fromRow(const Reading &query)
{
    return {query.value(0).toString(), query.value(1).toString(), query.value(2).toString().toUtf8(),
            QDateTime::fromMSecsSinceEpoch(query.value(3).toLongLong(), Qt::UTC)};
}

} // namespace

FormatDrafts::FormatDrafts(StorePtr store, QString tenant) : m_store(std::move(store)), m_tenant(std::move(tenant)) {}

QList<FormatDraft> FormatDrafts::all() const
{
    Reading query(m_store, Kept::FormatDrafts,
                  QStringLiteral("SELECT id, name, content, saved FROM format_draft WHERE tenant = ? ORDER BY saved DESC, id"),
                  {m_tenant});
    QList<FormatDraft> drafts;
    while (query.next())
        drafts.append(fromRow(query));
    return drafts;
}

std::optional<FormatDraft> FormatDrafts::find(const QString &id) const
{
    Reading query(m_store, Kept::FormatDrafts,
                  QStringLiteral("SELECT id, name, content, saved FROM format_draft WHERE tenant = ? AND id = ?"),
                  {m_tenant, id});
    return query.next() ? std::optional(fromRow(query)) : std::nullopt;
}

QString FormatDrafts::keep(FormatDraft draft) const
{
    if (draft.id.isEmpty())
        draft.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    Writing writing(m_store, Kept::FormatDrafts);
    writing.run(QStringLiteral("INSERT INTO format_draft (id, tenant, name, content, saved) VALUES (?, ?, ?, ?, ?)"
                               " ON CONFLICT (id) DO UPDATE SET name = excluded.name, content = excluded.content,"
                               " saved = excluded.saved"),
                {draft.id, m_tenant, draft.name, QString::fromUtf8(draft.content), draft.saved.toMSecsSinceEpoch()});
    return writing.finish() ? draft.id : QString();
}

void FormatDrafts::remove(const QString &id) const
{
    Writing writing(m_store, Kept::FormatDrafts);
    writing.run(QStringLiteral("DELETE FROM format_draft WHERE tenant = ? AND id = ?"), {m_tenant, id});
    writing.finish();
}

} // namespace outdial::models
