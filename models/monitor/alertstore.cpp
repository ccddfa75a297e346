// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/monitor/alertconditions.h>
#include <models/monitor/alertstore.h>
#include <models/store/writing.h>

#include <algorithm>

namespace outdial::models {

namespace {

QVariant msOrNull(const QDateTime &time) { return time.isValid() ? QVariant(time.toMSecsSinceEpoch()) : QVariant(); }

QDateTime timeOf(const QVariant &ms)
{
    return ms.isNull() ? QDateTime() : QDateTime::fromMSecsSinceEpoch(ms.toLongLong(), Qt::UTC);
}

void removeAlert(Writing &writing, const QString &id) { writing.run(QStringLiteral("DELETE FROM alert WHERE id = ?"), {id}); }

// Delete and insert rather than an upsert, which each database spells in its own way.
void putAlert(Writing &writing, const QString &tenant, const Alert &alert)
{
    removeAlert(writing, alert.id);
    writing.run(
        QStringLiteral("INSERT INTO alert (id, tenant, kind, campaign_id, campaign_name, instance_id, subject, title, content, "
                       "raised, ended, acknowledged, snoozed_until) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
        {alert.id, tenant, alertKindName(alert.kind), alert.campaignId, alert.campaignName, alert.instanceId, alert.subject,
         alert.title, alert.text, alert.raised.toMSecsSinceEpoch(), msOrNull(alert.ended), msOrNull(alert.acknowledged),
         msOrNull(alert.snoozedUntil)});
}

} // namespace

AlertStore::AlertStore(StorePtr store, QString tenant) : m_store(std::move(store)), m_tenant(std::move(tenant)) {}

QList<Alert> AlertStore::alerts(int past)
{
    QList<Alert> alerts;
    if (!m_store)
        return alerts;
    Reading query(
        m_store, Kept::Alerts,
        QStringLiteral("SELECT id, kind, campaign_id, campaign_name, instance_id, subject, title, content, raised, ended, "
                       "acknowledged, snoozed_until FROM alert WHERE tenant = ? ORDER BY raised DESC, id"),
        {m_tenant});
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
    Reading query(m_store, Kept::Alerts, QStringLiteral("SELECT name, value FROM monitor_setting WHERE tenant = ?"), {m_tenant});
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
        Writing writing(store, Kept::Alerts);
        for (const Alert &alert : alerts)
            putAlert(writing, tenant, alert);
        writing.finish();
    });
}

void AlertStore::remove(const QStringList &ids)
{
    if (!m_store || ids.isEmpty())
        return;
    m_writer.write([store = m_store, ids] {
        Writing writing(store, Kept::Alerts);
        for (const QString &id : ids)
            removeAlert(writing, id);
        writing.finish();
    });
}

void AlertStore::putSettings(const QHash<QString, QString> &settings)
{
    if (!m_store || settings.isEmpty())
        return;
    m_writer.write([store = m_store, tenant = m_tenant, settings] {
        Writing writing(store, Kept::Alerts);
        for (auto it = settings.cbegin(); it != settings.cend(); ++it) {
            writing.run(QStringLiteral("DELETE FROM monitor_setting WHERE tenant = ? AND name = ?"), {tenant, it.key()});
            writing.run(QStringLiteral("INSERT INTO monitor_setting (tenant, name, value) VALUES (?, ?, ?)"),
                        {tenant, it.key(), it.value()});
        }
        writing.finish();
    });
}

} // namespace outdial::models
