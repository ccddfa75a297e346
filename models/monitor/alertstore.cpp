// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QVariant>

#include <models/monitor/alertconditions.h>
#include <models/monitor/alertstore.h>

#include <algorithm>

namespace outdial::models {

namespace {

QVariant msOrNull(const QDateTime &time) { return time.isValid() ? QVariant(time.toMSecsSinceEpoch()) : QVariant(); }

QDateTime timeOf(const QVariant &ms)
{
    return ms.isNull() ? QDateTime() : QDateTime::fromMSecsSinceEpoch(ms.toLongLong(), Qt::UTC);
}

// A text that was never set is null to the database, which the columns do not take.
QString text(const QString &value) { return value.isNull() ? QStringLiteral("") : value; }

void removeAlert(QSqlDatabase &database, const QString &id)
{
    QSqlQuery query(database);
    query.prepare(QStringLiteral("DELETE FROM alert WHERE id = ?"));
    query.addBindValue(id);
    query.exec();
}

// Delete and insert rather than an upsert, which each database spells in its own way.
void putAlert(QSqlDatabase &database, const QString &tenant, const Alert &alert)
{
    removeAlert(database, alert.id);
    QSqlQuery query(database);
    query.prepare(
        QStringLiteral("INSERT INTO alert (id, tenant, kind, campaign_id, campaign_name, instance_id, subject, title, content, "
                       "raised, ended, acknowledged, snoozed_until) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"));
    query.addBindValue(alert.id);
    query.addBindValue(tenant);
    query.addBindValue(alertKindName(alert.kind));
    query.addBindValue(text(alert.campaignId));
    query.addBindValue(text(alert.campaignName));
    query.addBindValue(text(alert.instanceId));
    query.addBindValue(text(alert.subject));
    query.addBindValue(text(alert.title));
    query.addBindValue(text(alert.text));
    query.addBindValue(alert.raised.toMSecsSinceEpoch());
    query.addBindValue(msOrNull(alert.ended));
    query.addBindValue(msOrNull(alert.acknowledged));
    query.addBindValue(msOrNull(alert.snoozedUntil));
    query.exec();
}

} // namespace

AlertStore::AlertStore(StorePtr store, QString tenant) : m_store(std::move(store)), m_tenant(std::move(tenant)) {}

QList<Alert> AlertStore::alerts(int past)
{
    QList<Alert> alerts;
    if (!m_store)
        return alerts;
    QSqlQuery query(m_store->database());
    query.prepare(
        QStringLiteral("SELECT id, kind, campaign_id, campaign_name, instance_id, subject, title, content, raised, ended, "
                       "acknowledged, snoozed_until FROM alert WHERE tenant = ? ORDER BY raised DESC, id"));
    query.addBindValue(m_tenant);
    query.exec();
    while (query.next()) {
        const auto kind = alertKindOf(query.value(1).toString());
        if (!kind)
            continue; // of a newer Outdial
        Alert alert;
        alert.id = query.value(0).toString();
        alert.kind = *kind;
        alert.campaignId = query.value(2).toString();
        alert.campaignName = query.value(3).toString();
        alert.instanceId = query.value(4).toString();
        alert.subject = query.value(5).toString();
        alert.title = query.value(6).toString();
        alert.text = query.value(7).toString();
        alert.raised = timeOf(query.value(8));
        alert.ended = timeOf(query.value(9));
        alert.acknowledged = timeOf(query.value(10));
        alert.snoozedUntil = timeOf(query.value(11));
        alerts.append(alert);
    }
    const auto firstPast =
        std::stable_partition(alerts.begin(), alerts.end(), [](const Alert &alert) { return alert.isActive(); });
    std::stable_sort(firstPast, alerts.end(), [](const Alert &one, const Alert &other) { return one.ended > other.ended; });
    QStringList old;
    for (auto kept = firstPast + std::min<qsizetype>(past, alerts.end() - firstPast); kept != alerts.end();) {
        old.append(kept->id);
        kept = alerts.erase(kept);
    }
    remove(old);
    return alerts;
}

QHash<QString, QString> AlertStore::settings(const QString &prefix) const
{
    QHash<QString, QString> settings;
    if (!m_store)
        return settings;
    QSqlQuery query(m_store->database());
    query.prepare(QStringLiteral("SELECT name, value FROM monitor_setting WHERE tenant = ?"));
    query.addBindValue(m_tenant);
    query.exec();
    while (query.next()) {
        const QString name = query.value(0).toString();
        if (name.startsWith(prefix))
            settings.insert(name.mid(prefix.size()), query.value(1).toString());
    }
    return settings;
}

void AlertStore::put(const QList<Alert> &alerts)
{
    if (!m_store || alerts.isEmpty())
        return;
    m_writer.write([store = m_store, tenant = m_tenant, alerts] {
        QSqlDatabase database = store->database();
        database.transaction();
        for (const Alert &alert : alerts)
            putAlert(database, tenant, alert);
        database.commit();
    });
}

void AlertStore::remove(const QStringList &ids)
{
    if (!m_store || ids.isEmpty())
        return;
    m_writer.write([store = m_store, ids] {
        QSqlDatabase database = store->database();
        database.transaction();
        for (const QString &id : ids)
            removeAlert(database, id);
        database.commit();
    });
}

void AlertStore::putSettings(const QHash<QString, QString> &settings)
{
    if (!m_store || settings.isEmpty())
        return;
    m_writer.write([store = m_store, tenant = m_tenant, settings] {
        QSqlDatabase database = store->database();
        database.transaction();
        for (auto it = settings.cbegin(); it != settings.cend(); ++it) {
            QSqlQuery query(database);
            query.prepare(QStringLiteral("DELETE FROM monitor_setting WHERE tenant = ? AND name = ?"));
            query.addBindValue(tenant);
            query.addBindValue(it.key());
            query.exec();
            query.prepare(QStringLiteral("INSERT INTO monitor_setting (tenant, name, value) VALUES (?, ?, ?)"));
            query.addBindValue(tenant);
            query.addBindValue(it.key());
            query.addBindValue(it.value());
            query.exec();
        }
        database.commit();
    });
}

} // namespace outdial::models
