// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What people see of the alerts, and do with them.

#include <models/monitor/alertbook.h>
#include <models/monitor/alertstore.h>

#include <algorithm>

namespace outdial::models {

namespace {

constexpr int snoozeMost = 7 * 24 * 60; // minutes

} // namespace

bool AlertBook::isOpen(const Alert &alert) const
{
    return alert.isActive() && !alert.acknowledged.isValid() &&
           (!alert.snoozedUntil.isValid() || alert.snoozedUntil.toMSecsSinceEpoch() <= clock());
}

int AlertBook::rowOf(const QString &id) const
{
    const auto it = std::find_if(m_alerts.cbegin(), m_alerts.cend(), [&](const Alert &alert) { return alert.id == id; });
    return it == m_alerts.cend() ? -1 : int(it - m_alerts.cbegin());
}

int AlertBook::activeRow(const AlertKey &key) const
{
    for (int row = 0; row < m_active; ++row) {
        if (AlertKey::of(m_alerts.at(row)) == key)
            return row;
    }
    return -1;
}

void AlertBook::changed(int row) { Q_EMIT dataChanged(index(row), index(row)); }

const Alert *AlertBook::alert(const QString &id) const
{
    const int row = rowOf(id);
    return row < 0 ? nullptr : &m_alerts.at(row);
}

QList<Alert> AlertBook::activeOf(const QString &campaignId) const
{
    QList<Alert> alerts;
    std::copy_if(m_alerts.cbegin(), m_alerts.cbegin() + m_active, std::back_inserter(alerts),
                 [&](const Alert &alert) { return alert.campaignId == campaignId; });
    return alerts;
}

int AlertBook::openCount() const { return m_openCount; }

void AlertBook::acknowledge(const QString &id)
{
    const int row = rowOf(id);
    if (row < 0 || row >= m_active || m_alerts.at(row).acknowledged.isValid())
        return;
    Alert &alert = m_alerts[row];
    alert.acknowledged = QDateTime::fromMSecsSinceEpoch(clock(), Qt::UTC);
    alert.snoozedUntil = {};
    m_unwritten.append(alert);
    changed(row);
    finish();
}

void AlertBook::acknowledgeAll()
{
    for (int row = 0; row < m_active; ++row) {
        Alert &alert = m_alerts[row];
        if (!isOpen(alert))
            continue;
        alert.acknowledged = QDateTime::fromMSecsSinceEpoch(clock(), Qt::UTC);
        alert.snoozedUntil = {};
        m_unwritten.append(alert);
        changed(row);
    }
    finish();
}

void AlertBook::snooze(const QString &id, int minutes)
{
    const int row = rowOf(id);
    if (row < 0 || row >= m_active || minutes <= 0)
        return;
    Alert &alert = m_alerts[row];
    alert.acknowledged = {}; // who wants to be reminded has not done with it
    alert.snoozedUntil = QDateTime::fromMSecsSinceEpoch(clock() + std::min(minutes, snoozeMost) * 60'000LL, Qt::UTC);
    m_unwritten.append(alert);
    changed(row);
    finish();
}

int AlertBook::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_alerts.size()); }

QVariant AlertBook::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Alert &alert = m_alerts.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case TitleRole:
        return alert.title;
    case Qt::ToolTipRole:
    case TextRole:
        return alert.text;
    case IdRole:
        return alert.id;
    case KindRole:
        return int(alert.kind);
    case CampaignIdRole:
        return alert.campaignId;
    case CampaignNameRole:
        return alert.campaignName;
    case InstanceIdRole:
        return alert.instanceId;
    case RaisedRole:
        return alert.raised;
    case EndedRole:
        return alert.ended;
    case AcknowledgedRole:
        return alert.acknowledged;
    case SnoozedUntilRole:
        return alert.snoozedUntil;
    case ActiveRole:
        return alert.isActive();
    default:
        return {};
    }
}

} // namespace outdial::models
