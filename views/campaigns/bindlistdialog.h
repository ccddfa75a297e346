// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Binds a calling list to a campaign: which list, and how it is dialed. At once: errors and waiting are shown in the dialog; it
// closes when the tenant has bound the list, and not while that is open. Collected: what was chosen is handed on and nothing is
// sent.
#pragma once

#include <QDialog>

#include <models/campaigns/bindjob.h>
#include <models/campaigns/campaignplan.h>
#include <models/campaigns/campaignrow.h>
#include <models/campaigns/listfields.h>
#include <models/campaigns/sortsample.h>

class QCheckBox;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace outdial::views {

class Banner;
class Button;
class ListChooser;
class SortingDesigner;

class BindListDialog : public QDialog {
    Q_OBJECT
public:
    enum class Mode { AtOnce, Collected };

    // The client outlives the dialog; the row is only read here. No store: fields are known from records alone.
    BindListDialog(api::Client &client, const models::CampaignRow &row, QWidget *parent, Mode mode = Mode::AtOnce,
                   const models::StorePtr &store = {}, const QString &tenant = {});

    // What the campaign is planned to have, for the order behind the last one.
    void setPlanned(const QList<models::PlannedInstance> &instances);

    void reject() override; // not while the tenant is asked

Q_SIGNALS:
    void bound(const QString &campaignId, const QString &instanceId); // Mode::AtOnce
    // Mode::Collected, before the dialog closes.
    void chosen(const outdial::api::BindListRequest &request, const QString &listName, qint64 totalRecords);

private:
    QWidget *makeSettings();
    void connectJob();
    void chooseList();
    void takeFields();
    void showChoice();
    void act();
    void setBusy(bool busy, const QString &word = {});
    void tell(const QString &title, const QString &text);
    QString boundElsewhere() const;

    Mode m_mode;
    QString m_campaignId;
    bool m_running;
    QList<api::ListInstance> m_instances; // that the campaign has, new ones of the plan among them
    QSet<QString> m_known;                // ids of those that it has
    models::BindJob m_job;
    models::ListFields m_fields;
    models::SortSample m_sample;
    QString m_listId; // that is chosen
    Banner *m_banner;
    ListChooser *m_lists;
    QWidget *m_settings;
    QLineEdit *m_name;
    QSpinBox *m_order;
    QSpinBox *m_ratio;
    QCheckBox *m_enabled;
    QLabel *m_enabledNote;
    SortingDesigner *m_sorting;
    QLabel *m_choice;
    Button *m_cancel;
    Button *m_act;
};

} // namespace outdial::views
