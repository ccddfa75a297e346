// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The page of one campaign: its state, start and stop, and tabs with its lists, results, monitor and Do-Not-Call lists. It reads
// nothing itself but follows the feed of the tenant, which outlives it (setSession(nullptr) comes before the feed ends: the page
// lets go of everything then). Edits that were not sent are kept with the feed, so they are there when the page is opened again.
#pragma once

#include <QPointer>

#include <models/campaigns/campaignfeed.h>
#include <models/campaigns/campaignplan.h>
#include <models/campaigns/campaignwords.h>
#include <models/campaigns/planrun.h>
#include <models/campaigns/sortingreminders.h>
#include <views/shared/page.h>

#include <functional>

class QDialog;
class QStackedWidget;

namespace outdial::models {
class CampaignMonitor;
} // namespace outdial::models

namespace outdial::views {

class Button;
class CampaignDncTab;
class CampaignListsTab;
class CampaignTab;
class EmptyState;
class ReviewDialog;
class Tabs;

// Where a tab stands among the others.
enum class CampaignTabPlace { Lists, Results, Monitor, DoNotCall };

// A page that shows a plan; a child of it.
class PlanUse : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
};

class CampaignPage : public Page {
    Q_OBJECT
public:
    // monitor: may be null. No store: nothing is remembered of edits elsewhere.
    CampaignPage(models::CampaignFeed &feed, models::CampaignMonitor *monitor, api::Client &client, models::StorePtr store,
                 const QString &tenant, const QString &campaignId, QWidget *parent = nullptr);
    ~CampaignPage() override;

    QString campaignId() const { return m_id; }
    models::CampaignMonitor *monitor() const { return m_monitor; }
    CampaignListsTab *lists() const { return m_lists; }
    CampaignDncTab *dncLists() const { return m_dnc; }
    models::CampaignPlan *plan() const { return m_plan; }

    // The page takes it. Lists and Do-Not-Call lists are there already.
    void addTab(CampaignTab *tab, CampaignTabPlace place);
    // One that is made, with that parent, when its place was first seen: in a turn of its own, so that the page is there before.
    void addTab(CampaignTabPlace place, const QString &title, std::function<CampaignTab *(QWidget *)> make);
    void showTab(CampaignTabPlace place); // nothing when there is none
    CampaignTab *currentTab() const;
    Tabs *tabs() const { return m_tabs; }

    QList<QAction *> actions(MenuId menu) const override;
    void refresh() override;
    void activated() override;
    void deactivated() override;
    void setSession(models::Session *session) override;
    QWidget *firstFocus() const override;
    void setOnline(bool online);

    // From outside (the table of campaigns, the monitor): as the buttons of the page do.
    void bindList();

    // The edits of a campaign that are kept with the feed; made when there are none. Emptied ones end with the last page of the
    // campaign, which may be open on several.
    static models::CampaignPlan *planOf(models::CampaignFeed &feed, const QString &campaignId);
    // The reminders of the tenant, one object for all who edit records or apply sortings; it lives with the feed.
    static models::SortingReminders *remindersOf(models::CampaignFeed &feed, const models::StorePtr &store,
                                                 const QString &tenant);

Q_SIGNALS:
    void campaignsRequested(); // back to the table
    // The records of a list, as they are seen through one of its instances.
    void openRecordsRequested(const QString &listId, const QString &instanceId, const QString &campaignId);

private:
    struct Held {
        CampaignTab *tab = nullptr; // null: not made yet
        CampaignTabPlace place = CampaignTabPlace::Lists;
        std::function<CampaignTab *(QWidget *)> make;
    };
    void makeRoom(const Held &held, QWidget *widget, const QString &title, int count);
    void makeTab(int index);
    void enter(bool focusInside);
    void take(CampaignTab *tab);

    const models::CampaignRow *row() const;
    models::WordsContext context() const;
    bool mayAct() const;
    void makeActions();
    void makeHeader();
    void makeContent();
    void wireLists();
    void letGo();
    void showAll();
    void showHead(const models::CampaignRow *row);
    void showCover(const models::CampaignRow *row);
    void showBanners(const models::CampaignRow *row);
    void showActBanner(const models::CampaignRow &row);
    void showTab(int index);
    void tellNews(const QString &sentence);
    void refreshActions();
    void setDialing(bool on); // asks first where the profile says so
    void dial(bool on);
    void copyId();
    void editInstance(const QString &key);
    void editSorting(const QString &key); // the same, at its sorting
    void unbind(const QString &key);
    void applySorting(const QString &instanceId);
    void review();
    void askDiscard();
    void tellKept();

    QPointer<models::CampaignFeed> m_feed;
    models::CampaignMonitor *m_monitor;
    api::Client *m_client;
    models::StorePtr m_store;
    QString m_tenant;
    QString m_id;
    QPointer<models::Session> m_session;
    QPointer<models::CampaignPlan> m_plan;
    QPointer<PlanUse> m_planUse;
    QPointer<models::SortingReminders> m_reminders;
    QPointer<models::PlanRun> m_sortingRun; // a sorting that is applied again

    QStackedWidget *m_stack; // the tabs, or what stands in their place
    Tabs *m_tabs;
    QStackedWidget *m_contents;
    EmptyState *m_empty;
    CampaignListsTab *m_lists = nullptr;
    CampaignDncTab *m_dnc = nullptr;
    QList<Held> m_held; // in the order of the tabs
    Button *m_dial;
    Button *m_bind;
    QAction *m_startAction;
    QAction *m_stopAction;
    QAction *m_tryAgainAction;
    QAction *m_bindAction;
    QAction *m_reviewAction;
    QAction *m_discardAction;
    QAction *m_copyIdAction;
    QAction *m_refreshAction;
    QPointer<QDialog> m_dialog;
    std::optional<api::ApiError> m_openError;
    bool m_opening = false;
    bool m_online = true;
    bool m_active = false;
    bool m_focusOwed = false; // by the tab that is not made yet
    int m_keptTold = 0;
};

} // namespace outdial::views
