// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QSqlQuery>
#include <QUuid>
#include <QVariant>

#include <models/formats/formatdrafts.h>

namespace outdial::models {

namespace {

FormatDraft fromRow(const QSqlQuery &query)
{
    return {query.value(0).toString(), query.value(1).toString(), query.value(2).toString().toUtf8(),
            QDateTime::fromMSecsSinceEpoch(query.value(3).toLongLong(), Qt::UTC)};
}

// A null string would be NULL, which the columns do not take.
QString notNull(const QString &text) { return text.isNull() ? QStringLiteral("") : text; }

} // namespace

FormatDrafts::FormatDrafts(StorePtr store, QString tenant) : m_store(std::move(store)), m_tenant(std::move(tenant)) {}

QList<FormatDraft> FormatDrafts::all() const
{
    QSqlQuery query(m_store->database());
    query.prepare(QStringLiteral("SELECT id, name, content, saved FROM format_draft WHERE tenant = ? ORDER BY saved DESC, id"));
    query.addBindValue(notNull(m_tenant));
    QList<FormatDraft> drafts;
    if (!query.exec())
        return drafts;
    while (query.next())
        drafts.append(fromRow(query));
    return drafts;
}

std::optional<FormatDraft> FormatDrafts::find(const QString &id) const
{
    QSqlQuery query(m_store->database());
    query.prepare(QStringLiteral("SELECT id, name, content, saved FROM format_draft WHERE tenant = ? AND id = ?"));
    query.addBindValue(notNull(m_tenant));
    query.addBindValue(notNull(id));
    if (!query.exec() || !query.next())
        return std::nullopt;
    return fromRow(query);
}

QString FormatDrafts::keep(FormatDraft draft) const
{
    if (draft.id.isEmpty())
        draft.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    QSqlQuery query(m_store->database());
    query.prepare(QStringLiteral("INSERT INTO format_draft (id, tenant, name, content, saved) VALUES (?, ?, ?, ?, ?)"
                                 " ON CONFLICT (id) DO UPDATE SET name = excluded.name, content = excluded.content,"
                                 " saved = excluded.saved"));
    query.addBindValue(draft.id);
    query.addBindValue(notNull(m_tenant));
    query.addBindValue(notNull(draft.name));
    query.addBindValue(QString::fromUtf8(draft.content));
    query.addBindValue(draft.saved.toMSecsSinceEpoch());
    return query.exec() ? draft.id : QString();
}

void FormatDrafts::remove(const QString &id) const
{
    QSqlQuery query(m_store->database());
    query.prepare(QStringLiteral("DELETE FROM format_draft WHERE tenant = ? AND id = ?"));
    query.addBindValue(notNull(m_tenant));
    query.addBindValue(notNull(id));
    query.exec();
}

} // namespace outdial::models
