// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QPromise>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QVariant>

#include <models/monitor/monitorstore.h>

namespace outdial::models {

namespace {

QSqlQuery prepared(const QSqlDatabase &database, const QString &sql, const QVariantList &values)
{
    QSqlQuery query(database);
    query.prepare(sql);
    for (const QVariant &value : values)
        query.addBindValue(value);
    return query;
}

void writeUpdate(const QSqlDatabase &database, const QString &tenant, const MonitorStore::Update &update)
{
    const QVariantList where{tenant, update.key.first, update.key.second};
    QSqlQuery remove(database);
    remove.prepare(
        QStringLiteral("DELETE FROM monitor_minute WHERE tenant = ? AND campaign_id = ? AND instance_id = ? AND minute = ?"));
    QSqlQuery insert(database);
    insert.prepare(QStringLiteral("INSERT INTO monitor_minute (tenant, campaign_id, instance_id, minute, attempts, completions, "
                                  "connects, talk_seconds, dial_seconds) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"));
    for (const auto &[minute, facts] : update.minutes) {
        QVariantList values = where + QVariantList{qint64(minute)};
        for (int i = 0; i < values.size(); ++i)
            remove.bindValue(i, values[i]);
        remove.exec();
        if (!facts)
            continue;
        values += QVariantList{facts->attempts, facts->completions, facts->connects, facts->talkSeconds, facts->dialSeconds};
        for (int i = 0; i < values.size(); ++i)
            insert.bindValue(i, values[i]);
        insert.exec();
    }
    prepared(database, QStringLiteral("DELETE FROM monitor_read WHERE tenant = ? AND campaign_id = ? AND instance_id = ?"), where)
        .exec();
    prepared(database,
             QStringLiteral("INSERT INTO monitor_read (tenant, campaign_id, instance_id, read_from, read_to) "
                            "VALUES (?, ?, ?, ?, ?)"),
             where + QVariantList{qint64(update.readFrom), qint64(update.readTo)})
        .exec();
}

StoredHistories readAll(const QSqlDatabase &database, const QString &tenant, std::int64_t beforeMinute)
{
    StoredHistories histories;
    QSqlQuery spans = prepared(
        database, QStringLiteral("SELECT campaign_id, instance_id, read_from, read_to FROM monitor_read WHERE tenant = ?"),
        {tenant});
    spans.exec();
    while (spans.next()) {
        StoredHistory &history = histories[{spans.value(0).toString(), spans.value(1).toString()}];
        history.readFrom = spans.value(2).toLongLong();
        history.readTo = spans.value(3).toLongLong();
    }
    QSqlQuery minutes(database);
    minutes.setForwardOnly(true);
    minutes.prepare(QStringLiteral("SELECT campaign_id, instance_id, minute, attempts, completions, connects, talk_seconds, "
                                   "dial_seconds FROM monitor_minute WHERE tenant = ? AND minute >= ?"));
    minutes.addBindValue(tenant);
    minutes.addBindValue(qint64(beforeMinute));
    minutes.exec();
    while (minutes.next()) {
        const auto history = histories.find({minutes.value(0).toString(), minutes.value(1).toString()});
        if (history == histories.end())
            continue;
        history->second.minutes[minutes.value(2).toLongLong()] = {minutes.value(3).toInt(), minutes.value(4).toInt(),
                                                                  minutes.value(5).toInt(), minutes.value(6).toInt(),
                                                                  minutes.value(7).toInt()};
    }
    return histories;
}

} // namespace

MonitorStore::MonitorStore(StorePtr store, QString tenant) : m_store(std::move(store)), m_tenant(std::move(tenant)) {}

QFuture<StoredHistories> MonitorStore::load(std::int64_t beforeMinute)
{
    const auto promise = std::make_shared<QPromise<StoredHistories>>();
    promise->start();
    if (!m_store) {
        promise->addResult(StoredHistories());
        promise->finish();
        return promise->future();
    }
    m_writer.write([promise, store = m_store, tenant = m_tenant, beforeMinute] {
        promise->addResult(readAll(store->database(), tenant, beforeMinute));
        promise->finish();
    });
    return promise->future();
}

void MonitorStore::write(std::vector<Update> updates)
{
    if (!m_store || updates.empty())
        return;
    m_writer.write([store = m_store, tenant = m_tenant, updates = std::move(updates)] {
        QSqlDatabase database = store->database();
        database.transaction();
        for (const Update &update : updates)
            writeUpdate(database, tenant, update);
        database.commit();
    });
}

void MonitorStore::trim(std::int64_t beforeMinute)
{
    if (!m_store)
        return;
    m_writer.write([store = m_store, tenant = m_tenant, beforeMinute] {
        const QSqlDatabase database = store->database();
        prepared(database, QStringLiteral("DELETE FROM monitor_minute WHERE tenant = ? AND minute < ?"),
                 {tenant, qint64(beforeMinute)})
            .exec();
        // Instances that were last read before that have no minute any more.
        prepared(database, QStringLiteral("DELETE FROM monitor_read WHERE tenant = ? AND read_to < ?"),
                 {tenant, qint64(beforeMinute) * 60'000})
            .exec();
    });
}

QString MonitorStore::setting(const QString &name) const
{
    if (!m_store)
        return {};
    QSqlQuery query = prepared(
        m_store->database(), QStringLiteral("SELECT value FROM monitor_setting WHERE tenant = ? AND name = ?"), {m_tenant, name});
    return query.exec() && query.next() ? query.value(0).toString() : QString();
}

void MonitorStore::setSetting(const QString &name, const QString &value)
{
    if (!m_store)
        return;
    m_writer.write([store = m_store, tenant = m_tenant, name, value] {
        QSqlDatabase database = store->database();
        database.transaction();
        prepared(database, QStringLiteral("DELETE FROM monitor_setting WHERE tenant = ? AND name = ?"), {tenant, name}).exec();
        prepared(database, QStringLiteral("INSERT INTO monitor_setting (tenant, name, value) VALUES (?, ?, ?)"),
                 {tenant, name, value.isNull() ? QVariant(QLatin1String("")) : QVariant(value)})
            .exec();
        database.commit();
    });
}

} // namespace outdial::models
