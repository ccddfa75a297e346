// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The campaigns of the tenant: table, filter, details of the current one; starts and stops them, opens disabled ones by id, binds
// lists, and opens the records of a list.
#pragma once

#include <QPointer>

#include <models/campaigns/campaignfeed.h>
#include <models/campaigns/campaignsmodel.h>
#include <views/shared/page.h>

#include <memory>

namespace outdial::models {
class CampaignMonitor;
}

namespace outdial::views {

class Banner;
class BindListDialog;
class Button;
class CampaignPane;
class CampaignTable;
class IconButton;
class OpenCampaignDialog;
class SearchField;
class SegmentedControl;

class CampaignsPage : public Page {
    Q_OBJECT
public:
    explicit CampaignsPage(QWidget *parent = nullptr);
    ~CampaignsPage() override;

    QList<QAction *> actions(MenuId menu) const override;
    void refresh() override;
    void activated() override;
    void deactivated() override;
    void setSession(models::Session *session) override;
    QWidget *firstFocus() const override;

    // What setSession does with the parts of a session; null: no tenant. The client outlives its use.
    void setTenant(api::Client *client, const models::StorePtr &store, const QString &tenant, const models::FeedPace &pace = {});
    void setOnline(bool online);

    // As the toggle does: asks first where the profile says so.
    void setDialing(const QString &id, bool on);
    // Whose forecasts the pane shows; null: none. Told before it ends.
    void setMonitor(models::CampaignMonitor *monitor);

    void selectCampaign(const QString &id);
    QString currentCampaign() const;
    models::CampaignFeed *feed() const { return m_feed.get(); }
    CampaignTable *table() const { return m_table; }
    CampaignPane *pane() const { return m_pane; }

Q_SIGNALS:
    // Null before it is destroyed: whoever holds it lets go.
    void feedChanged(outdial::models::CampaignFeed *feed);
    // A campaign is to be opened on a page of its own.
    void openCampaignRequested(const QString &campaignId);
    // The records of a list, as they are seen through one of its instances.
    void openListRequested(const QString &listId, const QString &instanceId, const QString &campaignId);

private:
    void makeActions();
    void makeHeader();
    void connectTable();
    void followSelection();
    void showCurrent();
    void showForecast();
    void showCounts();
    void showCover();
    void showFreshness();
    void showFailures();
    void tellNews(const QString &sentence);
    void refreshActions();
    void dial(const QString &id, bool on);
    void tryAgain(const QString &id);
    void showMenu(const QPoint &position);
    void openById();
    void bindList();
    void copyId();
    void forget();
    void openCurrentList();
    void openList(const QString &listId, const QString &instanceId);

    CampaignTable *m_table;
    CampaignPane *m_pane;
    SegmentedControl *m_segments;
    SearchField *m_filter;
    Button *m_openById;
    IconButton *m_refresh;
    QAction *m_startAction;
    QAction *m_stopAction;
    QAction *m_openAction;
    QAction *m_recordsAction;
    QAction *m_bindAction;
    QAction *m_openByIdAction;
    QAction *m_copyIdAction;
    QAction *m_forgetAction;
    QAction *m_tryAgainAction;
    QAction *m_filterAction;
    QList<QAction *> m_sortActions;

    QPointer<models::Session> m_session;
    models::CampaignMonitor *m_monitor = nullptr;
    api::Client *m_client = nullptr;
    models::StorePtr m_store;
    QString m_tenant;
    std::unique_ptr<models::CampaignFeed> m_feed;
    std::unique_ptr<models::CampaignsModel> m_model;
    QPointer<OpenCampaignDialog> m_openDialog;
    QPointer<BindListDialog> m_bindDialog;
    QSet<QString> m_failureBanners;
    bool m_online = true;
    bool m_active = false;
    bool m_chosen = false; // the first campaign was selected
    QString m_wanted;      // to be selected when its row comes
};

} // namespace outdial::views
