// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The wall of the monitor: a card for each enabled campaign, those that need a person first. It shows what CampaignMonitor knows
// and asks its owner for what is to be done.
#pragma once

#include <QPointer>
#include <QSet>
#include <QTimer>

#include <models/monitor/campaignmonitor.h>
#include <views/monitor/wallorder.h>
#include <views/shared/page.h>

class QScrollArea;
class QStackedWidget;

namespace outdial::views {

class AlertBadge;
class Button;
class CardGrid;
class EmptyState;
class MonitorCard;
class SegmentedControl;

class MonitorPage : public Page {
    Q_OBJECT
public:
    explicit MonitorPage(QWidget *parent = nullptr);
    ~MonitorPage() override;

    // Null: none. To be called with null before the monitor is destroyed.
    void setMonitor(models::CampaignMonitor *monitor);
    void setOnline(bool online);
    void setSession(models::Session *session) override; // follows its connection

    QList<QAction *> actions(MenuId menu) const override;
    void refresh() override;
    void activated() override;
    void deactivated() override;
    QWidget *firstFocus() const override;

    models::ChartSpan span() const { return m_span; }
    void setSpan(models::ChartSpan span);
    // The card of the campaign comes into sight and gets the focus.
    void showCampaign(const QString &campaignId);
    CardGrid *grid() const { return m_grid; }
    EmptyState *emptyState() const { return m_empty; }
    AlertBadge *alertBadge() const { return m_alerts; }

Q_SIGNALS:
    void alertsRequested();
    void wallRequested(); // the same on a whole screen
    void campaignRequested(const QString &campaignId);
    void startRequested(const QString &campaignId);
    void stopRequested(const QString &campaignId);
    void bindRequested(const QString &campaignId);
    void enableRequested(const QString &campaignId, const QString &instanceId);
    void settingsRequested();

private:
    void makeHeader();
    void connectCard(MonitorCard *card, const QString &id);
    void chooseCampaigns();
    void setShown(const QStringList &ids, bool shown);
    void soon(const QStringList &ids);
    void soonAll();
    void refill();
    void updateInSight();
    void tick();
    void showCover();
    void showFreshness();
    void showAlerts();
    void actOnCover();

    QPointer<models::CampaignMonitor> m_monitor;
    WallOrder m_order;
    models::ChartSpan m_span = models::ChartSpan::Hour;
    QPointer<models::Session> m_session;
    bool m_online = true;
    bool m_active = false;
    bool m_allOld = true;  // every card is to be made anew
    QSet<QString> m_dirty; // cards that are
    QString m_wanted;      // to be shown when its card comes
    QTimer m_soon;
    QTimer m_tick;

    SegmentedControl *m_spans;
    AlertBadge *m_alerts;
    Button *m_choose;
    Button *m_wallButton;
    QStackedWidget *m_stack;
    QScrollArea *m_scroll;
    CardGrid *m_grid;
    EmptyState *m_empty;
    QAction *m_wallAction;
    QAction *m_alertsAction;
    QAction *m_chooseAction;
    QAction *m_settingsAction;
};

} // namespace outdial::views
