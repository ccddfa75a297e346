// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The lists that are bound to a campaign, in dialing order, with the edits that were not sent: table, what is dialed next, and
// the bar of pending changes. Edits are collected in the plan; dialogs and whatever is sent at once are asked of the page.
#pragma once

#include <models/campaigns/campaignfeed.h>
#include <models/campaigns/campaignplan.h>
#include <models/campaigns/plannedlistsmodel.h>
#include <models/campaigns/sortingreminders.h>
#include <views/campaigns/campaigntab.h>

class QMenu;

namespace outdial::views {

class BannerArea;
class CampaignListsTable;
class DialStrip;
class PendingBar;

class CampaignListsTab : public CampaignTab {
    Q_OBJECT
public:
    // All of them outlive the tab.
    CampaignListsTab(models::CampaignFeed &feed, models::CampaignPlan &plan, models::SortingReminders &reminders,
                     const QString &campaignId, QWidget *parent = nullptr);
    ~CampaignListsTab() override;

    void showCampaign(const models::CampaignRow *row) override;
    QString tabTitle() const override;
    int tabCount() const override;
    QList<QAction *> actions(MenuId menu) const override;
    void setOnline(bool online) override;
    QWidget *firstFocus() const override;
    QString unsaved() const override;

    CampaignListsTable *table() const { return m_table; }
    DialStrip *strip() const { return m_strip; }
    PendingBar *pendingBar() const { return m_bar; }
    BannerArea *banners() const { return m_banners; }
    // The instance that is current; null: none.
    const models::PlannedInstance *current() const;
    void select(const QString &key);
    // The instance whose sorting is being applied again; null: none.
    void setSorting(const QString &instanceId);

Q_SIGNALS:
    void bindRequested();
    void editRequested(const QString &key);    // everything of an instance, in the dialog
    void sortingRequested(const QString &key); // the same, at its sorting
    void unbindRequested(const QString &key);  // of one that is bound
    void openRecordsRequested(const QString &listId, const QString &instanceId);
    // Its sorting is to be sent again as it is, since records were edited after it was applied.
    void applySortingRequested(const QString &instanceId);

private:
    void makeActions();
    QAction *makeAction(const QString &text, const QString &iconName, const QKeySequence &keys);
    void makeResetMenu();
    void showMenu(const QPoint &position);
    void showAll();
    void showCover();
    void showStrip();
    void showReminders();
    void showElsewhere();
    void refreshActions();
    void fitTable();
    void remove(const QString &key);

    models::CampaignFeed &m_feed;
    models::CampaignPlan &m_plan;
    models::SortingReminders &m_reminders;
    QString m_id;
    models::PlannedListsModel m_model;
    QStringList m_reminderBanners; // instance ids
    QString m_sorting;
    int m_count = -1;
    bool m_known = false;
    bool m_online = true;

    BannerArea *m_banners;
    CampaignListsTable *m_table;
    DialStrip *m_strip;
    PendingBar *m_bar;
    QMenu *m_resetMenu;
    QAction *m_editAction;
    QAction *m_sortingAction;
    QAction *m_orderAction;
    QAction *m_ratioAction;
    QAction *m_upAction;
    QAction *m_downAction;
    QAction *m_switchAction;
    QAction *m_unbindAction;
    QAction *m_openAction;
    QAction *m_copyInstanceAction;
    QAction *m_copyListAction;
    QAction *m_discardAction;
    QAction *m_undoAction;
    QList<QAction *> m_resetActions; // one for each property
};

} // namespace outdial::views
