// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The results of a campaign, list instance by list instance: all records, or those completed or updated in a span of time, with
// their attempts, look-up and export. What was chosen stays while the page of the campaign lives.
#pragma once

#include <QDateTime>
#include <QString>

#include <api/types/campaign.h>
#include <models/store/store.h>
#include <views/campaigns/campaigntab.h>

class QComboBox;

namespace outdial::api {
class Client;
}
namespace outdial::models {
class ListDetails;
class RecordExport;
} // namespace outdial::models

namespace outdial::views {

class BannerArea;
class Button;
class IconButton;
class RecordEditing;
class RecordsView;

class ResultsTab : public CampaignTab {
    Q_OBJECT
public:
    // The client outlives the tab. tenant: TenantAddress::scope(), under which formats and columns are kept.
    ResultsTab(api::Client &client, models::StorePtr store, const QString &tenant, const QString &campaignId,
               QWidget *parent = nullptr);
    ~ResultsTab() override;

    void showCampaign(const models::CampaignRow *row) override;
    QString tabTitle() const override { return tr("Results"); }
    QList<QAction *> actions(MenuId menu) const override;
    void refresh() override;
    void activated() override;
    void deactivated() override;
    QWidget *firstFocus() const override;
    void setOnline(bool online) override;

    RecordsView *view() const { return m_view; }
    QComboBox *instances() const { return m_instances; }
    QString instanceId() const { return m_instanceId; }
    RecordEditing *editing() const { return m_editing; }

Q_SIGNALS:
    // The tenant has taken changes of so many records from here.
    void recordsEdited(const QString &listId, int count);
    // See ExportDialog::started().
    void exportStarted(outdial::models::RecordExport *job, const QString &title, const QString &listName);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void makeParts();
    void fillInstances();
    void choose(const QString &instanceId);
    void open();
    void takeDetails();
    void instanceGone();
    void refreshInstead();
    void refreshEditing();
    void layoutPane();

    api::Client &m_client;
    models::StorePtr m_store;
    QString m_tenant;
    QString m_campaignId;
    QString m_campaignName;
    QList<api::ListInstance> m_lists; // in dialing order
    bool m_known = false;             // the campaign's lists were read
    bool m_active = false;
    bool m_opened = false; // the instance's records were asked for
    QString m_instanceId;
    QString m_toldGone; // the instance of which it was said that it is gone
    bool m_telling = false;
    bool m_drawerOpen = false;

    models::ListDetails *m_details;
    QComboBox *m_instances;
    BannerArea *m_banners;
    RecordsView *m_view;
    RecordEditing *m_editing;
    QWidget *m_paneFrame;
    IconButton *m_paneButton;
};

} // namespace outdial::views
