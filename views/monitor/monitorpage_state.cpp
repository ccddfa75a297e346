// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What the wall says of itself: which campaigns are on it, alerts, age, and why it is empty.

#include <QAction>
#include <QStackedWidget>

#include <models/connect/errorwords.h>
#include <views/monitor/alertbadge.h>
#include <views/monitor/campaignchoice.h>
#include <views/monitor/cardgrid.h>
#include <views/monitor/monitorpage.h>
#include <views/monitor/monitorwords.h>
#include <views/shared/banner.h>
#include <views/shared/emptystate.h>
#include <views/shared/widgets.h>

#include <algorithm>

namespace outdial::views {

using models::Freshness;

void MonitorPage::chooseCampaigns()
{
    if (!m_monitor)
        return;
    const QStringList hidden = m_monitor->settings().hidden;
    QList<CampaignChoice::Entry> entries;
    for (const QString &id : m_monitor->feed().rows().ids()) {
        const models::CampaignRow *row = m_monitor->feed().row(id);
        if (row && row->listed)
            entries.append({id, row->name, !hidden.contains(id)});
    }
    std::sort(entries.begin(), entries.end(), [](const CampaignChoice::Entry &one, const CampaignChoice::Entry &other) {
        return QString::localeAwareCompare(one.name, other.name) < 0;
    });
    auto *choice = new CampaignChoice(entries, this);
    connect(choice, &CampaignChoice::chosen, this, &MonitorPage::setShown);
    choice->popup(m_choose->mapToGlobal(QPoint(m_choose->width(), m_choose->height() + 2)));
}

void MonitorPage::setShown(const QStringList &ids, bool shown)
{
    if (!m_monitor)
        return;
    models::MonitorSettings settings = m_monitor->settings();
    for (const QString &id : ids) {
        settings.hidden.removeAll(id);
        if (!shown)
            settings.hidden.append(id);
    }
    m_monitor->setSettings(settings);
    refill();
}

void MonitorPage::showAlerts()
{
    const int open = m_monitor ? m_monitor->alerts().openCount() : 0;
    m_alerts->setCount(open);
    setNavigationCount(open > 0 ? m_alerts->text() : QString(), open > 0);
}

void MonitorPage::showFreshness()
{
    if (!m_monitor)
        return;
    const models::CampaignFeed &feed = m_monitor->feed();
    setAsOf(feed.lastGood());
    // A lost connection is told above the page, for all pages; what the tenant itself refuses is told here.
    const auto &error = feed.error();
    if (error && feed.freshness() == Freshness::Stale) {
        Banner *banner = banners()->tell(QStringLiteral("poll"), Tone::Warn, tr("The campaigns could not be read."),
                                         models::errorSentence(*error, api::Method::GetCampaigns) + QLatin1Char(' ') +
                                             tr("What you see is from %1.").arg(hourText(feed.lastGood().toMSecsSinceEpoch())),
                                         tr("Try again"));
        connect(banner, &Banner::buttonClicked, this, &MonitorPage::refresh, Qt::UniqueConnection);
    } else {
        banners()->dismiss(QStringLiteral("poll"));
    }
    soonAll();
    showCover();
}

void MonitorPage::showCover()
{
    const bool any = m_monitor && !m_order.ids().isEmpty();
    for (QWidget *widget :
         {static_cast<QWidget *>(m_choose), static_cast<QWidget *>(m_wallButton), static_cast<QWidget *>(m_alerts)})
        widget->setEnabled(m_monitor);
    for (QAction *action : {m_wallAction, m_alertsAction, m_chooseAction, m_settingsAction})
        action->setEnabled(m_monitor);
    m_wallButton->setEnabled(any);
    m_wallAction->setEnabled(any);
    const bool loading = m_monitor && m_monitor->feed().freshness() == Freshness::NotReadYet &&
                         (!m_monitor->feed().error() || m_monitor->feed().isRefreshing());
    m_grid->setLoading(loading);
    if (any || loading) {
        m_stack->setCurrentWidget(m_scroll);
        return;
    }
    m_empty->setPrimary({});
    m_empty->setOther({});
    m_empty->setReason({});
    if (!m_monitor) {
        m_empty->setContent(QStringLiteral("campaigns-empty"), tr("No tenant is watched"),
                            tr("Connect to a tenant with File > Connect to a tenant. Its campaigns appear here."));
    } else if (m_monitor->feed().freshness() == Freshness::NotReadYet) {
        m_empty->setContent(QStringLiteral("did-not-load"), tr("The campaigns did not load"),
                            models::errorSentence(*m_monitor->feed().error(), api::Method::GetCampaigns));
        m_empty->setPrimary(tr("Try again"), QStringLiteral("view-refresh"));
    } else if (m_order.hidden() > 0) {
        m_empty->setContent(QStringLiteral("nothing-found"), tr("No campaign is on the wall"),
                            tr("%n campaign(s) are hidden. They are watched all the same.", nullptr, m_order.hidden()));
        m_empty->setPrimary(tr("Choose campaigns"), QStringLiteral("view-filter"));
        m_empty->setOther(tr("Show all campaigns"));
    } else {
        m_empty->setContent(
            QStringLiteral("campaigns-empty"), tr("This tenant has no enabled campaigns"),
            tr("Campaigns are made and enabled in Contact Center Administrator. They appear here by themselves."));
        m_empty->setPrimary(tr("Refresh"), QStringLiteral("view-refresh"));
        m_empty->setReason(
            tr("You expected campaigns? With “Manage assigned services and campaigns”, a user sees only assigned ones."));
    }
    m_stack->setCurrentWidget(m_empty);
}

void MonitorPage::actOnCover()
{
    if (m_monitor && m_monitor->feed().freshness() != Freshness::NotReadYet && m_order.hidden() > 0)
        chooseCampaigns();
    else
        refresh();
}

} // namespace outdial::views
