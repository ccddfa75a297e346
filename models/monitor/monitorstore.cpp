// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QPromise>

#include <models/monitor/monitorstore.h>
#include <models/store/writing.h>

namespace outdial::models {

namespace {

void writeUpdate(Writing &writing, const QString &tenant, const MonitorStore::Update &update)
{
    const QVariantList where{tenant, update.key.first, update.key.second};
    QSqlQuery remove = writing.prepare(
        QStringLiteral("DELETE FROM monitor_minute WHERE tenant = ? AND campaign_id = ? AND instance_id = ? AND minute = ?"));
    QSqlQuery insert =
        writing.prepare(QStringLiteral("INSERT INTO monitor_minute (tenant, campaign_id, instance_id, minute, attempts, "
                                       "completions, connects, talk_seconds, dial_seconds) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"));
    for (const auto &[minute, facts] : update.minutes) {
        const QVariantList minuteOf = where + QVariantList{qint64(minute)};
        writing.run(remove, minuteOf);
        if (facts)
            writing.run(insert, minuteOf + QVariantList{facts->attempts, facts->completions, facts->connects, facts->talkSeconds,
                                                        facts->dialSeconds});
    }
    writing.run(QStringLiteral("DELETE FROM monitor_read WHERE tenant = ? AND campaign_id = ? AND instance_id = ?"), where);
    writing.run(QStringLiteral("INSERT INTO monitor_read (tenant, campaign_id, instance_id, read_from, read_to) "
                               "VALUES (?, ?, ?, ?, ?)"),
                where + QVariantList{qint64(update.readFrom), qint64(update.readTo)});
}

StoredHistories readAll(const StorePtr &store, const QString &tenant, std::int64_t beforeMinute)
{
    StoredHistories histories;
    Reading spans(store, Kept::Minutes,
                  QStringLiteral("SELECT campaign_id, instance_id, read_from, read_to FROM monitor_read WHERE tenant = ?"),
                  {tenant});
    while (spans.next()) {
        StoredHistory &history = histories[{spans.value(0).toString(), spans.value(1).toString()}];
        history.readFrom = spans.value(2).toLongLong();
        history.readTo = spans.value(3).toLongLong();
    }
    Reading minutes(store, Kept::Minutes,
                    QStringLiteral("SELECT campaign_id, instance_id, minute, attempts, completions, connects, talk_seconds, "
                                   "dial_seconds FROM monitor_minute WHERE tenant = ? AND minute >= ?"),
                    {tenant, qint64(beforeMinute)});
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
        promise->addResult(readAll(store, tenant, beforeMinute));
        promise->finish();
    });
    return promise->future();
}

void MonitorStore::write(std::vector<Update> updates)
{
    if (!m_store || updates.empty())
        return;
    m_writer.write([store = m_store, tenant = m_tenant, updates = std::move(updates)] {
        Writing writing(store, Kept::Minutes);
        for (const Update &update : updates)
            writeUpdate(writing, tenant, update);
        writing.finish();
    });
}

void MonitorStore::trim(std::int64_t beforeMinute)
{
    if (!m_store)
        return;
    m_writer.write([store = m_store, tenant = m_tenant, beforeMinute] {
        Writing writing(store, Kept::Minutes);
        writing.run(QStringLiteral("DELETE FROM monitor_minute WHERE tenant = ? AND minute < ?"), {tenant, qint64(beforeMinute)});
        // Instances that were last read before that have no minute any more.
        writing.run(QStringLiteral("DELETE FROM monitor_read WHERE tenant = ? AND read_to < ?"),
                    {tenant, qint64(beforeMinute) * 60'000});
        writing.finish();
    });
}

QString MonitorStore::setting(const QString &name) const
{
    if (!m_store)
        return {};
    Reading query(m_store, Kept::Minutes, QStringLiteral("SELECT value FROM monitor_setting WHERE tenant = ? AND name = ?"),
                  {m_tenant, name});
    return query.next() ? query.value(0).toString() : QString();
}

void MonitorStore::setSetting(const QString &name, const QString &value)
{
    if (!m_store)
        return;
    m_writer.write([store = m_store, tenant = m_tenant, name, value] {
        Writing writing(store, Kept::Minutes);
        writing.run(QStringLiteral("DELETE FROM monitor_setting WHERE tenant = ? AND name = ?"), {tenant, name});
        writing.run(QStringLiteral("INSERT INTO monitor_setting (tenant, name, value) VALUES (?, ?, ?)"), {tenant, name, value});
        writing.finish();
    });
}

} // namespace outdial::models
