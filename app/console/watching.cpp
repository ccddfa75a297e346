// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QScreen>

#include <app/console/watching.h>
#include <models/campaigns/sortingreminders.h>
#include <models/connect/session.h>
#include <models/transfer/recordexport.h>
#include <views/campaigns/campaignpage.h>
#include <views/campaigns/campaignspage.h>
#include <views/monitor/alertspanel.h>
#include <views/monitor/campaignmonitorview.h>
#include <views/monitor/monitorpage.h>
#include <views/monitor/monitorsettingsdialog.h>
#include <views/monitor/walldisplay.h>
#include <views/records/resultstab.h>
#include <views/shared/toast.h>
#include <views/shell/desktopnotes.h>

namespace outdial::app {

using views::PageId;
using Place = views::CampaignTabPlace;

Watching::Watching(views::MainWindow &window, views::CampaignsPage &campaigns, views::MonitorPage &wall, QObject *parent)
    : QObject(parent),
      m_window(window),
      m_campaigns(campaigns),
      m_wall(wall),
      m_notes(new views::DesktopNotes(this))
{
    connect(&m_campaigns, &views::CampaignsPage::feedChanged, this, &Watching::follow);
    connect(&m_campaigns, &views::CampaignsPage::openCampaignRequested, this, [this](const QString &id) { openCampaign(id); });
    connect(m_notes, &views::DesktopNotes::activated, this, [this](const QString &id) {
        m_window.raise();
        m_window.activateWindow();
        openCampaign(id, true);
    });
    wireWall();
}

Watching::~Watching() { follow(nullptr); }

void Watching::wireWall()
{
    connect(&m_wall, &views::MonitorPage::campaignRequested, this, [this](const QString &id) { openCampaign(id, true); });
    connect(&m_wall, &views::MonitorPage::startRequested, &m_campaigns,
            [this](const QString &id) { m_campaigns.setDialing(id, true); });
    connect(&m_wall, &views::MonitorPage::stopRequested, &m_campaigns,
            [this](const QString &id) { m_campaigns.setDialing(id, false); });
    connect(&m_wall, &views::MonitorPage::bindRequested, this, [this](const QString &id) {
        if (auto *page = openCampaign(id))
            page->bindList();
    });
    connect(&m_wall, &views::MonitorPage::enableRequested, this, [this](const QString &id, const QString &instanceId) {
        if (auto *page = openCampaign(id))
            planEnabled(page, instanceId);
    });
    connect(&m_wall, &views::MonitorPage::alertsRequested, this, &Watching::showAlerts);
    connect(&m_wall, &views::MonitorPage::settingsRequested, this, &Watching::showSettings);
    connect(&m_wall, &views::MonitorPage::wallRequested, this, &Watching::showWallDisplay);
}

void Watching::follow(models::CampaignFeed *feed)
{
    delete m_alerts;
    delete m_display;
    m_campaigns.setMonitor(nullptr);
    m_wall.setMonitor(nullptr);
    m_monitor.reset();
    const auto session = m_window.session();
    if (feed == nullptr || session == nullptr)
        return;
    m_monitor = std::make_unique<models::CampaignMonitor>(*feed, session->store(), session->tenant());
    connect(&m_monitor->alerts(), &models::AlertBook::raised, this, &Watching::tell);
    m_wall.setMonitor(m_monitor.get());
    m_campaigns.setMonitor(m_monitor.get());
}

views::CampaignPage *Watching::openCampaign(const QString &id, bool monitorInFront)
{
    const auto session = m_window.session();
    if (m_monitor == nullptr || session == nullptr)
        return nullptr;
    auto &client = session->client();
    auto *page = new views::CampaignPage(m_monitor->feed(), m_monitor.get(), client, session->store(), session->tenant(), id);
    page->setPath({{tr("Campaigns"), [this] { m_window.openPage(PageId::Campaigns); }}});
    connect(page, &views::CampaignPage::campaignsRequested, this, [this] { m_window.openPage(PageId::Campaigns); });
    connect(page, &views::CampaignPage::openRecordsRequested, this, &Watching::recordsRequested);
    page->addTab(Place::Results, tr("Results"),
                 [this, id](QWidget *parent) { return makeResults(*m_window.session(), id, parent); });
    page->addTab(Place::Monitor, tr("Monitor"), [this, page, id](QWidget *parent) { return makeLarge(page, id, parent); });
    if (monitorInFront)
        page->showTab(Place::Monitor);
    m_window.openSubPage(PageId::Campaigns, page);
    return page;
}

views::CampaignTab *Watching::makeResults(models::Session &session, const QString &id, QWidget *parent)
{
    auto *results = new views::ResultsTab(session.client(), session.store(), session.tenant(), id, parent);
    connect(results, &views::ResultsTab::exportStarted, this, &Watching::exportStarted);
    connect(results, &views::ResultsTab::recordsEdited, this, &Watching::recordsEdited);
    return results;
}

views::CampaignTab *Watching::makeLarge(views::CampaignPage *page, const QString &id, QWidget *parent)
{
    auto *large = new views::CampaignMonitorView(*page->monitor(), id, parent);
    connect(large, &views::CampaignMonitorView::startRequested, &m_campaigns, [this, id] { m_campaigns.setDialing(id, true); });
    connect(large, &views::CampaignMonitorView::bindRequested, page, &views::CampaignPage::bindList);
    connect(large, &views::CampaignMonitorView::listsRequested, page, [page] { page->showTab(Place::Lists); });
    connect(large, &views::CampaignMonitorView::enableRequested, page,
            [this, page](const QString &instanceId) { planEnabled(page, instanceId); });
    return large;
}

// It is dialed as soon as it is enabled: that is collected on the page of the campaign and sent when it was looked at.
void Watching::planEnabled(views::CampaignPage *page, const QString &instanceId)
{
    page->showTab(Place::Lists);
    if (auto *plan = page->plan())
        plan->setEnabled(instanceId, true);
}

void Watching::recordsEdited(const QString &listId, qint64 records)
{
    const auto session = m_window.session();
    if (m_monitor == nullptr || session == nullptr || records < 1)
        return;
    views::CampaignPage::remindersOf(m_monitor->feed(), session->store(), session->tenant())->edited(listId, records);
}

void Watching::listDeleted(const QString &listId)
{
    if (const auto session = m_window.session(); m_monitor != nullptr && session != nullptr)
        views::CampaignPage::remindersOf(m_monitor->feed(), session->store(), session->tenant())->forgetList(listId);
}

void Watching::showAlerts()
{
    if (m_monitor == nullptr)
        return;
    if (m_alerts == nullptr) {
        m_alerts = new views::AlertsPanel(m_monitor->alerts(), &m_window);
        m_alerts->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_alerts, &views::AlertsPanel::campaignRequested, this, [this](const QString &id) { openCampaign(id, true); });
        m_alerts->show();
    }
    m_alerts->raise();
    m_alerts->activateWindow();
}

void Watching::showSettings()
{
    if (m_monitor == nullptr)
        return;
    auto *dialog = new views::MonitorSettingsDialog(*m_monitor, &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void Watching::showWallDisplay()
{
    const auto session = m_window.session();
    if (m_monitor == nullptr || session == nullptr)
        return;
    if (m_display == nullptr) {
        m_display = new views::WallDisplay(*m_monitor, session->profile().name, session->profile().sandbox, m_wall.span());
        m_display->setAttribute(Qt::WA_DeleteOnClose);
        m_display->setScreen(m_window.screen());
        m_display->move(m_window.screen()->geometry().topLeft());
    }
    m_display->showFullScreen();
    m_display->activateWindow();
}

void Watching::tell(const models::Alert &alert, bool notify)
{
    const QString title = QStringLiteral("%1: %2").arg(alert.campaignName, alert.title);
    views::ToastHost::of(&m_window).tell({views::Tone::Warn, title, alert.text, tr("Show"),
                                          [this, id = alert.campaignId] { openCampaign(id, true); },
                                          QStringLiteral("appointment-reminder")});
    if (notify)
        m_notes->tell(alert);
}

} // namespace outdial::app
