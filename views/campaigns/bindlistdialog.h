// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Binds a calling list to a campaign: which list, and how it is dialed. Errors and waiting are shown in the dialog; it closes
// when the tenant has bound the list, and not while that is open.
#pragma once

#include <QDialog>

#include <models/campaigns/bindjob.h>
#include <models/campaigns/campaignrow.h>
#include <models/lists/listsmodel.h>

class QCheckBox;
class QLabel;
class QLineEdit;
class QRadioButton;
class QSpinBox;
class QVBoxLayout;

namespace outdial::views {

class Banner;
class Button;
class SearchField;
class TableView;

class BindListDialog : public QDialog {
    Q_OBJECT
public:
    // The client outlives the dialog; the row is only read here.
    BindListDialog(api::Client &client, const models::CampaignRow &row, QWidget *parent);

    void reject() override; // not while the tenant is asked

Q_SIGNALS:
    void bound(const QString &campaignId, const QString &instanceId);

private:
    QWidget *makeLists();
    QWidget *makeSettings();
    void showLists();
    void showChoice();
    void bind();
    void setBusy(bool busy, const QString &word = {});
    void tell(const QString &title, const QString &text);

    QString m_campaignId;
    QString m_campaignName;
    bool m_running;
    QSet<QString> m_instances;
    QHash<QString, int> m_boundTimes; // by list
    models::ListsModel m_model;
    models::BindJob m_job;
    Banner *m_banner;
    SearchField *m_search;
    TableView *m_lists;
    QLabel *m_loaded;
    QLineEdit *m_name;
    QSpinBox *m_order;
    QSpinBox *m_ratio;
    QCheckBox *m_enabled;
    QLabel *m_enabledNote;
    QRadioButton *m_natural;
    QRadioButton *m_random;
    QLabel *m_choice;
    Button *m_cancel;
    Button *m_bind;
};

} // namespace outdial::views
