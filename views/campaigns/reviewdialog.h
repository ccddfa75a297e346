// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The changes of a campaign's lists before they are sent: before → after of each, what it means while the campaign runs, then the
// outcome of each while they are sent one by one. Stays open until all is done; what failed or was not sent stays in the plan.
#pragma once

#include <models/campaigns/campaignplan.h>
#include <models/campaigns/campaignrow.h>
#include <models/campaigns/planrun.h>
#include <views/shared/pendingreview.h>

namespace outdial::views {

class Banner;

class ReviewDialog : public PendingReview {
    Q_OBJECT
public:
    // Client and plan outlive the dialog. row: of the campaign, as it is now.
    ReviewDialog(api::Client &client, const models::CampaignRow &row, models::CampaignPlan &plan, QWidget *parent = nullptr);
    ~ReviewDialog() override;

    Button *applyButton() const { return m_apply; }
    // The state of the campaign may change while the dialog is open.
    void setRunning(bool running);

Q_SIGNALS:
    // At least one change was sent and the tenant took it, or may have: the campaign is to be read again.
    void applied();
    void sortingApplied(const QString &instanceId, const QString &listId);

public Q_SLOTS:
    void reject() override;

private:
    void fill();
    void apply();
    void showStep(int index);
    void finish();
    void showButtons();

    models::CampaignPlan &m_plan;
    models::PlanRun m_run;
    QString m_name;
    bool m_running;
    bool m_ended = false;
    Banner *m_note;
    Button *m_apply;
};

} // namespace outdial::views
