// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

#include <models/campaigns/campaignfeed.h>
#include <models/campaigns/campaignid.h>
#include <models/connect/errorwords.h>
#include <views/campaigns/opencampaigndialog.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>

namespace outdial::views {

OpenCampaignDialog::OpenCampaignDialog(models::CampaignFeed &feed, QWidget *parent) : QDialog(parent), m_feed(feed)
{
    setWindowTitle(tr("Open a campaign by ID"));
    setFixedWidth(px(488));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(px(24), px(20), px(24), px(20));
    column->setSpacing(px(12));
    column->addWidget(makeLabel(windowTitle(), "pane", "", this));
    QLabel *about = makeLabel(tr("The tenant lists enabled campaigns only. A disabled one opens by its ID and stays here."),
                              "small", "muted", this);
    about->setWordWrap(true);
    column->addWidget(about);
    m_edit = new QLineEdit(this);
    m_field = new FormField(tr("Campaign &ID, or the address of its page"), m_edit, this);
    m_field->setHint(tr("Contact Center Administrator shows it behind #SERVICES_CAMPAIGNS:SERVICES_PROPERTIES:"));
    column->addWidget(m_field);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(px(8));
    buttons->addStretch(1);
    m_cancel = new Button(tr("Cancel"), ButtonKind::Normal, ButtonSize::Dialog, this);
    m_open = new Button(tr("Open campaign"), ButtonKind::Primary, ButtonSize::Dialog, this);
    m_cancel->setAutoDefault(false);
    m_open->setDefault(true);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_open);
    column->addLayout(buttons);

    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_open, &QPushButton::clicked, this, &OpenCampaignDialog::ask);
    connect(m_edit, &QLineEdit::textEdited, this, [this] { m_field->setError({}); });
    connect(&feed, &models::CampaignFeed::opened, this, [this](const QString &id) {
        if (id != m_asked)
            return;
        Q_EMIT opened(id);
        accept();
    });
    connect(&feed, &models::CampaignFeed::openFailed, this, [this](const QString &id, const api::ApiError &error) {
        if (id != m_asked)
            return;
        setAsking(false);
        m_field->setError(models::errorSentence(error, api::Method::GetCampaign));
        m_edit->setFocus();
    });
}

void OpenCampaignDialog::ask()
{
    if (!m_asked.isEmpty())
        return;
    const QString id = models::campaignIdFrom(m_edit->text());
    if (id.isEmpty()) {
        m_field->setError(tr("Needs an ID like 85389D39-E05C-4CE7-B36D-4401BEA52E14, or an address that contains it."));
        m_edit->setFocus();
        return;
    }
    setAsking(true);
    m_asked = id;
    m_feed.open(id);
}

void OpenCampaignDialog::setAsking(bool asking)
{
    if (!asking)
        m_asked.clear();
    m_edit->setEnabled(!asking);
    m_open->setEnabled(!asking);
    m_open->setText(asking ? tr("Opening…") : tr("Open campaign"));
}

} // namespace outdial::views
