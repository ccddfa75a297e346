// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QComboBox>
#include <QVBoxLayout>

#include <views/monitor/campaignmonitorview.h>
#include <views/monitor/largemonitor.h>
#include <views/monitor/ratecard.h>
#include <views/monitor/ratechart.h>

namespace outdial::views {

using models::CampaignMonitor;

namespace {

constexpr int soonMs = 50; // what changes at once is drawn at once

QList<LargeMonitor::Part> partsOf(const models::CampaignRow &row)
{
    QList<LargeMonitor::Part> parts;
    for (const api::ListInstance &list : row.listsInOrder()) {
        QString name = list.instanceName.isEmpty() ? list.listName : list.instanceName;
        if (name.isEmpty())
            name = list.instanceId;
        // Disabled ones are not counted into the whole campaign.
        parts.append({list.instanceId, list.enabled ? name : CampaignMonitorView::tr("%1 (disabled)").arg(name)});
    }
    return parts;
}

} // namespace

CampaignMonitorView::CampaignMonitorView(CampaignMonitor &monitor, const QString &campaignId, QWidget *parent)
    : CampaignTab(parent),
      m_monitor(&monitor),
      m_id(campaignId),
      m_large(new LargeMonitor(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_large);
    m_soon.setSingleShot(true);
    m_soon.setInterval(soonMs);
    connect(&m_soon, &QTimer::timeout, this, &CampaignMonitorView::fill);
    m_tick.setInterval(1000);
    connect(&m_tick, &QTimer::timeout, this, [this] {
        if (m_monitor)
            m_large->tick(m_monitor->now());
    });
    connect(m_large, &LargeMonitor::instanceChosen, this, [this] {
        m_old = true;
        fill();
    });
    connect(m_large->rates(), &RateCard::spanChanged, this, [this] {
        m_old = true;
        fill();
    });
    connect(m_large, &LargeMonitor::startRequested, this, &CampaignMonitorView::startRequested);
    connect(m_large, &LargeMonitor::bindRequested, this, &CampaignMonitorView::bindRequested);
    connect(m_large, &LargeMonitor::enableRequested, this, &CampaignMonitorView::enableRequested);
    connect(m_large, &LargeMonitor::listsRequested, this, &CampaignMonitorView::listsRequested);
    connectMonitor();
}

void CampaignMonitorView::connectMonitor()
{
    connect(m_monitor, &CampaignMonitor::changed, this, [this](const QStringList &ids) {
        if (ids.contains(m_id))
            soon();
    });
    connect(m_monitor, &CampaignMonitor::settingsChanged, this, &CampaignMonitorView::soon);
    connect(&m_monitor->feed(), &models::CampaignFeed::freshnessChanged, this, &CampaignMonitorView::soon);
    models::AlertBook *alerts = &m_monitor->alerts();
    connect(alerts, &models::AlertBook::raised, this, &CampaignMonitorView::soon);
    connect(alerts, &models::AlertBook::ended, this, &CampaignMonitorView::soon);
    connect(alerts, &models::AlertBook::openCountChanged, this, &CampaignMonitorView::soon);
    connect(m_large, &LargeMonitor::snoozeRequested, alerts, [this](const QString &alert, int minutes) {
        m_monitor->alerts().snooze(alert, minutes);
        soon();
    });
    connect(m_large, &LargeMonitor::acknowledgeRequested, alerts, [this](const QString &alert) {
        m_monitor->alerts().acknowledge(alert);
        soon();
    });
}

QString CampaignMonitorView::tabTitle() const { return tr("Monitor"); }

void CampaignMonitorView::showCampaign(const models::CampaignRow *row)
{
    if (row)
        m_large->setInstances(partsOf(*row));
    soon();
}

void CampaignMonitorView::soon()
{
    m_old = true;
    if (!m_soon.isActive())
        m_soon.start();
}

// Unless nobody looks.
void CampaignMonitorView::fill()
{
    if (!m_monitor || !m_active || !m_old)
        return;
    m_soon.stop();
    m_old = false;
    const models::CampaignFeed &feed = m_monitor->feed();
    const models::CampaignRow *row = feed.row(m_id);
    if (!row)
        return;
    const QString instance = m_large->instanceId();
    const bool notDialing = row->isRunning() && m_monitor->isNotDialing(m_id);
    m_large->setCard(makeCardData(*row, m_monitor->figures(m_id, instance),
                                  m_monitor->chart(m_id, m_large->rates()->span(), instance), m_monitor->forecast(m_id, instance),
                                  notDialing, notDialing ? m_monitor->checks(m_id) : QList<models::DialingCheck>(),
                                  m_monitor->alerts().activeOf(m_id), cardContext(*m_monitor)));
}

QList<QAction *> CampaignMonitorView::actions(MenuId menu) const
{
    switch (menu) {
    case MenuId::View:
        return {m_large->rates()->tableAction()};
    case MenuId::Edit:
        return {m_large->rates()->copyAction()};
    default:
        return {};
    }
}

void CampaignMonitorView::refresh()
{
    if (m_monitor)
        m_monitor->feed().refresh();
}

void CampaignMonitorView::activated()
{
    m_active = true;
    m_tick.start();
    m_old = true;
    fill();
}

void CampaignMonitorView::deactivated()
{
    m_active = false;
    m_tick.stop();
}

void CampaignMonitorView::setOnline(bool online) { m_large->setOnline(online); }

QWidget *CampaignMonitorView::firstFocus() const
{
    if (m_large->choice()->isVisibleTo(m_large) && m_large->choice()->isEnabled())
        return m_large->choice();
    return m_large->rates()->chart();
}

} // namespace outdial::views
