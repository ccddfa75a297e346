// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTimeZone>

#include <models/dnc/dncledger.h>
#include <models/store/writing.h>

#include <algorithm>

namespace outdial::models {

namespace {

const char *actionName(DncAction action)
{
    switch (action) {
    case DncAction::Add:
        return "add";
    case DncAction::Remove:
        return "remove";
    case DncAction::Clear:
        return "clear";
    }
    return "";
}

DncAction actionFromName(const QString &name)
{
    return name == QLatin1String("remove")  ? DncAction::Remove
           : name == QLatin1String("clear") ? DncAction::Clear
                                            : DncAction::Add;
}

Reading select(const StorePtr &store, const QString &sql, const QVariantList &values)
{
    return Reading(store, Kept::DncLedger, sql, values);
}

void removeList(Writing &writing, const QString &tenant, const QString &listId)
{
    writing.run(QStringLiteral("DELETE FROM dnc_list WHERE tenant = ? AND list_id = ?"), {tenant, listId});
}

// Of a row present, key, id, action, made, user, reason, source; a key whose change is gone has none of the last six.
DncChange changeOfKey(const Reading &query, const QString &listId)
{
    DncChange change;
    change.id = query.value(2).toString();
    change.listId = listId;
    change.action = actionFromName(query.value(3).toString());
    if (!query.value(4).isNull())
        change.made = QDateTime::fromMSecsSinceEpoch(query.value(4).toLongLong(), Qt::UTC);
    change.user = query.value(5).toString();
    change.reason = query.value(6).toString();
    change.source = query.value(7).toString();
    return change;
}

} // namespace

DncLedger::DncLedger(StorePtr store, QString tenant) : m_store(std::move(store)), m_tenant(std::move(tenant)) {}

QList<DncListSeen> DncLedger::lists() const
{
    QList<DncListSeen> lists;
    Reading query = select(m_store,
                           QStringLiteral("SELECT list_id, name, type, country, list_field, by_id FROM dnc_list "
                                          "WHERE tenant = ? ORDER BY name, list_id"),
                           {m_tenant});
    while (query.next()) {
        lists.append({query.value(0).toString(), query.value(1).toString(), query.value(2).toString(), query.value(3).toString(),
                      query.value(4).toString(), query.value(5).toInt() != 0});
    }
    return lists;
}

void DncLedger::see(const QList<api::DncListRef> &lists)
{
    const QList<DncListSeen> known = this->lists();
    for (const api::DncListRef &list : lists) {
        const auto same = std::ranges::find_if(known, [&](const DncListSeen &one) { return one.id == list.id; });
        const bool unchanged = same != known.end() && same->name == list.name && same->type == list.type &&
                               same->country == list.country && same->listField == list.listField && !same->byId;
        if (!unchanged) // a write waits for the disk
            addById({list.id, list.name, list.type, list.country, list.listField, false});
    }
}

void DncLedger::addById(const DncListSeen &list)
{
    Writing writing(m_store, Kept::DncLedger);
    removeList(writing, m_tenant, list.id);
    writing.run(
        QStringLiteral(
            "INSERT INTO dnc_list (name, type, country, list_field, by_id, tenant, list_id) VALUES (?, ?, ?, ?, ?, ?, ?)"),
        {list.name, list.type, list.country, list.listField, list.byId ? 1 : 0, m_tenant, list.id});
    writing.finish();
}

void DncLedger::forget(const QString &listId)
{
    Writing writing(m_store, Kept::DncLedger);
    removeList(writing, m_tenant, listId);
    writing.finish();
}

bool DncLedger::record(const DncChange &change)
{
    Writing writing(m_store, Kept::DncLedger);
    writing.run(QStringLiteral("DELETE FROM dnc_change WHERE id = ?"), {change.id});
    writing.run(
        QStringLiteral("INSERT INTO dnc_change (id, tenant, list_id, action, made, user_name, reason, source, single_key, "
                       "asked, done, known_before, refused, unknown_keys, finished) "
                       "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
        {change.id, m_tenant, change.listId, QString::fromLatin1(actionName(change.action)), change.made.toMSecsSinceEpoch(),
         change.user, change.reason, change.source, change.key, change.keys, change.done, change.before, change.refused,
         change.unknown, change.finished ? 1 : 0});
    return writing.finish();
}

QList<DncChange> DncLedger::changes(const QString &listId) const
{
    QList<DncChange> changes;
    Reading query = select(m_store,
                           QStringLiteral("SELECT id, action, made, user_name, reason, source, single_key, asked, done, "
                                          "known_before, refused, unknown_keys, finished FROM dnc_change "
                                          "WHERE tenant = ? AND list_id = ? ORDER BY made DESC, id"),
                           {m_tenant, listId});
    while (query.next()) {
        DncChange change;
        change.id = query.value(0).toString();
        change.listId = listId;
        change.action = actionFromName(query.value(1).toString());
        change.made = QDateTime::fromMSecsSinceEpoch(query.value(2).toLongLong(), Qt::UTC);
        change.user = query.value(3).toString();
        change.reason = query.value(4).toString();
        change.source = query.value(5).toString();
        change.key = query.value(6).toString();
        change.keys = query.value(7).toLongLong();
        change.done = query.value(8).toLongLong();
        change.before = query.value(9).toLongLong();
        change.refused = query.value(10).toLongLong();
        change.unknown = query.value(11).toLongLong();
        change.finished = query.value(12).toInt() != 0;
        changes.append(change);
    }
    return changes;
}

bool DncLedger::keep(const QString &listId, const QStringList &keys, bool present, const QString &changeId)
{
    Writing writing(m_store, Kept::DncLedger);
    QSqlQuery remove = writing.prepare(QStringLiteral("DELETE FROM dnc_key WHERE tenant = ? AND list_id = ? AND dnc_key = ?"));
    QSqlQuery insert = writing.prepare(
        QStringLiteral("INSERT INTO dnc_key (tenant, list_id, dnc_key, present, change_id) VALUES (?, ?, ?, ?, ?)"));
    for (const QString &key : keys) {
        const QVariantList where{m_tenant, listId, key};
        if (!writing.run(remove, where) || !writing.run(insert, where + QVariantList{present ? 1 : 0, changeId}))
            return false;
    }
    return writing.finish();
}

bool DncLedger::keepNone(const QString &listId, const QString &changeId)
{
    Writing writing(m_store, Kept::DncLedger);
    writing.run(QStringLiteral("UPDATE dnc_key SET present = 0, change_id = ? WHERE tenant = ? AND list_id = ?"),
                {changeId, m_tenant, listId});
    return writing.finish();
}

qint64 DncLedger::keyCount(const QString &listId) const
{
    Reading query =
        select(m_store, QStringLiteral("SELECT COUNT(*) FROM dnc_key WHERE tenant = ? AND list_id = ? AND present = 1"),
               {m_tenant, listId});
    return query.next() ? query.value(0).toLongLong() : 0;
}

std::optional<bool> DncLedger::holds(const QString &listId, const QString &key) const
{
    Reading query =
        select(m_store, QStringLiteral("SELECT present FROM dnc_key WHERE tenant = ? AND list_id = ? AND dnc_key = ?"),
               {m_tenant, listId, key});
    if (!query.next())
        return std::nullopt;
    return query.value(0).toInt() != 0;
}

std::optional<DncKeyFact> DncLedger::fact(const QString &listId, const QString &key) const
{
    Reading query = select(m_store,
                           QStringLiteral("SELECT k.present, k.dnc_key, c.id, c.action, c.made, c.user_name, c.reason, c.source "
                                          "FROM dnc_key k LEFT JOIN dnc_change c ON c.id = k.change_id "
                                          "WHERE k.tenant = ? AND k.list_id = ? AND k.dnc_key = ?"),
                           {m_tenant, listId, key});
    if (!query.next())
        return std::nullopt;
    return DncKeyFact{query.value(0).toInt() != 0, changeOfKey(query, listId)};
}

bool DncLedger::eachKey(const QString &listId,
                        const std::function<bool(const QString &key, const DncChange &change)> &visit) const
{
    Reading query = select(m_store,
                           QStringLiteral("SELECT k.present, k.dnc_key, c.id, c.action, c.made, c.user_name, c.reason, c.source "
                                          "FROM dnc_key k LEFT JOIN dnc_change c ON c.id = k.change_id "
                                          "WHERE k.tenant = ? AND k.list_id = ? AND k.present = 1 ORDER BY k.dnc_key"),
                           {m_tenant, listId});
    while (query.next()) {
        if (!visit(query.value(1).toString(), changeOfKey(query, listId)))
            return false;
    }
    return !query.failed();
}

QStringList DncLedger::listsWith(const QString &key) const
{
    QStringList lists;
    Reading query = select(
        m_store, QStringLiteral("SELECT list_id FROM dnc_key WHERE tenant = ? AND dnc_key = ? AND present = 1 ORDER BY list_id"),
        {m_tenant, key});
    while (query.next())
        lists.append(query.value(0).toString());
    return lists;
}

QStringList DncLedger::known(const QStringList &keys) const
{
    constexpr qsizetype atOnce = 500; // well below the number of parameters that databases take
    QStringList found;
    for (qsizetype begin = 0; begin < keys.size(); begin += atOnce) {
        const QStringList part = keys.mid(begin, atOnce);
        QStringList marks;
        marks.fill(QStringLiteral("?"), part.size());
        QVariantList values{m_tenant};
        for (const QString &key : part)
            values.append(key);
        Reading query = select(m_store,
                               QStringLiteral("SELECT DISTINCT dnc_key FROM dnc_key WHERE tenant = ? AND present = 1 "
                                              "AND dnc_key IN (%1)")
                                   .arg(marks.join(u',')),
                               values);
        while (query.next())
            found.append(query.value(0).toString());
    }
    return found;
}

} // namespace outdial::models
