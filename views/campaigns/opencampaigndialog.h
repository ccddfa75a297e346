// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Asks for the id of a campaign that the tenant does not list, or for the address of its page, and stays open until it was found.
#pragma once

#include <QDialog>

#include <api/types/apierror.h>

class QLineEdit;

namespace outdial::models {
class CampaignFeed;
}

namespace outdial::views {

class Button;
class FormField;

class OpenCampaignDialog : public QDialog {
    Q_OBJECT
public:
    // The feed outlives the dialog.
    OpenCampaignDialog(models::CampaignFeed &feed, QWidget *parent);

Q_SIGNALS:
    void opened(const QString &campaignId);

private:
    void ask();
    void setAsking(bool asking);

    models::CampaignFeed &m_feed;
    QString m_asked;
    QLineEdit *m_edit;
    FormField *m_field;
    Button *m_cancel;
    Button *m_open;
};

} // namespace outdial::views
