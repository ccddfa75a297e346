// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What watches campaigns, put together: the monitor of the connected tenant, the wall, the pages of single campaigns, alerts and
// how they are told. It follows the feed of the campaigns page, which ends with the session.
#pragma once

#include <QObject>
#include <QPointer>

#include <models/monitor/campaignmonitor.h>
#include <views/shell/mainwindow.h>

#include <memory>

namespace outdial::models {
class RecordExport;
}

namespace outdial::views {
class AlertsPanel;
class CampaignPage;
class CampaignTab;
class CampaignsPage;
class DesktopNotes;
class MonitorPage;
class WallDisplay;
} // namespace outdial::views

namespace outdial::app {

class Watching : public QObject {
    Q_OBJECT
public:
    // Window and pages outlive it.
    Watching(views::MainWindow &window, views::CampaignsPage &campaigns, views::MonitorPage &wall, QObject *parent = nullptr);
    ~Watching() override;

    models::CampaignMonitor *monitor() const { return m_monitor.get(); }
    // On a page of its own, with its monitor in front or its lists. The page; null while there is no tenant.
    views::CampaignPage *openCampaign(const QString &id, bool monitorInFront = false);
    // Records of a list were updated from here: its sorted instances are sorted as they were before.
    void recordsEdited(const QString &listId, qint64 records);
    // A list is gone: nothing of it has to be sorted again.
    void listDeleted(const QString &listId);
    void showAlerts();
    void showSettings();
    void showWallDisplay(); // full screen, on the screen of the window

Q_SIGNALS:
    // See ExportDialog::started().
    void exportStarted(outdial::models::RecordExport *job, const QString &title, const QString &listName);
    // The records of an instance are to be opened.
    void recordsRequested(const QString &listId, const QString &instanceId, const QString &campaignId);

private:
    void follow(models::CampaignFeed *feed);
    void wireWall();
    views::CampaignTab *makeResults(models::Session &session, const QString &id, QWidget *parent);
    views::CampaignTab *makeLarge(views::CampaignPage *page, const QString &id, QWidget *parent);
    void planEnabled(views::CampaignPage *page, const QString &instanceId);
    void tell(const models::Alert &alert, bool notify);

    views::MainWindow &m_window;
    views::CampaignsPage &m_campaigns;
    views::MonitorPage &m_wall;
    std::unique_ptr<models::CampaignMonitor> m_monitor;
    QPointer<views::AlertsPanel> m_alerts;
    QPointer<views::WallDisplay> m_display;
    views::DesktopNotes *m_notes;
};

} // namespace outdial::app
