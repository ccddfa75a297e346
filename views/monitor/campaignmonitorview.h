// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The monitor of one campaign as a tab of its page. It shows what CampaignMonitor knows and asks its owner for what is to be
// done.
#pragma once

#include <QPointer>
#include <QTimer>

#include <models/monitor/campaignmonitor.h>
#include <views/campaigns/campaigntab.h>

namespace outdial::views {

class LargeMonitor;

class CampaignMonitorView : public CampaignTab {
    Q_OBJECT
public:
    // The monitor may be destroyed before it: the view shows what it showed last then.
    CampaignMonitorView(models::CampaignMonitor &monitor, const QString &campaignId, QWidget *parent = nullptr);

    void showCampaign(const models::CampaignRow *row) override;
    QString tabTitle() const override;
    QList<QAction *> actions(MenuId menu) const override;
    void refresh() override;
    void activated() override;
    void deactivated() override;
    void setOnline(bool online) override;
    QWidget *firstFocus() const override;

    LargeMonitor *large() const { return m_large; }

Q_SIGNALS:
    void startRequested();
    void bindRequested();
    void enableRequested(const QString &instanceId);
    void listsRequested(); // the lists of the campaign are to be looked at

private:
    void connectMonitor();
    void soon();
    void fill();

    QPointer<models::CampaignMonitor> m_monitor;
    QString m_id;
    LargeMonitor *m_large;
    QTimer m_soon;
    QTimer m_tick;
    bool m_active = false;
    bool m_old = true; // what is shown is to be made anew
};

} // namespace outdial::views
