// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// `outdial apply FILE`: brings campaigns to the state that a file describes, which is what `outdial campaigns show --json`
// prints: their lists, with order, ratio and sorting, and whether they run. What would change is said first, and nothing is sent
// before somebody agrees. No list is ever deleted.
#pragma once

#include <app/cli/alllists.h>
#include <app/cli/applyrun.h>
#include <app/cli/campaignreading.h>
#include <app/cli/tenantcommand.h>
#include <models/campaigns/sortingreminders.h>

#include <memory>
#include <tl/expected.hpp>
#include <vector>

namespace outdial::app {

struct ApplyArguments {
    bool help = false;
    QString file; // "-": the standard input
    bool dryRun = false;
    int giveUpAfter = 600; // seconds until a campaign whose state cannot be read is let be
    bool yes = false;
    bool json = false;
    TenantChoice tenant;
};

// The error is a sentence for stderr; the code is WrongUse.
tl::expected<ApplyArguments, QString> parseApply(const QStringList &arguments);
// What --help prints.
QString applyUsage();

class ApplyCommand : public TenantCommand {
    Q_OBJECT
public:
    explicit ApplyCommand(ApplyArguments arguments, QObject *parent = nullptr);
    ~ApplyCommand() override;
    // What was sent is waited for; the rest is not sent.
    void cancel() override;

private:
    bool prepare() override;
    void run() override;
    void chosen(const QList<KnownCampaign> &campaigns);
    void read();
    void took(const api::Campaign &campaign);
    void plan();
    void runNext();
    // On stdout.
    void tell(const ApplySteps &of, const ApplyStep &step);

    ApplyArguments m_arguments;
    QList<CampaignWish> m_wishes;
    std::unique_ptr<KnownCampaigns> m_known;
    std::unique_ptr<AllLists> m_lists;
    std::unique_ptr<CampaignReading> m_reading;
    QStringList m_ids; // by wish
    std::vector<ApplySteps> m_steps;
    std::unique_ptr<models::SortingReminders> m_reminders; // of the window: what is sorted anew needs none
    std::unique_ptr<ApplyRun> m_run;
    std::size_t m_at = 0; // the campaign that is under way
    bool m_rejected = false;
};

} // namespace outdial::app
